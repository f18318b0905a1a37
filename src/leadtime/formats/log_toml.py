"""The log's TOML as values: entries, absences, recognitions and promises, and what is wrong with them.

Faults are Problems with their line, all at once. An entry whose time and category are understood is always counted,
even when something else about it is wrong; what leadtime does not know stays with the entry in `unknown`.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any, NamedTuple

from leadtime.formats.log_items import KeyFault, absence_from, fault_in_year, promise_from, recognition_from
from leadtime.formats.toml_load import load_toml
from leadtime.model.absence import Absence
from leadtime.model.entry import Entry
from leadtime.model.errors import Problem
from leadtime.model.path import fault_in_path
from leadtime.model.promise import Promise
from leadtime.model.recognition import Recognition

VERSION = 1
NEW_LOG = f"version = {VERSION}\n"
ENTRY_KEYS = ("id", "start", "end", "date", "minutes", "category", "unit", "people", "tags", "note", "source")
DATE_TIME_FORM = "write it as 2026-11-23T09:00:00+01:00"
# A hundred years of minutes: more is a slip, and sums stay far from every limit.
_MOST_MINUTES = 100 * 366 * 24 * 60
_KNOWN = frozenset(ENTRY_KEYS)
# A log of thousands of entries has a few dozen categories.
_fault_in_category = lru_cache(maxsize=256)(fault_in_path)


Item = Entry | Absence | Recognition | Promise

# The name of each kind of table, and the field of the log that has what such tables say.
KINDS = {"entry": "entries", "absence": "absences", "recognition": "recognitions", "promise": "promises"}


def kind_of(item: Item) -> str:
    """The name of the tables that such items stand in."""
    if isinstance(item, Entry):
        return "entry"
    return "absence" if isinstance(item, Absence) else "recognition" if isinstance(item, Recognition) else "promise"


def named_among(kind: str) -> str:
    """Among what the id of an item of a kind names one thing: all of the log, but absences have ids of their own."""
    return kind if kind == "absence" else ""


class Log(NamedTuple):
    """What a log says. `entry_tables[i]` is the number of the `[[entry]]` table (from 0) that `entries[i]` stands in.

    So it is with the other kinds. `other` is everything of the document that is of none of them; `version` is None when
    missing.
    """

    entries: tuple[Entry, ...] = ()
    absences: tuple[Absence, ...] = ()
    version: object = None
    other: tuple[tuple[str, Any], ...] = ()
    problems: tuple[Problem, ...] = ()
    entry_tables: tuple[int, ...] = ()
    absence_tables: tuple[int, ...] = ()
    recognitions: tuple[Recognition, ...] = ()
    recognition_tables: tuple[int, ...] = ()
    promises: tuple[Promise, ...] = ()
    promise_tables: tuple[int, ...] = ()

    @property
    def is_unreadable(self) -> bool:
        """True when the text is no TOML at all, so that nobody knows what it says."""
        return self.version is None and not any(map(self.of, KINDS)) and not self.other and bool(self.problems)

    def of(self, kind: str) -> tuple[Item, ...]:
        """The items of a kind, in the order of the file."""
        return tuple(getattr(self, KINDS[kind]))

    def tables(self, kind: str) -> tuple[int, ...]:
        """The number of the table that each item of a kind stands in."""
        return tuple(getattr(self, f"{kind}_tables"))

    def with_items(self, kind: str, items: Iterable[Item], tables: Iterable[int] = ()) -> "Log":
        """The log with other items of a kind."""
        fields: dict[str, Any] = {KINDS[kind]: tuple(items), f"{kind}_tables": tuple(tables)}
        return self._replace(**fields)


def parse_log(text: str, path: str, dimensions: Sequence[str] = ()) -> Log:
    """The log that a text holds; every fault is in `problems`, and a text that is not TOML has one and no entries.

    `dimensions` are the names that the budget gives to further keys of an entry.
    """
    table, fault = load_toml(text, path)
    return Log(problems=(fault,)) if fault else log_of(table, text, path, dimensions)


def log_of(table: dict[str, Any], text: str, path: str, dimensions: Sequence[str] = ()) -> Log:
    """The same for a text whose table was read already."""
    faults: list[tuple[str, int, KeyFault]] = []
    found: dict[str, list[tuple[int, Any]]] = {kind: [] for kind in KINDS}
    for kind, items in found.items():
        for index, raw in enumerate(_tables(table, kind, faults)):
            item, wrong = entry_from(raw, dimensions) if kind == "entry" else _READERS[kind](raw)
            faults.extend((kind, index, fault) for fault in wrong)
            items.extend([(index, item)] if item else [])
    faults.extend(_duplicates(found, text))
    if type(table.get("version")) is not int:
        words = "the version is not a number" if "version" in table else "the log does not say its version"
        faults.append(("", 0, KeyFault("version", words, f"write `version = {VERSION}` first")))
    log = Log(
        version=table.get("version"),
        other=tuple((key, value) for key, value in table.items() if key not in KINDS),
        problems=_problems(text, path, faults) if faults else (),
    )
    for kind, items in found.items():
        if items:
            log = log.with_items(kind, [item for _, item in items], [index for index, _ in items])
    return log


_READERS = {"absence": absence_from, "recognition": recognition_from, "promise": promise_from}


def _problems(text: str, path: str, faults: list[tuple[str, int, KeyFault]]) -> tuple[Problem, ...]:
    from leadtime.formats.toml_faults import Fault, problems

    return problems(text, path, [Fault(name, index, *fault) for name, index, fault in faults])


def _tables(table: dict[str, Any], name: str, faults: list[tuple[str, int, KeyFault]]) -> list[dict[str, Any]]:
    found = table.get(name, [])
    if isinstance(found, list) and all(isinstance(item, dict) for item in found):
        return found
    faults.append(("", 0, KeyFault(name, f"`{name}` is not a list of tables", f"each begins with a line [[{name}]]")))
    return []


def _duplicates(found: dict[str, list[tuple[int, Any]]], text: str) -> Iterator[tuple[str, int, KeyFault]]:
    """A fault for each id that an item has after another one (see `named_among`).

    One that says all the same was pasted twice, and only a person knows whether it happened twice. An absence without
    an id, or with one that is taken, hurts nobody until it is to be removed: that is a doubt.
    """
    seen: dict[str, tuple[str, int, Any]] = {}
    for kind in ("entry", "recognition", "promise"):
        for index, item in found[kind]:
            if item.id and (other := seen.get(item.id)):
                is_same = item == other[2]
                yield kind, index, _same(kind, other[1], item, text) if is_same else _taken(kind, other[0], item)
            seen.setdefault(item.id, (kind, index, item))


def _taken(kind: str, other: str, item: Item) -> KeyFault:
    article = "another" if other == kind else "an" if other == "entry" else "a"
    hint = "both count; give one of them another id: in your own files leadtime doctor --mend does"
    return KeyFault("id", f"{article} {other} has the id {item.id!r} too", hint)


def _same(kind: str, first: int, item: Item, text: str) -> KeyFault:
    from leadtime.formats.toml_faults import Fault, problems

    line = problems(text, "", [Fault(kind, first, "id", "")])[0].line
    hint = "both count; take one of the two out in an editor, or give it another id if it happened twice"
    return KeyFault("id", f"the same {kind}, with the id {item.id!r}, stands in line {line} too", hint)


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
    return fault_in_year(key, value)


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
    elif fault := fault_in_year("date", day):
        faults.append(fault)
    elif type(minutes) is not int or not 0 <= minutes <= _MOST_MINUTES:
        faults.append(KeyFault("minutes", "minutes must be a whole number, not below zero", "write minutes = 45"))
    else:
        return None, None, day, minutes
    return None
