"""Reports, grids, gaps and entries as JSON for other programs.

Conventions: a period's `end` is the first day that is not in it. Times are whole minutes: a variance is rounded half
away from zero, what is still to go is rounded
up, and room down. Shares and coverage are numbers (0.2 = 20 %) with six decimals.
What does not apply is null, and no key is ever left out. A schema's name changes when a key's meaning does.
"""

from collections.abc import Iterable
from datetime import date, datetime
from fractions import Fraction
from math import ceil, floor
from typing import Any

from leadtime.formats.amounts import spell_amount
from leadtime.model.entry import Entry
from leadtime.model.period import Period
from leadtime.model.target import Measure
from leadtime.reckoning.values import Gap, Grid, NextStep, Report, Row, TargetResult

REPORT_SCHEMA = "leadtime.report/1"
ENTRIES_SCHEMA = "leadtime.entries/1"
GRID_SCHEMA = "leadtime.grid/1"
GAPS_SCHEMA = "leadtime.gaps/1"


def report_json(report: Report, label: str, next_step: str) -> str:
    """A report with every row, those without time too; `label` and `next_step` are the words the table has."""
    return _text(
        {
            "schema": REPORT_SCHEMA,
            "period": {**_period(report.period), "label": label},
            "stage": report.stage.value,
            "logged_minutes": report.logged.minutes,
            "capacity_minutes": report.capacity.minutes,
            "capacity_left_minutes": report.capacity_left.minutes,
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
    """Entries with the file's own keys and `minutes`, where a running timer (`end` null) counts up to `now`."""
    return _text({"schema": ENTRIES_SCHEMA, "entries": [_entry(entry, now) for entry in entries]})


def grid_json(grid: Grid, by: str) -> str:
    """A grid in minutes, `by` day, week, month, unit or tag; a column is a period (`start`, `end`) or a `name`.

    The name is empty for the entries without a unit or tag.
    """
    return _text(
        {
            "schema": GRID_SCHEMA,
            "by": by,
            "period": _period(grid.period),
            "columns": [_column(column) for column in grid.columns],
            "rows": [
                {"category": category, "minutes": [cell.minutes for cell in cells], "total_minutes": total.minutes}
                for category, cells, total in grid.rows
            ],
            "totals_minutes": [total.minutes for total in grid.totals],
            "total_minutes": grid.total.minutes,
        }
    )


def gaps_json(gaps: Iterable[Gap]) -> str:
    """The working days with less logged than there was time for, and the holes between their entries."""
    return _text(
        {
            "schema": GAPS_SCHEMA,
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
    """One bound of a target with its outcome; a band is two of these, each with both amounts and its own `bound`.

    A target in entries has its figures in `_entries`, the others in `_minutes`.
    """
    target, is_count = result.target, result.target.measure is Measure.COUNT
    figures: dict[str, int | float | None] = {
        "variance": round(float(result.variance), 6) if is_count else nearest(result.variance),
        "to_go": None if result.to_go is None else ceil(result.to_go),
        "room": None if result.room is None else floor(result.room),
    }
    return {
        "at_least": spell_amount(target.at_least) if target.at_least else None,
        "at_most": spell_amount(target.at_most) if target.at_most else None,
        "bound": result.bound.value,
        "per": target.per.value,
        "of": target.of.value,
        **{f"{name}_minutes": None if is_count else figure for name, figure in figures.items()},
        **{f"{name}_entries": figure if is_count else None for name, figure in figures.items()},
        "verdict": result.verdict.value,
    }


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
        "text": text,
    }


def _entry(entry: Entry, now: datetime) -> dict[str, Any]:
    found: dict[str, Any] = {"id": entry.id}
    if entry.start is not None:
        found |= {"start": entry.start.isoformat(), "end": entry.end.isoformat() if entry.end else None}
    else:
        found["date"] = entry.day.isoformat()
    found |= {
        "minutes": entry.length(now).minutes,
        "category": entry.category,
        "unit": entry.unit,
        "people": entry.people,
        "tags": list(entry.tags),
        "note": entry.note,
        "source": entry.source,
    }
    return found | dict(entry.dimensions) | {key: value for key, value in entry.unknown if key not in found}


def _period(period: Period) -> dict[str, str]:
    return {"start": period.start.isoformat(), "end": period.end.isoformat()}


def _column(column: Period | str) -> dict[str, str]:
    if isinstance(column, Period):
        return {"start": column.start.isoformat(), "end": column.end.isoformat()}
    return {"name": column}


def _plain(value: object) -> str:
    """A TOML date or time under a key that leadtime does not know, in its ISO form."""
    return value.isoformat() if isinstance(value, date) else str(value)


def _text(value: dict[str, Any]) -> str:
    import json

    # ASCII only: a lone surrogate from the command line, or a console that is not UTF-8, can't break it.
    return json.dumps(value, indent=2, default=_plain) + "\n"
