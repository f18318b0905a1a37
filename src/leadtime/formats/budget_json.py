"""The budget and the absences as JSON for other programs.

Conventions: as in `report_json`. Amounts are the words of the budget's file: `20%`, `6h`, `3x`. A target's `from` is
its first day and `until` its last, as in the file; null means since ever, and for ever.
"""

from collections.abc import Iterable
from typing import Any

from leadtime.formats.amounts import spell_amount, spell_cadence
from leadtime.formats.json_text import json_text
from leadtime.formats.typed_day import WEEKDAYS
from leadtime.model.absence import Absence
from leadtime.model.budget import Budget, Category
from leadtime.reckoning.versions import Version

BUDGET_SCHEMA = "leadtime.budget/1"
ABSENCES_SCHEMA = "leadtime.absences/1"


def budget_json(budget: Budget, versions: Iterable[Version]) -> str:
    """The working week, the categories, and the targets with the days on which each is in force.

    `stage` is ended, running or future, seen from today; `until` is the day before a later version takes over, too.
    """
    return json_text(
        {
            "schema": BUDGET_SCHEMA,
            "week_minutes": budget.hours.minutes,
            "working_days": [WEEKDAYS[day] for day in budget.working_days],
            "week_starts": WEEKDAYS[budget.week_starts],
            "least_coverage": budget.least_coverage_percent / 100,
            "categories": [_category(category) for category in budget.categories],
            "targets": [_target(version) for version in versions],
            "dimensions": [{"name": one.name, "values": list(one.values)} for one in budget.dimensions],
        }
    )


def _category(category: Category) -> dict[str, Any]:
    return {
        "path": category.path,
        "label": category.label or None,
        "aliases": list(category.aliases),
        "counts": category.counts,
        "visits": category.visits,
    }


def _target(version: Version) -> dict[str, Any]:
    target = version.target
    return {
        "category": target.category,
        "at_least": spell_amount(target.at_least) if target.at_least else None,
        "at_most": spell_amount(target.at_most) if target.at_most else None,
        "per": target.per.value,
        "of": "units" if target.is_of_units else target.of.value,
        "visit_every": spell_cadence(target.visit_every) if target.visit_every else None,
        "from": version.first.isoformat() if version.first else None,
        "until": version.last.isoformat() if version.last else None,
        "stage": version.stage.value,
    }


def absences_json(absences: Iterable[tuple[Absence, int]]) -> str:
    """Each absence with the working minutes that it takes; `minutes` are those of a day, null for the whole of it."""
    return json_text({"schema": ABSENCES_SCHEMA, "absences": [_absence(*one) for one in absences]})


def _absence(absence: Absence, taken: int) -> dict[str, Any]:
    return {
        "id": absence.id,
        "kind": absence.kind.value,
        "from": absence.first.isoformat(),
        "until": absence.last.isoformat(),
        "minutes": absence.per_day.minutes if absence.per_day else None,
        "note": absence.note,
        "working_minutes": taken,
    }
