"""One file of text, read as it is. What puts another in its place is in replacing.py."""

import math
import os
import stat
import time
from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from typing import TypeVar

from leadtime.formats.toml_text import is_blank
from leadtime.model.errors import BadData, CannotReadOrWrite
from leadtime.storage.fingerprint import LONG, begun, digits, fingerprint
from leadtime.storage.places import kind_of_file, refused_by_system

# Ten years of a busy leader are about 5 MB. What is larger is no log, and parsing it would take minutes.
MOST_BYTES = 64 * 1024 * 1024
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
        self.fingerprint = digits(self._hash)

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
        """The fingerprint of the bytes with more at their end, which mostly costs no more than those."""
        if len(self.data) < LONG <= len(self.data) + len(added):
            return fingerprint(self.data + added)
        found = self._hash.copy()
        found.update(added)
        return digits(found)


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
