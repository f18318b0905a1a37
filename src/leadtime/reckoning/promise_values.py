"""What is known of the promises: values that every renderer reads. Figures stay exact until the view."""

from datetime import date
from fractions import Fraction
from typing import NamedTuple

from leadtime.model.period import Period
from leadtime.model.promise import Promise


class PromiseStanding(NamedTuple):
    """How a promise stands on the day of the figures; one that was closed later is open on it.

    `unit` is the unit's name on that day, or the one in the log where the budget knows none. `age` is the days since it
    was given, or those it took where it is closed. `days_over` is the days since its due day, below zero while that is
    to come; None for one without a due day, and for one that is closed.
    """

    promise: Promise
    unit: str
    age: int
    days_over: int | None = None
    closed: date | None = None

    @property
    def is_overdue(self) -> bool:
        """True for an open promise from the day after its due day on."""
        return self.days_over is not None and self.days_over > 0

    @property
    def state(self) -> str:
        """`open`, `done` or `dropped`."""
        return "open" if self.closed is None else "done" if self.promise.done else "dropped"


class PromiseFigures(NamedTuple):
    """What became, up to the day of the figures, of the promises that were given in a period.

    `days` is the median of the days from the promise to the day it was done, of those done; None where none was.
    """

    period: Period
    given: int
    done: int
    dropped: int
    open: int
    days: Fraction | None

    @property
    def kept(self) -> Fraction | None:
        """The share that was done; None where nothing was promised."""
        return Fraction(self.done, self.given) if self.given else None

    @property
    def closed(self) -> Fraction | None:
        """The share that is no longer open, done or dropped; None where nothing was promised."""
        return Fraction(self.done + self.dropped, self.given) if self.given else None


class Promises(NamedTuple):
    """The promises as they stand on `as_of`, the last day of `period`, or today if that is earlier or none is given.

    `open` has the most overdue one first, then those that are due next, then those without a due day, the oldest first;
    `closed` those that were closed in the period (without one: ever), the latest first. `quarters` are the last four,
    the earliest first, less those before the first promise, and `in_all` is what they come to.
    """

    as_of: date
    period: Period | None
    open: tuple[PromiseStanding, ...]
    closed: tuple[PromiseStanding, ...]
    quarters: tuple[PromiseFigures, ...]
    in_all: PromiseFigures

    @property
    def overdue(self) -> int:
        """How many of the open ones are overdue."""
        return sum(one.is_overdue for one in self.open)
