"""Verdicts, with every figure reckoned by hand."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reckoning.made import hours, least, most, percent, times

from leadtime.model.target import Of, Target
from leadtime.reckoning.pace import Situation, judge, least_time
from leadtime.reckoning.values import Bound, Stage, TargetResult, Verdict

TWENTY = least("social", percent(20))
FORTY_FIVE = most("office", percent(45))
TEN_HOURS = least("press", hours(10))
AT_MOST_TEN_HOURS = most("press", hours(10))
THREE = least("visits", times(3))
AT_MOST_THREE = most("visits", times(3))
TENTH_OF_CAPACITY = least("press", percent(10), of=Of.CAPACITY)
CAPACITY = 2400


def judged(
    target: Target,
    actual: int | Fraction,
    so_far: int | Fraction,
    at_end: int | Fraction,
    left: int,
    stage: Stage = Stage.RUNNING,
    has_enough: bool = True,
) -> TargetResult:
    """The only bound of a target judged in a week of 40 hours, `left` minutes of which are left."""
    bound = Bound.AT_LEAST if target.at_least else Bound.AT_MOST
    asked = (Fraction(so_far), Fraction(at_end))
    return judge(target, bound, Fraction(actual), asked, Situation(stage, CAPACITY, left, has_enough))


def figures(result: TargetResult, *names: str) -> tuple[object, ...]:
    """Some of a result's figures."""
    return tuple(getattr(result, name) for name in names)


@pytest.mark.parametrize(
    ("actual", "left", "verdict", "to_go", "least"),
    [
        # T = 2040 and s = 1/5, so sT = 408; with L = 360 left s(T + L) = 480
        (270, 360, Verdict.SHORT, 210, None),
        (407, 360, Verdict.SHORT, 73, None),
        (408, 360, Verdict.ON_TRACK, 72, None),
        (479, 360, Verdict.ON_TRACK, 1, None),
        (480, 360, Verdict.MET, None, None),  # met even if all that is left goes elsewhere
        (120, 360, Verdict.SHORT, 360, None),  # all of what is left: h = (408 - 120) / 0.8 = 360
        (119, 360, Verdict.OUT_OF_REACH, 361, Fraction(1445, 4)),  # h = (408 - 119) / 0.8 = 361.25 > 360
        (408, 0, Verdict.MET, None, None),
        (407, 0, Verdict.OUT_OF_REACH, 1, Fraction(5, 4)),  # h = 1 / 0.8
    ],
)
def test_at_least_a_share(actual: int, left: int, verdict: Verdict, to_go: int | None, least: Fraction | None) -> None:
    """To go = s(T + L) - x; what is left suffices or not, and is on track while x >= sT."""
    result = judged(TWENTY, actual, 408, Fraction(2040 + left, 5), left)
    assert figures(result, "verdict", "to_go", "least_time") == (verdict, to_go, least)
    assert figures(result, "variance", "room", "dilution") == (actual - 408, None, None)


@pytest.mark.parametrize(
    ("actual", "logged", "left", "verdict"),
    [
        (0, 0, 600, Verdict.ON_TRACK),  # nothing logged, nothing missed
        (60, 60, 540, Verdict.ON_TRACK),
        (59, 60, 540, Verdict.OUT_OF_REACH),  # no time can make up for a minute elsewhere
        (60, 60, 0, Verdict.MET),
    ],
)
def test_all_of_the_time(actual: int, logged: int, left: int, verdict: Verdict) -> None:
    """A share of 100 % is lost with the first minute that goes elsewhere, and no least time reaches it."""
    result = judged(least("one", percent(100)), actual, logged, logged + left, left)
    assert figures(result, "verdict", "least_time") == (verdict, None)


@pytest.mark.parametrize(
    ("actual", "left", "verdict", "room", "dilution"),
    [
        # T = 2040 and s = 9/20, so sT = 918; with L = 360 left s(T + L) = 1080
        (720, 360, Verdict.MET, 360, None),  # even if all that is left goes there
        (721, 360, Verdict.ON_TRACK, 359, None),
        (870, 360, Verdict.ON_TRACK, 210, None),
        (918, 360, Verdict.ON_TRACK, 162, None),
        (1000, 360, Verdict.OVER, 80, Fraction(1640, 9)),  # 1000 / 0.45 - 2040 = 182.22
        (1080, 360, Verdict.OVER, 0, Fraction(360)),  # all of what is left must be other work
        (1081, 360, Verdict.OUT_OF_REACH, -1, Fraction(3260, 9)),  # 362.22 > 360
        (918, 0, Verdict.MET, 0, None),
        (919, 0, Verdict.OUT_OF_REACH, -1, Fraction(20, 9)),
    ],
)
def test_at_most_a_share(actual: int, left: int, verdict: Verdict, room: int, dilution: Fraction | None) -> None:
    """Room = s(T + L) - x; what is over can be diluted by x / s - T of other work, while room is not below zero."""
    result = judged(FORTY_FIVE, actual, 918, Fraction(9 * (2040 + left), 20), left)
    assert figures(result, "verdict", "room", "dilution") == (verdict, room, dilution)
    assert figures(result, "variance", "to_go", "least_time") == (actual - 918, None, None)


def test_at_most_none() -> None:
    """A share of 0 % cannot be diluted."""
    none = most("games", percent(0))
    assert judged(none, 0, 0, 0, 360).verdict is Verdict.ON_TRACK
    assert judged(none, 0, 0, 0, 0).verdict is Verdict.MET
    over = judged(none, 5, 0, 0, 360)
    assert figures(over, "verdict", "room", "dilution") == (Verdict.OUT_OF_REACH, -5, None)


@pytest.mark.parametrize(
    ("target", "actual", "asked", "left", "verdict", "to_go"),
    [
        # M = 600 of which 600 (2400 - L) / 2400 is due
        (TEN_HOURS, 300, 600, 1200, Verdict.ON_TRACK, 300),
        (TEN_HOURS, 299, 600, 1200, Verdict.SHORT, 301),
        (TEN_HOURS, 0, 600, 2400, Verdict.ON_TRACK, 600),  # Monday morning
        (TEN_HOURS, 600, 600, 1200, Verdict.MET, None),
        (TEN_HOURS, 360, 600, 240, Verdict.SHORT, 240),
        (TEN_HOURS, 359, 600, 240, Verdict.OUT_OF_REACH, 241),
        (TEN_HOURS, 599, 600, 0, Verdict.OUT_OF_REACH, 1),
        # 10 % of the capacity of 2400 is 240; due at half of it: 120
        (TENTH_OF_CAPACITY, 120, 240, 1200, Verdict.ON_TRACK, 120),
        (TENTH_OF_CAPACITY, 119, 240, 1200, Verdict.SHORT, 121),
        (TENTH_OF_CAPACITY, 119, 240, 120, Verdict.OUT_OF_REACH, 121),
        # n = 3 of which floor(3 (2400 - L) / 2400) are due: 1 of 1.5, 2 of 2.7
        (THREE, 1, 3, 1200, Verdict.ON_TRACK, 2),
        (THREE, 0, 3, 1200, Verdict.SHORT, 3),
        (THREE, 0, 3, 1601, Verdict.ON_TRACK, 3),  # 3 x 799 / 2400 = 0.999: none is due yet
        (THREE, 0, 3, 1600, Verdict.SHORT, 3),
        (THREE, 2, 3, 240, Verdict.ON_TRACK, 1),
        (THREE, 1, 3, 240, Verdict.SHORT, 2),
        (THREE, 0, 3, 1, Verdict.SHORT, 3),  # a visit takes no known time
        (THREE, 2, 3, 0, Verdict.OUT_OF_REACH, 1),
        (THREE, 3, 3, 0, Verdict.MET, None),
    ],
)
def test_at_least_a_time_or_number(
    target: Target, actual: int, asked: int, left: int, verdict: Verdict, to_go: int | None
) -> None:
    """On track is what is due by the capacity that is gone; out of reach is more to go than there is time left."""
    result = judged(target, actual, asked, asked, left)
    assert figures(result, "verdict", "to_go") == (verdict, to_go)
    assert figures(result, "least_time", "variance") == (None, actual - asked)


@pytest.mark.parametrize(
    ("target", "actual", "asked", "left", "verdict", "room"),
    [
        (AT_MOST_TEN_HOURS, 360, 600, 240, Verdict.MET, 240),
        (AT_MOST_TEN_HOURS, 361, 600, 240, Verdict.ON_TRACK, 239),
        (AT_MOST_TEN_HOURS, 600, 600, 240, Verdict.ON_TRACK, 0),
        (AT_MOST_TEN_HOURS, 600, 600, 0, Verdict.MET, 0),
        (AT_MOST_TEN_HOURS, 601, 600, 240, Verdict.OVER, -1),
        (AT_MOST_THREE, 0, 3, 1, Verdict.ON_TRACK, 3),  # three more may come in a minute
        (AT_MOST_THREE, 3, 3, 0, Verdict.MET, 0),
        (AT_MOST_THREE, 4, 3, 240, Verdict.OVER, -1),
    ],
)
def test_at_most_a_time_or_number(
    target: Target, actual: int, asked: int, left: int, verdict: Verdict, room: int
) -> None:
    """Nothing dilutes it: what is over stays over, and what is left cannot break it is met."""
    result = judged(target, actual, asked, asked, left)
    assert figures(result, "verdict", "room", "dilution") == (verdict, room, None)


@pytest.mark.parametrize(
    ("target", "actual", "asked", "verdict"),
    [
        (TWENTY, 408, 408, Verdict.MET),
        (TWENTY, Fraction(4079, 10), 408, Verdict.SHORT),
        (FORTY_FIVE, 918, 918, Verdict.MET),
        (FORTY_FIVE, 919, 918, Verdict.OVER),
        (TEN_HOURS, 599, 600, Verdict.SHORT),
        (AT_MOST_TEN_HOURS, 601, 600, Verdict.OVER),
        (THREE, 3, 3, Verdict.MET),
        (THREE, 2, 3, Verdict.SHORT),
        (AT_MOST_THREE, 4, 3, Verdict.OVER),
    ],
)
def test_an_ended_period(target: Target, actual: int | Fraction, asked: int, verdict: Verdict) -> None:
    """It has a variance and a verdict, and nothing to go."""
    result = judged(target, actual, asked, asked, 0, Stage.ENDED)
    assert figures(result, "verdict", "variance") == (verdict, actual - asked)
    assert figures(result, "to_go", "room", "least_time", "dilution") == (None, None, None, None)


def test_too_little_logged_keeps_its_figures() -> None:
    """The verdict is withheld, and what is to go is not."""
    result = judged(TWENTY, 270, 408, 480, 360, has_enough=False)
    assert figures(result, "verdict", "to_go", "variance") == (Verdict.TOO_LITTLE_LOGGED, 210, -138)
    ended = judged(FORTY_FIVE, 919, 918, 918, 0, Stage.ENDED, has_enough=False)
    assert ended.verdict is Verdict.TOO_LITTLE_LOGGED


def test_a_week_without_capacity_is_gone() -> None:
    """All of nothing is gone, so that all of a target is due."""
    assert Situation(Stage.RUNNING, 0, 0, True).elapsed == 1


MINUTES = st.integers(0, 3000)


@given(st.fractions(0, 1, max_denominator=40), MINUTES, MINUTES, MINUTES)
def test_out_of_reach_by_either_way(share: Fraction, actual: int, other: int, left: int) -> None:
    """More to go than is left is the same as a least time beyond what is left: h > L <=> s(T + L) - x > L."""
    logged = actual + other
    target = Target("a", at_least=percent(0)._replace(value=share))
    result = judged(target, actual, share * logged, share * (logged + left), left)
    h = least_time(result)
    beyond = actual < share * logged if h is None else h > left
    assert (result.verdict is Verdict.OUT_OF_REACH) is beyond
    if result.verdict is Verdict.OUT_OF_REACH and h is not None:
        assert (actual + h) == share * (logged + h)  # h of it, and the share is there at once
    if result.verdict is Verdict.SHORT:
        assert result.to_go is not None
        assert 0 < result.to_go <= left
        assert actual + result.to_go == share * (logged + left)  # that much of what is left, and it ends at s


@given(st.fractions(Fraction(1, 40), 1, max_denominator=40), MINUTES, MINUTES, MINUTES)
def test_dilution_brings_a_share_back(share: Fraction, actual: int, other: int, left: int) -> None:
    """After x / s - T of other work the share is exactly s, and it fits into what is left when there is still room."""
    logged = actual + other
    target = Target("a", at_most=percent(0)._replace(value=share))
    result = judged(target, actual, share * logged, share * (logged + left), left)
    if result.dilution is None:
        assert actual <= share * logged
    else:
        assert result.dilution == actual / share - logged
        assert actual == share * (logged + result.dilution)
        assert (result.verdict is Verdict.OVER) is (result.dilution <= left)


@given(st.fractions(0, 1, max_denominator=40), MINUTES, MINUTES, MINUTES, st.fractions(0, 1, max_denominator=9))
def test_met_while_running_is_met_at_the_end(
    share: Fraction, actual: int, other: int, left: int, part: Fraction
) -> None:
    """Whatever part of what is left goes there, a bound that is met while the period runs is kept at its end."""
    logged, more = actual + other, part * left
    asked = share * (logged + left)
    for target, kept in (
        (Target("a", at_least=percent(0)._replace(value=share)), actual + more >= asked),
        (Target("a", at_most=percent(0)._replace(value=share)), actual + more <= asked),
    ):
        if judged(target, actual, share * logged, asked, left).verdict is Verdict.MET:
            assert kept
