"""One history in leadtime's form and in each peer's, and the same work on all of them, in turns.

leadtime is measured with its index, as on any day after the first report (`warm`), and with the index deleted before
each run (`cold`), which makes it anew when it is asked for. A history of a megabyte or less has none.
"""

import sys
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from floors import floors
from measuring import HERE, LEADTIME, Command, Cost, medians, own_memory
from page_table import figures, page_table
from peers import DAY, END, START, TEN_YEARS, WEEK, Days, Peer, find_peers
from scratch_folder import ScratchFolder

NOW = f"{DAY}T{END}:00+01:00"
LOG, REPORT, YEARS = "log one entry", "the week's totals", "ten years' totals"
WARM, COLD = "leadtime", "leadtime, index deleted"
WORK = {LOG: None, REPORT: WEEK, YEARS: TEN_YEARS}
FLOORS = "the floor"


class Measured(NamedTuple):
    """What the work cost, by the kind of work and the program; `own` is the memory below which nothing is seen.

    The files are in `folder` still.
    """

    entries: int
    folder: ScratchFolder
    costs: Mapping[str, Mapping[str, Cost]]
    versions: Mapping[str, str]
    absent: Sequence[str]
    own: float


def measured(scratch: Path, entries: int, runs: int) -> Measured:
    """Write the files, compare the totals and measure; SystemExit when a total is not the same in all programs."""
    folder = _files(scratch, entries)
    peers, absent = find_peers(folder.used)
    folder.make(sys.executable, str(HERE / "totals.py"), str(folder.used))
    commands = [*floors(scratch, folder.environment)]
    for work, days in WORK.items():
        commands += [_ours(folder, work, cold=cold) for cold in (False, True)]
        commands += [_theirs(folder, peer, work, days) for peer in peers if days or peer.log]
    costs: dict[str, dict[str, Cost]] = {work: {} for work in (*WORK, FLOORS)}
    for name, cost in medians(commands, runs, scratch / "output").items():
        work, _, program = name.rpartition(": ")
        costs[work or FLOORS][program] = cost
    versions = {peer.name: peer.version for peer in peers}
    return Measured(entries, folder, costs, versions, absent, own_memory())


def size_table(found: Measured) -> str:
    """All that was measured on one size; the last column is CPU time, leadtime's with its index being 1."""
    rows = []
    for work, costs in found.costs.items():
        ours = costs.get(WARM)
        rows.append([f"**{work}**", "", "", "", ""])
        for name, cost in costs.items():
            ratio = f"{cost.cpu / ours.cpu:.2f} x" if ours else ""
            program = f"{name} ({found.versions[name]})" if found.versions.get(name) else name
            rows.append([program, *figures(cost, found.own), ratio])
    return page_table([f"{found.entries:,} entries", "CPU ms", "wall ms", "MiB", "CPU"], rows)


def _files(scratch: Path, entries: int) -> ScratchFolder:
    """The last entry is logged and a report made, so that journal, backup and index are there as on any other day."""
    folder = ScratchFolder(scratch, NOW)
    folder.make_history("history.py", entries - 1)
    folder.make(LEADTIME, "log", "office", f"18:00-{START}")
    log = folder.used / "data" / "leadtime.toml"
    folder.make(sys.executable, str(HERE / "peer_files.py"), str(log), str(folder.used))
    folder.make(LEADTIME, "report", "week")
    folder.keep()
    return folder


def words_for(work: str) -> tuple[str, ...]:
    """What is typed after `leadtime` for it."""
    years = ("report", f"{TEN_YEARS.first}..{TEN_YEARS.last}")
    return {LOG: ("log", "office", f"{START}-{END}"), REPORT: ("report", "week"), YEARS: years}[work]


def _ours(folder: ScratchFolder, work: str, *, cold: bool) -> Command:
    back = partial(folder.put_back, without="cache" if cold else "")
    name = f"{work}: {COLD if cold else WARM}"
    return Command(name, (LEADTIME, *words_for(work)), "office", folder.environment, back)


def _theirs(folder: ScratchFolder, peer: Peer, work: str, days: Days | None) -> Command:
    words = peer.asks(days) if days else peer.log
    back = partial(folder.put_back, peer.folder)
    return Command(f"{work}: {peer.name}", words, "office", peer.environment, back)
