"""Files of other programs: read whole, in whichever of the usual encodings they are in."""

import codecs
import os
import sys
from typing import NamedTuple

from leadtime.model.errors import BadData, CannotReadOrWrite
from leadtime.storage.files import MOST_BYTES, open_plain
from leadtime.storage.places import refused_by_system

STANDARD_INPUT = "standard input"
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


class Foreign(NamedTuple):
    """A file's text without its mark, the name it is told by, and whether its encoding was only supposed."""

    text: str
    name: str
    is_supposed: bool = False


def read_foreign(path: str, *, lenient: bool = False) -> Foreign:
    """The text of a file, or of standard input for `-`.

    CannotReadOrWrite for what is not there, no plain file, or can't be read; BadData for what is no text, or more of
    it than anybody's records.
    """
    if path == "-":
        return decode_foreign(sys.stdin.buffer.read(MOST_BYTES + 1), STANDARD_INPUT, lenient=lenient)
    try:
        with open(open_plain(path, os.O_RDONLY), "rb") as file:
            data = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        message = "there is no such file, and nothing was imported"
        raise CannotReadOrWrite(message, "look at its name and folder", path) from None
    except OSError as error:
        raise refused_by_system(error, path, "the file can't be read") from error
    return decode_foreign(data, path, lenient=lenient)


def decode_foreign(data: bytes, name: str, *, lenient: bool = False) -> Foreign:
    """The text of some bytes: by their mark, else UTF-8, else, supposed, as Windows writes Western Europe (cp1252).

    BadData, with the line, for what is none of these, and where there are NULs: no record has one. If `lenient`, a few
    of them become letters that could not be read, and cost no more than the event they are in.
    """
    if len(data) > MOST_BYTES:
        hint = "export fewer years of it at a time"
        raise BadData(f"the file has more than {MOST_BYTES // 1_000_000} MB, and nothing was imported", hint, name)
    encoding, is_supposed = "utf-8", False
    for mark, marked in _MARKS:
        if data.startswith(mark):
            data, encoding = data[len(mark) :], marked
            break
    else:
        encoding, is_supposed = ("utf-8", False) if _is_utf8(data) else ("cp1252", True)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        wide = encoding.startswith("utf-16")
        before = data[: error.start].decode(encoding, "replace") if wide else data[: error.start].decode("latin-1")
        message = f"the byte {data[error.start]:#04x} is no text in UTF-8, UTF-16 or Windows-1252"
        raise BadData(message, "save the file as UTF-8", _place(name, before)) from error
    zero = text.find("\0")
    if zero >= 0 and lenient and text.count("\0") * 4 < len(text):
        text = text.replace("\0", "\N{REPLACEMENT CHARACTER}")
    elif zero >= 0:
        hint = "export it again; a file in UTF-16 needs its mark, so save it as UTF-8"
        raise BadData("there are NUL bytes in the file", hint, _place(name, text[:zero]))
    return Foreign(text, name, is_supposed)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _place(name: str, before: str) -> str:
    """Where a text ends that stands before a fault."""
    return f"{name}:{1 + before.count(chr(10))}"
