"""What an entry must not do to the others: share their time, or fill a day beyond its hours."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from leadtime.formats.entry_words import clock, length
from leadtime.model.duration import DAY, Duration
from leadtime.model.entry import MINUTE, Entry
from leadtime.model.errors import Refused
from leadtime.model.period import Period
from leadtime.reckoning.days import split
from leadtime.reckoning.spans import overlaps
from leadtime.storage.log_file import LogFile


def near(log: LogFile, first: date, last: date) -> tuple[Entry, ...]:
    """At least the entries that touch these days, both included, and the running timer."""
    return log.touching(Period(first, last + timedelta(days=1))).entries


def refuse_clash(log: LogFile, entry: Entry, at: datetime, but: Entry | None = None) -> None:
    """Refused when the entry shares time with another, or a day of it would have more than 24 hours.

    `but` is the entry that it takes the place of. A timer takes at least its first minute.
    """
    taken = entry if entry.end or entry.start is None else entry._replace(end=max(at, entry.start + MINUTE))
    last = taken.end.date() if taken.end else taken.day
    others = [one for one in near(log, taken.day, last) if one is not but and not (but and one.id == but.id)]
    if twin := next((one for one in others if _is_same_time(one, taken)), None):
        hint = f"leadtime edit {twin.id} --note TEXT changes its note"
        raise Refused(f"{twin.category} {_when(twin)} is logged already ({twin.id})", hint)
    # A timer still runs when an entry ends that reaches beyond now.
    if other := overlaps(taken, others, max(at, taken.end or at)):
        what = "the timer" if entry.is_running else _when(entry)
        raise Refused(f"{what} overlaps with {_named(other)} ({other.id})", _way_out(entry, other))
    _refuse_full_day(taken, others, at)


def _is_same_time(one: Entry, other: Entry) -> bool:
    """True for two clock entries of one category with the same start and end."""
    if one.end is None or one.start is None or other.end is None:
        return False
    return (one.category, one.start, one.end) == (other.category, other.start, other.end)


def same_duration(entry: Entry, others: Iterable[Entry]) -> str:
    """The id of another entry without clock times that says the same of the same day; empty where there is none."""
    if entry.start is not None:
        return ""
    says = (entry.category, entry.date, entry.minutes, entry.unit, entry.note)
    same = (one for one in others if (one.category, one.date, one.minutes, one.unit, one.note) == says)
    return next((one.id for one in same), "")


def _way_out(entry: Entry, other: Entry) -> str:
    """What to type: first the other times that would do, then the way to log it all the same."""
    if entry.is_running:
        return f"say with --at when it began; leadtime edit {other.id} --when ... changes the other"
    parallel = "or add --parallel, if both happened at once"
    if not other.is_running:
        return f"leadtime edit {other.id} --when ... changes the other; {parallel}"
    if entry.start and other.start and entry.start > other.start:
        return f"leadtime stop --at {entry.start:%H:%M} ends the timer before that; {parallel}"
    return f"leadtime edit {other.id} --at {entry.end:%H:%M} lets the timer begin after that; {parallel}"


def _refuse_full_day(entry: Entry, others: Iterable[Entry], at: datetime) -> None:
    full: Counter[date] = Counter()
    for one in others:
        full.update(dict(split(one, at)))
    for day, minutes in split(entry, at):
        if full[day] and full[day] + minutes > DAY.minutes:
            had, would = Duration(full[day]), Duration(full[day] + minutes)
            raise Refused(
                f"{day} has {length(had)} of entries already, and would have {length(would)}",
                f"leadtime list {day} shows them; --parallel logs it all the same",
            )


def _named(other: Entry) -> str:
    if other.is_running:
        return f"the timer on {other.category} since {clock(other)}"
    return f"{other.category} {_when(other)}"


def _when(entry: Entry) -> str:
    """`09:00-10:30`, with its day where two days are in it."""
    night = entry.start and entry.end and entry.end.date() != entry.start.date()
    return f"{clock(entry)} of {entry.day}" if night else clock(entry)
