"""Verdicts. An ended period is judged by what it got; a running one by pace.

x is the actual, T the logged time, L the capacity left, s a share, M a time or n a count for the whole period. What
the target asks so far and at the end, sT and s(T + L) or M, comes from `required`; when its share changes inside the
period those are sums, and everything here is said in terms of them. A running period's bound is met when nothing that
may come in the L left can break it any more, and on track when it is kept as things stand. A period that has not
begun is a running one with nothing logged.
"""

from fractions import Fraction
from math import floor
from typing import NamedTuple

from leadtime.model.target import Measure, Of, Target
from leadtime.reckoning.values import Bound, Stage, TargetResult, Verdict


class Situation(NamedTuple):
    """What a bound is judged by; minutes. `has_enough` is False when the coverage is too low to judge."""

    stage: Stage
    capacity: int
    left: int
    has_enough: bool

    @property
    def elapsed(self) -> Fraction:
        """The part of the capacity that is gone."""
        return Fraction(self.capacity - self.left, self.capacity) if self.capacity else Fraction(1)


def judge(
    target: Target, bound: Bound, actual: Fraction, asked: tuple[Fraction, Fraction], at: Situation
) -> TargetResult:
    """One bound of one target judged; `asked` is what it asks so far and at the period's end (see `required`)."""
    amount = target.at_least if bound is Bound.AT_LEAST else target.at_most
    assert amount is not None
    so_far, at_end = asked
    result = TargetResult(target, bound, amount, actual, so_far, actual - so_far, Verdict.MET)
    if at.stage is Stage.ENDED:
        kept = actual >= so_far if bound is Bound.AT_LEAST else actual <= so_far
        missed = Verdict.SHORT if bound is Bound.AT_LEAST else Verdict.OVER
        result = result._replace(verdict=Verdict.MET if kept else missed)
    elif bound is Bound.AT_LEAST:
        result = _at_least(result, at_end, at)
    else:
        result = _at_most(result, at_end, at)
    return result if at.has_enough else result._replace(verdict=Verdict.TOO_LITTLE_LOGGED)


def _is_share_of_logged(result: TargetResult) -> bool:
    return result.amount.measure is Measure.SHARE and result.target.of is Of.LOGGED


def _at_least(result: TargetResult, at_end: Fraction, at: Situation) -> TargetResult:
    """On track is x >= sT, and for time and entries what is due by now: M times the part of the capacity that is gone.

    A number of entries takes no known time: it is out of reach only when there is no time left at all.
    """
    to_go = at_end - result.actual
    if to_go <= 0:
        return result._replace(verdict=Verdict.MET)
    result = result._replace(to_go=to_go)
    is_count, is_share = result.amount.measure is Measure.COUNT, _is_share_of_logged(result)
    if at.left == 0 if is_count else to_go > at.left:
        return result._replace(verdict=Verdict.OUT_OF_REACH, least_time=least_time(result) if is_share else None)
    due = result.required if is_share else at_end * at.elapsed
    due = Fraction(floor(due)) if is_count else due
    return result._replace(verdict=Verdict.ON_TRACK if result.actual >= due else Verdict.SHORT)


def least_time(result: TargetResult) -> Fraction | None:
    """The least time h that reaches a share s at once, all of it spent there: h = (sT - x) / (1 - s); None for s = 1.

    From (x + h) / (T + h) = s. It is beyond what is left exactly when the time to go is: h > L <=> sT - x > L - sL
    <=> s(T + L) - x > L.
    """
    share = result.amount.value
    return -result.variance / (1 - share) if share < 1 else None


def _at_most(result: TargetResult, at_end: Fraction, at: Situation) -> TargetResult:
    """Over is a share that is broken and can be diluted by x / s - T of other work, at most L since x <= s(T + L).

    What is broken in time or entries stays so; it is over as well, for there is nothing it could not reach.
    """
    room = at_end - result.actual
    result = result._replace(room=room)
    if result.actual <= result.required:
        unbreakable = at.left == 0 if result.amount.measure is Measure.COUNT else room >= at.left
        return result._replace(verdict=Verdict.MET if unbreakable else Verdict.ON_TRACK)
    if not _is_share_of_logged(result):
        return result._replace(verdict=Verdict.OVER)
    share = result.amount.value
    dilution = result.variance / share if share else None
    return result._replace(verdict=Verdict.OVER if room >= 0 else Verdict.OUT_OF_REACH, dilution=dilution)
