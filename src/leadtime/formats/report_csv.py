"""Reports and grids as CSV (RFC 4180, comma and decimal point): numbers are numbers, and nothing is a formula."""

from collections.abc import Iterable
from typing import Any

from leadtime.formats.report_json import share_number, snake, target_values
from leadtime.model.period import Period
from leadtime.reckoning.values import Grid, Report

TARGET_COLUMNS = (
    "at_least",
    "at_most",
    "per",
    "of",
    "variance_minutes",
    "to_go_minutes",
    "variance_count",
    "to_go_count",
    "verdict",
)
REPORT_COLUMNS = ("period_start", "period_end", "category", "minutes", "hours", "entries", "share", *TARGET_COLUMNS)
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def report_csv(report: Report) -> str:
    """One line for each row and bound of a target; a row without target has one line with those cells empty.

    `period_end` is the first day after the period. A parent's minutes include its children's, and a row with
    several targets repeats its minutes: filter before summing.
    """
    lines: list[list[object]] = [list(REPORT_COLUMNS)]
    for row in report.rows:
        minutes = row.minutes.minutes
        figures = [minutes, hours(minutes), row.entries, share_number(row.share)]
        start = [report.period.start.isoformat(), report.period.end.isoformat(), guarded(row.category), *figures]
        without: dict[str, Any] = {"verdict": snake(row.verdict.value)}
        for values in [target_values(result) for result in row.targets] or [without]:
            lines.append([*start, *(values.get(name) for name in TARGET_COLUMNS)])
    return _text(lines)


def grid_csv(grid: Grid) -> str:
    """One line for each category, minutes in each column, then `total`; a period's column has the day it starts."""
    heads = [_head(column) for column in grid.columns]
    lines: list[list[object]] = [["category", *heads, "total"]]
    for category, cells, total in grid.rows:
        lines.append([guarded(category), *(cell.minutes for cell in cells), total.minutes])
    lines.append(["total", *(total.minutes for total in grid.totals), grid.total.minutes])
    return _text(lines)


def hours(minutes: int) -> float:
    """Minutes as hours with four decimals, which brings every whole minute back."""
    return round(minutes / 60, 4)


def guarded(text: str) -> str:
    """A text that a spreadsheet will not take for a formula: one that begins like one gets a leading apostrophe."""
    return "'" + text if text.startswith(FORMULA_STARTS) else text


def _head(column: Period | str) -> str:
    if isinstance(column, Period):
        return column.start.isoformat()
    return guarded(column) or "(none)"


def _text(lines: Iterable[Iterable[object]]) -> str:
    import csv
    import io

    target = io.StringIO()
    csv.writer(target, lineterminator="\r\n").writerows(lines)
    return target.getvalue()
