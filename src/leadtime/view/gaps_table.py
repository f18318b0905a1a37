"""The gaps of `gaps`: working days with less logged than there was time for, and what to type for the first."""

from collections.abc import Sequence

from rich.text import Text

from leadtime.model.duration import Duration
from leadtime.model.period import Period
from leadtime.reckoning.gaps import Gap, Hole
from leadtime.view import spell
from leadtime.view.columns import Column, lay_out
from leadtime.view.console import Page


def gaps(values: Sequence[Gap], period: Period, page: Page) -> list[Text]:
    """The days with their missing time and the holes between entries, the sum, and a command ready to type."""
    lines = [Text(page.ours(spell.period(period)), style="bold")]
    if not values:
        return [*lines, Text("No gaps: every working day so far has its hours.")]
    days = "1 day" if len(values) == 1 else f"{len(values)} days"
    missing = Duration(sum(gap.missing.minutes for gap in values))
    lines += [Text(f"{spell.spoken(missing)} not logged on {days}."), Text(), *lay_out(_columns(values), page), Text()]
    return [*lines, Text("To fill one: ", style="bold").append(command(values), style="not bold")]


def command(values: Sequence[Gap]) -> str:
    """What to type for the first hole, or for the first day's missing time where no clock times tell of a hole."""
    gap = next((gap for gap in values if gap.holes), values[0])
    when = clock(gap.holes[0]) if gap.holes else spell.typed(gap.missing)
    return f"leadtime log CATEGORY {when} --date {gap.day.isoformat()}"


def clock(hole: Hole) -> str:
    """A hole's clock times as `log` reads them: `11:00-12:15`."""
    return f"{hole.start:%H:%M}-{hole.end:%H:%M}"


def _columns(values: Sequence[Gap]) -> list[Column]:
    columns = [
        Column("day", [Text(spell.weekday(gap.day)) for gap in values]),
        Column("logged", [Text(spell.duration(gap.logged)) for gap in values], right=True),
        Column("of", [Text(spell.duration(gap.capacity)) for gap in values], right=True),
        Column("missing", [Text(spell.duration(gap.missing)) for gap in values], right=True),
        Column("holes", [Text(", ".join(clock(hole) for hole in gap.holes)) for gap in values], folds=True),
    ]
    return columns if any(gap.holes for gap in values) else columns[:-1]
