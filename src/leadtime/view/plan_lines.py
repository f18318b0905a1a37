"""Planned against actual as spelled cells and sentences, which the table and Markdown lay out each in their way.

While the period runs, actual time is held against what is planned up to now, which then has a column of its own; of a
period to come there is only the plan.
"""

from datetime import timedelta
from fractions import Fraction
from typing import NamedTuple

from leadtime.model.duration import Duration
from leadtime.model.entry import Entry
from leadtime.model.path import ancestors
from leadtime.model.period import Period
from leadtime.model.target import Measure
from leadtime.reckoning.plan_values import Displaced, Missed, PlanReport, PlanRow
from leadtime.reckoning.values import Stage
from leadtime.view import spell

# As many missed entries are shown one by one; more are summed up alone.
MOST_MISSED = 10
_TIMES = {1: "once", 2: "twice"}


class Line(NamedTuple):
    """A category's line; an empty cell says nothing, and `by_now` and all after it are empty before the period."""

    category: str  # empty for the total
    depth: int
    label: str
    planned: str
    by_now: str
    actual: str
    difference: str
    happened: str
    share: str


class MissedLine(NamedTuple):
    """One planned entry that did not happen, and what came instead."""

    day: str
    clock: str
    category: str
    instead: str
    unit: str
    note: str  # what the calendar's event was called


def title(value: PlanReport) -> str:
    """`Week 48, 23-29 November 2026: planned against actual`"""
    return f"{spell.period(value.period)}: planned against actual"


def sentences(value: PlanReport) -> list[str]:
    """How much was planned and logged, and how many of the planned entries happened."""
    total = value.total
    by_now = f", {spell.spoken(total.due)} of it up to now" if value.stage is Stage.RUNNING else ""
    logged = f"; {spell.spoken(total.actual)} logged" if total.actual or value.stage is not Stage.FUTURE else ""
    found = [f"{spell.spoken(total.planned)} planned{by_now}{logged}."]
    if total.entries_due:
        planned = f"{total.entries_due} planned {'entry' if total.entries_due == 1 else 'entries'}"
        came = f", and {total.to_come} {'is' if total.to_come == 1 else 'are'} still to come" if total.to_come else ""
        found.append(f"{total.happened} of {planned} happened ({spell.share(total.share, 0)}){came}.")
    elif total.to_come:
        found.append("1 entry is to come." if total.to_come == 1 else f"{total.to_come} entries are to come.")
    return found


def lines(value: PlanReport) -> list[Line]:
    """The categories with a plan or time, parents directly above their children."""
    found: list[Line] = []
    depths: dict[str, int] = {}
    for row in value.rows:
        if not (row.planned or row.entries_planned or row.actual or row.entries):
            continue
        above = next((path for path in ancestors(row.category) if path in depths), "")
        depths[row.category] = depths[above] + 1 if above else 0
        label = row.category[len(above) + 1 :] if above else row.category
        found.append(_line(row, depths[row.category], label, value.stage))
    return found


def total_line(value: PlanReport) -> Line:
    """The line of all that counts."""
    return _line(value.total, 0, "total", value.stage)


def _line(row: PlanRow, depth: int, label: str, stage: Stage) -> Line:
    is_judged = stage is not Stage.FUTURE or bool(row.actual)
    return Line(
        category=row.category,
        depth=depth,
        label=label,
        planned=spell.duration(row.planned) if row.planned or row.entries_planned else "",
        by_now=spell.duration(row.due) if stage is Stage.RUNNING and row.entries_planned else "",
        actual=spell.duration(row.actual) if is_judged else "",
        difference=spell.signed(Fraction(row.difference.minutes), Measure.TIME) if is_judged else "",
        happened=f"{row.happened} of {row.entries_due}" if row.entries_due else "",
        share=spell.share(row.share, 0) if row.entries_due else "",
    )


def missed_lines(value: PlanReport) -> list[MissedLine]:
    """Each planned entry that did not happen, by time; none where they are too many to be read."""
    if len(value.missed) > MOST_MISSED:
        return []
    return [_missed_line(one, value.period) for one in value.missed]


def _missed_line(one: Missed, within: Period) -> MissedLine:
    entry = one.planned
    day = spell.period_short(Period(entry.day, entry.day + timedelta(days=1)), within)
    # Of a single day its name is in the title.
    weekday = "" if (within.end - within.start).days == 1 else day
    return MissedLine(weekday, _clock(entry), entry.category, _instead(one), entry.unit, entry.note)


def _clock(entry: Entry) -> str:
    if entry.start is None or entry.end is None:
        return spell.spoken(entry.length())
    return f"{entry.start:%H:%M}-{entry.end:%H:%M}"


def _instead(one: Missed) -> str:
    if one.instead:
        return one.instead
    return f"only {spell.spoken(one.logged)} of it" if one.logged else "nothing logged"


def displaced_sentences(value: PlanReport) -> list[str]:
    """`Instead of 4 h of visits: meetings twice, nothing else once.` The category that lost most comes first.

    A single missed entry has a line that says it already.
    """
    if len(value.missed) < 2:
        return []
    found: dict[str, list[Displaced]] = {}
    for one in value.displaced:
        found.setdefault(one.category, []).append(one)
    lost = {category: sum(one.minutes.minutes for one in parts) for category, parts in found.items()}
    return [
        f"Instead of {spell.spoken(Duration(lost[category]))} of {category}: {', '.join(map(_came, found[category]))}."
        for category in sorted(found, key=lambda category: -lost[category])
    ]


def _came(one: Displaced) -> str:
    times = _TIMES.get(one.entries, f"{one.entries} times")
    return f"{one.instead or 'nothing else'} {times}"
