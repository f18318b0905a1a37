"""The promises on a day: which are open and how late, and how many of those that were given were kept.

Conventions. A promise is open from the day it was given up to the day before it was closed; it is overdue from the day
after its due day on. What was given or closed after the day of the figures changes nothing in them, and a unit is meant
by any name it has had, see `units`.

The close rate of a quarter is about the promises that were GIVEN in it, each of which counts once, for ever:

- kept = done / given
- closed = (done + dropped) / given; what was dropped is closed, and not kept
- open = given - done - dropped

Example: of 8 promises of a quarter 5 are done, 1 is dropped and 2 are open: 5 / 8 = 62.5 % kept, 6 / 8 = 75 % closed.
Promises closed in a quarter over those open in it would be another figure, and a worse one: it passes 100 % when old
ones are cleared away, looks good when little is promised, and counts a promise again in every quarter it is open. The
price of ours is that a young quarter is low because it is young; so what is still open stands beside it.

The days to close are those from the promise to the day it was done, 0 for the same day; what was dropped has none. The
median is exact: of an even number of promises it is half the sum of the middle two.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from fractions import Fraction

from leadtime.model.path import is_within
from leadtime.model.period import Interval, Period, interval_containing
from leadtime.model.promise import Promise
from leadtime.reckoning.promise_values import PromiseFigures, Promises, PromiseStanding
from leadtime.reckoning.units import UnitsThen
from leadtime.reckoning.visits import unit_named

QUARTERS = 4


def promises(found: Iterable[Promise], units: UnitsThen, period: Period | None = None, within: str = "") -> Promises:
    """The promises as they stand on the day of `units`, which is to be that of the figures of `period`.

    `within` is the unit, with its parts, whose promises alone are meant, by its name on that day.
    """
    day = units.day
    given = [one for one in found if one.date <= day]
    if within:
        given = [one for one in given if is_within(unit_of(one, units), within)]
    standings = [_standing(one, units) for one in given]
    closed = [one for one in standings if one.closed and (period is None or one.closed in period)]
    quarters = tuple(_quarters(given, day))
    span = Period(quarters[0].period.start, quarters[-1].period.end)
    return Promises(
        day,
        period,
        tuple(sorted((one for one in standings if one.closed is None), key=_urgency)),
        tuple(sorted(closed, key=lambda one: (one.closed or day, one.promise.date), reverse=True)),
        quarters,
        _figures(given, span, day),
    )


def unit_of(promise: Promise, units: UnitsThen) -> str:
    """The unit that a promise was given to, by its name on the day; if it is over its last one, else as logged."""
    return unit_named(units, promise.unit) or promise.unit


def open_to(found: Iterable[Promise], units: UnitsThen, within: str) -> list[Promise]:
    """The promises to a unit and its parts that were never closed."""
    return [one for one in found if one.closed is None and is_within(unit_of(one, units), within)]


def open_and_overdue(found: Iterable[Promise], day: date) -> tuple[int, int]:
    """How many promises are open on a day, and how many of those are overdue."""
    still = [one for one in found if one.is_open(day)]
    return len(still), sum(one.due is not None and one.due < day for one in still)


def _standing(promise: Promise, units: UnitsThen) -> PromiseStanding:
    day, unit = units.day, unit_of(promise, units)
    if promise.closed and promise.closed <= day:
        return PromiseStanding(promise, unit, (promise.closed - promise.date).days, closed=promise.closed)
    over = None if promise.due is None else (day - promise.due).days
    return PromiseStanding(promise, unit, (day - promise.date).days, over)


def _urgency(one: PromiseStanding) -> tuple[bool, date, date]:
    """By the due day, the earliest first; what has none comes last, by the day it was given."""
    due = one.promise.due
    return due is None, due or one.promise.date, one.promise.date


def _quarters(given: Sequence[Promise], day: date) -> Iterator[PromiseFigures]:
    """The quarter of the day and those before it, from the first in which anything was promised on."""
    quarter = interval_containing(day, Interval.QUARTER)
    last = [quarter]
    while len(last) < QUARTERS and last[-1].start > date.min:
        last.append(interval_containing(last[-1].start - timedelta(days=1), Interval.QUARTER))
    first = min((one.date for one in given), default=day)
    for quarter in reversed(last):
        if quarter.end > first:
            yield _figures(given, quarter, day)


def _figures(given: Iterable[Promise], period: Period, day: date) -> PromiseFigures:
    of_period = [one for one in given if one.date in period]
    days = [(one.done - one.date).days for one in of_period if one.done and one.done <= day]
    dropped = sum(one.done is None and one.dropped is not None and one.dropped <= day for one in of_period)
    still = len(of_period) - len(days) - dropped
    return PromiseFigures(period, len(of_period), len(days), dropped, still, median(days))


def median(numbers: Sequence[int]) -> Fraction | None:
    """The middle one of the numbers, half the sum of the middle two where they are even in number; None of none."""
    if not numbers:
        return None
    ordered, half = sorted(numbers), len(numbers) // 2
    return Fraction(ordered[half] if len(ordered) % 2 else Fraction(ordered[half - 1] + ordered[half], 2))
