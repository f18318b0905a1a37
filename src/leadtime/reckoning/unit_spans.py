"""The days on which each version of a unit is in force, and the aliases that would mean two units on one day.

The conventions are those of `units`: a version ends where it says so, where the next one of its name begins, or where
another unit carries its name on. Days run from `date.min`, since ever, to `date.max`, for ever; an end is the day
after.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from leadtime.model.errors import Refused
from leadtime.model.unit import Unit


class InForce(NamedTuple):
    """A version of a unit with its days, from `first` up to, not including, `end`; `end` is `first` where it has none.

    `number` is its place among the budget's units.
    """

    number: int
    unit: Unit
    first: date
    end: date

    def has(self, day: date) -> bool:
        """True when it is in force on the day."""
        return self.first <= day < self.end

    def meets(self, other: "InForce") -> bool:
        """True when both are in force on some day."""
        return max(self.first, other.first) < min(self.end, other.end)


def days_in_force(units: Sequence[Unit]) -> list[InForce]:
    """Each version with its days, in the order given."""
    starts: dict[str, set[date]] = {}
    carried_on: dict[str, set[date]] = {}
    for unit in units:
        starts.setdefault(unit.name, set()).add(_first(unit))
        for name in unit.was:
            carried_on.setdefault(name, set()).add(_first(unit))
    sorted_starts = {name: sorted(days) for name, days in starts.items()}
    sorted_carried = {name: sorted(days) for name, days in carried_on.items()}
    found = []
    for number, unit in enumerate(units):
        first = _first(unit)
        later = sorted_starts[unit.name]
        others = sorted_carried.get(unit.name, [])
        ends = [
            unit.end or date.max,
            *later[bisect_right(later, first) :][:1],
            *others[bisect_left(others, first) :][:1],
        ]
        found.append(InForce(number, unit, first, max(first, min(ends))))
    return found


def first_days(units: Sequence[Unit], day: date) -> dict[str, date]:
    """The first day of each unit that is there on a day, by its name: that of the first of its versions and names.

    As far as they follow each other: what was over for a while begins again. `date.min` = since ever.
    """
    spans = sorted((one for one in days_in_force(units) if one.first < one.end), key=lambda one: one.first)
    until: dict[tuple[str, date], date] = {}  # the first day of what a name was up to a day
    found: dict[str, date] = {}
    for one in spans:
        before = [until.get((name, one.first), one.first) for name in (one.unit.name, *one.unit.was)]
        until[one.unit.name, one.end] = min(before)
        if one.has(day):
            found[one.unit.name] = min(before)
    return found


def _first(unit: Unit) -> date:
    return unit.start or date.min


class Clash(NamedTuple):
    """An alias of the unit number `number` that on some day means the one number `other` too."""

    number: int
    alias: str
    other: int


def clash_in_words(units: Sequence[Unit], clash: Clash) -> Refused:
    """Why such units are refused."""
    one, other = units[clash.number].name, units[clash.other].name
    return Refused(f'the alias "{clash.alias}" of {one} also stands for {other}', "give it to one of the two")


def clashing_aliases(units: Sequence[Unit]) -> Iterator[Clash]:
    """The aliases that are the name, or an earlier alias, of a unit with another name that is in force on the same day.

    Capitals make no difference. A unit that carries another one on may have its aliases, and its name as one.
    """
    found = days_in_force(units)
    means: dict[str, list[InForce]] = {}
    if not any(unit.aliases for unit in units):
        return
    for one in found:
        means.setdefault(one.unit.name.lower(), []).append(one)
    for one in found:
        for alias in one.unit.aliases:
            there = means.setdefault(alias.lower(), [])
            other = next((two for two in there if two.unit.name != one.unit.name and two.meets(one)), None)
            if other:
                yield Clash(one.number, alias, other.number)
            else:
                there.append(one)
