"""A log in which git has left conflicts: both sides of it again, and the two merged item by item.

Git merges by lines, so where both sides have added an entry at the end it leaves a conflict, and both are needed.
"""

import re
from collections import Counter
from typing import NamedTuple

from leadtime.formats.log_merge import merge_three
from leadtime.formats.log_parts import Parts, parts_of
from leadtime.formats.log_union import in_words, unite
from leadtime.model.merged import Coming, Difference, Merged

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_NEXT = {"": "<", "<": "|=", "|": "=", "=": ">"}  # which mark may follow


class Sides(NamedTuple):
    """The two sides of a text, and what both came of; None where git did not leave that in every conflict."""

    ours: str
    theirs: str
    base: str | None


class Settled(NamedTuple):
    """Both sides merged: `ours` and `theirs` are the result, with each conflict that is left as that side has it.

    `found` is what theirs has, held against ours, and `coming` what is in theirs alone; `gone` is how many items one
    side removed. In conflict are `differing`, which both have, and `halves`, which one changed and the other removed.
    """

    ours: Parts
    theirs: Parts
    conflicts: int
    found: Merged
    coming: tuple[Coming, ...]
    gone: int
    differing: tuple[Difference, ...]
    halves: tuple[Coming, ...]


def sides_of(text: str) -> Sides | None:
    """Both sides of a text; None for one in which no conflict is, or one whose marks don't belong together."""
    sides: dict[str, list[str]] = {"<": [], "|": [], "=": []}  # each after the mark that leads to it
    within, marks = "", Counter[str]()
    for line in _LINE.findall(text):
        mark = _mark(line)
        if mark and (within or mark == "<"):
            if mark not in _NEXT[within]:
                return None
            within = "" if mark == ">" else mark
            marks[mark] += 1
        else:
            for side in [within] if within else sides:
                sides[side].append(line)
    if within or not marks:
        return None
    ours, base, theirs = ("".join(lines) for lines in sides.values())
    return Sides(ours, theirs, base if marks["|"] == marks["<"] else None)


def _mark(line: str) -> str:
    """The sign of which a line of git's is made; empty for any other line."""
    return line[0] if re.fullmatch(r"(<{7}|\|{7}|>{7})( .*)?\r?\n?|={7}\r?\n?", line) else ""


def settle(text: str) -> Settled | None:
    """The two sides merged, as `merge_three` does it; None for what has no conflict of git's, or is no log.

    Without a base nobody knows what a side has removed: then it stays.
    """
    sides = sides_of(text)
    if sides is None:
        return None
    old, mine, other = sides.base, sides.ours, sides.theirs
    merged = (merge_three(old, mine, other) if old else None) or merge_three("", mine, other)
    result = merged and (sides_of(merged.text) if merged.conflicts else Sides(merged.text, merged.text, None))
    if not merged or not result:
        return None
    before = unite(parts_of(mine, "")[0], parts_of(other, "")[0])
    (ours, is_split), (theirs, is_split_too) = parts_of(result.ours, ""), parts_of(result.theirs, "")
    if not (is_split and is_split_too):
        return None
    here, there = ({part.key for part in side.items} for side in (ours, theirs))
    were = {part.key for side in (before.ours, before.theirs) for part in side.items}
    return Settled(
        ours,
        theirs,
        merged.conflicts,
        before.merged,
        tuple(in_words(before.theirs, [part for part in before.added if part.key in here & there])),
        len(were - here - there),
        tuple(one.difference for one in unite(ours, theirs).conflicts),
        tuple(
            one
            for side, other_side in ((ours, there), (theirs, here))
            for one in in_words(side, [part for part in side.items if part.key not in other_side])
        ),
    )
