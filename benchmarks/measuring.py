"""What whole processes cost: CPU time, wall time and memory, as the system counted them.

CPU time is user + system of the process and its children. The commands take turns, so that a machine that slows down
slows all of them, and each runs once before anything is counted: that warms the disk's cache and leaves compiled
modules. The figures are medians.
"""

import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
PROJECT = HERE.parent
LEADTIME = str(Path(sys.executable).parent / "leadtime")
SLOW = 2.0  # seconds of CPU time: what takes longer is measured in every fifth round
# What a user does not set: PYTHONDONTWRITEBYTECODE, for one, has leadtime compiled anew in each run, and not Typer.
_OURS = ("LEADTIME_", "PYTHON", "COMP_", "_LEADTIME_", "TIMEWARRIOR", "WATSON_", "KLOG_", "LEDGER_")


class Command(NamedTuple):
    """A program to run; `says` is in its output. `prepare` puts its files back, and is not measured."""

    name: str
    words: tuple[str, ...]
    says: str = ""
    environment: Mapping[str, str] = {}
    prepare: Callable[[], object] = lambda: None


class Cost(NamedTuple):
    """What a run took: seconds, and mebibytes at most at one time."""

    cpu: float
    wall: float
    memory: float


def outside() -> dict[str, str]:
    """The environment of a command, without all that is set for leadtime, for Python or for a peer."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_OURS)}
    return kept | {"TZ": "Europe/Stockholm", "COLUMNS": "80", "NO_COLOR": "1"}


def medians(commands: Sequence[Command], runs: int, output: Path, every: int = 5) -> dict[str, Cost]:
    """The median cost of each command by its name; a slow one is measured in every so many rounds alone."""
    warm = {command.name: run(command, output) for command in commands}
    costs: dict[str, list[Cost]] = {command.name: [] for command in commands}
    for number in range(runs):
        for command in commands:
            if number % every == 0 or warm[command.name].cpu < SLOW:
                costs[command.name].append(run(command, output))
    return {
        name: Cost(*(statistics.median(figures) for figures in zip(*found, strict=True)))
        for name, found in costs.items()
    }


def run(command: Command, output: Path) -> Cost:
    """One run with its output piped into a file; SystemExit, with what it said, when the command does not work."""
    command.prepare()
    with output.open("wb") as stream:
        began = time.perf_counter()
        process = subprocess.Popen(
            command.words, env=command.environment, stdin=subprocess.DEVNULL, stdout=stream, stderr=stream
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    said = output.read_bytes()
    if process.returncode or command.says.encode() not in said:
        told = said[-2000:].decode("utf-8", "replace")
        raise SystemExit(f"bench: {command.name} exited with {process.returncode} and said:\n{told}")
    return Cost(usage.ru_utime + usage.ru_stime, wall, _mebibytes(usage.ru_maxrss))


def own_memory() -> float:
    """The most memory that this process had: a child begins as a copy of it, so less than this is not seen."""
    return _mebibytes(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


def _mebibytes(maximum: int) -> float:
    """The system's figure for the most memory a process had: kibibytes, on macOS bytes."""
    return maximum / (1 << 20 if sys.platform == "darwin" else 1 << 10)
