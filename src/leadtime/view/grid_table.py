"""The grid of `report --by`: categories down, periods, units or tags across; a page too narrow gets several tables."""

from rich.text import Text

from leadtime.model.duration import Duration
from leadtime.model.path import ancestors
from leadtime.model.period import Period
from leadtime.reckoning.grid import Grid
from leadtime.view import spell
from leadtime.view.columns import Column, lay_out, natural_width
from leadtime.view.console import Page

NONE = "(none)"


def grid(value: Grid, page: Page) -> list[Text]:
    """The period's name and the table, its columns in several tables under each other where one has no room for them.

    Categories without time in the period are left out. An entry with several tags is in each tag's column and once
    in the totals.
    """
    lines = [Text(page.ours(spell.period(value.period)), style="bold"), Text()]
    rows = [row for row in value.rows if row[2]]
    if not rows:
        return [*lines, Text("Nothing is logged in this time.")]
    names = _names([row[0] for row in rows], page)
    columns = [
        _column(page.mixed(head(column, value.period)), [row[1][number] for row in rows], value.totals[number], page)
        for number, column in enumerate(value.columns)
    ]
    columns.append(_column("total", [row[2] for row in rows], value.total, page))
    for number, part in enumerate(_parts(names, columns, page)):
        lines += [Text()] * bool(number) + lay_out([names, *part], page)
    return lines


def head(column: Period | str, within: Period) -> str:
    """A column's head: the period's short name, or the unit or tag as it was written."""
    return spell.period_short(column, within) if isinstance(column, Period) else column or NONE


def _names(categories: list[str], page: Page) -> Column:
    """The categories as a tree: a part under its whole shows only its own name."""
    depths: dict[str, int] = {}
    cells = []
    for category in categories:
        above = next((path for path in ancestors(category) if path in depths), "")
        depths[category] = depths[above] + 1 if above else 0
        cells.append(Text("  " * depths[category] + page.theirs(category[len(above) + 1 :] if above else category)))
    return Column("category", [*cells, Text(), Text("total", style="bold")], folds=True)


def _column(name: str, cells: list[Duration], total: Duration, page: Page) -> Column:
    return Column(name, [*(_cell(cell, page) for cell in cells), Text(), _cell(total, page, "bold")], right=True)


def _cell(length: Duration, page: Page, style: str = "") -> Text:
    """A duration, and a dot for none, so that the eye finds where the time is."""
    return Text(spell.duration(length), style=style) if length else Text(page.ours("·"), style="dim")


def _parts(names: Column, columns: list[Column], page: Page) -> list[list[Column]]:
    """As many columns at a time as fit beside the names; always at least one."""
    parts: list[list[Column]] = [[]]
    for column in columns:
        if page.folds and parts[-1] and natural_width([names, *parts[-1], column]) > page.width:
            parts.append([])
        parts[-1].append(column)
    return parts
