"""One writer at a time: who waits, who is refused, and what a dead process leaves."""

import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.cli.program import FRIDAY, Program
from tests.reliability.running import LOG, begun, unsaved

from leadtime.model.errors import Locked
from leadtime.storage.lock import locked

_HOLDER = """
import sys, time
from leadtime.storage.lock import locked
with locked(sys.argv[1]):
    print("held", flush=True)
    time.sleep(float(sys.argv[2]))
"""
# The program with less patience than it has for people.
_IMPATIENT = """
import sys
from leadtime.storage import lock
lock.locked.__wrapped__.__defaults__ = (0.05,)
from leadtime.cli import main
sys.exit(main(sys.argv[1:]))
"""


def _held(path: Path, seconds: float) -> "subprocess.Popen[str]":
    """Another process that holds the lock by now."""
    command = [sys.executable, "-c", _HOLDER, str(path), str(seconds)]
    holder = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert holder.stdout
    assert holder.stdout.readline() == "held\n"
    return holder


def test_a_held_lock_is_waited_for(tmp_path: Path) -> None:
    """R11: a lock that is held for a moment delays the command, and that is all."""
    program = begun(tmp_path)
    with _held(program.folder / ".leadtime.lock", 0.3) as holder:
        assert program("log", "visits", "1m").code == 0
        assert holder.wait(5) == 0


def test_the_holder_is_named(tmp_path: Path) -> None:
    """R11: a lock that is held on and on is refused, and its holder named by the number that ends it."""
    path = tmp_path / "lock"
    with _held(path, 30) as holder:
        began = time.monotonic()
        with pytest.raises(Locked) as refused, locked(str(path), patience=0.1):
            pass

        assert 0.1 <= time.monotonic() - began < 2
        assert refused.value.message == (f"another process ({holder.pid}) is changing the log, and nothing was changed")
        assert refused.value.place == str(path)
        holder.kill()


def test_a_dead_holder_frees_the_lock_at_once(tmp_path: Path) -> None:
    """R11: a holder that is killed frees the lock within 100 ms, and the file stays for the next."""
    path = tmp_path / "lock"
    with _held(path, 30) as holder:
        holder.kill()
        holder.wait(5)
        began = time.monotonic()
        with locked(str(path), patience=5):
            assert time.monotonic() - began < 0.1
    assert path.exists()


def test_what_was_typed_is_kept_when_the_lock_is_held(tmp_path: Path) -> None:
    """R11: refused for the lock: exit code 5, the log as it was, and what was typed kept."""
    program = begun(tmp_path)
    with _held(program.folder / ".leadtime.lock", 30) as holder:
        done = subprocess.run(
            [sys.executable, "-c", _IMPATIENT, "log", "visits", "1m", "what was typed"],
            env=program.environment | {"LEADTIME_NOW": FRIDAY},
            capture_output=True,
            text=True,
            check=False,
        )
        holder.kill()

    assert done.returncode == 5, done.stderr
    assert f"another process ({holder.pid}) is changing the log" in done.stderr
    assert "leadtime log visits 1m 'what was typed'\n" in unsaved(program)[0]
    assert program.text() == LOG


def test_reading_takes_no_lock(tmp_path: Path) -> None:
    """R11: a report is made while another process holds the lock."""
    program: Program = begun(tmp_path)
    with _held(program.folder / ".leadtime.lock", 30) as holder:
        assert program("report").code == 0
        holder.kill()
