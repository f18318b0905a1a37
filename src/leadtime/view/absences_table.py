"""The absences of `absence list`, and what one does to the weeks it is in."""

from collections.abc import Sequence
from datetime import date, timedelta

from rich.text import Text

from leadtime.model.absence import Absence
from leadtime.model.duration import Duration
from leadtime.model.period import Period
from leadtime.reckoning.away import WeekChanged
from leadtime.view import spell
from leadtime.view.columns import Column, lay_out
from leadtime.view.console import Page

MOST_WEEKS = 3  # of one absence that are told of one by one


def absences(found: Sequence[tuple[Absence, int]], page: Page) -> list[Text]:
    """The absences by their days, each with the working minutes that it takes; then the sum."""
    if not found:
        return [Text("No absences.")]
    ordered = sorted(found, key=lambda pair: pair[0].first)
    listed = [absence for absence, _ in ordered]
    columns = [
        Column("", [Text(page.theirs(one.id), style="cyan") for one in listed]),
        Column("", [Text(one.kind.value) for one in listed]),
        Column("", [Text(days(one)) for one in listed]),
        Column("", [Text(spell.duration(Duration(minutes))) for _, minutes in ordered], right=True),
        Column("", [Text(page.theirs(one.note)) for one in listed], folds=True),
    ]
    number = f"{len(listed)} {'absence' if len(listed) == 1 else 'absences'}"
    total = spell.spoken(Duration(sum(minutes for _, minutes in ordered)))
    rows = lay_out([column for column in columns if any(cell.plain for cell in column.cells)], page)
    return [*rows, Text(), Text(f"{number}, {total} of working time")]


def days(absence: Absence) -> str:
    """The days of an absence: `Monday 26 October 2026, 4 h`, `26-30 October 2026`, `1-2 December 2026, 4 h a day`."""
    each = f", {spell.spoken(absence.per_day)}" if absence.per_day else ""
    each += " a day" if absence.per_day and absence.last > absence.first else ""
    return _dates(absence.first, absence.last) + each


def _dates(first: date, last: date) -> str:
    """A span of days, both included: one day with its weekday, several from the first to the last."""
    if first == last:
        return spell.weekday(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}-{spell.day(last)}"
    name = spell.period(Period(first, last + timedelta(days=1)))
    # A whole week, quarter or year has a name of its own, and here it is the days that matter.
    return name.partition(", ")[2] or (name if "-" in name else f"{spell.day(first)} - {spell.day(last)}")


def told(did: str, absence: Absence, weeks: Sequence[WeekChanged]) -> str:
    """One line that says what was done, and the working time of each week: its period, minutes before and after.

    `Added vacation, 26-30 October 2026 (qxha2h7m). Week 44 now has 0 m of working time.`
    """
    identifier = f" ({absence.id})" if absence.id else ""
    return f"{did} {absence.kind.value}, {days(absence)}{identifier}. {working_time(weeks)}"


def working_time(weeks: Sequence[WeekChanged]) -> str:
    """What became of the working time of some weeks in a row; of more than a few, in all."""
    if all(before == after for _, before, after in weeks):
        return "That changes no working time."
    if len(weeks) > MOST_WEEKS:
        before = Duration(sum(week.before for week in weeks))
        after = Duration(sum(week.after for week in weeks))
        return f"The {len(weeks)} weeks now have {spell.spoken(after)} of working time, and had {spell.spoken(before)}."
    parts = [f"{_name(week)} now has {_hours(after)} of working time" for week, _, after in weeks[:1]]
    parts += [f"{_name(week).lower()} {_hours(after)}" for week, _, after in weeks[1:]]
    return ", ".join(parts) + "."


def _name(week: Period) -> str:
    """`Week 44`; a week that begins on another day has no number: `The week of 25 October 2026`."""
    name = spell.period(week)
    return name.partition(",")[0] if name.startswith("Week ") else f"The week of {spell.day(week.start)}"


def _hours(minutes: int) -> str:
    return spell.spoken(Duration(minutes)) if minutes else "0 h"
