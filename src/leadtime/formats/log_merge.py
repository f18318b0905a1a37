"""Two versions of a log merged that came of the same one, item by item, as git merges line by line.

What one side added, changed or removed is taken. An item that both changed differently, or one changed and the other
removed, is a conflict: both versions stand in its place, between the lines that git writes, and the text is no TOML
until somebody has chosen. Comments are merged apart from the item that they stand at; where both sides changed them,
both stay, and what one side wrote there stays when the other removed the item. Those among an item's keys are part of
it. What stands above the first item is merged as a whole. What stays is as ours has it, to the byte.
"""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from leadtime.formats.log_parts import Key, Part, Parts, parts_of, said
from leadtime.formats.log_toml import KINDS, VERSION, Log
from leadtime.formats.toml_load import load_toml
from leadtime.formats.toml_text import comments_in, is_blank, newline_of


class Merge(NamedTuple):
    """The merged text, and how many conflicts are in it."""

    text: str
    conflicts: int


class _Sides(NamedTuple):
    """The three versions, the items of each by what they are known by, and the line ending of ours."""

    base: Parts
    ours: Parts
    theirs: Parts
    was: dict[Key, Part]
    mine: dict[Key, Part]
    has: dict[Key, Part]
    newline: str


class _Piece(NamedTuple):
    """A piece of the result. In a conflict `text` is what ours has, `theirs` the other; either may be empty.

    `part` is the item that it is, none for comments and blanks, and for an item that only theirs has in a conflict.
    """

    text: str
    part: Part | None = None
    theirs: str | None = None


def merge_three(base: str, ours: str, theirs: str) -> Merge | None:
    """What becomes of ours; None for texts that only a merge line by line will do for.

    Such are texts that are no log or have another version, tables that leadtime does not know, and items without a
    block of their own. The base of a file that both sides began is empty.
    """
    old, mine, other = (_in_parts(text) for text in (base, ours, theirs))
    if not (old and mine and other) or not (old.items or mine.items or other.items):
        return None
    was, has, coming = ({part.key: part for part in side.items} for side in (old, mine, other))
    sides = _Sides(old, mine, other, was, has, coming, newline_of(ours))
    pieces = _pieces(sides)
    if not _says_all(sides, pieces, "".join(piece.text for piece in pieces)):
        return None
    text = "".join(piece.text if piece.theirs is None else _marked(piece, sides.newline) for piece in pieces)
    return Merge(text, sum(piece.theirs is not None for piece in pieces))


def _in_parts(text: str) -> Parts | None:
    if is_blank(text):
        return Parts("", (), Log())
    parts, is_split = parts_of(text, "")
    return parts if is_split and parts.log.version == VERSION and not parts.others else None


def _pieces(sides: _Sides) -> list[_Piece]:
    """The result, piece by piece. What comes from theirs stands behind the item it follows there.

    Where ours has added something at the same place, ours is first.
    """
    coming = _coming(sides)
    found = [_head(sides)]
    waiting = coming.get(None, [])
    end = len(sides.ours.head.rstrip())
    is_apart = False
    for part in sides.ours.items:
        if part.key in sides.was or part.key in sides.has:
            found += waiting
            waiting = []
        if piece := _of_both(sides, part):
            gap = sides.ours.text[end : part.start]
            was_apart, is_apart = is_apart, piece.part is None
            if (is_apart or was_apart) and gap.count("\n") < 2:  # comments of no item touch none
                gap = sides.newline * 2
            found += [_Piece(gap), piece]
        end = part.end
        waiting = [*waiting, *coming.get(part.key, [])]
    return [*found, *waiting, _tail(sides)]


def _coming(sides: _Sides) -> dict[Key | None, list[_Piece]]:
    """What ours lacks of theirs, by the last item before it that ours has: added there, or changed and removed here."""
    found: dict[Key | None, list[_Piece]] = {}
    before: Key | None = None
    for part in sides.theirs.items:
        if part.key in sides.mine:
            before = part.key
            continue
        text = sides.theirs.part(part).replace("\n", sides.newline)
        if part.key not in sides.was:
            piece = _Piece(text, part)
        elif _is_changed(sides, sides.theirs, part):
            piece = _Piece("", None, text)
        elif left := _left(sides, sides.theirs, part):
            piece = left
        else:
            continue
        found.setdefault(before, []).extend([_Piece(sides.newline * 2), piece])
    return found


def _of_both(sides: _Sides, mine: Part) -> _Piece | None:
    """What becomes of an item of ours; None when theirs has removed it, and ours wrote nothing new at it."""
    base, ours, theirs, newline = sides.base, sides.ours, sides.theirs, sides.newline
    was, other = sides.was.get(mine.key), sides.has.get(mine.key)
    stays = ours.text[mine.start : mine.end]
    if other is None:
        if was is None:
            return _Piece(stays, mine)
        return _Piece(stays, mine, "") if _is_changed(sides, ours, mine) else _left(sides, ours, mine)
    if ours.part(mine) == theirs.part(other):
        return _Piece(stays, mine)
    if not (chosen := _chosen(sides, mine, other)):
        return _Piece(stays, mine, theirs.part(other).replace("\n", newline))
    block = ours.block(mine) if chosen is mine else theirs.block(other)
    old = _comments(base, was) if was else ("", "")
    above, below = map(_both, old, _comments(ours, mine), _comments(theirs, other))
    return _Piece(f"{above}{block}{below}".replace("\n", newline), chosen)


def _chosen(sides: _Sides, mine: Part, other: Part) -> Part | None:
    """The one of two that is right, with every comment that is new in either; None where a person has to decide."""
    was = sides.was.get(mine.key)
    old = sides.base.block(was) if was else ""
    ours, theirs = sides.ours.block(mine), sides.theirs.block(other)
    if old in (ours, theirs):
        return mine if old == theirs else other
    is_alike = ours == theirs or mine.says == other.says
    if (is_alike or (was and other.says == was.says)) and not _new_comments(theirs, old, ours):
        return mine
    if (is_alike or (was and mine.says == was.says)) and not _new_comments(ours, old, theirs):
        return other
    return None


def _is_changed(sides: _Sides, side: Parts, part: Part) -> bool:
    """True when a side has changed what an item says, which the other removed, or the comments among its keys."""
    was = sides.was[part.key]
    old, new = sides.base.block(was), side.block(part)
    return old != new and (was.says != part.says or _new_comments(new, old))


def _left(sides: _Sides, side: Parts, part: Part) -> _Piece | None:
    """The comments at an item that the other side removed, where this side has written one; else None."""
    old = "".join(_comments(sides.base, sides.was[part.key]))
    above, below = _comments(side, part)
    if not _new_comments(above + below, old):
        return None
    return _Piece(f"{above.rstrip()}\n{below.strip()}".strip().replace("\n", sides.newline))


def _new_comments(text: str, old: str, there: str = "") -> bool:
    """True when a text has a comment that is neither in the old one nor there."""
    new, was, other = (Counter(comments_in(one)) for one in (text, old, there))
    return bool(new - was - other)


def _comments(side: Parts, part: Part) -> tuple[str, str]:
    """The comments above a block and below it, with the newlines between them and the block."""
    above, below = side.text[part.start : part.block], side.text[part.block_end : part.end]
    return above.replace("\r\n", "\n"), below.replace("\r\n", "\n")


def _both(old: str, ours: str, theirs: str) -> str:
    """Comments of two sides: what one changed, and where both did, both."""
    if theirs in (old, ours):
        return ours
    return theirs if ours == old else ours + theirs


def _head(sides: _Sides) -> _Piece:
    """What stands above the first item: the version, and what somebody wrote there."""
    old, mine, other = (side.head.rstrip().replace("\r\n", "\n") for side in (sides.base, sides.ours, sides.theirs))
    stays = sides.ours.head.rstrip()
    if other in (old, mine):
        return _Piece(stays)
    other = other.replace("\n", sides.newline)
    return _Piece(other) if mine == old else _Piece(stays, None, other)


def _tail(sides: _Sides) -> _Piece:
    """What stands below the last item."""
    old, mine, other = (
        f"\n{side.tail.strip()}\n".replace("\r\n", "\n") if side.tail.strip() else ""
        for side in (sides.base, sides.ours, sides.theirs)
    )
    below = _both(old, mine, other)
    if below == mine:
        return _Piece(sides.ours.tail if sides.ours.items else sides.newline)
    return _Piece(f"\n{below}".replace("\n", sides.newline))


def _marked(piece: _Piece, newline: str) -> str:
    """Both sides of a conflict between the lines that git writes."""
    lines = ["<<<<<<< ours", piece.text, "=======", piece.theirs or "", ">>>>>>> theirs"]
    return newline.join(line for line in lines if line)


def _says_all(sides: _Sides, pieces: list[_Piece], text: str) -> bool:
    """The proof: a text, in which each conflict is settled for ours, says what was chosen of each item, and no more."""
    table, fault = load_toml(text, "")
    if fault:
        return False
    chosen: dict[str, list[Part]] = {kind: [] for kind in KINDS}
    for part in _items(pieces):
        chosen[part.kind].append(part)
    for kind, parts in chosen.items():
        found = table.get(kind, [])
        if len(found) != len(parts):
            return False
        if any(
            values != part.values and said(values) != said(part.values)
            for values, part in zip(found, parts, strict=True)
        ):
            return False
    other = said({key: value for key, value in table.items() if key not in KINDS})
    return other in (said(dict(side.log.other)) for side in (sides.ours, sides.theirs))


def _items(pieces: list[_Piece]) -> Iterator[Part]:
    return (piece.part for piece in pieces if piece.part)
