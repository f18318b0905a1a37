"""Units as CSV for a spreadsheet, and back: a row for each version of a unit, with the keys of a `[[unit]]`.

A file that is read has a header row, columns in any order and any capitals, with `,`, `;` or tabs between cells; `name`
is needed. A column that is missing says nothing of its units, and an empty cell empties what it is for. Other columns
are left out, and told of. Every fault is a Problem with its row's first line, all at once. The dialects, and the
apostrophe before what a spreadsheet would take for a formula, are in `csv_text`.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from leadtime.formats.budget_units import UNIT_KEYS
from leadtime.formats.csv_text import Cell, csv_records, csv_text, unguarded
from leadtime.formats.misread import Misread
from leadtime.formats.typed_time import quoted
from leadtime.formats.unit_words import read_name, read_values, words_of
from leadtime.model.errors import Problem
from leadtime.model.unit import Unit
from leadtime.reckoning.unit_versions import Said

COLUMNS = UNIT_KEYS
NEEDED = f"a file needs the column name, and may have {', '.join(COLUMNS[1:])}"


def write_units(units: Iterable[Unit], *, raw: bool = False, excel: bool = False, locale: str = "") -> str:
    """The header and one line for each version. Usage for an unknown locale."""
    lines: list[Sequence[Cell]] = [COLUMNS]
    for unit in units:
        words: dict[str, Cell] = {**words_of(unit), "headcount": unit.headcount}
        lines.append([words[column] for column in COLUMNS])
    return csv_text(lines, raw=raw, excel=excel, locale=locale)


class Read(NamedTuple):
    """What a file says of units, the columns that are left out, and all that is wrong with it."""

    rows: tuple[Said, ...]
    left_out: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_units(text: str, path: str, shifts: Collection[str]) -> Read:
    """The units of a file; a row with a fault gives none. `shifts` are those that the budget has."""
    rows: list[Said] = []
    faults: list[tuple[int, Misread]] = []
    header: list[str] = []
    seen: dict[tuple[str, object], int] = {}
    for line, cells, fault in csv_records(text):
        if fault:
            faults.append((line, Misread(fault, "mend its quotation marks and line ends")))
            if not header:
                break
        elif not header:
            header = [unguarded(cell).strip() for cell in cells]
            faults += [(line, wrong) for wrong in _header_faults(header)]
            if faults:
                break
        else:
            said, wrong_cells = _row(header, cells, line, shifts)
            faults += [(line, wrong) for wrong in wrong_cells]
            if said and not wrong_cells:
                faults += [(line, wrong) for wrong in _repetition(said, seen)]
                rows.append(said)
    if not header and not faults:
        faults.append((0, Misread("the file is empty", NEEDED)))
    found = tuple(Problem(path, line, wrong.message, wrong.hint) for line, wrong in faults)
    return Read(tuple(rows), tuple(_others(header)), found)


def _key(column: str) -> str:
    """The key that a column's name stands for, `Visit every` for visit_every; empty for another column."""
    key = re.sub(r"[\s-]+", "_", column.strip().lower())
    return key if key in COLUMNS else ""


def _header_faults(header: Sequence[str]) -> Iterator[Misread]:
    keys = [key for column in header if (key := _key(column))]
    if "name" not in keys:
        there = ", ".join(quoted(column) for column in header[:20] if column)
        yield Misread("there is no column name", f"{NEEDED}; this one has {there}")
    for key in dict.fromkeys(keys):
        if keys.count(key) > 1:
            yield Misread(f"the column {key} is there twice", "take one of them out")


def _others(header: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(column for column in header if column and not _key(column)))


def _row(
    header: Sequence[str], cells: Sequence[str], line: int, shifts: Collection[str]
) -> tuple[Said | None, list[Misread]]:
    """What a row says, and what is wrong with it; a row may end before the header does."""
    if any(cell.strip() for cell in cells[len(header) :]):
        hint = "a cell with the separator in it stands in quotation marks"
        return None, [Misread("this row has more cells than the header has columns", hint)]
    filled = [*cells, *[""] * (len(header) - len(cells))]
    texts: Mapping[str, str] = {
        key: unguarded(cell) for column, cell in zip(header, filled, strict=False) if (key := _key(column))
    }
    if not texts["name"].strip():
        return None, [Misread("the row has no name", "give it one, such as schools/elineberg")]
    values, faults = read_values(texts, shifts)
    try:
        return Said(read_name(texts["name"]), values, line), faults
    except Misread as fault:
        return None, [fault, *faults]


def _repetition(said: Said, seen: dict[tuple[str, object], int]) -> Iterator[Misread]:
    """What a file has once, and this row again; `seen` has the line of each unit and first day."""
    start = said.values.get("start")
    other = seen.setdefault((said.name.lower(), start), said.line)
    if other != said.line:
        day = f" from {start}" if start else ""
        hint = "take one of the two out, or give the newer one a later from"
        yield Misread(f"{said.name}{day} is in line {other} too", hint)
