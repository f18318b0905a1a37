"""Additions to the budget's text, and the proof that nothing else changed."""

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from leadtime.formats.amounts import spell_amount, spell_cadence
from leadtime.formats.budget_targets import UNITS
from leadtime.formats.budget_toml import VERSION, parse_budget
from leadtime.formats.toml_load import BYTE_ORDER_MARK, load_toml
from leadtime.formats.toml_text import Splice, appended
from leadtime.model.budget import Budget
from leadtime.model.period import Interval
from leadtime.model.target import Measure, Of, Target


def adding_category(
    text: str, path: str, label: str = "", aliases: Sequence[str] = (), counts: bool = True, visits: bool = False
) -> Splice:
    """The splice that declares a category at the end of a budget; an empty text gets its version first."""
    values: dict[str, object] = {"path": path}
    if label:
        values["label"] = label
    if aliases:
        values["aliases"] = list(aliases)
    if not counts:
        values["counts"] = False
    if visits:
        values["visits"] = True
    return _adding(text, "category", values)


def adding_target(text: str, target: Target) -> Splice:
    """The splice that puts a target at the end of a budget; an empty text gets its version first.

    Only what differs from the default is written; the day before the target's `end` is its `until`.
    """
    values: dict[str, object] = {"category": target.category}
    if target.at_least:
        values["at_least"] = spell_amount(target.at_least)
    if target.at_most:
        values["at_most"] = spell_amount(target.at_most)
    if target.visit_every:
        values["visit_every"] = spell_cadence(target.visit_every)
    if target.measure is Measure.UNITS:
        values["of"] = UNITS
    if target.per is not (Interval.QUARTER if target.is_of_units else Interval.WEEK):
        values["per"] = target.per.value
    if target.of is not Of.LOGGED:
        values["of"] = target.of.value
    if target.start:
        values["from"] = target.start
    if target.end:
        values["until"] = target.end - timedelta(days=1)
    return _adding(text, "target", values)


def _adding(text: str, name: str, values: dict[str, object]) -> Splice:
    block = f"[[{name}]]\n" + "".join(_line(key, value) for key, value in values.items())
    return appended(text, f"version = {VERSION}\n\n{block}" if _is_blank(text) else block)


def _is_blank(text: str) -> bool:
    return not text.strip(BYTE_ORDER_MARK + " \t\r\n")


def _line(key: str, value: object) -> str:
    """A key with its value, lists on one line: tomli-w gives each item its own."""
    import tomli_w

    if isinstance(value, list):
        items = [tomli_w.dumps({"_": item}).removeprefix("_ = ").rstrip("\n") for item in value]
        return f"{key} = [{', '.join(items)}]\n"
    return tomli_w.dumps({key: value})


def fault_in_budget_change(old_text: str, new_text: str, expected: Budget) -> str:
    """Why a changed budget must not be saved, in words; empty when it says what is expected and nothing else changed.

    `expected` is the budget that `new_text` should be read as. Categories and targets may be added, and those that
    are there neither changed nor taken out. Faults from before may stay.
    """
    old, _ = load_toml(old_text, "")
    new, broken = load_toml(new_text, "")
    if broken:
        return f"the budget could no longer be read: {broken.message}"
    if _others(new) != ({"version": VERSION} if _is_blank(old_text) else _others(old)):
        return "something beside the categories and targets would change"
    for name in ("category", "target"):
        was, becomes = old.get(name, []), new.get(name, [])
        if was != becomes and was != becomes[: len(was)]:
            return f"a {name} that is there would change"
    budget, problems = parse_budget(new_text, "")
    known = Counter(problem.message for problem in parse_budget(old_text, "")[1])
    if fresh := Counter(problem.message for problem in problems) - known:
        return f"the budget would have a new fault: {next(iter(fresh))}"
    return "" if budget == expected else "the budget would not be the old one with the change"


def _others(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if key not in ("category", "target")}
