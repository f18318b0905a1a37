"""The power is cut at any instant of a change, on a file system that promises no more than it must."""

import json
from pathlib import Path

import pytest
from tests.cli.program import Program
from tests.reliability.forking import forked
from tests.reliability.scenes import SCENES, placed, set_up
from tests.reliability.torture import many, seed

_WHOLE = (("log", "edit", "undo", "new"), ("newcomer",))
_OTHERS = tuple((name,) for name in SCENES if name not in (*_WHOLE[0], *_WHOLE[1], "export"))


@pytest.mark.parametrize("names", [*_WHOLE, *many((), _OTHERS)], ids=" ".join)
def test_every_state_that_a_power_cut_could_leave(swift_path: Path, names: tuple[str, ...]) -> None:
    """R04: every state in which a weak file system could come back, from the recorded order of the calls: before a
    change is said to be made the files are old or new, and after it they are new; the next commands go on, and all can
    be undone. So it is too where the command died, and it is the next one that was acknowledged.
    """
    found = []
    for name in names:
        set_up(swift_path / name, SCENES[name])
        words = placed(swift_path / name, SCENES[name].words)
        found.append((name, str(swift_path / name), words, SCENES[name].can_be_undone))

    rows = forked(Program(swift_path / "program"), "cuts", json.dumps(found), 4000, seed(), many("folders", "every"))

    assert [wrong for row in rows for wrong in row["wrong"]] == [], f"seed {seed()}"
    assert min(row["states"] for row in rows) >= 15
