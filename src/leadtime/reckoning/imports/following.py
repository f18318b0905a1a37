"""How entries follow the events that they were made of: what has moved since, and what is there no more.

Conventions:
- An entry is known by the series and the occurrence in its source, not by its time. Where an event that stood alone
  has become a series, or a series one event, it is the same one when it began at the same time.
- An event that is older than the entry's source, by its version, changes nothing. One that has the time that the entry
  was imported with changes nothing, nor one that has the time the entry has by now.
- A moved event moves its entry, unless its new time is none that an entry can have: without length, longer than a day,
  or all-day where those are not asked for. Moved to a time that is to come, its entry is gone: what it says was not.
- Cancelled or declined, its entry is gone. So it is where an occurrence of a series is not there any more though its
  series is: taken out of the series, or moved out of the period, which can't be told apart. An event that does not
  repeat is never missed, for it may have moved out of the period. Neither is one of a uid that no file has (it is in
  another calendar), one that lay at the edge of the period by some clock, or one that is newer than all of its series.
- What is gone or moved is an offer. An entry is marked as edited when its time is not that of its source, when several
  entries say that they are of one event, or, for one that is gone, when its note is not the event's title: what becomes
  of it is then its owner's to say.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timezone
from typing import NamedTuple

from leadtime.model.entry import Entry
from leadtime.model.event import Event, Reason
from leadtime.model.period import Period
from leadtime.model.proposal import Gone, Moved
from leadtime.reckoning.imports.event_source import EventSource, Stamp, parse_source, series_of, source_of, stamp_of

_NO_TIME = (Reason.ALL_DAY, Reason.NO_LENGTH, Reason.TOO_LONG, Reason.OUTSIDE)


class Known(NamedTuple):
    """An entry that was made of an event, with what its source says."""

    entry: Entry
    source: EventSource


Log = dict[tuple[str, str], list[Known]]  # by series and occurrence


def known_events(existing: Iterable[Entry], kind: str) -> Log:
    """The entries that imports of a kind have made, by their events; several of one where their owner made copies."""
    found: defaultdict[tuple[str, str], list[Known]] = defaultdict(list)
    beginning = f"{kind}:"
    for entry in existing:
        if entry.source.startswith(beginning) and (source := parse_source(entry.source)):
            found[source.key].append(Known(entry, source))
    return dict(found)


def entries_of(event: Event, stamp: Stamp | None, log: Log, named: Collection[tuple[str, str]]) -> list[Known]:
    """The entries that were made of an event; `stamp` is its time, None for one that no log can hold.

    `named` are the uids and originals of all the events: an entry of one of them is no other's.
    """
    series = series_of(event.uid)
    found = log.get((series, event.original), [])
    if found:
        return found
    if event.original:  # perhaps it stood alone when it was imported
        alone = [] if (event.uid, "") in named else log.get((series, ""), [])
        return [one for one in alone if one.source.stamp.begins == event.original]
    return log.get((series, stamp.begins), []) if stamp and (event.uid, stamp.begins) not in named else []


class Fate(NamedTuple):
    """What becomes of the entries of an event: moved, or gone, or neither."""

    moved: tuple[Moved, ...] = ()
    gone: tuple[Gone, ...] = ()


def fate_of(event: Event, time: Entry, known: Sequence[Known], against: Collection[Reason], kind: str) -> Fate:
    """What becomes of the entries that were made of an event that has the time of `time` now.

    `against` are the reasons for which it would be no proposal, those that are asked for left out.
    """
    if is_older(event, known):
        return Fate()
    off = next((reason for reason in (Reason.CANCELLED, Reason.DECLINED) if reason in against), None)
    if off:
        return Fate(gone=_gone(known, off, event))
    stamp = None if Reason.OUTSIDE in against else stamp_of(time)
    if stamp is None or any(reason in _NO_TIME for reason in against):
        return Fate()
    if any(_is_same(event, stamp, other) for one in known for other in (one.source.stamp, stamp_of(one.entry))):
        return Fate()
    if Reason.TO_COME in against:
        return Fate(gone=_gone(known, Reason.TO_COME, event))
    entry = known[0].entry
    becomes = entry._replace(
        start=time.start, end=time.end, date=time.date, minutes=time.minutes, source=source_of(event, stamp, kind)
    )
    return Fate(moved=(Moved(event, entry, becomes, _is_edited(known, known[0])),))


def is_older(event: Event, known: Sequence[Known]) -> bool:
    """True for an event of an older export than the one that its entries were made of."""
    return event.version < max(one.source.version for one in known)


def _is_same(event: Event, stamp: Stamp, other: Stamp | None) -> bool:
    """True for two times of an event that are the same; of an all-day one the day counts, the budget has its hours."""
    if other is not None and event.days is not None:
        return stamp.day == other.day
    return stamp == other


def _is_edited(known: Sequence[Known], one: Known) -> bool:
    return len(known) > 1 or stamp_of(one.entry) != one.source.stamp


def _gone(known: Sequence[Known], reason: Reason, event: Event | None = None) -> tuple[Gone, ...]:
    """The entries as gone; `event` is what is left of their event, where there is anything."""
    return tuple(
        Gone(one.entry, reason, _is_edited(known, one) or (event is not None and _is_rewritten(one.entry, event)))
        for one in known
    )


def _is_rewritten(entry: Entry, event: Event) -> bool:
    """True for a note that is not the event's title, before which programs put a word such as `Canceled:`."""
    return not " ".join(event.summary.split()).endswith(entry.note)


def missing(
    log: Log,
    events: Sequence[Event],
    seen: Collection[tuple[str, str]],
    series: Collection[str],
    period: Period,
    now: datetime,
) -> list[Gone]:
    """The entries whose occurrence of a series is not among the events any more, in the order of the log.

    `events` are all those of the files in the period, `seen` the keys of the log that they have, `series` the uids in
    the files. The reason is OUTSIDE: it may have been taken out of its series, or moved out of the period.
    """
    newest: dict[str, tuple[int, str]] = {}
    for event in events:
        digits = series_of(event.uid)
        newest[digits] = max(event.version, newest.get(digits, event.version))
    there = {series_of(uid) for uid in series}
    found: list[Gone] = []
    for key, known in log.items():
        digits, original = key
        if not original or key in seen or digits not in there:
            continue
        version = max(one.source.version for one in known)
        if version <= newest.get(digits, version) and all(_is_within(one, period, now) for one in known):
            found += _gone(known, Reason.OUTSIDE)
    return found


def absent(log: Log, series: Collection[str], period: Period, now: datetime) -> list[Entry]:
    """The entries of a period whose event is in no file: it was deleted, or is in another calendar, who can tell."""
    there = {series_of(uid) for uid in series}
    return [
        one.entry
        for (digits, _), known in log.items()
        if digits not in there
        for one in known
        if _is_within(one, period, now)
    ]


def _is_within(one: Known, period: Period, now: datetime) -> bool:
    """True when the imported time lies in the period by the clock of the entry and by that of today.

    Clocks change between summer and winter, and people travel: an event just before midnight on Sunday was read in
    one week, and is looked for in the other.
    """
    start = one.source.stamp.start
    if start is None:
        return one.source.stamp.day in period
    own = one.entry.start.tzinfo if one.entry.start else timezone.utc
    return start.astimezone(own).date() in period and start.astimezone(now.tzinfo).date() in period
