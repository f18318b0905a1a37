"""Dated backups: a copy of each file as it was before its first change of a day, the newest ones kept."""

import os
from contextlib import suppress
from datetime import date

from leadtime.storage import journal
from leadtime.storage.files import FileText
from leadtime.storage.folders import flush_folder, make_folder
from leadtime.storage.places import BUDGET, LOG, PLAN, Places, refused_by_system
from leadtime.storage.replacing import temporary_for, write_new

KEPT = 30


def back_up(places: Places, file: FileText, name: str, today: date) -> None:
    """Copy the file to the backups if it has none of today; CannotReadOrWrite when that fails."""
    stem, ending = os.path.splitext(name)
    path = os.path.join(places.backups, f"{stem}-{today.isoformat()}{ending}")
    if not file.data or os.path.exists(path):
        return
    make_folder(places.state)
    make_folder(places.backups)
    write_new(path, file.data, "no backup can be made, so nothing was changed")
    for old in all_backups(places, name)[:-KEPT]:
        with suppress(OSError):  # one backup too many does no harm
            os.unlink(os.path.join(places.backups, old))


def newest_backup(places: Places, name: str) -> str | None:
    """The path of the newest backup of a file, None without any."""
    found = all_backups(places, name)
    return os.path.join(places.backups, found[-1]) if found else None


def all_backups(places: Places, name: str) -> list[str]:
    """The names of a file's backups, oldest first; a copy that somebody named otherwise is left alone."""
    try:
        names = os.listdir(places.backups) if places.state else []
    except OSError:
        return []
    return sorted(found for found in names if _is_backup(found, name))


def other_backups(places: Places) -> list[str]:
    """The paths of what stands among the backups and is none of leadtime's; CannotReadOrWrite."""
    if not places.state or not os.path.exists(places.backups):
        return []
    ours = removable_backups(places)
    paths = (os.path.join(places.backups, name) for name in sorted(os.listdir(places.backups)))
    return [path for path in paths if path not in ours]


def remove_backups(places: Places) -> None:
    """Remove every dated backup, and what is left of one that was not finished; CannotReadOrWrite, naming it."""
    for path in removable_backups(places):
        remove_file(path)


def removable_backups(places: Places) -> list[str]:
    """The paths of every backup of ours, and of what a process that died has left of one; CannotReadOrWrite."""
    try:
        names = os.listdir(places.backups)
    except FileNotFoundError:
        return []
    except OSError as error:  # what can't be seen can't be said to be gone
        raise refused_by_system(error, places.backups, "the backups can't be looked at") from error
    backups = {name for kind in (LOG, BUDGET, PLAN) for name in names if _is_backup(_finished(name), kind)}
    return [os.path.join(places.backups, name) for name in sorted(backups)]


def unfinished_backups(places: Places) -> list[str]:
    """The paths of what is left of backups that were not finished."""
    try:
        names = os.listdir(places.backups)
    except OSError:
        return []
    return [os.path.join(places.backups, name) for name in names if _finished(name) != name]


def _finished(name: str) -> str:
    """The name that a temporary file was to get; any other name as it is."""
    plain = name.removeprefix(".").removesuffix(".new")
    return plain if os.path.basename(temporary_for(plain)) == name else name


def remove_file(path: str) -> None:
    """Remove a file that a purge takes away, if it is there; CannotReadOrWrite, before the journal has given way."""
    try:
        os.unlink(path)
        flush_folder(os.path.dirname(path))
    except FileNotFoundError:
        return
    except OSError as error:
        raise refused_by_system(error, path, "the file can't be removed, and the journal is as it was") from error


def _is_backup(found: str, of: str) -> bool:
    stem, ending = os.path.splitext(of)
    day = found.removeprefix(f"{stem}-").removesuffix(ending)
    if found != f"{stem}-{day}{ending}":
        return False
    try:
        return date.fromisoformat(day).isoformat() == day
    except ValueError:
        return False


def was_kept(places: Places, name: str) -> bool:
    """True when a backup or the journal knows of a file of this name in the folder."""
    if not places.state:
        return False
    return newest_backup(places, name) is not None or any(record.of(name) for record in journal.read_records(places))
