"""Every condition that a rule can have is known where it decides, where it is shown and where it is explained."""

from pathlib import Path

import pytest

from leadtime.formats.budget_rules import CONDITIONS, parse_rules
from leadtime.formats.budget_toml import parse_budget
from leadtime.formats.rules_json import rules_json
from leadtime.formats.templates import template
from leadtime.model.event import Event
from leadtime.model.rule import Rule, Sorting
from leadtime.reckoning.imports.rules import first_rule
from leadtime.view.rules_table import conditions

ROOT = Path(__file__).parents[1]
BARE = Event("a", summary="x", location="x", calendar="x", categories=("x",), organizer="x")


def rule_with(condition: str) -> Rule:
    """A rule that has one condition alone, which an event of x does not fulfil."""
    value = "7" if condition == "attendees_at_least" else '"needle"'
    text = f'version = 1\n[[category]]\npath = "visits"\n[[rule]]\n{condition} = {value}\ncategory = "visits"\n'
    found, problems = parse_rules(text, "budget.toml", parse_budget(text, "budget.toml")[0])
    assert not problems
    (rule,) = found.rules
    return rule


@pytest.mark.parametrize("condition", CONDITIONS)
def test_a_condition_alone_decides(condition: str) -> None:
    """It keeps an event out that lacks it, and lets one in that has it."""
    rule = rule_with(condition)
    fits = {"attendees_at_least": {"attendees": 7}, "categories": {"categories": ("a needle",)}}
    take = first_rule([rule])
    assert take(BARE) is None
    assert take(BARE._replace(**fits.get(condition, {condition: "a needle"}))) is rule  # type: ignore[arg-type]  # any field


@pytest.mark.parametrize("condition", CONDITIONS)
def test_a_condition_is_shown_and_explained(condition: str) -> None:
    """In the list of rules, as JSON, in the comments of a new budget, and on the page about imports."""
    rule = rule_with(condition)
    (said,) = conditions(rule)
    assert "needle" in said or "7" in said
    assert f'"{condition}"' in rules_json(Sorting((rule,)))
    assert condition in template("municipal-director")
    assert f"`{condition}`" in (ROOT / "docs" / "importing.md").read_text(encoding="utf-8")
