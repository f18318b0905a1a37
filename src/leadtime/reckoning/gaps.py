"""Working time with nothing logged.

Conventions: a day has a gap when what is logged on it, of what counts, is less than its capacity. Days after today
have none. Of today only the time is due that has passed since its first clock entry began, so that nobody is told in
the morning that the whole day is missing; a today without a clock entry has no gap yet. Holes are between clock
entries of one day, those that do not count too: lunch is no hole. An entry from the day before may fill the start of
a hole, but the night between the two is none. A hole of less than a minute is no hole.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from leadtime.model.absence import Absence
from leadtime.model.budget import Budget
from leadtime.model.duration import Duration
from leadtime.model.entry import MINUTE, Entry, in_utc
from leadtime.model.period import Period
from leadtime.reckoning.capacity import capacity_by_day
from leadtime.reckoning.days import split
from leadtime.reckoning.spans import Span, spans_of


class Hole(NamedTuple):
    """Clock time between two entries of one day."""

    start: datetime
    end: datetime


class Gap(NamedTuple):
    """A working day with less logged than its capacity (of today: so far); `missing` = capacity - logged > 0."""

    day: date
    capacity: Duration
    logged: Duration
    missing: Duration
    holes: tuple[Hole, ...]


def gaps(
    budget: Budget, entries: Iterable[Entry], absences: Sequence[Absence], period: Period, now: datetime
) -> tuple[Gap, ...]:
    """The working days of a period, up to today, with less logged than there was time for, in their order."""
    logged: Counter[date] = Counter()
    touching: defaultdict[date, list[Entry]] = defaultdict(list)
    for entry in entries:
        for day, minutes in split(entry, now, period):
            touching[day].append(entry)
            logged[day] += minutes if budget.counts(entry.category) else 0
    found = []
    for day, minutes in capacity_by_day(budget, absences, period).items():
        spans = spans_of(touching.get(day, ()), now)
        due = minutes if day < now.date() else min(minutes, _passed(spans, day, now)) if day == now.date() else 0
        if due > logged[day]:
            missing = Duration(due - logged[day])
            found.append(Gap(day, Duration(due), Duration(logged[day]), missing, tuple(_holes(spans, day, now))))
    return tuple(found)


def _passed(spans: Sequence[Span], day: date, now: datetime) -> int:
    """The minutes from the start of the day's first clock entry to now."""
    first = next((span.entry.start for span in spans if span.entry.start and span.entry.day == day), now)
    return in_utc(first, now) // MINUTE


def _holes(spans: Iterable[Span], day: date, now: datetime) -> Iterator[Hole]:
    """What lies between the spans, on the clock of the entry that ends a hole."""
    covered: timedelta | None = None
    begun = False
    for span in spans:
        if begun and covered is not None and span.start - covered >= MINUTE and span.entry.start is not None:
            yield Hole(span.entry.start - (span.start - covered), span.entry.start)
        begun = begun or span.entry.day == day
        covered = span.end if covered is None else max(covered, span.end)
