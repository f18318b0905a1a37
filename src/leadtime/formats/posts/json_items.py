"""A JSON list that may be damaged, item by item: one that is broken costs no other."""

import json
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from leadtime.formats.misread import Misread
from leadtime.formats.typed_time import quoted

# Each item that is broken may cost a look at all that follows it. More than this is no export, and is not read on.
MOST_BROKEN = 100
_MOST_IN_VAIN = 100_000_000

_SPACE = re.compile(r"[ \t\r\n]*")


class Form(NamedTuple):
    """Of a list: the key it stands under where it is in an object, how an item begins, and which keys count in one."""

    key: str
    begins: re.Pattern[str]
    keys: frozenset[str]
    how: str


class _Read(NamedTuple):
    """A value, or the Misread in its place; where it ends, or up to where it was read in vain."""

    value: object
    end: int
    is_whole: bool = True


def json_items(text: str, form: Form) -> Iterator[tuple[int, object]]:
    """Each item with the line it begins in, and a Misread in the place of one that is broken.

    An object without the list is one item. After anything that is broken it goes on at the next item that begins as
    items do, so what was inside the broken one may come as an item too.
    """
    start = _skipped(text, 1 if text.startswith("\ufeff") else 0)
    counted, line = 0, 1

    def line_of(place: int) -> int:
        nonlocal counted, line
        place = min(place, len(text) - 1)  # a file that ends with a line end has no line after it
        line += text.count("\n", counted, place) - text.count("\n", place, counted)
        counted = place
        return line

    if start == len(text):
        yield 0, Misread("the file is empty", form.how)
        return
    first = start + 1
    if text[start] == "{":
        inside = re.compile(rf'"{re.escape(form.key)}"\s*:\s*\[').search(text, start)
        read = None if inside else _decoded(text, start, form, line_of)
        if read and read.is_whole and _skipped(text, read.end) == len(text):
            yield line_of(start), read.value
            return
        first = inside.end() if inside else start
    elif text[start] != "[":
        yield line_of(start), Misread("this is not a list of posts", form.how)
        following = form.begins.search(text, start)
        if following is None:
            return
        first = following.start()
    yield from _listed(text, first, form, line_of)


def _listed(text: str, at: int, form: Form, line_of: Callable[[int], int]) -> Iterator[tuple[int, object]]:
    """The items of a list, from the place of the first one on, or of what stands there instead."""
    broken = in_vain = 0
    at = _skipped(text, at)
    while True:
        fault, go_on = None, at
        if text[at : at + 1] == "]":
            if not form.begins.search(text, at):
                return
            fault = "the list ends here, and there are posts after it"
        else:
            read = _decoded(text, at, form, line_of)
            yield line_of(at), read.value
            after = _skipped(text, read.end) if read.is_whole else at
            if read.is_whole and text[after : after + 1] in (",", "]"):
                at = _skipped(text, after + 1) if text[after] == "," else after
                continue
            if read.is_whole:
                fault, go_on = "after this post the list is cut short, or broken", after
            else:
                in_vain, go_on = in_vain + read.end - at, at + 1
        if fault:
            yield line_of(go_on), Misread(fault, form.how)
        following = form.begins.search(text, go_on)
        if following is None:
            return
        at, broken = following.start(), broken + 1
        if broken >= MOST_BROKEN or in_vain > _MOST_IN_VAIN:
            yield line_of(at), Misread("so much is broken that nothing was read from here on", form.how)
            return


def _decoded(text: str, at: int, form: Form, line_of: Callable[[int], int]) -> _Read:
    """The value that begins at a place."""
    twice: list[str] = []

    def unlike(pairs: list[tuple[str, object]]) -> dict[str, object]:
        made = dict(pairs)
        if len(made) < len(pairs):  # the last of each would count, and the first be lost
            twice.extend(key for key, value in pairs if key in form.keys and not _same(value, made[key]))
        return made

    try:
        found, end = json.JSONDecoder(object_pairs_hook=unlike).raw_decode(text, at)
    except RecursionError:
        return _Read(Misread("the post is nested too deep", form.how), at, False)
    except json.JSONDecodeError as error:
        where = line_of(error.pos)
        return _Read(Misread(f"the post is cut short, or broken in line {where}", form.how), error.pos, False)
    except ValueError:  # Python makes no number of thousands of digits
        return _Read(Misread("the post has a number of thousands of digits", form.how), at, False)
    if twice:
        return _Read(Misread(f"the post has {quoted(twice[0])} twice, and they differ", "take one of them out"), end)
    if not isinstance(found, dict):  # what is in it may be items, one bracket too deep
        return _Read(Misread("this is not a post", form.how), at, False)
    return _Read(found, end)


def _same(one: object, other: object) -> bool:
    try:
        return one == other
    except RecursionError:
        return False


def _skipped(text: str, at: int) -> int:
    """The place of the first character from `at` on that is no white space."""
    found = _SPACE.match(text, at)
    return found.end() if found else at
