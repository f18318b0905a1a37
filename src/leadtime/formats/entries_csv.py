"""Entries as CSV for a spreadsheet or another program, and back.

One line for an entry, with the columns of `COLUMNS` and then one for each dimension. `date` is the entry's own day;
`hours` is minutes / 60 with two decimals; the running timer has no `end`, and its minutes up to now. The dialects, and
the apostrophe before what a spreadsheet would take for a formula, are in `csv_text`: one rule reads them all. Reading
back gives equal entries, from every dialect, raw or not; keys of the log that leadtime does not know are not exported.

A file that is read has a header row, columns in any order, `,` or `;` between cells; `category` is needed, and either
`start` and `end` or `date` and one of `minutes` and `hours`. Where a row has a start, its time is from start to end,
and date, minutes and hours may only agree with it. Every fault is a Problem with its row's first line, all at once.
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
    ids: dict[str, int] = {}
    names: list[str] = []
    for line, cells, fault in csv_records(text):
        if fault:
            problems.append(Problem(path, line, fault, "mend its quotation marks and line ends"))
            if not names:
                break
        elif not names:
            names = [unguarded(cell).strip() for cell in cells]
            faults = list(_header_faults(names, dimensions))
            problems.extend(Problem(path, line, fault.message, fault.hint) for fault in faults)
        elif _is_readable(names):
            entry, faults = _entry(names, cells, zone, dimensions)
            if entry and entry.id and (other := ids.setdefault(entry.id, line)) != line:
                faults.append(BadCell(f"id {quoted(entry.id)} is in line {other} too", "give one of them another id"))
            problems.extend(Problem(path, line, fault.message, fault.hint) for fault in faults)
            entries.extend([entry] if entry and not faults else [])
    if not names and not problems:
        problems.append(Problem(path, 0, "the file is empty", NEEDED))
    return tuple(entries), tuple(problems)


def _is_readable(names: Sequence[str]) -> bool:
    has = set(names).issuperset
    return has({"category"}) and (has({"start", "end"}) or has({"date", "minutes"}) or has({"date", "hours"}))


def _header_faults(names: Sequence[str], dimensions: Sequence[str]) -> Iterator[BadCell]:
    accepted = (*COLUMNS, *dimensions)
    if unknown := [name for name in dict.fromkeys(names) if name and name not in accepted]:
        shown = ", ".join(quoted(name) for name in unknown[:9]) + (" ..." if len(unknown) > 9 else "")
        yield BadCell(f"unknown column{'s' * (len(unknown) > 1)} {shown}", f"the columns are {', '.join(accepted)}")
    for name in dict.fromkeys(names):
        if name in accepted and names.count(name) > 1:
            yield BadCell(f"the column {name} is there twice", "take one of them out")
    if not _is_readable(names):
        yield BadCell("the header does not name the columns that are needed", NEEDED)


def _entry(
    names: Sequence[str], cells: Sequence[str], zone: tzinfo, dimensions: Sequence[str]
) -> tuple[Entry | None, list[BadCell]]:
    """The entry of a row, None when its time or category is at fault; a row may end before the header does."""
    faults: list[BadCell] = []
    if any(cell.strip() for name, cell in zip_longest(names, cells, fillvalue="") if not name):
        hint = "a cell with the separator in it stands in quotation marks"
        return None, [BadCell("this row has more cells than the header has columns", hint)]
    row = dict(zip(names, cells, strict=False))
    texts = {name: unguarded(cell) for name, cell in row.items()}
    category = texts.get("category", "").strip()
    if not category:
        faults.append(BadCell("the row has no category", "give it one, such as visits/schools"))
    elif fault := fault_in_path(category):
        faults.append(BadCell(f"category {quoted(category)} {fault}", "a category is a path such as visits/schools"))
    people = _read(faults, row, "people", read_whole)
    start = _read(faults, row, "start", lambda cell, name: read_date_time(cell, name, zone))
    end = _read(faults, row, "end", lambda cell, name: read_date_time(cell, name, zone))
    day = _read(faults, row, "date", read_day)
    minutes = _read(faults, row, "minutes", read_whole)
    in_hours = _read(faults, row, "hours", read_number)
    if not faults:
        faults.extend(_time_faults(names, start, end, day, minutes, in_hours))
    if faults:
        return None, faults
    if in_hours is not None and minutes is None:
        minutes = floor(in_hours * 60 + Fraction(1, 2))
    return (
        Entry(
            texts.get("id", ""),
            category,
            start,
            end,
            None if start else day,
            None if start else minutes,
            texts.get("unit", ""),
            people,
            read_tags(texts.get("tags", "")),
            texts.get("note", ""),
            texts.get("source", ""),
            tuple((name, texts[name]) for name in dimensions if texts.get(name)),
        ),
        faults,
    )


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
    # Two decimals of an hour are within a minute of the whole minutes they were made of.
    if length is not None and in_hours is not None and abs(in_hours * 60 - length) >= 1:
        yield BadCell(f"hours is {float(in_hours):g}, and the row lasts {length} minutes", "mend one, or empty hours")


def source_key(entry: Entry, occurrence: int) -> str:
    """What tells a row without id from every other: `csv:` and 12 hex digits of what it says, `-2` for its second time.

    The same row has the same key in every import, so nothing comes in twice, and two equal rows of one file both do.
    """
    import hashlib
    import json

    fields = [
        entry.category,
        entry.start.isoformat() if entry.start else "",
        entry.end.isoformat() if entry.end else "",
        entry.date.isoformat() if entry.date else "",
        entry.minutes,
        entry.unit,
        entry.people,
        entry.tags,
        entry.note,
        entry.source,
        sorted(entry.dimensions),
    ]
    digest = hashlib.sha256(json.dumps(fields).encode()).hexdigest()[:12]
    return f"csv:{digest}-{occurrence}" if occurrence > 1 else f"csv:{digest}"
