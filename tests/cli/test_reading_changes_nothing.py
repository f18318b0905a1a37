"""Commands that read change nothing on the disk: no byte, no time, no new file or folder (R19)."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.program import Program

COPY = str(Path(__file__).parents[2] / "examples" / "director" / "leadtime.toml")
EXPORT = str(Path(__file__).parents[2] / "examples" / "instagram")

READING = [
    (),
    ("status",),
    ("list",),
    ("list", "--json"),
    ("report",),
    ("report", "--json"),
    ("report", "month", "--by", "week"),
    ("report", "--format", "csv"),
    ("report", "--format", "md"),
    ("coverage",),
    ("coverage", "--json"),
    ("coverage", "--format", "csv"),
    ("next",),
    ("next", "--json"),
    ("recognitions",),
    ("recognitions", "--json"),
    ("promises",),
    ("promises", "--json"),
    ("unit",),
    ("unit", "list", "--json"),
    ("gaps",),
    ("gaps", "--json"),
    ("export",),
    ("export", "week", "--format", "json"),
    ("budget",),
    ("budget", "show", "--json"),
    ("budget", "check"),
    ("budget", "check", "--json"),
    ("rules",),
    ("rules", "--json"),
    ("absence",),
    ("absence", "list", "year", "--json"),
    ("doctor",),
    ("doctor", "--json"),
    ("doctor", "--merge", COPY, "--dry-run"),
    ("doctor", "--restore", "--dry-run"),
    ("doctor", "--forget", "--dry-run"),
    ("doctor", "--mend", "--dry-run"),
    ("where",),
    ("where", "--json"),
    ("import", "csv", "-", "--dry-run"),
    ("import", "timewarrior", "-", "--dry-run"),
    ("import", "watson", "-", "--dry-run"),
    ("import", "klog", "-", "--dry-run"),
    ("import", "toggl", "-", "--dry-run"),
    ("import", "ics", "-", "--dry-run"),
    ("import", "ics", "-", "--dry-run", "--as-plan"),
    ("import", "outlook-csv", "-", "--dry-run"),
    ("import", "instagram", EXPORT, "--dry-run"),
    ("import", "linkedin", "-", "--dry-run"),
    ("unit", "import", "-", "--dry-run"),
    ("remove", "last", "--dry-run"),
    ("undo", "--dry-run"),
    ("redo", "--dry-run"),
    ("rules", "test", "-"),
    ("purge", "--before", "2026-11-27", "--dry-run"),
    ("purge", "--journal", "--dry-run"),
    ("export", "--format", "timeclock"),
    ("export", "--format", "timewarrior"),
    ("export", "--format", "klog"),
    ("--help",),
    ("log", "--help"),
    ("--version",),
]
REFUSED = ("remove", "undo", "redo")  # where there is nothing to take away, or back
CSV = "date,minutes,category\n2026-11-23,45,visits\n"


def fresh(program: Program) -> None:
    """Nothing was ever kept."""


def in_use(program: Program) -> None:
    """Entries, a timer, an absence, a journal and backups."""
    assert program("log", "visits", "9-10:30").code == 0
    assert program("absence", "add", "sick", "2026-11-24").code == 0
    assert program("start", "office").code == 0


def faulty(program: Program) -> None:
    """A log and a budget at fault, with something unsaved and a stray temporary file."""
    in_use(program)
    program.log.write_text(program.text() + '\n[[entry]]\nid = "x"\n')
    program.budget.write_text("version = 1\nvisits\n")
    assert program("log", "visits", "45m").code == 3
    (program.folder / ".leadtime.toml.new").write_text("half")


def without_state(program: Program) -> None:
    """A log that was copied from another computer: no journal, no backups."""
    program.log.write_text(
        'version = 1\n\n[[entry]]\nid = "k7d2m9qa"\ndate = 2026-11-23\nminutes = 45\ncategory = "x"\n'
    )


def snapshot(root: Path) -> dict[str, tuple[int, int, bytes]]:
    """Everything below a folder: its mode, when it was changed last, and its bytes."""
    return {
        str(path.relative_to(root)): (
            path.lstat().st_mode,
            path.lstat().st_mtime_ns,
            path.read_bytes() if path.is_file() else b"",
        )
        for path in (root, *root.rglob("*"))
    }


@pytest.mark.parametrize("state", [fresh, in_use, faulty, without_state])
def test_reading_changes_nothing(newcomer: Program, state: Callable[[Program], None]) -> None:
    """Data, state and cache folders are as they were, whatever is in them."""
    state(newcomer)
    before = snapshot(newcomer.root)
    for words in READING:
        result = newcomer(*words, input=CSV)
        assert result.code in (0, 3) or (result.code == 1 and words[0] in REFUSED), (words, result)
        assert snapshot(newcomer.root) == before, words


def test_a_folder_that_is_not_there_is_not_made(newcomer: Program) -> None:
    """To look is not to begin."""
    newcomer.folder.rmdir()
    before = snapshot(newcomer.root)
    for words in READING:
        newcomer(*words, input=CSV)
        assert snapshot(newcomer.root) == before, words


def test_the_real_program_too(newcomer: Program) -> None:
    """As a process of its own."""
    in_use(newcomer)
    before = snapshot(newcomer.root)
    assert newcomer.process("report").code == 0
    assert newcomer.process("doctor").code == 0
    assert snapshot(newcomer.root) == before
