"""The figures of the recognitions as CSV: a line for each unit, group and behaviour; the dialects are in `csv_text`."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from leadtime.formats.csv_text import Cell, csv_text
from leadtime.formats.recognitions_json import behaviour_row, unit_row
from leadtime.formats.report_json import share_number
from leadtime.reckoning.recognition_values import Recognitions

COLUMNS = (
    "kind",
    "name",
    "label",
    "own_lifts",
    "lifts",
    "share",
    "headcount",
    "headcount_share",
    "last_lift",
    "days_since",
)


def recognitions_csv(value: Recognitions, *, excel: bool = False, locale: str = "") -> str:
    """One line for each row of the tables; `kind` is unit, group or behaviour: filter by it before summing.

    A group's figures are with those of its parts; the lifts without a behaviour have a line without a name, and those
    of units that are over by the day, or that the budget does not know, have one of the kind `ended` or `unknown` for
    each. `period_end` is the first day after
    the period. Usage for an unknown locale.
    """
    period = [value.period.start.isoformat(), value.period.end.isoformat(), value.as_of.isoformat()]
    rows: list[Mapping[str, Any]] = [
        {"kind": _kind(found["is_group"]), **found} for found in map(unit_row, value.units)
    ]
    number = len(value.lifts)
    for kind, others in (("ended", value.ended), ("unknown", value.unknown)):
        for name, lifts in others:
            rows.append({"kind": kind, "name": name, "lifts": lifts, "share": _share(lifts, number)})
    rows += [{"kind": "behaviour", **behaviour_row(row)} for row in value.behaviours]
    if without := value.without_behaviour:
        rows.append({"kind": "behaviour", "name": "", "lifts": without, "share": _share(without, number)})
    lines: list[Sequence[Cell]] = [("period_start", "period_end", "as_of", *COLUMNS)]
    lines += [[*period, *(_cell(row.get(name)) for name in COLUMNS)] for row in rows]
    return csv_text(lines, excel=excel, locale=locale)


def _kind(is_group: bool) -> str:
    return "group" if is_group else "unit"


def _share(lifts: int, of: int) -> float | None:
    from fractions import Fraction

    return share_number(Fraction(lifts, of))


def _cell(value: Any) -> Cell:
    if isinstance(value, float):
        return Decimal(repr(value))
    assert value is None or isinstance(value, str | int)
    return value
