"""The journal: every change as a line of JSON, written and flushed before the change itself.

| key | in a line for | says |
|---|---|---|
| `n`, `at`, `did` | a change | its number, when, and the command in words |
| `changes` | a change | each `file` with its fingerprints `before` and `after`, and `splices` of `[offset, old, new]` |
| `clean` | a change | true when what it changed of the log and the plan has no fault after it |
| `undoes`, `redoes` | an undo or redo, which is a change too | the number of the change taken back, or made again |
| `dropped` | a change that was journaled and then not made, or made only in part | its number |
| `as_before` | the same | true when that was found out later: its process died, or an old state was saved over it |
| `done` | a change of several files that was made to its end | its number |
| `forgets` | items that are gone on purpose | their ids, which `doctor` misses no more |
| `purges` | a purge | the day before which nothing is to come back |
| `keeps` | items that are as before a change on purpose | their blocks, which `doctor` takes as they are |

A line that was torn by a power cut is passed over. Whether a change was made is not in its line: the file's fingerprint
tells, and the file decides, never the journal.
"""

import os
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, NamedTuple

from leadtime.formats.toml_text import Splice
from leadtime.model.errors import CannotReadOrWrite
from leadtime.storage.files import open_plain, patiently
from leadtime.storage.folders import flush_folder, flush_names, make_folder
from leadtime.storage.places import LOG, Places, refused_by_system
from leadtime.storage.replacing import write_all, write_new

_TAIL = 1 << 14
_UNREAD = "the journal can't be read"


class FileChange(NamedTuple):
    """The splices in one file, each at its offset in the text that the ones before it have made."""

    file: str
    before: str
    after: str
    splices: tuple[Splice, ...]


class Record(NamedTuple):
    """A change of one or more files; `did` is the command in words.

    `is_doubtful` is true of one that was found not to be there by the next change: its process may have died before it
    made it, and an editor may have saved an older state over it. `is_done` is true of one of several files that was
    made to its end.
    """

    number: int
    at: str
    did: str
    changes: tuple[FileChange, ...]
    clean: bool = False
    undoes: int | None = None
    redoes: int | None = None
    forgets: tuple[str, ...] = ()
    keeps: tuple[str, ...] = ()
    purges: str = ""
    is_doubtful: bool = False
    is_done: bool = False

    @property
    def holds_something(self) -> bool:
        """False for what a purge leaves of the journal: the one line that no undo can take back."""
        return any(change.splices for change in self.changes)

    def of(self, file: str) -> FileChange | None:
        """What it did to a file."""
        return next((change for change in self.changes if change.file == file), None)


def read_records(places: Places, *, doubtful: bool = False) -> list[Record]:
    """Every change that was made, in order; those journaled and then dropped are left out, unless they are `doubtful`
    and such are asked for.
    """
    found: dict[int, Record] = {}
    for raw in _raw_lines(places):
        line = _parsed(raw) or {}
        dropped = _number(line, "dropped")
        was = found.pop(dropped, None) if dropped is not None else None
        if was and doubtful and line.get("as_before") is True:
            found[was.number] = was._replace(is_doubtful=True)
        if (made := found.get(_number(line, "done") or 0)) is not None:
            found[made.number] = made._replace(is_done=True)
        if record := _record(line):
            found[record.number] = record
    return list(found.values())


def newest(places: Places) -> tuple[int, Record | None]:
    """The highest number in use, 0 for none, and the last change; None where that was dropped, or there is none.

    CannotReadOrWrite for a journal that can't be read: a number that is given twice would hide a change from `undo`.
    """
    dropped, made = set(), set()
    for raw in reversed(_last_lines(places)):
        line = _parsed(raw) or {}
        if record := _record(line):
            record = record._replace(is_done=record.number in made)
            return record.number, None if record.number in dropped else record
        dropped.add(_number(line, "dropped"))
        made.add(_number(line, "done"))
    return 0, None


def is_known_good(places: Places, fingerprint: str, file: str = LOG) -> bool:
    """True when the log, or the plan, with this fingerprint is one that leadtime wrote, and found without a fault.

    Only the journal's last lines are looked at: an older state of the log is read in full, and no harm done. A change
    that was dropped counts too, for what it would have written was proved.
    """
    lines: list[bytes] = []
    with suppress(CannotReadOrWrite):
        lines = _last_lines(places) if places.state else []
    for raw in reversed(lines):
        if fingerprint.encode() in raw and (record := _record(_parsed(raw) or {})) and record.clean:
            change = record.of(file)
            if change and change.after == fingerprint:
                return True
    return False


def append(places: Places, record: Record) -> None:
    """Write a change down and flush it; CannotReadOrWrite when there is no place or no room."""
    _append(places, _table(record))


def append_part(places: Places, record: Record, drops: int, *, as_before: bool) -> None:
    """The same for the part that was made of the change with the number `drops`."""
    _append(places, _table(record) | _dropped(drops, as_before))


def drop(places: Places, number: int, *, as_before: bool) -> None:
    """Say that a journaled change was not made; what the journal can't hold is seen by the fingerprint later.

    `as_before` where the files alone tell.
    """
    with suppress(CannotReadOrWrite):
        _append(places, _dropped(number, as_before))


def done(places: Places, number: int) -> None:
    """Say that a change of several files was made to its end; what the journal can't hold, nobody misses today."""
    with suppress(CannotReadOrWrite):
        _append(places, {"done": number})


def _dropped(number: int, as_before: bool) -> dict[str, Any]:
    return {"dropped": number} | ({"as_before": True} if as_before else {})


def fresh(places: Places) -> str:
    """The path under which a new journal is written, before it takes the place of the old one."""
    return f"{os.path.realpath(places.journal)}.new"


def begin_anew(places: Places, record: Record) -> None:
    """Put one line in the place of the whole journal, as a whole or not at all; CannotReadOrWrite."""
    path, new = os.path.realpath(places.journal), fresh(places)
    what = "the journal can't be emptied, and is as it was"
    try:
        make_folder(os.path.dirname(path))
        write_new(new, _line_of(_table(record)).encode(), what)
        patiently(lambda: os.replace(new, path))
        flush_folder(os.path.dirname(path))
    except OSError as error:
        raise refused_by_system(error, path, what) from error


def _table(record: Record) -> dict[str, Any]:
    line: dict[str, Any] = {"n": record.number, "at": record.at, "did": record.did, "clean": record.clean}
    line["changes"] = [change._asdict() for change in record.changes]
    line |= {"undoes": record.undoes} if record.undoes is not None else {}
    line |= {"forgets": list(record.forgets)} if record.forgets else {}
    line |= {"keeps": list(record.keeps)} if record.keeps else {}
    line |= {"purges": record.purges} if record.purges else {}
    return line | ({"redoes": record.redoes} if record.redoes is not None else {})


def _line_of(table: dict[str, Any]) -> str:
    import json

    return json.dumps(table, ensure_ascii=True) + "\n"


def _append(places: Places, line: dict[str, Any]) -> None:
    make_folder(places.state)
    path = places.journal
    data = _line_of(line).encode()
    try:
        handle = open_plain(path, os.O_RDWR | os.O_CREAT | os.O_APPEND)
        try:
            if not os.fstat(handle).st_size:  # begun now, or by a process that died: first its name, then its lines
                flush_folder(places.state)
                flush_names(places.state)
            _write_at_end(handle, data)
        finally:
            os.close(handle)
    except OSError as error:
        what = "the journal can't be written, so nothing was changed"
        raise refused_by_system(error, path, what) from error


def _write_at_end(handle: int, data: bytes) -> None:
    """Write a line after the last one, or after what a power cut left of it; nothing of it stays when that fails."""
    size = os.lseek(handle, 0, os.SEEK_END)
    if size:
        os.lseek(handle, size - 1, os.SEEK_SET)
        data = data if os.read(handle, 1) == b"\n" else b"\n" + data
        os.lseek(handle, 0, os.SEEK_END)
    try:
        write_all(handle, data)
    except BaseException:  # half a line is of no use, and the room is needed
        os.ftruncate(handle, size)
        raise


def torn_lines(places: Places) -> list[int]:
    """The numbers of the lines, from 1, that can't be read; CannotReadOrWrite."""
    return [number for number, raw in enumerate(_raw_lines(places), 1) if raw.strip() and _parsed(raw) is None]


def held_lines(places: Places) -> int:
    """How many lines hold words of a file: changes, dropped ones too, and what can't be read; CannotReadOrWrite."""
    return sum(1 for raw in _raw_lines(places) if raw.strip() and _holds_words(raw))


def _holds_words(raw: bytes) -> bool:
    line = _parsed(raw)
    record = None if line is None else _record(line)
    return record.holds_something if record else not {"dropped", "done"} & set(line or ())


def _raw_lines(places: Places) -> Iterator[bytes]:
    try:
        with open(open_plain(places.journal, os.O_RDONLY), "rb") as file:
            yield from file
    except FileNotFoundError:
        return
    except OSError as error:
        raise refused_by_system(error, places.journal, _UNREAD) from error


def _last_lines(places: Places) -> list[bytes]:
    """The lines in the last 16 KiB; more where no change is among them, for its line may be longer than that.

    No lines where there is no journal; CannotReadOrWrite for one that can't be read.
    """
    try:
        with open(open_plain(places.journal, os.O_RDONLY), "rb") as file:
            end = file.seek(0, os.SEEK_END)
            size = _TAIL
            while True:
                start = max(0, end - size)
                file.seek(start)
                lines = file.read(end - start).split(b"\n")[1 if start else 0 :]
                if not start or any(_record(_parsed(raw) or {}) for raw in reversed(lines)):
                    return lines
                size *= 8
    except FileNotFoundError:
        return []
    except OSError as error:
        raise refused_by_system(error, places.journal, _UNREAD) from error


def _parsed(raw: bytes) -> dict[str, Any] | None:
    """The line as a table, None for one that is torn."""
    import json

    try:
        line = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    return line if isinstance(line, dict) else None


def _number(line: dict[str, Any], key: str) -> int | None:
    return line[key] if isinstance(line.get(key), int) else None


def _record(line: dict[str, Any]) -> Record | None:
    try:
        changes = tuple(
            FileChange(
                str(change["file"]),
                str(change["before"]),
                str(change["after"]),
                tuple(Splice(int(offset), str(old), str(new)) for offset, old, new in change["splices"]),
            )
            for change in line["changes"]
        )
        number, at, did = int(line["n"]), str(line["at"]), str(line["did"])
        clean, undoes, redoes = line.get("clean") is True, _number(line, "undoes"), _number(line, "redoes")
        forgets = tuple(map(str, line.get("forgets", ())))
        keeps = tuple(map(str, line.get("keeps", ())))
        purges = str(line.get("purges", ""))
        return Record(number, at, did, changes, clean, undoes, redoes, forgets, keeps, purges)
    except (KeyError, TypeError, ValueError, OverflowError):  # an endless number is one that JSON has
        return None
