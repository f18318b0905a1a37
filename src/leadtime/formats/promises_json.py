"""The promises as JSON for other programs.

Conventions: as in `report_json`. `quarters` and `in_all` are about the promises given in each, on the day `as_of`:
`kept_share` is those done over those given, `closed_share` those done or dropped over those given, and
`median_days_to_done` is from the promise to the day it was done.
"""

from datetime import date
from fractions import Fraction
from typing import Any

from leadtime.formats.json_text import json_text
from leadtime.formats.report_json import share_number
from leadtime.reckoning.promise_values import PromiseFigures, Promises, PromiseStanding

PROMISES_SCHEMA = "leadtime.promises/1"


def promises_json(value: Promises, label: str, unit: str = "", *, only_open: bool = False) -> str:
    """The promises that are open and those that were closed, in the table's order, each of the latter too.

    `label` is the period's name in the table, and `unit` the only unit whose promises are meant, empty for all.
    """
    period = value.period
    listed = value.open if only_open else (*value.open, *value.closed)
    return json_text(
        {
            "schema": PROMISES_SCHEMA,
            "as_of": value.as_of.isoformat(),
            "period": {"start": period.start.isoformat(), "end": period.end.isoformat(), "label": label}
            if period
            else None,
            "unit": unit or None,
            "open": len(value.open),
            "overdue": value.overdue,
            "promises": [promise_row(one) for one in listed],
            "quarters": [_figures(one) for one in value.quarters],
            "in_all": _figures(value.in_all),
        }
    )


def promise_row(one: PromiseStanding) -> dict[str, str | int | None]:
    """A promise with the file's keys and what they come to, by the names that the CSV has as well.

    `unit_now` is the unit's name on the day of the figures. `days` are those since it was given, or those it took;
    `days_over` those since it was due, below zero while that is to come, null where nothing is due any more.
    """
    promise = one.promise
    return {
        "id": promise.id,
        "date": promise.date.isoformat(),
        "unit": promise.unit,
        "unit_now": one.unit,
        "what": promise.what,
        "owner": promise.owner or None,
        "due": _day(promise.due),
        "entry": promise.entry or None,
        "state": one.state,
        "done": _day(one.closed if one.state == "done" else None),
        "dropped": _day(one.closed if one.state == "dropped" else None),
        "days": one.age,
        "days_over": one.days_over,
    }


def _figures(one: PromiseFigures) -> dict[str, Any]:
    return {
        "start": one.period.start.isoformat(),
        "end": one.period.end.isoformat(),
        "given": one.given,
        "done": one.done,
        "dropped": one.dropped,
        "open": one.open,
        "kept_share": share_number(one.kept),
        "closed_share": share_number(one.closed),
        "median_days_to_done": _number(one.days),
    }


def _number(value: Fraction | None) -> int | float | None:
    """A median, which is whole or a half."""
    return None if value is None else int(value) if value.denominator == 1 else float(value)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
