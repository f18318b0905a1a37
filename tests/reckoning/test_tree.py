"""Categories as a tree."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reckoning.made import budget

from leadtime.model.path import parent_of
from leadtime.reckoning.tree import reached, rows_of


@pytest.mark.parametrize(
    ("declared", "named", "rows"),
    [
        ("", [], []),
        ("b a", [], ["b", "a"]),  # the budget's order, not the alphabet's
        ("b a", ["c", "aa"], ["b", "a", "aa", "c"]),  # then by name
        ("a/y b a/x", [], ["a", "a/y", "a/x", "b"]),  # a whole stands where its first part does
        ("b a/x a", [], ["b", "a", "a/x"]),
        ("a b", ["a/z", "a/y"], ["a", "a/y", "a/z", "b"]),
        ("a/y a b", ["a/x"], ["a", "a/y", "a/x", "b"]),
        ("", ["a/b/c"], ["a", "a/b", "a/b/c"]),
        ("a a/b", ["a.b", "a&c"], ["a", "a/b", "a&c", "a.b"]),  # & and . come before / in the alphabet
        ("a", ["a", "a"], ["a"]),
    ],
)
def test_the_order_of_the_rows(declared: str, named: list[str], rows: list[str]) -> None:
    """Each whole directly before its parts; declared ones first, in their order."""
    assert rows_of(budget(categories=declared), named) == rows


PATHS = st.lists(st.sampled_from(["a", "b", "c"]), min_size=1, max_size=4).map("/".join)


@given(st.lists(PATHS, max_size=8), st.lists(PATHS, max_size=8))
def test_a_whole_comes_directly_before_its_parts(declared: list[str], named: list[str]) -> None:
    """Between a row and the one that it is part of there are only rows of the same whole; none is there twice."""
    rows = rows_of(budget(categories=" ".join(declared)), named)
    assert len(set(rows)) == len(rows)
    assert {*declared, *named} <= set(rows)
    for number, path in enumerate(rows):
        if whole := parent_of(path):
            between = rows[rows.index(whole) + 1 : number]
            assert whole in rows[:number]
            assert all(other.startswith(whole + "/") for other in between)


@pytest.mark.parametrize(
    ("category", "counts", "paths"),
    [
        ("office", True, ("office",)),
        ("travel/train", True, ("travel/train", "travel")),
        ("travel/commute", False, ("travel/commute",)),
        ("travel/commute/bus", False, ("travel/commute/bus", "travel/commute")),
        ("private/lunch", False, ("private/lunch", "private")),
        ("new/one", True, ("new/one", "new")),
    ],
)
def test_whose_figures_an_entry_is_in(category: str, counts: bool, paths: tuple[str, ...]) -> None:
    """Its own and those of what it is part of; what does not count is in none that does."""
    made = budget(categories="office travel -travel/commute -private private/lunch")
    assert reached(made, category) == (counts, paths)
