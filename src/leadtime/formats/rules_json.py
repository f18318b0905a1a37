"""The rules, and what they made of a calendar's events, as JSON for other programs.

Conventions: as in `report_json`. A rule's `line` counts from 1. Of a rule that leaves events out, `category` is null;
of every other one, `skip`.
"""

from typing import Any

from leadtime.formats.json_text import json_text
from leadtime.model.event import Unread
from leadtime.model.period import Period
from leadtime.model.rule import Rule, Sorting
from leadtime.reckoning.imports.trial import Group, Taken, Trial

SCHEMA = "leadtime.rules/1"


def rules_json(value: Sorting) -> str:
    """The rules in their order; `trial` is null."""
    return json_text(_rules(value, None))


def trial_json(
    value: Sorting, trial: Trial, period: Period, label: str, outside: int = 0, unread: tuple[Unread, ...] = ()
) -> str:
    """The same, and as `trial` what each rule took, what none took, most time first, and what was not tried."""
    found = {
        "period": {"start": period.start.isoformat(), "end": period.end.isoformat(), "label": label},
        "events": trial.events,
        "minutes": trial.time.minutes,
        "taken": [_taken(one) for one in trial.taken],
        "untaken": [_group(one) for one in trial.untaken],
        "not_tried": [{"reason": reason.value, "events": number} for reason, number in trial.left_out],
        "outside": outside,
        "unread": [
            {
                "place": one.place,
                "summary": one.summary,
                "reason": one.reason.value,
                "message": one.message,
                "hint": one.hint or None,
            }
            for one in unread
        ],
    }
    return json_text(_rules(value, found))


def _rules(value: Sorting, trial: dict[str, Any] | None) -> dict[str, Any]:
    return {"schema": SCHEMA, "me": list(value.me), "rules": [_rule(rule) for rule in value.rules], "trial": trial}


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "number": rule.number,
        "line": rule.line or None,
        "summary": list(rule.summary),
        "location": list(rule.location),
        "calendar": list(rule.calendar),
        "categories": list(rule.categories),
        "organizer": list(rule.organizer),
        "attendees_at_least": rule.attendees_at_least or None,
        "category": rule.category or None,
        "unit": rule.unit or None,
        "tags": list(rule.tags),
        "dimensions": dict(rule.dimensions),
        "skip": rule.skip or None,
    }


def _taken(one: Taken) -> dict[str, Any]:
    return {
        "rule": one.rule.number,
        "events": one.events,
        "minutes": one.time.minutes,
        "summaries": [_group(group) for group in one.summaries],
        "more_summaries": one.more,
    }


def _group(group: Group) -> dict[str, Any]:
    return {"summary": group.summary, "events": group.events, "minutes": group.time.minutes}
