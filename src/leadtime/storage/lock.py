"""One writer at a time: an exclusive lock on a sidecar file, which the system frees when its holder dies.

The file is never deleted: a process that waits on a deleted file and one that makes a new one would both hold it.
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from leadtime.model.errors import Locked
from leadtime.storage.files import open_plain
from leadtime.storage.places import refused_by_system

PATIENCE = 10.0  # seconds; a change takes some milliseconds, so only a stopped process holds the lock for longer
_PAUSE = 0.005


@contextmanager
def locked(path: str, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the lock; Locked, naming the holder, when another process keeps it for longer than `patience` seconds.

    CannotReadOrWrite where it can't be opened, or the file system knows no locks.
    """
    handle = _opened(path)
    try:
        _wait(handle, path, patience)
        _sign(handle)
        yield
    finally:
        with suppress(OSError):  # the lock is free with it, whatever the system says, and what was done is done
            os.close(handle)


def _opened(path: str) -> int:
    try:
        return open_plain(path, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        # What another user made may be read only, and can be locked all the same.
        if isinstance(error, PermissionError):
            with suppress(OSError):
                return open_plain(path, os.O_RDONLY)
        raise refused_by_system(error, path, "the lock can't be opened, and nothing was changed") from error


def _wait(handle: int, path: str, patience: float) -> None:
    until = time.monotonic() + patience
    while True:
        try:
            _take(handle)
            return
        except (BlockingIOError, PermissionError):
            if time.monotonic() > until:
                raise Locked(
                    f"another process{_holder(handle)} is changing the log, and nothing was changed",
                    "try again in a moment; a process that hangs can be ended, and the lock is free at once",
                    path,
                ) from None
            time.sleep(_PAUSE)
        except OSError as error:
            raise refused_by_system(error, path, "the lock can't be taken, and nothing was changed") from error


def _take(handle: int) -> None:
    """The lock, or at once the system's refusal."""
    try:
        import fcntl
    except ImportError:
        import msvcrt

        os.lseek(handle, 64, os.SEEK_SET)  # beyond the holder's number: on Windows what is locked can't be read
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined, unused-ignore]  # Windows alone has it
    else:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)  # type: ignore[attr-defined, unused-ignore]  # not Windows


def _sign(handle: int) -> None:
    """Write who holds it, for the message of one who waits; a full disk is no reason to stop for."""
    try:
        os.lseek(handle, 0, os.SEEK_SET)
        os.write(handle, f"{os.getpid():<20}\n".encode())
    except OSError:
        pass


def _holder(handle: int) -> str:
    try:
        os.lseek(handle, 0, os.SEEK_SET)
        said = os.read(handle, 20).decode("ascii", "replace").strip()
    except OSError:
        return ""
    return f" ({said})" if said.isdigit() else ""
