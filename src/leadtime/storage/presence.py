"""Which of the files are there."""

import os
from typing import NamedTuple

from leadtime.storage.places import Places


class Presence(NamedTuple):
    """A place by its name; the path is empty where the system knows no home folder for it."""

    name: str
    path: str
    is_there: bool


def what_is_where(places: Places) -> list[Presence]:
    """Every path that leadtime reads or writes, and whether something is there; nothing is opened."""
    kept = {"journal": places.journal, "backups": places.backups, "unsaved": places.unsaved}
    paths = {"folder": places.folder, "log": places.log, "budget": places.budget, "plan": places.plan}
    paths["lock"] = places.lock
    paths |= kept if places.state else dict.fromkeys(kept, "")
    paths["index"] = places.index_file if places.cache else ""
    return [Presence(name, path, bool(path) and os.path.lexists(path)) for name, path in paths.items()]
