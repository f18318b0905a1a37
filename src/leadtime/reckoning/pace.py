"""Verdicts. An ended period is judged by what it got; a running one by pace.

x is the actual, T the logged time, L the capacity left, s a share, M a time or n a count for the whole period.
A period that has not begun is a running one with nothing logged.
"""

from fractions import Fraction
from typing import NamedTuple

from leadtime.model.target import Measure, Of, Target
from leadtime.reckoning.values import Bound, Stage, TargetResult, Verdict


class Situation(NamedTuple):
    """What a bound is judged by; minutes. `has_enough` is False when the coverage is too low to judge."""

    stage: Stage
    logged: int
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
    to_go = at_end - result.actual
    if to_go <= 0:
        return result._replace(verdict=Verdict.MET)
    result = result._replace(to_go=to_go)
    if _is_share_of_logged(result):
        if result.actual >= result.required and at.left:
            return result._replace(verdict=Verdict.ON_TRACK)
        least = least_time(result)
        if least is None or least > at.left:
            return result._replace(verdict=Verdict.OUT_OF_REACH, least_time=least)
        return result._replace(verdict=Verdict.SHORT)
    is_count = result.amount.measure is Measure.COUNT
    if at.left == 0 if is_count else to_go > at.left:
        return result._replace(verdict=Verdict.OUT_OF_REACH)
    due = at_end * at.elapsed
    due = Fraction(due.numerator // due.denominator) if is_count else due
    return result._replace(verdict=Verdict.ON_TRACK if result.actual >= due else Verdict.SHORT)


def least_time(result: TargetResult) -> Fraction | None:
    """The least time h that reaches a share s at once, all of it spent there: h = (sT - x) / (1 - s); None for s = 1.

    From (x + h) / (T + h) = s. It is beyond what is left exactly when the time to go is: h > L <=> sT - x > L - sL
    <=> s(T + L) - x > L.
    """
    share = result.amount.value
    return -result.variance / (1 - share) if share < 1 else None


def _at_most(result: TargetResult, at_end: Fraction, at: Situation) -> TargetResult:
    room = at_end - result.actual
    result = result._replace(room=room)
    if not _is_share_of_logged(result):
        verdict = Verdict.OVER if room < 0 else Verdict.ON_TRACK if at.left else Verdict.MET
        return result._replace(verdict=verdict)
    if result.actual <= result.required:
        return result._replace(verdict=Verdict.ON_TRACK if at.left else Verdict.MET)
    share = result.amount.value
    dilution = result.actual / share - at.logged if share else None
    # Over, with room: from x <= s(T + L) follows x / s - T <= L, so other work can still bring it back.
    return result._replace(verdict=Verdict.OVER if room >= 0 else Verdict.OUT_OF_REACH, dilution=dilution)
