"""Days and spans of days. A period is half-open: its start is in it, its end is not."""

from datetime import date, timedelta
from enum import Enum
from typing import Iterator, NamedTuple


class Interval(Enum):
    """The kind of a period."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


class Period(NamedTuple):
    """The days from `start` up to, and not including, `end`."""

    start: date
    end: date

    def days(self) -> Iterator[date]:
        """Every day of the period, in order."""
        for number in range((self.end - self.start).days):
            yield self.start + timedelta(days=number)

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.start <= day < self.end

    def overlap(self, other: "Period") -> "Period":
        """The days that both periods have; empty (start == end) when there are none."""
        start = max(self.start, other.start)
        return Period(start, max(start, min(self.end, other.end)))


def interval_containing(day: date, interval: Interval, week_starts: int = 0) -> Period:
    """The day, week, month, quarter or year that `day` lies in; `week_starts` is 0 for Monday to 6 for Sunday."""
    if interval is Interval.DAY:
        return Period(day, day + timedelta(days=1))
    if interval is Interval.WEEK:
        start = day - timedelta(days=(day.weekday() - week_starts) % 7)
        return Period(start, start + timedelta(days=7))
    months = {Interval.MONTH: 1, Interval.QUARTER: 3, Interval.YEAR: 12}[interval]
    first = (day.month - 1) // months * months + 1
    after = first + months
    return Period(
        date(day.year, first, 1),
        date(day.year + (after > 12), (after - 1) % 12 + 1, 1),
    )


def split_by(period: Period, interval: Interval, week_starts: int = 0) -> Iterator[Period]:
    """The parts of `period` that lie in each day, week, month ... ; the parts join up to the whole period."""
    day = period.start
    while day < period.end:
        part = interval_containing(day, interval, week_starts).overlap(period)
        yield part
        day = part.end
