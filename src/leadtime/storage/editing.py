"""What `edit` makes of an entry: what is given changes, what is given as nothing is emptied, all else stays."""

from datetime import date, time
from typing import NamedTuple

from leadtime.formats.typed_time import ClockRange
from leadtime.model.duration import Duration
from leadtime.model.entry import Entry
from leadtime.model.errors import Refused, Usage
from leadtime.storage.clock import local
from leadtime.storage.placing import later, placed


class Changes(NamedTuple):
    """The fields to change; None leaves a field as it is.

    `without_clock` takes the clock times away and keeps the length. `codes` has a value for each dimension to set, ""
    for one to take away; `without_codes` takes away all that are not among them.
    """

    category: str | None = None
    when: Duration | ClockRange | None = None
    day: date | None = None
    at: time | None = None
    without_clock: bool = False
    unit: str | None = None
    tags: tuple[str, ...] | None = None
    note: str | None = None
    codes: tuple[tuple[str, str], ...] = ()
    without_codes: bool = False
    people: int | None = None
    without_people: bool = False


def changed(entry: Entry, by: Changes) -> Entry:
    """The entry as it becomes. Usage for times that exclude each other, Refused for what a running timer can't have."""
    times = _moved(entry, by)
    kept = {} if by.without_codes else dict(entry.dimensions)
    codes = {name: value for name, value in {**kept, **dict(by.codes)}.items() if value}
    return times._replace(
        category=entry.category if by.category is None else by.category,
        unit=entry.unit if by.unit is None else by.unit,
        people=None if by.without_people else entry.people if by.people is None else by.people,
        tags=entry.tags if by.tags is None else by.tags,
        note=entry.note if by.note is None else by.note,
        dimensions=tuple(codes.items()),
    )


def _moved(entry: Entry, by: Changes) -> Entry:
    """The entry with its times changed: what is not given, its day, clock time or length, stays."""
    if by.when is None and by.day is None and by.at is None and not by.without_clock:
        return entry
    day = by.day or entry.day
    if entry.is_running:
        return _timer_moved(entry, by, day)
    is_range = isinstance(by.when, ClockRange)
    if is_range and by.without_clock:
        raise Usage("a clock range gives clock times, and an empty --at takes them away", "leave one of them out")
    if isinstance(by.when, Duration) and entry.start and by.day is None and by.at is None and not by.without_clock:
        return entry._replace(end=later(entry.start, by.when))
    began = entry.start.time() if entry.start and not is_range else None
    times = placed(by.when or entry.length(), day, None if by.without_clock else by.at or began)
    return entry._replace(start=times.start, end=times.end, date=times.date, minutes=times.minutes)


def _timer_moved(timer: Entry, by: Changes, day: date) -> Entry:
    assert timer.start is not None
    if by.when is not None or by.without_clock:
        raise Refused("the timer still runs", "leadtime stop ends it first; --at 9:00 changes when it began")
    return timer._replace(start=local(day, by.at or timer.start.time()))
