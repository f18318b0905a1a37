"""A share as a bar, with a mark at its target."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtime.reckoning.values import Bound
from leadtime.view.bar import bar, scale_line
from leadtime.view.report_lines import Mark

LEAST_20 = Mark(Fraction(1, 5), Bound.AT_LEAST)
MOST_30 = Mark(Fraction(3, 10), Bound.AT_MOST)


@pytest.mark.parametrize(
    ("percent", "marks", "drawn"),
    [
        (None, (), "                    "),
        (0, (), "                    "),
        (Fraction(1, 100), (), "▏                   "),  # a minute is visible
        (10, (), "█████               "),
        (Fraction(53, 5), (), "█████▎              "),
        (40, (), "████████████████████"),
        (13, (LEAST_20,), "██████▌   ┃         "),
        (20, (LEAST_20,), "██████████┃         "),  # the bar touches its mark: reached
        (30, (LEAST_20,), "██████████┃████     "),
        (20, (MOST_30,), "██████████     ╎    "),
        (35, (LEAST_20, MOST_30), "██████████┃████╎█▌  "),
        (10, (Mark(Fraction(2, 5), Bound.AT_LEAST),), "█████              ┃"),
    ],
)
def test_bars(percent: int | Fraction | None, marks: tuple[Mark, ...], drawn: str) -> None:
    """Twenty columns for 40 %: two per cent each; the mark is seen inside the fill and outside of it."""
    share = None if percent is None else Fraction(percent) / 100
    assert bar(share, marks, Fraction(2, 5), 20) == drawn


@given(st.fractions(0, 1), st.fractions(0, 1), st.integers(8, 40))
def test_a_bar_has_its_width_and_grows(one: Fraction, other: Fraction, width: int) -> None:
    """Every bar is as wide as the column, and a larger share never looks smaller."""
    smaller, larger = sorted((one, other))
    short, long = bar(smaller, (), Fraction(1), width), bar(larger, (), Fraction(1), width)
    assert len(short) == len(long) == width
    assert len(short.rstrip()) <= len(long.rstrip())


@pytest.mark.parametrize(
    ("percent", "width", "drawn"),
    [
        (40, 20, "0%       20%     40%"),
        (60, 12, "0%       60%"),  # 20 % and 40 % would touch their neighbours
        (60, 16, "0%  20%  40% 60%"),
        (100, 40, "0%     20%     40%     60%     80%  100%"),
        (100, 12, "0%      100%"),
        (80, 12, "0%   40% 80%"),
        (60, 8, "0%   60%"),
    ],
)
def test_scales(percent: int, width: int, drawn: str) -> None:
    """As many labels as have room, each at its share; the last ends with the bar."""
    assert scale_line(Fraction(percent, 100), width) == drawn
