"""The report as Markdown."""

from tests.view.golden_text import assert_golden
from tests.view.made_grids import BY_UNIT
from tests.view.made_reports import empty_week, ended_week, hard_week, row, running_week

from leadtime.view.report_markdown import grid_markdown, markdown


def test_the_whole_report() -> None:
    """A heading, the denominator, a table and the next step."""
    assert_golden("markdown-ended", markdown(ended_week()))
    assert_golden("markdown-hard", markdown(hard_week()))


def test_every_row_has_every_cell() -> None:
    """A table is one only if each line has as many cells as its head, whatever stands in a name."""
    odd = running_week(rows=(row("a | b *c* <img> `x` [y](z)\n\x1b[31m", 60, 600),))
    found = [line for line in markdown(odd).splitlines() if line.startswith("|")]
    assert {line.replace("\\|", "").count("|") for line in found} == {8}
    assert "| a \\| b \\*c\\* \\<img\\> \\`x\\` \\[y\\](z)\\\\n\\\\x1b\\[31m | 1:00 |" in markdown(odd)


def test_nothing_logged_is_no_table() -> None:
    """A sentence says it."""
    assert "|" not in markdown(empty_week())


def test_the_grid() -> None:
    """Units across as they were written, with nothing in them that Markdown could take for its own."""
    assert grid_markdown(BY_UNIT) == (
        "## Week 47, 16-22 November 2026\n\n"
        "| category | schools/elineberg | care/home | =rescue | \\[bold\\]library | (none) | total |\n"
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |\n"
        "| visits | 1:00 | 1:30 | 0:30 | 0:45 | 0:15 | 4:00 |\n"
        "| total | 1:00 | 1:30 | 0:30 | 0:45 | 0:15 | 4:00 |\n"
    )
