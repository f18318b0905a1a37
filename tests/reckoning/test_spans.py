"""Who shares time with whom."""

from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reckoning.made import SWEDEN, at, clock, spent

from leadtime.model.entry import Entry
from leadtime.reckoning.spans import overlaps, spans_of

NOW = at(17, "12:00")
MEETING = clock("meetings", 17, "09:00", "10:30")


@pytest.mark.parametrize(
    ("other", "shares"),
    [
        (clock("a", 17, "10:00", "11:00"), True),
        (clock("a", 17, "08:00", "09:01"), True),
        (clock("a", 17, "09:15", "10:00"), True),  # inside
        (clock("a", 17, "08:00", "12:00"), True),  # around
        (clock("a", 17, "09:00", "10:30"), True),  # the same
        (clock("a", 17, "10:30", "11:00"), False),  # they touch
        (clock("a", 17, "08:00", "09:00"), False),
        (clock("a", 16, "09:00", "10:30"), False),
        (clock("a", 16, "22:00")._replace(end=at(17, "09:30")), True),  # since last night
        (clock("a", 17, "09:00", "09:00"), False),  # of no length
        (clock("a", 17, "10:00", "09:30"), False),  # ends before it starts
        (clock("a", 17, "10:00"), True),  # the running timer reaches to now
        (clock("a", 17, "11:00"), False),
        (clock("a", 17, "12:30"), False),  # begins in the future
        (spent("a", 17, 1440), False),  # has no place in its day
        (Entry("x", "a", datetime(2026, 11, 17, 8, 45, tzinfo=timezone.utc), at(17, "11:00")), True),  # 09:45 here
        (Entry("x", "a", datetime(2026, 11, 17, 9, 30, tzinfo=timezone.utc), at(17, "11:00")), False),  # 10:30 here
    ],
)
def test_overlapping(other: Entry, shares: bool) -> None:
    """A meeting from 09:00 to 10:30 against another entry, at noon; who asks makes no difference."""
    assert overlaps(MEETING, [other], NOW) == (other if shares else None)
    assert overlaps(other, [MEETING], NOW) == (MEETING if shares else None)


def test_the_earliest_is_named() -> None:
    """Of several the one that begins first, wherever it stands in the log."""
    others = [clock("a", 17, "10:00", "10:15"), clock("b", 17, "09:30", "10:30"), clock("c", 17, "10:20", "11:00")]
    found = overlaps(MEETING, others, NOW)
    assert found is not None
    assert found.category == "b"


def test_an_entry_is_no_other_to_itself() -> None:
    """Nor to what it was before an edit; two new entries without an id are two."""
    assert overlaps(MEETING, [MEETING], NOW) is None
    assert overlaps(MEETING._replace(end=at(17, "10:45")), [MEETING], NOW) is None
    new = MEETING._replace(id="")
    assert overlaps(new, [new], NOW) is None
    assert overlaps(new, [MEETING._replace(id="")], NOW) is not None


def test_the_hour_that_a_night_has_twice() -> None:
    """02:30 before and 02:30 after the clocks went back are an hour apart, though a zone's own times compare equal."""
    stockholm = ZoneInfo("Europe/Stockholm")
    night = datetime(2026, 10, 25, 2, 0, tzinfo=stockholm)
    first = Entry("x", "a", night, night.replace(minute=50))
    second = Entry("y", "a", night.replace(fold=1), night.replace(minute=50, fold=1))
    assert overlaps(first, [second], NOW) is None
    across = Entry("z", "a", night.replace(minute=45), night.replace(minute=15, fold=1))
    assert overlaps(across, [second], NOW) == second


@pytest.mark.parametrize("start", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:00:00-12:00"])
def test_the_ends_of_the_calendar(start: str) -> None:
    """A moment for which UTC has no year is a moment all the same."""
    begun = datetime.fromisoformat(start)
    entry = Entry("x", "a", begun, begun + timedelta(minutes=30))
    assert overlaps(entry, [entry._replace(id="y")], NOW) is not None


@given(st.lists(st.tuples(st.integers(0, 300), st.integers(0, 60), st.sampled_from((-300, 0, 60, 345)))))
def test_spans_against_minutes(times: list[tuple[int, int, int]]) -> None:
    """Two spans share time exactly when there is a minute that both have, whatever offsets they were written with."""
    midnight = datetime(2026, 11, 17, tzinfo=SWEDEN)
    entries = []
    for number, (start, length, offset) in enumerate(times):
        begun = (midnight + timedelta(minutes=start)).astimezone(timezone(timedelta(minutes=offset)))
        entries.append(Entry(f"e{number}", "a", begun, begun + timedelta(minutes=length)))
    taken = [set(range(start, start + length)) for start, length, _ in times]
    for number, entry in enumerate(entries):
        others = [other for other, minutes in zip(entries, taken, strict=True) if minutes & taken[number]]
        others = [other for other in others if other is not entry]
        found = overlaps(entry, entries, NOW)
        assert (found in others) if others else found is None
    spans = spans_of(entries, NOW)
    assert len(spans) == sum(bool(minutes) for minutes in taken)
    assert [span.start for span in spans] == sorted(span.start for span in spans)
