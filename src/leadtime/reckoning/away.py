"""What absences take away: working time, day by day, as `capacity` says."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import NamedTuple

from leadtime.model.absence import Absence
from leadtime.model.budget import Budget
from leadtime.model.period import Interval, Period, interval_containing
from leadtime.reckoning.capacity import capacity_by_day, nominal


class WeekChanged(NamedTuple):
    """A week, and its working minutes before and after a change."""

    week: Period
    before: int
    after: int


def days_of(absence: Absence) -> Period:
    """The days of an absence as a period."""
    return Period(absence.first, absence.last + timedelta(days=1))


def taken(budget: Budget, absence: Absence) -> int:
    """The working minutes that an absence takes, if there is no other on its days."""
    days = days_of(absence)
    return nominal(budget, days) - sum(capacity_by_day(budget, (absence,), days).values())


def weeks_changed(
    budget: Budget, changed: Absence, before: Sequence[Absence], after: Sequence[Absence]
) -> list[WeekChanged]:
    """Every week that an absence has a day in, with all that are away `before` and `after` it was added or removed."""
    found = []
    day = changed.first
    while day <= changed.last:
        week = interval_containing(day, Interval.WEEK, budget.week_starts)
        was, becomes = (sum(capacity_by_day(budget, absences, week).values()) for absences in (before, after))
        found.append(WeekChanged(week, was, becomes))
        day = week.end
    return found


def overlapping(absence: Absence, others: Iterable[Absence]) -> Absence | None:
    """The first of the others that shares a day with an absence, where either takes whole days; None without one."""
    shared = (other for other in others if absence.first <= other.last and other.first <= absence.last)
    return next((other for other in shared if None in (absence.per_day, other.per_day)), None)
