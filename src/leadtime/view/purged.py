"""The sentences of a purge: what would go, what went, and what still holds it. Loads no rich."""

from collections.abc import Sequence
from datetime import date, datetime

from leadtime.model.absence import Absence
from leadtime.model.duration import Duration
from leadtime.model.entry import Entry
from leadtime.model.promise import Promise
from leadtime.model.recognition import Recognition
from leadtime.view import spell
from leadtime.view.findings import counted

Item = Entry | Absence | Recognition | Promise

_MOST_OPEN = 5  # lines of a preview


def lies_before(log: Sequence[Item], plan: Sequence[Item], day: date, now: datetime) -> str:
    """`41 entries of 2,085 minutes (34 h 45 m), 3 lifts and 2 promises (1 open) lie before Friday 1 January 2027.`"""
    number = len(log) + len(plan)
    before = f"before {spell.weekday(day)}"
    if not number:
        return f"Nothing lies {before}."
    return f"{_all_of(log, plan, now)} {'lies' if number == 1 else 'lie'} {before}."


def still_open(log: Sequence[Item]) -> list[str]:
    """The open promises, which are lost unawares: id, unit and what, the latest first; of many how many more."""
    found = [item for item in log if isinstance(item, Promise) and item.closed is None]
    lines = [f"{one.id}  {one.unit}  {one.what}" for one in sorted(found, key=lambda one: one.date, reverse=True)]
    more = len(lines) - _MOST_OPEN
    rest = [f"and {more:,} more; `leadtime promises --open` shows them"] if more > 0 else []
    return [*lines[:_MOST_OPEN], *rest]


def missing_too(number: int) -> str:
    """What is not in the log any more, and would be brought back by `doctor`, were it not purged too."""
    what = "1 item of those days is" if number == 1 else f"{number} items of those days are"
    return f"{what} not in the log any more, and would come back with `leadtime doctor --restore`."


def purged(log: Sequence[Item], plan: Sequence[Item], loosened: int, now: datetime) -> str:
    """What went, and for how long it can still come back."""
    back = "it" if len(log) + len(plan) == 1 else "them"
    said = f"Purged {_all_of(log, plan, now)}."
    if loosened:
        stay = counted(loosened, "lift or promise that stays names", "lifts or promises that stay name")
        said += f" {stay} an entry no more."
    return (
        f"{said} `leadtime undo` brings {back} back, until `leadtime purge --journal`: "
        "the journal and the backups still hold all of it."
    )


def unread(faults: int) -> str:
    """That what can't be read stays, for nobody knows of which day it is."""
    return f"{counted(faults, 'fault')} in the log or the plan: what can't be read stays. `leadtime doctor` shows it."


def history_held(changes: int, since: str, backups: int, left_behind: int) -> str:
    """`The journal holds 213 changes since 3 March 2024, and there are 30 backups.`"""
    began = _day_of(since)
    journal = f"The journal holds {counted(changes, 'change')}{began}" if changes else "The journal is empty"
    are = "is" if backups == 1 else "are"
    said = f"{journal}, and there {are} {counted(backups, 'backup') if backups else 'no backups'}."
    return f"{said} A process that died has left {counted(left_behind, 'file')}." if left_behind else said


def history_gone(changes: int, backups: int, left_behind: int) -> str:
    """What went of the history, and that nothing can be undone."""
    more = f" and {counted(left_behind, 'file')} that a process had left" if left_behind else ""
    return (
        f"Emptied the journal of {counted(changes, 'change')} and removed {counted(backups, 'backup')}{more}. "
        "What was done before can't be undone any more."
    )


def left_alone(
    unsaved: Sequence[str], others: Sequence[str], elsewhere: Sequence[str], copies: Sequence[str]
) -> list[str]:
    """The files that may hold what was logged and that a purge does not touch, each on a line; then the rest."""
    lines = [f"Left alone, because it was never logged: {path}" for path in unsaved]
    lines += [f"Left alone, because leadtime did not make it: {path}" for path in others]
    lines += [f"Left alone, a copy beside your files that may hold what was logged: {path}" for path in copies]
    lines += [
        f"Left alone, the history of another folder, or of this one before it moved: {path}" for path in elsewhere
    ]
    return [
        *lines,
        "Yours to look after: what you exported, comments in the log, and what a sync service or a backup of this "
        "computer keeps.",
    ]


def _all_of(log: Sequence[Item], plan: Sequence[Item], now: datetime) -> str:
    """Each kind with its number: entries with their time, promises with how many of them are open."""
    entries = [item for item in log if isinstance(item, Entry)]
    promises = [item for item in log if isinstance(item, Promise)]
    parts = []
    if entries:
        minutes = Duration(sum(entry.length(now).minutes for entry in entries))
        parts.append(f"{counted(len(entries), 'entry', 'entries')} of {spell.spoken(minutes)}")
    for kind, noun in ((Absence, "absence"), (Recognition, "lift")):
        if number := sum(isinstance(item, kind) for item in log):
            parts.append(counted(number, noun))
    if promises:
        is_open = sum(promise.closed is None for promise in promises)
        parts.append(counted(len(promises), "promise") + (f" ({is_open:,} still open)" if is_open else ""))
    if plan:
        parts.append(counted(len(plan), "planned entry", "planned entries"))
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def _day_of(since: str) -> str:
    try:
        return f" since {spell.day(datetime.fromisoformat(since).date())}"
    except ValueError:  # a journal may have been edited by hand
        return ""
