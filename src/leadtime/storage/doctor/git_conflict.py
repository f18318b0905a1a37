"""A log or a plan in which git has left conflicts, settled item by item: both sides stay.

No change that `undo` takes back, for before it the file was none that could be read: it is written as a damaged file is
brought back, with the one with git's lines kept beside it.
"""

from typing import NamedTuple

from leadtime.formats.git_marks import Settled, settle
from leadtime.formats.log_parts import parts_of
from leadtime.formats.log_union import unite
from leadtime.formats.toml_load import load_toml
from leadtime.model.errors import BadData, Locked, Problem
from leadtime.storage.doctor.restoring import Damage, keep_damaged
from leadtime.storage.files import FileText, read_file
from leadtime.storage.folders import make_folder
from leadtime.storage.lock import locked
from leadtime.storage.places import LOG, PLAN, Places
from leadtime.storage.replacing import Stale, replace_text

_TRIES = 5


class Conflicted(NamedTuple):
    """A file with conflicts of git's, and what it would be."""

    file: FileText
    settled: Settled

    def text(self, take: str) -> str:
        """The result; what is left in conflict as the side to take has it, which is `ours` or `theirs`."""
        return (self.settled.theirs if take == "theirs" else self.settled.ours).text


def conflicted(places: Places) -> list[Conflicted]:
    """The log and the plan, as far as git has left conflicts there. Nothing is locked or changed.

    BadData for one whose two sides can't be told apart, or are no logs.
    """
    found = []
    for name in (LOG, PLAN):
        file = read_file(places.file(name))
        fault = _fault_by_git(file)
        if fault and not (one := _conflicted(file)):
            hint = "in an editor: keep what is right, and take the lines with <<<, === and >>> out"
            raise BadData("the two sides that git left can't be merged, and nothing was changed", hint, fault.place)
        found += [one] if fault and one else []
    return found


def _fault_by_git(file: FileText) -> Problem | None:
    """The fault of a file that git has left a conflict in; lines of a note that look so are none."""
    if b"<<<<<<<" not in file.data:
        return None
    try:
        fault = load_toml(file.text, file.path)[1]
    except BadData:  # no text
        return None
    return fault if fault and fault.message.startswith("git left") else None


def _conflicted(file: FileText) -> Conflicted | None:
    settled = settle(file.text) if _fault_by_git(file) else None
    return Conflicted(file, settled) if settled else None


def settle_files(places: Places, take: str) -> list[tuple[Conflicted, str]]:
    """Write what both sides together are, and hand back each file with the path that the old one is kept under.

    A file in which something is left in conflict stays as it is while nobody says whose side to take. Locked,
    CannotReadOrWrite: then the file stands as it was.
    """
    make_folder(places.folder)
    with locked(places.lock):
        for _ in range(_TRIES):
            try:
                return [_written(one, take) for one in conflicted(places) if take or not one.settled.conflicts]
            except Stale:  # somebody else saved it, and may have settled it
                continue
    raise Locked(
        "another program saves the file again and again, and nothing was changed",
        "close it in the editor, or stop the program that syncs it",
        places.folder,
    )


def _written(one: Conflicted, take: str) -> tuple[Conflicted, str]:
    kept = keep_damaged(one.file)
    replace_text(one.file, one.text(take))
    return one, kept


def thrown_away(damage: Damage) -> int | None:
    """How many entries of a file with conflicts of git's its history lacks; None for any other damage."""
    found = _conflicted(damage.file)
    if found is None or damage.rebuilt is None:
        return None
    had = parts_of(damage.rebuilt.text, "")[0]
    return sum(part.kind == "entry" for part in unite(had, found.settled.theirs).added)
