"""A log, a plan or a budget that is gone or damaged, brought back as its history has it.

What is damaged stays, beside it and under a name of its own. The journal gets no line: the file is then as the last
change left it, and where it can't be, it is for `undo` like one that was edited by hand.
"""

import os
import re
from collections import Counter
from contextlib import suppress
from typing import NamedTuple

from leadtime.formats.item_blocks import item_blocks
from leadtime.formats.toml_load import load_toml
from leadtime.formats.toml_text import is_blank
from leadtime.model.errors import BadData, LeadtimeError, Locked
from leadtime.model.recovery import Rebuilt
from leadtime.storage.backups import was_kept
from leadtime.storage.doctor.rebuilding import rebuilt
from leadtime.storage.files import FileText, read_file
from leadtime.storage.folders import flush_folder, make_folder
from leadtime.storage.lock import locked
from leadtime.storage.places import BUDGET, LOG, PLAN, Places, refused_by_system
from leadtime.storage.replacing import Stale, replace_text, write_all

_TRIES = 5


class Damage(NamedTuple):
    """What is wrong with a file as such: `what` ends a sentence that begins with the file; `line` is 0 for all of it.

    `rebuilt` is what its history says that it was, None where that says nothing. `only_here` is how many lines are in
    the damaged file and in nothing that would be restored.
    """

    name: str
    file: FileText
    what: str
    line: int = 0
    rebuilt: Rebuilt | None = None
    only_here: int = 0

    @property
    def place(self) -> str:
        """`path:line`, or the path alone when the whole file is meant."""
        return f"{self.file.path}:{self.line}" if self.line else self.file.path

    @property
    def entries(self) -> int:
        """How many entries would be in it; none in a budget."""
        return sum(item.kind == "entry" for item in item_blocks(self.rebuilt.text)) if self.rebuilt else 0


class Restored(NamedTuple):
    """A file that was brought back, and where what stood there is kept; empty where nothing did."""

    damage: Damage
    kept: str


def damaged_files(places: Places) -> list[Damage]:
    """The files that are gone, empty or can't be read as what they are, each with what could be brought back.

    CannotReadOrWrite for what the system refuses. Nothing is locked or changed.
    """
    found = []
    for name, path in _files(places):
        if damage := _damage(places, name, path):
            made = rebuilt(places, name) if places.state else None
            found.append(damage._replace(rebuilt=made, only_here=_only_in(damage.file, made)))
    return found


def _files(places: Places) -> tuple[tuple[str, str], ...]:
    return (BUDGET, places.budget), (LOG, places.log), (PLAN, places.plan)


def _damage(places: Places, name: str, path: str) -> Damage | None:
    file = read_file(path)
    if is_blank(_anything(file)):
        return Damage(name, file, "is empty" if file.is_there else "is gone") if was_kept(places, name) else None
    try:
        text = file.text
    except BadData as error:
        return Damage(name, file, f"can't be read: {error.message}", int(error.place.rpartition(":")[2]))
    table, fault = load_toml(text, path)
    if fault:
        return Damage(name, file, f"can't be read: {fault.message}", fault.line)
    if name != BUDGET and "version" not in table and was_kept(places, name):
        return Damage(name, file, "has lost its version", 1)
    return None


def _anything(file: FileText) -> str:
    """The bytes as text, whatever they are."""
    return file.data.decode(errors="replace")


def _only_in(file: FileText, made: Rebuilt | None) -> int:
    """How many lines a file has that what was made for it lacks; NULs are no line."""
    lines = Counter(line for line in map(str.strip, _anything(file).splitlines()) if line.strip("\0\ufeff"))
    return sum((lines - Counter(map(str.strip, made.text.splitlines() if made else ()))).values())


def restore_files(places: Places) -> list[Restored]:
    """Bring every damaged file back of which something is known; none where none is damaged.

    Locked, CannotReadOrWrite: then the file stands as it was.
    """
    make_folder(places.folder)
    with locked(places.lock):
        for _ in range(_TRIES):
            try:
                return [_restored(one, one.rebuilt) for one in damaged_files(places) if one.rebuilt]
            except Stale:  # somebody else saved it, and may have mended it
                continue
    raise Locked(
        "another program saves the file again and again, and nothing was restored",
        "close it in the editor, or stop the program that syncs it",
        places.folder,
    )


def _restored(damage: Damage, made: Rebuilt) -> Restored:
    kept = "" if is_blank(_anything(damage.file)) else keep_damaged(damage.file)
    replace_text(damage.file, made.text)
    return Restored(damage, kept)


def kept_as(file: FileText) -> str:
    """The name beside it under which a damaged file is kept: one that nothing has yet, or that has these very bytes."""
    number = 1
    while os.path.lexists(path := f"{file.path}.damaged-{number}"):
        with suppress(LeadtimeError):
            if read_file(path).fingerprint == file.fingerprint:
                return path
        number += 1
    return path


def damaged_copies(places: Places) -> list[str]:
    """The paths under which damaged files are kept, by their names."""
    found = []
    for _, path in _files(places):
        folder, name = os.path.split(path)
        with suppress(OSError):  # not there, or nobody may look
            pattern = re.compile(rf"{re.escape(name)}\.damaged-\d+")
            found += [os.path.join(folder, one) for one in sorted(os.listdir(folder)) if pattern.fullmatch(one)]
    return found


def keep_damaged(file: FileText) -> str:
    """Copy a damaged file to the name under which it is kept, once, and hand that back."""
    path = kept_as(file)
    if os.path.lexists(path):
        return path
    what = "what is damaged can't be kept, so nothing was changed"
    try:
        _write_copy(path, file.data)
        flush_folder(os.path.dirname(path))
    except OSError as error:
        raise refused_by_system(error, path, what) from error
    return path


def _write_copy(path: str, data: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        write_all(handle, data)
    except BaseException:  # half of it is of no use, and the room is needed
        os.unlink(path)
        raise
    finally:
        os.close(handle)
