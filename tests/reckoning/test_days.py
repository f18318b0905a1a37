"""Which day minutes belong to (R25, R26: random intervals in 24 zones, split at midnight, week and month)."""

import random
from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.model.test_entry import SECONDS, ZONES
from tests.reckoning.made import SUNDAY_NIGHT, at, clock, spent
from tests.reliability.torture import many

from leadtime.model.entry import Entry
from leadtime.model.period import Interval, Period, interval_containing
from leadtime.reckoning.days import split

OFFSETS = st.integers(-23 * 4, 23 * 4).map(lambda quarters: timezone(timedelta(minutes=15 * quarters)))
MOMENTS = st.integers(*SECONDS)


def as_written(moment: int, zone: ZoneInfo | timezone) -> datetime:
    """A moment as the file would say it, with an offset only."""
    return datetime.fromisoformat(datetime.fromtimestamp(moment, zone).isoformat())


def by_the_second(start: datetime, end: datetime, begun: int, ended: int) -> dict[date, int]:
    """The minutes of each day from seconds alone: floor of what has passed at its end less floor at its start.

    The day that stands in the end is the last, and has what is left; an end at midnight stands on the day before.
    """
    offset = start.utcoffset()
    assert offset is not None
    seconds = int(offset.total_seconds())
    first, last = (begun + seconds) // 86400, (max(begun, ended - 1) + seconds) // 86400
    if end.utcoffset() != offset:
        stands = (end - timedelta(microseconds=1)).date() if ended > begun else end.date()
        last = min(last, max(first, (stands - date(1970, 1, 1)).days))
    found = {}
    for number in range(first, last + 1):
        low = max(begun, number * 86400 - seconds)
        high = ended if number == last else min(ended, (number + 1) * 86400 - seconds)
        found[date(1970, 1, 1) + timedelta(days=number)] = (high - begun) // 60 - (low - begun) // 60
    return found


@pytest.mark.parametrize("name", ZONES)
def test_random_intervals_are_split_at_every_midnight(name: str) -> None:
    """Each day has the minutes that seconds alone give it, and all days together the whole entry."""
    zone = ZoneInfo(name)
    chance = random.Random(name)
    for _ in range(many(100, 4_200)):
        begun = chance.randint(*SECONDS) // 60 * 60 + chance.choice((0, 0, 30, 59))
        ended = begun + chance.choice((chance.randint(0, 10 * 3600), chance.randint(0, 12 * 86400)))
        entry = Entry("k7", "visits", as_written(begun, zone), as_written(ended, zone))
        assert entry.start
        assert entry.end
        pieces = dict(split(entry, SUNDAY_NIGHT))
        expected = by_the_second(entry.start, entry.end, begun, ended)
        assert {day: minutes for day, minutes in pieces.items() if minutes} == {
            day: minutes for day, minutes in expected.items() if minutes
        }
        assert sum(pieces.values()) == entry.length().minutes == (ended - begun) // 60


@pytest.mark.parametrize("interval", [Interval.DAY, Interval.WEEK, Interval.MONTH, Interval.QUARTER])
@given(begun=MOMENTS, lasts=st.integers(0, 70 * 86400), zone=OFFSETS, other=OFFSETS, week_starts=st.integers(0, 6))
def test_the_parts_of_periods_add_up(
    interval: Interval, begun: int, lasts: int, zone: timezone, other: timezone, week_starts: int
) -> None:
    """Cut at every week, month or quarter, even when it ends in another offset, an entry loses and gains nothing."""
    entry = Entry("k7", "visits", as_written(begun, zone), as_written(begun + lasts, other))
    total, day = 0, entry.day - timedelta(days=40)
    while day < entry.day + timedelta(days=120):
        period = interval_containing(day, interval, week_starts)
        pieces = list(split(entry, SUNDAY_NIGHT, period))
        assert all(found in period for found, _ in pieces)
        total += sum(minutes for _, minutes in pieces)
        day = period.end
    assert total == entry.length().minutes


@given(
    begun=MOMENTS, lasts=st.integers(0, 30 * 86400), zone=OFFSETS, first=st.integers(-40, 40), days=st.integers(0, 9)
)
def test_a_period_takes_its_days_and_no_others(begun: int, lasts: int, zone: timezone, first: int, days: int) -> None:
    """The pieces within a period are those of all pieces that lie in it."""
    entry = Entry("k7", "visits", as_written(begun, zone), as_written(begun + lasts, zone))
    start = entry.day + timedelta(days=first)
    period = Period(start, start + timedelta(days=days))
    everything = list(split(entry, SUNDAY_NIGHT))
    assert list(split(entry, SUNDAY_NIGHT, period)) == [piece for piece in everything if piece[0] in period]


@pytest.mark.parametrize(
    ("entry", "pieces"),
    [
        (clock("a", 16, "09:00", "10:30"), [(16, 90)]),
        (clock("a", 16, "22:00", "24:00"), [(16, 120)]),  # it touches the next day and takes nothing of it
        (clock("a", 16, "22:00")._replace(end=at(17, "01:30")), [(16, 120), (17, 90)]),
        (clock("a", 16, "22:00")._replace(end=at(19, "00:01")), [(16, 120), (17, 1440), (18, 1440), (19, 1)]),
        # 23:59:30 to 00:01:15 is 105 s, one minute: none before midnight, after 30 s, and so one after it
        (
            clock("a", 16, "23:59")._replace(
                start=at(16, "23:59") + timedelta(seconds=30), end=at(17, "00:01") + timedelta(seconds=15)
            ),
            [(16, 0), (17, 1)],
        ),
        (clock("a", 16, "09:00", "09:00"), [(16, 0)]),
        (clock("a", 16, "09:00", "08:00"), [(16, 0)]),  # ends before it starts: nothing, on the day of its start
        (clock("a", 22, "22:00"), [(22, 119)]),  # a timer at 23:59
        (clock("a", 21, "22:00"), [(21, 120), (22, 1439)]),
        (clock("a", 24, "22:00"), [(24, 0)]),  # a timer that begins in the future
        (spent("a", 16, 45), [(16, 45)]),
        (spent("a", 16, 2000), [(16, 2000)]),  # over 24 hours, and still of one day: nobody knows of which other
        (spent("a", 16, 0), [(16, 0)]),
        (spent("a", 16, -5), [(16, 0)]),
    ],
)
def test_days_by_hand(entry: Entry, pieces: list[tuple[int, int]]) -> None:
    """Every kind of entry, on Sunday 22 November 2026 at 23:59 (R28)."""
    assert [(day.day, minutes) for day, minutes in split(entry, SUNDAY_NIGHT)] == pieces


@pytest.mark.parametrize(
    ("start", "end", "pieces"),
    [
        # 2026-03-29: Stockholm went from +01:00 to +02:00 at 02:00, so 22:00 to 06:00 is seven hours
        ("2026-03-28T22:00:00+01:00", "2026-03-29T06:00:00+02:00", [120, 300]),
        # 2026-10-25: back to +01:00 at 03:00, so the same night is nine hours
        ("2026-10-24T22:00:00+02:00", "2026-10-25T06:00:00+01:00", [120, 420]),
        # that Sunday has 25 hours, all its own, though 23:00+01:00 is midnight by the offset it began with
        ("2026-10-25T00:00:00+02:00", "2026-10-26T00:00:00+01:00", [1500]),
        ("2026-10-25T02:00:00+02:00", "2026-10-25T23:30:00+01:00", [1350]),
        ("2026-10-25T02:00:00+02:00", "2026-10-26T00:30:00+01:00", [1320, 90]),
        ("2026-11-16T18:00:00+01:00", "2026-11-16T23:00:00-05:00", [660]),  # a flight to New York: 11 hours of one day
        ("9999-12-31T20:00:00+00:00", "9999-12-31T23:00:00-12:00", [900]),  # the calendar has no further day
    ],
)
def test_nights_of_another_length(start: str, end: str, pieces: list[int]) -> None:
    """The parts add up to the true length where the clocks change or the traveller changes the clock."""
    entry = Entry("k7", "visits", datetime.fromisoformat(start), datetime.fromisoformat(end))
    assert [minutes for _, minutes in split(entry, SUNDAY_NIGHT)] == pieces


def test_an_entry_of_centuries_costs_no_more_than_its_period() -> None:
    """A slip in the year makes the reckoning no slower: only the week's days are walked through."""
    entry = clock("a", 16, "09:00")._replace(start=datetime(1, 1, 1, tzinfo=timezone.utc))
    entry = entry._replace(end=datetime(9999, 12, 31, tzinfo=timezone.utc))
    pieces = split(entry, SUNDAY_NIGHT, Period(date(2026, 11, 16), date(2026, 11, 23)))
    assert [minutes for _, minutes in pieces] == [1440] * 7
