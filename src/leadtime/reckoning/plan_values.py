"""What planned against actual comes to: one value that every renderer reads. Figures stay exact until the view."""

from fractions import Fraction
from typing import NamedTuple

from leadtime.model.duration import Duration
from leadtime.model.entry import Entry
from leadtime.model.period import Period
from leadtime.reckoning.values import Stage


class PlanRow(NamedTuple):
    """A category with everything that is part of it; the total of all that counts has no category.

    `planned` and `entries_planned` are of the whole period, `due` and `entries_due` of what is over by now, and
    `happened` is how many of these happened. `actual` and `entries` are what was logged.
    """

    category: str
    counts: bool
    planned: Duration
    entries_planned: int
    due: Duration
    entries_due: int
    happened: int
    actual: Duration
    entries: int

    @property
    def difference(self) -> Duration:
        """Actual less what is due: positive is more than was planned up to now."""
        return self.actual - self.due

    @property
    def share(self) -> Fraction | None:
        """The part of the due entries that happened; None when none is due."""
        return Fraction(self.happened, self.entries_due) if self.entries_due else None

    @property
    def to_come(self) -> int:
        """How many planned entries are not over yet."""
        return self.entries_planned - self.entries_due


class Missed(NamedTuple):
    """A planned entry that is over and did not happen.

    `instead` is the category that came in its place, empty when nothing else is logged at its time. `logged` is the
    time of its own kind in it, which is less than half of it.
    """

    planned: Entry
    instead: str
    logged: Duration


class Displaced(NamedTuple):
    """How many planned entries of a category gave way to another, empty for nothing, and their planned time."""

    category: str
    instead: str
    entries: int
    minutes: Duration


class PlanReport(NamedTuple):
    """What was planned for a period against what was logged.

    `rows` are in tree order, those with neither plan nor time too. `missed` has every planned entry that counts and
    did not happen, by time; `displaced` sums them up, the most time first.
    """

    period: Period
    stage: Stage
    rows: tuple[PlanRow, ...]
    total: PlanRow
    missed: tuple[Missed, ...]
    displaced: tuple[Displaced, ...]

    @property
    def is_planned(self) -> bool:
        """True when the plan has anything in the period."""
        return any(row.planned or row.entries_planned for row in self.rows)
