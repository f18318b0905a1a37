"""The organisation: units that can be visited or lifted, the shifts their people work, the behaviours to be lifted."""

from datetime import date
from typing import NamedTuple

from leadtime.model.period import Interval

# A cadence is a habit and no appointment: its months have 30 days, its quarters 91 and its years 365.
_DAYS = {Interval.DAY: 1, Interval.WEEK: 7, Interval.MONTH: 30, Interval.QUARTER: 91, Interval.YEAR: 365}


class Cadence(NamedTuple):
    """How often a unit is to be visited: once in `number` days, weeks, months, quarters or years."""

    number: int
    interval: Interval

    @property
    def days(self) -> int:
        """The same in days."""
        return self.number * _DAYS[self.interval]


class Unit(NamedTuple):
    """What is so of a unit from the day `start` up to, not including, `end` (None = since ever, for ever).

    A unit has several versions when something of it changes: those of one `name` follow each other. `headcount` is the
    people of the unit itself, without those of its parts. `visit_every` and `shifts` are those of the unit it is part
    of where they are None. `was` names the units that this one carries on, under other names, from its first day.
    """

    name: str
    label: str = ""
    headcount: int | None = None
    visit_every: Cadence | None = None
    shifts: tuple[str, ...] | None = None
    aliases: tuple[str, ...] = ()
    was: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None


class Shift(NamedTuple):
    """When people work: from `start` to `end` in minutes of the day, past midnight where `end` is not after `start`.

    `days` (0 = Monday) are those on which the shift begins.
    """

    name: str
    start: int
    end: int
    days: tuple[int, ...] = (0, 1, 2, 3, 4, 5, 6)


SHIFTS = (
    Shift("day", 6 * 60, 16 * 60),
    Shift("evening", 16 * 60, 22 * 60),
    Shift("night", 22 * 60, 6 * 60),
    Shift("weekend", 0, 0, (5, 6)),
)


class Behaviour(NamedTuple):
    """What the leader wants to see more of, and lifts."""

    name: str
    label: str = ""
    aliases: tuple[str, ...] = ()


class Organisation(NamedTuple):
    """What the budget says of units, in the order of the file, and the usual shifts where it names none."""

    units: tuple[Unit, ...] = ()
    shifts: tuple[Shift, ...] = SHIFTS
    behaviours: tuple[Behaviour, ...] = ()
