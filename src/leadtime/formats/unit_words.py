"""What people write of a unit, in an option or in the cell of a table, as the values of a `Unit`.

An empty text empties what it is for, which is then that of the unit above: `visit_every`, `shifts`. Several shifts,
aliases or names stand with commas (or semicolons) between them; `none` are no shifts at all. An alias may be a hashtag.
"""

import re
from collections.abc import Callable, Collection, Mapping
from datetime import date, timedelta
from typing import Any

from leadtime.formats.amounts import parse_cadence, spell_cadence
from leadtime.formats.budget_table import PATH_FORM, nearest
from leadtime.formats.budget_units import MOST_PEOPLE
from leadtime.formats.csv_cells import read_day, read_number
from leadtime.formats.misread import Misread
from leadtime.formats.typed_time import quoted
from leadtime.model.errors import Usage
from leadtime.model.path import fault_in_path
from leadtime.model.unit import Cadence, Unit

NO_SHIFTS = "none"
# A spreadsheet that is saved as CSV has its numbers as they are shown, some with a space between thousands.
_THOUSANDS = r"(?<=[0-9])[ \u00a0\u202f](?=[0-9]{3}(?![0-9]))"


def read_values(texts: Mapping[str, str], shifts: Collection[str]) -> tuple[dict[str, Any], list[Misread]]:
    """The fields of a unit by the keys of a `[[unit]]`, less its name, and all that can't be read, in the same order.

    `from` and `until` are days as the budget has them, which become `start` and `end`; an empty one is none given.
    """
    readers: dict[str, tuple[str, Callable[[str], Any]]] = {
        "label": ("label", lambda text: " ".join(text.split())),
        "headcount": ("headcount", read_headcount),
        "visit_every": ("visit_every", _read_cadence),
        "shifts": ("shifts", lambda text: _read_shifts(text, shifts)),
        "aliases": ("aliases", lambda text: _read_names(text, "alias")),
        "was": ("was", lambda text: _read_names(text, "name")),
        "from": ("start", lambda text: _read_day(text, "from")),
        "until": ("end", lambda text: _read_end(text)),
    }
    values: dict[str, Any] = {}
    faults: list[Misread] = []
    for key, (field, read) in readers.items():
        if key not in texts or (key == "from" and not texts[key].strip()):
            continue
        try:
            values[field] = read(texts[key].strip())
        except Misread as fault:
            faults.append(fault)
    return values, faults


def read_name(text: str) -> str:
    """The path of a unit; Misread for what is none."""
    name = text.strip().strip("/")
    if wrong := fault_in_path(name):
        raise Misread(f"the name {quoted(text.strip())} {wrong}", PATH_FORM)
    return name


def read_headcount(text: str) -> int | None:
    """A number of people; None for nothing, Misread for what is no whole number or beyond any organisation."""
    if not text:
        return None
    number = read_number(re.sub(_THOUSANDS, "", text), "headcount")
    if number.denominator != 1:
        raise Misread(f"headcount {quoted(text)} is not a whole number", "round headcount")
    if number > MOST_PEOPLE:
        raise Misread(f"headcount {quoted(text)} is too many", "mend headcount")
    return int(number)


def _read_cadence(text: str) -> Cadence | None:
    try:
        return parse_cadence(text) if text else None
    except Usage as refused:
        raise Misread(f"visit_every: {refused.message}", refused.hint) from None


def _read_shifts(text: str, known: Collection[str]) -> tuple[str, ...] | None:
    names = {name.lower(): name for name in known}
    words = _parts(text)
    if not words:
        return None
    if [word.lower() for word in words] == [NO_SHIFTS] and NO_SHIFTS not in names:
        return ()
    if unknown := next((word for word in words if word.lower() not in names), ""):
        raise Misread(f"there is no shift {quoted(unknown)}", _shift_hint(unknown, names))
    return tuple(dict.fromkeys(names[word.lower()] for word in words))


def _shift_hint(word: str, names: Mapping[str, str]) -> str:
    """The hint for a word that is no shift: several shifts with another sign between them want commas."""
    several = [part.strip() for part in re.split(r"[/+&|]|\s(?:and|och|or|eller)\s", word.lower()) if part.strip()]
    if len(several) < 2:
        several = word.lower().split()
    if len(several) > 1 and all(part in names for part in several):
        return f"several shifts have commas between them: {', '.join(names[part] for part in several)}"
    return nearest(word, list(names.values()))


def _read_names(text: str, what: str) -> tuple[str, ...]:
    names = [word.removeprefix("#") if what == "alias" else word for word in _parts(text)]
    for name in names:
        if wrong := fault_in_path(name):
            raise Misread(f"the {what} {quoted(name)} {wrong}", PATH_FORM)
    return tuple(dict.fromkeys(names))


def _read_day(text: str, column: str) -> date:
    return read_day(text, column)


def _read_end(text: str) -> date | None:
    """The day after the last one; None for nothing, and for the last day that there is."""
    last = read_day(text, "until") if text else None
    return None if last in (None, date.max) else last + timedelta(days=1)


def _parts(text: str) -> list[str]:
    return [word for part in re.split("[,;]", text) if (word := part.strip())]


def words_of(unit: Unit) -> dict[str, str]:
    """A unit's values as texts that `read_values` has them back from, its name among them."""
    return {
        "name": unit.name,
        "label": unit.label,
        "headcount": "" if unit.headcount is None else str(unit.headcount),
        "visit_every": spell_cadence(unit.visit_every) if unit.visit_every else "",
        "shifts": NO_SHIFTS if unit.shifts == () else ", ".join(unit.shifts or ()),
        "aliases": ", ".join(unit.aliases),
        "was": ", ".join(unit.was),
        "from": unit.start.isoformat() if unit.start else "",
        "until": (unit.end - timedelta(days=1)).isoformat() if unit.end else "",
    }
