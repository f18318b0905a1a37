"""Planned against actual as JSON for other programs, by the conventions of `report_json`."""

from typing import Any

from leadtime.formats.json_text import json_text
from leadtime.formats.report_json import share_number
from leadtime.reckoning.plan_values import Missed, PlanReport, PlanRow

PLAN_SCHEMA = "leadtime.plan/1"


def plan_json(report: PlanReport, label: str) -> str:
    """The report with every row and every missed entry; `label` is the period's name.

    `due` is what of the plan is over by now, `difference` is actual less due, and `share` is happened of due. In
    `missed` and `displaced`, `instead` is null where nothing else is logged at the time.
    """
    return json_text(
        {
            "schema": PLAN_SCHEMA,
            "period": {
                "start": report.period.start.isoformat(),
                "end": report.period.end.isoformat(),
                "label": label,
            },
            "stage": report.stage.value,
            "total": _figures(report.total),
            "rows": [{"category": row.category, "counts": row.counts, **_figures(row)} for row in report.rows],
            "missed": [_missed(one) for one in report.missed],
            "displaced": [
                {
                    "category": one.category,
                    "instead": one.instead or None,
                    "entries": one.entries,
                    "minutes": one.minutes.minutes,
                }
                for one in report.displaced
            ],
        }
    )


def _figures(row: PlanRow) -> dict[str, Any]:
    return {
        "planned_minutes": row.planned.minutes,
        "planned_entries": row.entries_planned,
        "due_minutes": row.due.minutes,
        "due_entries": row.entries_due,
        "happened_entries": row.happened,
        "share": share_number(row.share),
        "actual_minutes": row.actual.minutes,
        "actual_entries": row.entries,
        "difference_minutes": row.difference.minutes,
    }


def _missed(one: Missed) -> dict[str, Any]:
    entry = one.planned
    return {
        "id": entry.id,
        "date": entry.day.isoformat(),
        "start": entry.start.isoformat() if entry.start else None,
        "end": entry.end.isoformat() if entry.end else None,
        "minutes": entry.length().minutes,
        "category": entry.category,
        "unit": entry.unit,
        "note": entry.note,
        "instead": one.instead or None,
        "logged_minutes": one.logged.minutes,
    }
