"""Targets."""

from fractions import Fraction

import pytest

from leadtime.model.target import Amount, Measure, Target

THIRD = Amount(Measure.SHARE, Fraction(1, 3))
THREE = Amount(Measure.COUNT, Fraction(3))
NOTHING = Amount(Measure.TIME, Fraction(0))


@pytest.mark.parametrize(
    ("target", "measure"),
    [
        (Target("a", at_least=THIRD), Measure.SHARE),
        (Target("a", at_most=THREE), Measure.COUNT),
        (Target("a", at_least=THREE, at_most=THREE), Measure.COUNT),
        (Target("a", at_most=NOTHING), Measure.TIME),
    ],
)
def test_the_measure_is_that_of_either_bound(target: Target, measure: Measure) -> None:
    """A bound of nothing is a bound all the same."""
    assert target.measure is measure
