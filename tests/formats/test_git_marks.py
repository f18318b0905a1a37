"""A conflict of git's taken apart into its sides, and both together again."""

import pytest

from leadtime.formats.git_marks import Sides, settle, sides_of


def entry(identifier: str, note: str = "") -> str:
    """A small entry's block."""
    said = f'note = "{note}"\n' if note else ""
    return f'[[entry]]\nid = "{identifier}"\ndate = 2026-11-23\nminutes = 45\ncategory = "office"\n{said}'


A, B, C = entry("a"), entry("b"), entry("c")
HEAD = f"version = 1\n\n{A}\n"


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("x\n", None),
        ("<<<<<<< HEAD\na\n=======\nb\n>>>>>>> 12ab\n", Sides("a\n", "b\n", None)),
        ("1\n<<<<<<< HEAD\n=======\nb\n>>>>>>> x\n2", Sides("1\n2", "1\nb\n2", None)),
        ("<<<<<<< a\r\nx\r\n=======\r\ny\r\n>>>>>>> b\r\n", Sides("x\r\n", "y\r\n", None)),
        ("<<<<<<<\na\n||||||| 12\no\n=======\nb\n>>>>>>>\nz\n", Sides("a\nz\n", "b\nz\n", "o\nz\n")),
        (
            "<<<<<<< a\n1\n=======\n2\n>>>>>>> b\n-\n<<<<<<< a\n3\n=======\n4\n>>>>>>> b",
            Sides("1\n-\n3\n", "2\n-\n4\n", None),
        ),
        ("<<<<<<< a\n1\n||||||| o\n=======\n2\n>>>>>>> b\n<<<<<<< a\n=======\n>>>>>>> b", Sides("1\n", "2\n", None)),
        ("=======\n<<<<<<< a\n1\n=======\n>>>>>>> b\n", Sides("=======\n1\n", "=======\n", None)),
        ("<<<<<<< a\n1\n=======\n2\n", None),
        ("<<<<<<< a\n1\n>>>>>>> b\n", None),
        ("<<<<<<< a\n<<<<<<< b\n=======\n>>>>>>> b\n", None),
        ("a\n=======\nb\n", None),
    ],
)
def test_the_sides_of_a_conflict(text: str, sides: Sides | None) -> None:
    """To the byte; a base only where every conflict has one, and nothing for marks that don't belong together."""
    assert sides_of(text) == sides


def both(text: str) -> tuple[str, int]:
    """The settled text, what is left in conflict as ours has it."""
    found = settle(text)
    assert found
    return found.ours.text, found.conflicts


def test_one_entry_on_each_side() -> None:
    """The ordinary case: git shares a header between the two, and both are needed."""
    b, c = (one.removeprefix("[[entry]]\n") for one in (B, C))
    text = f"{HEAD}[[entry]]\n<<<<<<< HEAD\n{b}=======\n{c}>>>>>>> other\n"
    assert both(text) == (f"{HEAD}{B}\n{C}", 0)
    found = settle(text)
    assert found
    assert [one.id for one in found.coming] == ["c"]
    assert (found.found.added, found.found.same, found.found.only_ours) == ((("entry", 1),), 1, 1)


def test_the_same_entry_with_two_notes() -> None:
    """Is left in conflict, and all else is settled; each side is whole."""
    text = f"{HEAD}<<<<<<< HEAD\n{entry('b', 'x')}\n{C}=======\n{entry('b', 'y')}\n{entry('d')}>>>>>>> other\n"
    found = settle(text)
    assert found
    assert found.conflicts == 1
    assert [one.keys for one in found.differing] == [(("note", "x", "y"),)]
    assert found.ours.text == f"{HEAD}{entry('b', 'x')}\n{C}\n{entry('d')}"
    assert found.theirs.text == f"{HEAD}{entry('b', 'y')}\n{C}\n{entry('d')}"


def test_what_one_side_removed() -> None:
    """Stays out where git says what both began with, and comes in where nobody knows."""
    base = f"{B}"
    text = f"{HEAD}<<<<<<< HEAD\n{C}{{}}=======\n{B}\n{entry('d')}>>>>>>> other\n"
    assert both(text.format(f"||||||| base\n{base}")) == (f"{HEAD}{C}\n{entry('d')}", 0)
    assert sorted(both(text.format(""))[0].split("id = ")[1:]) == sorted(
        f"{HEAD}{C}\n{B}\n{entry('d')}".split("id = ")[1:]
    )
    changed = settle(text.format(f"||||||| base\n{entry('b', 'old')}"))
    assert changed
    assert [one.id for one in changed.halves] == ["b"]
    assert ('id = "b"' in changed.ours.text, 'id = "b"' in changed.theirs.text) == (False, True)


@pytest.mark.parametrize(
    "text",
    [
        "version = 1\n<<<<<<< a\nentry\n=======\n>>>>>>> b\n",
        "version = 1\n<<<<<<< a\nx = 1\n=======\nx = 2\n>>>>>>> b\n",
        f"{HEAD}<<<<<<< a\n[mine]\nx = 1\n=======\n>>>>>>> b\n",
        f"version = 2\n\n<<<<<<< a\n{A}=======\n{B}>>>>>>> b\n",
    ],
)
def test_what_is_no_log_is_left_alone(text: str) -> None:
    """On either side."""
    assert settle(text) is None
