"""What the journal knows and the log lacks: an editor may have saved an old state, and a hand may have meant it.

Nobody can tell those two apart, so what is missing is told, brought back when asked to, and forgotten when asked to.
An item counts as missing when a change put it into the log, no change took it out, and its id is nowhere in the file.
One that is there under another id, which the journal does not know, was given that by hand.

One that is there as before a change of it, or again, is said to be lost too; `reverted` finds those.

Of a change that was found not to be there when the next one came nobody knows whether it ever was: its process died, or
its very file was saved over. What it added is missing too.

What was logged again, word for word, after an item that is missing is the same, and nothing is missed: a save that
leaves the later of two out leaves the earlier out too, so the later one was typed because the other was not there.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime

from leadtime.formats.entry_words import item_in_words
from leadtime.formats.item_blocks import Key, as_new, ids_in, item_blocks, item_of
from leadtime.formats.log_toml import KINDS, Item
from leadtime.formats.toml_text import Splice, appended, apply_all
from leadtime.model.entry import Entry
from leadtime.model.errors import Problem, Refused
from leadtime.model.promise import Promise
from leadtime.model.recognition import Recognition
from leadtime.model.recovery import Lost
from leadtime.reckoning.before import is_before
from leadtime.reckoning.checks import FEW
from leadtime.reckoning.clashes import Clash, clashes
from leadtime.storage import journal
from leadtime.storage.change import Current, Plan, Wanted, change, fault_in_log
from leadtime.storage.doctor.journaled import Known, known_items
from leadtime.storage.doctor.reverted import Reverted, as_last, reverted_items
from leadtime.storage.history import fault_beside
from leadtime.storage.log_file import LogFile
from leadtime.storage.places import LOG, Places


def lost_items(places: Places, log: LogFile) -> list[Lost]:
    """What is missing in the log, in the order in which it was written, and then what is in it as before a change.

    None in a log that is no TOML.
    """
    there = ids_in(log.file.text) if places.state else None
    if there is None:
        return []
    records = journal.read_records(places, doubtful=True)
    known = known_items(records, LOG)
    missing = {key: one for key, one in known.items() if one and key[1] not in there and key[1] != one.text}
    found = _without_twins(log, known, missing) if missing else []
    return [*found, *(_reverted(one, log) for one in reverted_items(records, LOG, log.file.text, there))]


def missing_before(places: Places, log: LogFile, day: date) -> tuple[str, ...]:
    """The ids of all that lies before a day, that the journal knows, and that no item of the log has.

    A purge of such days is of these too: what a hand took out, or gave another id, is not to come back after it.
    """
    there = ids_in(log.file.text) or set()
    known = known_items(journal.read_records(places, doubtful=True), LOG)
    missing = [(key[1], one) for key, one in known.items() if one and key[1] not in there and key[1] != one.text]
    items = ((identifier, item_of(one.text, log.dimensions)) for identifier, one in missing)
    return tuple(identifier for identifier, item in items if item and is_before(item, day))


def _reverted(one: Reverted, log: LogFile) -> Lost:
    there, last = one.there, one.last or ""
    item, becomes = item_of(there.text, log.dimensions), item_of(last, log.dimensions) if last else None
    lost = _lost(there.kind, there.id, Known(last, one.at), item)
    words = item_in_words(becomes) if becomes else ""
    return lost._replace(there=there.text, did=one.did, becomes=words)


def _without_twins(log: LogFile, known: dict[Key, Known | None], missing: dict[Key, Known]) -> list[Lost]:
    """Those of what is missing that the log does not have under another id."""
    parsed = log.parsed()
    order = {key: number for number, key in enumerate(known)}
    renamed: Counter[str] = Counter()  # how many items say this under an id that the journal does not know
    newest: dict[str, int] = {}  # the place in the journal of the last one that says it
    for kind in KINDS:
        for item in parsed.of(kind):
            says, place = repr(item._replace(id="")), order.get((kind, item.id))
            renamed[says] += place is None
            newest[says] = max(place or 0, newest.get(says, 0))
    found = []
    for key, one in missing.items():
        gone = item_of(one.text, log.dimensions)
        says = repr(gone._replace(id="")) if gone else ""
        if renamed[says] > 0:
            renamed[says] -= 1
        elif newest.get(says, 0) <= order[key]:  # or it was typed again
            found.append(_lost(*key, one, gone))
    return found


def _lost(kind: str, identifier: str, known: Known, item: Item | None) -> Lost:
    lost = Lost(kind, identifier, item_in_words(item) if item else kind, known.at, known.text)
    if isinstance(item, Entry):
        return lost._replace(day=item.day.isoformat(), category=item.category, note=item.note)
    if isinstance(item, Recognition | Promise):
        return lost._replace(day=item.date.isoformat(), note=item.what)
    return lost._replace(day=item.first.isoformat(), note=item.note) if item else lost


def what_is_lost(one: Lost) -> str:
    """An item in words, and what became of it: that it is not in the log, or is in it as before a change."""
    when = f"on {one.at[:10]} at {one.at[11:16]}" if one.at else ""
    said = f"{one.words} ({one.id})"
    if not one.there:
        return f"{said}{f', written {when},' if when else ''} is not in the log"
    if not one.text:
        return f"{said} was removed {when}, and is in the log again"
    how = f"to {one.becomes}" if one.becomes != one.words else f"(“{one.did}”)"
    return f"{said} was changed {when} {how}, and is as before"


def lost_told(places: Places, lost: Sequence[Lost]) -> Iterator[Problem]:
    """Each item that is missing; what to do about many of them is said once."""
    for number, one in enumerate(lost, 1):
        hint = f"leadtime doctor --restore {one.id} {_way_back(one)}; --forget {one.id} says that it is {_meant(one)}"
        if len(lost) > FEW:
            meant = "right as they are" if any(one.there for one in lost) else "gone on purpose"
            hint = f"--forget, in the same way, says that they are {meant}" if number == len(lost) else ""
            hint = f"leadtime doctor --restore brings all of them back, and with their ids some; {hint}" if hint else ""
        yield Problem(places.log, 0, what_is_lost(one), hint)


def _way_back(one: Lost) -> str:
    if not one.there:
        return "brings it back"
    return "changes it again" if one.text else "takes it out again"


def _meant(one: Lost) -> str:
    return "right as it is" if one.there else "gone on purpose"


def shared_time(log: LogFile, found: Sequence[Lost], at: datetime) -> list[Clash]:
    """The overlaps that would arise with what is lost as it would be."""
    items = [item_of(one.text, log.dimensions) for one in found if one.text]
    changed = {one.id for one in found if one.there}
    staying = (entry for entry in log.parsed().entries if entry.id not in changed)
    return clashes([item for item in items if isinstance(item, Entry)], staying, at)


def restore_items(places: Places, identifiers: Sequence[str], at: datetime) -> list[Lost]:
    """Put what is missing back at the end of the log, and what is as before a change as that made it, as one change.

    What is named, or all of it without a name.

    Refused for a name of nothing that is missing; nothing is changed where nothing is.
    """

    def plan(current: Current) -> tuple[Plan, list[Lost]]:
        fault_in_log(current.log)
        found = chosen(lost_items(places, current.log), identifiers)
        if not found:
            return Plan("", []), found
        splices = _restoring(current.log.file.text, found)
        what = found[0].words.partition(" “")[0] if len(found) == 1 else f"{len(found)} items"
        wanted = Wanted(LOG, tuple(splices), lambda new: fault_beside(current, LOG, splices, new.text))
        return Plan(f"doctor --restore {what}", [wanted]), found

    return change(places, at, plan)


def _restoring(text: str, found: Sequence[Lost]) -> list[Splice]:
    last = {(one.kind, one.id): one.text for one in found if one.there}
    items = item_blocks(text) if last else ()
    splices = as_last(text, [(item, last[item.key]) for item in items if item.key in last])
    if missing := [as_new(one.text) for one in found if not one.there]:
        splices.append(appended(apply_all(text, splices), "\n".join(missing)))
    return splices


def forget_items(places: Places, identifiers: Sequence[str], at: datetime) -> list[Lost]:
    """Have the journal say that what is lost, named or all of it, is so on purpose; Refused as above."""

    def plan(current: Current) -> tuple[Plan, list[Lost]]:
        found = chosen(lost_items(places, current.log), identifiers)
        forgets = tuple(one.id for one in found if not one.there)
        keeps = tuple(one.there for one in found if one.there)
        return Plan("doctor --forget", [], forgets=forgets, keeps=keeps), found

    return change(places, at, plan)


def chosen(lost: Sequence[Lost], identifiers: Sequence[str]) -> list[Lost]:
    """What is named of what is lost, by an id or the beginning of only one; all of it without a name. Refused."""
    if not identifiers:
        return list(lost)
    found: dict[str, Lost] = {}
    for typed in identifiers:
        word = typed.strip().lower()
        meant = [one for one in lost if one.id == typed] or [
            one for one in lost if len(word) > 1 and one.id.lower().startswith(word)
        ]
        if len(meant) != 1:
            what = f"{len(meant)} of what is lost begin" if meant else "nothing that is lost begins"
            raise Refused(f'{what} with "{typed}"', "leadtime doctor shows the ids")
        found[meant[0].id] = meant[0]
    return list(found.values())
