"""A disk that is full, for each of the files that a change writes: never half a file, never a silent success."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cli.program import Program
from tests.reliability.forking import forked
from tests.reliability.running import ALL_NAMES, ENTRY, LOG, Disk, begun, names_in, run, unsaved
from tests.reliability.torture import many

_LONG = LOG + "".join(ENTRY.replace("k7d2m9qa", f"id{number}").replace("11-23", "10-05") for number in range(60))
_TYPED = ("log", "visits", "45m", "what was typed", "--parallel")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    """A disk of 64 KiB."""
    found = Disk(tmp_path / "disk", 64)
    yield found
    found.gone()


def test_no_room_at_any_byte_of_the_block(swift_path: Path) -> None:
    """R07: a limit on the file's size at every byte of the block that is added: the old file byte for byte, no stray
    file, exit code 4, a message that names the file, and what was typed is kept in a file that the message names.
    """
    program = begun(swift_path, _LONG)
    assert program("log", "visits", "1m", "what was typed", "--parallel").code == 0
    size = len(program.log.read_bytes())
    block = size - len(_LONG.encode())

    rows = forked(program, "limits", size, size + block, 1)

    assert len(rows) == block
    assert [row for row in rows if row["code"] != 4 or not row["same"]] == []
    assert [row["names"] for row in rows if set(row["names"]) != ALL_NAMES] == []
    assert [row["error"] for row in rows if "Traceback" in row["error"] or str(program.log) not in row["error"]] == []
    assert [row["unsaved"] for row in rows if "what was typed" not in "".join(row["unsaved"])] == []
    assert [row["error"] for row in rows if "what you typed is kept in " not in row["error"]] == []


def test_no_room_for_lock_backup_journal_and_what_was_typed(swift_path: Path) -> None:
    """R08: limits from no byte at all up, every 17th (every one): whichever file meets its limit first, the log is as
    it was, no line of the journal is torn, the exit code is 4, and what was typed is kept, or printed where even that
    has no room.
    """
    program = begun(swift_path)
    assert program("log", "visits", "1m").code == 0

    rows = forked(program, "limits", 0, 1100, many(17, 1))

    refused = [row for row in rows if row["code"]]
    assert len(refused) > 15
    assert [row for row in refused if row["code"] != 4 or not row["same"]] == []
    assert [row for row in rows if row["torn"]] == []
    assert [row["error"] for row in rows if "Traceback" in row["error"]] == []
    typed = "leadtime log visits 1m 'what was typed' --parallel"
    assert [row for row in refused if typed not in "".join(row["unsaved"]) + row["error"]] == []
    assert any(row["unsaved"] for row in refused)
    assert any("kept nowhere but here" in row["error"] for row in refused)


def test_a_full_disk(tmp_path: Path, disk: Disk) -> None:
    """R07: the log on a disk without a free byte: as it was, nothing beside it, exit code 4, what was typed kept."""
    program = begun(tmp_path / "home", _LONG)
    program.environment["LEADTIME_DIR"] = str(disk.path)
    for name in ("leadtime.toml", "budget.toml"):
        (disk.path / name).write_bytes((program.folder / name).read_bytes())
    (disk.path / ".leadtime.lock").touch()
    disk.fill()

    result = run(program, *_TYPED)

    assert result.code == 4, result
    assert (
        f"leadtime: {disk.path}/leadtime.toml: the file can't be written, and is as it was: no space left" in result.err
    )
    assert (disk.path / "leadtime.toml").read_bytes() == _LONG.encode()
    assert names_in(disk.path) == {*ALL_NAMES, "filler"}
    assert "'what was typed'" in unsaved(program)[0]
    assert run(program, "report").code == 0


def test_a_full_disk_for_the_history(tmp_path: Path, disk: Disk) -> None:
    """R08: no room for backups and journal: nothing is changed, exit code 4, and what was typed is printed."""
    program = begun(tmp_path / "home")
    program.environment["XDG_STATE_HOME"] = str(disk.path)
    disk.fill()

    result = run(program, *_TYPED)

    assert result.code == 4, result
    assert "so nothing was changed: no space left" in result.err
    assert "kept nowhere but here: leadtime log visits 45m 'what was typed' --parallel" in result.err
    assert program.text() == LOG


@pytest.mark.parametrize("words", [_TYPED, ("report",), ("report", "--json"), ("report", "--format", "csv")], ids=str)
def test_no_room_for_the_answer(tmp_path: Path, words: tuple[str, ...]) -> None:
    """R08: standard output on a full device: no traceback and no success; what was logged stays logged."""
    program = begun(tmp_path)

    result = run(program, *words, shell='"$@" >/dev/full')

    assert result.code == 4, result
    assert result.err.startswith("leadtime: standard output: the answer can't be written: no space left on device\n")
    assert ("what was typed" in program.text()) is (words == _TYPED)


def test_the_program_is_known_here(tmp_path: Path) -> None:
    """The same run with room works: the tests above fail for the reason they name."""
    program: Program = begun(tmp_path)

    assert run(program, *_TYPED).code == 0
