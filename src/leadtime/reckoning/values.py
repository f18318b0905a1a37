"""What the reckoning hands out: one report value that every renderer reads. Figures stay exact until the view."""

from collections.abc import Iterable
from datetime import date, datetime
from enum import Enum
from fractions import Fraction
from typing import NamedTuple

from leadtime.model.duration import Duration
from leadtime.model.period import Period
from leadtime.model.target import Amount, Target


class Verdict(Enum):
    """How a category stands against a target; listed worst first, and a row shows its worst."""

    OUT_OF_REACH = "out of reach"
    OVER = "over"
    SHORT = "short"
    TOO_LITTLE_LOGGED = "too little logged"
    ON_TRACK = "on track"
    MET = "met"
    NO_TARGET = "no target"


class Bound(Enum):
    """Which side of a target a result is about; a band has two results."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"


class TargetResult(NamedTuple):
    """One bound of one target, reckoned for the report's period.

    `actual`, `required`, `variance` and `to_go` are minutes for a share or a time, entries for a count, units for a
    target about units: of those `whole` is how many there are to visit, and `by` the last day of the interval judged.
    `required` is the bound scaled to the period so far (share) or to its available working days (time, count).
    `to_go` is None when the period has ended or nothing remains to be done; for an at-most bound that is still
    kept it is None too. `room` is what may still go to an at-most category before the period's end (None when
    ended). `least_time` is h of an unreachable at-least share: the least time that would reach it; `dilution` is the
    other work that would bring an at-most share that is beyond saving back to its bound.
    """

    target: Target
    bound: Bound
    amount: Amount
    actual: Fraction
    required: Fraction
    variance: Fraction
    verdict: Verdict
    to_go: Fraction | None = None
    room: Fraction | None = None
    least_time: Fraction | None = None
    dilution: Fraction | None = None
    whole: int = 0
    by: date | None = None


_WORST_FIRST = {verdict: number for number, verdict in enumerate(Verdict)}


def worst_of(results: Iterable[TargetResult]) -> TargetResult:
    """The result with the worst verdict, the first of equals."""
    return min(results, key=lambda result: _WORST_FIRST[result.verdict])


class Row(NamedTuple):
    """A category with everything that is part of it. `share` is None when nothing is logged or it does not count."""

    category: str
    minutes: Duration
    entries: int
    share: Fraction | None
    counts: bool
    targets: tuple[TargetResult, ...]
    verdict: Verdict


class StepKind(Enum):
    """What the one useful next step is."""

    START = "start"  # nothing is logged yet
    FILL_GAPS = "fill gaps"  # too little logged to judge; `minutes` = working time so far without an entry
    SPEND = "spend"  # `minutes` (or `count`) of the `left` on `category`, and the period ends at its bound
    HOLD_BACK = "hold back"  # `category` is over, and can come back within its bound by `left` on other work
    LOST = "lost"  # the running period cannot reach it any more; `minutes`/`count` is what the next period needs
    ENDED_SHORT = "ended short"  # the period ended short by `minutes`/`count`; the same is what the next one needs
    ENDED_OVER = "ended over"  # the period ended `minutes`/`count` over
    VISIT = "visit"  # all is well with time and entries; `count` units are still to be visited
    ALL_ON_TRACK = "all on track"
    ALL_MET = "all met"  # the period has ended
    NO_TARGETS = "no targets"


class NextStep(NamedTuple):
    """The single most useful thing to do next; the view finds the words."""

    kind: StepKind
    category: str = ""
    result: TargetResult | None = None
    minutes: Duration = Duration(0)
    count: int = 0  # type: ignore[assignment]  # hides tuple.count, which nobody calls on a step
    left: Duration = Duration(0)


class Stage(Enum):
    """Where the period lies, seen from today."""

    ENDED = "ended"
    RUNNING = "running"
    FUTURE = "future"


class Report(NamedTuple):
    """A period's actual time against its targets.

    `logged` is the time of all categories that count, and the denominator of every share whose target does not
    say `of = "capacity"`. `not_counted` is the time of those that do not. `unbudgeted` is counted time whose category
    has no target in force, nor has any category it is part of. `absence` is the working time
    that `capacity` lacks because of absences; `capacity_left` is zero when the period has ended;
    `coverage` is logged / capacity so far, None without capacity. `running` is the start of a running timer that
    counts in the period. Rows are in tree order: each parent directly before its children.
    """

    period: Period
    today: date
    stage: Stage
    logged: Duration
    not_counted: Duration
    unbudgeted: Duration
    capacity: Duration
    capacity_left: Duration
    coverage: Fraction | None
    rows: tuple[Row, ...]
    next_step: NextStep
    running: datetime | None = None
    warnings: tuple[str, ...] = ()
    absence: Duration = Duration(0)
