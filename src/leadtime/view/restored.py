"""The sentences of `doctor --restore`: what a damaged file would be, and what it is now. Loads no rich."""

from collections.abc import Iterator
from datetime import datetime

from leadtime.model.recovery import Rebuilt
from leadtime.view.answer import made_when
from leadtime.view.findings import counted


def could_be(made: Rebuilt, entries: int, only_here: int, now: datetime) -> Iterator[str]:
    """What would be brought back, and what would not: by hand nobody tells the journal anything."""
    yield f"It can be brought back{_held(entries)}, {_state(made, now)}."
    yield from _lacking(made)
    if only_here:
        are = "is" if only_here == 1 else "are"
        yield f"{counted(only_here, 'line')} of what stands there now {are} not in that, and would be kept beside it."


def only_ours(entries: int) -> str:
    """That of a conflict of git's only this computer's side would be brought back."""
    without = counted(entries, "entry", "entries")
    return f"That is this computer's side alone, without {without} of the other: leadtime doctor --mend takes both."


def brought_back(path: str, made: Rebuilt, entries: int, kept: str, now: datetime) -> Iterator[str]:
    """What was brought back, what it lacks, and where the damaged file is kept, if one stood there."""
    yield f"Brought back {path}{_held(entries)}, {_state(made, now)}."
    yield from _lacking(made)
    if kept:
        yield f"What stood there before is kept in {kept}"


def _held(entries: int) -> str:
    return f", {counted(entries, 'entry', 'entries')} in it" if entries else ""


def _state(made: Rebuilt, now: datetime) -> str:
    if made.backup:
        return f"as it was before the first change of {made.backup}"
    last = made_when(made.did, made.at, now)
    if made.is_exact:
        return f"as the last change left it ({last})"
    return f"up to the last change ({last})" if made.did else "as it was before the changes since"


def _lacking(made: Rebuilt) -> Iterator[str]:
    if made.backup:
        yield "What was changed since then is not known."
        return
    if not made.is_whole:
        yield "The journal does not reach back to the beginning: what was there before it is not known."
    between = "" if made.is_exact else " and between the changes"
    yield f"What was edited by hand after that{between} is not known."
    for did in made.missing:
        yield f"This change could not be made again: {did}."
