"""A folder with files for the tests of the room that opens them."""

import os
from datetime import date, datetime
from pathlib import Path

from leadtime.formats.templates import template
from leadtime.model.duration import Duration
from leadtime.model.entry import Entry
from leadtime.storage import entries
from leadtime.storage.places import Places

NOW = datetime.fromisoformat("2026-11-27T13:00:00+01:00")
BLOCK = """
[[entry]]
id = "k7d2m9qa"
date = 2026-11-23
minutes = 90
category = "visits"
"""
LOG = f"version = 1\n{BLOCK}"


def kept(root: Path, log: str | None = LOG) -> Places:
    """The places of a folder with the director's budget and a log, none for None; no history yet."""
    places = Places(str(root / "folder"), str(root / "state"))
    (root / "folder").mkdir(parents=True)
    Path(places.budget).write_bytes(template("municipal-director").encode())
    if log is not None:
        Path(places.log).write_bytes(log.encode())
    return places


def text_of(path: str) -> str:
    """A file's text, every byte of it; empty when it is not there."""
    return Path(path).read_bytes().decode() if os.path.exists(path) else ""  # noqa: PTH110  # places are texts


def logged(places: Places, note: str = "", category: str = "visits", minutes: int = 1, at: datetime = NOW) -> Entry:
    """Log an entry of today by the one write path."""
    typed = entries.Typed(category, Duration(minutes), date(at.year, at.month, at.day), note=note)
    return entries.add(places, typed, at, parallel=True).entry
