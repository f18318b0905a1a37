"""A seeded organisation of 500 units with ten years of visits, and what was promised and lifted on them.

    python benchmarks/organisation.py FOLDER ITEMS

A program of its own for the same reason as `history.py`, whose days it takes.
"""

import random
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from history import LAST, SEED, entries

from leadtime.formats.log_edit import adding
from leadtime.formats.log_toml import NEW_LOG, Item
from leadtime.formats.templates import template
from leadtime.model.promise import Promise
from leadtime.model.recognition import Recognition

UNITS = 500
GROUPS = {
    "schools": '"6 weeks"\nshifts = ["day"]',
    "care-homes": '"6 weeks"\nshifts = ["day", "evening", "night", "weekend"]',
    "home-care": '"2 months"\nshifts = ["day", "evening"]',
    "libraries": '"1 quarter"\nshifts = ["day", "weekend"]',
    "depots": '"1 quarter"\nshifts = ["day", "night"]',
}


def units() -> list[str]:
    """The paths, as many in each group."""
    return [f"{group}/number-{number}" for number in range(UNITS // len(GROUPS)) for group in GROUPS]


def items(number: int) -> Iterator[Item]:
    """About so many: the days of `history.py`, each visit to a unit; on some of them a promise, on some a lift."""
    rng = random.Random(SEED)
    paths = units()
    often = [1 / (1 + place % 37) for place in range(UNITS)]
    # A seventh of the entries are visits, of which half have a promise or a lift; nine a day make ten years of 25,000.
    for entry in entries(number * 14 // 15, a_day=9):
        if entry.category != "visits" or entry.start is None:
            yield entry._replace(unit="")
            continue
        [unit] = rng.choices(paths, often)
        yield entry._replace(unit=unit, people=rng.choice((None, 8, 12, 25)))
        chance, day = rng.random(), entry.start.date()
        if chance < 0.25:
            due, done = (day + timedelta(days=rng.choice((7, 14, 30))) for _ in range(2))
            closed = done if rng.random() < 0.7 and done <= LAST.date() else None
            yield Promise(f"p{entry.id}", day, unit, "A second lift", "HR", due, entry.id, closed)
        elif chance < 0.5:
            yield Recognition(f"r{entry.id}", day, unit, "Built a garden with the pupils", entry=entry.id)


def main(folder: str, number: int) -> None:
    """Write the log and the budget, which is a newcomer's with the units."""
    text = NEW_LOG + adding(NEW_LOG, list(items(number))).new
    Path(folder, "leadtime.toml").write_text(text, encoding="utf-8", newline="\n")
    budget = template("municipal-director")
    budget += "".join(f'\n[[unit]]\nname = "{name}"\nvisit_every = {every}\n' for name, every in GROUPS.items())
    budget += "".join(f'\n[[unit]]\nname = "{path}"\nheadcount = {6 + len(path)}\n' for path in units())
    Path(folder, "budget.toml").write_text(budget, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
