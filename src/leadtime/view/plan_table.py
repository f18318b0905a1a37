"""The table of `report --plan`: what was planned against what was logged, and what came instead of the rest."""

from collections.abc import Sequence

from rich.text import Text

from leadtime.reckoning.plan_values import PlanReport
from leadtime.view.columns import Column, lay_out, natural_width
from leadtime.view.console import Page, wrapped
from leadtime.view.plan_lines import (
    Line,
    MissedLine,
    displaced_sentences,
    lines,
    missed_lines,
    sentences,
    title,
    total_line,
)

WIDE_PAGE = 100


def plan(value: PlanReport, page: Page) -> list[Text]:
    """The sums, the categories, and, where something did not happen, each missed entry and what displaced what.

    Many missed entries are only summed up: a shorter period shows each.
    """
    found = [Text(line, style="bold") for line in wrapped(page.ours(title(value)), page)]
    found += [Text(line) for line in wrapped(page.ours(" ".join(sentences(value))), page)]
    found += [Text(), *lay_out(_columns([*lines(value), _BLANK, total_line(value)], page), page)]
    if missed := missed_lines(value):
        found += [Text(), Text("Planned, and did not happen:", style="bold"), *_missed(missed, page)]
    displaced = displaced_sentences(value)
    if displaced:
        found.append(Text())
    for sentence in displaced:
        found += [Text(line) for line in wrapped(page.mixed(sentence), page)]
    if displaced and not missed:
        found += [Text(line, style="dim") for line in wrapped("A shorter period shows each of them.", page)]
    return found


_BLANK = Line("", 0, *[""] * 7)


def _columns(found: Sequence[Line], page: Page) -> list[Column]:
    """Every column with something in it; the share of what happened only where there is room for it."""
    names = [Text("  " * line.depth + page.theirs(line.label), style=_style(line)) for line in found]
    figures = [
        Column(head, [Text(cell, style=_style(line)) for line, cell in zip(found, cells, strict=True)], right=True)
        for head, cells in (
            ("planned", [line.planned for line in found]),
            ("by now", [line.by_now for line in found]),
            ("actual", [line.actual for line in found]),
            ("difference", [line.difference for line in found]),
            ("happened", [line.happened for line in found]),
            ("", [line.share for line in found]),
        )
        if any(cells)
    ]
    columns = [Column("category", names, folds=True), *figures]
    is_shared = not columns[-1].head
    return columns[:-1] if is_shared and page.folds and natural_width(columns) > page.width else columns


def _style(line: Line) -> str:
    return "bold" if line.label == "total" and not line.category else ""


def _missed(found: Sequence[MissedLine], page: Page) -> list[Text]:
    """The missed entries; a page that is not wide has the unit, or the note where there is none."""
    is_wide = page.width >= WIDE_PAGE
    columns = [
        Column(head, [Text(page.theirs(cell)) for cell in cells], folds=folds)
        for head, cells, folds in (
            ("", [line.day for line in found], False),
            ("", [line.clock for line in found], False),
            ("planned", [line.category for line in found], True),
            ("instead", [line.instead for line in found], True),
            ("", [line.unit or line.note * (not is_wide) for line in found], True),
            ("", [line.note * is_wide for line in found], True),
        )
        if any(cells)
    ]
    return lay_out(columns, page)
