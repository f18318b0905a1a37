"""What a calendar's events come to on the local clock: a table of small calendars with the times written by hand."""

from collections.abc import Sequence
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from leadtime.formats.calendars.ics import read_calendar
from leadtime.model.event import Calendar, Event, Reading, Reason
from leadtime.model.period import Period

STOCKHOLM = Reading(ZoneInfo("Europe/Stockholm"))
NOVEMBER = Period(date(2026, 11, 1), date(2026, 12, 1))


def event(*lines: str, uid: str = "a@example.se", name: str = "SUMMARY:Meeting") -> str:
    """The text of one VEVENT."""
    return "\r\n".join(["BEGIN:VEVENT", f"UID:{uid}", name, *lines, "END:VEVENT", ""])


def calendar(*parts: str, head: str = "") -> str:
    """The text of a calendar file."""
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{head}{''.join(parts)}END:VCALENDAR\r\n"


def read(text: str, window: Period = NOVEMBER, reading: Reading = STOCKHOLM) -> Calendar:
    """A text's events; their places are in `work.ics`."""
    return read_calendar(text, "work.ics", window, reading)


def shown(one: Event) -> str:
    """An event's time as it is written in the tables."""
    if one.days is not None:
        return f"{one.days.start}" + (f"+{(one.days.end - one.days.start).days}" if one.days.end != _next(one) else "")
    assert one.start is not None and one.end is not None
    end = f"{one.end:%H:%M}" if one.end.date() == one.start.date() else f"{one.end:%m-%d %H:%M}"
    return f"{one.start:%Y-%m-%d %H:%M}-{end}"


def _next(one: Event) -> date:
    return one.day + timedelta(days=1)


def times(text: str, days: str = "2026-11-01..2026-12-01", reading: Reading = STOCKHOLM) -> list[str]:
    """The times of a text's events in a span of days, in order; every one of them could be read."""
    start, end = (date.fromisoformat(one) for one in days.split(".."))
    found = read(text, Period(start, end), reading)
    assert not found.unread
    return sorted(shown(one) for one in found.events)


# The events of a calendar, the days asked for, and what they are on a clock in Stockholm.
TABLE: dict[str, tuple[Sequence[str], str, list[str]]] = {
    "a UTC time is an hour earlier than the clock in winter": (
        ["DTSTART:20261124T080000Z", "DTEND:20261124T093000Z"],
        "2026-11-01..2026-12-01",
        ["2026-11-24 09:00-10:30"],
    ),
    "and two in summer": (
        ["DTSTART:20260624T080000Z", "DTEND:20260624T093000Z"],
        "2026-06-01..2026-07-01",
        ["2026-06-24 10:00-11:30"],
    ),
    "a weekly meeting stays at nine when the clocks go forward on 29 March": (
        [
            "DTSTART;TZID=Europe/Stockholm:20260323T090000",
            "DTEND;TZID=Europe/Stockholm:20260323T100000",
            "RRULE:FREQ=WEEKLY",
        ],
        "2026-03-22..2026-04-08",
        ["2026-03-23 09:00-10:00", "2026-03-30 09:00-10:00", "2026-04-06 09:00-10:00"],
    ),
    "and when they go back on 25 October": (
        [
            "DTSTART;TZID=Europe/Stockholm:20261019T090000",
            "DTEND;TZID=Europe/Stockholm:20261019T100000",
            "RRULE:FREQ=WEEKLY",
        ],
        "2026-10-19..2026-11-03",
        ["2026-10-19 09:00-10:00", "2026-10-26 09:00-10:00", "2026-11-02 09:00-10:00"],
    ),
    "one that is weekly in UTC moves with them": (
        ["DTSTART:20261019T070000Z", "DTEND:20261019T080000Z", "RRULE:FREQ=WEEKLY"],
        "2026-10-19..2026-10-27",
        ["2026-10-19 09:00-10:00", "2026-10-26 08:00-09:00"],
    ),
    "New York changes a week later, so its 9:00 is 14:00 here for that week, then 15:00 again": (
        ["DTSTART;TZID=America/New_York:20261019T090000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY"],
        "2026-10-19..2026-11-03",
        ["2026-10-19 15:00-16:00", "2026-10-26 14:00-15:00", "2026-11-02 15:00-16:00"],
    ),
    "a late meeting in New York is on the next day here": (
        ["DTSTART;TZID=America/New_York:20261124T190000", "DURATION:PT1H"],
        "2026-11-25..2026-11-26",
        ["2026-11-25 01:00-02:00"],
    ),
    "the time that the clocks skip, 02:30, is 03:30": (
        ["DTSTART;TZID=Europe/Stockholm:20260328T023000", "DURATION:PT30M", "RRULE:FREQ=DAILY;COUNT=3"],
        "2026-03-01..2026-04-01",
        ["2026-03-28 02:30-03:00", "2026-03-29 03:30-04:00", "2026-03-30 02:30-03:00"],
    ),
    "a night over the change by DTEND is as long as all nights: seven hours": (
        [
            "DTSTART;TZID=Europe/Stockholm:20261023T230000",
            "DTEND;TZID=Europe/Stockholm:20261024T060000",
            "RRULE:FREQ=DAILY;COUNT=2",
        ],
        "2026-10-01..2026-11-01",
        ["2026-10-23 23:00-10-24 06:00", "2026-10-24 23:00-10-25 05:00"],
    ),
    "a day by DURATION ends at the same time of day": (
        ["DTSTART;TZID=Europe/Stockholm:20261024T120000", "DURATION:P1D"],
        "2026-10-01..2026-11-01",
        ["2026-10-24 12:00-10-25 12:00"],
    ),
    "24 hours do not": (
        ["DTSTART;TZID=Europe/Stockholm:20261024T120000", "DURATION:PT24H"],
        "2026-10-01..2026-11-01",
        ["2026-10-24 12:00-10-25 11:00"],
    ),
    "an event over midnight belongs to the day it begins on": (
        ["DTSTART;TZID=Europe/Stockholm:20261130T220000", "DTEND;TZID=Europe/Stockholm:20261201T013000"],
        "2026-11-01..2026-12-01",
        ["2026-11-30 22:00-12-01 01:30"],
    ),
    "half an hour after midnight is on the first day here, and on the day before in UTC": (
        ["DTSTART:20261031T233000Z", "DTEND:20261101T003000Z"],
        "2026-11-01..2026-12-01",
        ["2026-11-01 00:30-01:30"],
    ),
    "what began before the days asked for is not among them": (
        ["DTSTART;TZID=Europe/Stockholm:20261031T220000", "DTEND;TZID=Europe/Stockholm:20261101T013000"],
        "2026-11-01..2026-12-01",
        [],
    ),
    "an all-day event": (
        ["DTSTART;VALUE=DATE:20261124", "DTEND;VALUE=DATE:20261125"],
        "2026-11-01..2026-12-01",
        ["2026-11-24"],
    ),
    "an all-day event without an end, or with its start for one, is a day": (
        ["DTSTART;VALUE=DATE:20261124", "DTEND;VALUE=DATE:20261124"],
        "2026-11-01..2026-12-01",
        ["2026-11-24"],
    ),
    "one of several days is one for each, in the days asked for": (
        ["DTSTART;VALUE=DATE:20261129", "DTEND;VALUE=DATE:20261203"],
        "2026-11-01..2026-12-01",
        ["2026-11-29", "2026-11-30"],
    ),
    "Outlook's all-day event with times": (
        [
            "DTSTART;TZID=W. Europe Standard Time:20261124T000000",
            "DTEND;TZID=W. Europe Standard Time:20261125T000000",
            "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE",
        ],
        "2026-11-01..2026-12-01",
        ["2026-11-24"],
    ),
    "Exchange's name of Stockholm's zone, without a definition": (
        ["DTSTART;TZID=W. Europe Standard Time:20261124T090000", "DTEND;TZID=W. Europe Standard Time:20261124T100000"],
        "2026-11-01..2026-12-01",
        ["2026-11-24 09:00-10:00"],
    ),
    "Exchange's name of Helsinki's, which is an hour ahead": (
        ["DTSTART;TZID=FLE Standard Time:20261124T090000", "DTEND;TZID=FLE Standard Time:20261124T100000"],
        "2026-11-01..2026-12-01",
        ["2026-11-24 08:00-09:00"],
    ),
    "a name behind a program's prefix": (
        ["DTSTART;TZID=/example.org/20260101_1/Europe/London:20261124T090000", "DURATION:PT1H"],
        "2026-11-01..2026-12-01",
        ["2026-11-24 10:00-11:00"],
    ),
    "a start and an end in two zones": (
        ["DTSTART;TZID=Europe/Stockholm:20261124T090000", "DTEND;TZID=Europe/London:20261124T100000"],
        "2026-11-01..2026-12-01",
        ["2026-11-24 09:00-11:00"],
    ),
    "the last Friday of each month": (
        ["DTSTART;TZID=Europe/Stockholm:20260130T130000", "DURATION:PT2H", "RRULE:FREQ=MONTHLY;BYDAY=-1FR"],
        "2026-10-01..2027-01-01",
        ["2026-10-30 13:00-15:00", "2026-11-27 13:00-15:00", "2026-12-25 13:00-15:00"],
    ),
    "the 31st of each month: the others have none": (
        ["DTSTART;TZID=Europe/Stockholm:20260831T080000", "DURATION:PT1H", "RRULE:FREQ=MONTHLY"],
        "2026-08-01..2027-01-01",
        ["2026-08-31 08:00-09:00", "2026-10-31 08:00-09:00", "2026-12-31 08:00-09:00"],
    ),
    "the last working day of a month": (
        [
            "DTSTART;TZID=Europe/Stockholm:20260130T150000",
            "DURATION:PT1H",
            "RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        ],
        "2026-10-01..2026-12-01",
        ["2026-10-30 15:00-16:00", "2026-11-30 15:00-16:00"],
    ),
    "every other week, counted from the week of the start": (
        ["DTSTART;TZID=Europe/Stockholm:20261102T080000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH"],
        "2026-11-01..2026-12-01",
        [
            "2026-11-02 08:00-09:00",
            "2026-11-05 08:00-09:00",
            "2026-11-16 08:00-09:00",
            "2026-11-19 08:00-09:00",
            "2026-11-30 08:00-09:00",
        ],
    ),
    "COUNT counts from the start, in the days asked for or not": (
        ["DTSTART;TZID=Europe/Stockholm:20261026T080000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=3"],
        "2026-11-01..2026-12-01",
        ["2026-11-02 08:00-09:00", "2026-11-09 08:00-09:00"],
    ),
    "an UNTIL that is a day has that day in it": (
        ["DTSTART;TZID=Europe/Stockholm:20261110T080000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;UNTIL=20261124"],
        "2026-11-01..2026-12-01",
        ["2026-11-10 08:00-09:00", "2026-11-17 08:00-09:00", "2026-11-24 08:00-09:00"],
    ),
    "an UNTIL in UTC is that moment: 07:00 there is 08:00 here, and still in it": (
        ["DTSTART;TZID=Europe/Stockholm:20261110T080000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;UNTIL=20261117T070000Z"],
        "2026-11-01..2026-12-01",
        ["2026-11-10 08:00-09:00", "2026-11-17 08:00-09:00"],
    ),
    "a second earlier it is not": (
        ["DTSTART;TZID=Europe/Stockholm:20261110T080000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;UNTIL=20261117T065959Z"],
        "2026-11-01..2026-12-01",
        ["2026-11-10 08:00-09:00"],
    ),
    "an UNTIL without a zone is the series' own clock": (
        ["DTSTART;TZID=America/New_York:20261110T080000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;UNTIL=20261117T080000"],
        "2026-11-01..2026-12-01",
        ["2026-11-10 14:00-15:00", "2026-11-17 14:00-15:00"],
    ),
    "an all-day series until a moment: the day that is written": (
        ["DTSTART;VALUE=DATE:20261110", "RRULE:FREQ=DAILY;UNTIL=20261112T230000Z"],
        "2026-11-01..2026-12-01",
        ["2026-11-10", "2026-11-11", "2026-11-12"],
    ),
    "more dates, one of them a period of its own length": (
        [
            "DTSTART;TZID=Europe/Stockholm:20261103T080000",
            "DURATION:PT1H",
            "RDATE;TZID=Europe/Stockholm:20261105T100000",
            "RDATE;VALUE=PERIOD:20261106T120000Z/PT3H,20261107T120000Z/20261107T121500Z",
        ],
        "2026-11-01..2026-12-01",
        ["2026-11-03 08:00-09:00", "2026-11-05 10:00-11:00", "2026-11-06 13:00-16:00", "2026-11-07 13:00-13:15"],
    ),
    "exceptions: in its zone, in UTC, and as a day": (
        [
            "DTSTART;TZID=Europe/Stockholm:20261102T080000",
            "DURATION:PT1H",
            "RRULE:FREQ=DAILY;COUNT=5",
            "EXDATE;TZID=Europe/Stockholm:20261103T080000",
            "EXDATE:20261104T070000Z",
            "EXDATE;VALUE=DATE:20261105",
        ],
        "2026-11-01..2026-12-01",
        ["2026-11-02 08:00-09:00", "2026-11-06 08:00-09:00"],
    ),
    "an exception at another time of that day takes nothing out": (
        [
            "DTSTART;TZID=Europe/Stockholm:20261102T080000",
            "DURATION:PT1H",
            "RRULE:FREQ=DAILY;COUNT=2",
            "EXDATE;TZID=Europe/Stockholm:20261103T090000",
        ],
        "2026-11-01..2026-12-01",
        ["2026-11-02 08:00-09:00", "2026-11-03 08:00-09:00"],
    ),
    "an exception with a time, of an all-day series, is its day": (
        ["DTSTART;VALUE=DATE:20261102", "RRULE:FREQ=DAILY;COUNT=3", "EXDATE;TZID=Europe/Stockholm:20261103T000000"],
        "2026-11-01..2026-12-01",
        ["2026-11-02", "2026-11-04"],
    ),
    "a start without an end has no length": (
        ["DTSTART:20261124T080000Z"],
        "2026-11-01..2026-12-01",
        ["2026-11-24 09:00-09:00"],
    ),
    "27 years long is an event as it is": (
        ["DTSTART:20261124T080000Z", "DURATION:P9999D"],
        "2026-11-01..2026-12-01",
        ["2026-11-24 09:00-04-10 10:00"],
    ),
    "a birthday since 1970": (
        ["DTSTART;VALUE=DATE:19701124", "RRULE:FREQ=YEARLY"],
        "2026-01-01..2028-01-01",
        ["2026-11-24", "2027-11-24"],
    ),
    "29 February": (
        ["DTSTART;VALUE=DATE:20240229", "RRULE:FREQ=YEARLY"],
        "2025-01-01..2033-01-01",
        ["2028-02-29", "2032-02-29"],
    ),
    "hours of a day, each day": (
        ["DTSTART;TZID=Europe/Stockholm:20261102T080000", "DURATION:PT15M", "RRULE:FREQ=DAILY;BYHOUR=8,15;COUNT=3"],
        "2026-11-01..2026-12-01",
        ["2026-11-02 08:00-08:15", "2026-11-02 15:00-15:15", "2026-11-03 08:00-08:15"],
    ),
}


@pytest.mark.parametrize("case", TABLE)
def test_times(case: str) -> None:
    """Each event begins and ends when the clock in Stockholm says, worked out by hand."""
    lines, days, expected = TABLE[case]
    assert times(calendar(event(*lines)), days) == expected


SERIES = (
    "DTSTART;TZID=Europe/Stockholm:20261102T080000",
    "DTEND;TZID=Europe/Stockholm:20261102T090000",
    "RRULE:FREQ=WEEKLY",
)


def changed(original: str, *lines: str) -> str:
    """One occurrence of the series that was changed."""
    return event(f"RECURRENCE-ID{original}", *lines)


def at(clock: str, end: str) -> tuple[str, str]:
    """A start and an end in Stockholm."""
    return f"DTSTART;TZID=Europe/Stockholm:{clock}", f"DTEND;TZID=Europe/Stockholm:{end}"


NINTH = ";TZID=Europe/Stockholm:20261109T080000"
CHANGES: dict[str, tuple[str, str, list[str]]] = {
    "moved to another time": (
        changed(NINTH, *at("20261110T130000", "20261110T150000")),
        "2026-11-02..2026-11-17",
        ["2026-11-02 08:00-09:00", "2026-11-10 13:00-15:00", "2026-11-16 08:00-09:00"],
    ),
    "named by its UTC time": (
        changed(":20261109T070000Z", *at("20261110T130000", "20261110T150000")),
        "2026-11-02..2026-11-17",
        ["2026-11-02 08:00-09:00", "2026-11-10 13:00-15:00", "2026-11-16 08:00-09:00"],
    ),
    "named by its day": (
        changed(";VALUE=DATE:20261109", *at("20261110T130000", "20261110T150000")),
        "2026-11-02..2026-11-17",
        ["2026-11-02 08:00-09:00", "2026-11-10 13:00-15:00", "2026-11-16 08:00-09:00"],
    ),
    "moved out of the days asked for": (
        changed(NINTH, *at("20270310T130000", "20270310T150000")),
        "2026-11-02..2026-11-17",
        ["2026-11-02 08:00-09:00", "2026-11-16 08:00-09:00"],
    ),
    "moved into them, from half a year later": (
        changed(";TZID=Europe/Stockholm:20270405T080000", *at("20261105T130000", "20261105T150000")),
        "2026-11-02..2026-11-10",
        ["2026-11-02 08:00-09:00", "2026-11-05 13:00-15:00", "2026-11-09 08:00-09:00"],
    ),
    "moved to a time in another zone": (
        changed(NINTH, "DTSTART;TZID=America/New_York:20261110T090000", "DURATION:PT1H"),
        "2026-11-02..2026-11-17",
        ["2026-11-02 08:00-09:00", "2026-11-10 15:00-16:00", "2026-11-16 08:00-09:00"],
    ),
    "made an all-day event": (
        changed(NINTH, "DTSTART;VALUE=DATE:20261109"),
        "2026-11-02..2026-11-17",
        ["2026-11-02 08:00-09:00", "2026-11-09", "2026-11-16 08:00-09:00"],
    ),
    "from here on two hours later, and longer": (
        changed(";RANGE=THISANDFUTURE" + NINTH, *at("20261109T100000", "20261109T120000")),
        "2026-11-02..2026-11-24",
        ["2026-11-02 08:00-09:00", "2026-11-09 10:00-12:00", "2026-11-16 10:00-12:00", "2026-11-23 10:00-12:00"],
    ),
    "from here on ten days later": (
        changed(";RANGE=THISANDFUTURE" + NINTH, *at("20261119T080000", "20261119T090000")),
        "2026-11-25..2026-11-27",
        ["2026-11-26 08:00-09:00"],
    ),
    "from here on ten days earlier": (
        changed(";RANGE=THISANDFUTURE" + NINTH, *at("20261030T080000", "20261030T090000")),
        "2026-11-25..2026-11-28",
        ["2026-11-27 08:00-09:00"],
    ),
    "changed twice: the newer version counts": (
        changed(NINTH, *at("20261110T130000", "20261110T150000"), "SEQUENCE:2")
        + changed(NINTH, *at("20261111T130000", "20261111T150000"), "SEQUENCE:1"),
        "2026-11-09..2026-11-16",
        ["2026-11-10 13:00-15:00"],
    ),
}


@pytest.mark.parametrize("case", CHANGES)
def test_changed_occurrences(case: str) -> None:
    """A changed occurrence takes the place of the one that the series meant."""
    change, days, expected = CHANGES[case]
    assert times(calendar(change, event(*SERIES)), days) == expected


def test_each_occurrence_keeps_its_name_when_it_is_moved() -> None:
    """`original` is the start that the series first meant: in UTC, whatever the clocks do, or the day."""
    text = calendar(event(*SERIES), changed(NINTH, *at("20261110T130000", "20261110T150000")))
    found = read(text, Period(date(2026, 11, 2), date(2026, 11, 17)))
    assert {one.original: shown(one) for one in found.events} == {
        "20261102T0700Z": "2026-11-02 08:00-09:00",
        "20261109T0700Z": "2026-11-10 13:00-15:00",
        "20261116T0700Z": "2026-11-16 08:00-09:00",
    }
    later = calendar(event(*SERIES), changed(";RANGE=THISANDFUTURE" + NINTH, *at("20261110T130000", "20261110T140000")))
    assert [one.original for one in read(later, Period(date(2026, 11, 17), date(2026, 11, 18))).events] == [
        "20261116T0700Z"
    ]


def test_names_of_days_and_of_single_events() -> None:
    """An event that stands alone has no original, one of several days or of an all-day series its day."""
    text = calendar(
        event("DTSTART:20261124T080000Z", uid="one"),
        event("DTSTART;VALUE=DATE:20261124", uid="day"),
        event("DTSTART;VALUE=DATE:20261124", "DURATION:P2D", uid="days"),
        event("DTSTART;VALUE=DATE:20261124", "RRULE:FREQ=DAILY;COUNT=2", uid="series"),
        event("DTSTART;VALUE=DATE:20261030", "DURATION:P3D", uid="since October"),
    )
    assert [(one.uid, one.original) for one in read(text).events] == [
        ("one", ""),
        ("day", ""),
        ("days", "20261124"),
        ("days", "20261125"),
        ("series", "20261124"),
        ("series", "20261125"),
        ("since October", "20261101"),
    ]


def test_a_change_without_its_series_is_an_event_of_its_own() -> None:
    """An invitation to one occurrence has the name that the series would give it."""
    found = read(calendar(changed(NINTH, *at("20261110T130000", "20261110T150000"))))
    assert [(shown(one), one.original) for one in found.events] == [("2026-11-10 13:00-15:00", "20261109T0700Z")]


def test_a_change_of_a_series_that_is_refused_is_an_event_of_its_own() -> None:
    """What can't be followed takes no other event with it."""
    for rule in ("FREQ=SECONDLY", "FREQ=SECONDLY;COUNT=999999999"):  # known by its rule alone, and by its work
        text = calendar(
            event("DTSTART:20260102T070000Z", f"RRULE:{rule}"),
            changed(NINTH, *at("20261110T130000", "20261110T150000")),
        )
        found = read(text)
        assert [shown(one) for one in found.events] == ["2026-11-10 13:00-15:00"]
        assert [one.reason for one in found.unread] == [Reason.TOO_MANY]


def test_a_cancelled_occurrence_is_handed_out_with_its_mark() -> None:
    """The reckoning skips it, and can take back its entry."""
    text = calendar(event(*SERIES), changed(NINTH, *at("20261109T080000", "20261109T090000"), "STATUS:CANCELLED"))
    found = read(text, Period(date(2026, 11, 2), date(2026, 11, 17)))
    assert [one.marks for one in found.events] == [(), (Reason.CANCELLED,), ()]


def test_what_is_outside_is_counted_once_for_a_series() -> None:
    """A series, with its changes, that has nothing in the period is one."""
    text = calendar(
        event("DTSTART:20260105T080000Z", "RRULE:FREQ=WEEKLY;COUNT=20", uid="old"),
        event("RECURRENCE-ID:20260112T080000Z", "DTSTART:20260113T080000Z", uid="old"),
        event("DTSTART:20260105T080000Z", uid="older"),
        event("DTSTART:20261105T080000Z", uid="new"),
    )
    found = read(text)
    assert (len(found.events), found.outside, found.unread) == (1, 2, ())
    assert found.series == {"old", "older", "new"}


def test_the_same_event_twice_is_handed_out_twice() -> None:
    """Duplicates are counted by the reckoning, with what they are duplicates of."""
    one = event("DTSTART:20261124T080000Z")
    assert times(calendar(one, one)) == ["2026-11-24 09:00-09:00"] * 2


def test_of_a_series_twice_the_newer_version_counts() -> None:
    """The older one is told, and neither is expanded twice."""
    old = event("DTSTART:20261124T080000Z", "RRULE:FREQ=WEEKLY;COUNT=2", "SEQUENCE:1")
    new = event("DTSTART:20261124T100000Z", "RRULE:FREQ=WEEKLY;COUNT=1", "SEQUENCE:2")
    for text in (calendar(old, new), calendar(new, old), calendar(old) + calendar(new)):
        found = read(text)
        assert [shown(one) for one in found.events] == ["2026-11-24 11:00-11:00"]
        assert [one.reason for one in found.unread] == [Reason.DUPLICATE]


def test_an_hour_that_the_clocks_skip_comes_once() -> None:
    """By the hour: 01:00, then 03:00, once; the skipped 02:00 is 03:00 too."""
    lines = ["DTSTART;TZID=Europe/Stockholm:20260329T010000", "DURATION:PT10M", "RRULE:FREQ=HOURLY;COUNT=3"]
    assert times(calendar(event(*lines)), "2026-03-29..2026-03-30") == [
        "2026-03-29 01:00-01:10",
        "2026-03-29 03:00-03:10",
    ]


def test_the_hour_that_is_there_twice_is_the_first() -> None:
    """02:30 on 25 October is 00:30 UTC, and an hour later the clock shows the second 02:30."""
    lines = ["DTSTART;TZID=Europe/Stockholm:20261025T023000", "DURATION:PT1H"]
    (one,) = read(calendar(event(*lines)), Period(date(2026, 10, 25), date(2026, 10, 26))).events
    assert one.start is not None and one.end is not None
    assert (one.start.isoformat(), one.end.isoformat()) == ("2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00")


def test_times_without_a_zone_are_local_ones_and_that_is_said() -> None:
    """Nothing is taken in silence; the calendar's own zone counts when it names one."""
    one = event("DTSTART:20261124T080000", uid="a") + event("DTSTART:20261125T080000", uid="b")
    found = read(calendar(one))
    assert [shown(it) for it in found.events] == ["2026-11-24 08:00-08:00", "2026-11-25 08:00-08:00"]
    assert found.notes == ("2 events name no time zone: taken as local time",)
    found = read(calendar(one, head="X-WR-TIMEZONE:Europe/London\r\n"))
    assert [shown(it) for it in found.events] == ["2026-11-24 09:00-09:00", "2026-11-25 09:00-09:00"]
    assert found.notes == ("2 events name no time zone: taken as Europe/London, the calendar's own",)
    assert read(calendar(event("DTSTART:20261124T080000Z"))).notes == ()


def test_a_file_that_is_no_calendar() -> None:
    """A wrong file is told, not taken for a calendar without events."""
    assert read("<html>\n") == Calendar(notes=("work.ics has no calendar in it",))
    assert read(calendar()) == Calendar()


def test_events_know_where_they_stand_and_what_they_are() -> None:
    """All that a rule can ask for, as plain text in one line; the place is the line of the event."""
    text = calendar(
        "BEGIN:VEVENT\nUID:v1\nDTSTART:20261124T080000Z\nDTEND:20261124T090000Z\nSUMMARY:Besök\\, Elineberg\\n skola\n"
        "LOCATION:Rum 1\\; plan 2\nCATEGORIES:Möte,Skola\\, grund\nCATEGORIES:Möte\nSEQUENCE:3\n"
        'LAST-MODIFIED:20261120T121200Z\nORGANIZER;CN="Berg, Anna":mailto:anna@example.se\n'
        "ATTENDEE;CN=Anna:mailto:anna@example.se\nATTENDEE:mailto:bo@example.se\nATTENDEE:mailto:BO@example.se\n"
        "BEGIN:VALARM\nSUMMARY:Alarm\nTRIGGER:-PT15M\nEND:VALARM\nEND:VEVENT\n",
        head="X-WR-CALNAME:Anna\r\n",
    )
    (one,) = read(text).events
    assert one._replace(start=None, end=None) == Event(
        uid="v1",
        version=(3, "20261120T121200Z"),
        summary="Besök, Elineberg skola",
        location="Rum 1; plan 2",
        calendar="Anna",
        categories=("Möte", "Skola, grund"),
        organizer="Berg, Anna <anna@example.se>",
        attendees=2,
        place="work.ics:4",
    )


def test_an_event_without_a_uid_has_the_same_one_in_every_export() -> None:
    """Made of its start and its summary; another event has another."""
    text = "BEGIN:VEVENT\nDTSTART:20261124T080000Z\nSUMMARY:{}\nEND:VEVENT\n"
    first, again, other = (read(text.format(name)).events[0].uid for name in ("A", "A", "B"))
    assert first == again != other


def test_progress_is_told() -> None:
    """Every hundred events, as they are read and again as their days are found."""
    told: list[int] = []
    text = calendar(*(event("DTSTART:20261124T080000Z", uid=str(number)) for number in range(250)))
    read_calendar(text, "work.ics", NOVEMBER, STOCKHOLM, told.append)
    assert told == [100, 200, 100, 200]
