"""klog's files as events: every entry of every record, breaks taken off, or a fault with its line."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtime.formats.trackers.klog import read_klog
from leadtime.model.event import Event, Reading

READING = Reading(ZoneInfo("Europe/Stockholm"))
FILE = """\
2026-11-23 (8h!)
A day in the schools, #autumn
and one in the office
    8:00 - 9:30 #visits Morning meeting with #staff
        and two classes
    1h30m

2026/11/24
\t<23:00 - 0:30 Budget night #category="communication/social"
\t1:00pm-2:15pm #unit=lunds-kommun
\t23:30 - 0:30>
\t9:00 - ???
"""


def at(text: str) -> datetime:
    """A moment of November, by Stockholm's clock."""
    return datetime.fromisoformat(f"2026-11-{text}:00+01:00")


def read(text: str) -> list[Event]:
    """The events of a text without faults, without their places."""
    events, problems = read_klog(text, "x", READING)
    assert not problems
    return [event._replace(place="") for event in events]


def test_a_file() -> None:
    """An entry has its own text and tags, and its record's; without a text it has that of its record."""
    assert read_klog(FILE, "x", READING) == (
        (
            Event(
                "",
                start=at("23T08:00"),
                end=at("23T09:30"),
                summary="Morning meeting with #staff\nand two classes",
                categories=("visits", "staff", "autumn"),
                place="x:4",
            ),
            Event(
                "",
                date=date(2026, 11, 23),
                minutes=90,
                summary="A day in the schools, #autumn\nand one in the office",
                categories=("autumn",),
                place="x:6",
            ),
            Event(
                "",
                start=at("23T23:00"),
                end=at("24T00:30"),
                summary='Budget night #category="communication/social"',
                categories=("communication/social",),
                place="x:9",
            ),
            Event("", start=at("24T13:00"), end=at("24T14:15"), categories=("unit:lunds-kommun",), place="x:10"),
            Event("", start=at("24T23:30"), end=at("25T00:30"), place="x:11"),
            Event("", start=at("24T09:00"), place="x:12"),
        ),
        (),
    )
    assert read(FILE.replace("\n", "\r\n")) == read(FILE)


@pytest.mark.parametrize("text", ["", "\n \n", "\ufeff", "2026-11-23\n", "2026-11-23 (-3h30m!)\nA day off\n"])
def test_nothing_in_it(text: str) -> None:
    """A record needs no entries."""
    assert read(text) == []


@pytest.mark.parametrize(
    ("entry", "start", "end"),
    [
        ("0:00 - 24:00", "23T00:00", "24T00:00"),
        ("<24:00 - 1:00", "23T00:00", "23T01:00"),
        ("12:00am - 12:30pm", "23T00:00", "23T12:30"),
        ("11:00am  -  1:00pm", "23T11:00", "23T13:00"),
        ("<6:30pm - 1:00am>", "22T18:30", "24T01:00"),
        ("09:05-09:05", "23T09:05", "23T09:05"),
        ("0:30> - 4:00>", "24T00:30", "24T04:00"),
    ],
)
def test_ranges(entry: str, start: str, end: str) -> None:
    """With either clock, and on the day before or after."""
    (event,) = read(f"2026-11-23\n  {entry}\n")
    assert (event.start, event.end) == (at(start), at(end))


@pytest.mark.parametrize(
    ("entry", "minutes"), [("1h", 60), ("5m", 5), ("+4h12m", 252), ("50h", 3000), ("119m", 119), ("0m", 0), ("-0h", 0)]
)
def test_durations(entry: str, minutes: int) -> None:
    """A duration lies on the day of its record."""
    assert read(f"2026-11-23\n   {entry}") == [Event("", date=date(2026, 11, 23), minutes=minutes)]


@pytest.mark.parametrize(
    ("text", "categories", "summary"),
    [
        ("#visits", ("visits",), ""),
        ("#visits #autumn A note", ("visits", "autumn"), "A note"),
        ("A long day at #school", ("school",), "A long day at #school"),
        ("#a, #b and c", ("a", "b"), "#a, #b and c"),
        ("#読む #24hours #home_office #a-b", ("読む", "24hours", "home_office", "a-b"), ""),
        ("#a #a #a b", ("a",), "b"),
        ('#tag="two words" #audience=\'the "public"\' x', ("tag:two words", 'audience:the "public"'), "x"),
        ('x #category="a/b" y #visits', ("a/b", "visits"), 'x #category="a/b" y #visits'),
        ("#Category=office #visits", ("office", "visits"), ""),
        ("#category", ("category",), ""),
        ("no. # 3, ## or #", (), "no. # 3, ## or #"),
        ('#a="open quote', ("a",), '#a="open quote'),
        ("  two  spaces ", (), "two  spaces"),
    ],
)
def test_tags(text: str, categories: tuple[str, ...], summary: str) -> None:
    """Those that begin a text are labels; the others are words of it as well."""
    (event,) = read(f"2026-11-23\n    1h {text}\n")
    assert (event.categories, event.summary) == (categories, summary)


def test_a_break() -> None:
    """Is taken off the nearest entry that is long enough, above it and else below; so the day's total is klog's."""
    events = read("2026-11-23\n  8:30 - 17:00 #office\n  20m #visits\n  -45m Lunch\n  -10m\n")
    assert events == [
        Event("", date=date(2026, 11, 23), minutes=465, categories=("office",)),
        Event("", date=date(2026, 11, 23), minutes=10, categories=("visits",)),
    ]
    assert [event.minutes for event in read("2026-11-23\n  -45m\n  20m\n  2h\n  9:00 - ?\n")] == [20, 75, None]
    assert [event.minutes for event in read("2026-11-23\n  1h\n  45m\n  -45m\n")] == [60, 0]
    assert [event.day for event in read("2026-11-23\n  <20:00 - 4:00\n  -1h\n")] == [date(2026, 11, 23)]


@pytest.mark.parametrize(
    ("day", "entry", "start", "end"),
    [
        ("2026-10-25", "2:30 - 2:45", "02:30:00+02:00", "02:45:00+02:00"),
        ("2026-10-25", "1:30 - 2:30", "01:30:00+02:00", "02:30:00+02:00"),
        ("2026-10-25", "2:30 - 3:30", "02:30:00+01:00", "03:30:00+01:00"),
        ("2026-10-25", "1:00 - 4:00", "01:00:00+02:00", "04:00:00+01:00"),
        ("2026-10-25", "2:30 - ?", "02:30:00+02:00", None),
        ("2026-03-29", "1:00 - 4:00", "01:00:00+01:00", "04:00:00+02:00"),
    ],
)
def test_when_the_clocks_change(day: str, entry: str, start: str, end: str | None) -> None:
    """Of an hour that comes twice that one is meant with which klog's length is right, else the first."""
    (event,) = read(f"{day}\n  {entry}\n")
    assert event.start and event.start.isoformat() == f"{day}T{start}"
    assert (event.end and event.end.isoformat()) == (end and f"{day}T{end}")


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("# a comment", 1, '"# a comment" is no beginning of a record'),
        ("2026-11-23\n  1h\n\n  2h", 4, '"2h" is no beginning of a record'),
        ("2026-11/23", 1, '"2026-11/23" is no beginning of a record'),
        ("23.11.2026", 1, '"23.11.2026" is no beginning of a record'),
        ("2026-11-23 8h!", 1, '"2026-11-23 8h!" is no beginning of a record'),
        ("\n2026-02-30\n  1h", 2, '"2026-02-30" is in no calendar'),
        ("0001-01-01\n  <23:00 - 1:00", 1, "the record is in the year 1"),
        ("2026-11-23\n 1h", 2, "this line is indented in no way that klog knows"),
        ("2026-11-23\n  1h\n\t2h", 3, "this line is not indented as the first entry is"),
        ("2026-11-23\n  1h\n   2h", 3, "this line is not indented as the first entry is"),
        ("2026-11-23\n  1h\nmore", 3, "this line is not indented"),
        ("2026-11-23\n  9 - 10", 2, '"9 - 10" is no entry'),
        ("2026-11-23\n  lunch", 2, '"lunch" is no entry'),
        ("2026-11-23\n  1h30", 2, '"1h30" is no entry'),
        ("2026-11-23\n  1h,lunch", 2, '"1h,lunch" is no entry'),
        ("2026-11-23\n  1h90m", 2, '"1h90m" has more than 59 minutes beside its hours'),
        ("2026-11-23\n  999999999h", 2, '"999999999h" is too long'),
        ("2026-11-23\n  10:00 - 9:00", 2, '"10:00 - 9:00" ends before it starts'),
        ("2026-11-23\n  9:60 - 10:00", 2, '"9:60 - 10:00" has a time that no clock shows'),
        ("2026-11-23\n  13:00pm - 14:00", 2, '"13:00pm - 14:00" has a time that no clock shows'),
        ("2026-11-23\n  0:00am - 1:00", 2, '"0:00am - 1:00" has a time that no clock shows'),
        ("2026-11-23\n  9:00 - 24:00>", 2, '"9:00 - 24:00>" has a time that no clock shows'),
        ("2026-11-23\n  <9:00> - 10:00", 2, '"<9:00> - 10:00" has a time that no clock shows'),
        ("2026-11-23\n  1h\n  -2h", 3, "a break of 120 minutes is longer than every entry of its record"),
        ("2026-11-23\n  9:00 - ?\n  -5m", 3, "a break of 5 minutes is longer than every entry of its record"),
        ("2026-03-29\n  2:30 - 3:30", 2, "02:30 on 2026-03-29 does not exist: the clocks skip it"),
        ("2026-03-28\n  9:00 - 2:30>", 2, "02:30 on 2026-03-29 does not exist: the clocks skip it"),
    ],
)
def test_faults(text: str, line: int, message: str) -> None:
    """Each is told with its line and how to mend it."""
    _, problems = read_klog(text, "x", READING)
    assert [(problem.path, problem.line, problem.message) for problem in problems] == [("x", line, message)]
    assert problems[0].hint


def test_a_fault_costs_no_other_entry() -> None:
    """And all are told at once, in the order of the file."""
    events, problems = read_klog("x\n\n" + FILE + "\t25:00 - 26:00\n\t-9h\n\t8:0\n\n9\n", "x", READING)
    assert (len(events), [problem.line for problem in problems]) == (6, [1, 15, 16, 17, 19])


@given(st.data())
def test_whatever_stands_there(data: st.DataObject) -> None:
    """A part of the file replaced by any text: events and faults, and each fault's line is in the file."""
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(FILE))] * 2)))
    new = data.draw(st.text(st.sampled_from("#=\"'<>-?:hm +\t\n019pa") | st.characters()))
    text = FILE[:start] + new + FILE[end:]
    events, problems = read_klog(text, "x", READING)
    assert all(1 <= problem.line <= text.count("\n") + 1 for problem in problems)
    assert all(event.start or event.date for event in events)
