"""The coverage in words, sentence by sentence."""

from datetime import date, datetime, timedelta
from fractions import Fraction

import pytest
from tests.reckoning.made_visits import BUDGET, CET, NOW, QUARTER, SCHOOLS, THIRD, TODAY, covered, promise, visit

from leadtime.model.budget import Budget, Category
from leadtime.model.period import Period
from leadtime.model.unit import Organisation, Unit
from leadtime.reckoning.coverage_values import Coverage
from leadtime.view.coverage_lines import ended, figures, remarks, title, what_counts

NOTHING = covered(SCHOOLS)
YEAR = Period(date(2026, 1, 1), date(2027, 1, 1))
BEFORE = datetime(2025, 12, 31, 12, tzinfo=CET)
WEEK = Period(date(2026, 11, 23), date(2026, 11, 30))


def starting(value: Coverage, *beginnings: str) -> list[str]:
    """The figures that begin with one of these words."""
    return [sentence for sentence in figures(value) if sentence.startswith(beginnings)]


@pytest.mark.parametrize(
    ("period", "now", "said"),
    [
        (QUARTER, NOW, "Quarter 4 2026, as of Friday 27 November"),
        (THIRD, NOW, "Quarter 3 2026"),
        (Period(TODAY, TODAY + timedelta(days=1)), NOW, "Friday 27 November 2026"),
        (WEEK, NOW, "Week 48, 23-29 November 2026, as of Friday 27 November"),
        (WEEK, NOW + timedelta(days=2), "Week 48, 23-29 November 2026"),
        (
            YEAR,
            datetime(2025, 12, 31, 12, tzinfo=CET),
            "2026 has not begun; how it stands on Wednesday 31 December 2025",
        ),
    ],
)
def test_the_title(period: Period, now: datetime, said: str) -> None:
    """The period, and the day of the figures where it is neither over nor on its last day."""
    assert title(covered(SCHOOLS, period=period, now=now)) == said


@pytest.mark.parametrize(
    ("budget", "said"),
    [
        (Budget(), "Visits are entries that name a unit"),
        (BUDGET, "Visits are entries of visits that name a unit"),
        (
            Budget(categories=tuple(Category(name, visits=True) for name in ("visits", "rounds", "walks"))),
            "Visits are entries of visits, rounds or walks that name a unit",
        ),
    ],
)
def test_what_counts(budget: Budget, said: str) -> None:
    """The categories of visits, where the budget says which; what two units are, and which row comes first."""
    two = f"{said}; one that names two units is two visits."
    assert what_counts(covered(SCHOOLS, budget=budget)) == f"{two} The worst come first."
    assert what_counts(covered(Organisation((Unit("a"),)), budget=budget)) == two


@pytest.mark.parametrize(
    ("units", "visited", "overdue", "never", "not_yet", "said"),
    [
        (
            500,
            26,
            466,
            335,
            0,
            "26 of 500 units were visited in the quarter (5 %); 466 are overdue, 335 of them never visited.",
        ),
        (1200, 1, 0, 0, 0, "1 of 1,200 units was visited in the quarter (0 %); none is overdue."),
        (5, 4, 1, 0, 0, "4 of 5 units were visited in the quarter (80 %); 1 is overdue."),
        (5, 4, 1, 1, 0, "4 of 5 units were visited in the quarter (80 %); 1 is overdue: it was never visited."),
        (5, 3, 2, 2, 0, "3 of 5 units were visited in the quarter (60 %); 2 are overdue: they were never visited."),
        (5, 3, 2, 0, 0, "3 of 5 units were visited in the quarter (60 %); 2 are overdue."),
        (5, 0, 5, 4, 0, "None of the 5 units was visited in the quarter; 5 are overdue, 4 of them never visited."),
        (1, 0, 1, 1, 0, "The one unit was not visited in the quarter; 1 is overdue: it was never visited."),
        (1, 1, 0, 0, 0, "1 of 1 unit was visited in the quarter (100 %); none is overdue."),
        # those whose first visit is not due yet
        (13, 5, 0, 8, 8, "5 of 13 units were visited in the quarter (38 %); none is overdue; 8 are not yet visited."),
        (
            13,
            5,
            3,
            3,
            1,
            "5 of 13 units were visited in the quarter (38 %); 3 are overdue, 2 of them never visited; "
            "1 is not yet visited.",
        ),
        (
            9,
            5,
            1,
            3,
            2,
            "5 of 9 units were visited in the quarter (56 %); 1 is overdue: it was never visited; "
            "2 are not yet visited.",
        ),
        (13, 0, 0, 13, 13, "None of the 13 units has been visited yet."),
        (1, 0, 0, 1, 1, "The one unit has not been visited yet."),
        (13, 0, 13, 13, 0, "None of the 13 units was visited in the quarter; 13 are overdue: they were never visited."),
    ],
)
def test_the_units_visited(units: int, visited: int, overdue: int, never: int, not_yet: int, said: str) -> None:
    """Of all, and how many wait; those never visited are overdue as well, once they have waited for too long."""
    value = NOTHING._replace(units=units, visited=visited, overdue=overdue, never=never, not_yet=not_yet)
    assert figures(value)[0] == said


@pytest.mark.parametrize(
    ("people", "headcount", "said"),
    [
        (3_300, 11_000, "Reach: 66 % of 11,000 people work in a unit visited in the quarter; 3,300 people met (30 %), "
         "some perhaps more than once."),
        (0, 11_000, "Reach: 66 % of 11,000 people work in a unit visited in the quarter."),
        (1, 11_000, "Reach: 66 % of 11,000 people work in a unit visited in the quarter; 1 person met (0 %)."),
        (12, 0, "12 people met, some perhaps more than once."),
        (0, 0, ""),
    ],
)  # fmt: skip
def test_the_reach(people: int, headcount: int, said: str) -> None:
    """In people, where headcounts are known; without one nothing is made up."""
    visited = headcount * 66 // 100
    value = NOTHING._replace(visited=2, visits=2, people_met=people, headcount=headcount, headcount_visited=visited)
    assert " ".join(starting(value, "Reach", "1")) == said


def test_no_reach_without_a_visit() -> None:
    """That no unit was visited is said once."""
    assert len(figures(covered(SCHOOLS))) == 1


@pytest.mark.parametrize(
    ("pace", "units", "said"),
    [
        (Fraction(3), 200, "At 3 visits a working week all 200 units take 67 weeks."),
        (Fraction(27, 10), 12, "At 2.7 visits a working week all 12 units take 4.4 weeks."),
        (Fraction(1), 1500, "At 1 visit a working week all 1,500 units take 1,500 weeks."),
        (Fraction(101, 100), 1, "At 1 visit a working week the one unit takes 1 week."),
        (Fraction(1, 13), 5, "At one visit in 13 working weeks all 5 units take 65 weeks."),
        (Fraction(99, 100), 5, "At one visit in 1 working week all 5 units take 5.1 weeks."),
    ],
)
def test_the_cycle(pace: Fraction, units: int, said: str) -> None:
    """How long a round takes at the present pace; a pace below one a week is said the other way round."""
    assert starting(NOTHING._replace(units=units, pace=pace, cycle_weeks=units / pace), "At") == [said]


@pytest.mark.parametrize(
    ("visits", "share", "most", "said"),
    [
        (40, Fraction(38, 100), ("a", "b", "c"), ["Three units got 38 % of the visits: a, b and c."]),
        (12, Fraction(1), ("a", "b"), ["All 12 visits went to a and b."]),
        (2, Fraction(1), ("a",), ["All 2 visits went to a."]),
        (3, Fraction(1), ("a", "b", "c"), []),
        (9, Fraction(1), ("a", "b", "c", "d", "e"), []),
    ],
)
def test_the_concentration(visits: int, share: Fraction, most: tuple[str, ...], said: list[str]) -> None:
    """Where it says something: not of one visit to each, nor where there are no other units."""
    value = NOTHING._replace(visits=visits, concentration=share, most_visited=tuple((name, 1) for name in most))
    assert starting(value, "Three", "All") == said


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ("abcde", []),  # one each: nobody can say which three
        ("aaaabbbccd", ["Three units got 90 % of the visits: a, b and c."]),
        ("aaaabbcd", ["The three most visited units got 88 % of the visits."]),  # c or d
        ("aabbccd", ["Three units got 86 % of the visits: a, b and c."]),
    ],
)
def test_a_tie_names_nobody(names: str, said: list[str]) -> None:
    """Where the third was visited as often as the fourth; where all were visited alike, nothing is said."""
    value = covered(Organisation(tuple(map(Unit, "abcdefgh"))), [visit(name, TODAY) for name in names])
    assert starting(value, "Three", "The three") == said


def test_from_when_the_pace_counts() -> None:
    """Said where the visits began within the period: its Monday."""
    (said,) = starting(covered(SCHOOLS, [visit("care", TODAY)]), "At")
    assert said == (
        "At 1 visit a working week all 5 units take 5 weeks. "
        "The pace counts from Monday 23 November, the week of the first visit."
    )
    (said,) = starting(covered(SCHOOLS, [visit("care", TODAY), visit("care", date(2026, 9, 30))]), "At")
    assert said.endswith(" weeks.")


def test_units_that_are_over() -> None:
    """One line for them, of one part those of that part; of many only five are named."""
    last = date(2026, 11, 1)
    organisation = Organisation(
        (Unit("a"), *(Unit(f"b/{number}", end=last) for number in range(7)), Unit("c", end=last))
    )
    assert ended(covered(organisation)) == ""
    value = covered(organisation, [visit("c", last), visit("c", last)], promises=[promise("b/1", last)])
    assert ended(value) == "Ended since: b/1, 1 open promise; c, 2 visits."
    assert ended(value, "b") == "Ended since: b/1, 1 open promise."
    assert ended(value, "a") == "" and remarks(value) == []
    many = covered(organisation, [visit(f"b/{number}", last) for number in range(7)])
    assert ended(many).endswith("b/4, 1 visit; 2 more.")


def test_the_promises() -> None:
    """Those open on the day of the figures; of a past period they may be closed by now."""
    given = [promise("schools/a", date(2026, 9, 1)), promise("schools/b", date(2026, 9, 1), done=date(2026, 10, 2))]
    assert figures(covered(SCHOOLS, promises=given))[-1] == "1 promise is open; `leadtime promises` shows them."
    assert figures(covered(SCHOOLS, period=THIRD, promises=given))[-1] == "Open promises on 30 September 2026: 2."


@pytest.mark.parametrize("units", [(), (Unit("a", end=date(2026, 1, 1)),)])
def test_nothing_to_visit(units: tuple[Unit, ...]) -> None:
    """No units at all, or none on that day, is one sentence with what to type."""
    assert figures(covered(Organisation(units))) == [
        "There are no units on 27 November 2026. To bring in a whole organisation: `leadtime unit import FILE.csv`; "
        "to add one: `leadtime unit add schools/elineberg --headcount 45`."
    ]


def test_what_the_budget_lacks() -> None:
    """Units at all, or some that visits name; of many only five are named."""
    (by_log,) = remarks(covered(Organisation(), [visit("x", TODAY)]))
    assert by_log.startswith("The budget has no units on 27 November 2026, so these are those of the log")
    assert remarks(covered(Organisation())) == []
    assert remarks(covered(SCHOOLS, [visit("x", TODAY), visit("x", TODAY), visit("y", TODAY)])) == [
        "Visits to units that the budget does not know are not counted: x (2) and y (1). "
        "`leadtime unit add NAME` makes one known."
    ]
    (many,) = remarks(covered(SCHOOLS, [visit(f"x{number}", TODAY) for number in range(7)]))
    assert "x3 (1), x4 (1) and 2 more. " in many
