"""`leadtime undo` and `leadtime redo`: any number of changes, there and back."""

import pytest
from tests.cli.program import Program


def test_there_and_back(leadtime: Program) -> None:
    """A line for each change, the latest first; the bytes are those from before, at every step."""
    texts = [leadtime.text()]
    for words in ("log visits 9-10:30", "log office 45m", "edit last --note Mail", "remove last"):
        assert leadtime(*words.split()).code == 0
        texts.append(leadtime.text())
    assert leadtime("undo", "3") == (
        0,
        "Undone: remove office 45m on 2026-11-27.\n"
        "Undone: edit office 45m on 2026-11-27.\n"
        "Undone: log office 45m on 2026-11-27.\n",
        "",
    )
    assert leadtime.text() == texts[1]
    assert leadtime("redo") == (0, "Made again: log office 45m on 2026-11-27.\n", "")
    assert leadtime.text() == texts[2]
    assert leadtime("redo", "2").out.count("\n") == 2
    assert leadtime.text() == texts[4]


def test_more_than_there_is(leadtime: Program) -> None:
    """What can be undone is, and then it says that there is no more."""
    leadtime("log", "visits", "45m")
    assert leadtime("undo", "3") == (
        1,
        "Undone: log visits 45m on 2026-11-27.\n",
        "leadtime: there is no change to undo\n  hint: the journal begins with the first change leadtime makes here\n",
    )
    assert leadtime.text() == "version = 1\n"


def test_a_new_change_leaves_nothing_to_redo(leadtime: Program) -> None:
    """What was undone is then gone for good."""
    leadtime("log", "visits", "45m")
    leadtime("undo")
    leadtime("log", "office", "45m")
    assert leadtime("redo").code == 1


@pytest.mark.parametrize("number", ["0", "two", "1.5", "9999999999"])
def test_what_is_no_number_of_changes(leadtime: Program, number: str) -> None:
    """Exit 2, and nothing is undone."""
    leadtime("log", "visits", "45m")
    assert leadtime("undo", number) == (
        2,
        "",
        f'leadtime: "{number}" is not a number of changes\n  hint: leadtime undo 3 is for the last three\n',
    )
