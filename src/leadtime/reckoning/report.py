"""The report: a period's actual time against its targets.

Conventions: an entry counts as one entry in the period in which it starts, a running timer too; its minutes count on
the days they lie on, see `days`; whose figures they are in and the order of the rows, see `tree`. A target is judged
by the days of the period on which it is in force: time from before it began, or after it ended, is not held against
it, nor for it. Days without any capacity ask nothing: a target that is only in force on such days has no verdict.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from fractions import Fraction
from typing import NamedTuple

from leadtime.model.absence import Absence
from leadtime.model.budget import Budget
from leadtime.model.duration import Duration
from leadtime.model.entry import Entry
from leadtime.model.path import ancestors
from leadtime.model.period import Period
from leadtime.model.target import Measure, Target
from leadtime.reckoning.capacity import capacity_by_day, capacity_left, nominal
from leadtime.reckoning.days import split
from leadtime.reckoning.pace import Situation, judge
from leadtime.reckoning.required import Course, Segment, in_force, required
from leadtime.reckoning.tree import reached, rows_of
from leadtime.reckoning.values import Bound, NextStep, Report, Row, Stage, StepKind, TargetResult, Verdict, worst_of


class _Tally(NamedTuple):
    """What the entries of a period come to: minutes and entries by category and day, and minutes that count by day."""

    touching: list[Entry]
    minutes: Mapping[str, Mapping[date, int]]
    entries: Mapping[str, Mapping[date, int]]
    logged: Mapping[date, int]
    not_counted: int
    by_category: Mapping[str, int]


def reckon(
    budget: Budget,
    entries: Iterable[Entry],
    absences: Sequence[Absence],
    period: Period,
    now: datetime,
    of_units: Callable[[Target], TargetResult] | None = None,
) -> Report:
    """The report of a period as it stands at `now`, an aware time whose own date is today.

    Logged = sum of the minutes that count; capacity so far = capacity C - capacity left L; coverage = logged /
    (C - L), None when that is 0. Entries that do not touch the period are passed over. `of_units` judges the targets
    about units, see `unit_targets`; without it they are left out.
    """
    # Late: the answer of `log` needs the figures alone.
    from leadtime.reckoning.checks import warnings
    from leadtime.reckoning.next_step import next_step

    tally = _tally(budget, entries, period, now)
    report = _figures(budget, tally, absences, period, now, of_units)
    return report._replace(next_step=next_step(report, budget), warnings=warnings(budget, tally.touching, now))


def figures(
    budget: Budget, entries: Iterable[Entry], absences: Sequence[Absence], period: Period, now: datetime
) -> Report:
    """The report without its next step and its warnings, which it leaves empty."""
    return _figures(budget, _tally(budget, entries, period, now), absences, period, now)


def _figures(
    budget: Budget,
    tally: _Tally,
    absences: Sequence[Absence],
    period: Period,
    now: datetime,
    of_units: Callable[[Target], TargetResult] | None = None,
) -> Report:
    today = now.date()
    capacity = capacity_by_day(budget, absences, period)
    course = Course(tally.logged, capacity, capacity_left(capacity, tally.logged, today))
    logged, available, left = (sum(minutes.values()) for minutes in course)
    coverage = Fraction(logged, available - left) if available > left else None
    chains = in_force(budget.targets, period)
    has_enough = coverage is None or 100 * coverage >= budget.least_coverage_percent
    judging = _Judging(budget, tally, course, _stage(period, today), today, has_enough, of_units)
    return Report(
        period=period,
        today=today,
        stage=judging.stage,
        logged=Duration(logged),
        not_counted=Duration(tally.not_counted),
        unbudgeted=Duration(_unbudgeted(budget, tally, chains)),
        capacity=Duration(available),
        capacity_left=Duration(left),
        absence=Duration(nominal(budget, period) - available),
        coverage=coverage,
        rows=tuple(_rows(judging, chains, logged)),
        next_step=NextStep(StepKind.NO_TARGETS),
        running=min((entry.start for entry in tally.touching if entry.start and entry.is_running), default=None),
    )


def _stage(period: Period, today: date) -> Stage:
    if period.end <= today:
        return Stage.ENDED
    return Stage.FUTURE if period.start > today else Stage.RUNNING


def _tally(budget: Budget, entries: Iterable[Entry], period: Period, now: datetime) -> _Tally:
    touching: list[Entry] = []
    minutes: defaultdict[str, Counter[date]] = defaultdict(Counter)
    number: defaultdict[str, Counter[date]] = defaultdict(Counter)
    logged: Counter[date] = Counter()
    by_category: Counter[str] = Counter()
    not_counted = 0
    figures: dict[str, tuple[bool, tuple[str, ...]]] = {}
    for entry in entries:
        pieces = list(split(entry, now, period))
        if not pieces:
            continue
        touching.append(entry)
        if entry.category not in figures:
            figures[entry.category] = reached(budget, entry.category)
        counts, paths = figures[entry.category]
        for day, amount in pieces:
            for path in paths:
                minutes[path][day] += amount
                number[path][day] += day == entry.day
            if counts:
                logged[day] += amount
                by_category[entry.category] += amount
            else:
                not_counted += amount
    return _Tally(touching, minutes, number, logged, not_counted, by_category)


def _unbudgeted(budget: Budget, tally: _Tally, chains: Iterable[Sequence[Segment]]) -> int:
    aimed = {segments[0].target.category for segments in chains}
    return sum(minutes for path, minutes in tally.by_category.items() if aimed.isdisjoint(ancestors(path)))


class _Judging(NamedTuple):
    """What is the same for every target of a report."""

    budget: Budget
    tally: _Tally
    course: Course
    stage: Stage
    today: date
    has_enough: bool
    of_units: Callable[[Target], TargetResult] | None = None

    def results(self, segments: Sequence[Segment]) -> Iterator[TargetResult]:
        """The bounds of one target, judged by the version in force today, or the one nearest to it."""
        begun = [target for target, days in segments if days.start <= self.today]
        target = begun[-1] if begun else segments[0].target
        if target.is_of_units:
            if self.of_units and begun:
                yield self.of_units(target)
            return
        days = [day for segment in segments for day in segment.days.days()]
        capacity, left = (
            sum(minutes.get(day, 0) for day in days) for minutes in (self.course.capacity, self.course.left)
        )
        source = self.tally.entries if target.measure is Measure.COUNT else self.tally.minutes
        actual = Fraction(sum(source.get(target.category, {}).get(day, 0) for day in days))
        at = Situation(self.stage, capacity, left, self.has_enough)
        can_be_judged = capacity > 0 and (target.measure is not Measure.SHARE or self.budget.counts(target.category))
        for bound, amount in ((Bound.AT_LEAST, target.at_least), (Bound.AT_MOST, target.at_most)):
            if amount is None:
                continue
            if can_be_judged:
                yield judge(target, bound, actual, required(segments, bound, self.budget, self.course), at)
            else:
                yield TargetResult(target, bound, amount, actual, Fraction(0), actual, Verdict.NO_TARGET)


def _rows(judging: _Judging, chains: Iterable[Sequence[Segment]], logged: int) -> Iterator[Row]:
    results: defaultdict[str, list[TargetResult]] = defaultdict(list)
    for segments in chains:
        results[segments[0].target.category].extend(judging.results(segments))
    budget, tally = judging.budget, judging.tally
    for path in rows_of(budget, [*results, *tally.minutes]):
        minutes = sum(tally.minutes.get(path, {}).values())
        counts = budget.counts(path)
        found = tuple(results.get(path, ()))
        yield Row(
            category=path,
            minutes=Duration(minutes),
            entries=sum(tally.entries.get(path, {}).values()),
            share=Fraction(minutes, logged) if counts and logged else None,
            counts=counts,
            targets=found,
            verdict=worst_of(found).verdict if found else Verdict.NO_TARGET,
        )
