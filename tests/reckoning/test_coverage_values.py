"""The rows of a coverage as they are shown: each a group or one unit."""

from collections.abc import Sequence
from datetime import date

from hypothesis import given, settings
from tests.reckoning.made_visits import ENTRIES, PROMISES, SCHOOLS, covered, promise, visit

from leadtime.model.entry import Entry
from leadtime.model.promise import Promise
from leadtime.model.unit import Organisation, Unit
from leadtime.reckoning.coverage_values import rows_of


def test_a_unit_with_parts_is_there_as_both() -> None:
    """`care`, with people of its own: first all of it, and then itself, which is one of its units."""
    day = date(2026, 11, 20)
    value = covered(
        SCHOOLS,
        [visit("care", day, 7, 30), visit("care/d", day, 5)],
        promises=[promise("care", day, date(2026, 11, 21))],
    )
    whole, itself, part = rows_of(value, "care")
    assert (whole.name, whole.standing, whole.depth, whole.units, whole.headcount) == ("care", None, 0, 2, 40)
    assert (whole.visits, whole.minutes, whole.people, whole.open_promises) == (2, 90, 12, 1)
    assert (itself.name, itself.depth, itself.units, itself.headcount) == ("care", 1, 1, 10)
    assert (itself.visits, itself.minutes, itself.people, itself.open_promises) == (1, 30, 7, 1)
    assert (itself.visited, itself.overdue, itself.never) == (1, 0, 0)
    assert itself.standing and itself.standing.days_since == 7
    assert (part.name, part.depth, part.units) == ("care/d", 1, 1)


def test_a_part_of_the_organisation() -> None:
    """Only what is in it, from the margin on; `care` is not a part of `care-homes`."""
    names = ["a/care/x", "a/care/y", "a/care-homes", "b"]
    value = covered(Organisation(tuple(Unit(name) for name in names)))
    assert [(row.name, row.depth) for row in rows_of(value, "a/care")] == [
        ("a/care", 0),
        ("a/care/x", 1),
        ("a/care/y", 1),
    ]
    assert [row.depth for row in rows_of(value)] == [row.depth for row in value.rows]
    assert list(rows_of(value, "nowhere")) == []


@settings(max_examples=60)
@given(ENTRIES, PROMISES)
def test_the_rows_of_units_add_up(entries: Sequence[Entry], promises: Sequence[Promise]) -> None:
    """To the figures of all units: none is counted twice, and a row without a standing counts none itself."""
    value = covered(SCHOOLS, entries, promises=promises)
    units = [row for row in rows_of(value) if row.standing]
    assert sum(row.units for row in units) == len(units) == value.units
    for name in ("visited", "overdue", "never", "headcount"):
        assert sum(getattr(row, name) for row in units) == getattr(value, name)
    groups = [row for row in rows_of(value) if not row.standing]
    assert sum(row.visits for row in groups if row.depth == 0) == value.visits
