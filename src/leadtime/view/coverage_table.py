"""The table of `coverage`: a row for each unit, the worst first, then what it comes to, and the shifts by weekday.

On a terminal a long table is cut down to the worst units of each group, with what was left out counted; a pipe has all
of it; units that are over by the day are told of in a line below. That a unit is overdue is said by a mark and a word,
and repeated by a colour.
"""

from collections.abc import Iterator, Sequence

from rich.text import Text

from leadtime.model.duration import Duration
from leadtime.model.path import parent_of
from leadtime.reckoning.coverage_values import Coverage, CoverageRow, rows_of
from leadtime.view import spell
from leadtime.view.columns import GAP, Column, laid_out_rows, lay_out, natural_width
from leadtime.view.console import Page, wrapped
from leadtime.view.coverage_lines import ended, figures, remarks, rest, title, what_counts

MOST_ROWS = 40  # of a table that a terminal shows whole
FEW = 5  # units of each group in one that is longer
SHOWS_ALL = "`leadtime coverage --all` shows every unit, and --unit UNIT those of one part."


def coverage(value: Coverage, page: Page, *, whole: bool = True, within: str = "") -> list[Text]:
    """All of it; with `whole` false a long table is cut down. `within` names the only unit whose rows are shown."""
    found = _told(title(value), page, "bold")
    rows = list(rows_of(value, within))
    if rows:
        found += [*_told(what_counts(value), page), Text(), *_table(rows, value, page, whole)]
    if over := ended(value, within):
        found += _told(over, page)
    sentences = figures(value)
    if rows and sentences:
        found.append(Text())
        found += _told("These figures are of all units:", page, "dim") if within else []
    for sentence in sentences:
        found += _told(sentence, page)
    if any(any(row.visits_by_weekday) or row.seen for row in value.grid) and value.as_of >= value.period.start:
        found += [Text(), *_grid(value, page)]
    for sentence in remarks(value):
        found += _told(sentence, page, "yellow", "! ")
    return found


def _told(sentence: str, page: Page, style: str = "", lead: str = "") -> list[Text]:
    return [Text(line, style=style) for line in wrapped(page.mixed(sentence), page, lead)]


def _table(rows: Sequence[CoverageRow], value: Coverage, page: Page, whole: bool) -> list[Text]:
    """The rows, or the worst of them; on a page that is not wide enough the time gives way first."""
    shown, left_out = (rows, {}) if whole or len(rows) <= MOST_ROWS else _cut(rows)
    columns = [
        Column("unit", list(_names(shown, page)), folds=True),
        _when(shown, value, page, tight=False),
        _numbers("visits", [f"{row.visits:,}" if row.visits else "" for row in shown]),
        _numbers("time", [spell.duration(Duration(row.minutes)) if row.minutes else "" for row in shown]),
        _numbers("open", [f"{row.open_promises:,}" if row.open_promises else "" for row in shown]),
        Column("", [_mark(row, page) for row in shown]),
    ]
    columns = [column for column in columns if any(column.cells)]
    if page.folds and natural_width(columns) > page.width:
        columns = [column for column in columns if column.head != "time"]
    if page.folds and natural_width(columns) > page.width:
        columns[1] = _when(shown, value, page, tight=True)
    head, *lines = laid_out_rows(columns, page)
    found = list(head)
    for row, parts in zip(shown, lines, strict=True):
        found += parts
        if others := left_out.get(row.name) if row.standing else None:
            found += _told(rest(others), page, "dim", "  " * row.depth)
    return [*found, *_told(SHOWS_ALL, page, "dim")] if left_out else found


def _cut(rows: Sequence[CoverageRow]) -> tuple[list[CoverageRow], dict[str, list[CoverageRow]]]:
    """The worst units of each group, and, by the last of those, the others; a single one is shown itself."""
    wholes = {row.name for row in rows if row.standing is None}
    units: dict[str, list[CoverageRow]] = {}
    for row in rows:
        if row.name not in wholes:
            units.setdefault(parent_of(row.name), []).append(row)
    left_out = {found[FEW - 1].name: found[FEW:] for found in units.values() if len(found) > FEW + 1}
    hidden = {row.name for others in left_out.values() for row in others}
    return [row for row in rows if row.name not in hidden], left_out


def _names(rows: Sequence[CoverageRow], page: Page) -> Iterator[Text]:
    """Labels, or the last part of the names, indented; of a unit that has parts the line below has it without them."""
    whole = ""
    for row in rows:
        name = row.label or row.name.rpartition("/")[2]
        shown = "itself" if row.standing and row.name == whole else page.theirs(name)
        whole = row.name if row.standing is None else ""
        yield Text("  " * row.depth + shown, style="" if row.standing else "bold")


def _when(rows: Sequence[CoverageRow], value: Coverage, page: Page, tight: bool) -> Column:
    """The last visit of each unit and how late the next one is; of a group, which has none, how many were visited."""
    year = max((row.standing.last.year for row in rows if row.standing and row.standing.last), default=0)
    units = [row.standing for row in rows]
    columns = [
        Column("last visit", [Text(spell.day_short(one.last, year) if one and one.last else "") for one in units]),
        _numbers("days", [f"{one.days_since:,}" if one and one.days_since is not None else "" for one in units]),
        Column("every", [Text(spell.cadence(one.unit.visit_every) if one else "") for one in units]),
        _numbers("late", [spell.times(one.staleness) if one and one.staleness is not None else "" for one in units]),
    ]
    columns = [column for column in columns if any(column.cells)]
    head, *lines = lay_out(columns, page._replace(folds=tight, width=GAP))
    has_begun = value.as_of >= value.period.start
    visited = [f"{row.visited:,} of {row.units:,} visited" if has_begun and row.units else "" for row in rows]
    cells = [line if one else Text(text) for line, one, text in zip(lines, units, visited, strict=True)]
    return Column(head.plain, cells)


def _numbers(head: str, cells: Sequence[str]) -> Column:
    return Column(head, [Text(cell) for cell in cells], right=True)


def _mark(row: CoverageRow, page: Page) -> Text:
    if row.standing is None:
        waits = f"{row.not_yet:,} not yet visited" if row.not_yet else ""
        return Text(f"{row.overdue:,} overdue" if row.overdue else waits, style="bold")
    if not row.standing.is_overdue:
        return Text("not yet visited" if row.standing.is_not_yet else "")
    return Text(page.ours("▼ overdue" if row.standing.last else "▼ never visited"), style="red")


def _grid(value: Coverage, page: Page) -> list[Text]:
    """The visits by shift and weekday, and how many of the units that have a shift were ever seen on it."""
    none = page.ours("·")
    columns = [Column("visits", [Text(page.theirs(row.shift)) for row in value.grid], folds=True)]
    for day, name in enumerate(spell.WEEKDAYS):
        columns.append(_numbers(name[:3], [f"{row.visits_by_weekday[day] or none}" for row in value.grid]))
    seen = [
        Text(f"{row.seen:,} of {row.units:,}" if row.units else "", style="" if row.seen else "red")
        for row in value.grid
    ]
    columns += [Column("units ever seen", seen)] if any(seen) else []
    lines = lay_out(columns, page)
    if value.without_clock:
        number = f"{value.without_clock:,} visit{'s have' if value.without_clock > 1 else ' has'}"
        lines += _told(f"{number} no clock time, so nobody can tell the shift.", page, "dim")
    return lines
