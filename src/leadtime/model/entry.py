"""One logged piece of time."""

from datetime import date as Day  # the field `date` hides the name inside the class
from datetime import datetime, timedelta
from typing import NamedTuple

from leadtime.model.duration import Duration

MINUTE = timedelta(minutes=1)


class Entry(NamedTuple):
    """Either `start` and `end` (offset date-times; `end` None = the running timer), or `date` and `minutes`.

    `unit` is the path of the unit visited; of several units, their paths with commas between them, which no path has.
    `dimensions` are (name, value) pairs in the file's order; keys of the file that leadtime does not know are in
    `unknown`, as (key, value), so that nothing of the user's is dropped on the way through.
    """

    id: str
    category: str
    start: datetime | None = None
    end: datetime | None = None
    date: Day | None = None
    minutes: int | None = None
    unit: str = ""
    people: int | None = None
    tags: tuple[str, ...] = ()
    note: str = ""
    source: str = ""
    dimensions: tuple[tuple[str, str], ...] = ()
    unknown: tuple[tuple[str, object], ...] = ()

    @property
    def is_running(self) -> bool:
        """True for the timer: a start and no end yet."""
        return self.start is not None and self.end is None

    @property
    def units(self) -> tuple[str, ...]:
        """The paths of the units, each once; of most entries none or one."""
        if "," not in self.unit:
            return (self.unit,) if self.unit else ()
        return tuple(dict.fromkeys(path for part in self.unit.split(",") if (path := part.strip())))

    @property
    def day(self) -> Day:
        """The entry's own local day: that of its start, in the offset it was written with."""
        if self.start is not None:
            return self.start.date()
        assert self.date is not None
        return self.date

    def length(self, now: datetime | None = None) -> Duration:
        """The time of the entry, whole minutes rounded down; a running timer counts up to `now`, or as nothing.

        The difference is taken in UTC: a night in which the clocks change has its true length. It is never below
        zero, whatever a value may say that no file could.
        """
        if self.start is None:
            return Duration(max(0, self.minutes or 0))
        end = self.end if self.end is not None else now
        if end is None:
            return Duration(0)
        return Duration(max(0, in_utc(self.start, end) // MINUTE))


def in_utc(start: datetime, end: datetime) -> timedelta:
    """The time from `start` to `end` in UTC; both have an offset.

    Two times of one zone subtract by the wall clock, so the change of the offset is taken out of those. Neither time
    is turned into UTC, which the first and last hours of the calendar do not have.
    """
    between = end - start
    if start.tzinfo is not end.tzinfo:
        return between
    before, after = start.utcoffset(), end.utcoffset()
    assert before is not None
    assert after is not None
    return between - (after - before)
