"""Which proposals are taken: what nobody has decided about is taken when it has a category and its time is free.

Conventions: of two proposals that share time the one that begins first has it, of those that begin together the one
that ends first. One that is left out takes no time, so that what it overlapped with becomes free again. Where
overlaps are allowed, and for what a person keeps in spite of one, the time counts twice.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from enum import Enum
from typing import NamedTuple

from leadtime.model.duration import Duration
from leadtime.model.entry import Entry
from leadtime.model.proposal import Moved, Proposal
from leadtime.reckoning.imports.proposals import by_time
from leadtime.reckoning.spans import Span, span_of


class Wish(Enum):
    """What a person has said of a proposal."""

    NONE = "none"
    LEAVE = "leave"
    KEEP = "keep"  # in spite of an overlap


class Choice(NamedTuple):
    """A proposal with what becomes of it: `entry` is as it would be logged, `overlaps` what has some of its time.

    `number` counts the proposals of its day from 1, and stays when the time is changed.
    """

    proposal: Proposal
    entry: Entry
    number: int
    wish: Wish = Wish.NONE
    is_taken: bool = False
    overlaps: Entry | None = None


def choices(proposed: Iterable[Proposal]) -> list[Choice]:
    """The proposals in the order of their days and times, undecided; those without clock times last in their day."""
    numbers: Counter[date] = Counter()
    found = []
    for one in sorted(proposed, key=lambda one: by_time(one.entry)):
        numbers[one.entry.day] += 1
        found.append(Choice(one, one.entry, numbers[one.entry.day]))
    return found


def settled(undecided: Sequence[Choice], existing: Iterable[Entry], now: datetime, *, parallel: bool) -> list[Choice]:
    """The choices, in their order, with what is taken by what is wished, what the log has, and what begins before.

    With `parallel` an overlap keeps nothing out. In O(n log n) for entries of a day or less.
    """
    taken = _Taken(existing, now)
    found = list(undecided)
    for at in sorted(range(len(found)), key=lambda at: by_time(found[at].entry)):
        choice = found[at]
        span = span_of(choice.entry, now)
        overlaps = taken.sharing(span) if span else None
        is_wanted = bool(choice.entry.category) and choice.wish is not Wish.LEAVE
        is_taken = is_wanted and (overlaps is None or parallel or choice.wish is Wish.KEEP)
        if is_taken and span:
            taken.add(span)
        found[at] = choice._replace(is_taken=is_taken, overlaps=overlaps)
    return found


def in_the_way(one: Moved, entries: Iterable[Entry], now: datetime) -> Entry | None:
    """The earliest of the other entries that has some of the time to which an entry would move."""
    from leadtime.reckoning.spans import overlaps

    return overlaps(one.becomes, entries, now)


def moves(moved: Iterable[Moved], existing: Sequence[Entry], now: datetime, *, parallel: bool) -> list[Moved]:
    """Those that can be made: their owner has not changed the entry, and the new time is free or `parallel` says so."""
    wanted = [one for one in moved if not one.is_edited]
    while True:  # what can't move keeps its time, which may be in the way of another
        going = {one.entry.id for one in wanted}
        taken = _Taken((entry for entry in existing if entry.id not in going), now)
        found: list[Moved] = []
        for one in wanted:
            span = span_of(one.becomes, now)
            if span is None or parallel or not taken.sharing(span):
                found.append(one)
                if span:
                    taken.add(span)
        if len(found) == len(wanted):
            return found
        wanted = found


def length_of(taken: Iterable[Entry], now: datetime) -> Duration:
    """The time of entries in all."""
    return Duration(sum(entry.length(now).minutes for entry in taken))


class _Taken:
    """The time that is taken, by the days that it lies on."""

    def __init__(self, entries: Iterable[Entry], now: datetime) -> None:
        self.by_day: defaultdict[int, list[Span]] = defaultdict(list)
        for entry in entries:
            if span := span_of(entry, now):
                self.add(span)

    def add(self, span: Span) -> None:
        """Take the time of a span."""
        for day in _days(span):
            self.by_day[day].append(span)

    def sharing(self, span: Span) -> Entry | None:
        """The earliest entry that has some of a span's time; None when it is free."""
        found = [one for day in _days(span) for one in self.by_day.get(day, ()) if one.shares_time_with(span)]
        return min(found, key=lambda one: one.start).entry if found else None


def _days(span: Span) -> Iterator[int]:
    return iter(range(span.start.days, span.end.days + 1))
