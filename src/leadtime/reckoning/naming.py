"""Items of the log by name: an id, the beginning of only one, or `last`, the one written last."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from leadtime.model.absence import Absence
from leadtime.model.entry import Entry
from leadtime.model.errors import Refused
from leadtime.model.promise import Promise
from leadtime.model.recognition import Recognition

Item = TypeVar("Item", bound="Entry | Absence | Promise | Recognition")

_SHORTEST = 2
_FEW = 5  # lines of a hint
_SOME = 40  # letters of a promise or a lift in a hint


def named(entries: Sequence[Entry], identifier: str) -> Entry:
    """The entry that is named; Refused when none is, or when several are, with what they are.

    Capitals are as good as small letters. An id that is typed in full names its entry, though others begin with it.
    """
    if not entries:
        raise Refused("there are no entries yet", "leadtime log CATEGORY 45m makes the first")
    return _named(entries, identifier, "entry", "entries", "leadtime list shows the ids; last is the latest one")


def named_absence(absences: Sequence[Absence], identifier: str) -> Absence:
    """The absence that is named, by the same rules."""
    if not absences:
        raise Refused("there are no absences", "leadtime absence add vacation 2026-12-21 2027-01-05 enters one")
    return _named(absences, identifier, "absence", "absences", "leadtime absence list shows the ids")


def named_promise(promises: Sequence[Promise], identifier: str) -> Promise:
    """The promise that is named, by the same rules."""
    if not promises:
        raise Refused("there are no promises", 'leadtime promise add UNIT "what was promised" enters one')
    return _named(promises, identifier, "promise", "promises", "leadtime promises shows the ids")


def named_recognition(recognitions: Sequence[Recognition], identifier: str) -> Recognition:
    """The recognition that is named, by the same rules."""
    if not recognitions:
        raise Refused("there are no recognitions", 'leadtime recognise UNIT "what they did" enters one')
    where = "leadtime recognitions --list shows the ids"
    return _named(recognitions, identifier, "recognition", "recognitions", where)


def named_anything(
    entries: Sequence[Entry], others: Sequence[Recognition | Promise], identifier: str
) -> Entry | Recognition | Promise:
    """The entry, recognition or promise that is named, by the same rules; `last` is the latest entry."""
    if not others or identifier.strip().lower() == "last":
        return named(entries, identifier)
    where = "leadtime list, recognitions and promises show the ids; last is the latest entry"
    return _named([*entries, *others], identifier, "entry, recognition or promise", "of them", where)


def _named(items: Sequence[Item], identifier: str, one: str, several: str, where: str) -> Item:
    word = identifier.strip().lower()
    if word == "last":
        return items[-1]
    exact = [item for item in items if word and item.id.lower() == word]
    found = exact or [item for item in items if word and item.id.lower().startswith(word)]
    if not found:
        raise Refused(f'no {one} has the id "{identifier}"', where)
    if len(found) > 1 and len({item.id.lower() for item in found}) == 1:
        hint = "`leadtime doctor --mend` gives one of them another"
        if all(item == found[0] for item in found):
            hint = "they are the same: take one of them out in an editor, or give it another if it happened twice"
        raise Refused(f'{len(found)} {several} have the id "{found[0].id}"', hint)
    if len(found) > 1:
        said = f'{len(found)} {several} have an id that begins with "{identifier}"; type more of it'
        raise Refused(said, "\n".join(_told_apart(found)))
    return found[0]


def _told_apart(items: Sequence[Item]) -> list[str]:
    """A line for each, the latest first, with what it is; of many the first few and how many more there are."""
    lines: list[str] = [f"{item.id} is {_what(item)}" for item in reversed(items)]
    return lines if len(lines) <= _FEW else [*lines[: _FEW - 1], f"and {len(lines) - _FEW + 1} more"]


def _what(item: Entry | Absence | Promise | Recognition) -> str:
    if isinstance(item, Absence):
        return f"{item.kind.value} from {item.first}"
    if isinstance(item, Promise | Recognition):
        what = item.what if len(item.what) <= _SOME else f"{item.what[: _SOME - 1]}…"
        return f'"{what}", {"promised to" if isinstance(item, Promise) else "a lift of"} {item.unit} on {item.date}'
    return f"{item.category} on {item.day}" + (f" at {item.start:%H:%M}" if item.start else "")


def short_ids(items: Iterable[Entry | Absence | Promise]) -> dict[str, str]:
    """For each id its shortest beginning, of at least two characters, that no other id of these begins with.

    An id that another one begins with is its own shortest. All the log's items of the kind are to be given, for a name
    has to be the only one in all of it.
    """
    ids = sorted({item.id for item in items}, key=str.lower)
    lowered = [identifier.lower() for identifier in ids]
    found = {}
    for number, identifier in enumerate(ids):
        beside = [*lowered[max(0, number - 1) : number], *lowered[number + 1 : number + 2]]
        shared = max((_shared(lowered[number], other) for other in beside), default=0)
        short = identifier[: max(_SHORTEST, shared + 1)]
        # `last` is a word, and names the latest entry
        found[identifier] = identifier[:5] if short.lower() == "last" else short
    return found


def _shared(one: str, other: str) -> int:
    """How many characters the two have in common at their beginning."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
