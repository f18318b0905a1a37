"""What is suspicious in a budget: targets that no week can meet together, and people who may count twice."""

from datetime import date

import pytest
from tests.reckoning.made import hours, least, most, percent

from leadtime.model.budget import Budget, Category
from leadtime.model.target import Of, Target
from leadtime.model.unit import Unit
from leadtime.reckoning.budget_checks import budget_warnings, headcount_doubts

TODAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("targets", "found"),
    [
        ([least("a", percent(60)), least("b", percent(40))], []),
        (
            [least("a", percent(60)), least("b", percent(45))],
            ["the at-least shares add up to 105 %, so no week can meet them all."],
        ),
        # a part is in its whole, and not beside it
        ([least("a", percent(60)), least("a/x", percent(60)), least("b", percent(40))], []),
        (
            [least("a", percent(20)), least("a/x", percent(30)), least("a/y", percent(40)), least("b", percent(40))],
            ["the at-least shares add up to 110 %, so no week can meet them all."],
        ),
        # of the capacity, or no longer in force: another matter
        ([least("a", percent(60)), least("b", percent(45), of=Of.CAPACITY)], []),
        ([least("a", percent(60)), least("b", percent(45), end=date(2026, 11, 27))], []),
        (
            [least("a", percent(60)), least("b", percent(45), start=date(2027, 1, 1))],
            ["From 2027-01-01 on: the at-least shares add up to 105 %, so no week can meet them all."],
        ),
        # from the day on which the sum is too large, once
        (
            [
                least("a", percent(60)),
                least("b", percent(45)),
                least("c", percent(1), start=date(2027, 1, 1), end=date(2027, 1, 1)),
            ],
            ["the at-least shares add up to 105 %, so no week can meet them all."],
        ),
        (
            [most("a", percent(10)), least("a/x", percent(8)), least("a/y", percent("4.5"))],
            ["a gets at most 10 %, and its parts at least 12.5 %."],
        ),
        ([most("a", percent(10)), least("a", percent(5)), least("a/y", percent(10))], []),
        (
            [least("a", hours(30)), least("b", hours("10.5"))],
            ["the at-least times add up to 40 h 30 m a week, which has 40 h of work."],
        ),
    ],
)
def test_warnings(targets: list[Target], found: list[str]) -> None:
    """Hand-checked sums; what is possible, however hard, is no doubt of ours."""
    budget = Budget(categories=tuple(Category(name) for name in "abc"), targets=tuple(targets))
    assert list(budget_warnings(budget, TODAY)) == found


A, B = Unit("schools/a", headcount=45), Unit("schools/b", headcount=60)
TWICE = "schools has as many people (105) as its parts together"
LATER = date(2027, 1, 1)


@pytest.mark.parametrize(
    ("units", "found"),
    [
        # its own people, none said, or none at all
        ([Unit("schools", headcount=12), A, B], []),
        ([Unit("schools"), A, B], []),
        ([Unit("schools", headcount=0), A._replace(headcount=0), B._replace(headcount=0)], []),
        ([Unit("schools", headcount=105), A, B], [(0, TWICE)]),
        # wherever it stands in the file
        ([A, B, Unit("schools", headcount=105)], [(2, TWICE)]),
        # one part alone may have as many people as the office above it
        ([Unit("schools", headcount=45), A], []),
        ([Unit("schools", headcount=45), A, Unit("schools/c")], []),
        # every level with all below it, as lists of staff are: 210 = 105 + 105, and 105 = 45 + 60
        (
            [
                Unit("all", headcount=210),
                Unit("all/schools", headcount=105),
                Unit("all/care", headcount=105),
                Unit("all/schools/a", headcount=45),
                Unit("all/schools/b", headcount=60),
            ],
            [
                (0, "all has as many people (210) as its parts together"),
                (1, "all/schools has as many people (105) as its parts together"),
            ],
        ),
        # a level that says no number counts with what is below it: 165 = 60 + (45 + 60)
        (
            [
                Unit("all", headcount=165),
                Unit("all/care", headcount=60),
                Unit("all/care/x", headcount=20),
                Unit("all/care/y", headcount=40),
                Unit("all/schools"),
                Unit("all/schools/a", headcount=45),
                Unit("all/schools/b", headcount=60),
            ],
            [
                (0, "all has as many people (165) as its parts together"),
                (1, "all/care has as many people (60) as its parts together"),
            ],
        ),
        # the levels between have people of their own, or have none and are not even declared
        (
            [
                Unit("all", headcount=110),
                Unit("all/schools", headcount=5),
                Unit("all/schools/a", headcount=45),
                Unit("all/schools/b", headcount=60),
            ],
            [(0, "all has as many people (110) as its parts together")],
        ),
        (
            [Unit("all", headcount=105), Unit("all/schools/a", headcount=45), Unit("all/care/b", headcount=60)],
            [(0, "all has as many people (105) as its parts together")],
        ),
        # parts that are over, or are still to come
        ([Unit("schools", headcount=105), A, B._replace(end=TODAY)], []),
        ([Unit("schools", headcount=105), A, B._replace(start=LATER)], [(0, f"{TWICE} from 2027-01-01 on")]),
        # mended from today on; and spoiled later
        ([Unit("schools", headcount=105), Unit("schools", headcount=2, start=TODAY), A, B], []),
        (
            [Unit("schools", headcount=2), Unit("schools", headcount=105, start=LATER), A, B],
            [(1, f"{TWICE} from 2027-01-01 on")],
        ),
    ],
)
def test_headcounts(units: list[Unit], found: list[tuple[int, str]]) -> None:
    """A unit that has what its parts have together, by the versions of a day; a larger or smaller number is fine."""
    assert [doubt[:2] for doubt in headcount_doubts(units, TODAY)] == found
    assert {doubt.hint for doubt in headcount_doubts(units, TODAY)} <= {
        "it may count people twice: a headcount is without the unit's parts"
    }


def test_of_many_groups_the_first_are_said() -> None:
    """A list of staff that has it so has it so everywhere; a thousand units take no time."""
    units = [
        unit
        for number in range(300)
        for unit in (
            Unit(f"g{number}", headcount=9),
            Unit(f"g{number}/a", headcount=4),
            Unit(f"g{number}/b", headcount=5),
        )
    ]
    found = headcount_doubts(units, TODAY)
    assert [doubt.number for doubt in found] == [0, 3, 6, 9]
    assert found[3].message == "297 more units have as many people as their parts together, the next one here"
