"""Which entries are visits, to which units, and what part of an entry each unit gets."""

from collections.abc import Sequence
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reckoning.made_visits import BUDGET, CET, ENTRIES, NOW, SCHOOLS, TODAY, clocked, visit

from leadtime.model.budget import Budget, Category
from leadtime.model.entry import Entry
from leadtime.model.unit import Organisation, Unit
from leadtime.reckoning.units import UnitsThen
from leadtime.reckoning.visits import (
    Visit,
    counts_as_visit,
    is_visit,
    shared_out,
    unknown_units,
    visit_categories,
    visits,
)

UNITS = UnitsThen(SCHOOLS, TODAY)
DAY = date(2026, 11, 20)


def found(*entries: Entry, units: UnitsThen = UNITS, now: datetime = NOW) -> list[Visit]:
    """The visits of some entries."""
    return list(visits(BUDGET, units, entries, now))


def parts(seen: Sequence[Visit]) -> list[tuple[str, int, int | None]]:
    """Their units, minutes and people."""
    return [(one.unit, one.minutes, one.people) for one in seen]


@pytest.mark.parametrize(
    ("category", "counts"),
    [("visits", True), ("visits/schools", True), ("visitsomething", False), ("office", False), ("nowhere", False)],
)
def test_a_visit_is_of_a_category_of_visits_or_part_of_one(category: str, counts: bool) -> None:
    """And names a unit; of none that is declared every entry that does is a visit."""
    entry = visit("schools/a", DAY, category=category)
    assert counts_as_visit(BUDGET, category) is is_visit(BUDGET, entry) is bool(found(entry)) is counts
    assert is_visit(Budget(categories=(Category("office"),)), entry)
    for nowhere in ("", ",", " , "):
        assert not is_visit(BUDGET, entry._replace(unit=nowhere))
        assert not is_visit(Budget(), entry._replace(unit=nowhere))
        assert not found(entry._replace(unit=nowhere))


def test_the_categories_of_visits() -> None:
    """In the order of the budget; a part of one need not say it again."""
    declared = Budget(categories=(Category("tours", visits=True), Category("office"), Category("a/b", visits=True)))
    assert visit_categories(declared) == ["tours", "a/b"]
    assert [counts_as_visit(declared, path) for path in ("a", "a/b", "a/b/c", "tours/x")] == [False, True, True, True]
    assert visit_categories(Budget()) == []


def test_an_entry_with_several_units_is_shared_out() -> None:
    """100 minutes and 8 people at three units are 34 + 33 + 33 and 3 + 3 + 2; each is a visit of its own."""
    one = visit("schools/b, schools/a,care/d", DAY, 8, 100)
    assert parts(found(one)) == [("schools/b", 34, 3), ("schools/a", 33, 3), ("care/d", 33, 2)]
    assert {(part.day, part.entry, part.start, part.end) for part in found(one)} == {(DAY, one.id, None, None)}
    # a unit named twice is one, and people that nobody said are not none
    assert parts(found(visit("care, care", DAY, None, 61))) == [("care", 61, None)]
    assert parts(found(visit("care, care/d", DAY, 0, 1))) == [("care", 1, 0), ("care/d", 0, 0)]


def test_the_part_of_an_unknown_unit_is_left_out() -> None:
    """It goes to nobody else: half an hour was spent there, wherever it was."""
    assert parts(found(visit("care/d, nowhere", DAY, 5, 60))) == [("care/d", 30, 3)]
    assert unknown_units(UNITS, ["x", "care", "nowhere", "x", "schools"]) == ["x", "nowhere"]


def test_visits_up_to_the_day_of_the_units_whatever_is_logged_after() -> None:
    """That day is the last one that counts."""
    days = [date(2026, 11, 19), DAY, date(2026, 11, 21)]
    seen = found(*(visit("care", day) for day in days), units=UnitsThen(SCHOOLS, DAY))
    assert [one.day for one in seen] == days[:2]


def test_a_visit_has_the_name_of_the_day() -> None:
    """Whichever of its names it was logged with, all are visits to one unit."""
    organisation = Organisation((Unit("a"), Unit("b", was=("a",), start=date(2026, 11, 1))))
    entries = (visit("a", date(2026, 10, 1)), visit("b", date(2026, 10, 2)), visit("a, b", date(2026, 10, 3)))
    for day, name in ((date(2026, 10, 31), "a"), (TODAY, "b")):
        assert [one.unit for one in found(*entries, units=UnitsThen(organisation, day))] == [name] * 4


def test_a_visit_past_midnight_is_on_the_day_it_began_as_a_whole() -> None:
    """With its clock times."""
    (one,) = found(clocked("care", "2026-11-25 23:00", 120))
    assert one.day == date(2026, 11, 25)
    assert (one.minutes, one.start, one.end) == (
        120,
        datetime(2026, 11, 25, 23, tzinfo=CET),
        datetime(2026, 11, 26, 1, tzinfo=CET),
    )


def test_the_running_timer_counts_up_to_now() -> None:
    """It has no end yet."""
    (one,) = found(clocked("care", "2026-11-27 13:00", None))
    assert (one.minutes, one.end) == (30, None)


@given(ENTRIES)
def test_the_parts_of_an_entry_add_up_to_it(entries: list[Entry]) -> None:
    """Minutes and people, where every unit is known."""
    for entry in entries:
        seen = found(entry, units=UnitsThen(SCHOOLS, date(2026, 12, 31)))
        if is_visit(BUDGET, entry) and "nowhere" not in entry.unit:
            assert len(seen) == len(entry.units)
            assert sum(one.minutes for one in seen) == entry.length(NOW).minutes
            assert sum(one.people or 0 for one in seen) == (entry.people or 0)


@given(st.integers(0, 10_000), st.integers(1, 20))
def test_sharing_out(number: int, among: int) -> None:
    """The parts add up, differ by one at most, and the larger come first."""
    shares = shared_out(number, among)
    assert (len(shares), sum(shares)) == (among, number)
    assert shares == sorted(shares, reverse=True)
    assert shares[0] - shares[-1] in (0, 1)
