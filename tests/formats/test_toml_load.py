"""TOML that cannot be read: one problem with its line and the way to mend it, never an exception, never slow."""

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from leadtime.formats.toml_load import load_toml
from leadtime.model.errors import Problem

FIRST = "# one\nversion = 1\n"


def problem(text: str) -> Problem:
    """The one fault of a text that must have one."""
    table, found = load_toml(text, "log.toml")
    assert found is not None and table == {}
    assert found.path == "log.toml"
    return found


def test_a_good_text() -> None:
    """The table, with or without a byte-order mark and whatever ends the lines."""
    assert load_toml("\ufeffa = 1\r\n[b]\r\n", "x") == ({"a": 1, "b": {}}, None)
    assert load_toml("", "x") == ({}, None)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        pytest.param(FIRST + f"x = {'9' * 5000}\n", 3, "beyond what can be counted", id="5,000 digits"),
        pytest.param(
            f"# {'1' * 5000}\nn = '{'1' * 5000}'\nx = -{'9' * 5000}",
            3,
            "beyond what can be counted",
            id="digits in text",
        ),
        pytest.param(FIRST + f"x = {'[' * 2000}{']' * 2000}\n", 3, "nested too deep", id="2,000 arrays"),
        pytest.param(FIRST + f"x = {'[' * 2000}", 3, "nested too deep", id="2,000 arrays left open"),
        pytest.param(FIRST + "[[entry]]\nx = [\n" + "[\n" * 2000 + "]\n" * 2001, 4, "nested too deep", id="on lines"),
        pytest.param(FIRST + f"x = {'{a=' * 2000}1{'}' * 2000}\n", 3, "nested too deep", id="2,000 inline tables"),
        pytest.param(FIRST + f"x = {'[' * 101}{']' * 101}\n", 3, "nested too deep", id="101 arrays"),
        pytest.param(FIRST + f"{'a.' * 900}a = 1\n", 3, "nested too deep", id="900 parts"),
        pytest.param(FIRST + f"{'a.' * 9000}a = 1\n", 3, "nested too deep", id="9,000 parts"),
        pytest.param(FIRST + f"\n[{'a.' * 900}a]\n", 4, "nested too deep", id="900 tables"),
        pytest.param(FIRST + "note = 'a\0b'\n", 3, "cannot be seen stands here (U+0000)", id="NUL in a text"),
        pytest.param("\0" * 100, 1, "cannot be seen stands here (U+0000)", id="a file of NULs"),
        pytest.param(FIRST + "a = 1\rb = 2\r", 3, "cannot be seen stands here (U+000D)", id="old Macintosh lines"),
        pytest.param(FIRST + "a = 1\u00a0\n", 3, "cannot be seen stands here (U+00A0)", id="a space that is none"),
        pytest.param(FIRST + "day = 2026-02-30\n", 3, "there is no such day", id="no such day"),
        pytest.param(FIRST + "at = 0000-01-01T00:00:00Z\n", 3, "there is no such day", id="year 0"),
        pytest.param(FIRST + f"# {'x' * 1_000_000}\nnote = {'x' * 1_000_000}\n", 4, "neither text", id="long lines"),
    ],
)
def test_what_no_parser_likes(text: str, line: int, words: str) -> None:
    """Values beyond every bound end as a problem with file and line, as a slip of the hand does (R22)."""
    found = problem(text)
    assert (found.line, words in found.message) == (line, True), found
    assert found.hint


def test_what_is_just_not_too_much() -> None:
    """Long numbers, long texts and nesting that a parser must be able to read are no fault."""
    text = f"a = {'9' * 4300}\nb = {'[' * 99}{']' * 99}\nc = '{'x' * 1_000_000}'\nd = 0x{'f' * 5000}\n"
    assert load_toml(text, "x")[1] is None


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('a = 1\nnote = "left open\nb = 2\n', 2, "opened with a quote and never closed"),
        ("a = 1\nnote = 'left open\nb = 2\n", 2, "opened with a quote and never closed"),
        ("a = 1\nnote = 'it''s'\nb = 2\n", 2, "something follows"),
        ('a = 1\nnote = """\nleft open\n\nb = "c"\n', 2, "opened with three quotes and never closed"),
        ("a = 1\nnote = '''\nleft open\n\nb = 'c'\n", 2, "opened with three quotes and never closed"),
        ('a = 1\nnote = """\nleft open\n\nb = "C:\\users"\n', 2, "opened with three quotes and never closed"),
        ('note = """\nleft open\n\n[x]\nnote = """\nclosed"""\n', 1, "opened with three quotes and never closed"),
        ('note = """one"""\nb = """two"""\nc = ???\n', 3, "neither text"),
        ('a = """fine"""\nb = c\nd = """left open\n', 2, "neither text"),
        ("a = [1, 2\nb = 3\n", 1, "a [ is never closed"),
        ("a = [1, 2,\nb = 3\n", 1, "a [ is never closed"),
        ("a = [1, 2,\n\n[[entry]]\n", 1, "a [ is never closed"),
        ("a = [\n  1,\n  2,\n", 1, "a [ is never closed"),
        ('a = [\n  "b"\n  "c"\n]\n', 3, "a comma is missing"),
        ("a = [\n  1,\n  b,\n]\n", 3, "neither text"),
        ("a = { b = 1\nc = 2\n", 1, "a { is never closed"),
        ("a = 1\nb = [\n1,\n]\na = [\n2,\n]\n", 5, "in the table already"),
        ("a = 1\na = 2", 2, "in the table already"),
        ("a = { b = 1, b = 2 }\n", 1, "in the table already"),
        ("[a]\n[b]\n[a]\n", 3, "there already, written in another way"),
        ("[[a]]\n[a]\n", 2, "there already, written in another way"),
        ("a = []\n[[a]]\n", 2, "there already, written in another way"),
        ("a = 1\n[[entry]\nb = 1\n", 2, "brackets of a table's header"),
        ("a = 1\n[entry\n", 2, "brackets of a table's header"),
        ("a = 1\n[[]]\n", 2, "a name is missing"),
        ("a = 1\n= 2\n", 2, "neither `key = value` nor"),
        ("a = 1\nb\n", 2, "neither `key = value` nor"),
        ("a = 1\nb = \nc = 2\n", 2, "neither text in quotes nor"),
        ("a = 1\nb =", 2, "neither text in quotes nor"),
        ("a = 45m\n", 1, "something follows"),
        ('a = "C:\\users"\n', 1, "a backslash"),
        ('a = "\\q"\n', 1, "a backslash"),
        ('a = "\\ud800"\n', 1, "not a Unicode scalar value"),
        ("\ufeff\ufeffa = 1\n", 1, "cannot be seen stands here (U+FEFF)"),
        ("\r\na = 1\r\nb = c\r\n", 3, "neither text"),
    ],
)
def test_the_line_and_the_words(text: str, line: int, words: str) -> None:
    """The line is where the mistake was made, and the words are those of one who writes the file."""
    found = problem(text)
    assert (found.line, words in found.message) == (line, True), found
    assert found.message.startswith("this is not TOML: ")
    assert found.hint


@pytest.mark.parametrize(
    ("text", "line", "hint"),
    [
        ("[week]\nhours = 38,25\n", 2, 'write 38.25, or "38h15m" in quotes'),
        ("[week]\nhours = 37,5 # from June\n", 2, 'write 37.5, or "37h30m" in quotes'),
        ("minutes = 0,75\n", 1, "write 0.75"),
        ("a = 1\nb = -1,5", 2, "write -1.5"),
        ("week = { hours = 38,25 }\n", 1, "write 38.25"),
        ("week = { a = 1, b = 38,25, c = 2 }\n", 1, "write 38.25"),
    ],
)
def test_a_decimal_comma(text: str, line: int, hint: str) -> None:
    """Half of Europe writes one, and the hint is the number to write instead."""
    assert problem(text) == Problem("log.toml", line, "this is not TOML: a number with a decimal comma", hint)


@pytest.mark.parametrize("text", ["a = 1,5h\n", "a = 1,\n", "a = b, 5\n", "a = 1,2,3\n", "[a,1\n"])
def test_what_is_no_decimal_comma(text: str) -> None:
    """Other commas keep their own words."""
    assert "decimal comma" not in problem(text).message


@given(st.text("[]{}\"'\\#\n\r.=, atx019:-\0\ufeff", max_size=60) | st.text(max_size=30))
@example("a = 1\n[a.b]\n")
@example("a = []\n[a.b]\n")
def test_never_an_exception(text: str) -> None:
    """Any text is a table or one problem, whose line is one of the text's."""
    table, found = load_toml(text, "x")
    if found:
        assert table == {}
        assert 1 <= found.line <= text.count("\n") + 1


@pytest.mark.parametrize(
    "text",
    [
        '"' * 1_000_000,
        "x = " + '"' * 1_000_001,
        'x = "' + '\\"' * 500_000,
        'x = """' + '\\"""\n' * 200_000,
        "x = '\n" * 200_000,
        "[" * 1_000_000,
        "x = [" + "1,\n" * 300_000,
        "a." * 500_000,
        "\0" * 1_000_000,
        "\n".join(f"a{number} = 1" for number in range(80_000)) + "\na1 = 2\n",
    ],
    ids=lambda text: repr(text[:12]),
)
def test_a_bad_megabyte_is_refused_at_once(text: str) -> None:
    """Finding the line takes time in proportion to the text: under two seconds of work for a megabyte (R21)."""
    began = time.process_time()
    assert problem(text).line
    assert time.process_time() - began < 2
