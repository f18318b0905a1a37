"""Coverage by hand: whom a leader has met in a period, and whom not."""

from collections import Counter
from datetime import date, datetime, timedelta, timezone
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtime.model.absence import Absence, AbsenceKind
from leadtime.model.budget import Budget, Category
from leadtime.model.duration import Duration
from leadtime.model.entry import Entry
from leadtime.model.period import Interval, Period
from leadtime.model.promise import Promise
from leadtime.model.unit import Cadence, Organisation, Shift, Unit
from leadtime.reckoning.coverage import coverage, survey
from leadtime.reckoning.coverage_values import Coverage, Why
from leadtime.reckoning.next_visits import next_visits
from leadtime.reckoning.shifts import shifts_of
from leadtime.reckoning.units import UnitsThen
from leadtime.reckoning.visits import Visit, visits

CET = timezone(timedelta(hours=1))
NOW = datetime(2026, 11, 27, 13, 30, tzinfo=CET)
QUARTER = Period(date(2026, 10, 1), date(2027, 1, 1))
BUDGET = Budget(categories=(Category("office"), Category("visits", visits=True)))
SIX_WEEKS = Cadence(6, Interval.WEEK)


def visit(unit: str, day: date, people: int | None = None, minutes: int = 60, category: str = "visits") -> Entry:
    """A visit of which the day and the minutes are known."""
    return Entry(f"k{unit}{day}", category, date=day, minutes=minutes, unit=unit, people=people)


def clocked(unit: str, start: datetime) -> Entry:
    """A visit of an hour."""
    return Entry(f"k{unit}", "visits", start, start + timedelta(hours=1), unit=unit)


def covered(
    organisation: Organisation,
    entries: list[Entry],
    period: Period = QUARTER,
    now: datetime = NOW,
    absences: tuple[Absence, ...] = (),
    promises: tuple[Promise, ...] = (),
) -> Coverage:
    """The coverage of a period."""
    return coverage(BUDGET, organisation, entries, absences, promises, period, now)


def test_a_year_by_hand() -> None:
    """200 units of 55 people are 11,000. Three visits in each of 44 working weeks are 132; 25 met at each are 3,300,
    which is 30 %. At 132 / 44 = 3 visits a week all 200 units take 200 / 3 = 66.7 weeks.

    2029 begins on a Monday: 52 weeks from 1 January are 260 working days, of which 8 weeks of vacation are 40.
    """
    organisation = Organisation(tuple(Unit(f"u{number:03}", headcount=55) for number in range(200)))
    year = Period(date(2029, 1, 1), date(2029, 12, 31))
    away = (Absence("a", AbsenceKind.VACATION, date(2029, 7, 2), date(2029, 8, 26)),)
    weeks = [year.start + timedelta(weeks=week) for week in range(52) if not 26 <= week < 34]
    days = [monday + timedelta(days=day) for monday in weeks for day in (0, 2, 4)]
    entries = [visit(f"u{number % 200:03}", day, people=25) for number, day in enumerate(days)]
    found = covered(organisation, entries, year, datetime(2030, 1, 2, tzinfo=CET), away)
    assert (found.headcount, found.visits, found.people_met) == (11_000, 132, 3_300)
    assert Fraction(found.people_met, found.headcount) == Fraction(3, 10)
    assert found.working_weeks == 44
    assert found.pace == 3
    assert found.cycle_weeks == Fraction(200, 3)
    assert (found.visited, found.headcount_visited) == (132, 132 * 55)


SCHOOLS = Organisation(
    (
        Unit("schools", visit_every=SIX_WEEKS, shifts=("day",)),
        Unit("schools/a", headcount=40),
        Unit("schools/b", headcount=60),
        Unit("schools/c", headcount=20),
        Unit("care", headcount=10, visit_every=Cadence(10, Interval.DAY), shifts=("day", "night")),
        Unit("care/d", headcount=30),
    )
)


def test_how_each_unit_stands() -> None:
    """Staleness = days since the last visit / days of the cadence; the last visit may be from before the period.

    `schools` has no people of its own and is no unit to visit; `care` has.
    """
    entries = [
        visit("schools/a", date(2026, 11, 6), 12, 90),  # 21 days before: 21 / 42
        visit("schools/b", date(2026, 8, 1)),  # 118 days before: 118 / 42
        visit("care", date(2026, 11, 7), 4),  # 20 days before, of ten
        visit("schools/a", date(2026, 10, 1), 8),
        visit("schools/a", date(2026, 11, 26), category="office"),
    ]
    found = covered(SCHOOLS, entries)
    stand = {row.name: row.standing for row in found.rows}
    assert stand["schools"] is None
    assert {name: one.staleness for name, one in stand.items() if one} == {
        "schools/a": Fraction(21, 42),
        "schools/b": Fraction(118, 42),
        "schools/c": None,
        "care": Fraction(20, 10),
        "care/d": None,
    }
    first = stand["schools/a"]
    assert first is not None
    assert (first.visits, first.minutes, first.people, first.days_since) == (2, 150, 20, 21)
    assert (found.units, found.visited, found.overdue, found.never) == (5, 2, 4, 2)
    assert (found.headcount, found.headcount_visited) == (160, 50)


def test_rows_stand_in_their_tree_the_worst_first() -> None:
    """Never visited before stale, the larger first; a group with the larger part overdue before another one."""
    entries = [visit("schools/a", date(2026, 11, 6)), visit("schools/b", date(2026, 8, 1))]
    found = covered(SCHOOLS, entries)
    assert [(row.name, row.depth, row.overdue, row.units) for row in found.rows] == [
        ("care", 0, 2, 2),
        ("care/d", 1, 1, 1),
        ("schools", 0, 2, 3),
        ("schools/c", 1, 1, 1),
        ("schools/b", 1, 1, 1),
        ("schools/a", 1, 0, 1),
    ]


def test_what_happens_later_changes_no_past_figure() -> None:
    """A later headcount, cadence and name, and visits since then, leave the quarter before as it was."""
    before = [visit("schools/a", date(2026, 8, 3), 10), visit("care/d", date(2026, 9, 1))]
    third = Period(date(2026, 7, 1), date(2026, 10, 1))
    was = covered(SCHOOLS, before, third)
    changed = Organisation(
        (
            *SCHOOLS.units,
            Unit("schools/a", headcount=400, visit_every=Cadence(1, Interval.WEEK), start=date(2026, 10, 1)),
            Unit("care/new", headcount=30, was=("care/d",), start=date(2026, 10, 1)),
            Unit("schools/e", headcount=99, start=date(2026, 11, 1)),
        )
    )
    assert covered(changed, [*before, visit("schools/c", date(2026, 11, 2))], third) == was
    # and now the visit to what was renamed is one to the new name
    now = {row.name: row.standing for row in covered(changed, before).rows}
    assert now["care/new"] is not None and now["care/new"].last == date(2026, 9, 1)
    assert "care/d" not in now and now["schools/e"] is not None


def test_concentration() -> None:
    """Six of eight visits went to three of four units: 3 + 2 + 1 of them, and one each of the rest."""
    organisation = Organisation(tuple(Unit(name) for name in "abcde"))
    names = "aaabbcde"
    entries = [visit(name, date(2026, 10, 1) + timedelta(days=n)) for n, name in enumerate(names)]
    found = covered(organisation, entries)
    assert found.concentration == Fraction(6, 8)
    assert found.most_visited[:2] == (("a", 3), ("b", 2))


def test_promises_are_counted_where_they_are_open() -> None:
    """Closed ones are not, one is overdue the day after its due day, and a group has those of its parts."""
    given_on = date(2026, 10, 5)
    promises = (
        Promise("p1", given_on, "schools/a", "x", due=date(2026, 11, 26)),
        Promise("p2", given_on, "schools/a", "x", due=date(2026, 11, 27)),
        Promise("p3", given_on, "schools/b", "x", done=date(2026, 11, 1)),
        Promise("p4", given_on, "schools", "x"),
    )
    found = covered(SCHOOLS, [], promises=promises)
    counts = {row.name: row.open_promises for row in found.rows}
    assert counts == {"schools": 3, "schools/a": 2, "schools/b": 0, "schools/c": 0, "care": 0, "care/d": 0}
    assert found.open_promises == 3
    (stand,) = [row.standing for row in found.rows if row.name == "schools/a"]
    assert stand is not None and (stand.open_promises, stand.overdue_promises) == (2, 1)


def test_without_units_those_of_the_log_stand_in() -> None:
    """Nobody knows then who was not met, and the value says so."""
    found = covered(Organisation(), [visit("a", date(2026, 10, 5)), visit("b, a", date(2026, 11, 2))])
    assert found.is_by_log
    assert (found.units, found.never, found.visits) == (2, 0, 3)


def test_unknown_units_are_named() -> None:
    """They are in no figure but are not lost: with the number of their visits."""
    found = covered(SCHOOLS, [visit("shools/a", date(2026, 10, 5)), visit("shools/a", date(2026, 10, 6))])
    assert found.unknown == (("shools/a", 2),)
    assert found.visits == 0 and found.pace == 0 and found.cycle_weeks is None


DAY, NIGHT, WEEKEND = Shift("day", 6 * 60, 16 * 60), Shift("night", 22 * 60, 6 * 60), Shift("weekend", 0, 0, (5, 6))


@pytest.mark.parametrize(
    ("start", "minutes", "on"),
    [
        (datetime(2026, 11, 25, 9, tzinfo=CET), 60, [("day", 2)]),
        (datetime(2026, 11, 25, 5, tzinfo=CET), 60, [("night", 1)]),  # of the night that began on Tuesday
        (datetime(2026, 11, 25, 5, tzinfo=CET), 61, [("day", 2), ("night", 1)]),
        (datetime(2026, 11, 25, 16, tzinfo=CET), 360, []),  # evening, which is not asked about
        (datetime(2026, 11, 27, 23, tzinfo=CET), 120, [("night", 4), ("weekend", 5)]),
        (datetime(2026, 11, 30, 0, tzinfo=CET), 30, [("night", 6)]),  # Monday's first minutes, the night of Sunday
        (datetime(2026, 11, 28, 10, tzinfo=CET), 0, []),
    ],
)
def test_shifts(start: datetime, minutes: int, on: list[tuple[str, int]]) -> None:
    """A visit is on each shift that it shares a minute with, by the day on which that began."""
    end = start + timedelta(minutes=minutes)
    one = Visit("a", start.date(), minutes, None, start, end, "k")
    assert list(shifts_of(one, (DAY, NIGHT, WEEKEND), NOW)) == on
    assert list(shifts_of(one._replace(start=None, end=None), (DAY, NIGHT), NOW)) == []


def test_the_grid_of_shifts() -> None:
    """By weekday, against the units with the shift: of two with a night shift none was ever seen on it."""
    entries = [
        clocked("care", datetime(2026, 11, 23, 9, tzinfo=CET)),
        visit("schools/a", date(2026, 11, 24)),
        clocked("care/d", datetime(2026, 1, 5, 9, tzinfo=CET)),
    ]
    found = covered(SCHOOLS, entries)
    assert [(row.shift, row.visits_by_weekday, row.units, row.seen) for row in found.grid] == [
        ("day", (1, 0, 0, 0, 0, 0, 0), 5, 2),
        ("night", (0, 0, 0, 0, 0, 0, 0), 2, 0),
    ]
    assert found.without_clock == 1


def test_whom_to_visit_next_and_why() -> None:
    """Never visited first and the largest of them, then the stalest; an overdue promise counts as one cadence more."""
    entries = [
        visit("schools/a", date(2026, 11, 20)),  # a week ago: 1/6, and an overdue promise makes it 7/6
        visit("schools/b", date(2026, 10, 16)),  # 42 days ago: 1, due now and not overdue yet
        visit("care", date(2026, 11, 26)),  # yesterday: never seen by clock on any shift
    ]
    promises = (Promise("p", date(2026, 10, 1), "schools/a", "x", due=date(2026, 11, 1)),)
    found = survey(BUDGET, SCHOOLS, entries, promises, QUARTER, NOW)
    trips = next_visits(found.units, found.standings, 3)
    assert [(trip.parent, [one.standing.unit.name for one in trip.suggestions]) for trip in trips] == [
        ("care", ["care/d"]),
        ("schools", ["schools/c", "schools/a"]),
    ]
    why = {one.standing.unit.name: one.why for trip in trips for one in trip.suggestions}
    assert why == {
        "care/d": (Why.NEVER,),
        "schools/c": (Why.NEVER,),
        "schools/a": (Why.PROMISES, Why.UNSEEN_SHIFT),
    }
    assert next_visits(found.units, found.standings, 1)[0].also_due == ()
    assert next_visits(found.units, found.standings, 5)[1].suggestions[-1].why == (Why.DUE_SOON, Why.UNSEEN_SHIFT)


def test_units_that_are_also_due_there() -> None:
    """What would make the trip worth more: overdue units beside those suggested, three at most."""
    organisation = Organisation(tuple(Unit(f"s/{name}", headcount=n) for n, name in enumerate("abcdef")))
    found = survey(BUDGET, organisation, [visit("s", date(2026, 1, 5))], (), QUARTER, NOW)
    (trip,) = next_visits(found.units, found.standings, 1)
    assert (trip.suggestions[0].standing.unit.name, trip.also_due) == ("s/f", ("s/e", "s/d", "s/c"))


NAMES = st.sampled_from(["schools/a", "schools/b", "care", "care/d", "schools", "schools/a, care/d", "nowhere"])
ENTRIES = st.lists(
    st.builds(visit, NAMES, st.dates(date(2026, 1, 1), date(2026, 12, 31)), st.none() | st.integers(0, 40)), max_size=12
)


@given(ENTRIES)
def test_the_rows_add_up(entries: list[Entry]) -> None:
    """Every unit has one row; the rows at the top add up to the whole, and each group to its parts and itself."""
    found = covered(SCHOOLS, entries)
    assert Counter(row.name for row in found.rows) == Counter(unit.name for unit in SCHOOLS.units)
    top = [row for row in found.rows if not row.depth]
    for field in ("visits", "minutes", "people", "units", "visited", "overdue", "never", "headcount"):
        whole = found.people_met if field == "people" else getattr(found, field)
        assert sum(getattr(row, field) for row in top) == whole
    known = [entry for entry in entries if QUARTER.start <= entry.day <= NOW.date() and entry.unit != "nowhere"]
    assert found.minutes == sum(entry.length().minutes for entry in known)
    assert found.people_met == sum(entry.people or 0 for entry in known)


@given(ENTRIES, ENTRIES)
def test_later_visits_change_nothing(entries: list[Entry], more: list[Entry]) -> None:
    """The third quarter is the same whatever is logged of the fourth."""
    third = Period(date(2026, 7, 1), date(2026, 10, 1))
    later = [entry for entry in more if entry.day >= third.end]
    assert covered(SCHOOLS, entries + later, third) == covered(SCHOOLS, entries, third)


@given(ENTRIES)
def test_every_part_of_an_entry_is_a_visit(entries: list[Entry]) -> None:
    """What is shared out between the units of an entry adds up to it."""
    units = UnitsThen(SCHOOLS, date(2026, 12, 31))
    for entry in entries:
        found = list(visits(BUDGET, units, [entry], NOW))
        if entry.unit != "nowhere":
            assert Duration(sum(one.minutes for one in found)) == entry.length()
            assert sum(one.people or 0 for one in found) == (entry.people or 0)
