"""Where a period stands for one category, in a clause: the part of the report that answers `log`. Loads no rich."""

from fractions import Fraction

from leadtime.model.duration import ZERO
from leadtime.model.path import ancestors
from leadtime.model.period import Interval
from leadtime.model.target import Measure
from leadtime.reckoning.values import Bound, Report, Row, Stage, TargetResult, Verdict, worst_of
from leadtime.view import spell


def standing(report: Report, category: str) -> str:
    """Where the period stands for a category after an entry, as one clause without a full stop.

    A category without a target of its own is judged by the nearest one it is part of, which is then named.
    """
    when = this_period(report)
    rows = {row.category: row for row in report.rows}
    own = rows.get(category)
    judged = next((rows[path] for path in ancestors(category) if path in rows and rows[path].targets), None)
    if judged is None:
        total = f"{category} {spell.spoken(own.minutes if own else ZERO)} {when}"
        return f"{total} ({spell.share(own.share)})" if own and own.share is not None else total
    worst = worst_of(judged.targets)
    return f"{_stands_at(report, judged, worst, when)}, {_against(worst)}"


def _stands_at(report: Report, row: Row, result: TargetResult, when: str) -> str:
    if result.target.measure is Measure.COUNT:
        return f"{row.category} {spell.spoken(row.minutes)}, {spell.counted(int(result.actual), row.category)} {when}"
    if result.target.measure is Measure.TIME:
        return f"{row.category} {spell.spoken(row.minutes)} {when}"
    share = f" ({spell.share(row.share)})" if row.share is not None else ""
    return f"{row.category} {spell.spoken(row.minutes)} of {spell.spoken(report.logged)} {when}{share}"


def _against(result: TargetResult) -> str:
    """The target and its verdict, with what is to go; the target alone where too little is logged to judge by it."""
    text = f"target {spell.target_in_words(result.target)}"
    if result.verdict in (Verdict.TOO_LITTLE_LOGGED, Verdict.NO_TARGET):
        return text
    text += f": {result.verdict.value}"
    if result.to_go is None or result.bound is Bound.AT_MOST or result.verdict is Verdict.MET:
        return text
    return f"{text}, {quantity(result, result.to_go)} to go"


def quantity(result: TargetResult, value: Fraction) -> str:
    """Time, or a number of entries, rounded up."""
    if result.amount.measure is Measure.COUNT:
        return str(spell.minutes_needed(value).minutes)
    return spell.spoken(spell.minutes_needed(value))


def this_period(report: Report) -> str:
    """`this week` while it runs, else `in week 47`-like words that don't claim it is now."""
    kind = spell.kind_of(report.period)
    if report.stage is not Stage.RUNNING:
        first = report.period.start
        if kind is Interval.WEEK and first.weekday() == 0:
            return f"in week {first.isocalendar().week}"
        return f"in that {spell.period_word(report.period)}"
    return "today" if kind is Interval.DAY else f"this {spell.period_word(report.period)}"
