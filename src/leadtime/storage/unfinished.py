"""What became of a change that did not come to its end: its process died, or the disk refused half of it.

The journal has it, and the files decide: what is as it was before was not made, and the journal gets a line that says
so. Half of a change of several files is taken back. What dead processes left beside the files is taken away.
"""

import os
from collections.abc import Callable, Sequence
from contextlib import suppress

from leadtime.model.errors import LeadtimeError
from leadtime.storage import journal
from leadtime.storage.backups import unfinished_backups
from leadtime.storage.files import FileText, read_text
from leadtime.storage.new_text import NewText
from leadtime.storage.places import PLAN, Places
from leadtime.storage.replacing import Stale, replace, temporary_for


def settled(places: Places, as_read: Callable[[str], FileText]) -> int:
    """Find out what became of the last change, if its process died; the highest number in use.

    `as_read` has the log and the budget, by their names, as they were read under the lock.

    A file that is as it was before was not changed. One that is neither as before nor as after was edited by hand
    since, and the change was made as far as anybody knows: `undo` looks for its very words before it takes them out.
    """
    number, last = journal.newest(places)
    if last is None:
        return number
    return _settle(
        places, last, [one for one in last.changes if not _is_as_before(places, as_read, one)], as_before=True
    )


def _is_as_before(places: Places, as_read: Callable[[str], FileText], one: journal.FileChange) -> bool:
    """True when a change of a file was not made. A plan that can't be read stops only who asks for the plan."""
    if one.file != PLAN:
        return as_read(one.file).fingerprint == one.before
    with suppress(LeadtimeError):
        return read_text(places.plan).fingerprint == one.before
    return False


def settle_now(places: Places, record: journal.Record) -> bool:
    """Settle a change that failed, as far as the disk lets it; True where half of it may be left to the next change."""
    made: list[journal.FileChange] = []
    try:
        made = [one for one in record.changes if read_text(places.file(one.file)).fingerprint == one.after]
        _settle(places, record, made, as_before=False)
    except Stale:  # half of it was made, and was taken back
        return False
    except LeadtimeError:
        return len(record.changes) > 1
    return 0 < len(made) < len(record.changes)


def _settle(places: Places, record: journal.Record, made: Sequence[journal.FileChange], *, as_before: bool) -> int:
    """Drop a change that was not made from the journal, and hand back the highest number in use.

    A half of it is taken back, and then it is Stale, unless it was made to its end once: then somebody saved an older
    state of one file, and what the other has stays, as it does where a hand has edited that since. One line says so.
    """
    if len(made) == len(record.changes):
        return record.number
    if not made:
        journal.drop(places, record.number, as_before=as_before)
        return record.number
    if not record.is_done and _taken_back(places, made):
        # Where the disk had no room for the word that it was done, an old state of one file looks like the half of a
        # change: `doctor` then misses what was said to be made.
        journal.drop(places, record.number, as_before=as_before)
        raise Stale
    partly = record._replace(number=record.number + 1, changes=tuple(made), clean=False)
    journal.append_part(places, partly, record.number, as_before=as_before)
    return partly.number


def _taken_back(places: Places, made: Sequence[journal.FileChange]) -> bool:
    """Give files the bytes back that they had before half of a change; False where one is not as that left it."""
    found = []
    for one in made:
        file = read_text(places.file(one.file))
        splices = [splice.reversed() for splice in reversed(one.splices)]
        if file.fingerprint != one.after:
            return False
        with suppress(ValueError):  # a journal that was edited by hand may hold splices that fit nowhere
            found.append((file, NewText(file, splices)))
    if [new.fingerprint for _, new in found] != [one.before for one in made]:
        return False
    replace([(file, new.pieces) for file, new in found])
    return True


def stray_temporaries(places: Places) -> list[str]:
    """The temporary files that dead processes left beside the files, and of the journal."""
    found = [temporary_for(os.path.realpath(path)) for path in (places.log, places.budget, places.plan)]
    if places.state:
        fresh = journal.fresh(places)
        found += [fresh, temporary_for(fresh)]
    return [path for path in found if os.path.lexists(path)]


def clear_up(places: Places) -> None:
    """Take away what dead processes left; under the lock, for nobody else is writing then."""
    for path in (*stray_temporaries(places), *unfinished_backups(places)):
        with suppress(OSError):  # it does no harm, and `doctor` shows it
            os.unlink(path)
