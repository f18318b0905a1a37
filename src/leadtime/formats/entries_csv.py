"""Entries as CSV for a spreadsheet or another program, and back.

One line for an entry, with the columns of `COLUMNS` and then one for each dimension. `date` is the entry's own day;
`hours` is minutes / 60 with four decimals; the running timer has no `end`, and its minutes up to now. The dialects,
and the apostrophe before what a spreadsheet would take for a formula, are in `csv_text`: one rule reads them all.
Reading back gives equal entries, from every dialect, raw or not; keys of the log that leadtime does not know are not
exported.

A file that is read has a header row, columns in any order, `,`, `;` or tabs between cells; `category` is needed, and
either `start` and `end` or `date` and one of `minutes` and `hours`. Where a row has a start, its time is from start to
end, and date, minutes and hours may only agree with it; without an end it is the running timer, and a file has at most
one. Of a row that has no end, and no id that an exported timer would have, the length is what minutes or hours say.
Spaces around a name are no part of it; a note and a source are kept as they are. Every fault is a Problem with its
row's first line, all at once. The text is the file's own: read it without translating its line ends. A file of another
program is read by a `Layout`: what is at fault is told by the file's own names, and a category is any text.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta, tzinfo
from fractions import Fraction
from itertools import zip_longest
from math import floor
from typing import TypeVar

from leadtime.formats.csv_cells import MOST_MINUTES, read_tags, read_whole, tags_cell
from leadtime.formats.csv_layout import Arrangement, Layout, arrangement
from leadtime.formats.csv_text import Cell, csv_records, csv_text, hours, unguarded
from leadtime.formats.misread import Misread
from leadtime.formats.typed_time import quoted
from leadtime.model.entry import Entry
from leadtime.model.errors import Problem
from leadtime.model.path import fault_in_path

COLUMNS = ("id", "date", "start", "end", "minutes", "hours", "category", "unit", "people", "tags", "note", "source")
NEEDED = "a file needs the columns category, and start and end, or start or date with minutes (or hours)"
_TIMES = (("start", "end"), ("start", "minutes"), ("start", "hours"), ("date", "minutes"), ("date", "hours"))
_VERBATIM = ("tags", "note", "source")

_OURS = Layout()

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
    text: str, path: str, zone: tzinfo, dimensions: Sequence[str], layout: Layout = _OURS
) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    """The entries of a file and all that is wrong with it; a row with a fault gives no entry.

    A date-time without an offset is in `zone`. `id` is empty where the file has none. With a map in the layout,
    `category` is the file's own word, in which nothing is looked for.
    """
    entries: list[Entry] = []
    problems: list[Problem] = []
    seen: dict[str, int] = {}
    header: list[str] = []
    place: Arrangement | None = None
    for line, cells, fault in csv_records(text, layout.delimiter):
        faults: list[Misread] = []
        if fault:
            problems.append(Problem(path, line, fault, "mend its quotation marks and line ends"))
            if not header:
                break
        elif not header:
            header = [unguarded(cell).strip() for cell in cells]
            place, faults = _columns(header, layout, dimensions)
        elif place:
            if homeless := next(_homeless(header, cells, layout), None):
                faults = [homeless]
            else:
                entry, faults = _entry(place, cells, zone, dimensions, layout)
                faults.extend(_repetitions(entry, line, seen) if entry else ())
                entries.extend([entry] if entry and not faults else [])
        problems.extend(Problem(path, line, fault.message, fault.hint) for fault in faults)
    if not header and not problems:
        problems.append(Problem(path, 0, "the file is empty", NEEDED))
    return tuple(entries), tuple(problems)


def _columns(
    header: Sequence[str], layout: Layout, dimensions: Sequence[str]
) -> tuple[Arrangement | None, list[Misread]]:
    """Where our columns are, None when those that are needed are not there, and all that is wrong with a header."""
    ours = (*dimensions, *COLUMNS)
    try:
        place = arrangement(header, layout, ours)
    except Misread as fault:
        return None, [fault]
    faults = [] if layout.columns else list(_unknown(header, ours))
    has = set(place.names).issuperset
    if has({"category"}) and any(has(names) for names in _TIMES):
        return place, faults
    needed = "the header does not name the columns that are needed"
    there = ", ".join(quoted(name) for name in header[:20] if name)
    hint = f"{NEEDED}; --map says which they are of {there}" if layout.columns else NEEDED
    return None, [*faults, Misread(needed, hint)]


def _repetitions(entry: Entry, line: int, seen: dict[str, int]) -> Iterator[Misread]:
    """What a file has once, and this row again; `seen` has each id, and the running timer as "", with its line."""
    if entry.id and (other := seen.setdefault(entry.id, line)) != line:
        yield Misread(f"id {quoted(entry.id)} is in line {other} too", "give one of them another id")
    if entry.is_running and (other := seen.setdefault("", line)) != line:
        yield Misread(f"the row has no end, and neither has line {other}", "give it one: only one timer runs at a time")


def _unknown(header: Sequence[str], ours: Sequence[str]) -> Iterator[Misread]:
    known = {name.lower() for name in ours}
    if unknown := [name for name in dict.fromkeys(header) if name and name.lower() not in known]:
        shown = ", ".join(quoted(name) for name in unknown[:9]) + (" ..." if len(unknown) > 9 else "")
        hint = f"the columns are {', '.join(ours)}; another one needs a [[dimension]] of that name in the budget"
        yield Misread(f"unknown column{'s' * (len(unknown) > 1)} {shown}", f"{hint}, or --map: see --help")


def _entry(
    place: Arrangement, cells: Sequence[str], zone: tzinfo, dimensions: Sequence[str], layout: Layout
) -> tuple[Entry | None, list[Misread]]:
    """The entry of a row, None when anything in it is at fault; a row may end before the header does."""
    row = dict(zip(place.names, place.row(cells), strict=True))
    texts = {name: unguarded(cell) for name, cell in row.items()}
    texts |= {name: text.strip() for name, text in texts.items() if name not in _VERBATIM}
    faults = list(_name_faults(texts.get("id", ""), texts["category"], layout))
    people = _read(faults, row, "people", layout, read_whole)
    time = _time(faults, row, zone, layout)
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


def _homeless(header: Sequence[str], cells: Sequence[str], layout: Layout) -> Iterator[Misread]:
    """The first cell that is under no name; where a map leaves columns alone, only one beyond the header."""
    for number, (name, cell) in enumerate(zip_longest(header, cells, fillvalue=""), 1):
        if number > len(header) and cell.strip():
            hint = "a cell with the separator in it stands in quotation marks"
            yield Misread("this row has more cells than the header has columns", hint)
        elif not name and cell.strip() and not layout.columns:
            hint = "name it in the header, or take it out"
            yield Misread(f"there is something in column {number}, which has no name", hint)


def _name_faults(identifier: str, category: str, layout: Layout) -> Iterator[Misread]:
    if identifier and not identifier[0].isalpha():
        # A spreadsheet makes a number of what looks like one, and two such ids could become the same.
        hint = "move it to the column source, or take it out"
        yield Misread(f"{layout.said('id')} {quoted(identifier)} does not begin with a letter", hint)
    if not category:
        yield Misread(f"the row has no {layout.said('category')}", "give it one, such as visits/schools")
    elif not layout.columns and (fault := fault_in_path(category)):
        yield Misread(f"category {quoted(category)} {fault}", "a category is a path such as visits/schools")


def _time(
    faults: list[Misread], row: Mapping[str, str], zone: tzinfo, layout: Layout
) -> tuple[datetime | None, datetime | None, date | None, int | None] | None:
    """The start, end, date and minutes of the row's entry; None when there are faults in it."""
    before = len(faults)
    start = _read(faults, row, "start", layout, lambda cell, name: layout.date_time(cell, name, zone))
    end = _read(faults, row, "end", layout, lambda cell, name: layout.date_time(cell, name, zone))
    day = _read(faults, row, "date", layout, layout.day)
    minutes = _read(faults, row, "minutes", layout, read_whole)
    in_hours = _read(faults, row, "hours", layout, layout.number)
    length = minutes if minutes is not None or in_hours is None else floor(in_hours * 60 + Fraction(1, 2))
    # A running timer as leadtime exports it has an id and its minutes up to then; a row without one was never running.
    is_over = end is None and ("end" not in row or not row.get("id", "").strip())
    if start is not None and length is not None and is_over and 0 <= length <= MOST_MINUTES:
        end = start + timedelta(minutes=length)
    if len(faults) == before:
        faults.extend(_time_faults(row, layout, start, end, day, minutes, in_hours))
    if len(faults) > before:
        return None
    if start is not None:
        return start, end, None, None
    return None, None, day, length


def _read(
    faults: list[Misread], row: Mapping[str, str], name: str, layout: Layout, reader: Callable[[str, str], Value]
) -> Value | None:
    """The value of a cell; None where it is empty, or its fault is noted."""
    if not row.get(name, "").strip():
        return None
    try:
        return reader(row[name], layout.said(name))
    except Misread as fault:
        faults.append(fault)
        return None


def _time_faults(
    row: Mapping[str, str],
    layout: Layout,
    start: datetime | None,
    end: datetime | None,
    day: date | None,
    minutes: int | None,
    in_hours: Fraction | None,
) -> Iterator[Misread]:
    """What the times of a row say against each other; each is as it was read, or None where its cell is empty."""
    said = layout.said
    length = minutes
    if start is None:
        if end is not None:
            yield Misread("the row has an end and no start", "give it a start, or date and minutes")
        elif day is None or (minutes is None and in_hours is None):
            yield Misread("the row has no time", "give it start and end, or date and minutes (or hours)")
        elif minutes is None and in_hours is not None and in_hours * 60 > MOST_MINUTES:
            yield Misread(f"{said('hours')} are too many", f"mend {said('hours')}")
    else:
        length = None
        if end is None and "end" not in row:
            yield Misread("the row has a start, and nothing says how long it was", "give it minutes, or hours")
        elif end is not None and end < start:
            yield Misread("the row ends before it starts", f"mend {said('start')} or {said('end')}")
        elif end is not None:
            length = Entry("", "", start, end).length().minutes
        if day is not None and day != start.date():
            agree = f"mend one of them, or empty {said('date')}"
            yield Misread(f"{said('date')} is {day} and {said('start')} is on {start.date()}", agree)
        if length is not None and minutes is not None and minutes != length:
            lasts = f"{said('minutes')} is {minutes}, and {said('start')} to {said('end')} is {length}"
            yield Misread(lasts, f"mend one, or empty {said('minutes')}")
    # Another program's hours may have two decimals: within a minute of the whole minutes they were made of.
    if length is not None and in_hours is not None and abs(in_hours * 60 - length) >= 1:
        lasts = f"{said('hours')} is {float(in_hours):g}, and the row lasts {length} minutes"
        yield Misread(lasts, f"mend one, or empty {said('hours')}")
