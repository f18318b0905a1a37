"""What is suspicious in a log, entry by entry: all of it, for who mends it, where `checks` says a few for a report.

Conventions and limits are those of `checks`. What is wrong with a day is said of the last entry that made it so. Of
what one slip may do to hundreds of tables the first few are said, and how many more there are.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import islice
from typing import NamedTuple

from leadtime.model.absence import Absence
from leadtime.model.budget import Budget
from leadtime.model.duration import DAY
from leadtime.model.entry import Entry
from leadtime.model.path import ancestors
from leadtime.model.promise import Promise
from leadtime.model.recognition import Recognition
from leadtime.model.unit import Behaviour
from leadtime.reckoning import checks
from leadtime.reckoning.away import overlapping
from leadtime.reckoning.clashes import clashes
from leadtime.reckoning.days import split
from leadtime.reckoning.recognitions import behaviour_meant


class Doubt(NamedTuple):
    """What is suspicious, by its number among those asked about; why, and what to do."""

    number: int
    message: str
    hint: str


def doubts(budget: Budget, entries: Sequence[Entry], now: datetime) -> list[Doubt]:
    """Every doubt about the entries, in their order."""
    places = {id(entry): number for number, entry in enumerate(entries)}
    alone = budget._replace(categories=())  # unknown categories are said once each, below
    found = [
        Doubt(number, sentence.rstrip("."), _edit(entry))
        for number, entry in enumerate(entries)
        for sentence in checks.warnings(alone, (entry,), now)
    ]
    for first, second in clashes(entries, (), now):
        message = f"{second.category} ({second.id}) takes some of the time of {first.category} ({first.id}) too"
        found.append(Doubt(places[id(second)], message, _either(first, second)))
    found += _full_days(entries, now)
    found += _unknown_categories(budget, entries)
    found += _several_timers(entries)
    return sorted(found, key=lambda doubt: doubt.number)


def _either(first: Entry, second: Entry) -> str:
    """What mends an overlap; which of the two is wrong only the leader knows."""
    if not (first.id and second.id):
        return "change one of them, unless both happened"
    if first.id == second.id:  # which is a fault of its own
        return "if both happened, leave them, each with an id of its own; else take one of them out in an editor"
    return (
        f"if both happened, leave them; else leadtime edit {second.id} --when ... or leadtime remove {second.id}, "
        f"or the same with {first.id}"
    )


def _edit(entry: Entry) -> str:
    return f"leadtime edit {entry.id} --help" if entry.id else ""


def _full_days(entries: Sequence[Entry], now: datetime) -> Iterator[Doubt]:
    logged: Counter[date] = Counter()
    for number, entry in enumerate(entries):
        for day, minutes in islice(split(entry, now), checks.MOST_DAYS):
            before = logged[day]
            logged[day] += minutes
            if 0 < before <= DAY.minutes < logged[day]:
                yield Doubt(number, f"with this entry {day} has more than 24 hours", f"leadtime list {day}")


def _unknown_categories(budget: Budget, entries: Sequence[Entry]) -> Iterator[Doubt]:
    if not budget.categories:
        return
    named = [category.path for category in budget.categories] + [target.category for target in budget.targets]
    known = {path for name in named for path in ancestors(name)}
    counted = Counter(entry.category for entry in entries if entry.category not in known)
    for category, times in counted.items():
        number = next(number for number, entry in enumerate(entries) if entry.category == category)
        more = f", nor of {times - 1} more" if times > 1 else ""
        message = f"the budget does not know the category {category} of this entry{more}"
        yield Doubt(number, message, f'leadtime budget add "{category}", or leadtime edit for a slip')


def _several_timers(entries: Sequence[Entry]) -> Iterator[Doubt]:
    running = [number for number, entry in enumerate(entries) if entry.is_running]
    for number in running[:-1]:
        yield Doubt(number, "this timer runs beside another one", "give it an end, or remove it")


def absence_doubts(absences: Sequence[Absence]) -> list[Doubt]:
    """Every doubt about the absences, in their order: days that are twice away, and ids that name none or two."""
    found = []
    times: Counter[str] = Counter()
    for number, absence in enumerate(absences):
        times[absence.id] += 1
        if not absence.id:
            found.append(Doubt(number, "the absence has no id", 'give it one, such as id = "k7d2m9qa"'))
        elif times[absence.id] > 1:
            found.append(Doubt(number, f"another absence has the id {absence.id} too", "give one of them another id"))
        if other := overlapping(absence, absences[:number]):
            message = f"a day of this absence is {other.kind.value} already"
            found.append(Doubt(number, message, "take one of the two out"))
    return found


def unlisted_behaviours(known: Sequence[Behaviour], recognitions: Iterable[Recognition]) -> list[tuple[str, list[int]]]:
    """Each behaviour that the budget does not list, with the numbers of the recognitions that name it.

    None where the budget lists none: there is nothing that they could be a slip of.
    """
    listed = {one.name for one in known}
    found: dict[str, list[int]] = {}
    for number, one in enumerate(recognitions if listed else ()):
        if one.behaviour.strip() and (name := behaviour_meant(one.behaviour, known)) not in listed:
            found.setdefault(name, []).append(number)
    return list(found.items())


def entries_not_there(entries: Sequence[Entry], items: Sequence[Recognition | Promise], kind: str) -> list[Doubt]:
    """A doubt about each recognition or promise, as `kind` calls them, that names an entry which the log does not have.

    What is older than every entry has none: those of its time were taken out together, by a purge.
    """
    there = {entry.id for entry in entries}
    first = min((entry.day for entry in entries), default=date.max)
    hint = "take the line out, or name an entry by the id that leadtime list shows"
    return few(
        [
            Doubt(number, f"no entry has the id {one.entry}, which this {kind} came of", hint)
            for number, one in enumerate(items)
            if one.entry and one.entry not in there and one.date >= first
        ],
        f"{kind}s name an entry that is not there",
    )


def few(found: Sequence[Doubt], what: str) -> list[Doubt]:
    """The doubts; of many the first few, and how many more there are, in the words that `what` ends them with."""
    if len(found) <= checks.FEW + 1:
        return list(found)
    first, next_one = found[: checks.FEW], found[checks.FEW]
    return [*first, next_one._replace(message=f"{len(found) - checks.FEW} more {what}, the next one here")]
