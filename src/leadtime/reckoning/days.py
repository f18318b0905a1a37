"""Which day an entry's minutes belong to.

A day is the entry's own local day: the offset that its start was written with. An entry across midnight is split at
the midnights of that offset; a part is the whole minutes up to its end less those up to its start, both rounded down,
so the parts always add up to the length of the entry. Where the end has an offset of its own, no part lies on a later
day than the one that stands in the end. An entry with a date and minutes lies on its date as a whole.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from leadtime.model.duration import DAY
from leadtime.model.entry import Entry
from leadtime.model.period import Period


def split(entry: Entry, now: datetime, within: Period | None = None) -> Iterator[tuple[date, int]]:
    """The days of an entry with its minutes on each, those that lie in `within`; all add up to `entry.length(now)`.

    A running timer reaches to `now`. An entry of no length has its one day, with no minutes.
    """
    day = entry.day
    if within is not None and (day >= within.end or _ends_before(entry, now, within)):
        return
    total = entry.length(now).minutes
    if entry.start is None:
        yield day, total
        return
    begun = entry.start.hour * 60 + entry.start.minute + bool(entry.start.second or entry.start.microsecond)
    until = DAY.minutes - begun  # the whole minutes up to the first midnight; each further one is a day later
    last = _days_until(entry, day)
    if within is None or day >= within.start:
        yield day, min(total, until) if last else total
    number = 1 if within is None else max(1, (within.start - day).days)
    until += (number - 1) * DAY.minutes
    most = last if within is None else min(last, (within.end - day).days - 1)
    while until < total and number <= most:
        yield day + timedelta(days=number), total - until if number == last else min(total - until, DAY.minutes)
        until += DAY.minutes
        number += 1


def _days_until(entry: Entry, day: date) -> int:
    """How many days after its first an entry can have minutes at most: to the day of its end, by the end's own offset.

    In the night in which clocks are put back, 23:30 by the new offset is past midnight by the old one; whoever wrote
    that end means the day that stands there.
    """
    if entry.end is None or entry.start is None or entry.end.utcoffset() == entry.start.utcoffset():
        return (date.max - day).days  # an end in another offset can lie on a day that no calendar has any more
    is_midnight = (entry.end.hour, entry.end.minute, entry.end.second, entry.end.microsecond) == (0, 0, 0, 0)
    return max(0, (entry.end.date() - day).days - is_midnight)


def _ends_before(entry: Entry, now: datetime, period: Period) -> bool:
    """True for most of the entries that end before a period, found without reckoning with offsets."""
    if entry.start is None:
        return entry.day < period.start
    # Two offsets differ by less than two days, and so do two dates of one moment.
    return (period.start - (entry.end or now).date()).days > 2
