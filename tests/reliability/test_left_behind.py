"""What a process that died, or a power cut, leaves behind: the next run goes on and mends it."""

import json
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from tests.cli.program import Program
from tests.reliability.running import ALL_NAMES, LOG, begun, names_in, powerless, run

from leadtime.storage.fingerprint import fingerprint

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


def test_whatever_a_dead_process_left_half_written(tmp_path: Path) -> None:
    """R12: what was to become a budget, a plan, a journal or a backup is cleared away by the next change."""
    program = begun(tmp_path)
    assert program(*_TYPED).code == 0
    state = program.state
    strays = [program.folder / ".budget.toml.new", program.folder / ".plan.toml.new", state / "journal.jsonl.new"]
    strays += [state / ".journal.jsonl.new.new", state / "backups" / ".leadtime-2026-11-20.toml.new"]
    for path in strays:
        path.write_bytes(b"version = 1\n\n[[ent")

    assert program(*_TYPED).code == 0

    assert [path for path in strays if path.exists()] == []
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


_INDEXED = {"LEADTIME_INDEX": "always"}  # a log as short as this one has none else
_REPORT = ("report", "--json")


def _index(program: Program) -> Path:
    """Where the index is, which a report has made."""
    for words in (_TYPED, _REPORT):
        assert program(*words, env=_INDEXED).code == 0
    (path,) = program.root.glob("cache/leadtime/*/index.sqlite")
    return path


def _says(path: Path) -> list[tuple[Any, ...]]:
    """What an index says of its log; sqlite3.Error for what is none."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as index:
        return index.execute("SELECT * FROM log").fetchall()


def _works(program: Program) -> None:
    """The report says what it says without an index, and a change is made, in silence."""
    report = program(*_REPORT, env=_INDEXED)
    assert (report.code, report.out, report.err) == (0, program(*_REPORT, env={"LEADTIME_INDEX": "off"}).out, "")
    before = program.text()
    done = program(*_TYPED, env=_INDEXED)
    assert (done.code, done.err) == (0, ""), done
    assert program.text().startswith(before) and program.text().count("[[entry]]") == before.count("[[entry]]") + 1


def _foreign(path: Path) -> None:
    """A database of another program."""
    path.unlink()
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE log (id INTEGER, words TEXT)")
        other.execute("INSERT INTO log VALUES (1, 'mine')")
        other.commit()


def _of_another_log(path: Path) -> None:
    with closing(sqlite3.connect(path)) as index:
        index.execute("UPDATE log SET fingerprint = 'another'")
        index.execute('UPDATE stretch SET start = start + 7, "end" = "end" + 7 WHERE first <> \'\'')
        index.commit()


def _half_written(path: Path) -> None:
    """A process died while it wrote the index: SQLite has its own journal beside it."""
    path.with_name("index.sqlite-journal").write_bytes(bytes.fromhex("d9d505f920a163d7") + b"\0" * 700)


_SPOILT: dict[str, Callable[[Path], object]] = {
    "empty": lambda path: path.write_bytes(b""),
    "cut to a byte": lambda path: path.write_bytes(path.read_bytes()[:1]),
    "cut in the header": lambda path: path.write_bytes(path.read_bytes()[:60]),
    "cut in a page": lambda path: path.write_bytes(path.read_bytes()[:5000]),
    "text": lambda path: path.write_text("no index\n" * 999),
    "zeros": lambda path: path.write_bytes(b"\0" * path.stat().st_size),
    "noise": lambda path: path.write_bytes(path.read_bytes()[:100] + b"\xa5" * 9000),
    "foreign": _foreign,
    "of another log": _of_another_log,
    "half written": _half_written,
    "gone": lambda path: path.unlink(),
}


@pytest.mark.parametrize("name", _SPOILT)
def test_a_spoilt_index_is_made_anew(swift_path: Path, name: str) -> None:
    """R12: whatever is wrong with the index, no figure depends on it, no command speaks of it, and the next one that
    reads makes it anew.
    """
    program = begun(swift_path)
    path = _index(program)
    _SPOILT[name](path)

    _works(program)

    assert program(*_REPORT, env=_INDEXED).code == 0
    ((of, _),) = _says(path)
    assert of == fingerprint(program.log.read_bytes())


def _read_only(path: Path) -> None:
    path.chmod(0o400)
    path.parent.chmod(0o500)


def _unreadable(path: Path) -> None:
    path.chmod(0)


def _pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _link_to_nowhere(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.parent / "nowhere" / "index")


@pytest.mark.parametrize("make", [_read_only, _unreadable, _pipe, _link_to_nowhere])
def test_an_index_that_can_not_be_written_is_done_without(swift_path: Path, make: Callable[[Path], None]) -> None:
    """R12: one that is read-only, closed, a pipe or a link to nowhere: everything works without, and nobody waits."""
    program = begun(swift_path)
    path = _index(program)
    make(path)

    for words in (_REPORT, _TYPED, _REPORT):
        result = run(program, *words, env=_INDEXED, before=powerless())
        assert (result.code, result.err) == (0, ""), (words, result)

    if make is _read_only:
        path.parent.chmod(0o700)
    assert program.text().count("[[entry]]") == 3


def test_a_locked_index_is_done_without(swift_path: Path) -> None:
    """R12: while another process holds the index, commands do without it, and afterwards it is made anew."""
    program = begun(swift_path)
    path = _index(program)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        _works(program)
        other.execute("ROLLBACK")

    assert program(*_REPORT, env=_INDEXED).code == 0
    ((of, _),) = _says(path)
    assert of == fingerprint(program.log.read_bytes())
