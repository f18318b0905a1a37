"""Units in the text of a budget: added at its end, or given a last day, and the proof that nothing else changed."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from leadtime.formats.amounts import spell_cadence
from leadtime.formats.budget_toml import VERSION, parse_budget
from leadtime.formats.budget_units import UNIT_KEYS, parse_units
from leadtime.formats.log_text import format_key
from leadtime.formats.toml_load import load_toml
from leadtime.formats.toml_text import Splice, appended, blocks, is_blank, with_key
from leadtime.model.errors import BadData, Problem
from leadtime.model.unit import Unit


def adding_units(text: str, units: Sequence[Unit]) -> Splice:
    """The one splice that puts units at the end of a budget; an empty text gets its version first."""
    new = "\n".join(format_unit(unit) for unit in units)
    return appended(text, f"version = {VERSION}\n\n{new}" if is_blank(text) else new)


def format_unit(unit: Unit) -> str:
    """The block of a unit, header included, lines ending in LF; the day before its `end` is its `until`."""
    values: dict[str, object] = {
        "name": unit.name,
        "label": unit.label or None,
        "headcount": unit.headcount,
        "visit_every": spell_cadence(unit.visit_every) if unit.visit_every else None,
        "shifts": unit.shifts,
        "aliases": unit.aliases or None,
        "was": unit.was or None,
        "from": unit.start,
        "until": unit.end - timedelta(days=1) if unit.end else None,
    }
    return "[[unit]]\n" + "".join(format_key(key, values[key]) for key in UNIT_KEYS if values[key] is not None)


def ending_units(text: str, numbers: Sequence[int], last: date, path: str) -> list[Splice]:
    """The splices that give units a last day, by their places among the budget's units, the last in the text first.

    BadData when one does not stand under a `[[unit]]` line of its own.
    """
    found = [block for block in blocks(text) if block.name == "unit" and block.is_array]
    line = format_key("until", last)
    splices = []
    for number in sorted(numbers, reverse=True):
        if number >= len(found):
            hint = "change it in an editor, or write each unit under a [[unit]] line"
            raise BadData("the unit is not written under a line [[unit]] of its own", hint, place=path)
        before = text[found[number].start : found[number].end]
        splices.append(Splice(found[number].start, before, with_key(before, "until", line, UNIT_KEYS)))
    return splices


def fault_in_unit_change(old_text: str, new_text: str, expected: Sequence[Unit]) -> str:
    """Why a changed budget must not be saved, in words; empty when it says what is expected and nothing else changed.

    `expected` are the units that `new_text` should be read as. Units may be added, and get another last day; of those
    that are there nothing else changes, and nothing at all beside the units. Faults from before may stay.
    """
    old, _ = load_toml(old_text, "")
    new, broken = load_toml(new_text, "")
    if broken:
        return f"the budget could no longer be read: {broken.message}"
    if _without(new, "unit") != ({"version": VERSION} if is_blank(old_text) else _without(old, "unit")):
        return "something beside the units would change"
    was, becomes = _tables(old), _tables(new)
    if [_without(table, "until") for table in was] != [_without(table, "until") for table in becomes[: len(was)]]:
        return "a unit that is there would change"
    organisation, of_units = parse_units(new_text, "")
    known = _messages(parse_budget(old_text, "")[1], parse_units(old_text, "")[1])
    if fresh := _messages(parse_budget(new_text, "")[1], of_units) - known:
        return f"the budget would have a new fault: {next(iter(fresh))}"
    return "" if organisation.units == tuple(expected) else "the units would not be the old ones with the change"


def _tables(values: dict[str, Any]) -> list[dict[str, Any]]:
    found = values.get("unit", [])
    return found if isinstance(found, list) and all(isinstance(table, dict) for table in found) else []


def _without(values: dict[str, Any], key: str) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name != key}


def _messages(*found: Sequence[Problem]) -> Counter[str]:
    return Counter(problem.message for problems in found for problem in problems)
