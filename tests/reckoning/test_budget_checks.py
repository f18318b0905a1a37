"""What is suspicious in a budget: targets that no week can meet together."""

from datetime import date

import pytest
from tests.reckoning.made import hours, percent

from leadtime.model.budget import Budget, Category
from leadtime.model.target import Of, Target
from leadtime.reckoning.budget_checks import budget_warnings

TODAY = date(2026, 11, 27)


def least(category: str, share: int, **more: object) -> Target:
    """At least so many per cent."""
    return Target(category, at_least=percent(share))._replace(**more)  # type: ignore[arg-type]  # any field


@pytest.mark.parametrize(
    ("targets", "found"),
    [
        ([least("a", 60), least("b", 40)], []),
        (
            [least("a", 60), least("b", 45)],
            ["the at-least shares add up to 105 %, so no week can meet them all."],
        ),
        # a part is in its whole, and not beside it
        ([least("a", 60), least("a/x", 60), least("b", 40)], []),
        (
            [least("a", 20), least("a/x", 30), least("a/y", 40), least("b", 40)],
            ["the at-least shares add up to 110 %, so no week can meet them all."],
        ),
        # of the capacity, or no longer in force: another matter
        ([least("a", 60), least("b", 45, of=Of.CAPACITY)], []),
        ([least("a", 60), least("b", 45, end=date(2026, 11, 27))], []),
        (
            [least("a", 60), least("b", 45, start=date(2027, 1, 1))],
            ["From 2027-01-01 on: the at-least shares add up to 105 %, so no week can meet them all."],
        ),
        # from the day on which the sum is too large, once
        (
            [least("a", 60), least("b", 45), least("c", 1, start=date(2027, 1, 1), end=date(2027, 1, 1))],
            ["the at-least shares add up to 105 %, so no week can meet them all."],
        ),
        (
            [Target("a", at_most=percent(10)), least("a/x", 8), least("a/y", "4.5")],  # type: ignore[arg-type]  # a text
            ["a gets at most 10 %, and its parts at least 12.5 %."],
        ),
        ([Target("a", at_most=percent(10)), least("a", 5), least("a/y", 10)], []),
        (
            [Target("a", at_least=hours(30)), Target("b", at_least=hours("10.5"))],
            ["the at-least times add up to 40 h 30 m a week, which has 40 h of work."],
        ),
    ],
)
def test_warnings(targets: list[Target], found: list[str]) -> None:
    """Hand-checked sums; what is possible, however hard, is no doubt of ours."""
    budget = Budget(categories=tuple(Category(name) for name in "abc"), targets=tuple(targets))
    assert list(budget_warnings(budget, TODAY)) == found
