"""The budgets that `init` offers: each is right as it stands, and so are the examples in its comments."""

import re
from fractions import Fraction

import pytest

from leadtime.formats.budget_rules import parse_rules
from leadtime.formats.budget_toml import parse_budget
from leadtime.formats.templates import TEMPLATES, template
from leadtime.model.budget import Budget
from leadtime.model.errors import Usage
from leadtime.model.rule import Sorting
from leadtime.model.target import Amount, Measure, Target

_EXAMPLE = re.compile(r"^#(?=[^\s#])", re.MULTILINE)


def sorting_of(text: str) -> Sorting:
    """The rules of a text in which they have no problem."""
    sorting, problems = parse_rules(text, "budget.toml", budget_of(text))
    assert problems == ()
    return sorting


def budget_of(text: str) -> Budget:
    """The budget of a text that has no problem."""
    budget, problems = parse_budget(text, "budget.toml")
    assert problems == ()
    return budget


def test_the_budget_of_a_municipal_director() -> None:
    """Office at most 45 %, visits at least a quarter and three a week, a fifth for lifting others: just these."""
    assert budget_of(template("municipal-director")).targets == (
        Target("office", at_most=Amount(Measure.SHARE, Fraction(45, 100))),
        Target("visits", at_least=Amount(Measure.SHARE, Fraction(25, 100))),
        Target("visits", at_least=Amount(Measure.COUNT, Fraction(3))),
        Target("communication/social", at_least=Amount(Measure.SHARE, Fraction(20, 100))),
    )


def test_the_categories_of_a_municipal_director() -> None:
    """The paths, and the words in two languages that may be typed for them; lunch is in no sum."""
    budget = budget_of(template("municipal-director"))
    assert {category.path: category.aliases for category in budget.categories} == {
        "office": ("desk", "email", "kontor", "mejl"),
        "meetings": ("meeting", "möte", "möten"),
        "visits": ("visit", "besök"),
        "communication": ("kommunikation",),
        "communication/social": ("lift", "lyft"),
        "travel": ("trip", "resa"),
        "lunch": ("break", "rast"),
    }
    assert [category.path for category in budget.categories if not budget.counts(category.path)] == ["lunch"]
    assert all(category.label for category in budget.categories)


def test_the_rules_of_a_municipal_director() -> None:
    """They sort into every category; what they take is tried in the tests of the reckoning.

    Few enough that nobody waits for them: every command reads this text.
    """
    budget, found = budget_of(template("municipal-director")), sorting_of(template("municipal-director"))
    assert {rule.category for rule in found.rules if rule.category} == {category.path for category in budget.categories}
    assert [rule.skip for rule in found.rules if rule.skip] == ["cancelled", "private"]
    assert len(found.rules) <= 12
    assert found.me == ()


def test_a_blank_budget_has_no_targets() -> None:
    """The user's own targets come in by hand or by command; one category shows the form."""
    budget = budget_of(template("blank"))
    assert budget.targets == ()
    assert [category.path for category in budget.categories] == ["meetings"]


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_week_of_every_template(name: str) -> None:
    """Forty hours from Monday to Friday, as leadtime takes it without any budget."""
    said = budget_of(template(name))._replace(categories=(), targets=())
    assert said == Budget()


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_examples_of_every_template(name: str) -> None:
    """With the `#` taken away from every example, as the text tells its reader to do, the file is still right."""
    text, examples = _EXAMPLE.subn("", template(name))
    assert examples >= 2
    assert budget_of(text).week_starts == 6
    assert sorting_of(text).me == ("anna.berg@example.se",)


def test_the_examples_of_a_blank_budget() -> None:
    """They show a part of a category, one that does not count, two kinds of target, and a rule."""
    text = _EXAMPLE.sub("", template("blank"))
    budget = budget_of(text)
    assert [rule.category for rule in sorting_of(text).rules] == ["meetings/board"]
    assert sorting_of(template("blank")) == Sorting()
    assert [category.path for category in budget.categories] == ["meetings", "meetings/board", "lunch"]
    assert [target.measure for target in budget.targets] == [Measure.SHARE, Measure.COUNT]


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_text_of_every_template(name: str) -> None:
    """It fits in a window of 80 columns, and ends with a line's end so that a command can add to it."""
    text = template(name)
    assert max(map(len, text.splitlines())) <= 80
    assert text.endswith('"\n')
    assert "\t" not in text and "\r" not in text


def test_a_template_that_is_not_there() -> None:
    """The refusal names those there are."""
    with pytest.raises(Usage) as refusal:
        template("mayor")
    assert refusal.value.message == 'there is no template "mayor"'
    assert refusal.value.hint == "the templates are municipal-director and blank"
