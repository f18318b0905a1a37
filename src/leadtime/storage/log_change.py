"""Changes of the log or the plan as they are wanted: items added, replaced and taken out, with their proof."""

import os
from collections.abc import Sequence
from functools import reduce

from leadtime.formats import log_edit
from leadtime.formats.log_pieces import is_plain
from leadtime.formats.log_toml import NEW_LOG, Log, parse_log
from leadtime.formats.toml_text import Splice, apply
from leadtime.model.absence import Absence
from leadtime.model.entry import Entry
from leadtime.storage.change import Wanted, fault_in_log
from leadtime.storage.log_file import LogFile

_FIRST, _REST = "abcdefghjkmnpqrstuvwxyz", "abcdefghjkmnpqrstuvwxyz23456789"
_ID_LENGTH = 8


def new_id(log: LogFile, taken: Sequence[str] = ()) -> str:
    """An id that stands nowhere in the log: eight letters and digits, the first a letter, none easily mistaken."""
    while True:
        found = _drawn()
        if found not in log.file.text and found not in taken:
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
    remove: Sequence[Entry | Absence] = (),
    replace: Sequence[tuple[Entry, Entry]] = (),
    add: Sequence[Entry | Absence] = (),
) -> Wanted:
    """Take items out, turn entries into others, and put items at the end; each one that goes must be of this log."""
    fault_in_log(log)
    text = log.file.text
    if not remove and not replace and log.is_known_good and is_plain(text):
        # Only the new block has to be proved: what stands before it was, and a plain text can't swallow it.
        added = log_edit.adding(text, add, log.file.path)
        return Wanted(log.name, (added,), lambda new: _fault_in_added(log, added, add, new))
    now = log.parsed()
    changes = [log_edit.replacing(text, now, old, new, log.file.path) for old, new in replace]
    changes += [log_edit.removing(text, now, item, log.file.path) for item in remove]
    # From the end to the beginning: what a change moves is behind all that is still to be changed.
    splices = sorted(changes, key=lambda splice: splice.offset, reverse=True)
    text = reduce(apply, splices, text)
    for old, new in replace:
        now = _with(now, old, new)
    for item in remove:
        now = _without(now, item)
    if add:
        splices.append(log_edit.adding(text, add, log.file.path))
    entries = (*now.entries, *(item for item in add if isinstance(item, Entry)))
    absences = (*now.absences, *(item for item in add if isinstance(item, Absence)))
    return Wanted(log.name, tuple(splices), lambda new: log_edit.fault_in_change(log.parsed(), new, entries, absences))


def _fault_in_added(log: LogFile, added: Splice, items: Sequence[Entry | Absence], new: str) -> str:
    if new != log.file.text + added.new:
        return "something beside the end would change"
    entries = [item for item in items if isinstance(item, Entry)]
    absences = [item for item in items if isinstance(item, Absence)]
    empty = parse_log(NEW_LOG, "")
    return log_edit.fault_in_change(empty, f"{NEW_LOG}{added.new}", entries, absences)


def _with(log: Log, old: Entry, new: Entry) -> Log:
    return log._replace(entries=tuple(new if entry is old else entry for entry in log.entries))


def _without(log: Log, item: Entry | Absence) -> Log:
    """The log as it would be read without an item: the tables after it count one less."""
    if isinstance(item, Absence):
        at = log.absences.index(item)
        return log._replace(
            absences=log.absences[:at] + log.absences[at + 1 :], absence_tables=_less(log.absence_tables, at)
        )
    at = log.entries.index(item)
    return log._replace(entries=log.entries[:at] + log.entries[at + 1 :], entry_tables=_less(log.entry_tables, at))


def _less(tables: tuple[int, ...], at: int) -> tuple[int, ...]:
    return tuple(table - (table > tables[at]) for number, table in enumerate(tables) if number != at)
