"""Whom to visit next, and why."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reckoning.made_visits import (
    BUDGET,
    ENTRIES,
    NOW,
    PROMISES,
    QUARTER,
    SCHOOLS,
    TEN_DAYS,
    TODAY,
    clocked,
    promise,
    visit,
)

from leadtime.model.entry import Entry
from leadtime.model.path import parent_of
from leadtime.model.promise import Promise
from leadtime.model.unit import Organisation, Unit
from leadtime.reckoning.coverage import Surveyed, survey
from leadtime.reckoning.coverage_values import Trip, Why
from leadtime.reckoning.next_visits import next_visits


def surveyed(organisation: Organisation, entries: Sequence[Entry] = (), promises: Sequence[Promise] = ()) -> Surveyed:
    """How the units stand today."""
    return survey(BUDGET, organisation, entries, promises, QUARTER, NOW)


def after(
    number: int, organisation: Organisation, entries: Sequence[Entry] = (), promises: Sequence[Promise] = ()
) -> tuple[Trip, ...]:
    """The most urgent units."""
    found = surveyed(organisation, entries, promises)
    return next_visits(found.units, found.standings, number)


def plain(trips: Sequence[Trip]) -> list[tuple[str, list[str], tuple[str, ...]]]:
    """The whole, the units and what is also due there, of each trip."""
    return [(trip.parent, [one.standing.unit.name for one in trip.suggestions], trip.also_due) for trip in trips]


def ago(days: int, unit: str = "a") -> Entry:
    """A visit so many days ago, of which nobody knows the clock times."""
    return visit(unit, TODAY - timedelta(days=days))


ONE = Organisation((Unit("a", headcount=10, visit_every=TEN_DAYS),))
WORKING = Organisation((Unit("a", headcount=10, visit_every=TEN_DAYS, shifts=("day", "night")),))
IN_TIME, LATE = promise("a", date(2026, 11, 1), TODAY), promise("a", date(2026, 11, 1), date(2026, 11, 26))


@pytest.mark.parametrize(
    ("organisation", "entries", "promises", "why"),
    [
        (ONE, [], [], (Why.NEVER,)),
        (ONE, [ago(11)], [], (Why.OVERDUE,)),
        (ONE, [ago(10)], [], (Why.DUE_SOON,)),
        (ONE, [ago(8)], [], (Why.DUE_SOON,)),
        (ONE, [ago(7)], [], ()),  # 7/10 is less than three quarters
        (ONE, [ago(0)], [IN_TIME], (Why.PROMISES,)),
        (ONE, [ago(11)], [LATE], (Why.OVERDUE, Why.PROMISES)),
        (ONE, [], [IN_TIME], (Why.NEVER, Why.PROMISES)),
        (WORKING, [ago(0)], [], (Why.UNSEEN_SHIFT,)),
        (WORKING, [ago(8)], [LATE], (Why.DUE_SOON, Why.PROMISES, Why.UNSEEN_SHIFT)),
        (WORKING, [], [], (Why.NEVER,)),  # of which it goes without saying that it was seen on no shift
        (WORKING, [clocked("a", "2026-11-26 21:00", 600)], [], ()),
    ],
)
def test_why(organisation: Organisation, entries: list[Entry], promises: list[Promise], why: tuple[Why, ...]) -> None:
    """Never visited, overdue or due soon; open promises; a shift on which it was never seen. Else not at all."""
    trips = after(5, organisation, entries, promises)
    assert [one.why for trip in trips for one in trip.suggestions] == ([why] if why else [])


def test_due_soon_is_more_than_three_quarters_of_the_cadence() -> None:
    """Of eight days six are not yet, and seven are."""
    organisation = Organisation((Unit("a", visit_every=TEN_DAYS._replace(number=8)),))
    assert after(5, organisation, [ago(6)]) == ()
    assert after(5, organisation, [ago(7)])[0].suggestions[0].why == (Why.DUE_SOON,)


def test_the_most_urgent_first() -> None:
    """Never visited, the largest of them first; then the stalest, one with an overdue promise one cadence more.

    Of ten days each: d 30/10, c 12/10 + 1 = 22/10, e 21/10, f 12/10 (its promise is not overdue).
    """
    people = {"a": 20, "b": 50, "c": 5, "d": 5, "e": 5, "f": 5, "g": 5}
    units = Organisation(tuple(Unit(name, headcount=number, visit_every=TEN_DAYS) for name, number in people.items()))
    entries = [ago(12, "c"), ago(30, "d"), ago(21, "e"), ago(12, "f"), ago(1, "g")]
    promises = [LATE._replace(unit="c"), IN_TIME._replace(unit="f")]
    ((_, order, _),) = plain(after(9, units, entries, promises))
    assert order == ["b", "a", "d", "c", "e", "f"]


def test_two_overdue_promises_are_as_urgent_as_one() -> None:
    """One more cadence, not two: 12/10 + 1 is before 21/10 and after 23/10."""
    units = Organisation(tuple(Unit(name, visit_every=TEN_DAYS) for name in "abc"))
    entries = [ago(21, "a"), ago(12, "b"), ago(23, "c")]
    ((_, order, _),) = plain(after(9, units, entries, [LATE._replace(unit="b")] * 2))
    assert order == ["c", "b", "a"]


def test_of_equally_stale_units_the_larger_first_and_then_by_name() -> None:
    """So that the same log always says the same."""
    units = Organisation((Unit("c", headcount=5), Unit("b", headcount=5), Unit("a"), Unit("d", headcount=9)))
    entries = [ago(100, name) for name in "abcd"]
    assert plain(after(9, units, entries)) == [("", ["d", "b", "c", "a"], ())]
    assert plain(after(9, units)) == [("", ["d", "b", "c", "a"], ())]


PLACES = Organisation(
    tuple(
        Unit(name, label, people)
        for name, label, people in [
            ("north", "The north", None),
            ("north/a", "", 90),
            ("north/b", "", 60),
            ("north/c", "", 50),
            ("south/d", "", 80),
            ("south/e", "", 10),
            ("f", "", 70),
        ]
    )
)


def test_units_that_are_part_of_the_same_are_one_trip() -> None:
    """In the order of their most urgent: a 90, d 80, f 70, b 60, c 50, e 10. What is not among the four is also due."""
    begun = [visit("north", date(2026, 1, 5))]  # since then all the others wait
    assert plain(after(4, PLACES, begun)) == [
        ("north", ["north/a", "north/b"], ("north/c",)),
        ("south", ["south/d"], ("south/e",)),
        ("", ["f"], ()),
    ]
    assert [trip.label for trip in after(4, PLACES)] == ["The north", "", ""]
    assert plain(after(1, PLACES, begun)) == [("north", ["north/a"], ("north/b", "north/c"))]
    assert plain(after(1, PLACES, [visit("north", TODAY)])) == [("north", ["north/a"], ())]
    assert after(0, PLACES) == ()


def test_also_due_are_three_at_most_the_most_urgent_and_only_if_overdue() -> None:
    """Units that are due soon, or have a promise, do not make the same trip worth more."""
    units = Organisation(tuple(Unit(f"s/{name}", headcount=n, visit_every=TEN_DAYS) for n, name in enumerate("abcdef")))
    assert plain(after(1, units, [ago(11, "s")])) == [("s", ["s/f"], ("s/e", "s/d", "s/c"))]
    entries = [ago(9, "s/e"), ago(11, "s/d"), ago(40, "s/c"), ago(1, "s/b"), ago(1, "s/a")]
    assert plain(after(1, units, entries, [LATE._replace(unit="s/b")])) == [("s", ["s/f"], ("s/c", "s/d"))]


def test_a_unit_that_has_parts_is_beside_those_beside_it() -> None:
    """`care` has people of its own and is at the top; a trip to its part is another one."""
    assert plain(after(9, SCHOOLS)) == [
        ("schools", ["schools/b", "schools/a", "schools/c"], ()),
        ("care", ["care/d"], ()),
        ("", ["care"], ()),
    ]


@given(ENTRIES, PROMISES, st.integers(1, 6))
def test_any_log_has_its_next_visits(entries: list[Entry], promises: list[Promise], number: int) -> None:
    """No more than asked for, each once, with a reason, by the whole; and no less urgent when more are asked for."""
    trips = after(number, SCHOOLS, entries, promises)
    names = [one.standing.unit.name for trip in trips for one in trip.suggestions]
    waiting = [name for trip in after(9, SCHOOLS, entries, promises) for name in plain([trip])[0][1]]
    assert len(names) == len(set(names)) == min(number, len(waiting))
    assert set(names) <= set(waiting)
    assert len({trip.parent for trip in trips}) == len(trips)
    for trip in trips:
        assert trip.suggestions and len(trip.also_due) <= 3
        assert all(one.why and parent_of(one.standing.unit.name) == trip.parent for one in trip.suggestions)
        assert not {*trip.also_due} & {*names}
    stand = {one.unit.name: one for one in surveyed(SCHOOLS, entries, promises).standings}
    assert {name for name, one in stand.items() if one.is_overdue or one.open_promises} <= set(waiting)
