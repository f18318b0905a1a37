"""Entries, targets and budgets in few words, for the tests of the reckoning.

The days are those of November 2026: 16 is the Monday and 22 the Sunday of week 47, in which the offset is +01:00.
"""

from datetime import date, datetime, timedelta, timezone
from fractions import Fraction
from itertools import count

from leadtime.model.absence import Absence, AbsenceKind
from leadtime.model.budget import Budget, Category
from leadtime.model.duration import Duration
from leadtime.model.entry import Entry
from leadtime.model.period import Interval, Period, interval_containing
from leadtime.model.target import Amount, Measure, Of, Target

SWEDEN = timezone(timedelta(hours=1))
WEEK = Period(date(2026, 11, 16), date(2026, 11, 23))
NOVEMBER = Period(date(2026, 11, 1), date(2026, 12, 1))
_IDS = (f"e{number}" for number in count(1))


def at(day: int, clock: str) -> datetime:
    """A time of November 2026."""
    return datetime.fromisoformat(f"2026-11-{day:02}T{clock}:00+01:00")


SUNDAY_NIGHT = at(22, "23:59")
NEXT_MONDAY = at(23, "00:00")


def clock(category: str, day: int, start: str, end: str = "", **more: object) -> Entry:
    """An entry with clock times; `24:00` ends it at midnight, and no end makes it the running timer."""
    until = at(day + 1, "00:00") if end == "24:00" else at(day, end) if end else None
    return Entry(next(_IDS), category, at(day, start), until)._replace(**more)  # type: ignore[arg-type]  # any field


def spent(category: str, day: int, minutes: int, **more: object) -> Entry:
    """An entry with a date and minutes."""
    found = Entry(next(_IDS), category, date=date(2026, 11, day), minutes=minutes)
    return found._replace(**more)  # type: ignore[arg-type]  # any field, checked by NamedTuple at run time


def percent(value: int | str) -> Amount:
    """A share as an amount."""
    return Amount(Measure.SHARE, Fraction(value) / 100)


def hours(value: int | str) -> Amount:
    """A time as an amount."""
    return Amount(Measure.TIME, Fraction(value) * 60)


def times(value: int) -> Amount:
    """A number of entries as an amount."""
    return Amount(Measure.COUNT, Fraction(value))


def least(
    category: str,
    amount: Amount,
    per: Interval = Interval.WEEK,
    of: Of = Of.LOGGED,
    start: date | None = None,
    end: date | None = None,
) -> Target:
    """A target of at least `amount`."""
    return Target(category, at_least=amount, per=per, of=of, start=start, end=end)


def most(
    category: str,
    amount: Amount,
    per: Interval = Interval.WEEK,
    of: Of = Of.LOGGED,
    start: date | None = None,
    end: date | None = None,
) -> Target:
    """A target of at most `amount`."""
    return Target(category, at_most=amount, per=per, of=of, start=start, end=end)


def budget(*targets: Target, categories: str = "", **settings: object) -> Budget:
    """Forty hours from Monday to Friday; a category that begins with `-` does not count."""
    declared = tuple(Category(name.lstrip("-"), counts=not name.startswith("-")) for name in categories.split())
    found = Budget(categories=declared, targets=targets)
    return found._replace(**settings)  # type: ignore[arg-type]  # any field, checked by NamedTuple at run time


def away(first: int, last: int, minutes: int | None = None) -> Absence:
    """An absence from one day to another, both included; `minutes` of each day, or the whole days."""
    per_day = None if minutes is None else Duration(minutes)
    return Absence("a1", AbsenceKind.VACATION, date(2026, 11, first), date(2026, 11, last), per_day)


def containing(day: int, interval: Interval) -> Period:
    """The week, month ... of a day of November 2026."""
    return interval_containing(date(2026, 11, day), interval)
