"""The report as Markdown."""

from tests.view.golden_text import assert_golden
from tests.view.made_reports import empty_week, ended_week, hard_week, row, running_week

from leadtime.view.report_markdown import markdown


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
