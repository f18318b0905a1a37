"""The sentences that answer a change of the promises: what was understood, and how many are open now. Loads no rich."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from leadtime.model.promise import Promise
from leadtime.view import spell
from leadtime.view.answer import NONE, on_day
from leadtime.view.findings import counted


def promised(one: Promise, now: datetime) -> str:
    """`Promised schools/elineberg (k7d2m9qa): A new lift, due Friday 4 December; the caretaker sees to it.`

    The day is said where it is not today, and who sees to it where that is somebody else.
    """
    given = "" if one.date == now.date() else f" {on_day(one.date, now)}"
    owner = f"; {one.owner} sees to it" if one.owner else ""
    return _ended(f"Promised {one.unit}{given} ({one.id}): {_with_due(one, now)}{owner}")


def closed(promises: Sequence[Promise]) -> list[str]:
    """A sentence for each, with the time that it took: `Done after 12 days (k7d2m9qa): A new lift.`"""
    found = []
    for one in promises:
        days = (one.closed - one.date).days if one.closed else 0
        after = f"after {counted(days, 'day')}" if days else "on the same day"
        found.append(_ended(f"{'Done' if one.done else 'Dropped'} {after} ({one.id}): {one.what}"))
    return found


def reopened(promises: Sequence[Promise], now: datetime) -> list[str]:
    """A sentence for each: `Open again (k7d2m9qa): A new lift, due Friday 4 December.`"""
    return [_ended(f"Open again ({one.id}): {_with_due(one, now)}") for one in promises]


def changed(old: Promise, new: Promise, now: datetime) -> str:
    """What a promise became, field by field: `Changed the promise to care (k7d2m9qa): owner HR → none.`"""
    if new == old:
        return f"Left the promise to {new.unit} as it was ({new.id}): nothing is different."
    return _ended(f"Changed the promise to {new.unit} ({new.id}): {', '.join(_changes(old, new, now))}")


def _changes(old: Promise, new: Promise, now: datetime) -> Iterator[str]:
    fields = (
        ("unit", old.unit, new.unit),
        ("what", f'"{old.what}"', f'"{new.what}"'),
        ("owner", old.owner, new.owner),
        ("due", *(_day(one.due, now) if one.due else "" for one in (old, new))),
    )
    for name, before, after in fields:
        if before != after:
            yield f"{name} {before or NONE} → {after or NONE}"


def stands(number: int, overdue: int) -> str:
    """How many are open: `3 promises are open, 1 overdue.`, `No promise is open.`"""
    if not number:
        return "No promise is open."
    late = ", 1 overdue" if overdue == 1 else f", {overdue:,} overdue" if overdue else ""
    if number == overdue:
        late = ", and overdue" if number == 1 else ", all overdue"
    return f"{counted(number, 'promise is', 'promises are')} open{late}."


def same_again(identifier: str) -> str:
    """What to do about a promise that says just what an open one with this id says."""
    return f"The same is promised already ({identifier}): `leadtime undo` takes this one back."


def of_another(entry: str, units: str) -> str:
    """That a promise names an entry that is about other units, or none: which may be meant."""
    about = f"is about {units}, and not about this unit" if units else "names no unit"
    return f"The entry {entry} {about}."


def _with_due(one: Promise, now: datetime) -> str:
    return f"{one.what.rstrip('.')}, due {_day(one.due, now)}" if one.due else one.what


def _day(day: date, now: datetime) -> str:
    """`today`, `Friday 4 December`, with its year where that is another."""
    return "today" if day == now.date() else spell.weekday(day).removesuffix(f" {now.year}")


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "!", "?")) else f"{sentence}."
