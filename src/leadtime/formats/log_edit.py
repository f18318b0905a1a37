"""Changes to the text of the log, one block at a time, and the proof that nothing else changed."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import lru_cache
from itertools import takewhile

from leadtime.formats.log_items import PROMISE_KEYS, RECOGNITION_KEYS
from leadtime.formats.log_text import format_item, format_key, item_values
from leadtime.formats.log_toml import ENTRY_KEYS, KINDS, NEW_LOG, VERSION, Item, Log, kind_of, parse_log
from leadtime.formats.toml_text import Block, Splice, appended, blocks, is_blank, statements, with_key, without
from leadtime.model.entry import Entry
from leadtime.model.errors import BadData

_tables = lru_cache(maxsize=1)(blocks)  # of many changes of one text
_KEYS = {"entry": ENTRY_KEYS, "absence": (), "recognition": RECOGNITION_KEYS, "promise": PROMISE_KEYS}


def adding(text: str, items: Sequence[Item], path: str = "") -> Splice:
    """The splice that puts new blocks at the end of a log; an empty text gets its version first.

    BadData when the log has items of such a kind as one inline list, which no block can follow.
    """
    new = "\n".join(format_item(item) for item in items)
    if is_blank(text):
        return appended(text, f"{NEW_LOG}\n{new}")
    for name in {kind_of(item) for item in items}:
        if f"\n[[{name}]]" not in text:  # almost always there, and then nothing else can be
            _refuse_inline(text, name, path)
    return appended(text, new)


def _refuse_inline(text: str, name: str, path: str) -> None:
    for statement in takewhile(lambda statement: not statement.header, statements(text)):
        if statement.key == name:
            line = 1 + text.count("\n", 0, statement.start)
            raise BadData(
                f"`{name} = ...` holds all that there can be, so nothing can be added to this log",
                f"write each {name} under a line [[{name}]] of its own, in an editor",
                place=f"{path}:{line}" if path else "",
            )


def removing(text: str, log: Log, items: Sequence[Item], path: str) -> list[Splice]:
    """The splices that take the blocks of items of the log out; blocks that stand next to each other go in one.

    They are in the order of the text. BadData when an item has no block of its own.
    """
    found: list[tuple[int, int]] = []
    for offset, old, _ in sorted(without(text, block) for block in _blocks_of(text, log, items, path)):
        start = found.pop()[0] if found and found[-1][1] == offset else offset
        found.append((start, offset + len(old)))
    return [Splice(start, text[start:end], "") for start, end in found]


def replacing(text: str, log: Log, old: Item, new: Item, path: str) -> Splice:
    """The splice that turns the block of `old` into `new`, of the same kind; lines whose key keeps its value stay.

    BadData when the item has no block of its own.
    """
    (block,) = _blocks_of(text, log, [old], path)
    before = text[block.start : block.end]
    after = before
    was, becomes = item_values(old), item_values(new)
    for key in [*becomes, *(key for key in was if key not in becomes)]:
        if was.get(key) is becomes.get(key):
            continue
        line = format_key(key, becomes[key]) if key in becomes else ""
        # Texts and not values: 1 is equal to true, and an hour to the same in another offset.
        if key not in was or line != format_key(key, was[key]):
            after = with_key(after, key, line, _KEYS[kind_of(old)])
    return Splice(block.start, before, after)


def _blocks_of(text: str, log: Log, items: Sequence[Item], path: str) -> Iterator[Block]:
    """The block that each item of the log was read from; BadData when one does not stand in a block of its own."""
    for kind in KINDS:
        if wanted := [item for item in items if kind_of(item) == kind]:
            yield from _blocks_of_kind(text, log, kind, wanted, path)


def _blocks_of_kind(text: str, log: Log, kind: str, items: Sequence[Item], path: str) -> Iterator[Block]:
    tables = _tables(text)
    numbers = log.tables(kind)
    most = max(numbers)
    places = {id(item): number for item, number in zip(log.of(kind), numbers, strict=True)}
    found = [index for index, block in enumerate(tables) if block.name == kind and block.is_array]
    for item in items:
        if len(found) <= most:
            raise _has_no_block(f"the {kind} {item.id} is not written under a line [[{kind}]] of its own", kind, path)
        index = found[places[id(item)] if id(item) in places else numbers[log.of(kind).index(item)]]
        after = map(tables.__getitem__, range(index + 1, len(tables)))
        until = takewhile(lambda block: block.name != kind, after)
        if apart := next((block for block in until if block.name.startswith(kind + ".")), None):
            message = f"the {kind} {item.id} has a part, [{apart.name}], that does not stand directly below it"
            raise _has_no_block(message, kind, path)
        yield tables[index]


def _has_no_block(message: str, kind: str, path: str) -> BadData:
    return BadData(message, f"change it in an editor, or write each {kind} under a [[{kind}]] line", place=path)


def fault_in_change(old: Log, new_text: str, expected: Log) -> str:
    """Why a changed text must not be saved, in words; empty when it says exactly what is wanted and nothing else.

    `expected` has all the items that the new text should hold, in order; nothing else of it is looked at. Faults from
    before may stay.
    """
    names = tuple({name for entry in (*old.entries, *expected.entries) for name, _ in entry.dimensions})
    new = parse_log(new_text, "", names)
    for kind, plural in KINDS.items():
        if not _are_same(new.of(kind), expected.of(kind)):
            return f"the {plural} would not be the old ones with the change"
    if _offsets(new.entries) != _offsets(expected.entries):
        return "the entries would not be the old ones with the change"
    other = {"version": VERSION} | dict(old.other)
    if not _are_same(sorted(new.other), sorted(other.items())):
        return "something beside the entries would change"
    known = Counter(problem.message for problem in old.problems)
    if fresh := Counter(problem.message for problem in new.problems) - known:
        return f"the log would have a new fault: {next(iter(fresh))}"
    return ""


def _are_same(one: object, other: object) -> bool:
    """True for equal values, and for those that differ only in that `nan` is not equal to itself."""
    return one == other or repr(one) == repr(other)


def _offsets(entries: Sequence[Entry]) -> list[tuple[timedelta | None, timedelta | None]]:
    """What a comparison of date-times leaves out: the hour and the day that the owner's clock showed."""
    return [
        (entry.start.utcoffset() if entry.start else None, entry.end.utcoffset() if entry.end else None)
        for entry in entries
    ]
