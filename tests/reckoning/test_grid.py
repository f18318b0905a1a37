"""The grid of `report --by`."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reckoning.any_entries import ENTRY, MADE
from tests.reckoning.made import NEXT_MONDAY, NOVEMBER, WEEK, at, budget, clock, spent

from leadtime.model.entry import Entry
from leadtime.model.period import Period
from leadtime.reckoning.grid import Grid, grid
from leadtime.reckoning.report import reckon

BUDGET = budget(categories="office visits travel -private")
ENTRIES = (
    clock("office", 16, "09:00", "17:00"),
    clock("visits/schools", 17, "22:00", unit="schools/elineberg", tags=("evening", "parents"))._replace(
        end=at(18, "01:00")
    ),
    spent("visits", 18, 90, unit="care/home", tags=("parents",)),
    spent("private", 18, 45, unit="gym"),
    spent("office", 23, 30),  # the next week
)


def plain(value: Grid) -> dict[str, list[int]]:
    """Each row's minutes and its total; the totals under the empty name."""
    rows = {path: [*(cell.minutes for cell in cells), total.minutes] for path, cells, total in value.rows}
    return rows | {"": [*(total.minutes for total in value.totals), value.total.minutes]}


def test_by_day() -> None:
    """A visit across midnight is split, wholes include their parts, and what does not count is in no total."""
    found = grid(BUDGET, ENTRIES, WEEK, "day", NEXT_MONDAY)
    assert [column.start.day for column in found.columns if isinstance(column, Period)] == [16, 17, 18, 19, 20, 21, 22]
    assert plain(found) == {
        "office": [480, 0, 0, 0, 0, 0, 0, 480],
        "visits": [0, 120, 150, 0, 0, 0, 0, 270],
        "visits/schools": [0, 120, 60, 0, 0, 0, 0, 180],
        "travel": [0, 0, 0, 0, 0, 0, 0, 0],
        "private": [0, 0, 45, 0, 0, 0, 0, 45],
        "": [480, 120, 150, 0, 0, 0, 0, 750],
    }
    assert list(plain(found))[:-1] == ["office", "visits", "visits/schools", "travel", "private"]


@pytest.mark.parametrize(
    ("by", "week_starts", "columns"),
    [
        ("week", 0, [(1, 1), (2, 8), (9, 15), (16, 22), (23, 29), (30, 30)]),
        ("week", 6, [(1, 7), (8, 14), (15, 21), (22, 28), (29, 30)]),
        ("month", 0, [(1, 30)]),
    ],
)
def test_columns_are_cut_at_the_ends_of_the_period(by: str, week_starts: int, columns: list[tuple[int, int]]) -> None:
    """November 2026 begins on a Sunday and ends on a Monday: its first and last week are parts."""
    found = grid(BUDGET._replace(week_starts=week_starts), ENTRIES, NOVEMBER, by, NEXT_MONDAY)
    periods = [column for column in found.columns if isinstance(column, Period)]
    assert [
        (period.start.day, (period.end - period.start).days + period.start.day - 1) for period in periods
    ] == columns
    assert sum(plain(found)[""][:-1]) == plain(found)[""][-1] == 780


def test_by_unit() -> None:
    """The units that have time, by name, and last what has none."""
    found = grid(BUDGET, ENTRIES, WEEK, "unit", NEXT_MONDAY)
    assert found.columns == ("care/home", "gym", "schools/elineberg", "")
    assert plain(found) == {
        "office": [0, 0, 0, 480, 480],
        "visits": [90, 0, 180, 0, 270],
        "visits/schools": [0, 0, 180, 0, 180],
        "travel": [0, 0, 0, 0, 0],
        "private": [0, 45, 0, 0, 45],
        "": [90, 0, 180, 480, 750],
    }


def test_by_tag() -> None:
    """An entry with two tags is under each, and once in the totals: 180 + 270 + 480 is more than 750."""
    found = grid(BUDGET, ENTRIES, WEEK, "tag", NEXT_MONDAY)
    assert found.columns == ("evening", "parents", "")
    assert plain(found)["visits"] == [180, 270, 0, 270]
    assert plain(found)[""] == [180, 270, 480, 750]


def test_a_tag_said_twice_is_one() -> None:
    """A slip in the file counts no time twice."""
    found = grid(budget(), [spent("a", 16, 60, tags=("x", "x"))], WEEK, "tag", NEXT_MONDAY)
    assert plain(found) == {"a": [60, 60], "": [60, 60]}


def test_a_running_timer_counts_up_to_now() -> None:
    """In the column of the day or unit that it has."""
    timer = [clock("a", 17, "23:00", unit="x")]
    assert plain(grid(budget(), timer, WEEK, "day", at(18, "00:30")))["a"] == [0, 60, 30, 0, 0, 0, 0, 90]
    assert plain(grid(budget(), timer, WEEK, "unit", at(18, "00:30")))["a"] == [90, 90]


def test_nothing_logged() -> None:
    """A day has its column without any time, and a unit has none."""
    assert len(grid(budget(), [], WEEK, "day", NEXT_MONDAY).columns) == 7
    for by in ("unit", "tag"):
        assert grid(budget(), [spent("a", 16, 0)], WEEK, by, NEXT_MONDAY).columns == ()


def test_another_word_is_no_column() -> None:
    """What can't be a column is an error of the caller."""
    with pytest.raises(ValueError, match="people"):
        grid(budget(), [], WEEK, "people", NEXT_MONDAY)


@given(st.lists(ENTRY, max_size=10), st.sampled_from(["day", "week", "month", "unit", "tag"]), st.integers(0, 6))
def test_the_grid_has_the_reports_figures(entries: list[Entry], by: str, week_starts: int) -> None:
    """Row by row and in total; and the cells of periods and units add up to their rows."""
    made, period = MADE._replace(week_starts=week_starts), Period(date(2026, 11, 12), date(2026, 12, 3))
    found, report = grid(made, entries, period, by, NEXT_MONDAY), reckon(made, entries, (), period, NEXT_MONDAY)
    minutes = {row.category: row.minutes for row in report.rows}
    assert {path: total for path, _, total in found.rows} == {path: minutes[path] for path, _, _ in found.rows}
    assert all(not amount for path, amount in minutes.items() if path not in plain(found))
    assert found.total == report.logged
    assert all(sum(row[:-1]) == row[-1] for row in plain(found).values())


def test_an_entry_with_several_units() -> None:
    """Its minutes are shared out between them, what does not divide going to the first; the sums are those of once."""
    entries = [spent("visits", 18, 91, unit="care/home, schools/elineberg"), spent("visits", 18, 30, unit="care/home")]
    found = grid(budget(), entries, WEEK, "unit", NEXT_MONDAY)
    assert found.columns == ("care/home", "schools/elineberg")
    assert plain(found)["visits"] == [46 + 30, 45, 121]
