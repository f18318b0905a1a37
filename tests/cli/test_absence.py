"""`leadtime absence`: days that are no working time; the capacity and the scaled targets follow."""

import json

import pytest
from tests.cli.program import Program

ENTRY = '\n[[absence]]\nid = "{}"\nkind = "vacation"\nfrom = 2026-10-26\nuntil = 2026-10-30\nnote = "Autumn break"\n'


def first_id(program: Program) -> str:
    """The id of the first absence."""
    found: str = json.loads(program("absence", "list", "--json").out)["absences"][0]["id"]
    return found


def test_a_week_of_vacation(leadtime: Program) -> None:
    """Is in the log as one block, and the week has no working time."""
    result = leadtime("absence", "add", "vacation", "2026-10-26", "2026-10-30", "--note", "Autumn break")
    identifier = first_id(leadtime)
    assert result == (
        0,
        f"Added vacation, 26-30 October 2026 ({identifier}). Week 44 now has 0 h of working time.\n",
        "",
    )
    assert leadtime.text() == "version = 1\n" + ENTRY.format(identifier)
    assert json.loads(leadtime("report", "2026-W44", "--json").out)["capacity_minutes"] == 0
    undone = leadtime("undo").out
    assert undone == "Undone: absence add vacation 2026-10-26..2026-10-30, made on 27 November at 13:00.\n"
    assert leadtime.text() == "version = 1\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("sick", "today"), "sick, Friday 27 November 2026 ({}). Week 48 now has 32 h of working time."),
        (
            ("sick", "today", "--hours", "4"),
            "sick, Friday 27 November 2026, 4 h ({}). Week 48 now has 36 h of working time.",
        ),
        (
            ("holiday", "2026-12-07", "2026-12-08", "--hours", "1h30m"),
            "holiday, 7-8 December 2026, 1 h 30 m a day ({}). Week 50 now has 37 h of working time.",
        ),
        (("holiday", "2026-11-28", "2026-11-29"), "holiday, 28-29 November 2026 ({}). That changes no working time."),
        (
            ("vacation", "2026-12-21", "2027-01-05"),
            "vacation, 21 December 2026 - 5 January 2027 ({}). "
            "Week 52 now has 0 h of working time, week 53 0 h, week 1 24 h.",
        ),
        (
            ("vacation", "2027-07-01", "2027-07-31"),
            "vacation, 1-31 July 2027 ({}). The 5 weeks now have 24 h of working time, and had 200 h.",
        ),
    ],
)
def test_what_it_does_to_the_working_time(leadtime: Program, words: tuple[str, ...], said: str) -> None:
    """Is the answer, week by week, or in all where they are many."""
    assert leadtime("absence", "add", *words).out == f"Added {said.format(first_id(leadtime))}\n"


def test_a_week_that_begins_on_sunday(leadtime: Program) -> None:
    """Has no number."""
    leadtime.budget.write_text('week_starts = "sunday"\n' + leadtime.budget.read_text())
    assert "The week of 22 November 2026 now has 32 h" in leadtime("absence", "add", "sick", "today").out


def test_the_list(leadtime: Program) -> None:
    """By day, each with the working time that it takes; a period chooses."""
    leadtime("absence", "add", "vacation", "2026-12-21", "2027-01-05", "--note", "Home [b]")
    leadtime("absence", "add", "sick", "today", "--hours", "4h")
    one, two = (found["id"] for found in json.loads(leadtime("absence", "--json").out)["absences"])
    sick = f"{two}  sick      Friday 27 November 2026, 4 h        4:00"
    vacation = f"{one}  vacation  21 December 2026 - 5 January 2027  96:00  Home [b]"
    assert leadtime("absence") == (0, f"{sick}\n{vacation}\n\n2 absences, 100 h of working time\n", "")
    assert leadtime("absence", "list", "2027").out == (
        f"{one}  vacation  21 December 2026 - 5 January 2027  96:00  Home [b]\n\n1 absence, 96 h of working time\n"
    )
    assert leadtime("absence", "list", "last-week").out == "No absences.\n"
    assert json.loads(leadtime("absence", "list", "week", "--json").out) == {
        "schema": "leadtime.absences/1",
        "absences": [
            {
                "id": two,
                "kind": "sick",
                "from": "2026-11-27",
                "until": "2026-11-27",
                "minutes": 240,
                "note": "",
                "working_minutes": 240,
            }
        ],
    }


def test_removed(leadtime: Program) -> None:
    """By its id, the beginning of it, or `last`; its week has the time again."""
    leadtime("absence", "add", "sick", "today")
    identifier = first_id(leadtime)
    assert leadtime("absence", "remove", identifier[:3]).out == (
        f"Removed sick, Friday 27 November 2026 ({identifier}). Week 48 now has 40 h of working time.\n"
    )
    assert leadtime("undo").out == "Undone: absence remove sick 2026-11-27, made on 27 November at 13:00.\n"
    assert leadtime("absence", "remove", "last").code == 0
    assert leadtime("absence", "remove", "last") == (
        1,
        "",
        "leadtime: there are no absences\n  hint: leadtime absence add vacation 2026-12-21 2027-01-05 enters one\n",
    )


def test_whole_days_are_away_once(leadtime: Program) -> None:
    """Also not a part of a day that is away; two parts of one day are fine."""
    leadtime("absence", "add", "vacation", "2026-10-26", "2026-10-30")
    identifier = first_id(leadtime)
    message = (
        f"leadtime: some of that is vacation 2026-10-26..2026-10-30 already\n"
        f"  hint: give days that are free; leadtime absence remove {identifier} takes that one out first\n"
    )
    for words in (("sick", "2026-10-30", "2026-11-02"), ("sick", "2026-10-28", "--hours", "2h")):
        assert leadtime("absence", "add", *words) == (1, "", message)
    assert leadtime("absence", "add", "sick", "2026-11-02", "--hours", "2h").code == 0
    assert leadtime("absence", "add", "sick", "2026-11-02", "--hours", "3h").out.endswith("35 h of working time.\n")
    assert leadtime("absence", "add", "sick", "2026-11-02").code == 1


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("add", "lazy", "today"), 2, '"lazy" is no kind of absence'),
        (("add", "sick", "2026-11-27", "2026-11-26"), 2, "the last day, 2026-11-26, is before the first, 2026-11-27"),
        (("add", "sick", "10/11/2026"), 2, '"10/11/2026" is not a day: days are written'),
        (("add", "sick", "2206-11-27"), 1, "2206-11-27 is more than 10 years from today"),
        (("add", "sick", "today", "--hours", "25"), 2, '"25h" is more than 24 hours'),
        (("add", "sick", "today", "--hours", "half"), 2, '"half" is not a duration'),
        (("remove", "zz"), 1, 'no absence has the id "zz"'),
    ],
)
def test_what_cannot_be(leadtime: Program, words: tuple[str, ...], code: int, message: str) -> None:
    """Is told in a sentence, and the log is as it was."""
    leadtime("absence", "add", "holiday", "2026-12-24")
    before = leadtime.text()
    result = leadtime("absence", *words)
    assert result.code == code
    assert result.err.startswith(f"leadtime: {message}")
    assert leadtime.text() == before


def test_a_log_that_cannot_be_read_keeps_what_was_typed(leadtime: Program) -> None:
    """As for every change of the log."""
    leadtime.log.write_text("version = 1\nx\n")
    result = leadtime("absence", "add", "sick", "today")
    assert (result.code, "what you typed is kept in" in result.err) == (3, True)
