"""The sentences that answer a recognition: what was understood, and where its quarter now stands. Loads no rich."""

from collections.abc import Sequence
from datetime import datetime

from leadtime.model.recognition import Recognition
from leadtime.reckoning.recognition_values import Recognitions
from leadtime.view import spell
from leadtime.view.answer import on_day
from leadtime.view.findings import counted

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def recognised(one: Recognition, label: str, now: datetime) -> str:
    """`Recognised Elineberg (schools/elineberg) for “helps others” today, on instagram (k7d2m9qa).`

    What they did is the writer's own, and not repeated.
    """
    behaviour = f" for “{one.behaviour}”" if one.behaviour else ""
    channel = f", on {one.channel}" if one.channel else ""
    return f"Recognised {labelled(one.unit, label)}{behaviour} {on_day(one.date, now)}{channel} ({one.id})."


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
