"""Reports, grids, gaps and entries as JSON for other programs.

Conventions: a period's `end` is the first day that is not in it. Times are whole minutes: a variance is rounded half
away from zero, time that is still needed is rounded up, and room down. Shares and coverage are numbers (0.2 = 20 %)
with six decimals. A verdict is the words that the table has. What does not apply is null, and no key is ever left
out. A schema's name changes when a key's meaning does.
"""

from collections.abc import Iterable
from datetime import date, datetime, time
from fractions import Fraction
from math import ceil, floor, isfinite
from typing import Any

from leadtime.formats.amounts import spell_amount, spell_cadence
from leadtime.formats.json_text import json_text
from leadtime.model.entry import Entry
from leadtime.model.period import Period
from leadtime.model.target import Measure
from leadtime.reckoning.gaps import Gap
from leadtime.reckoning.grid import Grid
from leadtime.reckoning.values import Bound, NextStep, Report, Row, TargetResult

REPORT_SCHEMA = "leadtime.report/1"
ENTRIES_SCHEMA = "leadtime.entries/1"
GRID_SCHEMA = "leadtime.grid/1"
GAPS_SCHEMA = "leadtime.gaps/1"


def report_json(report: Report, label: str, next_step: str) -> str:
    """A report with every row, those without time too; `label` and `next_step` are the words the table has."""
    return json_text(
        {
            "schema": REPORT_SCHEMA,
            "period": _period(report.period, label),
            "today": report.today.isoformat(),
            "stage": report.stage.value,
            "logged_minutes": report.logged.minutes,
            "capacity_minutes": report.capacity.minutes,
            "capacity_left_minutes": report.capacity_left.minutes,
            "absence_minutes": report.absence.minutes,
            "coverage": share_number(report.coverage),
            "denominator": "logged",
            "unbudgeted_minutes": report.unbudgeted.minutes,
            "not_counted_minutes": report.not_counted.minutes,
            "running": report.running.isoformat() if report.running else None,
            "rows": [_row(row) for row in report.rows],
            "next_step": _next_step(report.next_step, next_step),
            "warnings": list(report.warnings),
        }
    )


def entries_json(entries: Iterable[Entry], now: datetime) -> str:
    """Entries with the file's own keys and `minutes`, where a running timer counts up to `now`.

    `date` is always the entry's own day. An entry with a `start` and no `end` is the running timer; one without a
    start has only a duration. Dimensions, and the keys that leadtime does not know, are there where the entry has them.
    """
    return json_text({"schema": ENTRIES_SCHEMA, "entries": [_entry(entry, now) for entry in entries]})


def grid_json(grid: Grid, label: str, by: str) -> str:
    """A grid in minutes, `by` day, week, month, unit or tag; a column is a period (`start`, `end`) or a `name`.

    The name is empty for the entries without a unit or tag.
    """
    return json_text(
        {
            "schema": GRID_SCHEMA,
            "period": _period(grid.period, label),
            "by": by,
            "columns": [_column(column) for column in grid.columns],
            "rows": [
                {"category": category, "minutes": [cell.minutes for cell in cells], "total_minutes": total.minutes}
                for category, cells, total in grid.rows
            ],
            "totals_minutes": [total.minutes for total in grid.totals],
            "total_minutes": grid.total.minutes,
        }
    )


def gaps_json(gaps: Iterable[Gap], period: Period, label: str) -> str:
    """The working days of `period` with less logged than there was time for, and the holes between their entries."""
    return json_text(
        {
            "schema": GAPS_SCHEMA,
            "period": _period(period, label),
            "gaps": [
                {
                    "date": gap.day.isoformat(),
                    "capacity_minutes": gap.capacity.minutes,
                    "logged_minutes": gap.logged.minutes,
                    "missing_minutes": gap.missing.minutes,
                    "holes": [{"start": hole.start.isoformat(), "end": hole.end.isoformat()} for hole in gap.holes],
                }
                for gap in gaps
            ],
        }
    )


def share_number(share: Fraction | None) -> float | None:
    """A share as a number with six decimals, None when it is a share of nothing."""
    return None if share is None else round(float(share), 6)


def nearest(value: Fraction) -> int:
    """The nearest whole number, a half away from zero."""
    return floor(value + Fraction(1, 2)) if value >= 0 else -floor(-value + Fraction(1, 2))


def target_values(result: TargetResult) -> dict[str, str | int | float | None]:
    """One bound of a target with its outcome; a band is two of these, each with its own amount and the other null.

    A target in entries has its figures in `_entries`, one about units in `_units` (`units` is how many there are to
    visit, `by` the last day of the interval that is judged), the others in `_minutes`. `least_time_minutes` would reach
    a share that is out of reach; `dilution_minutes` is the other work that would bring an at-most share back.
    """
    measure = result.target.measure
    is_number = measure not in (Measure.SHARE, Measure.TIME)
    amounts: dict[str, str | int | float | None] = {bound.value: None for bound in Bound}
    figures: dict[str, int | float | None] = {
        "variance": round(float(result.variance), 6) if is_number else nearest(result.variance),
        "to_go": _up(result.to_go),
    }
    room = None if result.room is None else floor(result.room)
    return {
        **amounts,
        result.bound.value: None if measure is Measure.CADENCE else spell_amount(result.amount),
        "visit_every": spell_cadence(result.target.visit_every) if result.target.visit_every else None,
        "per": result.target.per.value,
        "of": "units" if result.target.is_of_units else result.target.of.value,
        **{f"{name}_minutes": None if is_number else figure for name, figure in figures.items()},
        "room_minutes": None if is_number else room,
        **{f"{name}_entries": figure if measure is Measure.COUNT else None for name, figure in figures.items()},
        "room_entries": room if measure is Measure.COUNT else None,
        **{f"{name}_units": figure if result.target.is_of_units else None for name, figure in figures.items()},
        "units": result.whole if result.target.is_of_units else None,
        "by": result.by.isoformat() if result.by else None,
        "least_time_minutes": _up(result.least_time),
        "dilution_minutes": _up(result.dilution),
        "verdict": result.verdict.value,
    }


def _up(value: Fraction | None) -> int | None:
    return None if value is None else ceil(value)


def _row(row: Row) -> dict[str, Any]:
    return {
        "category": row.category,
        "minutes": row.minutes.minutes,
        "entries": row.entries,
        "share": share_number(row.share),
        "counts": row.counts,
        "verdict": row.verdict.value,
        "targets": [target_values(result) for result in row.targets],
    }


def _next_step(step: NextStep, text: str) -> dict[str, Any]:
    return {
        "kind": step.kind.value,
        "category": step.category or None,
        "minutes": step.minutes.minutes,
        "count": step.count,
        "left_minutes": step.left.minutes,
        "text": text,
    }


def _entry(entry: Entry, now: datetime) -> dict[str, Any]:
    found: dict[str, Any] = {
        "id": entry.id,
        "date": entry.day.isoformat(),
        "start": entry.start.isoformat() if entry.start else None,
        "end": entry.end.isoformat() if entry.end else None,
        "minutes": entry.length(now).minutes,
        "category": entry.category,
        "unit": entry.unit,
        "people": entry.people,
        "tags": list(entry.tags),
        "note": entry.note,
        "source": entry.source,
    }
    return found | dict(entry.dimensions) | {key: _plain(value) for key, value in entry.unknown if key not in found}


def _period(period: Period, label: str) -> dict[str, str]:
    return {**_column(period), "label": label}


def _column(column: Period | str) -> dict[str, str]:
    if isinstance(column, Period):
        return {"start": column.start.isoformat(), "end": column.end.isoformat()}
    return {"name": column}


def _plain(value: object) -> object:
    """A TOML value as JSON has it: dates and times in their ISO form; `inf` and `nan`, which JSON lacks, as texts."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, float):
        return value if isfinite(value) else str(value)
    return value.isoformat() if isinstance(value, date | time) else value
