"""The tables of the log beside the entries, as values: absences, recognitions, promises, and what is wrong with them.

As with an entry, a fault takes out no more than what it is about: what is understood of a table counts.
"""

from datetime import date, datetime
from functools import lru_cache
from typing import Any, NamedTuple

from leadtime.model.absence import Absence, AbsenceKind
from leadtime.model.duration import Duration
from leadtime.model.path import fault_in_path
from leadtime.model.promise import Promise
from leadtime.model.recognition import Recognition

RECOGNITION_KEYS = ("id", "date", "unit", "what", "behaviour", "channel", "url", "entry", "source")
PROMISE_KEYS = ("id", "date", "unit", "what", "owner", "due", "entry", "done", "dropped")
# A year outside of these is a slip; and next to the years 1 and 9999 a day more, or the time in UTC, is no date.
FIRST_YEAR, LAST_YEAR = 1900, 2999
# Of thousands of tables most are about the same few hundred units.
_fault_in_unit = lru_cache(maxsize=1024)(fault_in_path)


class KeyFault(NamedTuple):
    """What is wrong with a key of a table; no key: with the table."""

    key: str
    message: str
    hint: str = ""


def absence_from(raw: dict[str, Any]) -> tuple[Absence | None, list[KeyFault]]:
    """The absence that a table says, and what is wrong with it; None when its kind or days cannot be known."""
    faults: list[KeyFault] = []
    identifier, note = (_text(raw, key, faults) for key in ("id", "note"))
    kind = next((kind for kind in AbsenceKind if kind.value == raw.get("kind")), None)
    if kind is None:
        faults.append(KeyFault("kind", "the absence has no kind", "kind is vacation, sick or holiday"))
    first, minutes = _day(raw, "from", faults), raw.get("minutes")
    last = _day(raw, "until", faults) if "until" in raw else first
    if minutes is not None and (type(minutes) is not int or not 0 < minutes <= 24 * 60):
        hint = "leave it out for whole days"
        faults.append(KeyFault("minutes", "minutes must be a whole number from 1 to 1440", hint))
        minutes = None
    if first and last and last < first:
        faults.append(KeyFault("until", "the absence ends before it starts", "until is its last day"))
        return None, faults
    if kind is None or first is None or last is None:
        return None, faults
    return Absence(identifier, kind, first, last, Duration(minutes) if minutes else None, note), faults


def recognition_from(raw: dict[str, Any]) -> tuple[Recognition | None, list[KeyFault]]:
    """The recognition that a table says, and what is wrong with it; None when its day or its unit cannot be known."""
    faults: list[KeyFault] = []
    identifier, unit, what = _heads(raw, "recognition", "what they did", faults)
    behaviour, channel, url, entry, source = (_text(raw, key, faults) for key in RECOGNITION_KEYS[4:])
    day = _day(raw, "date", faults)
    if day is None or not unit:
        return None, faults
    return Recognition(identifier, day, unit, what, behaviour, channel, url, entry, source), faults


def promise_from(raw: dict[str, Any]) -> tuple[Promise | None, list[KeyFault]]:
    """The promise that a table says, and what is wrong with it; None when its day or its unit cannot be known.

    One whose end can't be known is open: what is promised is not forgotten for a slip.
    """
    faults: list[KeyFault] = []
    identifier, unit, what = _heads(raw, "promise", "what was promised", faults)
    owner, entry = (_text(raw, key, faults) for key in ("owner", "entry"))
    day = _day(raw, "date", faults)
    due, done, dropped = (_day(raw, key, faults) if key in raw else None for key in ("due", "done", "dropped"))
    if done and dropped:
        faults.append(KeyFault("dropped", "the promise is done and dropped, and can't be both", "take one of them out"))
        dropped = None
    if day is None or not unit:
        return None, faults
    for key, closed in (("done", done), ("dropped", dropped)):
        if closed and closed < day:
            faults.append(KeyFault(key, f"the promise was {key} on a day before it was given", "mend one of the days"))
            done = dropped = None
    return Promise(identifier, day, unit, what, owner, due, entry, done, dropped), faults


def _heads(raw: dict[str, Any], name: str, meaning: str, faults: list[KeyFault]) -> tuple[str, str, str]:
    """The id, the unit and the text, each empty where it is missing or of the wrong kind."""
    identifier, unit, what = (_text(raw, key, faults) for key in ("id", "unit", "what"))
    if not identifier and isinstance(raw.get("id", ""), str):
        faults.append(KeyFault("id", f"the {name} has no id", 'give it one of its own, such as id = "k7d2m9qa"'))
    if not what and isinstance(raw.get("what", ""), str):
        faults.append(KeyFault("what", f"the {name} does not say {meaning}", 'write what = "..."'))
    if isinstance(raw.get("unit", ""), str) and (wrong := _fault_in_unit(unit)):
        message = f"the unit {unit!r} {wrong}" if unit else f"the {name} has no unit"
        faults.append(KeyFault("unit", message, 'write unit = "schools/elineberg"'))
        unit = ""
    return identifier, unit, what


def _text(raw: dict[str, Any], key: str, faults: list[KeyFault]) -> str:
    value = raw.get(key, "")
    if isinstance(value, str):
        return value
    faults.append(KeyFault(key, f"{key} must be a text", f'write {key} = "..." with the quotes'))
    return ""


def _day(raw: dict[str, Any], key: str, faults: list[KeyFault]) -> date | None:
    day = raw.get(key)
    if type(day) is not date:
        faults.append(KeyFault(key, f"{key} must be a day", f"write {key} = 2026-11-23, without quotes"))
        return None
    if fault := fault_in_year(key, day):
        faults.append(fault)
        return None
    return day


def fault_in_year(key: str, day: date | datetime) -> KeyFault | None:
    """What is wrong with the year of a day; None where nothing is."""
    if FIRST_YEAR <= day.year <= LAST_YEAR:
        return None
    return KeyFault(key, f"{key} is in the year {day.year}", f"a year is one from {FIRST_YEAR} to {LAST_YEAR}")
