"""What is left when a process that logs is killed, or asked to end, at any instant."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.cli.program import FRIDAY, Program
from tests.reliability.forking import OUTSIDE, forked
from tests.reliability.torture import many, seed

SEED = seed()


def test_nothing_acknowledged_is_lost_in_a_hundred_kills(swift_path: Path) -> None:
    """R03: of a process that logs in a loop, killed 100 times (500, and 5,000 entries): no entry is lost that was said
    to be logged, the log has no fault, and the next runs log and report.
    """
    times, most, least = many((100, 4, 100), (500, 21, 5000))
    program = Program(swift_path)

    rows = forked(program, "kills", SEED, times, most)

    context = f"seed {SEED}"
    assert len(rows) == times, context
    assert [row["lost"] for row in rows if row["lost"]] == [], context
    assert [row["faults"] for row in rows if row["faults"]] == [], context
    assert [(row["code"], row["error"]) for row in rows if row["code"]] == [], context
    assert rows[-1]["acknowledged"] >= least, context


def test_a_signal_leaves_the_old_log_or_the_new_one(swift_path: Path) -> None:
    """R41: SIGINT, SIGTERM and SIGHUP at 80 random instants of `main` (500): the log is the old one or the new one,
    the exit code 130 or 143, nothing is left behind and there is no traceback.

    A signal before `main` listens is the system's: the copy dies of it (or says that it was outside).
    """
    program = Program(swift_path)
    assert program("log", "visits", "1m").code == 0

    rows = forked(program, "signals", SEED, many(80, 500))

    right = {
        "SIGINT": {0, 130, OUTSIDE},
        "SIGTERM": {0, 143, -signal.SIGTERM},
        "SIGHUP": {0, 143, -signal.SIGHUP},
    }
    context = f"seed {SEED}"
    assert [row for row in rows if row["code"] not in right[row["signal"]]] == [], context
    assert [row for row in rows if "Traceback" in row["error"] or "Exception" in row["error"]] == [], context
    assert [row for row in rows if row["code"] == 0 and not row["new"]] == [], context
    assert [row for row in rows if row["faults"]] == [], context
    stray = [row for row in rows if set(row["names"]) != {".leadtime.lock", "budget.toml", "leadtime.toml"}]
    assert stray == [], context
    assert sum(row["code"] in (130, 143) for row in rows) >= 20, context


def test_a_signal_to_a_whole_process_shows_no_traceback_of_ours(swift_path: Path) -> None:
    """R41: the same for 20 real processes (100), from their first instant on.

    An interrupt while Python itself starts is Python's: its traceback has no line from the `leadtime` package but the
    two that load it (`__main__.py` and `cli/__init__.py`), in which nothing of ours runs yet.
    """
    program = Program(swift_path)
    assert program("log", "visits", "1m").code == 0
    chance = random.Random(SEED)
    environment = program.environment | {"LEADTIME_NOW": FRIDAY}

    for number in range(many(20, 100)):
        chosen = chance.choice([signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
        words = ["log", "visits", "1m", f"n{number}", "--parallel"]
        running = subprocess.Popen(
            [sys.executable, "-m", "leadtime", *words],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        time.sleep(chance.uniform(0.0, 0.4))
        running.send_signal(chosen)
        out, error = running.communicate(timeout=20)

        context = f"seed {SEED}, number {number}, {chosen.name}: {error.decode()}"
        assert running.returncode in {0, 130, 143, 1, -chosen}, context
        frames = [line for line in error.decode().splitlines() if "/leadtime/" in line]
        ours = [line for line in frames if "__main__.py" not in line and "cli/__init__.py" not in line]
        assert not ours, context
        if out:
            assert f'note = "n{number}"' in program.text(), context
    assert program("report").code == 0


_IN_A_CALLBACK = """
import os, signal, sys, time, weakref
from leadtime.cli import boundary

class Gone:
    pass

def callback(_):
    os.kill(os.getpid(), signal.Signals(int(sys.argv[1])))
    for _ in range(10_000):
        pass

def command(argv):
    thing = Gone()
    kept = weakref.ref(thing, callback)
    del thing
    time.sleep(5)
    return 0

boundary._run = command
sys.exit(boundary.run_guarded([]))
"""


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)], ids=["ended", "interrupted"]
)
def test_a_signal_where_python_lets_nothing_through(number: signal.Signals, code: int) -> None:
    """R41: in a callback of Python's own, as while a module is loaded, it is heard a moment later, without a word."""
    done = subprocess.run(
        [sys.executable, "-c", _IN_A_CALLBACK, str(int(number))], capture_output=True, timeout=20, check=False
    )
    assert done.returncode == code, done
    assert b"Traceback" not in done.stderr and b"ignored" not in done.stderr, done
