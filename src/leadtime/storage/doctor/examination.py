"""What `doctor` finds: faults and doubts in the log, the plan and the budget, and what was left behind beside them.

Nothing is changed and no lock is taken. A fault is what the files' formats do not allow; a warning is legal, and
suspicious.
"""

import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from typing import NamedTuple

from leadtime.formats.budget_rules import parse_rules
from leadtime.formats.budget_units import parse_units
from leadtime.formats.log_toml import VERSION, Log
from leadtime.formats.toml_faults import Fault, problems
from leadtime.formats.toml_load import BYTE_ORDER_MARK
from leadtime.formats.typed_behaviour import nearest_behaviour
from leadtime.formats.typed_time import quoted
from leadtime.model.budget import Budget
from leadtime.model.errors import LeadtimeError, Problem
from leadtime.model.path import ancestors
from leadtime.model.recovery import Lost
from leadtime.model.unit import Organisation
from leadtime.reckoning.budget_checks import budget_warnings, headcount_doubts
from leadtime.reckoning.doubts import Doubt, absence_doubts, doubts, entries_not_there, few, unlisted_behaviours
from leadtime.storage import journal
from leadtime.storage.backups import newest_backup
from leadtime.storage.budget_file import BudgetFile, read_budget
from leadtime.storage.doctor import conflict_copies
from leadtime.storage.doctor.diagnosis import with_ways_back
from leadtime.storage.doctor.lost import lost_items, lost_told
from leadtime.storage.doctor.mending import open_to_all
from leadtime.storage.doctor.restoring import damaged_copies
from leadtime.storage.files import FileText, read_text
from leadtime.storage.index import is_damaged
from leadtime.storage.log_file import LogFile, read_log, read_plan
from leadtime.storage.places import BUDGET, LOG, PLAN, Places
from leadtime.storage.unfinished import stray_temporaries
from leadtime.storage.unsaved import all_unsaved


class Examination(NamedTuple):
    """What was found, and in how many entries; `lost` is in the warnings too.

    `is_read` is false for a log that can't be read at all, of which nobody knows what it has.
    """

    entries: int
    faults: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    lost: tuple[Lost, ...] = ()
    is_read: bool = True


def examine(places: Places, now: datetime) -> Examination:
    """Look at every file there is."""
    faults: list[Problem] = []
    warnings: list[Problem] = []
    budget = _budget(places, faults)
    if budget:
        warnings += examine_budget(budget, now.date())
        faults += budget_faults(budget)
    dimensions = budget.dimensions if budget else ()
    log = _log(lambda: read_log(places, dimensions).doubted(), places.log, faults)
    plan = _log(lambda: read_plan(places, dimensions).doubted(), places.plan, faults)
    parsed = log.parsed() if log else Log()
    if log:
        faults += _faults_of(log)
        known, organisation = _known(budget)
        warnings += _doubts_of(log, known, organisation, now)
    lost = _lost(places, log) if log else []
    if plan:  # which is made by a calendar, and of days to come: nothing in it is suspicious
        faults += _faults_of(plan)
    files = [found.file for found in (log, budget, plan) if found]
    warnings += [warning for file in files for warning in _bytes_of(file)]
    warnings += lost_told(places, lost)
    if places.state:
        warnings += [*_journal(places, files, lost, faults), *_backups(places), *_unsaved(places)]
    warnings += [*conflict_copies.told(places, log, plan), *_beside(places)]
    is_read = log is not None and not parsed.is_unreadable
    told = tuple(with_ways_back(places, faults))
    return Examination(len(parsed.entries), told, tuple(warnings), tuple(lost), is_read)


def budget_faults(found: BudgetFile) -> tuple[Problem, ...]:
    """Every fault in a budget, by their lines, those of its rules and units too, at which only some commands stop."""
    _, of_rules = parse_rules(found.file.text, found.file.path, found.budget)
    _, of_units = parse_units(found.file.text, found.file.path)
    return tuple(sorted((*found.problems, *of_rules, *of_units), key=lambda problem: problem.line))


def examine_budget(found: BudgetFile, today: date) -> tuple[Problem, ...]:
    """What is suspicious in a budget; nothing where it has faults, for half of it says little."""
    if found.problems:
        return ()
    text, path = found.file.text, found.file.path
    hint = "leadtime budget shows the targets"
    targets = tuple(Problem(path, 0, said.rstrip("."), hint) for said in budget_warnings(found.budget, today))
    organisation, of_units = parse_units(text, path)
    if of_units:  # then the places of the units among themselves are not those of their tables
        return targets
    faults = [
        Fault("unit", number, "headcount", message, hint)
        for number, message, hint in headcount_doubts(organisation.units, today)
    ]
    return (*targets, *(problems(text, path, faults) if faults else ()))


def _budget(places: Places, faults: list[Problem]) -> BudgetFile | None:
    try:
        return read_budget(places)
    except LeadtimeError as error:
        faults.append(_problem(error, places.budget))
        return None


def _log(read: Callable[[], LogFile], path: str, faults: list[Problem]) -> LogFile | None:
    try:
        return read()
    except LeadtimeError as error:
        faults.append(_problem(error, path))
        return None


def _problem(error: LeadtimeError, path: str) -> Problem:
    """An error as a problem, its place taken apart."""
    place, _, line = error.place.rpartition(":")
    if place and line.isdigit():
        return Problem(place, int(line), error.message, error.hint)
    return Problem(error.place or path, 0, error.message, error.hint)


def _faults_of(log: LogFile) -> Iterator[Problem]:
    yield from log.parsed().problems
    version = log.parsed().version
    if type(version) is int and version != VERSION:
        message = f"the {log.word} has the version {version}, and this leadtime writes only version {VERSION}"
        yield from problems(log.file.text, log.file.path, [Fault("", 0, "version", message, "take a newer leadtime")])


def _known(budget: BudgetFile | None) -> tuple[Budget, Organisation]:
    """What the log is held against: the budget and its organisation, each only where it has no fault.

    What a fault takes out of them would seem to be unknown.
    """
    if budget is None:
        return Budget(), Organisation()
    organisation, of_units = parse_units(budget.file.text, budget.file.path)
    return Budget() if budget.problems else budget.budget, Organisation() if of_units else organisation


def _doubts_of(log: LogFile, budget: Budget, organisation: Organisation, now: datetime) -> tuple[Problem, ...]:
    """The doubts about all that the log says, each with its line; the lines are looked for once, which takes longest.

    Of a log with faults no entry is missed: the one that is meant may be the one at fault.
    """
    parsed = log.parsed()
    entries = () if parsed.problems else parsed.entries
    found = [
        ("entry", "", doubts(budget, parsed.entries, now)),
        ("absence", "", absence_doubts(parsed.absences)),
        ("recognition", "behaviour", _unlisted_behaviours(parsed, organisation)),
        ("recognition", "entry", entries_not_there(entries, parsed.recognitions, "recognition")),
        ("promise", "entry", entries_not_there(entries, parsed.promises, "promise")),
        *((kind, "unit", [doubt]) for kind, doubt in _unknown_units(parsed, organisation)),
    ]
    faults = [
        Fault(kind, parsed.tables(kind)[number], key, message, hint)
        for kind, key, of_kind in found
        for number, message, hint in of_kind
    ]
    return problems(log.file.text, log.file.path, faults) if faults else ()


def _unlisted_behaviours(log: Log, organisation: Organisation) -> list[Doubt]:
    """A doubt for each behaviour that the budget does not list, at its first recognition, with the nearest name."""
    found = []
    for name, numbers in unlisted_behaviours(organisation.behaviours, log.recognitions):
        more = f", nor of {len(numbers) - 1:,} more" if len(numbers) > 1 else ""
        message = f"the budget does not list the behaviour {quoted(name)} of this recognition{more}"
        found.append(Doubt(numbers[0], message, nearest_behaviour(name.lower(), organisation.behaviours)))
    return few(found, "behaviours are not listed by the budget")


def _unknown_units(log: Log, organisation: Organisation) -> Iterator[tuple[str, Doubt]]:
    """A doubt for each name of a unit that the budget, which has units, does not know by any name they ever had.

    It is said where the log first has it, with the kind of the table there.
    """
    if not organisation.units:
        return
    known = {name for unit in organisation.units for name in (*ancestors(unit.name), *unit.was)}
    named = [("entry", number, name) for number, entry in enumerate(log.entries) for name in entry.units]
    named += [("recognition", number, one.unit) for number, one in enumerate(log.recognitions)]
    named += [("promise", number, one.unit) for number, one in enumerate(log.promises)]
    times = Counter(name for _, _, name in named if name not in known)
    for kind, number, name in named:
        if count := times.pop(name, 0):
            often = f"{count:,} times" if count > 1 else "once"
            hint = f'leadtime unit add "{name}", or mend it in the log'
            yield kind, Doubt(number, f"the budget does not know the unit {name}, named {often}", hint)


def _bytes_of(file: FileText) -> Iterator[Problem]:
    """What is to be said of a file as such."""
    if file.text.startswith(BYTE_ORDER_MARK):
        yield Problem(
            file.path,
            1,
            "the file begins with a byte-order mark",
            "it does no harm; leadtime doctor --mend takes it out",
        )
    if (names := _names_of(file)) > 1:
        message = (
            f"the file has {names - 1:,} other name{'s' if names > 2 else ''} (hard links), which keep it as it is"
        )
        hint = "what leadtime changes is in this one alone; for one file in two places, make a symbolic link: ln -s"
        yield Problem(file.path, 0, message, hint)


def _names_of(file: FileText) -> int:
    """How many names the file has; one for none that is there."""
    try:
        return os.stat(file.real).st_nlink if file.is_there else 1
    except OSError:  # gone since it was read
        return 1


def _beside(places: Places) -> Iterator[Problem]:
    """Modes, stray files and the index: nothing that a leader wrote."""
    for path in open_to_all(places):
        hint = f'leadtime doctor --mend, or: chmod o-w "{path}"'
        yield Problem(path, 0, "everyone on this computer may change the file", hint)
    for path in damaged_copies(places):
        hint = "it can be deleted when nothing that only it has is needed any more"
        yield Problem(path, 0, "a damaged file that was kept when what it was came back", hint)
    for path in stray_temporaries(places):
        hint = "the next change takes it away, and so does leadtime doctor --mend"
        yield Problem(path, 0, "a temporary file that a process left when it died", hint)
    if is_damaged(places):
        hint = "it is passed over; leadtime doctor --mend removes it, and it is made anew"
        yield Problem(places.index_file, 0, "the index is damaged", hint)


def _journal(places: Places, files: list[FileText], lost: Sequence[Lost], faults: list[Problem]) -> Iterator[Problem]:
    try:
        torn = journal.torn_lines(places)
        records = journal.read_records(places)
    except LeadtimeError as error:
        faults.append(_problem(error, places.journal))
        return
    for number in torn:
        hint = "it is passed over; what it tells of can't be undone"
        yield Problem(places.journal, number, "the line can't be read", hint)
    by_name = {os.path.basename(file.path): file for file in files}
    for change in records[-1].changes if records else ():
        file = by_name.get(change.file)
        is_told = change.file == LOG and any(one.at == records[-1].at for one in lost)
        if file and change.before == file.fingerprint != change.after and not is_told:
            message = f"the last change, “{records[-1].did}”, was begun and not made"
            yield Problem(file.path, 0, f"{message}, or an older state was saved over it", "do it again")


def _lost(places: Places, log: LogFile) -> list[Lost]:
    try:
        return lost_items(places, log)
    except LeadtimeError:  # a journal that can't be read, which is told for itself
        return []


def _backups(places: Places) -> Iterator[Problem]:
    """A newest backup that can't be read is no backup."""
    for name in (LOG, BUDGET, PLAN):
        path = newest_backup(places, name)
        try:
            text = read_text(path).text if path else " "
        except LeadtimeError as error:
            yield _problem(error, path or "")
            continue
        if not text:
            yield Problem(path or "", 0, "the newest backup is empty", "the one before it may be of use")


def _unsaved(places: Places) -> Iterator[Problem]:
    for path in all_unsaved(places):
        try:
            text = read_text(path).text
        except LeadtimeError as error:
            yield _problem(error, path)
            continue
        said = next((line for line in text.splitlines() if line and not line.startswith("#")), "")
        message = f"this could not be saved when it was typed: {said}"
        yield Problem(path, 0, message, "log it, and then delete the file")
