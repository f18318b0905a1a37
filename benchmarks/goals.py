"""What is to be reached, as data, and whether it is.

CPU time against the smallest programs with the same libraries and against the peers of the same run, and the memory of
`log`. A goal against a program that is not on the machine is neither reached nor missed.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from floors import TABLE, TYPER
from one_size import FLOORS, LOG, REPORT, WARM, YEARS, Measured
from page_table import page_table


class Goal(NamedTuple):
    """For some sizes: leadtime's CPU time at most so many times another's, or the other at least so many times ours.

    Without `other` it is the memory, in MiB.
    """

    work: str
    other: str
    limits: Mapping[int, float]
    is_ahead: bool = False


GOALS = (
    Goal(LOG, TYPER, {2_500: 1.35, 25_000: 1.45, 100_000: 1.8}),
    Goal(REPORT, TABLE, {2_500: 1.5, 25_000: 1.6, 100_000: 2}),
    Goal(REPORT, "Watson", {2_500: 1, 25_000: 4, 100_000: 10}, is_ahead=True),
    Goal(REPORT, "hledger, journal", {2_500: 1, 25_000: 4, 100_000: 10}, is_ahead=True),
    Goal(REPORT, "hledger, timedot", {2_500: 1, 25_000: 4, 100_000: 10}, is_ahead=True),
    Goal(YEARS, "Timewarrior", {25_000: 1, 100_000: 1}, is_ahead=True),
    Goal(LOG, "", {2_500: 60, 25_000: 70, 100_000: 120}),
)


def goals_table(found: Measured) -> str:
    """The goals for this size with what was measured; empty when there are none for it."""
    rows = [list(_row(goal, found)) for goal in GOALS if found.entries in goal.limits]
    heads = [f"{found.entries:,} entries", "against", "to reach", "measured", ""]
    return page_table(heads, rows, (0, 1, 4)) if rows else ""


def _row(goal: Goal, found: Measured) -> Iterator[str]:
    limit = goal.limits[found.entries]
    ours = found.costs[goal.work][WARM]
    yield goal.work
    if not goal.other:
        yield from ("(memory)", f"≤ {limit:g} MiB", f"{ours.memory:.0f} MiB", _reached(ours.memory <= limit))
        return
    yield goal.other
    yield f"ahead {limit:g} x" if goal.is_ahead else f"≤ {limit:g} x"
    other = found.costs[goal.work if goal.is_ahead else FLOORS].get(goal.other)
    if other is None:
        yield from ("", "not here")
        return
    ratio = other.cpu / ours.cpu if goal.is_ahead else ours.cpu / other.cpu
    yield from (f"{ratio:.2f} x", _reached(ratio >= limit if goal.is_ahead else ratio <= limit))


def _reached(is_reached: bool) -> str:
    return "reached" if is_reached else "not reached"
