"""The proposals of an import that were accepted brought into the log or the plan, as one change or not at all.

What was shown may not be what the file says by now. Under the lock it is looked at again: an entry of an event that has
come in since is not added twice, and an entry that its owner has changed or taken out since is neither moved nor
removed, but handed back, to be told. Overlaps that nobody has agreed to refuse everything.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import NamedTuple

from leadtime.formats.entry_words import clock
from leadtime.model.entry import Entry
from leadtime.model.errors import Refused
from leadtime.reckoning.clashes import clashes
from leadtime.reckoning.imports.event_source import parse_source
from leadtime.storage.change import Current, Plan, change, fault_in_log
from leadtime.storage.log_change import edited, new_ids
from leadtime.storage.log_file import LogFile
from leadtime.storage.places import Places


class Accepted(NamedTuple):
    """Entries to add, without ids; entries to move, each as it was read and as it becomes; entries to remove."""

    added: tuple[Entry, ...] = ()
    moved: tuple[tuple[Entry, Entry], ...] = ()
    removed: tuple[Entry, ...] = ()


class Taken(NamedTuple):
    """What was done, with the entries as they are saved, and what was not, for the file had changed since it was read.

    `already_there` are entries to add whose event came in meanwhile, `changed_since` those to move or remove that
    their owner has changed or taken out meanwhile, as they were read.
    """

    added: tuple[Entry, ...] = ()
    moved: tuple[tuple[Entry, Entry], ...] = ()
    removed: tuple[Entry, ...] = ()
    already_there: tuple[Entry, ...] = ()
    changed_since: tuple[Entry, ...] = ()


def accept(
    places: Places,
    accepted: Accepted,
    kind: str,
    at: datetime,
    *,
    parallel: bool,
    kept: Sequence[Entry] = (),
    as_plan: bool = False,
) -> Taken:
    """Add, move and remove entries of the log, or with `as_plan` of the plan, and hand back what was done.

    Refused, with nothing changed, when what is added or moved shares time with another entry, unless `parallel`, or
    unless it is one of the `kept` ones, which are added in spite of that. What is moved frees the time that it had.
    Nothing left to do changes no byte.
    """
    agreed = {entry.source for entry in kept}

    def plan(current: Current) -> tuple[Plan, Taken]:
        log = current.plan if as_plan else current.log
        fault_in_log(log)
        taken = _looked_at(log, accepted)
        if not parallel:
            _refuse_overlaps(log, taken, agreed, at)
        plan = Plan(f"import {kind}{' as plan' if as_plan else ''}: {_in_words(taken)}", [])
        if not (taken.added or taken.moved or taken.removed):
            return plan, taken
        return plan._replace(wanted=[edited(log, remove=taken.removed, replace=taken.moved, add=taken.added)]), taken

    return change(places, at, plan)


def _looked_at(log: LogFile, accepted: Accepted) -> Taken:
    """What can be done of what was accepted: the pairs and the removed are entries of this log, the added have ids."""
    entries = log.parsed().entries
    by_id = {entry.id: entry for entry in entries}
    keys = {key for entry in entries if (key := _event_of(entry))}
    added: list[Entry] = []
    already_there: list[Entry] = []
    for entry in accepted.added:
        key = _event_of(entry)
        (already_there if key and key in keys else added).append(entry)
    moved = [(now, new) for old, new in accepted.moved if (now := _unchanged(old, by_id))]
    removed = [now for old in accepted.removed if (now := _unchanged(old, by_id))]
    wanted = [*(old for old, _ in accepted.moved), *accepted.removed]
    ids = new_ids(log, len(added)) if added else []
    return Taken(
        tuple(entry._replace(id=identifier) for entry, identifier in zip(added, ids, strict=True)),
        tuple(moved),
        tuple(removed),
        tuple(already_there),
        tuple(entry for entry in wanted if not _unchanged(entry, by_id)),
    )


def _event_of(entry: Entry) -> tuple[str, tuple[str, str]] | None:
    source = parse_source(entry.source)
    return (source.kind, source.key) if source else None


def _unchanged(entry: Entry, by_id: dict[str, Entry]) -> Entry | None:
    """The log's entry, when it says what it said when it was read, to the offset of its times; else None."""
    now = by_id.get(entry.id)
    return now if now is not None and repr(now) == repr(entry) else None


def _refuse_overlaps(log: LogFile, taken: Taken, agreed: Collection[str], at: datetime) -> None:
    """Refused for the first overlap of what is added or moved, with how many more there are.

    What a person has agreed to has its time beside all the others.
    """
    leaving = {entry.id for entry in (*(old for old, _ in taken.moved), *taken.removed)}
    staying = [entry for entry in log.parsed().entries if entry.id not in leaving]
    added = [entry for entry in taken.added if entry.source not in agreed]
    found = clashes([*added, *(new for _, new in taken.moved)], staying, at)
    if not found:
        return
    first, second = found[0]
    more = f", and there {'is' if len(found) == 2 else 'are'} {len(found) - 1} more" if found[1:] else ""
    raise Refused(
        f"{_named(first)} overlaps with {_named(second)}{more}; nothing was imported",
        "import again to see what is logged now; --parallel takes both",
    )


def _named(entry: Entry) -> str:
    return f"{entry.category} {clock(entry)} on {entry.day}"


def _in_words(taken: Taken) -> str:
    """`38 entries, 2 moved, 1 removed`; what was not done at all is left out."""
    return ", ".join(
        [_counted(taken.added)] * bool(taken.added)
        + [f"{len(taken.moved)} moved"] * bool(taken.moved)
        + [f"{len(taken.removed)} removed"] * bool(taken.removed)
    )


def _counted(entries: Sequence[Entry]) -> str:
    return f"{len(entries)} {'entry' if len(entries) == 1 else 'entries'}"
