"""The recognitions as JSON: the figures, and the recognitions of the period with their ids."""

import json

from tests.reckoning.made_lifts import SCHOOLS, lift, value_of, visit

from leadtime.formats.recognitions_json import recognitions_json
from leadtime.model.unit import Unit


def test_the_whole() -> None:
    """Every key is there, what does not apply is null; shares are numbers."""
    made = [lift(3, "raus", "help", "v")._replace(id="r1", channel="instagram"), lift(4, "gone")._replace(id="r2")]
    visits = [visit(3, "raus", entry="v"), visit(20, "raus", entry="w"), visit(2, "raus", entry="u")]
    organisation = SCHOOLS._replace(units=(Unit("raus", "Raus", 10), Unit("seaview")))
    assert json.loads(recognitions_json(value_of(made, visits, organisation), "November 2026")) == {
        "schema": "leadtime.recognitions/1",
        "period": {"start": "2026-11-01", "end": "2026-12-01", "label": "November 2026"},
        "as_of": "2026-11-27",
        "lifts": 2,
        "units_lifted": 2,
        "effective_units": 2.0,
        "units_to_visit": 2,
        "units_not_lifted": 1,
        "units_without_headcount": 1,
        "units_are_of_the_log": False,
        "ended_units": [],
        "unknown_units": [{"unit": "gone", "lifts": 1}],
        "units": [
            {
                "name": "raus",
                "label": "Raus",
                "is_group": False,
                "own_lifts": 1,
                "lifts": 1,
                "share": 0.5,
                "headcount": 10,
                "headcount_share": 1.0,
                "last_lift": "2026-11-03",
                "days_since": 24,
            },
            {
                "name": "seaview",
                "label": None,
                "is_group": False,
                "own_lifts": 0,
                "lifts": 0,
                "share": 0.0,
                "headcount": 0,
                "headcount_share": 0.0,
                "last_lift": None,
                "days_since": None,
            },
        ],
        "behaviours": [
            {"name": "helps others", "label": None, "lifts": 1, "share": 0.5, "is_known": True},
            {
                "name": "takes responsibility",
                "label": "Responsibility",
                "lifts": 0,
                "share": 0.0,
                "is_known": True,
            },
        ],
        "lifts_without_behaviour": 1,
        "lifts_without_visit": 0,
        "story_days": 14,
        "visits": 3,
        "visits_without_lift": 1,
        "visits_with_time_left": 1,
        "stories": [
            {
                "date": "2026-11-20",
                "unit": "raus",
                "label": "Raus",
                "entry": "w",
                "until": "2026-12-04",
                "is_open": True,
            }
        ],
        "recognitions": [
            {
                "id": "r2",
                "date": "2026-11-04",
                "unit": "gone",
                "unit_now": None,
                "label": None,
                "what": "Built a garden",
                "behaviour": None,
                "channel": None,
                "url": None,
                "entry": None,
                "source": None,
                "came_of_a_visit": None,
            },
            {
                "id": "r1",
                "date": "2026-11-03",
                "unit": "raus",
                "unit_now": "raus",
                "label": "Raus",
                "what": "Built a garden",
                "behaviour": "helps others",
                "channel": "instagram",
                "url": None,
                "entry": "v",
                "source": None,
                "came_of_a_visit": True,
            },
        ],
    }


def test_nothing() -> None:
    """No lift has no evenness and no shares."""
    found = json.loads(recognitions_json(value_of(), "November 2026"))
    assert (found["lifts"], found["effective_units"], found["recognitions"]) == (0, None, [])
    assert {row["share"] for row in found["units"]} == {None}
