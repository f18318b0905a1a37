"""Copies that a sync service made beside the files when two devices had changed one, known by their names.

| who | how it names a copy of `leadtime.toml` |
|---|---|
| Dropbox, in any language | `leadtime (Ann's conflicted copy 2026-11-23).toml` |
| Nextcloud, ownCloud | `leadtime (conflicted copy 2026-11-23 101500).toml`, `leadtime_conflict-20261123-101500.toml` |
| Syncthing, Resilio | `leadtime.sync-conflict-20261123-101500-ABCDEFG.toml`, `leadtime.Conflict.toml` |
| OneDrive | `leadtime-DESKTOP-AB12CD.toml`: the name of the computer |
| iCloud | `leadtime 2.toml` |
| Google Drive, browsers | `leadtime (1).toml` |
| Synology, pCloud | `leadtime_Ann_Nov-23-101500-2026_Conflict.toml`, `leadtime [conflicted].toml` |
| Windows, macOS, Google Drive | `leadtime - Copy.toml`, `leadtime copy 2.toml`, `Kopia av leadtime.toml` |
| others | `leadtime_conf(1).toml` |
| git's mergetool | `leadtime_LOCAL_1234.toml`, `leadtime.toml.orig` |
"""

import os
import re
from collections.abc import Iterator
from typing import NamedTuple

from leadtime.formats.log_union import unite
from leadtime.model.errors import LeadtimeError, Problem
from leadtime.storage.files import read_file
from leadtime.storage.log_file import LogFile
from leadtime.storage.merging import COPY_OF, read_copy
from leadtime.storage.places import BUDGET, LOG, PLAN, Places

_DELETED = "it can be deleted"
_WORDS = {LOG: "log", BUDGET: "budget", PLAN: "plan"}
_TAIL = (
    r" \(.+\)| \[.*conflict.*\]| \d{1,3}|\.(?:sync-)?conflict.*|_.*conflict.*|_(?:backup|base|local|remote)_\d+"
    r"| (?:[-–] )?(?:copy|kopia|kopie|kopi|copie|copia)(?: ?\(?\d{1,3}\)?)?|_conf\(\d{1,3}\)"
    r"|-(?![\d-]*$)[^ .]{1,40}"  # a year or a day is an archive's, and no computer's
)


class ConflictCopy(NamedTuple):
    """A copy's path and the name of the file that it is one of."""

    path: str
    name: str

    @property
    def word(self) -> str:
        """What it is a copy of."""
        return _WORDS[self.name]


def conflict_copies(places: Places) -> list[ConflictCopy]:
    """The copies beside the log, the budget and the plan, also where links lead, by their names; none is opened."""
    folders = dict.fromkeys(os.path.realpath(places.file(name)) for name in (LOG, BUDGET, PLAN))
    found = []
    for folder in dict.fromkeys([places.folder, *(os.path.dirname(path) for path in folders)]):
        try:
            names = sorted(os.listdir(folder))
        except OSError:  # not there, or nobody may look
            continue
        paths = [(os.path.join(folder, name), file) for name in names if (file := copied(name))]
        found += [ConflictCopy(path, file) for path, file in paths if os.path.realpath(path) not in folders]
    return list({os.path.realpath(one.path): one for one in reversed(found)}.values())[::-1]


def copied(name: str) -> str:
    """The name of our file that a file with this name looks like a copy of; empty for none."""
    ahead = re.match(COPY_OF, name, re.IGNORECASE)
    name = name[ahead.end() :] if ahead else name
    for ours in (LOG, BUDGET, PLAN):
        if ahead and name.lower() == ours:
            return ours
        stem, ending = os.path.splitext(ours)
        plain = name[len(stem) :].removesuffix(ending) if name.lower().startswith(stem) else ""
        if name.lower() == f"{ours}.orig":
            return ours
        if plain and name.endswith(ending) and re.fullmatch(_TAIL, plain, re.IGNORECASE):
            return ours
    return ""


def told(places: Places, log: LogFile | None, plan: LogFile | None) -> Iterator[Problem]:
    """Each copy with what only it has. `log` and `plan` are None where they can't be read: then nothing is counted."""
    for one in conflict_copies(places):
        looks = f"this looks like a conflict copy of the {one.word}, as a sync service makes it"
        hint = f'leadtime doctor --merge "{one.path}"'
        ours = log if one.name == LOG else plan
        if one.name == BUDGET:
            is_same = _is_same(places, one)
            said = "it is the same" if is_same else "only one of the two is read"
            hint = _DELETED if is_same else _to_compare(places.budget, one)
        elif ours is None or ours.parsed().is_unreadable:
            said, hint = f"the {one.word} itself can't be read", f"first leadtime doctor --restore, and then {hint}"
        else:
            said, hint = _counted(places, one, ours, hint)
        yield Problem(one.path, 0, f"{looks}: {said}", hint)


def _to_compare(ours: str, one: ConflictCopy) -> str:
    return f'look at the two side by side: diff "{ours}" "{one.path}"'


def _is_same(places: Places, one: ConflictCopy) -> bool:
    try:
        return read_file(one.path).data == read_file(places.file(one.name)).data
    except LeadtimeError:
        return False


def _counted(places: Places, one: ConflictCopy, ours: LogFile, hint: str) -> tuple[str, str]:
    """How many entries and other items only the copy has, and what to do."""
    try:
        copy = read_copy(places, one.path, ours.dimensions)
    except LeadtimeError as error:
        return f"it can't be merged: {error.message}", error.hint
    union = unite(ours.in_parts()[0], copy.parts)
    entries = sum(part.kind == "entry" for part in union.added)
    others = len(union.added) - entries
    parts = [f"{entries:,} entr{'y' if entries == 1 else 'ies'}"] if entries else []
    parts += [f"{others:,} other item{'s' if others > 1 else ''}"] if others else []
    differ = f"{len(union.conflicts):,} differ{'s' if len(union.conflicts) == 1 else ''}" if union.conflicts else ""
    left = union.lines_left(take_theirs=False)
    lines = f"{left:,} line{'s' if left > 1 else ''} of comments or tables {'are' if left > 1 else 'is'} only in it"
    if not parts and not differ:
        said = f"the {one.word} has all its entries, lifts, promises and absences"
        return (f"{said}, and {lines}", _to_compare(ours.file.path, one)) if left else (said, _DELETED)
    if not parts:
        hint = f"{hint} shows them side by side; delete it where the {one.word} is right"
    only = f"only it has {' and '.join(parts)}" if parts else ""
    return ", and ".join(filter(None, (only, differ, lines if left else ""))), hint
