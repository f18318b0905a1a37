"""Which proposals are taken, and what their overlaps keep out."""

from datetime import datetime, timedelta, timezone
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtime.model.entry import Entry
from leadtime.model.event import Event
from leadtime.model.proposal import Moved, Proposal
from leadtime.reckoning.imports.choices import Choice, Wish, choices, length_of, moves, settled
from leadtime.reckoning.spans import spans_of

CET = timezone(timedelta(hours=1))
NOW = datetime(2026, 11, 27, 13, tzinfo=CET)


def at(clock: str, day: int = 24) -> datetime:
    """A time of a day in November 2026."""
    hours, minutes = clock.split(":")
    return datetime(2026, 11, day, int(hours), int(minutes), tzinfo=CET)


def entry(when: str, category: str = "meetings", day: int = 24, identifier: str = "") -> Entry:
    """An entry from one clock time to another, its time as its source."""
    start, end = when.split("-")
    return Entry(identifier, category, at(start, day), at(end, day), source=f"ics:{day}/{when}")


def proposal(when: str, category: str = "meetings", day: int = 24) -> Proposal:
    """A proposal for an event at this time."""
    made = entry(when, category, day)
    return Proposal(Event(when, start=made.start, end=made.end), made)


def shown(values: list[Choice]) -> list[str]:
    """Each choice in a few signs: + is taken, ! overlaps."""
    return [
        ("+" if one.is_taken else "-") + f"{one.entry.start:%H:%M}" + ("!" if one.overlaps else "")
        for one in values
        if one.entry.start
    ]


@pytest.mark.parametrize(
    ("proposed", "logged", "expected"),
    [
        ([], [], []),
        (["09:00-10:00"], [], ["+09:00"]),
        (["09:00-10:00", "10:00-11:00"], [], ["+09:00", "+10:00"]),  # what only touches shares no time
        (["09:30-10:30", "09:00-10:00"], [], ["+09:00", "-09:30!"]),  # the one that begins first has the time
        (["09:00-11:00", "09:00-10:00"], [], ["+09:00", "-09:00!"]),  # of two, the one that ends first
        (["09:00-11:00", "09:00-10:00", "10:00-10:30"], [], ["+09:00", "-09:00!", "+10:00"]),
        (["09:00-10:00"], ["09:59-11:00"], ["-09:00!"]),
        (["09:00-10:00", "09:30-11:00"], ["08:00-09:30"], ["-09:00!", "+09:30"]),  # what is left out takes no time
    ],
)
def test_the_time_is_taken_once(proposed: list[str], logged: list[str], expected: list[str]) -> None:
    """What overlaps with the log, or with what was taken before it, is left out and says with what."""
    existing = [entry(when, "office") for when in logged]
    assert shown(settled(choices(map(proposal, proposed)), existing, NOW, parallel=False)) == expected


def test_overlaps_can_be_allowed() -> None:
    """All of them, or one that a person keeps; each still says what it overlaps with."""
    values = choices([proposal("09:00-10:00"), proposal("09:30-10:30")])
    assert shown(settled(values, [], NOW, parallel=True)) == ["+09:00", "+09:30!"]
    kept = [values[0], values[1]._replace(wish=Wish.KEEP)]
    assert shown(settled(kept, [], NOW, parallel=False)) == ["+09:00", "+09:30!"]


def test_what_is_left_out_frees_its_time() -> None:
    """When the first of two is skipped the second is taken; and a category that is missing takes nothing either."""
    values = choices([proposal("09:00-10:00"), proposal("09:30-10:30")])
    assert shown(settled([values[0]._replace(wish=Wish.LEAVE), values[1]], [], NOW, parallel=False)) == [
        "-09:00",
        "+09:30",
    ]
    nameless = choices([proposal("09:00-10:00", ""), proposal("09:30-10:30")])
    assert shown(settled(nameless, [], NOW, parallel=True)) == ["-09:00", "+09:30"]


def test_a_duration_is_in_nobodys_way() -> None:
    """An all-day event that was asked for has no place in its day, and stands last in it."""
    whole = Proposal(Event("a"), Entry("", "travel", date=at("0:00").date(), minutes=480))
    found = settled(choices([whole, proposal("09:00-10:00")]), [], NOW, parallel=False)
    assert [one.is_taken for one in found] == [True, True]
    assert found[1].entry.minutes == 480
    assert length_of((one.entry for one in found), NOW).minutes == 540


TIMES = st.integers(0, 23 * 4 - 1).map(lambda quarter: f"{quarter // 4:02}:{quarter % 4 * 15:02}")
SPANS = st.tuples(TIMES, TIMES).filter(lambda two: two[0] < two[1]).map("-".join)


@given(st.lists(SPANS, max_size=12), st.lists(SPANS, max_size=4), st.randoms())
def test_no_time_is_taken_twice_and_order_makes_no_difference(
    proposed: list[str], logged: list[str], random: Random
) -> None:
    """Whatever comes in: what is taken shares no time with the log or itself, and every choice is there still."""
    existing = [entry(when, "office") for when in logged]
    values = settled(choices(map(proposal, proposed)), existing, NOW, parallel=False)
    taken = spans_of([one.entry for one in values if one.is_taken], NOW)
    assert not any(one.shares_time_with(other) for one in taken for other in spans_of(existing, NOW))
    assert all(one.end <= other.start for one, other in pairwise(taken))
    assert all(one.is_taken is (one.overlaps is None) for one in values)
    random.shuffle(proposed)
    again = settled(choices(map(proposal, proposed)), existing, NOW, parallel=False)
    assert shown(again) == shown(values)
    assert len(values) == len(proposed)


def moved(old: str, new: str, *, is_edited: bool = False) -> Moved:
    """An entry whose event went from one time to another."""
    before = entry(old, identifier=f"id{old}")
    return Moved(Event(old), before, entry(new, identifier=before.id), is_edited)


def test_an_entry_follows_its_event_where_its_time_is_free() -> None:
    """Its own old time is free for it, and for another that moves too; an edited one, or a taken time, stays."""
    one, two = moved("09:00-10:00", "09:30-10:30"), moved("11:00-12:00", "09:00-09:30")
    log = [one.entry, two.entry, entry("13:00-14:00", "office", identifier="office")]
    assert moves([one, two], log, NOW, parallel=False) == [one, two]
    into_office = moved("15:00-16:00", "13:30-14:30")
    assert moves([into_office], [*log, into_office.entry], NOW, parallel=False) == []
    assert moves([into_office], [*log, into_office.entry], NOW, parallel=True) == [into_office]
    edited = moved("09:00-10:00", "17:00-18:00", is_edited=True)
    assert moves([edited], [edited.entry], NOW, parallel=True) == []


def test_what_cannot_move_keeps_its_time() -> None:
    """The one that stays where it was is in the way of the next that would move there."""
    stays = moved("09:00-10:00", "13:00-14:00")
    follower = moved("11:00-12:00", "09:00-09:30")
    log = [stays.entry, follower.entry, entry("13:00-14:00", "office", identifier="office")]
    assert moves([stays, follower], log, NOW, parallel=False) == []
    assert moves([follower, stays], log, NOW, parallel=False) == []
