"""The operating system's side of a change: every call that touches the files below a folder, counted, noted or failed.

It stands in place of functions of `os`, `fcntl` and `open` in a copy of the program (forking.py); nothing of ours is
replaced. It works on every system: no tracer is needed.
"""

import builtins
import errno
import io
import os
import random
import stat
from collections.abc import Callable
from typing import Any, NamedTuple

DIED = 77  # the exit code of a copy that ends in the middle, as a killed process does
_NAMES = (
    *("open", "read", "write", "close", "lseek", "fsync", "ftruncate", "fchmod", "fchown", "fstat"),
    *("replace", "rename", "link", "unlink", "mkdir", "listdir", "stat", "lstat", "access", "readlink"),
    *("chmod", "chown", "utime"),
)
_TAKES_ROOM = {"open", "write", "mkdir", "replace", "fsync", "link", "rename"}


class Call(NamedTuple):
    """A call that changed something: for `write` where and what, of `replace` both names; `inode` is that of a file."""

    name: str
    path: str
    inode: int = 0
    offset: int = 0
    data: bytes = b""
    to: str = ""


class Calls:
    """Every call that concerns what lies below `root`; the one with the number `at` meets `kind`.

    | kind | what becomes of it |
    |---|---|
    | EIO, ENOSPC, EACCES | it fails, once |
    | exit | the process ends before it, as a killed one does |
    | half | of a write only the first half is made, then the process ends; another call is made, then it ends |
    | full | it fails for want of room, and so does all that takes room after it |
    | dead | it fails, and so does every call after it |
    """

    def __init__(self, root: str, at: int = 0, kind: str = "", seed: int = 7) -> None:
        self.root, self.at, self.kind = os.path.realpath(root), at, kind
        self.count = 0
        self.names: list[str] = []
        self.made: list[Call] = []
        self.ending: Callable[[], object] = bool  # called before the process ends
        self._paths: dict[int, str] = {}
        self._real: dict[str, Callable[..., Any]] = {}
        self._letters = random.Random(seed)

    def begin(self) -> None:
        """Stand in the system's place from now on; the copy of the process ends with it."""
        for name in _NAMES:
            if hasattr(os, name):
                self._real[name] = getattr(os, name)
                setattr(os, name, self._standing_in(name, self._real[name]))
        os.urandom = self._letters.randbytes
        try:
            import fcntl
        except ImportError:
            pass
        else:
            fcntl.flock = self._standing_in("flock", fcntl.flock)
        real = builtins.open

        def opened(file: Any, *words: Any, **more: Any) -> Any:
            if file in self._paths and words == ("rb",):
                return io.BufferedReader(_Reading(file))
            return real(file, *words, **more)

        builtins.open = opened

    def _standing_in(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*words: Any, **more: Any) -> Any:
            path = self._path(words[0]) if words else ""
            if not path:
                return real(*words, **more)
            self.count += 1
            self.names.append(f"{name} {os.path.relpath(path, self.root)}")
            if self._is_hit(name):
                self._fail(name, real, words, path)
            return self._noted(name, path, real, words, more)

        return call

    def _path(self, what: Any) -> str:
        """The path below the root that a name or a handle stands for; empty for all others."""
        if isinstance(what, int):
            return self._paths.get(what, "")
        try:
            path = os.fsdecode(what)
        except TypeError:
            return ""
        return path if path == self.root or path.startswith(self.root + os.sep) else ""

    def _is_hit(self, name: str) -> bool:
        if self.kind == "full":
            return 0 < self.at <= self.count and name in _TAKES_ROOM
        return self.count == self.at or (self.kind == "dead" and 0 < self.at < self.count)

    def _fail(self, name: str, real: Callable[..., Any], words: tuple[Any, ...], path: str) -> None:
        if self.kind == "exit":
            self.ending()
            os._exit(DIED)
        if self.kind == "half":
            if name == "write":
                words = (words[0], bytes(words[1])[: len(words[1]) // 2])
            real(*words)
            self.ending()
            os._exit(DIED)
        if name == "close":
            real(*words)  # a handle is gone, whatever close says
            self._paths.pop(words[0], None)
        number = {"full": errno.ENOSPC, "dead": errno.EIO}.get(self.kind) or getattr(errno, self.kind)
        raise OSError(number, os.strerror(number), path)

    def _noted(self, name: str, path: str, real: Callable[..., Any], words: Any, more: Any) -> Any:
        if name == "open":
            return self._open(path, real, words, more)
        if name == "write":
            return self._write(path, real, words)
        result = real(*words, **more)
        if name == "close":
            self._paths.pop(words[0], None)
        elif name == "fsync":
            found = self._real["fstat"](words[0])
            self.made.append(Call("fsync", path, 0 if stat.S_ISDIR(found.st_mode) else found.st_ino))
        elif name == "ftruncate":
            self.made.append(Call("ftruncate", path, self._real["fstat"](words[0]).st_ino, words[1]))
        elif name in ("replace", "rename"):
            to = os.fsdecode(words[1])
            self.made.append(Call("replace", path, self._real["stat"](to).st_ino, to=to))
        elif name in ("unlink", "mkdir"):
            self.made.append(Call(name, path))
        return result

    def _open(self, path: str, real: Callable[..., Any], words: Any, more: Any) -> Any:
        flags = words[1]
        was_there = True
        if flags & os.O_CREAT:
            try:
                self._real["lstat"](path)
            except OSError:
                was_there = False
        handle = real(*words, **more)
        self._paths[handle] = path
        if not was_there:
            self.made.append(Call("create", path, self._real["fstat"](handle).st_ino))
        return handle

    def _write(self, path: str, real: Callable[..., Any], words: Any) -> Any:
        handle = words[0]
        found = self._real["fstat"](handle)
        at = self._real["lseek"](handle, 0, os.SEEK_CUR)
        written = real(*words)
        at = at if self._real["lseek"](handle, 0, os.SEEK_CUR) == at + written else found.st_size  # it goes to the end
        self.made.append(Call("write", path, found.st_ino, at, bytes(words[1])[:written]))
        return written


class _Reading(io.RawIOBase):
    """A file that is read by calls of `os.read`, which can fail."""

    def __init__(self, handle: int) -> None:
        self._handle = handle

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0, /) -> int:
        return os.lseek(self._handle, offset, whence)

    def readinto(self, buffer: Any, /) -> int:
        data = os.read(self._handle, len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def fileno(self) -> int:
        return self._handle

    def close(self) -> None:
        if not self.closed:
            super().close()
            os.close(self._handle)
