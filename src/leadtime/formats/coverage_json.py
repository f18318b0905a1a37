"""The coverage, and whom to visit next, as JSON for other programs.

Conventions: as in `report_json`. Staleness is a number (1 = the day by which the next visit is due), null for a unit
that was never visited. A row is a unit or, with the figures of all its parts, a group, of which what only a unit has is
null; a unit that has parts is there as both. The cadence is in days. `not_yet` are the units that were never visited
and whose first visit is not due yet; the other `never` ones are overdue. Units that are over by the day are in no row,
and their visits are in the figures.
"""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Any

from leadtime.formats.json_text import json_text
from leadtime.formats.report_json import share_number
from leadtime.formats.typed_day import WEEKDAYS
from leadtime.reckoning.coverage_values import (
    Coverage,
    CoverageRow,
    EndedUnit,
    Suggestion,
    Trip,
    ended_within,
    rows_of,
)

COVERAGE_SCHEMA = "leadtime.coverage/1"
NEXT_SCHEMA = "leadtime.next/1"


def coverage_json(value: Coverage, label: str, within: str = "") -> str:
    """All of a coverage; `label` is the period's name as the table has it.

    `within` names the only unit of which there are rows; the figures are of all units still.
    """
    reach = Fraction(value.headcount_visited, value.headcount) if value.headcount else None
    return json_text(
        {
            "schema": COVERAGE_SCHEMA,
            "period": {"start": value.period.start.isoformat(), "end": value.period.end.isoformat(), "label": label},
            "as_of": value.as_of.isoformat(),
            "visit_categories": list(value.visit_categories),
            "units": value.units,
            "visited": value.visited,
            "overdue": value.overdue,
            "never": value.never,
            "not_yet": value.not_yet,
            "headcount": value.headcount,
            "headcount_visited": value.headcount_visited,
            "reach": share_number(reach),
            "people_met": value.people_met,
            "visits": value.visits,
            "minutes": value.minutes,
            "working_weeks": share_number(value.working_weeks),
            "working_weeks_from": value.weeks_from.isoformat(),
            "visits_per_week": share_number(value.pace),
            "cycle_weeks": share_number(value.cycle_weeks),
            "concentration": share_number(value.concentration),
            "most_visited": [{"unit": name, "visits": number} for name, number in value.most_visited],
            "most_visited_is_tied": value.most_is_tied,
            "open_promises": value.open_promises,
            "units_are_of_the_log": value.is_by_log,
            "unknown_units": [{"unit": name, "visits": number} for name, number in value.unknown],
            "ended_units": [ended_row(one) for one in ended_within(value, within)],
            "rows_of": within or None,
            "rows": [coverage_row(row) for row in rows_of(value, within)],
            "shifts": [
                {
                    "shift": row.shift,
                    "visits": dict(zip(WEEKDAYS, row.visits_by_weekday, strict=True)),
                    "units": row.units,
                    "seen": row.seen,
                }
                for row in value.grid
            ],
            "visits_without_clock": value.without_clock,
        }
    )


def coverage_row(row: CoverageRow) -> dict[str, Any]:
    """A unit or a group with its figures, by the names that the CSV has as well."""
    one = row.standing
    return {
        "kind": "unit" if one else "group",
        "name": row.name,
        "label": row.label,
        "last_visit": one.last.isoformat() if one and one.last else None,
        "days_since": one.days_since if one else None,
        "visit_every_days": one.unit.visit_every.days if one else None,
        "staleness": share_number(one.staleness) if one else None,
        "is_overdue": one.is_overdue if one else None,
        "visits": row.visits,
        "minutes": row.minutes,
        "people": row.people,
        "units": row.units,
        "visited": row.visited,
        "overdue": row.overdue,
        "never": row.never,
        "not_yet": row.not_yet,
        "headcount": row.headcount,
        "open_promises": row.open_promises,
        "overdue_promises": one.overdue_promises if one else None,
        "unseen_shifts": list(one.unseen_shifts) if one else [],
    }


def ended_row(one: EndedUnit) -> dict[str, Any]:
    """A unit that is over, with what counts of it still."""
    return {
        "name": one.name,
        "label": one.label,
        "visits": one.visits,
        "minutes": one.minutes,
        "people": one.people,
        "open_promises": one.open_promises,
    }


def next_json(trips: Iterable[Trip], as_of: date, is_by_log: bool, to_ended: int = 0) -> str:
    """The trips in their order, as they are on a day, with the reasons as the words of `Why`.

    `to_ended` is how many promises are open to units that are over by then.
    """
    return json_text(
        {
            "schema": NEXT_SCHEMA,
            "as_of": as_of.isoformat(),
            "units_are_of_the_log": is_by_log,
            "open_promises_to_ended_units": to_ended,
            "trips": [
                {
                    "parent": trip.parent,
                    "label": trip.label,
                    "units": [_suggestion(one) for one in trip.suggestions],
                    "also_due": list(trip.also_due),
                }
                for trip in trips
            ],
        }
    )


def _suggestion(one: Suggestion) -> dict[str, Any]:
    stand = one.standing
    return {
        "name": stand.unit.name,
        "label": stand.unit.label,
        "why": [reason.value for reason in one.why],
        "last_visit": stand.last.isoformat() if stand.last else None,
        "days_since": stand.days_since,
        "visit_every_days": stand.unit.visit_every.days,
        "staleness": share_number(stand.staleness),
        "is_overdue": stand.is_overdue,
        "headcount": stand.unit.headcount,
        "open_promises": stand.open_promises,
        "overdue_promises": stand.overdue_promises,
        "unseen_shifts": list(stand.unseen_shifts),
    }
