"""Cells in columns: lined up, folded where they may be, and never cut."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from leadtime.view.columns import Column, fold, lay_out
from leadtime.view.console import Page


def texts(*cells: str) -> list[Text]:
    """Cells without style."""
    return [Text(cell) for cell in cells]


TWO = [
    Column("name", texts("office", "  a long name/with parts", "", "学校"), folds=True),
    Column("hours", texts("1:00", "12:30", "", "2:00"), right=True),
]


def test_columns_line_up() -> None:
    """Texts to the left, numbers to the right, wide letters take two columns, an empty row is an empty line."""
    assert "\n".join(line.plain for line in lay_out(TWO, Page(80))) == (
        "name                      hours\n"
        "office                     1:00\n"
        "  a long name/with parts  12:30\n"
        "\n"
        "学校                       2:00"
    )


def test_a_narrow_page_folds_texts_only() -> None:
    """The gap shrinks first; a folded text breaks at a space or slash and keeps its indent."""
    assert "\n".join(line.plain for line in lay_out(TWO, Page(20))) == (
        "name           hours\noffice          1:00\n  a long       12:30\n  name/with\n  parts\n\n学校            2:00"
    )


def test_a_pipe_folds_nothing() -> None:
    """A program reads lines, so a row is one line however long."""
    assert [line.plain for line in lay_out(TWO, Page(20, folds=False))] == [
        line.plain for line in lay_out(TWO, Page(80))
    ]


@given(st.text("ab /学é", max_size=60), st.integers(4, 30))
def test_folding_loses_nothing(text: str, width: int) -> None:
    """Every letter is still there in its order, and no part is wider than it may be."""
    parts = [part.plain for part in fold(Text(text), width)]
    assert "".join(parts).replace(" ", "") == text.replace(" ", "")
    assert all(cell_len(part) <= width for part in parts)
