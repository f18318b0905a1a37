"""What is suspicious in a log, but legal: it is counted as it stands, and said.

Conventions: what overlaps is said in `spans`. Each entry is held against the longest-lasting one before it, so that
ten meetings at once are nine warnings and not forty-five. Of many warnings of one kind the first few are said, and
how many more there are. Days and clock times are the entry's own.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import islice

from leadtime.model.budget import Budget
from leadtime.model.duration import DAY
from leadtime.model.entry import Entry
from leadtime.model.path import ancestors
from leadtime.reckoning.days import split
from leadtime.reckoning.since import LONGEST_TIMER, looks_forgotten
from leadtime.reckoning.spans import Span, spans_of

FEW = 3  # warnings of one kind that are said in full; one more is said too, rather than counted
LONG_ENTRY = 16 * 60  # minutes; hardly anyone works longer in one piece, but a slip in a date or hour easily does
MOST_DAYS = 400  # of one entry; a longer one is a slip in the year, and is warned of as too long


def warnings(budget: Budget, entries: Iterable[Entry], now: datetime) -> tuple[str, ...]:
    """A sentence for each suspicious thing in the entries, by kind and then by day, in O(n log n) for n entries."""
    entries = sorted(entries, key=lambda entry: (entry.day, entry.category, entry.id))
    return (
        *_few(_overlapping(entries, now), "entries that overlap with another one"),
        *_few(_too_long(entries, now), "entries of more than 16 hours"),
        *_few(_full_days(entries, now), "days with more than 24 hours logged"),
        *_few(_forgotten_timers(entries, now), "timers that look forgotten"),
        *_few(_in_the_future(entries, now), "entries that lie in the future"),
        *_few(_unknown_categories(budget, entries), "categories that the budget does not know"),
        *_few(_unknown_values(budget, entries), "values that the budget does not list"),
    )


def _few(sentences: Iterable[str], kind: str) -> list[str]:
    found = list(sentences)
    if len(found) <= FEW + 1:
        return found
    return [*found[:FEW], f"There are {len(found) - FEW} more {kind}."]


def _named(entry: Entry) -> str:
    """An entry as a sentence names it: its category, with the id that every command takes."""
    return f"{entry.category} ({entry.id})" if entry.id else entry.category


def _overlapping(entries: Sequence[Entry], now: datetime) -> Iterator[str]:
    latest: Span | None = None
    for span in spans_of(entries, now):
        if latest is not None and span.shares_time_with(latest):
            first_to_end = latest if latest.end < span.end else span
            when = _from_to(span.entry.start or now, first_to_end.entry.end or now)
            yield f"{_named(latest.entry)} and {_named(span.entry)} overlap {when}, and both are counted in full."
        latest = span if latest is None or span.end > latest.end else latest


def _from_to(start: datetime, end: datetime) -> str:
    if start.date() == end.date():
        return f"on {start.date()} from {start:%H:%M} to {end:%H:%M}"
    return f"from {start.date()} {start:%H:%M} to {end.date()} {end:%H:%M}"


def _too_long(entries: Sequence[Entry], now: datetime) -> Iterator[str]:
    for entry in entries:
        minutes = 0 if entry.is_running else entry.length(now).minutes
        if minutes > LONG_ENTRY:
            hours = 24 if minutes > DAY.minutes else LONG_ENTRY // 60
            yield f"{_named(entry)} on {entry.day} is longer than {hours} hours."


def _full_days(entries: Sequence[Entry], now: datetime) -> Iterator[str]:
    logged: Counter[date] = Counter()
    for entry in entries:
        for day, minutes in islice(split(entry, now), MOST_DAYS):
            logged[day] += minutes
    for day, minutes in logged.items():
        if minutes > DAY.minutes:
            yield f"More than 24 hours are logged on {day}."


def _forgotten_timers(entries: Sequence[Entry], now: datetime) -> Iterator[str]:
    for entry in entries:
        if entry.start and entry.is_running and looks_forgotten(entry, now):
            hours = 12 if entry.length(now) > LONGEST_TIMER else 6
            since = f"{entry.start.date()} at {entry.start:%H:%M}"
            yield f"The timer of {_named(entry)} has been running since {since}, for more than {hours} hours."


def _in_the_future(entries: Sequence[Entry], now: datetime) -> Iterator[str]:
    for entry in entries:
        if entry.start > now if entry.start else entry.day > now.date():
            yield f"{_named(entry)} on {entry.day} lies in the future."


def _unknown_categories(budget: Budget, entries: Sequence[Entry]) -> Iterator[str]:
    """A sentence for a category, not for an entry; what a target speaks of, or a known one is part of, is known."""
    if not budget.categories:
        return
    named = [category.path for category in budget.categories] + [target.category for target in budget.targets]
    known = {path for name in named for path in ancestors(name)}
    for category, number in Counter(entry.category for entry in entries if entry.category not in known).items():
        have = "1 entry has" if number == 1 else f"{number} entries have"
        yield f"{have} the category {category}, which the budget does not know."


def _unknown_values(budget: Budget, entries: Sequence[Entry]) -> Iterator[str]:
    lists = {dimension.name: dimension.values for dimension in budget.dimensions}
    for entry in entries:
        for name, value in entry.dimensions:
            if name in lists and value not in lists[name]:
                yield f"{_named(entry)} on {entry.day} has {name} {value}, which is not one that the budget lists."
