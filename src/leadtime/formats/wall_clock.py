"""Times of other programs: a time of day as they print it, and the moment that a zone's clocks show it.

A time of day is `09:00:00`, `9:00`, `9.00` or `9:00:00 AM`. What other programs made of the hours that the clocks have
twice, or skip, they don't say: of the first kind it is the first time, and of the second the moment that the clocks
would have shown if they had not been put forward, as a calendar has it (RFC 5545, 3.3.5).
"""

import re
from datetime import datetime, time, tzinfo

from leadtime.formats.local_times import moments, on_the_clock

CLOCK_FORM = "a time of day is 09:00, 09:00:00 or 9:00 AM"

_CLOCK = r"([0-9]{1,2})[:.]([0-9]{2})(?:[:.]([0-9]{2})(?:\.[0-9]{1,6})?)?(?:\s*([AaPp])\.?[Mm]\.?)?"


def read_clock(text: str) -> time | None:
    """The time of day in a text; None when it is none."""
    found = re.fullmatch(_CLOCK, text.strip())
    if not found:
        return None
    hour, minute, second = int(found[1]), int(found[2]), int(found[3] or 0)
    if found[4]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found[4] in "Pp" else 0)
    return time(hour, minute, second) if hour < 24 and minute < 60 and second < 60 else None


def moment_at(wall: datetime, zone: tzinfo) -> datetime:
    """The moment when the zone's clocks show a time, by the rule above; OverflowError at the edges of the calendar."""
    shown = moments(wall, zone)
    return shown[0] if shown else on_the_clock(wall.replace(tzinfo=zone, fold=0), zone)
