"""From events to proposals: every event is proposed, skipped with its reason, or already there.

Conventions:
- Of an event that comes several times, by uid and original start, the greatest version counts, and of equal ones the
  greatest by all they say, whatever the order of the files. The others are duplicates.
- An event whose entry is in the log is already there, whatever its category is by now; `following` says what becomes of
  the entry. Only one that was cancelled or declined since, or moved to a time that is to come, is skipped as such.
- The reasons are looked at in this order, and the first that is not asked for counts: cancelled, declined, tentative,
  free, all-day, without length, longer than a day (a log can't hold a year before 1900 or after 2999 either), not over
  yet, left out by a rule. What no rule takes has the category `otherwise`; where that is empty it is a proposal without
  a category, which a person can give one.
- Events that say the same at the same time under several uids, as shared calendars have them, are one: that of an entry
  in the log, else one that has a category, else the least by all they say. Only what would be proposed is compared, so
  that none is the duplicate of one that is left out.
- An all-day event takes the budget's minutes of its weekday, and on a day that has none those of a day on average.
- The note is the summary, with its white space as single spaces; people are the attendees, where they are known.
- Of an event that none of the files has nothing is known: its entry is `absent`, which is said where some of the events
  are in the log, so that it may be the same calendar as the last time.
- What overlaps is a proposal like any other: `choices` says whose the time is.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from leadtime.model.budget import Budget
from leadtime.model.duration import DAY
from leadtime.model.entry import Entry
from leadtime.model.event import Event, Reason
from leadtime.model.period import Period
from leadtime.model.proposal import Gone, Moved, Proposal, Proposals, Skipped
from leadtime.model.rule import Rule
from leadtime.reckoning.capacity import minutes_by_weekday
from leadtime.reckoning.imports.event_source import Stamp, parse_source, source_of, stamp_of
from leadtime.reckoning.imports.following import Log, absent, entries_of, fate_of, is_older, known_events, missing

_MARKS = (Reason.CANCELLED, Reason.DECLINED, Reason.TENTATIVE, Reason.FREE)
_NEVER = (Reason.OUTSIDE, Reason.NO_LENGTH, Reason.TOO_LONG)  # whatever is asked for, a log can't hold it
_FIRST_YEAR, _LAST_YEAR = 1900, 2999

_Content = tuple[Stamp | None, str]


class _Asked(NamedTuple):
    """What an import asks for, beside the events."""

    kind: str
    take: Callable[[Event], Rule | None]
    budget: Budget
    now: datetime
    include: Collection[Reason]
    otherwise: str
    as_plan: bool


def propose(
    events: Sequence[Event],
    *,
    kind: str,
    take: Callable[[Event], Rule | None],
    budget: Budget,
    existing: Iterable[Entry],
    period: Period,
    now: datetime,
    include: Collection[Reason] = (),
    otherwise: str = "",
    as_plan: bool = False,
    series: Collection[str] = (),
    outside: int = 0,
    unread: int = 0,
) -> Proposals:
    """What importing the events of a period into a log with the `existing` entries would do; in O(n log n).

    `kind`, such as ics, begins the sources; `take` is the first rule that takes an event. `include` are reasons that
    shall not skip, where a log can hold the event. With `as_plan` the entries are those of the plan, and what is to
    come is proposed like the rest. `series` are the uids of the files, `outside` and `unread` how many events they have
    beside these. The same events in another order give the same proposals, by day and time, those without clock times
    last in their day.
    """
    asked = _Asked(kind, take, budget, now, include, otherwise, as_plan)
    found = _proposals(events, list(existing), period, series, asked)
    return found._replace(outside=outside, unread=unread)


def _proposals(
    events: Sequence[Event], existing: Sequence[Entry], period: Period, series: Collection[str], asked: _Asked
) -> Proposals:
    log = known_events(existing, asked.kind)
    newest, older = _newest(events)
    there, fresh = _told_apart(newest, log, asked)
    skipped = [*(Skipped(event, Reason.DUPLICATE) for event in older), *there.skipped, *fresh.skipped]
    new_time = {id(one.entry): one.becomes for one in there.moved if not one.is_edited}
    after = [new_time.get(id(entry), entry) for entry in existing]
    proposed = fresh.proposed
    if Reason.DUPLICATE not in asked.include:
        proposed, copies = _without_copies(proposed, {*there.contents, *_contents(after, asked.kind)})
        skipped += [Skipped(one.event, Reason.DUPLICATE, rule=one.rule) for one in copies]
    missed = missing(log, events, there.seen, series, period, asked.now)
    return Proposals(
        tuple(sorted(proposed, key=lambda one: by_time(one.entry))),
        tuple(sorted(skipped, key=lambda one: (one.event.day, *_all_it_says(one.event)))),
        there.number,
        tuple(sorted(there.moved, key=lambda one: by_time(one.entry))),
        tuple(sorted((*there.gone, *missed), key=lambda one: by_time(one.entry))),
        tuple(absent(log, {*series, *(event.uid for event in events)}, period, asked.now)) if there.number else (),
    )


def _newest(events: Iterable[Event]) -> tuple[list[Event], list[Event]]:
    """The version of each event that counts, in an order of their own, and all the others."""
    versions: defaultdict[tuple[str, str], list[Event]] = defaultdict(list)
    for event in events:
        versions[event.uid, event.original].append(event)
    newest, older = [], []
    for _, found in sorted(versions.items()):
        *others, last = sorted(found, key=lambda event: (event.version, _all_it_says(event)))
        newest.append(last)
        older += others
    return newest, older


def _all_it_says(event: Event) -> tuple[str, ...]:
    """What tells two events apart, as texts, which can be put in order."""
    times = (event.start, event.end, event.days, event.date, event.minutes)
    marks = [mark.value for mark in event.marks]
    words = (event.summary, event.location, event.calendar, event.categories, event.organizer, event.attendees, marks)
    return (*map(str, (*times, *words)), event.uid, event.original, event.place)


class _There(NamedTuple):
    """The events whose entries are in the log: how many, what they say and what becomes of the entries.

    `seen` are the keys of the log that belong to an event.
    """

    number: int
    moved: list[Moved]
    gone: list[Gone]
    skipped: list[Skipped]
    contents: set[_Content]
    seen: set[tuple[str, str]]


class _Fresh(NamedTuple):
    """The events that have no entry in the log."""

    proposed: list[Proposal]
    skipped: list[Skipped]


def _told_apart(events: Sequence[Event], log: Log, asked: _Asked) -> tuple[_There, _Fresh]:
    """The events that are in the log already, and the others, proposed or skipped."""
    number = 0
    named = {(event.uid, event.original) for event in events}
    there, fresh = _There(0, [], [], [], set(), set()), _Fresh([], [])
    for event in events:
        time = _time_of(event, asked.budget)
        against = list(_against(event, time, asked))
        stamp = None if Reason.OUTSIDE in against else stamp_of(time)
        known = entries_of(event, stamp, log, named)
        if not known:
            made = Skipped(event, against[0]) if against else _made(event, time, asked)
            if isinstance(made, Skipped):
                fresh.skipped.append(made)
            else:
                fresh.proposed.append(made)
            continue
        fate = fate_of(event, time, known, against, asked.kind)
        there.moved.extend(fate.moved)
        there.gone.extend(fate.gone)
        there.seen.update(one.source.key for one in known)
        if fate.gone:
            there.skipped.append(Skipped(event, fate.gone[0].reason))
        else:
            number += 1
            if not is_older(event, known):
                there.contents.add((stamp, _note(event)))
    return there._replace(number=number), fresh


def _time_of(event: Event, budget: Budget) -> Entry:
    """An entry with the time of an event and nothing else."""
    if event.start is not None:
        return Entry("", "", event.start, event.end or event.start)
    if event.days is not None:
        return Entry("", "", date=event.day, minutes=_minutes_of_day(event, budget))
    return Entry("", "", date=event.date, minutes=event.minutes or 0)


def _minutes_of_day(event: Event, budget: Budget) -> int:
    return minutes_by_weekday(budget)[event.day.weekday()] or (
        budget.hours.minutes // len(set(budget.working_days)) if budget.working_days else 0
    )


def _against(event: Event, time: Entry, asked: _Asked) -> Iterator[Reason]:
    """The reasons against an event, in their order, those that are asked for left out."""
    minutes = time.length().minutes
    years = {event.day.year, time.end.year if time.end else event.day.year}
    holds = (
        *((mark, mark in event.marks) for mark in _MARKS),
        (Reason.ALL_DAY, event.days is not None),
        (Reason.OUTSIDE, not all(_FIRST_YEAR <= year <= _LAST_YEAR for year in years)),
        (Reason.NO_LENGTH, minutes == 0),
        (Reason.TOO_LONG, minutes > DAY.minutes),
        (Reason.TO_COME, not asked.as_plan and _is_to_come(event, time, asked.now)),
    )
    yield from (reason for reason, is_so in holds if is_so and (reason in _NEVER or reason not in asked.include))


def _is_to_come(event: Event, time: Entry, now: datetime) -> bool:
    """True for what is not over: an all-day event ends with its day, a duration may have been at any time of it."""
    if time.end is not None:
        return time.end > now
    return event.day >= now.date() if event.days is not None else event.day > now.date()


def _made(event: Event, time: Entry, asked: _Asked) -> Proposal | Skipped:
    rule = asked.take(event)
    if rule is not None and rule.skip:
        return Skipped(event, Reason.BY_RULE, rule.skip, rule)
    stamp = stamp_of(time)
    assert stamp is not None
    entry = time._replace(
        category=(rule.category if rule else "") or asked.otherwise,
        unit=rule.unit if rule else "",
        people=event.attendees or None,
        tags=rule.tags if rule else (),
        note=_note(event),
        source=source_of(event, stamp, asked.kind),
        dimensions=rule.dimensions if rule else (),
    )
    return Proposal(event, entry, rule)


def _note(event: Event) -> str:
    return " ".join(event.summary.split())


def _contents(entries: Iterable[Entry], kind: str) -> Iterator[_Content]:
    """What the events of entries of a kind said when they were imported."""
    beginning = f"{kind}:"
    for entry in entries:
        if entry.source.startswith(beginning) and (source := parse_source(entry.source)):
            yield source.stamp, entry.note


def _without_copies(proposed: Iterable[Proposal], said: set[_Content]) -> tuple[list[Proposal], list[Proposal]]:
    """Of proposals that say the same one, and none where `said` has it already; then all the others."""
    kept: list[Proposal] = []
    copies: list[Proposal] = []
    for one in sorted(proposed, key=lambda one: (not one.entry.category, _all_it_says(one.event))):
        content = stamp_of(one.entry), one.entry.note
        (copies if content in said else kept).append(one)
        said.add(content)
    return kept, copies


def by_time(entry: Entry) -> tuple[object, ...]:
    """By day; in a day by start, then end, then source, what has no clock times last."""
    if entry.start is None or entry.end is None:
        return entry.day, True, 0.0, 0.0, entry.source
    return entry.day, False, entry.start.timestamp(), entry.end.timestamp(), entry.source
