"""The targets in force, with the categories, dimensions and settings they speak of."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from leadtime.model.duration import Duration
from leadtime.model.path import is_within
from leadtime.model.target import Target

if TYPE_CHECKING:
    from leadtime.model.unit import Cadence


class Category(NamedTuple):
    """What an entry can be; `counts` False takes it (and its children) out of shares, coverage and totals.

    With `visits`, its entries (and its children's) are visits when they name a unit.
    """

    path: str
    label: str = ""
    aliases: tuple[str, ...] = ()
    counts: bool = True
    visits: bool = False


class Dimension(NamedTuple):
    """A second way to code an entry, with a closed list of values."""

    name: str
    values: tuple[str, ...]


class Budget(NamedTuple):
    """`hours` of work a week, spread evenly over `working_days` (0 = Monday ... 6 = Sunday)."""

    hours: Duration = Duration(40 * 60)
    working_days: tuple[int, ...] = (0, 1, 2, 3, 4)
    categories: tuple[Category, ...] = ()
    targets: tuple[Target, ...] = ()
    dimensions: tuple[Dimension, ...] = ()
    week_starts: int = 0
    least_coverage_percent: int = 50

    def category(self, path: str) -> Category | None:
        """The category declared with exactly this path."""
        return next((category for category in self.categories if category.path == path), None)

    def visit_every(self, day: date) -> "Cadence | None":
        """How often a unit is to be visited by the target in force on a day, if neither it nor one above it says."""
        found = [
            target
            for target in self.targets
            if target.visit_every
            and (target.start is None or target.start <= day)
            and (target.end is None or day < target.end)
        ]
        return max(found, key=lambda target: target.start or date.min).visit_every if found else None

    def counts(self, path: str) -> bool:
        """False when the category, or one it is part of, is declared `counts = false`."""
        return all(category.counts or not is_within(path, category.path) for category in self.categories)
