"""The report as a table, whole, as it stands on the screen."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from tests.view.golden_text import assert_golden
from tests.view.made_reports import empty_week, ended_week, hard_week, row, running_week
from tests.view.shown import shown, shown_at, stream

from leadtime.model.duration import ZERO
from leadtime.reckoning.values import Report
from leadtime.view.console import screen
from leadtime.view.report_table import report

REPORTS = {"running": running_week, "ended": ended_week, "hard": hard_week, "empty": empty_week}


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("width", [80, 100, 120, 160])
def test_the_whole_report(name: str, width: int) -> None:
    """What a leader sees on Friday, at the widths of real terminals; no line is wider than the terminal."""
    text = shown_at(width, lambda page: [report(REPORTS[name](), page)])
    assert_golden(f"report-{name}-{width}", text)
    assert max(cell_len(line) for line in text.splitlines()) <= width


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_the_report_in_plain_signs(encoding: str) -> None:
    """A terminal without blocks and ticks gets the same lines in signs it has."""
    assert_golden(f"report-running-{encoding}", shown_at(80, lambda page: [report(running_week(), page)], encoding))


def test_a_narrow_terminal_gets_no_bar() -> None:
    """Below 60 columns the figures need the room."""
    text = shown_at(59, lambda page: [report(running_week(), page)])
    assert "█" not in text
    assert_golden("report-running-59", text)


def test_names_of_24_letters_stay_on_one_line_at_80_columns() -> None:
    """With the longest verdict beside them, too."""
    long = running_week(rows=tuple(found._replace(category="c" * 24) for found in running_week().rows[:1]))
    lines = shown_at(80, lambda page: [report(long, page)]).splitlines()
    assert len([line for line in lines if "ccc" in line]) == 1
    assert any("c" * 24 in line and "✓ met" in line for line in lines)


NAMES = st.text(st.characters(min_codepoint=32, codec="utf-8"), min_size=1, max_size=80)


@given(NAMES, st.integers(40, 130))
def test_no_letter_of_a_name_is_lost(name: str, width: int) -> None:
    """Long names are folded, never cut, whatever they are made of."""
    odd = running_week(rows=(row(f"[bold]{name}", 600, 2040),))
    in_pipe = screen(stream())
    assert in_pipe.page.theirs(name).rstrip() in shown([report(odd, in_pipe.page)], in_pipe)
    folded = shown_at(width, lambda page: [report(odd, page)])
    table = folded.split("\n\n")[1]
    assert {letter for letter in in_pipe.page.theirs(name) if not letter.isspace()} <= {*table}


def test_a_pipe_gets_no_escape_bytes_and_whole_names() -> None:
    """What a program reads has no colour, and a name stays on its line."""
    name = "communication/" + "x" * 200
    text = shown([report(running_week(rows=(row(name, 60, 2040),)), screen(stream()).page)])
    assert name in text
    assert "\x1b" not in text


def test_nothing_is_told_by_colour_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the colours taken away the same text is left, and colours are of the kinds that any background takes."""
    plain = shown_at(80, lambda page: [report(hard_week(), page)])
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "80")
    made = screen(stream())
    coloured = shown([report(hard_week(), made.page)], made)
    codes = set(re.findall(r"\x1b\[([0-9;]*)m", coloured))
    assert codes <= {"0", "1", "2", "31", "32", "33", "36", "1;31", "1;32", "1;36", "1;33", "1;2"}
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


def test_an_empty_period_is_a_sentence() -> None:
    """No table of zeros for someone who has not begun."""
    text = shown_at(80, lambda page: [report(empty_week(), page)])
    assert "category" not in text
    assert "Nothing is logged this week yet." in text


@pytest.mark.parametrize(
    ("value", "present"),
    [(running_week(), True), (running_week(unbudgeted=ZERO), False)],
)
def test_unbudgeted_time_is_always_shown(value: Report, present: bool) -> None:
    """Time without a target is never dropped; where there is none there is no line."""
    assert ("unbudgeted" in shown_at(80, lambda page: [report(value, page)])) is present
