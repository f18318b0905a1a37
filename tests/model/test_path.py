"""Paths: what is part of what, and what can be a name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtime.model.path import ancestors, fault_in_path, is_within, parent_of

PARTS = st.lists(st.text("abå9-_.& ", min_size=1, max_size=4), min_size=1, max_size=4)


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("a/b/c", ["a/b/c", "a/b", "a"]),
        ("communication", ["communication"]),
        ("", []),
    ],
)
def test_ancestors_are_nearest_first(path: str, found: list[str]) -> None:
    """A path is the first of its own ancestors."""
    assert list(ancestors(path)) == found


@pytest.mark.parametrize(("path", "parent"), [("a/b/c", "a/b"), ("a", ""), ("", "")])
def test_the_parent_is_one_level_up(path: str, parent: str) -> None:
    """A path of one part has no parent."""
    assert parent_of(path) == parent


@pytest.mark.parametrize(
    ("path", "whole", "within"),
    [
        ("a/b", "a", True),
        ("a", "a", True),
        ("a", "a/b", False),
        ("ab", "a", False),  # whole parts are compared, not letters
        ("b/a", "a", False),
    ],
)
def test_a_part_is_within_its_whole(path: str, whole: str, within: bool) -> None:
    """`communications` is not part of `communication`."""
    assert is_within(path, whole) is within


@given(PARTS, PARTS)
def test_within_means_among_the_ancestors(one: list[str], other: list[str]) -> None:
    """The two ways to ask agree for every pair of paths."""
    path, whole = "/".join(one), "/".join(other)
    assert is_within(path, whole) is (whole in ancestors(path))
    assert is_within("/".join([*other, *one]), whole)


@pytest.mark.parametrize("path", ["a", "a/b", "R&D", "v1.2", "two words", "social-media_2", "skola/Ängelholm", "7"])
def test_a_name_is_letters_digits_and_a_few_signs(path: str) -> None:
    """It survives a command line, TOML and CSV."""
    assert fault_in_path(path) == ""


@pytest.mark.parametrize(
    ("path", "fault"),
    [
        ("", "is empty"),
        ("/", "has an empty part"),
        ("a//b", "has an empty part"),
        ("a/", "has an empty part"),
        ("a / b", "has a part that begins or ends with a space"),
        (" a", "has a part that begins or ends with a space"),
        ("-a", "has a part that begins with '-'"),
        ("=1+1", "has a part that begins with '='"),
        ("a/.b", "has a part that begins with '.'"),
        ("a\\b", "contains '\\\\'"),
        ("a;b", "contains ';'"),
        ("a\x1b", "contains '\\x1b'"),
        ("a\nb", "contains '\\n'"),
    ],
)
def test_what_is_no_name_is_told_in_words(path: str, fault: str) -> None:
    """The first fault, as the end of a sentence."""
    assert fault_in_path(path) == fault
