"""The report: a period's actual time against its targets. Most tests look at the week of `made_week`."""

from datetime import date, datetime
from fractions import Fraction

import pytest
from tests.reckoning.made import (
    NEXT_MONDAY,
    NOVEMBER,
    WEEK,
    at,
    away,
    budget,
    containing,
    hours,
    least,
    most,
    percent,
    times,
)
from tests.reckoning.made_week import CATEGORIES, ENTRIES, TARGETS, THURSDAY, THURSDAY_NOON, WEDNESDAY, only, row, week

from leadtime.model.budget import Budget
from leadtime.model.duration import ZERO, Duration
from leadtime.model.period import Interval, Period
from leadtime.model.target import Of, Target
from leadtime.reckoning.report import reckon
from leadtime.reckoning.values import Bound, Stage, StepKind, Verdict


def test_an_ended_week() -> None:
    """Its sums, its shares as fractions, and each bound: 45 % of 1,620 is 729, 25 % is 405, 20 % is 324."""
    report = week(*TARGETS)
    assert report.stage is Stage.ENDED
    assert (report.logged, report.not_counted, report.unbudgeted) == (Duration(1620), Duration(45), Duration(360))
    assert (report.capacity, report.capacity_left) == (Duration(2400), ZERO)
    assert report.coverage == Fraction(27, 40)
    assert [(found.category, found.minutes.minutes, found.entries, found.share) for found in report.rows] == [
        ("office", 840, 2, Fraction(14, 27)),
        ("meetings", 300, 1, Fraction(5, 27)),
        ("visits", 300, 2, Fraction(5, 27)),
        ("communication", 180, 2, Fraction(3, 27)),
        ("communication/social", 120, 1, Fraction(2, 27)),
        ("communication/press", 60, 1, Fraction(1, 27)),
        ("travel", 0, 0, Fraction(0)),
        ("private", 45, 1, None),
    ]
    results = [result for found in report.rows for result in found.targets]
    assert [(result.target.category, result.variance, result.verdict) for result in results] == [
        ("office", Fraction(111), Verdict.OVER),
        ("visits", Fraction(-105), Verdict.SHORT),
        ("visits", Fraction(-1), Verdict.SHORT),
        ("communication/social", Fraction(-204), Verdict.SHORT),
    ]
    assert report.next_step.kind is StepKind.ENDED_SHORT


@pytest.mark.parametrize("now", [at(19, "00:00"), THURSDAY_NOON, at(19, "23:59")])
def test_a_running_week_at_any_hour_of_its_day(now: datetime) -> None:
    """Thursday has 480 - 360 = 120 left, Friday 480; social needs (1620 + 600) / 5 - 120 = 324, visits 555 - 300."""
    report = week(*TARGETS, now=now)
    assert (report.stage, report.today) == (Stage.RUNNING, THURSDAY)
    assert report.capacity_left == Duration(600)
    assert report.coverage == Fraction(9, 10)  # 1620 of 2400 - 600
    office, (visits, three), social = (
        row(report, name).targets for name in ("office", "visits", "communication/social")
    )
    # 45 % of 1620 is 729, of 2220 it is 999; 840 / 0.45 - 1620 = 246.67
    assert [(result.verdict, result.room, result.dilution) for result in office] == [
        (Verdict.OVER, Fraction(159), Fraction(740, 3))
    ]
    assert [(result.verdict, result.to_go) for result in social] == [(Verdict.SHORT, Fraction(324))]
    assert (visits.verdict, visits.to_go) == (Verdict.SHORT, Fraction(255))
    assert (three.verdict, three.to_go) == (Verdict.ON_TRACK, Fraction(1))  # due by now: 3 x 1800 / 2400 = 2.25
    assert row(report, "visits").verdict is Verdict.SHORT
    step = report.next_step
    assert (step.kind, step.category, step.minutes) == (StepKind.SPEND, "communication/social", Duration(324))


@pytest.mark.parametrize(
    ("now", "stage", "left"),
    [
        (at(15, "23:59"), Stage.FUTURE, 2400 - 1620),
        (at(16, "00:00"), Stage.RUNNING, 2400 - 1620),
        (at(22, "23:59"), Stage.RUNNING, 0),
        (at(23, "00:00"), Stage.ENDED, 0),
    ],
)
def test_the_stages_of_a_week(now: datetime, stage: Stage, left: int) -> None:
    """It runs from its first day's first minute to its last day's last; days already filled have nothing left.

    Until Monday 480 - 480, 480 - 480, 480 - 300, 480 - 360 and 480 are left: 780.
    """
    report = week(now=now)
    assert (report.stage, report.capacity_left) == (stage, Duration(left))


def test_a_week_that_has_not_begun() -> None:
    """Nothing is logged, everything is on track, and the coverage of no time is none."""
    report = reckon(budget(*TARGETS), (), (), containing(25, Interval.WEEK), THURSDAY_NOON)
    assert (report.stage, report.capacity_left, report.coverage) == (Stage.FUTURE, Duration(2400), None)
    assert {result.verdict for found in report.rows for result in found.targets} == {Verdict.ON_TRACK}
    assert [result.to_go for result in row(report, "communication/social").targets] == [Fraction(480)]
    assert report.next_step.kind is StepKind.START


def test_a_week_without_capacity_asks_nothing() -> None:
    """On vacation there is no verdict; what is logged all the same has its share."""
    for entries, kind in (((), StepKind.START), (ENTRIES, StepKind.NO_TARGETS)):
        report = reckon(budget(*TARGETS), entries, [away(16, 20)], WEEK, NEXT_MONDAY)
        assert (report.capacity, report.coverage) == (ZERO, None)
        assert {found.verdict for found in report.rows} == {Verdict.NO_TARGET}
        assert report.next_step.kind is kind
    assert row(report, "office").share == Fraction(840, 1665)  # nothing is declared not to count here


def test_no_categories_and_no_entries() -> None:
    """An empty budget and an empty log make an empty report."""
    report = reckon(Budget(), (), (), WEEK, THURSDAY_NOON)
    assert (report.rows, report.logged, report.unbudgeted) == ((), ZERO, ZERO)
    assert report.next_step.kind is StepKind.START


@pytest.mark.parametrize(
    ("targets", "actual", "required", "amount"),
    [
        # logged on Monday and Tuesday 960, from Wednesday on 660; social 120 on Wednesday
        ([least("communication/social", percent(20), start=WEDNESDAY)], 120, 132, 20),
        ([least("communication/social", percent(20), end=WEDNESDAY)], 0, 192, 20),
        ([most("office", percent(45), end=WEDNESDAY)], 840, 432, 45),
        ([most("office", percent(45), start=WEDNESDAY)], 0, 297, 45),
        # 1/5 x 960 + 2/5 x 660, and the bound shown is the one in force at the end
        (
            [least("communication/social", percent(20)), least("communication/social", percent(40), start=WEDNESDAY)],
            120,
            456,
            40,
        ),
    ],
)
def test_a_target_is_judged_by_its_own_days(targets: list[Target], actual: int, required: int, amount: int) -> None:
    """Time from before it began, or after it ended, is not held against it, nor for it."""
    result = only(week(*targets))
    assert (result.actual, result.required) == (Fraction(actual), Fraction(required))
    assert result.amount == percent(amount)


@pytest.mark.parametrize(("day", "amount"), [(17, 20), (18, 40), (22, 40)])
def test_the_bound_shown_is_the_one_of_today(day: int, amount: int) -> None:
    """While the week runs; before the first version begins it is the first."""
    changing = (least("a", percent(20)), least("a", percent(40), start=WEDNESDAY))
    assert only(week(*changing, now=at(day, "12:00"))).amount == percent(amount)
    later = least("a", percent(40), start=THURSDAY)
    assert only(week(later, now=at(day, "12:00"))).amount == percent(40)


def test_time_under_a_target_is_budgeted() -> None:
    """A target on communication speaks of all its parts: 1,620 - 180 are without one. One on a part speaks of that."""
    assert week(least("communication", percent(10))).unbudgeted == Duration(1440)
    assert week(least("communication/press", percent(10))).unbudgeted == Duration(1560)
    assert week().unbudgeted == Duration(1620)


def test_a_later_target_leaves_last_week_alone() -> None:
    """The report of an ended week is the same before and after a new target is set."""
    new = least("communication/social", percent(50), start=date(2026, 11, 23))
    assert week(*TARGETS, new).rows == week(*TARGETS).rows


@pytest.mark.parametrize(
    ("target", "required"),
    [
        (least("visits", hours(5)), 180),  # 300 x 3/5: Thursday and Friday are away
        (least("visits", times(3)), 2),  # 1.8, rounded
        (least("visits", percent(25)), 405),  # of what is logged, whoever is away
        (least("visits", percent(25), of=Of.CAPACITY), 360),  # of 24 hours
        (least("visits", hours(21), per=Interval.MONTH), 180),  # 21 h x 3 of 21 days
    ],
)
def test_absence_lowers_what_is_asked(target: Target, required: int) -> None:
    """Two days of vacation: time and number scale, a share does not."""
    report = reckon(budget(target, categories=CATEGORIES), ENTRIES, [away(19, 20)], WEEK, NEXT_MONDAY)
    assert report.capacity == Duration(1440)
    assert only(report).required == required


@pytest.mark.parametrize(
    ("period", "required", "actual"),
    [
        (NOVEMBER, 1260, 300),  # 4.2 weeks of 5 h
        (Period(date(2026, 11, 17), date(2026, 11, 18)), 60, 120),  # a day is a fifth of a week
        (Period(date(2026, 11, 17), date(2026, 11, 19)), 120, 300),
    ],
)
def test_a_weekly_time_over_other_periods(period: Period, required: int, actual: int) -> None:
    """5 h a week, over a month, a day, and two days."""
    result = only(
        reckon(budget(least("visits", hours(5)), categories=CATEGORIES), ENTRIES, (), period, at(30, "12:00"))
    )
    assert (result.required, result.actual) == (Fraction(required), Fraction(actual))


def test_a_band_has_two_results() -> None:
    """At least 10 % and at most 15 % for visits: 162 and 243 of 1,620, and 300 is met and over."""
    band = Target("visits", at_least=percent(10), at_most=percent(15))
    found = row(week(band), "visits")
    assert [(result.bound, result.required, result.verdict) for result in found.targets] == [
        (Bound.AT_LEAST, Fraction(162), Verdict.MET),
        (Bound.AT_MOST, Fraction(243), Verdict.OVER),
    ]
    assert found.verdict is Verdict.OVER
