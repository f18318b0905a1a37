"""What absences take away from the working time."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reckoning.made import away

from leadtime.model.absence import Absence
from leadtime.model.budget import Budget
from leadtime.model.period import Period
from leadtime.reckoning.away import WeekChanged, overlapping, taken, weeks_changed

BUDGET = Budget()


@pytest.mark.parametrize(
    ("absence", "minutes"),
    [
        (away(23, 23), 480),
        (away(23, 29), 2400),
        (away(28, 29), 0),  # a weekend
        (away(23, 24, 90), 180),
        (away(27, 29, 90), 90),
        (away(23, 23, 600), 480),  # no more than the day has
    ],
)
def test_the_working_time_it_takes(absence: Absence, minutes: int) -> None:
    """That of its days, as far as they are working days."""
    assert taken(BUDGET, absence) == minutes


def test_every_week_it_is_in() -> None:
    """With all the others that are away."""
    old, new = away(18, 18), away(20, 24)
    assert weeks_changed(BUDGET, new, (old,), (old, new)) == [
        WeekChanged(Period(date(2026, 11, 16), date(2026, 11, 23)), 1920, 1440),
        WeekChanged(Period(date(2026, 11, 23), date(2026, 11, 30)), 2400, 1440),
    ]


@given(st.integers(1, 20), st.integers(0, 10), st.none() | st.integers(1, 700), st.integers(0, 6))
def test_the_weeks_lose_what_it_takes(first: int, days: int, minutes: int | None, week_starts: int) -> None:
    """No minute more or less, on whatever day weeks begin."""
    absence = away(first, first + days, minutes)
    weeks = weeks_changed(BUDGET._replace(week_starts=week_starts), absence, (), (absence,))
    assert sum(week.before - week.after for week in weeks) == taken(BUDGET, absence)
    assert all(week.week.end - week.week.start == timedelta(days=7) for week in weeks)


@pytest.mark.parametrize(
    ("one", "other", "shares"),
    [
        (away(23, 24), away(24, 25), True),
        (away(23, 24), away(25, 26), False),
        (away(23, 27), away(25, 25, 60), True),
        (away(25, 25, 60), away(23, 27), True),
        (away(25, 25, 60), away(25, 25, 60), False),
    ],
)
def test_days_that_are_away_twice(one: Absence, other: Absence, shares: bool) -> None:
    """Parts of one day add up; a whole day is away once."""
    assert overlapping(one, [away(1, 1), other]) == (other if shares else None)
