"""A target as people type it."""

from datetime import date
from fractions import Fraction

import pytest

from leadtime.formats.typed_target import read_target
from leadtime.model.budget import Budget, Category
from leadtime.model.errors import LeadtimeError, Refused, Usage
from leadtime.model.period import Interval
from leadtime.model.target import Amount, Measure, Of, Target

BUDGET = Budget(categories=(Category("visits"), Category("lunch", counts=False)))
MONDAY = date(2026, 11, 23)
FIFTH, HALF = Amount(Measure.SHARE, Fraction(1, 5)), Amount(Measure.SHARE, Fraction(1, 2))


@pytest.mark.parametrize(
    ("bounds", "per", "of", "last", "found"),
    [
        (("20%", ""), None, None, None, Target("visits", FIFTH, None, Interval.WEEK, Of.LOGGED, MONDAY)),
        (("", "50%"), None, Of.CAPACITY, None, Target("visits", None, HALF, Interval.WEEK, Of.CAPACITY, MONDAY)),
        (
            ("20%", "50%"),
            None,
            None,
            date(2026, 12, 31),
            Target("visits", FIFTH, HALF, Interval.WEEK, Of.LOGGED, MONDAY, date(2027, 1, 1)),
        ),
        (
            ("3x", ""),
            Interval.MONTH,
            None,
            MONDAY,
            Target(
                "visits",
                Amount(Measure.COUNT, Fraction(3)),
                None,
                Interval.MONTH,
                Of.LOGGED,
                MONDAY,
                date(2026, 11, 24),
            ),
        ),
    ],
)
def test_what_is_meant(
    bounds: tuple[str, str], per: Interval | None, of: Of | None, last: date | None, found: Target
) -> None:
    """The last day is in force too, so the end is the day after."""
    assert read_target("visits", *bounds, per, of, MONDAY, last, BUDGET) == found


@pytest.mark.parametrize(
    ("category", "bounds", "per", "of", "last", "error"),
    [
        ("visits", ("", ""), None, None, None, Usage),
        ("visits", ("20", ""), None, None, None, Usage),
        ("visits", ("20%", "6h"), None, None, None, Usage),
        ("visits", ("50%", "20%"), None, None, None, Usage),
        ("visits", ("20%", ""), Interval.MONTH, None, None, Usage),
        ("visits", ("6h", ""), None, Of.CAPACITY, None, Usage),
        ("visits", ("20%", ""), None, None, date(2026, 11, 22), Usage),
        ("lunch", ("", "20%"), None, None, None, Refused),
    ],
)
def test_what_is_refused(
    category: str,
    bounds: tuple[str, str],
    per: Interval | None,
    of: Of | None,
    last: date | None,
    error: type[LeadtimeError],
) -> None:
    """The sentences are compared in the tests of the command."""
    with pytest.raises(error) as caught:
        read_target(category, *bounds, per, of, MONDAY, last, BUDGET)
    assert caught.value.hint
