"""Events that can't be used: each is told with its place, and costs no other."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtime.formats.calendars.ics import read_calendar
from leadtime.model.event import Calendar, Reading, Reason
from leadtime.model.period import Period

GOOD = "BEGIN:VEVENT\nUID:good\nDTSTART:20261124T080000Z\nDURATION:PT1H\nEND:VEVENT\n"
YEAR = Period(date(2026, 1, 1), date(2027, 1, 1))
START = "DTSTART:20261124T080000Z"


def read(text: str, window: Period = YEAR) -> Calendar:
    """A text's events in 2026."""
    return read_calendar(text, "work.ics", window, Reading(ZoneInfo("Europe/Stockholm")))


BROKEN = {
    "no start": ([], "it has no start (DTSTART)"),
    "no date": (["DTSTART:soon"], "it can't be read: DTSTART:soon is no date"),
    "a time alone": (["DTSTART:080000Z"], "it can't be read: DTSTART:080000Z is no date"),
    "no such day": (["DTSTART;VALUE=DATE:20261131"], "it can't be read: Wrong date format 20261131"),
    "no such hour": (["DTSTART:20261124T250000Z"], "it can't be read: Wrong datetime format: 20261124T250000Z"),
    "an end before the start": ([START, "DTEND:20261124T070000Z"], "it ends before it starts"),
    "a last day before the first": (
        ["DTSTART;VALUE=DATE:20261124", "DTEND;VALUE=DATE:20261123"],
        "it ends before it starts",
    ),
    "a negative length": ([START, "DURATION:-PT1H"], "it ends before it starts"),
    "no length": ([START, "DURATION:long"], "it can't be read: Invalid iCalendar duration: LONG"),
    "a day and a time": (
        ["DTSTART;VALUE=DATE:20261124", "DTEND:20261124T070000Z"],
        "of its start and its end one is a day, the other a time",
    ),
    "no rule": ([START, "RRULE:FREQ=NEVER"], 'its rule "FREQ=NEVER" can\'t be followed'),
    "exceptions by a rule": (
        [START, "RRULE:FREQ=DAILY", "EXRULE:FREQ=WEEKLY"],
        "its exceptions are a rule (EXRULE), an old form",
    ),
    "a broken exception": ([START, "RRULE:FREQ=DAILY", "EXDATE:x"], "it can't be read: EXDATE:x is no date"),
    "an end of time": ([START, "DURATION:P99999999D"], "its time is beyond what a calendar can hold"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_one_broken_event_never_costs_the_others(case: str) -> None:
    """It is told with its line, its summary and what is wrong, and the others are there."""
    lines, message = BROKEN[case]
    text = GOOD + "\n".join(["BEGIN:VEVENT", "UID:b", "SUMMARY:Visit", *lines, "END:VEVENT", ""]) + GOOD
    found = read(text)
    assert [one.uid for one in found.events] == ["good", "good"]
    (one,) = found.unread
    assert (one.place, one.summary, one.reason, one.message) == ("work.ics:6", "Visit", Reason.BROKEN, message)
    assert found.outside == 0


def test_a_file_that_is_cut_off() -> None:
    """The last event may have lost anything: it is not used."""
    found = read(GOOD + GOOD.removesuffix("DURATION:PT1H\nEND:VEVENT\n"))
    assert len(found.events) == 1
    assert [(one.message, one.hint) for one in found.unread] == [
        ("it has no end: the file is cut off, or damaged", "export the calendar again")
    ]


BOMBS = {
    "by the second": ["RRULE:FREQ=SECONDLY"],
    "by the minute": ["RRULE:FREQ=MINUTELY"],
    "by the second for years": ["RRULE:FREQ=SECONDLY;UNTIL=20991231T000000Z"],
    "by the second a billion times": ["RRULE:FREQ=SECONDLY;COUNT=999999999"],
    "a day of seconds": [
        "RRULE:FREQ=DAILY;BYHOUR=1,2;BYMINUTE=" + ",".join(map(str, range(60))) + ";BYSECOND=1,2,3",
    ],
    "twenty daily rules": [f"RRULE:FREQ=DAILY;BYHOUR={hour};BYMINUTE=1,2,3" for hour in range(20)],
    "a hundred rules": ["RRULE:FREQ=YEARLY"] * 100,
    "a long rule": ["RRULE:FREQ=DAILY;BYMONTH=" + "1," * 5000 + "1"],
    "many exceptions in one line": ["RRULE:FREQ=DAILY", "EXDATE:" + ",".join(["20261124T080000Z"] * 10_000)],
    "many exceptions": ["RRULE:FREQ=DAILY", *["EXDATE:20261124T080000Z"] * 21_000],
}


@pytest.mark.parametrize("case", BOMBS)
def test_a_bomb_is_refused_with_its_reason(case: str) -> None:
    """Bounded by the work that it would be, so on every computer alike; what stands beside it is there."""
    text = "\n".join(["BEGIN:VEVENT", "UID:b", START.replace("2026", "2020"), *BOMBS[case], "END:VEVENT", ""])
    found = read(GOOD + text)
    assert [one.uid for one in found.events] == ["good"]
    assert [one.reason for one in found.unread] == [Reason.TOO_MANY]


@pytest.mark.parametrize(
    ("lines", "occurrences"),
    [
        (["DTSTART:00010101T000000Z", "RRULE:FREQ=HOURLY"], 8760),
        (["DTSTART:20260101T080000Z", "RRULE:FREQ=MINUTELY;INTERVAL=30;COUNT=4"], 4),
        (["DTSTART:20260101T080000Z", "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"], 1),
        (["DTSTART:20260101T080000Z", "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=9"], 1),
        (["DTSTART;VALUE=DATE:20200101", "DURATION:P9999D"], 365),
        (["DTSTART:99991231T235959Z", "RRULE:FREQ=DAILY"], 0),
        (["DTSTART:99991231T235959Z", "DURATION:PT1H"], 0),
        (["DTSTART;VALUE=DATE:99991231"], 0),
        (["DTSTART:20260101T080000Z", "SUMMARY:" + "x" * 5_000_000], 1),
    ],
)
def test_what_is_only_large_is_read(lines: list[str], occurrences: int) -> None:
    """Two thousand years by the hour are the hours of this one; a day that never comes is looked for no longer."""
    found = read("\n".join(["BEGIN:VEVENT", "UID:b", *lines, "END:VEVENT", ""]))
    assert (len(found.events), found.unread) == (occurrences, ())
    assert all(len(one.summary) <= 2000 for one in found.events)


def test_a_file_has_its_bound_too() -> None:
    """Thousands of daily series: as many as can be followed, and each of the others is told."""
    series = "BEGIN:VEVENT\nUID:{}\nDTSTART:20260101T080000Z\nRRULE:FREQ=DAILY\nEND:VEVENT\n"
    found = read("".join(series.format(number) for number in range(3000)), Period(date(2016, 1, 1), date(2036, 1, 1)))
    assert 0 < len(found.events) < 200_000
    assert len(found.unread) + len({one.uid for one in found.events}) == 3000


def test_the_ends_of_the_calendar_are_a_period_too() -> None:
    """From the first day to the last: nothing is beyond it."""
    found = read(GOOD + GOOD.replace("20261124", "99991231"), Period(date.min, date.max))
    assert len(found.events) + len(found.unread) + found.outside == 2


PIECES = st.sampled_from(
    [
        "BEGIN:VCALENDAR", "END:VCALENDAR", "BEGIN:VEVENT", "END:VEVENT", "BEGIN:VTIMEZONE", "TZID:X", "END:VTIMEZONE",
        "BEGIN:STANDARD", "END:STANDARD", "TZOFFSETFROM:+0100", "TZOFFSETTO:-0100", "DTSTART:20261124T080000Z",
        "DTSTART;TZID=X:20261124T080000", "DTSTART;VALUE=DATE:20261124", "DTSTART:00010101", "DTSTART:99991231T235959",
        "DTEND:20261124T090000Z", "DTEND;TZID=Europe/Stockholm:99991231T235959", "DURATION:P1D", "DURATION:-P9W",
        "DURATION:P99999999D", "RRULE:FREQ=DAILY", "RRULE:FREQ=WEEKLY;COUNT=3",
        "RRULE:FREQ=YEARLY;BYWEEKNO=53",
        "RDATE:20261124T080000Z,20261125", "RDATE;VALUE=PERIOD:20261124T080000Z/PT1H", "EXDATE:20261124",
        "UID:a", "UID:b",
        "RECURRENCE-ID:20261124T080000Z", "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=X:20261125T080000", "SEQUENCE:9",
        "RECURRENCE-ID;RANGE=THISANDFUTURE:00010101", "SUMMARY:x", "ATTENDEE;PARTSTAT=DECLINED:mailto:a",
        "STATUS:CANCELLED",
    ]
) | st.text(max_size=12)  # fmt: skip


@given(
    st.lists(PIECES, max_size=30),
    st.sampled_from([YEAR, Period(date.min, date(2, 1, 1)), Period(date(9998, 1, 1), date.max)]),
)
def test_nothing_is_ever_raised(pieces: list[str], window: Period) -> None:
    """Whatever stands in a file, its events are handed out, outside or unread."""
    found = read("BEGIN:VEVENT\nSUMMARY:x\n" + "\n".join(pieces), window)
    assert len(found.events) + found.outside + len(found.unread) >= 1


@given(st.data())
def test_a_damaged_file_never_raises(data: st.DataObject) -> None:
    """Characters lost, doubled and changed anywhere in a file."""
    text = list(
        "BEGIN:VCALENDAR\r\nBEGIN:VTIMEZONE\r\nTZID:X\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0100\r\n"
        "TZOFFSETTO:+0100\r\nRRULE:FREQ=YEARLY;BYMONTH=3\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT\r\nUID:a\r\n"
        "DTSTART;TZID=X:20261102T080000\r\nDTEND;TZID=X:20261102T090000\r\nRRULE:FREQ=MONTHLY;BYDAY=1MO;UNTIL=20270101\r\n"
        "EXDATE;TZID=X:20261207T080000\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:a\r\nRECURRENCE-ID;TZID=X:20261102T080000\r\n"
        "DTSTART;TZID=X:20261103T080000\r\nDURATION:P1DT1H\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(text) - 1))
        text[at] = data.draw(st.sampled_from(["", text[at] * 2, "\n", ":", ";", "9", "-", "Z", "å"]))
    read("".join(text))
