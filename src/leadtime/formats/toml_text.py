"""The text of a TOML file as blocks, so that one block can be added, changed or taken out and no other byte moves.

A block is a table header, such as `[[entry]]`, with the lines down to the next header. A table of the block itself
(`[entry.place]`) belongs to it. Comments and blank lines above a header stay with what is above them.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from typing import NamedTuple

from leadtime.formats.toml_load import BYTE_ORDER_MARK

# Everything that can hide a newline or a bracket from a reader that goes by lines: strings and comments. A group takes
# part only where a string is never closed; it then runs to the end of its line, or of the text when it has three
# quotes. No part of it can be matched in two ways, so the time is linear in the text whatever is in it. Possessive
# repeats would say that, and match wrongly in Python 3.11 before its fifth patch release.
_TOKEN = (
    r'"""[^"\\]*(?:(?:\\.|"{1,2}(?!"))[^"\\]*)*(?:"{3,5}|(\\?\Z))'
    r"|'''[^']*(?:'{1,2}(?!')[^']*)*(?:'{3,5}|(\Z))"
    r'|"[^"\\\n]*(?:\\[^\n][^"\\\n]*)*(?:"|(\\?(?=\n|\Z)))'
    r"|'[^'\n]*(?:'|((?=\n|\Z)))"
    r"|#[^\n]*"
    r"|[\[\]{}\n]"
)
_BLANK = BYTE_ORDER_MARK + " \t\r\n"
_PART = r'"(?:[^"\\\n]|\\[^\n])*"|' + r"'[^'\n]*'|[A-Za-z0-9_-]+"
_HEADER = rf"[ \t]*(\[\[?)[ \t]*((?:{_PART})(?:[ \t]*\.[ \t]*(?:{_PART}))*)"
_KEY = rf"[ \t]*({_PART})[ \t]*([.=])[ \t]*"


@cache
def patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What a token, a header, a key and one part of a key look like; compiled when first asked for."""
    return re.compile(_TOKEN, re.DOTALL), re.compile(_HEADER), re.compile(_KEY), re.compile(_PART)


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
    header: str  # the table's name for a header, else empty; a part that needs its quotes has them
    is_array: bool  # the header has two brackets
    key: str  # the first part of the key, without quotes, else empty; a key of no letters is `""`


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


def apply_all(text: str, splices: Iterable[Splice]) -> str:
    """The text with every splice in it, each made on the text that the ones before it leave; ValueError as above.

    Splices that go through the text in one direction, which are almost all, are made together: thousands of them cost
    no more than one.
    """
    run: list[Splice] = []
    for splice in splices:
        if run and not _goes_on(run, splice):
            text, run = _together(text, run), []
        run.append(splice)
    return _together(text, run)


def _goes_on(run: list[Splice], splice: Splice) -> bool:
    """True when a splice is made beyond the last one of a run, in the direction that the run has, if it has one yet."""
    last = run[-1]
    if splice.offset < last.offset:
        return splice.offset + len(splice.old) <= last.offset and (len(run) == 1 or _is_backward(run))
    return splice.offset >= last.offset + len(last.new) and not _is_backward(run)


def _is_backward(run: list[Splice]) -> bool:
    return run[-1].offset < run[0].offset


def _together(text: str, run: list[Splice]) -> str:
    """The text with a run of splices in it; with none it is as it was."""
    if not run:
        return text
    if _is_backward(run):
        return _joined(text, reversed(run))
    moved, shift = [], 0
    for splice in run:  # each offset as it is in the text from before the run
        moved.append(splice._replace(offset=splice.offset - shift))
        shift += len(splice.new) - len(splice.old)
    return _joined(text, moved)


def _joined(text: str, splices: Iterable[Splice]) -> str:
    """The text with splices of its own offsets in it, in their order; ValueError as above."""
    pieces, done = [], 0
    for offset, old, new in splices:
        if not text.startswith(old, offset) or offset < done or offset + len(old) > len(text):
            raise ValueError(f"the text at {offset} is not what the change expects")
        pieces += [text[done:offset], new]
        done = offset + len(old)
    return "".join([*pieces, text[done:]])


def newline_of(text: str) -> str:
    """The line ending of the text's last line that has one, where the next is added; LF when there is none."""
    last = text.rfind("\n")
    return "\r\n" if last > 0 and text[last - 1] == "\r" else "\n"


def statements(text: str) -> Iterator[Statement]:
    """The logical lines of a valid TOML text, in order; joined they are the text, less a byte-order mark.

    In a text that is not valid they are right as far as the first fault.
    """
    start = len(BYTE_ORDER_MARK) if text.startswith(BYTE_ORDER_MARK) else 0
    depth = 0
    for token in patterns()[0].finditer(text, start):
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
    _, header_form, key_form, part_form = patterns()
    if key := key_form.match(text, start, end):
        return Statement(start, end, "", False, _plain(key[1]) or '""')
    if header := header_form.match(text, start, end):
        parts = (_plain(part[0]) for part in part_form.finditer(header[2]))
        name = ".".join(part if _is_bare(part) else f'"{part}"' for part in parts)
        return Statement(start, end, name, header[1] == "[[", "")
    return Statement(start, end, "", False, "")


def _is_bare(part: str) -> bool:
    return part.isascii() and part.replace("-", "_").replace("_", "a").isalnum()


def _plain(part: str) -> str:
    """A part of a key without its quotes and escapes; an escape that TOML does not have stays as it is."""
    if part[0] == '"' and "\\" in part:
        import tomli

        with suppress(tomli.TOMLDecodeError):
            return str(tomli.loads(f"_ = {part}")["_"])
    return part[1:-1] if part[0] in "\"'" else part


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


def comments_in(text: str) -> list[str]:
    """The comments of a valid TOML text, from their `#` on, also those behind a value."""
    return [token[0].rstrip() for token in patterns()[0].finditer(text) if token[0][0] == "#"]


def is_blank(text: str) -> bool:
    """True when a text says nothing at all, not even a comment; a byte-order mark is nothing."""
    return not text[:1].strip(_BLANK) and not text.strip(_BLANK)  # a log of years is not copied to be looked at


def appended(text: str, block: str) -> Splice:
    """The splice that puts a block at the end, after one blank line, in the text's line ending (the block's is LF)."""
    newline = newline_of(text)
    gap = newline if text.endswith("\n") else newline * 2
    if is_blank(text) or text.endswith(("\n\n", "\n\r\n")):
        gap = ""
    return Splice(len(text), "", gap + block.replace("\n", newline))


def without(text: str, block: Block) -> Splice:
    """The splice that takes a block out, with the blank line that separated it from the one before."""
    start = block.start
    for blank in ("\n\r\n", "\n\n"):
        if text.endswith(blank, 0, start):
            start -= len(blank) - 1
            break
    return Splice(start, text[start : block.end], "")


def with_key(block: str, key: str, line: str, order: tuple[str, ...]) -> str:
    """A block's text with `key` written as `line` (LF at its end; empty = without the key); its other lines stay.

    A key that is there keeps the way it is written and the comment behind its value. One that is new to the block goes
    after the last that stands before it in `order`, indented as that one is, and never into a table of the block.
    """
    newline = newline_of(block)
    earlier = order[: order.index(key)] if key in order else order
    out: list[str] = []
    place = 0
    written = in_part = False
    for statement in statements(block):
        here = block[statement.start : statement.end]
        in_part = in_part or bool(statement.header and out)
        if statement.key == key and not in_part:
            if line and not written:
                out.append(_with_value(here, line, newline))
            written = True
            continue
        out.append(here)
        if not in_part and (statement.header or statement.key in earlier):
            place = len(out)
    if line and not written:
        if not out[place - 1].endswith("\n"):
            out[place - 1] += newline
        out.insert(place, _indent(out[place - 1]) + line.replace("\n", newline))
    return "".join(out)


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" \t"))]


def _with_value(here: str, line: str, newline: str) -> str:
    """A key's text with the value of `line`: what stands around the old value stays, unless the key has two parts."""
    token_form, _, key_form, _ = patterns()
    was, becomes = key_form.match(here), key_form.match(line)
    if not was or not becomes or was[2] == ".":
        return _indent(here) + line.replace("\n", newline)
    tail = len(here)
    for token in reversed(list(token_form.finditer(here))):
        if token[0][0] not in "#\n":
            break
        tail = token.start()
    tail = len(here[:tail].rstrip(" \t\r"))
    return was[0] + line[becomes.end() :].rstrip("\n") + here[tail:]
