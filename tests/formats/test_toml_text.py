"""The text of a TOML file as statements and blocks, and the splices that move no other byte."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.formats.hand_written import hand_written

from leadtime.formats.toml_text import (
    Splice,
    appended,
    apply,
    apply_all,
    blocks,
    is_blank,
    newline_of,
    statements,
    with_key,
    without,
)

TEXT = """\
# a comment
version = 1
list = [
  "]", # ]
  { a = "[[x]]" },
]
note = '''
[[entry]]
'''

[[entry]] # first
"my key" = 1
place.lat = 2
"a.b".c = 3

# between

[entry.sub]
x = 1
[ "a.b" . 'c' ]
"" = 2
["entr\\u0079"]"""


def test_statements() -> None:
    """Each logical line once, whatever its value hides, and in the whole every byte of the text."""
    found = [
        (TEXT[one.start : one.end].partition("\n")[0], one.header, one.is_array, one.key) for one in statements(TEXT)
    ]
    assert found == [
        ("# a comment", "", False, ""),
        ("version = 1", "", False, "version"),
        ("list = [", "", False, "list"),
        ("note = '''", "", False, "note"),
        ("", "", False, ""),
        ("[[entry]] # first", "entry", True, ""),
        ('"my key" = 1', "", False, "my key"),
        ("place.lat = 2", "", False, "place"),
        ('"a.b".c = 3', "", False, "a.b"),
        ("", "", False, ""),
        ("# between", "", False, ""),
        ("", "", False, ""),
        ("[entry.sub]", "entry.sub", False, ""),
        ("x = 1", "", False, "x"),
        ("[ \"a.b\" . 'c' ]", '"a.b".c', False, ""),
        ('"" = 2', "", False, '""'),
        ('["entr\\u0079"]', "entry", False, ""),
    ]
    assert "".join(TEXT[one.start : one.end] for one in statements(TEXT)) == TEXT


def test_blocks() -> None:
    """A block goes from its header to its last key and has its own tables; what is below its last key is nobody's."""
    found = [(one.name, one.is_array, one.line, TEXT[one.start : one.end]) for one in blocks(TEXT)]
    start = TEXT.index("[[entry]] # first")
    end = TEXT.index('[ "a.b"')
    assert found == [
        ("entry", True, 11, TEXT[start:end]),
        ('"a.b".c', False, 20, '[ "a.b" . \'c\' ]\n"" = 2\n'),
        ("entry", False, 22, '["entr\\u0079"]'),
    ]
    (only,) = blocks("[[entry]]\nx = 1\n\n# below\n")
    assert only.end == len("[[entry]]\nx = 1\n")


def test_an_escape_that_there_is_not() -> None:
    """In a text that is not TOML a key with such an escape stays as it is: nothing is raised."""
    assert [one.key for one in statements('"a\\u0062" = 1\n"a\\q" = 2\n')] == ["ab", "a\\q"]


@pytest.mark.parametrize("seed", range(50))
def test_blocks_of_hand_written_logs(seed: int) -> None:
    """Statements join to the text, and the blocks named entry are where they were put."""
    written = hand_written(seed)
    joined = "".join(written.text[one.start : one.end] for one in statements(written.text))
    assert joined == written.text.removeprefix("\ufeff")
    found = blocks(written.text)
    assert [(one.start, one.end) for one in found if one.name == "entry" and one.is_array] == list(written.spans)
    assert [one.line for one in found] == [1 + written.text.count("\n", 0, one.start) for one in found]


@given(st.text("[]{}\"'\\#\n\r.= ax", max_size=40))
def test_statements_of_any_text(text: str) -> None:
    """A text that is not TOML is cut into lines too: nothing is raised, nothing is lost."""
    assert "".join(text[one.start : one.end] for one in statements(text)) == text
    blocks(text)


@pytest.mark.parametrize(
    "text",
    [
        '"' * 1_000_000,
        "'" * 1_000_000,
        'x = "' + '\\"' * 500_000,
        'x = """' + '\\"""\n' * 200_000,
        'x = """' + "\\" * 1_000_001,
        "x = '\n" * 200_000,
        "[" * 1_000_000,
        "[[entry" + " " * 1_000_000 + ".x]]",
        "[[entry" + ".x" * 500_000,
        "a." * 500_000,
        " " * 1_000_000,
        "# " + "'\"" * 500_000,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_a_megabyte_made_to_be_slow(text: str) -> None:
    """The time is linear in the text: under two seconds of work for any megabyte, valid or not (R21)."""
    began = time.process_time()
    assert sum(one.end - one.start for one in statements(text)) == len(text)
    assert time.process_time() - began < 2


@pytest.mark.parametrize(
    ("text", "newline"),
    [
        ("", "\n"),
        ("a", "\n"),
        ("a\nb", "\n"),
        ("a\r\nb", "\r\n"),
        ("a\r\nb\nc", "\n"),
        ("a\nb\r\n", "\r\n"),
        ("\n", "\n"),
    ],
)
def test_newline_of(text: str, newline: str) -> None:
    """The last line ending decides: what is added stands next to it."""
    assert newline_of(text) == newline


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("", "[b]\nx = 1\n"),
        ("\ufeff", "[b]\nx = 1\n"),
        ("\n", "[b]\nx = 1\n"),
        ("a = 1", "\n\n[b]\nx = 1\n"),
        ("a = 1\n", "\n[b]\nx = 1\n"),
        ("a = 1\n\n", "[b]\nx = 1\n"),
        ("a = 1\r\n", "\r\n[b]\r\nx = 1\r\n"),
        ("a = 1\r\n\r\n", "[b]\r\nx = 1\r\n"),
        ("a = 1\n\r\n", "[b]\r\nx = 1\r\n"),
        ("a = 1\n# end", "\n\n[b]\nx = 1\n"),
        ("a = 1\n  ", "\n\n[b]\nx = 1\n"),
    ],
)
def test_appended(text: str, new: str) -> None:
    """One blank line stands between the text and the block, and no line is ever continued."""
    assert appended(text, "[b]\nx = 1\n") == Splice(len(text), "", new)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("v = 1\n\n[b]\nx = 1\n\n[c]\n", "v = 1\n\n[c]\n"),
        ("v = 1\n[b]\nx = 1\n\n[c]\n", "v = 1\n\n[c]\n"),
        ("v = 1\r\n\r\n[b]\r\nx = 1\r\n", "v = 1\r\n"),
        ("v = 1\n\n\n[b]\nx = 1", "v = 1\n\n"),
        ("[b]\nx = 1\n# c\n", "# c\n"),
        ("# c\n\n# d\n[b]\n", "# c\n\n# d\n"),
    ],
)
def test_without(before: str, after: str) -> None:
    """The block goes with one blank line above it; comments and other blank lines stay."""
    block = next(block for block in blocks(before) if block.name == "b")
    assert apply(before, without(before, block)) == after


ORDER = ("id", "start", "end", "note")


@pytest.mark.parametrize(
    ("block", "key", "line", "after"),
    [
        ("[[e]]\nid = 1\nnote = 2\n", "id", "id = 9\n", "[[e]]\nid = 9\nnote = 2\n"),
        ("[[e]]\nid = 1\nnote = 2\n", "start", "start = 9\n", "[[e]]\nid = 1\nstart = 9\nnote = 2\n"),
        ("[[e]]\nid = 1\nnote = 2\n", "id", "", "[[e]]\nnote = 2\n"),
        ("[[e]]\nid = 1\nnote = 2\n", "end", "", "[[e]]\nid = 1\nnote = 2\n"),
        ("[[e]]\n", "note", "note = 9\n", "[[e]]\nnote = 9\n"),
        ("[[e]]", "note", "note = 9\n", "[[e]]\nnote = 9\n"),
        ("[[e]]\r\nid = 1\r\n", "note", "note = 9\n", "[[e]]\r\nid = 1\r\nnote = 9\r\n"),
        ("[[e]]\nid = 1", "id", "id = 9\n", "[[e]]\nid = 9"),
        ("[[e]]\nid = 1", "note", "note = 9\n", "[[e]]\nid = 1\nnote = 9\n"),
        ("[[e]]\n\tid=1 # why\n", "id", "id = 9\n", "[[e]]\n\tid=9 # why\n"),
        ("[[e]]\n\tid=1\n", "note", "note = 9\n", "[[e]]\n\tid=1\n\tnote = 9\n"),
        ("[[e]]\nid = [ # a\n1, # b\n] # c\n", "id", "id = 9\n", "[[e]]\nid = 9 # c\n"),
        ("[[e]]\nid = [\n1\n]", "id", "id = 9\n", "[[e]]\nid = 9"),
        ("[[e]]\nid = '#' # '\n", "id", "id = 9\n", "[[e]]\nid = 9 # '\n"),
        ('[[e]]\n"id" = """\n#\n"""\n', "id", "id = 9\n", '[[e]]\n"id" = 9\n'),
        ("[[e]]\n  id.a = 1\nid.b = 2\nnote = 3\n", "id", "id = 9\n", "[[e]]\n  id = 9\nnote = 3\n"),
        ("[[e]]\n[e.sub]\nid = 1\n", "id", "id = 9\n", "[[e]]\nid = 9\n[e.sub]\nid = 1\n"),
        ("[[e]]\nmine = 1\n", "other", "other = 9\n", "[[e]]\nother = 9\nmine = 1\n"),
    ],
)
def test_with_key(block: str, key: str, line: str, after: str) -> None:
    """Only the value changes where the key is there; a new key has its place, never in a table of the block."""
    assert with_key(block, key, line, ORDER) == after


SPLICES = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 5), st.text("xyz", max_size=4)), max_size=12)


@given(st.text("abc", min_size=10, max_size=40), SPLICES)
def test_splices_together_are_splices_one_after_the_other(text: str, wanted: list[tuple[int, int, str]]) -> None:
    """Whatever their order, and taken back in the reverse one: `apply_all` is `apply` for each, and no slower."""
    now, made = text, []
    for offset, length, new in wanted:
        at = offset % (len(now) + 1)
        made.append(Splice(at, now[at : at + length], new))
        now = apply(now, made[-1])
    assert apply_all(text, made) == now
    assert apply_all(now, [splice.reversed() for splice in reversed(made)]) == text


@given(st.text("abc", min_size=10, max_size=40), SPLICES, st.integers(0, 11))
def test_a_splice_that_does_not_fit_is_refused_among_others_too(
    text: str, wanted: list[tuple[int, int, str]], which: int
) -> None:
    """As it would be alone."""
    now, made = text, []
    for offset, length, new in wanted:
        at = offset % (len(now) + 1)
        made.append(Splice(at, now[at : at + length], new))
        now = apply(now, made[-1])
    if made:
        place = which % len(made)
        made[place] = made[place]._replace(old=made[place].old + "!")
        with pytest.raises(ValueError, match="is not what the change expects"):
            apply_all(text, made)


def test_apply_refuses_another_text() -> None:
    """A splice is only put where the text is what it expects."""
    assert apply("abc", Splice(1, "b", "xy")) == "axyc"
    assert apply("axyc", Splice(1, "b", "xy").reversed().reversed().reversed()) == "abc"
    with pytest.raises(ValueError, match="not what the change expects"):
        apply("abc", Splice(1, "c", ""))


@pytest.mark.parametrize(("text", "blank"), [("", True), ("\ufeff \t\r\n", True), ("#", False), ("\0", False)])
def test_is_blank(text: str, blank: bool) -> None:
    """A comment is something; so is a file of NULs, which is damage."""
    assert is_blank(text) is blank
