"""The rules and their trial as JSON: the whole of it, for other programs."""

import json
from datetime import date

from leadtime.formats.rules_json import rules_json, trial_json
from leadtime.model.event import Event, Reason, Unread
from leadtime.model.period import Period
from leadtime.model.rule import Rule, Sorting
from leadtime.reckoning.imports.trial import try_out

VISIT = Rule(1, ("visit",), ("x",), ("y",), ("z",), ("w",), 2, "visits", "schools", ("a",), (("audience", "staff"),))
LUNCH = Rule(3, ("lunch",), skip="private", line=30)
SORTING = Sorting((VISIT, LUNCH), ("anna@example.se",))
RULES = [
    {
        "number": 1,
        "line": None,
        "summary": ["visit"],
        "location": ["x"],
        "calendar": ["y"],
        "categories": ["z"],
        "organizer": ["w"],
        "attendees_at_least": 2,
        "category": "visits",
        "unit": "schools",
        "tags": ["a"],
        "dimensions": {"audience": "staff"},
        "skip": None,
    },
    {
        "number": 3,
        "line": 30,
        "summary": ["lunch"],
        "location": [],
        "calendar": [],
        "categories": [],
        "organizer": [],
        "attendees_at_least": None,
        "category": None,
        "unit": None,
        "tags": [],
        "dimensions": {},
        "skip": "private",
    },
]
DAY = date(2026, 11, 23)


def test_the_rules() -> None:
    """Every key of a rule, whether it is given or not; there is no trial."""
    assert json.loads(rules_json(SORTING)) == {
        "schema": "leadtime.rules/1",
        "me": ["anna@example.se"],
        "rules": RULES,
        "trial": None,
    }


def test_a_trial() -> None:
    """The same rules, and what became of every event."""
    lunches = [Event("", date=DAY, minutes=45, summary=f"Lunch {number}") for number in "1112345"]
    events = [*lunches, Event("", date=DAY, minutes=30, summary="Budget"), Event("", days=Period(DAY, DAY))]
    unread = (Unread("a.ics:3", "Odd", Reason.BROKEN, "no start"),)
    days = Period(DAY, date(2026, 11, 30))
    found = json.loads(trial_json(SORTING, try_out(events, SORTING.rules), days, "Week 48", 12, unread))
    assert found["rules"] == RULES
    assert found["trial"] == {
        "period": {"start": "2026-11-23", "end": "2026-11-30", "label": "Week 48"},
        "events": 8,
        "minutes": 345,
        "taken": [
            {"rule": 1, "events": 0, "minutes": 0, "summaries": [], "more_summaries": 0},
            {
                "rule": 3,
                "events": 7,
                "minutes": 315,
                "summaries": [
                    {"summary": "Lunch 1", "events": 3, "minutes": 135},
                    {"summary": "Lunch 2", "events": 1, "minutes": 45},
                    {"summary": "Lunch 3", "events": 1, "minutes": 45},
                ],
                "more_summaries": 2,
            },
        ],
        "untaken": [{"summary": "Budget", "events": 1, "minutes": 30}],
        "not_tried": [{"reason": "all-day", "events": 1}],
        "outside": 12,
        "unread": [{"place": "a.ics:3", "summary": "Odd", "reason": "broken", "message": "no start", "hint": None}],
    }
