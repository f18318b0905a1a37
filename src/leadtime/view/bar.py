"""A share as a bar of blocks, with a mark at each target and a scale above."""

from fractions import Fraction

from leadtime.reckoning.values import Bound
from leadtime.view import spell
from leadtime.view.report_lines import Mark

EIGHTHS = " ▏▎▍▌▋▊▉█"
MARKS = {Bound.AT_LEAST: "┃", Bound.AT_MOST: "╎"}


def bar(share: Fraction | None, marks: tuple[Mark, ...], scale: Fraction, width: int) -> str:
    """A bar of exactly `width` columns, filled to share / scale in eighths rounded down; any share above zero shows.

    A mark takes the column that begins at its target, inside the fill and outside of it: a bar that reaches the mark
    has reached the target. A mark at the end of the scale takes the last column.
    """
    eighths = max(1, int(share / scale * width * 8)) if share else 0
    cells = [EIGHTHS[min(8, max(0, eighths - 8 * column))] for column in range(width)]
    for mark in marks:
        cells[min(width - 1, int(mark.at / scale * width))] = MARKS[mark.bound]
    return "".join(cells)


def scale_line(scale: Fraction, width: int) -> str:
    """The scale above the bars, `0%  20%  40%`, each label ending or centred where its share is; as many as fit."""
    for step in (Fraction(1, 5), Fraction(2, 5), scale):
        if scale % step == 0 and (text := _labels(scale, step, width)):
            return text
    return spell.share(scale, 0).replace(" ", "").rjust(width)


def _labels(scale: Fraction, step: Fraction, width: int) -> str:
    """The labels in their places; empty when two of them would touch."""
    text = "0%"
    for number in range(1, int(scale / step) + 1):
        label = spell.share(step * number, 0).replace(" ", "")
        at = int(step * number / scale * width)
        start = width - len(label) if at == width else at - len(label) // 2
        if start < len(text) + 1:
            return ""
        text = text.ljust(start) + label
    return text
