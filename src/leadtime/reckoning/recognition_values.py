"""What is known of the recognitions: values that every renderer reads. Figures stay exact until the view."""

from datetime import date
from fractions import Fraction
from typing import NamedTuple

from leadtime.model.period import Period
from leadtime.model.recognition import Recognition
from leadtime.reckoning.visits import Visit


class UnitLifts(NamedTuple):
    """The lifts of a unit, or of a group, with those of everything that is part of it.

    `lifts` are those of the period and `share` their part of all lifts of it; `own` are those of the unit itself,
    without its parts. `headcount_share` is the row's part of the people of all units; both shares are None where there
    is nothing to share. `last` is the day of its last lift ever, `days_since` counts from that to the day of the
    figures.
    """

    name: str
    label: str
    depth: int
    is_group: bool
    own: int
    lifts: int
    share: Fraction | None
    headcount: int
    headcount_share: Fraction | None
    last: date | None
    days_since: int | None


class BehaviourLifts(NamedTuple):
    """The lifts of the period for a behaviour; `is_known` is False for one that is none of those the budget lists."""

    name: str
    label: str
    lifts: int
    share: Fraction | None
    is_known: bool = True


class Lift(NamedTuple):
    """A recognition of the period. `unit` is the name of its unit on the day of the figures, empty for an unknown one.

    A unit that is over by then has the last of its names. `behaviour` is the budget's name for its behaviour.
    `of_visit` is False when no visit led to it, as far as the log tells.
    """

    recognition: Recognition
    unit: str
    label: str
    behaviour: str
    of_visit: bool


class Story(NamedTuple):
    """A visit of the period that no lift tells of yet; `until` is the last day on which one is in time."""

    visit: Visit
    label: str
    until: date
    is_open: bool


class Recognitions(NamedTuple):
    """Who was lifted in a period and for what, as of `as_of`: its last day, or today if that is earlier.

    `lifts` and `stories` have the latest first. `units` stand in tree order, `behaviours` in the order of the budget,
    then those that it does not list; `without_behaviour` lifts say none. `to_visit` counts the units that can be
    visited, and `not_lifted` those of them that were not lifted in the period. `visits` is the number of visits of the
    period. `effective` is the effective number of units, None without a lift, and `different` how many different ones
    were lifted. `ended` are the units lifted that are over by the day, and `unknown` names of units that the budget
    does not know, each with the number of its lifts; both are in no row. `without_headcount` counts the units to visit
    whose headcount it does not say, where it says any. Where the budget has no units at all those of the log stand in
    for them, and `is_by_log` is true.
    """

    period: Period
    as_of: date
    lifts: tuple[Lift, ...]
    units: tuple[UnitLifts, ...]
    ended: tuple[tuple[str, int], ...]
    behaviours: tuple[BehaviourLifts, ...]
    without_behaviour: int
    to_visit: int
    not_lifted: int
    visits: int
    stories: tuple[Story, ...]
    effective: Fraction | None
    different: int
    unknown: tuple[tuple[str, int], ...]
    without_headcount: int
    is_by_log: bool

    @property
    def open_stories(self) -> int:
        """The visits without a lift that still have time for one."""
        return sum(story.is_open for story in self.stories)

    @property
    def without_visit(self) -> int:
        """The lifts that no visit led to."""
        return sum(not lift.of_visit for lift in self.lifts)
