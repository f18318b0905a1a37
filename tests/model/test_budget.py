"""Budgets: which categories there are, and which count."""

import pytest

from leadtime.model.budget import Budget, Category

BUDGET = Budget(
    categories=(
        Category("office"),
        Category("private", counts=False),
        Category("private/lunch"),
        Category("travel/commute", counts=False),
    )
)


@pytest.mark.parametrize(
    ("path", "counts"),
    [
        ("office", True),
        ("office/mail", True),
        ("private", False),
        ("private/lunch", False),  # declared to count, but part of what does not
        ("private/lunch/canteen", False),
        ("privateer", True),
        ("travel", True),
        ("travel/commute", False),
        ("never seen", True),
    ],
)
def test_what_counts(path: str, counts: bool) -> None:
    """A category counts unless it, or one that it is part of, is declared not to."""
    assert BUDGET.counts(path) is counts


def test_a_category_is_found_by_its_whole_path() -> None:
    """Neither its last part nor a prefix is enough."""
    assert BUDGET.category("private/lunch") == Category("private/lunch")
    assert BUDGET.category("lunch") is None
    assert BUDGET.category("travel") is None
