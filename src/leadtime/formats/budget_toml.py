"""The budget's TOML: read with every fault found at once, and added to without moving any other byte.

`language`, `[[unit]]` and `[[rule]]` are let through unread. A fault takes out what it is in and no more: a category with
a bad alias keeps its path, a target with a bad bound is left out.
"""

from datetime import date
from fractions import Fraction
from itertools import takewhile
from typing import Any, Iterable, Iterator, NamedTuple, TypeVar

from leadtime.formats.amounts import parse_amount
from leadtime.formats.toml_load import load_toml
from leadtime.formats.toml_text import Statement, blocks, statements
from leadtime.formats.typed_day import WEEKDAYS
from leadtime.formats.typed_time import quoted, read_minutes
from leadtime.model.budget import Budget
from leadtime.model.duration import Duration
from leadtime.model.errors import Problem, Usage
from leadtime.model.path import fault_in_path
from leadtime.model.period import Interval
from leadtime.model.target import Amount, Measure, Of

VERSION = 1

# A dimension is a key of an entry and a column of the CSV, so it cannot have the name of another.
ENTRY_WORDS = ("id", "date", "start", "end", "minutes", "hours", "category", "unit", "people", "tags", "note", "source")

_TOP = (
    "version",
    "week_starts",
    "language",
    "least_coverage",
    "week",
    "category",
    "dimension",
    "target",
    "unit",
    "rule",
)
_WEEK_MINUTES = 7 * 24 * 60
_HOURS_FORM = 'hours = 40, or hours = "37h30m"'
_PERS = {kind.value: kind for kind in (Interval.WEEK, Interval.MONTH, Interval.QUARTER, Interval.YEAR)}
_OFS = {of.value: of for of in Of}

T = TypeVar("T", str, bool, int, date)
Choice = TypeVar("Choice")
_FORMS: dict[type, str] = {
    str: "text in quotes",
    bool: "true or false",
    int: "a whole number",
    date: "a day such as 2026-09-01, without quotes",
}


class _Place(NamedTuple):
    """Where a table of the text is: the line of its header, and of each of its keys."""

    line: int
    keys: dict[str, int]


class _Table(NamedTuple):
    """A table's values with their places; what is wrong with them goes to `problems`."""

    path: str
    values: dict[str, Any]
    place: _Place
    problems: list[Problem]

    def fault(self, key: str, message: str, hint: str = "") -> None:
        """A problem on the key's line; on the table's when the key has none."""
        self.problems.append(Problem(self.path, self.place.keys.get(key, self.place.line), message, hint))

    def know(self, *keys: str) -> None:
        """A problem for each key that is not one of these."""
        for key in self.values:
            if key not in keys:
                self.fault(key, f"{quoted(key)} is not a key that leadtime knows here", _nearest(key, keys))

    def get(self, key: str, kind: type[T]) -> T | None:
        """The value, or None when it is not there or, which is a problem, of another type."""
        value = self.values.get(key)
        if type(value) is kind:  # and not isinstance: true is an int to it, and a date-time a date
            return value
        if key in self.values:
            self.fault(key, f"{key} should be {_FORMS[kind]}")
        return None

    def texts(self, key: str) -> tuple[str, ...]:
        """The texts of a list; empty when it is not there or is not one."""
        values = self.values.get(key, [])
        if isinstance(values, list) and all(isinstance(value, str) for value in values):
            return tuple(values)
        self.fault(key, f"{key} should be a list of texts", f'such as {key} = ["one", "two"]')
        return ()

    def choice(self, key: str, choices: dict[str, Choice], default: Choice) -> Choice:
        """What a word stands for; the default when it is not there or stands for nothing."""
        word = self.get(key, str)
        if word is not None and word not in choices:
            self.fault(key, f"{key} = {quoted(word)} is not one of {', '.join(choices)}", _nearest(word, choices))
        return default if word is None else choices.get(word, default)

    def amount(self, key: str) -> Amount | None:
        """The amount; a number without a unit is a problem of its own."""
        value = self.values.get(key)
        is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
        word = str(value) if is_number and abs(value) < 10**9 else self.get(key, str)
        try:
            return None if word is None else parse_amount(word)
        except Usage as refused:
            self.fault(key, f"{key}: {refused.message}", refused.hint)
            return None


def _nearest(word: str, known: Iterable[str]) -> str:
    import difflib

    known = tuple(known)
    found = difflib.get_close_matches(word.lower(), known, 1)
    return f"did you mean {found[0]}?" if found else f"there is {', '.join(known)}"


def parse_budget(text: str, path: str) -> tuple[Budget, tuple[Problem, ...]]:
    """The budget in the text, as far as it is good, and every problem in the order of the lines; never raises."""
    values, broken = load_toml(text, path)
    if broken:
        return Budget(), (broken,)
    places = _places(text)
    top = _Table(path, values, places[""][0], [])
    top.know(*_TOP)
    _check_version(top)
    week = _week(top, places)
    budget = Budget(
        hours=_hours(week),
        working_days=_working_days(week),
        categories=_categories(list(_tables(top, "category", places))),
        dimensions=_dimensions(list(_tables(top, "dimension", places))),
        week_starts=top.choice("week_starts", {name: number for number, name in enumerate(WEEKDAYS)}, 0),
        least_coverage_percent=_least_coverage(top),
    )
    budget = budget._replace(targets=_targets(list(_tables(top, "target", places)), _declared(values)))
    return budget, tuple(sorted(top.problems, key=lambda problem: problem.line))


def _places(text: str) -> dict[str, list[_Place]]:
    """The places of the tables of each name; the file's own keys, and where each table begins, are under ""."""
    top = _key_lines(text, takewhile(lambda statement: not statement.header, statements(text)), 1)
    found: dict[str, list[_Place]] = {"": [_Place(0, top)]}
    for block in blocks(text):
        top.setdefault(block.name.partition(".")[0], block.line)
        found.setdefault(block.name, []).append(_Place(block.line, _key_lines(text, block.statements, block.line)))
    return found


def _key_lines(text: str, lines: Iterable[Statement], line: int) -> dict[str, int]:
    """The line of each key; `line` is that of the first statement. A table in the table is a key, its own are not."""
    found: dict[str, int] = {}
    part = ""
    for number, statement in enumerate(lines):
        part = statement.header.rpartition(".")[2] if number and statement.header else part
        if part or statement.key:
            found.setdefault(part or statement.key, line)
        line += text.count("\n", statement.start, statement.end)
    return found


def _tables(top: _Table, name: str, places: dict[str, list[_Place]]) -> Iterator[_Table]:
    """The tables of an array of them; written inline, they share one place."""
    values = top.values.get(name, [])
    if not isinstance(values, list) or not all(isinstance(value, dict) for value in values):
        top.fault(name, f"{name} should be tables, each with the header [[{name}]]")
        return
    shared = _Place(top.place.keys.get(name, 0), {})
    found = places.get(name, [])
    for number, value in enumerate(values):
        yield _Table(top.path, value, found[number] if len(found) == len(values) else shared, top.problems)


def _check_version(top: _Table) -> None:
    if "version" not in top.values:
        top.fault("", "the budget does not say its version", f"put version = {VERSION} on the first line")
    elif (version := top.get("version", int)) not in (None, VERSION):
        top.fault("version", f"version {version} is not one this leadtime knows", f"it knows version {VERSION}")


def _least_coverage(top: _Table) -> int:
    amount = top.amount("least_coverage")
    if amount is None:
        return Budget().least_coverage_percent
    percent = amount.value * 100
    if amount.measure is not Measure.SHARE or percent.denominator != 1:
        top.fault("least_coverage", "least_coverage should be a whole per cent", 'such as "50%"')
        return Budget().least_coverage_percent
    return int(percent)


def _week(top: _Table, places: dict[str, list[_Place]]) -> _Table:
    values = top.values.get("week", {})
    if not isinstance(values, dict):
        top.fault("week", "week should be a table, with the header [week]")
        values = {}
    place = places["week"][0] if "week" in places else _Place(top.place.keys.get("week", 0), {})
    week = _Table(top.path, values, place, top.problems)
    week.know("hours", "working_days")
    return week


def _hours(week: _Table) -> Duration:
    """The week's hours to the nearest minute, a half upwards; more than none, and no more than a week has."""
    said = week.values.get("hours", 40)
    minutes: int | None = None
    if isinstance(said, str) and not said.strip().isdigit():
        minutes = read_minutes(said)
    elif isinstance(said, (int, float)) and not isinstance(said, bool):
        # Beyond a year, and nan, are out of bounds however many minutes they may be.
        minutes = (Fraction(said) * 120 + 1) // 2 if abs(said) < 8784 else -1 if said < 0 else _WEEK_MINUTES + 1
    if minutes is None:
        week.fault("hours", "hours should be a number of hours, or a time such as 37h30m in quotes", _HOURS_FORM)
    elif minutes <= 0:
        week.fault("hours", "hours should be more than none", _HOURS_FORM)
    elif minutes > _WEEK_MINUTES:
        week.fault("hours", "hours are more than the 168 that a week has", _HOURS_FORM)
    else:
        return Duration(minutes)
    return Budget().hours


def _working_days(week: _Table) -> tuple[int, ...]:
    """The numbers of the days named, in the order of the week; the default when none is good."""
    before = len(week.problems)
    words = week.texts("working_days")
    for word in words:
        if word not in WEEKDAYS:
            week.fault("working_days", f"{quoted(word)} is not a day of the week", _nearest(word, WEEKDAYS))
    if not words and "working_days" in week.values and len(week.problems) == before:
        week.fault("working_days", "there are no working days", 'such as working_days = ["monday", "tuesday"]')
    return tuple(sorted({WEEKDAYS.index(word) for word in words if word in WEEKDAYS})) or Budget().working_days


def _name(table: _Table, key: str) -> str:
    """A path that must be there; empty when it is not, or is none."""
    if key not in table.values:
        table.fault("", f"{key} is missing", f'add {key} = "..."')
    name = table.get(key, str)
    if name is not None and (wrong := fault_in_path(name)):
        table.fault(key, f"{key} = {quoted(name)} {wrong}")
    return "" if name is None or wrong else name
