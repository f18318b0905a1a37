"""The sentences that answer a recognition and a change of one: what was understood, where its quarter now stands.

Loads no rich.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from leadtime.model.recognition import Recognition
from leadtime.reckoning.recognition_values import Recognitions
from leadtime.view import spell
from leadtime.view.answer import NONE, on_day
from leadtime.view.findings import counted

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def recognised(one: Recognition, label: str, now: datetime) -> str:
    """`Recognised Elineberg (schools/elineberg) for “helps others” today, on instagram (k7d2m9qa).`

    What they did is the writer's own, and not repeated.
    """
    behaviour = f" for “{one.behaviour}”" if one.behaviour else ""
    channel = f", on {one.channel}" if one.channel else ""
    return f"Recognised {labelled(one.unit, label)}{behaviour} {on_day(one.date, now)}{channel} ({one.id})."


def changed(old: Recognition, new: Recognition, now: datetime) -> str:
    """What a lift became, field by field: `Changed the lift of care (k7d2m9qa): behaviour helps → helps others.`"""
    if new == old:
        return f"Left the lift of {new.unit} as it was ({new.id}): nothing is different."
    return f"Changed the lift of {new.unit} ({new.id}): {', '.join(_changes(old, new, now))}."


def _changes(old: Recognition, new: Recognition, now: datetime) -> Iterator[str]:
    days = (on_day(one.date, now).removeprefix("on ") for one in (old, new))
    fields = (
        ("unit", old.unit, new.unit),
        ("date", *days),
        ("what", f'"{old.what}"', f'"{new.what}"'),
        ("behaviour", old.behaviour, new.behaviour),
        ("channel", old.channel, new.channel),
        ("url", old.url, new.url),
    )
    for name, before, after in fields:
        if before != after:
            yield f"{name} {before or NONE} → {after or NONE}"


def unlisted(behaviour: str) -> str:
    """That a behaviour was taken as it was typed, for the budget lists none, and how it would list one."""
    listed = f'a [[behaviour]] with name = "{behaviour}" in budget.toml lists it'
    return f"The budget lists no behaviours, so “{behaviour}” is taken as it is; {listed}."


def labelled(name: str, label: str) -> str:
    """A unit by its label and its name: `Elineberg (schools/elineberg)`; by its name alone where it has no label."""
    return f"{label} ({name})" if label else name


def stands(value: Recognitions, identifier: str, now: datetime) -> str:
    """How often the unit of a recognition of the period was lifted in it, and how many units nobody lifted.

    `The third lift of Elineberg this quarter; 12 units have none.` A lift of a part is one of the whole too. Nothing is
    said of a unit that the budget does not know.
    """
    unit = next((lift.unit for lift in value.lifts if lift.recognition.id == identifier), "")
    row = next((row for row in value.units if row.name == unit), None)
    if row is None:
        return ""
    is_now = now.date() in value.period
    when = f"this {spell.period_word(value.period)}" if is_now else f"in {spell.period(value.period)}"
    said = f"The {ordinal(row.lifts)} lift of {row.label or row.name} {when}"
    if value.is_by_log:
        return f"{said}."
    if not value.not_lifted:
        return f"{said}; every unit has one."
    return f"{said}; {counted(value.not_lifted, 'unit has', 'units have')} none."


def ordinal(number: int) -> str:
    """A place in a row, from 1 on: `first`, `tenth`, `11th`, `22nd`."""
    if number <= len(_ORDINALS):
        return _ORDINALS[number - 1]
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th") if number % 100 not in (11, 12, 13) else "th"
    return f"{number}{ending}"


def same_again(identifier: str) -> str:
    """What to do about a recognition that says just what one with this id says; empty where there is none."""
    return f"The same is there already ({identifier}): `leadtime undo` takes this one back." if identifier else ""


def of_another(entry: str, units: Sequence[str]) -> str:
    """That the entry a lift came of is about other units, or none, in case it is a slip."""
    about = f"is about {', '.join(units)}, and not about this unit" if units else "names no unit"
    return f"The entry {entry} {about}."
