"""Durations: whole minutes with a sign."""

from hypothesis import given
from hypothesis import strategies as st

from leadtime.model.duration import DAY, ZERO, Duration

MINUTES = st.integers(-(10**9), 10**9)


@given(MINUTES, MINUTES)
def test_sums_and_differences_are_exact(one: int, other: int) -> None:
    """They are those of the minutes, also below zero."""
    assert Duration(one) + Duration(other) == Duration(one + other)
    assert Duration(one) - Duration(other) == Duration(one - other)
    assert -Duration(one) == Duration(-one)


@given(MINUTES, MINUTES)
def test_order_is_that_of_the_minutes(one: int, other: int) -> None:
    """A longer time is greater."""
    assert (Duration(one) < Duration(other)) is (one < other)


def test_nothing_is_false() -> None:
    """No time at all is false, and any time, owed or had, is true."""
    assert not ZERO
    assert Duration(1)
    assert Duration(-1)
    assert DAY.minutes == 1440
