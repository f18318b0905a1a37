"""The entries of other files brought into the log, as one change or not at all.

What an import would do is decided by `arrange`, which is pure: it is asked for a dry run, and again under the lock.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from leadtime.model.budget import Budget
from leadtime.model.entry import Entry
from leadtime.reckoning.category_names import known_paths
from leadtime.reckoning.clashes import Clash, clashes
from leadtime.reckoning.imports.importing import Conflict, sort_out
from leadtime.storage.budget_change import declaring
from leadtime.storage.budget_file import good_budget
from leadtime.storage.change import Current, Plan, change
from leadtime.storage.log_change import edited, new_ids
from leadtime.storage.log_file import LogFile
from leadtime.storage.places import Places

Files = Sequence[Sequence[Entry]]  # the entries of each file, in its order


class Arranged(NamedTuple):
    """What an import adds, how many entries are there already, and what stands against it.

    `new_categories` are unknown to the budget, `unlisted` are (dimension, value) pairs that it does not list, and
    `timers` are those that would run at once, none where it is no more than one.
    """

    added: tuple[Entry, ...]
    already_there: int
    new_categories: tuple[str, ...] = ()
    unlisted: tuple[tuple[str, str], ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    clashes: tuple[Clash, ...] = ()
    timers: tuple[Entry, ...] = ()

    def is_allowed(self, new: bool, parallel: bool) -> bool:
        """True when nothing stands against it but what `new` (categories) and `parallel` (overlaps) allow."""
        refused = self.unlisted or self.conflicts or self.timers
        return not refused and (new or not self.new_categories) and (parallel or not self.clashes)


def arrange(
    budget: Budget, existing: Iterable[Entry], files: Files, kind: str, now: datetime, *, keyed: bool = False
) -> Arranged:
    """What importing files of a `kind`, such as csv, would do to a log with the `existing` entries.

    A category is meant by its path or an alias, capitals or not; a value of a dimension likewise by its word. The files
    come in one after the other, so that what two of them have comes in once. Entries that are `keyed` are known by
    the source that they come with.
    """
    existing = list(existing)
    names, values = _names(budget), _values(budget)
    added: list[Entry] = []
    already_there = 0
    conflicts: list[Conflict] = []
    for entries in files:
        meant = [_as_budget_says(entry, names, values) for entry in entries]
        found = sort_out(meant, [*existing, *added], kind, keyed=keyed)
        added += found.added
        already_there += len(found.already_there)
        conflicts += found.conflicts
    running = [entry for entry in added if entry.is_running]
    timers = [*(entry for entry in existing if entry.is_running), *running] if running else []
    declared = set(known_paths(budget))
    pairs = dict.fromkeys(pair for entry in added for pair in entry.dimensions)
    return Arranged(
        tuple(added),
        already_there,
        tuple(dict.fromkeys(entry.category for entry in added if entry.category not in declared)),
        tuple((name, value) for name, value in pairs if (name, value.lower()) not in values),
        tuple(conflicts),
        tuple(clashes(added, existing, now)),
        tuple(timers) if len(timers) > 1 else (),
    )


def _names(budget: Budget) -> dict[str, str]:
    """The path that each name of a category stands for, in small letters."""
    names = {path.lower(): path for path in known_paths(budget)}
    for category in budget.categories:
        for alias in category.aliases:
            names.setdefault(alias.lower(), category.path)
    return names


def _values(budget: Budget) -> dict[tuple[str, str], str]:
    """The budget's spelling of each dimension's values."""
    return {(dimension.name, value.lower()): value for dimension in budget.dimensions for value in dimension.values}


def _as_budget_says(entry: Entry, names: dict[str, str], values: dict[tuple[str, str], str]) -> Entry:
    """The entry in the budget's spelling; a name it does not know is the same for all that differ only in capitals."""
    return entry._replace(
        category=names.setdefault(entry.category.lower(), entry.category),
        dimensions=tuple((name, values.get((name, value.lower()), value)) for name, value in entry.dimensions),
    )


def bring_in(
    places: Places, files: Files, kind: str, at: datetime, *, new: bool, parallel: bool, keyed: bool = False
) -> Arranged:
    """Import, and what was done; where something stands against it nothing is, and the answer says what."""

    def plan(current: Current) -> tuple[Plan, Arranged]:
        budget = good_budget(current.budget)
        found = arrange(budget, current.log.parsed().entries, files, kind, at, keyed=keyed)
        number = len(found.added)
        plan = Plan(f"import {kind}: {number} {'entry' if number == 1 else 'entries'}", [])
        if not found.added or not found.is_allowed(new, parallel):
            return plan, found
        found = found._replace(added=tuple(_with_ids(current.log, found.added)))
        return plan._replace(
            wanted=[*declaring(current, found.new_categories), edited(current.log, add=found.added)]
        ), found

    return change(places, at, plan)


def _with_ids(log: LogFile, entries: Sequence[Entry]) -> Iterable[Entry]:
    """The entries, those without an id with one that is nowhere else."""
    taken = {entry.id for entry in entries}
    fresh = (identifier for identifier in new_ids(log, len(entries) + len(taken)) if identifier not in taken)
    for entry in entries:
        yield entry if entry.id else entry._replace(id=next(fresh))
