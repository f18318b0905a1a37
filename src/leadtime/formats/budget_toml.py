"""The budget's TOML as a value, with every fault found at once.

A target's `until` is the last day on which it is in force, as an absence's is; in a `Target`, `end` is the day after.
`language`, `[[rule]]` and `me`, `[[unit]]`, `[[shift]]` and `[[behaviour]]` are let through unread: they are read in
`budget_rules` when events are to be sorted, and in `budget_units` when it is about units. A fault takes out what it is
in and no more: a category with a bad alias keeps its path, a target with a bad bound is left out. A category is
declared when its path is, or the path of a part of it.
"""

from collections.abc import Collection, Iterable, Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from leadtime.formats.budget_table import PATH_FORM, Table, load_budget, named, nearest
from leadtime.formats.budget_targets import TARGET_KEYS, read_targets
from leadtime.formats.typed_day import WEEKDAYS, weekday
from leadtime.formats.typed_time import quoted, read_minutes
from leadtime.model.budget import Budget, Category, Dimension
from leadtime.model.duration import Duration
from leadtime.model.errors import Problem
from leadtime.model.path import ancestors, fault_in_path
from leadtime.model.target import Measure

if TYPE_CHECKING:
    from leadtime.formats.toml_faults import Fault

VERSION = 1

# A dimension is a key of an entry and a column of the CSV, so it cannot have the name of another.
ENTRY_WORDS = ("id", "date", "start", "end", "minutes", "hours", "category", "unit", "people", "tags", "note", "source")

SETTINGS = ("version", "week_starts", "language", "least_coverage", "me")
_TOP = (*SETTINGS, "week", "category", "target", "dimension", "unit", "shift", "behaviour", "rule")
_CATEGORY_KEYS = ("path", "label", "aliases", "counts", "visits")
_DIMENSION_KEYS = ("name", "values")

_WEEK_MINUTES = 7 * 24 * 60
_HOURS_FORM = 'hours = 40, or hours = "37h30m"'


def parse_budget(text: str, path: str) -> tuple[Budget, tuple[Problem, ...]]:
    """The budget in the text, as far as it is good, and every problem in the order of the lines; never raises."""
    values, broken = load_budget(text, path)
    if broken:
        return Budget(), (broken,)
    faults: list[Fault] = []
    top = Table("", 0, values, faults)
    top.know(_TOP)
    _check_version(top)
    week = _week(top)
    categories = list(tables(top, "category", _CATEGORY_KEYS))
    budget = Budget(
        hours=_hours(week),
        working_days=_working_days(week),
        categories=tuple(_categories(categories)),
        dimensions=tuple(_dimensions(list(tables(top, "dimension", _DIMENSION_KEYS)))),
        week_starts=_week_starts(top),
        least_coverage_percent=_least_coverage(top),
    )
    targets = tables(top, "target", TARGET_KEYS)
    budget = budget._replace(targets=tuple(read_targets(targets, _declared(categories), budget)))
    if not faults:
        return budget, ()
    from leadtime.formats.toml_faults import problems

    return budget, problems(text, path, faults)


def tables(top: Table, name: str, keys: Collection[str]) -> Iterator[Table]:
    """The tables of an array of them, with the keys they may have."""
    values = top.values.get(name, [])
    if not isinstance(values, list) or not all(isinstance(value, dict) for value in values):
        top.fault(name, f"{name} should be a list of tables", f"each begins with a line [[{name}]]")
        return
    for number, value in enumerate(values):
        table = Table(name, number, value, top.faults)
        table.know(keys, SETTINGS)
        yield table


def _check_version(top: Table) -> None:
    if "version" not in top.values:
        top.fault("", "the budget does not say its version", f"put version = {VERSION} on the first line")
    elif top.get("version", int) not in (None, VERSION):
        top.fault("version", "the version is not one that this leadtime knows", f"it knows version {VERSION}")


def _week_starts(top: Table) -> int:
    word = top.get("week_starts", str)
    number = None if word is None else weekday(word)
    if word is not None and number is None:
        top.fault("week_starts", f"{quoted(word)} is not a day of the week", nearest(word, WEEKDAYS))
    return number or 0


def _least_coverage(top: Table) -> int:
    amount = top.amount("least_coverage")
    if amount is None:
        return Budget().least_coverage_percent
    percent = amount.value * 100
    if amount.measure is not Measure.SHARE or percent.denominator != 1:
        top.fault("least_coverage", "least_coverage should be a whole per cent", 'such as least_coverage = "50%"')
        return Budget().least_coverage_percent
    return int(percent)


def _week(top: Table) -> Table:
    values = top.values.get("week", {})
    if not isinstance(values, dict):
        top.fault("week", "week should be a table", "it begins with a line [week]")
        values = {}
    week = Table("week", 0, values, top.faults)
    week.know(("hours", "working_days"), SETTINGS)
    return week


def _hours(week: Table) -> Duration:
    """The week's hours to the nearest minute, a half upwards; more than none, and no more than a week has."""
    said = week.values.get("hours", 40)
    minutes: int | None = None
    if isinstance(said, str) and not said.strip().isdigit():  # "40" in quotes would be forty minutes
        minutes = read_minutes(said)
    elif isinstance(said, (int, float)) and not isinstance(said, bool) and said == said:  # nan is not equal to itself
        # Beyond a year it is out of bounds however many minutes it may be, and infinity has none.
        minutes = (Fraction(said) * 120 + 1) // 2 if -8784 < said < 8784 else -1 if said < 0 else _WEEK_MINUTES + 1
    if minutes is None:
        week.fault("hours", "hours should be a number of hours, or a time in quotes", _HOURS_FORM)
    elif minutes <= 0:
        week.fault("hours", "hours should be more than none", _HOURS_FORM)
    elif minutes > _WEEK_MINUTES:
        week.fault("hours", "hours are more than the 168 that a week has", _HOURS_FORM)
    else:
        return Duration(minutes)
    return Budget().hours


def _working_days(week: Table) -> tuple[int, ...]:
    """The numbers of the days named, in the order of the week; the default when none is good."""
    before = len(week.faults)
    words = week.texts("working_days")
    numbers = [weekday(word) for word in words]
    for word, number in zip(words, numbers, strict=True):
        if number is None:
            week.fault("working_days", f"{quoted(word)} is not a day of the week", nearest(word, WEEKDAYS))
    if not words and "working_days" in week.values and len(week.faults) == before:
        week.fault("working_days", "there are no working days", 'such as working_days = ["monday", "tuesday"]')
    return tuple(sorted({number for number in numbers if number is not None})) or Budget().working_days


def _categories(tables: Iterable[Table]) -> Iterator[Category]:
    """The categories, each path once, with the aliases that mean one of them only. Capitals make no difference."""
    kept: dict[str, tuple[Table, Category]] = {}
    for table in tables:
        path, label, aliases = named(table, "path"), table.get("label", str) or "", table.texts("aliases")
        counts, visits = table.get("counts", bool) is not False, table.get("visits", bool) is True
        category = Category(path, label, aliases, counts, visits)
        if twin := kept.get(path.lower()):
            again = f", as {quoted(twin[1].path)}" if twin[1].path != path else ""
            table.fault("path", f"the category {quoted(path)} is there already{again}", "keep one of the two")
        elif path:
            kept[path.lower()] = table, category
    meanings: dict[str, list[str]] = {}
    for _, category in kept.values():
        for name in (*ancestors(category.path), category.path.rpartition("/")[2]):
            meanings.setdefault(name.lower(), []).append(category.path)
    for table, category in kept.values():
        yield category._replace(aliases=tuple(_aliases(table, category, meanings)))


def _aliases(table: Table, category: Category, meanings: dict[str, list[str]]) -> Iterator[str]:
    """The good aliases; each is added to `meanings`, which are the paths that a word already stands for."""
    for alias in category.aliases:
        taken = meanings.setdefault(alias.lower(), [])
        if wrong := fault_in_path(alias):
            table.fault("aliases", f"the alias {quoted(alias)} {wrong}", PATH_FORM)
        elif other := next((path for path in taken if path != category.path), ""):
            table.fault(
                "aliases", f"the alias {quoted(alias)} also stands for {quoted(other)}", "give it to one of the two"
            )
        else:
            taken.append(category.path)
            yield alias


def _declared(tables: Iterable[Table]) -> set[str]:
    """Every path that the file declares, good or not: a fault in a category is no fault in its targets too."""
    paths = (table.values.get("path") for table in tables)
    return {part for path in paths if isinstance(path, str) for part in ancestors(path)}


def _dimensions(tables: Iterable[Table]) -> Iterator[Dimension]:
    """The dimensions, each name once; one whose values are no good still has its name, which entries carry."""
    seen: set[str] = set()
    for table in tables:
        name, values = named(table, "name"), dict.fromkeys(table.texts("values"))
        wrong = {value: fault for value in values if (fault := fault_in_path(value))}
        for value, fault in wrong.items():
            table.fault("values", f"the value {quoted(value)} {fault}", PATH_FORM)
        if not values and table.values.get("values", []) == []:
            table.fault("values", "the dimension has no values", 'such as values = ["staff", "citizens"]')
        if "/" in name:
            table.fault("name", f"the name {quoted(name)} contains '/'", "the name of a dimension has one part")
        elif name.lower() in ENTRY_WORDS:
            hint = "name it by what it says, such as audience, mode or place"
            table.fault("name", f"the name {quoted(name)} is taken: an entry has that already", hint)
        elif name.lower() in seen:
            table.fault("name", f"the dimension {quoted(name)} is there already", "keep one of the two")
        elif name:
            seen.add(name.lower())
            yield Dimension(name, tuple(value for value in values if value not in wrong))
