"""Visits that no lift tells of yet, and lifts that no visit led to."""

import pytest
from tests.reckoning.made_lifts import NOW, OCTOBER, SCHOOLS, lift, on, value_of, visit

from leadtime.model.recognition import Recognition
from leadtime.model.unit import Unit


@pytest.mark.parametrize(
    ("made", "stories"),
    [
        ([], ["schools/elineberg"]),
        ([lift(4)], ["schools/elineberg"]),  # the day before
        ([lift(5)], []),  # its day
        ([lift(19)], []),  # the fourteenth day after it
        ([lift(20)], ["schools/elineberg"]),
        ([lift(10, "schools/seaview")], ["schools/elineberg"]),
        ([lift(10, "schools")], ["schools/elineberg"]),  # all schools together are no story of this one
        ([lift(10, "schools/elineberg/kitchen")], ["schools/elineberg"]),  # which the budget does not know
        ([lift(25, entry="v")], []),  # it names the visit
        ([lift(25, "schools/seaview", entry="v")], []),  # so it does, whoever was lifted for it
        ([lift(25, entry="w")], ["schools/elineberg"]),
    ],
)
def test_the_stories_of_a_visit(made: list[Recognition], stories: list[str]) -> None:
    """A visit on the 5th is told of by a lift of its unit from that day to the 19th, or by one that names it."""
    value = value_of(made, [visit(5, "schools/elineberg", entry="v")])
    assert [story.visit.unit for story in value.stories] == stories


def test_a_lift_of_a_part_tells_of_the_whole() -> None:
    """The kitchen is a part of the school that was visited."""
    kitchen = Unit("schools/elineberg/kitchen", headcount=4)
    organisation = SCHOOLS._replace(units=(*SCHOOLS.units, kitchen))
    value = value_of([lift(6, kitchen.name)], [visit(5, "schools/elineberg")], organisation)
    assert value.stories == ()
    assert value.without_visit == 0


def test_an_entry_with_several_units() -> None:
    """Is told of for the unit that was lifted, and for all where none of them was."""
    both = [visit(5, "schools/elineberg", "schools/seaview", entry="v")]
    assert [one.visit.unit for one in value_of([lift(25, entry="v")], both).stories] == ["schools/seaview"]
    assert value_of([lift(25, "libraries/raus", entry="v")], both).stories == ()


@pytest.mark.parametrize(("day", "is_open"), [(12, False), (13, True), (27, True)])
def test_a_visit_still_has_time(day: int, is_open: bool) -> None:
    """Up to and with the fourteenth day after it; today is the 27th."""
    (story,) = value_of(visits=[visit(day, "schools/elineberg")]).stories
    assert story.is_open is is_open
    assert (story.until - story.visit.day).days == 14


def test_the_time_reaches_beyond_the_period() -> None:
    """A visit of the last day of October is told of in November, and may be until the 14th of it."""
    visits = [visit("2026-10-31", "schools/elineberg")]
    assert value_of([lift(14)], visits, period=OCTOBER).stories == ()
    (story,) = value_of([lift(15)], visits, period=OCTOBER).stories
    assert not story.is_open
    (story,) = value_of([], visits, period=OCTOBER, now=NOW.replace(day=14)).stories
    assert story.is_open


def test_which_visits_are_asked_for_a_story() -> None:
    """Those of the period to units that are known; the latest first. What is no visit is none."""
    visits = [visit("2026-10-30", "libraries/raus"), visit(3, "gone"), visit(4, "schools/seaview", category="office")]
    visits += [visit(5, "schools/elineberg"), visit(20, "schools/seaview"), visit(28, "schools/seaview")]
    value = value_of(visits=visits)
    assert [story.visit.day for story in value.stories] == [on(20), on(5)]
    assert (value.visits, value.open_stories) == (2, 1)


def test_stories_of_one_day() -> None:
    """The latest first by the clock; those without a clock time last, by their entries."""
    early, late = (
        visit(20, "schools/elineberg", entry=entry)._replace(start=NOW.replace(day=20, hour=hour), end=NOW, date=None)
        for entry, hour in (("z", 8), ("a", 11))
    )
    bare = [visit(20, "libraries/raus", entry="b"), visit(20, "libraries/raus", entry="c")]
    value = value_of(visits=[early, *bare, late])
    assert [story.visit.entry for story in value.stories] == ["a", "z", "c", "b"]


def test_a_lift_to_come_tells_of_nothing() -> None:
    """Only a hand can have written it."""
    assert len(value_of([lift(28)], [visit(20, "schools/elineberg")]).stories) == 1


@pytest.mark.parametrize(
    ("made", "number"),
    [
        (lift(4), 1),  # before the visit
        (lift(5), 0),
        (lift(19), 0),
        (lift(20), 1),
        (lift(20, entry="any"), 0),
        (lift(10, "schools"), 0),  # a school was visited
        (lift(10, "schools/seaview"), 1),
    ],
)
def test_a_lift_without_a_visit(made: Recognition, number: int) -> None:
    """None to the unit, a part or its whole in the 14 days before, and no entry named; the visit was on the 5th."""
    assert value_of([made], [visit(5, "schools/elineberg")]).without_visit == number


def test_a_visit_before_the_period_leads_to_a_lift() -> None:
    """The days before a lift do not end at the first of the month."""
    assert value_of([lift(2)], [visit("2026-10-25", "schools/elineberg")]).without_visit == 0
