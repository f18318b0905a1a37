"""What a process that died, or a power cut, leaves behind: the next run goes on and mends it."""

import json
from pathlib import Path

import pytest
from tests.reliability.running import ALL_NAMES, LOG, begun, names_in

_TYPED = ("log", "visits", "1m", "new", "--parallel")


@pytest.mark.parametrize("stray", [b"", b"version = 1\n\n[[ent", b"\0" * 9000], ids=["empty", "half", "zeros"])
def test_a_stray_temporary_file(tmp_path: Path, stray: bytes) -> None:
    """R12: a temporary file that a dead process left is used again: nothing of it gets into the log, and it is gone."""
    program = begun(tmp_path)
    (program.folder / ".leadtime.toml.new").write_bytes(stray)

    assert program("report").code == 0
    assert program(*_TYPED).code == 0

    assert program.text().startswith(LOG)
    assert names_in(program.folder) == ALL_NAMES


@pytest.mark.parametrize("keep", [1, 40, -1], ids=["a byte", "a part", "all but the newline"])
def test_a_torn_last_line_of_the_journal(tmp_path: Path, keep: int) -> None:
    """R12: a last line that a power cut tore is passed over, whole where all of it is there; new lines go below it, and
    undo works through what is whole.
    """
    program = begun(tmp_path)
    assert program(*_TYPED).code == 0
    one = program.text()
    assert program(*_TYPED).code == 0
    journal = program.state / "journal.jsonl"
    whole, torn = journal.read_bytes().splitlines(keepends=True)
    journal.write_bytes(whole + torn[:keep])
    two = program.text()

    assert program(*_TYPED).code == 0
    assert program("undo").code == 0
    assert program.text() == two
    assert program("undo").code == 0
    assert program.text() == (one if keep == -1 else two.replace(one.removeprefix(LOG), "", 1))


@pytest.mark.parametrize(
    "line", [b"\0" * 4096, b"[]\n", b'{"n": "x"}\n', b'{"dropped": []}\n', b"\xff\xfe\n", b"[" * 99999]
)
def test_a_journal_with_something_else_in_it(tmp_path: Path, line: bytes) -> None:
    """R12: a line of the journal that says nothing, or nothing that can be understood, is passed over."""
    program = begun(tmp_path)
    assert program(*_TYPED).code == 0
    with (program.state / "journal.jsonl").open("ab") as file:
        file.write(line)

    assert program(*_TYPED).code == 0
    assert program("undo").code == 0
    assert program("undo").code == 0
    assert program.text() == LOG
    assert program("undo").code == 1


def test_a_journal_that_a_hand_has_spoilt(tmp_path: Path) -> None:
    """R12: an undo by splices that fit nowhere is refused, and the log is as it was."""
    program = begun(tmp_path)
    assert program(*_TYPED).code == 0
    before = program.text()
    journal = program.state / "journal.jsonl"
    line = json.loads(journal.read_text())
    line["changes"][0]["splices"][0][0] += 5
    journal.write_text(json.dumps(line) + "\n")

    result = program("undo")

    assert result.code == 3
    assert "the change can't be made safely, and the file is as it was" in result.err
    assert program.text() == before


def test_a_half_written_copy_of_what_was_typed_is_nobodys_business(tmp_path: Path) -> None:
    """R12: files in the folders of the history that are none of leadtime's are left alone."""
    program = begun(tmp_path)
    assert program(*_TYPED).code == 0
    mine = [program.state / "backups" / "leadtime-before-the-trip.toml", program.state / "unsaved" / "x.txt"]
    for path in mine:
        path.parent.mkdir(exist_ok=True)
        path.write_text("mine")

    assert program(*_TYPED, now="2026-11-28T13:00:00+01:00").code == 0

    assert [path.read_text() for path in mine] == ["mine", "mine"]
