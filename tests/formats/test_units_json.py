"""The units of a day as JSON."""

import json
from datetime import date

from leadtime.formats.units_json import units_json
from leadtime.model.period import Interval
from leadtime.model.unit import Cadence, Organisation, Unit
from leadtime.reckoning.unit_list import listed
from leadtime.reckoning.units import UnitsThen

DAY = date(2026, 11, 27)


def test_the_whole_of_it() -> None:
    """What is inherited is named, and what is not known is null."""
    organisation = Organisation(
        (
            Unit("schools", visit_every=Cadence(6, Interval.WEEK), shifts=("day",)),
            Unit(
                "schools/elineberg",
                "Elineberg",
                45,
                aliases=("eli",),
                was=("elineberg",),
                start=date(2026, 1, 1),
                end=date(2027, 1, 1),
            ),
            Unit("care/north", shifts=()),
        )
    )
    found = json.loads(units_json(listed(organisation, UnitsThen(organisation, DAY)), DAY))
    units = found.pop("units")
    assert found == {"schema": "leadtime.units/1", "on": "2026-11-27", "units_to_visit": 2, "headcount": 45}
    assert [unit["name"] for unit in units] == ["schools", "schools/elineberg", "care", "care/north"]
    assert units[1] == {
        "name": "schools/elineberg",
        "label": "Elineberg",
        "headcount": 45,
        "headcount_with_parts": 45,
        "to_visit": True,
        "visit_every": "6 weeks",
        "visit_every_days": 42,
        "shifts": ["day"],
        "inherited": ["visit_every", "shifts"],
        "aliases": ["eli"],
        "was": ["elineberg"],
        "from": "2026-01-01",
        "until": "2026-12-31",
    }
    assert (units[0]["headcount"], units[0]["headcount_with_parts"], units[0]["inherited"]) == (None, 45, [])
    assert (units[2]["to_visit"], units[2]["label"], units[2]["from"]) == (False, None, None)
    assert (units[3]["shifts"], units[3]["inherited"], units[3]["headcount"]) == ([], ["visit_every"], None)


def test_no_units() -> None:
    """An empty list, and no headcount."""
    assert json.loads(units_json([], DAY)) == {
        "schema": "leadtime.units/1",
        "on": "2026-11-27",
        "units_to_visit": 0,
        "headcount": None,
        "units": [],
    }
