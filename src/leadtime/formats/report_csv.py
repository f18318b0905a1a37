"""Reports, grids and plans as CSV: numbers are numbers, and no text is a formula; the dialects are in `csv_text`."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from leadtime.formats.csv_text import Cell, csv_text, hours
from leadtime.formats.report_json import share_number, target_values
from leadtime.model.period import Period
from leadtime.reckoning.grid import Grid
from leadtime.reckoning.plan_values import PlanReport
from leadtime.reckoning.values import Report, Row, TargetResult

ROW_COLUMNS = ("period_start", "period_end", "category", "minutes", "hours", "entries", "share", "counts")
TARGET_COLUMNS = (
    "at_least",
    "at_most",
    "per",
    "of",
    "variance_minutes",
    "to_go_minutes",
    "room_minutes",
    "variance_entries",
    "to_go_entries",
    "room_entries",
    "visit_every",
    "units",
    "variance_units",
    "to_go_units",
    "verdict",
)
PLAN_COLUMNS = (
    "planned_minutes",
    "planned_entries",
    "due_minutes",
    "due_entries",
    "happened_entries",
    "share",
    "actual_minutes",
    "actual_entries",
    "difference_minutes",
    "counts",
)

# As in the table: a column without a name is a different surprise in every reader.
NONE = "(none)"


def report_csv(report: Report, *, excel: bool = False, locale: str = "") -> str:
    """One line for each row and bound of a target; a row without target has one line with those cells empty.

    `period_end` is the first day after the period. A parent's minutes include its children's, and a row with
    several targets repeats its minutes: filter before summing. Usage for an unknown locale.
    """
    lines: list[Sequence[Cell]] = [(*ROW_COLUMNS, *TARGET_COLUMNS)]
    for row in report.rows:
        start = _row(report.period, row)
        lines.extend([*start, *_target(result)] for result in row.targets)
        if not row.targets:
            lines.append([*start, *[None] * (len(TARGET_COLUMNS) - 1), row.verdict.value])
    return csv_text(lines, excel=excel, locale=locale)


def _row(period: Period, row: Row) -> list[Cell]:
    return [
        period.start.isoformat(),
        period.end.isoformat(),
        row.category,
        row.minutes.minutes,
        hours(row.minutes.minutes),
        row.entries,
        _share(row.share),
        "true" if row.counts else "false",
    ]


def _target(result: TargetResult) -> list[Cell]:
    values = target_values(result)
    return [_decimal(values[name]) for name in TARGET_COLUMNS]


def _decimal(value: str | int | float | None) -> Cell:
    return Decimal(repr(value)) if isinstance(value, float) else value


def _share(share: Fraction | None) -> Cell:
    return _decimal(share_number(share))


def grid_csv(grid: Grid, *, excel: bool = False, locale: str = "") -> str:
    """One line for each category with the minutes of each column, then one named `total`.

    The column of a period is named by its first day; the entries without a unit or tag are in the column `(none)`.
    Usage for an unknown locale.
    """
    heads = [column.start.isoformat() if isinstance(column, Period) else column or NONE for column in grid.columns]
    lines: list[Sequence[Cell]] = [["category", *heads, "total"]]
    lines.extend([category, *(cell.minutes for cell in cells), total.minutes] for category, cells, total in grid.rows)
    lines.append(["total", *(total.minutes for total in grid.totals), grid.total.minutes])
    return csv_text(lines, excel=excel, locale=locale)


def plan_csv(report: PlanReport, *, excel: bool = False, locale: str = "") -> str:
    """One line for each category with what was planned, what of it is due and happened, and what was logged.

    A parent's figures include its children's. Usage for an unknown locale.
    """
    period = [report.period.start.isoformat(), report.period.end.isoformat()]
    lines: list[Sequence[Cell]] = [("period_start", "period_end", "category", *PLAN_COLUMNS)]
    for row in report.rows:
        planned = [row.planned.minutes, row.entries_planned, row.due.minutes, row.entries_due, row.happened]
        actual = [row.actual.minutes, row.entries, row.difference.minutes, "true" if row.counts else "false"]
        lines.append([*period, row.category, *planned, _share(row.share), *actual])
    return csv_text(lines, excel=excel, locale=locale)
