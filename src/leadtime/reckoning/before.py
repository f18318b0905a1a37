"""What lies wholly before a day: what a purge takes out of the log.

Conventions. An entry does when it ends by the midnight that the day begins with, by its own clock; a running timer
never does. An absence does when its last day is earlier. A recognition does when it was given earlier, and a promise
when it was given and, unless it is still open, closed earlier.
"""

from datetime import date, time, timedelta

from leadtime.model.absence import Absence
from leadtime.model.entry import Entry
from leadtime.model.promise import Promise
from leadtime.model.recognition import Recognition


def is_before(item: Entry | Absence | Recognition | Promise, day: date) -> bool:
    """True when nothing of it is on the day or later."""
    if isinstance(item, Entry):
        return _is_entry_before(item, day)
    if isinstance(item, Absence):
        return item.last < day
    if isinstance(item, Promise) and item.closed is not None and item.closed >= day:
        return False
    return item.date < day


def _is_entry_before(entry: Entry, day: date) -> bool:
    if entry.is_running:
        return False
    if entry.end is None:
        return entry.day < day
    is_at_midnight = entry.end.time() == time()
    return entry.day < day and entry.end.date() - timedelta(days=is_at_midnight) < day
