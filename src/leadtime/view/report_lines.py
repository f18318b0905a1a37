"""A report as lines of spelled cells, which the table, the glance and Markdown lay out each in their way.

A category with time or a target has a line, and so has every category above it. A line of a category carries its
first target in time or share; each further target, and each number of entries, has a line of its own beneath. So a
verdict always stands beside the target it is about. Rows without time and target are left out: JSON has them all.
"""

from fractions import Fraction
from typing import Iterable, NamedTuple

from leadtime.model.duration import ZERO
from leadtime.model.path import ancestors, is_within
from leadtime.model.target import Measure, Of
from leadtime.reckoning.values import Bound, Report, Row, TargetResult, Verdict, worst_of
from leadtime.view import spell

SYMBOLS = {
    Verdict.OUT_OF_REACH: "✗",
    Verdict.OVER: "▲",
    Verdict.SHORT: "▼",
    Verdict.TOO_LITTLE_LOGGED: "?",
    Verdict.ON_TRACK: "→",
    Verdict.MET: "✓",
    Verdict.NO_TARGET: "·",
}


class Mark(NamedTuple):
    """Where a target stands on the bar's scale, and on which side it binds."""

    at: Fraction
    bound: Bound


class Line(NamedTuple):
    """One line of the report; an empty cell says nothing. `bar` is None where no bar belongs."""

    category: str  # empty on a further line of the same category
    depth: int
    label: str
    actual: str = ""
    share: str = ""
    bar: Fraction | None = None
    marks: tuple[Mark, ...] = ()
    target: str = ""
    variance: str = ""
    to_go: str = ""
    verdict: Verdict | None = None
    verdict_text: str = ""


def lines(report: Report) -> list[Line]:
    """The lines of every category that has something to say, parents directly above their children."""
    rows = shown(report.rows)
    found: list[Line] = []
    depths: dict[str, int] = {}
    for row in rows:
        above = next((path for path in ancestors(row.category) if path in depths), "")
        depths[row.category] = depths[above] + 1 if above else 0
        label = row.category[len(above) + 1 :] if above else row.category
        found.extend(_lines_of(row, label, depths[row.category], _verdict_without_target(row, rows)))
    return found


def shown(rows: Iterable[Row]) -> list[Row]:
    """The rows with time or a target, and those above them."""
    rows = list(rows)
    wanted = {path for row in rows if row.minutes or row.targets for path in ancestors(row.category)}
    return [row for row in rows if row.category in wanted]


def closing_lines(report: Report) -> list[Line]:
    """The total, what of it has no target, and what does not count."""
    found = [Line("", 0, "total", spell.duration(report.logged))]
    if report.unbudgeted:
        part = Fraction(report.unbudgeted.minutes, report.logged.minutes) if report.logged else None
        found.append(Line("", 1, "unbudgeted", spell.duration(report.unbudgeted), spell.share(part)))
    if report.not_counted:
        found.append(Line("", 0, "not counted", spell.duration(report.not_counted)))
    return found


def targets_of(row: Row) -> list[tuple[TargetResult, ...]]:
    """The results of a row, one group for each target (a band has two), time and shares before entries and units."""
    groups: list[list[TargetResult]] = []
    for result in row.targets:
        if groups and groups[-1][0].target == result.target:
            groups[-1].append(result)
        else:
            groups.append([result])
    groups.sort(key=lambda group: _on_own_line(group[0]))
    return [tuple(group) for group in groups]


def verdict_text(verdict: Verdict) -> str:
    """A verdict with its symbol, so that neither colour nor words are needed alone."""
    return f"{SYMBOLS[verdict]} {verdict.value}"


def _lines_of(row: Row, label: str, depth: int, without_target: str) -> list[Line]:
    groups = targets_of(row)
    marks = tuple(mark for group in groups for mark in _marks(group))
    first = Line(
        row.category,
        depth,
        label,
        spell.duration(row.minutes),
        spell.share(row.share) if row.share is not None else "",
        row.share,
        marks,
        verdict=row.verdict,
    )
    if not groups:
        return [first._replace(verdict_text=without_target)]
    found = [first]
    if not _on_own_line(groups[0][0]):
        found = [_with_target(first, groups.pop(0))]
    for group in groups:
        found.append(_with_target(Line("", depth + 1, _sub_label(group[0], row.category)), group))
    return found


def _on_own_line(result: TargetResult) -> bool:
    """True for a target whose figures are no time, and so have no place in the line of the category."""
    return result.target.measure not in (Measure.SHARE, Measure.TIME)


def _sub_label(result: TargetResult, category: str) -> str:
    """What the figures of a target are, where they are no time: `4 visits`, `82 of 200 units`, `150 of 200 in time`."""
    number = int(result.actual)
    match result.target.measure:
        case Measure.COUNT:
            return spell.counted(number, category)
        case Measure.UNITS:
            return f"{number} of {result.whole} units"
        case Measure.CADENCE:
            return f"{number} of {result.whole} in time"
        case _:
            return ""


def _with_target(line: Line, group: tuple[TargetResult, ...]) -> Line:
    worst = worst_of(group)
    return line._replace(
        # The line says already that it is about units, and the bar needs the room.
        target=spell.target(worst.target).replace(" of units", ""),
        variance="" if worst.verdict is Verdict.NO_TARGET else spell.signed(worst.variance, worst.target.measure),
        to_go=_to_go(worst),
        verdict=worst.verdict,
        # A target that can't be judged, as in a week without working time, is still a target.
        verdict_text=verdict_text(worst.verdict).replace("no target", "not judged"),
    )


def _to_go(result: TargetResult) -> str:
    """What an at-least bound still needs; beside a met one, or an at-most one, a time to go would only puzzle."""
    if result.to_go is None or result.bound is Bound.AT_MOST or result.verdict is Verdict.MET:
        return ""
    needed = spell.minutes_needed(result.to_go)
    if needed <= ZERO:
        return ""
    return str(needed.minutes) if _on_own_line(result) else spell.duration(needed)


def _marks(group: tuple[TargetResult, ...]) -> tuple[Mark, ...]:
    """Only a share of the logged time has a place on a scale of shares of the logged time."""
    target = group[0].target
    if target.measure is not Measure.SHARE or target.of is not Of.LOGGED:
        return ()
    return tuple(Mark(result.amount.value, result.bound) for result in group)


def _verdict_without_target(row: Row, rows: list[Row]) -> str:
    """`no target` where that is news: neither the category nor one above or below it has a target."""
    if not row.counts:
        return f"{SYMBOLS[Verdict.NO_TARGET]} not counted"
    own = row.category
    related = (other for other in rows if is_within(own, other.category) or is_within(other.category, own))
    return "" if any(other.targets for other in related) else verdict_text(Verdict.NO_TARGET)


def scale_of(found: Iterable[Line]) -> Fraction:
    """The end of the bars' common scale: the largest share or mark, rounded up to the next 20 %."""
    step = Fraction(1, 5)
    largest = max((value for line in found for value in (line.bar or 0, *(mark.at for mark in line.marks))), default=0)
    return max(step, -(-Fraction(largest) // step) * step)
