"""How each unit stands on a day: when it was last visited, how late that is, and what is still promised to it.

Conventions. Staleness = days since the last visit / days of the unit's cadence: 1 on the day by which the next visit is
due, 2 a whole cadence later. Any visit up to the day counts for it, however long ago; visits, minutes and people are
those from the period's first day to the day. A promise is overdue after its due day. A unit that was never visited has
waited since the later of its own first day, under whatever name, and the first visit of all that is recorded: before
that nobody can tell. It is overdue when it has waited for longer than its cadence.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from fractions import Fraction
from typing import NamedTuple

from leadtime.model.promise import Promise
from leadtime.model.unit import Shift
from leadtime.reckoning.coverage_values import UnitStanding
from leadtime.reckoning.shifts import shifts_of
from leadtime.reckoning.unit_spans import first_days
from leadtime.reckoning.units import UnitsThen, UnitThen
from leadtime.reckoning.visits import Visit, unit_named


class Promised(NamedTuple):
    """How many promises to each unit are open on a day, and how many of those are overdue."""

    open: Counter[str]
    overdue: Counter[str]


def promised(units: UnitsThen, promises: Iterable[Promise]) -> Promised:
    """The open promises of a day by the names that units have on it, or had at last; unknown units are left out."""
    found = Promised(Counter(), Counter())
    for promise in promises:
        if promise.is_open(units.day) and (unit := unit_named(units, promise.unit)):
            found.open[unit] += 1
            found.overdue[unit] += promise.due is not None and promise.due < units.day
    return found


def standings(
    units: UnitsThen,
    found: Iterable[Visit],
    promises: Promised,
    shifts: Sequence[Shift],
    since: date,
    now: datetime,
) -> list[UnitStanding]:
    """The standing of every unit that can be visited, in the order of the budget; `since` is the period's first day."""
    first: date | None = None
    last: dict[str, date] = {}
    in_period: defaultdict[str, list[Visit]] = defaultdict(list)
    seen: defaultdict[str, set[str]] = defaultdict(set)
    for visit in found:
        unit = units.units.get(visit.unit)
        first = min(first or visit.day, visit.day)
        if visit.day > last.get(visit.unit, date.min):
            last[visit.unit] = visit.day
        if visit.day >= since:
            in_period[visit.unit].append(visit)
        # Once a unit was seen on all its shifts there is nothing more to find out.
        if unit and len(seen[visit.unit]) < len(unit.shifts):
            own = [shift for shift in shifts if shift.name in unit.shifts]
            seen[visit.unit].update(name for name, _ in shifts_of(visit, own, now))
    waiting = waiting_since(units, first)
    return [
        _standing(
            unit,
            units.day,
            last.get(unit.name),
            waiting.get(unit.name),
            in_period[unit.name],
            promises,
            seen[unit.name],
        )
        for unit in units.to_visit()
    ]


def waiting_since(units: UnitsThen, first: date | None) -> dict[str, date]:
    """Since when each unit waits for its first visit, if it had none; `first` is the day of the first visit of all.

    None, where there is no visit at all, gives none.
    """
    if first is None:
        return {}
    return {name: max(day, first) for name, day in first_days(units.organisation.units, units.day).items()}


def _standing(
    unit: UnitThen,
    day: date,
    last: date | None,
    waiting: date | None,
    visits: Sequence[Visit],
    promises: Promised,
    seen: set[str],
) -> UnitStanding:
    days = None if last is None else (day - last).days
    return UnitStanding(
        unit=unit,
        last=last,
        days_since=days,
        staleness=None if days is None else Fraction(days, unit.visit_every.days),
        waited=None if waiting is None or last else (day - waiting).days,
        visits=len(visits),
        minutes=sum(visit.minutes for visit in visits),
        people=sum(visit.people or 0 for visit in visits),
        open_promises=promises.open[unit.name],
        overdue_promises=promises.overdue[unit.name],
        unseen_shifts=tuple(name for name in unit.shifts if name not in seen),
    )
