"""Periods: half-open spans of days, and the intervals of the calendar (R27: every day from 2015 to 2035)."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtime.model.period import Interval, Period, interval_containing, split_by

FIRST, LAST = date(2015, 1, 1), date(2035, 12, 31)
DAYS = st.dates(FIRST, LAST)


def every_day() -> Iterator[date]:
    """Each day from 2015 to 2035, 7,670 of them."""
    return (date.fromordinal(number) for number in range(FIRST.toordinal(), LAST.toordinal() + 1))


def test_every_day_lies_in_its_iso_week() -> None:
    """A week is the seven days that have one ISO year and week; the standard library's calendar is the witness."""
    for day in every_day():
        week = interval_containing(day, Interval.WEEK)
        year, number, weekday = day.isocalendar()
        assert week.start == date.fromisocalendar(year, number, 1) == day - timedelta(days=weekday - 1)
        assert week.end == date.fromisocalendar(year, number, 7) + timedelta(days=1)


@pytest.mark.parametrize(
    ("day", "start", "end"),
    [
        # 2015, 2020, 2026 and 2032 have a week 53, since their 1 January or, in a leap year, 2 January is a Thursday
        (date(2027, 1, 3), date(2026, 12, 28), date(2027, 1, 4)),
        (date(2026, 12, 28), date(2026, 12, 28), date(2027, 1, 4)),
        (date(2021, 1, 1), date(2020, 12, 28), date(2021, 1, 4)),
        (date(2024, 12, 31), date(2024, 12, 30), date(2025, 1, 6)),
        (date(2024, 2, 29), date(2024, 2, 26), date(2024, 3, 4)),
    ],
)
def test_weeks_at_the_turn_of_the_year(day: date, start: date, end: date) -> None:
    """A week belongs together even when its days have two years."""
    assert interval_containing(day, Interval.WEEK) == Period(start, end)


def test_the_years_with_a_week_53() -> None:
    """Counted in our weeks: the Thursdays of a year are its weeks."""
    long = [
        year
        for year in range(2015, 2036)
        if sum(
            (week.start + timedelta(days=3)).year == year
            for week in split_by(Period(date(year - 1, 12, 20), date(year + 1, 1, 12)), Interval.WEEK)
            if (week.end - week.start).days == 7
        )
        == 53
    ]
    assert long == [2015, 2020, 2026, 2032]


@pytest.mark.parametrize("interval", list(Interval))
@pytest.mark.parametrize("week_starts", [0, 5, 6])
def test_every_interval_of_every_day(interval: Interval, week_starts: int) -> None:
    """A day is in its interval, and so is every other day of it: the intervals cut the calendar without a seam."""
    known = Period(FIRST, FIRST)
    for day in every_day():
        found = interval_containing(day, interval, week_starts)
        assert day in found
        if day in known:
            assert found == known
        elif known.start < known.end:
            assert found.start == known.end == day
        known = found


@pytest.mark.parametrize(("year", "days"), [(2015, 28), (2016, 29), (2020, 29), (2024, 29), (2026, 28), (2032, 29)])
def test_februaries(year: int, days: int) -> None:
    """Leap years have a 29 February, in its month, quarter and year."""
    month = interval_containing(date(year, 2, 10), Interval.MONTH)
    assert (month.start, month.end) == (date(year, 2, 1), date(year, 3, 1))
    assert len(list(month.days())) == days
    assert len(list(interval_containing(date(year, 2, 10), Interval.YEAR).days())) == 337 + days


@pytest.mark.parametrize(
    ("day", "interval", "start", "end"),
    [
        (date(2026, 11, 23), Interval.DAY, date(2026, 11, 23), date(2026, 11, 24)),
        (date(2026, 12, 31), Interval.DAY, date(2026, 12, 31), date(2027, 1, 1)),
        (date(2026, 12, 31), Interval.MONTH, date(2026, 12, 1), date(2027, 1, 1)),
        (date(2026, 1, 1), Interval.QUARTER, date(2026, 1, 1), date(2026, 4, 1)),
        (date(2026, 6, 30), Interval.QUARTER, date(2026, 4, 1), date(2026, 7, 1)),
        (date(2026, 11, 23), Interval.QUARTER, date(2026, 10, 1), date(2027, 1, 1)),
        (date(2026, 11, 23), Interval.YEAR, date(2026, 1, 1), date(2027, 1, 1)),
    ],
)
def test_intervals_by_the_calendar(day: date, interval: Interval, start: date, end: date) -> None:
    """The end is the first day that is not in it."""
    assert interval_containing(day, interval) == Period(start, end)


@pytest.mark.parametrize(
    ("week_starts", "start"),
    [(0, date(2026, 11, 16)), (5, date(2026, 11, 21)), (6, date(2026, 11, 22)), (1, date(2026, 11, 17))],
)
def test_weeks_that_start_on_another_day(week_starts: int, start: date) -> None:
    """22 November 2026 is a Sunday: the last day of one week, the first of another, the second of a third."""
    assert interval_containing(date(2026, 11, 22), Interval.WEEK, week_starts).start == start


@given(DAYS, st.integers(0, 800), st.sampled_from(list(Interval)), st.integers(0, 6))
def test_the_parts_join_up_to_the_whole(start: date, length: int, interval: Interval, week_starts: int) -> None:
    """No day is lost or counted twice; an empty period has no parts."""
    period = Period(start, start + timedelta(days=length))
    parts = list(split_by(period, interval, week_starts))
    assert [day for part in parts for day in part.days()] == list(period.days())
    assert all(part.start < part.end for part in parts)


@given(DAYS, DAYS, DAYS, DAYS, DAYS)
def test_the_overlap_has_the_days_of_both(one: date, two: date, three: date, four: date, day: date) -> None:
    """A day is in the overlap exactly when it is in each, whichever is asked."""
    first, second = Period(one, max(one, two)), Period(three, max(three, four))
    assert (day in first.overlap(second)) is (day in first and day in second)
    assert (day in first.overlap(second)) is (day in second.overlap(first))
    assert first.overlap(second).start <= first.overlap(second).end


def test_only_days_are_in_a_period() -> None:
    """The start is in it, the end is not, and what is no day never is."""
    week = Period(date(2026, 11, 16), date(2026, 11, 23))
    assert date(2026, 11, 16) in week
    assert date(2026, 11, 22) in week
    assert date(2026, 11, 23) not in week
    assert "2026-11-16" not in week
