"""The units of a day as JSON for other programs.

Conventions: as in `report_json`. `visit_every` and `shifts` are those in force, `inherited` names which of them come
from the unit above or the budget; `headcount` is without the parts and `headcount_with_parts` with them, null where it
is not known. `from` is the first day and `until` the last one of what the budget says of the unit; null means since
ever, and for ever.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from leadtime.formats.amounts import spell_cadence
from leadtime.formats.json_text import json_text
from leadtime.reckoning.unit_list import Listed

UNITS_SCHEMA = "leadtime.units/1"


def units_json(found: Sequence[Listed], day: date) -> str:
    """The units as a flat list, each whole before its parts."""
    counts = [one.unit.headcount for one in found if one.unit.headcount is not None]
    return json_text(
        {
            "schema": UNITS_SCHEMA,
            "on": day.isoformat(),
            "units_to_visit": sum(one.unit.can_be_visited for one in found),
            "headcount": sum(counts) if counts else None,
            "units": [_unit(one) for one in found],
        }
    )


def _unit(one: Listed) -> dict[str, Any]:
    unit, own = one.unit, one.own
    inherited = {"visit_every": not own or own.visit_every is None, "shifts": not own or own.shifts is None}
    return {
        "name": unit.name,
        "label": unit.label or None,
        "headcount": unit.headcount,
        "headcount_with_parts": one.people,
        "to_visit": unit.can_be_visited,
        "visit_every": spell_cadence(unit.visit_every),
        "visit_every_days": unit.visit_every.days,
        "shifts": list(unit.shifts),
        "inherited": [key for key, is_inherited in inherited.items() if is_inherited],
        "aliases": list(unit.aliases),
        "was": list(own.was) if own else [],
        "from": one.first.isoformat() if one.first else None,
        "until": one.last.isoformat() if one.last else None,
    }
