"""Planned against actual: what of a calendar's plan happened, and what came in the place of the rest.

Conventions. A planned entry belongs to the period in which it begins; minutes lie on the days that `days` says, and
the figures of a category include its parts, see `tree`. It is due when it is over: by its end on the clock, or when its
day is past. The rest is still to come, and actual time is held against what is due alone. What is declared not to count
has its row, and is in nothing else.

Of its kind is an entry of the planned category, of a part of it, or of one it is part of. A due planned entry happened
when, by the first of these that applies,

1. an entry came of the same event, and is of its kind; when it is of another, that displaced it;
2. entries of its kind take at least half of its time on the clock;
3. an entry of its kind on the same day, whose time can't be compared because one of the two has none on the clock, is
   left for it: what made another happen by 1 or 2 is not, and each makes one happen, those with the same unit
   first, then those of the same category, then those of the most similar length.

Every other was displaced: by the category, not of its kind, that takes most of its time on the clock, a minute at
least, or by nothing. An entry with a duration alone has no place in its day, and displaces nothing.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import accumulate
from typing import NamedTuple

from leadtime.model.budget import Budget
from leadtime.model.duration import Duration
from leadtime.model.entry import MINUTE, Entry
from leadtime.model.path import is_within
from leadtime.model.period import Period
from leadtime.reckoning.days import split
from leadtime.reckoning.imports.event_source import parse_source
from leadtime.reckoning.plan_values import Displaced, Missed, PlanReport, PlanRow
from leadtime.reckoning.spans import Span, span_of, spans_of
from leadtime.reckoning.tree import reached, rows_of
from leadtime.reckoning.values import Stage

# An entry of a planned event counts when it was logged up to a week beside the period: the event was moved.
AROUND = timedelta(days=7)
_ALL = ""  # the row of all that counts


def around(period: Period) -> Period:
    """The days whose entries the report of a period needs."""
    return Period(max(period.start, date.min + AROUND) - AROUND, min(period.end, date.max - AROUND) + AROUND)


def planned_report(
    budget: Budget, planned: Iterable[Entry], entries: Iterable[Entry], period: Period, now: datetime
) -> PlanReport:
    """The plan of a period against its entries at `now`; what lies elsewhere is passed over.

    For each row due = happened + displaced, and planned = due + to come.
    """
    plan = sorted((entry for entry in planned if next(split(entry, now, period), None)), key=_order)
    logged = sorted((entry for entry in entries if next(split(entry, now, around(period)), None)), key=_order)
    due = [entry for entry in plan if _is_due(entry, now)]
    begun = [entry for entry in due if entry.day in period]
    fates = _fates(begun, logged, now)
    missed = tuple(one for one in fates if one and budget.counts(one.planned.category))
    happened = [entry for entry, one in zip(begun, fates, strict=True) if not one]
    rows = _rows(budget, period, now, (plan, due, happened, logged))
    return PlanReport(period, _stage(period, now.date()), rows[:-1], rows[-1], missed, _displaced(missed))


def _stage(period: Period, today: date) -> Stage:
    if period.end <= today:
        return Stage.ENDED
    return Stage.FUTURE if period.start > today else Stage.RUNNING


def _is_due(entry: Entry, now: datetime) -> bool:
    if entry.start is None:
        return entry.day < now.date()
    return entry.end is not None and entry.end <= now


def _order(entry: Entry) -> tuple[date, bool, float, str, str, str, str, str]:
    """By time, those without a clock time last in their day; whatever the order of a file, the report is the same."""
    start = entry.start.timestamp() if entry.start else 0.0
    texts = entry.category, entry.id, entry.source, entry.unit, entry.note
    return entry.day, entry.start is None, start, *texts


def _rows(budget: Budget, period: Period, now: datetime, lists: tuple[Sequence[Entry], ...]) -> tuple[PlanRow, ...]:
    """Every row, the total last; `lists` are the entries planned, due, happened and logged."""
    tallies = [_tally(budget, entries, period, now) for entries in lists]
    (planned, planned_number), (due, due_number), (_, happened), (actual, number) = tallies

    def row(path: str, counts: bool) -> PlanRow:
        return PlanRow(
            category=path,
            counts=counts,
            planned=Duration(planned[path]),
            entries_planned=planned_number[path],
            due=Duration(due[path]),
            entries_due=due_number[path],
            happened=happened[path],
            actual=Duration(actual[path]),
            entries=number[path],
        )

    paths = rows_of(budget, [path for path in {**planned, **actual} if path != _ALL])
    return (*(row(path, budget.counts(path)) for path in paths), row(_ALL, True))


def _tally(
    budget: Budget, entries: Iterable[Entry], period: Period, now: datetime
) -> tuple[Counter[str], Counter[str]]:
    """The minutes in a period, and the entries that begin in it, by the rows that they are in."""
    minutes: Counter[str] = Counter()
    number: Counter[str] = Counter()
    for entry in entries:
        counts, paths = reached(budget, entry.category)
        for day, amount in split(entry, now, period):
            for path in (*paths, _ALL) if counts else paths:
                minutes[path] += amount
                number[path] += day == entry.day
    return minutes, number


def _displaced(missed: Iterable[Missed]) -> tuple[Displaced, ...]:
    number: Counter[tuple[str, str]] = Counter()
    minutes: Counter[tuple[str, str]] = Counter()
    for one in missed:
        number[one.planned.category, one.instead] += 1
        minutes[one.planned.category, one.instead] += one.planned.length().minutes
    pairs = sorted(number, key=lambda pair: (-minutes[pair], -number[pair], pair))
    return tuple(Displaced(*pair, number[pair], Duration(minutes[pair])) for pair in pairs)


def _fates(due: Sequence[Entry], logged: Sequence[Entry], now: datetime) -> list[Missed | None]:
    """Of each due planned entry what displaced it, None when it happened."""
    by_event: defaultdict[tuple[str, ...], list[Entry]] = defaultdict(list)
    for entry in logged:
        by_event[_event(entry)].append(entry)
    by_event.pop((), None)
    clock = _Clock(logged, now)
    taken: set[int] = set()
    fates: list[Missed | None] = []
    left = []
    for number, planned in enumerate(due):
        same = by_event.get(_event(planned), [])
        span = span_of(planned, now)
        at_once = list(clock.within(span)) if span else []
        own = [one for one in at_once if _is_of_its_kind(one.entry, planned)]
        is_covered = span is not None and 2 * _time_in(own, span) >= span.end - span.start
        makers = same or ([one.entry for one in own] if is_covered else [])
        kin = [entry for entry in makers if _is_of_its_kind(entry, planned)]
        taken.update(id(entry) for entry in kin)
        if kin:
            fates.append(None)
        elif same:
            instead = min(same, key=lambda entry: (-entry.length(now).minutes, entry.category)).category
            fates.append(Missed(planned, instead, Duration(0)))
        else:
            fates.append(_missed(planned, span, at_once))
            left.append(number)
    for number in _met_by_day(due, left, [entry for entry in logged if id(entry) not in taken]):
        fates[number] = None
    return fates


def _event(entry: Entry) -> tuple[str, ...]:
    """What tells the event that an entry came of from every other; empty for one that came of none."""
    source = parse_source(entry.source)
    return (source.kind, *source.key) if source else ()


def _is_of_its_kind(entry: Entry, planned: Entry) -> bool:
    return is_within(entry.category, planned.category) or is_within(planned.category, entry.category)


def _missed(planned: Entry, span: Span | None, at_once: Iterable[Span]) -> Missed:
    by_category: defaultdict[str, list[Span]] = defaultdict(list)
    for one in at_once:
        by_category["" if _is_of_its_kind(one.entry, planned) else one.entry.category].append(one)
    minutes = {category: _time_in(spans, span) // MINUTE for category, spans in by_category.items() if span}
    logged = minutes.pop("", 0)
    instead = min((category for category in minutes if minutes[category]), key=lambda c: (-minutes[c], c), default="")
    return Missed(planned, instead, Duration(logged))


def _time_in(spans: Iterable[Span], whole: Span) -> timedelta:
    """The time of `whole` that spans take, each moment once; the spans are in the order of their starts."""
    taken, until = timedelta(), whole.start
    for span in spans:
        start, end = max(span.start, until), min(span.end, whole.end)
        if start < end:
            taken, until = taken + (end - start), end
    return taken


class _Clock:
    """The clock entries by their start, so that those at a time are found without going through all."""

    def __init__(self, entries: Iterable[Entry], now: datetime) -> None:
        self.spans = spans_of(entries, now)
        self.starts = [span.start for span in self.spans]
        self.latest = list(accumulate((span.end for span in self.spans), max))

    def within(self, whole: Span) -> Iterator[Span]:
        """Those that share time with a span, by their start."""
        last = bisect_left(self.starts, whole.end)
        first = bisect_left(self.latest, whole.start, 0, last)  # none before it reaches so far
        return (span for span in self.spans[first:last] if span.shares_time_with(whole))


class _Pair(NamedTuple):
    """A planned entry, by its number, and one that may be it, best first by the order of the fields."""

    other_unit: bool
    other_category: bool
    difference: int
    planned: int
    entry: int


def _met_by_day(due: Sequence[Entry], left: Sequence[int], entries: Sequence[Entry]) -> Iterator[int]:
    """Those of the planned that happened by an entry of their day, each entry used once."""
    by_day: defaultdict[date, list[int]] = defaultdict(list)
    for number, entry in enumerate(entries):
        by_day[entry.day].append(number)
    pairs = []
    for number in left:
        planned = due[number]
        for other in by_day[planned.day]:
            entry = entries[other]
            if (entry.start is None or planned.start is None) and _is_of_its_kind(entry, planned):
                is_same_unit = bool(planned.unit) and entry.unit == planned.unit
                difference = abs(entry.length().minutes - planned.length().minutes)
                pairs.append(_Pair(not is_same_unit, entry.category != planned.category, difference, number, other))
    met: set[int] = set()
    used: set[int] = set()
    for pair in sorted(pairs):
        if pair.planned not in met and pair.entry not in used:
            met.add(pair.planned)
            used.add(pair.entry)
            yield pair.planned
