"""What leadtime costs: every day, and side by side with other programs on the same history.

    make bench        or        .venv/bin/python benchmarks/bench.py --runs 31 --sizes 2500,25000,100000

`everyday.py` measures the commands that are used all day against the smallest programs with the same libraries;
`one_size.py` one seeded history in our form and in that of each peer that is on the machine. A goal that is missed is
said and fails nothing; a total that is not the same in all programs ends it with exit code 1.
"""

import argparse
import os
import platform
import tempfile
from collections.abc import Sequence
from pathlib import Path

from everyday import everyday
from goals import goals_table
from measuring import SLOW
from one_size import LOG, WORK, Measured, measured, size_table, words_for
from page import Run, page
from peers import END, START, install_watson
from time_goes import time_goes


def main() -> None:
    """Measure, print the tables as they come, and write the page if one is asked for."""
    parser = argparse.ArgumentParser(description="CPU time and memory of leadtime, and of other programs beside it.")
    parser.add_argument("--runs", type=int, default=31, help="how often each command is measured (31)")
    parser.add_argument("--entries", type=int, default=2500, help="of the log for the everyday commands (2500)")
    parser.add_argument("--sizes", default="2500,25000,100000", help="of the histories side by side, with commas")
    parser.add_argument("--page", type=Path, help="a file to write the tables to, as docs/performance.md")
    asked = parser.parse_args()
    machine = _machine(asked.runs)
    print(machine, flush=True)
    install_watson()
    with tempfile.TemporaryDirectory(prefix="leadtime-bench-") as scratch:
        found = []
        for number in map(int, filter(None, asked.sizes.split(","))):
            found.append(measured(Path(scratch, str(number)), number, asked.runs))
            print(f"\n{size_table(found[-1])}\n\n{goals_table(found[-1])}", flush=True)
        daily = everyday(Path(scratch, "everyday"), asked.entries, asked.runs)
        print("\n".join(["", daily, "", *(found[0].absent if found else ())]), flush=True)
        if asked.page:
            run = Run(machine, found, daily, _time_goes(found))
            asked.page.write_text(page(run), encoding="utf-8", newline="\n")


def _time_goes(found: Sequence[Measured]) -> list[str]:
    """Where it goes on the smallest and on the largest history, with the index."""
    tables = []
    for one in {id(one): one for one in (*found[:1], *found[-1:])}.values():
        for work in WORK:
            like = ("log", "office", f"{START}-{END}", "--date", "2026-11-26") if work == LOG else words_for(work)
            tables.append(time_goes(words_for(work), like, one.folder, one.entries))
    return tables


def _machine(runs: int) -> str:
    """The machine in general words, and how busy it was: figures from one with other work are worth little."""
    load = os.getloadavg()[0]
    busy = "\nThe machine had other work to do: run it again on a quiet one before you trust a figure."
    return (
        f"Medians of {runs} runs, of a fifth of them where one takes more than {SLOW:g} s.\n"
        f"{platform.system()} with {os.cpu_count()} cores, load {load:.1f} when it began; "
        f"Python {platform.python_version()}.{busy if load > 1 else ''}"
    )


if __name__ == "__main__":
    main()
