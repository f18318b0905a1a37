"""Changes made again, item by item, on an older state of a log that a hand has edited in between.

A change is of the item whose block is as the change found it; where a hand has edited that, it is of the only one with
its id. Where two have the id nobody can tell: both stay, and what the change made stands at the end. Nothing is lost.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from leadtime.formats.item_blocks import ItemBlock, Key, as_new, is_new_id, item_blocks, items_in, with_blocks
from leadtime.formats.toml_text import Splice
from leadtime.storage.journal import Record


class Again(NamedTuple):
    """The text with the changes made again, and the items that they left there."""

    text: str
    items: tuple[Key, ...]


class _Slot:
    """An item's block in the older state, None for one that came later; and its text as it is, None once taken out."""

    def __init__(self, key: Key, text: str | None, block: ItemBlock | None = None) -> None:
        self.key, self.text, self.block = key, text, block
        self.is_touched = False

    def becomes(self, key: Key, text: str | None) -> None:
        self.key, self.text, self.is_touched = key, text, True


_Slots = defaultdict[Key, list[_Slot]]


def made_again(text: str, records: Iterable[Record], name: str) -> Again:
    """What the changes of a file make of it; an undo is a change as any other."""
    slots: _Slots = defaultdict(list)
    for item in item_blocks(text):
        slots[item.key].append(_Slot(item.key, item.text, item))
    there = [slot for found in slots.values() for slot in found]
    for record in records:
        forgotten = set(record.forgets)
        for slot in there if forgotten else ():
            if slot.key[1] in forgotten and slot.is_touched:
                slot.text = None
        change = record.of(name)
        for splice in change.splices if change else ():
            there += _made(slots, splice)
    blocks = [(slot.block, slot.text) for slot in there if slot.block]
    added = [as_new(slot.text) for slot in there if slot.text is not None and not slot.block]
    items = tuple(slot.key for slot in there if slot.is_touched and slot.text is not None)
    return Again(with_blocks(text, blocks, added), items)


def _made(slots: _Slots, splice: Splice) -> list[_Slot]:
    """Make one splice again; the slots that are new."""
    old, new = items_in(splice.old), items_in(splice.new)
    if is_new_id(old, new):
        if slot := _as_it_was(slots[old[0][0]], old[0][1]):
            slots[slot.key].remove(slot)
            slot.becomes(*new[0])
            slots[slot.key].append(slot)
            return []
        old = []
    for key, text in old:
        if slot := _as_it_was(slots[key], text) or _only(slots[key]):
            slot.becomes(key, None)
    came = []
    for key, text in new:
        slot = _as_it_was(slots[key], text) or _gone(slots[key]) or _only(slots[key])
        if not slot:
            slot = _Slot(key, text)
            slots[key].append(slot)
            came.append(slot)
        slot.becomes(key, text)
    return came


def _as_it_was(found: Sequence[_Slot], text: str) -> _Slot | None:
    return next((slot for slot in found if slot.text is not None and _plain(slot.text) == _plain(text)), None)


def _only(found: Sequence[_Slot]) -> _Slot | None:
    there = [slot for slot in found if slot.text is not None]
    return there[0] if len(there) == 1 else None


def _gone(found: Sequence[_Slot]) -> _Slot | None:
    """The one that was taken out last: it comes back where it was."""
    return next((slot for slot in reversed(found) if slot.text is None), None)


def _plain(block: str) -> str:
    return block.replace("\r\n", "\n").strip("\n")
