"""What is suspicious in a budget: targets that no week can meet together."""

from datetime import date

import pytest
from tests.reckoning.made import hours, least, most, percent

from leadtime.model.budget import Budget, Category
from leadtime.model.target import Of, Target
from leadtime.reckoning.budget_checks import budget_warnings

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
