"""A log that is gone, spoilt or not ours to write: no command takes it for "no entries yet", and none changes it."""

import time
from pathlib import Path

import pytest
from tests.cli.program import Program, Result
from tests.reliability.running import LOG, begun, run, unsaved

_TYPED = ("log", "visits", "1m", "what was typed", "--parallel")
_READING = (("report",), ("report", "--json"), ())
_WRITING = (_TYPED, ("start", "visits"), ("stop",), ("undo",), ("remove", "last"))


@pytest.mark.parametrize(
    ("spoilt", "words"),
    [
        (None, "the log is gone, and a log was kept here; nothing was changed"),
        (b"", "the log is empty, and a log was kept here; nothing was changed"),
        (b"\xef\xbb\xbf \r\n", "the log is empty, and a log was kept here; nothing was changed"),
        (b"\0" * 4096, "the file is filled with NUL bytes"),
        (b"# my log\n", "the log has lost its version, and a log was kept here; nothing was changed"),
        (LOG.removeprefix("version = 1\n").encode(), "the log has lost its version, and a log was kept here"),
    ],
    ids=["gone", "empty", "blank", "zeros", "comment", "no version"],
)
@pytest.mark.parametrize("history", ["backup and journal", "journal", "backup"])
def test_a_log_that_was_kept_never_starts_empty(tmp_path: Path, spoilt: bytes | None, words: str, history: str) -> None:
    """R13: gone, empty, NUL-filled or without its version, while a journal or a backup knows of a log: every command
    refuses with exit code 3, says what brings it back, and changes nothing.
    """
    program = begun(tmp_path)
    assert program("log", "visits", "1m").code == 0
    backup = program.state / "backups" / "leadtime-2026-11-27.toml"
    assert backup.read_text() == LOG
    if history == "journal":
        backup.unlink()
    elif history == "backup":
        (program.state / "journal.jsonl").unlink()
    if spoilt is None:
        program.log.unlink()
    else:
        program.log.write_bytes(spoilt)

    for command in (*_READING, *_WRITING):
        result = program(*command)

        assert result.code == 3, (command, result)
        assert words in result.err
        assert str(program.log) in result.err
        assert "hint: leadtime doctor --restore brings the log back, as " in result.err.replace(
            "\n  leadtime", " hint: leadtime"
        )
        assert (program.log.read_bytes() if program.log.exists() else None) == spoilt
    assert "leadtime log visits 1m 'what was typed' --parallel" in "".join(unsaved(program))


def test_the_backup_that_is_named_brings_the_log_back(tmp_path: Path) -> None:
    """R13: what the message says to type works, where the journal is no help."""
    program = begun(tmp_path)
    assert program("log", "visits", "1m").code == 0
    program.log.unlink()
    (program.state / "journal.jsonl").unlink()
    (program.state / "journal.jsonl").mkdir()
    said = program("report").err
    line = next(line for line in said.splitlines() if 'cp "' in line)

    assert run(program, shell=line[line.index('cp "') :]).code == 0

    assert program("report").code == 0
    assert program.text() == LOG


@pytest.mark.parametrize("empty", [None, b"", b"\n"], ids=["no file", "empty", "blank"])
def test_where_nothing_was_ever_kept_an_empty_log_is_a_new_one(tmp_path: Path, empty: bytes | None) -> None:
    """R13: the other side: without any history, a log that is not there or empty is begun."""
    program = begun(tmp_path)
    program.log.unlink()
    if empty is not None:
        program.log.write_bytes(empty)

    assert program("report").code == 0
    assert program(*_TYPED).code == 0
    assert program.text().startswith("version = 1\n\n[[entry]]\n")


@pytest.mark.parametrize("version", ["2", "99"])
def test_an_unknown_version_is_read_and_not_written(tmp_path: Path, version: str) -> None:
    """R20: a log of a newer leadtime is shown, and never written to."""
    log = LOG.replace("version = 1", f"version = {version}")
    program = begun(tmp_path, log)

    read = program("report")
    written = program(*_TYPED)

    assert read.code == 0
    assert "1:30" in read.out
    assert written.code == 3
    assert f"the log has the version {version}, and this leadtime writes only version 1" in written.err
    assert program.text() == log
    assert "'what was typed'" in unsaved(program)[0]


@pytest.mark.parametrize("version", ['"1"', "true", "1.0"])
def test_a_version_that_is_no_number_is_not_written(tmp_path: Path, version: str) -> None:
    """R20: so is a version that leadtime would not write, and its line is named."""
    log = LOG.replace("version = 1", f"# mine\nversion = {version}")
    program = begun(tmp_path, log)

    result = program(*_TYPED)

    assert result.code == 3
    assert f"{program.log}:2: the version is not a number; nothing was changed" in result.err
    assert program.text() == log


_DAMAGE = {
    "latin-1": (LOG.replace("Morning", "Förmiddag").encode("latin-1"), 8, "the byte 0xf6 is not UTF-8 text"),
    "UTF-16": (LOG.encode("utf-16"), 1, "the file is UTF-16, and should be UTF-8"),
    "a NUL": (LOG.replace("Morning", "Mor\0ing").encode(), 8, "there are NUL bytes in the file"),
    "5,000 digits": (LOG.replace("note =", f"people = {'9' * 5000}\nnote =").encode(), 8, "beyond what can be counted"),
    "2,000 arrays": (LOG.replace("note =", f"x = {'[' * 2000}{']' * 2000}\nnote =").encode(), 8, "nested too deep"),
    "100,000 arrays": (LOG.replace("note =", f"x = {'[' * 100_000}\nnote =").encode(), 8, ""),
}


def _told(program: Program, result: Result, line: int, words: str, before: bytes) -> None:
    assert result.code == 3, result
    assert f"{program.log}:{line}: " in result.err, result
    assert words in result.err
    assert program.log.read_bytes() == before


@pytest.mark.parametrize("name", _DAMAGE)
def test_what_is_no_log_is_told_with_its_line(tmp_path: Path, name: str) -> None:
    """R22: a file that is no UTF-8 or no TOML that can be read: the file and line at once, exit code 3, nothing
    changed, and what was typed kept.
    """
    data, line, words = _DAMAGE[name]
    program = begun(tmp_path)
    program.log.write_bytes(data)
    began = time.monotonic()

    _told(program, program("report"), line, words, data)
    _told(program, program(*_TYPED), line, words, data)

    assert time.monotonic() - began < 4
    assert "'what was typed'" in unsaved(program)[0]


def test_a_hundred_megabytes_are_not_read(tmp_path: Path) -> None:
    """R22: a file that no log ever gets as large as: told at once, nothing read and nothing changed."""
    program = begun(tmp_path)
    with program.log.open("r+b") as file:
        file.truncate(100_000_000)
    began = time.monotonic()

    for words in (("report",), _TYPED):
        result = program(*words)

        assert result.code == 3
        assert f"{program.log}:1: the file has 100 MB, and a log of ten years has about five" in result.err
    assert time.monotonic() - began < 2
    assert program.log.stat().st_size == 100_000_000
    assert "'what was typed'" in unsaved(program)[0]


@pytest.mark.parametrize("name", ["latin-1", "UTF-16"])
def test_a_budget_that_is_no_text_is_told_with_its_line(tmp_path: Path, name: str) -> None:
    """R22: the same for the budget."""
    data, line, words = _DAMAGE[name]
    program = begun(tmp_path)
    program.budget.write_bytes(data)

    for command in (("report",), _TYPED):
        result = program(*command)

        assert result.code == 3
        assert f"{program.budget}:{line}: {words}" in result.err
    assert program.text() == LOG
    assert "'what was typed'" in unsaved(program)[0]
