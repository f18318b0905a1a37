"""What `doctor` mends without deciding anything: bytes that say nothing, ids given twice, and what dead processes left.

NULs go only where the file is whole without them: it is TOML, and has all that the journal knows. The file with them is
kept beside it. A mark and a second id go in one change, which `undo` takes back. All else is no file of the user's.
"""

import os
import stat
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from typing import NamedTuple

from leadtime.formats.item_blocks import with_new_id, with_taken_ids, without_ids
from leadtime.formats.toml_load import BYTE_ORDER_MARK, load_toml
from leadtime.formats.toml_text import Splice, is_blank
from leadtime.model.errors import BadData
from leadtime.storage.backups import unfinished_backups
from leadtime.storage.change import Current, Plan, Wanted, change
from leadtime.storage.doctor.lost import lost_items
from leadtime.storage.doctor.restoring import damaged_files, keep_damaged
from leadtime.storage.files import FileText, read_file
from leadtime.storage.index import is_damaged
from leadtime.storage.lock import locked
from leadtime.storage.log_change import new_ids
from leadtime.storage.log_file import LogFile
from leadtime.storage.places import BUDGET, LOG, PLAN, Places, refused_by_system
from leadtime.storage.replacing import Stale, replace_text
from leadtime.storage.unfinished import stray_temporaries

_NAMES = (BUDGET, LOG, PLAN)


class Mending(NamedTuple):
    """One thing to be mended, in words that begin with what is done; `is_change` is true of what `undo` takes back."""

    words: str
    is_change: bool = False


def to_mend(places: Places) -> list[Mending]:
    """What would be mended. BadData while a file is gone, or damaged in a way that only its history mends.

    Nothing is locked or changed.
    """
    with_nuls = {name: file for name in _NAMES if (file := _with_nuls(places, name))}
    first = next((one for one in damaged_files(places) if one.name not in with_nuls), None)
    if first:
        raise BadData(
            f"the file {first.what}, and comes first", "leadtime doctor --restore brings it back", first.place
        )
    found = [_nuls(file) for file in with_nuls.values()]
    for name in _NAMES:
        file = read_file(places.file(name))
        if name in with_nuls:
            file = FileText(file.path, file.real, file.data.replace(b"\0", b""))
        found += _in_text(name, file)
    return [*found, *_beside(places)]


def mend(places: Places, at: datetime) -> list[Mending]:
    """Mend it, and hand back what was mended: less than that where somebody else did it first, or saved the file.

    BadData as above; the errors of every change.
    """
    if not (found := to_mend(places)):
        return found
    with locked(places.lock):
        beside = _beside(places)  # a change takes some of it along
        done = _without_nuls(places)
    if any(one.is_change for one in found):
        done += change(places, at, _planned)
    with locked(places.lock):
        _tidy(places)
    return [*done, *beside]


def _without_nuls(places: Places) -> list[Mending]:
    """Take the NULs out. Where somebody saved a file just now, what is wrong with that is found the next time."""
    done = []
    for file in filter(None, (_with_nuls(places, name) for name in _NAMES)):
        keep_damaged(file)
        with suppress(Stale):
            replace_text(file, file.data.replace(b"\0", b"").decode())
            done.append(_nuls(file))
    return done


def hides_nothing(places: Places, name: str) -> bool:
    """True for a file whose NULs are all that is wrong with it."""
    return _with_nuls(places, name) is not None


def _with_nuls(places: Places, name: str) -> FileText | None:
    """The file, when it has NULs and is whole without them."""
    file = read_file(places.file(name))
    if b"\0" not in file.data:
        return None
    try:
        text = file.data.replace(b"\0", b"").decode()
    except UnicodeDecodeError:
        return None
    table, fault = load_toml(text, "")
    if is_blank(text) or fault or "version" not in table:
        return None
    if name == LOG:
        without = FileText(file.path, file.real, text.encode())
        if lost_items(places, LogFile(places, without, (), name)):
            return None
    return file


def _nuls(file: FileText) -> Mending:
    number = file.data.count(b"\0")
    return Mending(f"take {number:,} NUL byte{'s' if number > 1 else ''} out of {file.path}")


def _in_text(name: str, file: FileText) -> list[Mending]:
    found = []
    if file.text.startswith(BYTE_ORDER_MARK):
        found.append(Mending(f"take the byte-order mark out of {file.path}", is_change=True))
    if name != BUDGET:
        for item in with_taken_ids(file.text):
            words = f"give the {item.kind} in line {item.line} of {file.path} an id of its own: {item.id} is taken"
            found.append(Mending(words, is_change=True))
    return found


def _planned(current: Current) -> tuple[Plan, list[Mending]]:
    plan = [current.plan] if os.path.lexists(current.places.plan) else []
    logs = [log for log in (current.log, *plan) if not log.is_new]
    wanted = [mended(log.name, log.file.text, _of_log(log)) for log in logs]
    text = current.budget.file.text
    wanted.append(mended(BUDGET, text, _of_mark(text)))
    files = [(BUDGET, current.budget.file), *((log.name, log.file) for log in logs)]
    return Plan("doctor --mend", wanted), [one for name, file in files for one in _in_text(name, file)]


def mended(name: str, text: str, splices: Sequence[Splice]) -> Wanted:
    """A file mended by splices, with the proof that it says what it said, but for ids of items in a log or a plan."""
    return Wanted(name, tuple(splices), lambda new: _fault(text, new.text, is_log=name != BUDGET))


def _of_log(log: LogFile) -> list[Splice]:
    text = log.file.text
    taken = with_taken_ids(text)
    ids = new_ids(log, len(taken))
    # From the end to the beginning: what a change moves is behind all that is still to be changed.
    changes = [with_new_id(item, new) for item, new in zip(taken, ids, strict=True)][::-1]
    return [*changes, *_of_mark(text)]


def _of_mark(text: str) -> list[Splice]:
    return [Splice(0, BYTE_ORDER_MARK, "")] if text.startswith(BYTE_ORDER_MARK) else []


def _fault(old: str, new: str, *, is_log: bool) -> str:
    """Why a mended text must not be saved: it says something else, beside the ids of items in a log."""
    had, has = load_toml(old, "")[0], load_toml(new, "")[0]
    if is_log:
        if with_taken_ids(new):
            return "an id would still be there twice"
        had, has = without_ids(had), without_ids(has)
    return "" if repr(had) == repr(has) else "it would say something else"


def _beside(places: Places) -> list[Mending]:
    """What is left beside the files, and who may change them."""
    found = [Mending(f"remove {path}, which a process left when it died") for path in _strays(places)]
    found += [Mending(f"let nobody but you and your group change {path}") for path in open_to_all(places)]
    if is_damaged(places):
        words = f"remove {places.index_file}, which is damaged, and is made anew when it is needed"
        found.append(Mending(words))
    return found


def _strays(places: Places) -> list[str]:
    return [*stray_temporaries(places), *(unfinished_backups(places) if places.state else [])]


def open_to_all(places: Places) -> list[str]:
    """Those of the files that everyone on this computer may change; who may read them is their owner's choice."""
    kept = [places.log, places.budget, places.plan, *([places.journal] if places.state else [])]
    return [path for path in kept if os.name != "nt" and (_mode(path) or 0) & stat.S_IWOTH]


def _mode(path: str) -> int | None:
    try:
        return os.stat(path).st_mode
    except OSError:  # not there
        return None


def _tidy(places: Places) -> None:
    """Under the lock: then no process is at work that the files are of."""
    for path in [*_strays(places), *([places.index_file] if is_damaged(places) else [])]:
        try:
            os.unlink(path)
        except FileNotFoundError:
            continue
        except OSError as error:
            raise refused_by_system(error, path, "the file can't be removed") from error
    for path in open_to_all(places):
        try:
            os.chmod(path, stat.S_IMODE(os.stat(path).st_mode) & ~stat.S_IWOTH)
        except OSError as error:
            raise refused_by_system(error, path, "its mode can't be changed") from error
