"""How entries follow their events: what has moved since it was imported, and what is there no more."""

from datetime import date, timedelta, timezone
from typing import Any

import pytest
from tests.reckoning.imports.made_events import accepted, all_day, event, imported, proposals, reasons
from tests.reckoning.made import NOVEMBER, WEEK, at, clock

from leadtime.model.budget import Budget
from leadtime.model.duration import Duration
from leadtime.model.entry import Entry
from leadtime.model.event import Event, Reason
from leadtime.model.period import Period
from leadtime.model.proposal import Gone, Moved, Proposals

NINE = event("a", 17, "09:00", "10:00")
TEN = event("a", 17, "10:00", "11:30", "Meeting, moved", version=(1, ""))
LOG = [entry._replace(category="office", note="Mine", unit="hall") for entry in imported([NINE])]
ENTRY = LOG[0]


def test_a_moved_event_moves_its_entry() -> None:
    """The time and the source are the event's, all else stays as its owner has it; it counts as already there."""
    becomes = ENTRY._replace(start=TEN.start, end=TEN.end, source="ics:ca978112ca1b//20261117T0900Z+90~1")
    assert proposals([TEN], LOG) == Proposals(already_there=1, moved=(Moved(TEN, ENTRY, becomes),))
    assert proposals([TEN], accepted(proposals([TEN], LOG), LOG)) == Proposals(already_there=1)


@pytest.mark.parametrize(
    "same",
    [
        NINE,
        NINE._replace(version=(5, "")),  # changed, but not its time
        NINE._replace(summary="Another name", location="Elsewhere"),
        NINE._replace(start=at(17, "08:00").replace(tzinfo=timezone.utc)),  # the same time by another clock
        NINE._replace(start=at(17, "09:00") + timedelta(seconds=1), end=at(17, "10:00") + timedelta(seconds=1)),
    ],
)
def test_what_has_not_moved_stays(same: Event) -> None:
    """Not a key of the entry changes."""
    assert proposals([same], LOG) == Proposals(already_there=1)


def test_an_older_export_changes_nothing() -> None:
    """Neither the time, nor that it was cancelled once; of the same version the export that is imported last counts."""
    log = imported([TEN])
    assert proposals([NINE], log) == Proposals(already_there=1)
    assert proposals([NINE._replace(marks=(Reason.CANCELLED,))], log) == Proposals(already_there=1)
    assert len(proposals([NINE._replace(version=TEN.version)], log).moved) == 1


def test_an_entry_that_its_owner_changed_is_theirs_to_settle() -> None:
    """It is marked: the entry's own time is not the one that it was imported with."""
    for edited in (
        ENTRY._replace(end=at(17, "09:30")),
        ENTRY._replace(start=None, end=None, date=date(2026, 11, 17), minutes=60),
        ENTRY._replace(end=None),
    ):
        found = proposals([TEN], [edited]).moved[0]
        assert (found.entry, found.is_edited, found.becomes.end) == (edited, True, TEN.end)
        assert (found.becomes.date, found.becomes.minutes) == (None, None)


def test_an_entry_that_its_owner_moved_to_the_new_time_is_there() -> None:
    """They were quicker than the calendar."""
    assert proposals([TEN], [ENTRY._replace(start=TEN.start, end=TEN.end)]) == Proposals(already_there=1)


def test_an_entry_that_its_owner_copied_is_theirs_to_settle() -> None:
    """Two entries of one event: nobody else knows which of them should move."""
    log = [ENTRY, ENTRY._replace(id="p2")]
    assert [(one.entry.id, one.is_edited) for one in proposals([TEN], log).moved] == [("p1", True)]
    gone = proposals([NINE._replace(marks=(Reason.CANCELLED,))], log).gone
    assert [(one.entry.id, one.is_edited) for one in gone] == [("p1", True), ("p2", True)]


def test_a_category_that_was_edited_moves_with_its_entry() -> None:
    """Only the time tells whether the owner has settled the time."""
    assert not proposals([TEN], LOG).moved[0].is_edited


def test_an_event_that_became_all_day() -> None:
    """Its entry follows where all-day events are asked for, and else stays: a day is no better than an hour."""
    day = all_day("a", 18, version=(1, ""))
    assert proposals([day], LOG) == Proposals(already_there=1)
    becomes = proposals([day], LOG, include=[Reason.ALL_DAY]).moved[0].becomes
    assert (becomes.start, becomes.end, becomes.date, becomes.minutes) == (None, None, date(2026, 11, 18), 480)
    assert proposals([NINE._replace(version=(2, ""))], [becomes]).moved[0].becomes.start == at(17, "09:00")


def test_an_all_day_event_does_not_move_when_the_budget_does() -> None:
    """Its day counts, not the hours that a day had then."""
    day = all_day("a", 17)
    log = imported([day], include=[Reason.ALL_DAY])
    shorter = Budget(Duration(30 * 60))
    assert proposals([day], log, include=[Reason.ALL_DAY], budget=shorter) == Proposals(already_there=1)
    later = all_day("a", 18)
    becomes = proposals([later], log, include=[Reason.ALL_DAY], budget=shorter).moved[0].becomes
    assert (becomes.date, becomes.minutes) == (date(2026, 11, 18), 360)


@pytest.mark.parametrize("later", [NINE._replace(end=NINE.start), NINE._replace(end=at(19, "09:00"))])
def test_a_time_that_no_entry_can_have_moves_nothing(later: Event) -> None:
    """Without length, or longer than a day."""
    assert proposals([later._replace(version=(1, ""))], LOG) == Proposals(already_there=1)


def test_an_event_that_was_put_off_is_gone() -> None:
    """What the entry says was not; the event is proposed again when it is over. In a plan, and asked for, it moves."""
    later = event("a", 30, "09:00", "10:00", version=(1, ""))
    found = proposals([later], LOG)
    gone = Gone(ENTRY, Reason.TO_COME, is_edited=True)
    assert (found.gone, reasons(found), found.moved) == ((gone,), {"a": Reason.TO_COME}, ())
    assert len(proposals([later], LOG, as_plan=True).moved) == 1
    assert len(proposals([later], LOG, include=[Reason.TO_COME]).moved) == 1
    assert len(proposals([later], LOG, now=at(30, "10:00")).moved) == 1


@pytest.mark.parametrize(
    ("note", "summary", "is_edited"),
    [
        ("Meeting", "Meeting", False),
        ("Meeting", "Canceled:  Meeting", False),
        ("", "Meeting", False),
        ("Meeting", "Meeting, moved online", True),
        ("Wrote mail instead", "Meeting", True),
    ],
)
def test_a_note_of_ones_own_is_an_edit(note: str, summary: str, is_edited: bool) -> None:
    """Of a cancelled event the title is left, with a word of the program's before it."""
    off = NINE._replace(marks=(Reason.CANCELLED,), version=(2, ""), summary=summary)
    (gone,) = proposals([off], [ENTRY._replace(note=note)]).gone
    assert gone.is_edited is is_edited


@pytest.mark.parametrize("reason", [Reason.CANCELLED, Reason.DECLINED])
def test_what_was_cancelled_or_declined_since_is_gone(reason: Reason) -> None:
    """The event is skipped with that reason; asked for, it is there like any other, and moves."""
    for was in (NINE, TEN):
        off = was._replace(marks=(Reason.FREE, reason), version=(2, ""))
        found = proposals([off], LOG)
        assert found == Proposals(skipped=found.skipped, gone=(Gone(ENTRY, reason, is_edited=True),))
        assert reasons(found) == {"a": reason}
        found = proposals([off], LOG, include=[reason])
        assert (found.already_there, len(found.moved), found.gone) == (1, was is TEN, ())


def test_a_gone_entry_that_its_owner_changed_is_marked() -> None:
    """Perhaps it was held all the same, and at another time."""
    edited = ENTRY._replace(end=at(17, "09:30"))
    assert proposals([NINE._replace(marks=(Reason.CANCELLED,))], [edited]).gone == (
        Gone(edited, Reason.CANCELLED, is_edited=True),
    )


def occurrence(day: int, start: str = "09:00", end: str = "10:00", **more: Any) -> Event:
    """One of a series that is at nine every day."""
    return event("s", day, start, end, original=f"202611{day}T0800Z", **more)


SERIES = [occurrence(day) for day in (16, 17, 18)]
THREE = imported(SERIES)


def test_an_occurrence_that_was_taken_out_of_its_series_is_gone() -> None:
    """Or moved out of the period: nobody can tell, so its reason is that it is not in it; and it is only an offer."""
    found = proposals(SERIES[:2], THREE, series={"s"})
    assert found == Proposals(already_there=2, gone=(Gone(THREE[2], Reason.OUTSIDE),))
    edited = [*THREE[:2], THREE[2]._replace(end=at(18, "09:30"))]
    assert proposals(SERIES[:2], edited, series={"s"}).gone == (Gone(edited[2], Reason.OUTSIDE, is_edited=True),)
    assert len(proposals([], THREE, series={"s"}).gone) == 3


@pytest.mark.parametrize(
    ("events", "log", "series", "period"),
    [
        ([], THREE, set(), WEEK),  # no file has the series: it is another calendar's
        ([], THREE, {"t"}, WEEK),
        ([], LOG, {"a"}, WEEK),  # an event that does not repeat may have moved out of the period
        ([], THREE, {"s"}, Period(date(2026, 11, 9), date(2026, 11, 16))),  # the period has none of them
        (SERIES[:2], imported([*SERIES[:2], occurrence(18, version=(1, ""))]), {"s"}, WEEK),  # an older export
        ([], [clock("visits", 16, "09:00", "10:00", source="s")], {"s"}, WEEK),
    ],
)
def test_what_is_not_known_to_be_gone_stays(
    events: list[Event], log: list[Entry], series: set[str], period: Period
) -> None:
    """No entry is offered for removal because a file says nothing of it."""
    assert proposals(events, log, series=series, period=period).gone == ()


def test_another_kind_misses_nothing() -> None:
    """What one program's files have is no matter of the other's."""
    assert proposals([], THREE, series={"s"}, kind="outlook-csv").gone == ()


def test_an_occurrence_at_the_edge_of_a_period_is_not_missed() -> None:
    """Just after midnight by the clock that it was imported by, it is on the day before by that of a traveller."""
    log = imported([event("s", 16, "00:30", "01:00", original="20261115T2330Z")])
    assert len(proposals([], log, series={"s"}).gone) == 1
    in_london = at(28, "12:00").astimezone(timezone.utc)
    assert proposals([], log, series={"s"}, now=in_london).gone == ()
    by_date = [log[0]._replace(start=None, end=None, date=date(2026, 11, 16), minutes=30)]
    assert proposals([], by_date, series={"s"}).gone == ()


def test_a_day_of_an_all_day_event_that_got_shorter_is_gone() -> None:
    """Each of its days is an occurrence."""
    days = [all_day("d", day, original=f"202611{day}") for day in (17, 18)]
    log = imported(days, include=[Reason.ALL_DAY])
    assert proposals(days[:1], log, include=[Reason.ALL_DAY], series={"d"}).gone == (Gone(log[1], Reason.OUTSIDE),)


def test_an_occurrence_that_was_moved_to_another_day_is_known_by_its_original() -> None:
    """Moved within the period it moves its entry, and none is missed."""
    moved = occurrence(16, "14:00", "15:00", version=(1, ""))
    found = proposals([moved, *SERIES[1:]], THREE, series={"s"}, period=NOVEMBER)
    assert (found.already_there, [one.entry for one in found.moved], found.gone) == (3, [THREE[0]], ())
