"""Changes of the log or the plan as they are wanted: items added, replaced and taken out, with their proof."""

import os
from collections.abc import Sequence

from leadtime.formats import log_edit
from leadtime.formats.log_toml import KINDS, NEW_LOG, Item, Log, kind_of, parse_log
from leadtime.formats.toml_text import Splice, apply_all
from leadtime.model.entry import Entry
from leadtime.storage.change import Wanted, fault_in_log
from leadtime.storage.log_file import LogFile

_FIRST, _REST = "abcdefghjkmnpqrstuvwxyz", "abcdefghjkmnpqrstuvwxyz23456789"
_ID_LENGTH = 8
_FEW = 3  # items that are looked for one by one


def new_id(log: LogFile, taken: Sequence[str] = ()) -> str:
    """An id that stands nowhere in the log: eight letters and digits, the first a letter, none easily mistaken."""
    while True:
        found = _drawn()
        if found.encode() not in log.file.data and found not in taken:
            return found


def new_ids(log: LogFile, number: int) -> list[str]:
    """As many different ids, none of them a word of the log, whose text is gone through once for all of them."""
    import re

    words = set(re.findall("[a-z0-9]+", log.file.text))
    found: dict[str, None] = {}
    while len(found) < number:
        if (drawn := _drawn()) not in words:
            found[drawn] = None
    return list(found)


def _drawn() -> str:
    letters = os.urandom(_ID_LENGTH)
    return _FIRST[letters[0] % len(_FIRST)] + "".join(_REST[byte % len(_REST)] for byte in letters[1:])


def edited(
    log: LogFile,
    *,
    remove: Sequence[Item] = (),
    replace: Sequence[tuple[Item, Item]] = (),
    add: Sequence[Item] = (),
) -> Wanted:
    """Take items out, turn items into others, and put items at the end; each one that goes must be of this log."""
    fault_in_log(log)
    if log.is_known_good and log.is_plain and (found := _within(log, remove, replace, add)):
        return found
    text, now = log.file.text, log.parsed()
    changes = [log_edit.replacing(text, now, old, new, log.file.path) for old, new in replace]
    changes += log_edit.removing(text, now, remove, log.file.path)
    # From the end to the beginning: what a change moves is behind all that is still to be changed.
    splices = sorted(changes, key=lambda splice: splice.offset, reverse=True)
    text = apply_all(text, splices)
    if add:
        splices.append(log_edit.adding(text, add, log.file.path))
    expected = _changed(now, remove, replace, add)
    return Wanted(log.name, tuple(splices), lambda new: log_edit.fault_in_change(log.parsed(), new.text, expected))


def _within(
    log: LogFile, remove: Sequence[Item], replace: Sequence[tuple[Item, Item]], add: Sequence[Item]
) -> Wanted | None:
    """The change of a plain log that is known to have no fault; None where all of it has to be read.

    Only the pieces that change, and the new blocks, have to be proved: what stands beside them was, and a plain text
    can't swallow them.
    """
    pairs = [*replace, *((item, None) for item in remove)]
    if len(pairs) > _FEW:
        return None
    if pairs:  # not when an entry is logged, which is to be quick
        from leadtime.formats.piece_edit import changing
    splices: list[Splice] = []
    faults: list[str] = []
    for old, new in pairs:
        if not isinstance(old, Entry) or not (new is None or isinstance(new, Entry)):
            return None
        if not (found := changing(log.file.text, old, new, log.dimensions)):
            return None
        splices.append(found[0])
        faults.append(found[1])
    splices.sort(key=lambda splice: splice.offset, reverse=True)
    if add:
        splices.append(_added(log, splices, add))
        faults.append(_fault_in_added(splices[-1], add))
    made = tuple(splices)
    what = "something beside the entry would change"
    return Wanted(log.name, made, lambda new: next(filter(None, faults), "") if new.splices == made else what)


def _added(log: LogFile, splices: Sequence[Splice], items: Sequence[Item]) -> Splice:
    """The splice that puts items at the end, after the others."""
    if splices:
        return log_edit.adding(apply_all(log.file.text, splices), items, log.file.path)
    text = log.end if all(isinstance(item, Entry) for item in items) else log.file.text
    return log_edit.adding(text, items, log.file.path)._replace(offset=log.file.length)


def _fault_in_added(added: Splice, items: Sequence[Item]) -> str:
    """Why blocks must not be added to a log that is plain; what stands before them is left where it is."""
    expected = _changed(Log(), (), (), items)
    return log_edit.fault_in_change(parse_log(NEW_LOG, ""), f"{NEW_LOG}{added.new}", expected)


def _changed(log: Log, remove: Sequence[Item], replace: Sequence[tuple[Item, Item]], add: Sequence[Item]) -> Log:
    """The items of the log as they should be read after the change."""
    gone = {id(item) for item in remove}
    becomes = {id(old): new for old, new in replace}
    for kind in KINDS:
        stay = [becomes.get(id(item), item) for item in log.of(kind) if id(item) not in gone]
        log = log.with_items(kind, [*stay, *(item for item in add if kind_of(item) == kind)])
    return log
