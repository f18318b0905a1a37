"""Changes to the text of the log, one block at a time, and the proof that nothing else changed."""

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from functools import lru_cache
from itertools import takewhile

from leadtime.formats.log_text import entry_values, format_absence, format_entry, format_key
from leadtime.formats.log_toml import ENTRY_KEYS, NEW_LOG, VERSION, Log, parse_log
from leadtime.formats.toml_text import Block, Splice, appended, blocks, is_blank, statements, with_key, without
from leadtime.model.absence import Absence
from leadtime.model.entry import Entry
from leadtime.model.errors import BadData

_tables = lru_cache(maxsize=1)(blocks)  # of many changes of one text


def adding(text: str, items: Sequence[Entry | Absence], path: str = "") -> Splice:
    """The splice that puts new blocks at the end of a log; an empty text gets its version first.

    BadData when the log has entries (or absences) as one inline list, which no block can follow.
    """
    new = "\n".join(format_absence(item) if isinstance(item, Absence) else format_entry(item) for item in items)
    if is_blank(text):
        return appended(text, f"{NEW_LOG}\n{new}")
    for name in {_name_of(item) for item in items}:
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


def _name_of(item: Entry | Absence) -> str:
    return "absence" if isinstance(item, Absence) else "entry"


def removing(text: str, log: Log, item: Entry | Absence, path: str) -> Splice:
    """The splice that takes out the block of an entry or absence of the log; BadData when it has none of its own."""
    return without(text, _block_of(text, log, item, path))


def replacing(text: str, log: Log, old: Entry, new: Entry, path: str) -> Splice:
    """The splice that turns the block of `old` into `new`; lines whose key keeps its value stay as they are.

    BadData when the entry has no block of its own.
    """
    block = _block_of(text, log, old, path)
    before = text[block.start : block.end]
    after = before
    was, becomes = entry_values(old), entry_values(new)
    for key in [*becomes, *(key for key in was if key not in becomes)]:
        if was.get(key) is becomes.get(key):
            continue
        line = format_key(key, becomes[key]) if key in becomes else ""
        # Texts and not values: 1 is equal to true, and an hour to the same in another offset.
        if key not in was or line != format_key(key, was[key]):
            after = with_key(after, key, line, ENTRY_KEYS)
    return Splice(block.start, before, after)


def _block_of(text: str, log: Log, item: Entry | Absence, path: str) -> Block:
    """The block that an item of the log was read from; BadData when it does not stand in a block of its own."""
    name = _name_of(item)
    if isinstance(item, Absence):
        numbers, number = log.absence_tables, log.absence_tables[log.absences.index(item)]
    else:
        numbers, number = log.entry_tables, log.entry_tables[log.entries.index(item)]
    tables = _tables(text)
    found = [index for index, block in enumerate(tables) if block.name == name and block.is_array]
    if len(found) > max(numbers):
        block = tables[found[number]]
        after = takewhile(lambda block: block.name != name, tables[found[number] + 1 :])
        apart = next((block for block in after if block.name.startswith(name + ".")), None)
        if apart is None:
            return block
        message = f"the {name} {item.id} has a part, [{apart.name}], that does not stand directly below it"
    else:
        message = f"the {name} {item.id} is not written under a line [[{name}]] of its own"
    raise BadData(message, f"change it in an editor, or write each {name} under a [[{name}]] line", place=path)


def fault_in_change(old: Log, new_text: str, entries: Sequence[Entry], absences: Sequence[Absence]) -> str:
    """Why a changed text must not be saved, in words; empty when it says exactly what is wanted and nothing else.

    `entries` and `absences` are all that the new text should hold, in order. Faults from before may stay.
    """
    names = tuple({name for entry in (*old.entries, *entries) for name, _ in entry.dimensions})
    new = parse_log(new_text, "", names)
    if not _are_same(new.entries, tuple(entries)) or _offsets(new.entries) != _offsets(entries):
        return "the entries would not be the old ones with the change"
    if new.absences != tuple(absences):
        return "the absences would not be the old ones with the change"
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
