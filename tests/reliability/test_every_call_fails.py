"""Whatever the system refuses, and wherever a process ends: the files are old or new, and the next command goes on."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.cli.program import Program
from tests.reliability.forking import forked
from tests.reliability.scenes import SCENES, placed, set_up
from tests.reliability.torture import many, seed


def _rows(root: Path, names: tuple[str, ...], how_many: str) -> list[dict[str, Any]]:
    """What became of each scene."""
    found = []
    for name in names:
        scene = SCENES[name]
        set_up(root / name, scene)
        found.append((name, str(root / name), placed(root / name, scene.words), scene.can_be_undone))
    return forked(Program(root / "program"), "faults", json.dumps(found), how_many, seed())


def test_every_call_of_log_fails(swift_path: Path) -> None:
    """R02: each call of `log` raises EIO, ENOSPC or EACCES, or the process ends before it: exit code 0, 1 or 4 with a
    message, the log old or new, nothing of it lost, no stray file after the next command, which works as `undo` does.

    In the long form also those that only look, writes that are cut in two, and a disk that goes on failing.
    """
    [row] = _rows(swift_path, ("log",), many("changing", "every"))

    assert row["wrong"] == [], f"seed {seed()}"
    assert row["cases"] >= 40


@pytest.mark.parametrize("names", [tuple(list(SCENES)[1::2]), tuple(list(SCENES)[2::2])], ids=" ".join)
def test_calls_of_every_change_fail(swift_path: Path, names: tuple[str, ...]) -> None:
    """R02: the same for every kind of change, of one file and of two, and for an export to a file; some of their calls
    here, and every one in every way in the long form.
    """
    rows = _rows(swift_path, names, many("3", "every"))

    assert [wrong for row in rows for wrong in row["wrong"]] == [], f"seed {seed()}"
    assert [row["scene"] for row in rows] == list(names)
