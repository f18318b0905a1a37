"""Categories as people type them."""

import pytest

from leadtime.formats.typed_category import find_category
from leadtime.model.budget import Budget, Category
from leadtime.model.errors import Refused

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
        ("office", "office"),
        (" OFFICE ", "office"),
        ("communication/social", "communication/social"),
        ("communication/", "communication"),
        # it is not declared itself, but what is part of it is
        ("communication", "communication"),
        ("visits", "Visits"),
        ("desk", "office"),
        ("KONTOR", "office"),
        ("möte", "meetings"),
        ("MÖTE", "meetings"),
        # the whole last part before one that begins so
        ("social", "communication/social"),
        ("press", "communication/press"),
        # beginnings, of a path before those of a last part or an alias
        ("o", "office"),
        ("comm", "communication"),
        ("communication/so", "communication/social"),
        ("social w", "staff/social work"),
        ("pre", "communication/press"),
        ("ly", "communication/social"),
    ],
)
def test_what_is_meant(text: str, path: str) -> None:
    """The exact name, an alias, a last part, a beginning: in this order."""
    assert find_category(text, BUDGET) == path


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("one", '"one" may be staff/one or board/one', "type more of the name"),
        ("soc", '"soc" may be communication/social or staff/social work', "type more of the name"),
        ("ofice", 'there is no category "ofice"', "did you mean office? A new category is made with --new"),
        (
            "staff/wan",
            'there is no category "staff/wan"',
            "did you mean staff/one or staff? A new category is made with --new",
        ),
        (
            "",
            'there is no category ""',
            "there is office, meetings, communication, communication/social, communication/press, staff, "
            "staff/social work, staff/one, board, board/one, Visits; a new one is made with --new",
        ),
    ],
)
def test_what_is_not_clear_is_refused(text: str, message: str, hint: str) -> None:
    """With the names in question, or the nearest ones."""
    with pytest.raises(Refused) as refused:
        find_category(text, BUDGET)
    assert (refused.value.message, refused.value.hint) == (message, hint)


def test_a_budget_without_categories() -> None:
    """The first one is made with --new."""
    with pytest.raises(Refused) as refused:
        find_category("visits", Budget())
    assert refused.value.hint == "the budget has no categories yet; a new one is made with --new"
