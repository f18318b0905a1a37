"""The time now, and the zone that clock times are typed in. `LEADTIME_NOW` sets both time and date, for demonstrations.

The zone is the system's (TZ, else what the computer is set to), with its own rules for every date.
"""

import os
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from time import monotonic

from leadtime.model.errors import Usage


def now() -> datetime:
    """The time now to the second, with the local offset; `LEADTIME_NOW=2026-11-27T13:00:00+01:00` stands in for it."""
    said = os.environ.get("LEADTIME_NOW", "")
    if not said:
        return datetime.now(timezone.utc).astimezone().replace(microsecond=0)
    try:
        moment = datetime.fromisoformat(said)
    except ValueError:
        raise Usage(
            f'LEADTIME_NOW="{said}" is not a date-time', "write it as 2026-11-27T13:00:00+01:00, or unset it"
        ) from None
    if not 1900 <= moment.year < 3000:  # the years that a log can hold
        raise Usage(f'LEADTIME_NOW="{said}" is not in the years 1900 to 2999', "give a year nearer to this one")
    return (moment if moment.tzinfo else local(moment.date(), moment.time())).replace(microsecond=0)


def seconds() -> float:
    """The seconds since some moment, for telling how long a work has taken so far."""
    return monotonic()


def local(day: date, clock: time) -> datetime:
    """A clock time of a day in the local zone, with its offset, a fixed one.

    Of an hour that the clocks have twice it is the first; Usage for a time that they skip.
    """
    wall = datetime.combine(day, clock.replace(tzinfo=None, fold=0))
    moment = wall.astimezone()
    if moment.astimezone(timezone.utc).astimezone().replace(tzinfo=None) != wall:
        raise Usage(f"{clock:%H:%M} on {day} does not exist: the clocks skip it", "give a time before or after it")
    return moment


class LocalZone(tzinfo):
    """The local zone as a tzinfo, for the reader of CSV files: its offset is the system's for that very date."""

    def utcoffset(self, when: datetime | None) -> timedelta | None:
        """The offset of a local time; of one that the clocks have twice, by its fold."""
        return None if when is None else when.replace(tzinfo=None).astimezone().utcoffset()

    def dst(self, when: datetime | None) -> timedelta | None:
        """Not known: the offset alone is asked for."""
        return None

    def tzname(self, when: datetime | None) -> str | None:
        """The zone has no name of its own."""
        return None

    def fromutc(self, when: datetime) -> datetime:
        """The local time of a UTC time that carries this zone."""
        found = when.replace(tzinfo=timezone.utc).astimezone()
        return found.replace(tzinfo=self)
