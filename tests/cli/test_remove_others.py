"""`leadtime remove` takes recognitions and promises too: an id names one thing in all of the log."""

import pytest
from tests.cli.made_units import LOG, with_units
from tests.cli.program import Program


@pytest.fixture
def leader(leadtime: Program) -> Program:
    """leadtime with units, visits, lifts and promises."""
    return with_units(leadtime)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("rec2", "the lift of schools/elineberg on 26 November 2026 (Built a garden with the pupils)"),
        ("pro1", "the promise to care/seaview on 5 October 2026 (An answer about the night schedule)"),
    ],
)
def test_a_lift_or_a_promise(leader: Program, typed: str, said: str) -> None:
    """By the beginning of its id, in one change that undo takes back to the byte."""
    assert leader("remove", typed).out == f"Removed {said}. `leadtime undo` brings it back.\n"
    assert f'id = "{typed}2222"'[:8] in LOG and f'"{typed}' not in leader.text()
    leader("undo")
    assert leader.text() == LOG


def test_several_of_all_kinds(leader: Program) -> None:
    """Told one by one, asked for or with --yes, and gone together; last is the latest entry."""
    done = leader("remove", "last", "rec1", "pro1", "--yes")
    assert done.out.endswith("Removed 1 entry and 2 lifts or promises, 30 m. `leadtime undo` brings them back.\n")
    for identifier in ("nov22222", "rec12222", "pro12222"):
        assert identifier not in leader.text()


def test_what_is_not_there(leader: Program) -> None:
    """It is said where the ids are shown; a beginning that several have is answered with what they are."""
    assert leader("remove", "zz") == (
        1,
        "",
        'leadtime: no entry, recognition or promise has the id "zz"\n'
        "  hint: leadtime list, recognitions and promises show the ids; last is the latest entry\n",
    )
    done = leader("remove", "rec")
    assert 'rec22222 is "Built a garden with the pupils", a lift of schools/elineberg on 2026-11-26' in done.err
