"""Another copy of the log, or of the plan, brought into it: read, held against ours, and merged as one change.

A copy is never changed, nor deleted. Which of our files it is a copy of is told by its name, which sync services keep
the beginning of; a budget is not merged, whatever its name.
"""

import os
import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from typing import NamedTuple

from leadtime.formats.entry_words import item_in_words
from leadtime.formats.item_blocks import Key
from leadtime.formats.log_parts import Parts, parts_of
from leadtime.formats.log_toml import VERSION, kind_of
from leadtime.formats.log_union import Union, fault_in_union, faults_that_would_come, items_of, splices, unite
from leadtime.model.entry import Entry
from leadtime.model.errors import BadData, CannotReadOrWrite, LeadtimeError, Refused
from leadtime.model.merged import Coming
from leadtime.reckoning.clashes import Clash, clashes
from leadtime.storage.change import Current, Plan, Wanted, change, fault_in_log
from leadtime.storage.doctor.journaled import removed_items
from leadtime.storage.files import read_text
from leadtime.storage.journal import read_records
from leadtime.storage.log_change import new_ids
from leadtime.storage.log_file import LogFile
from leadtime.storage.places import BUDGET, LOG, PLAN, Places

_OF_BUDGETS = frozenset({"week", "category", "target", "unit", "dimension", "shift", "behaviour", "rule"})

COPY_OF = "(?:copy of|kopia av|kopi av|kopie von|copie de|copia de) "  # before the name, as systems put it


class Copy(NamedTuple):
    """A copy as it was read: its path, the name of our file that it is a copy of, and its parts."""

    path: str
    file: str
    parts: Parts


def read_copy(places: Places, path: str, dimensions: Sequence[str]) -> Copy:
    """The copy at a path.

    CannotReadOrWrite for one that is not there or can't be read, Refused for one of our own files and for a budget,
    BadData for what is no log, has another version, or an item that is not in a block of its own.
    """
    name = _copy_of(path)
    _refuse_own(places, path)
    file = read_text(path)
    if not file.is_there:
        raise CannotReadOrWrite("there is no such file, and nothing was merged", "look at its name and folder", path)
    parts, is_split = parts_of(file.text, path, tuple(dimensions))
    is_budget = _OF_BUDGETS.intersection(dict(parts.log.other))
    if name == BUDGET or (is_budget and not parts.items):
        hint = f'look at the two side by side, in an editor: "{places.budget}"'
        raise Refused("this is a budget, and only logs and plans are merged; nothing was changed", hint, path)
    log = parts.log
    if type(log.version) is not int:
        first = next((one for one in log.problems if "version" in one.message), log.problems[0])
        raise BadData(f"{first.message}; nothing was merged", first.hint, first.place, log.problems)
    if log.version != VERSION:
        message = f"the file has the version {log.version}, and this leadtime knows only version {VERSION}"
        raise BadData(f"{message}; nothing was merged", "take a newer leadtime", path)
    if not is_split:
        raise _not_split(path)
    return Copy(path, name, parts)


def _copy_of(path: str) -> str:
    name = os.path.basename(path).lower()
    found = (ours for ours in (PLAN, BUDGET) if re.match(rf"(?:{COPY_OF})?{ours.removesuffix('.toml')}(?![a-z])", name))
    return next(found, LOG)


def _refuse_own(places: Places, path: str) -> None:
    real = os.path.realpath(path)
    for own in (places.log, places.plan, places.budget):
        if real == os.path.realpath(own):
            hint = "give the path of its copy, such as one that a sync service made"
            raise Refused("this is the very file that leadtime keeps, and no copy of it", hint, path)


def _not_split(path: str) -> BadData:
    hint = "write each under a line of its own, such as [[entry]], with all that belongs to it below"
    return BadData("its entries can't be told apart, and nothing was merged", hint, path)


def to_merge(copy: Copy, log: LogFile, *, take_theirs: bool) -> Union:
    """What a merge of the copy into the log, or the plan, would do; BadData for what would bring a fault in."""
    ours, is_split = log.in_parts()
    fault_in_log(log)
    if not is_split:
        raise _not_split(log.file.path)
    union = unite(ours, copy.parts)
    if faults := faults_that_would_come(union, take_theirs=take_theirs):
        first = faults[0]
        raise BadData(f"{first.message}; nothing was merged", first.hint, first.place, tuple(faults))
    return union


def coming(places: Places, copy: Copy, union: Union) -> list[Coming]:
    """What would be added, to be read; what was removed from ours comes back, and its day is said."""
    items = list(items_of(copy.parts, union.added))
    removed: dict[Key, str] = {}
    with suppress(LeadtimeError):  # a journal that can't be read is told by `doctor`
        removed = removed_items(read_records(places), copy.file) if places.state and items else {}
    return [Coming(one.id, item_in_words(one), removed.get((kind_of(one), one.id), "")[:10]) for one in items]


def shared_time(union: Union, at: datetime, *, take_theirs: bool) -> list[Clash]:
    """The overlaps that arise: two devices may have logged the same hour."""
    replaced = {conflict.ours.key for conflict in union.conflicts} if take_theirs else set()
    taken = [*union.added, *(conflict.theirs for conflict in union.conflicts if take_theirs)]
    new = [item for item in items_of(union.theirs, taken) if isinstance(item, Entry)]
    if not new:
        return []
    staying = [part for part in union.ours.items if part.key not in replaced]
    return clashes(new, (one for one in items_of(union.ours, staying) if isinstance(one, Entry)), at)


def merge(places: Places, copy: Copy, at: datetime, *, take_theirs: bool) -> Union:
    """Merge the copy into the log, or the plan, as one change; a conflict stays as ours has it, or becomes theirs.

    BadData as above, and the errors of every change; nothing is changed then.
    """

    def plan(current: Current) -> tuple[Plan, Union]:
        log = current.plan if copy.file == PLAN else current.log
        union = to_merge(copy, log, take_theirs=take_theirs)
        ids = new_ids(log, union.without_id) if union.without_id else []
        made = splices(union, take_theirs=take_theirs, ids=ids)
        wanted = Wanted(log.name, made, lambda new: fault_in_union(union, new.text, take_theirs=take_theirs))
        return Plan(_in_words(copy, union, take_theirs=take_theirs), [wanted]), union

    return change(places, at, plan)


def _in_words(copy: Copy, union: Union, *, take_theirs: bool) -> str:
    taken = f", {len(union.conflicts)} replaced" if take_theirs and union.conflicts else ""
    return f"merge {os.path.basename(copy.path)}: {len(union.added)} added{taken}"
