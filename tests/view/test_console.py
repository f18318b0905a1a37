"""Where text is shown: widths, encodings, colours, and no markup."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.text import Text
from tests.view.shown import shown, stream

from leadtime.view.console import PIPE_WIDTH, PLAIN_SIGNS, Page, encodable, is_plain, screen, wrapped


def test_a_pipe_has_no_width() -> None:
    """In a pipe no line is folded or cut, however long, and there is no escape byte."""
    made = screen(stream())
    assert (made.page.width, made.page.folds) == (PIPE_WIDTH, False)
    assert shown([Text("x" * 5000, style="bold red")], made) == "x" * 5000 + "\n"


@pytest.mark.parametrize(
    ("columns", "width", "folds"),
    [("80", 80, True), ("160", 160, True), ("3", 20, True), ("0", PIPE_WIDTH, False), ("wide", PIPE_WIDTH, False)],
)
def test_columns_settles_the_width(monkeypatch: pytest.MonkeyPatch, columns: str, width: int, folds: bool) -> None:
    """COLUMNS is honoured in a pipe too; what is no sensible number asks for nothing."""
    monkeypatch.setenv("COLUMNS", columns)
    page = screen(stream()).page
    assert (page.width, page.folds) == (width, folds)


@pytest.mark.parametrize("columns", ["9" * 5000, "²", "-80", ""])
def test_no_value_of_columns_is_an_error(monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    """An environment variable is no reason for a traceback."""
    monkeypatch.setenv("COLUMNS", columns)
    assert shown([Text("x")], screen(stream())) == "x\n"


@pytest.mark.parametrize(
    ("variables", "is_terminal", "has_escapes"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"NO_COLOR": "1"}, True, False),
        ({"FORCE_COLOR": "1"}, False, True),
        ({"TERM": "dumb"}, True, False),
    ],
)
def test_colours(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], is_terminal: bool, has_escapes: bool
) -> None:
    """Colours are for terminals that want them, and for whoever asks."""
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    text = shown([Text("over", style="red")], screen(stream(is_terminal=is_terminal)))
    assert ("\x1b[31m" in text) is has_escapes


@pytest.mark.parametrize(
    ("encoding", "plain", "ours", "theirs"),
    [
        ("utf-8", False, "✓ met ≥ 20 %", "Ängelholm 学校"),
        ("utf-16", False, "✓ met ≥ 20 %", "Ängelholm 学校"),
        ("cp1252", True, "+ met >= 20 %", "Ängelholm \\u5b66\\u6821"),
        ("ascii", True, "+ met >= 20 %", "\\xc4ngelholm \\u5b66\\u6821"),
    ],
)
def test_encodings(encoding: str, plain: bool, ours: str, theirs: str) -> None:
    """A stream that lacks a sign gets plain ones; a letter it lacks is shown as an escape; neither is an error."""
    page = screen(stream(encoding)).page
    assert page.plain is plain
    assert (page.ours("✓ met ≥ 20 %"), page.theirs("Ängelholm 学校")) == (ours, theirs)


def test_plain_signs_are_plain() -> None:
    """Every stand-in can be printed everywhere, and a bar's or a verdict's is one column wide as the sign is."""
    assert all(stand_in.isascii() for stand_in in PLAIN_SIGNS.values())
    assert {sign for sign, stand_in in PLAIN_SIGNS.items() if len(stand_in) != 1} == {"≥", "≤"}
    assert is_plain("cp437")
    assert not is_plain("utf-8")


@given(st.text(st.characters(exclude_categories=())), st.sampled_from(["ascii", "cp1252", "utf-8", "cp932"]))
def test_any_text_can_be_printed_anywhere(text: str, encoding: str) -> None:
    """Whatever people wrote, and whatever the terminal speaks."""
    found = Page(encoding=encoding).theirs(text)
    assert encodable(found, encoding) == found


# Of the tag characters not all are assigned, and so not all of the category Cf; none is printed raw.
TAGS = "".join(map(chr, range(0xE0000, 0xE0080)))


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp"), exclude_characters=TAGS))
)
def test_markup_is_text(text: str) -> None:
    """5,000 such texts in the release checks: none altered on its way through rich."""
    for written in (f"[bold]{text}[/bold]", f":smile: {text} \\[", f"x{text}[link=file:///]x"):
        made = screen(stream())
        assert shown([Text(made.page.theirs(written))], made) == written + "\n"


def test_a_path_in_quotes_is_never_folded() -> None:
    """What is copied from two lines would name another file; other quotes are folded like all else."""
    page = Page(width=40)
    command = 'leadtime doctor --merge "/home/anna/my files/leadtime (Anna\'s conflicted copy).toml"'

    assert wrapped(command, page, "  hint: ") == [f"  hint: {command}"]
    assert wrapped(f"then type {command}", page) == ["then type", command]
    assert wrapped('say "what was promised to whom, and until when"', page) == [
        'say "what was promised to whom, and',
        'until when"',
    ]


def test_a_hint_stays_indented() -> None:
    """Its later lines stand under its first word."""
    assert wrapped("  hint: put one of the two into a line of its own", Page(width=40)) == [
        "  hint: put one of the two into a line",
        "        of its own",
    ]
    assert wrapped("  and so on, for as long as there is a line", Page(width=30)) == [
        "  and so on, for as long as",
        "  there is a line",
    ]
