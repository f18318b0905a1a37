"""The promises of `promises`: those that are open, the most overdue first, those closed last, and how many are kept."""

from collections.abc import Sequence
from datetime import timedelta
from fractions import Fraction

from rich.text import Text

from leadtime.reckoning.promise_values import PromiseFigures, Promises, PromiseStanding
from leadtime.view import spell
from leadtime.view.columns import Column, lay_out, natural_width
from leadtime.view.console import Page, wrapped
from leadtime.view.findings import counted
from leadtime.view.promised import stands

MOST_ROWS = 40  # of the open promises that a terminal shows
LEAST_PROMISE = 30  # columns; a narrower page gives its room to the promise, and the owner stands behind it
FEW = 5  # of those closed last, where no period says which
EMPTY = 'No promises yet. After a visit: leadtime promise add UNIT "what was promised" --due friday'


def promises(
    value: Promises,
    short_ids: dict[str, str],
    page: Page,
    *,
    unit: str = "",
    only_open: bool = False,
    whole: bool = True,
    every: bool = False,
) -> list[Text]:
    """All of it; `unit` names the only unit whose promises are meant, and `short_ids` has a short name for each id.

    With `only_open` the open ones alone. A long list ends early unless it is to be `whole`; of those closed, where no
    period says which, only the last few are there unless `every` one is to be.
    """
    if not (value.open or value.closed or value.in_all.given or value.period or unit):
        return [Text(line) for line in wrapped(EMPTY, page)]
    found = [Text(line, style="bold") for line in wrapped(page.mixed(_title(value, unit)), page)]
    found.append(Text(stands(len(value.open), value.overdue)))
    if value.open:
        shown = value.open if whole else value.open[:MOST_ROWS]
        found += [Text(), *_open(shown, value.as_of.year, short_ids, page)]
        found += _more(len(value.open) - len(shown), "open; --all shows them", page)
    if only_open:
        return found
    if value.closed:
        most = len(value.closed) if every or (whole and value.period) else MOST_ROWS if value.period else FEW
        found += [Text(), *_closed(value.closed[:most], value.as_of.year, short_ids, page)]
        found += _more(len(value.closed) - most, "closed before; --all shows them", page)
    elif value.period:
        found += [Text(), Text(f"None was closed in the {spell.period_word(value.period)}.")]
    return [*found, *([Text(), *_figures(value, page)] if value.in_all.given else [])]


def _title(value: Promises, unit: str) -> str:
    to = f" to {unit}" if unit else ""
    if value.period is None:
        return f"Promises{to}, {spell.weekday(value.as_of)}"
    is_over = value.as_of == value.period.end - timedelta(days=1)
    return f"Promises{to}, {spell.period(value.period)}" + ("" if is_over else f", as of {spell.weekday(value.as_of)}")


def _more(number: int, where: str, page: Page) -> list[Text]:
    return [Text(line, style="dim") for line in wrapped(f"{number:,} more {where}.", page)] if number > 0 else []


def _open(shown: Sequence[PromiseStanding], year: int, short_ids: dict[str, str], page: Page) -> list[Text]:
    dues = [Text(due(one), style="red" if one.is_overdue else "") for one in shown]
    given = [Text(spell.day_short(one.promise.date, year)) for one in shown]
    more = [
        Column("given", given, right=True),
        Column("days", [Text(f"{one.age:,}") for one in shown], right=True),
        *([Column("due", dues)] if any(dues) else []),
    ]
    return _table(shown, short_ids, more, page)


def _closed(shown: Sequence[PromiseStanding], year: int, short_ids: dict[str, str], page: Page) -> list[Text]:
    days = [Text(spell.day_short(one.closed, year) if one.closed else "") for one in shown]
    more = [
        Column("closed", days, right=True),
        Column("days", [Text(f"{one.age:,}") for one in shown], right=True),
        Column("", [Text(page.ours("✓ done" if one.state == "done" else "✗ dropped")) for one in shown]),
    ]
    return _table(shown, short_ids, more, page)


def _table(
    shown: Sequence[PromiseStanding], short_ids: dict[str, str], more: Sequence[Column], page: Page
) -> list[Text]:
    """The columns that both lists have, and those that one has."""
    ids = [short_ids.get(one.promise.id, one.promise.id) for one in shown]
    start = [
        Column("id", [Text(page.theirs(short), style="cyan") for short in ids]),
        Column("unit", [Text(page.theirs(one.unit)) for one in shown], folds=True),
    ]
    owners = [Text(page.theirs(one.promise.owner)) for one in shown]
    what = Column("promise", [Text(page.theirs(one.promise.what)) for one in shown], folds=True)
    apart = [*start, what, Column("owner", owners, folds=True), *more]
    apart = [column for column in apart if column.head != "owner" or any(owners)]
    beside = natural_width([column for column in apart if column is not what], 1) + 1
    if not page.folds or page.width - beside >= min(what.width, LEAST_PROMISE):
        return lay_out(apart, page)
    both = [_with_owner(one, page) for one in shown]
    return lay_out([*start, Column("promise", both, folds=True), *more], page)


def _with_owner(one: PromiseStanding, page: Page) -> Text:
    owner = f" ({one.promise.owner})" if one.promise.owner else ""
    return Text(page.theirs(f"{one.promise.what}{owner}"))


def due(one: PromiseStanding) -> str:
    """When an open promise is due, seen from the day of the figures: `12 days over`, `today`, `in 3 days`."""
    if one.days_over is None:
        return ""
    if one.days_over > 0:
        return f"{counted(one.days_over, 'day')} over"
    return f"in {counted(-one.days_over, 'day')}" if one.days_over else "today"


def _figures(value: Promises, page: Page) -> list[Text]:
    """What became of the promises given in each quarter, and in all of these."""
    rows = [*value.quarters, *([value.in_all] if len(value.quarters) > 1 else [])]
    none = page.ours(spell.NOTHING)

    def numbers(head: str, cells: Sequence[str]) -> Column:
        return Column(head, [Text(cell) for cell in cells], right=True)

    columns = [
        Column("given in", [Text(_name(one, value)) for one in rows]),
        numbers("promises", [f"{one.given:,}" for one in rows]),
        numbers("done", [f"{one.done:,}" for one in rows]),
        numbers("dropped", [f"{one.dropped:,}" for one in rows]),
        numbers("open", [f"{one.open:,}" for one in rows]),
        numbers("kept", [_share(one.kept, none) for one in rows]),
        numbers("closed", [_share(one.closed, none) for one in rows]),
        numbers("median days", [none if one.days is None else spell.decimal(one.days) for one in rows]),
    ]
    sentence = (
        "Kept: done of those given. Closed: done or dropped. Median days: from the promise to the day it was done."
    )
    return [*lay_out(columns, page), *(Text(line, style="dim") for line in wrapped(sentence, page))]


def _share(value: Fraction | None, none: str) -> str:
    return none if value is None else spell.share(value, 0)


def _name(one: PromiseFigures, value: Promises) -> str:
    if one is value.in_all and len(value.quarters) > 1:
        return "all of these"
    so_far = " so far" if value.as_of < one.period.end - timedelta(days=1) else ""
    return f"Q{(one.period.start.month + 2) // 3} {one.period.start.year}{so_far}"
