"""Replacing a file as a whole: nothing that somebody else saves at the same time is lost."""

import os
from pathlib import Path
from typing import Any

import pytest

from leadtime.storage.files import read_text
from leadtime.storage.replacing import Stale, begin, replace_text, temporary_for, write_new


@pytest.mark.parametrize("later", [b"changed", b"", None], ids=["changed", "emptied", "gone"])
def test_a_file_that_changed_since_it_was_read_is_not_replaced(tmp_path: Path, later: bytes | None) -> None:
    """Stale, whatever became of it; what is there stays, and no temporary file does."""
    path = tmp_path / "file"
    path.write_bytes(b"before")
    found = read_text(str(path))
    path.unlink()
    if later is not None:
        path.write_bytes(later)

    with pytest.raises(Stale):
        replace_text(found, "after")

    assert (path.read_bytes() if path.exists() else None) == later
    assert not os.path.lexists(temporary_for(found.real))  # a link that leads nowhere counts too


def test_a_file_that_was_made_since_is_not_replaced(tmp_path: Path) -> None:
    """Two who begin a file: the second starts over."""
    path = tmp_path / "file"
    found = read_text(str(path))
    path.write_bytes(b"")

    with pytest.raises(Stale):
        replace_text(found, "after")

    assert path.read_bytes() == b""


@pytest.mark.skipif(os.name == "nt", reason="there a file that is open can't be replaced")
def test_who_writes_in_place_in_the_last_moment_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An editor opens the file after it was looked at for the last time, and writes into what is no longer there:
    that is put back, and the change starts over on it.
    """
    path = tmp_path / "file"
    path.write_bytes(b"before")
    found, replace, editor = read_text(str(path)), os.replace, path.open("rb+", buffering=0)

    def swap(new: str, old: str) -> None:
        editor.truncate(0)
        replace(new, old)
        editor.write(b"the editor's")

    monkeypatch.setattr(os, "replace", swap)
    with editor, pytest.raises(Stale):
        replace_text(found, "after")

    assert path.read_bytes() == b"the editor's"
    assert os.listdir(tmp_path) == ["file"]  # noqa: PTH208  # names, not paths


@pytest.mark.skipif(os.name == "nt", reason="there a file that is open can't be replaced")
@pytest.mark.parametrize("saved", ["in its place", "in place", "moved away"])
def test_who_saves_after_the_bytes_were_looked_at_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, saved: str
) -> None:
    """What has the name is looked at once more after the bytes."""
    path = tmp_path / "file"
    path.write_bytes(b"before")
    found, stat, looks = read_text(str(path)), os.stat, []

    def look(name: Any, **how: Any) -> os.stat_result:
        if name == str(path) and os.path.lexists(temporary_for(found.real)):  # a link that leads nowhere counts too
            looks.append(name)
            if len(looks) == 2:  # the first is before the bytes are read
                if saved != "in place":
                    path.rename(tmp_path / "backup")
                if saved != "moved away":
                    path.write_bytes(b"editor")
        return stat(name, **how)

    with monkeypatch.context() as system:
        system.setattr(os, "stat", look)
        with pytest.raises(Stale):
            replace_text(found, "after")

    assert (path.read_bytes() if path.exists() else b"") == (b"" if saved == "moved away" else b"editor")
    assert not os.path.lexists(temporary_for(found.real))


def test_a_file_that_is_moved_away_is_not_taken_for_read_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the system says of a file that is gone is no refusal."""
    path = tmp_path / "file"
    path.write_bytes(b"before")
    found, access = read_text(str(path)), os.access

    def ask(name: str, mode: int) -> bool:
        path.unlink()
        return access(name, mode)

    monkeypatch.setattr(os, "access", ask)
    with pytest.raises(Stale):
        replace_text(found, "after")


def test_a_link_that_was_bent_since_is_not_followed(tmp_path: Path) -> None:
    """The same words in another file are not the file that was read."""
    one, two, link = tmp_path / "one", tmp_path / "two", tmp_path / "link"
    for path in (one, two):
        path.write_bytes(b"same")
    link.symlink_to(one)
    found = read_text(str(link))
    link.unlink()
    link.symlink_to(two)

    with pytest.raises(Stale):
        replace_text(found, "after")

    assert [path.read_bytes() for path in (one, two)] == [b"same", b"same"]


def test_a_reader_sees_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    """Who has the file open while it is replaced reads on in the old one: it is never written in place."""
    path = tmp_path / "file"
    path.write_bytes(b"before")
    with path.open("rb") as reader:
        replace_text(read_text(str(path)), "after and longer")
        assert reader.read() == b"before"
    assert path.read_bytes() == b"after and longer"


def test_text_that_can_not_be_encoded_touches_nothing(tmp_path: Path) -> None:
    """Half of a letter fails before the first byte is written."""
    path = tmp_path / "file"
    path.write_bytes(b"before")

    with pytest.raises(UnicodeEncodeError):
        replace_text(read_text(str(path)), "\ud800")

    assert path.read_bytes() == b"before"
    assert [found.name for found in tmp_path.iterdir()] == ["file"]


def test_a_new_file_is_written_once(tmp_path: Path) -> None:
    """The second time it is there, and stays as it is."""
    path = tmp_path / "file"

    assert write_new(str(path), b"one")
    assert not write_new(str(path), b"two")

    assert path.read_bytes() == b"one"


def test_a_folder_has_its_name_on_the_disk_before_a_file_is_begun_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """R04: a process that died may have made the folder, and not have come to flush its name: all above it are."""
    folder = tmp_path / "own" / "folder"
    folder.mkdir(parents=True)
    opened: list[str] = []
    really_open = os.open

    def noted(path: str, flags: int, mode: int = 0o777) -> int:
        opened.append(path)
        return really_open(path, flags, mode)

    monkeypatch.setattr(os, "open", noted)
    begin(read_text(str(folder / "leadtime.toml")), "version = 1\n")

    made = opened.index(temporary_for(str(folder / "leadtime.toml")))
    assert [path for path in (str(folder.parent), str(tmp_path)) if path not in opened[:made]] == []
