"""Where the time of a command goes: to importing modules, by whose they are, and to calls, by the room they are in.

The imports are those of one run, each module's own; the calls those of a second run in one process, in which all is
imported. Measuring makes both dearer than they are alone: what counts is how they are divided.
"""

import json
import pstats
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from measuring import LEADTIME
from page_table import page_table
from scratch_folder import ScratchFolder

_IMPORT = re.compile(r"import time: +(\d+) \| +\d+ \| +(\S+)")
_PARTS = ("typer", "click", "rich", "tomli", "leadtime")
_PROFILED = """
import cProfile, json, sys
from leadtime.cli import main
like, words = json.loads(sys.argv[2])
main(like)
profile = cProfile.Profile()
profile.runcall(main, words)
profile.dump_stats(sys.argv[1])
"""
_OTHERS = "the standard library and others"
MOST = 9  # rows, and one for all


def time_goes(words: Sequence[str], like: Sequence[str], folder: ScratchFolder, entries: int) -> str:
    """A table for `leadtime` with these words: milliseconds of importing and of calls, what costs most first.

    `like` are words that import the same and do not stand in the way of the others.
    """
    folder.put_back()
    imports = _by_part(_imports(words, like, folder.environment))
    folder.put_back()
    calls = _by_room(_calls(words, like, folder))
    parts = sorted(imports.keys() | calls.keys(), key=lambda part: -imports.get(part, 0) - calls.get(part, 0))
    rows = [[part, _spelt(imports.get(part, 0)), _spelt(calls.get(part, 0))] for part in parts]
    whole = ["all", _spelt(sum(imports.values())), _spelt(sum(calls.values()))]
    return page_table([f"{entries:,} entries: {' '.join(words)}", "imports ms", "calls ms"], [*rows[:MOST], whole])


def _spelt(seconds: float) -> str:
    return f"{1000 * seconds:.0f}"


def _imports(words: Sequence[str], like: Sequence[str], environment: Mapping[str, str]) -> list[tuple[str, float]]:
    """Each module with the seconds its own import took; the second of two runs, in which all is compiled."""
    for asked in (like, words):
        done = subprocess.run(
            [sys.executable, "-X", "importtime", LEADTIME, *asked], env=environment, capture_output=True, text=True
        )
    return [(name, int(micro) / 1e6) for micro, name in _IMPORT.findall(done.stderr)]


def _by_part(imports: Sequence[tuple[str, float]]) -> dict[str, float]:
    seconds: dict[str, float] = defaultdict(float)
    for name, took in imports:
        first, _, rest = name.partition(".")
        part = first if first in _PARTS else _OTHERS
        if first == "leadtime" and rest:
            part = f"leadtime/{rest.partition('.')[0]}"
        seconds[part] += took
    return seconds


def _calls(words: Sequence[str], like: Sequence[str], folder: ScratchFolder) -> dict[tuple[str, int, str], float]:
    """Each function, as (file, line, name), with the seconds spent in itself."""
    profile = str(folder.used / "profile")
    folder.make(sys.executable, "-c", _PROFILED, profile, json.dumps([like, words]))
    stats = pstats.Stats(profile).stats  # type: ignore[attr-defined]  # typeshed leaves it out
    return {function: figures[2] for function, figures in stats.items()}


def _by_room(calls: Mapping[tuple[str, int, str], float]) -> dict[str, float]:
    seconds: dict[str, float] = defaultdict(float)
    for (file, _, _), took in calls.items():
        parts = Path(file).parts
        if "leadtime" in parts and "site-packages" not in parts:
            at = len(parts) - 1 - parts[::-1].index("leadtime")
            room = "leadtime/" + parts[at + 1]
        else:
            packages = [part for part in _PARTS if part in parts]
            room = packages[0] if packages else "built-in functions" if file == "~" else _OTHERS
        seconds[room] += took
    return seconds
