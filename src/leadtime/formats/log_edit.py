"""Changes to the text of the log, one block at a time, and the proof that nothing else changed."""

from collections.abc import Sequence

from leadtime.formats.log_toml import (
    ENTRY_KEYS,
    NEW_LOG,
    VERSION,
    Log,
    entry_lines,
    format_absence,
    format_entry,
    parse_log,
)
from leadtime.formats.toml_load import BYTE_ORDER_MARK
from leadtime.formats.toml_text import Block, Splice, appended, blocks, with_key, without
from leadtime.model.absence import Absence
from leadtime.model.entry import Entry
from leadtime.model.errors import BadData


def adding(text: str, items: Sequence[Entry | Absence]) -> Splice:
    """The splice that puts new blocks at the end of a log; an empty text gets its version first."""
    new = "\n".join(format_absence(item) if isinstance(item, Absence) else format_entry(item) for item in items)
    if text.strip(BYTE_ORDER_MARK + " \t\r\n"):
        return appended(text, new)
    return appended(text, f"{NEW_LOG}\n{new}")


def removing(text: str, log: Log, item: Entry | Absence, path: str) -> Splice:
    """The splice that takes out the block of an entry or absence of the log."""
    return without(text, _block_of(text, log, item, path))


def replacing(text: str, log: Log, old: Entry, new: Entry, path: str) -> Splice:
    """The splice that turns the block of `old` into `new`; lines whose key keeps its value stay as they are."""
    block = _block_of(text, log, old, path)
    before = text[block.start : block.end]
    after = before
    was, becomes = entry_lines(old), entry_lines(new)
    for key in [*becomes, *(key for key in was if key not in becomes)]:
        if was.get(key) != becomes.get(key):
            after = with_key(after, key, becomes.get(key, ""), ENTRY_KEYS)
    return Splice(block.start, before, after)


def _block_of(text: str, log: Log, item: Entry | Absence, path: str) -> Block:
    """The block that an item of the log was read from; BadData when it does not stand in a block of its own."""
    if isinstance(item, Absence):
        name, number = "absence", log.absence_tables[log.absences.index(item)]
    else:
        name, number = "entry", log.entry_tables[log.entries.index(item)]
    found = [block for block in blocks(text) if block.name == name and block.is_array]
    total = max(log.absence_tables if name == "absence" else log.entry_tables) + 1
    if len(found) < total:
        raise BadData(
            f"the {name} {item.id} is not written under a line [[{name}]] of its own",
            f"change it in an editor, or write each {name} under a [[{name}]] line",
            place=path,
        )
    return found[number]


def fault_in_change(old: Log, new_text: str, entries: Sequence[Entry], absences: Sequence[Absence]) -> str:
    """Why a changed text must not be saved, in words; empty when it says exactly what is wanted and nothing else.

    `entries` and `absences` are all that the new text should hold, in order.
    """
    names = tuple({name for entry in (*old.entries, *entries) for name, _ in entry.dimensions})
    new = parse_log(new_text, "", names)
    if new.entries != tuple(entries):
        return "the entries would not be the old ones with the change"
    if new.absences != tuple(absences):
        return "the absences would not be the old ones with the change"
    if dict(new.other) != {"version": VERSION, **dict(old.other)}:
        return "something beside the entries would change"
    if len(new.problems) > len(old.problems) + (old.version is None):
        return "the log would have a new fault"
    return ""
