"""A file of the user's own that an export is written to: whole or not at all, and never in the place of the log."""

import os
import stat
from contextlib import suppress

from leadtime.model.errors import CannotReadOrWrite, Refused
from leadtime.storage.folders import flush_folder
from leadtime.storage.places import Places, kind_of_file, refused_by_system
from leadtime.storage.replacing import temporary_for, write_all


def write_output(places: Places, path: str, text: str, *, force: bool) -> None:
    """Write the text in UTF-8, line ends as they are; a file that is there is replaced only with `force`.

    Refused for a file that is there, and for one of leadtime's own; CannotReadOrWrite, the old file untouched.
    """
    real = os.path.realpath(path)
    if _is_ours(places, real):
        raise Refused("leadtime keeps its own data there", "give the export another name", path)
    mode = _mode_of(real, path, force)
    temporary = f"{temporary_for(real)}-{os.getpid()}"  # a name that nobody else has
    try:
        _write(temporary, text.encode(), mode)
        os.replace(temporary, real)
    except OSError as error:
        raise refused_by_system(error, path, "the file can't be written") from error
    finally:
        with suppress(OSError):  # it has its name by now, or is of no use
            os.unlink(temporary)
        _clear_up(temporary_for(real))
    try:
        flush_folder(os.path.dirname(real))
    except OSError as error:
        what = "the file was written, and a power cut may take it away"
        raise refused_by_system(error, path, what) from error


def _clear_up(stem: str) -> None:
    """Take away what processes that died have left of the same export."""
    folder, start = os.path.split(f"{stem}-")
    with suppress(OSError):  # it does no harm
        for name in os.listdir(folder):
            if name.startswith(start) and _is_over(name.removeprefix(start)):
                os.unlink(os.path.join(folder, name))


def _is_over(process: str) -> bool:
    """True when there is no process with this number; False where that can't be found out."""
    if os.name == "nt" or not (process.isascii() and process.isdigit()):  # to ask would end it on Windows
        return False
    try:
        os.kill(int(process), 0)
    except (ProcessLookupError, OverflowError):
        return True
    except OSError:
        return False
    return False


def _is_ours(places: Places, real: str) -> bool:
    own = {os.path.realpath(path) for path in (places.log, places.budget, places.lock)}
    own |= {temporary_for(path) for path in own}
    state = os.path.realpath(places.state) if places.state else ""
    return real in own or bool(state and real.startswith(state + os.sep))


def _mode_of(real: str, path: str, force: bool) -> int:
    """The mode to write with: that of the file which is replaced; a new one tells where its owner was, like the log."""
    try:
        found = os.stat(real).st_mode
    except FileNotFoundError:
        return 0o600
    except OSError as error:
        raise refused_by_system(error, path, "the file can't be written") from error
    if not stat.S_ISREG(found):
        raise CannotReadOrWrite(f"{kind_of_file(found)} stands there", "leave -o out, and send the output on", path)
    if not force:
        raise Refused("the file is there already, and was left as it is", "give another name, or add --force", path)
    return stat.S_IMODE(found)


def _write(path: str, data: bytes, mode: int) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        if hasattr(os, "fchmod"):
            os.fchmod(handle, mode)
        write_all(handle, data)
    finally:
        os.close(handle)
