"""Classic Outlook's CSV export of a calendar: both languages, all-day events, marks, days that need a format."""

from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtime.formats.calendars.outlook_csv import read_outlook_csv
from leadtime.model.errors import BadData
from leadtime.model.event import Event, Reading, Reason
from leadtime.model.period import Period

SWEDEN = Reading(ZoneInfo("Europe/Stockholm"))
WINTER = timezone(timedelta(hours=1))
WEEK = Period(date(2026, 11, 23), date(2026, 11, 30))
ENGLISH = (
    '"Subject","Start Date","Start Time","End Date","End Time","All day event","Reminder on/off","Reminder Date",'
    '"Reminder Time","Meeting Organizer","Required Attendees","Optional Attendees","Meeting Resources",'
    '"Billing Information","Categories","Description","Location","Mileage","Priority","Private","Sensitivity",'
    '"Show time as"\r\n'
)
SWEDISH = (
    '"Ämne","Startdatum","Starttid","Slutdatum","Sluttid","Hela dagen","Mötesorganisatör","Obligatoriska deltagare",'
    '"Valfria deltagare","Kategorier","Beskrivning","Plats","Visa tid som"\r\n'
)
MEETING = Event(
    "Board\n2026-11-23T09:00:00",
    start=datetime(2026, 11, 23, 9, tzinfo=WINTER),
    end=datetime(2026, 11, 23, 10, 30, tzinfo=WINTER),
    summary="Board",
    location="Town hall",
    categories=("Blue", "Politics"),
    organizer="Eva Ek",
    attendees=3,
    place="c.csv:2",
)


def english(row: str) -> str:
    """A file of one row: subject, start, end, all day, show as; the days are ISO."""
    subject, start, start_time, end, end_time, all_day, show = row.split(",")
    return f"{ENGLISH}{subject},{start},{start_time},{end},{end_time},{all_day}{',' * 16}{show}\r\n"


def test_in_english() -> None:
    """With American times, several categories, and both kinds of attendees; what is not looked at is left alone."""
    text = (
        f'{ENGLISH}"Board","2026-11-23","9:00:00 AM","2026-11-23","10:30:00 AM","False","True","2026-11-23",'
        '"8:45:00 AM","Eva Ek","Eva Ek;Bo Berg","Cia Dahl; Bo Berg","","","Blue;Politics","Agenda\r\nand more",'
        '"Town hall","","Normal","False","Normal","2"\r\n'
    )
    found = read_outlook_csv(text, "c.csv", WEEK, SWEDEN)
    assert (found.events, found.outside, found.unread) == ((MEETING,), 0, ())
    assert found.series == {MEETING.uid}


def test_in_swedish() -> None:
    """The same event, with `;` between the cells and the words of a Swedish Windows."""
    row = '"Board","2026-11-23","09:00:00","2026-11-23","10:30:00","Falskt","Eva Ek","Eva Ek;Bo Berg","Cia Dahl",'
    text = f'{SWEDISH}{row}"Blue;Politics","Dagordning","Town hall","2"\r\n'
    assert read_outlook_csv(text, "c.csv", WEEK, SWEDEN).events == (MEETING,)
    assert read_outlook_csv(text.replace('","', '";"'), "c.csv", WEEK, SWEDEN).events == (MEETING,)


@pytest.mark.parametrize(
    ("row", "marks"),
    [
        ("Board,2026-11-23,09:00,2026-11-23,10:00,False,1", (Reason.TENTATIVE,)),
        ("Board,2026-11-23,09:00,2026-11-23,10:00,False,2", ()),
        ("Board,2026-11-23,09:00,2026-11-23,10:00,False,3", (Reason.FREE,)),
        ("Board,2026-11-23,09:00,2026-11-23,10:00,False,4", ()),
        ("Board,2026-11-23,09:00,2026-11-23,10:00,False,Free", (Reason.FREE,)),
        ("Board,2026-11-23,09:00,2026-11-23,10:00,False,Out of Office", ()),
        ("Board,2026-11-23,09:00,2026-11-23,10:00,False,Preliminär", (Reason.TENTATIVE,)),
        ("Canceled: Board,2026-11-23,09:00,2026-11-23,10:00,False,3", (Reason.CANCELLED, Reason.FREE)),
        ("Inställt: Board,2026-11-23,09:00,2026-11-23,10:00,False,2", (Reason.CANCELLED,)),
    ],
)
def test_marks(row: str, marks: tuple[Reason, ...]) -> None:
    """What says that the time was not spent: its number or word, and what Outlook puts before a subject."""
    (event,) = read_outlook_csv(english(row), "c.csv", WEEK, SWEDEN).events
    assert event.marks == marks


@pytest.mark.parametrize(
    ("row", "days"),
    [
        ("Fair,2026-11-24,00:00:00,2026-11-25,00:00:00,True,3", {"": 24}),
        ("Fair,2026-11-24,,2026-11-24,,True,3", {"": 24}),
        ("Fair,2026-11-24,12:00:00 AM,2026-11-26,12:00:00 AM,True,3", {"20261124": 24, "20261125": 25}),
        ("Fair,2026-11-20,00:00,2026-11-25,00:00,True,3", {"20261123": 23, "20261124": 24}),
        ("Fair,2026-11-29,00:00,2026-12-05,00:00,True,3", {"20261129": 29}),
    ],
)
def test_all_day(row: str, days: dict[str, int]) -> None:
    """An event for each day in the week; which day it is tells those of several days from each other."""
    found = read_outlook_csv(english(row), "c.csv", WEEK, SWEDEN)
    assert {event.original: event.days.start.day for event in found.events if event.days} == days
    assert all(event.start is None and event.days and len(list(event.days.days())) == 1 for event in found.events)
    assert len({(event.uid, event.original) for event in found.events}) == len(days)
    assert found.outside == 0


def test_outside_the_period() -> None:
    """Counted, and known as an event that the file holds."""
    for row in (
        "Fair,2026-11-20,00:00,2026-11-23,00:00,True,3",
        "Board,2026-11-30,09:00,2026-11-30,10:00,False,2",
        "Board,2026-11-22,23:00,2026-11-23,01:00,False,2",
    ):
        found = read_outlook_csv(english(row), "c.csv", WEEK, SWEDEN)
        assert (found.events, found.outside, len(found.series)) == ((), 1, 1)


@pytest.mark.parametrize("day", ["11/23/2026", "23.11.2026", "23/11/26", "2026/11/23", "23-11-2026"])
def test_the_order_of_a_day_is_not_guessed(day: str) -> None:
    """Nothing is read, and the answer says what to type."""
    with pytest.raises(BadData) as refusal:
        read_outlook_csv(english(f"Board,{day},09:00,{day},10:00,False,2"), "c.csv", WEEK, SWEDEN)
    assert refusal.value.message == f'"{day}": year, month or day first? Nothing was read'
    assert (refusal.value.place, "--date-format" in refusal.value.hint) == ("c.csv:2", True)


def test_the_order_of_a_day_can_be_said() -> None:
    """By strptime's signs."""
    text = english("Board,11/23/2026,09:00,11/23/2026,10:00,False,2")
    (event,) = read_outlook_csv(text, "c.csv", WEEK, SWEDEN, "%m/%d/%Y").events
    assert (event.day, event.uid) == (date(2026, 11, 23), "Board\n2026-11-23T09:00:00")
    unread = read_outlook_csv(text, "c.csv", WEEK, SWEDEN, "%d/%m/%Y").unread
    assert [one.message for one in unread] == ['start date "11/23/2026" is not written as %d/%m/%Y']


def test_when_the_clocks_change() -> None:
    """An hour that is skipped is as long after midnight as without the change, one that comes twice is the first."""
    spring = Period(date(2026, 1, 1), date(2027, 1, 1))
    (event,) = read_outlook_csv(english("A,2026-03-29,02:30,2026-03-29,04:00,False,2"), "c.csv", spring, SWEDEN).events
    assert event.start == datetime(2026, 3, 29, 1, 30, tzinfo=timezone.utc)
    (event,) = read_outlook_csv(english("A,2026-10-25,02:30,2026-10-25,04:00,False,2"), "c.csv", spring, SWEDEN).events
    assert event.start == datetime(2026, 10, 25, 0, 30, tzinfo=timezone.utc)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("Board,soon,09:00,2026-11-23,10:00,False,2", 'start date "soon" is not a day'),
        ("Board,2026-11-23,nine,2026-11-23,10:00,False,2", 'start time "nine" is not a time of day'),
        ("Board,2026-11-23,13:00 PM,2026-11-23,10:00,False,2", 'start time "13:00 PM" is not a time of day'),
        ("Board,2026-11-23,09:00,2026-11-23,,False,2", 'end time "" is not a time of day'),
        ("Board,2026-11-23,09:00,2026-11-22,10:00,False,2", "the row ends before it starts"),
        ("Board,0001-01-01,00:00,2026-11-22,10:00,False,2", "the row goes from 0001-01-01 to 2026-11-22"),
        ("Board,2026-11-23,00:00,9999-12-31,10:00,True,2", "the row goes from 2026-11-23 to 9999-12-31"),
    ],
)
def test_a_row_at_fault(row: str, message: str) -> None:
    """Is unread, with its place and subject, and costs no other."""
    good = english("Board,2026-11-23,09:00,2026-11-23,10:00,False,2")
    found = read_outlook_csv(good + english(row).removeprefix(ENGLISH), "c.csv", WEEK, SWEDEN)
    assert [(one.place, one.summary, one.reason, one.message) for one in found.unread] == [
        ("c.csv:3", "Board", Reason.BROKEN, message)
    ]
    assert len(found.events) == 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "the file is empty"),
        ("a,b\n1,2\n", "this is no calendar of Outlook: its header has no subject and no start date and no start"),
        (ENGLISH.replace("End Time", "Fin"), "this is no calendar of Outlook: its header has no end time"),
    ],
)
def test_a_file_that_is_none(text: str, message: str) -> None:
    """Is refused as a whole, with where Outlook exports one."""
    with pytest.raises(BadData) as refusal:
        read_outlook_csv(text, "c.csv", WEEK, SWEDEN)
    assert refusal.value.message.startswith(message)
    assert "Import/Export" in refusal.value.hint


ROWS = ENGLISH + "".join(
    english(row).removeprefix(ENGLISH)
    for row in (
        "Board,2026-11-23,09:00,2026-11-23,10:00,False,2",
        "Fair,2026-11-24,12:00:00 AM,2026-11-26,12:00:00 AM,True,3",
    )
)


@given(st.integers(len(ENGLISH), len(ROWS)), st.integers(0, 12), st.text('",;:-/0123456789APM \n\ré', max_size=8))
def test_no_text_is_too_strange(at: int, cut: int, put: str) -> None:
    """Whatever rows are changed into, each is read, counted, or unread with a place; or the order of a day is asked."""
    text = ROWS[:at] + put + ROWS[at + cut :]
    try:
        found = read_outlook_csv(text, "c.csv", WEEK, SWEDEN)
    except BadData as refusal:
        assert "first?" in refusal.message
        return
    assert all(one.place.startswith("c.csv:") and one.message for one in found.unread)
    assert all(event.day in WEEK for event in found.events)
