"""The units of a day as a tree: each whole directly before its parts, with the headcount of all that is part of it."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from leadtime.model.path import ancestors
from leadtime.model.unit import Organisation, Unit
from leadtime.reckoning.unit_spans import days_in_force
from leadtime.reckoning.units import UnitsThen, UnitThen


class Listed(NamedTuple):
    """A unit with what it has from above, and `own`, what the budget says of it: None for a group it does not declare.

    `people` is the headcount of the unit and all its parts, None where no headcount is known; `to_visit` is how many of
    them can be visited. `first` and `last` are the days of the version in force that the budget states.
    """

    unit: UnitThen
    own: Unit | None
    people: int | None
    to_visit: int

    @property
    def first(self) -> date | None:
        """The first day."""
        return self.own.start if self.own else None

    @property
    def last(self) -> date | None:
        """The last day."""
        return self.own.end - timedelta(days=1) if self.own and self.own.end else None


def listed(organisation: Organisation, units: UnitsThen) -> list[Listed]:
    """The units of `units`, wholes and parts in the order of the file."""
    own = {one.unit.name: one.unit for one in days_in_force(organisation.units) if one.has(units.day)}
    people: dict[str, int] = {}
    to_visit: dict[str, int] = {}
    for name, unit in units.units.items():
        for whole in ancestors(name):
            to_visit[whole] = to_visit.get(whole, 0) + unit.can_be_visited
            if unit.headcount is not None:
                people[whole] = people.get(whole, 0) + unit.headcount
    return [Listed(units.units[name], own.get(name), people.get(name), to_visit[name]) for name in in_tree(units.units)]


def in_tree(names: Iterable[str]) -> list[str]:
    """Names, of which every whole stands before its parts, with all parts of a whole behind it."""
    place = {name: number for number, name in enumerate(names)}
    return sorted(place, key=lambda name: [place[whole] for whole in reversed(list(ancestors(name)))])
