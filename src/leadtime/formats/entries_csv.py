"""Entries as CSV for a spreadsheet or another program, and back.

One line for an entry, with the columns of `COLUMNS` and then one for each dimension. `date` is the entry's own day;
`hours` is minutes / 60 with four decimals; the running timer has no `end`, and its minutes up to now. The dialects,
and the apostrophe before what a spreadsheet would take for a formula, are in `csv_text`: one rule reads them all.
Reading back gives equal entries, from every dialect, raw or not; keys of the log that leadtime does not know are not
exported.

A file that is read has a header row, columns in any order, `,` or `;` between cells; `category` is needed, and either
`start` and `end` or `date` and one of `minutes` and `hours`. Where a row has a start, its time is from start to end,
and date, minutes and hours may only agree with it; without an end it is the running timer, and a file has at most one.
Spaces around a name are no part of it; a note and a source are kept as they are. Every fault is a Problem with its
row's first line, all at once. The text is the file's own: read it without translating its line ends.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, tzinfo
from fractions import Fraction
from itertools import zip_longest
from math import floor
from typing import TypeVar

from leadtime.formats.csv_cells import (
    MOST_MINUTES,
    BadCell,
    read_date_time,
    read_day,
    read_number,
    read_tags,
    read_whole,
    tags_cell,
)
from leadtime.formats.csv_text import Cell, csv_records, csv_text, hours, unguarded
from leadtime.formats.typed_time import quoted
from leadtime.model.entry import Entry
from leadtime.model.errors import Problem
from leadtime.model.path import fault_in_path

COLUMNS = ("id", "date", "start", "end", "minutes", "hours", "category", "unit", "people", "tags", "note", "source")
NEEDED = "a file needs the columns category, and start and end, or date and minutes (or hours)"
_VERBATIM = ("tags", "note", "source")

Value = TypeVar("Value")


def write_csv(
    entries: Iterable[Entry],
    dimensions: Sequence[str],
    now: datetime,
    *,
    raw: bool = False,
    excel: bool = False,
    locale: str = "",
) -> str:
    """The header and one line for each entry; a running timer counts up to `now`. Usage for an unknown locale."""
    lines = [_cells(entry, dimensions, now) for entry in entries]
    return csv_text([[*COLUMNS, *dimensions], *lines], raw=raw, excel=excel, locale=locale)


def _cells(entry: Entry, dimensions: Sequence[str], now: datetime) -> list[Cell]:
    minutes = entry.length(now).minutes
    values = dict(entry.dimensions)
    return [
        entry.id,
        entry.day.isoformat(),
        entry.start.isoformat() if entry.start else None,
        entry.end.isoformat() if entry.end else None,
        minutes,
        hours(minutes),
        entry.category,
        entry.unit,
        entry.people,
        tags_cell(entry.tags),
        entry.note,
        entry.source,
        *(values.get(name, "") for name in dimensions),
    ]


def read_csv(
    text: str, path: str, zone: tzinfo, dimensions: Sequence[str]
) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    """The entries of a file and all that is wrong with it; a row with a fault gives no entry.

    A date-time without an offset is in `zone`. `id` is empty where the file has none.
    """
    entries: list[Entry] = []
    problems: list[Problem] = []
    seen: dict[str, int] = {}
    names: list[str] = []
    for line, cells, fault in csv_records(text):
        if fault:
            problems.append(Problem(path, line, fault, "mend its quotation marks and line ends"))
            if not names:
                break
        elif not names:
            spelled = {name.lower(): name for name in (*dimensions, *COLUMNS)}
            names = [spelled.get(name.lower(), name) for name in (unguarded(cell).strip() for cell in cells)]
            faults = list(_header_faults(names, dimensions))
            problems.extend(Problem(path, line, fault.message, fault.hint) for fault in faults)
        elif _is_readable(names):
            entry, faults = _entry(names, cells, zone, dimensions)
            faults.extend(_repetitions(entry, line, seen) if entry else ())
            problems.extend(Problem(path, line, fault.message, fault.hint) for fault in faults)
            entries.extend([entry] if entry and not faults else [])
    if not names and not problems:
        problems.append(Problem(path, 0, "the file is empty", NEEDED))
    return tuple(entries), tuple(problems)


def _repetitions(entry: Entry, line: int, seen: dict[str, int]) -> Iterator[BadCell]:
    """What a file has once, and this row again; `seen` has each id, and the running timer as "", with its line."""
    if entry.id and (other := seen.setdefault(entry.id, line)) != line:
        yield BadCell(f"id {quoted(entry.id)} is in line {other} too", "give one of them another id")
    if entry.is_running and (other := seen.setdefault("", line)) != line:
        yield BadCell(f"the row has no end, and neither has line {other}", "give it one: only one timer runs at a time")


def _is_readable(names: Sequence[str]) -> bool:
    has = set(names).issuperset
    return has({"category"}) and (has({"start", "end"}) or has({"date", "minutes"}) or has({"date", "hours"}))


def _header_faults(names: Sequence[str], dimensions: Sequence[str]) -> Iterator[BadCell]:
    accepted = (*COLUMNS, *dimensions)
    if unknown := [name for name in dict.fromkeys(names) if name and name not in accepted]:
        shown = ", ".join(quoted(name) for name in unknown[:9]) + (" ..." if len(unknown) > 9 else "")
        hint = f"the columns are {', '.join(accepted)}; another one needs a [[dimension]] of that name in the budget"
        yield BadCell(f"unknown column{'s' * (len(unknown) > 1)} {shown}", hint)
    for name in dict.fromkeys(names):
        if name in accepted and names.count(name) > 1:
            yield BadCell(f"the column {name} is there twice", "take one of them out")
    if not _is_readable(names):
        yield BadCell("the header does not name the columns that are needed", NEEDED)


def _entry(
    names: Sequence[str], cells: Sequence[str], zone: tzinfo, dimensions: Sequence[str]
) -> tuple[Entry | None, list[BadCell]]:
    """The entry of a row, None when anything in it is at fault; a row may end before the header does."""
    for number, (name, cell) in enumerate(zip_longest(names, cells, fillvalue=""), 1):
        if not name and cell.strip():
            return None, [_homeless(number, len(names))]
    row = dict(zip(names, cells, strict=False))
    texts = {name: unguarded(cell) for name, cell in row.items()}
    texts |= {name: text.strip() for name, text in texts.items() if name not in _VERBATIM}
    faults = list(_name_faults(texts.get("id", ""), texts.get("category", "")))
    people = _read(faults, row, "people", read_whole)
    time = _time(faults, names, row, zone)
    if faults or time is None:
        return None, faults
    return (
        Entry(
            texts.get("id", ""),
            texts["category"],
            *time,
            texts.get("unit", ""),
            people,
            read_tags(texts.get("tags", "")),
            texts.get("note", ""),
            texts.get("source", ""),
            tuple((name, texts[name]) for name in dimensions if texts.get(name)),
        ),
        faults,
    )


def _homeless(number: int, columns: int) -> BadCell:
    if number > columns:
        hint = "a cell with the separator in it stands in quotation marks"
        return BadCell("this row has more cells than the header has columns", hint)
    return BadCell(f"there is something in column {number}, which has no name", "name it in the header, or take it out")


def _name_faults(identifier: str, category: str) -> Iterator[BadCell]:
    if identifier and not identifier[0].isalpha():
        # A spreadsheet makes a number of what looks like one, and two such ids could become the same.
        hint = "move it to the column source, or take it out"
        yield BadCell(f"id {quoted(identifier)} does not begin with a letter", hint)
    if not category:
        yield BadCell("the row has no category", "give it one, such as visits/schools")
    elif fault := fault_in_path(category):
        yield BadCell(f"category {quoted(category)} {fault}", "a category is a path such as visits/schools")


def _time(
    faults: list[BadCell], names: Sequence[str], row: Mapping[str, str], zone: tzinfo
) -> tuple[datetime | None, datetime | None, date | None, int | None] | None:
    """The start, end, date and minutes of the row's entry; None when there are faults in it."""
    before = len(faults)
    start = _read(faults, row, "start", lambda cell, name: read_date_time(cell, name, zone))
    end = _read(faults, row, "end", lambda cell, name: read_date_time(cell, name, zone))
    day = _read(faults, row, "date", read_day)
    minutes = _read(faults, row, "minutes", read_whole)
    in_hours = _read(faults, row, "hours", read_number)
    if len(faults) == before:
        faults.extend(_time_faults(names, start, end, day, minutes, in_hours))
    if len(faults) > before:
        return None
    if start is not None:
        return start, end, None, None
    if minutes is None and in_hours is not None:
        minutes = floor(in_hours * 60 + Fraction(1, 2))
    return None, None, day, minutes


def _read(
    faults: list[BadCell], row: Mapping[str, str], name: str, reader: Callable[[str, str], Value]
) -> Value | None:
    """The value of a cell; None where it is empty, or its fault is noted."""
    if not row.get(name, "").strip():
        return None
    try:
        return reader(row[name], name)
    except BadCell as fault:
        faults.append(fault)
        return None


def _time_faults(
    names: Sequence[str],
    start: datetime | None,
    end: datetime | None,
    day: date | None,
    minutes: int | None,
    in_hours: Fraction | None,
) -> Iterator[BadCell]:
    """What the times of a row say against each other; each is as it was read, or None where its cell is empty."""
    length = minutes
    if start is None:
        if end is not None:
            yield BadCell("the row has an end and no start", "give it a start, or date and minutes")
        elif day is None or (minutes is None and in_hours is None):
            yield BadCell("the row has no time", "give it start and end, or date and minutes (or hours)")
        elif minutes is None and in_hours is not None and in_hours * 60 > MOST_MINUTES:
            yield BadCell("hours are too many", "mend hours")
    else:
        length = None
        if end is None and "end" not in names:
            yield BadCell("the row has a start, and the file has no column end", "add one, or take the start out")
        elif end is not None and end < start:
            yield BadCell("the row ends before it starts", "mend start or end")
        elif end is not None:
            length = Entry("", "", start, end).length().minutes
        if day is not None and day != start.date():
            yield BadCell(f"date is {day} and start is on {start.date()}", "mend one of them, or empty date")
        if length is not None and minutes is not None and minutes != length:
            yield BadCell(f"minutes is {minutes}, and start to end is {length}", "mend one, or empty minutes")
    # Another program's hours may have two decimals: within a minute of the whole minutes they were made of.
    if length is not None and in_hours is not None and abs(in_hours * 60 - length) >= 1:
        yield BadCell(f"hours is {float(in_hours):g}, and the row lasts {length} minutes", "mend one, or empty hours")
