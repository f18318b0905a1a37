"""The page docs/performance.md: the tables of a run, how they came about, and what was tried to make them better.

All figures come from the run. What stands here as text is kept by hand, and has none.
"""

from collections.abc import Sequence
from typing import NamedTuple

from goals import goals_table
from one_size import LOG, REPORT, WARM, YEARS, Measured, size_table


class Run(NamedTuple):
    """A run: the machine in general words, what was measured side by side, and the other tables."""

    machine: str
    sizes: Sequence[Measured]
    everyday: str
    time_goes: Sequence[str]


_HEAD = """\
# What it costs

`make bench` writes this page. It writes one invented history in leadtime's form and in that of each peer on the
machine, and has all of them do the same work, in turns, in one run. CPU time is user + system of the whole process, so
starting Python is in it. Memory is the most that the process had at one time. Nothing is measured before the totals of
every category, for the week and for ten years, are the same in all programs, to the minute.

"""

_SIDE_BY_SIDE = """\
## Side by side

2,500 entries are a year of ten a day, 25,000 are ten years of them, 100,000 are ten years of forty a day. The last
column is CPU time, leadtime's being 1. *Index deleted* is the first command after the cache folder was emptied: the log
is read whole, and a report makes the index anew. A log below a megabyte, such as that of 2,500 entries, has no index.

- Timewarrior keeps a file for each month, and its `summary` reads those it needs. It lists the intervals of the time
  asked for with their total; it has no totals by tag.
- Watson keeps one JSON file, which is read and written whole.
- hledger has no command that logs: one writes a line by hand. Its journal has what the log has, but for the clock
  times; its timedot file, which it reads fastest, has no tags either.
"""

_GOALS = """\
## What is to be reached

CPU time of leadtime with its index: as many times that of the smallest programs with the same libraries, which nobody
who uses Typer and Rich can be below; and so many times ahead of the peers in the same run.
"""

_EVERYDAY = """\
## Every day

What else is used all day, on the log of a year; `coverage` on ten years of an organisation of 500 units.
"""

_TIME_GOES = """\
## Where the time goes

By the folder of the source, or the library. Imports are `-X importtime`, calls `cProfile` once all is imported; both
make what they measure dearer, so it is the proportions that count.
"""

_TRIED = """\
## Why the floor is where it is, and what was tried

- Most of `log` and of the week's report is Python starting, and Typer and Rich being imported. A compiled program such
  as hledger or Timewarrior has answered a question about a short log before a Python program with Typer has begun. On
  a short log they are therefore ahead, and stay so: only giving up Typer or Rich would change that. Typer is held below
  0.29, from which on it loads pydantic for every command.
- Commands import their work inside their body, patterns are made ready when they are first used, and a test names what
  `log` must not load.
- The garbage collector is off, and a process that has said and saved everything ends without taking its modules apart.
- A long log has an index in the cache folder, so that a week is read without the years. The log itself is still read,
  and its fingerprint taken, each time, for the index is never trusted over the file; that is what grows with the
  history.
- `log` proves each change: that the file is the old one with the one entry more, and all other bytes are the same. It
  looks at the whole file for that, once. And it waits until the disk has the file, the journal and the folder, which is
  why its wall time is so much more than its CPU time.
- Ten years are read by patterns instead of a TOML parser wherever an entry is in the form that leadtime writes, and
  the parser does the rest.
- Of a long log only the bytes are read, and the text of the days that are asked for. An entry is added to those bytes
  without a copy of them, the fingerprint goes on from the one they had, and a very long log has a fingerprint that
  processors have instructions for. What is left at 100,000 entries, some 14 MB, is in equal parts the fingerprint,
  reading, looking for the new id, writing, and looking once more before the swap.
- Tried and given up, since it gained nothing that could be measured: an index that does not wait for the disk. Not
  done, since it would be code nobody would look for: the values of the reckoning as anything cheaper to define than
  named tuples, of which some forty are a tenth of what `log` takes beyond the floor.
"""


def _in_short(sizes: Sequence[Measured]) -> str:
    """The answer for someone who wants no table: seconds of CPU time, whatever the size of the log."""
    said = [
        f"- {words} takes "
        + ", ".join(f"{found.costs[work][WARM].cpu:.2f} s with {found.entries:,} entries" for found in sizes)
        for words, work in (("`log`", LOG), ("the week's report", REPORT), ("a report of ten years", YEARS))
    ]
    return "\n".join(["In short, of the processor's time:", "", *said])


def page(run: Run) -> str:
    """The whole page, ending in a line break."""
    blocks = [_HEAD + run.machine, _in_short(run.sizes)]
    for head, tables in (
        (_SIDE_BY_SIDE, [*map(size_table, run.sizes), *(run.sizes[0].absent if run.sizes else ())]),
        (_GOALS, [table for found in run.sizes if (table := goals_table(found))]),
        (_EVERYDAY, [run.everyday]),
        (_TIME_GOES, run.time_goes),
    ):
        if tables:
            blocks += [head.rstrip(), *tables]
    return "\n\n".join([*blocks, _TRIED])
