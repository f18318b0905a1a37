"""Coverage where units ended, and in a log that has only begun: what counts, by hand."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from tests.reckoning.made_visits import (
    CET,
    ENTRIES,
    NOW,
    PROMISES,
    QUARTER,
    SCHOOLS,
    SIX_WEEKS,
    THIRD,
    TODAY,
    clocked,
    covered,
    promise,
    visit,
)

from leadtime.model.absence import Absence, AbsenceKind
from leadtime.model.entry import Entry
from leadtime.model.period import Period
from leadtime.model.promise import Promise
from leadtime.model.unit import Organisation, Unit
from leadtime.reckoning.coverage_values import Coverage, CoverageRow, EndedUnit, ended_within

ENDS = date(2026, 11, 26)  # the first day without it
CARE = (
    Unit("care", shifts=("day",)),
    Unit("care/a", headcount=40),
    Unit("care/b", headcount=10),
    Unit("care/mill", "The mill", 50, shifts=("day", "night")),
)
ENDED = tuple(unit._replace(end=ENDS) if unit.name == "care/mill" else unit for unit in CARE)
ENTRIES_OF = [
    clocked("care/a", "2026-11-23 09:00")._replace(people=4),
    clocked("care/mill", "2026-11-24 23:00", 30)._replace(people=6),
    visit("care/mill, care/b", date(2026, 11, 25), 3, 60),
]


def row_of(value: Coverage, name: str) -> CoverageRow:
    """A row by its name."""
    return next(row for row in value.rows if row.name == name)


def test_a_unit_that_ended_keeps_its_visits_in_the_figures() -> None:
    """By hand: visits 1 + 1 + 2 = 4, minutes 60 + 30 + 60, people 4 + 6 + 3; the mill has 2 visits, 60 min, 8 people.

    The units are a and b now, both visited, of 50 people; two of four visits went to the mill. One working week: 4 a
    week, so two units take half a week.
    """
    promises = [promise("care/mill", date(2026, 11, 24)), promise("care/a", date(2026, 11, 24))]
    value = covered(Organisation(ENDED), ENTRIES_OF, promises=promises)
    assert (value.visits, value.minutes, value.people_met, value.open_promises) == (4, 150, 13, 2)
    assert (value.units, value.visited, value.headcount, value.headcount_visited) == (2, 2, 50, 50)
    assert value.working_weeks == 1 and value.pace == 4
    assert value.cycle_weeks == Fraction(1, 2)
    assert value.concentration == 1
    assert value.most_visited == (("care/mill", 2), ("care/a", 1), ("care/b", 1))
    assert value.ended == (EndedUnit("care/mill", "The mill", 2, 60, 8, 1),)
    assert value.unknown == ()
    assert [row.name for row in value.rows] == ["care", "care/a", "care/b"]
    assert (row_of(value, "care").visits, row_of(value, "care").units) == (2, 2)
    assert ended_within(value, "care") == list(value.ended) and ended_within(value, "care/a") == []
    # on Monday morning a, on Tuesday night the mill, whose shift nobody else has now
    assert [(row.shift, row.visits_by_weekday[:3], row.units) for row in value.grid] == [
        ("day", (1, 0, 0), 2),
        ("night", (0, 1, 0), 0),
    ]
    assert value.without_clock == 2


def test_the_end_takes_no_visit_out_of_the_totals() -> None:
    """All that is about visits is as it was before the unit ended; what is about units and their people is not."""
    before, after = covered(Organisation(CARE), ENTRIES_OF), covered(Organisation(ENDED), ENTRIES_OF)
    for name in ("visits", "minutes", "people_met", "pace", "without_clock", "concentration", "most_visited"):
        assert getattr(before, name) == getattr(after, name)
    assert [row.visits_by_weekday for row in before.grid] == [row.visits_by_weekday for row in after.grid]
    assert (before.units, after.units) == (3, 2)


def test_a_report_as_of_a_day_before_the_end_stays_as_it_was() -> None:
    """To the last value; on its last day the unit is there still."""
    for last in (date(2026, 11, 24), date(2026, 11, 25)):
        then = Period(QUARTER.start, date(2026, 11, last.day + 1))
        assert covered(Organisation(ENDED), ENTRIES_OF, then) == covered(Organisation(CARE), ENTRIES_OF, then)
    assert covered(Organisation(ENDED), [], THIRD) == covered(Organisation(CARE), [], THIRD)


@pytest.mark.parametrize(
    ("units", "name", "ended"),
    [
        ((Unit("a"), Unit("b", was=("a",), start=ENDS)), "a", []),  # carried on: a row
        ((Unit("a", end=ENDS), Unit("b", was=("a",), start=TODAY)), "a", []),  # also after a while
        ((Unit("a"), Unit("b", was=("a",), start=date(2026, 11, 1), end=ENDS)), "a", ["b"]),  # by its last name
        ((Unit("a", end=ENDS),), "a", ["a"]),
        ((Unit("a", start=date(2026, 12, 1)),), "a", []),  # not there yet, and unknown on the day
        ((Unit("a", end=ENDS), Unit("a", start=TODAY)), "a", []),  # there again
    ],
)
def test_which_units_are_over(units: tuple[Unit, ...], name: str, ended: list[str]) -> None:
    """Those that no unit of the day carries on; only a name that none had by then is unknown."""
    value = covered(Organisation((*units, Unit("z"))), [visit(name, date(2026, 11, 20))])
    assert [one.name for one in value.ended] == ended
    assert [unknown for unknown, _ in value.unknown] == ([name] if value.visits == 0 else [])
    assert value.visits == (0 if units[0].start else 1)


def test_a_unit_that_is_over_is_told_of_only_where_something_counts() -> None:
    """Its visits of before the period are none of it, and a promise that was closed is none that is open."""
    promises = [promise("care/mill", date(2026, 9, 1), done=date(2026, 9, 2))]
    assert covered(Organisation(ENDED), [visit("care/mill", date(2026, 9, 1))], promises=promises).ended == ()


@given(ENTRIES, PROMISES)
def test_the_rows_and_what_is_over_add_up_to_the_totals(entries: list[Entry], promises: list[Promise]) -> None:
    """Visits, minutes, people and promises of the top rows and of the units that are over are those of the figures."""
    ended = SCHOOLS._replace(
        units=tuple(one._replace(end=ENDS) if one.name == "care/d" else one for one in SCHOOLS.units)
    )
    value = covered(ended, entries, promises=promises)
    top = [row for row in value.rows if not row.depth]
    found: list[CoverageRow | EndedUnit] = [*top, *value.ended]
    assert sum(one.visits for one in found) == value.visits
    assert sum(one.minutes for one in found) == value.minutes
    assert sum(one.people for one in found) == value.people_met
    assert sum(one.open_promises for one in found) == value.open_promises
    whole = covered(SCHOOLS, entries, promises=promises)
    assert (value.visits, value.people_met, value.pace) == (whole.visits, whole.people_met, whole.pace)
    assert value.unknown == whole.unknown


@pytest.mark.parametrize(
    ("first", "since", "weeks"),
    [
        (date(2026, 11, 23), date(2026, 11, 23), Fraction(1)),  # Monday of this week: Monday to Friday
        (date(2026, 11, 27), date(2026, 11, 23), Fraction(1)),  # today, of the same week
        (date(2026, 11, 22), date(2026, 11, 16), Fraction(2)),  # Sunday of the week before
        (date(2026, 10, 2), date(2026, 10, 1), Fraction(42, 5)),  # its week began before the period
        (date(2026, 9, 1), date(2026, 10, 1), Fraction(42, 5)),  # long before: 42 working days are gone
    ],
)
def test_working_weeks_count_from_the_week_of_the_first_visit(first: date, since: date, weeks: Fraction) -> None:
    """Of any visit that is recorded, also one to a unit that is over; never from before the period."""
    entries = [visit("care/mill", first)] + [visit("care/a", TODAY)] * 5
    value = covered(Organisation(ENDED), entries)
    assert (value.weeks_from, value.working_weeks) == (since, weeks)
    assert value.pace == value.visits / weeks


def test_absences_are_off_the_working_weeks_of_a_young_log_too() -> None:
    """Two days of leave of five: 0.6 weeks, and 3 visits in them are 5 a week."""
    away = (Absence("a", AbsenceKind.VACATION, date(2026, 11, 24), date(2026, 11, 25)),)
    value = covered(SCHOOLS, [visit("care", date(2026, 11, 23))] * 3, absences=away)
    assert value.working_weeks == Fraction(3, 5)
    assert value.pace == 5


WAITING = Organisation(
    (
        Unit("old", visit_every=SIX_WEEKS),
        Unit("new", visit_every=SIX_WEEKS, start=date(2026, 11, 1)),
        Unit("seen", visit_every=SIX_WEEKS),
        Unit("renamed", visit_every=SIX_WEEKS, was=("before",), start=date(2026, 11, 20)),
        Unit("before"),
    )
)


@pytest.mark.parametrize(
    ("first", "overdue"),
    [
        (date(2026, 11, 23), []),  # a log five days old
        (date(2026, 10, 16), []),  # 42 days: its cadence, and not beyond it
        (date(2026, 10, 15), ["old", "renamed"]),  # 43 days; what is new has waited since November
        (date(2026, 1, 5), ["old", "renamed"]),
    ],
)
def test_who_was_never_visited_is_overdue_when_its_cadence_has_passed(first: date, overdue: list[str]) -> None:
    """Since the later of the first visit of all and its own first day, under whatever name."""
    value = covered(WAITING, [visit("seen", first), visit("seen", TODAY)])
    stand = [row.standing for row in value.rows if row.standing]
    assert sorted(one.unit.name for one in stand if one.is_overdue) == overdue
    assert sorted(one.unit.name for one in stand if one.is_not_yet) == sorted({"old", "new", "renamed"} - {*overdue})
    assert (value.overdue, value.never, value.not_yet) == (len(overdue), 3, 3 - len(overdue))
    # never visited first, as it was
    assert value.rows[-1].name == "seen"


def test_a_new_unit_has_waited_since_its_own_first_day() -> None:
    """43 days after it, it is overdue."""
    at = NOW.replace(month=12, day=14)
    value = covered(WAITING, [visit("seen", date(2026, 1, 5))], now=at.astimezone(CET))
    assert (value.overdue, value.not_yet) == (4, 0)
    value = covered(WAITING, [visit("seen", date(2026, 1, 5))], now=at.replace(day=13))
    assert (value.overdue, value.not_yet) == (3, 1)


def test_without_any_visit_nobody_has_waited() -> None:
    """Nobody can say since when."""
    value = covered(WAITING)
    assert (value.overdue, value.never, value.not_yet) == (0, 4, 4)
    assert all(row.standing and row.standing.waited is None for row in value.rows)


def test_a_group_of_units_that_wait_is_worse_than_one_of_those_visited() -> None:
    """Also while none of them is overdue."""
    units = Organisation(tuple(Unit(name, headcount=9) for name in ("a/x", "a/y", "b/x", "b/y")))
    value = covered(units, [visit("a/x, a/y", TODAY)])
    assert [row.name for row in value.rows] == ["b", "b/x", "b/y", "a", "a/x", "a/y"]


def test_who_was_never_visited_comes_before_who_is_overdue() -> None:
    """Whether it is overdue itself or not: nobody knows how it is there."""
    value = covered(WAITING, [visit("seen", date(2026, 10, 15))])
    assert [row.name for row in value.rows][-2:] == ["renamed", "seen"]
    assert {row.name for row in value.rows if row.not_yet} == {"new"}


def test_a_visit_to_a_group_as_such_is_none_of_those_of_units() -> None:
    """Neither while it is there nor when it is over: the concentration is of one unit's two visits."""
    units = (Unit("g", end=ENDS), Unit("g/x", end=ENDS), Unit("h"), Unit("h/x"))
    entries = [visit(name, date(2026, 11, 24)) for name in ("g", "h", "h", "h/x", "h/x")]
    value = covered(Organisation(units), entries)
    assert value.most_visited == (("h/x", 2),)
    assert value.concentration == 1
    assert (value.visits, [one.name for one in value.ended]) == (5, ["g"])
