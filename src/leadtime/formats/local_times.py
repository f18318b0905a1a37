"""Clock times of a zone and moments, each into the other, with a fixed offset of whole minutes as a log has it."""

from datetime import datetime, timedelta, timezone, tzinfo

from leadtime.model.entry import MINUTE

# As in the log: another year is a slip.
FIRST_YEAR, LAST_YEAR = 1900, 2999


def on_the_clock(moment: datetime, zone: tzinfo) -> datetime:
    """The moment as the zone's clocks show it; OverflowError at the edges of the calendar.

    The offset is what the clock is ahead of UTC. A zone may not be asked for it: of an hour that comes twice some
    zones know only the first. Seconds of an offset, which zones had long ago, are left out.
    """
    utc = moment.astimezone(timezone.utc)
    shown = utc.astimezone(zone).replace(tzinfo=None, fold=0)
    ahead: timedelta = shown - utc.replace(tzinfo=None)
    return utc.astimezone(timezone(ahead // MINUTE * MINUTE))


def moments(clock: datetime, zone: tzinfo) -> tuple[datetime, ...]:
    """The moments at which the zone's clocks show this time: none when they skip it, two when it comes twice."""
    found: dict[datetime, None] = {}
    for fold in (0, 1):
        moment = on_the_clock(clock.replace(tzinfo=zone, fold=fold).astimezone(timezone.utc), zone)
        if moment.replace(tzinfo=None) == clock:
            found.setdefault(moment)
    return tuple(found)
