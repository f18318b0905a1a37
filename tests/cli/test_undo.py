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
        "Undone: remove office 45 m on 2026-11-27, made on 27 November at 13:00.\n"
        "Undone: edit office 45 m on 2026-11-27, made on 27 November at 13:00.\n"
        "Undone: log office 45 m on 2026-11-27, made on 27 November at 13:00.\n",
        "",
    )
    assert leadtime.text() == texts[1]
    assert leadtime("redo") == (0, "Made again: log office 45 m on 2026-11-27, made on 27 November at 13:00.\n", "")
    assert leadtime.text() == texts[2]
    assert leadtime("redo", "2").out.count("\n") == 2
    assert leadtime.text() == texts[4]


def test_more_than_there_is(leadtime: Program) -> None:
    """What can be undone is, and then it says that there is no more."""
    leadtime("log", "visits", "45m")
    assert leadtime("undo", "3") == (
        1,
        "Undone: log visits 45 m on 2026-11-27, made on 27 November at 13:00.\n",
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


def snapshot(program: Program) -> dict[str, tuple[int, bytes]]:
    """Every file of the leader's, the journal and the lock too: when it was changed last, and its bytes."""
    files = (path for path in program.root.rglob("*") if path.is_file())
    return {str(path): (path.stat().st_mtime_ns, path.read_bytes()) for path in files}


def test_a_dry_run_says_what_would_be_undone(leadtime: Program) -> None:
    """The latest first, with when each was made; nothing is changed, and nobody waits for a lock."""
    leadtime("log", "visits", "10-11:30", now="2026-11-27T14:03:00+01:00")
    leadtime("budget", "target", "meetings", "--at-most", "20%", now="2026-11-27T14:05:00+01:00")
    files = snapshot(leadtime)
    target = "budget target meetings at most 20 %, made on 27 November at 14:05.\n"
    visit = "log visits 1 h 30 m on 2026-11-27 10:00-11:30, made on 27 November at 14:03.\n"
    assert leadtime("undo", "--dry-run") == (0, f"Would undo: {target}", "")
    assert leadtime("undo", "2", "--dry-run") == (0, f"Would undo: {target}Would undo: {visit}", "")
    assert leadtime("undo", "5", "--dry-run") == leadtime("undo", "2", "--dry-run")
    assert leadtime("redo", "--dry-run").code == 1
    assert snapshot(leadtime) == files
    assert leadtime("undo", "2") == (0, f"Undone: {target}Undone: {visit}", "")
    assert leadtime("redo", "2", "--dry-run", now="2027-01-02T09:00:00+01:00").out == (
        f"Would make again: {visit}Would make again: {target}".replace("November", "November 2026")
    )
    assert leadtime("undo", "--dry-run") == (
        1,
        "",
        "leadtime: there is no change to undo\n  hint: the journal begins with the first change leadtime makes here\n",
    )


def test_a_dry_run_passes_over_what_was_never_made(leadtime: Program) -> None:
    """A process that dies between the journal and the file leaves a change that undo would not find."""
    leadtime("log", "visits", "45m")
    before = leadtime.log.read_bytes()
    leadtime("log", "office", "45m")
    leadtime.log.write_bytes(before)
    assert "log visits 45 m" in leadtime("undo", "--dry-run").out
    assert "log visits 45 m" in leadtime("undo").out
