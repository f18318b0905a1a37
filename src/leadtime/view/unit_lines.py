"""The sentences that answer a change of the units: what is so from which day on. Loads no rich."""

from collections.abc import Sequence
from datetime import date, timedelta

from leadtime.model.unit import Unit
from leadtime.reckoning.unit_versions import Ending, Renamed, Step
from leadtime.view import spell
from leadtime.view.findings import counted

NOTHING = "nothing was changed"


def added(step: Step, name: str) -> str:
    """What a unit is, or from which day on what of it differs."""
    unit = step.added
    if unit is None:
        return f"{name} is so already; {NOTHING}."
    if not step.known:
        said = "; ".join(facts(unit))
        return f"Added the unit {unit.name}{': ' if said else ''}{said}."
    if step.before is None:
        return f"Added {unit.name} again: {'; '.join(facts(unit))}."
    until = f" until {spell.weekday(step.end - timedelta(days=1))}" if step.end != date.max else ""
    differs = "; ".join(differences(step.before, unit))
    return f"{_from(unit)}{until} {unit.name}: {differs}. Before that it stays as it was."


def _from(unit: Unit) -> str:
    return f"From {spell.weekday(unit.start)}" if unit.start else "Since ever"


def facts(unit: Unit, since: date | None = None) -> list[str]:
    """What is so of a unit: `headcount 45`, `every 6 weeks` ..., its first day if it is not `since`, told already."""
    said = [(word, text) for word, text in _texts(unit).items() if text]
    dates = [f"from {spell.day(unit.start)}"] if unit.start and unit.start != since else []
    return [*(f"{word} {text}".strip() for word, text in said), *dates]


def differences(before: Unit, after: Unit) -> list[str]:
    """What differs between two versions of a unit: `headcount 45 → 48`, `also elineberg`, `no shifts of its own`."""
    old, new = _texts(before), _texts(after)
    found = []
    for word, text in new.items():
        if text == old[word] or (word == "was" and not text):
            continue
        if not text:
            found.append(_LACKING[word])
        else:
            is_list = word in ("also", "was")  # an arrow between two lists is hard to read
            found.append(f"{word} {text}" if is_list or not old[word] else f"{word} {old[word]} → {text}")
    return found


_LACKING = {
    "label": "no label",
    "headcount": "no headcount",
    "every": "no cadence of its own",
    "shifts": "no shifts of its own",
    "also": "no other names",
    "until": "no last day",
}


def _texts(unit: Unit) -> dict[str, str]:
    return {
        "label": f"“{unit.label}”" if unit.label else "",
        "headcount": "" if unit.headcount is None else f"{unit.headcount:,}",
        "every": spell.cadence(unit.visit_every) if unit.visit_every else "",
        "shifts": ", ".join(unit.shifts) or "none" if unit.shifts is not None else "",
        "also": ", ".join(unit.aliases),
        "was": ", ".join(unit.was),
        "until": spell.day(unit.end - timedelta(days=1)) if unit.end else "",
    }


def renamed(found: Renamed, old: str, new: str, day: date) -> str:
    """From which day on a unit has its new name, its parts with it."""
    parts = f", with {counted(found.parts, 'part')}" if found.parts else ""
    counts = f"In figures from then on, what was logged for {old} counts for {new}."
    labels = [unit.label for unit in found.added if unit.name == new and unit.label]
    label = f" Its label is “{labels[0]}”." if labels else ""
    return f"From {spell.weekday(day)} {old} is called {new}{parts}. {counts}{label}"


def ended(found: Ending, name: str, last: date) -> str:
    """On which day a unit ends, its parts with it."""
    if not found.numbers:
        return f"{name} ends on {spell.weekday(last)} already; {NOTHING}."
    parts = f" with {counted(found.parts, 'part')}" if found.parts else ""
    return f"{name} ends{parts} on {spell.weekday(last)}, which is its last day. What was logged stays."


def still_open(ids: Sequence[str], name: str) -> str:
    """What is still promised to a unit that ends, and how it goes on."""
    one = len(ids) == 1
    shows = f"`leadtime promises --unit {name}` shows {'it' if one else 'them'}"
    moves = f"`leadtime promise edit {ids[0] if one else 'ID'} --unit UNIT` moves {'it' if one else 'one'}"
    return f"{counted(len(ids), 'promise')} to it {'is' if one else 'are'} open still: {shows}, and {moves}."


def left_out(columns: Sequence[str]) -> str:
    """The columns of a file that say nothing of a unit."""
    word = "column" if len(columns) == 1 else "columns"
    return f"Left out: the {word} {', '.join(columns)}."
