"""The one useful next step."""

from datetime import date, datetime

import pytest
from tests.reckoning.made import (
    NEXT_MONDAY,
    NOVEMBER,
    WEEK,
    at,
    away,
    budget,
    hours,
    least,
    most,
    percent,
    spent,
    times,
)

from leadtime.model.absence import Absence
from leadtime.model.duration import ZERO, Duration
from leadtime.model.entry import Entry
from leadtime.model.period import Interval, Period
from leadtime.model.target import Of, Target
from leadtime.reckoning.report import reckon
from leadtime.reckoning.values import NextStep, StepKind

# From Monday to Thursday eight hours of the office each: T = 1920, and on Friday morning L = 480.
FOUR_DAYS = tuple(spent("office", day, 480) for day in (16, 17, 18, 19))
FRIDAY = at(20, "08:00")
SATURDAY = at(21, "12:00")


def step(
    targets: list[Target],
    entries: tuple[Entry, ...] = FOUR_DAYS,
    now: datetime = FRIDAY,
    period: Period = WEEK,
    absences: tuple[Absence, ...] = (),
) -> NextStep:
    """The next step of a report."""
    return reckon(budget(*targets), entries, absences, period, now).next_step


def said(found: NextStep) -> tuple[StepKind, str, int, int, int]:
    """A step without its result."""
    return found.kind, found.category, found.minutes.minutes, found.count, found.left.minutes


@pytest.mark.parametrize(
    ("targets", "extra", "found"),
    [
        # 20 % of 1920 + 480 is 480; 480 of the 480 left
        ([least("a", percent(20))], (), (StepKind.SPEND, "a", 480, 0, 480)),
        # with 60 of a: T = 1980, L = 480, 10 % is 246
        ([least("a", percent(10))], (spent("a", 19, 60),), (StepKind.SPEND, "a", 186, 0, 480)),
        # 1/3 % of 2400 is 8; 1/7 % of it 3.43, which takes four minutes
        ([least("a", percent("1/7"))], (), (StepKind.SPEND, "a", 4, 0, 480)),
        ([least("a", hours(5))], (), (StepKind.SPEND, "a", 300, 0, 480)),
        ([least("a", times(3))], (), (StepKind.SPEND, "a", 0, 3, 480)),
        ([least("a", percent(10), of=Of.CAPACITY)], (), (StepKind.SPEND, "a", 240, 0, 480)),
        # the largest shortfall in relation to its target: b lacks all of its hour, a half of its four
        ([least("a", hours(4)), least("b", hours(1))], (spent("a", 16, 120),), (StepKind.SPEND, "b", 60, 0, 480)),
        ([least("a", hours(4)), least("a", times(3))], (spent("a", 16, 120),), (StepKind.SPEND, "a", 0, 2, 480)),
        # of equals the first in the report
        ([least("b", hours(1)), least("a", hours(2))], (), (StepKind.SPEND, "a", 120, 0, 480)),
        # something reachable is said before what is over, and that before what is lost
        ([most("office", percent(79)), least("a", hours(1))], (), (StepKind.SPEND, "a", 60, 0, 480)),
        # office: 1920 of 1920; 1920 / 0.8 - 1920 = 480 of other work brings it back, exactly what is left
        ([most("office", percent(80))], (), (StepKind.HOLD_BACK, "office", 384, 0, 480)),
        ([most("office", percent(80)), least("a", hours(9))], (), (StepKind.HOLD_BACK, "office", 384, 0, 480)),
        # 1920 / 0.9 - 1920 = 213.3, rounded up; 1920 - 0.9 x 1920 = 192 over
        ([most("office", percent(90))], (), (StepKind.HOLD_BACK, "office", 192, 0, 214)),
        # a time that is over stays over: 1920 - 1800
        ([most("office", hours(30))], (), (StepKind.HOLD_BACK, "office", 120, 0, 0)),
        ([most("office", times(3))], (), (StepKind.HOLD_BACK, "office", 0, 1, 0)),
        # most over in relation: 120 / 1800 against 1 / 3
        ([most("office", hours(30)), most("office", times(3))], (), (StepKind.HOLD_BACK, "office", 0, 1, 0)),
        # a bound of nothing comes before every relation
        (
            [most("a", hours(0)), most("office", hours(1))],
            (spent("a", 19, 5),),
            (StepKind.HOLD_BACK, "a", 5, 0, 0),
        ),
        ([most("office", percent(100)), least("a", times(0))], (), (StepKind.ALL_ON_TRACK, "", 0, 0, 0)),
        ([least("office", percent(80))], (), (StepKind.ALL_ON_TRACK, "", 0, 0, 0)),
        ([], (), (StepKind.NO_TARGETS, "", 0, 0, 0)),
    ],
)
def test_a_running_week(
    targets: list[Target], extra: tuple[Entry, ...], found: tuple[StepKind, str, int, int, int]
) -> None:
    """On Friday morning, with four days of the office behind and eight hours left."""
    assert said(step(targets, FOUR_DAYS + extra)) == found


@pytest.mark.parametrize(
    ("targets", "found"),
    [
        # next week: 21 % of 40 hours
        ([least("a", percent(21))], (StepKind.LOST, "a", 504, 0, 480)),
        ([least("a", hours(9))], (StepKind.LOST, "a", 540, 0, 480)),
        # office cannot come back to 79 %: 0.79 x 2400 = 1896 < 1920
        ([most("office", percent(79))], (StepKind.LOST, "office", 1896, 0, 480)),
        # of two the one that lacks more of its target
        ([most("office", percent(79)), least("a", percent(21))], (StepKind.LOST, "a", 504, 0, 480)),
        # next week's own version of the target is what it will be held against; one that has ended is its own
        (
            [least("a", percent(21)), least("a", percent(30), start=date(2026, 11, 23))],
            (StepKind.LOST, "a", 720, 0, 480),
        ),
        ([least("a", percent(21), end=date(2026, 11, 23))], (StepKind.LOST, "a", 504, 0, 480)),
    ],
)
def test_a_week_that_cannot_be_saved(targets: list[Target], found: tuple[StepKind, str, int, int, int]) -> None:
    """It says so, and what the next week needs when nobody is away in it."""
    assert said(step(targets)) == found
    friday_away = (away(23, 27),)  # an absence of next week is not known to what the target asks
    assert said(step(targets, absences=friday_away)) == found


def test_visits_are_lost_when_no_time_is_left() -> None:
    """On Saturday there are two of three, and three are needed next week."""
    entries = (*FOUR_DAYS, spent("visits", 20, 240), spent("visits", 20, 240))
    assert said(step([least("visits", times(3))], entries, SATURDAY)) == (StepKind.LOST, "visits", 0, 3, 0)


@pytest.mark.parametrize(
    ("period", "now", "minutes"),
    [
        # all that is logged is the office's, on the days before; of the next month, quarter or year a fifth is asked
        (NOVEMBER, at(30, "12:00"), 23 * 96),  # December 2026 has 23 working days, and a fifth of a day is 96 minutes
        (Period(date(2026, 10, 1), date(2027, 1, 1)), datetime.fromisoformat("2026-12-31T12:00:00+01:00"), 64 * 96),
        (Period(date(2026, 1, 1), date(2027, 1, 1)), datetime.fromisoformat("2026-12-31T12:00:00+01:00"), 261 * 96),
        # a span of nine days is followed by as many: 25 November to 3 December has seven working days
        (Period(date(2026, 11, 16), date(2026, 11, 25)), at(24, "12:00"), 7 * 96),
    ],
)
def test_the_next_period_is_one_of_the_same_kind(period: Period, now: datetime, minutes: int) -> None:
    """A lost month is followed by a month, with its own number of working days."""
    entries = tuple(spent("office", 16, 480)._replace(date=day) for day in period.days())
    found = step([least("a", percent(20))], entries, now, period)
    assert (found.kind, found.minutes) == (StepKind.LOST, Duration(minutes))


@pytest.mark.parametrize(
    "period", [Period(date(9998, 1, 1), date(9999, 1, 1)), Period(date(9990, 1, 1), date(9999, 1, 1))]
)
def test_the_last_year_of_the_calendar(period: Period) -> None:
    """It has a next step too, though no next year that could be reckoned with."""
    entries = tuple(
        spent("office", 16, 480)._replace(date=day) for day in Period(date(9998, 1, 1), date(9999, 1, 1)).days()
    )
    made = budget(least("a", percent(20)), least_coverage_percent=0)
    assert (
        reckon(made, entries, (), period, datetime(9998, 12, 31, 23, tzinfo=NEXT_MONDAY.tzinfo)).next_step.category
        == "a"
    )


@pytest.mark.parametrize(
    ("targets", "extra", "found"),
    [
        # T = 1920: a has none of 384
        ([least("a", percent(20))], (), (StepKind.ENDED_SHORT, "a", 384, 0, 0)),
        ([least("a", percent("1/7"))], (), (StepKind.ENDED_SHORT, "a", 3, 0, 0)),  # 2.74
        ([least("visits", times(3))], (spent("visits", 17, 60),), (StepKind.ENDED_SHORT, "visits", 0, 2, 0)),
        ([most("office", percent(80)), least("a", hours(1))], (), (StepKind.ENDED_SHORT, "a", 60, 0, 0)),
        ([most("office", percent(80))], (), (StepKind.ENDED_OVER, "office", 384, 0, 0)),
        ([most("office", percent(80)), most("office", times(1))], (), (StepKind.ENDED_OVER, "office", 0, 3, 0)),
        ([most("office", percent(100)), least("office", hours(32))], (), (StepKind.ALL_MET, "", 0, 0, 0)),
        ([], (), (StepKind.NO_TARGETS, "", 0, 0, 0)),
    ],
)
def test_an_ended_week(
    targets: list[Target], extra: tuple[Entry, ...], found: tuple[StepKind, str, int, int, int]
) -> None:
    """The largest shortfall, else what is most over, else that all is met."""
    assert said(step(targets, FOUR_DAYS + extra, NEXT_MONDAY)) == found


def test_too_little_logged_comes_before_all_verdicts() -> None:
    """On Friday 400 of the 1,920 minutes so far are logged: 1,520 are not; at the week's end 2,000 of 2,400."""
    entries = (spent("office", 16, 400),)
    targets = [least("a", percent(20))]
    assert said(step(targets, entries)) == (StepKind.FILL_GAPS, "", 1520, 0, 0)
    assert said(step(targets, entries, NEXT_MONDAY)) == (StepKind.FILL_GAPS, "", 2000, 0, 0)
    assert said(step([], entries)) == (StepKind.NO_TARGETS, "", 0, 0, 0)


def test_nothing_logged() -> None:
    """Whatever the targets, the first thing to do is to log; time that does not count is time logged."""
    for now in (at(16, "08:00"), FRIDAY, NEXT_MONDAY, at(10, "12:00")):
        for targets in ([], [least("a", percent(20))]):
            assert step(targets, (), now) == NextStep(StepKind.START)
    lunch = reckon(budget(least("a", percent(20)), categories="-lunch"), [spent("lunch", 16, 30)], (), WEEK, FRIDAY)
    assert lunch.next_step == NextStep(StepKind.FILL_GAPS, minutes=Duration(1920))


def test_a_week_of_vacation_has_no_targets() -> None:
    """Nothing is asked of it."""
    assert step([least("a", percent(20))], absences=(away(16, 22),)) == NextStep(StepKind.NO_TARGETS)


def test_a_month_of_weekly_visits() -> None:
    """Twelve visits of 12.6, which is 13, by the last Friday: one more in what is left of Friday and Monday."""
    entries = tuple(spent("visits", day, 480) for day in (2, 3, 4, 5, 6, 9, 10, 11, 12, 13, 16, 17))
    entries += tuple(spent("office", day, 480) for day in (18, 19, 20, 23, 24, 25, 26))
    found = step([least("visits", times(3), per=Interval.WEEK)], entries, at(27, "08:00"), NOVEMBER)
    # due by now: 13 x 19 / 21 = 11.76, so eleven, and twelve are there
    assert found == NextStep(StepKind.ALL_ON_TRACK)
    assert found.left == ZERO
