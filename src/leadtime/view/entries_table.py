"""The entries of `list`: day by day, each day with its sum."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from itertools import groupby

from rich.text import Text

from leadtime.model.duration import Duration
from leadtime.model.entry import Entry
from leadtime.view import spell
from leadtime.view.columns import GAP, Column, laid_out_rows, natural_width
from leadtime.view.console import Page

LEAST_NOTE = 40  # a narrower page gives its room to the notes


def entries(
    values: Sequence[Entry],
    short_ids: Mapping[str, str],
    counts: Callable[[str], bool],
    now: datetime,
    page: Page,
) -> list[Text]:
    """The entries in order of day and start, those without clock times last in their day; then how many and how long.

    `short_ids` has the shortest unique prefix of each id; what does not count by `counts` is summed apart. An entry
    stands, whole, on the day it began; a running timer counts up to `now` and is marked.
    """
    if not values:
        return [Text("No entries.")]
    ordered = sorted(values, key=_order)
    narrower = page._replace(width=page.width - 2)  # the entries stand two columns in, under their day
    rows = iter(laid_out_rows(_columns(ordered, short_ids, now, page), narrower))
    lines: list[Text] = []
    for day, of_day in groupby(ordered, key=lambda entry: entry.day):
        found = list(of_day)
        lines.append(Text(f"{spell.weekday(day)}  {sums(found, counts, now)}", style="bold"))
        for _ in found:
            lines += [Text("  ").append_text(line) for line in next(rows)]
        lines.append(Text())
    number = f"{len(ordered)} {'entry' if len(ordered) == 1 else 'entries'}"
    return [*lines, Text(f"{number}, {sums(ordered, counts, now)}")]


def _columns(found: Sequence[Entry], short_ids: Mapping[str, str], now: datetime, page: Page) -> list[Column]:
    """The columns with something in them; category and unit share one where the page is too narrow for both."""
    categories = [page.theirs(entry.category) for entry in found]
    units = [page.theirs(entry.unit) for entry in found]
    both = [f"{category}  {unit}".rstrip() for category, unit in zip(categories, units, strict=True)]
    start = [
        Column("", [Text(page.theirs(short_ids.get(entry.id, entry.id)), style="cyan") for entry in found]),
        Column("", [Text(page.ours(clock(entry))) for entry in found]),
        Column("", [Text(spell.duration(entry.length(now))) for entry in found], right=True),
    ]
    end = Column("", [Text(page.theirs(_labelled(entry))) for entry in found], folds=True)
    fixed = _filled([*start, *(Column("", [Text(text) for text in texts]) for texts in (categories, units))])
    if not page.folds or page.width - natural_width(fixed) - GAP >= min(end.width, LEAST_NOTE):
        return _filled([*fixed, end])
    return _filled([*start, Column("", [Text(text) for text in both], folds=True), end])


def _filled(columns: Sequence[Column]) -> list[Column]:
    return [column for column in columns if any(cell.plain for cell in column.cells)]


def clock(entry: Entry) -> str:
    """An entry's clock times, `09:00-10:30`, or `22:30-24:00`; the next day's are marked, `23:00-01:00 +1`, and so is a
    running entry, `▸ 09:00-`.
    """
    if entry.start is None:
        return ""
    if entry.end is None:
        return f"▸ {entry.start:%H:%M}-"
    later = (entry.end.date() - entry.start.date()).days
    if later == 1 and not (entry.end.hour or entry.end.minute):
        return f"{entry.start:%H:%M}-24:00"
    return f"{entry.start:%H:%M}-{entry.end:%H:%M}" + (f" +{later}" if later else "")


def _labelled(entry: Entry) -> str:
    """The note, then `#tag`s, then the other codes as `audience=staff`."""
    labels = [f"#{tag}" for tag in entry.tags] + [f"{name}={value}" for name, value in entry.dimensions]
    return "  ".join([entry.note] * bool(entry.note) + labels)


def sums(found: Sequence[Entry], counts: Callable[[str], bool], now: datetime) -> str:
    """`8 h 20 m`, and where there is some, ` and 45 m not counted`."""
    total, apart = (
        Duration(sum(entry.length(now).minutes for entry in found if counts(entry.category) is counted))
        for counted in (True, False)
    )
    return spell.spoken(total) + (f" and {spell.spoken(apart)} not counted" if apart else "")


def _order(entry: Entry) -> tuple[date, bool, float]:
    return entry.day, entry.start is None, entry.start.timestamp() if entry.start else 0.0
