"""Two logs united: what only the other has comes to ours, what both have alike is left alone, the rest is a conflict.

Nothing that only ours has goes. The comments of what is added come with it. An item that differs stays as ours has it,
unless theirs is to be taken: then their block stands in the place of ours, and our comments stay around it.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from leadtime.formats.entry_words import item_in_words
from leadtime.formats.log_parts import Key, Part, Parts, said
from leadtime.formats.log_text import format_key
from leadtime.formats.log_toml import ENTRY_KEYS, KINDS, NEW_LOG, VERSION, Item, Log
from leadtime.formats.toml_load import BYTE_ORDER_MARK, load_toml
from leadtime.formats.toml_text import Splice, appended, comments_in, is_blank, newline_of, with_key
from leadtime.model.errors import Problem
from leadtime.model.merged import Coming, Difference, Merged


class Conflict(NamedTuple):
    """One item by its id, as ours has it and as the other does."""

    ours: Part
    theirs: Part

    @property
    def difference(self) -> Difference:
        """What is to be shown of it; two kinds that share an id have `kind` as the first key."""
        ours, theirs = self.ours.values, self.theirs.values
        kinds = [("kind", self.ours.kind, self.theirs.kind)] if self.ours.kind != self.theirs.kind else []
        about = ours.get("category") or ours.get("unit") or ours.get("kind") or ""
        day = ours.get("start") or ours.get("date") or ours.get("from") or ""
        differing = [(key, *_spelled(key, ours, theirs)) for key in {**ours, **theirs} if _differs(key, ours, theirs)]
        return Difference(self.ours.kind, self.ours.id, str(about), str(day)[:10], (*kinds, *differing))


class Union(NamedTuple):
    """What the other log has: new to ours, the same, or different; and how many items only ours has."""

    ours: Parts
    theirs: Parts
    added: tuple[Part, ...]
    same: int
    conflicts: tuple[Conflict, ...]
    only_ours: int

    @property
    def merged(self) -> Merged:
        """The same as figures, and what is to be shown of the conflicts."""
        added = Counter(part.kind for part in self.added)
        differing = tuple(conflict.difference for conflict in self.conflicts)
        return Merged(tuple(added.items()), self.same, differing, self.only_ours)

    @property
    def without_id(self) -> int:
        """How many of the added need an id: every item but an absence has one."""
        return sum(_lacks_id(part) for part in self.added)

    def lines_left(self, *, take_theirs: bool) -> int:
        """How many lines of comments and of tables that are no items only the other has, once it is merged."""
        added = {part.key for part in self.added}
        taken = {one.theirs.key for one in self.conflicts} if take_theirs else set()
        return sum((_beside_items(self.theirs, added, taken) - _beside_items(self.ours)).values())


def _beside_items(parts: Parts, less: Collection[Key] = (), less_blocks: Collection[Key] = ()) -> Counter[str]:
    """The lines of a log beside its version and the keys of its items, and the comments among those.

    Less all of some parts, and of others what is in their blocks.
    """
    found: list[str] = []
    end = 0
    for part in parts.items:
        if part.key in less:
            found += parts.text[end : part.start].splitlines()
            end = part.end
        else:
            found += parts.text[end : part.block].splitlines()
            found += [] if part.key in less_blocks else comments_in(parts.text[part.block : part.block_end])
            end = part.block_end
    lines = (line.strip(f"{BYTE_ORDER_MARK} \t") for line in (*found, *parts.text[end:].splitlines()))
    return Counter(line for line in lines if line and line.replace(" ", "") != f"version={VERSION}")


def unite(ours: Parts, theirs: Parts) -> Union:
    """Hold every item of the other log against ours."""
    known = {part.key: part for part in ours.items}
    alike = _alike(ours, theirs)
    added: list[Part] = []
    conflicts: list[Conflict] = []
    same = 0
    for part in theirs.items:
        mine = known.get(part.key)
        if mine is None:
            is_there = alike.get((bool(part.id), part.says_without_id), 0) if alike else 0
            if is_there:
                alike[bool(part.id), part.says_without_id] -= 1
                same += 1
            else:
                added.append(part)
        elif ours.block(mine) == theirs.block(part) or mine.says == part.says:
            same += 1
        else:
            conflicts.append(Conflict(mine, part))
    only_ours = len(ours.items) - same - len(conflicts)
    return Union(ours, theirs, tuple(added), same, tuple(conflicts), only_ours)


def _alike(ours: Parts, theirs: Parts) -> Counter[tuple[bool, str]]:
    """How often ours has what would be the same as an item of the other log with an id, or without one, by its words.

    An item that was written without an id, and was given one on one side, is the same one. Two that have different ids
    are not, whatever they say.
    """
    keys = {part.key for part in theirs.items}
    free = [part for part in ours.items if part.key not in keys]
    if all(part.id for part in theirs.items):
        free = [part for part in free if not part.id]
    return Counter((not part.id, part.says_without_id) for part in free)


def splices(union: Union, *, take_theirs: bool, ids: Sequence[str]) -> tuple[Splice, ...]:
    """The splices that make ours the union, each on the text that the ones before it leave.

    `ids` are for what is added and has none, as many as `without_id` says.
    """
    text = union.ours.text
    newline = newline_of(text)
    found = []
    for ours, theirs in union.conflicts if take_theirs else ():
        new = union.theirs.block(theirs).replace("\n", newline)
        found.append(Splice(ours.block, text[ours.block : ours.block_end], new))
    found.sort(key=lambda splice: splice.offset, reverse=True)
    if union.added:
        if is_blank(text):
            found.append(appended(text, f"{NEW_LOG}\n{_added_text(union, ids)}"))
        else:
            shift = sum(len(splice.new) - len(splice.old) for splice in found)
            end = appended(text, _added_text(union, ids))
            found.append(end._replace(offset=end.offset + shift))
    return tuple(found)


def _added_text(union: Union, ids: Sequence[str]) -> str:
    """The added parts as they stand in the other log, a blank line between two, their lines ending in LF."""
    fresh = iter(ids)
    pieces = []
    for part in union.added:
        piece = union.theirs.part(part)
        if _lacks_id(part):
            above = part.block - part.start
            lead = union.theirs.text[part.start : part.block].replace("\r\n", "\n") if above else ""
            piece = lead + with_key(piece[len(lead) :], "id", format_key("id", next(fresh)), ENTRY_KEYS)
        pieces.append(f"{piece}\n")
    return "\n".join(pieces)


def _lacks_id(part: Part) -> bool:
    return part.kind != "absence" and not part.id


def fault_in_union(union: Union, new: str, *, take_theirs: bool) -> str:
    """Why a text must not be saved as the union, in words; empty when it says all of both, and nothing else.

    Where ours stays as it was, only what stands behind it has to be read: it is TOML, so nothing there can change it.
    """
    taken = {conflict.ours.key: conflict.theirs for conflict in union.conflicts} if take_theirs else {}
    stays = "" if taken or is_blank(union.ours.text) else union.ours.text
    if not new.startswith(stays):
        return "the log would not be as it was"
    table, fault = load_toml(new[len(stays) :], "")
    if fault:
        return fault.message
    old = () if stays else union.ours.items
    expected = [
        *((taken.get(part.key, part), part.key in taken) for part in old),
        *((part, True) for part in union.added),
    ]
    for kind, plural in KINDS.items():
        found, of_kind = table.get(kind, []), [one for one in expected if one[0].kind == kind]
        if len(found) != len(of_kind) or not all(map(_is, found, of_kind)):
            return f"the {plural} would not be those of the two files"
    other = {key: value for key, value in table.items() if key not in KINDS}
    was = {} if stays else dict(union.ours.log.other) or {"version": VERSION}
    return "" if said(other) == said(was) else "something beside what is merged would change"


def _is(values: dict[str, Any], expected: tuple[Part, bool]) -> bool:
    """True when a table says what a part does, to the offset of its times where it is new; an id may have come."""
    part, is_new = expected
    if not is_new:
        return values == part.values or said(values) == said(part.values)  # `nan` is not equal to itself
    if _lacks_id(part) and values.get("id"):
        return said({**values, "id": ""}) == said({**part.values, "id": ""})
    return said(values) == said(part.values)


def faults_that_would_come(union: Union, *, take_theirs: bool) -> list[Problem]:
    """The faults of the other log in what would be taken from it; a missing id is none, for it is given."""
    problems = [one for one in union.theirs.log.problems if not one.message.endswith(" has no id")]
    if not problems:
        return []
    taken = [*union.added, *(conflict.theirs for conflict in union.conflicts if take_theirs)]
    text = union.theirs.text
    spans = [(1 + text.count("\n", 0, part.start), 1 + text.count("\n", 0, part.end)) for part in taken]
    return [one for one in problems if any(first <= one.line <= last for first, last in spans)]


def items_of(parts: Parts, wanted: Sequence[Part]) -> Iterator[Item]:
    """What the log understands of some of its parts."""
    by_kind = {kind: _by_number(parts.log, kind) for kind in KINDS}
    for part in wanted:
        if item := by_kind[part.kind].get(part.number):
            yield item


def in_words(parts: Parts, wanted: Sequence[Part]) -> Iterator[Coming]:
    """What the log understands of some of its parts, to be read."""
    for item in items_of(parts, wanted):
        yield Coming(item.id, item_in_words(item))


def _by_number(log: Log, kind: str) -> dict[int, Item]:
    return dict(zip(log.tables(kind), log.of(kind), strict=True))


def _differs(key: str, ours: dict[str, Any], theirs: dict[str, Any]) -> bool:
    return (key in ours, repr(ours.get(key))) != (key in theirs, repr(theirs.get(key)))


def _is_clock_alone(first: datetime, second: datetime) -> bool:
    """True where two times differ by nothing but the minute of the day."""
    same = {(one.date(), one.utcoffset(), one.second, one.microsecond) for one in (first, second)}
    return len(same) == 1 and not first.second and not first.microsecond


def _spelled(key: str, ours: dict[str, Any], theirs: dict[str, Any]) -> tuple[str, str]:
    """A key's values on both sides: texts without quotes if both are texts, times by the clock if it will do."""
    values = [side.get(key, "") for side in (ours, theirs)]
    if all(isinstance(value, str) for value in values):
        return str(values[0]), str(values[1])
    first, second = values
    if isinstance(first, datetime) and isinstance(second, datetime) and _is_clock_alone(first, second):
        return f"{first:%H:%M}", f"{second:%H:%M}"
    spelled = [
        format_key("_", side[key]).removeprefix("_ = ").rstrip("\n") if key in side else "" for side in (ours, theirs)
    ]
    return spelled[0], spelled[1]
