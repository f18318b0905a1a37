"""Working time available."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reckoning.made import NOVEMBER, WEEK, away, budget

from leadtime.model.absence import Absence
from leadtime.model.duration import Duration
from leadtime.model.period import Period
from leadtime.reckoning.capacity import capacity_by_day, capacity_left, minutes_by_weekday, nominal

WORKDAYS = st.sets(st.integers(0, 6)).map(tuple)


@pytest.mark.parametrize(
    ("minutes", "days", "found"),
    [
        (2400, (0, 1, 2, 3, 4), [480, 480, 480, 480, 480, 0, 0]),
        (2250, (0, 1, 2, 3, 4), [450, 450, 450, 450, 450, 0, 0]),  # 37 h 30 m
        # 38 h 15 m = 2,295 = 5 x 459; 2,297: floors of 459.4, 918.8, 1378.2, 1837.6, 2297
        (2295, (0, 1, 2, 3, 4), [459, 459, 459, 459, 459, 0, 0]),
        (2297, (0, 1, 2, 3, 4), [459, 459, 460, 459, 460, 0, 0]),
        (1920, (6, 0, 1, 2), [480, 480, 480, 0, 0, 0, 480]),  # Sunday to Wednesday, in any order
        (480, (2, 2), [0, 0, 480, 0, 0, 0, 0]),  # a day named twice is one day
        (2400, (), [0, 0, 0, 0, 0, 0, 0]),
        (100, (0, 1, 2, 3, 4, 5, 6), [14, 14, 14, 15, 14, 14, 15]),  # floors of 14.3, 28.6, 42.9, 57.1, 71.4, 85.7
    ],
)
def test_the_hours_of_a_week_by_day(minutes: int, days: tuple[int, ...], found: list[int]) -> None:
    """Spread in whole minutes over the working days, from Monday to Sunday."""
    assert list(minutes_by_weekday(budget(hours=Duration(minutes), working_days=days))) == found


@given(st.integers(0, 10080), WORKDAYS, st.dates(date(2015, 1, 1), date(2035, 1, 1)))
def test_any_seven_days_have_the_hours_of_a_week(minutes: int, days: tuple[int, ...], start: date) -> None:
    """However odd the hours, and whichever day the week starts on; no two working days differ by more than a minute."""
    made = budget(hours=Duration(minutes), working_days=days)
    week = Period(start, date.fromordinal(start.toordinal() + 7))
    assert nominal(made, week) == (minutes if days else 0)
    of_days = [minutes_by_weekday(made)[day] for day in days]
    assert not of_days or max(of_days) - min(of_days) <= 1


@pytest.mark.parametrize(
    ("absences", "found"),
    [
        ([], [480, 480, 480, 480, 480, 0, 0]),
        ([away(17, 17)], [480, 0, 480, 480, 480, 0, 0]),
        ([away(19, 25)], [480, 480, 480, 0, 0, 0, 0]),  # beyond the week's end
        ([away(9, 16)], [0, 480, 480, 480, 480, 0, 0]),
        ([away(1, 30)], [0, 0, 0, 0, 0, 0, 0]),
        ([away(23, 27)], [480, 480, 480, 480, 480, 0, 0]),  # the week after
        ([away(18, 18, 120)], [480, 480, 360, 480, 480, 0, 0]),
        ([away(18, 18, 120), away(18, 18, 90)], [480, 480, 270, 480, 480, 0, 0]),
        ([away(18, 18, 600)], [480, 480, 0, 480, 480, 0, 0]),  # no more than the day has
        ([away(18, 18, 120), away(18, 18)], [480, 480, 0, 480, 480, 0, 0]),
        ([away(18, 18), away(18, 18, 120)], [480, 480, 0, 480, 480, 0, 0]),
        ([away(20, 22, 240)], [480, 480, 480, 480, 240, 0, 0]),  # a weekend has nothing to take away
        ([away(18, 17)], [480, 480, 480, 480, 480, 0, 0]),  # no days at all
    ],
)
def test_absences_take_working_time_away(absences: list[Absence], found: list[int]) -> None:
    """Whole and part days, alone and on top of each other."""
    assert list(capacity_by_day(budget(), absences, WEEK).values()) == found


def test_an_absence_without_end_is_quick() -> None:
    """Retirement is walked through for the days of the period only."""
    for_ever = away(18, 18)._replace(last=date.max)
    assert list(capacity_by_day(budget(), [for_ever], WEEK).values()) == [480, 480, 0, 0, 0, 0, 0]


def test_a_month_has_the_hours_of_its_working_days() -> None:
    """November 2026 begins on a Sunday and has 21 working days of eight hours."""
    assert nominal(budget(), NOVEMBER) == 21 * 480
    assert sum(capacity_by_day(budget(), [away(16, 20)], NOVEMBER).values()) == 16 * 480


def test_capacity_left_is_of_today_and_later() -> None:
    """On Wednesday: yesterday's free time is gone, today's is what is not logged, and no day owes to another."""
    capacity = capacity_by_day(budget(), [], WEEK)
    logged = {date(2026, 11, 17): 60, date(2026, 11, 18): 300, date(2026, 11, 19): 600, date(2026, 11, 21): 90}
    left = capacity_left(capacity, logged, date(2026, 11, 18))
    assert [(day.day, minutes) for day, minutes in left.items()] == [(18, 180), (19, 0), (20, 480), (21, 0), (22, 0)]
