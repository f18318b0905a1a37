"""Typed times as moments of the local zone."""

from datetime import date, datetime, time, timedelta

from leadtime.formats.typed_time import ClockRange
from leadtime.model.duration import Duration
from leadtime.model.entry import Entry, in_utc
from leadtime.model.errors import Refused, Usage
from leadtime.storage.clock import local

_LONGEST_AGO = timedelta(hours=12)
_FIRST_YEAR = 1900  # an older day is a slip, and the log's reader takes it for one


def placed(when: Duration | ClockRange, day: date, at: time | None) -> Entry:
    """An entry with the time that was typed, and nothing else yet.

    A clock range is from its start to its end, the next day's where it ends before it starts. A duration is a date and
    minutes, or, with `at`, begins then. Usage for `at` with a range, or a time that the clocks skip.
    """
    if isinstance(when, ClockRange):
        if at is not None:
            raise Usage("a clock range says when it began, and so does --at", "leave one of them out")
        last = day + timedelta(days=1) if when.end <= when.start else day
        return Entry("", "", local(day, when.start), local(last, when.end))
    if at is None:
        return Entry("", "", date=day, minutes=when.minutes)
    start = local(day, at)
    return Entry("", "", start, later(start, when))


def retimed(entry: Entry, when: Duration | ClockRange) -> Entry:
    """The entry with another time on its day: a clock range, or a duration from its start where it has one."""
    if isinstance(when, Duration) and entry.start is not None:
        return entry._replace(end=later(entry.start, when))
    new = placed(when, entry.day, None)
    return entry._replace(start=new.start, end=new.end, date=new.date, minutes=new.minutes)


def later(start: datetime, length: Duration) -> datetime:
    """The end of what begins at `start`: an hour and a half is that too in a night in which the clocks change.

    It has the offset of the local zone then; where `start` was written in another zone, that of `start`.
    """
    end = start + timedelta(minutes=length.minutes)
    return end.astimezone() if start.astimezone().utcoffset() == start.utcoffset() else end


def next_such(clock: time, start: datetime) -> datetime:
    """The first moment at or after `start` at which the local clocks show this time."""
    day = start.astimezone().date()
    today = local(day, clock)
    return today if today >= start else local(day + timedelta(days=1), clock)


def last_such(clock: time, now: datetime) -> datetime:
    """The last moment up to now at which the local clocks showed this time: today's, or yesterday's after midnight.

    Refused for a time of today that has not come yet, where yesterday's is more than twelve hours ago.
    """
    moment = local(now.date(), clock)
    if moment <= now:
        return moment
    before = local(now.date() - timedelta(days=1), clock)
    if in_utc(before, now) > _LONGEST_AGO:
        raise Refused(f"{moment:%H:%M} has not come yet", "leave --at out to start now")
    return before


def to_the_minute(moment: datetime) -> datetime:
    """The moment without its seconds: between whole minutes lies just the length that the clock times show."""
    return moment.replace(second=0, microsecond=0)


def refuse_future(entry: Entry, now: datetime) -> None:
    """Nothing for an entry that has begun; Refused for one that has not, or that lies before the year 1900.

    One that has begun may end later than now: who logs a meeting in its last minutes knows when it ends.
    """
    if entry.day.year < _FIRST_YEAR:
        raise Refused(f"{entry.day} is before the year {_FIRST_YEAR}", "look at the year")
    if entry.start is not None and entry.start > now:
        hint = "for another day add --date yesterday, or --date 2026-11-23; the log is for what was done"
        raise Refused(f"{entry.start:%H:%M} on {entry.day} has not come yet", hint)
    if entry.start is None and entry.day > now.date():
        raise Refused(f"{entry.day} has not come yet", "the log is for what was done; look at the date")
