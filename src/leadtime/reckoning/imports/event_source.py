"""Which event an entry was made of, as the entry's `source` keeps it.

`ics:6f1e2ab09c34/20261124T0800Z/20261124T0800Z+90~2.20261120T121200Z` is, in this order: the kind of import; 12 hex
digits of the SHA-256 of the event's uid; which occurrence of a series it is, empty for an event that does not repeat;
the time it had when it was imported, its start in UTC and its minutes (`20261124+480` is 480 minutes of a day); and
its version, left out where it has none. The first three say which event it is, for ever. The time tells whether the
event has moved since, and whether the entry's owner has changed the entry's time since; the version keeps an older
export from overruling a newer one.

The minute counts: what differs by seconds is the same time. The chance that any two of 10,000 series share their 12
digits is about n^2 / 2^49, two in ten million.
"""

import re
from datetime import MAXYEAR, MINYEAR, date, datetime, timezone
from typing import NamedTuple

from leadtime.model.entry import Entry
from leadtime.model.event import Event

_STAMP = r"(?P<day>\d{8})(?:T(?P<clock>\d{4})Z)?\+(?P<minutes>\d{1,9})"
_VERSION = r"~(?P<sequence>-?\d{1,4000})(?:\.(?P<modified>.+))?"
_SOURCE = rf"(?P<kind>[a-z-]+):(?P<series>[0-9a-f]{{12}})/(?P<original>[^/]*)/{_STAMP}(?:{_VERSION})?"


class Stamp(NamedTuple):
    """A time to the minute: `start` in UTC, or a `day`, and the whole minutes from there; None for what it has not."""

    start: datetime | None
    day: date | None
    minutes: int

    @property
    def begins(self) -> str:
        """The start as a series names its occurrences by it: `20261124T0800Z`, of a day `20261124`."""
        if self.start is None:
            assert self.day is not None
            return _day(self.day)
        return f"{_day(self.start)}T{self.start:%H%M}Z"


class EventSource(NamedTuple):
    """What the source of an entry says of its event; `series` are the 12 digits of the uid, see `series_of`."""

    kind: str
    series: str
    original: str
    stamp: Stamp
    version: tuple[int, str] = (0, "")

    @property
    def key(self) -> tuple[str, str]:
        """Which event of its kind it is, whatever became of it."""
        return self.series, self.original


def series_of(uid: str) -> str:
    """The 12 hex digits that stand for a uid."""
    import hashlib

    return hashlib.sha256(uid.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def stamp_of(entry: Entry) -> Stamp | None:
    """The time of an entry, to be compared with that of an event; None for a running timer."""
    if entry.is_running:
        return None
    minutes = entry.length().minutes
    if entry.start is None:
        return Stamp(None, entry.day, minutes)
    return Stamp(entry.start.astimezone(timezone.utc).replace(second=0, microsecond=0), None, minutes)


def source_of(event: Event, stamp: Stamp, kind: str) -> str:
    """The source of an entry that is made of an event and has the time `stamp`; `kind` is small letters and hyphens."""
    sequence, modified = event.version
    version = "" if event.version == (0, "") else f"~{sequence}.{modified}" if modified else f"~{sequence}"
    return f"{kind}:{series_of(event.uid)}/{event.original}/{stamp.begins}+{stamp.minutes}{version}"


def parse_source(source: str) -> EventSource | None:
    """What a source says of an event; None for any other source, such as that of a CSV file or one written by hand."""
    found = re.fullmatch(_SOURCE, source, re.ASCII | re.DOTALL)
    if found is None:
        return None
    said = found.groupdict("")
    try:
        stamp = _stamp(said["day"], said["clock"], int(said["minutes"]))
    except ValueError:  # a day or a clock time that there is not
        return None
    return EventSource(
        said["kind"], said["series"], said["original"], stamp, (int(said["sequence"] or 0), said["modified"])
    )


def _stamp(day: str, clock: str, minutes: int) -> Stamp:
    year, month, of_month = int(day[:4]), int(day[4:6]), int(day[6:])
    if not MINYEAR < year < MAXYEAR:
        raise ValueError("at the calendar's end no clock but that of UTC could show it")
    if not clock:
        return Stamp(None, date(year, month, of_month), minutes)
    return Stamp(datetime(year, month, of_month, int(clock[:2]), int(clock[2:]), tzinfo=timezone.utc), None, minutes)


def _day(day: date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"
