"""What `doctor`, `budget check` and `where` found, as JSON for other programs.

Conventions: as in `report_json`. A fault's `line` counts from 1; null means the whole file.
"""

from collections.abc import Iterable
from typing import Any

from leadtime.formats.json_text import json_text
from leadtime.model.errors import Problem
from leadtime.model.recovery import Lost

DOCTOR_SCHEMA = "leadtime.doctor/1"
CHECK_SCHEMA = "leadtime.budget-check/1"
WHERE_SCHEMA = "leadtime.where/1"


def doctor_json(faults: Iterable[Problem], warnings: Iterable[Problem], entries: int, lost: Iterable[Lost] = ()) -> str:
    """Everything that was found in the files, and in how many entries; what is lost, of which the warnings tell too."""
    found = {"schema": DOCTOR_SCHEMA, "entries": entries, **_both(faults, warnings)}
    return json_text(found | {"lost": [_lost(one) for one in lost]})


def _lost(one: Lost) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "id": one.id,
        "day": one.day or None,
        "category": one.category or None,
        "note": one.note or None,
        "written": one.at if one.at and not one.there else None,
        "state": "missing" if not one.there else "as_before" if one.text else "there_again",
        "changed": one.at if one.there else None,
    }


def check_json(faults: Iterable[Problem], warnings: Iterable[Problem]) -> str:
    """Everything that was found in the budget."""
    return json_text({"schema": CHECK_SCHEMA, **_both(faults, warnings)})


def where_json(places: Iterable[tuple[str, str, bool]]) -> str:
    """Each place with its name, its path (null where the system knows none) and whether something is there."""
    found = [{"name": name, "path": path or None, "is_there": is_there} for name, path, is_there in places]
    return json_text({"schema": WHERE_SCHEMA, "places": found})


def _both(faults: Iterable[Problem], warnings: Iterable[Problem]) -> dict[str, Any]:
    return {"faults": [_problem(one) for one in faults], "warnings": [_problem(one) for one in warnings]}


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "path": problem.path,
        "line": problem.line or None,
        "message": problem.message,
        "hint": problem.hint or None,
    }
