"""`leadtime purge` as it is typed: asked for, done as one change, and its history only when that is asked for too."""

import pytest
from tests.cli.made_units import LOG, with_units
from tests.cli.program import Program

STAYS = (
    "Yours to look after: what you exported, comments in the log, and what a sync service or a backup of this computer "
    "keeps.\n"
)


@pytest.fixture
def leader(leadtime: Program) -> Program:
    """leadtime with units, visits, lifts and promises."""
    return with_units(leadtime)


def test_it_is_shown_first(leader: Program) -> None:
    """With --dry-run nothing changes, and where nobody can be asked neither."""
    lies = leader("purge", "--before", "2026-11-01", "--dry-run")
    assert lies.code == 0 and lies.out.endswith("\nNothing was changed.\n")
    assert lies.out.splitlines()[0].endswith("lie before Sunday 1 November 2026.")
    refused = leader("purge", "--before", "2026-11-01")
    assert (refused.code, refused.out) == (1, lies.out.removesuffix("Nothing was changed.\n"))
    assert refused.err == (
        "leadtime: nothing was purged: nobody can be asked here\n"
        "  hint: --yes does it, --dry-run only says what would go\n"
    )
    assert leader.text() == LOG


def test_open_promises_are_told_one_by_one(leader: Program) -> None:
    """They are what is lost unawares: the latest five, and how many more, before anything is asked."""
    first = leader("purge", "--before", "2026-11-27", "--dry-run").out.splitlines()
    assert "2 promises (2 still open)" in first[0]
    assert first[1:] == [
        "  pro22222  schools/elineberg  New chairs in the hall",
        "  pro12222  care/seaview  An answer about the night schedule",
        "Nothing was changed.",
    ]
    promise = '\n[[promise]]\nid = "x{0}"\ndate = 2026-06-0{0}\nunit = "care/seaview"\nwhat = "Number {0}"\n'
    leader.log.write_text(LOG + "".join(promise.format(day) for day in range(1, 8)))
    assert leader("purge", "--before", "2026-10-01", "--dry-run").out.splitlines()[1:] == [
        *(f"  x{day}  care/seaview  Number {day}" for day in (7, 6, 5, 4, 3)),
        "  and 2 more; `leadtime promises --open` shows them",
        "Nothing was changed.",
    ]
    assert leader("promise", "done", *(f"x{day}" for day in range(1, 8)), "--date", "2026-06-20").code == 0
    lines = leader("purge", "--before", "2026-10-01", "--dry-run").out.splitlines()
    assert lines[0].endswith(" and 7 promises lie before Thursday 1 October 2026.") and len(lines) == 2
    asked = leader.terminal("purge", "--before", "2026-11-27", answers=["n"]).out
    assert asked.index("New chairs in the hall") < asked.index("Purge them?")


def test_the_two_steps(leader: Program) -> None:
    """The first is undone like any change, and says until when; after the second no undo is left."""
    done = leader("purge", "--before", "2026-11-01", "--yes")
    assert done.code == 0 and "`leadtime undo` brings them back" in done.out
    assert "nov" in leader.text() and "date = 2026-10" not in leader.text()
    assert leader("undo").out.startswith("Undone: purge before 2026-11-01, made on")
    assert leader.text() == LOG
    leader("redo")
    assert leader("purge", "--journal", "--yes") == (
        0,
        "The journal holds 3 changes since 27 November 2026, and there is 1 backup.\n"
        "Emptied the journal of 3 changes and removed 1 backup. "
        "What was done before can't be undone any more.\n",
        STAYS,
    )
    assert leader("undo").err.startswith("leadtime: there is no change to undo\n")
    assert leader("purge", "--journal").out == "The journal is empty, and there are no backups.\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "it is not said what to purge"),
        (("--before", " "), "it is not said what to purge"),
        (("--before", "2026-11-01", "--journal"), "both --before and --journal are given"),
        (("--before", "someday"), '"someday"'),
    ],
)
def test_what_is_not_said(leader: Program, words: tuple[str, ...], said: str) -> None:
    """One of the two at a time, and a day that is one."""
    done = leader("purge", *words)
    assert done.code == 2 and said in done.err
    assert leader.text() == LOG


def test_nothing_to_purge(leader: Program) -> None:
    """It is said, and nobody is asked."""
    done = leader("purge", "--before", "2001-01-01")
    assert done == (0, "Nothing lies before Monday 1 January 2001.\n", "")


def test_what_can_not_be_read_stays(leader: Program) -> None:
    """And it is said, for nobody knows of which day it is."""
    leader.log.write_bytes(f'{LOG}\n[[entry]]\nid = "odd11111"\ncategory = "visits"\n'.encode())
    done = leader("purge", "--before", "2026-11-01", "--yes")
    assert done.code == 0 and "odd11111" in leader.text()
    assert done.err == ("! 1 fault in the log or the plan: what can't be read stays. `leadtime doctor` shows it.\n")


def test_a_person_is_asked(leader: Program) -> None:
    """Anything but a yes leaves all as it was."""
    done = leader.terminal("purge", "--before", "2026-11-01", answers=["n"])
    assert done.code == 1 and "Purge them? [y/N]: n" in done.out and leader.text() == LOG
    assert leader.terminal("purge", "--before", "2026-11-01", answers=["y"]).code == 0
    assert leader.text() != LOG
    done = leader.terminal("purge", "--journal", answers=["n"])
    assert "Remove them? Then nothing can be undone, and no backup is left [y/N]: n" in done.out
    assert leader("undo").code == 0 and leader.text() == LOG


SECRET = '\n[[entry]]\nid = "handmade"\ndate = 2026-10-02\nminutes = 10\ncategory = "office"\nnote = "Secret"\n'


@pytest.mark.parametrize("by_hand", ["another id", "taken out"])
def test_what_a_hand_changed_before_a_purge_does_not_come_back(leadtime: Program, by_hand: str) -> None:
    """`doctor` would miss what the journal knows and the log lacks, and bring the purged words back."""
    leadtime("log", "office", "10m", "Secret", "--date", "2026-10-01")
    leadtime("log", "office", "10m", "today")
    head, old, new = leadtime.text().split("\n[[entry]]")
    identifier = old.split('"')[1]
    old = old.replace(identifier, "my-own") if by_hand == "another id" else ""
    leadtime.log.write_text(f"{head}\n[[entry]]{old}\n[[entry]]{new}" if old else f"{head}\n[[entry]]{new}")
    assert "Secret" in leadtime("doctor", "--json").out or by_hand == "another id"

    said = leadtime("purge", "--before", "2026-11-01", "--yes")

    assert said.code == 0, said
    assert "1 item of those days is not in the log any more" in said.out
    assert leadtime("doctor").out == "No faults found in 1 entry.\n"
    assert leadtime("doctor", "--restore", "--yes").out.startswith("Nothing is lost")
    assert "Secret" not in leadtime.text()


@pytest.mark.parametrize("undone", [False, True])
def test_what_was_purged_does_not_come_back_with_a_lost_file(leadtime: Program, undone: bool) -> None:
    """Also where a backup has it under an id that the hand changed later; an undone purge keeps nothing away."""
    leadtime("log", "office", "10m", now="2026-11-26T09:00:00+01:00")
    leadtime.log.write_text(leadtime.text() + SECRET)
    leadtime("log", "office", "5m")  # a backup of the day has it
    leadtime.log.write_text(leadtime.text().replace('"handmade"', '"another"'))
    assert leadtime("purge", "--before", "2026-11-01", "--yes").code == 0
    if undone:
        assert leadtime("undo").code == 0
    leadtime.log.write_text(leadtime.text() + "# by hand\n")
    leadtime("log", "office", "6m")
    leadtime.log.unlink()

    assert leadtime("doctor", "--restore", "--yes").code == 0

    assert ("Secret" in leadtime.text()) == undone
    assert undone or leadtime.text().count("[[entry]]") == 3
