"""Dated backups: a copy of each file as it was before its first change of a day, the newest ones kept."""

import os
from contextlib import suppress
from datetime import date

from leadtime.storage import journal
from leadtime.storage.files import FileText, write_new
from leadtime.storage.folders import make_folder
from leadtime.storage.places import Places

KEPT = 30


def back_up(places: Places, file: FileText, name: str, today: date) -> None:
    """Copy the file to the backups if it has none of today; CannotReadOrWrite when that fails."""
    stem, ending = os.path.splitext(name)
    path = os.path.join(places.backups, f"{stem}-{today.isoformat()}{ending}")
    if not file.is_there or not file.text or os.path.exists(path):
        return
    make_folder(places.state)
    make_folder(places.backups)
    write_new(path, file.text, "no backup can be made, so nothing was changed")
    for old in _all(places, name)[:-KEPT]:
        with suppress(OSError):  # one backup too many does no harm
            os.unlink(os.path.join(places.backups, old))


def newest_backup(places: Places, name: str) -> str | None:
    """The path of the newest backup of a file, None without any."""
    found = _all(places, name)
    return os.path.join(places.backups, found[-1]) if found else None


def _all(places: Places, name: str) -> list[str]:
    """The names of a file's backups, oldest first; a copy that somebody named otherwise is left alone."""
    stem, ending = os.path.splitext(name)
    try:
        names = os.listdir(places.backups) if places.state else []
    except OSError:
        return []
    return sorted(found for found in names if _is_dated(found, f"{stem}-", ending))


def _is_dated(found: str, start: str, ending: str) -> bool:
    day = found.removeprefix(start).removesuffix(ending)
    if found != f"{start}{day}{ending}":
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
