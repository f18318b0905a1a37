"""What is asked, and only in a terminal: `leadtime log` alone, and `leadtime remove` of several."""

import re
import sys

import pytest
from tests.cli.program import Program

NOON = "2026-11-27T12:00:40+01:00"
WIDE = {"COLUMNS": "200"}
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals to test with")


def test_log_alone_asks_for_what_it_needs(leadtime: Program) -> None:
    """A slip is told and asked again, with nothing lost of what was answered before."""
    done = leadtime.terminal("log", answers=["visist", "vis", "", "25h", "1 h 30 m", "Two classes"], env=WIDE)
    assert done.code == 0
    assert done.out == (
        "What was it? One of office, meetings, visits, communication, communication/social, travel, lunch.\n"
        "Category: visist\n"
        'leadtime: there is no category "visist"\n'
        "  hint: did you mean visits? A new category is made with --new\n"
        "Category: vis\n"
        "How long was it (45m, 1h30m), or from when to when (9-10:30)?\n"
        "Time: \n"
        "leadtime: there is no entry today that this one could begin after\n"
        "  hint: say how long it was: leadtime log visits 45m, or from when to when: leadtime log visits 9-10:30\n"
        "Time: 25h\n"
        'leadtime: "25h" is more than 24 hours\n'
        "  hint: a duration is 45m, 1h30m, 1.5h, 1:30 or 90 (minutes), more than zero and at most 24 hours\n"
        "Time: 1 h 30 m\n"
        "Note (or Enter): Two classes\n"
        "Logged visits 1 h 30 m today. Visits 1 h 30 m of 1 h 30 m this week (100.0 %), target at least 25 %.\n"
    )
    assert leadtime.text().endswith('minutes = 90\ncategory = "visits"\nnote = "Two classes"\n')


def test_enter_alone_is_offered_where_it_is_plausible(leadtime: Program) -> None:
    """With the times that it would be."""
    leadtime("log", "visits", "9-10:30")
    done = leadtime.terminal("log", answers=["office", "", ""], now=NOON, env=WIDE)
    assert " or from when to when (9-10:30)? Enter alone is 10:30-12:00.\n" in done.out
    assert "\nLogged office 1 h 30 m today 10:30-12:00. " in done.out


def test_a_day_that_is_named_has_no_since_the_last_entry(leadtime: Program) -> None:
    """Enter alone is not offered, and what can't be is said before the note is asked for."""
    leadtime("log", "visits", "9-10:30")
    leadtime("log", "visits", "9-10", "--date", "2026-11-20")
    found = re.findall('id = "(.*)"', leadtime.text())[-1]
    done = leadtime.terminal(
        "log", "--date", "2026-11-20", answers=["office", "", "9:30-10:30", "10-11", "Mail"], now=NOON, env=WIDE
    )
    assert done.out.partition("Category: office\n")[2].partition("Logged")[0] == (
        "How long was it (45m, 1h30m), or from when to when (9-10:30)?\n"
        "Time: \n"
        "leadtime: the duration is empty\n"
        "  hint: a duration is 45m, 1h30m, 1.5h, 1:30 or 90 (minutes), more than zero and at most 24 hours\n"
        "Time: 9:30-10:30\n"
        f"leadtime: 09:30-10:30 overlaps with visits 09:00-10:00 ({found})\n"
        f"  hint: leadtime edit {found} --when ... changes the other; or add --parallel, if both happened at once\n"
        "Time: 10-11\n"
        "Note (or Enter): Mail\n"
    )
    assert done.code == 0


@pytest.mark.parametrize(
    ("words", "time", "why", "better"),
    [
        ("--date 2026-11-27", "14-15", "14:00 on 2026-11-27 has not come yet", "11-12"),
        ("--at 8", "9-10", "a clock range says when it began, and so does --at", "45m"),
        ("", "9-10", "visits 09:00-10:00 is logged already", "10-11"),
        ("", "23h30m", "2026-11-27 has 1 h of entries already, and would have 24 h 30 m", "23h"),
    ],
)
def test_a_time_that_can_t_be_is_told_at_once(leadtime: Program, words: str, time: str, why: str, better: str) -> None:
    """The question comes again, before the note is asked for."""
    leadtime("log", "visits", "9-10")
    done = leadtime.terminal("log", *words.split(), answers=["visits", time, better, ""], now=NOON, env=WIDE)
    assert f"Time: {time}\nleadtime: {why}" in done.out
    assert f"Time: {better}\nNote (or Enter): \nLogged visits " in done.out


def test_with_parallel_an_overlap_is_none(leadtime: Program) -> None:
    """It was asked for."""
    leadtime("log", "visits", "9-10:30")
    done = leadtime.terminal("log", "--parallel", answers=["office", "9:30-10", ""], now=NOON, env=WIDE)
    assert (done.code, "overlaps" in done.out) == (0, False)


@pytest.mark.parametrize(
    ("day", "why"), [("16/11", '"16/11" is not a day: '), ("2026-11-28", "2026-11-28 has not come yet\n")]
)
def test_a_day_that_can_t_be_is_told_before_anything_is_asked(leadtime: Program, day: str, why: str) -> None:
    """Nobody need answer in vain."""
    assert leadtime.terminal("log", "--date", day, env=WIDE).out.startswith(f"leadtime: {why}")


def test_a_log_that_is_gone_is_no_reason_to_ask_for_ever(leadtime: Program) -> None:
    """What was answered is kept all the same."""
    leadtime("log", "visits", "9-10")
    leadtime.log.unlink()
    done = leadtime.terminal("log", answers=["office", "10-11", "Mail"], now=NOON, env=WIDE)
    assert done.code == 3
    (kept,) = (leadtime.state / "unsaved").iterdir()
    assert kept.read_text().splitlines()[-1] == "leadtime log office 10-11 --note Mail"


def test_the_other_options_hold_for_what_is_asked(leadtime: Program) -> None:
    """`leadtime log --unit hall` asks for the rest."""
    done = leadtime.terminal("log", "--unit", "hall", answers=["visits", "45m", ""])
    assert "\nLogged visits 45 m today at hall. " in done.out


def test_what_was_answered_is_kept_when_it_can_t_be_saved(leadtime: Program) -> None:
    """As the line that would have said it at once."""
    leadtime.log.write_text("version = 1\n[[entry]]\nid =\n")
    done = leadtime.terminal("log", "--unit", "hall", answers=["vis", "1h30m", "Two classes"])
    assert done.code == 3
    (kept,) = (leadtime.state / "unsaved").iterdir()
    assert kept.read_text().splitlines()[-1] == "leadtime log --unit hall visits 1h30m --note 'Two classes'"


def test_without_a_terminal_nobody_is_asked(leadtime: Program) -> None:
    """Exit 2, and what to type."""
    assert leadtime.process("log", input="visits\n45m\n\n") == (
        2,
        "",
        'leadtime: log needs a category\n  hint: leadtime log visits 1h30m "Elineberg school"\n',
    )


@pytest.mark.parametrize(("answer", "left"), [("y", 0), ("n", 2), ("", 2)])
def test_remove_asks_before_several_go(leadtime: Program, answer: str, left: int) -> None:
    """Only a yes is a yes."""
    for words in ("log visits 9-10", "log office 10-11"):
        leadtime(*words.split())
    first, second = (line.split()[0] for line in leadtime("list").out.splitlines()[1:3])
    done = leadtime.terminal("remove", first, second, answers=[answer])
    assert "Remove 2 entries? [y/N]: " in done.out
    assert done.code == (0 if left == 0 else 1)
    assert leadtime.text().count("[[entry]]") == left
