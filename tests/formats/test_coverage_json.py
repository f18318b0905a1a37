"""The coverage, and whom to visit next, as JSON."""

import json
from datetime import date
from typing import Any

from tests.reckoning.made_visits import BUDGET, NOW, QUARTER, SCHOOLS, TODAY, clocked, covered, promise, visit

from leadtime.formats.coverage_json import coverage_json, next_json
from leadtime.model.unit import Organisation, Unit
from leadtime.reckoning.coverage import survey
from leadtime.reckoning.coverage_values import Coverage
from leadtime.reckoning.next_visits import next_visits

VISITS = [
    clocked("schools/a", "2026-11-25 09:00"),
    visit("care", date(2026, 11, 20), 6, 30),
    visit("nowhere", date(2026, 11, 20)),
]
PROMISES = [promise("schools/a", date(2026, 11, 2), date(2026, 11, 9))]
VALUE = covered(SCHOOLS, VISITS, promises=PROMISES)


def said(value: Coverage, within: str = "") -> dict[str, Any]:
    """What the JSON says."""
    found: dict[str, Any] = json.loads(coverage_json(value, "Quarter 4 2026", within))
    return found


def test_the_figures() -> None:
    """Exact numbers as numbers with six decimals, and the names of the table."""
    found = said(VALUE)
    rows, shifts, most = (found.pop(key) for key in ("rows", "shifts", "most_visited"))
    assert found == {
        "schema": "leadtime.coverage/1",
        "period": {"start": "2026-10-01", "end": "2027-01-01", "label": "Quarter 4 2026"},
        "as_of": "2026-11-27",
        "visit_categories": ["visits"],
        "units": 5,
        "visited": 2,
        "overdue": 0,
        "never": 3,
        "not_yet": 3,
        "headcount": 160,
        "headcount_visited": 50,
        "reach": 0.3125,
        "people_met": 6,
        "visits": 2,
        "minutes": 90,
        "working_weeks": 2.0,
        "working_weeks_from": "2026-11-16",
        "visits_per_week": 1.0,
        "cycle_weeks": 5.0,
        "concentration": 1.0,
        "most_visited_is_tied": False,
        "open_promises": 1,
        "units_are_of_the_log": False,
        "unknown_units": [{"unit": "nowhere", "visits": 1}],
        "ended_units": [],
        "rows_of": None,
        "visits_without_clock": 1,
    }
    assert {"unit": "schools/a", "visits": 1} in most and len(most) == 2
    assert [(row["kind"], row["name"]) for row in rows] == [
        ("group", "schools"),
        ("unit", "schools/b"),
        ("unit", "schools/c"),
        ("unit", "schools/a"),
        ("group", "care"),
        ("unit", "care"),
        ("unit", "care/d"),
    ]
    days = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    assert shifts[0] == {
        "shift": "day",
        "visits": {day: int(day == "wednesday") for day in days},
        "units": 5,
        "seen": 1,
    }


def test_a_unit_and_a_group() -> None:
    """What only a unit has is null for a group; no key is left out."""
    group, _, _, unit, *_ = said(VALUE)["rows"]
    assert unit == {
        "kind": "unit",
        "name": "schools/a",
        "label": "",
        "last_visit": "2026-11-25",
        "days_since": 2,
        "visit_every_days": 42,
        "staleness": 0.047619,
        "is_overdue": False,
        "visits": 1,
        "minutes": 60,
        "people": 0,
        "units": 1,
        "visited": 1,
        "overdue": 0,
        "never": 0,
        "not_yet": 0,
        "headcount": 40,
        "open_promises": 1,
        "overdue_promises": 1,
        "unseen_shifts": [],
    }
    assert list(group) == list(unit)
    lacking = {"last_visit", "days_since", "visit_every_days", "staleness", "is_overdue", "overdue_promises"}
    assert {key for key, value in group.items() if value is None} == lacking


def test_one_part() -> None:
    """Has its rows, and says so; the figures are of all units still."""
    found = said(VALUE, "care")
    assert found["rows_of"] == "care"
    assert [row["name"] for row in found["rows"]] == ["care", "care", "care/d"]
    assert found["units"] == 5


def test_units_that_are_over() -> None:
    """With what counts of them; they are no rows."""
    organisation = SCHOOLS._replace(units=(*SCHOOLS.units, Unit("care/mill", "The mill", 9, end=TODAY)))
    value = covered(organisation, [visit("care/mill", date(2026, 11, 20), 6, 30)])
    ended = {"name": "care/mill", "label": "The mill", "visits": 1, "minutes": 30, "people": 6, "open_promises": 0}
    assert (said(value)["ended_units"], said(value, "schools")["ended_units"]) == ([ended], [])
    assert said(value)["unknown_units"] == []
    assert (said(value)["visits"], len(said(value)["rows"])) == (1, 7)


def test_nothing_to_divide_by() -> None:
    """A share of nothing is null."""
    found = said(covered(Organisation()))
    assert [found[key] for key in ("reach", "cycle_weeks", "concentration")] == [None, None, None]
    assert found["visits_per_week"] == 0
    assert found["units_are_of_the_log"] is True


def test_whom_to_visit_next() -> None:
    """The trips with their units, the figures behind each, and why in the words of the reasons."""
    found = survey(BUDGET, SCHOOLS, VISITS, PROMISES, QUARTER, NOW)
    trips = next_visits(found.units, found.standings, 1)
    assert json.loads(next_json(trips, TODAY, False)) == {
        "schema": "leadtime.next/1",
        "as_of": "2026-11-27",
        "units_are_of_the_log": False,
        "open_promises_to_ended_units": 0,
        "trips": [
            {
                "parent": "schools",
                "label": "",
                "units": [
                    {
                        "name": "schools/b",
                        "label": "",
                        "why": ["never visited"],
                        "last_visit": None,
                        "days_since": None,
                        "visit_every_days": 42,
                        "staleness": None,
                        "is_overdue": False,
                        "headcount": 60,
                        "open_promises": 0,
                        "overdue_promises": 0,
                        "unseen_shifts": ["day"],
                    }
                ],
                "also_due": [],
            }
        ],
    }
    assert json.loads(next_json((), TODAY, True))["trips"] == []
