"""What a category should get."""

from datetime import date
from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from leadtime.model.period import Interval

if TYPE_CHECKING:
    from leadtime.model.unit import Cadence


class Measure(Enum):
    """What an amount counts."""

    SHARE = "share"
    TIME = "time"
    COUNT = "count"
    UNITS = "units"
    CADENCE = "cadence"


class Amount(NamedTuple):
    """How much: a share as a fraction (20 % = 1/5), a time in minutes, or a number of entries.

    Of units it is the share of them that are to be visited, of a cadence its days.
    """

    measure: Measure
    value: Fraction


class Of(Enum):
    """What a share is a share of."""

    LOGGED = "logged"
    CAPACITY = "capacity"


class Target(NamedTuple):
    """What `category` should get per `per`, in force from `start` up to, not including, `end` (None = for ever).

    At least one of `at_least` and `at_most` is given; with both (a band) they have the same measure. One for visits may
    have `visit_every` alone instead: each unit is to be visited once in that time, unless it has its own cadence.
    """

    category: str
    at_least: Amount | None = None
    at_most: Amount | None = None
    per: Interval = Interval.WEEK
    of: Of = Of.LOGGED
    start: date | None = None
    end: date | None = None
    visit_every: "Cadence | None" = None

    @property
    def kind(self) -> tuple[object, ...]:
        """What the versions of one target have in common; of those, a later one takes over from its first day."""
        return self.category, self.measure, self.at_least is None, self.at_most is None, self.per, self.of

    @property
    def measure(self) -> Measure:
        """The measure of both bounds."""
        if self.visit_every:
            return Measure.CADENCE
        amount = self.at_least or self.at_most
        assert amount is not None
        return amount.measure

    @property
    def is_of_units(self) -> bool:
        """True for a target about which units are visited, and not about time or entries."""
        return self.measure in (Measure.UNITS, Measure.CADENCE)
