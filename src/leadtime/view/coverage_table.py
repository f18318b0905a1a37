"""The coverage of `coverage`: a row for each unit, what it comes to in sentences, and the shifts by weekday.

On a terminal a long table is cut down to the worst units of each group, with what was left out counted; a pipe has all
of it. That a unit is overdue is said by a word and a mark, and repeated by a colour.
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from fractions import Fraction
from typing import NamedTuple

from rich.text import Text

from leadtime.model.duration import Duration
from leadtime.model.path import is_within, parent_of
from leadtime.reckoning.coverage_values import Coverage, CoverageRow
from leadtime.view import spell
from leadtime.view.columns import Column, lay_out, natural_width
from leadtime.view.console import Page, wrapped

MOST_ROWS = 40  # of a table that a terminal shows whole
FEW = 5  # units of each group in one that is longer


def coverage(value: Coverage, page: Page, *, whole: bool = True, within: str = "") -> list[Text]:
    """All of it; with `whole` false a long table is cut down. `within` names the only unit whose rows are shown."""
    found = [Text(page.ours(spell.period(value.period) + _as_of(value)), style="bold")]
    found += [Text(line) for line in wrapped(page.mixed(_what_counts(value)), page)]
    rows = [row for row in value.rows if not within or is_within(row.name, within)]
    if rows:
        found += [Text(), *_table(rows, page, whole or len(rows) <= MOST_ROWS)]
    told = figures(value)
    found += [Text()] * bool(told)
    if within and told:
        found += [Text("These figures are of all units:", style="dim")]
    for sentence in told:
        found += [Text(line) for line in wrapped(page.mixed(sentence), page)]
    if told and any(any(row.visits_by_weekday) or row.units for row in value.grid):
        found += [Text(), *_grid(value, page)]
    for sentence in remarks(value):
        found += [Text(line, style="yellow") for line in wrapped(page.mixed(sentence), page, "! ")]
    return found


def _as_of(value: Coverage) -> str:
    if value.as_of < value.period.start:
        return ", which has not begun"
    if value.as_of < value.period.end - timedelta(days=1):
        return f", as of {spell.weekday(value.as_of).removesuffix(f' {value.as_of.year}')}"
    return ""


def _what_counts(value: Coverage) -> str:
    if not value.visit_categories:
        return "Every entry that names a unit counts as a visit."
    return f"Visits are entries of {_listed(value.visit_categories, 'or')} that name a unit."


def _table(rows: Sequence[CoverageRow], page: Page, whole: bool) -> list[Text]:
    shown = list(rows) if whole else list(_cut(rows))
    year = max((row.standing.last.year for row in rows if row.standing and row.standing.last), default=0)
    cells = [_cells(row, year, page) for row in shown]
    heads = ("unit", "last visit", "days", "every", "late", "visits", "time", "open", "")
    columns = [
        Column(head, [row[number] for row in cells], right=2 <= number <= 7 and number != 3, folds=number == 0)
        for number, head in enumerate(heads)
    ]
    columns = [column for column in columns if any(column.cells)]
    if page.folds and natural_width(columns) > page.width:
        columns = [column for column in columns if column.head != "time"]
    return lay_out(columns, page)


class _Rest(NamedTuple):
    """What stands in the place of the units of a group that are left out."""

    depth: int
    units: int
    overdue: int


def _cut(rows: Sequence[CoverageRow]) -> Iterator[CoverageRow | _Rest]:
    """The worst units of each group, and how many the others of it are."""
    leaves: dict[str, list[CoverageRow]] = {}
    for row in rows:
        if row.units == 1 and row.standing:
            leaves.setdefault(parent_of(row.name), []).append(row)
    rest = {parent: found[FEW:] for parent, found in leaves.items() if len(found) > FEW + 1}
    left_out = {row.name for found in rest.values() for row in found}
    last = {found[-1].name for found in rest.values()}
    for row in rows:
        if row.name not in left_out:
            yield row
        elif row.name in last:
            others = rest[parent_of(row.name)]
            yield _Rest(row.depth, len(others), sum(one.overdue for one in others))


def _cells(row: CoverageRow | _Rest, year: int, page: Page) -> list[Text]:
    """The cells of a row; `year` is the one that need not be said of a day."""
    empty = Text()
    if isinstance(row, _Rest):
        late = Text(f"{row.overdue} of {row.units} overdue" if row.overdue else "", style="dim")
        return [Text(f"{'  ' * row.depth}{row.units} more", style="dim"), *[empty] * 7, late]
    name = row.label or row.name.rpartition("/")[2]
    unit = Text("  " * row.depth + page.theirs(name), style="bold" if row.standing is None else "")
    time = spell.duration(Duration(row.minutes)) if row.minutes else ""
    counted = [Text(str(row.visits or "")), Text(time), Text(str(row.open_promises or ""))]
    one = row.standing
    if one is None or row.units > 1:
        late = Text(f"{row.overdue} of {row.units} overdue" if row.overdue else "", style="bold")
        return [unit, *[empty] * 4, *counted, late]
    style = "red" if one.is_overdue else ""
    last = Text(spell.day_short(one.last, year) if one.last else "")
    days = Text("" if one.days_since is None else str(one.days_since))
    stale = Text("" if one.staleness is None else f"{spell.decimal(one.staleness)} x", style=style)
    mark = Text(page.ours(f"▼ {'overdue' if one.last else 'never visited'}") if one.is_overdue else "", style=style)
    return [unit, last, days, Text(spell.cadence(one.unit.visit_every)), stale, *counted, mark]


def figures(value: Coverage) -> list[str]:
    """What the rows come to, a sentence or two for each figure; nothing that could not be known."""
    if not value.units:
        return ["There are no units yet."] if value.is_by_log else ["No unit can be visited on this day."]
    if value.as_of < value.period.start:
        return []
    found = [_visited(value)]
    if value.headcount:
        reach = Fraction(value.headcount_visited, value.headcount)
        found.append(
            f"Reach: {spell.share(reach, 0)} of {value.headcount:,} people work in a unit visited in the "
            f"{spell.period_word(value.period)}{_people(value)}."
        )
    elif value.people_met:
        found.append(f"{value.people_met:,} people were met.")
    if value.pace and value.cycle_weeks:
        weeks = spell.decimal(value.cycle_weeks) if value.cycle_weeks < 10 else str(spell.rounded(value.cycle_weeks))
        round_ = f"all {value.units} units take" if value.units > 1 else "the one unit takes"
        found.append(f"At {spell.decimal(value.pace)} visits a working week {round_} {weeks} weeks.")
    if value.concentration is not None and value.visits > len(value.most_visited) > 1 and value.units > 3:
        names = _listed([name for name, _ in value.most_visited], "and")
        number = "Three" if len(value.most_visited) == 3 else "Two"
        found.append(f"{number} units got {spell.share(value.concentration, 0)} of the visits: {names}.")
    if value.open_promises:
        found.append(f"{_counted(value.open_promises, 'promise')} open; `leadtime promises` shows them.")
    return found


def _visited(value: Coverage) -> str:
    share = spell.share(Fraction(value.visited, value.units), 0)
    late = value.overdue - value.never
    said = [f"{late} {'is' if late == 1 else 'are'} overdue"] * bool(late)
    said += [f"{value.never} {'was' if value.never == 1 else 'were'} never visited"] * bool(value.never)
    rest = f"; {' and '.join(said)}" if said else "; none is overdue"
    return f"{value.visited} of {value.units} units were visited ({share}){rest}."


def _people(value: Coverage) -> str:
    if not value.people_met:
        return ""
    share = Fraction(value.people_met, value.headcount)
    return f"; {value.people_met:,} were met ({spell.share(share, 0)}), some perhaps more than once"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun} is" if number == 1 else f"{number} {noun}s are"


def _grid(value: Coverage, page: Page) -> list[Text]:
    """The visits by shift and weekday, and how many of the units with a shift were ever seen on it."""
    none = page.ours("·")
    columns = [Column("visits", [Text(page.theirs(row.shift)) for row in value.grid])]
    for day, name in enumerate(spell.WEEKDAYS):
        cells = [Text(str(row.visits_by_weekday[day] or none)) for row in value.grid]
        columns.append(Column(name[:3], cells, right=True))
    seen = [
        Text(f"seen on it: {row.seen} of {row.units} units" if row.units else "", style="" if row.seen else "red")
        for row in value.grid
    ]
    lines = lay_out([*columns, *([Column("", seen)] if any(seen) else [])], page)
    if value.without_clock:
        number = f"{value.without_clock} visit{'s have' if value.without_clock > 1 else ' has'}"
        sentence = f"{number} no clock time, so nobody can tell the shift."
        lines += [Text(line, style="dim") for line in wrapped(sentence, page)]
    return lines


def remarks(value: Coverage) -> list[str]:
    """What the budget lacks for these figures, with what to type."""
    found = []
    if value.is_by_log:
        found.append(
            "The budget has no units, so these are those of the log, and nobody knows whom you have not met: "
            "`leadtime unit add NAME`, or `leadtime unit import FILE.csv` for all of them."
        )
    if value.unknown:
        shown = _listed([f"{name} ({number})" for name, number in value.unknown[:FEW]], "and")
        more = f" and {len(value.unknown) - FEW} more" if len(value.unknown) > FEW else ""
        found.append(
            f"Visits to units that the budget does not know are not counted: {shown}{more}. "
            "`leadtime unit add NAME` makes one known."
        )
    return found


def _listed(names: Sequence[str], word: str) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {word} {names[-1]}"
