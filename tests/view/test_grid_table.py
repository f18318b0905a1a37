"""The grid of `report --by`."""

from datetime import date

from tests.view.golden_text import assert_golden
from tests.view.made_grids import BY_DAY, BY_UNIT, durations
from tests.view.made_reports import WEEK
from tests.view.shown import shown, shown_at

from leadtime.model.duration import Duration
from leadtime.model.period import Interval, Period, split_by
from leadtime.reckoning.grid import Grid
from leadtime.view.console import Page
from leadtime.view.grid_table import grid


def test_by_day() -> None:
    """Parts under their wholes, a dot where there is nothing, both totals; rows without time are left out."""
    assert_golden("grid-day-80", shown_at(80, lambda page: grid(BY_DAY, page)))


def test_by_unit() -> None:
    """Names are shown as they were written, and entries without one have a column."""
    assert_golden("grid-unit-80", shown_at(80, lambda page: grid(BY_UNIT, page)))


def test_too_many_columns_go_into_several_tables() -> None:
    """A narrow page shows every column, some of them further down."""
    assert_golden("grid-day-44", shown_at(44, lambda page: grid(BY_DAY, page)))


def test_a_pipe_keeps_one_table() -> None:
    """Ninety days are one wide table for a program."""
    quarter = Period(date(2026, 10, 1), date(2027, 1, 1))
    days = tuple(split_by(quarter, Interval.DAY))
    hours = durations(*[60] * 92)
    wide = Grid(quarter, days, (("office", hours, Duration(5520)),), hours, Duration(5520))
    lines = shown(grid(wide, _pipe())).splitlines()
    assert len(lines) == 6
    assert lines[3].split() == ["office", *["1:00"] * 92, "92:00"]


def test_nothing_logged() -> None:
    """A sentence instead of an empty table."""
    empty = Grid(WEEK, (), (), (), Duration(0))
    assert shown_at(80, lambda page: grid(empty, page)) == (
        "Week 47, 16-22 November 2026\n\nNothing is logged in this time.\n"
    )


def _pipe() -> Page:
    return Page(folds=False)
