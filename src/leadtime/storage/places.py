"""Where the files are.

One folder has the log, the budget and, where a calendar was taken as one, the plan: `--dir`, else `$LEADTIME_DIR`, else
the platform's user data folder. Beside them stands only the lock. The platform's state folder has, for each such
folder, one of its own with the journal, the dated backups and what could not be saved: so logs in different folders
never share a history. The platform's cache folder has the index of a long log, in a folder of the same name.
"""

import os
import stat
import sys
from typing import NamedTuple

from leadtime.model.errors import CannotReadOrWrite
from leadtime.storage.fingerprint import fingerprint

APP = "leadtime"
LOG, BUDGET, PLAN = "leadtime.toml", "budget.toml", "plan.toml"


class Places(NamedTuple):
    """The paths of one leader's files; `state` and `cache` are empty where the system knows no home folder for them."""

    folder: str
    state: str
    cache: str = ""

    @property
    def log(self) -> str:
        """The log."""
        return os.path.join(self.folder, LOG)

    @property
    def budget(self) -> str:
        """The budget."""
        return os.path.join(self.folder, BUDGET)

    @property
    def plan(self) -> str:
        """The plan: entries that are meant to be, in the form of the log. Most folders have none."""
        return os.path.join(self.folder, PLAN)

    def file(self, name: str) -> str:
        """The log or the plan, by its name; the budget for any other."""
        return {LOG: self.log, PLAN: self.plan}.get(name, self.budget)

    @property
    def lock(self) -> str:
        """The sidecar that every change locks; it is never deleted."""
        return os.path.join(self.folder, ".leadtime.lock")

    @property
    def journal(self) -> str:
        """Every change, a line of JSON each."""
        return os.path.join(self.state, "journal.jsonl")

    @property
    def backups(self) -> str:
        """A copy of a file as it was before its first change of a day."""
        return os.path.join(self.state, "backups")

    @property
    def index_file(self) -> str:
        """Where in a long log which days are; it can be deleted at any time."""
        return os.path.join(self.cache, "index.sqlite")

    @property
    def unsaved(self) -> str:
        """What was typed and could not be saved."""
        return os.path.join(self.state, "unsaved")


def find_places(folder: str = "") -> Places:
    """The places of a folder (`--dir`), or of the user's own; nothing is made or looked at yet.

    CannotReadOrWrite when no folder is named and the system knows no home.
    """
    named = folder or os.environ.get("LEADTIME_DIR", "")
    home = os.path.abspath(os.path.expanduser(named)) if named else _platforms_own("user_data_dir")
    if not home:
        raise CannotReadOrWrite(
            "the system knows no home folder to keep the log in",
            "say where it is: --dir FOLDER, or LEADTIME_DIR=FOLDER in the environment",
        )
    state = _platforms_own("user_state_dir")
    if not state:
        return Places(home, "")
    # By its real path: a folder reached over a link has the same history.
    real = os.path.realpath(home)
    key = f"{os.path.basename(real) or 'root'}-{fingerprint(os.fsencode(real))[:8]}"
    cache = _platforms_own("user_cache_dir")
    return Places(home, os.path.join(state, key), cache and os.path.join(cache, key))


# On Linux the XDG Base Directory Specification says it: the variable, and the folder without one.
_XDG = {
    "user_data_dir": ("XDG_DATA_HOME", "~/.local/share"),
    "user_state_dir": ("XDG_STATE_HOME", "~/.local/state"),
    "user_cache_dir": ("XDG_CACHE_HOME", "~/.cache"),
}


def _platforms_own(kind: str) -> str:
    """The platform's folder of a kind for leadtime, empty where the system knows no home for the user."""
    if base := _by_xdg(*_XDG[kind]):
        return os.path.join(base, APP)
    import platformdirs

    try:
        path: str = getattr(platformdirs, kind)(APP, appauthor=False)
    except RuntimeError:  # newer versions refuse, and older ones leave the ~ in
        return ""
    return path if os.path.isabs(path) else ""


def _by_xdg(variable: str, usual: str) -> str:
    """The folder on Linux, where it is plain to see; empty where platformdirs has to find it, as on other systems.

    It would say the same, but to load it costs every command 4 ms.
    """
    if sys.platform != "linux" or "ANDROID_ROOT" in os.environ:
        return ""
    said = os.environ.get(variable, "")
    if os.path.isabs(said):
        return said
    return os.path.expanduser(usual) if os.path.isabs(os.environ.get("HOME", "")) else ""


def is_platforms_own(path: str) -> bool:
    """True for the platform's data folder of leadtime, and for all in its state folder: nobody typed those paths."""
    state = _platforms_own("user_state_dir")
    return path in (_platforms_own("user_data_dir"), state) or bool(state and path.startswith(state + os.sep))


def refused_by_system(error: OSError, path: str, what: str) -> CannotReadOrWrite:
    """The error for what the system refused: in the system's words, with the path and what to look at."""
    reason = (error.strerror or str(error) or type(error).__name__).lower()
    return CannotReadOrWrite(f"{what}: {reason}", _HINTS.get(type(error), _hint_for(error.errno)), path)


_HINTS: dict[type, str] = {
    PermissionError: "look at who may read and write it: ls -l",
    IsADirectoryError: "a folder stands where the file should be: move it away",
    NotADirectoryError: "a file stands where a folder should be: move it away",
    FileExistsError: "something else stands there: move it away",
    FileNotFoundError: "the folder it should be in is not there: make it, or mend the link that leads to it",
}


def _hint_for(number: int | None) -> str:
    import errno

    return {
        errno.ENOSPC: "make room on the disk and try again",
        errno.EDQUOT: "your quota is used up: make room and try again",
        errno.EFBIG: "the file would be larger than the system allows: look at ulimit -f",
        errno.EROFS: "the disk is mounted read-only",
        errno.EIO: "the disk fails: copy what is on it while it can be read",
        errno.ENOLCK: "the file system has no locks: keep the folder on another",
        errno.EOPNOTSUPP: "the file system has no locks: keep the folder on another",
        errno.ENAMETOOLONG: "the name is longer than the system allows",
        errno.ELOOP: "links point at each other in a circle: remove one",
    }.get(number or 0, "")


def kind_of_file(mode: int) -> str:
    """What stands at a path that is not a plain file, in words."""
    if stat.S_ISDIR(mode):
        return "a folder"
    if stat.S_ISFIFO(mode):
        return "a pipe"
    return "a socket" if stat.S_ISSOCK(mode) else "a device"
