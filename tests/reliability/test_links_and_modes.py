"""Links and modes are the owner's, and stay as they are."""

import os
from pathlib import Path

import pytest
from tests.cli.program import Program
from tests.reliability.running import LOG, begun, names_in, powerless, run

_TYPED = ("log", "visits", "45m", "new", "--parallel")


def _chained(program: Program) -> Path:
    """Two links, the second a relative one, to a file in another folder."""
    real = program.root / "real" / "log.toml"
    real.parent.mkdir()
    program.log.rename(real)
    (program.folder / "second").symlink_to(Path("..") / "real" / "log.toml")
    program.log.symlink_to(program.folder / "second")
    return real


def test_chained_and_relative_links(tmp_path: Path) -> None:
    """R10: a log that is a link to a link to a file elsewhere: the links stay, and the file at their end is changed."""
    program = begun(tmp_path)
    real = _chained(program)

    assert program(*_TYPED).code == 0

    assert program.log.is_symlink()
    assert (program.folder / "second").readlink() == Path("..") / "real" / "log.toml"
    assert not real.is_symlink()
    assert 'note = "new"' in real.read_text()
    assert names_in(real.parent) == {"log.toml"}
    assert program("undo").code == 0
    assert real.read_text() == LOG


def test_a_link_to_a_file_that_is_not_there(tmp_path: Path) -> None:
    """R10: a dangling link: the file is made where it leads; where its folder is missing, log says so."""
    program = begun(tmp_path)
    program.log.unlink()
    program.log.symlink_to(tmp_path / "elsewhere.toml")

    assert program(*_TYPED).code == 0
    assert program.log.is_symlink()
    assert 'note = "new"' in (tmp_path / "elsewhere.toml").read_text()


def test_a_link_into_a_folder_that_is_not_there(tmp_path: Path) -> None:
    """R10: a dangling link whose folder is missing too is named, and stays."""
    program = begun(tmp_path)
    program.log.unlink()
    program.log.symlink_to(tmp_path / "missing" / "log.toml")

    result = program(*_TYPED)

    assert result.code == 4
    assert result.err.startswith(f"leadtime: {program.log}: the file can't be written, and is as it was: no such file")
    assert "mend the link that leads to it" in result.err
    assert program.log.is_symlink()


def test_links_in_a_circle(tmp_path: Path) -> None:
    """R10: links that point at each other are named, and no command hangs."""
    program = begun(tmp_path)
    program.log.unlink()
    program.log.symlink_to(program.folder / "other")
    (program.folder / "other").symlink_to(program.log)

    for words in (_TYPED, ("report",)):
        result = program(*words)

        assert result.code == 4
        assert result.err.startswith(f"leadtime: {program.log}: the file can't be read: too many levels of symbolic")


def test_a_folder_reached_over_a_link_has_the_same_history(tmp_path: Path) -> None:
    """R10: what is logged over a link to the folder is undone by the folder's own name."""
    program = begun(tmp_path)
    link = tmp_path / "another-name"
    link.symlink_to(program.folder)

    assert program("--dir", str(link), *_TYPED).code == 0
    assert program("undo").code == 0

    assert program.text() == LOG
    assert link.is_symlink()


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o644])
@pytest.mark.parametrize("umask", [0o022, 0o077])
def test_the_mode_is_kept(tmp_path: Path, mode: int, umask: int) -> None:
    """R10: the log keeps its mode, whatever the umask takes from new files."""
    program = begun(tmp_path)
    program.log.chmod(mode)
    before = os.umask(umask)
    try:
        assert program(*_TYPED).code == 0
        assert program("undo").code == 0
    finally:
        os.umask(before)

    assert program.log.stat().st_mode & 0o7777 == mode


def test_a_log_of_mode_400_is_refused_and_kept(tmp_path: Path) -> None:
    """R10: a log that its owner may only read is not written over by way of its folder."""
    program = begun(tmp_path)
    program.log.chmod(0o400)

    result = run(program, *_TYPED, before=powerless())

    assert result.code == 4
    assert program.text() == LOG
    assert program.log.stat().st_mode & 0o7777 == 0o400


@pytest.mark.parametrize("umask", [0o022, 0o077])
def test_what_is_new_is_for_its_owner_alone(tmp_path: Path, umask: int) -> None:
    """R10: a log tells where its owner was: new files and folders of ours can be read by nobody else."""
    program = Program(tmp_path)
    before = os.umask(umask)
    try:
        assert program(*_TYPED).code == 0
    finally:
        os.umask(before)

    kept = [program.log, program.budget, *(program.root / "state" / "leadtime").rglob("*")]
    assert len(kept) >= 4
    assert [(path, oct(path.stat().st_mode)) for path in kept if path.stat().st_mode & 0o077] == []


def test_the_owner_is_kept(tmp_path: Path) -> None:
    """R10: a log that root changes stays its owner's."""
    if os.geteuid() != 0:
        pytest.skip("only root changes the files of others")
    program = begun(tmp_path)
    os.chown(program.log, 12_345, 23_456)
    program.log.chmod(0o640)

    assert program(*_TYPED).code == 0

    found = program.log.stat()
    assert (found.st_uid, found.st_gid, found.st_mode & 0o777) == (12_345, 23_456, 0o640)
