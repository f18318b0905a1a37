"""Which event an entry was made of, written into its source and read back."""

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reckoning.made import at, clock, spent

from leadtime.model.event import Event
from leadtime.reckoning.imports.event_source import EventSource, Stamp, parse_source, series_of, source_of, stamp_of

UTC = timezone.utc
EIGHT = Stamp(datetime(2026, 11, 24, 8, tzinfo=UTC), None, 90)
A_DAY = Stamp(None, date(2026, 11, 24), 480)


def test_the_digits_of_a_uid() -> None:
    """Stable for ever, for they are in people's logs: the first twelve of its SHA-256."""
    assert series_of("abc") == "ba7816bf8f01"
    assert series_of("") == "e3b0c44298fc"
    assert series_of("ä") != series_of("a")
    assert len(series_of("\ud800")) == 12  # half a character, as broken files have it


@pytest.mark.parametrize(
    ("event", "stamp", "source"),
    [
        (Event("abc"), EIGHT, "ics:ba7816bf8f01//20261124T0800Z+90"),
        (Event("abc", "20261124T0900Z"), EIGHT, "ics:ba7816bf8f01/20261124T0900Z/20261124T0800Z+90"),
        (Event("abc", "20261124"), A_DAY, "ics:ba7816bf8f01/20261124/20261124+480"),
        (Event("abc", version=(2, "")), EIGHT, "ics:ba7816bf8f01//20261124T0800Z+90~2"),
        (
            Event("abc", version=(0, "20261120T121200Z")),
            EIGHT,
            "ics:ba7816bf8f01//20261124T0800Z+90~0.20261120T121200Z",
        ),
    ],
)
def test_sources(event: Event, stamp: Stamp, source: str) -> None:
    """As they stand in a log, with a version only where there is one; and read back they say the same."""
    assert source_of(event, stamp, "ics") == source
    assert parse_source(source) == EventSource("ics", "ba7816bf8f01", event.original, stamp, event.version)


@pytest.mark.parametrize(
    "source",
    [
        "",
        "csv:dc40cf1dc56a",
        "csv:dc40cf1dc56a-2",
        "the minutes of the meeting",
        "https://example.org/20261124/20261124+480",
        "ics:ba7816bf8f01//20261124T0800Z",  # no minutes
        "ics:ba7816bf8f0//20261124T0800Z+90",  # eleven digits
        "ics:BA7816BF8F01//20261124T0800Z+90",
        "ics:ba7816bf8f01/20261124T0800Z+90",  # no room for the original
        "ics:ba7816bf8f01//20261131T0800Z+90",  # no such day
        "ics:ba7816bf8f01//20261124T2400Z+90",  # no such hour
        "ics:ba7816bf8f01//00000101+90",
        "ics:ba7816bf8f01//00010101T0000Z+90",  # a clock west of Greenwich has no such day
        "ics:ba7816bf8f01//99991231T2359Z+90",
        "ics:ba7816bf8f01//20261124T0800Z+-90",
        "ics:ba7816bf8f01//20261124T0800Z+90~",
        "ics:ba7816bf8f01//20261124T0800Z+90~2.",
        "ics:ba7816bf8f01//２０261124T0800Z+90",  # digits, but no ASCII
        " ics:ba7816bf8f01//20261124T0800Z+90",
        f"ics:ba7816bf8f01//20261124T0800Z+90~{'9' * 5000}",
    ],
)
def test_other_sources_are_none(source: str) -> None:
    """What another program or a hand wrote is theirs, and says nothing of an event."""
    assert parse_source(source) is None


versions = st.tuples(st.integers(-5, 10**9), st.sampled_from(("", "20261120T121200Z", "odd ~./: \n one")))
stamps = st.one_of(
    st.builds(
        lambda start, minutes: Stamp(start.replace(second=0, microsecond=0), None, minutes),
        st.datetimes(datetime(1899, 1, 1), datetime(3001, 1, 1), timezones=st.just(UTC)),
        st.integers(0, 10**9 - 1),
    ),
    st.builds(lambda day, minutes: Stamp(None, day, minutes), st.dates(date(2, 1, 1)), st.integers(0, 1440)),
).filter(lambda stamp: (stamp.day or date(2, 1, 1)).year < 9999)


@given(st.text(), st.sampled_from(("", "20261124", "20261124T0800Z", "odd one")), versions, stamps)
def test_every_source_is_read_back(uid: str, original: str, version: tuple[int, str], stamp: Stamp) -> None:
    """Whatever is in a calendar: an entry whose source could not be read would come in again."""
    event = Event(uid, original, version)
    source = source_of(event, stamp, "outlook-csv")
    assert parse_source(source) == EventSource("outlook-csv", series_of(uid), original, stamp, version)
    assert parse_source(source) != parse_source(source_of(event, stamp, "ics"))


def test_stamps_of_entries() -> None:
    """In UTC and to the minute, or a day with minutes; a running timer has no time yet."""
    assert stamp_of(clock("visits", 24, "09:00", "10:30")) == EIGHT
    assert stamp_of(clock("visits", 24, "09:00", "10:30")._replace(start=at(24, "09:00"), end=at(24, "10:29"))) != EIGHT
    with_seconds = clock("visits", 24, "09:00")._replace(
        start=at(24, "09:00") + timedelta(seconds=20), end=at(24, "10:30") + timedelta(seconds=50)
    )
    assert stamp_of(with_seconds) == EIGHT
    assert stamp_of(spent("visits", 24, 480)) == A_DAY
    assert stamp_of(clock("visits", 24, "09:00")) is None


def test_a_stamp_begins_as_an_occurrence_is_named() -> None:
    """So that one that stood alone is known in the series that it has become."""
    assert (EIGHT.begins, A_DAY.begins) == ("20261124T0800Z", "20261124")
