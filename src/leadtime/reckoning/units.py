"""The organisation as it is on a day: which units there are, and which of them a name in the log means.

Conventions. Of a unit's versions the one that began last is in force, until it ends. A unit that carries another one
on (`was`) takes its place from its own first day, unless that one has a later version. The headcount of a unit is
without its parts, so those of all units add up. A unit can be visited when it has no parts, or a headcount of its own;
what has parts and none is a group, which only holds them together. A name in the log means the unit of that name if
there is one on the day; else the unit that carries it on by then, of several the first in the file; else, for a name
that came later, what its unit was called on the day. So past reports keep the names and figures of their day. A name
that means none of them may be that of a unit which is over by then, see `UnitsThen.over`.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from leadtime.model.path import ancestors, parent_of
from leadtime.model.period import Interval
from leadtime.model.unit import Cadence, Organisation, Unit
from leadtime.reckoning.unit_spans import days_in_force

DEFAULT_CADENCE = Cadence(1, Interval.QUARTER)  # where neither the unit, nor one above, nor the budget says


class UnitThen(NamedTuple):
    """A unit, or a group of units, as it is on a day, with what it has from the unit it is part of.

    `headcount` is None where the budget does not say. `can_be_visited` is False for a group. `since` is the first day
    of the version in force, None = since ever. A group that the budget does not declare has its name alone.
    """

    name: str
    label: str
    headcount: int | None
    visit_every: Cadence
    shifts: tuple[str, ...]
    aliases: tuple[str, ...]
    can_be_visited: bool
    since: date | None = None


class UnitsThen:
    """The units on a day, by name in the order of the file; `units` has each whole before its parts.

    `organisation` is what they are taken from, with the versions of every other day.
    """

    def __init__(self, organisation: Organisation, day: date, visit_every: Cadence | None = None) -> None:
        self.day = day
        self.organisation = organisation
        visit_every = visit_every or DEFAULT_CADENCE
        in_force = dict(_in_force(organisation.units, day))
        self._followers = _followers(organisation.units, day)
        self.units: dict[str, UnitThen] = {}
        names = dict.fromkeys(part for name in in_force for part in reversed(list(ancestors(name))))
        with_parts = {parent_of(name) for name in names}
        for name in names:
            unit = in_force.get(name, Unit(name))
            above = self.units.get(parent_of(name))
            self.units[name] = UnitThen(
                name,
                unit.label,
                unit.headcount,
                unit.visit_every or (above.visit_every if above else visit_every),
                unit.shifts if unit.shifts is not None else above.shifts if above else (),
                unit.aliases,
                name not in with_parts or bool(unit.headcount),
                unit.start,
            )
        self._meant: dict[str, str] = {}
        self._over: dict[str, UnitThen | None] = {}
        self._gone: dict[str, Gone] | None = None

    def to_visit(self) -> list[UnitThen]:
        """The units that can be visited."""
        return [unit for unit in self.units.values() if unit.can_be_visited]

    def meant(self, name: str) -> str:
        """The name, on this day, of the unit that a name in the log means; empty when the budget knows none."""
        if name not in self._meant:
            self._meant[name] = self._find(name)
        return self._meant[name]

    def over(self, name: str) -> UnitThen | None:
        """The unit that a name meant before this day, as it was at last; None for a name that no unit had by then.

        It ended, and no unit of this day carries it on; it has the last of its names. None too where `meant` finds one.
        """
        if name not in self._over:
            self._over[name] = None if self.meant(name) else self._find_over(name)
        return self._over[name]

    def _find_over(self, name: str) -> UnitThen | None:
        if self._gone is None:
            self._gone = _gone(self.organisation.units, self.day)
        gone = self._gone
        forward, backward = self._followers
        names = [one for one in (name, *_reached(name, forward)) if one in gone]
        names = names or [one for one in _reached(name, backward) if one in gone]
        if not names:
            return None
        found = max(names, key=lambda one: gone[one].end)
        wholes = (self.units[path] if path in self.units else gone[path].unit for path in ancestors(found))
        unit = gone[found].unit
        return UnitThen(
            found,
            unit.label,
            unit.headcount,
            unit.visit_every or DEFAULT_CADENCE,
            next((one.shifts for one in wholes if one.shifts is not None), ()),
            unit.aliases,
            not any(parent_of(known) == found for known in gone) or bool(unit.headcount),
            unit.start,
        )

    def _find(self, name: str) -> str:
        if name in self.units:
            return name
        forward, backward = self._followers
        return next((one for ways in (forward, backward) for one in _reached(name, ways) if one in self.units), "")


def _in_force(units: Sequence[Unit], day: date) -> Iterator[tuple[str, Unit]]:
    latest: dict[str, Unit] = {}
    for unit in units:
        before = latest.setdefault(unit.name, unit)
        if _first(unit) <= day and (_first(before) > day or _first(unit) >= _first(before)):
            latest[unit.name] = unit
    taken_over: dict[str, date] = {}
    for unit in units:
        for name in unit.was if _first(unit) <= day else ():
            taken_over[name] = max(taken_over.get(name, date.min), _first(unit))
    for name, unit in latest.items():
        if _first(unit) > day or (unit.end is not None and unit.end <= day):
            continue
        if name not in taken_over or _first(unit) > taken_over[name]:
            yield name, unit


class Gone(NamedTuple):
    """The last version of a name, and the first day without it; a group that is not declared has its name alone."""

    end: date
    unit: Unit


def _gone(units: Sequence[Unit], day: date) -> dict[str, Gone]:
    """What was in force before a day, by name, the last version of each, and the groups that these were part of."""
    found: dict[str, Gone] = {}
    spans = sorted((one for one in days_in_force(units) if one.first < one.end <= day), key=lambda one: one.end)
    for one in spans:
        for path in ancestors(one.unit.name):
            before = found.get(path)
            unit = one.unit if path == one.unit.name else before.unit if before else Unit(path)
            found[path] = Gone(one.end, unit)
    return found


def units_on(
    organisation: Organisation, day: date, visit_every: Cadence | None, named: Callable[[], Iterable[str]]
) -> tuple[UnitsThen, bool]:
    """The units of a day, and False; where there are none, those that the log has `named` up to it, and True.

    So what is declared from a later day on changes nothing of the days before.
    """
    units = UnitsThen(organisation, day, visit_every)
    if units.units:
        return units, False
    organisation = organisation._replace(units=tuple(map(Unit, sorted(set(named())))))
    return UnitsThen(organisation, day, visit_every), True


def _first(unit: Unit) -> date:
    return unit.start or date.min


def _followers(units: Sequence[Unit], day: date) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """For each name the names that carry it on by the day, and for each name those that it ever carries on."""
    forward: dict[str, list[str]] = {}
    backward: dict[str, list[str]] = {}
    for unit in units:
        for name in unit.was:
            if _first(unit) <= day:
                forward.setdefault(name, []).append(unit.name)
            backward.setdefault(unit.name, []).append(name)
    return forward, backward


def _reached(name: str, ways: dict[str, list[str]]) -> Iterator[str]:
    """The names that can be reached from a name, the nearest first, each once: a circle of renames ends."""
    found = [name]
    for one in found:  # which grows while it is gone through
        found += [other for other in ways.get(one, ()) if other not in found]
    yield from found[1:]
