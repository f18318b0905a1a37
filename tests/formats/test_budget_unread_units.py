"""A budget with many units is read without them, and the same comes of it as when all of the text is read."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadtime.formats import budget_toml
from leadtime.formats.budget_toml import parse_budget
from leadtime.formats.templates import template
from leadtime.formats.toml_load import load_toml
from leadtime.model.budget import Budget
from leadtime.model.errors import Problem

PLAIN = '[[unit]]\nname = "schools/elineberg"\nheadcount = 45\nfrom = 2026-01-31\n\n'
MANY = PLAIN * budget_toml._MANY_UNITS


def read_whole(text: str) -> tuple[Budget, tuple[Problem, ...]]:
    """The budget of a text that is read to its last letter."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(budget_toml, "_loaded", load_toml)
        return parse_budget(text, "b")


def is_left_out(text: str) -> bool:
    """True when the units of a text are not read."""
    return "unit" not in budget_toml._loaded(text, "b")[0]


LINES = (
    'name = "a"', 'name = "a"', 'label = "B" # c', 'label = "\\u0041"', "label = 'x'", "headcount = 5",
    "headcount = 05", "headcount = 1_0", "headcount = -1", 'shifts = ["day", "night"]', "shifts = []",
    "shifts = [,]", 'shifts = ["day",', 'aliases = [\n  "a",\n]', "name = ", 'name = "x', "x = [", '["a"]',
    "]", "[true]", "from = 2026-02-30", "until = 2028-02-29", "from = 2026-11-30",
    "from = 2026-01-01T00:00:00", "foo.bar = 1", "unit.a = 1", "zzz = {a = 1}", "# a comment",
    "# a \r comment", "#\x00", "", "   ", "[unit]", "[unit.sub]", "[[unit]]", "[[unit]]", "[[unit]]",
    " [[unit]]", "[[ unit ]]", '["unit"]', '[["un\\u0069t"]]', "[[unit]] # c", "[[unit]]x", "[[true]]",
    "[[target]]", 'category = "office"', 'at_most = "45%"', 'at_most = "a"', "[week]", "hours = 20",
    "unit = []", 'unit = "x"', '"unit" = 3', "unit = 5", "[[rule]]", 'summary = "x"', "[[category]]",
    'path = "office"', 'path = "q"', '"""', "'''", "label = '''", 'label = """', "language = 3", "[[shift]]",
    "[other]", "[[unit.more]]",
    "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk = 1",
)  # fmt: skip


@given(
    st.sampled_from(
        ["version = 1\n", "version = 1\nx = [\n", "\ufeffversion = 1\n", "", "unit = []\n", "# [[unit]]\n"]
    ),
    st.lists(st.tuples(st.sampled_from(LINES), st.sampled_from(["\n", "\n", "\n", "\r\n", "\n\n"])), max_size=14),
    st.lists(st.tuples(st.sampled_from(LINES), st.just("\n")), max_size=6),
    st.integers(0, 2),
)
@settings(max_examples=500)
def test_the_same_comes_of_it(
    start: str, before: Sequence[tuple[str, str]], behind: Sequence[tuple[str, str]], where: int
) -> None:
    """The budget and every problem, however the units and what stands around them are written."""
    parts = ["".join(line + end for line, end in before), "".join(line + end for line, end in behind)]
    parts.insert(where, MANY)
    text = start + "".join(parts)
    assert parse_budget(text, "b") == read_whole(text)


@given(st.lists(st.sampled_from(LINES), max_size=16), st.booleans())
@settings(max_examples=500)
def test_the_same_comes_of_few(lines: list[str], crlf: bool) -> None:
    """Where fewer are left out too, which is not worth while, every oddity is nearer to the next one."""
    text = "\n".join(["version = 1", *lines, ""])
    text = text.replace("\n", "\r\n") if crlf else text
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(budget_toml, "_MANY_UNITS", 1)
        assert parse_budget(text, "b") == read_whole(text)


@pytest.mark.parametrize(
    "text",
    [
        template("municipal-director") + "\n" + MANY,
        (template("municipal-director") + "\n" + MANY).replace("\n", "\r\n"),
        "version = 1\n\n" + MANY + '[[category]]\npath = "office"\n',
        "version = 1\n" + MANY.replace("\n\n", "\n# the next one\n"),
        "version = 1\n" + MANY.replace("45", "45 # in March"),
        'version = 1\n[[rule]]\nsummary = "x"\nunit = "schools"\n' + MANY,
    ],
)
def test_what_is_left_out(text: str) -> None:
    """Units as leadtime and most people write them, last, first or between."""
    assert is_left_out(text)
    assert parse_budget(text, "b") == read_whole(text)


@pytest.mark.parametrize(
    "line", ['name = "open', "name = ", 'name = "a"\nname = "b"', "headcount = 007", "from = 2026-02-29", "foo bar"]
)
def test_a_unit_that_is_no_toml_is_told_of(line: str) -> None:
    """Nobody else would: who asks for the units gets none from a text that is no TOML."""
    text = f"version = 1\n{MANY}[[unit]]\n{line}\n"
    (problem,) = parse_budget(text, "b")[1]
    assert problem.message.startswith("this is not TOML")
