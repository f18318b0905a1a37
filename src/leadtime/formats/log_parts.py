"""A log's text in parts, one for each entry, absence, recognition and promise, with what it is known by elsewhere.

A part is the block with the comments that go with it: those above its header, and those right below its last key, with
no blank line between. Between parts there are only blank lines, and before and behind them a head and a tail: so
nothing that somebody wrote is in no part. Two versions of a log have the same item where its id is the same (absences
have ids of their own), and without an id where it says the same.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise, takewhile
from typing import Any, NamedTuple

from leadtime.formats.log_toml import KINDS, Log, log_of, named_among
from leadtime.formats.toml_load import load_toml
from leadtime.formats.toml_text import blocks, statements

Key = tuple[str, str, int]

_KINDS = "|".join(KINDS)
_BLANK_LINE = re.compile(r"\n[ \t]*\r?\n")


class Part(NamedTuple):
    """One item: its kind, its place among those of the kind, what it is known by, what it says, and where it stands.

    The block is `[block:block_end]` of the text and the part `[start:end]`, both without the newline at their end.
    """

    kind: str
    number: int
    key: Key
    values: dict[str, Any]
    start: int
    block: int
    block_end: int
    end: int

    @property
    def id(self) -> str:
        """The id; empty where it has none."""
        found = self.values.get("id")
        return found if isinstance(found, str) else ""

    @property
    def says(self) -> str:
        """All that it says, to the offset of its times; what says the same differs at most in how it is written."""
        return self.kind + said(self.values)

    @property
    def says_without_id(self) -> str:
        """The same for one that may have been given its id later."""
        return self.kind + said({key: value for key, value in self.values.items() if key != "id"})


class Parts(NamedTuple):
    """A log in parts, in the order of its text; `others` are the names of tables that are no items, and in no part."""

    text: str
    items: tuple[Part, ...]
    log: Log
    others: tuple[str, ...] = ()

    @property
    def head(self) -> str:
        """What stands before the first part, with the blank lines between."""
        return self.text[: self.items[0].start] if self.items else self.text

    @property
    def tail(self) -> str:
        """What stands behind the last part, the newline at its end included."""
        return self.text[self.items[-1].end :] if self.items else ""

    def block(self, part: Part) -> str:
        """A part's block, its lines ending in LF."""
        return self.text[part.block : part.block_end].replace("\r\n", "\n")

    def part(self, part: Part) -> str:
        """The same with the comments that go with it."""
        return self.text[part.start : part.end].replace("\r\n", "\n")


def said(values: dict[str, Any]) -> str:
    """Values as a text that is the same only where they are, in whatever order they stand."""
    return repr(sorted(values.items()))


@lru_cache(maxsize=2)
def parts_of(text: str, path: str, dimensions: tuple[str, ...] = ()) -> tuple[Parts, bool]:
    """A log in parts, and whether each item stands in a block of its own, as all must for the parts to be known.

    A text that is no TOML is a log with its one problem, and no parts.
    """
    table, fault = load_toml(text, path)
    if fault:
        return Parts(text, (), Log(problems=(fault,))), False
    log = log_of(table, text, path, dimensions)
    places = _places(text)
    counted = Counter(place.name for place in places)
    lists = {kind: table[kind] for kind in KINDS if kind in table}
    if any(not isinstance(found, list) or not 0 < len(found) == counted[kind] for kind, found in lists.items()):
        return Parts(text, (), log), False
    if any(name.partition(".")[0] in KINDS and name not in lists for name in counted):
        return Parts(text, (), log), False
    others = tuple(name for name in counted if name and name not in KINDS)
    return Parts(text, tuple(_parts(text, places, lists)), log, others), True


class _Place(NamedTuple):
    """A table in the text, or with no name what stands above the first: where its keys end, and where the next is."""

    name: str
    start: int
    keys_end: int
    until: int


def _places(text: str) -> list[_Place]:
    """The tables of a text, what stands above them first; an item's own tables are in its block.

    In a text without strings of three quotes a line that is exactly `[[entry]]` is always a header (see `log_pieces`);
    when no other line begins with a bracket these are all the headers there are, and a last line that begins with `#`
    is always a comment.
    """
    if '"""' not in text and "'''" not in text:
        headers = list(re.finditer(rf"^\[\[({_KINDS})\]\](?=\r?$)", text, re.MULTILINE))
        if len(headers) == len(re.findall(r"^[ \t]*\[", text, re.MULTILINE)):
            names = ["", *(header[1] for header in headers)]
            starts = [0, *(header.start() for header in headers), len(text)]
            spans = pairwise(starts)
            return [_Place(name, *_keys(text, *span)) for name, span in zip(names, spans, strict=True)]
    found = blocks(text)
    starts = [*(block.start for block in found), len(text)]
    above = takewhile(lambda statement: not statement.header, statements(text))
    head_end = max((statement.end for statement in above if statement.key), default=0)
    places = [_Place("", 0, _line_end(text, 0, head_end), starts[0])]
    for block, until in zip(found, starts[1:], strict=True):
        name = block.name if block.is_array else f"{block.name}."
        places.append(_Place(name, block.start, _line_end(text, block.start, block.end), until))
    return places


def _keys(text: str, start: int, until: int) -> tuple[int, int, int]:
    """A table's start, where its last key ends, before the newline, and where the next table begins."""
    end = _line_end(text, start, until)
    while end > start:
        line = max(text.rfind("\n", start, end) + 1, start)
        if not text[line:end].lstrip(" \t\ufeff").startswith("#"):
            break
        end = _line_end(text, start, line)
    return start, end, until


def _line_end(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip())


def _parts(text: str, places: list[_Place], lists: dict[str, list[dict[str, Any]]]) -> Iterator[Part]:
    numbers: Counter[str] = Counter()
    keys: Counter[tuple[str, str]] = Counter()
    above = 0
    for place, is_last in zip(places, [*[False] * (len(places) - 1), True], strict=True):
        end, below = _gap(text, place.keys_end, place.until, is_last=is_last)
        if place.name in lists:
            values = lists[place.name][numbers[place.name]]
            name = _known_by(place.name, values)
            key = (*name, keys[name])
            yield Part(place.name, numbers[place.name], key, values, above, place.start, place.keys_end, end)
            numbers[place.name] += 1
            keys[name] += 1
        above = below


def _known_by(kind: str, values: dict[str, Any]) -> tuple[str, str]:
    identifier = values.get("id")
    if identifier and isinstance(identifier, str):
        return named_among(kind), identifier
    return "no id", kind + said(values)


def _gap(text: str, start: int, until: int, *, is_last: bool) -> tuple[int, int]:
    """Where the comments end that go with what is above a gap, and where those begin that go with what is below it.

    Those of one run without a blank line lead to the header right below them.
    """
    gap = text[start:until]
    if not gap.strip():
        return start, until
    blank = _BLANK_LINE.search(gap)
    if blank is None and not is_last:
        return start, until - len(gap.lstrip())
    end = _line_end(text, start, start + blank.start()) if blank else _line_end(text, start, until)
    return end, until - len(text[end:until].lstrip())
