"""Entries in the timeclock format, which hledger reads, with the totals of our report.

An entry is a clock-in with the category as the account, `/` being `:` there, and the note as the description, and a
clock-out: `i 2026-11-23 09:00:00 communication:social  note`. The format has no place for a unit, people, tags and
dimensions. Times are those of the entry's own clock, and every session is as many whole minutes as `reckoning.days`
gives to that day: it ends by the offset it began with, and one that crosses midnight is cut there. What a day of 25
hours has more than a clock shows begins at 00:00 again. An entry with a date and minutes is put into free time of its
day, see `reckoning.free_time`. Entries that run parallel stay so, and hledger counts both. The running timer is a
clock-in without a clock-out, in the last line.

hledger rounds every session to a hundredth of an hour, so three times 20 minutes would be 0.99 h. A session is cut in
two where the sum of its category would be wrong otherwise: so the total of a category in hledger is that of the report,
rounded once, and on no day is it a whole minute off. With c = 5/3 hundredths a minute, the sum that is due is the
nearest whole number to c times the minutes so far, and sessions of 60 m = 36 n + 12 or 36 n + 24 seconds are rounded
the other way when they are cut at 36 k + 20 or 36 k + 16.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from leadtime.model.entry import Entry
from leadtime.reckoning.days import split
from leadtime.reckoning.free_time import DAY, placed


class _Session(NamedTuple):
    """`minutes` of an entry on a day, from `begin` on, in seconds from midnight; they end by the next midnight."""

    day: date
    begin: int
    minutes: int
    entry: Entry


def write_timeclock(entries: Iterable[Entry], now: datetime) -> str:
    """The sessions of the entries by their start; `now` says which days a running timer reaches, for what is free."""
    found = list(entries)
    sessions = [session for entry in found if entry.start for session in _clocked(entry, now)]
    taken = [(_second(session), _second(session) + session.minutes * 60) for session in sessions]
    sessions = [session for session in sessions if not session.entry.is_running]
    dated = [session for entry in found if not entry.start for session in _dated(entry)]
    begins = placed([(session.day, session.minutes * 60) for session in dated], taken, _midnight)
    for session, begin in zip(dated, begins, strict=True):
        sessions.append(session._replace(begin=begin - _midnight(session.day)))
    lines = list(_lines(sorted(sessions, key=lambda session: session[:2])))
    lines += [_clock_in(entry.start, entry) for entry in found if entry.start and entry.is_running]
    return "".join(f"{line}\n" for line in lines)


def _clocked(entry: Entry, now: datetime) -> Iterator[_Session]:
    assert entry.start is not None
    begin = entry.start.hour * 3600 + entry.start.minute * 60 + entry.start.second
    for day, minutes in split(entry, now):
        yield from _pieces(day, begin if day == entry.day else 0, minutes, entry)


def _dated(entry: Entry) -> Iterator[_Session]:
    """The sessions of a duration, whose begin is not known yet."""
    return _pieces(entry.day, 0, entry.length().minutes, entry)


def _pieces(day: date, begin: int, minutes: int, entry: Entry) -> Iterator[_Session]:
    """Sessions of so many minutes on one day; what does not fit in before midnight begins at 00:00 again."""
    left = minutes
    while True:
        here = min(left, (DAY - begin) // 60)
        if here or not minutes:
            yield _Session(day, begin, here, entry)
        left, begin = left - here, 0
        if not left:
            return


def _midnight(day: date) -> int:
    return day.toordinal() * DAY


def _second(session: _Session) -> int:
    return _midnight(session.day) + session.begin


def _lines(sessions: Iterable[_Session]) -> Iterator[str]:
    minutes: defaultdict[str, int] = defaultdict(int)
    hundredths: defaultdict[str, int] = defaultdict(int)
    for day, begin, length, entry in sessions:
        account = _account(entry)
        minutes[account] += length
        due = _rounded(minutes[account]) - hundredths[account]
        hundredths[account] += due
        ends = [length * 60]
        if due != _rounded(length):
            ends.insert(0, length * 60 // 72 * 36 + (20 if due > _rounded(length) else 16))
        start = datetime.combine(day, time()) + timedelta(seconds=begin)
        for since, until in zip([0, *ends], ends, strict=False):
            yield _clock_in(start + timedelta(seconds=since), entry)
            yield f"o {start + timedelta(seconds=until):%Y-%m-%d %H:%M:%S} {account}"


def _rounded(minutes: int) -> int:
    """Minutes in hundredths of an hour, to the nearest: 5 m / 3 is never half way between two."""
    return (10 * minutes + 3) // 6


def _clock_in(start: datetime, entry: Entry) -> str:
    # A semicolon would begin a comment, in which `date:` moves an entry to another day.
    words = "".join(c if c.isprintable() else " " for c in entry.note.replace(";", ",")).split()
    return f"i {start:%Y-%m-%d %H:%M:%S} {_account(entry)}" + (f"  {' '.join(words)}" if words else "")


def _account(entry: Entry) -> str:
    """The category as an account's name; two spaces would end it."""
    return ":".join(" ".join(part.split()) for part in entry.category.split("/"))
