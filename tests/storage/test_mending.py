"""Mending: proved before it is saved, and told as it was done."""

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tests.storage.kept import BLOCK, LOG, NOW, kept, text_of

from leadtime.formats.toml_text import Splice
from leadtime.model.errors import BadData
from leadtime.storage import places
from leadtime.storage.change import Plan, change
from leadtime.storage.doctor.mending import mend, mended, to_mend
from leadtime.storage.lock import locked

TWICE = LOG + BLOCK.replace("90", "45")


@pytest.mark.parametrize(
    ("name", "text", "old", "new", "fault"),
    [
        (places.LOG, LOG, "minutes = 90", "minutes = 91", "it would say something else"),
        (places.LOG, LOG, "version = 1", "version = 1\nmine = 1", "it would say something else"),
        (places.LOG, LOG, BLOCK, "", "it would say something else"),
        (places.LOG, TWICE, "minutes = 45", "minutes  =  45", "an id would still be there twice"),
        (places.LOG, TWICE, "version", "\nversion", "an id would still be there twice"),
        (places.BUDGET, LOG, '"k7d2m9qa"', '"k7d2m9qb"', "it would say something else"),
        (places.LOG, LOG, '"k7d2m9qa"', '"k7d2m9qb"', ""),
        (places.LOG, LOG, "minutes = 90", "minutes = 90 # so", ""),
    ],
)
def test_what_mending_may_do(tmp_path: Path, name: str, text: str, old: str, new: str, fault: str) -> None:
    """Ids may become others in a log, and all else says what it said: else it is refused, and the file is as it was."""
    there = kept(tmp_path, text)
    Path(there.budget).write_text(text)
    plan = Plan("mend", [mended(name, text, [Splice(text.rindex(old), old, new)])])
    if not fault:
        change(there, NOW, lambda _: (plan, None))
        assert text_of(there.file(name)) == text.replace(old, new)
        return
    with pytest.raises(BadData, match=fault):
        change(there, NOW, lambda _: (plan, None))
    assert text_of(there.file(name)) == text


def test_what_was_mended_is_told(tmp_path: Path) -> None:
    """As it was planned, where nobody came in between."""
    there = kept(tmp_path, f"\ufeff{TWICE}")
    stray = tmp_path / "folder" / ".leadtime.toml.new"
    stray.write_text("x")
    planned = to_mend(there)
    assert len(planned) == 3
    assert mend(there, NOW) == planned
    assert to_mend(there) == []
    assert not stray.exists()


def test_what_somebody_else_mended_is_not_told(tmp_path: Path) -> None:
    """The files may be others once the lock is ours."""
    there = kept(tmp_path, f"\ufeff{TWICE}")
    stray = tmp_path / "folder" / ".leadtime.toml.new"
    stray.write_text("x")
    mark = to_mend(there)[:1]
    with ThreadPoolExecutor(1) as other:
        with locked(there.lock):
            mending = other.submit(mend, there, NOW)
            time.sleep(0.3)  # it has looked, and waits
            Path(there.log).write_text(f"\ufeff{LOG}", "utf-8")
            stray.unlink()
        assert mending.result(20) == mark
    assert text_of(there.log) == LOG
