"""Working time with nothing logged."""

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reckoning.any_entries import ENTRY, MADE
from tests.reckoning.made import NEXT_MONDAY, WEEK, at, away, budget, clock, spent

from leadtime.model.absence import Absence
from leadtime.model.entry import Entry
from leadtime.reckoning.gaps import Gap, gaps

BUDGET = budget(categories="office visits -lunch")
FULL = [spent("office", day, 480) for day in (16, 17, 18, 19, 20)]


def found(entries: list[Entry], now: datetime = NEXT_MONDAY, absences: tuple[Absence, ...] = ()) -> tuple[Gap, ...]:
    """The gaps of the week."""
    return gaps(BUDGET, entries, absences, WEEK, now)


def missing(values: tuple[Gap, ...]) -> dict[int, int]:
    """The minutes missing on each day."""
    return {gap.day.day: gap.missing.minutes for gap in values}


def holes(gap: Gap) -> list[str]:
    """The holes of a gap, on the clock."""
    return [f"{hole.start:%H:%M}-{hole.end:%H:%M}" for hole in gap.holes]


@pytest.mark.parametrize(
    ("entries", "absences", "days"),
    [
        ([], (), {16: 480, 17: 480, 18: 480, 19: 480, 20: 480}),
        (FULL, (), {}),
        ([*FULL[1:], spent("office", 16, 479)], (), {16: 1}),
        ([*FULL[1:], spent("office", 16, 600)], (), {}),
        ([*FULL[1:], spent("office", 21, 480)], (), {16: 480}),  # Saturday's work does not fill Monday
        ([*FULL[1:], spent("lunch", 16, 480)], (), {16: 480}),  # nor does what does not count
        (FULL[1:], (away(16, 16),), {}),
        ([], (away(16, 19), away(20, 20, 120)), {20: 360}),
        ([*FULL[2:], clock("visits", 16, "20:00")._replace(end=at(17, "02:00"))], (), {16: 240, 17: 360}),
    ],
)
def test_days_with_less_logged_than_their_capacity(
    entries: list[Entry], absences: tuple[Absence, ...], days: dict[int, int]
) -> None:
    """Working days only, less absence, each by itself; capacity = logged + missing."""
    values = found(entries, absences=absences)
    assert missing(values) == days
    assert all(gap.capacity == gap.logged + gap.missing for gap in values)


@pytest.mark.parametrize(
    ("now", "entries", "days"),
    [
        (at(18, "07:00"), [], {16: 480, 17: 480}),  # nothing is due yet today, nor on the days to come
        (at(18, "11:30"), [*FULL[:2], clock("office", 18, "08:00", "10:00")], {18: 90}),  # 3 h 30 m passed, 2 h logged
        (at(18, "10:00"), [*FULL[:2], clock("office", 18, "08:00", "10:00")], {}),
        (at(18, "11:30"), [*FULL[:2], clock("office", 18, "08:00")], {}),  # the running timer fills it
        (at(18, "20:00"), [*FULL[:2], clock("office", 18, "08:00", "10:00")], {18: 360}),  # no more than the day has
        (at(18, "20:00"), [*FULL[:2], spent("office", 18, 60)], {}),  # no clock tells when today began
        (at(18, "11:30"), [*FULL[:2], clock("office", 18, "13:00", "14:00")], {}),  # planned for the afternoon
        (  # a visit until one at night: 3 h 30 m passed since 08:00, and 3 h are logged
            at(18, "11:30"),
            [
                *FULL[:2],
                clock("visits", 17, "22:00")._replace(end=at(18, "01:00")),
                clock("office", 18, "08:00", "10:00"),
            ],
            {18: 30},
        ),
        (at(15, "12:00"), [], {}),  # a week that has not begun
        (at(22, "12:00"), FULL[:4], {20: 480}),
    ],
)
def test_today_is_due_as_far_as_it_has_passed(now: datetime, entries: list[Entry], days: dict[int, int]) -> None:
    """From the start of its first clock entry to now, and no more than its capacity."""
    assert missing(found(entries, now)) == days


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ([clock("office", 16, "09:00", "11:00"), clock("office", 16, "12:15", "14:00")], ["11:00-12:15"]),
        ([clock("office", 16, "12:15", "14:00"), clock("office", 16, "09:00", "11:00")], ["11:00-12:15"]),
        ([clock("office", 16, "09:00", "11:00"), clock("office", 16, "11:00", "12:00")], []),
        ([clock("office", 16, "09:00", "11:00")], []),  # neither before the first nor after the last
        (  # lunch is no hole
            [
                clock("office", 16, "09:00", "11:00"),
                clock("lunch", 16, "11:00", "12:00"),
                clock("office", 16, "12:30", "13:00"),
            ],
            ["12:00-12:30"],
        ),
        (  # a short entry inside a long one ends no hole
            [
                clock("office", 16, "09:00", "12:00"),
                clock("visits", 16, "10:00", "10:30"),
                clock("office", 16, "13:00", "14:00"),
            ],
            ["12:00-13:00"],
        ),
        (  # nor does one of no length; one with a date and minutes has no place
            [
                clock("office", 16, "09:00", "10:00"),
                clock("visits", 16, "10:30", "10:30"),
                spent("visits", 16, 10),
                clock("office", 16, "11:00", "12:00"),
            ],
            ["10:00-11:00"],
        ),
        (  # the night is no hole
            [clock("visits", 15, "22:00")._replace(end=at(16, "01:00")), clock("office", 16, "09:00", "11:00")],
            [],
        ),
        (  # a visit that ends at one is no hole for it
            [
                clock("visits", 15, "22:00")._replace(end=at(16, "01:00")),
                clock("office", 16, "00:30", "00:45"),
                clock("office", 16, "09:00", "11:00"),
            ],
            ["01:00-09:00"],
        ),
        (
            [
                clock("office", 16, "09:00")._replace(end=at(16, "10:00") + timedelta(seconds=1)),
                clock("office", 16, "10:01", "11:00"),
            ],
            [],  # 59 seconds
        ),
        (  # on the clock of the entry that ends the hole: 11:00 in Stockholm is 10:00 in London
            [
                clock("office", 16, "09:00", "11:00"),
                Entry(
                    "k7",
                    "visits",
                    datetime(2026, 11, 16, 12, tzinfo=timezone.utc),
                    datetime(2026, 11, 16, 13, tzinfo=timezone.utc),
                ),
            ],
            ["10:00-12:00"],
        ),
    ],
)
def test_holes_between_the_clock_entries_of_a_day(entries: list[Entry], expected: list[str]) -> None:
    """What `log` could be told with a clock range."""
    gap = found(entries)[0]
    assert gap.day.day == 16
    assert holes(gap) == expected


def test_a_full_day_has_no_holes_to_fill() -> None:
    """Whoever has logged the day's hours may have a break."""
    day = [clock("office", 16, "08:00", "12:00"), clock("office", 16, "14:00", "18:00")]
    assert 16 not in missing(found(day))


@given(st.lists(ENTRY, max_size=10), st.integers(15, 24), st.integers(0, 1439))
def test_gaps_are_working_time_with_nothing_logged(entries: list[Entry], day: int, minute: int) -> None:
    """Of past working days, each with something missing; holes are in order, of a minute at least, and free."""
    now = at(day, "00:00") + timedelta(minutes=minute)
    for gap in gaps(MADE, entries, [away(18, 18, 60)], WEEK, now):
        assert gap.day in WEEK
        assert gap.day <= now.date()
        assert gap.day.weekday() < 5
        assert gap.missing.minutes > 0
        assert gap.missing == gap.capacity - gap.logged
        ends = [time for hole in gap.holes for time in hole]
        assert ends == sorted(ends)
        for hole in gap.holes:
            assert hole.end - hole.start >= timedelta(minutes=1)
            assert not any(
                entry.start and entry.end and entry.start < hole.end and hole.start < entry.end
                for entry in entries
                if entry.length()
            )
