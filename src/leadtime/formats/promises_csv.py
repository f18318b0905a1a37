"""The promises as CSV, a line for each: numbers are numbers, no text is a formula; the dialects are in `csv_text`."""

from collections.abc import Sequence

from leadtime.formats.csv_text import Cell, csv_text
from leadtime.formats.promises_json import promise_row
from leadtime.reckoning.promise_values import Promises

PROMISE_COLUMNS = (
    "id",
    "date",
    "unit",
    "unit_now",
    "what",
    "owner",
    "due",
    "entry",
    "state",
    "done",
    "dropped",
    "days",
    "days_over",
)


def promises_csv(value: Promises, *, only_open: bool = False, excel: bool = False, locale: str = "") -> str:
    """The open ones and those that were closed, in the table's order, each of the latter too; Usage for a locale.

    The columns are the keys of the JSON.
    """
    lines: list[Sequence[Cell]] = [PROMISE_COLUMNS]
    for one in value.open if only_open else (*value.open, *value.closed):
        row = promise_row(one)
        lines.append([row[name] for name in PROMISE_COLUMNS])
    return csv_text(lines, excel=excel, locale=locale)
