"""Where the time of a command goes: to importing modules, by whose they are, and to calls, by the room they are in.

The imports are those of one run, each module's own; the calls those of a second run in one process, in which all is
imported. Measuring makes both dearer than they are alone: what counts is how they are divided.
"""

import pstats
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from measuring import LEADTIME
from page_table import page_table

_IMPORT = re.compile(r"import time: +(\d+) \| +\d+ \| +(\S+)")
_PARTS = ("typer", "click", "rich", "tomli", "leadtime")
_PROFILED = """
import cProfile, sys
from leadtime.cli import main
main(sys.argv[2:])
profile = cProfile.Profile()
profile.runcall(main, sys.argv[2:])
profile.dump_stats(sys.argv[1])
"""
_OTHERS = "the standard library and others"
MOST = 8  # rows of calls


def time_goes(words: Sequence[str], environment: Mapping[str, str], scratch: Path) -> str:
    """Two tables for `leadtime` with these words: milliseconds of imports, and of calls by room."""
    imports = _by_part(_imports(words, environment))
    calls = _by_room(_calls(words, environment, scratch / "profile"))
    head = f"`leadtime {' '.join(words)}`"
    return "\n\n".join([_table(f"{head}: imports", imports), _table(f"{head}: calls", calls)])


def _table(head: str, seconds: Mapping[str, float]) -> str:
    rows = sorted(seconds.items(), key=lambda row: -row[1])[:MOST]
    whole = sum(seconds.values()) or 1
    return page_table(
        [head, "ms", "share"], [[name, f"{1000 * found:.0f}", f"{100 * found / whole:.0f} %"] for name, found in rows]
    )


def _imports(words: Sequence[str], environment: Mapping[str, str]) -> list[tuple[str, float]]:
    """Each module with the seconds its own import took; the second of two runs, in which all is compiled."""
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-X", "importtime", LEADTIME, *words], env=environment, capture_output=True, text=True
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


def _calls(words: Sequence[str], environment: Mapping[str, str], profile: Path) -> dict[tuple[str, int, str], float]:
    """Each function, as (file, line, name), with the seconds spent in itself."""
    subprocess.run(
        [sys.executable, "-c", _PROFILED, str(profile), *words], env=environment, stdout=subprocess.DEVNULL, check=True
    )
    stats = pstats.Stats(str(profile)).stats  # type: ignore[attr-defined]  # typeshed leaves it out
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
