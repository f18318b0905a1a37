"""`leadtime promise` and `promises`: what was promised, to whom, and what came of it."""

import json
import tomllib

import pytest
from tests.cli.made_units import LOG, with_units
from tests.cli.program import Program


@pytest.fixture
def leader(leadtime: Program) -> Program:
    """leadtime with units, visits, lifts and two open promises, one of them overdue."""
    return with_units(leadtime)


def promises(program: Program) -> dict[str, dict[str, object]]:
    """The promises of the log by their ids."""
    return {one["id"]: one for one in tomllib.loads(program.text())["promise"]}


def test_one_is_given_and_kept(leader: Program) -> None:
    """Each is one change that undo takes back to the byte, and is answered with how many are open."""
    done = leader("promise", "add", "oak-lane", "A new gate", "--owner", "head of property", "--due", "fri")
    assert done.code == 0
    assert "schools/oak-lane" in done.out and "A new gate, due Friday 4 December" in done.out
    (new,) = set(promises(leader)) - {"pro12222", "pro22222"}
    assert promises(leader)[new] | {"due": "", "date": ""} == {
        "id": new,
        "date": "",
        "unit": "schools/oak-lane",
        "what": "A new gate",
        "owner": "head of property",
        "due": "",
    }
    done = leader("promise", "done", new[:3], now="2026-12-09T10:00:00+01:00")
    assert done.out.startswith(f"Done after 12 days ({new}): A new gate. 2 promises are open, ")
    leader("undo")
    leader("undo")
    assert leader.text() == LOG


def test_one_is_dropped(leader: Program) -> None:
    """It is closed and not kept; a second time is refused with when that was."""
    assert leader("promise", "drop", "pro1").code == 0
    assert str(promises(leader)["pro12222"]["dropped"]) == "2026-11-27"
    done = leader("promise", "done", "pro1")
    assert (done.code, done.out) == (1, "")
    assert "was dropped on 2026-11-27 already" in done.err


def test_the_overdue_come_first(leader: Program) -> None:
    """The table has the overdue one on top, with how long it is; JSON has the same."""
    lines = leader("promises").out.splitlines()
    rows = [line for line in lines if line.startswith("pro")]
    assert "39 days over" in rows[0] and "care/seaview" in rows[0]
    assert "schools/elineberg" in rows[1]
    found = json.loads(leader("promises", "--json").out)
    assert found["schema"] == "leadtime.promises/1"
    assert leader("promises", "--unit", "schools").out.count("care/seaview") == 0
    assert leader.text() == LOG


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["add", "nowhere", "Chairs"], 1),
        (["add", "oak-lane", "Chairs", "--due", "2026-11-01"], 2),
        (["add", "oak-lane", "Chairs", "--due", "soon"], 2),
        (["add", "oak-lane", "Chairs", "--entry", "zz"], 1),
        (["add", "oak-lane", "Chairs", "--date", "2026-12-24"], 1),
        (["done", "zz"], 1),
        (["done", "pro"], 1),
        (["done", "pro2", "--date", "2026-11-24"], 1),
    ],
)
def test_what_can_t_be_is_refused(leader: Program, words: list[str], code: int) -> None:
    """In a sentence with what to type, and with the log as it was."""
    done = leader("promise", *words)
    assert (done.code, done.out) == (code, "")
    assert done.err.startswith("leadtime: ") and "hint: " in done.err
    assert leader.text() == LOG
