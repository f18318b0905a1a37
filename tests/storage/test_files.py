"""Reading a file as it is, and replacing it as a whole."""

import os
from pathlib import Path
from typing import Any

import pytest

from leadtime.model.errors import BadData, CannotReadOrWrite
from leadtime.storage.files import Stale, read_text, replace_text, temporary_for, write_new
from leadtime.storage.fingerprint import fingerprint


@pytest.mark.parametrize(
    "data",
    [b"", b"a", b"\xef\xbb\xbfa = 1\r\nb = 2\n\r\n", "ö✓\U0001f600\u2028\x85".encode(), b"\r", b"a\n\n\n"],
    ids=repr,
)
def test_what_is_read_is_written_again_to_the_byte(tmp_path: Path, data: bytes) -> None:
    """Marks, line endings and odd letters go through unchanged."""
    path = tmp_path / "file"
    path.write_bytes(data)

    found = read_text(str(path))
    assert found.text.encode() == data
    assert found.fingerprint == fingerprint(data)
    replace_text(found, found.text + "x")

    assert path.read_bytes() == data + b"x"


def test_a_file_that_is_not_there_is_empty(tmp_path: Path) -> None:
    """A missing file is told from an empty one by `is_there` alone."""
    missing, empty = tmp_path / "missing", tmp_path / "empty"
    empty.touch()

    gone, there = read_text(str(missing)), read_text(str(empty))
    assert (gone.is_there, gone.data, gone.text, gone.fingerprint) == (False, b"", "", fingerprint(b""))
    assert (there.is_there, there.data, there.text, there.fingerprint) == (True, b"", "", fingerprint(b""))


@pytest.mark.parametrize(
    ("data", "line", "words"),
    [
        (b"a\nb\xf6\n", 2, "the byte 0xf6 is not UTF-8 text"),
        (b"a\n\n\xc3", 3, "the byte 0xc3 is not UTF-8 text"),
        (b"a\n\xed\xa0\x80", 2, "the byte 0xed is not UTF-8 text"),
        (b"\xff\xfea\0", 1, "the file is UTF-16, and should be UTF-8"),
        (b"\xfe\xff\0a", 1, "the file is UTF-16, and should be UTF-8"),
        (b"\0\0\0", 1, "the file is filled with NUL bytes"),
        (b"a\n\0b", 2, "there are NUL bytes in the file"),
    ],
)
def test_bytes_that_are_no_text_are_told_with_their_line(tmp_path: Path, data: bytes, line: int, words: str) -> None:
    """The line of the first byte that is wrong."""
    path = tmp_path / "file"
    path.write_bytes(data)

    with pytest.raises(BadData) as refused:
        read_text(str(path))

    assert (refused.value.message, refused.value.place) == (words, f"{path}:{line}")


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


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such thing on Windows")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    """Nobody writes to it, and nobody ever will."""
    path = tmp_path / "pipe"
    os.mkfifo(path)

    with pytest.raises(CannotReadOrWrite, match="a pipe stands where the file should be"):
        read_text(str(path))


def test_the_fingerprint_is_a_known_digest() -> None:
    """BLAKE2b of 16 bytes: of nothing, and of "abc", as any other program has it."""
    import hashlib

    for data in (b"", b"abc", b"x" * 100_000):
        assert fingerprint(data) == hashlib.blake2b(data, digest_size=16).hexdigest()
