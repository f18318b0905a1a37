"""Visits: which entries are visits, to which units, and what part of an entry each unit gets.

Conventions. An entry is a visit when it names a unit and its category, or one that is part of, is declared `visits =
true`; where no category is, every entry with a unit is one. An entry with several units is a visit to each; its minutes
and the people met are shared out evenly between them, what does not divide going one by one to the first, so that the
parts add up. A unit is meant by any name it has had, see `units`. A visit is on the day its entry began. One to a unit
that is over by the day of the figures is a visit still, to the last name of that unit.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import NamedTuple

from leadtime.model.budget import Budget
from leadtime.model.entry import Entry
from leadtime.model.path import is_within
from leadtime.reckoning.units import UnitsThen


class Visit(NamedTuple):
    """A unit's part of an entry. `unit` is its name on the day that the figures are for, of one that is over the last.

    `people` None = not said.
    `start` and `end` are None where only the day and the minutes are known; `end` alone for the running timer.
    """

    unit: str
    day: date
    minutes: int
    people: int | None
    start: datetime | None
    end: datetime | None
    entry: str


def is_visit(budget: Budget, entry: Entry) -> bool:
    """True for an entry that is a visit."""
    return bool(entry.units) and counts_as_visit(budget, entry.category)


def counts_as_visit(budget: Budget, category: str) -> bool:
    """True for a category whose entries are visits when they name a unit."""
    declared = visit_categories(budget)
    return not declared or any(is_within(category, path) for path in declared)


def visit_categories(budget: Budget) -> list[str]:
    """The categories that the budget declares to be visits; none means that every entry with a unit is one."""
    return [category.path for category in budget.categories if category.visits]


def visits(budget: Budget, units: UnitsThen, entries: Iterable[Entry], now: datetime) -> Iterator[Visit]:
    """A visit for each unit of each entry that is one, up to the day of `units`, unknown units left out."""
    counts: dict[str, bool] = {}
    meant: dict[str, str] = {}
    for entry in entries:
        if not entry.unit or entry.day > units.day:
            continue
        if entry.category not in counts:
            counts[entry.category] = counts_as_visit(budget, entry.category)
        if not counts[entry.category]:
            continue
        named = entry.units
        if not named:  # a unit that is nothing but commas
            continue
        day = entry.day
        for name, minutes, people in _parts(entry, named, now):
            if name not in meant:
                meant[name] = unit_named(units, name)
            if unit := meant[name]:
                yield Visit(unit, day, minutes, people, entry.start, entry.end, entry.id)


def _parts(entry: Entry, named: Sequence[str], now: datetime) -> Iterable[tuple[str, int, int | None]]:
    """The units of an entry, each with its part of the minutes and of the people."""
    minutes = entry.length(now).minutes
    if len(named) == 1:  # as nearly always, and there may be tens of thousands
        return [(named[0], minutes, entry.people)]
    people = [None] * len(named) if entry.people is None else shared_out(entry.people, len(named))
    return zip(named, shared_out(minutes, len(named)), people, strict=True)


def unit_named(units: UnitsThen, name: str) -> str:
    """The unit that a name means on the day, else the one that it meant before and is over; empty for neither."""
    return units.meant(name) or (over.name if (over := units.over(name)) else "")


def unknown_units(units: UnitsThen, names: Iterable[str]) -> list[str]:
    """Those of the names that no unit has on the day, and none had before, each once, in the order given."""
    return [name for name in dict.fromkeys(names) if not unit_named(units, name)]


def shared_out(number: int, parts: int) -> list[int]:
    """A whole number in so many parts that differ by one at most and add up to it, the larger ones first."""
    each, over = divmod(number, parts)
    return [each + (place < over) for place in range(parts)]
