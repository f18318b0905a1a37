"""Which day an entry's minutes belong to.

A day is the entry's own local day: the offset that its start was written with. An entry across midnight is split at
the midnights of that offset; a part is the whole minutes up to its end less those up to its start, both rounded down,
so the parts always add up to the length of the entry. An entry with a date and minutes lies on its date as a whole.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone

from leadtime.model.entry import MINUTE, Entry


def split(entry: Entry, now: datetime) -> Iterator[tuple[date, int]]:
    """The days of an entry with its minutes on each; they add up to `entry.length(now)`.

    A running timer reaches to `now`. An entry of no length has its one day, with no minutes.
    """
    total = entry.length(now).minutes
    if entry.start is None:
        yield entry.day, total
        return
    start = entry.start.astimezone(timezone.utc)
    midnight = entry.start.replace(hour=0, minute=0, second=0, microsecond=0)
    day, before = entry.day, 0
    while True:
        midnight += timedelta(days=1)
        until = min(total, (midnight.astimezone(timezone.utc) - start) // MINUTE)
        if until > before or day == entry.day:
            yield day, until - before
        if until >= total:
            return
        day, before = day + timedelta(days=1), until
