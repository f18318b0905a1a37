"""Working time available: working days less absences, times hours.

The hours of a week are spread over its working days in whole minutes, by rounding down the running sum, so the days
of a week always add up to its hours. Absences on one day add up, and take away no more than the day has.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from leadtime.model.absence import Absence
from leadtime.model.budget import Budget
from leadtime.model.period import Period


def minutes_by_weekday(budget: Budget) -> tuple[int, ...]:
    """The working minutes of each day from Monday to Sunday, as if nobody were ever away.

    Of n working days the k-th (from 0, counted from Monday) has floor(H (k + 1) / n) - floor(H k / n) minutes, and
    these add up to H, the minutes of the week.
    """
    days = sorted(set(budget.working_days))
    number, minutes = len(days), budget.hours.minutes
    found = {day: minutes * (k + 1) // number - minutes * k // number for k, day in enumerate(days)}
    return tuple(found.get(day, 0) for day in range(7))


def nominal(budget: Budget, period: Period) -> int:
    """The working minutes of a period as if nobody were ever away."""
    return sum(_nominal_by_day(budget, period).values())


def _nominal_by_day(budget: Budget, period: Period) -> dict[date, int]:
    of_weekday = minutes_by_weekday(budget)
    return {day: of_weekday[day.weekday()] for day in period.days()}


def capacity_by_day(budget: Budget, absences: Sequence[Absence], period: Period) -> dict[date, int]:
    """The minutes available on each day of a period."""
    found = _nominal_by_day(budget, period)
    for absence in absences:
        first = max(absence.first, period.start).toordinal()
        after = min(absence.last.toordinal() + 1, period.end.toordinal())
        for day in map(date.fromordinal, range(first, after)):
            found[day] = max(0, found[day] - absence.per_day.minutes) if absence.per_day is not None else 0
    return found


def capacity_left(capacity: Mapping[date, int], logged: Mapping[date, int], today: date) -> dict[date, int]:
    """For each day from today on, its capacity less what is logged on it, never below zero."""
    return {day: max(0, minutes - logged.get(day, 0)) for day, minutes in capacity.items() if day >= today}
