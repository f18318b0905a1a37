"""Of a file that can't be read: where it is still good, and what would bring it back and at what cost."""

import os

from leadtime.formats.entry_words import item_in_words
from leadtime.formats.item_blocks import item_blocks
from leadtime.formats.log_toml import KINDS, NEW_LOG, parse_log
from leadtime.model.errors import LeadtimeError, Problem
from leadtime.storage.doctor.git_conflict import thrown_away
from leadtime.storage.doctor.mending import hides_nothing
from leadtime.storage.doctor.restoring import Damage, damaged_files, kept_as
from leadtime.storage.places import BUDGET, Places


def with_ways_back(places: Places, faults: list[Problem]) -> list[Problem]:
    """The faults, those by which a file can't be read with more of a hint."""
    try:
        damaged = {one.file.path: one for one in damaged_files(places) if one.line} if faults else {}
    except LeadtimeError:  # which is a fault of its own
        return faults
    return [_told(places, one, damaged[one.path]) if one.path in damaged else one for one in faults]


def _told(places: Places, fault: Problem, damage: Damage) -> Problem:
    said = [fault.hint] if fault.hint else []
    if good := last_good(damage):
        said.append(f"the last good entry before that is {good}")
    if hides_nothing(places, damage.name):
        said.append("leadtime doctor --mend takes the NUL bytes out, which hide nothing")
    elif entries := thrown_away(damage):
        number = f"{entries:,} entr{'y' if entries == 1 else 'ies'}"
        said.append(f"leadtime doctor --restore brings this computer's side back, without {number} of the other")
    elif damage.rebuilt and damage.rebuilt.is_exact:
        said += _exact_way_back(damage)
    elif damage.rebuilt:
        said.append("or: leadtime doctor --restore brings back what its history knows; --dry-run says how much that is")
    return fault._replace(hint="\n".join(said))


def _exact_way_back(damage: Damage) -> list[str]:
    what = "it back, as the last change left it"
    if damage.entries:
        entry, it = ("entry", "it") if damage.entries == 1 else ("entries", "them")
        what = f"{damage.entries:,} {entry} back, as the last change left {it}"
    lines = f"{damage.only_here:,} line{'s' if damage.only_here != 1 else ''}"
    only = f", with {lines} that only it has" if damage.only_here else ""
    kept = os.path.basename(kept_as(damage.file))
    return [f"or: leadtime doctor --restore brings {what}", f"the damaged file is then kept as {kept}{only}"]


def last_good(damage: Damage) -> str:
    """The last item that stands whole before the fault, in words with its id; empty where none does, or in a budget."""
    if damage.name == BUDGET:
        return ""
    lines = damage.file.data.decode(errors="replace").splitlines(keepends=True)
    before, at_fault = lines[: damage.line - 1], "".join(lines[damage.line - 1 : damage.line])
    items = item_blocks("".join(before))
    above = before[-1].strip() if before else ""
    if above and not above.startswith("#") and not at_fault.lstrip().startswith("["):
        items = items[:-1]  # the fault is among its keys
    for item in reversed(items):
        log = parse_log(f"{NEW_LOG}\n{item.text}", "")
        for found in (one for kind in KINDS for one in log.of(kind)):
            return f"{item_in_words(found)} ({found.id}), in line {item.block.line}"
    return ""
