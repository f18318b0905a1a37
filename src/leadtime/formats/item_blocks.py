"""The items of a log, or of a piece of one, as blocks of text: of which kind, with which id and bytes."""

from collections.abc import Mapping
from typing import NamedTuple

from leadtime.formats.log_toml import KINDS
from leadtime.formats.toml_load import load_toml
from leadtime.formats.toml_text import Block, Splice, appended, apply_all, blocks, without

# The kind of an item with its id; where it has none, with all of its text.
Key = tuple[str, str]


class ItemBlock(NamedTuple):
    """An item's block; `id` is empty for an item without one."""

    kind: str
    id: str
    text: str
    block: Block

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


def with_items(text: str, becomes: Mapping[Key, str | None]) -> str:
    """The text with each item's block as it is to be, and without those that are to be None; new ones at the end."""
    there = item_blocks(text)
    splices = []
    for item in reversed(there):
        new = becomes.get(item.key, item.text)
        if new is None:
            splices.append(without(text, item.block))
        elif new != item.text:
            splices.append(Splice(item.block.start, item.text, new))
    text = apply_all(text, splices)
    known = {item.key for item in there}
    added = [as_new(new) for key, new in becomes.items() if new is not None and key not in known]
    return apply_all(text, [appended(text, "\n".join(added))]) if added else text


def as_new(block: str) -> str:
    """An item's block as it is put at the end of a log: in LF, and ending with one."""
    return block.replace("\r\n", "\n").strip("\n") + "\n"
