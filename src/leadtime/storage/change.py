"""The one way to change a file: under the lock, proved before it is saved, journaled before it is made.

The input is finished before the lock is taken. Then: read, plan the change on what was read, prove the result, back the
day's first state up, journal, replace. An editor that saves in between makes it start over with what the editor saved.

A process may die between the journal and the file: the next change finds out what became of that before it plans.
"""

import time
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cached_property
from typing import NamedTuple, TypeVar

from leadtime.formats.log_toml import NEW_LOG, VERSION, parse_log
from leadtime.formats.toml_text import Splice
from leadtime.model.errors import BadData, CannotReadOrWrite, LeadtimeError, Locked
from leadtime.storage import journal
from leadtime.storage.backups import back_up
from leadtime.storage.budget_file import BudgetFile, read_budget
from leadtime.storage.files import QUIET, FileText, age
from leadtime.storage.folders import make_folder
from leadtime.storage.index import update_index
from leadtime.storage.lock import locked
from leadtime.storage.log_file import SEE_DOCTOR, LogFile, read_log, read_plan
from leadtime.storage.new_text import NewText
from leadtime.storage.places import LOG, PLAN, Places
from leadtime.storage.replacing import Stale, begin, replace
from leadtime.storage.unfinished import clear_up, settle_now, settled

_TRIES = 50


class Current:
    """The files as they are under the lock."""

    def __init__(self, places: Places) -> None:
        self.places = places
        self.budget: BudgetFile = read_budget(places)
        self.log: LogFile = read_log(places, self.budget.dimensions)
        _wait_for_a_save(self.log)

    @cached_property
    def plan(self) -> LogFile:
        """The plan, read when it is first asked for: a change that has nothing to do with it never looks at it.

        BadData for a plan that is gone or damaged; Stale while somebody else saves it.
        """
        found = read_plan(self.places, self.budget.dimensions)
        _wait_for_a_save(found)
        return found

    def of_entries(self, name: str) -> LogFile | None:
        """The log or the plan, by its name; None for the budget."""
        return self.log if name == LOG else self.plan if name == PLAN else None

    def file(self, name: str) -> FileText:
        """One of the three, by its name."""
        return (self.of_entries(name) or self.budget).file


class Wanted(NamedTuple):
    """A change of one file: splices, each made on the text that the ones before it leave, and the proof.

    `fault` gets the new text and says why it must not be saved; empty when it says what is wanted and nothing else.
    """

    file: str
    splices: tuple[Splice, ...]
    fault: Callable[[NewText], str]


class Plan(NamedTuple):
    """What to do, in what words, and for `undo` and `redo` the number of the change that is meant.

    `forgets` are ids of items that are gone on purpose, `keeps` blocks that are as before a change on purpose, and
    before the day `purges` nothing is to come back: a line in the journal, and no change of a file.
    """

    did: str
    wanted: Sequence[Wanted]
    undoes: int | None = None
    redoes: int | None = None
    forgets: tuple[str, ...] = ()
    keeps: tuple[str, ...] = ()
    purges: str = ""


Answer = TypeVar("Answer")


def change(places: Places, at: datetime, planned: Callable[[Current], tuple[Plan, Answer]]) -> Answer:
    """Make the change that `planned` finds right for the files as they are, and hand back its answer.

    `planned` may run several times, and refuses by raising. When it returns, the change is on the disk. BadData for a
    file that can't be read as what it is, Locked, CannotReadOrWrite; in every case no byte was changed.
    """
    if not places.state:
        raise CannotReadOrWrite(
            "the system knows no home folder for the journal, so nothing was changed",
            "set HOME, or XDG_STATE_HOME, to a folder",
        )
    make_folder(places.folder)
    with locked(places.lock):
        for _ in range(_TRIES):
            try:
                return _once(places, at, planned)
            except Stale:
                continue
    raise Locked(
        "another program saves the file again and again, and nothing was changed",
        "close it in the editor, or stop the program that syncs it",
        places.folder,
    )


def _once(places: Places, at: datetime, planned: Callable[[Current], tuple[Plan, Answer]]) -> Answer:
    current = Current(places)
    number = 1 + settled(places, current.file)
    plan, answer = planned(current)
    results = [(wanted, _proved(current, wanted)) for wanted in plan.wanted if wanted.splices]
    if not results:
        if plan.forgets or plan.keeps:
            said = journal.Record(number, at.isoformat(), plan.did, (), forgets=plan.forgets, keeps=plan.keeps)
            journal.append(places, said)
        return answer
    if begun := [log.file for log, _ in _logs(current, results) if log.is_new]:
        # A log is begun with its version alone: what is undone later then leaves a log, and not an empty file.
        for file in begun:
            begin(file, NEW_LOG)
        raise Stale
    for wanted, _ in results:
        back_up(places, current.file(wanted.file), wanted.file, at.date())
    changes = tuple(_file_change(current, wanted, new) for wanted, new in results)
    clean = _is_clean(current, plan, results)
    record = journal.Record(number, at.isoformat(), plan.did, changes, clean, plan.undoes, plan.redoes, plan.forgets)
    record = record._replace(purges=plan.purges)
    journal.append(places, record)
    try:
        replace([(current.file(wanted.file), new.pieces) for wanted, new in results])
    except BaseException as error:
        if settle_now(places, record) and isinstance(error, LeadtimeError):
            error.message += "; half of the change was made, and the next one takes that back"
        raise
    if len(results) > 1:
        journal.done(places, number)
    _index(current, record, results)
    clear_up(places)
    return answer


def _index(current: Current, record: journal.Record, results: Sequence[tuple[Wanted, NewText]]) -> None:
    """Keep the index up to date with the log; one that may have a fault has none."""
    made = record.of(LOG)
    for wanted, new in results:
        if made and record.clean and wanted.file == LOG:
            update_index(current.places, current.log.stretches, new, made.before, made.after)


def _logs(current: Current, results: Sequence[tuple[Wanted, NewText]]) -> list[tuple[LogFile, NewText]]:
    """The log and the plan, where they are to change, with their new texts."""
    return [(log, new) for wanted, new in results if (log := current.of_entries(wanted.file))]


def _wait_for_a_save(log: LogFile) -> None:
    """Stale for a log that somebody else saved this very moment: an editor may have written only half of it yet."""
    file = log.file
    if file.is_there and not log.is_new and not log.is_known_good and age(file) < QUIET:
        time.sleep(QUIET)
        raise Stale


def _file_change(current: Current, wanted: Wanted, new: NewText) -> journal.FileChange:
    return journal.FileChange(wanted.file, current.file(wanted.file).fingerprint, new.fingerprint, wanted.splices)


def _proved(current: Current, wanted: Wanted) -> NewText:
    """The new text of a file; BadData when it can't be shown to say exactly what is wanted."""
    file = current.file(wanted.file)
    if log := current.of_entries(wanted.file):
        fault_in_log(log)
    try:
        new = NewText(file, wanted.splices)
        fault = wanted.fault(new)
    except ValueError as error:  # a journal that was edited by hand may hold splices that fit nowhere
        fault = str(error)
    if fault:
        raise BadData(
            f"the change can't be made safely, and the file is as it was: {fault}",
            "make it in an editor",
            file.path,
        )
    return new


def fault_in_log(log: LogFile) -> None:
    """Nothing for a log that can be written to; BadData for one that is no TOML or of a version that we don't know."""
    if log.is_known_good:
        return
    parsed = log.parsed()
    if type(parsed.version) is not int:
        first = next((one for one in parsed.problems if "version" in one.message), parsed.problems[0])
        hint = f"{first.hint}\n{SEE_DOCTOR}".strip() if parsed.is_unreadable else first.hint
        raise BadData(f"{first.message}; nothing was changed", hint, first.place, parsed.problems)
    if parsed.version != VERSION:
        raise BadData(
            f"the {log.word} has the version {parsed.version}, and this leadtime writes only version {VERSION}",
            "take a newer leadtime; this one can still read it, and nothing was changed",
            log.file.path,
        )


def _is_clean(current: Current, plan: Plan, results: Sequence[tuple[Wanted, NewText]]) -> bool:
    """True when the log or the plan, whichever changes, has no fault then: it had none, and the proof let none in.

    An undo may bring a fault back that the change before it took away, so its result is read in full.
    """
    logs = _logs(current, results)
    if plan.undoes is not None or plan.redoes is not None:
        return bool(logs) and all(_is_good(current.places, log, new) for log, new in logs)
    return bool(logs) and all(log.is_known_good or not log.parsed().problems for log, _ in logs)


def _is_good(places: Places, log: LogFile, new: NewText) -> bool:
    """True for a text without a problem; mostly it is one from before, which the journal knows."""
    if journal.is_known_good(places, new.fingerprint, log.name):
        return True
    return not parse_log(new.text, "", log.dimensions).problems
