"""The units of `unit list`, as a tree with the headcounts of groups, and what `unit import` does to them."""

from collections.abc import Iterable, Sequence
from datetime import date

from rich.text import Text

from leadtime.model.unit import Unit
from leadtime.reckoning.unit_import import Brought
from leadtime.reckoning.unit_list import Listed
from leadtime.reckoning.unit_versions import Step
from leadtime.view import spell
from leadtime.view.columns import Column, lay_out
from leadtime.view.console import Page, wrapped
from leadtime.view.findings import counted
from leadtime.view.unit_lines import differences, facts

WHOLE = 40  # a name that is longer may be broken
GIVE_WAY = ("from", "shifts", "until", "label")  # what is left out of a narrow page first
BRACKETS = "In brackets: from the unit above, else from the budget's target, else the default, a quarter."
MOST_NAMED = 20  # of units that are told of one by one, where their groups would do
EMPTY = (
    "No units yet. To bring in a whole organisation: leadtime unit import FILE.csv; to add one: leadtime unit add "
    "schools/elineberg --headcount 45"
)


def units(found: Sequence[Listed], page: Page) -> list[Text]:
    """The units as a tree; then their sums. What comes from the unit above, or the budget, stands in brackets.

    On a page that is too narrow the columns that are least needed are left out, for a name that is broken can't be
    copied; CSV and JSON have all of them.
    """
    if not found:
        return [Text(line) for line in wrapped(EMPTY, page)]
    known = [one.unit.headcount for one in found if one.unit.headcount is not None]
    columns = [
        _whole("unit", [Text(page.theirs(_indented(one.unit.name))) for one in found]),
        _whole("label", [Text(page.theirs(one.unit.label)) for one in found]),
        Column("headcount", [Text(_number(one.people)) for one in found], right=True),
        Column("visit every", [_cadence(one) for one in found]),
        _whole("shifts", [Text(page.theirs(_shifts(one))) for one in found]),
        Column("from", [Text(_day(one.first)) for one in found]),
        Column("until", [Text(_day(one.last)) for one in found]),
    ]
    if known:
        total = {"unit": Text("total"), "headcount": Text(_number(sum(known)))}
        columns = [one._replace(cells=[*one.cells, total.get(one.head, Text())]) for one in columns]
    shown = [column for column in columns if any(map(len, column.cells))]
    lines = lay_out(_fitting(shown, page), page)
    return [*lines, Text(), *(Text(line) for line in wrapped(sums(found), page))]


def _whole(head: str, cells: Sequence[Text]) -> Column:
    """A column that folds, but breaks no name, and no other word, that is not too long."""
    least = max((len(word) for cell in cells for word in cell.plain.split()), default=0)
    if head == "unit":  # a name may have spaces in it
        least = max((len(cell) for cell in cells), default=0)
    return Column(head, cells, folds=True, least=min(max(least, len(head)), WHOLE))


def _fitting(columns: list[Column], page: Page) -> list[Column]:
    """The columns that the page has room for, where it folds."""
    for head in GIVE_WAY:
        least = sum(min(column.least, column.width) if column.folds else column.width for column in columns)
        if page.folds and least + len(columns) - 1 > page.width:
            columns = [column for column in columns if column.head != head]
    return columns


def sums(found: Sequence[Listed]) -> str:
    """The last line: `500 units to visit, 3 of them without a headcount.`, and what the brackets mean."""
    to_visit = [one for one in found if one.unit.can_be_visited]
    without = sum(one.unit.headcount is None for one in to_visit)
    lacking = f", {without:,} of them without a headcount" if 0 < without < len(to_visit) else ""
    brackets = f" {BRACKETS}" if any(map(_inherits, found)) else ""
    return f"{counted(len(to_visit), 'unit')} to visit{lacking}.{brackets}"


def _indented(name: str) -> str:
    return "  " * name.count("/") + name.rpartition("/")[2]


def _number(number: int | None) -> str:
    return "" if number is None else f"{number:,}"


def _inherits(one: Listed) -> bool:
    return not one.own or one.own.visit_every is None


def _cadence(one: Listed) -> Text:
    text = spell.cadence(one.unit.visit_every)
    return Text(f"({text})", style="dim") if _inherits(one) else Text(text)


def _shifts(one: Listed) -> str:
    """The unit's own shifts alone: those of the unit above stand there."""
    own = one.own.shifts if one.own else None
    return "" if own is None else ", ".join(own) or "none"


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def brought(found: Brought, page: Page) -> list[Text]:
    """What an import adds, changes, and leaves alone, and what of the budget is not in the file."""
    lines: list[Text] = []
    since = f" from {spell.weekday(found.since)}" if found.since else " since ever"
    if found.new:
        lines += [_title(f"New{since}", len(found.new)), *_new(found, page)]
    if found.changed:
        lines += [_title(f"Changed{since}", len(found.changed)), *_changed(found.changed, found.since, page)]
    if found.unchanged and found.units:
        lines.append(_title("As they are", found.unchanged))
    if found.missing:
        lines += [_title("Not in the file, and left alone", len(found.missing)), *_missing(found.missing, page)]
        hint = "leadtime unit end NAME gives one its last day"
        hint += "; one that has a new name wants the old one in the column was" if found.new else ""
        lines += [Text(line) for line in wrapped(hint, page, "  hint: ")]
    return lines


def _title(what: str, number: int) -> Text:
    return Text(f"{what}: {counted(number, 'unit')}", style="bold")


def _new(found: Brought, page: Page) -> list[Text]:
    new = [step.added for step in found.new if step.added]
    if len(new) > MOST_NAMED:
        return _grouped(new, page)
    columns = [
        Column("", [Text("  " + page.theirs(unit.name)) for unit in new], folds=True),
        Column("", [Text(page.mixed("; ".join(facts(unit, found.since)))) for unit in new], folds=True),
    ]
    return lay_out(columns, page)


def _changed(steps: Iterable[Step], since: date | None, page: Page) -> list[Text]:
    rows: list[tuple[str, str]] = []
    for step in steps:
        unit = step.added
        if unit:
            words = differences(step.before, unit) if step.before else ["again", *facts(unit, since)]
            first = [f"from {spell.day(unit.start)}"] if unit.start and unit.start != since and step.before else []
            rows.append((unit.name, "; ".join([*words, *first])))
    columns = [
        Column("", [Text("  " + page.theirs(name)) for name, _ in rows], folds=True),
        Column("", [Text(page.mixed(text)) for _, text in rows], folds=True),
    ]
    return lay_out(columns, page)


def _grouped(found: Sequence[Unit], page: Page) -> list[Text]:
    """The first part of the units' names, with how many there are of each and their headcount."""
    groups: dict[str, list[int]] = {}
    for unit in found:
        groups.setdefault(unit.name.partition("/")[0], []).append(unit.headcount or 0)
    columns = [
        Column("", [Text("  " + page.theirs(name)) for name in groups], folds=True),
        Column("", [Text(counted(len(of), "unit")) for of in groups.values()], right=True),
        Column("", [Text(f"headcount {sum(of):,}" if any(of) else "") for of in groups.values()]),
    ]
    return lay_out(columns, page)


def _missing(names: Sequence[str], page: Page) -> list[Text]:
    """The names, those of a group on one line, `schools/kärnan, raus`; of many in a group only how many they are."""
    groups: dict[str, list[str]] = {}
    for name in names:
        whole, slash, last = name.rpartition("/")
        groups.setdefault(whole + slash, []).append(last)
    told = [
        f"{whole}{', '.join(lasts)}" if len(lasts) <= MOST_NAMED else f"{len(lasts):,} parts of {whole.rstrip('/')}"
        for whole, lasts in groups.items()
    ]
    return [Text(line) for text in told for line in wrapped(page.theirs(text), page, "  ")]
