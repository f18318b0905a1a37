"""What the journal knows of each item of a file: as which block the changes left it last, or that they took it out."""

from collections.abc import Iterable
from typing import NamedTuple

from leadtime.formats.item_blocks import Key, is_new_id, items_in
from leadtime.storage.journal import FileChange, Record


class Known(NamedTuple):
    """An item's block, and when the first change that had the item was made."""

    text: str
    at: str


def known_items(records: Iterable[Record], name: str) -> dict[Key, Known | None]:
    """Each item that the changes of a file have in them, in the order in which it came; None for one taken out.

    What is undone is as it was before, also where that was more than the splices say: an item that was brought back,
    and is taken out again, is one that is missing. A doubtful change takes nothing out.
    """
    known: dict[Key, Known | None] = {}
    before: dict[int, dict[Key, Known | None]] = {}
    for record in records:
        if record.forgets:
            forgotten = set(record.forgets)
            known.update({key: None for key in known if key[1] in forgotten})
        for key, text in (found for kept in record.keeps for found in items_in(kept)):
            known[key] = Known(text, record.at)
        if (change := record.of(name)) is None:
            continue
        touched = _touched(change, record, known)
        if record.is_doubtful:
            touched = {key: one for key, one in touched.items() if one}
        else:
            earlier = before.get(record.undoes or 0, {})
            touched |= {key: one for key, one in earlier.items() if one and key in touched}
        before[record.number] = {key: known.get(key) for key in touched}
        known.update(touched)
    return known


def removed_items(records: Iterable[Record], name: str) -> dict[Key, str]:
    """Each item that was taken out of a file on purpose, and is not there again since, with the time of that."""
    removed: dict[Key, str] = {}
    known: set[Key] = set()
    for record in records:
        forgotten = set(record.forgets)
        removed |= {key: record.at for key in known if key[1] in forgotten}
        change = record.of(name)
        for splice in change.splices if change else ():
            old, new = items_in(splice.old), items_in(splice.new)
            if not record.is_doubtful and not is_new_id(old, new):
                removed |= {key: record.at for key, _ in old}
            came = [key for key, _ in new]
            known.update(came)
            for key in came:
                removed.pop(key, None)
    return removed


def _touched(change: FileChange, record: Record, known: dict[Key, Known | None]) -> dict[Key, Known | None]:
    touched: dict[Key, Known | None] = {}
    for splice in change.splices:
        old, new = items_in(splice.old), items_in(splice.new)
        is_renamed = is_new_id(old, new)
        for key, text in old:
            was = touched.get(key, known.get(key))
            if not is_renamed or (was and was.text == text):  # else another has that id, and has it still
                touched[key] = None
        for key, text in new:
            was = known.get(key)
            touched[key] = Known(text, was.at if was else record.at)
    return touched
