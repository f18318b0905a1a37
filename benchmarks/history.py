"""A seeded history for the benchmark: a leader's days, in the form that leadtime writes.

    python benchmarks/history.py FOLDER ENTRIES

Ten entries on each working day up to Friday, 27 November 2026, from 08:00 on: 2,500 are a year and 25,000 are ten.
More than those are no more years but fuller days, so that a total of ten years is always over all that is there:
100,000 are ten years of forty entries a day.

A program of its own, so that the memory it takes is not counted with that of the commands measured.
"""

import random
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

from leadtime.formats.log_edit import adding
from leadtime.formats.log_toml import NEW_LOG
from leadtime.formats.templates import template
from leadtime.model.entry import Entry

SEED = 2
A_DAY = 10
TEN_YEARS = 2500  # working days
LAST = datetime(2026, 11, 27, 8, tzinfo=timezone(timedelta(hours=1)))
CATEGORIES = ("office", "office", "office", "meetings", "visits", "communication/social", "travel", "lunch")


def entries(number: int, a_day: int = 0) -> Iterator[Entry]:
    """So many entries, the oldest first: `a_day` on each working day up to the last, the way a full day is logged.

    Without `a_day` there are ten, or as many as it takes for all of them to lie in ten years. No two overlap.
    """
    rng = random.Random(SEED)
    a_day = a_day or max(A_DAY, -(-number // TEN_YEARS))
    slot = min(30, 600 // a_day)  # minutes: a day ends by 18:00
    days = [LAST]
    while len(days) * a_day < number:
        before = days[-1] - timedelta(days=1)
        days.append(before - timedelta(days=max(0, before.weekday() - 4)))
    for count in range(number):
        place = (number - 1 - count) % a_day
        start = days[(number - 1 - count) // a_day] + timedelta(minutes=slot * (a_day - 1 - place))
        category = rng.choice(CATEGORIES)
        yield Entry(
            id=f"n{count:07d}",
            category=category,
            start=start,
            end=start + timedelta(minutes=rng.choice((slot // 2, slot * 2 // 3, slot))),
            unit=rng.choice(("schools/elineberg", "care/seaview", "")) if category == "visits" else "",
            tags=("budget",) if rng.random() < 0.1 else (),
            note=rng.choice(("", "Mail and signing", "One-to-one", "Reading for the executive committee")),
        )


def main(folder: str, number: int) -> None:
    """Write the log and the budget of a newcomer into the folder."""
    text = NEW_LOG + adding(NEW_LOG, list(entries(number))).new
    Path(folder, "leadtime.toml").write_text(text, encoding="utf-8", newline="\n")
    Path(folder, "budget.toml").write_text(template("municipal-director"), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
