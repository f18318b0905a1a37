"""What somebody found who tried to lose data or to fool the program: each of it is refused, warned of or survived."""

import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.program import FRIDAY, Program

LOG = "version = 1\n" + "".join(
    f'\n[[entry]]\nid = "k7d2m9q{letter}"\ndate = 2026-11-{day}\nminutes = 45\ncategory = "visits"\n'
    for letter, day in zip("abcdef", range(20, 26), strict=True)
)


@pytest.mark.parametrize(
    "words", ["", "report", "report --json", "list", "gaps", "status", "export", "export -o x.csv"]
)
def test_a_log_that_is_no_toml_is_not_an_empty_one(leadtime: Program, words: str) -> None:
    """Exit 3 with the line of the fault, and not a word on standard output that nothing is logged."""
    leadtime.log.write_text(LOG + "<<<\n")
    done = leadtime(*words.split())
    assert (done.code, done.out) == (3, "")
    assert f"{leadtime.log}:{LOG.count(chr(10)) + 1}: this is not TOML" in done.err


def test_an_export_is_not_replaced_by_less(leadtime: Program, tmp_path: Path) -> None:
    """When entries are left out for their faults, the file that is there may be the best copy left."""
    output = tmp_path / "week.csv"
    leadtime.log.write_text(LOG)
    assert leadtime("export", "-o", str(output)).code == 0
    before = output.read_bytes()
    leadtime.log.write_text(LOG.replace("minutes = 45", "minutes = 4_x", 1))
    assert leadtime("export", "-o", str(output), "--force").code == 3
    leadtime.log.write_text(LOG.replace('category = "visits"', "category = 3", 1))
    done = leadtime("export", "-o", str(output), "--force")
    assert done.code == 3
    assert "nothing was written" in done.err
    assert output.read_bytes() == before


def test_an_export_touches_no_file_beside_it(leadtime: Program, tmp_path: Path) -> None:
    """A user's own file with a name like that of a temporary one stays."""
    own = tmp_path / ".week.csv.new"
    own.write_text("precious")
    leadtime.log.write_text(LOG)
    assert leadtime("export", "-o", str(tmp_path / "week.csv")).code == 0
    assert own.read_text() == "precious"
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == [".week.csv.new", "week.csv"]
    assert leadtime("export", "-o", str(leadtime.folder / ".leadtime.toml.new")).code == 1


@pytest.mark.parametrize(
    "word", ["45minuters", "1h3Om", "30mn", "9am", "9am-10am", "9to10", "1½h", "1e5h", "١h", "12pm"]
)
def test_a_slip_in_a_time_is_no_note(leadtime: Program, word: str) -> None:
    """Taken for a note, all the time since the last entry would be logged."""
    leadtime("log", "visits", "9-10:30")
    before = leadtime.text()
    done = leadtime("log", "office", word)
    assert done.code == 2, done
    assert leadtime.text() == before


@pytest.mark.parametrize("note", ["3rd floor", "7b and 7c", "2nd-graders"])
def test_a_note_may_begin_with_a_number(leadtime: Program, note: str) -> None:
    """What no one could mean as a time is the note it looks like."""
    leadtime("log", "visits", "9-10:30")
    assert leadtime("log", "office", *note.split()).code == 0
    assert f'note = "{note}"' in leadtime.text()


_DIES = """
import os, sys
from leadtime.cli import main
replace, left = os.replace, [int(sys.argv[1])]

def dying(old, new):
    replace(old, new)
    left[0] -= 1
    if not left[0]:
        os._exit(9)

os.replace = dying
sys.exit(main(sys.argv[2:]))
"""


@pytest.mark.parametrize("verb", ["undo", "redo"])
def test_a_change_of_two_files_that_died_half_way_back(leadtime: Program, verb: str) -> None:
    """It is as if it had never begun: the half is taken back, and the same again does all of it."""
    leadtime.log.write_text(LOG)
    before = leadtime.budget.read_text()
    assert leadtime("log", "brandnew", "5m", "--new").code == 0
    after = leadtime.budget.read_text(), leadtime.text()
    if verb == "redo":
        assert leadtime("undo").code == 0
    died = subprocess.run(
        [sys.executable, "-c", _DIES, "1", verb],
        env=leadtime.environment | {"LEADTIME_NOW": FRIDAY},
        capture_output=True,
        check=False,
    )
    assert died.returncode == 9
    for way in (verb, {"undo": "redo", "redo": "undo"}[verb]):
        assert leadtime(way).code == 0, leadtime(way)
        files = leadtime.budget.read_text(), leadtime.text()
        assert files == ((before, LOG) if way == "undo" else after)


def test_what_is_typed_at_a_prompt_and_is_no_text_is_asked_for_again(leadtime: Program) -> None:
    """A Latin-1 paste is refused where it was typed, and not when it is saved."""
    shown = leadtime.terminal("log", answers=["office", "30m", "caf\udce9", "café"])
    assert "bytes that are not UTF-8 text" in shown.out
    assert 'note = "café"' in leadtime.text()


@pytest.mark.parametrize("words", ["export -o x.csv", "import csv x.csv", "--dir here where", "report"])
def test_a_current_folder_that_is_gone(leadtime: Program, words: str, tmp_path: Path) -> None:
    """A sentence, and no traceback."""
    gone = tmp_path / "gone"
    script = f"mkdir {gone} && cd {gone} && rmdir {gone} && exec {sys.executable} -m leadtime {words}"
    done = subprocess.run(["sh", "-c", script], env=leadtime.environment, capture_output=True, check=False)
    assert b"Traceback" not in done.stderr
    assert done.returncode == (0 if words == "report" else 4), done


@pytest.mark.parametrize("now", ["9999-12-31T23:59:59+00:00", "0001-01-01T00:00:00+00:00"])
@pytest.mark.parametrize("words", ["", "log office 5m", "start office", "status", "report"])
def test_a_clock_at_the_end_of_the_calendar(leadtime: Program, now: str, words: str) -> None:
    """A year that no log can hold is refused before anything is reckoned with it."""
    done = leadtime(*words.split(), now=now)
    assert done.code == 2
    assert "is not in the years 1900 to 2999" in done.err
