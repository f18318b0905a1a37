"""In a pipe there are no colours and nothing is cut (row R38), and what is data stays apart from what is said."""

from pathlib import Path

import pytest
from tests.cli.program import Program

LONG_NOTE = "A note that goes on and on, " * 20 + "to its end"
LONG_UNIT = "/".join(["schools", *["a-unit-with-a-long-name"] * 6])

EXAMPLES = Path(__file__).parents[2] / "examples"
WEEK = str(EXAMPLES / "week-48.ics")

COMMANDS = [
    [],
    ["list", "2026-11"],
    ["report"],
    ["report", "--by", "unit"],
    ["report", "--by", "day"],
    ["coverage"],
    ["next"],
    ["recognitions"],
    ["promises"],
    ["unit"],
    ["unit", "list"],
    ["gaps"],
    ["budget"],
    ["budget", "show"],
    ["budget", "check"],
    ["rules"],
    ["rules", "test", WEEK],
    ["absence"],
    ["absence", "list"],
    ["import", "ics", WEEK, "--dry-run"],
    ["import", "outlook-csv", "-", "--dry-run"],
    ["import", "instagram", str(EXAMPLES / "instagram"), "--dry-run"],
    ["import", "linkedin", "-", "--dry-run"],
    ["doctor"],
    ["doctor", "--merge", str(EXAMPLES / "director" / "leadtime.toml"), "--dry-run"],
    ["where"],
    ["status"],
    ["export"],
    ["--help"],
    ["log", "--help"],
]
# What is typed into those that read standard input.
OUTLOOK = f"""Subject,Start Date,Start Time,End Date,End Time,All day event
"{LONG_NOTE}",2026-11-23,9:00,2026-11-23,10:30,False
"""
LONG_WHAT = "The cooks answered every wish, " * 3 + "to the very last"  # as much as is kept of a post
SHARES = f"""Date,ShareLink,ShareCommentary
2026-11-23 10:00:00,https://l.example/1,"{LONG_WHAT}"
"""
TYPED = {"outlook-csv": OUTLOOK, "linkedin": SHARES}


@pytest.fixture
def long(leadtime: Program) -> Program:
    """A log whose texts are longer than any terminal is wide."""
    leadtime("log", "visits", "9-10:30", LONG_NOTE, "--unit", LONG_UNIT, "--tag", "autumn")
    leadtime("log", "communication/" + "x" * 60, "45m", "--new")
    leadtime("absence", "add", "sick", "2026-11-24", "--note", LONG_NOTE)
    return leadtime


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_no_escape_and_nothing_cut(long: Program, words: list[str]) -> None:
    """R38: piped, without COLUMNS: 0 escape bytes, 0 cut cells; TERM and a past of colours change nothing."""
    typed = next((TYPED[word] for word in words if word in TYPED), "")
    done = long.process(*words, input=typed, env={"COLUMNS": "", "TERM": "xterm-256color", "COLORTERM": "truecolor"})
    assert done.code == 0
    assert "\x1b" not in done.out + done.err
    assert "…" not in done.out


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        (["list", "2026-11"], LONG_NOTE),
        (["list", "2026-11"], LONG_UNIT),
        (["report", "--by", "unit"], LONG_UNIT),
        (["report"], "x" * 60),
        (["absence"], LONG_NOTE),
        (["export"], LONG_NOTE),
        (["import", "outlook-csv", "-", "--dry-run"], LONG_NOTE),
        (["import", "linkedin", "-", "--dry-run"], LONG_WHAT),
    ],
)
def test_long_texts_are_whole(long: Program, words: list[str], whole: str) -> None:
    """A line of a pipe is as long as it must be: a program can find each text in it."""
    typed = next((TYPED[word] for word in words if word in TYPED), "")
    assert whole in long.process(*words, input=typed, env={"COLUMNS": ""}).out


def test_colours_only_where_they_are_wanted(long: Program) -> None:
    """FORCE_COLOR brings them into a pipe, NO_COLOR takes them from a terminal; a terminal as such has them."""
    assert "\x1b[" in long.process("report", env={"FORCE_COLOR": "1"}).out
    assert "\x1b[" in long.terminal("report").out
    assert "\x1b[3" not in long.terminal("report", env={"NO_COLOR": "1"}).out


def test_data_and_words_stay_apart(newcomer: Program) -> None:
    """What is said beside the data is on standard error: a first run's welcome is no line of the answer."""
    done = newcomer("log", "office", "45m")
    assert done.out.startswith("Logged office 45 m today.")
    assert done.out.count("\n") == 1
    assert "municipal director" in done.err
