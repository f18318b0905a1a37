"""The budget of `budget`."""

from datetime import date
from fractions import Fraction

import pytest
from tests.view.shown import shown_at

from leadtime.model.budget import Budget, Category
from leadtime.model.duration import Duration
from leadtime.model.target import Amount, Measure, Target
from leadtime.reckoning.versions import versions
from leadtime.view.budget_table import budget, week

LEADER = Budget(
    categories=(
        Category("office"),
        Category("communication/social", "Social [media]\x1b[31m", ("lift", "lyft", "a very long other word for it")),
        Category("lunch", counts=False),
    ),
    targets=(
        Target("communication/social", at_least=Amount(Measure.SHARE, Fraction(1, 5))),
        Target("communication/social", at_least=Amount(Measure.COUNT, Fraction(3)), end=date(2027, 1, 1)),
        Target("office", at_most=Amount(Measure.TIME, Fraction(1080)), start=date(2027, 1, 1)),
    ),
)
TODAY = date(2026, 11, 27)


def drawn(width: int, value: Budget = LEADER, encoding: str = "utf-8") -> str:
    """The whole text on a page of that width."""
    return shown_at(width, lambda page: budget(value, versions(value.targets, TODAY), page), encoding)


def test_wide() -> None:
    """What the budget does not declare itself, such as communication, has a row as well; escape codes are shown."""
    assert drawn(100) == (
        "40 h of work a week, Monday to Friday, 8 h a day.\n\n"
        "category       target       label                   also\n"
        "office\n"
        "communication\n"
        "  social       ≥ 20 %       Social [media]\\x1b[31m  lift, lyft, a very long other word for it\n"
        "               ≥ 3 a week\n"
        "lunch          not counted\n\n"
        "Ending\n"
        "communication/social  ≥ 3 a week  until 31 December 2026\n\n"
        "Later\n"
        "office  ≤ 18 h a week  from 1 January 2027\n"
    )


def test_narrow_and_plain() -> None:
    """Texts are folded, nothing is cut, and signs that can't be printed are replaced."""
    text = drawn(60, encoding="ascii")
    assert max(map(len, text.splitlines())) <= 60
    assert ">= 20 %" in text
    assert {"very", "long", "word", "it"} < set(text.split())


def test_no_categories() -> None:
    """A budget of a week alone."""
    assert drawn(80, Budget(hours=Duration(2250))) == (
        "37 h 30 m of work a week, Monday to Friday, 7 h 30 m a day.\n\nNo categories yet.\n"
    )


@pytest.mark.parametrize(
    ("hours", "days", "starts", "said"),
    [
        (2400, (0, 1, 2, 3, 4), 0, "40 h of work a week, Monday to Friday, 8 h a day."),
        (2400, (0, 2), 0, "40 h of work a week, Monday, Wednesday, 20 h a day."),
        (60, (0, 1, 2, 3, 5, 6), 6, "1 h of work a week, Monday to Thursday, Saturday to Sunday, 10 m a day; "),
        (100, (0, 1, 2), 0, "1 h 40 m of work a week, Monday to Wednesday."),  # 33, 33 and 34 minutes
    ],
)
def test_the_week_in_words(hours: int, days: tuple[int, ...], starts: int, said: str) -> None:
    """Days in a row are drawn together; a length of a day is told when all have it."""
    value = Budget(hours=Duration(hours), working_days=days, week_starts=starts)
    assert week(value) == said + ("weeks begin on Sunday." if starts else "")
