"""Toggl Track's detailed report as events: both of its forms, nights when the clocks change, and every fault."""

from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtime.formats.trackers.toggl import read_toggl
from leadtime.model.event import Event, Reading

SWEDEN = Reading(ZoneInfo("Europe/Stockholm"))
WINTER = timezone(timedelta(hours=1))
SUMMER = timezone(timedelta(hours=2))
HEAD = (
    "User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,"
    "Tags,Amount ()"
)
OLD = f'''\ufeff{HEAD}
Anna,a@example.org,Kommunen,Besök,,Elineberg,No,2026-11-23,09:00:00,2026-11-23,10:30:30,01:30:30,"autumn, two words",
Anna,a@example.org,,,Budget,"Desk, ""alone""",No,2026-11-23,13:00:00,2026-11-24,01:00:00,12:00:00,,
'''
NEW = """\ufeff"Description",Duration,Member,Email,Project,Tags,Start date,Start time,Stop date,Stop time
"Elineberg",1:30:30,Anna,a@example.org,Besök,"autumn, two words",2026-11-23,09:00:00,2026-11-23,10:30:30
"""


def test_the_older_report() -> None:
    """The client stands in front of the project, and the task is one more tag."""
    assert read_toggl(OLD, "t.csv", SWEDEN) == (
        (
            Event(
                "",
                start=datetime(2026, 11, 23, 9, tzinfo=WINTER),
                end=datetime(2026, 11, 23, 10, 30, 30, tzinfo=WINTER),
                summary="Elineberg",
                calendar="Kommunen/Besök",
                categories=("autumn", "two words"),
                place="t.csv:2",
            ),
            Event(
                "",
                start=datetime(2026, 11, 23, 13, tzinfo=WINTER),
                end=datetime(2026, 11, 24, 1, tzinfo=WINTER),
                summary='Desk, "alone"',
                categories=("Budget",),
                place="t.csv:3",
            ),
        ),
        (),
    )


def test_the_newer_report() -> None:
    """Says stop where the older one says end, and has fewer columns in another order."""
    (old, _), _ = read_toggl(OLD, "t.csv", SWEDEN)
    assert read_toggl(NEW, "t.csv", SWEDEN) == ((old._replace(calendar="Besök"),), ())


@pytest.mark.parametrize(
    ("row", "start", "end"),
    [
        # 25 October 2026, 03:00 in summer time, is 02:00 in winter time: 02:30 comes twice.
        ("2026-10-25,02:30:00,2026-10-25,02:45:00,00:15:00", (2, 30, SUMMER), (2, 45, SUMMER)),
        ("2026-10-25,02:30:00,2026-10-25,02:45:00,01:15:00", (2, 30, SUMMER), (2, 45, WINTER)),
        ("2026-10-25,01:30:00,2026-10-25,02:30:00,02:00:00", (1, 30, SUMMER), (2, 30, WINTER)),
        ("2026-10-25,02:30:00,2026-10-25,03:30:00,01:00:00", (2, 30, WINTER), (3, 30, WINTER)),
        ("2026-10-25,02:30:00,2026-10-25,03:30:00,", (2, 30, SUMMER), (3, 30, WINTER)),
        ("2026-10-25,01:30:00,,,02:00:00", (1, 30, SUMMER), (2, 30, WINTER)),
        ("2026-10-25,9:05 PM,2026-10-25,11:00:00 pm,", (21, 5, WINTER), (23, 0, WINTER)),
    ],
)
def test_when_the_clocks_change(row: str, start: tuple[int, int, timezone], end: tuple[int, int, timezone]) -> None:
    """Of an hour that comes twice the duration tells which is meant; without one it is the first."""
    head = "Start date,Start time,End date,End time,Duration"
    (event,), problems = read_toggl(f"{head}\n{row}\n", "t.csv", SWEDEN)
    assert problems == ()
    assert event.start
    assert event.end
    assert (event.start.hour, event.start.minute, event.start.tzinfo) == start
    assert (event.end.hour, event.end.minute, event.end.tzinfo) == end


def test_an_entry_that_still_runs() -> None:
    """Has no end here either."""
    head = "Description,Start date,Start time,End date,End time,Duration"
    (event,), problems = read_toggl(f"{head}\nx,2026-11-23,09:00:00,,,\n", "t.csv", SWEDEN)
    assert (event.end, problems) == (None, ())


NEEDS_START = "the header has no Start date and Start time: this is no detailed report"


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("", 0, "the file is empty"),
        ("Project,Duration\na,01:00:00\n", 1, NEEDS_START),
        (
            "Start date,Start time\n2026-11-23,09:00:00\n",
            1,
            "the header has neither End date and End time nor Duration",
        ),
        ('"Start date,Start time\n', 1, "a quotation mark in this row is never closed"),
        (
            f"{HEAD}\n,,,,,,,23/11/2026,09:00:00,2026-11-23,10:00:00,,,\n",
            2,
            'start date "23/11/2026" is not a day: year',
        ),
        (f"{HEAD}\n,,,,,,,2026-11-23,25:00,2026-11-23,10:00:00,,,\n", 2, 'start time "25:00" is not a time of day'),
        (f"{HEAD}\n,,,,,,,2026-11-23,09:00,2026-11-23,,,,\n", 2, 'end time "" is not a time of day'),
        (f"{HEAD}\n,,,,,,,,,2026-11-23,10:00,,,\n", 2, "the row has no start"),
        (f"{HEAD}\n,,,,,,,2026-11-23,10:00,2026-11-23,09:00,,,\n", 2, "the row ends before it starts"),
        (f"{HEAD}\n,,,,,,,2026-11-23,10:00,,,1.5,,\n", 2, 'duration "1.5" is not written as 01:30:00'),
        (f"{HEAD}\n,,,,,,,0026-11-23,10:00,,,1:30,,\n", 2, "start date is in the year 26"),
        (f'{HEAD}\n"a" b,\n', 2, "this row is not CSV"),
    ],
)
def test_a_fault(text: str, line: int, message: str) -> None:
    """One problem, with its line and what to do; a row at fault gives no event."""
    events, problems = read_toggl(text, "t.csv", SWEDEN)
    assert [(problem.path, problem.line, problem.message[: len(message)]) for problem in problems] == [
        ("t.csv", line, message)
    ]
    assert events == ()
    assert problems[0].hint


@given(st.integers(0, len(OLD)), st.integers(0, 12), st.text('",;:-/0123456789APM \n\ré', max_size=8))
def test_no_text_is_too_strange(at: int, cut: int, put: str) -> None:
    """Whatever a file is changed into, there are events and problems, and no exception."""
    text = OLD[:at] + put + OLD[at + cut :]
    events, problems = read_toggl(text, "t.csv", SWEDEN)
    assert all(0 <= problem.line <= 2 + text.count("\n") + text.count("\r") for problem in problems)
    assert all(event.start is not None for event in events)
