"""What is known of the visits to the units: values that every renderer reads. Figures stay exact until the view."""

from collections.abc import Iterator
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import NamedTuple

from leadtime.model.path import is_within
from leadtime.model.period import Period
from leadtime.reckoning.units import UnitThen


class UnitStanding(NamedTuple):
    """How a unit stands on the day of the figures.

    `last`, `days_since` and `staleness` (days since the last visit / days of the cadence) are None for a unit that was
    never visited; `waited` is for how many days it has waited, None for others and where no visit to any unit is
    recorded. `visits`, `minutes` and `people` are those of the period. `unseen_shifts` are those of its shifts on which
    it was never visited, as far as clock times tell.
    """

    unit: UnitThen
    last: date | None
    days_since: int | None
    staleness: Fraction | None
    waited: int | None
    visits: int
    minutes: int
    people: int
    open_promises: int
    overdue_promises: int
    unseen_shifts: tuple[str, ...]

    @property
    def is_overdue(self) -> bool:
        """True when the last visit, or the waiting for the first one, began longer ago than the cadence."""
        days = self.waited if self.days_since is None else self.days_since
        return days is not None and days > self.unit.visit_every.days

    @property
    def is_not_yet(self) -> bool:
        """True for a unit that was never visited, and is not overdue."""
        return self.last is None and not self.is_overdue


class CoverageRow(NamedTuple):
    """A unit, or a group with everything that is part of it: of a unit `units` is 1, and `visited` 0 or 1.

    `standing` is None for a group, and for what is a part of the organisation as well as a whole it is that of itself.
    `headcount` is that of the units of the row. `visits`, `minutes` and `people` are those of the period, with visits
    to the group as such; `visited` counts units visited in the period, `overdue` those beyond their cadence, `never`
    those never visited, some of which are overdue and the others, `not_yet`, are not.
    """

    name: str
    label: str
    depth: int
    standing: UnitStanding | None
    units: int
    visited: int
    overdue: int
    never: int
    not_yet: int
    headcount: int
    visits: int
    minutes: int
    people: int
    open_promises: int


class EndedUnit(NamedTuple):
    """A unit that is over by the day of the figures, by the last of its names, and what is still to be told of it.

    `visits`, `minutes` and `people` are those of the period, `open_promises` what was promised to it and never closed.
    """

    name: str
    label: str
    visits: int
    minutes: int
    people: int
    open_promises: int


class ShiftRow(NamedTuple):
    """The visits of the period on one shift, by weekday (0 = Monday), against the units whose people work it.

    `units` is how many of the units to visit have the shift, `seen` how many of those were ever visited on it.
    """

    shift: str
    visits_by_weekday: tuple[int, ...]
    units: int
    seen: int


class Coverage(NamedTuple):
    """Whom the leader has met in a period, and whom not, as of `as_of`: its last day, or today if that is earlier.

    `rows` stand in tree order, the worst first; `ended` are units that are over by then, which are in no row but whose
    visits are in the figures. `units` counts the units to visit, of which `visited` were visited in the period.
    `headcount` is the people of all of them, `headcount_visited` of those visited: reach is the second over the first.
    `people_met` is the sum of the people of the visits, some met twice. `working_weeks` are those from the day
    `weeks_from` up to `as_of`; pace = visits / working weeks, and cycle_weeks = units / pace, None without a visit.
    `concentration` is the share of the visits to units that went to the three most visited, `most_visited`, which are
    the first by name where a fourth was visited as often as the third: `most_is_tied`. `grid` has
    the shifts; `without_clock` visits have no clock time and are not in it. `unknown` are names of units in visits that
    the budget does not know, with their number; where it has no units at all on the day, those of the log stand in for
    them and `is_by_log` is true. `visit_categories` are the categories of visits; none: every entry with a unit is one.
    """

    period: Period
    as_of: date
    rows: tuple[CoverageRow, ...]
    ended: tuple[EndedUnit, ...]
    units: int
    visited: int
    overdue: int
    never: int
    not_yet: int
    headcount: int
    headcount_visited: int
    people_met: int
    visits: int
    minutes: int
    working_weeks: Fraction
    weeks_from: date
    pace: Fraction | None
    cycle_weeks: Fraction | None
    concentration: Fraction | None
    most_visited: tuple[tuple[str, int], ...]
    most_is_tied: bool
    grid: tuple[ShiftRow, ...]
    without_clock: int
    open_promises: int
    unknown: tuple[tuple[str, int], ...]
    is_by_log: bool
    visit_categories: tuple[str, ...]


def rows_of(value: Coverage, within: str = "") -> Iterator[CoverageRow]:
    """The rows, or those of one unit and its parts; a unit with parts gives two: all of it, and then itself alone.

    So a row is either a group, without a standing, or one unit, and the figures of the units' rows add up.
    """
    rows = [row for row in value.rows if not within or is_within(row.name, within)]
    for row in rows:
        one, depth = row.standing, row.depth - rows[0].depth * bool(within)
        if one is None or row.units == 1:
            yield row._replace(depth=depth)
            continue
        yield row._replace(depth=depth, standing=None)
        yield CoverageRow(
            name=row.name,
            label=row.label,
            depth=depth + 1,
            standing=one,
            units=1,
            visited=int(one.visits > 0),
            overdue=int(one.is_overdue),
            never=int(one.last is None),
            not_yet=int(one.is_not_yet),
            headcount=one.unit.headcount or 0,
            visits=one.visits,
            minutes=one.minutes,
            people=one.people,
            open_promises=one.open_promises,
        )


def ended_within(value: Coverage, within: str = "") -> list[EndedUnit]:
    """The units that are over, or those of them that were part of one unit."""
    return [one for one in value.ended if not within or is_within(one.name, within)]


class Why(Enum):
    """Why a unit is to be visited next; listed in the order in which it is said."""

    NEVER = "never visited"
    OVERDUE = "overdue"
    DUE_SOON = "due soon"
    PROMISES = "open promises"
    UNSEEN_SHIFT = "never seen on a shift"


class Suggestion(NamedTuple):
    """A unit to visit next, and why; the view finds the words in `standing`."""

    standing: UnitStanding
    why: tuple[Why, ...]


class Trip(NamedTuple):
    """Suggestions that one trip can serve: units that are part of the same one (`parent`, empty at the top).

    `also_due` are further overdue units of the same parent, the most urgent first.
    """

    parent: str
    label: str
    suggestions: tuple[Suggestion, ...]
    also_due: tuple[str, ...]
