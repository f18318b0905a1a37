"""When an activity began, if nobody says: when the timer was started, or at the end of the last entry of the day.

Only clock entries have an end. Where the entry written last today has none, nobody knows how late it got, and the
question is asked back rather than answered wrong.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from leadtime.model.duration import Duration
from leadtime.model.entry import MINUTE, Entry, in_utc
from leadtime.model.errors import Refused

LONGEST = timedelta(hours=6)  # longer than that without a note of it, there was a break in it
LONGEST_TIMER = Duration(12 * 60)  # longer than that it was forgotten
LONGEST_OVERNIGHT = Duration(6 * 60)  # and longer than that, if it began on an earlier day: someone slept meanwhile
_FIVE = 17


def since_last(entries: Sequence[Entry], now: datetime, example: str) -> datetime:
    """The end of today's latest entry, in its own offset; entries stand in the order they were written.

    Refused, with `example` completed to what to type, when there is none today, when the last one written has no clock
    times, when it ends now or later, or longer ago than `LONGEST`.
    """
    say = f"say how long it was: {example} 45m, or from when to when: {example} 9-10:30"
    today = [entry for entry in entries if now.date() in (entry.day, entry.end.date() if entry.end else entry.day)]
    if not today:
        raise Refused("there is no entry today that this one could begin after", say)
    last = today[-1]
    if last.start is None:
        what = f"the last entry, {last.category}, says how long and not when"
        raise Refused(f"{what}, so nobody knows where this one began", say)
    end = max(entry.end for entry in today if entry.end)
    passed = in_utc(end, now)
    if passed < MINUTE:
        raise Refused(f"the last entry ends at {end:%H:%M}, which leaves no time until now", say)
    if passed > LONGEST:
        raise Refused(f"the last entry ended at {end:%H:%M}, more than six hours ago", say)
    return end


def running_timer(entries: Sequence[Entry]) -> Entry | None:
    """The entry that has a start and no end yet; the latest of several."""
    found = [entry for entry in entries if entry.is_running]
    return max(found, key=lambda entry: entry.start.timestamp() if entry.start else 0.0, default=None)


def looks_forgotten(timer: Entry, now: datetime) -> bool:
    """True for a timer that has run, or did run until it was stopped, for longer than anybody means one to.

    That is `LONGEST_TIMER`, and `LONGEST_OVERNIGHT` if it began on an earlier day than it was stopped on, or today.
    """
    length = timer.length(now)
    return length > LONGEST_TIMER or (length > LONGEST_OVERNIGHT and timer.day < (timer.end or now).date())


def likely_end(timer: Entry, now: datetime) -> datetime:
    """When a forgotten timer may have ended, as an example to type: at 17:00 of its day, else an hour after its start.

    It lies after the start and before now, or the end, of every timer that looks forgotten.
    """
    assert timer.start is not None
    five = timer.start.replace(hour=_FIVE, minute=0, second=0, microsecond=0)
    return five if timer.start < five < (timer.end or now) else timer.start + timedelta(hours=1)
