"""Putting a file in the place of another, as a whole or not at all, so that nothing that an editor saves is lost."""

import os
import stat
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress

from leadtime.model.errors import CannotReadOrWrite
from leadtime.storage.files import MOST_BYTES, QUIET, FileText, open_plain, patiently, read_file
from leadtime.storage.folders import flush_folder, flush_names
from leadtime.storage.places import refused_by_system

_CHUNK = 1 << 16  # bytes; what is looked at once more is read in pieces that the processor keeps at hand


class Stale(Exception):
    """Somebody else saved the file since it was read: the change starts over."""


def replace_text(old: FileText, text: str, refusal: str = "the file can't be written, and is as it was") -> None:
    """Put `text` in the place of what was read, as `replace` does."""
    replace([(old, (text.encode(),))], refusal)


def replace(
    changes: Sequence[tuple[FileText, Sequence[bytes]]], refusal: str = "the file can't be written, and is as it was"
) -> None:
    """Put pieces in the place of what was read, as a whole or not at all, the mode kept; on the disk when it returns.

    A temporary file in the same folder is written and flushed, the old bytes are looked at once more, then it takes the
    file's name, and the folder is flushed. Only under the lock: the temporary file has one name for all. Stale when the
    file is not what was read; CannotReadOrWrite, beginning with `refusal`, when the system refuses. In both cases the
    file stands as somebody else left it and the temporary one is gone. Of several files none is touched before all are
    written; where it ends only then, the first of them may be changed.
    """
    old = changes[0][0]
    try:
        for old, pieces in changes:
            _write(temporary_for(old.real), pieces, _owned_as(old))
        for old, _ in changes:
            _put_in_place(old)
    except BaseException as error:
        for one, _ in changes:
            _remove(temporary_for(one.real))
        if not isinstance(error, OSError):
            raise
        in_the_way = isinstance(error, FileExistsError)
        raise refused_by_system(error, temporary_for(old.real) if in_the_way else old.path, refusal) from error
    for folder, old in {os.path.dirname(old.real): old for old, _ in changes}.items():
        try:
            flush_folder(folder)
        except OSError as error:
            what = "the file was changed, and a power cut may take that back"
            raise refused_by_system(error, old.path, what) from error


def _put_in_place(old: FileText) -> None:
    """Have the temporary file take the place of the old one; what an editor saved too late gets it back, and Stale."""
    temporary = temporary_for(old.real)
    with _held(old) as handle:
        if late := _swap(temporary, old, handle):
            _write(temporary, (late,), _owned_as(old))
            patiently(lambda: os.replace(temporary, old.real))
            raise Stale


@contextmanager
def _held(old: FileText) -> Iterator[int | None]:
    """The file that is to be replaced, open, so that what is written into it later can be seen; None where none is.

    On Windows it is not held: there a file that somebody has open can't be replaced anyway.
    """
    if not old.is_there or os.name == "nt":
        yield None
        return
    try:
        handle = os.open(old.real, os.O_RDONLY)
    except FileNotFoundError:
        raise Stale from None
    try:
        yield handle
    finally:
        with suppress(OSError):  # nothing was written through it
            os.close(handle)


def _swap(temporary: str, old: FileText, handle: int | None) -> bytes:
    """Give the temporary file the name of the old one, if that is what was read; Stale where it is not.

    The bytes are looked at, and after that, in the last moment there is, whose name it is. An editor that writes in
    place may have the old file open even then: what it wrote too late is handed back, mostly nothing.
    """
    seen = None if handle is None else _state(os.fstat(handle))
    if not _is_as_read(old):
        raise Stale
    try:
        if seen and _state(os.stat(old.real)) != seen:
            raise Stale
    except FileNotFoundError:
        raise Stale from None
    patiently(lambda: os.replace(temporary, old.real))
    with suppress(OSError):  # the change is made, whatever is the matter with the old file
        return b"" if handle is None or _state(os.fstat(handle)) == seen else _saved(handle)
    return b""


def _state(found: os.stat_result) -> tuple[int, int, int]:
    return found.st_ino, found.st_size, found.st_mtime_ns


def _saved(handle: int) -> bytes:
    """The bytes of a file that somebody is writing, when they are done."""
    until = time.monotonic() + 1
    while time.time() - os.fstat(handle).st_mtime < QUIET and time.monotonic() < until:
        time.sleep(QUIET / 5)
    with open(handle, "rb", closefd=False) as file:
        return file.read(MOST_BYTES)


def _is_as_read(old: FileText) -> bool:
    """True while the file, under the name it was read by, has the very bytes it had; OSError."""
    if os.path.realpath(old.path) != old.real:
        return False
    try:
        handle = open_plain(old.path, os.O_RDONLY)
    except FileNotFoundError:
        return not old.is_there
    try:
        at = 0
        while chunk := os.read(handle, _CHUNK):
            if not old.data.startswith(chunk, at):
                return False
            at += len(chunk)
        return old.is_there and at == len(old.data)
    finally:
        os.close(handle)


def temporary_for(real: str) -> str:
    """The name of the temporary file: a fixed one, so that what a dead process left is found and used again."""
    return os.path.join(os.path.dirname(real), f".{os.path.basename(real)}.new")


def _owned_as(old: FileText) -> os.stat_result | None:
    """Whose the file is and its mode, None for a new one.

    CannotReadOrWrite for one that was made read-only, Stale for one that is gone.
    """
    if not old.is_there:
        return None
    try:
        found = os.stat(old.real)
    except FileNotFoundError:
        raise Stale from None
    if not os.access(old.real, os.W_OK):
        if not os.path.lexists(old.real):  # an editor has moved it away since
            raise Stale
        raise CannotReadOrWrite(
            "the file is read-only, and is as it was", f'allow it: chmod u+w "{old.path}"', old.path
        )
    return found


def _write(path: str, pieces: Sequence[bytes], owned: os.stat_result | None) -> None:
    _remove(path)
    # A log tells where its owner was: without a mode to keep, nobody else may read it.
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        if owned and hasattr(os, "fchmod"):
            _own(handle, owned)
        write_all(handle, *pieces)
    finally:
        os.close(handle)


def _own(handle: int, owned: os.stat_result) -> None:
    """Give the file the owner and mode that it had: what root edits for somebody must stay theirs."""
    mine = os.fstat(handle)
    mode = stat.S_IMODE(owned.st_mode)
    if mine.st_uid != owned.st_uid:
        with suppress(OSError):  # only root can give a file away
            os.fchown(handle, owned.st_uid, -1)
    if mine.st_gid != owned.st_gid:
        try:
            os.fchown(handle, -1, owned.st_gid)
        except OSError:  # the old group's rights are not for another group
            mode &= ~0o070
    os.fchmod(handle, mode)


def write_all(handle: int, *pieces: bytes) -> None:
    """Write every byte and flush it; OSError."""
    for piece in pieces:
        view = memoryview(piece)
        while view:
            view = view[os.write(handle, view) :]
    os.fsync(handle)


def _remove(path: str) -> None:
    with suppress(OSError):
        os.unlink(path)


def begin(file: FileText, text: str) -> None:
    """Begin a file of the user's that is not there yet, the names of its folders on the disk before it is.

    Stale and CannotReadOrWrite as for `replace`.
    """
    try:
        flush_names(os.path.dirname(file.real))
    except OSError as error:
        raise refused_by_system(error, file.path, "the file can't be begun") from error
    replace_text(file, text)


def write_new(path: str, data: bytes, refusal: str = "the file can't be written") -> bool:
    """Write a file that is not there yet, under the lock, whole or not at all; False when it is there.

    CannotReadOrWrite, beginning with `refusal`.
    """
    now = read_file(path)
    if now.is_there:
        return False
    replace([(now, (data,))], refusal)
    return True
