"""What a file becomes: the same however much of it is made."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtime.formats.toml_text import Splice, apply_all
from leadtime.storage.files import FileText
from leadtime.storage.fingerprint import fingerprint
from leadtime.storage.new_text import NewText

TEXTS = st.text("aåж\n", max_size=12)


@given(TEXTS, st.lists(st.tuples(st.integers(0, 12), st.integers(0, 3), TEXTS), max_size=3))
def test_it_is_the_old_text_with_the_splices(text: str, changes: list[tuple[int, int, str]]) -> None:
    """Its bytes, its fingerprint, its length and every end of it, whether something is only added or not."""
    splices: list[Splice] = []
    expected = text
    for place, length, new in changes:
        offset = min(place, len(expected))
        splices.append(Splice(offset, expected[offset : offset + length], new))
        expected = apply_all(text, splices)

    new_text = NewText(FileText("a.toml", "a.toml", text.encode()), splices)

    assert b"".join(new_text.pieces) == expected.encode()
    assert new_text.fingerprint == fingerprint(expected.encode())
    assert len(new_text) == len(expected.encode())
    for start in range(len(expected) + 1):
        assert new_text.since(len(expected[:start].encode())) == expected[start:]
    if splices:
        assert new_text.unchanged == len(text[: min(splice.offset for splice in splices)].encode())
    assert new_text.text == expected
    assert expected == (text + new_text.added if new_text.added else expected)


def test_what_is_only_added_leaves_the_bytes_that_were_there() -> None:
    """The very object, and not a copy of it."""
    file = FileText("a.toml", "a.toml", b"version = 1\n")

    new = NewText(file, [Splice(12, "", "# more\n")])

    assert new.added == "# more\n"
    assert new.pieces[0] is file.data


def test_a_splice_that_does_not_fit_is_refused_at_once() -> None:
    """Before anything is asked of the text."""
    with pytest.raises(ValueError, match="the text at 3 is not what the change expects"):
        NewText(FileText("a.toml", "a.toml", b"version = 1\n"), [Splice(3, "x", "y")])
