"""Whole processes are measured, and one that fails ends the measuring."""

import sys
from pathlib import Path

import pytest
from measuring import Command, medians, outside, own_memory, run


def _command(name: str, code: str, says: str = "", marks: Path | None = None) -> Command:
    return Command(name, (sys.executable, "-c", code), says, outside(), marks.touch if marks else lambda: None)


def test_memory_is_what_the_process_had_at_most(tmp_path: Path) -> None:
    """More than this process has: of what is less, only that is seen."""
    own = int(own_memory())
    held = run(_command("x", f"len(b'x' * ({own + 100} << 20))"), tmp_path / "out").memory
    assert own + 100 < held < own + 150


def test_commands_take_turns_and_their_files_are_put_back_before_each_run(tmp_path: Path) -> None:
    told, mark = tmp_path / "told", tmp_path / "mark"
    code = f"import pathlib; pathlib.Path({str(mark)!r}).unlink(); open({str(told)!r}, 'a').write"
    found = medians([_command(name, f"{code}({name!r})", marks=mark) for name in "ab"], 2, tmp_path / "out")
    assert told.read_text() == "ab" * 3
    assert list(found) == ["a", "b"]


@pytest.mark.parametrize("code", ["raise SystemExit('no room')", "print('no room')"])
def test_a_command_that_fails_or_says_something_else_ends_it_with_what_it_said(tmp_path: Path, code: str) -> None:
    with pytest.raises(SystemExit) as ended:
        run(_command("log", code, "Logged"), tmp_path / "out")
    assert "log exited with" in str(ended.value)
    assert "no room" in str(ended.value)


def test_what_a_developer_sets_is_not_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PYTHONDONTWRITEBYTECODE", "LEADTIME_INDEX", "TIMEWARRIORDB", "WATSON_DIR", "LEDGER_FILE"):
        monkeypatch.setenv(name, "1")
        assert name not in outside()
