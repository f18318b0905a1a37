"""The commands that are used all day, on a year of entries, and the coverage of an organisation of 500 units.

The coverage, for which the visits of all years are read, is held against the week's report on the same files.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from big_calendar import YEAR, big_calendar
from floors import TABLE, TYPER, floors
from measuring import LEADTIME, Command, Cost, medians, own_memory
from page_table import figures, page_table
from scratch_folder import ScratchFolder

NOW = "2026-11-27T13:30:00+01:00"
ITEMS = 25_000  # entries, promises and lifts of the organisation's ten years
_WEEK = "report week, 500 units"


class Limit(NamedTuple):
    """What a command may cost: `times` as much CPU time as another, or so many seconds and MiB."""

    times: float = 0
    other: str = ""
    seconds: float = 0
    memory: float = 0


LIMITS = {
    "leadtime log office 45m": Limit(1.4, TYPER),
    "leadtime report week": Limit(1.6, TABLE),
    "completion of `log vi`": Limit(1.3, TYPER),
    "import ics, 5,000 events": Limit(seconds=5, memory=300),
    "coverage, 500 units": Limit(2, _WEEK),
}


def everyday(scratch: Path, entries: int, runs: int) -> str:
    """The table of what they cost and may cost, ready for the page."""
    found = medians(_commands(scratch, entries), runs, scratch / "output", every=10)
    rows = [[name, *figures(cost, own_memory()), *_judged(name, found)] for name, cost in found.items()]
    return page_table([f"{entries:,} entries", "CPU ms", "wall ms", "MiB", "ratio", "to reach"], rows, (0, 5))


def _commands(scratch: Path, entries: int) -> list[Command]:
    small = _folder(scratch / "leader", "history.py", entries)
    large = _folder(scratch / "organisation", "organisation.py", ITEMS)
    calendar = scratch / "calendar.ics"
    calendar.write_text(big_calendar(5000), encoding="utf-8")
    imported = ("import", "ics", str(calendar), str(YEAR), "--dry-run")
    # The words in which a shell asks: what bash exports when Tab is pressed after `vi`.
    tab = {"_LEADTIME_COMPLETE": "complete_bash", "COMP_WORDS": "leadtime log vi", "COMP_CWORD": "2"}

    def ours(name: str, folder: ScratchFolder, says: str, *words: str, **more: str) -> Command:
        return Command(name, (LEADTIME, *words), says, folder.environment | more, folder.put_back)

    return [
        *floors(scratch, small.environment),
        ours("leadtime log office 45m", small, "office", "log", "office", "45m"),
        ours("leadtime report week", small, "office", "report", "week"),
        ours("completion of `log vi`", small, "visits", **tab),
        ours("import ics, 5,000 events", small, "0 already there", *imported),
        ours(_WEEK, large, "office", "report", "week"),
        ours("coverage, 500 units", large, "libraries", "coverage"),
    ]


def _folder(root: Path, program: str, number: int) -> ScratchFolder:
    """The files of a leader; the last entry is logged, so that journal and backup are there as on any other day."""
    folder = ScratchFolder(root, NOW)
    folder.make_history(program, number - 1)
    folder.make(LEADTIME, "log", "office", "5m")
    folder.keep()
    return folder


def _judged(name: str, found: Mapping[str, Cost]) -> tuple[str, str]:
    """The ratio to what a command is held against, and whether its limit is reached."""
    limit = LIMITS.get(name)
    if limit is None:
        return "", ""
    cost = found[name]
    if limit.other:
        ratio = cost.cpu / found[limit.other].cpu
        reached = "reached" if ratio <= limit.times else "not reached"
        return f"{ratio:.2f}", f"{limit.times} x {limit.other}: {reached}"
    reached = "reached" if cost.cpu <= limit.seconds and cost.memory <= limit.memory else "not reached"
    return "", f"{limit.seconds} s, {limit.memory} MiB: {reached}"
