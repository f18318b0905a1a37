"""Three versions of a file that git wants merged: read, merged item by item, and written over ours.

They are files of git's own, so nothing here is locked or journaled. What is no log (a budget) or not understood is
merged line by line, by git itself.
"""

import os
from datetime import datetime

from leadtime.formats.log_merge import Merge, merge_three
from leadtime.formats.log_parts import parts_of
from leadtime.model.errors import CannotReadOrWrite, LeadtimeError, Refused
from leadtime.reckoning.clashes import Clash, clashes
from leadtime.storage.files import FileText, read_text
from leadtime.storage.places import find_places, refused_by_system
from leadtime.storage.replacing import replace_text


def merge_for_git(base: str, ours: str, theirs: str, at: datetime) -> tuple[int, list[Clash]]:
    """Merge the versions at three paths into the one of ours, whole or not at all.

    Handed back are the number of conflicts and, where there is none, the overlaps that came with theirs. Refused for
    the log itself, BadData for what is no UTF-8 text, CannotReadOrWrite; ours is as it was then.
    """
    _refuse_live(ours)
    files = [_there(path) for path in (base, ours, theirs)]
    merged = merge_three(*(file.text for file in files)) or _by_lines(base, ours, theirs)
    if merged.text != files[1].text:
        replace_text(files[1], merged.text)
    return merged.conflicts, [] if merged.conflicts else _shared_time(files[1].text, merged.text, at)


def _shared_time(ours: str, merged: str, at: datetime) -> list[Clash]:
    """The overlaps of what theirs has added or changed with all the rest: both may have logged the same hour."""
    had = {entry.id: entry for entry in parts_of(ours, "")[0].log.entries}
    entries = parts_of(merged, "")[0].log.entries if merged != ours else ()
    new = [entry for entry in entries if had.get(entry.id) != entry]
    return clashes(new, (entry for entry in entries if had.get(entry.id) == entry), at) if new else []


def _refuse_live(ours: str) -> None:
    """A log that is in use changes under its lock alone."""
    try:
        places = find_places()
    except LeadtimeError:  # git may run where no home is known
        return
    if os.path.realpath(ours) in {os.path.realpath(path) for path in (places.log, places.plan, places.budget)}:
        hint = "leadtime doctor --merge FILE brings in what another copy has"
        raise Refused("leadtime keeps its own data there, and nothing was merged", hint, ours)


def _there(path: str) -> FileText:
    found = read_text(path)
    if not found.is_there:
        raise CannotReadOrWrite("there is no such file, and nothing was merged", "git names three files", path)
    return found


def _by_lines(base: str, ours: str, theirs: str) -> Merge:
    """What git makes of the three."""
    import subprocess

    names = [word for name in ("ours", "base", "theirs") for word in ("-L", name)]
    try:
        done = subprocess.run(
            ["git", "merge-file", "-p", *names, "--", ours, base, theirs], capture_output=True, check=False
        )
    except OSError as error:
        raise refused_by_system(error, "git", "git can't be run, and nothing was merged") from error
    if done.returncode not in range(128):
        said = done.stderr.decode(errors="replace").strip()
        raise CannotReadOrWrite(f"git can't merge it by lines either: {said}", "merge it in an editor", ours)
    return Merge(done.stdout.decode(), done.returncode)
