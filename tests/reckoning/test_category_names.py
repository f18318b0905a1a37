"""The names that a category goes by when it is written in full."""

import pytest

from leadtime.model.budget import Budget, Category
from leadtime.reckoning.category_names import known_by_name, known_paths

BUDGET = Budget(
    categories=(
        Category("office", aliases=("desk", "Kontor")),
        Category("meetings", aliases=("möte",)),
        Category("communication/social", aliases=("lyft",)),
        Category("communication/press"),
        Category("staff/social work"),
        Category("staff/one"),
        Category("board/one"),
        Category("Visits"),
    )
)


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("Office", "office"),
        ("desk", "office"),
        ("press", "communication/press"),
        ("communication", "communication"),
        ("off", None),
        ("one", None),
        ("golf", None),
        ("", None),
    ],
)
def test_a_name_in_full(text: str, path: str | None) -> None:
    """No beginning, and nothing that two have in common."""
    assert known_by_name(text, BUDGET) == path


def test_the_known_paths_have_their_parents() -> None:
    """Each once, before its first part, in the budget's order."""
    assert known_paths(BUDGET)[2:7] == [
        "communication",
        "communication/social",
        "communication/press",
        "staff",
        "staff/social work",
    ]
