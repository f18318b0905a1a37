"""Which entries share time with one another; what shares time is said in `spans`.

Conventions: entries that are to be added are held against all the others, those that are there already only against
these, for what was legal in a log stays so. Of many entries at once each is named with one other, not with all.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from leadtime.model.entry import Entry
from leadtime.reckoning.spans import Span, spans_of


class Clash(NamedTuple):
    """Two entries that take some of the same time, the earlier one first; at least one of them is new."""

    first: Entry
    second: Entry


def clashes(new: Iterable[Entry], existing: Iterable[Entry], now: datetime) -> list[Clash]:
    """The clashes among `new` entries and between these and `existing` ones, by time; none exactly when there is none.

    Each span is held against the longest-lasting one before it, in O(n log n) for n entries.
    """
    added = spans_of(new, now)
    are_new = {id(span.entry) for span in added}
    found: list[Clash] = []
    latest: Span | None = None
    latest_new: Span | None = None
    for span in sorted([*added, *spans_of(existing, now)], key=lambda span: span.start):
        is_new = id(span.entry) in are_new
        before = latest if is_new else latest_new
        if before is not None and span.shares_time_with(before):
            found.append(Clash(before.entry, span.entry))
        latest = _longer(latest, span)
        latest_new = _longer(latest_new, span) if is_new else latest_new
    return found


def _longer(one: Span | None, other: Span) -> Span:
    return other if one is None or other.end > one.end else one
