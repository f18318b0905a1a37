"""What lies before a day taken out of the log and the plan for good: first of the files, then of their history.

The first is a change like any other, which the journal and the backups hold and `undo` takes back. The second takes
out of those all that files have ever held. Its steps are in this order, so that a process that dies between two of them
leaves nothing half done: the files are read, and nothing is purged while one of them can't be; the dated backups go;
last the journal gives way, as a whole, to one line that says how the files are. While that has not happened the last
change can still be undone, and once it has it is still known that a log was kept here.
"""

import os
from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from leadtime.formats.log_toml import KINDS, Item, Log
from leadtime.model.entry import Entry
from leadtime.model.errors import Refused
from leadtime.model.promise import Promise
from leadtime.model.recognition import Recognition
from leadtime.reckoning.before import is_before
from leadtime.storage import journal
from leadtime.storage.backups import other_backups, removable_backups, remove_backups, remove_file
from leadtime.storage.budget_file import good_budget
from leadtime.storage.change import Current, Plan, change, fault_in_log
from leadtime.storage.doctor.conflict_copies import conflict_copies
from leadtime.storage.doctor.lost import missing_before
from leadtime.storage.doctor.restoring import damaged_copies
from leadtime.storage.journal import FileChange, Record
from leadtime.storage.log_change import edited
from leadtime.storage.places import BUDGET, Places
from leadtime.storage.unfinished import stray_temporaries
from leadtime.storage.unsaved import all_unsaved


class Purged(NamedTuple):
    """What lies before a day: the items of the log and those of the plan, each in the order of its file.

    `loosened` is how many lifts and promises stay in the log whose entry goes: they then name none any more.
    """

    log: tuple[Item, ...]
    plan: tuple[Item, ...]
    loosened: int = 0


class History(NamedTuple):
    """What else holds what was logged: how many changes since when, backups, files that dead processes left.

    `since` is as the journal has it, and empty for no change. The rest is what a purge leaves alone: `unsaved` is what
    was typed and could not be saved, `others` are files among the backups that somebody else put there, `elsewhere` the
    histories of other folders, or of this one before it was moved, `copies` what stands beside the files: damaged ones
    that were kept, and those of sync services.
    """

    changes: int
    since: str
    backups: int
    left_behind: int
    unsaved: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """True when there is nothing to purge."""
        return not (self.changes or self.backups or self.left_behind)


def to_purge(log: Log, plan: Log, day: date) -> Purged:
    """What a purge of all before the day takes out."""
    found = _before(log, day)
    return Purged(found, _before(plan, day), len(_loosened(log, found)))


def _loosened(log: Log, gone: Sequence[Item]) -> list[tuple[Item, Item]]:
    """The lifts and promises that stay although the entry goes that they came of, and each without its id."""
    removed = {id(item) for item in gone}
    entries = {item.id for item in gone if isinstance(item, Entry)}
    referring: list[Recognition | Promise] = [*log.recognitions, *log.promises]
    staying = [item for item in referring if item.entry in entries and id(item) not in removed]
    return [(item, item._replace(entry="")) for item in staying]


def _before(log: Log, day: date) -> tuple[Item, ...]:
    return tuple(item for kind in KINDS for item in log.of(kind) if is_before(item, day))


def purge(places: Places, day: date, at: datetime) -> Purged:
    """Take all that lies before the day out of the log and the plan, as one change, and hand it back.

    What can't be read of a file with faults stays in it. Refused for a day that has not come.
    """
    refuse_future(day, at)

    def plan(current: Current) -> tuple[Plan, Purged]:
        for file in (current.log, current.plan):
            fault_in_log(file)
        found = to_purge(current.log.parsed(), current.plan.parsed(), day)
        wanted = []
        if found.log:
            loosened = _loosened(current.log.parsed(), found.log)
            wanted.append(edited(current.log, remove=found.log, replace=loosened))
        if found.plan:
            wanted.append(edited(current.plan, remove=found.plan))
        forgets = missing_before(places, current.log, day)
        return Plan(f"purge before {day}", wanted, forgets=forgets, purges=day.isoformat()), found

    return change(places, at, plan)


def refuse_future(day: date, at: datetime) -> None:
    """Refused for a day that has not come."""
    if day > at.date():
        raise Refused(f"{day} has not come yet", "a purge is of what is over: give a day up to today")


def history_of(places: Places) -> History:
    """What a purge of the journal would take away, and what it would leave; CannotReadOrWrite.

    Nothing is locked or changed.
    """
    records = journal.read_records(places) if places.state else []
    return History(
        journal.held_lines(places) if places.state else 0,
        records[0].at if records else "",
        len(removable_backups(places)) if places.state else 0,
        len(stray_temporaries(places)),
        tuple(all_unsaved(places)),
        tuple(other_backups(places)),
        tuple(_other_histories(places)),
        (*damaged_copies(places), *(one.path for one in conflict_copies(places))),
    )


def _other_histories(places: Places) -> list[str]:
    """The state folders beside this one: nobody can tell whether their folders are still there."""
    root, own = os.path.split(places.state)
    try:
        names = sorted(os.listdir(root)) if root else []
    except OSError:
        return []
    folders = (os.path.join(root, name) for name in names if name != own)
    return [folder for folder in folders if os.path.exists(os.path.join(folder, os.path.basename(places.journal)))]


def purge_journal(places: Places, at: datetime) -> History:
    """Empty the journal and remove the dated backups, and hand back what went and what is left.

    BadData, with nothing purged, while the log, the plan or the budget can't be read: its backup may be the way back.
    """

    def plan(current: Current) -> tuple[Plan, History]:
        found = history_of(places)
        line = _how_files_are(current, at, 1 + journal.newest(places)[0])
        for path in stray_temporaries(places):
            remove_file(path)
        remove_backups(places)
        journal.begin_anew(places, line)
        return Plan("purge --journal", []), found

    return change(places, at, plan)


def _how_files_are(current: Current, at: datetime, number: int) -> Record:
    """The one line of a purged journal: which files are kept here, and their fingerprints, with no word of them.

    It is no change and none can be taken back for it: `before` is no file's fingerprint. BadData as above.
    """
    good_budget(current.budget)
    logs = [log for log in (current.log, current.plan) if not log.is_new]
    for log in logs:
        fault_in_log(log)
    files = {log.name: log.file for log in logs}
    if current.budget.file.is_there:
        files[BUDGET] = current.budget.file
    changes: Sequence[FileChange] = [FileChange(name, "", file.fingerprint, ()) for name, file in files.items()]
    is_clean = all(log.is_known_good or not log.parsed().problems for log in logs)
    return Record(number, at.isoformat(), "purge --journal", tuple(changes), is_clean)
