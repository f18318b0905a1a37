"""The gaps of `gaps`."""

from datetime import date, datetime

import pytest
from tests.view.golden_text import assert_golden
from tests.view.made_reports import SWEDEN, WEEK
from tests.view.shown import shown_at

from leadtime.model.duration import Duration
from leadtime.reckoning.gaps import Gap, Hole
from leadtime.view.gaps_table import command, gaps


def hole(day: int, start: int, end: int) -> Hole:
    """A hole between two full hours of a day in November 2026."""
    return Hole(datetime(2026, 11, day, start, tzinfo=SWEDEN), datetime(2026, 11, day, end, 15, tzinfo=SWEDEN))


def gap(day: int, missing: int, *holes: Hole) -> Gap:
    """A day of eight hours, all but `missing` minutes of it logged."""
    return Gap(date(2026, 11, day), Duration(480), Duration(480 - missing), Duration(missing), holes)


def test_the_whole_table() -> None:
    """Each day with what is missing and where, the sum, and what to type."""
    found = [gap(16, 480), gap(17, 150, hole(17, 11, 12), hole(17, 14, 15)), gap(19, 45)]
    assert_golden("gaps-80", shown_at(80, lambda page: gaps(found, WEEK, page)))


@pytest.mark.parametrize(
    ("found", "typed"),
    [
        ([gap(16, 480), gap(17, 150, hole(17, 11, 12))], "leadtime log CATEGORY 11:00-12:15 --date 2026-11-17"),
        ([gap(16, 150), gap(17, 30)], "leadtime log CATEGORY 2h30m --date 2026-11-16"),
    ],
)
def test_the_command_is_ready_to_type(found: list[Gap], typed: str) -> None:
    """The first hole by the clock; where only durations are known, the first day's missing time."""
    assert command(found) == typed


def test_no_gaps() -> None:
    """Good news is a sentence."""
    assert shown_at(80, lambda page: gaps([], WEEK, page)) == (
        "Week 47, 16-22 November 2026\nNo gaps: every working day so far has its hours.\n"
    )
