"""On which shifts a visit was: who works when, against the clock times of the visits.

Conventions. A visit is on a shift when it shares at least a minute with it; it may be on several. A shift that goes
past midnight belongs to the day it begins on. Clock times are those the visit was logged with; where they tell nothing,
since the end has another offset and stands before the start, the true length does. A running timer reaches to now. A
visit of which only the day and the minutes are known is on no shift that anybody could tell.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import lru_cache

from leadtime.model.entry import in_utc
from leadtime.model.unit import Shift
from leadtime.reckoning.visits import Visit

_MINUTE = 60
_DAY = 24 * 60 * _MINUTE
_NO_TIME = timedelta(0)


def shifts_of(visit: Visit, shifts: Sequence[Shift], now: datetime) -> tuple[tuple[str, int], ...]:
    """The name of each shift that a visit was on, with the weekday (0 = Monday) on which that began, the first one."""
    if visit.start is None:
        return ()
    end = visit.end or max(now.astimezone(visit.start.tzinfo), visit.start)
    same = visit.start.tzinfo is end.tzinfo  # then times are subtracted by the clock
    by_clock = end - visit.start if same else end.replace(tzinfo=None) - visit.start.replace(tzinfo=None)
    lasted = by_clock if by_clock > _NO_TIME else in_utc(visit.start, end)
    # In seconds since the midnight before the visit: there may be tens of thousands of visits.
    begins = (visit.start.hour * 60 + visit.start.minute) * _MINUTE + visit.start.second
    return _found(tuple(shifts), visit.start.weekday(), begins, begins + lasted.days * _DAY + lasted.seconds)


@lru_cache(maxsize=4096)
def _found(shifts: tuple[Shift, ...], weekday: int, begins: int, ends: int) -> tuple[tuple[str, int], ...]:
    """The same by the seconds; most visits begin at the same few times of the day, for an hour or so."""
    found = []
    for shift in shifts:
        length = (shift.end - shift.start) * _MINUTE % _DAY or _DAY
        for day in range(-1, 1 + ends // _DAY):
            opens = day * _DAY + shift.start * _MINUTE
            on = (weekday + day) % 7
            if on in shift.days and min(ends, opens + length) - max(begins, opens) >= _MINUTE:
                found.append((shift.name, on))
                break
    return tuple(found)
