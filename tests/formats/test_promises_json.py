"""The promises as JSON: every key, and what does not apply is null."""

import json
from datetime import date

from tests.reckoning.made_visits import QUARTER, SCHOOLS, TODAY

from leadtime.formats.promises_json import promises_json
from leadtime.model.promise import Promise
from leadtime.reckoning.promises import promises
from leadtime.reckoning.units import UnitsThen

FOUND = [
    Promise("p1", date(2026, 11, 2), "schools/a", "New chairs", "HR", date(2026, 11, 20), "k1"),
    Promise("p2", date(2026, 11, 3), "gone", "An answer", done=date(2026, 11, 4)),
    Promise("p3", date(2026, 9, 4), "care", "A lift", dropped=date(2026, 11, 5)),
    Promise("p4", date(2026, 11, 5), "care", "Paint", due=date(2026, 12, 1), done=date(2026, 11, 6)),
]
NULL = {"owner": None, "due": None, "entry": None, "done": None, "dropped": None, "days_over": None}


def test_the_whole() -> None:
    """The open ones first, then the closed, the last first; shares are numbers, and a median is whole or a half."""
    value = promises(FOUND, UnitsThen(SCHOOLS, TODAY), QUARTER)
    third = {"start": "2026-07-01", "end": "2026-10-01"}
    found = json.loads(promises_json(value, "Quarter 4 2026"))
    assert found == {
        "schema": "leadtime.promises/1",
        "as_of": "2026-11-27",
        "period": {"start": "2026-10-01", "end": "2027-01-01", "label": "Quarter 4 2026"},
        "unit": None,
        "open": 1,
        "overdue": 1,
        "promises": [
            {
                "id": "p1",
                "date": "2026-11-02",
                "unit": "schools/a",
                "unit_now": "schools/a",
                "what": "New chairs",
                "owner": "HR",
                "due": "2026-11-20",
                "entry": "k1",
                "state": "open",
                "done": None,
                "dropped": None,
                "days": 25,
                "days_over": 7,
            },
            {
                "id": "p4",
                "date": "2026-11-05",
                "unit": "care",
                "unit_now": "care",
                "what": "Paint",
                "state": "done",
                "days": 1,
            }
            | {**NULL, "due": "2026-12-01", "done": "2026-11-06"},
            {
                "id": "p3",
                "date": "2026-09-04",
                "unit": "care",
                "unit_now": "care",
                "what": "A lift",
                "state": "dropped",
                "days": 62,
            }
            | {**NULL, "dropped": "2026-11-05"},
            {
                "id": "p2",
                "date": "2026-11-03",
                "unit": "gone",
                "unit_now": "gone",
                "what": "An answer",
                "state": "done",
                "days": 1,
            }
            | {**NULL, "done": "2026-11-04"},
        ],
        "quarters": [
            {**third, "given": 1, "done": 0, "dropped": 1, "open": 0, "kept_share": 0.0, "closed_share": 1.0}
            | {"median_days_to_done": None},
            {"start": "2026-10-01", "end": "2027-01-01", "given": 3, "done": 2, "dropped": 0, "open": 1}
            | {"kept_share": 0.666667, "closed_share": 0.666667, "median_days_to_done": 1},
        ],
        "in_all": {
            "start": "2026-07-01",
            "end": "2027-01-01",
            "given": 4,
            "done": 2,
            "dropped": 1,
            "open": 1,
            "kept_share": 0.5,
            "closed_share": 0.75,
            "median_days_to_done": 1,
        },
    }
    assert all(list(one) == list(found["promises"][0]) for one in found["promises"])


def test_a_half_a_unit_and_no_period() -> None:
    """A median of an even number; the unit that was asked for; nothing promised has no share."""
    units = UnitsThen(SCHOOLS, TODAY)
    two = [FOUND[1], FOUND[1]._replace(id="p5", done=date(2026, 11, 5))]
    assert json.loads(promises_json(promises(two, units), ""))["in_all"]["median_days_to_done"] == 1.5
    found = json.loads(promises_json(promises(FOUND, units, within="schools"), "", "schools", only_open=True))
    assert (found["unit"], found["period"], [one["id"] for one in found["promises"]]) == ("schools", None, ["p1"])
    nothing = json.loads(promises_json(promises([], units), ""))["in_all"]
    assert (nothing["given"], nothing["kept_share"], nothing["closed_share"]) == (0, None, None)


def test_what_was_closed_later_is_not_known_yet() -> None:
    """As of a day before it, the promise is open, and says so."""
    value = promises(FOUND[1:2], UnitsThen(SCHOOLS, date(2026, 11, 3)))
    (one,) = json.loads(promises_json(value, ""))["promises"]
    assert (one["state"], one["done"], one["days"]) == ("open", None, 0)
