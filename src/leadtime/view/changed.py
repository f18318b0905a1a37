"""The lines that answer a change of the budget, and an import: what was understood and done. Loads no rich."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from leadtime.model.budget import Budget
from leadtime.model.duration import Duration
from leadtime.model.entry import Entry
from leadtime.model.period import Period
from leadtime.model.target import Target
from leadtime.reckoning.clashes import Clash
from leadtime.reckoning.imports.importing import Conflict
from leadtime.reckoning.versions import Setting
from leadtime.view import spell
from leadtime.view.answer import told
from leadtime.view.findings import counted


def budget_held(budget: Budget) -> str:
    """What a budget holds, in one line: its categories, its working hours, and every target."""
    categories = counted(len(budget.categories), "category", "categories")
    wanted: dict[str, list[str]] = {}
    for target in budget.targets:
        wanted.setdefault(target.category, []).append(spell.target_in_words(target))
    targets = ", ".join(f"{category} {' and '.join(texts)}" for category, texts in wanted.items())
    return f"{categories} in a week of {spell.spoken(budget.hours)}: {targets or 'no targets yet'}."


def target_set(target: Target, found: Setting) -> str:
    """From which day a category gets what, what it got before, and what comes after."""
    assert target.start is not None
    if not found.added:
        return f"{target.category} gets {spell.target_in_words(target)} already; nothing was changed."
    days = f"From {spell.weekday(target.start)}"
    if target.end:
        days += f" to {spell.weekday(target.end - timedelta(days=1))}"
    before = f", and before that {spell.target_in_words(found.before)}" if found.before else ""
    later = found.added[1] if len(found.added) > 1 else found.after
    after = ""
    if later and later.start:
        again = " again" if len(found.added) > 1 else ""
        after = f"; from {spell.weekday(later.start)} on {spell.target_in_words(later)}{again}"
    return f"{days} {target.category} gets {spell.target_in_words(target)}{before}{after}."


def imported(added: Sequence[Entry], already_there: int, now: datetime, dry_run: bool = False) -> str:
    """`41 entries added, 0 already there; 2,085 minutes (34 h 45 m), 3-6 April 2017.`"""
    if not added:
        if not already_there:
            return "Nothing to add: there are no entries in the file."
        there = f"all {already_there:,} entries are" if already_there > 1 else "the entry is"
        return f"Nothing to add: {there} already there."
    minutes = sum(entry.length(now).minutes for entry in added)
    did = "would be added" if dry_run else "added"
    length = f"{counted(minutes, 'minute')} ({spell.spoken(Duration(minutes))})"
    number = counted(len(added), "entry", "entries")
    return f"{number} {did}, {already_there:,} already there; {length}, {days_of(added)}."


def days_of(entries: Sequence[Entry]) -> str:
    """The days from the first to the last of some entries, as a period is named."""
    first, last = min(entry.day for entry in entries), max(entry.day for entry in entries)
    return spell.period(Period(first, last + timedelta(days=1)))


def clash_lines(clashes: Iterable[Clash], now: datetime) -> list[str]:
    """Each pair of entries that take some of the same time."""
    return [f"{told(first, now)} and {told(second, now)}" for first, second in clashes]


def conflict_lines(conflicts: Iterable[Conflict], now: datetime) -> list[str]:
    """Each entry of a file that says something else than the one with its id."""
    return [f"{new.id}: {told(new, now)}; there is {told(old, now)}" for new, old in conflicts]


def timer_lines(timers: Iterable[Entry], now: datetime) -> list[str]:
    """Each timer that would run."""
    return [told(timer, now) for timer in timers]
