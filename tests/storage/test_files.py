"""Reading a file as it is."""

import os
from pathlib import Path

import pytest

from leadtime.model.errors import BadData, CannotReadOrWrite
from leadtime.storage.files import read_text
from leadtime.storage.fingerprint import fingerprint
from leadtime.storage.replacing import replace_text


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


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such thing on Windows")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    """Nobody writes to it, and nobody ever will."""
    path = tmp_path / "pipe"
    os.mkfifo(path)

    with pytest.raises(CannotReadOrWrite, match="a pipe stands where the file should be"):
        read_text(str(path))
