"""The recognitions as JSON for other programs.

Conventions: as in `report_json`. A group's lifts and headcount include those of its parts; `own_lifts` do not. Days are
counted to `as_of`. Units that are over by then are no rows of `units`, and `ended_units` has their lifts.
"""

from datetime import date
from typing import Any

from leadtime.formats.json_text import json_text
from leadtime.formats.report_json import share_number
from leadtime.reckoning.recognition_values import BehaviourLifts, Lift, Recognitions, Story, UnitLifts
from leadtime.reckoning.recognitions import STORY_DAYS

RECOGNITIONS_SCHEMA = "leadtime.recognitions/1"


def recognitions_json(value: Recognitions, label: str) -> str:
    """All of it, the recognitions of the period too, the latest first; `label` is the period's name in the table."""
    period = value.period
    return json_text(
        {
            "schema": RECOGNITIONS_SCHEMA,
            "period": {"start": period.start.isoformat(), "end": period.end.isoformat(), "label": label},
            "as_of": value.as_of.isoformat(),
            "lifts": len(value.lifts),
            "units_lifted": value.different,
            "effective_units": share_number(value.effective),
            "units_to_visit": value.to_visit,
            "units_not_lifted": value.not_lifted,
            "units_without_headcount": value.without_headcount,
            "units_are_of_the_log": value.is_by_log,
            "ended_units": [{"unit": name, "lifts": number} for name, number in value.ended],
            "unknown_units": [{"unit": name, "lifts": number} for name, number in value.unknown],
            "units": [unit_row(row) for row in value.units],
            "behaviours": [behaviour_row(row) for row in value.behaviours],
            "lifts_without_behaviour": value.without_behaviour,
            "lifts_without_visit": value.without_visit,
            "story_days": STORY_DAYS,
            "visits": value.visits,
            "visits_without_lift": len(value.stories),
            "visits_with_time_left": value.open_stories,
            "stories": [_story(story) for story in value.stories],
            "recognitions": [_lift(lift) for lift in value.lifts],
        }
    )


def unit_row(row: UnitLifts) -> dict[str, Any]:
    """A unit or a group with its figures, by the names that the CSV has as well."""
    return {
        "name": row.name,
        "label": row.label or None,
        "is_group": row.is_group,
        "own_lifts": row.own,
        "lifts": row.lifts,
        "share": share_number(row.share),
        "headcount": row.headcount,
        "headcount_share": share_number(row.headcount_share),
        "last_lift": _day(row.last),
        "days_since": row.days_since,
    }


def behaviour_row(row: BehaviourLifts) -> dict[str, Any]:
    """A behaviour with its figures, by the names that the CSV has as well."""
    return {
        "name": row.name,
        "label": row.label or None,
        "lifts": row.lifts,
        "share": share_number(row.share),
        "is_known": row.is_known,
    }


def _story(story: Story) -> dict[str, Any]:
    return {
        "date": story.visit.day.isoformat(),
        "unit": story.visit.unit,
        "label": story.label or None,
        "entry": story.visit.entry,
        "until": story.until.isoformat(),
        "is_open": story.is_open,
    }


def _lift(lift: Lift) -> dict[str, Any]:
    """The file's keys, and what they come to, which is null for a unit that the budget does not know."""
    one = lift.recognition
    return {
        "id": one.id,
        "date": one.date.isoformat(),
        "unit": one.unit,
        "unit_now": lift.unit or None,
        "label": lift.label or None,
        "what": one.what,
        "behaviour": lift.behaviour or None,
        "channel": one.channel or None,
        "url": one.url or None,
        "entry": one.entry or None,
        "source": one.source or None,
        "came_of_a_visit": lift.of_visit if lift.unit else None,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
