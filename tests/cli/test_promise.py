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


def test_one_is_changed(leader: Program) -> None:
    """What is given changes, "" and none take away, all else stays; one change, which undo takes back to the byte."""
    done = leader("promise", "edit", "pro1", "An", "answer", "--due", "2026-10-30", "--owner", "head  of HR ")
    assert done == (
        0,
        'Changed the promise to care/seaview (pro12222): what "An answer about the night schedule" → "An answer", '
        "owner head of care → head of HR, due Monday 19 October → Friday 30 October.\n",
        "",
    )
    said = {"what": "An answer", "owner": "head of HR", "entry": "oct52222", "unit": "care/seaview"}
    assert promises(leader)["pro12222"].items() >= said.items()
    assert leader("undo").code == 0
    assert leader.text() == LOG


@pytest.mark.parametrize("nothing", ["", " ", "none", "None"])
def test_what_a_promise_can_be_without_is_taken_away(leader: Program, nothing: str) -> None:
    """The day and the owner, in both words; what is so already is left, and is no change."""
    done = leader("promise", "edit", "pro1", "--due", nothing, "--owner", nothing)
    assert (
        done.out
        == "Changed the promise to care/seaview (pro12222): owner head of care → none, due Monday 19 October → none.\n"
    )
    assert leader.text() == LOG.replace('owner = "head of care"\ndue = 2026-10-19\n', "")
    again = leader("promise", "edit", "pro1", "--due", nothing, "--owner", nothing)
    assert again.out == "Left the promise to care/seaview as it was (pro12222): nothing is different.\n"
    leader("undo")
    assert leader.text() == LOG


def test_one_is_given_to_another_unit(leader: Program) -> None:
    """A unit of the day it was given on; that the visit was to another one is said."""
    done = leader("promise", "edit", "last", "--unit", "oak-lane", "--what", "New chairs in the hall")
    assert done == (
        0,
        "Changed the promise to schools/oak-lane (pro22222): unit schools/elineberg → schools/oak-lane.\n",
        "The entry nov12222 is about schools/elineberg, and not about this unit.\n",
    )
    with leader.budget.open("a") as budget:
        budget.write('\n[[unit]]\nname = "depots/old"\nuntil = 2026-10-31\n')
    assert leader("promise", "edit", "pro1", "--unit", "depots/old").code == 0
    refused = leader("promise", "edit", "pro2", "--unit", "depots/old")
    assert (refused.code, refused.out) == (1, "")
    assert refused.err.splitlines()[0] == "leadtime: depots/old ended on 2026-10-31"


def test_a_closed_one_is_changed(leader: Program) -> None:
    """A slip may be found late; it stays closed."""
    leader("promise", "done", "pro2")
    assert leader("promise", "edit", "pro2", "Chairs").code == 0
    assert str(promises(leader)["pro22222"]["done"]) == "2026-11-27"


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
        (["edit", "pro2"], 2),
        (["edit", "zz", "Chairs"], 1),
        (["edit", "pro2", "Chairs", "--what", "Desks"], 2),
        (["edit", "pro2", "--what", " "], 2),
        (["edit", "pro2", "--unit", ""], 2),
        (["edit", "pro2", "--unit", "nowhere"], 1),
        (["edit", "pro2", "--due", "2026-11-24"], 2),  # the day before it was made
        (["edit", "pro2", "--due", "soon"], 2),
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
