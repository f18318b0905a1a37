"""Which lines a report has, and what stands in them."""

from fractions import Fraction

import pytest
from tests.view.made_reports import (
    SOCIAL,
    THREE_VISITS,
    VISITS,
    ended_week,
    hours,
    least,
    percent,
    result,
    row,
    running_week,
)

from leadtime.model.target import Target
from leadtime.reckoning.values import Bound, Row, Verdict
from leadtime.view.report_lines import closing_lines, lines, scale_of, shown, targets_of

MET = result(VISITS, 540, 510, Verdict.MET, 60)
FEW = result(THREE_VISITS, 1, 3, Verdict.SHORT, 2)


def cells(rows: tuple[Row, ...]) -> list[tuple[int, str, str, str, str, str]]:
    """Depth, label, actual, target, to go and verdict of each line."""
    return [
        (line.depth, line.label, line.actual, line.target, line.to_go, line.verdict_text)
        for line in lines(running_week(rows=rows))
    ]


def test_each_target_stands_beside_its_own_verdict() -> None:
    """Time and shares first, numbers of entries beneath; a met target has nothing to go."""
    assert cells((row("visits", 540, 2040, 1, [FEW, MET]),)) == [
        (0, "visits", "9:00", "≥ 25 %", "", "✓ met"),
        (1, "1 visit", "", "≥ 3 a week", "2", "▼ short"),
    ]


def test_a_number_of_entries_alone_has_its_own_line() -> None:
    """Hours do not stand beside a target in visits."""
    assert cells((row("visits", 540, 2040, 1, [FEW]),)) == [
        (0, "visits", "9:00", "", "", ""),
        (1, "1 visit", "", "≥ 3 a week", "2", "▼ short"),
    ]


def test_a_band_is_one_line_with_its_worse_side() -> None:
    """Two bounds of one target are one target."""
    band = Target("strategy", at_least=percent(10), at_most=percent(20))
    low = result(band, 540, 204, Verdict.MET, bound=Bound.AT_LEAST)
    high = result(band, 540, 408, Verdict.OVER, bound=Bound.AT_MOST)
    found = row("strategy", 540, 2040, 3, [low, high])
    assert targets_of(found) == [(low, high)]
    line = lines(running_week(rows=(found,)))[0]
    assert (line.target, line.variance, line.verdict_text, len(line.marks)) == ("10-20 %", "+2:12", "▲ over", 2)


def test_a_part_stands_under_its_whole() -> None:
    """Where the whole is not a row of its own, the part has its full path."""
    assert [
        (line.depth, line.label)
        for line in lines(running_week(rows=tuple(row(path, 60, 600) for path in ("a", "a/b", "a/b/c", "a/d", "x/y"))))
    ] == [(0, "a"), (1, "b"), (2, "c"), (1, "d"), (0, "x/y")]


def test_rows_without_time_and_target_are_left_out() -> None:
    """A whole is kept for its parts; a target without time is kept, since that is news."""
    target = result(SOCIAL, 0, 120, Verdict.SHORT, 120)
    rows = (row("communication", 0, 600), row("communication/social", 0, 600, 0, [target]), row("travel", 0, 600))
    assert [found.category for found in shown(rows)] == ["communication", "communication/social"]


def test_no_target_is_said_where_it_is_news() -> None:
    """Not beside a part of a category with a target, nor beside the whole of one."""
    rows = (
        row("visits", 540, 2040, 4, [MET]),
        row("visits/schools", 60, 2040),
        row("meetings", 60, 2040),
        row("lunch", 60, 2040, counts=False),
    )
    assert [line.verdict_text for line in lines(running_week(rows=rows))] == [
        "✓ met",
        "",
        "· no target",
        "· not counted",
    ]


def test_the_end_of_the_table() -> None:
    """The total, what of it has no target, and what is in no total."""
    assert [(line.depth, line.label, line.actual, line.share) for line in closing_lines(ended_week())] == [
        (0, "total", "35:30", ""),
        (1, "unbudgeted", "5:45", "16.2 %"),
        (0, "not counted", "2:30", ""),
    ]


@pytest.mark.parametrize(
    ("shares", "target", "scale"),
    [([5], None, 20), ([20], None, 20), ([21], None, 40), ([10], 45, 60), ([100], None, 100), ([90], None, 100)],
)
def test_the_common_scale(shares: list[int], target: int | None, scale: int) -> None:
    """The next 20 % above the largest share and the largest target."""
    targets = [] if target is None else [result(least("a", percent(target)), 0, 0, Verdict.SHORT)]
    rows = tuple(row(f"c{share}", share, 100, 1, targets) for share in shares)
    assert scale_of(lines(running_week(rows=rows))) == Fraction(scale, 100)


def test_only_shares_of_the_logged_time_are_marked() -> None:
    """A target in hours has no place on a scale of shares."""
    rows = (row("press", 60, 600, 1, [result(least("press", hours(4)), 60, 240, Verdict.SHORT, 180)]),)
    assert lines(running_week(rows=rows))[0].marks == ()
