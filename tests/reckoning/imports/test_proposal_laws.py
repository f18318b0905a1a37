"""What holds for all imports: nothing is lost or doubled, whatever comes in whatever order."""

from collections import Counter
from datetime import timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.reckoning.imports.made_events import accepted, all_day, event, imported, proposals
from tests.reckoning.made import at

from leadtime.model.entry import Entry
from leadtime.model.event import Event, Reason
from leadtime.reckoning.imports.event_source import parse_source, series_of, stamp_of

NOW = at(28, "12:00")
INCLUDABLE = (
    Reason.CANCELLED,
    Reason.DECLINED,
    Reason.TENTATIVE,
    Reason.FREE,
    Reason.ALL_DAY,
    Reason.TO_COME,
    Reason.DUPLICATE,
)
marks = st.lists(st.sampled_from((Reason.CANCELLED, Reason.DECLINED, Reason.TENTATIVE, Reason.FREE)), max_size=2)
summaries = st.sampled_from(("Visit", "Lunch", "Meeting", "Meeting", "Something"))


def _timed(uid: str, slot: int, halves: int, original: str, version: int, marked: list[Reason], summary: str) -> Event:
    start = at(16, "06:00") + timedelta(minutes=30 * slot)
    end = start + timedelta(minutes=30 * halves)
    return Event(uid, original, (version, ""), start, end, summary=summary, marks=tuple(marked))


timed = st.builds(
    _timed,
    st.sampled_from("abcd"),
    st.integers(0, 8),
    st.integers(0, 4),
    st.sampled_from(("", "20261116T0600Z", "20261117T0600Z")),
    st.integers(0, 2),
    marks,
    summaries,
)
days = st.builds(
    lambda uid, day, summary: all_day(uid, day, summary), st.sampled_from("ab"), st.integers(16, 29), summaries
)
later = st.just(event("late", 29, "09:00", "10:00"))
calendars = st.lists(st.one_of(timed, timed, timed, days, later), max_size=10)
included = st.sets(st.sampled_from(INCLUDABLE))
edits = st.sampled_from((0, 0, 15))  # minutes by which the owner has put an entry off


def edited(log: list[Entry], minutes: list[int]) -> list[Entry]:
    """The log when its owner has put some entries off."""
    by = timedelta(minutes=1)
    return [
        entry._replace(start=entry.start + by * put, end=entry.end + by * put) if entry.start and entry.end else entry
        for entry, put in zip(log, [*minutes, *[0] * len(log)], strict=False)
    ]


@given(calendars, calendars, included, st.lists(edits, max_size=8), st.booleans(), st.sampled_from(("", "office")))
def test_every_event_is_in_exactly_one_place(
    before: list[Event], events: list[Event], include: set[Reason], put_off: list[int], as_plan: bool, otherwise: str
) -> None:
    """Proposed, skipped or already there, whatever is in the log; and the sum is what came in."""
    log = edited(imported(before, include=INCLUDABLE), put_off)
    series = {one.uid for one in events}
    found = proposals(events, log, include=include, as_plan=as_plan, otherwise=otherwise, series=series, outside=3)
    assert found.events == len(events) + 3
    told = Counter(one.event for one in found.proposed) + Counter(one.event for one in found.skipped)
    there = Counter(events) - told
    assert told + there == Counter(events)
    assert there.total() == found.already_there
    assert {one.event for one in found.moved} <= set(there)
    assert {one.entry.id for one in found.moved}.isdisjoint(one.entry.id for one in found.gone)
    assert {one.entry.id for one in found.moved} | {one.entry.id for one in found.gone} <= {one.id for one in log}


@given(calendars, included, st.booleans())
def test_importing_twice_proposes_nothing_new(events: list[Event], include: set[Reason], as_plan: bool) -> None:
    """All that was accepted is there, nothing has moved, and nothing is gone (R40)."""
    asked: dict[str, Any] = {"include": include, "as_plan": as_plan, "series": {one.uid for one in events}}
    log = imported(events, **asked)
    again = proposals(events, log, **asked)
    assert accepted(again, log) == log
    assert (again.moved, again.gone) == ((), ())
    assert all(not one.entry.category for one in again.proposed)


@given(calendars, calendars, included)
def test_importing_another_version_twice_changes_nothing_the_second_time(
    before: list[Event], events: list[Event], include: set[Reason]
) -> None:
    """What has moved is moved, and what is gone is removed, at once."""
    log = imported(before, include=include)
    series = {one.uid for one in events}
    log = accepted(proposals(events, log, include=include, series=series), log, remove=True)
    again = proposals(events, log, include=include, series=series)
    assert (again.moved, again.gone) == ((), ())
    if Reason.DUPLICATE in include:  # else a copy of what is gone now may be proposed in its stead
        assert all(not one.entry.category for one in again.proposed)


@given(calendars, calendars, included, st.randoms())
def test_the_order_of_events_makes_no_difference(
    before: list[Event], events: list[Event], include: set[Reason], random: Any
) -> None:
    """Nor does that of the files."""
    log = imported(before)
    shuffled = random.sample(events, len(events))
    assert proposals(shuffled, log, include=include) == proposals(events, log, include=include)


def says(log: list[Entry]) -> Counter[object]:
    """What a log says, whatever its ids and their order, and whichever of two copies an entry is made of."""
    return Counter((entry.category, stamp_of(entry), entry.note) for entry in log)


def _consistent(events: list[Event], moves: bool) -> list[Event]:
    """Events whose uid says whether they are occurrences of a series.

    Those that move have a version that says when they are, and each is about something else; those that don't have one
    time for each uid and original, and the uids are copies of one another.
    """
    found = []
    for one in events:
        if one.start is not None:
            original = (one.original or "20261118T0600Z") if one.uid in "ab" else ""
            start = one.start if moves else at(int(original[6:8] or 16), "09:00")
            version = int(start.timestamp()) // 60 if moves else 0
            summary = f"Visit {one.uid}{original}" if moves else "Visit"
            found.append(Event(one.uid, original, (version, ""), start, start + timedelta(hours=1), summary=summary))
    return found


@given(calendars, calendars, st.booleans())
def test_two_files_in_any_order_and_at_once(one: list[Event], other: list[Event], moves: bool) -> None:
    """A then B is B then A, and both at once, where overlaps are taken: of moved events, and of copies."""
    a, b = _consistent(one, moves), _consistent(other, moves)
    at_once = says(imported([*a, *b]))
    assert says(imported(b, imported(a))) == at_once
    assert says(imported(a, imported(b))) == at_once


@given(calendars, calendars, st.lists(edits, max_size=8))
def test_no_edited_entry_is_changed_in_silence(before: list[Event], events: list[Event], put_off: list[int]) -> None:
    """What its owner has put off stays where it is, and what would become of it is marked."""
    log = edited(imported(before), put_off)
    found = proposals(events, log, series={one.uid for one in events})
    after = {entry.id: entry for entry in accepted(found, log)}
    for entry in log:
        source = parse_source(entry.source)
        assert source
        if stamp_of(entry) != source.stamp:
            assert after[entry.id] == entry
    for one in found.gone:
        source = parse_source(one.entry.source)
        assert source
        has_moved = stamp_of(one.entry) != source.stamp
        titles = {each.summary for each in events if (series_of(each.uid), each.original) == source.key}
        if one.reason is Reason.OUTSIDE:  # nothing is left of its event
            assert one.is_edited == has_moved
        elif len(titles) == 1:  # of several versions that have other titles, only the newest counts
            assert one.is_edited == (has_moved or any(not title.endswith(one.entry.note) for title in titles))
        assert one.is_edited or not has_moved
