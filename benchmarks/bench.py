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
from pathlib import Path

from everyday import ITEMS, everyday
from goals import goals_table
from one_size import measured, size_table


def main() -> None:
    """Measure, print the tables as they come, and write the page if one is asked for."""
    parser = argparse.ArgumentParser(description="CPU time and memory of leadtime, and of other programs beside it.")
    parser.add_argument("--runs", type=int, default=31, help="how often each command is measured (31)")
    parser.add_argument("--entries", type=int, default=2500, help="of the log for the everyday commands (2500)")
    parser.add_argument("--sizes", default="2500,25000,100000", help="of the histories side by side, with commas")
    parser.add_argument("--page", type=Path, help="a file to write the tables to, as docs/performance.md")
    asked = parser.parse_args()
    machine = f"Medians of {asked.runs} runs; Python {platform.python_version()}, {os.cpu_count()} cores."
    print(machine, flush=True)
    blocks = []
    with tempfile.TemporaryDirectory(prefix="leadtime-bench-") as scratch:
        for number in filter(None, asked.sizes.split(",")):
            found = measured(Path(scratch, number), int(number), asked.runs)
            blocks.append("\n\n".join(filter(None, [size_table(found), *found.absent, goals_table(found)])))
            print("\n" + blocks[-1], flush=True)
        blocks.append(everyday(Path(scratch, "everyday"), asked.entries, asked.runs))
        print(f"\nEvery day ({ITEMS:,} entries where there are 500 units)\n\n{blocks[-1]}")


if __name__ == "__main__":
    main()
