"""Recognitions: shares by unit and behaviour, how evenly they are spread, and how they go with the visits."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reckoning.made_lifts import BUDGET, NOW, OCTOBER, SCHOOLS, lift, on, value_of, visit

from leadtime.model.budget import Budget
from leadtime.model.entry import Entry
from leadtime.model.path import is_within, parent_of
from leadtime.model.recognition import Recognition
from leadtime.model.unit import Behaviour, Organisation, Unit
from leadtime.reckoning.recognitions import behaviour_meant, effective_number, is_about, same
from leadtime.reckoning.units import UnitsThen


@pytest.mark.parametrize(
    ("counts", "number"),
    [
        ((), None),
        ((0, 0), None),
        ((5,), Fraction(1)),
        ((1, 1, 1, 1), Fraction(4)),
        ((7, 7, 7), Fraction(3)),
        ((3, 1), Fraction(16, 10)),
        ((8, 1, 1), Fraction(100, 66)),
        ((3, 1, 0, 0), Fraction(16, 10)),
        ((2, 2, 1, 1), Fraction(36, 10)),
    ],
)
def test_the_effective_number_by_hand(counts: tuple[int, ...], number: Fraction | None) -> None:
    """1 / sum of squared shares: 3 and 1 of 4 lifts are 1 / (9/16 + 1/16) = 1.6 units."""
    assert effective_number(counts) == number


@settings(max_examples=60)
@given(st.lists(st.integers(1, 50), min_size=1, max_size=30))
def test_the_effective_number_lies_between(counts: list[int]) -> None:
    """One and the number of units, which it reaches when all have the same; it is the formula with shares."""
    number = effective_number(counts)
    assert number is not None
    assert 1 <= number <= len(counts)
    assert (number == len(counts)) is (len(set(counts)) == 1)
    assert number == 1 / sum(Fraction(count, sum(counts)) ** 2 for count in counts)


def test_the_units_by_hand() -> None:
    """Four lifts: shares of lifts against shares of people, the last day and the days since, and the evenness."""
    value = value_of([lift(3), lift(17), lift(24, "schools/seaview"), lift(12), lift("2026-09-30", "libraries/raus")])
    assert [(row.name, row.own, row.lifts, row.share, row.headcount_share) for row in value.units] == [
        ("schools", 0, 4, 1, Fraction(4, 5)),
        ("schools/elineberg", 3, 3, Fraction(3, 4), Fraction(3, 5)),
        ("schools/seaview", 1, 1, Fraction(1, 4), Fraction(1, 5)),
        ("libraries", 0, 0, 0, Fraction(1, 5)),
        ("libraries/raus", 0, 0, 0, Fraction(1, 5)),
    ]
    assert [(row.last, row.days_since) for row in value.units] == [
        (on(24), 3),
        (on(17), 10),
        (on(24), 3),
        (on("2026-09-30"), 58),
        (on("2026-09-30"), 58),
    ]
    assert (value.effective, value.different) == (Fraction(16, 10), 2)
    assert (value.to_visit, value.not_lifted) == (3, 1)


def test_the_groups_and_what_is_a_group() -> None:
    """A group that was lifted as such has lifts of its own, and none of its parts has one for that."""
    value = value_of([lift(3, "schools")])
    assert [(row.name, row.is_group, row.own, row.lifts, row.depth) for row in value.units] == [
        ("schools", True, 1, 1, 0),
        ("schools/elineberg", False, 0, 0, 1),
        ("schools/seaview", False, 0, 0, 1),
        ("libraries", True, 0, 0, 0),
        ("libraries/raus", False, 0, 0, 1),
    ]
    assert value.not_lifted == 3


def test_no_lifts_and_no_headcounts() -> None:
    """Shares of nothing are None, and no evenness is made up."""
    value = value_of(organisation=Organisation((Unit("raus"),)))
    assert [(row.share, row.headcount_share, row.last, row.days_since) for row in value.units] == [(None,) * 4]
    assert (value.effective, value.different, value.without_headcount) == (None, 0, 0)


def test_a_unit_without_a_headcount() -> None:
    """Is counted where others have one, for it has no part in the shares of people."""
    value = value_of(organisation=Organisation((Unit("raus", headcount=5), Unit("seaview"))))
    assert value.without_headcount == 1


def test_a_lift_counts_on_the_days_of_its_period_only() -> None:
    """The last day before, the first, today, and a day to come, which only a hand can have written."""
    made = [lift("2026-10-31"), lift(1), lift(27), lift(28)]
    value = value_of(made)
    assert [one.recognition.date for one in value.lifts] == [on(27), on(1)]
    assert value.units[1].lifts == 2


def test_a_past_period_is_as_of_its_last_day() -> None:
    """What was lifted later makes no lift of it more recent."""
    value = value_of([lift("2026-10-05"), lift(3)], period=OCTOBER)
    row = next(row for row in value.units if row.name == "schools/elineberg")
    assert (value.as_of, row.lifts, row.last, row.days_since) == (on("2026-10-31"), 1, on("2026-10-05"), 26)


def test_a_renamed_unit() -> None:
    """Keeps its lifts, those by its new name too, and a period before the renaming has its old name."""
    organisation = Organisation(
        (Unit("schools/old", headcount=9), Unit("schools/new", headcount=9, was=("schools/old",), start=on(10)))
    )
    made = [lift("2026-10-05", "schools/old"), lift(3, "schools/old"), lift(20, "schools/new")]
    value = value_of(made, organisation=organisation)
    assert [(row.name, row.lifts) for row in value.units] == [("schools", 2), ("schools/new", 2)]
    value = value_of(made, organisation=organisation, period=OCTOBER)
    assert [(row.name, row.lifts) for row in value.units] == [("schools", 1), ("schools/old", 1)]


def test_an_unknown_unit() -> None:
    """Is a lift among all, and in no row, also where the budget knows what it would be part of; it is named."""
    value = value_of([lift(3, "schools/gone"), lift(4, "schools/gone"), lift(5)])
    assert value.unknown == (("schools/gone", 2),)
    assert [(row.name, row.lifts, row.share) for row in value.units[:2]] == [
        ("schools", 1, Fraction(1, 3)),
        ("schools/elineberg", 1, Fraction(1, 3)),
    ]
    assert (len(value.lifts), value.different, value.effective) == (3, 2, Fraction(9, 5))
    assert value.without_visit == 1  # of an unknown one nobody can tell


def test_a_unit_that_is_over() -> None:
    """It has no row, and its lifts and visits count: 3 lifts, of which Elineberg has 1 and the mill 2.

    Nobody was told of in the two weeks after the visit to the mill on the 2nd; that of the 20th led to a lift.
    """
    mill = Unit("schools/mill", "The mill", 30, end=on(25))
    ended = SCHOOLS._replace(units=(*SCHOOLS.units, mill))
    made = [lift(3), lift(20, "schools/mill"), lift(21, "schools/mill", "help")]
    visits = [visit(2, "schools/mill"), visit(20, "schools/mill")]
    found = value_of(made, visits, ended)
    assert (len(found.lifts), found.different, found.visits) == (3, 2, 2)
    assert (found.ended, found.unknown) == ((("schools/mill", 2),), ())
    assert [(one.unit, one.label, one.of_visit) for one in found.lifts] == [
        ("schools/mill", "The mill", True),
        ("schools/mill", "The mill", True),
        ("schools/elineberg", "Elineberg", False),
    ]
    rows = {row.name: row for row in found.units}
    assert "schools/mill" not in rows
    assert (rows["schools"].lifts, rows["schools"].share, rows["schools"].last) == (1, Fraction(1, 3), on(3))
    assert rows["schools"].headcount == 80 and found.to_visit == 3
    assert found.effective == Fraction(9, 5)
    assert [(story.visit.day, story.label) for story in found.stories] == [(on(2), "The mill")]
    # as of a day before its end all is as if it had none
    then = found.period._replace(end=on(25))
    assert value_of(made, visits, ended, then) == value_of(
        made, visits, SCHOOLS._replace(units=(*SCHOOLS.units, mill._replace(end=None))), then
    )


def test_no_units_in_the_budget() -> None:
    """Those of visits and lifts up to the day stand in, and it is said."""
    value = value_of([lift(3, "a/b")], [visit(2, "c"), visit(2, "d", category="office")], Organisation())
    assert value.is_by_log
    assert [row.name for row in value.units] == ["a", "a/b", "c"]
    assert value.unknown == ()
    later = value_of([lift(5, "e")], [visit(6, "f")], Organisation(), OCTOBER)
    assert (later.units, later.visits) == ((), 0)


def test_units_of_a_later_day_change_nothing_before() -> None:
    """While the budget had no units those of the log stood in, and so they do when one begins later."""
    later = Organisation((Unit("care/new", start=on("2026-12-01"), headcount=5),))
    made = [lift(3)]
    assert value_of(made, organisation=later) == value_of(made, organisation=Organisation())


@pytest.mark.parametrize(
    ("name", "meant"),
    [("helps others", "helps others"), ("Help", "helps others"), ("HELPS OTHERS ", "helps others"), ("other", "other")],
)
def test_what_a_behaviour_means(name: str, meant: str) -> None:
    """Its name or an alias, however it is spelled; another one is itself."""
    assert behaviour_meant(name, SCHOOLS.behaviours) == meant


def test_the_behaviours_by_hand() -> None:
    """The budget's in its order, those at none too, then others by their number; lifts without one are counted."""
    names = ("help", "helps others", "sings", "dances", "dances", "")
    value = value_of([lift(number + 1, behaviour=name) for number, name in enumerate(names)])
    assert [tuple(row) for row in value.behaviours] == [
        ("helps others", "", 2, Fraction(1, 3), True),
        ("takes responsibility", "Responsibility", 0, 0, True),
        ("dances", "", 2, Fraction(1, 3), False),
        ("sings", "", 1, Fraction(1, 6), False),
    ]
    assert value.without_behaviour == 1


def test_behaviours_where_the_budget_lists_none() -> None:
    """Every one is as good as any."""
    value = value_of([lift(1, behaviour="sings")], organisation=SCHOOLS._replace(behaviours=()))
    assert [tuple(row) for row in value.behaviours] == [("sings", "", 1, 1, True)]


def test_recognition_never_counts_as_time() -> None:
    """A lift is no visit, and has no minutes anywhere."""
    value = value_of([lift(5)])
    assert value.visits == 0
    assert not any("minutes" in name for kind in (type(value), Recognition) for name in kind._fields)


@pytest.mark.parametrize(
    ("named", "unit", "about"),
    [
        ("schools/elineberg", "schools/elineberg", True),
        ("schools/elineberg, libraries/raus", "libraries/raus", True),
        ("schools/elineberg", "schools", True),
        ("schools", "schools/elineberg", True),
        ("schools/seaview", "schools/elineberg", False),
        ("", "schools/elineberg", False),
        ("gone", "gone", True),
    ],
)
def test_what_an_entry_is_about(named: str, unit: str, about: bool) -> None:
    """Its units, their parts and their wholes."""
    entry = Entry("e", "visits", date=on(5), minutes=5, unit=named)
    assert is_about(UnitsThen(SCHOOLS, on(27)), entry, unit) is about


def test_the_same_again() -> None:
    """Of the same unit and day, in the same words, whatever else differs; itself is not another."""
    one, two, other = lift(5), lift(5, behaviour="sings"), lift(6)
    assert same(one, [one, other]) == ""
    assert same(one, [other, one, two]) == two.id


UNITS = ("schools/elineberg", "schools/seaview", "libraries/raus", "schools", "gone")
ANY_LIFTS = st.lists(
    st.builds(lift, st.integers(1, 30), st.sampled_from(UNITS), st.sampled_from(("", "help", "sings"))), max_size=20
)
ANY_VISITS = st.lists(st.builds(visit, st.integers(1, 30), st.sampled_from(UNITS)), max_size=10)


@settings(max_examples=60)
@given(ANY_LIFTS, ANY_VISITS)
def test_laws(made: list[Recognition], visits: list[Entry]) -> None:
    """Whatever was lifted and visited: parts add up to their wholes, behaviours to all, and people never change."""
    value = value_of(made, visits)
    rows = {row.name: row for row in value.units}
    number = len([one for one in made if one.date <= NOW.date()])
    assert len(value.lifts) == number
    assert sum(row.own for row in value.units) + sum(count for _, count in value.unknown) == number
    for row in value.units:
        assert row.lifts == sum(other.own for other in value.units if is_within(other.name, row.name))
        assert row.headcount == sum(unit.headcount or 0 for unit in SCHOOLS.units if is_within(unit.name, row.name))
        if parent_of(row.name):
            assert rows[parent_of(row.name)].lifts >= row.lifts
    assert sum(row.lifts for row in value.behaviours) + value.without_behaviour == number
    assert len(value.stories) <= value.visits
    assert (value.effective is None) is (number == 0)


def test_the_budget_decides_what_a_visit_is() -> None:
    """Where no category is declared to be visits, every entry with a unit is one."""
    entries = [visit(5, "schools/elineberg", category="office")]
    assert value_of(visits=entries).visits == 0
    assert value_of(visits=entries, budget=Budget()).visits == 1
    assert BUDGET.categories[0].visits


def test_behaviours_that_share_a_word() -> None:
    """A name wins over an alias of one that stands before it."""
    known = (Behaviour("first", aliases=("second",)), Behaviour("second"))
    assert behaviour_meant("second", known) == "second"
