"""Entries by name: an id, the beginning of only one id, or `last`, the entry that was written last."""

from collections.abc import Iterable, Sequence

from leadtime.model.entry import Entry
from leadtime.model.errors import Refused

_SHORTEST = 2


def named(entries: Sequence[Entry], identifier: str) -> Entry:
    """The entry that is named; Refused when none is, or when several are, with their ids.

    Capitals are as good as small letters. An id that is typed in full names its entry, though others begin with it.
    """
    word = identifier.strip().lower()
    if not entries:
        raise Refused("there are no entries yet", "leadtime log CATEGORY 45m makes the first")
    if word == "last":
        return entries[-1]
    exact = [entry for entry in entries if word and entry.id.lower() == word]
    found = exact or [entry for entry in entries if word and entry.id.lower().startswith(word)]
    if not found:
        raise Refused(f'no entry has the id "{identifier}"', "leadtime list shows the ids; last is the latest one")
    if len(found) > 1 and exact:
        raise Refused(f'{len(found)} entries have the id "{identifier}"', "give one of them another in an editor")
    if len(found) > 1:
        ids = ", ".join(entry.id for entry in found[:5]) + (" ..." if len(found) > 5 else "")
        raise Refused(f'{len(found)} entries have an id that begins with "{identifier}": {ids}', "type more of it")
    return found[0]


def short_ids(entries: Iterable[Entry]) -> dict[str, str]:
    """For each id its shortest beginning, of at least two characters, that no other id of these begins with.

    An id that another one begins with is its own shortest. All the log's entries are to be given, for a name has to be
    the only one in all of it.
    """
    ids = sorted({entry.id for entry in entries}, key=str.lower)
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
