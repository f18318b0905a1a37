"""Entries: how long they are and on which day they lie (R25: random intervals in 24 zones against UTC arithmetic)."""

import random
from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from tests.reliability.torture import many

from leadtime.model.duration import Duration
from leadtime.model.entry import Entry

# With whole, half and quarter hours, daylight saving in both halves of the globe, of half an hour (Lord Howe), none
# at all, in winter (Casablanca), across the date line, and offsets that have changed since 2015.
ZONES = (
    "Africa/Casablanca",
    "Africa/Johannesburg",
    "America/Caracas",
    "America/Havana",
    "America/Los_Angeles",
    "America/New_York",
    "America/Nuuk",
    "America/Santiago",
    "America/Sao_Paulo",
    "America/St_Johns",
    "Asia/Gaza",
    "Asia/Kathmandu",
    "Asia/Kolkata",
    "Asia/Pyongyang",
    "Asia/Tehran",
    "Asia/Tokyo",
    "Australia/Adelaide",
    "Australia/Lord_Howe",
    "Europe/Istanbul",
    "Europe/Lisbon",
    "Europe/London",
    "Europe/Stockholm",
    "Pacific/Apia",
    "Pacific/Chatham",
)
SECONDS = (1420070400, 2082758400)  # 2015-01-01 and 2036-01-01 in UTC


def clock(start: str, end: str = "") -> Entry:
    """An entry as the file would say it."""
    return Entry("k7", "visits", datetime.fromisoformat(start), datetime.fromisoformat(end) if end else None)


@pytest.mark.parametrize("name", ZONES)
@pytest.mark.parametrize("as_written", [True, False])
def test_random_intervals_against_utc(name: str, as_written: bool) -> None:
    """Whole minutes between two moments, whether the times have a zone or, as in the file, only its offset."""
    zone = ZoneInfo(name)
    chance = random.Random(name)
    for _ in range(many(250, 2_100)):
        begun = chance.randint(*SECONDS)
        lasts = chance.choice((chance.randint(0, 4 * 3600), chance.randint(0, 40 * 86400)))
        start, end = (datetime.fromtimestamp(moment, zone) for moment in (begun, begun + lasts))
        if as_written:
            start, end = (datetime.fromisoformat(time.isoformat()) for time in (start, end))
        assert Entry("k7", "visits", start, end).length() == Duration(lasts // 60)
        assert Entry("k7", "visits", start).length(end) == Duration(lasts // 60)


@pytest.mark.parametrize(
    ("start", "end", "minutes"),
    [
        ("2026-11-23T09:00:00+01:00", "2026-11-23T10:30:00+01:00", 90),
        ("2026-03-29T01:30:00+01:00", "2026-03-29T03:30:00+02:00", 60),  # 02:00 became 03:00 in Stockholm
        ("2026-10-25T01:30:00+02:00", "2026-10-25T03:30:00+01:00", 180),  # 03:00 became 02:00
        ("2026-10-25T02:50:00+02:00", "2026-10-25T02:10:00+01:00", 20),  # earlier on the clock, later in truth
        ("2026-11-23T09:00:00+01:00", "2026-11-23T09:00:00+00:00", 60),  # a flight to London
        ("2026-11-23T09:00:30+01:00", "2026-11-23T09:01:29+01:00", 0),  # 59 seconds
        ("2026-11-23T09:00:30+01:00", "2026-11-23T09:02:29+01:00", 1),  # 119 seconds
        ("2026-12-31T23:00:00+01:00", "2027-01-01T01:00:00+01:00", 120),
        ("2024-02-28T12:00:00+01:00", "2024-03-01T12:00:00+01:00", 2880),  # by way of 29 February
        ("0001-01-01T00:00:00+05:00", "0001-01-01T01:00:00+05:00", 60),  # a moment that UTC has no year for
        ("9999-12-31T22:00:00-05:00", "9999-12-31T23:00:00-05:00", 60),
    ],
)
def test_the_length_is_the_true_time(start: str, end: str, minutes: int) -> None:
    """The difference is taken in UTC and rounded down to whole minutes."""
    assert clock(start, end).length() == Duration(minutes)


def test_two_times_of_one_zone_are_not_compared_by_the_wall_clock() -> None:
    """Twenty minutes across the hour that Stockholm has twice, though the clock went back by forty."""
    stockholm = ZoneInfo("Europe/Stockholm")
    start = datetime(2026, 10, 25, 2, 50, tzinfo=stockholm)
    end = datetime(2026, 10, 25, 2, 10, tzinfo=stockholm, fold=1)
    assert Entry("k7", "visits", start, end).length() == Duration(20)


@pytest.mark.parametrize(
    ("entry", "minutes"),
    [
        (clock("2026-11-23T09:00:00+01:00"), 75),  # up to now, 10:15
        (clock("2026-11-23T09:30:00+00:00"), 0),  # 10:30 here: a timer that begins in the future has run for nothing
        (clock("2026-11-22T09:00:00+01:00"), 1515),  # since yesterday
        (clock("2026-11-23T10:00:00+01:00", "2026-11-23T09:00:00+01:00"), 0),  # ends before it starts
        (clock("2026-11-23T09:00:00+01:00", "2026-11-23T09:00:00+01:00"), 0),
        (clock("2026-11-23T00:00:00+01:00", "2026-11-24T02:00:00+01:00"), 1560),  # over 24 hours
        (clock("2026-12-24T09:00:00+01:00", "2026-12-24T10:00:00+01:00"), 60),  # in the future
        (Entry("k7", "visits", date=date(2026, 11, 23), minutes=45), 45),
        (Entry("k7", "visits", date=date(2026, 11, 23), minutes=0), 0),
        (Entry("k7", "visits", date=date(2026, 11, 23), minutes=2000), 2000),
        (Entry("k7", "visits", date=date(2026, 11, 23), minutes=-30), 0),
        (Entry("k7", "visits", date=date(2026, 11, 23)), 0),
    ],
)
def test_strange_lengths_are_defined(entry: Entry, minutes: int) -> None:
    """R28: never below zero, whole however long, and a length in the future counts as it is written."""
    now = datetime(2026, 11, 23, 10, 15, tzinfo=timezone(timedelta(hours=1)))
    assert entry.length(now) == Duration(minutes)


def test_a_running_timer_has_no_length_of_its_own() -> None:
    """Without a now there is nothing it could count up to."""
    timer = clock("2026-11-23T09:00:00+01:00")
    assert timer.is_running
    assert timer.length() == Duration(0)
    assert not clock("2026-11-23T09:00:00+01:00", "2026-11-23T10:00:00+01:00").is_running
    assert not Entry("k7", "visits", date=date(2026, 11, 23), minutes=45).is_running


@pytest.mark.parametrize(
    ("entry", "day"),
    [
        (clock("2026-11-23T00:30:00+01:00", "2026-11-23T01:00:00+01:00"), date(2026, 11, 23)),  # the 22nd in UTC
        (clock("2026-11-22T23:30:00-08:00", "2026-11-23T00:30:00-08:00"), date(2026, 11, 22)),  # the 23rd in UTC
        (Entry("k7", "visits", date=date(2026, 11, 21), minutes=45), date(2026, 11, 21)),
    ],
)
def test_the_day_is_the_entrys_own(entry: Entry, day: date) -> None:
    """The local day of its start, in the offset it was written with."""
    assert entry.day == day
