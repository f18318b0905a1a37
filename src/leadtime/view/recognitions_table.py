"""The recognitions of `recognitions`: a row for each unit and each behaviour, and what it comes to in sentences.

On a terminal a long table is cut down to the units that were lifted or are large, with the others counted; a pipe has
all of it. A wide page shows each share of the lifts as a bar, with the share of the people as a mark in it.
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from fractions import Fraction

from rich.text import Text

from leadtime.model.path import parent_of
from leadtime.reckoning.recognition_values import Lift, Recognitions, UnitLifts
from leadtime.reckoning.recognitions import STORY_DAYS
from leadtime.reckoning.values import Bound
from leadtime.view import spell
from leadtime.view.bar import MARKS, bar, scale_line
from leadtime.view.columns import GAP, Column, lay_out, natural_width
from leadtime.view.console import Page, wrapped
from leadtime.view.findings import counted
from leadtime.view.recognised import labelled
from leadtime.view.report_lines import Mark

MOST_ROWS = 24  # of a table that a terminal shows whole
FEW = 5  # units of each group in one that is longer, and stories
WORTH_NAMING = Fraction(1, 20)  # of the people: so large a unit is shown although it was not lifted
LEAST_BAR, MOST_BAR = 16, 36
LEAST_TEXT = 40  # a narrower page gives its room to what they did


def recognitions(value: Recognitions, page: Page, *, whole: bool = True) -> list[Text]:
    """All of it; with `whole` false a long table is cut down. Of a period to come there is nothing to say yet."""
    found = [Text(page.ours(title(value)), style="bold")]
    if value.as_of < value.period.start:
        return found
    found += _lines(lifted(value), page)
    if value.units:
        found += [Text(), *_units(value, page, whole or len(value.units) <= MOST_ROWS)]
    if value.ended:
        found += _lines(ended(value), page)
    if value.behaviours:
        found += [Text(), *_behaviours(value, page)]
    if sentences := figures(value):
        found += [Text(), *(line for sentence in sentences for line in _lines(sentence, page))]
    if value.stories:
        found += [Text(), *_stories(value, page)]
    for sentence in remarks(value):
        found += [Text(line, style="yellow") for line in wrapped(page.mixed(sentence), page, "! ")]
    return found


def _lines(sentence: str, page: Page) -> list[Text]:
    return [Text(line) for line in wrapped(page.mixed(sentence), page)]


def title(value: Recognitions) -> str:
    """The period, and the day of the figures where that is not its last."""
    name = spell.period(value.period)
    if value.as_of < value.period.start:
        return f"{name}, which has not begun"
    if value.as_of < value.period.end - timedelta(days=1):
        return f"{name}, as of {spell.weekday(value.as_of).removesuffix(f' {value.as_of.year}')}"
    return name


def lifted(value: Recognitions) -> str:
    """How many lifts of how many units there were, and how many units had none."""
    if not value.lifts:
        return 'No lifts in this time. `leadtime recognise UNIT "what they did"` enters one.'
    said = f"{counted(len(value.lifts), 'lift')} of {counted(value.different, 'unit')}"
    if value.is_by_log or not value.to_visit:
        return f"{said}."
    return f"{said}; {value.not_lifted:,} of {counted(value.to_visit, 'unit')} had none."


def _units(value: Recognitions, page: Page, whole: bool) -> list[Text]:
    rows = list(value.units) if whole else list(_cut(value.units))
    year = max((row.last.year for row in rows if row.last), default=0)
    none = page.ours("·")
    styles = ["bold" if row.is_group else "dim" if not row.name else "" for row in rows]

    def column(head: str, texts: Sequence[str], right: bool = True) -> Column:
        cells = [Text(text, style="dim" if text == none else style) for text, style in zip(texts, styles, strict=True)]
        return Column(head, cells, right=right, folds=head == "unit")

    names = ["  " * row.depth + page.theirs(row.label or row.name.rpartition("/")[2]) for row in rows]
    columns = [
        column("unit", names, right=False),
        column("lifts", [f"{row.lifts:,}" if row.lifts else none for row in rows]),
        column("of lifts", [spell.share(row.share) if row.lifts else "" for row in rows]),
        column("of people", [spell.share(row.headcount_share) if row.headcount_share else "" for row in rows]),
        column("last lift", [page.ours(_last(row, year)) for row in rows]),
        column("days", ["" if row.days_since is None else str(row.days_since) for row in rows]),
    ]
    columns = [one for one in columns if any(cell.plain for cell in one.cells)]
    room = min(page.width - natural_width(columns) - GAP, MOST_BAR)
    if room < LEAST_BAR or not any(row.share or row.headcount_share for row in rows):
        return lay_out(columns, page)
    columns.insert(-2, _bars(rows, room, page))
    return [*lay_out(columns, page), *_legend(rows, page)]


def _last(row: UnitLifts, year: int) -> str:
    if row.last:
        return spell.day_short(row.last, year)
    return "never" if row.name else ""


def _bars(rows: Sequence[UnitLifts], width: int, page: Page) -> Column:
    most = max([share for row in rows for share in (row.share, row.headcount_share) if share])
    scale = Fraction(-(-most // Fraction(1, 5)), 5)
    cells = []
    for row in rows:
        marks = (Mark(row.headcount_share, Bound.AT_LEAST),) if row.headcount_share else ()
        cells.append(Text(page.ours(bar(row.share, marks, scale, width))))
    return Column(scale_line(scale, width), cells)


def _legend(rows: Sequence[UnitLifts], page: Page) -> list[Text]:
    if not any(row.headcount_share for row in rows):
        return []
    return [
        Text(page.ours(f"The bar is the share of the lifts, {MARKS[Bound.AT_LEAST]} that of the people."), style="dim")
    ]


def _cut(rows: Sequence[UnitLifts]) -> Iterator[UnitLifts]:
    """The groups, and of the units of each those that were lifted most or are large; then the others as one row."""
    wholes = {parent_of(row.name) for row in rows}
    parts: dict[str, list[UnitLifts]] = {}
    for row in rows:
        if row.name not in wholes:
            parts.setdefault(parent_of(row.name), []).append(row)
    rest: dict[str, list[UnitLifts]] = {}
    for whole, found in parts.items():
        worth = [row for row in found if row.lifts or (row.headcount_share or 0) >= WORTH_NAMING][:FEW]
        others = [row for row in found if row not in worth]
        rest[whole] = others if len(others) > 1 else []
    left_out = {row.name for others in rest.values() for row in others}
    last = {others[-1].name for others in rest.values() if others}
    for row in rows:
        if row.name not in left_out:
            yield row
        elif row.name in last:
            yield _sum(rest[parent_of(row.name)])


def _sum(others: Sequence[UnitLifts]) -> UnitLifts:
    """Several units as one row without a name."""
    lifts, headcount = sum(row.lifts for row in others), sum(row.headcount for row in others)
    share, headcount_share = (
        sum((part for part in parts if part), Fraction(0))
        for parts in ([row.share for row in others], [row.headcount_share for row in others])
    )
    label = f"{len(others)} more"
    return UnitLifts("", label, others[0].depth, False, lifts, lifts, share, headcount, headcount_share, None, None)


def _behaviours(value: Recognitions, page: Page) -> list[Text]:
    """The lifts by behaviour, those at none too; then how many say none."""
    none = page.ours("·")
    rows = [(one.label or one.name, one.lifts, one.share, one.is_known) for one in value.behaviours]
    if value.without_behaviour:
        rows.append(("none said", value.without_behaviour, Fraction(value.without_behaviour, len(value.lifts)), True))
    return lay_out(
        [
            Column("behaviour", [Text(page.theirs(name)) for name, *_ in rows], folds=True),
            Column("lifts", [Text(f"{row[1]:,}" if row[1] else none) for row in rows], right=True),
            Column("of lifts", [Text(spell.share(row[2]) if row[1] else "") for row in rows], right=True),
            Column("", [Text("" if row[3] else "not in the budget", style="dim") for row in rows]),
        ],
        page,
    )


def figures(value: Recognitions) -> list[str]:
    """How evenly the lifts are spread, and how they go with the visits: a sentence for each that can be known."""
    found = []
    if value.effective is not None and value.different > 1:
        found.append(_spread(value.different, value.effective))
    if value.without_visit:
        lifts = _part(value.without_visit, len(value.lifts), "lift")
        found.append(f"{lifts} came without a visit in the {STORY_DAYS} days before.")
    if value.visits:
        found.append(_told(value))
    return found


def ended(value: Recognitions) -> str:
    """The units that are over and were lifted: `Ended since: care/mill, 1 lift.`"""
    told = [f"{name}, {counted(number, 'lift')}" for name, number in value.ended[:FEW]]
    more = [f"{len(value.ended) - FEW:,} more"] if len(value.ended) > FEW else []
    return f"Ended since: {'; '.join([*told, *more])}."


def _spread(different: int, effective: Fraction) -> str:
    """How evenly the lifts are spread: `it is as if 5.3 units had shared the lifts equally.`"""
    if effective == different:
        return f"The {different:,} units that were lifted got equally many lifts."
    shared = f"it is as if {spell.decimal(effective)} units had shared the lifts equally"
    return f"{different:,} units were lifted, some more often than others: {shared}."


def _told(value: Recognitions) -> str:
    """How many visits led to no lift: those whose time is over, and those that still have some."""
    open_ = value.open_stories
    late = len(value.stories) - open_
    if not value.stories:
        return f"All {value.visits:,} visits led to a lift." if value.visits > 1 else "The one visit led to a lift."
    visits = _part(late or open_, value.visits, "visit")
    if not late:
        return f"{visits} led to no lift yet, and still {_has(open_)} time: {STORY_DAYS} days."
    more = f"; {open_:,} more still {_has(open_)} time" if open_ else ""
    return f"{visits} led to no lift within {STORY_DAYS} days{more}."


def _part(number: int, of: int, noun: str) -> str:
    return f"The one {noun}" if of == 1 else f"{number:,} of {of:,} {noun}s"


def _has(number: int) -> str:
    return "has" if number == 1 else "have"


def _stories(value: Recognitions, page: Page) -> list[Text]:
    """The latest visits that no lift tells of, with their entries; how many there are more, and what to type."""
    shown = value.stories[:FEW]
    year = value.as_of.year
    columns = [
        Column("visit", [Text(spell.day_short(story.visit.day, year)) for story in shown]),
        Column("unit", [Text(page.theirs(labelled(story.visit.unit, story.label))) for story in shown], folds=True),
        Column("entry", [Text(page.theirs(story.visit.entry), style="cyan") for story in shown]),
        Column("", [Text(f"time until {spell.day_short(one.until, year)}" if one.is_open else "") for one in shown]),
    ]
    lines = lay_out([column for column in columns if any(cell.plain for cell in column.cells)], page)
    more = len(value.stories) - len(shown)
    sentence = f"{more:,} more. " if more else ""
    sentence += '`leadtime recognise UNIT "what they did" --entry ID` tells of one.'
    return [*lines, *(Text(line, style="dim") for line in wrapped(sentence, page))]


def remarks(value: Recognitions) -> list[str]:
    """What the budget lacks for these figures, with what to type."""
    found = []
    if value.is_by_log and value.units:
        found.append(
            "The budget has no units, so these are those of the log, and nobody knows whom you have not lifted: "
            "`leadtime unit add NAME`, or `leadtime unit import FILE.csv` for all of them."
        )
    if value.unknown:
        names = [f"{name} ({number})" for name, number in value.unknown[:FEW]]
        more = f" and {len(value.unknown) - FEW} more" if len(value.unknown) > FEW else ""
        found.append(
            f"Lifts of units that the budget does not know are in no row: {', '.join(names)}{more}. "
            "`leadtime unit add NAME` makes one known, with `--was` one that had the name before."
        )
    if value.without_headcount:
        number = counted(value.without_headcount, "unit has", "units have")
        found.append(
            f"{number} no headcount, and no part in the shares of people: `leadtime unit add NAME --headcount N`."
        )
    return found


def lifts(value: Recognitions, page: Page) -> list[Text]:
    """The recognitions of the period one by one, the oldest first, with their ids; then how one is taken out."""
    found = list(reversed(value.lifts))
    if not found:
        return _lines(f"{title(value)}: no lifts.", page)
    columns = _lift_columns(found, value.as_of.year, page)
    if page.folds:  # what is least needed goes first
        for head in ("entry", "where", "behaviour"):
            fixed = [column for column in columns if column.head != "what they did"]
            if natural_width(fixed) + GAP + LEAST_TEXT > page.width:
                columns = [column for column in columns if column.head != head]
    number = f"{counted(len(found), 'lift')}. `leadtime edit ID` changes one, `leadtime remove ID` takes it out."
    return [*lay_out(columns, page), Text(), *_lines(number, page)]


def _lift_columns(found: Sequence[Lift], year: int, page: Page) -> list[Column]:
    made = [lift.recognition for lift in found]
    where = ["  ".join(filter(None, (one.channel, one.url))) for one in made]
    return [
        Column(head, [Text(page.theirs(cell), style="cyan" if head == "id" else "") for cell in cells], folds=folds)
        for head, cells, folds in (
            ("id", [one.id for one in made], False),
            ("day", [spell.day_short(one.date, year) for one in made], False),
            ("unit", [lift.unit or lift.recognition.unit for lift in found], True),
            ("what they did", [one.what for one in made], True),
            ("behaviour", [lift.behaviour for lift in found], False),
            ("where", where, False),
            ("entry", [one.entry for one in made], False),
        )
        if any(cells)
    ]
