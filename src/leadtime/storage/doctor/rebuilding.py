"""A file put together again from its history: the newest state whose bytes are known, and the changes made since.

Known are the dated backups, the beginning of a log, the budgets that leadtime makes, what `init --replace` keeps whole,
and a temporary file that a dead process left. From there the journal's splices lead to the very bytes that the last
change left, and the fingerprint proves it. Where a hand edit came in between, of which the journal has no words, the
changes after it are made item by item in a log or a plan, and in a budget where their place can be told for certain.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from leadtime.formats.item_blocks import Key, item_blocks, item_of, with_blocks
from leadtime.formats.log_toml import NEW_LOG, parse_log
from leadtime.formats.templates import TEMPLATES, template
from leadtime.formats.toml_load import load_toml
from leadtime.formats.toml_text import apply_all, is_blank
from leadtime.model.errors import LeadtimeError
from leadtime.model.recovery import Rebuilt
from leadtime.reckoning.before import is_before
from leadtime.storage import journal
from leadtime.storage.backups import all_backups
from leadtime.storage.doctor.made_again import made_again
from leadtime.storage.files import read_text
from leadtime.storage.fingerprint import fingerprint
from leadtime.storage.history import faults_in_budget, spliced_again
from leadtime.storage.journal import FileChange, Record
from leadtime.storage.places import BUDGET, LOG, PLAN, Places
from leadtime.storage.replacing import temporary_for


def rebuilt(places: Places, name: str) -> Rebuilt | None:
    """The log, the plan or the budget, by its name, as its history has it; None where that says nothing of it.

    CannotReadOrWrite for a journal that can't be read.
    """
    records = [one for one in journal.read_records(places) if one.of(name)]
    backups = [os.path.join(places.backups, found) for found in reversed(all_backups(places, name))]
    if backups and (not records or _is_newer(backups[0], name, records)):
        # A process died between the backup and the journal: the backup alone is newer than every change.
        return next((Rebuilt(text, backup=_day_of(path)) for path in backups if (text := _sound(path))), None)
    if not records:
        return None
    known = _known_states(places, name, records, backups)
    last = records[-1]
    text = _exact([change for one in records if (change := one.of(name))], known)
    if text is not None:
        return Rebuilt(text, last.at, last.did, is_exact=True)
    return _as_far_as_possible(name, records, known, backups)


def _is_newer(backup: str, name: str, records: Sequence[Record]) -> bool:
    """True for a sound backup that no change went on from. Its day alone does not tell: whoever flies west has one
    twice.
    """
    if _day_of(backup) <= records[-1].at[:10] or (text := _sound(backup)) is None:
        return False
    changes = [change for one in records if (change := one.of(name))]
    return fingerprint(text.encode()) not in {state for one in changes for state in (one.before, one.after)}


def _day_of(backup: str) -> str:
    return os.path.splitext(os.path.basename(backup))[0].partition("-")[2]


def _sound(path: str) -> str | None:
    """The text of a backup; None for one that is of no use itself."""
    try:
        text = read_text(path).text
    except LeadtimeError:
        return None
    return None if is_blank(text) or load_toml(text, "")[1] else text


def _known_states(
    places: Places, name: str, records: Sequence[Record], backups: Sequence[str]
) -> dict[str, Callable[[], str]]:
    """The texts that the file ever had and that are still there, each by its fingerprint, to be read when wanted."""
    known: dict[str, Callable[[], str]] = {}
    for path in [temporary_for(os.path.realpath(_path(places, name))), *backups]:
        try:
            file = read_text(path)
        except LeadtimeError:
            continue
        if file.is_there:
            known.setdefault(file.fingerprint, lambda path=path: read_text(path).text)  # type: ignore[misc]
    for text in _beginnings(name, records):
        known.setdefault(fingerprint(text.encode()), lambda text=text: text)  # type: ignore[misc]
    return known


def _path(places: Places, name: str) -> str:
    return {LOG: places.log, PLAN: places.plan, BUDGET: places.budget}[name]


def _beginnings(name: str, records: Sequence[Record]) -> Iterator[str]:
    yield ""
    if name != BUDGET:
        yield NEW_LOG
        return
    yield from map(template, TEMPLATES)
    for record in records:
        change = record.of(name)
        if change and len(change.splices) == 1 and change.splices[0].offset == 0:  # it may be the whole text
            yield from (change.splices[0].old, change.splices[0].new)


def _exact(changes: Sequence[FileChange], known: dict[str, Callable[[], str]]) -> str | None:
    """The text that the last change left, proved by its fingerprint; None where no known state leads to it."""
    wanted = changes[-1].after
    steps: list[FileChange] = []
    for one in reversed(changes):
        if wanted in known:
            break
        if one.after == wanted:
            steps.append(one)
            wanted = one.before
    if wanted not in known:
        return None
    try:
        text = apply_all(known[wanted](), [splice for one in reversed(steps) for splice in one.splices])
    except ValueError:  # a journal that was edited by hand
        return None
    return text if fingerprint(text.encode()) == changes[-1].after else None


def _as_far_as_possible(
    name: str, records: Sequence[Record], known: dict[str, Callable[[], str]], backups: Sequence[str]
) -> Rebuilt | None:
    text, later = _newest_base(name, records, known, backups)
    if name == BUDGET:
        return _budget_again(text, later) if text else None
    whole, items = made_again(text or NEW_LOG, later, name)
    if not text and not items:  # of a journal that was purged nothing is known
        return None
    if day := _purged_before(later):
        whole = _without_days_before(whole, date.fromisoformat(day), items)
    if type(parse_log(whole, "").version) is not int:
        return None
    return Rebuilt(whole, records[-1].at, records[-1].did, is_whole=bool(text))


def _purged_before(records: Sequence[Record]) -> str:
    """The latest day up to which purges went that stand; empty without any."""
    undone = {one.undoes for one in records} - {one.redoes for one in records}
    return max((one.purges for one in records if one.number not in undone), default="")


def _without_days_before(text: str, day: date, staying: Sequence[Key]) -> str:
    """A text without what a purge took out of it, though the journal does not know it as it stands here.

    What was written after the purge stays.
    """
    apart = (one for one in item_blocks(text) if one.key not in staying)
    return with_blocks(text, [(one, None) for one in apart if (item := item_of(one.text)) and is_before(item, day)])


def _newest_base(
    name: str, records: Sequence[Record], known: dict[str, Callable[[], str]], backups: Sequence[str]
) -> tuple[str, Sequence[Record]]:
    """The newest sound state and the changes since; an empty text without any, and then all of them."""
    for number in range(len(records) - 1, -1, -1):
        change = records[number].of(name)
        for found, first in ((change.after, number + 1), (change.before, number)) if change else ():
            if found in known and not is_blank(text := known[found]()) and not load_toml(text, "")[1]:
                return text, records[first:]
    for path in backups:
        if sound := _sound(path):
            return sound, [one for one in records if one.at[:10] >= _day_of(path)]
    return "", records


def _budget_again(text: str, later: Sequence[Record]) -> Rebuilt:
    """A budget with each change since made again whose place can be told for certain, and that makes no new fault."""
    missing, at, did = [], "", ""
    for record in later:
        change = record.of(BUDGET)
        new = spliced_again(text, change.splices) if change else text
        if new is None or len(faults_in_budget(new)) > len(faults_in_budget(text)):
            missing.append(record.did)
        else:
            text, at, did = new, record.at, record.did
    return Rebuilt(text, at, did, missing=tuple(missing))
