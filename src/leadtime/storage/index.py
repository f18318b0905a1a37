"""The index of a long log: which stretches of its text hold which days, so that a week is found without the years.

It lies in the platform's cache folder, is good for one text alone, known by its fingerprint, and says nothing that the
text does not: whatever is wrong with it, it is passed over, and made anew. It may be deleted at any time, and
`LEADTIME_INDEX=off` does without. It also remembers that its text has no fault, which saves reading a log again that
was edited by hand. A short log, of which all can be looked through in the time it takes to open an index, has none.

| table | column | says |
|---|---|---|
| `log` | `fingerprint`, `proof` | of which text it is, and the fingerprint of all the stretches: none is lost |
| `stretch` | `start`, `end`, `first`, `last` | where in the text it lies, and its first and last day; `log_pieces` |
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from leadtime.formats.log_pieces import Stretch, stretches
from leadtime.storage.fingerprint import fingerprint
from leadtime.storage.new_text import NewText
from leadtime.storage.places import Places

if TYPE_CHECKING:
    import sqlite3

_LEAST = 1 << 20  # bytes: some 7,000 entries
_FORM = "2"  # of the rows; an index of another form is passed over
_TABLES = (
    "CREATE TABLE log (fingerprint TEXT NOT NULL, proof TEXT NOT NULL)",
    'CREATE TABLE stretch (start INTEGER PRIMARY KEY, "end" INTEGER, first TEXT, last TEXT, characters INTEGER)',
)


def indexed(places: Places, data: bytes, of: str) -> list[Stretch] | None:
    """The stretches of the text in these bytes, with the fingerprint `of`; None where the index is of another, or off.

    A text with an index is known to parse without a problem.
    """
    if not _is_used(places, len(data)) or not os.path.isfile(places.index_file):
        return None
    found: list[Stretch] = []
    with suppress(OSError), _opened(places) as index:
        found = _rows(index, of)
    return found if found and found[-1].end == len(data) else None


def make_index(places: Places, text: str, of: str) -> list[Stretch] | None:
    """The stretches of a text that is known to parse without a problem, kept as its index where there is a place."""
    if not _is_used(places, len(text)):  # characters, of which there are hardly more bytes
        return None
    found = stretches(text)
    if found:
        _keep(places, found, of)
    return found


def update_index(places: Places, known: Sequence[Stretch] | None, new: NewText, before: str, after: str) -> None:
    """Have the index of the text with the fingerprint `before` be one of `new`, whose fingerprint is `after`.

    `known` are its stretches, where they were read. Nothing is done where the index is of another text: it is made anew
    when it is next asked for.
    """
    if not _is_used(places, len(new)) or not os.path.isfile(places.index_file):
        return
    with suppress(OSError), _opened(places, to_write=True) as index:
        found = known if known and _is_of(index, before) else _rows(index, before)
        unchanged = new.unchanged
        same = [one for one in found if one.end <= unchanged][:-1]  # what follows the last may begin otherwise now
        start = same[-1].end if same else 0
        if found and (fresh := stretches(new.since(start), start)):
            index.execute("DELETE FROM stretch WHERE start >= ?", (start,))
            _write(index, fresh, [*same, *fresh], after)


def is_damaged(places: Places) -> bool:
    """True for an index that can't be read as one; it does no harm, for it is passed over.

    One that was begun and not written, or that another process holds, is not damaged.
    """
    try:
        if not places.cache or not os.path.getsize(places.index_file):
            return False
        with _opened(places) as index:
            kept = index.execute("SELECT fingerprint FROM log").fetchall()
            return len(kept) > 1 or (bool(kept) and not _rows(index, kept[0][0]))
    except FileNotFoundError:
        return False
    except OSError as error:
        return any(word in str(error) for word in ("malformed", "not a database", "no such", "corrupt"))


def _is_used(places: Places, length: int) -> bool:
    said = os.environ.get("LEADTIME_INDEX", "")
    return bool(places.cache) and said != "off" and (length >= _LEAST or said == "always")


def _keep(places: Places, found: Sequence[Stretch], of: str) -> None:
    """Write the index; where that can't be done there is none, and nothing is told."""
    for _ in range(2):
        with suppress(OSError):
            _make_file(places)
            with _opened(places, to_write=True) as index:
                index.execute("DROP TABLE IF EXISTS log")
                index.execute("DROP TABLE IF EXISTS stretch")
                for statement in _TABLES:
                    index.execute(statement)
                _write(index, found, found, of)
                return
        with suppress(OSError):  # what stands there is no index: the second time there is none
            os.unlink(places.index_file)


def _make_file(places: Places) -> None:
    """An empty file for the index, readable by its owner alone: the days of a log are nobody else's."""
    os.makedirs(os.path.dirname(places.index_file), 0o700, exist_ok=True)
    extra = getattr(os, "O_NONBLOCK", 0)  # a pipe that stands there would have us wait until somebody reads it
    os.close(os.open(places.index_file, os.O_WRONLY | os.O_CREAT | extra, 0o600))


@contextmanager
def _opened(places: Places, *, to_write: bool = False) -> "Iterator[sqlite3.Connection]":
    """The index, open; what is written is kept as a whole when all went well. OSError for whatever is wrong with it.

    Nobody is waited for: who comes second does without.
    """
    import sqlite3

    mode = "rw" if to_write else "ro"
    uri = f"file:{_quoted(places.index_file)}?mode={mode}"
    try:
        index = sqlite3.connect(uri, uri=True, timeout=0, isolation_level=None)
        try:
            index.execute("BEGIN IMMEDIATE" if to_write else "BEGIN")
            yield index
            index.execute("COMMIT")
        finally:
            index.close()  # what was not committed is not there
    except (sqlite3.Error, sqlite3.Warning, ValueError, TypeError) as error:
        raise OSError(str(error)) from error


def _quoted(path: str) -> str:
    from urllib.parse import quote

    return quote(os.fsencode(os.path.abspath(path)))


def _rows(index: "sqlite3.Connection", of: str) -> list[Stretch]:
    """The stretches, if they are all there as they were written, of the text with this fingerprint; else none."""
    kept = index.execute("SELECT fingerprint, proof FROM log").fetchall()
    if len(kept) != 1 or kept[0][0] != of:
        return []
    rows = index.execute('SELECT start, "end", first, last, characters FROM stretch ORDER BY start')
    found = [Stretch(*row) for row in rows]
    return found if kept[0][1] == _proof(found, of) else []


def _is_of(index: "sqlite3.Connection", fingerprint_of: str) -> bool:
    return index.execute("SELECT fingerprint FROM log").fetchall() == [(fingerprint_of,)]


def _write(index: "sqlite3.Connection", fresh: Sequence[Stretch], whole: Sequence[Stretch], of: str) -> None:
    index.execute("DELETE FROM log")
    index.executemany("INSERT INTO stretch VALUES (?, ?, ?, ?, ?)", fresh)
    index.execute("INSERT INTO log VALUES (?, ?)", (of, _proof(whole, of)))


def _proof(found: Sequence[Stretch], of: str) -> str:
    """The fingerprint of all stretches with that of their text."""
    return fingerprint("\n".join([_FORM, of, *map(repr, map(tuple, found))]).encode())
