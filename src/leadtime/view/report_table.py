"""The report as a table: the face of leadtime. One screen, calm at 80 columns, fuller at 100 and more.

What gives way when there is little room: the variance first, then the bar; names are folded last and nothing is cut.
Colour only repeats what the words and signs say.
"""

from typing import TYPE_CHECKING

from rich.text import Text

from leadtime.reckoning.values import Report, Verdict
from leadtime.view import next_step, spell
from leadtime.view.bar import MARKS, bar, scale_line
from leadtime.view.columns import GAP, Column, lay_out, natural_width
from leadtime.view.console import Page, wrapped
from leadtime.view.report_lines import Line, closing_lines, lines, scale_of

if TYPE_CHECKING:
    from rich.console import Group

STYLES = {
    Verdict.OUT_OF_REACH: "bold red",
    Verdict.OVER: "red",
    Verdict.SHORT: "red",
    Verdict.TOO_LITTLE_LOGGED: "yellow",
    Verdict.ON_TRACK: "cyan",
    Verdict.MET: "green",
    Verdict.NO_TARGET: "dim",
}
LEAST_BAR = 8
MOST_BAR = 40
LEAST_PAGE_FOR_BAR = 60
WIDE_PAGE = 100
BAR_BEFORE_VARIANCE = 12  # on a page that is not wide, a bar this long is worth more than the variance


def report(value: Report, page: Page) -> "Group":
    """The whole report: header, categories, totals, next step, warnings; without what has neither time nor target."""
    from rich.console import Group

    body = table(value, page)
    return Group(*header(value, page), Text(), *body, *([Text()] if body else []), *closing(value, page))


def header(value: Report, page: Page) -> list[Text]:
    """The period's name, what was logged of the capacity, the denominator, and the running timer if there is one."""
    found = [Text(page.ours(spell.period(value.period)), style="bold")]
    found += [Text(line) for line in _sentences(next_step.logged_lines(value), page)]
    if running := next_step.running_line(value):
        found += [Text(line, style="cyan") for line in wrapped(page.ours(running), page)]
    return found


def closing(value: Report, page: Page) -> list[Text]:
    """The next step and the warnings, each folded under its first word."""
    lead = next_step.lead(value)
    found = [Text(line) for line in wrapped(page.mixed(next_step.sentence(value)), page, f"{lead} ".lstrip())]
    found[0].stylize("bold", 0, len(lead))
    for warning in value.warnings:
        found += [Text(line, style="yellow") for line in wrapped(page.theirs(warning), page, "! ")]
    return found


def table(value: Report, page: Page, with_totals: bool = True) -> list[Text]:
    """The categories with their figures, and the totals, laid out for the page; no lines when nothing is logged."""
    if not value.logged and not value.not_counted:
        return []
    found = lines(value)
    everything = [*found, BLANK, *closing_lines(value)] if with_totals else found
    columns = _columns(everything, page)
    room = _room_for_bar(columns, page)
    if room < (LEAST_BAR if page.width >= WIDE_PAGE else BAR_BEFORE_VARIANCE):
        columns.pop("variance", None)
        room = _room_for_bar(columns, page)
    if room >= LEAST_BAR and page.width >= LEAST_PAGE_FOR_BAR:
        columns["bar"] = _bars(everything, min(room, MOST_BAR), page)
    return lay_out([columns[kind] for kind in ORDER if kind in columns], page)


ORDER = ("category", "actual", "share", "bar", "target", "variance", "to go", "verdict")
BLANK = Line("", 0, "")


def _columns(found: list[Line], page: Page) -> dict[str, Column]:
    """Every column with something in it, but for the bar."""
    names = [Text("  " * line.depth + page.theirs(line.label), style=_style_of_name(line)) for line in found]
    columns = {
        "category": Column("category", names, folds=True),
        "actual": Column("actual", [Text(line.actual, style=_style_of_name(line)) for line in found], right=True),
        "share": Column("share", [Text(line.share) for line in found], right=True),
        "target": Column("target", [Text(page.ours(line.target)) for line in found]),
        "variance": Column("variance", [Text(line.variance) for line in found], right=True),
        "to go": Column("to go", [Text(line.to_go, style=_style(line)) for line in found], right=True),
        "verdict": Column("", [Text(page.ours(line.verdict_text), style=_style(line)) for line in found]),
    }
    return {kind: column for kind, column in columns.items() if any(column.cells)}


def _room_for_bar(columns: dict[str, Column], page: Page) -> int:
    return page.width - natural_width(list(columns.values())) - GAP


def _bars(found: list[Line], width: int, page: Page) -> Column:
    scale = scale_of(found)
    cells = []
    for line in found:
        text = Text(bar(line.bar, line.marks, scale, width), style=_style(line))
        text.highlight_words(MARKS.values(), style="bold")
        text.plain = page.ours(text.plain)
        cells.append(text)
    return Column(scale_line(scale, width), cells)


def _style(line: Line) -> str:
    return STYLES[line.verdict] if line.verdict else ""


def _style_of_name(line: Line) -> str:
    return "bold" if line.label == "total" and not line.category else ""


def _sentences(found: list[str], page: Page) -> list[str]:
    """The sentences on one line if it holds them, else each on a line of its own."""
    joined = " ".join(found)
    if not page.folds or len(joined) <= page.width:
        return [page.ours(joined)]
    return [line for text in found for line in wrapped(page.ours(text), page)]
