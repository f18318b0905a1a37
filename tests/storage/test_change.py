"""The one write path: an editor that saves in between, and a process that dies between the journal and the files."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.storage.kept import LOG, NOW, kept, logged, text_of

from leadtime.formats.toml_text import Splice, appended
from leadtime.model.errors import BadData, CannotReadOrWrite, Locked, Refused
from leadtime.storage import history, journal
from leadtime.storage.change import Current, Plan, Wanted, change
from leadtime.storage.fingerprint import fingerprint
from leadtime.storage.journal import FileChange
from leadtime.storage.places import BUDGET, Places
from leadtime.storage.places import LOG as LOG_NAME
from leadtime.storage.unfinished import stray_temporaries

_EDITOR = """
import sys
path, number = sys.argv[1], int(sys.argv[2])
for count in range(number):
    sys.stdin.readline()
    with open(path, encoding="utf-8", newline="") as file:
        text = file.read()
    with open(path, "r+", encoding="utf-8", newline="") as file:  # in one write, as an editor that saves in place
        file.write(text + f"# by hand {count}\\n")
    print(count, flush=True)
"""


def _commented(current: Current, words: str) -> Wanted:
    """A change that puts a comment at the end of the log."""
    return Wanted(LOG_NAME, (Splice(len(current.log.file.text), "", f"# {words}\n"),), lambda new: "")


@pytest.mark.parametrize("how", ["in place", "by replacing it"])
def test_what_an_editor_saves_between_reading_and_replacing_stays(tmp_path: Path, how: str) -> None:
    """The file is looked at before the swap: the change starts over with what the editor saved, and both are there."""
    places = kept(tmp_path)
    runs = []

    def plan(current: Current) -> tuple[Plan, str]:
        runs.append(current.log.file.text)
        if len(runs) == 1:
            _save(places.log, current.log.file.text + "# by hand\n", how)
        return Plan("test", [_commented(current, "by leadtime")]), "answer"

    assert change(places, NOW, plan) == "answer"

    assert runs == [LOG, LOG + "# by hand\n"]
    assert text_of(places.log) == LOG + "# by hand\n# by leadtime\n"
    assert [record.did for record in journal.read_records(places)] == ["test"]


def _save(path: str, text: str, how: str) -> None:
    if how == "in place":
        Path(path).write_bytes(text.encode())
    else:
        Path(f"{path}.editor").write_bytes(text.encode())
        Path(f"{path}.editor").replace(path)


def test_a_real_editor_beside_a_real_writer(tmp_path: Path) -> None:
    """30 changes, in each of which another process saves after the file was read: all of both are there."""
    places = kept(tmp_path)
    seen: set[int] = set()
    command = [sys.executable, "-c", _EDITOR, places.log, "30"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as editor:
        assert editor.stdin
        assert editor.stdout

        for number in range(30):

            def plan(current: Current, number: int = number) -> tuple[Plan, None]:
                if number not in seen:  # the first time, and not when the change has started over
                    seen.add(number)
                    _let_save(editor)
                return Plan("test", [_commented(current, f"by leadtime {number}")]), None

            change(places, NOW, plan)

    lines = text_of(places.log).splitlines()
    assert [line for line in lines if "by hand" in line] == [f"# by hand {number}" for number in range(30)]
    assert [line for line in lines if "by leadtime" in line] == [f"# by leadtime {number}" for number in range(30)]


def _let_save(editor: "subprocess.Popen[str]") -> None:
    """Have the editor save once, and wait until it has."""
    assert editor.stdin
    assert editor.stdout
    editor.stdin.write("\n")
    editor.stdin.flush()
    assert editor.stdout.readline()


def test_a_program_that_saves_for_ever_is_told(tmp_path: Path) -> None:
    """After fifty tries the change is given up, and nothing was written and nothing is claimed to be."""
    places = kept(tmp_path)

    def plan(current: Current) -> tuple[Plan, None]:
        _save(places.log, current.log.file.text + "#\n", "in place")
        return Plan("test", [_commented(current, "by leadtime")]), None

    with pytest.raises(Locked, match="saves the file again and again"):
        change(places, NOW, plan)

    assert "by leadtime" not in text_of(places.log)
    assert journal.read_records(places) == []


def test_a_change_that_can_not_be_proved_is_not_made(tmp_path: Path) -> None:
    """The proof speaks last: BadData with its words, no byte changed and nothing journaled."""
    places = kept(tmp_path)
    wanted = Wanted(LOG_NAME, (Splice(0, "", "# top\n"),), lambda new: "it is Friday")

    with pytest.raises(BadData, match="the file is as it was: it is Friday"):
        change(places, NOW, lambda current: (Plan("test", [wanted]), None))

    assert text_of(places.log) == LOG
    assert not Path(places.journal).exists()


def test_a_change_of_nothing_writes_nothing(tmp_path: Path) -> None:
    """A plan without splices is answered, and neither file nor journal is touched."""
    places = kept(tmp_path)

    assert change(places, NOW, lambda current: (Plan("test", []), 7)) == 7

    assert not Path(places.state).exists()


def test_without_a_place_for_the_journal_nothing_is_changed(tmp_path: Path) -> None:
    """What could not be undone is not done."""
    places = kept(tmp_path)._replace(state="")

    with pytest.raises(CannotReadOrWrite, match="no home folder for the journal"):
        logged(places)

    assert text_of(places.log) == LOG


# -- a process that died ------------------------------------------------------------------------------------------


def _journaled_only(places: Places, note: str, *, make: tuple[str, ...] = ()) -> None:
    """What is left when a process journals a change of budget and log, makes it in the files of `make`, and dies."""
    wanted = {
        BUDGET: appended(text_of(places.budget), f'[[category]]\npath = "{note}"\n'),
        LOG_NAME: appended(text_of(places.log), LOG[len("version = 1\n\n") :].replace("k7d2m9qa", note)),
    }
    changes = []
    for name, path in ((BUDGET, places.budget), (LOG_NAME, places.log)):
        before = text_of(path)
        after = before + wanted[name].new
        hashes = (fingerprint(before.encode()), fingerprint(after.encode()))
        changes.append(FileChange(name, *hashes, (wanted[name],)))
        if name in make:
            Path(path).write_bytes(after.encode())
    number = 1 + journal.newest(places)[0]
    journal.append(places, journal.Record(number, NOW.isoformat(), f"log {note}", tuple(changes)))


def test_a_change_that_was_journaled_and_not_made_is_forgotten(tmp_path: Path) -> None:
    """The next change says so in the journal, once; undo takes back what was made, and never what was not."""
    places = kept(tmp_path)
    logged(places, "one")
    one = text_of(places.log)
    _journaled_only(places, "dead")

    logged(places, "two")

    assert "log visits" in history.undo(places, NOW).did
    assert text_of(places.log) == one
    assert "log visits" in history.undo(places, NOW).did
    assert text_of(places.log) == LOG
    with pytest.raises(Refused, match="no change to undo"):
        history.undo(places, NOW)
    lines = [json.loads(line) for line in text_of(places.journal).splitlines()]
    assert [line["dropped"] for line in lines if "dropped" in line] == [2]
    numbers = [line["n"] for line in lines if "n" in line]
    assert numbers == sorted(set(numbers))


def test_a_change_that_was_dropped_is_not_dropped_again(tmp_path: Path) -> None:
    """A command that changes nothing does not make the journal grow."""
    places = kept(tmp_path)
    _journaled_only(places, "dead")
    change(places, NOW, lambda current: (Plan("test", []), None))
    size = Path(places.journal).stat().st_size

    change(places, NOW, lambda current: (Plan("test", []), None))

    assert Path(places.journal).stat().st_size == size


def test_a_change_that_was_made_before_the_process_died_can_be_undone(tmp_path: Path) -> None:
    """Killed after the swap and before a word was said: it counts."""
    places = kept(tmp_path)
    budget = text_of(places.budget)
    _journaled_only(places, "dead", make=(BUDGET, LOG_NAME))

    assert history.undo(places, NOW).did == "log dead"

    assert (text_of(places.log), text_of(places.budget)) == (LOG, budget)


def test_a_change_of_two_files_that_was_made_in_one(tmp_path: Path) -> None:
    """Killed between the budget and the log: the next change takes the half back, and undo knows nothing of it."""
    places = kept(tmp_path)
    budget = text_of(places.budget)
    _journaled_only(places, "dead", make=(BUDGET,))
    with pytest.raises(Refused, match="no change to undo"):
        history.to_undo(places, 1)

    logged(places, "after")

    assert text_of(places.budget) == budget
    assert [one.did for one in history.to_undo(places, 5)] == [history.undo(places, NOW).did]
    assert text_of(places.log) == LOG


@pytest.mark.parametrize("saved", [BUDGET, LOG_NAME])
def test_an_editor_that_saves_an_old_state_over_one_of_two_files(tmp_path: Path, saved: str) -> None:
    """A change that was said to be made is not taken for the half of one: what the other file has of it stays."""
    places = kept(tmp_path)
    old = {name: text_of(places.file(name)) for name in (BUDGET, LOG_NAME)}
    change(places, NOW, lambda current: (Plan("both", [_commented(current, "one"), _in_budget(current)]), None))
    Path(places.file(saved)).write_bytes(old[saved].encode())
    os.utime(places.file(saved), (1, 1))

    logged(places, "two")

    assert ("# one\n" in text_of(places.log)) == (saved == BUDGET)
    assert ("# budget\n" in text_of(places.budget)) == (saved == LOG_NAME)
    assert journal.read_records(places)[0].did == "both"
    assert [one.file for one in journal.read_records(places)[0].changes] == [LOG_NAME if saved == BUDGET else BUDGET]


def _in_budget(current: Current) -> Wanted:
    """A change that puts a comment at the end of the budget."""
    return Wanted(BUDGET, (Splice(len(current.budget.file.text), "", "# budget\n"),), lambda new: "")


def test_half_of_a_change_that_a_hand_has_edited_since(tmp_path: Path) -> None:
    """It stands as a change of its own, since nobody can tell what the hand wants kept, and undo takes it back."""
    places = kept(tmp_path)
    budget = text_of(places.budget)
    _journaled_only(places, "dead", make=(BUDGET,))
    by_hand = f"# by hand\n{text_of(places.budget)}"
    Path(places.budget).write_bytes(by_hand.encode())

    logged(places, "after", category="dead")
    assert text_of(places.budget) == by_hand
    history.undo(places, NOW)
    assert history.undo(places, NOW).did == "log dead"

    assert (text_of(places.log), text_of(places.budget)) == (LOG, f"# by hand\n{budget}")


def test_a_hand_edit_after_the_last_change_does_not_unmake_it(tmp_path: Path) -> None:
    """A file that is neither as before nor as after was edited by hand: the change stands, even when the hand has
    mended its very words, and undo never takes back the one before it instead.
    """
    places = kept(tmp_path)
    logged(places, "one")
    logged(places, "two")
    by_hand = text_of(places.log).replace('note = "two"', 'note = "by hand"')
    Path(places.log).write_bytes(by_hand.encode())

    with pytest.raises(Refused, match=r"can't find what “log visits 1 m.*” left"):
        history.undo(places, NOW)

    assert text_of(places.log) == by_hand
    assert len(journal.read_records(places)) == 2


def test_a_file_that_fails_to_be_replaced_is_said_to_be_unchanged(tmp_path: Path) -> None:
    """The second of two files can't be written: the first is not touched, and the journal says at once that nothing was
    made.
    """
    places = kept(tmp_path)
    budget = text_of(places.budget)
    Path(places.folder, ".leadtime.toml.new", "in the way").mkdir(parents=True)

    def plan(current: Current) -> tuple[Plan, None]:
        one = Wanted(BUDGET, (Splice(0, "", "# mine\n"),), lambda new: "")
        return Plan("test", [one, _commented(current, "two")]), None

    with pytest.raises(CannotReadOrWrite):
        change(places, NOW, plan)

    assert text_of(places.log) == LOG
    assert text_of(places.budget) == budget
    assert journal.read_records(places) == []


@pytest.mark.parametrize(
    "by_hand",
    [
        lambda text: text.replace("minutes = 90", "minutes = 75  # it was shorter"),
        lambda text: "# my log\n" + text,
        lambda text: text + "\n# a last word",
        lambda text: text.replace("\n", "\r\n").replace("\r\n", "\n", 3),
        lambda text: text.replace("[[entry]]", "[[ entry ]]", 1),
        lambda text: text.replace("\n\n[[entry]]", "\n[[entry]]"),
    ],
    ids=["a value", "a line above", "a line below", "line endings", "a header", "blank lines"],
)
def test_an_undo_keeps_every_byte_of_a_hand_edit_elsewhere(tmp_path: Path, by_hand: Callable[[str], str]) -> None:
    """What the hand wrote beside the change stays to the byte; a place that can't be told is refused, and all stays."""
    places = kept(tmp_path)
    made = logged(places, "new")
    text = by_hand(text_of(places.log))
    Path(places.log).write_bytes(text.encode())
    block = text[text.index("[[entry]]", text.index("visits")) :].partition("\n# a last")[0]
    assert made.id in block

    try:
        history.undo(places, NOW)
    except Refused:
        assert text_of(places.log) == text
        assert "\r\n" in text
    else:
        rest = text_of(places.log)
        assert made.id not in rest
        with_blank = "\n" + block  # unless the hand took the blank line out: then that newline ends another line
        assert rest == text.replace(with_blank if "\n" + with_blank in text else block, "")


def test_a_key_added_by_hand_keeps_an_undo_from_tearing_the_block(tmp_path: Path) -> None:
    """A line below what leadtime wrote belongs to that entry: without its block it would become another's."""
    for log in (LOG, "version = 1\n"):
        places = kept(tmp_path / str(len(log)), log)
        logged(places)
        text = text_of(places.log) + 'unit = "schools/elineberg"\n'
        Path(places.log).write_bytes(text.encode())

        with pytest.raises(BadData, match="something beside the change would be different"):
            history.undo(places, NOW)

        assert text_of(places.log) == text


def test_an_undo_that_brings_a_fault_back_does_not_call_the_log_good(tmp_path: Path) -> None:
    """A faulty entry that was removed and comes back by undo is told again by every command."""
    from leadtime.storage import entries
    from leadtime.storage.log_file import read_log

    faulty = LOG + '\n[[entry]]\nid = "p3x8r4tz"\ndate = 2026-11-24\nminutes = 5\ncategory = "visits"\ntags = 5\n'
    places = kept(tmp_path, faulty)
    entries.remove(places, ["p3x8r4tz"], NOW)
    logged(places, "two")
    assert read_log(places).is_known_good
    history.undo(places, NOW)
    history.undo(places, NOW)

    found = read_log(places)

    assert found.file.text == faulty
    assert not found.is_known_good
    assert len(found.parsed().problems) == 1


def test_what_dead_processes_left_is_found(tmp_path: Path) -> None:
    """Temporary files are looked for where they would be: beside the file at the end of a link."""
    places = kept(tmp_path)
    assert stray_temporaries(places) == []
    real = tmp_path / "elsewhere.toml"
    os.rename(places.log, real)  # noqa: PTH104  # places are texts
    Path(places.log).symlink_to(real)
    stray = tmp_path / ".elsewhere.toml.new"
    stray.touch()

    assert stray_temporaries(places) == [str(stray)]
