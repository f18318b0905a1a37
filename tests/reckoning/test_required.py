"""What a target asks of a period: its dated versions, and bounds scaled to the working days that are there."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reckoning.made import NOVEMBER, WEEK, away, budget, containing, hours, least, most, percent, times

from leadtime.model.absence import Absence
from leadtime.model.period import Interval, Period, split_by
from leadtime.model.target import Of, Target
from leadtime.reckoning.capacity import capacity_by_day
from leadtime.reckoning.required import Course, in_force, required
from leadtime.reckoning.values import Bound

WEDNESDAY = date(2026, 11, 18)
Q4 = Period(date(2026, 10, 1), date(2027, 1, 1))


def asked(target: Target, period: Period, absences: list[Absence], week_starts: int = 0) -> Fraction:
    """What the bound of a single target asks of the whole of a period."""
    made = budget(target, week_starts=week_starts)
    capacity = capacity_by_day(made, absences, period)
    (segments,) = in_force(made.targets, period)
    bound = Bound.AT_LEAST if target.at_least else Bound.AT_MOST
    return required(segments, bound, made, Course({}, capacity, capacity))[1]


@pytest.mark.parametrize(
    ("target", "period", "absences", "found"),
    [
        (least("a", hours(5)), WEEK, [], 300),
        (least("a", hours(5)), WEEK, [away(19, 20)], 180),  # three of five days
        (least("a", hours(5)), WEEK, [away(16, 16, 120)], 285),  # 38 of 40 hours
        (least("a", hours(5)), WEEK, [away(16, 22)], 0),
        (most("a", hours(5)), WEEK, [away(19, 20)], 180),
        (least("a", hours(5)), Period(WEDNESDAY, date(2026, 11, 19)), [], 60),  # a fifth of the week
        (least("a", hours(5)), Period(date(2026, 11, 21), date(2026, 11, 23)), [], 0),  # a weekend
        # November 2026: 1 is a Sunday; four whole weeks, and Monday 30 is a fifth of one
        (least("a", hours(5)), NOVEMBER, [], 1260),
        (least("a", hours(5)), NOVEMBER, [away(16, 20)], 960),
        (least("a", hours(21), per=Interval.MONTH), NOVEMBER, [], 1260),  # 21 working days
        (least("a", hours(21), per=Interval.MONTH), WEEK, [], 300),
        (least("a", hours(20), per=Interval.MONTH), WEEK, [], Fraction(2000, 7)),  # 1200 x 5 / 21
        # the last quarter of 2026 has 22 + 21 + 23 = 66 working days
        (least("a", hours(66), per=Interval.QUARTER), NOVEMBER, [], 1260),
        (least("a", hours(66), per=Interval.QUARTER), WEEK, [away(20, 20)], 240),
        (least("a", hours(22), per=Interval.MONTH), Q4, [], 3960),
        # a year of 261 working days
        (least("a", hours(261), per=Interval.YEAR), WEEK, [], 300),
        # 3 x 3/5 = 1.8; 3 x 38/40 = 2.85; 3 x 1/5 = 0.6; 3 x 4.2 = 12.6; a half goes upwards: 5 x 1/2 = 2.5
        (least("a", times(3)), WEEK, [], 3),
        (least("a", times(3)), WEEK, [away(19, 20)], 2),
        (least("a", times(3)), WEEK, [away(16, 16, 120)], 3),
        (least("a", times(3)), WEEK, [away(16, 19)], 1),
        (least("a", times(2)), WEEK, [away(16, 19)], 0),
        (least("a", times(5)), WEEK, [away(16, 20, 240)], 3),
        (least("a", times(3)), NOVEMBER, [], 13),
        (most("a", times(3)), WEEK, [away(19, 20)], 2),
        # a share does not scale by itself: its whole does
        (least("a", percent(20)), WEEK, [], 480),
        (least("a", percent(20)), WEEK, [away(19, 20)], 288),  # a fifth of 24 hours
        (least("a", percent(10), of=Of.CAPACITY), WEEK, [], 240),
        (least("a", percent(10), of=Of.CAPACITY), WEEK, [away(19, 20)], 144),
    ],
)
def test_scaled_to_the_working_days(target: Target, period: Period, absences: list[Absence], found: int) -> None:
    """A time and a number by the working time that is there, of a week, month or quarter; by hand."""
    assert asked(target, period, absences) == found


def test_weeks_that_start_on_sunday() -> None:
    """From Sunday 1 to Monday 30: weeks 1-7, 8-14, 15-21, 22-28 have five working days, 29-30 has one: 4.2 weeks."""
    assert asked(least("a", hours(5)), NOVEMBER, [], week_starts=6) == 1260
    assert asked(least("a", hours(5)), Period(date(2026, 11, 15), date(2026, 11, 22)), [], week_starts=6) == 300


@settings(max_examples=40)  # each looks at 93 days more than once
@given(
    st.sampled_from(list(Interval)),
    st.sampled_from(list(Interval)),
    st.lists(st.tuples(st.integers(1, 30), st.integers(0, 9), st.sampled_from((None, 60, 300))), max_size=4),
)
def test_the_parts_of_a_period_ask_for_the_whole(
    per: Interval, interval: Interval, absences: list[tuple[int, int, int | None]]
) -> None:
    """A time target asks the same of a quarter as of its days, weeks or months together, whoever is away when."""
    target = least("a", hours(7), per=per)
    gone = [away(first, min(30, first + days), minutes) for first, days, minutes in absences]
    parts = [asked(target, part, gone) for part in split_by(Q4, interval)]
    assert sum(parts) == asked(target, Q4, gone)


def test_a_share_by_what_is_logged_and_left() -> None:
    """Asked so far is s T, asked at the end s (T + L): T = 600 on Monday and L = 480 on Tuesday, s = 1/4."""
    monday, tuesday = date(2026, 11, 16), date(2026, 11, 17)
    made = budget(least("a", percent(25)))
    (segments,) = in_force(made.targets, WEEK)
    course = Course({monday: 600}, {monday: 480, tuesday: 480}, {tuesday: 480})
    assert required(segments, Bound.AT_LEAST, made, course) == (Fraction(150), Fraction(270))


def test_a_share_that_changes_inside_the_week() -> None:
    """20 % until Tuesday and 40 % from Wednesday on: 1/5 x 500 = 100, and 2/5 x 300 = 120 or 2/5 x 800 = 320."""
    made = budget(least("a", percent(20)), least("a", percent(40), start=WEDNESDAY))
    (segments,) = in_force(made.targets, WEEK)
    course = Course({date(2026, 11, 16): 500, WEDNESDAY: 300}, {}, {date(2026, 11, 19): 500})
    assert required(segments, Bound.AT_LEAST, made, course) == (Fraction(220), Fraction(420))


def test_a_time_that_changes_inside_the_week() -> None:
    """5 h a week for two of five days and 10 h for three: 120 + 360; numbers are rounded once: 1.2 + 3.6 = 4.8 is 5."""
    capacity = capacity_by_day(budget(), [], WEEK)
    for first, second, found in ((hours(5), hours(10), 480), (times(3), times(6), 5)):
        made = budget(least("a", first), least("a", second, start=WEDNESDAY))
        (segments,) = in_force(made.targets, WEEK)
        assert required(segments, Bound.AT_LEAST, made, Course({}, capacity, {})) == (Fraction(found), Fraction(found))


def spans(*targets: Target) -> list[list[tuple[Fraction, int, int]]]:
    """The amounts in force in the week, each with its first day and its last."""
    return [
        [
            (
                (segment.target.at_least or segment.target.at_most or percent(0)).value,
                segment.days.start.day,
                segment.days.end.day - 1,
            )
            for segment in segments
        ]
        for segments in in_force(targets, WEEK)
    ]


SEPTEMBER, TUESDAY = date(2026, 9, 1), date(2026, 11, 17)
FIFTH, HALF = Fraction(1, 5), Fraction(1, 2)


@pytest.mark.parametrize(
    ("targets", "found"),
    [
        ([], []),
        ([least("a", percent(20))], [[(FIFTH, 16, 22)]]),
        ([least("a", percent(20), start=SEPTEMBER)], [[(FIFTH, 16, 22)]]),
        ([least("a", percent(20), start=date(2026, 11, 23))], []),
        ([least("a", percent(20), end=date(2026, 11, 16))], []),
        ([least("a", percent(20), start=TUESDAY, end=WEDNESDAY)], [[(FIFTH, 17, 17)]]),
        ([least("a", percent(20), start=WEDNESDAY, end=TUESDAY)], []),  # ends before it begins: never in force
        # the later one takes over, in whichever order the file has them
        ([least("a", percent(20)), least("a", percent(50), start=WEDNESDAY)], [[(FIFTH, 16, 17), (HALF, 18, 22)]]),
        ([least("a", percent(50), start=WEDNESDAY), least("a", percent(20))], [[(FIFTH, 16, 17), (HALF, 18, 22)]]),
        ([least("a", percent(20), start=SEPTEMBER), least("a", percent(50))], [[(FIFTH, 16, 22)]]),
        ([least("a", percent(20)), least("a", percent(50), start=date(2026, 12, 1))], [[(FIFTH, 16, 22)]]),
        # two from the same day on: the one further down
        ([least("a", percent(20)), least("a", percent(50))], [[(HALF, 16, 22)]]),
        # a gap between two versions, and the earlier one does not come back after the later one has ended
        (
            [least("a", percent(20), end=TUESDAY), least("a", percent(50), start=WEDNESDAY)],
            [[(FIFTH, 16, 16), (HALF, 18, 22)]],
        ),
        (
            [least("a", percent(20)), least("a", percent(50), start=TUESDAY, end=WEDNESDAY)],
            [[(FIFTH, 16, 16), (HALF, 17, 17)]],
        ),
        # targets of their own: another category, measure, bound, `per` or `of`
        ([least("a", percent(20)), least("b", percent(50))], [[(FIFTH, 16, 22)], [(HALF, 16, 22)]]),
        ([least("a", percent(20)), most("a", percent(50))], [[(FIFTH, 16, 22)], [(HALF, 16, 22)]]),
        ([least("a", percent(20)), least("a", times(3))], [[(FIFTH, 16, 22)], [(Fraction(3), 16, 22)]]),
        (
            [least("a", times(3)), least("a", times(9), per=Interval.MONTH)],
            [[(Fraction(3), 16, 22)], [(Fraction(9), 16, 22)]],
        ),
        (
            [least("a", percent(20)), least("a", percent(50), of=Of.CAPACITY)],
            [[(FIFTH, 16, 22)], [(HALF, 16, 22)]],
        ),
    ],
)
def test_the_versions_in_force(targets: list[Target], found: list[list[tuple[Fraction, int, int]]]) -> None:
    """A new target never rewrites an old week: each day has the version of that day."""
    assert spans(*targets) == found


def test_a_week_before_the_change_is_as_it_was() -> None:
    """What is asked of last week is the same before and after a new target is added."""
    old = least("a", percent(20))
    new = least("a", percent(50), start=date(2026, 11, 23))
    assert in_force([old], WEEK) == in_force([old, new], WEEK)
    assert asked(old, containing(9, Interval.WEEK), []) == 480
