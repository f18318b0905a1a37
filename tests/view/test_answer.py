"""The sentences that answer a change of the log."""

import subprocess
import sys
from datetime import date, datetime

import pytest
from tests.view.made_reports import SWEDEN, running_week

from leadtime.model.entry import Entry
from leadtime.view.answer import changes, made_when, removed, stands, timer, told, too_long


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A time in November 2026."""
    return datetime(2026, 11, day, hour, minute, tzinfo=SWEDEN)


NOW = at(19, 13)
VISIT = Entry("k7", "visits", at(19, 9), at(19, 10, 30), unit="schools/elineberg", note="Two classes")
SHORT = Entry("p3", "office", date=date(2026, 11, 18), minutes=45)
TIMER = Entry("b2", "office", at(19, 12))


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        (VISIT, "visits 1 h 30 m today 09:00-10:30 at schools/elineberg"),
        (SHORT, "office 45 m yesterday"),
        (SHORT._replace(date=date(2026, 11, 17)), "office 45 m on Tuesday 17 November"),
        (SHORT._replace(date=date(2025, 11, 17)), "office 45 m on Monday 17 November 2025"),
        (SHORT._replace(date=date(2026, 11, 20)), "office 45 m on Friday 20 November"),
        (Entry("a", "office", at(18, 22), at(19, 1)), "office 3 h yesterday 22:00-01:00 the next day"),
        (Entry("a", "office", at(17, 22), at(19, 1)), "office 27 h on Tuesday 17 November 22:00-01:00 2 days later"),
        (TIMER, "office today from 12:00, 1 h so far"),
        (TIMER._replace(start=NOW), "office today from 13:00"),
    ],
)
def test_an_entry_in_words(entry: Entry, text: str) -> None:
    """Category, length, day, clock times and unit; the note is the writer's own."""
    assert told(entry, NOW) == text


def test_where_the_week_stands_is_a_sentence() -> None:
    """It begins with a capital and ends with a full stop."""
    assert stands(running_week(), "meetings") == "Meetings 5 h 15 m this week (15.4 %)."


@pytest.mark.parametrize(
    ("new", "text"),
    [
        (VISIT, "nothing is different"),
        (VISIT._replace(category="office", unit=""), "category visits → office, unit schools/elineberg → none"),
        (VISIT._replace(tags=("a", "b")), "tags none → a, b"),
        (VISIT._replace(note="x" * 41), f'note "Two classes" → "{"x" * 39}…"'),
        (VISIT._replace(note=""), 'note "Two classes" → none'),
        (VISIT._replace(dimensions=(("mode", "remote"),)), "mode none → remote"),
        (VISIT._replace(end=at(19, 10)), "time 1 h 30 m today 09:00-10:30 → 1 h today 09:00-10:00"),
    ],
)
def test_what_changed(new: Entry, text: str) -> None:
    """Each field that is another now, before and after."""
    assert changes(VISIT, new, NOW) == text


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        (TIMER, "The timer runs on office since 12:00, 1 h."),
        (TIMER._replace(unit="hall", note="Mail?"), "The timer runs on office at hall since 12:00, 1 h: Mail?"),
        (
            TIMER._replace(start=at(18, 12)),
            "The timer runs on office since yesterday 12:00, 25 h. If it was forgotten, "
            "`leadtime stop --at 17:00` says when it ended, and `leadtime cancel` drops it.",
        ),
    ],
)
def test_the_timer(entry: Entry, text: str) -> None:
    """One sentence; a second one where it was forgotten."""
    assert timer(entry, NOW) == text


def test_a_stopped_timer_that_was_forgotten() -> None:
    """How to mend it; of any other nothing is said."""
    assert too_long(Entry("k7", "visits", at(18, 17), at(19, 5, 1))) == (
        "That is 12 h 1 m. If the timer was forgotten: `leadtime undo`, then `leadtime stop --at 18:00` "
        "with the time when it ended."
    )
    assert too_long(Entry("k7", "visits", at(18, 17), at(18, 23, 59))) == ""
    assert too_long(SHORT) == ""


@pytest.mark.parametrize(
    ("made", "text"),
    [
        ("2026-11-19T14:03:20+01:00", "log office 45 m, made on 19 November at 14:03"),
        ("2025-11-19T09:00:00+01:00", "log office 45 m, made on 19 November 2025 at 09:00"),
        # a journal that somebody wrote in
        ("some day", "log office 45 m"),
    ],
)
def test_when_a_change_was_made(made: str, text: str) -> None:
    """With the year where it is another."""
    assert made_when("log office 45 m", made, NOW) == text


def test_what_was_removed() -> None:
    """One in words, several as their number and time."""
    assert removed([SHORT], NOW) == "office 45 m yesterday"
    assert removed([SHORT, VISIT], NOW) == "2 entries, 2 h 15 m"


def test_an_answer_loads_no_rich() -> None:
    """`log` is typed twenty times a day."""
    code = "import leadtime.view.answer, sys; print([name for name in sys.modules if name.startswith('rich')])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout == b"[]\n"
