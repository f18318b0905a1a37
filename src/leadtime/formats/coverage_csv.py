"""The coverage as CSV: a line for each unit and each group; the dialects are in `csv_text`."""

from collections.abc import Sequence
from decimal import Decimal

from leadtime.formats.coverage_json import coverage_row, ended_row
from leadtime.formats.csv_text import Cell, csv_text
from leadtime.reckoning.coverage_values import Coverage, ended_within, rows_of

COLUMNS = (
    "kind",
    "name",
    "label",
    "last_visit",
    "days_since",
    "visit_every_days",
    "staleness",
    "is_overdue",
    "visits",
    "minutes",
    "people",
    "units",
    "visited",
    "overdue",
    "never",
    "not_yet",
    "headcount",
    "open_promises",
    "overdue_promises",
    "unseen_shifts",
)


def coverage_csv(value: Coverage, within: str = "", *, excel: bool = False, locale: str = "") -> str:
    """One line for each unit, and for each group with the figures of its parts: filter by `kind` before summing.

    A unit that is over by the day has a line of the kind `ended`, with what counts of it in the figures. `within` names
    the only unit that is written, with its parts. `period_end` is the first day after the period. Usage for an unknown
    locale.
    """
    period = [value.period.start.isoformat(), value.period.end.isoformat(), value.as_of.isoformat()]
    lines: list[Sequence[Cell]] = [("period_start", "period_end", "as_of", *COLUMNS)]
    for row in rows_of(value, within):
        found = coverage_row(row)
        lines.append([*period, *(_cell(found[name]) for name in COLUMNS)])
    for one in ended_within(value, within):
        over = {"kind": "ended", **ended_row(one)}
        lines.append([*period, *(_cell(over.get(name)) for name in COLUMNS)])
    return csv_text(lines, excel=excel, locale=locale)


def _cell(value: object) -> Cell:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return ", ".join(value)
    if isinstance(value, float):
        return Decimal(repr(value))
    assert value is None or isinstance(value, str | int)
    return value
