"""One file of text: read as it is, and replaced as a whole or not at all."""

import math
import os
import stat
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cached_property
from typing import TypeVar

from leadtime.formats.toml_text import is_blank
from leadtime.model.errors import BadData, CannotReadOrWrite
from leadtime.storage.fingerprint import begun
from leadtime.storage.folders import flush_folder, flush_names
from leadtime.storage.places import kind_of_file, refused_by_system

# Ten years of a busy leader are about 5 MB. What is larger is no log, and parsing it would take minutes.
MOST_BYTES = 64 * 1024 * 1024
_CHUNK = 1 << 16  # bytes; what is looked at once more is read in pieces that the processor keeps at hand
QUIET = 0.05  # seconds; an editor that writes in place is done with a log of ten years in a tenth of that
_MOVE = "move it away, or name another folder with --dir"

Result = TypeVar("Result")


class FileText:
    """A file as it was at one moment: its bytes, the fingerprint they are known by, and the same as text.

    `path` is as the user names it, `real` has its links followed. A file that is not there has no bytes.
    """

    def __init__(self, path: str, real: str, data: bytes | None) -> None:
        self.path = path
        self.real = real
        self.is_there = data is not None
        self.data = data or b""
        self._hash = begun(self.data)
        self.fingerprint: str = self._hash.hexdigest()

    @cached_property
    def text(self) -> str:
        """The bytes as text, made when it is first asked for; BadData, with the line, where they are no UTF-8."""
        return decoded(self.data, self.path)

    @cached_property
    def length(self) -> int:
        """That of the text, in characters; who knows it from elsewhere says so, and no text need be made for it."""
        return len(self.text)

    @property
    def is_blank(self) -> bool:
        """True when the text says nothing at all, not even a comment; BadData as above."""
        return is_blank(self.data[:64].decode(errors="replace")) and is_blank(self.text)

    def fingerprint_with(self, added: bytes) -> str:
        """The fingerprint of the bytes with more at their end, which costs no more than those."""
        found = self._hash.copy()
        found.update(added)
        digest: str = found.hexdigest()
        return digest


class Stale(Exception):
    """Somebody else saved the file since it was read: the change starts over."""


def read_text(path: str) -> FileText:
    """The file's text, with a mark and line endings as they are; a file that is not there has the text "".

    BadData, with the line, where the bytes are no UTF-8 text; CannotReadOrWrite for what is no plain file or can't be
    read. A link to a file that is not there yet is a file that is not there.
    """
    found = read_file(path)
    _ = found.text
    return found


def read_file(path: str) -> FileText:
    """The file, read like that, for those who may do without its text: whether it is text is not known yet."""
    data, real = _read(path)
    return FileText(path, real, data)


def _read(path: str) -> tuple[bytes | None, str]:
    """The bytes, None for a file that is not there, and the real path."""
    real = os.path.realpath(path)
    try:
        with open(open_plain(path, os.O_RDONLY), "rb") as file:
            size = os.fstat(file.fileno()).st_size
            if size > MOST_BYTES:
                raise BadData(
                    f"the file has {size // 1_000_000} MB, and a log of ten years has about five",
                    "look at what is in it; nothing was read",
                    f"{path}:1",
                )
            return file.read(), real
    except FileNotFoundError:
        return None, real
    except OSError as error:
        raise refused_by_system(error, path, "the file can't be read") from error


def open_plain(path: str, flags: int, mode: int = 0o600) -> int:
    """A handle on a plain file; CannotReadOrWrite for a folder, a pipe or a device, OSError for the rest.

    It never waits: a pipe that stands in the place of a file would otherwise hold the command up until somebody writes.
    """
    with suppress(OSError):  # before it is opened too: opening is enough to set some devices in motion
        _refuse_other_kinds(os.stat(path), path)
    extra = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    handle = patiently(lambda: os.open(path, flags | extra, mode))
    try:
        _refuse_other_kinds(os.fstat(handle), path)
    except BaseException:
        os.close(handle)
        raise
    return handle


def _refuse_other_kinds(found: os.stat_result, path: str) -> None:
    if not stat.S_ISREG(found.st_mode):
        raise CannotReadOrWrite(f"{kind_of_file(found.st_mode)} stands where the file should be", _MOVE, path)


def patiently(call: Callable[[], Result]) -> Result:
    """The call's result. On Windows it is tried for a second: what another process has open there can't be replaced,
    and what is being replaced can't be opened.
    """
    until = time.monotonic() + 1
    while True:
        try:
            return call()
        except PermissionError:
            if os.name != "nt" or time.monotonic() > until:
                raise
            time.sleep(0.005)


def decoded(data: bytes, path: str) -> str:
    """The bytes as UTF-8 text; BadData, with the line of the first byte that is none."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise BadData("the file is UTF-16, and should be UTF-8", "save it as UTF-8 in the editor", f"{path}:1")
    zero = data.find(b"\0")
    if zero >= 0:
        message = "the file is filled with NUL bytes" if not data.strip(b"\0") else "there are NUL bytes in the file"
        raise BadData(message, "a disk or a sync service spoiled it: take a backup", _line(data, zero, path))
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise BadData(
            f"the byte {data[error.start]:#04x} is not UTF-8 text",
            "save the file as UTF-8 in the editor; it may be Latin-1 now",
            _line(data, error.start, path),
        ) from error


def _line(data: bytes, at: int, path: str) -> str:
    return f"{path}:{1 + data.count(10, 0, at)}"


def age(file: FileText) -> float:
    """The seconds since the file was last saved; endless for one that is gone, or whose time lies in the future."""
    try:
        passed = time.time() - os.stat(file.real).st_mtime
    except OSError:
        return math.inf
    return passed if passed >= 0 else math.inf


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
