"""Whom the leader has met in a period and whom not: a row for each unit, and what it comes to.

Conventions. The figures are as of the last day of the period, or today if that is earlier, and the units are those of
that day. What happened later, or is declared from a later day on, changes nothing in them. Visits to units that are
over by then are in every figure of visits, for they were made; the units are in none of units and their people.

- reach = headcount of the units visited in the period / headcount of all units to visit
- pace = visits in the period / working weeks of it so far; working weeks = available working minutes, absences taken
  off, / minutes of a working week. They begin with the week of the first visit that the log has of any time, where that
  is in the period: before that nobody kept one. 6 visits in the first week of a log are 6 a week, in whichever week of
  the quarter it is
- cycle = units to visit / pace: how many working weeks one round of all units takes at that pace. 200 units at 3 visits
  a week take 200 / 3 = 66.7 weeks
- concentration = visits to the three most visited units / all visits to units, those to groups as such left out; it is
  tied where a fourth was visited as often as the third

Units stand with those they are part of, the worst first: never visited, the largest first, then by staleness. A group
is worse the larger the part of its units is that are overdue or were never visited. When those count as overdue stands
in `unit_standing`.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import NamedTuple

from leadtime.model.absence import Absence
from leadtime.model.budget import Budget
from leadtime.model.entry import Entry
from leadtime.model.path import parent_of
from leadtime.model.period import Interval, Period, interval_containing
from leadtime.model.promise import Promise
from leadtime.model.unit import Organisation, Shift
from leadtime.reckoning.capacity import capacity_by_day
from leadtime.reckoning.coverage_values import Coverage, CoverageRow, EndedUnit, ShiftRow, UnitStanding
from leadtime.reckoning.shifts import shifts_of
from leadtime.reckoning.unit_standing import Promised, promised, standings
from leadtime.reckoning.unit_targets import as_of
from leadtime.reckoning.units import UnitsThen, units_on
from leadtime.reckoning.visits import Visit, is_visit, unknown_units, visit_categories, visits

MOST_VISITED = 3


class Surveyed(NamedTuple):
    """What is known on the day of a period's figures: units, visits up to it, promises, and how each unit stands."""

    units: UnitsThen
    visits: tuple[Visit, ...]
    promised: Promised
    standings: tuple[UnitStanding, ...]
    is_by_log: bool

    @property
    def promised_to_ended(self) -> int:
        """How many promises are open to units that are over by then."""
        return sum(number for name, number in self.promised.open.items() if name not in self.units.units)


def survey(
    budget: Budget,
    organisation: Organisation,
    entries: Iterable[Entry],
    promises: Iterable[Promise],
    period: Period,
    now: datetime,
) -> Surveyed:
    """How the units stand; the entries are all that name a unit, from before the period too.

    Where the budget has no units on the day, those that the visits up to it name stand in for them: units that are
    declared from a later day on change nothing.
    """
    day = as_of(period, now.date())
    entries = [entry for entry in entries if entry.day <= day]
    units, is_by_log = units_on(organisation, day, budget.visit_every(day), lambda: _named(budget, entries))
    found = tuple(visits(budget, units, entries, now))
    given = promised(units, promises)
    return Surveyed(
        units, found, given, tuple(standings(units, found, given, organisation.shifts, period.start, now)), is_by_log
    )


def _named(budget: Budget, entries: Iterable[Entry]) -> Iterator[str]:
    return (name for entry in entries if is_visit(budget, entry) for name in entry.units)


def coverage(
    budget: Budget,
    organisation: Organisation,
    entries: Sequence[Entry],
    absences: Sequence[Absence],
    promises: Iterable[Promise],
    period: Period,
    now: datetime,
) -> Coverage:
    """The coverage of a period as it stands at `now`, an aware time whose own date is today.

    The entries are all that name a unit, from before the period too; promises are all there are.
    """
    survey_ = survey(budget, organisation, entries, promises, period, now)
    units, stand = survey_.units, survey_.standings
    recent = [visit for visit in survey_.visits if visit.day >= period.start]
    visited = [one for one in stand if one.visits]
    ended = tuple(_ended(units, recent, survey_.promised))
    since = _weeks_from(budget, survey_.visits, period)
    weeks = _working_weeks(budget, absences, period._replace(start=since), units)
    pace = len(recent) / weeks if weeks else None
    often = _most_visited(units, recent)
    most = often[:MOST_VISITED]
    return Coverage(
        period=period,
        as_of=units.day,
        rows=tuple(_rows(units, {one.unit.name: one for one in stand}, recent, survey_.promised)),
        ended=ended,
        units=len(stand),
        visited=len(visited),
        overdue=sum(one.is_overdue for one in stand),
        never=sum(one.last is None for one in stand),
        not_yet=sum(one.is_not_yet for one in stand),
        headcount=sum(one.unit.headcount or 0 for one in stand),
        headcount_visited=sum(one.unit.headcount or 0 for one in visited),
        people_met=sum(visit.people or 0 for visit in recent),
        visits=len(recent),
        minutes=sum(visit.minutes for visit in recent),
        working_weeks=weeks,
        weeks_from=since,
        pace=pace,
        cycle_weeks=len(stand) / pace if pace else None,
        concentration=Fraction(_visits(most), _visits(often)) if often else None,
        most_visited=tuple(most),
        most_is_tied=len(often) > MOST_VISITED and often[MOST_VISITED][1] == most[-1][1],
        grid=tuple(_grid(organisation.shifts, units, stand, recent, now)),
        without_clock=sum(visit.start is None for visit in recent),
        open_promises=sum(survey_.promised.open.values()),
        unknown=tuple(_unknown(budget, units, entries, period)),
        is_by_log=survey_.is_by_log,
        visit_categories=tuple(visit_categories(budget)),
    )


def _visits(found: Iterable[tuple[str, int]]) -> int:
    return sum(number for _, number in found)


def _most_visited(units: UnitsThen, recent: Iterable[Visit]) -> list[tuple[str, int]]:
    """The units visited, the most often visited first, with their visits; groups as such are none."""
    found = Counter(visit.unit for visit in recent)
    then = ((name, units.units.get(name) or units.over(name), number) for name, number in found.items())
    often = [(name, number) for name, unit, number in then if unit and unit.can_be_visited]
    return sorted(often, key=lambda one: (-one[1], one[0]))


def _ended(units: UnitsThen, recent: Iterable[Visit], given: Promised) -> Iterator[EndedUnit]:
    """The units that are over, with their visits of the period and what is still promised to them, by their names."""
    seen: dict[str, list[Visit]] = {}
    for visit in recent:
        seen.setdefault(visit.unit, []).append(visit)
    for name in sorted({*seen, *given.open}):
        if unit := units.over(name):
            found = seen.get(name, [])
            minutes, people = sum(visit.minutes for visit in found), sum(visit.people or 0 for visit in found)
            yield EndedUnit(name, unit.label, len(found), minutes, people, given.open[name])


def _weeks_from(budget: Budget, found: Iterable[Visit], period: Period) -> date:
    """The day from which on working weeks count: the first of the period, or of the week of the first visit of all."""
    first = min((visit.day for visit in found), default=period.start)
    if first <= period.start:
        return period.start
    return max(period.start, interval_containing(first, Interval.WEEK, budget.week_starts).start)


def _unknown(budget: Budget, units: UnitsThen, entries: Iterable[Entry], period: Period) -> Iterator[tuple[str, int]]:
    """The names that no unit ever had, with the number of visits of the period that name them."""
    in_period = [entry for entry in entries if period.start <= entry.day <= units.day and is_visit(budget, entry)]
    names = Counter(name for entry in in_period for name in entry.units)
    for name in unknown_units(units, names):
        yield name, names[name]


def _working_weeks(budget: Budget, absences: Sequence[Absence], period: Period, units: UnitsThen) -> Fraction:
    so_far = Period(period.start, max(period.start, units.day + timedelta(days=1)))
    available = sum(capacity_by_day(budget, absences, so_far).values())
    return Fraction(available, budget.hours.minutes)


class _Sum(NamedTuple):
    """What the units of a row come to."""

    units: int = 0
    visited: int = 0
    overdue: int = 0
    never: int = 0
    not_yet: int = 0
    headcount: int = 0
    visits: int = 0
    minutes: int = 0
    people: int = 0
    promises: int = 0

    def plus(self, other: "_Sum") -> "_Sum":
        """Both together."""
        return _Sum(*(one + more for one, more in zip(self, other, strict=True)))


def _rows(
    units: UnitsThen, stand: Mapping[str, UnitStanding], recent: Iterable[Visit], given: Promised
) -> Iterator[CoverageRow]:
    """A row for every unit and group, each whole directly before its parts and the worst of those first."""
    sums = {name: _Sum() for name in units.units}
    own = {name: _of_one(one) for name, one in stand.items()}
    for visit in recent:
        if visit.unit not in own and visit.unit in sums:  # a group as such
            plus = _Sum(visits=1, minutes=visit.minutes, people=visit.people or 0)
            sums[visit.unit] = sums[visit.unit].plus(plus)
    for name in sums:
        if name not in own and given.open[name]:
            sums[name] = sums[name].plus(_Sum(promises=given.open[name]))
    for name, one in own.items():
        sums[name] = sums[name].plus(one)
    parts: dict[str, list[str]] = {}
    for name in sums:
        parts.setdefault(parent_of(name), []).append(name)
    for name in reversed(sums):  # each part is behind its whole
        if parent_of(name):
            sums[parent_of(name)] = sums[parent_of(name)].plus(sums[name])
    yield from _below("", 0, parts, sums, stand, units)


def _of_one(one: UnitStanding) -> _Sum:
    return _Sum(
        1,
        one.visits > 0,
        one.is_overdue,
        one.last is None,
        one.is_not_yet,
        one.unit.headcount or 0,
        one.visits,
        one.minutes,
        one.people,
        one.open_promises,
    )


def _below(
    whole: str,
    depth: int,
    parts: Mapping[str, Sequence[str]],
    sums: Mapping[str, _Sum],
    stand: Mapping[str, UnitStanding],
    units: UnitsThen,
) -> Iterator[CoverageRow]:
    def order(name: str) -> tuple[Fraction, Fraction, int, str]:
        """The worst first: the part that waits, then staleness with the never visited before all, then size."""
        total, one = sums[name], stand.get(name)
        late = Fraction(total.overdue + total.not_yet, total.units) if total.units else Fraction(0)
        stale = _BEYOND_ALL if one and one.staleness is None else (one and one.staleness) or Fraction(0)
        never = Fraction(total.never, total.units) if name in parts and total.units else stale
        return -late, -never, -total.headcount, name

    for name in sorted(parts.get(whole, ()), key=order):
        total = sums[name]
        yield CoverageRow(
            name=name,
            label=units.units[name].label,
            depth=depth,
            standing=stand.get(name),
            units=total.units,
            visited=total.visited,
            overdue=total.overdue,
            never=total.never,
            not_yet=total.not_yet,
            headcount=total.headcount,
            visits=total.visits,
            minutes=total.minutes,
            people=total.people,
            open_promises=total.promises,
        )
        yield from _below(name, depth + 1, parts, sums, stand, units)


_BEYOND_ALL = Fraction(10**9)


def _grid(
    shifts: Sequence[Shift], units: UnitsThen, stand: Sequence[UnitStanding], recent: Sequence[Visit], now: datetime
) -> Iterator[ShiftRow]:
    """A row for each shift that a unit to visit has, or one that was visited and is over; for each, where none has."""
    over = {name for visit in recent if (unit := units.over(visit.unit)) for name in unit.shifts}
    working = Counter(name for one in stand for name in one.unit.shifts)
    unseen = Counter(name for one in stand for name in one.unseen_shifts)
    counted = Counter(found for visit in recent for found in shifts_of(visit, shifts, now))
    for shift in shifts:
        if working and shift.name not in working and shift.name not in over:
            continue
        by_weekday = tuple(counted[shift.name, weekday] for weekday in range(7))
        yield ShiftRow(shift.name, by_weekday, working[shift.name], working[shift.name] - unseen[shift.name])
