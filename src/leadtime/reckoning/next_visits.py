"""Whom to visit next, and why.

Conventions. The most urgent unit is one that was never visited, the largest of those first, then the stalest. One with
an overdue promise is as urgent as if one more cadence had passed. A unit is suggested when it is overdue, was never
visited, is due soon (three quarters of its cadence are gone), has an open promise, or a shift on which it was never
seen. Units that are part of the same one are suggested together, so that one trip serves several.
"""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from leadtime.model.path import parent_of
from leadtime.reckoning.coverage_values import Suggestion, Trip, UnitStanding, Why
from leadtime.reckoning.units import UnitsThen

DUE_SOON = Fraction(3, 4)
ALSO_DUE = 3


def next_visits(units: UnitsThen, standings: Iterable[UnitStanding], number: int) -> tuple[Trip, ...]:
    """The `number` most urgent units, by the one they are part of, in the order of the most urgent of each."""
    urgent = sorted((one for one in standings if any(_why(one))), key=_urgency)
    chosen, rest = urgent[:number], urgent[number:]
    trips: dict[str, list[UnitStanding]] = {}
    for one in chosen:
        trips.setdefault(parent_of(one.unit.name), []).append(one)
    return tuple(_trip(units, parent, found, rest) for parent, found in trips.items())


def _trip(units: UnitsThen, parent: str, found: Sequence[UnitStanding], rest: Iterable[UnitStanding]) -> Trip:
    beside = [one.unit.name for one in rest if one.is_overdue and parent_of(one.unit.name) == parent]
    label = units.units[parent].label if parent else ""
    suggestions = tuple(Suggestion(one, tuple(_why(one))) for one in found)
    return Trip(parent, label, suggestions, tuple(beside[:ALSO_DUE]))


def _urgency(one: UnitStanding) -> tuple[bool, Fraction, int, str]:
    """What a sort puts first: never visited, then staleness with one more for an overdue promise, then the larger."""
    staleness = (one.staleness or Fraction(0)) + (one.overdue_promises > 0)
    return one.staleness is not None, -staleness, -(one.unit.headcount or 0), one.unit.name


def _why(one: UnitStanding) -> Iterator[Why]:
    if one.staleness is None:
        yield Why.NEVER
    elif one.is_overdue:
        yield Why.OVERDUE
    elif one.staleness > DUE_SOON:
        yield Why.DUE_SOON
    if one.open_promises:
        yield Why.PROMISES
    if one.unseen_shifts and one.staleness is not None:  # of who was never visited that goes without saying
        yield Why.UNSEEN_SHIFT
