"""The text of a TOML file as blocks, so that one block can be added, changed or taken out and no other byte moves.

A block is a table header, such as `[[entry]]`, with the lines down to the next header. A table of the block itself
(`[entry.place]`) belongs to it. Comments and blank lines above a header stay with what is above them.
"""

import re
from typing import Iterator, NamedTuple

from leadtime.formats.toml_load import BYTE_ORDER_MARK

# Everything that can hide a newline or a bracket from a reader that goes by lines: strings and comments.
_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|#[^\n]*"
    r"|[\[\]{}\n]",
    re.DOTALL,
)
_HEADER = re.compile(r"""[ \t]*(\[\[?)[ \t]*((?:"[^"\n]*"|'[^'\n]*'|[^\]\n"'])*?)[ \t]*\]""")
_KEY = re.compile(r"""[ \t]*("(?:\\.|[^"\\\n])*"|'[^'\n]*'|[A-Za-z0-9_-]+)[ \t]*=""")


class Splice(NamedTuple):
    """One replacement in a text: at `offset`, `old` becomes `new`. Either may be empty."""

    offset: int
    old: str
    new: str

    def reversed(self) -> "Splice":
        """The splice that takes this one back."""
        return Splice(self.offset, self.new, self.old)


class Statement(NamedTuple):
    """One logical line, its newline included: a header, a key with its whole value, a comment or a blank."""

    start: int
    end: int
    header: str  # the table's name for a header, else empty
    is_array: bool  # the header has two brackets
    key: str  # the first part of the key, else empty


class Block(NamedTuple):
    """A table in the text, from its header to the end of its last key; `line` counts from 1."""

    name: str
    is_array: bool
    start: int
    end: int
    line: int
    statements: tuple[Statement, ...]


def apply(text: str, splice: Splice) -> str:
    """The text with the splice in it; ValueError when `old` is not what stands at `offset`."""
    end = splice.offset + len(splice.old)
    if text[splice.offset : end] != splice.old:
        raise ValueError(f"the text at {splice.offset} is not what the change expects")
    return text[: splice.offset] + splice.new + text[end:]


def newline_of(text: str) -> str:
    """The line ending of the text's first line; LF when there is none."""
    first = text.find("\n")
    return "\r\n" if first > 0 and text[first - 1] == "\r" else "\n"


def statements(text: str) -> Iterator[Statement]:
    """The logical lines of a valid TOML text, in order; joined they are the text."""
    start = len(BYTE_ORDER_MARK) if text.startswith(BYTE_ORDER_MARK) else 0
    depth = 0
    for token in _TOKEN.finditer(text, start):
        first = text[token.start()]
        if first in "[{":
            depth += 1
        elif first in "]}":
            depth -= 1
        elif first == "\n" and depth <= 0:
            yield _statement(text, start, token.end())
            start, depth = token.end(), 0
    if start < len(text):
        yield _statement(text, start, len(text))


def _statement(text: str, start: int, end: int) -> Statement:
    if header := _HEADER.match(text, start, end):
        name = ".".join(part.strip(" \t\"'") for part in header[2].split("."))
        return Statement(start, end, name, header[1] == "[[", "")
    if key := _KEY.match(text, start, end):
        return Statement(start, end, "", False, key[1].strip("\"'"))
    if "=" in text[start:end] and not text[start:end].lstrip().startswith("#"):
        return Statement(start, end, "", False, text[start:end].partition(".")[0].strip(" \t\"'"))
    return Statement(start, end, "", False, "")


def blocks(text: str) -> list[Block]:
    """The tables of a valid TOML text, in order."""
    found: list[Block] = []
    current: list[Statement] = []
    for statement in statements(text):
        if statement.header and not (current and statement.header.startswith(current[0].header + ".")):
            if current:
                found.append(_block(current))
            current = [statement]
        elif current:
            current.append(statement)
    if current:
        found.append(_block(current))
    return [block._replace(line=line) for block, line in zip(found, _lines(text, found), strict=True)]


def _block(lines: list[Statement]) -> Block:
    last = max(index for index, line in enumerate(lines) if line.header or line.key)
    head = lines[0]
    return Block(head.header, head.is_array, head.start, lines[last].end, 0, tuple(lines[: last + 1]))


def _lines(text: str, found: list[Block]) -> Iterator[int]:
    line, position = 1, 0
    for block in found:
        line += text.count("\n", position, block.start)
        position = block.start
        yield line


def appended(text: str, block: str) -> Splice:
    """The splice that puts a block at the end, after one blank line, in the text's line ending (the block's is LF)."""
    newline = newline_of(text)
    gap = "" if not text or text == BYTE_ORDER_MARK else newline
    if text and not text.endswith("\n") and text != BYTE_ORDER_MARK:
        gap += newline
    elif text.endswith(newline * 2):
        gap = ""
    return Splice(len(text), "", (gap + block.replace("\n", newline)))


def without(text: str, block: Block) -> Splice:
    """The splice that takes a block out, with the blank line that separated it from the one before."""
    newline = newline_of(text)
    start = block.start
    if text.endswith(newline * 2, 0, start):
        start -= len(newline)
    return Splice(start, text[start : block.end], "")


def with_key(block: str, key: str, line: str, order: tuple[str, ...]) -> str:
    """A block's text with `key` written as `line` (LF at its end; empty = without the key); its other lines stay.

    A key that is new to the block goes after the last one that stands before it in `order`, and never into a table
    of the block.
    """
    newline = newline_of(block)
    line = line.replace("\n", newline)
    earlier = order[: order.index(key)] if key in order else order
    out: list[str] = []
    place = 0
    written = in_part = False
    for statement in statements(block):
        in_part = in_part or bool(statement.header and out)
        if statement.key == key and not in_part:
            out.extend([] if written else [line])
            written = True
            continue
        out.append(block[statement.start : statement.end])
        if not in_part and (statement.header or statement.key in earlier):
            place = len(out)
    if line and not written:
        if not out[place - 1].endswith("\n"):
            out[place - 1] += newline
        out.insert(place, line)
    return "".join(out)
