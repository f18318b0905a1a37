"""How each unit stands on a day."""

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reckoning.made_visits import (
    BUDGET,
    CATEGORIES,
    DAYS,
    ENTRIES,
    NAMES,
    NOW,
    QUARTER,
    SCHOOLS,
    TODAY,
    clocked,
    promise,
    visit,
)

from leadtime.model.entry import Entry
from leadtime.model.period import Interval
from leadtime.model.promise import Promise
from leadtime.model.unit import Cadence, Organisation, Unit
from leadtime.reckoning.coverage_values import UnitStanding
from leadtime.reckoning.unit_standing import promised, standings
from leadtime.reckoning.units import UnitsThen
from leadtime.reckoning.visits import visits


def stand(
    entries: Iterable[Entry] = (),
    promises: Iterable[Promise] = (),
    organisation: Organisation = SCHOOLS,
    day: date = TODAY,
    since: date = QUARTER.start,
) -> dict[str, UnitStanding]:
    """How the units stand on a day, by name."""
    units = UnitsThen(organisation, day)
    seen = visits(BUDGET, units, entries, NOW)
    return {
        one.unit.name: one for one in standings(units, seen, promised(units, promises), organisation.shifts, since, NOW)
    }


@pytest.mark.parametrize(
    ("last", "days_since", "staleness", "is_overdue"),
    [
        (date(2026, 11, 27), 0, Fraction(0), False),  # today
        (date(2026, 11, 22), 5, Fraction(1, 2), False),
        (date(2026, 11, 17), 10, Fraction(1), False),  # due today, and not overdue yet
        (date(2026, 11, 16), 11, Fraction(11, 10), True),
        (date(2026, 11, 7), 20, Fraction(2), True),  # a whole cadence late
        (date(2025, 11, 27), 365, Fraction(73, 2), True),  # long before the period
    ],
)
def test_staleness(last: date, days_since: int, staleness: Fraction, is_overdue: bool) -> None:
    """Days since the last visit / days of the cadence, ten here; overdue is beyond 1."""
    one = stand([visit("care", last)])["care"]
    assert (one.last, one.days_since, one.staleness, one.is_overdue) == (last, days_since, staleness, is_overdue)


def test_a_unit_that_was_never_visited() -> None:
    """It waits since the first visit to any. An entry of another category is no visit, and a later one none yet."""
    entries = [visit("care", date(2026, 11, 20), category="office"), visit("care", date(2026, 11, 28))]
    one = stand(entries)["care"]
    assert (one.last, one.days_since, one.staleness, one.waited, one.is_overdue) == (None, None, None, None, False)
    for first, waited, is_overdue in ((date(2026, 11, 17), 10, False), (date(2026, 11, 16), 11, True)):
        one = stand([*entries, visit("schools/a", first)])["care"]
        assert (one.waited, one.is_overdue, one.is_not_yet) == (waited, is_overdue, not is_overdue)
    assert (one.visits, one.minutes, one.people) == (0, 0, 0)


def test_the_figures_are_those_from_the_first_day_to_the_day() -> None:
    """Of six visits: 30 September is before, 28 November after. People whom nobody counted are none."""
    days = [(9, 30), (10, 1), (11, 6), (11, 27), (11, 28)]
    entries = [visit("schools/a", date(2026, month, day), 10, 90) for month, day in days]
    entries.append(visit("schools/a", date(2026, 11, 2), None, 15))
    one = stand(entries)["schools/a"]
    assert (one.visits, one.minutes, one.people) == (4, 3 * 90 + 15, 30)
    assert one.last == TODAY
    then = stand(entries, day=date(2026, 9, 30), since=date(2026, 7, 1))["schools/a"]
    assert (then.visits, then.minutes, then.people, then.last) == (1, 90, 10, date(2026, 9, 30))


def test_the_last_visit_is_the_latest_wherever_it_stands_in_the_log() -> None:
    """A log is in the order it was written."""
    days = [date(2026, 11, 3), date(2026, 11, 9), date(2026, 11, 1)]
    assert stand([visit("care", day) for day in days])["care"].last == date(2026, 11, 9)


def test_the_units_are_those_to_visit_in_the_order_of_the_budget() -> None:
    """Without the group `schools`; a visit to that is a visit to none of its units."""
    found = stand([visit("schools", date(2026, 11, 3))])
    assert list(found) == ["schools/a", "schools/b", "schools/c", "care", "care/d"]
    assert all(one.last is None and not one.visits for one in found.values())


def test_a_renamed_unit_has_the_visits_of_all_its_names() -> None:
    """And its promises; those of a unit that nobody knows are nobody's."""
    organisation = Organisation((Unit("a"), Unit("b", was=("a",), start=date(2026, 11, 1))))
    entries = [visit("a", date(2026, 10, 5)), visit("b", date(2026, 11, 5)), visit("x", date(2026, 11, 6))]
    promises = [promise("a", date(2026, 10, 5)), promise("b", date(2026, 11, 5)), promise("x", date(2026, 11, 6))]
    found = stand(entries, promises, organisation)
    assert list(found) == ["b"]
    assert (found["b"].visits, found["b"].open_promises, found["b"].last) == (2, 2, date(2026, 11, 5))


@pytest.mark.parametrize(
    ("one", "is_open", "is_overdue"),
    [
        (promise("care", TODAY), True, False),
        (promise("care", date(2026, 11, 28)), False, False),  # not given yet
        (promise("care", date(2026, 11, 1), due=TODAY), True, False),
        (promise("care", date(2026, 11, 1), due=date(2026, 11, 26)), True, True),
        (promise("care", date(2026, 11, 1), due=date(2026, 11, 26), done=TODAY), False, False),
        (promise("care", date(2026, 11, 1), due=date(2026, 11, 26), done=date(2026, 11, 28)), True, True),
        (promise("care", date(2026, 11, 1))._replace(dropped=date(2026, 11, 2)), False, False),
    ],
)
def test_promises(one: Promise, is_open: bool, is_overdue: bool) -> None:
    """Open from the day it was given to the one before it was closed, overdue from the day after its due day."""
    found = stand(promises=[one])["care"]
    assert (found.open_promises, found.overdue_promises) == (is_open, is_overdue)


def test_shifts_on_which_a_unit_was_never_seen() -> None:
    """Whenever it was; by clock times alone, and the unit's own shifts. `care` has day and night, a school has day."""
    assert stand()["care"].unseen_shifts == ("day", "night")
    assert stand([visit("care", TODAY)])["care"].unseen_shifts == ("day", "night")
    at_night = clocked("care", "2024-05-03 23:00")
    assert stand([at_night])["care"].unseen_shifts == ("day",)
    assert stand([at_night, clocked("care", "2026-11-27 13:00", None)])["care"].unseen_shifts == ()
    assert stand([clocked("schools/a", "2026-11-25 19:00")])["schools/a"].unseen_shifts == ("day",)
    later = clocked("care", "2026-11-28 09:00")
    assert stand([at_night, later])["care"].unseen_shifts == ("day",)


@given(ENTRIES, st.lists(st.builds(visit, NAMES, DAYS, st.none(), st.integers(0, 60), CATEGORIES), max_size=4))
def test_the_order_of_the_log_changes_nothing(entries: list[Entry], more: list[Entry]) -> None:
    """Nor does what is logged of later days."""
    later = [entry for entry in more if entry.day > TODAY]
    assert stand([*later, *reversed(entries)]) == stand(entries)


@given(ENTRIES)
def test_one_more_visit_makes_no_unit_staler(entries: list[Entry]) -> None:
    """And takes no shift away that was seen."""
    before, after = stand(entries), stand([*entries, clocked("care", "2026-11-20 23:00")])
    assert {name: one._replace(waited=None) for name, one in after.items() if name != "care"} == {
        name: one._replace(waited=None) for name, one in before.items() if name != "care"
    }
    was, now = before["care"], after["care"]
    assert now.staleness is not None
    assert was.staleness is None or now.staleness <= was.staleness
    assert set(now.unseen_shifts) == set(was.unseen_shifts) - {"night"}
    assert now.visits == was.visits + 1


def test_a_cadence_in_any_words() -> None:
    """91 days after the last visit a unit of once a quarter is due, one of once a month three times stale."""
    units = [Unit(interval.value, visit_every=Cadence(1, interval)) for interval in Interval]
    named: Sequence[str] = [unit.name for unit in units]
    found = stand([visit(", ".join(named), date(2026, 8, 28))], organisation=Organisation(tuple(units)))
    assert {name: one.staleness for name, one in found.items()} == {
        "day": 91,
        "week": 13,
        "month": Fraction(91, 30),
        "quarter": 1,
        "year": Fraction(91, 365),
    }
