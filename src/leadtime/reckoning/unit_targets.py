"""Targets about which units are visited: a share of them in each quarter (or week, month, year), and a cadence.

Conventions. They are judged as of the last day of the report's period, or today if that is earlier, with the units as
they are on that day. A share is judged over the whole interval of the target that this day lies in, from its first day:
a week's report says how far the quarter has come. It asks for the share of the units to visit, rounded up to whole
ones; what is due by now is that times the part of the interval's working time that is gone, rounded down. A cadence
asks that every unit was visited within its own, its last visit counting from whenever it was; while those that were
not are ones whose first visit is not due yet (see `unit_standing`), it is on track.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta
from fractions import Fraction
from math import ceil, floor

from leadtime.model.absence import Absence
from leadtime.model.budget import Budget
from leadtime.model.entry import Entry
from leadtime.model.period import Period, interval_containing
from leadtime.model.target import Amount, Measure, Target
from leadtime.model.unit import Organisation
from leadtime.reckoning.capacity import capacity_by_day
from leadtime.reckoning.unit_standing import waiting_since
from leadtime.reckoning.units import UnitsThen
from leadtime.reckoning.values import Bound, TargetResult, Verdict
from leadtime.reckoning.visits import Visit, visits


def as_of(period: Period, today: date) -> date:
    """The day that a period's figures of units are for: its last day, or today if that is earlier."""
    return min(period.end - timedelta(days=1), today)


def judge_of_units(
    budget: Budget,
    organisation: Organisation,
    entries: Iterable[Entry],
    absences: Sequence[Absence],
    period: Period,
    now: datetime,
) -> Callable[[Target], TargetResult]:
    """What judges such a target for a period; the entries are all that name a unit, from before the period too."""
    day = as_of(period, now.date())
    units = UnitsThen(organisation, day, budget.visit_every(day))
    found = list(visits(budget, units, entries, now))

    def judged(target: Target) -> TargetResult:
        if target.visit_every:
            return _cadence(target, units, found)
        interval = interval_containing(day, target.per, budget.week_starts)
        capacity = capacity_by_day(budget, absences, interval)
        gone = sum(minutes for on, minutes in capacity.items() if on <= day and on < now.date())
        whole = sum(capacity.values())
        left = whole - gone if interval.end > now.date() or day < interval.end - timedelta(days=1) else 0
        return _share(target, units, found, interval, Fraction(gone, whole) if whole else Fraction(1), left)

    return judged


def _share(
    target: Target, units: UnitsThen, found: Iterable[Visit], interval: Period, gone: Fraction, left: int
) -> TargetResult:
    """`gone` is the part of the interval's working time that is over, `left` the minutes of it that are to come."""
    assert target.at_least is not None
    names = {unit.name for unit in units.to_visit()}
    actual = len(names & {visit.unit for visit in found if visit.day in interval})
    required = ceil(target.at_least.value * len(names))
    missing = required - actual
    if not names:
        verdict = Verdict.NO_TARGET
    elif missing <= 0:
        verdict = Verdict.MET
    elif not left:
        verdict = Verdict.SHORT
    else:
        verdict = Verdict.ON_TRACK if actual >= floor(required * gone) else Verdict.SHORT
    to_go = Fraction(missing) if missing > 0 and left else None
    last = interval.end - timedelta(days=1)
    return _result(target, target.at_least, actual, required, verdict)._replace(to_go=to_go, whole=len(names), by=last)


def _cadence(target: Target, units: UnitsThen, found: Iterable[Visit]) -> TargetResult:
    """Units visited within their cadence, of all of them; one never visited is not, and may have time still."""
    assert target.visit_every is not None
    first: date | None = None
    last: dict[str, date] = {}
    for visit in found:
        first = min(first or visit.day, visit.day)
        last[visit.unit] = max(visit.day, last.get(visit.unit, date.min))
    to_visit = units.to_visit()
    timely = sum(unit.name in last and (units.day - last[unit.name]).days <= unit.visit_every.days for unit in to_visit)
    missing = len(to_visit) - timely
    verdict = Verdict.NO_TARGET if not to_visit else Verdict.MET
    if missing:
        waiting = waiting_since(units, first)
        still = sum(
            unit.name not in last
            and unit.name in waiting
            and (units.day - waiting[unit.name]).days <= unit.visit_every.days
            for unit in to_visit
        )
        verdict = Verdict.ON_TRACK if still == missing else Verdict.SHORT
    amount = Amount(Measure.CADENCE, Fraction(target.visit_every.days))
    result = _result(target, amount, timely, len(to_visit), verdict)
    return result._replace(to_go=Fraction(missing) if missing else None, whole=len(to_visit))


def _result(target: Target, amount: Amount, actual: int, required: int, verdict: Verdict) -> TargetResult:
    variance = Fraction(actual - required)
    return TargetResult(target, Bound.AT_LEAST, amount, Fraction(actual), Fraction(required), variance, verdict)
