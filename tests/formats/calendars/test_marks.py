"""What a calendar says against an event: cancelled, declined, tentative, free; and who is invited."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from leadtime.formats.calendars.ics import read_calendar
from leadtime.model.event import Event, Reading, Reason
from leadtime.model.period import Period

ME = "ATTENDEE;PARTSTAT={}:mailto:Anna@Example.se"
OTHER = "ATTENDEE;PARTSTAT={}:mailto:bo@example.se"
CANCELLED, DECLINED, TENTATIVE, FREE = Reason.CANCELLED, Reason.DECLINED, Reason.TENTATIVE, Reason.FREE


def event(*lines: str, head: str = "", start: str = "DTSTART:20261124T080000Z") -> Event:
    """One event of anna@example.se."""
    text = "\n".join(["BEGIN:VCALENDAR", head, "BEGIN:VEVENT", "UID:a", start, *lines, "END:VEVENT", "END:VCALENDAR"])
    reading = Reading(ZoneInfo("Europe/Stockholm"), me=("anna@example.se",))
    (one,) = read_calendar(text, "work.ics", Period(date(2026, 11, 1), date(2026, 12, 1)), reading).events
    return one


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([], ()),
        (["STATUS:CONFIRMED", "TRANSP:OPAQUE", "X-MICROSOFT-CDO-BUSYSTATUS:BUSY"], ()),
        (["STATUS:CANCELLED"], (CANCELLED,)),
        (["STATUS:TENTATIVE"], (TENTATIVE,)),
        (["TRANSP:TRANSPARENT"], (FREE,)),
        (["X-MICROSOFT-CDO-BUSYSTATUS:FREE"], (FREE,)),
        (["X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE"], (TENTATIVE,)),
        (["X-MICROSOFT-CDO-BUSYSTATUS:OOF"], ()),
        ([ME.format("DECLINED"), OTHER.format("ACCEPTED")], (DECLINED,)),
        ([OTHER.format("DECLINED"), ME.format("ACCEPTED")], ()),
        ([ME.format("TENTATIVE"), OTHER.format("ACCEPTED")], (TENTATIVE,)),
        ([OTHER.format("TENTATIVE"), ME.format("ACCEPTED")], ()),
        ([OTHER.format("DECLINED")], (DECLINED,)),
        ([OTHER.format("TENTATIVE")], ()),
        (["ATTENDEE;PARTSTAT=DECLINED;EMAIL=anna@example.se:urn:uuid:1", OTHER.format("ACCEPTED")], (DECLINED,)),
        (["status:cancelled", ME.format("declined"), "transp:transparent"], (CANCELLED, DECLINED, FREE)),
    ],
)
def test_marks(lines: list[str], expected: tuple[Reason, ...]) -> None:
    """One's own answer counts, and no other's; that of the only one who was asked may be one's own."""
    assert event(*lines).marks == expected


def test_a_calendar_that_has_an_address_for_a_name_is_that_persons() -> None:
    """As Google exports it."""
    lines = [OTHER.format("DECLINED"), ME.format("ACCEPTED")]
    assert event(*lines[:1], ME.format("ACCEPTED").replace("Anna", "eva"), head="X-WR-CALNAME:Bo@example.se").marks == (
        DECLINED,
    )
    assert event(*lines, head="X-WR-CALNAME:Bo").marks == ()


def test_a_calendar_that_cancels() -> None:
    """What comes with METHOD:CANCEL is cancelled."""
    assert event(head="METHOD:CANCEL").marks == (CANCELLED,)


def test_an_all_day_event_is_not_free() -> None:
    """Calendars show nearly all of them so; whether they count is another question."""
    assert event("TRANSP:TRANSPARENT", start="DTSTART;VALUE=DATE:20261124").marks == ()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("ORGANIZER;CN=Anna Berg:mailto:anna@example.se", "Anna Berg <anna@example.se>"),
        ("ORGANIZER:MAILTO:anna@example.se", "anna@example.se"),
        ("ORGANIZER;CN=anna@example.se:mailto:anna@example.se", "anna@example.se"),
        ('ORGANIZER;CN="Berg; Anna":', "Berg; Anna"),
        ("ORGANIZER;CN=Anna ^'Ann^' Berg:mailto:a@b.se", 'Anna "Ann" Berg <a@b.se>'),
        ("ORGANIZER:", ""),
    ],
)
def test_the_organizer(line: str, expected: str) -> None:
    """Name and address, or the half of it that there is."""
    assert event(line).organizer == expected


def test_attendees_are_counted_once() -> None:
    """Each address once; the organizer only when invited too."""
    assert (
        event("ORGANIZER:mailto:eva@example.se", ME.format("ACCEPTED"), OTHER.format("X"), OTHER.format("Y")).attendees
        == 2
    )
