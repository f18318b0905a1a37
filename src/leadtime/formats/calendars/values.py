"""The values of an event's properties, as icalendar reads them: days, times, lengths, texts.

A time in UTC (`Z`) is in UTC whatever its TZID says.
"""

from datetime import date, datetime, timedelta, timezone, tzinfo
from typing import NamedTuple

from leadtime.formats.calendars.refusal import MEND, Unusable
from leadtime.formats.calendars.text import Property
from leadtime.formats.calendars.zones import Zones
from leadtime.model.event import Reason

LONGEST_TEXT = 2000  # characters


class Length(NamedTuple):
    """How long an event is: days of the calendar, then exact time."""

    days: int
    exact: timedelta


class Moment(NamedTuple):
    """A day, as its midnight, or a time: the wall time, and the zone it is written in, None when it names none."""

    wall: datetime
    is_day: bool
    zone: tzinfo | None


def moment_of(given: Property, text: str, zones: Zones) -> Moment:
    """The date, or date-time, that a value is; ValueError for anything else."""
    from icalendar.prop import vDDDTypes

    text = text.strip()
    if not text[:8].isdecimal():
        raise ValueError(f"{given.name}:{text[:40]} is no date")
    found = vDDDTypes.from_ical(text)
    if isinstance(found, datetime):
        if found.tzinfo is not None:
            return Moment(found.replace(tzinfo=None), False, timezone.utc)
        name = given.parameters.get("TZID", "").strip()
        return Moment(found, False, zones.zone(name) if name else None)
    if not isinstance(found, date):
        raise ValueError(f"{given.name}:{text[:40]} is no date")
    return Moment(_midnight(found), True, None)


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001 - a wall time: its zone is the series'


def wall_time(moment: Moment, clock: datetime, zone: tzinfo | None, floating: tzinfo) -> datetime:
    """A moment as the clocks of a series in `zone` have it, whose own time is that of `clock`.

    A day alone is that day at the series' time; of an all-day series it is the day that counts, as it is written.
    """
    if zone is None:
        return moment.wall.replace(hour=0, minute=0, second=0)
    if moment.is_day:
        return datetime.combine(moment.wall.date(), clock.time())
    written = moment.zone or floating
    if written is zone:
        return moment.wall
    return instant(moment.wall, written).astimezone(zone).replace(tzinfo=None, fold=0)


def instant(wall: datetime, zone: tzinfo) -> datetime:
    """The UTC time of a wall time: see ical_zones for one that is skipped, or there twice."""
    return wall.replace(tzinfo=zone, fold=0).astimezone(timezone.utc)


def length_of(text: str) -> Length:
    """A DURATION: its weeks and days, then the rest; Unusable when it is negative."""
    from icalendar.prop import vDuration

    text = text.strip().upper()
    total = vDuration.from_ical(text)
    if total < timedelta(0):
        raise Unusable(Reason.BROKEN, "it ends before it starts", MEND)
    before = text.partition("T")[0]
    days: int = vDuration.from_ical(before).days if before.strip("+P") else 0
    return Length(days, total - timedelta(days))


def plain(text: str) -> str:
    """A text without its escapes, in one line, cut where it is none any more."""
    from icalendar.parser.property import unescape_backslash

    if "\\" in text:
        text = unescape_backslash(text[: 2 * LONGEST_TEXT])
    return " ".join(text[:LONGEST_TEXT].split())
