"""What the system refuses: a sentence that names the path, the right exit code, and never a hang or a traceback."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.program import Program, Result
from tests.reliability.running import ALL_NAMES, LOG, Disk, begun, names_in, powerless, run, unsaved

_TYPED = ("log", "visits", "45m", "what was typed", "--parallel")


def _nothing_lost(program: Program, result: Result, code: int = 4, log: str = LOG) -> None:
    """The exit code is right, the log as it was, nothing beside it, and what was typed is kept or printed."""
    assert result.code == code, result
    assert "Traceback" not in result.err
    assert program.text() == log
    assert names_in(program.folder) <= ALL_NAMES
    assert "'what was typed'" in "".join(unsaved(program)) + result.err


def test_a_read_only_file(tmp_path: Path) -> None:
    """R09: a log that may not be written is named, with how to allow it; reading it works."""
    program = begun(tmp_path)
    program.log.chmod(0o444)

    result = run(program, *_TYPED, before=powerless())

    _nothing_lost(program, result)
    assert result.err.splitlines()[:2] == [
        f"leadtime: {program.log}: the file is read-only, and is as it was",
        f'  hint: allow it: chmod u+w "{program.log}"',
    ]
    assert run(program, "report", before=powerless()).code == 0


def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    """R09: a log that may not be read is named, by a command that writes and by one that reads."""
    program = begun(tmp_path)
    program.log.chmod(0o000)

    results = [run(program, *words, before=powerless()) for words in (_TYPED, ("report",))]

    program.log.chmod(0o600)
    _nothing_lost(program, results[0])
    for result in results:
        assert result.code == 4
        assert f"leadtime: {program.log}: the file can't be read: permission denied\n" in result.err


@pytest.mark.parametrize("has_lock", [True, False])
def test_a_read_only_folder(tmp_path: Path, has_lock: bool) -> None:
    """R09: a folder that may not be written: the path that could not be made is named; reading works."""
    program = begun(tmp_path)
    if has_lock:
        (program.folder / ".leadtime.lock").touch()
    program.folder.chmod(0o500)

    result = run(program, *_TYPED, before=powerless())
    read = run(program, "report", before=powerless())

    program.folder.chmod(0o700)
    _nothing_lost(program, result)
    named = program.log if has_lock else program.folder / ".leadtime.lock"
    assert result.err.startswith(f"leadtime: {named}: ")
    assert "permission denied\n" in result.err
    assert read.code == 0


def test_a_read_only_file_system(tmp_path: Path) -> None:
    """R09: on a disk that is mounted read-only, log says so, and report works."""
    program = begun(tmp_path / "home")
    disk = Disk(tmp_path / "disk", 64)
    try:
        program.environment["LEADTIME_DIR"] = str(disk.path)
        for name in ("leadtime.toml", "budget.toml"):
            (disk.path / name).write_bytes((program.folder / name).read_bytes())
        disk.make_read_only()

        result = run(program, *_TYPED)

        _nothing_lost(program, result)
        assert result.err.startswith(f"leadtime: {disk.path}/.leadtime.lock: the lock can't be opened, and nothing was")
        assert "hint: the disk is mounted read-only" in result.err
        assert run(program, "report").code == 0
    finally:
        disk.gone()


def test_a_history_that_may_not_be_written(tmp_path: Path) -> None:
    """R09: without a place for the journal nothing is changed, and what was typed is printed."""
    program = begun(tmp_path)
    (tmp_path / "state").mkdir(mode=0o500)

    result = run(program, *_TYPED, before=powerless())

    _nothing_lost(program, result)
    assert f"{tmp_path}/state/leadtime" in result.err
    assert "kept nowhere but here: leadtime log visits 45m 'what was typed' --parallel" in result.err


def test_a_missing_parent(tmp_path: Path) -> None:
    """R09: a folder that is named is made in one that is there; a slip in a longer path grows no folders."""
    program = begun(tmp_path)
    near, far = tmp_path / "new", tmp_path / "slip" / "new"

    made = run(program, "--dir", str(near), *_TYPED)
    refused = run(program, "--dir", str(far), *_TYPED)

    assert made.code == 0, made
    assert refused.code == 4
    assert refused.err.splitlines()[:2] == [
        f"leadtime: {far}: the folder it should be in is not there",
        f'  hint: make it first: mkdir -p "{far.parent}"',
    ]
    assert not far.parent.exists()


def _folder(path: Path) -> None:
    path.mkdir(parents=True)


def _pipe(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(path)


@pytest.mark.parametrize(("make", "kind"), [(_folder, "a folder"), (_pipe, "a pipe")], ids=["folder", "pipe"])
@pytest.mark.parametrize("name", ["leadtime.toml", "budget.toml", ".leadtime.lock"])
def test_something_else_in_the_place_of_a_file(
    tmp_path: Path, name: str, make: Callable[[Path], None], kind: str
) -> None:
    """R09: a folder or a pipe in the place of log, budget or lock is named, and no command waits for it."""
    program = begun(tmp_path)
    path = program.folder / name
    path.unlink(missing_ok=True)
    make(path)

    written = run(program, *_TYPED)
    read = run(program, "report")

    expected = f"leadtime: {path}: {kind} stands where the file should be\n"
    assert (written.code, expected in written.err) == (4, True), written
    assert "what was typed" in unsaved(program)[0]
    assert (read.code, expected in read.err) == ((0, False) if name == ".leadtime.lock" else (4, True)), read


@pytest.mark.parametrize(("make", "kind"), [(_folder, "a folder"), (_pipe, "a pipe")], ids=["folder", "pipe"])
def test_something_else_in_the_place_of_the_journal(tmp_path: Path, make: Callable[[Path], None], kind: str) -> None:
    """R09: a folder or a pipe in the place of the journal is named; the log stays as it is, and can be read."""
    program = begun(tmp_path)
    assert program("log", "visits", "1m").code == 0
    log = program.text()
    journal = program.state / "journal.jsonl"
    journal.unlink()
    make(journal)

    result = run(program, *_TYPED)

    _nothing_lost(program, result, log=log)
    assert f"leadtime: {journal}: {kind} stands where the file should be\n" in result.err
    assert run(program, "report").code == 0


def test_a_folder_in_the_place_of_the_temporary_file(tmp_path: Path) -> None:
    """R09: what stands in the way of the temporary file is named, and left alone."""
    program = begun(tmp_path)
    path = program.folder / ".leadtime.toml.new"
    (path / "something").mkdir(parents=True)

    result = run(program, *_TYPED)

    assert result.code == 4
    assert result.err.startswith(f"leadtime: {path}: the file can't be written, and is as it was: file exists\n")
    assert program.text() == LOG
    assert (path / "something").is_dir()


def test_a_file_in_the_place_of_a_folder(tmp_path: Path) -> None:
    """R09: a file where the folder should be is named."""
    program = begun(tmp_path)
    path = tmp_path / "file"
    path.write_text("not a folder")

    result = run(program, "--dir", str(path), *_TYPED)

    assert result.code == 4
    assert f"leadtime: {path}" in result.err
    assert path.read_text() == "not a folder"


_WITHOUT_HOME = """
import os, platformdirs, shlex, sys
from leadtime.cli import main
words = sys.argv[2:]
main(["--dir", sys.argv[1], *words])  # all of the program is loaded, for the next user may read none of it
for name in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
    os.environ.pop(name, None)
if "LEADTIME_DIR" in os.environ:
    os.chown(os.environ["LEADTIME_DIR"], 54321, 54321)
os.setuid(54321)
print("---", file=sys.stderr, flush=True)
sys.exit(main(words))
"""


@pytest.mark.parametrize("is_named", [False, True])
def test_no_home(is_named: bool) -> None:
    """R09: where the system knows no home, log says how to name a folder; with a folder and no place for the journal
    nothing is changed, and what was typed is printed.
    """
    if os.geteuid() != 0:
        pytest.skip("only root can be somebody without a home")
    with tempfile.TemporaryDirectory() as root:  # pytest's own folders are closed to other users
        Path(root).chmod(0o755)
        program = Program(Path(root) / "home")
        without = () if is_named else ("LEADTIME_DIR",)

        result = run(program, *_TYPED, script=_WITHOUT_HOME, without=without)

        error = result.err.partition("---\n")[2]
        assert result.code == 4, result
        if is_named:
            assert "leadtime: the system knows no home folder for the journal, so nothing was changed\n" in error
            assert "kept nowhere but here: leadtime log visits 45m 'what was typed' --parallel" in error
            assert not program.log.exists()
        else:
            assert error.splitlines() == [
                "leadtime: the system knows no home folder to keep the log in",
                "  hint: say where it is: --dir FOLDER, or LEADTIME_DIR=FOLDER in the environment",
            ]
