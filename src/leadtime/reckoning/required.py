"""What a target asks of a period: dated versions, and bounds scaled to the working days that are there.

A later version of a target (the same category, measure, bounds, `per` and `of`) takes over from its first day, so a
period with a change inside is cut into segments. A share does not scale; a time or a count does: for each week, month
or quarter that the target speaks of, its amount times the available minutes of the segment in it over the nominal
minutes of all of it. A count is rounded to whole entries at the very end, a half upwards.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

from leadtime.model.budget import Budget
from leadtime.model.period import Period, interval_containing, split_by
from leadtime.model.target import Measure, Of, Target
from leadtime.reckoning.capacity import nominal
from leadtime.reckoning.values import Bound


class Segment(NamedTuple):
    """The days of a period on which one version of a target is in force."""

    target: Target
    days: Period


class Course(NamedTuple):
    """Minutes of a period by day: `logged` that count, `capacity`, and the capacity `left` from today on."""

    logged: Mapping[date, int]
    capacity: Mapping[date, int]
    left: Mapping[date, int]


def in_force(targets: Iterable[Target], period: Period) -> list[tuple[Segment, ...]]:
    """The targets in force in a period, each with its versions in order, as the budget lists their first versions."""
    chains: dict[tuple[object, ...], list[Target]] = {}
    for target in targets:
        chains.setdefault(target.kind, []).append(target)
    found = (_segments(sorted(chain, key=_start), period) for chain in chains.values())
    return [segments for segments in found if segments]


def _start(target: Target) -> date:
    return target.start or date.min


def _segments(chain: Sequence[Target], period: Period) -> tuple[Segment, ...]:
    segments = []
    for target, following in zip(chain, [*chain[1:], None], strict=True):
        end = min(target.end or date.max, _start(following) if following else date.max)
        days = (
            Period(_start(target), end).overlap(period) if end > _start(target) else Period(period.start, period.start)
        )
        if days.start < days.end:
            segments.append(Segment(target, days))
    return tuple(segments)


def _sum(minutes: Mapping[date, int], days: Period) -> int:
    number = (days.end - days.start).days
    if number < len(minutes):  # a week of ten years
        return sum(minutes.get(days.start + timedelta(count), 0) for count in range(number))
    return sum(amount for day, amount in minutes.items() if day in days)


def required(segments: Sequence[Segment], bound: Bound, budget: Budget, course: Course) -> tuple[Fraction, Fraction]:
    """What a bound asks of what is logged so far, and of the whole period: minutes, or entries for a count.

    Share of logged time: the sum over the segments of s T, and of s (T + L), with T logged and L left in each. Share
    of capacity, time and count: the same figure twice, scaled as said at the top.
    """
    now, end = Fraction(0), Fraction(0)
    for target, days in segments:
        amount = target.at_least if bound is Bound.AT_LEAST else target.at_most
        assert amount is not None
        if amount.measure is Measure.SHARE and target.of is Of.LOGGED:
            logged = _sum(course.logged, days)
            now += amount.value * logged
            end += amount.value * (logged + _sum(course.left, days))
            continue
        if amount.measure is Measure.SHARE:
            scaled = amount.value * _sum(course.capacity, days)
        else:
            scaled = amount.value * _intervals(target, days, budget, course)
        now, end = now + scaled, end + scaled
    if segments[0].target.measure is Measure.COUNT:
        return (whole := Fraction((2 * end + 1) // 2)), whole
    return now, end


def _intervals(target: Target, days: Period, budget: Budget, course: Course) -> Fraction:
    """How many of the target's intervals the days are worth, in working time: 1 for a whole week without absence."""
    worth = Fraction(0)
    for part in split_by(days, target.per, budget.week_starts):
        whole = nominal(budget, interval_containing(part.start, target.per, budget.week_starts))
        if whole:
            worth += Fraction(_sum(course.capacity, part), whole)
    return worth
