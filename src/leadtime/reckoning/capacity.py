"""Working time available: working days less absences, times hours.

The hours of a week are spread over its working days in whole minutes, by rounding down the running sum, so the days
of a week always add up to its hours. Absences on one day add up, and take away no more than the day has.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from leadtime.model.absence import Absence
from leadtime.model.budget import Budget
from leadtime.model.period import Period


def nominal_minutes(budget: Budget, day: date) -> int:
    """The working minutes of a day as if nobody were ever away; 0 on a day that is not a working day.

    Of n working days the k-th (from 0, in the order of the week) has floor(H (k + 1) / n) - floor(H k / n) minutes,
    and these add up to H, the minutes of the week.
    """
    days = sorted(set(budget.working_days))
    if day.weekday() not in days:
        return 0
    place, minutes = days.index(day.weekday()), budget.hours.minutes
    return minutes * (place + 1) // len(days) - minutes * place // len(days)


def nominal(budget: Budget, period: Period) -> int:
    """The working minutes of a period as if nobody were ever away."""
    return sum(nominal_minutes(budget, day) for day in period.days())


def capacity_by_day(budget: Budget, absences: Sequence[Absence], period: Period) -> dict[date, int]:
    """The minutes available on each day of a period."""
    found = {day: nominal_minutes(budget, day) for day in period.days()}
    for absence in absences:
        for day in found:
            if absence.first <= day <= absence.last:
                away = absence.per_day.minutes if absence.per_day is not None else found[day]
                found[day] = max(0, found[day] - away)
    return found


def capacity_left(capacity: Mapping[date, int], logged: Mapping[date, int], today: date) -> dict[date, int]:
    """For each day from today on, its capacity less what is logged on it, never below zero."""
    return {day: max(0, minutes - logged.get(day, 0)) for day, minutes in capacity.items() if day >= today}
