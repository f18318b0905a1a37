"""Changes made again on an older state of a log: each on the item that it was of, and no item is lost to another."""

import pytest
from tests.formats.test_log_union import entry

from leadtime.formats.toml_text import Splice
from leadtime.storage.doctor.made_again import made_again
from leadtime.storage.journal import FileChange, Record
from leadtime.storage.places import LOG


def log(*blocks: str) -> str:
    """A log of blocks, a blank line between two."""
    return "version = 1\n" + "".join(f"\n{block}" for block in blocks)


def record(*changes: tuple[str, str]) -> Record:
    """A change of blocks into others, wherever they stood."""
    return Record(1, "2026-11-27", "edit", (FileChange(LOG, "", "", tuple(Splice(0, *one) for one in changes)),))


ONE, TWO, A, B = entry("twice", "one"), entry("twice", "two"), entry("a"), entry("b")
NEW = entry("new", "two")


@pytest.mark.parametrize(
    ("text", "changes", "becomes"),
    [
        (log(A, B), [(A, entry("a", "x"))], log(entry("a", "x"), B)),
        (log(entry("a", "hand"), B), [(A, entry("a", "x"))], log(entry("a", "x"), B)),
        (log(A, B), [("\n" + A, "")], log(B)),
        (log(A), [("", B), (B, entry("b", "x"))], log(A, entry("b", "x"))),
        (log(A, B), [(A, ""), ("", A)], log(A, B)),
        (log(A, B), [("", A)], log(A, B)),
        (log(ONE, TWO), [(TWO, NEW), (ONE, entry("twice", "x"))], log(entry("twice", "x"), NEW)),
        (log(ONE, TWO), [(TWO, NEW), (NEW, TWO)], log(ONE, TWO)),
        (log(ONE, TWO), [(TWO, NEW), (NEW, "")], log(ONE)),
        (log(ONE, TWO), [(TWO, entry("twice", "x"))], log(ONE, entry("twice", "x"))),
        (log(ONE, TWO), [(TWO, "")], log(ONE)),
        (log(ONE, NEW), [(TWO, NEW)], log(ONE, NEW)),
        # By whose hand is not known: none of them is touched.
        (log(ONE, TWO), [(entry("twice", "three"), "")], log(ONE, TWO)),
        (log(ONE, TWO), [(entry("twice", "three"), entry("twice", "x"))], log(ONE, TWO, entry("twice", "x"))),
        (log(ONE, entry("twice", "hand")), [(TWO, NEW)], log(ONE, entry("twice", "hand"), NEW)),
        (log(entry("", "x"), entry("", "y")), [(entry("", "y"), entry("", "z"))], log(entry("", "x"), entry("", "z"))),
    ],
)
def test_each_change_is_of_the_item_that_it_was_of(text: str, changes: list[tuple[str, str]], becomes: str) -> None:
    """Where two have an id, of the one with its words; where neither has them, what the change made is one more."""
    assert made_again(text, [record(one) for one in changes], LOG).text == becomes
    windows, *pairs = (_windows(one) for one in (text, *(part for change in changes for part in change)))
    again = made_again(windows, [record(one) for one in zip(pairs[::2], pairs[1::2], strict=True)], LOG)
    assert again.text == _windows(becomes)


def _windows(text: str) -> str:
    return text.replace("\n", "\r\n")
