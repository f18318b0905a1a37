"""Undo and redo: any number of changes back and forth, each of them a change of its own in the journal.

A file that is as the change left it gets back the very bytes it had. One that was edited by hand since gets back what
the change wrote and took, where that can be found, and every other byte stays as the hand left it.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from leadtime.formats.budget_rules import parse_rules
from leadtime.formats.budget_toml import parse_budget
from leadtime.formats.budget_units import parse_units
from leadtime.formats.item_blocks import ids_in, items_in
from leadtime.formats.log_toml import parse_log
from leadtime.formats.toml_load import load_toml
from leadtime.formats.toml_text import Splice, appended, apply
from leadtime.model.errors import Problem, Refused
from leadtime.storage import journal
from leadtime.storage.change import Current, Plan, Wanted, change
from leadtime.storage.files import read_text
from leadtime.storage.journal import FileChange, Record
from leadtime.storage.new_text import NewText
from leadtime.storage.places import LOG, Places

_NO_UNDO = ("there is no change to undo", "the journal begins with the first change leadtime makes here")
_NO_REDO = ("there is nothing to redo", "only what was undone, with no change since, can be made again")


def undo(places: Places, at: datetime) -> Record:
    """Take the last change back that still stands; the change that was undone. Refused when there is none."""
    return change(places, at, lambda current: _back(places, current))


def redo(places: Places, at: datetime) -> Record:
    """Make the change again that was undone last; that change. Refused when there is none."""
    return change(places, at, lambda current: _again(places, current))


def to_undo(places: Places, number: int) -> list[Record]:
    """The changes that so many undos would take back, in their order; fewer where there are no more, Refused for none.

    Nothing is locked or changed.
    """
    standing, _ = standing_and_undone(_made(places))
    return [_last(standing, *_NO_UNDO), *standing[-2 : -number - 1 : -1]]


def to_redo(places: Places, number: int) -> list[Record]:
    """The same for redo."""
    _, undone = standing_and_undone(_made(places))
    return [_last(undone, *_NO_REDO), *undone[-2 : -number - 1 : -1]]


def _made(places: Places) -> list[Record]:
    """The changes that were made, less a last one whose process died before it had made all of it."""
    records = journal.read_records(places)
    if not records or not records[-1].changes:
        return records
    now = [(read_text(places.file(one.file)).fingerprint, one) for one in records[-1].changes]
    is_unmade = (all if records[-1].is_done else any)(found == one.before for found, one in now)
    is_ours = all(found in (one.before, one.after) for found, one in now)  # what a hand has edited since stands
    return records[:-1] if is_unmade and is_ours else records


def _last(records: Sequence[Record], message: str, hint: str) -> Record:
    if not records:
        raise Refused(message, hint)
    return records[-1]


def standing_and_undone(records: Sequence[Record]) -> tuple[list[Record], list[Record]]:
    """The changes that stand and those that are undone, the latest last; a new change leaves nothing to redo.

    What stands in place of a journal that was purged is no change.
    """
    by_number = {record.number: record for record in records}
    standing: list[Record] = []
    undone: list[Record] = []
    for record in records:
        if record.undoes in by_number and standing:
            undone.append(standing.pop())
        elif record.redoes in by_number and undone:
            standing.append(undone.pop())
        elif record.undoes is None and record.redoes is None and record.holds_something:
            standing.append(record)
            undone.clear()
    return standing, undone


def _back(places: Places, current: Current) -> tuple[Plan, Record]:
    record = _last(standing_and_undone(journal.read_records(places))[0], *_NO_UNDO)
    reversed_changes = [_reversed(one) for one in reversed(record.changes)]
    wanted = [_wanted(current, one, record, "undo") for one in reversed_changes]
    return Plan(f"undo: {record.did}", wanted, undoes=record.number), record


def _again(places: Places, current: Current) -> tuple[Plan, Record]:
    record = _last(standing_and_undone(journal.read_records(places))[1], *_NO_REDO)
    wanted = [_wanted(current, one, record, "redo") for one in record.changes]
    return Plan(f"redo: {record.did}", wanted, redoes=record.number), record


def _reversed(one: FileChange) -> FileChange:
    return FileChange(one.file, one.after, one.before, tuple(splice.reversed() for splice in reversed(one.splices)))


def _wanted(current: Current, one: FileChange, record: Record, verb: str) -> Wanted:
    file = current.file(one.file)
    if file.fingerprint == one.before:
        return Wanted(one.file, one.splices, lambda new: _differs(new, one.after))
    if file.fingerprint == one.after:
        # A process that died between the two files of a change left this one as it is to be.
        return Wanted(one.file, (), lambda new: "")
    splices: list[Splice] = []
    text = file.text
    for splice in one.splices:
        if one.file == LOG and (saved_over := _saved_over(text, splice, record.did)):
            hint = "leadtime doctor names what an old save has changed: --restore ID mends it, --forget ID accepts it"
            raise Refused(f"{verb} can't be made, and the file is as it was: {saved_over}", hint, file.path)
        splices.append(_found_again(text, splice, record, verb, file.path))
        text = apply(text, splices[-1])
    return Wanted(one.file, tuple(splices), lambda new: fault_beside(current, one.file, splices, new.text))


def _differs(new: NewText, expected: str) -> str:
    return "" if new.fingerprint == expected else "the bytes would not be those from before"


def _found_again(text: str, splice: Splice, record: Record, verb: str, path: str) -> Splice:
    """The splice in a text that was edited by hand since; Refused where its place can't be told for certain."""
    if found := _placed_again(text, splice):
        return found
    raise Refused(
        f"{verb} can't find what “{record.did}” left: the file was edited by hand since, and is as it was",
        "change the entry with `leadtime edit`, or in an editor",
        path,
    )


def _saved_over(text: str, splice: Splice, did: str) -> str:
    """Why there is nothing to take back or to make again of a change, since its items are so already; empty for other
    reasons.
    """
    old, new = dict(items_in(splice.old)), dict(items_in(splice.new))
    ids = {key[1] for key in (*old, *new)}
    if not ids or (splice.old and splice.old in text):
        return ""
    there = ids & (ids_in(text) or set())
    if not old:
        return f"what “{did}” took out is there already" if there else ""
    if not there:
        return f"what “{did}” left is gone already"
    return f"all is as before “{did}” already" if new and all(block in text for block in new.values()) else ""


def spliced_again(text: str, splices: Sequence[Splice]) -> str | None:
    """The text with splices in it that were made of another state of it; None where a place can't be told."""
    for splice in splices:
        found = _placed_again(text, splice)
        if found is None:
            return None
        text = apply(text, found)
    return text


def _placed_again(text: str, splice: Splice) -> Splice | None:
    if splice.old:
        if text[splice.offset : splice.offset + len(splice.old)] == splice.old:
            return _with_line_kept(text, splice)
        if text.count(splice.old) == 1:
            return _with_line_kept(text, splice._replace(offset=text.index(splice.old)))
    elif splice.new.lstrip().startswith("[["):
        # A whole block comes back: at the end, since the place it had may mean something else by now.
        return appended(text, splice.new.replace("\r\n", "\n").lstrip("\n"))
    return None


def _with_line_kept(text: str, splice: Splice) -> Splice:
    """The splice less the blank line above its block, where the hand took that out: the newline there ends a line."""
    for newline in ("\r\n", "\n"):
        is_blank_line = splice.old.startswith(newline) and not splice.old.startswith(newline * 2)
        if is_blank_line and not splice.new and splice.offset and not text.endswith("\n", 0, splice.offset):
            return Splice(splice.offset + len(newline), splice.old[len(newline) :], "")
    return splice


def fault_beside(current: Current, name: str, splices: Sequence[Splice], new: str) -> str:
    """Why a text with splices found again must not be saved: it has a new fault, or something beside them changes."""
    old = current.file(name).text
    log = current.of_entries(name)
    if log:
        had, has = log.parsed().problems, parse_log(new, "", log.dimensions).problems
    else:
        had, has = faults_in_budget(old), faults_in_budget(new)
    if len(has) > len(had):
        return f"the {log.word if log else 'budget'} would have a new fault: {has[-1].message}"
    gained = sum((_items(splice.new) for splice in splices), Counter[str]())
    lost = sum((_items(splice.old) for splice in splices), Counter[str]())
    same = _items(old) + gained == _items(new) + lost
    return "" if same else "something beside the change would be different"


def faults_in_budget(text: str) -> tuple[Problem, ...]:
    """Those at which only some commands stop too."""
    budget, problems = parse_budget(text, "")
    return (*problems, *parse_units(text, "")[1], *parse_rules(text, "", budget)[1])


def _items(text: str) -> Counter[str]:
    """Every key of a TOML text with its value, and every table of a list of tables as one of its own."""
    found: Counter[str] = Counter()
    for key, value in load_toml(text, "")[0].items():
        found.update(f"{key} = {item!r}" for item in (value if isinstance(value, list) else [value]))
    return found
