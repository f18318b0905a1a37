"""The items of a log, or of a piece of one, as blocks of text: of which kind, with which id and bytes."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from leadtime.formats.log_toml import KINDS, NEW_LOG, Item, named_among, parse_log
from leadtime.formats.toml_load import load_toml
from leadtime.formats.toml_text import Block, Splice, appended, apply_all, blocks, with_key, without

# An item as leadtime writes it, alone in a text: the header, the id, and lines that begin with a key.
_ALONE = re.compile(r'(?:\r?\n)*(\[\[([a-z]+)\]\]\r?\nid = "([^"\\\r\n]+)"\r?\n(?:[a-z]+ = [^\n]*\n)*)')
# The kind of an item with its id; where it has none, with all of its text.
Key = tuple[str, str]


class ItemBlock(NamedTuple):
    """An item's block; `id` is empty for an item without one."""

    kind: str
    id: str
    text: str
    block: Block

    @property
    def line(self) -> int:
        """That of its id; of one without, that of its header."""
        for statement in self.block.statements:
            if statement.key == "id":
                return self.block.line + self.text.count("\n", 0, statement.start - self.block.start)
        return self.block.line

    @property
    def key(self) -> Key:
        """What the item is known by."""
        return self.kind, self.id or self.text


def item_blocks(text: str) -> list[ItemBlock]:
    """The blocks of the items in a log, or in any number of its blocks, in their order; none in an empty text."""
    found = []
    for block in blocks(text) if "[[" in text else ():
        if block.is_array and block.name in KINDS:
            found.append(ItemBlock(block.name, _id_of(text, block), text[block.start : block.end], block))
    return found


def items_in(text: str) -> list[tuple[Key, str]]:
    """Each item of a log, or of any number of its blocks, with its block's text; a single one in an instant."""
    alone = _ALONE.fullmatch(text) if "'''" not in text and '"""' not in text else None
    if alone and alone[2] in KINDS:
        return [((alone[2], alone[3]), alone[1])]
    return [(item.key, item.text) for item in item_blocks(text)]


def _id_of(text: str, block: Block) -> str:
    for statement in block.statements[1:]:
        if statement.header:  # what follows is of a table in the item
            break
        if statement.key == "id":
            value = load_toml(text[statement.start : statement.end].strip(), "")[0].get("id")
            return value if isinstance(value, str) else ""
    return ""


def ids_in(text: str) -> set[str] | None:
    """Every id that an item of a log has, in whatever way it is written; None for a text that is no TOML."""
    table, fault = load_toml(text, "")
    if fault:
        return None
    found = (item for kind in KINDS for item in _tables(table.get(kind)))
    return {value for item in found if isinstance(value := item.get("id"), str)}


def _tables(value: object) -> list[dict[str, object]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def item_of(block: str, dimensions: Sequence[str] = ()) -> Item | None:
    """What a block says; None where that is not understood."""
    log = parse_log(f"{NEW_LOG}\n{block}", "", dimensions)
    return next((item for kind in KINDS for item in log.of(kind)), None)


def with_blocks(text: str, becomes: Iterable[tuple[ItemBlock, str | None]], added: Sequence[str] = ()) -> str:
    """The text with items of it as they are to be, without those that are to be None, and with new ones at the end."""
    splices = []
    for item, new in sorted(becomes, key=lambda pair: -pair[0].block.start):
        if new is None:
            splices.append(without(text, item.block))
        elif new != item.text:
            splices.append(Splice(item.block.start, item.text, new))
    text = apply_all(text, splices)
    return apply_all(text, [appended(text, "\n".join(added))]) if added else text


def is_new_id(old: Sequence[tuple[Key, str]], new: Sequence[tuple[Key, str]]) -> bool:
    """True for a change that gave one item another id; another may have had that id, and then has it still."""
    if not len(old) == len(new) == 1:
        return False
    (was, _), (becomes, _) = old[0], new[0]
    return was != becomes and was[0] == becomes[0]


def as_new(block: str) -> str:
    """An item's block as it is put at the end of a log: in LF, and ending with one."""
    return block.replace("\r\n", "\n").strip("\n") + "\n"


def with_taken_ids(text: str) -> list[ItemBlock]:
    """The items whose id one before them has, of any kind, but of absences only another absence.

    One that says all the same as the first that has its id is left out: it may be no second one.
    """
    seen: dict[Key, ItemBlock] = {}
    found = []
    for item in item_blocks(text):
        first = seen.setdefault((named_among(item.kind), item.id), item)
        if item.id and first is not item and repr(load_toml(item.text, "")) != repr(load_toml(first.text, "")):
            found.append(item)
    return found


def with_new_id(item: ItemBlock, identifier: str) -> Splice:
    """The splice that gives an item another id, of its whole block: the journal then knows what has that id."""
    new = with_key(item.text, "id", f'id = "{identifier}"\n', ("id",))
    return Splice(item.block.start, item.text, new)


def without_ids(table: dict[str, object]) -> dict[str, object]:
    """What a log says, less the ids of its items."""
    items = {kind: [_less(item, "id") for item in _tables(table[kind])] for kind in KINDS if kind in table}
    return table | items


def _less(item: dict[str, object], key: str) -> dict[str, object]:
    return {name: value for name, value in item.items() if name != key}
