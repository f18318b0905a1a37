"""The time on the clock that an entry takes.

Conventions: a running timer takes the time up to now. An entry with a date and minutes has no place in its day, and
one of no length takes no time. Two spans that only touch share no time.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta, timezone
from typing import NamedTuple

from leadtime.model.entry import Entry, in_utc

_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)


class Span(NamedTuple):
    """From `start` to `end`, as the time since 1970 in UTC, so that clocks of several offsets can be compared."""

    start: timedelta
    end: timedelta
    entry: Entry

    def shares_time_with(self, other: "Span") -> bool:
        """True when both take some of the same time."""
        return self.start < other.end and other.start < self.end


def span_of(entry: Entry, now: datetime) -> Span | None:
    """The span of a clock entry of some length; None for every other."""
    end = now if entry.is_running else entry.end
    if entry.start is None or end is None:
        return None
    span = Span(in_utc(_EPOCH, entry.start), in_utc(_EPOCH, end), entry)
    return span if span.start < span.end else None


def spans_of(entries: Iterable[Entry], now: datetime) -> list[Span]:
    """The spans of the clock entries among these, by their start."""
    spans = [span for entry in entries if (span := span_of(entry, now))]
    return sorted(spans, key=lambda span: span.start)


def overlaps(entry: Entry, others: Iterable[Entry], now: datetime) -> Entry | None:
    """The earliest of the other clock entries that shares time with this one, None when none does.

    An entry is no other to itself, nor to an older version of it, which has its id.
    """
    own = span_of(entry, now)
    if own is None:
        return None
    spans = (span_of(other, now) for other in others if other is not entry and not (entry.id and other.id == entry.id))
    shared = (span for span in spans if span and span.shares_time_with(own))
    first = min(shared, key=lambda span: span.start, default=None)
    return first.entry if first else None
