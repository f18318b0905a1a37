"""Files that hands wrote go through every change and back: not a byte beside the entry moves (R14, R15, on disk)."""

from datetime import date
from pathlib import Path

import pytest
from tests.formats.hand_written import hand_written
from tests.reliability.torture import many
from tests.storage.kept import NOW, kept

from leadtime.model.duration import Duration
from leadtime.storage import entries, history
from leadtime.storage.entries import Typed


@pytest.mark.parametrize("seeds", [range(start, start + 20) for start in range(0, many(60, 2_000), 20)], ids=str)
def test_log_edit_remove_and_undo(tmp_path: Path, seeds: range) -> None:
    """60 logs by hand (2,000), each with an entry logged, changed and removed: old bytes stay, undo brings all."""
    for seed in seeds:
        text = hand_written(seed).text
        written = text.encode()
        places = kept(tmp_path / str(seed), text)

        made = entries.add(places, Typed("visits", Duration(45), date(2020, 1, 1)), NOW, parallel=True).entry
        assert Path(places.log).read_bytes().startswith(written)
        entries.edit(places, made.id, lambda entry: entry._replace(note='a "note"\n[[entry]]'), NOW)
        assert Path(places.log).read_bytes().startswith(written)
        entries.remove(places, [made.id], NOW)
        for _ in range(3):
            history.undo(places, NOW)
        assert Path(places.log).read_bytes() == written, f"seed {seed}"
