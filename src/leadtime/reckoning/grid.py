"""The grid of `report --by`: the minutes of each category by day, week, month, unit or tag.

Conventions, the same as the report's: minutes lie on the days that `days` says, a whole includes its parts, and what
is declared not to count has its rows, but is in no total. A week or month that the period has only a part of is that
part. The columns of units and tags are those that have time, by name, and last the empty name for what has none. The
minutes of an entry with several units are shared out between them, see `visits`.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from leadtime.model.budget import Budget
from leadtime.model.duration import Duration
from leadtime.model.entry import Entry
from leadtime.model.period import Interval, Period, split_by
from leadtime.reckoning.days import split
from leadtime.reckoning.tree import reached, rows_of
from leadtime.reckoning.visits import shared_out

# Minutes by row and column; None as the row is all that counts, None as the column is the whole period.
_Cells = Counter[tuple[str | None, Period | str | None]]


class Grid(NamedTuple):
    """Minutes per category (rows, tree order, parents include children) and per column.

    `columns` are periods when the grid goes by day, week or month, and names when it goes by unit or tag; an entry
    without one is under the empty name, and an entry with several tags is under each, so `totals` and `row_totals`
    are summed from the entries and not from the cells.
    """

    period: Period
    columns: tuple[Period | str, ...]
    rows: tuple[tuple[str, tuple[Duration, ...], Duration], ...]
    totals: tuple[Duration, ...]
    total: Duration


def grid(budget: Budget, entries: Iterable[Entry], period: Period, by: str, now: datetime) -> Grid:
    """The minutes of a period in columns; `by` is day, week, month, unit or tag, and ValueError for another word.

    An entry with several tags is in the column of each, and once in the totals of the rows and of everything.
    """
    parts: tuple[Period, ...] = (
        () if by in ("unit", "tag") else tuple(split_by(period, Interval(by), budget.week_starts))
    )
    cells = _cells(budget, entries, period, by, {day: part for part in parts for day in part.days()}, now)
    names = {column for (_, column), minutes in cells.items() if isinstance(column, str) and minutes}
    columns: tuple[Period | str, ...] = parts or tuple(sorted(names, key=lambda name: (not name, name)))
    return Grid(
        period=period,
        columns=columns,
        rows=tuple(
            (path, _row(cells, path, columns), Duration(cells[path, None]))
            for path in rows_of(budget, {path for path, _ in cells if path})
        ),
        totals=_row(cells, None, columns),
        total=Duration(cells[None, None]),
    )


def _row(cells: _Cells, path: str | None, columns: Iterable[Period | str]) -> tuple[Duration, ...]:
    return tuple(Duration(cells[path, column]) for column in columns)


def _cells(
    budget: Budget, entries: Iterable[Entry], period: Period, by: str, part_of: dict[date, Period], now: datetime
) -> _Cells:
    cells: _Cells = Counter()
    for entry in entries:
        for day, minutes in split(entry, now, period):
            counts, paths = reached(budget, entry.category)
            columns = [(part_of[day], minutes)] if part_of else _named(entry, by, minutes)
            for column, part in (*columns, (None, minutes)):
                for path in (*paths, None) if counts else paths:
                    cells[path, column] += part
    return cells


def _named(entry: Entry, by: str, minutes: int) -> list[tuple[Period | str | None, int]]:
    """The units of an entry with their parts of the minutes, or its tags, each once; the empty name for none."""
    if by == "unit":
        names = entry.units or ("",)
        return list(zip(names, shared_out(minutes, len(names)), strict=True))
    return [(tag, minutes) for tag in dict.fromkeys(entry.tags or ("",))]
