"""Where a duration goes in its day: into free time from 08:00 on, else before, else beside what is there."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtime.reckoning.free_time import DAY, placed

MONDAY = date(2026, 11, 23)
HOUR = 3600


def midnight(day: date) -> int:
    """The seconds since the Monday began."""
    return (day - MONDAY).days * DAY


@pytest.mark.parametrize(
    ("taken", "hours", "begins"),
    [
        ([], [1], [8]),
        ([], [1, 2, 1], [8, 9, 11]),
        ([(9, 10)], [1], [8]),
        ([(9, 10)], [2], [10]),
        ([(8, 12), (11, 14)], [1], [14]),
        ([(13, 14), (8, 12)], [1, 1], [12, 14]),
        ([(8, 24)], [3], [0]),
        ([(-2, 3), (8, 24)], [5, 5], [3, 0]),
        ([(-2, 3), (8, 30)], [6], [0]),
        ([(-30, 60)], [1], [0]),
        ([(24, 48)], [16], [8]),
        ([], [24], [0]),
        ([], [30], [0]),
        ([(8, 9)], [0], [8]),
    ],
)
def test_places(taken: list[tuple[int, int]], hours: list[int], begins: list[int]) -> None:
    """In hours of the Monday; what begins on the day before, or ends on the next, takes time too."""
    spans = [(start * HOUR, end * HOUR) for start, end in taken]
    found = placed([(MONDAY, length * HOUR) for length in hours], spans, midnight)
    assert found == tuple(hour * HOUR for hour in begins)


def test_each_in_its_own_day() -> None:
    """Whatever the order they come in."""
    days = [MONDAY + timedelta(days=2), MONDAY, MONDAY + timedelta(days=2)]
    assert placed([(day, HOUR) for day in days], [(50 * HOUR, 57 * HOUR)], midnight) == (
        57 * HOUR,
        8 * HOUR,
        58 * HOUR,
    )


spans = st.builds(lambda start, length: (start, start + length), st.integers(-30, 80), st.integers(0, 40))


@given(st.lists(spans, max_size=6), st.lists(st.tuples(st.integers(0, 2), st.integers(0, 10)), max_size=6))
def test_none_over_another(taken: list[tuple[int, int]], lengths: list[tuple[int, int]]) -> None:
    """A duration shares no time with anything else, except where it begins at midnight for want of room."""
    durations = [(MONDAY + timedelta(days=day), length) for day, length in lengths]
    found = placed(durations, taken, lambda day: (day - MONDAY).days * DAY)
    all_spans = [*taken, *((at, at + length) for at, (_, length) in zip(found, durations, strict=True))]
    for number, (at, (day, length)) in enumerate(zip(found, durations, strict=True)):
        start = (day - MONDAY).days * DAY
        assert start <= at < start + DAY
        others = [span for index, span in enumerate(all_spans) if index != len(taken) + number]
        assert at == start or not any(at < end and since < at + length for since, end in others if since < end)
