"""Reports and grids as CSV: the whole text, and that a spreadsheet takes numbers for numbers and texts for texts."""

import csv
import io
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from tests.view.made_reports import WEEK, ended_week, row, running_week

from leadtime.formats.report_csv import grid_csv, report_csv
from leadtime.model.duration import Duration
from leadtime.model.period import Period
from leadtime.reckoning.values import Grid


def test_the_whole_report() -> None:
    """One line for each row and bound, every row of the report, numbers with a decimal point."""
    assert report_csv(ended_week()) == (
        "period_start,period_end,category,minutes,hours,entries,share,"
        "at_least,at_most,per,of,variance_minutes,to_go_minutes,variance_count,to_go_count,verdict\n"
        "2026-11-16,2026-11-23,office,1005,16.7500,14,0.4718,,45%,week,logged,47,,,,over\n"
        "2026-11-16,2026-11-23,meetings,285,4.7500,5,0.1338,,,,,,,,,no_target\n"
        "2026-11-16,2026-11-23,visits,495,8.2500,2,0.2324,25%,,week,logged,-38,,,,short\n"
        "2026-11-16,2026-11-23,visits,495,8.2500,2,0.2324,3x,,week,logged,,,-1,,short\n"
        "2026-11-16,2026-11-23,communication,345,5.7500,6,0.1620,,,,,,,,,no_target\n"
        "2026-11-16,2026-11-23,communication/social,285,4.7500,5,0.1338,20%,,week,logged,-141,,,,short\n"
        "2026-11-16,2026-11-23,private,150,2.5000,2,,,,,,,,,,no_target\n"
    )


def test_a_grid() -> None:
    """A period's column is named by its first day, a unit's by its name, and the totals are the grid's own."""
    day = Period(date(2026, 11, 16), date(2026, 11, 17))
    cells = (Duration(60), Duration(0), Duration(30))
    grid = Grid(WEEK, (day, "=cmd()", ""), (("office", cells, Duration(90)),), cells, Duration(90))
    assert grid_csv(grid) == ("category,2026-11-16,'=cmd(),(none),total\noffice,60,0,30,90\ntotal,60,0,30,90\n")


def test_numbers_are_never_guarded() -> None:
    """A negative variance is a number and stays one."""
    rows = list(csv.DictReader(io.StringIO(report_csv(ended_week()), newline="")))
    assert [line["variance_minutes"] for line in rows if line["category"] == "communication/social"] == ["-141"]


def test_names_that_csv_could_take_for_its_own_come_back() -> None:
    """Commas, quotes and line breaks in a name are quoted."""
    name = 'a, "b"\nc'
    text = report_csv(running_week(rows=(row(name, 60, 600),)))
    assert next(csv.DictReader(io.StringIO(text, newline="")))["category"] == name


@given(st.integers(0, 100_000))
def test_hours_bring_every_minute_back(minutes: int) -> None:
    """Four decimals are enough for whole minutes."""
    text = report_csv(running_week(rows=(row("office", minutes, 100_000),)))
    assert round(float(next(csv.DictReader(io.StringIO(text)))["hours"]) * 60) == minutes
