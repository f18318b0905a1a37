"""Changes of the budget's units as they are wanted: added, renamed, ended, a whole organisation brought in.

Every function reads the budget under the lock, refuses by what it finds there, and makes one change of it, which
`undo` takes back. `at` is the time now.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from leadtime.formats.budget_units import parse_units
from leadtime.formats.toml_text import apply
from leadtime.formats.unit_edit import adding_units, ending_units, fault_in_unit_change
from leadtime.model.errors import BadData, Problem, Refused
from leadtime.model.unit import Unit
from leadtime.reckoning.unit_import import Brought, brought
from leadtime.reckoning.unit_spans import clash_in_words, clashing_aliases
from leadtime.reckoning.unit_versions import Ending, Renamed, Said, Step, Versions, added, ending, renamed
from leadtime.storage.budget_file import good_budget
from leadtime.storage.change import Current, Plan, Wanted, change
from leadtime.storage.places import BUDGET, Places


def add_unit(places: Places, said: Said, at: datetime) -> Step:
    """Add a unit, or a version of one that is there; nothing when it is so already."""

    def plan(current: Current) -> tuple[Plan, Step]:
        units = _units(current)
        step = added(Versions(units), said, at.date())
        return Plan(f"unit add {said.name}", _adding(current, units, [step.added] if step.added else [])), step

    return change(places, at, plan)


def rename_unit(places: Places, old: str, new: str, day: date, at: datetime, label: str | None = None) -> Renamed:
    """Carry a unit and its parts on under new names from a day on, the unit with another label where one is given."""

    def plan(current: Current) -> tuple[Plan, Renamed]:
        units = _units(current)
        found = renamed(Versions(units), old, new, day, label)
        return Plan(f"unit rename {old} {new}", _adding(current, units, found.added)), found

    return change(places, at, plan)


def end_unit(places: Places, name: str, last: date, at: datetime) -> Ending:
    """Give a unit and its parts a last day; nothing when all of them have it already."""

    def plan(current: Current) -> tuple[Plan, Ending]:
        units = _units(current)
        found = ending(Versions(units), name, last)
        return Plan(f"unit end {name}", _ending(current, units, found, last)), found

    return change(places, at, plan)


def import_units(places: Places, rows: Sequence[Said], typed: date | None, at: datetime) -> Brought:
    """Bring the units of a file in; nothing when they are all there, or when something stands against it."""

    def plan(current: Current) -> tuple[Plan, Brought]:
        units = _units(current)
        found = brought(units, rows, at.date(), typed)
        new = [] if found.faults else found.units
        return Plan(f"unit import of {len(new)} units", _adding(current, units, new)), found

    return change(places, at, plan)


def _units(current: Current) -> tuple[Unit, ...]:
    """The budget's units; BadData when it has a fault: half of a unit would be carried on as the whole."""
    good_budget(current.budget)
    file = current.budget.file
    organisation, problems = parse_units(file.text, file.path)
    if problems:
        raise fault_in_units(problems)
    return organisation.units


def fault_in_units(problems: Sequence[Problem]) -> BadData:
    """The first of the faults in the units, and how the others can be seen."""
    first, more = problems[0], len(problems) - 1
    others = f"{first.hint}; `leadtime budget check` shows {more} more" if more else first.hint
    return BadData(first.message, others, first.place, tuple(problems))


def _adding(current: Current, units: Sequence[Unit], new: Sequence[Unit]) -> list[Wanted]:
    """Put new units at the end; Refused when a fault would come of it, which is then a slip in what was typed."""
    if not new:
        return []
    file = current.budget.file
    expected = (*units, *new)
    if clash := next(clashing_aliases(expected), None):
        raise clash_in_words(expected, clash)
    splice = adding_units(file.text, new)
    fresh = parse_units(apply(file.text, splice), file.path)[1]
    if fresh:
        raise Refused(fresh[0].message, fresh[0].hint)
    return [Wanted(BUDGET, (splice,), lambda new: fault_in_unit_change(file.text, new.text, expected))]


def _ending(current: Current, units: Sequence[Unit], found: Ending, last: date) -> list[Wanted]:
    file = current.budget.file
    splices = ending_units(file.text, found.numbers, last, file.path)
    end, numbers = last + timedelta(days=1), set(found.numbers)
    expected = [unit._replace(end=end) if number in numbers else unit for number, unit in enumerate(units)]
    return [Wanted(BUDGET, tuple(splices), lambda new: fault_in_unit_change(file.text, new.text, expected))]
