"""The log's TOML: entries and absences as values, and a value as the text of one block.

Faults are Problems with their line, all at once. An entry whose time and category are understood is always counted,
even when something else about it is wrong; what leadtime does not know stays with the entry in `unknown`.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
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
ABSENCE_KEYS = ("id", "kind", "from", "until", "minutes", "note")
DATE_TIME_FORM = "write it as 2026-11-23T09:00:00+01:00"
# A hundred years of minutes: more is a slip, and sums stay far from every limit.
_MOST_MINUTES = 100 * 366 * 24 * 60


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


class _Fault(NamedTuple):
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
    faults: list[tuple[str, int, _Fault]] = []
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
        faults.append(
            ("", 0, _Fault("version", "the log does not say its version", f"write `version = {VERSION}` first"))
        )
    return Log(
        entries=tuple(entry for _, entry in entries),
        absences=tuple(absence for _, absence in absences),
        version=table.get("version"),
        other=tuple((key, value) for key, value in table.items() if key not in ("entry", "absence")),
        problems=_problems(text, path, faults) if faults else (),
        entry_tables=tuple(index for index, _ in entries),
        absence_tables=tuple(index for index, _ in absences),
    )


def _tables(table: dict[str, Any], name: str, faults: list[tuple[str, int, _Fault]]) -> list[dict[str, Any]]:
    found = table.get(name, [])
    if isinstance(found, list) and all(isinstance(item, dict) for item in found):
        return found
    faults.append((name, 0, _Fault("", f"`{name}` is not a list of tables", f"each begins with a line [[{name}]]")))
    return []


def _duplicates(entries: list[tuple[int, Entry]]) -> Iterator[tuple[str, int, _Fault]]:
    seen: set[str] = set()
    for index, entry in entries:
        if entry.id in seen and entry.id:
            yield (
                "entry",
                index,
                _Fault("id", f"another entry has the id {entry.id!r} too", "give one of them another id"),
            )
        seen.add(entry.id)


def _problems(text: str, path: str, faults: list[tuple[str, int, _Fault]]) -> tuple[Problem, ...]:
    """Faults with their lines: that of the key, else of its table, else (an inline table) of the file."""
    from leadtime.formats.toml_text import blocks

    places: dict[str, list[tuple[int, dict[str, int]]]] = {}
    for block in blocks(text):
        lines = {
            statement.key: block.line + text.count("\n", block.start, statement.start)
            for statement in reversed(block.statements)
            if statement.key
        }
        places.setdefault(block.name, []).append((block.line, lines))
    problems = []
    for name, index, fault in faults:
        tables = places.get(name, [])
        line, lines = tables[index] if index < len(tables) else (1 if not name else 0, {})
        problems.append(Problem(path, lines.get(fault.key, line), fault.message, fault.hint))
    return tuple(sorted(problems, key=lambda problem: problem.line))


def entry_from(raw: dict[str, Any], dimensions: Sequence[str] = ()) -> tuple[Entry | None, list[_Fault]]:
    """The entry that a table says, and what is wrong with it; None when its time or its category cannot be known."""
    faults: list[_Fault] = []
    category = _category(raw, faults)
    timed = _clock(raw, faults) if "start" in raw or "end" in raw else _dated(raw, faults)
    unknown = {key: value for key, value in raw.items() if key not in ENTRY_KEYS and key not in dimensions}
    texts = {key: _text(raw, key, faults, unknown) for key in ("id", "unit", "note", "source")}
    if not texts["id"] and "id" not in unknown:
        faults.append(_Fault("id", "the entry has no id", 'give it one of its own, such as id = "k7d2m9qa"'))
    tags = raw.get("tags", [])
    if not isinstance(tags, list) or not all(isinstance(tag, str) for tag in tags):
        faults.append(_Fault("tags", "tags must be a list of texts", 'write tags = ["school", "autumn"]'))
        unknown["tags"], tags = tags, []
    people = raw.get("people")
    if people is not None and (type(people) is not int or not 0 <= people <= _MOST_MINUTES):
        faults.append(_Fault("people", "people must be a whole number", "write people = 12"))
        unknown["people"], people = people, None
    pairs = tuple((name, _text(raw, name, faults, unknown)) for name in raw if name in dimensions)
    if timed is None or category is None:
        return None, faults
    return (
        Entry(
            id=texts["id"],
            category=category,
            **timed,
            unit=texts["unit"],
            note=texts["note"],
            source=texts["source"],
            people=people,
            tags=tuple(tags),
            dimensions=tuple(pair for pair in pairs if pair[1]),
            unknown=tuple(unknown.items()),
        ),
        faults,
    )


def _category(raw: dict[str, Any], faults: list[_Fault]) -> str | None:
    category = raw.get("category")
    if not isinstance(category, str):
        faults.append(_Fault("category", "the entry has no category", 'write category = "visits"'))
        return None
    if fault := fault_in_path(category):
        hint = "a category is a path such as visits/schools"
        faults.append(_Fault("category", f"the category {category!r} {fault}", hint))
        return None
    return category


def _text(raw: dict[str, Any], key: str, faults: list[_Fault], unknown: dict[str, Any]) -> str:
    value = raw.get(key, "")
    if isinstance(value, str):
        return value
    faults.append(_Fault(key, f"{key} must be a text", f'write {key} = "..." with the quotes'))
    unknown[key] = value
    return ""


def _clock(raw: dict[str, Any], faults: list[_Fault]) -> dict[str, Any] | None:
    start, end = raw.get("start"), raw.get("end")
    for key in ("date", "minutes"):
        if key in raw:
            hint = "an entry has start and end, or date and minutes"
            faults.append(_Fault(key, f"the entry has a start and {key} too", hint))
            return None
    if start is None:
        faults.append(_Fault("end", "the entry has an end and no start", DATE_TIME_FORM))
        return None
    for key, value in (("start", start), ("end", end)):
        if value is not None and not isinstance(value, datetime):
            faults.append(_Fault(key, f"{key} must be a date with a time and an offset", DATE_TIME_FORM))
            return None
        if value is not None and value.tzinfo is None:
            faults.append(_Fault(key, f"{key} has no offset, so nobody knows which hour it is", DATE_TIME_FORM))
            return None
    if end is not None and end < start:
        faults.append(_Fault("end", "the entry ends before it starts", "mend start or end"))
        return None
    return {"start": start, "end": end}


def _dated(raw: dict[str, Any], faults: list[_Fault]) -> dict[str, Any] | None:
    day, minutes = raw.get("date"), raw.get("minutes")
    if day is None and minutes is None:
        faults.append(_Fault("", "the entry has no time", "an entry has start and end, or date and minutes"))
        return None
    if type(day) is not date:
        faults.append(_Fault("date", "date must be a day", "write date = 2026-11-23, without quotes"))
        return None
    if type(minutes) is not int or not 0 <= minutes <= _MOST_MINUTES:
        faults.append(_Fault("minutes", "minutes must be a whole number, not below zero", "write minutes = 45"))
        return None
    return {"date": day, "minutes": minutes}


def _absence_from(raw: dict[str, Any]) -> tuple[Absence | None, list[_Fault]]:
    faults: list[_Fault] = []
    identifier, note = (_text(raw, key, faults, {}) for key in ("id", "note"))
    kind = next((kind for kind in AbsenceKind if kind.value == raw.get("kind")), None)
    first, last, minutes = raw.get("from"), raw.get("until", raw.get("from")), raw.get("minutes")
    if kind is None:
        faults.append(_Fault("kind", "the absence has no kind", "kind is vacation, sick or holiday"))
    if type(first) is not date or type(last) is not date:
        faults.append(_Fault("from", "from and until must be days", "write from = 2026-11-23, without quotes"))
        return None, faults
    if last < first:
        faults.append(_Fault("until", "the absence ends before it starts", "until is its last day"))
    if minutes is not None and (type(minutes) is not int or not 0 < minutes <= 24 * 60):
        faults.append(_Fault("minutes", "minutes must be a whole number from 1 to 1440", "leave it out for whole days"))
        minutes = None
    if kind is None or last < first:
        return None, faults
    return Absence(identifier, kind, first, last, Duration(minutes) if minutes else None, note), faults


def format_entry(entry: Entry) -> str:
    """The block of an entry, header included, lines ending in LF."""
    return "[[entry]]\n" + "".join(entry_lines(entry).values())


def entry_lines(entry: Entry) -> dict[str, str]:
    """Each key of an entry with its line, in the file's order."""
    values: dict[str, object] = {
        "id": entry.id,
        "start": entry.start,
        "end": entry.end,
        "date": entry.date,
        "minutes": entry.minutes,
        "category": entry.category,
        "unit": entry.unit or None,
        "people": entry.people,
        "tags": entry.tags or None,
        "note": entry.note or None,
        "source": entry.source or None,
    }
    values.update(entry.dimensions)
    values.update(entry.unknown)
    return {key: _line(key, value) for key, value in values.items() if value is not None}


def format_absence(absence: Absence) -> str:
    """The block of an absence, header included, lines ending in LF."""
    values: dict[str, object] = {
        "id": absence.id,
        "kind": absence.kind.value,
        "from": absence.first,
        "until": absence.last,
        "minutes": absence.per_day.minutes if absence.per_day else None,
        "note": absence.note or None,
    }
    return "[[absence]]\n" + "".join(_line(key, value) for key, value in values.items() if value is not None)


def _line(key: str, value: object) -> str:
    """A key with its value. Date-times keep their T and lists stay on one line: tomli-w writes neither so."""
    import tomli_w

    if isinstance(value, (datetime, date)):
        return f"{key} = {value.isoformat()}\n"
    if isinstance(value, tuple):
        items = [tomli_w.dumps({"_": item}).removeprefix("_ = ").rstrip("\n") for item in value]
        return f"{key} = [{', '.join(items)}]\n"
    return tomli_w.dumps({key: value})
