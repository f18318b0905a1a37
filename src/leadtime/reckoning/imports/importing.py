"""Which entries of a file are new to a log.

An entry with an id is the log's entry of that id: it says the same and is already there, or it says something else and
is a conflict, which nobody but its owner can settle. An entry without an id is recognised in two ways. It was imported
before, when an entry of the log has its source key: even if that entry was edited since, it does not come in again.
Or the log says the same already, written by hand for one. Equal entries are counted: of three in the file, two of
them in the log, one is new. So the same file twice adds nothing, and two visits of 45 minutes on one day are two.

What an entry says is all but its id and the keys that leadtime does not know, which no other file carries.

Files of other trackers are `keyed`: each of their entries comes with its source key, made of what the tracker said and
not of what the rules made of it, so that a rule that is changed since brings nothing in twice. An entry of the log that
says the same but for its source and the order of its tags is there already, too: one that was exported and comes back.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from leadtime.model.entry import Entry


class Conflict(NamedTuple):
    """Two entries of one id that do not say the same: `existing` is in the log, or came earlier in the file."""

    new: Entry
    existing: Entry


class Sorted(NamedTuple):
    """The entries of a file in the file's order: to be added, in the log already, at odds with the log.

    Those to be added that have neither an id nor a source of their own have their source key as `source`; the ids that
    are still empty are for the storage to give.
    """

    added: tuple[Entry, ...]
    already_there: tuple[Entry, ...]
    conflicts: tuple[Conflict, ...]


def sort_out(new: Sequence[Entry], existing: Iterable[Entry], kind: str, *, keyed: bool = False) -> Sorted:
    """Every new entry in exactly one of three lists; `kind`, such as csv, begins the source keys.

    Looks at nothing but ids, sources and equality: overlaps, unknown categories and a second running timer are for
    the checks that every addition to a log goes through.
    """
    added: list[Entry] = []
    there: list[Entry] = []
    conflicts: list[Conflict] = []
    log = list(existing)
    by_id = {entry.id: entry for entry in log if entry.id}
    sources = {entry.source for entry in log}
    named = {entry.id for entry in new if entry.id}
    keys = {entry.source for entry in new if keyed and not entry.id}
    # What the file has by its id or its key is not there for a row without one, too.
    unmatched = Counter(
        _what_it_says(entry, loosely=keyed)
        for entry in log
        if entry.id not in named and not (entry.source and entry.source in keys)
    )
    times: Counter[str] = Counter()
    for entry in new:
        says = _what_it_says(entry, loosely=keyed and not entry.id)
        if entry.id:
            other = by_id.get(entry.id)
            if other is None:
                by_id[entry.id] = entry
                added.append(entry)
            elif _what_it_says(other) == says:
                there.append(entry)
            else:
                conflicts.append(Conflict(entry, other))
            continue
        times[says] += 1
        key = (entry.source if keyed else "") if entry.source else source_key(entry, times[says], kind)
        if key and key in sources:
            there.append(entry)
        elif unmatched[says]:
            unmatched[says] -= 1
            there.append(entry)
        else:
            added.append(entry._replace(source=entry.source or key))
    return Sorted(tuple(added), tuple(there), tuple(conflicts))


def without_record(existing: Iterable[Entry], files: Iterable[Sequence[Entry]], kind: str) -> list[Entry]:
    """The entries that imports of a kind made, on days that the files have, of records that they have no more."""
    entries = [entry for file in files for entry in file]
    sources, days = {entry.source for entry in entries}, {entry.day for entry in entries}
    beginning = f"{kind}:"
    return [
        entry
        for entry in existing
        if entry.source.startswith(beginning) and entry.source not in sources and entry.day in days
    ]


def source_key(entry: Entry, occurrence: int, kind: str) -> str:
    """What tells an entry without id from every other: `csv:` and 12 hex digits of what it says, then `-2` if repeated.

    The same entry has the same key in every import. The chance that any two of 50,000 different entries share one is
    about n^2 / 2^49, five in a million.
    """
    import hashlib

    digest = hashlib.sha256(_what_it_says(entry).encode()).hexdigest()[:12]
    return f"{kind}:{digest}-{occurrence}" if occurrence > 1 else f"{kind}:{digest}"


def _what_it_says(entry: Entry, *, loosely: bool = False) -> str:
    """All that makes two entries equal, as one text; times with their offset, which comparing them would ignore."""
    import json

    fields = [
        entry.category,
        entry.start.isoformat() if entry.start else "",
        entry.end.isoformat() if entry.end else "",
        entry.date.isoformat() if entry.date else "",
        entry.minutes,
        entry.unit,
        entry.people,
        sorted(entry.tags) if loosely else entry.tags,
        entry.note,
        "" if loosely else entry.source,
        sorted(entry.dimensions),
    ]
    return json.dumps(fields)
