"""What a change made of an item, and the log has as it was before: an editor may have saved an old state.

An item that is there in a state from before the last change of it is told, and one that is there although a change took
it out. Only a state that the journal knows counts: any other is one that a hand has typed, and stays as it is. Of a
change that was found not to be there when the next one came the same holds; nobody knows whether it ever was.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from leadtime.formats.item_blocks import ItemBlock, Key, item_blocks, items_in
from leadtime.formats.toml_text import Splice, newline_of, without
from leadtime.storage.journal import Record

_HEADER = re.compile(r'^\[\[([a-z]+)\]\]\nid = "([^"\\\n]+)"$', re.MULTILINE)
_END = re.compile(r"\n*(?:\Z|\n\[\[)")


class Reverted(NamedTuple):
    """An item as it stands, and the block that its last change made of it, when and in what words; None: taken out."""

    there: ItemBlock
    last: str | None
    at: str
    did: str


class _Story(NamedTuple):
    """Each block that an item ever was, and the last, None for one that was taken out by the change so named."""

    states: frozenset[str]
    last: str | None
    at: str
    did: str


def reverted_items(records: Iterable[Record], name: str, text: str, ids: Collection[str]) -> list[Reverted]:
    """Those of the text, which is TOML and has these ids, that are as before a change, in their order; an id that is
    there twice has a fault of its own.
    """
    stories = {key: one for key, one in _stories(records, name).items() if key[1] in ids}
    suspects = {key: one for key, one in stories.items() if one.last is None or len(one.states) > 1}
    are_last = _as_the_last_left_them(text, suspects)
    suspects = {key: one for key, one in suspects.items() if key not in are_last}
    if not suspects:
        return []
    there: dict[Key, ItemBlock | None] = {}
    for item in item_blocks(text):
        there[item.key] = None if item.key in there else item
    found = [(item, suspects[key]) for key, item in there.items() if item and item.id and key in suspects]
    return [Reverted(item, one.last, one.at, one.did) for item, one in found if _is_as_before(item, one)]


def _as_the_last_left_them(text: str, suspects: Mapping[Key, _Story]) -> set[Key]:
    """Those that are found without taking the text apart, which takes long: mostly all."""
    if "'''" in text or '"""' in text:
        return set()
    plain = text.replace("\r\n", "\n")
    found = set()
    for header in _HEADER.finditer(plain):
        key = header[1], header[2]
        last = suspects[key].last if key in suspects else None
        if last and plain.startswith(last, header.start()) and _END.match(plain, header.start() + len(last)):
            found.add(key)
    return found


def _is_as_before(item: ItemBlock, story: _Story) -> bool:
    plain = _plain(item.text)
    return plain in story.states and plain != story.last


def _plain(block: str) -> str:
    """A block whatever its line ends, and whether it is the last."""
    return block.replace("\r\n", "\n").strip("\n")


def _stories(records: Iterable[Record], name: str) -> dict[Key, _Story]:
    """What became of each item; an undo leaves one as it was before, also where that was more than its splices say."""
    stories: dict[Key, _Story] = {}
    before: dict[int, dict[Key, _Story]] = {}
    for record in records:
        forgotten = set(record.forgets)
        stories = {key: one for key, one in stories.items() if key[1] not in forgotten} if forgotten else stories
        for key, block in (found for kept in record.keeps for found in items_in(kept)):
            stories[key] = _Story(frozenset({_plain(block)}), _plain(block), record.at, record.did)
        if change := record.of(name):
            earlier = before.get(record.undoes or 0, {})
            before[record.number] = had = {}
            for splice in change.splices:
                for key, (old, new) in _changed(splice).items():
                    one = stories.get(key)
                    had.update({key: one} if one and key not in had else {})
                    states = (one.states if one else frozenset()) | {found for found in (old, new) if found is not None}
                    made = _Story(states, new, record.at, record.did)
                    stories[key] = earlier[key]._replace(states=states) if key in earlier else made
    return stories


def _changed(splice: Splice) -> dict[Key, tuple[str | None, str | None]]:
    """Each item of a splice as it was and as it is, None where it is not there; one that gets another id is new."""
    old, new = dict(items_in(splice.old)), dict(items_in(splice.new))
    if len(old) == len(new) == 1 and old.keys() != new.keys():
        old = {}
    return {key: (_of(old, key), _of(new, key)) for key in [*old, *(key for key in new if key not in old)]}


def _of(blocks: dict[Key, str], key: Key) -> str | None:
    return _plain(blocks[key]) if key in blocks else None


def as_last(text: str, found: Sequence[tuple[ItemBlock, str]]) -> list[Splice]:
    """The splices that give items of a text another block, and with an empty one take them out, from its end on."""
    splices = []
    for item, block in sorted(found, key=lambda pair: -pair[0].block.start):
        if block:
            end = item.text[len(item.text.rstrip("\r\n")) :]
            new = _plain(block).replace("\n", newline_of(item.text)) + end
            splices.append(Splice(item.block.start, item.text, new))
        else:
            splices.append(without(text, item.block))
    return splices
