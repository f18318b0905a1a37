"""The one useful next step.

Before anything can be judged: log something, then fill the gaps. In a running period: the reachable target with the
largest shortfall in relation to its target; else what is most over in relation to its bound; else what cannot be
saved any more, with what the next period needs; else the units that lack a visit; else that all is on track. In an
ended one: the largest shortfall, else what is most over, else the units, else that all is met. Of equals the first in
the report's order is taken.

In relation means: to go / (actual + to go) of a running target, variance / required elsewhere. A bound of nothing at
all (at most 0 %) is in no relation to anything, and stands before all others that are over.
"""

from collections.abc import Callable, Iterable
from datetime import date
from fractions import Fraction
from math import ceil

from leadtime.model.budget import Budget
from leadtime.model.duration import ZERO, Duration
from leadtime.model.period import Interval, Period, interval_containing
from leadtime.model.target import Measure
from leadtime.reckoning.capacity import capacity_by_day
from leadtime.reckoning.required import Course, Segment, in_force, required
from leadtime.reckoning.values import NextStep, Report, Stage, StepKind, TargetResult, Verdict

_BEYOND_ALL = 10**9


def next_step(report: Report, budget: Budget) -> NextStep:
    """What a report says to do next; `report.next_step` is not read."""
    if not (report.logged or report.not_counted):
        return NextStep(StepKind.START)
    judged = [result for row in report.rows for result in row.targets if result.verdict is not Verdict.NO_TARGET]
    results = [result for result in judged if not result.target.is_of_units]
    of_units = [result for result in judged if result.target.is_of_units]
    if not judged:
        return NextStep(StepKind.NO_TARGETS)
    if any(result.verdict is Verdict.TOO_LITTLE_LOGGED for result in results):
        missing = report.capacity.minutes - report.capacity_left.minutes - report.logged.minutes
        return NextStep(StepKind.FILL_GAPS, minutes=Duration(max(0, missing)))
    step = _ended(results) if report.stage is Stage.ENDED else _running(report, budget, results)
    if step.kind in (StepKind.ALL_MET, StepKind.ALL_ON_TRACK):
        return _visits(of_units) or step
    return step


def _visits(results: Iterable[TargetResult]) -> NextStep | None:
    """Whom to visit is said when all is well with time and entries, which are of this very period."""
    if short := _first(results, Verdict.SHORT, lambda result: -result.variance / result.required):
        return NextStep(StepKind.VISIT, short.target.category, short, count=int(-short.variance))
    return None


def _ended(results: Iterable[TargetResult]) -> NextStep:
    if short := _first(results, Verdict.SHORT, lambda result: -result.variance / result.required):
        return _step(StepKind.ENDED_SHORT, short, -short.variance)
    if over := _first(results, Verdict.OVER, _overshoot):
        return _step(StepKind.ENDED_OVER, over, over.variance)
    return NextStep(StepKind.ALL_MET)


def _running(report: Report, budget: Budget, results: Iterable[TargetResult]) -> NextStep:
    if short := _first(results, Verdict.SHORT, _shortfall):
        return _step(StepKind.SPEND, short, short.to_go or Fraction(0), report.capacity_left)
    if over := _first(results, Verdict.OVER, _overshoot):
        # A bound in time or entries that is broken stays so: there is no other work that would mend it.
        return _step(StepKind.HOLD_BACK, over, over.variance, Duration(ceil(over.dilution or 0)))
    if lost := _first(results, Verdict.OUT_OF_REACH, _shortfall):
        return _step(StepKind.LOST, lost, _asked_next(lost, report.period, budget), report.capacity_left)
    return NextStep(StepKind.ALL_ON_TRACK)


def _first(
    results: Iterable[TargetResult], verdict: Verdict, weight: Callable[[TargetResult], Fraction]
) -> TargetResult | None:
    """The result with this verdict that weighs most, the first of equals."""
    return max((result for result in results if result.verdict is verdict), key=weight, default=None)


def _shortfall(result: TargetResult) -> Fraction:
    """What is still to go in relation to the target at the period's end; an at-most bound comes by its overshoot."""
    return result.to_go / (result.actual + result.to_go) if result.to_go else _overshoot(result)


def _overshoot(result: TargetResult) -> Fraction:
    return result.variance / result.required if result.required else _BEYOND_ALL + result.variance


def _step(kind: StepKind, result: TargetResult, amount: Fraction, left: Duration = ZERO) -> NextStep:
    """A step about a result; what is needed is rounded up, so that doing it is enough."""
    whole = ceil(amount)
    if result.amount.measure is Measure.COUNT:
        return NextStep(kind, result.target.category, result, count=whole, left=left)
    return NextStep(kind, result.target.category, result, Duration(whole), left=left)


def _asked_next(result: TargetResult, period: Period, budget: Budget) -> Fraction:
    """What the bound asks of the next such period if nobody is away in it and its whole capacity is logged.

    The version of the target that is in force then is taken, and this one where there is none.
    """
    following = _following(period, budget.week_starts)
    segments = next(
        (found for found in in_force(budget.targets, following) if found[0].target.kind == result.target.kind),
        (Segment(result.target, following),),
    )
    capacity = capacity_by_day(budget, (), following)
    return required(segments, result.bound, budget, Course({}, capacity, capacity))[1]


def _following(period: Period, week_starts: int) -> Period:
    """The next period of the same kind; for a span that is none, as many days again; at the calendar's end the same."""
    if period.end.year == date.max.year:
        return period
    for kind in Interval:
        if interval_containing(period.start, kind, week_starts) == period:
            return interval_containing(period.end, kind, week_starts)
    return Period(period.end, period.end + min(period.end - period.start, date.max - period.end))
