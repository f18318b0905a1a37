"""Where in its day an entry could lie of which only the duration is known, for programs that know nothing but clocks.

Conventions: a place is looked for from 08:00 on, then from midnight on, in the time of the day that nothing else takes.
Where there is none, it begins at midnight, beside what is there: the day's total is right all the same.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from datetime import date

DAY = 24 * 60 * 60
MORNING = 8 * 60 * 60
Span = tuple[int, int]


def placed(
    durations: Sequence[tuple[date, int]], taken: Iterable[Span], midnight: Callable[[date], int]
) -> tuple[int, ...]:
    """When each of these durations begins, none over another one of them nor over what is taken, if the day has room.

    A duration is its day and its length; lengths and moments are seconds, and `midnight` says when a day begins.
    """
    days = sorted({day for day, _ in durations})
    begins = [midnight(day) for day in days]
    busy: dict[date, list[Span]] = {day: [] for day in days}
    for start, end in taken:
        for day in days[bisect_right(begins, start - 2 * DAY) : bisect_left(begins, end)]:
            busy[day].append((start, end))
    found = []
    for day, length in durations:
        start = midnight(day)
        at = _room(length, busy[day], start + MORNING, start + DAY)
        at = _room(length, busy[day], start, start + DAY) if at is None else at
        at = start if at is None else at
        busy[day].append((at, at + length))
        found.append(at)
    return tuple(found)


def _room(length: int, taken: Iterable[Span], begin: int, end: int) -> int | None:
    """The earliest moment from `begin` on with so much time before `end` that nothing takes; None without one."""
    at = begin
    for start, until in sorted(taken):
        if start >= at + length:
            break
        at = max(at, until)
    return at if at + length <= end else None
