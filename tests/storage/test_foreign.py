"""Files of other programs, in whichever of the usual encodings they are."""

import io
import sys
from pathlib import Path

import pytest

from leadtime.model.errors import BadData, CannotReadOrWrite
from leadtime.storage.foreign import Foreign, decode_foreign, read_foreign

TEXT = "Ämne;Plats\r\nMöte – 5 €;Rådhuset\r\n"


@pytest.mark.parametrize(
    ("data", "is_supposed"),
    [
        (TEXT.encode(), False),
        (TEXT.encode("utf-8-sig"), False),
        (TEXT.encode("utf-16"), False),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), False),
        (TEXT.encode("cp1252"), True),
    ],
)
def test_encodings(data: bytes, is_supposed: bool) -> None:
    """The same text of all, without a mark, with line ends as they are; that of Windows is only supposed."""
    assert decode_foreign(data, "a.csv") == Foreign(TEXT, "a.csv", is_supposed)


@pytest.mark.parametrize(
    ("data", "place", "message"),
    [
        (b"a\nb\x81\xe4", "a.csv:2", "the byte 0x81 is no text in UTF-8, UTF-16 or Windows-1252"),
        (b"a\n\nb\0", "a.csv:3", "there are NUL bytes in the file"),
        ("a\nb".encode("utf-16-le"), "a.csv:1", "there are NUL bytes in the file"),
        (b"\xff\xfea\0\n\0\x00\xd8", "a.csv:2", "the byte 0x00 is no text in UTF-8, UTF-16 or Windows-1252"),
    ],
)
def test_what_is_no_text(data: bytes, place: str, message: str) -> None:
    """Is refused, with its line and what to do."""
    with pytest.raises(BadData) as refusal:
        decode_foreign(data, "a.csv")
    assert (refusal.value.place, refusal.value.message) == (place, message)
    assert refusal.value.hint


def test_a_calendar_may_have_a_few_nuls() -> None:
    """They become letters that could not be read; a text of UTF-16 without its mark is half of them, and refused."""
    assert decode_foreign(b"BEGIN:VEVENT\0", "a.ics", lenient=True).text == "BEGIN:VEVENT\ufffd"
    with pytest.raises(BadData):
        decode_foreign("BEGIN".encode("utf-16-le"), "a.ics", lenient=True)


def test_a_file_and_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Are read alike, each with the name it is told by."""
    path = tmp_path / "a.csv"
    path.write_bytes(TEXT.encode())
    assert read_foreign(str(path)) == Foreign(TEXT, str(path))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert read_foreign("-") == Foreign(TEXT, "standard input")


def test_what_is_no_file(tmp_path: Path) -> None:
    """A missing one and a folder are told in a sentence."""
    for path, message in ((tmp_path / "none", "there is no such file"), (tmp_path, "a folder stands where")):
        with pytest.raises(CannotReadOrWrite) as refusal:
            read_foreign(str(path))
        assert refusal.value.message.startswith(message)
        assert refusal.value.place == str(path)


def test_a_file_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Is not read to its end."""
    monkeypatch.setattr("leadtime.storage.foreign.MOST_BYTES", 1000)
    path = tmp_path / "a.csv"
    path.write_bytes(b"x" * 1001)
    with pytest.raises(BadData, match="more than"):
        read_foreign(str(path))
