"""What the commands that are used all day cost, against the smallest programs with the same libraries.

The coverage of an organisation, for which the visits of all years are read, is held against the week's report on the
same files: 500 units and ten years.

    make bench        or        .venv/bin/python benchmarks/bench.py --runs 31 --entries 2500

CPU time is user + system of the process and its children, as the system counted it; the figures are medians. The
commands take turns, so that a machine that slows down slows all of them; each runs once before anything is measured.
The history is put back before each run. Nothing here fails when a figure is not reached.
"""

import argparse
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from big_calendar import YEAR, big_calendar

HERE = Path(__file__).parent
LEADTIME = str(Path(sys.executable).parent / "leadtime")
# What a user does not set: PYTHONDONTWRITEBYTECODE, for one, has leadtime compiled anew in each run, and not Typer.
OURS = ("LEADTIME_", "PYTHON", "COMP_", "_LEADTIME_")
NOW = "2026-11-27T13:30:00+01:00"
ITEMS = 25_000  # entries, promises and lifts of the organisation's ten years

TYPER_APP = '''\
import typer

app = typer.Typer()


@app.command()
def log(category: str, when: str) -> None:
    """Say what was understood."""
    typer.echo(f"{category} {when}")


if __name__ == "__main__":
    app()
'''

TABLE_APP = '''\
import typer

app = typer.Typer()


@app.command()
def report(period: str) -> None:
    """Print a table of eight rows."""
    from rich.console import Console
    from rich.table import Table

    table = Table("category", "actual", "share", "target", "to go", title=period)
    for number in range(8):
        table.add_row(f"category {number}", f"{number}:30", f"{number}.5 %", "45 %", "1:30")
    Console().print(table)


if __name__ == "__main__":
    app()
'''


class Case(NamedTuple):
    """A command to measure; `says` is in its output. `baseline` names the case it may cost `limit` times as much as.

    `files` is the program that makes the files it reads. One that takes long is measured in every tenth round alone,
    and may cost `most`: seconds of CPU time, and MiB.
    """

    name: str
    command: tuple[str, ...]
    says: str = ""
    baseline: str = ""
    limit: float = 0
    environment: Mapping[str, str] = {}
    most: tuple[float, float] | None = None
    files: str = "history.py"


class Cost(NamedTuple):
    """What one run took: seconds, and mebibytes at most at one time."""

    cpu: float
    wall: float
    memory: float


def cases(scratch: Path) -> list[Case]:
    """The baselines and the commands; the baselines' programs are written into the scratch folder."""
    typer_app, table_app = scratch / "typer_app.py", scratch / "table_app.py"
    typer_app.write_text(TYPER_APP, encoding="utf-8")
    table_app.write_text(TABLE_APP, encoding="utf-8")
    calendar = scratch / "calendar.ics"
    calendar.write_text(big_calendar(5000), encoding="utf-8")
    imported = (LEADTIME, "import", "ics", str(calendar), str(YEAR), "--dry-run")
    small, table, week = "one-command Typer app", "one-command Typer + Rich table", "report week, 500 units"
    large = "organisation.py"
    # The words in which a shell asks: what bash exports when Tab is pressed after `vi`.
    tab = {"_LEADTIME_COMPLETE": "complete_bash", "COMP_WORDS": "leadtime log vi", "COMP_CWORD": "2"}
    return [
        Case("python -c pass", (sys.executable, "-c", "pass")),
        Case(small, (sys.executable, str(typer_app), "office", "45m"), "office 45m"),
        Case(table, (sys.executable, str(table_app), "week"), "category 7"),
        Case("leadtime log office 45m", (LEADTIME, "log", "office", "45m"), "office", small, 1.4),
        Case("leadtime report week", (LEADTIME, "report", "week"), "office", table, 1.6),
        Case("completion of `log vi`", (LEADTIME,), "visits", small, 1.3, tab),
        Case("import ics, 5,000 events", imported, "0 already there", most=(5, 300)),
        Case(week, (LEADTIME, "report", "week"), "office", files=large),
        Case("coverage, 500 units", (LEADTIME, "coverage"), "libraries", week, 2, files=large),
    ]


class Folder:
    """The files that a program makes in a scratch folder, with their state folder, and a copy of both to put back."""

    def __init__(self, scratch: Path, program: str, number: int) -> None:
        self._used, self._kept = scratch / program / "used", scratch / program / "kept"
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith(OURS)},
            "LEADTIME_DIR": str(self._used / "data"),
            "XDG_STATE_HOME": str(self._used / "state"),
            "XDG_CACHE_HOME": str(self._used / "cache"),
            "LEADTIME_NOW": NOW,
            "TZ": "Europe/Stockholm",
            "COLUMNS": "80",
        }
        (self._used / "data").mkdir(parents=True)
        # The last entry is logged, so that the journal and the day's backup are there as on any other day.
        made = [sys.executable, str(HERE / program), str(self._used / "data"), str(number - 1)]
        for command in (made, [LEADTIME, "log", "office", "5m"]):
            if subprocess.run(command, env=self.environment, stdout=subprocess.DEVNULL).returncode:
                raise SystemExit(f"bench: the files could not be made by {' '.join(command)}")
        shutil.copytree(self._used, self._kept)

    def put_back(self) -> None:
        """Everything as it was before the first run."""
        shutil.rmtree(self._used)
        shutil.copytree(self._kept, self._used)


def run(case: Case, folder: Folder, output: Path) -> Cost:
    """One run with its output piped into a file; SystemExit, with what it said, when the command does not work."""
    environment = {**folder.environment, **case.environment}
    with output.open("wb") as stream:
        began = time.perf_counter()
        process = subprocess.Popen(case.command, env=environment, stdout=stream, stderr=stream)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    said = output.read_text(encoding="utf-8", errors="replace")
    if process.returncode or case.says not in said:
        raise SystemExit(f"bench: {case.name} exited with {process.returncode} and said:\n{said}")
    return Cost(usage.ru_utime + usage.ru_stime, wall, mebibytes(usage.ru_maxrss))


def mebibytes(maximum: int) -> float:
    """The system's figure for the most memory a process had: kibibytes, on macOS bytes."""
    return maximum / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def table(measured: Mapping[str, Sequence[Cost]], listed: Sequence[Case]) -> str:
    """A line for each command: medians, and where it has a baseline, the ratio of the CPU times against its limit."""
    # A child begins as a copy of this process, and the system counts that too: below it nothing can be seen.
    own = mebibytes(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    median = {
        name: Cost(*(statistics.median(figures) for figures in zip(*costs, strict=True)))
        for name, costs in measured.items()
    }
    lines = [f"{'':32}{'CPU ms':>8}{'wall ms':>9}{'MiB':>7}{'ratio':>8}  to reach"]
    for case in listed:
        cost = median[case.name]
        memory = f"{cost.memory:.0f}" if cost.memory > own else f"<{own:.0f}"
        line = f"{case.name:32}{1000 * cost.cpu:8.0f}{1000 * cost.wall:9.0f}{memory:>7}"
        if case.baseline:
            ratio = cost.cpu / median[case.baseline].cpu
            reached = "reached" if ratio <= case.limit else "not reached"
            line += f"{ratio:8.2f}  {case.limit} x {case.baseline}: {reached}"
        if case.most:
            reached = "reached" if cost.cpu <= case.most[0] and cost.memory <= case.most[1] else "not reached"
            line += f"{'':8}  {case.most[0]} s and {case.most[1]} MiB: {reached}"
        lines.append(line)
    return "\n".join(lines)


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description="CPU time and memory of leadtime's commands, with their baselines.")
    parser.add_argument("--runs", type=int, default=31, help="how often each command is measured (31)")
    parser.add_argument("--entries", type=int, default=2500, help="how many entries the log has (2500)")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="leadtime-bench-") as name:
        scratch = Path(name)
        listed = cases(scratch)
        numbers = {"history.py": asked.entries, "organisation.py": ITEMS}
        folders = {program: Folder(scratch, program, number) for program, number in numbers.items()}
        measured: dict[str, list[Cost]] = {case.name: [] for case in listed}
        for number in range(asked.runs + 1):
            for case in listed:
                if case.most and number % 10 != 1:
                    continue
                folders[case.files].put_back()
                cost = run(case, folders[case.files], scratch / "output")
                if number:  # the first time warms the disk's cache and leaves compiled modules
                    measured[case.name].append(cost)
    cores = os.cpu_count()
    print(
        f"{asked.entries:,} entries, {ITEMS:,} where there are 500 units; medians of {asked.runs} runs; "
        f"Python {platform.python_version()}, {cores} cores\n"
    )
    print(table(measured, listed))


if __name__ == "__main__":
    main()
