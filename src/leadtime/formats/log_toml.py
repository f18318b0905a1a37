"""The log's TOML as values: entries, absences, and what is wrong with them.

Faults are Problems with their line, all at once. An entry whose time and category are understood is always counted,
even when something else about it is wrong; what leadtime does not know stays with the entry in `unknown`.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any, NamedTuple

from leadtime.formats.toml_load import load_toml
from leadtime.model.absence import Absence, AbsenceKind
from leadtime.model.duration import Duration
from leadtime.model.entry import Entry
from leadtime.model.errors import Problem
from leadtime.model.path import fault_in_path

VERSION = 1
NEW_LOG = f"version = {VERSION}\n"
ENTRY_KEYS = ("id", "start", "end", "date", "minutes", "category", "unit", "people", "tags", "note", "source")
DATE_TIME_FORM = "write it as 2026-11-23T09:00:00+01:00"
# A hundred years of minutes: more is a slip, and sums stay far from every limit.
_MOST_MINUTES = 100 * 366 * 24 * 60
# Another year is a slip too; and next to the years 1 and 9999 a day more, or the time in UTC, is no date.
_FIRST_YEAR, _LAST_YEAR = 1900, 2999
_KNOWN = frozenset(ENTRY_KEYS)
# A log of thousands of entries has a few dozen categories.
_fault_in_category = lru_cache(maxsize=256)(fault_in_path)


class Log(NamedTuple):
    """What a log says. `entry_tables[i]` is the number of the `[[entry]]` table (from 0) that `entries[i]` stands in.

    `other` is everything of the document that is neither an entry nor an absence; `version` is None when missing.
    """

    entries: tuple[Entry, ...] = ()
    absences: tuple[Absence, ...] = ()
    version: object = None
    other: tuple[tuple[str, Any], ...] = ()
    problems: tuple[Problem, ...] = ()
    entry_tables: tuple[int, ...] = ()
    absence_tables: tuple[int, ...] = ()

    @property
    def is_unreadable(self) -> bool:
        """True when the text is no TOML at all, so that nobody knows what it says."""
        return (
            self.version is None and not self.entries and not self.absences and not self.other and bool(self.problems)
        )


class KeyFault(NamedTuple):
    """What is wrong with a key of a table; no key: with the table."""

    key: str
    message: str
    hint: str = ""


def parse_log(text: str, path: str, dimensions: Sequence[str] = ()) -> Log:
    """The log that a text holds; every fault is in `problems`, and a text that is not TOML has one and no entries.

    `dimensions` are the names that the budget gives to further keys of an entry.
    """
    table, fault = load_toml(text, path)
    if fault:
        return Log(problems=(fault,))
    faults: list[tuple[str, int, KeyFault]] = []
    entries, absences = [], []
    for index, raw in enumerate(_tables(table, "entry", faults)):
        entry, found = entry_from(raw, dimensions)
        faults.extend(("entry", index, fault) for fault in found)
        entries.extend([(index, entry)] if entry else [])
    for index, raw in enumerate(_tables(table, "absence", faults)):
        absence, found = _absence_from(raw)
        faults.extend(("absence", index, fault) for fault in found)
        absences.extend([(index, absence)] if absence else [])
    faults.extend(_duplicates(entries))
    if type(table.get("version")) is not int:
        words = "the version is not a number" if "version" in table else "the log does not say its version"
        faults.append(("", 0, KeyFault("version", words, f"write `version = {VERSION}` first")))
    return Log(
        entries=tuple(entry for _, entry in entries),
        absences=tuple(absence for _, absence in absences),
        version=table.get("version"),
        other=tuple((key, value) for key, value in table.items() if key not in ("entry", "absence")),
        problems=_problems(text, path, faults) if faults else (),
        entry_tables=tuple(index for index, _ in entries),
        absence_tables=tuple(index for index, _ in absences),
    )


def _problems(text: str, path: str, faults: list[tuple[str, int, KeyFault]]) -> tuple[Problem, ...]:
    from leadtime.formats.toml_faults import Fault, problems

    return problems(text, path, [Fault(name, index, *fault) for name, index, fault in faults])


def _tables(table: dict[str, Any], name: str, faults: list[tuple[str, int, KeyFault]]) -> list[dict[str, Any]]:
    found = table.get(name, [])
    if isinstance(found, list) and all(isinstance(item, dict) for item in found):
        return found
    faults.append(("", 0, KeyFault(name, f"`{name}` is not a list of tables", f"each begins with a line [[{name}]]")))
    return []


def _duplicates(entries: list[tuple[int, Entry]]) -> Iterator[tuple[str, int, KeyFault]]:
    seen: set[str] = set()
    for index, entry in entries:
        if entry.id in seen and entry.id:
            message = f"another entry has the id {entry.id!r} too"
            yield "entry", index, KeyFault("id", message, "give one of them another id")
        seen.add(entry.id)


def entry_from(raw: dict[str, Any], dimensions: Sequence[str] = ()) -> tuple[Entry | None, list[KeyFault]]:
    """The entry that a table says, and what is wrong with it; None when its time or its category cannot be known.

    A value that is of the wrong kind for its key is kept in `unknown`.
    """
    faults: list[KeyFault] = []
    category = _category(raw, faults)
    timed = _clock(raw, faults) if "start" in raw or "end" in raw else _dated(raw, faults)
    unknown = {key: value for key, value in raw.items() if key not in _KNOWN and key not in dimensions}
    identifier, unit, note, source = (_text(raw, key, faults, unknown) for key in ("id", "unit", "note", "source"))
    if not identifier and "id" not in unknown:
        faults.append(KeyFault("id", "the entry has no id", 'give it one of its own, such as id = "k7d2m9qa"'))
    tags, people = _tags(raw, faults, unknown), _people(raw, faults, unknown)
    pairs = tuple((name, _text(raw, name, faults, unknown)) for name in raw if name in dimensions)
    # An entry that says nothing in a dimension is not coded in it; the key is kept with those that mean nothing here.
    unknown.update({name: "" for name, value in pairs if not value and name not in unknown})
    if timed is None or category is None:
        return None, faults
    coded = tuple(pair for pair in pairs if pair[1])
    left = tuple(unknown.items())
    return Entry(identifier, category, *timed, unit, people, tags, note, source, coded, left), faults


def _category(raw: dict[str, Any], faults: list[KeyFault]) -> str | None:
    category = raw.get("category")
    if not isinstance(category, str):
        words = "the category is not a text" if "category" in raw else "the entry has no category"
        faults.append(KeyFault("category", words, 'write category = "visits"'))
        return None
    if fault := _fault_in_category(category):
        hint = "a category is a path such as visits/schools"
        faults.append(KeyFault("category", f"the category {category!r} {fault}", hint))
        return None
    return category


def _text(raw: dict[str, Any], key: str, faults: list[KeyFault], unknown: dict[str, Any]) -> str:
    value = raw.get(key, "")
    if isinstance(value, str):
        return value
    faults.append(KeyFault(key, f"{key} must be a text", f'write {key} = "..." with the quotes'))
    unknown[key] = value
    return ""


def _tags(raw: dict[str, Any], faults: list[KeyFault], unknown: dict[str, Any]) -> tuple[str, ...]:
    if (tags := raw.get("tags")) is None:
        return ()
    if isinstance(tags, list) and all(isinstance(tag, str) for tag in tags):
        return tuple(tags)
    faults.append(KeyFault("tags", "tags must be a list of texts", 'write tags = ["school", "autumn"]'))
    unknown["tags"] = tags
    return ()


def _people(raw: dict[str, Any], faults: list[KeyFault], unknown: dict[str, Any]) -> int | None:
    people: object = raw.get("people")
    if people is None or (type(people) is int and 0 <= people <= _MOST_MINUTES):
        return people
    faults.append(KeyFault("people", "people must be a whole number", "write people = 12"))
    unknown["people"] = people
    return None


_Times = tuple[datetime | None, datetime | None, date | None, int | None]


def _clock(raw: dict[str, Any], faults: list[KeyFault]) -> _Times | None:
    start, end = raw.get("start"), raw.get("end")
    if start is None:
        faults.append(KeyFault("end", "the entry has an end and no start", DATE_TIME_FORM))
        return None
    if "date" in raw or "minutes" in raw:
        key = "date" if "date" in raw else "minutes"
        hint = "an entry has start and end, or date and minutes"
        faults.append(KeyFault(key, f"the entry has a start and {key} too", hint))
        return None
    if (fault := _fault_in_time("start", start)) or (end is not None and (fault := _fault_in_time("end", end))):
        faults.append(fault)
        return None
    if end is not None and end < start:
        faults.append(KeyFault("end", "the entry ends before it starts", "mend start or end"))
        return None
    return start, end, None, None


def _fault_in_time(key: str, value: object) -> KeyFault | None:
    if not isinstance(value, datetime):
        return KeyFault(key, f"{key} must be a date with a time and an offset", DATE_TIME_FORM)
    if value.tzinfo is None:
        return KeyFault(key, f"{key} has no offset, so nobody knows which hour it is", DATE_TIME_FORM)
    return _fault_in_year(key, value)


def _fault_in_year(key: str, day: date) -> KeyFault | None:
    if _FIRST_YEAR <= day.year <= _LAST_YEAR:
        return None
    return KeyFault(key, f"{key} is in the year {day.year}", f"a year is one from {_FIRST_YEAR} to {_LAST_YEAR}")


def _dated(raw: dict[str, Any], faults: list[KeyFault]) -> _Times | None:
    day, minutes = raw.get("date"), raw.get("minutes")
    hint = "an entry has start and end, or date and minutes"
    if day is None and minutes is None:
        faults.append(KeyFault("", "the entry has no time", hint))
    elif day is None or minutes is None:
        has, lacks = ("minutes", "date") if day is None else ("a date", "minutes")
        faults.append(KeyFault("", f"the entry has {has} and no {lacks}", hint))
    elif type(day) is not date:
        faults.append(KeyFault("date", "date must be a day", "write date = 2026-11-23, without quotes"))
    elif fault := _fault_in_year("date", day):
        faults.append(fault)
    elif type(minutes) is not int or not 0 <= minutes <= _MOST_MINUTES:
        faults.append(KeyFault("minutes", "minutes must be a whole number, not below zero", "write minutes = 45"))
    else:
        return None, None, day, minutes
    return None


def _absence_from(raw: dict[str, Any]) -> tuple[Absence | None, list[KeyFault]]:
    faults: list[KeyFault] = []
    identifier, note = (_text(raw, key, faults, {}) for key in ("id", "note"))
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


def _day(raw: dict[str, Any], key: str, faults: list[KeyFault]) -> date | None:
    day = raw.get(key)
    if type(day) is not date:
        faults.append(KeyFault(key, f"{key} must be a day", f"write {key} = 2026-11-23, without quotes"))
        return None
    if fault := _fault_in_year(key, day):
        faults.append(fault)
        return None
    return day
