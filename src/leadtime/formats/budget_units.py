"""The units, shifts and behaviours of a budget's TOML, with every fault found at once.

They are read when it is about units, and by nothing else. A unit has a version for each `[[unit]]` of its name; `until`
is the last day of one, and in a `Unit` `end` is the day after. What is wrong takes out no more than itself: a unit with
a cadence that is none is still a unit.
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from leadtime.formats.budget_table import PATH_FORM, Table, load_budget, nearest
from leadtime.formats.budget_targets import cadence_in
from leadtime.formats.budget_toml import tables
from leadtime.formats.toml_faults import Fault, problems
from leadtime.formats.typed_day import WEEKDAYS, weekday
from leadtime.formats.typed_time import parse_clock_range, quoted
from leadtime.model.errors import Problem, Usage
from leadtime.model.path import fault_in_path
from leadtime.model.unit import SHIFTS, Behaviour, Organisation, Shift, Unit
from leadtime.reckoning.unit_spans import clashing_aliases

UNIT_KEYS = ("name", "label", "headcount", "visit_every", "shifts", "aliases", "was", "from", "until")
SHIFT_KEYS = ("name", "hours", "days")
BEHAVIOUR_KEYS = ("name", "label", "aliases")
MOST_PEOPLE = 10_000_000


def parse_units(text: str, path: str) -> tuple[Organisation, tuple[Problem, ...]]:
    """The organisation in the text, as far as it is good, and every problem in the order of the lines; never raises.

    A text that is no TOML has no units and no problems: that is for `budget_toml` to say.
    """
    values, broken = load_budget(text, path)
    if broken:
        return Organisation(), ()
    faults: list[Fault] = []
    top = Table("", 0, values, faults)
    shifts = tuple(_shifts(tables(top, "shift", SHIFT_KEYS))) or SHIFTS
    units = tuple(_units(list(tables(top, "unit", UNIT_KEYS)), [shift.name for shift in shifts]))
    behaviours = tuple(_behaviours(tables(top, "behaviour", BEHAVIOUR_KEYS)))
    return Organisation(units, shifts, behaviours), problems(text, path, faults) if faults else ()


def _shifts(found: Iterable[Table]) -> Iterator[Shift]:
    seen: set[str] = set()
    for table in found:
        name = _named(table, seen)
        start = end = 0
        if hours := table.get("hours", str):
            try:
                times = parse_clock_range(hours)
                start, end = (time.hour * 60 + time.minute for time in times)
            except Usage as refused:
                table.fault("hours", refused.message, 'such as hours = "22-6"')
        numbers = [weekday(word) for word in table.texts("days")]
        for word, number in zip(table.texts("days"), numbers, strict=True):
            if number is None:
                table.fault("days", f"{quoted(word)} is not a day of the week", nearest(word, WEEKDAYS))
        days = tuple(sorted({number for number in numbers if number is not None}))
        if name:
            yield Shift(name, start, end, days or Shift(name, 0, 0).days)


def _behaviours(found: Iterable[Table]) -> Iterator[Behaviour]:
    seen: set[str] = set()
    for table in found:
        if name := _named(table, seen):
            yield Behaviour(name, table.get("label", str) or "", tuple(_words(table, "aliases")))


def _named(table: Table, seen: set[str]) -> str:
    """The name of a shift or a behaviour, which is no path; empty where there is none, or it is there already."""
    name = (table.get("name", str) or "").strip()
    if "name" not in table.values:
        table.fault("", f"the {table.name} has no name", f'write name = "..." below [[{table.name}]]')
    elif not name or "/" in name or (wrong := fault_in_path(name)):
        said = "contains '/'" if "/" in name else wrong if name else "is empty"
        table.fault("name", f"the name {quoted(name)} {said}", "a name is letters, digits, - _ . & and spaces inside")
        return ""
    elif name.lower() in seen:
        table.fault("name", f"the {table.name} {quoted(name)} is there already", "keep one of the two")
        return ""
    seen.add(name.lower())
    return name


class _Kept(NamedTuple):
    table: Table
    unit: Unit


def _units(found: Iterable[Table], shifts: Collection[str]) -> Iterator[Unit]:
    """The units in the order of the file, each version once, with the aliases that mean one unit only."""
    kept: dict[tuple[str, date | None], _Kept] = {}
    spelled: dict[str, str] = {}
    for table in found:
        unit = _unit(table, shifts)
        if unit is None:
            continue
        twin = kept.get((unit.name.lower(), unit.start))
        other = spelled.setdefault(unit.name.lower(), unit.name)
        if other != unit.name:
            table.fault("name", f"the unit {quoted(unit.name)} is there already, as {quoted(other)}", "keep one way")
        elif twin:
            day = f"from {unit.start} too" if unit.start else "without a from"
            hint = "keep one of the two, or give the newer one a later from"
            table.fault("name", f"the unit {quoted(unit.name)} is there already, {day}", hint)
        else:
            kept[unit.name.lower(), unit.start] = _Kept(table, unit)
    yield from _with_good_aliases(list(kept.values()))


def _with_good_aliases(kept: list[_Kept]) -> Iterator[Unit]:
    """The units, less the aliases that would mean another unit on the same day."""
    bad: set[tuple[int, str]] = set()
    for number, alias, other in clashing_aliases([one.unit for one in kept]):
        message = f"the alias {quoted(alias)} also stands for {quoted(kept[other].unit.name)}"
        kept[number].table.fault("aliases", message, "give it to one of the two")
        bad.add((number, alias))
    for number, (_, unit) in enumerate(kept):
        yield unit._replace(aliases=tuple(alias for alias in unit.aliases if (number, alias) not in bad))


def _unit(table: Table, shifts: Collection[str]) -> Unit | None:
    """The unit of a table; None when it has no name, or nobody knows on which days."""
    name = table.get("name", str)
    if "name" not in table.values:
        table.fault("", "the unit has no name", 'write name = "schools/elineberg" below [[unit]]')
    wrong = fault_in_path(name) if name is not None else ""
    if wrong:
        table.fault("name", f"the name {quoted(name or '')} {wrong}", PATH_FORM)
    start, last = table.get("from", date), table.get("until", date)
    is_turned = start is not None and last is not None and last < start
    if is_turned:
        table.fault("until", f"until {last} is before from {start}", "until is the last day of the unit")
    was = tuple(_paths(table, "was", name or ""))
    unit = Unit(
        name or "",
        table.get("label", str) or "",
        _headcount(table),
        cadence_in(table),
        _unit_shifts(table, shifts),
        tuple(_words(table, "aliases")),
        was,
        start,
        None if last in (None, date.max) else last + timedelta(days=1),
    )
    return None if not name or wrong or is_turned else unit


def _headcount(table: Table) -> int | None:
    number = table.get("headcount", int)
    if number is not None and not 0 <= number <= MOST_PEOPLE:
        table.fault("headcount", "headcount should be a whole number, not below zero", "such as headcount = 45")
        return None
    return number


def _unit_shifts(table: Table, shifts: Collection[str]) -> tuple[str, ...] | None:
    if "shifts" not in table.values:
        return None
    names = {name.lower(): name for name in shifts}
    found = []
    for word in table.texts("shifts"):
        if word.lower() in names:
            found.append(names[word.lower()])
        else:
            table.fault("shifts", f"there is no shift {quoted(word)}", nearest(word, shifts))
    return tuple(dict.fromkeys(found))


def _paths(table: Table, key: str, own: str) -> Iterator[str]:
    for path in dict.fromkeys(table.texts(key)):
        if wrong := fault_in_path(path):
            table.fault(key, f"the name {quoted(path)} {wrong}", PATH_FORM)
        elif path == own:
            table.fault(key, f"{key} is the name that the unit has", "it names what the unit was called before")
        else:
            yield path


def _words(table: Table, key: str) -> Iterator[str]:
    """Other names, which may be hashtags."""
    for word in table.texts(key):
        plain = word.strip().removeprefix("#")
        if not plain or (wrong := fault_in_path(plain)):
            table.fault(key, f"the alias {quoted(word)} {wrong if plain else 'is empty'}", PATH_FORM)
        else:
            yield plain
