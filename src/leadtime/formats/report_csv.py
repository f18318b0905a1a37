"""Reports and grids as CSV in the default dialect: numbers are numbers, with four decimals, and texts are guarded."""

from typing import Any

from leadtime.formats.csv_text import Cell, csv_text
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
DIGITS = 4  # enough for hours to bring back every whole minute


def report_csv(report: Report) -> str:
    """One line for each row and bound of a target; a row without target has one line with those cells empty.

    `period_end` is the first day after the period. A parent's minutes include its children's, and a row with
    several targets repeats its minutes: filter before summing.
    """
    lines: list[list[Cell]] = [list(REPORT_COLUMNS)]
    for row in report.rows:
        minutes = row.minutes.minutes
        figures = [minutes, minutes / 60, row.entries, share_number(row.share)]
        start = [report.period.start.isoformat(), report.period.end.isoformat(), row.category, *figures]
        without: dict[str, Any] = {"verdict": snake(row.verdict.value)}
        for values in [target_values(result) for result in row.targets] or [without]:
            lines.append([*start, *(values.get(name) for name in TARGET_COLUMNS)])
    return csv_text(lines, digits=DIGITS)


def grid_csv(grid: Grid) -> str:
    """One line for each category, minutes in each column, then `total`; a period's column has the day it starts."""
    heads = [_head(column) for column in grid.columns]
    lines: list[list[Cell]] = [["category", *heads, "total"]]
    for category, cells, total in grid.rows:
        lines.append([category, *(cell.minutes for cell in cells), total.minutes])
    lines.append(["total", *(total.minutes for total in grid.totals), grid.total.minutes])
    return csv_text(lines, digits=DIGITS)


def _head(column: Period | str) -> str:
    if isinstance(column, Period):
        return column.start.isoformat()
    return column or "(none)"
