"""Reports and grids as CSV: the whole text, and that a spreadsheet takes numbers for numbers and texts for texts."""

import csv
import io
import json
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from tests.view.made_reports import WEEK, ended_week, hard_week, percent, result, row, running_week

from leadtime.formats.report_csv import TARGET_COLUMNS, grid_csv, report_csv
from leadtime.formats.report_json import report_json
from leadtime.model.duration import Duration
from leadtime.model.period import Period
from leadtime.model.target import Target
from leadtime.reckoning.grid import Grid
from leadtime.reckoning.values import Bound, Verdict


def test_the_whole_report() -> None:
    """One line for each row and bound, every row of the report, numbers with a decimal point."""
    assert report_csv(ended_week()) == (
        "period_start,period_end,category,minutes,hours,entries,share,counts,at_least,at_most,per,of,"
        "variance_minutes,to_go_minutes,room_minutes,variance_entries,to_go_entries,room_entries,"
        "visit_every,units,variance_units,to_go_units,verdict\n"
        "2026-11-16,2026-11-23,office,1005,16.7500,14,0.471831,true,,45%,week,logged,47,,,,,,,,,,over\n"
        "2026-11-16,2026-11-23,meetings,285,4.7500,5,0.133803,true,,,,,,,,,,,,,,,no target\n"
        "2026-11-16,2026-11-23,visits,495,8.2500,2,0.232394,true,25%,,week,logged,-38,,,,,,,,,,short\n"
        "2026-11-16,2026-11-23,visits,495,8.2500,2,0.232394,true,3x,,week,logged,,,,-1.0,,,,,,,short\n"
        "2026-11-16,2026-11-23,communication,345,5.7500,6,0.161972,true,,,,,,,,,,,,,,,no target\n"
        "2026-11-16,2026-11-23,communication/social,285,4.7500,5,0.133803,true,20%,,week,logged,-141,,,,,,,,,,short\n"
        "2026-11-16,2026-11-23,private,150,2.5000,2,,false,,,,,,,,,,,,,,,no target\n"
    )


def test_the_swedish_spreadsheet() -> None:
    """`;` between cells and decimal commas, the mark and CRLF; what is no number stays as it is."""
    lines = report_csv(ended_week(), excel=True, locale="sv").split("\r\n")
    assert lines[0].startswith("\ufeffperiod_start;period_end;category;")
    assert lines[4] == "2026-11-16;2026-11-23;visits;495;8,2500;2;0,232394;true;3x;;week;logged;;;;-1,0;;;;;;;short"
    assert lines[-1] == ""


def test_a_band_is_two_lines() -> None:
    """Each bound with its own amount and verdict, and the room under the upper one."""
    band = Target("strategy", at_least=percent(10), at_most=percent(20))
    results = [
        result(band, 100, 60, Verdict.MET, bound=Bound.AT_LEAST),
        result(band, 100, 120, Verdict.MET, bound=Bound.AT_MOST, room=20),
    ]
    rows = list(csv.DictReader(io.StringIO(report_csv(running_week(rows=(row("strategy", 100, 600, 3, results),))))))
    assert [(line["at_least"], line["at_most"], line["room_minutes"]) for line in rows] == [
        ("10%", "", ""),
        ("", "20%", "20"),
    ]


def test_a_report_and_its_json_have_the_same_figures() -> None:
    """Every target column is a key of the JSON target, and says the same."""
    report = hard_week()
    rows = list(csv.DictReader(io.StringIO(report_csv(report))))
    targets = [target for line in json.loads(report_json(report, "", ""))["rows"] for target in line["targets"]]
    with_target = [line for line in rows if line["at_least"] or line["at_most"]]
    for line, target in zip(with_target, targets, strict=True):
        assert {name: line[name] for name in TARGET_COLUMNS} == {
            name: "" if target[name] is None else str(target[name]) for name in TARGET_COLUMNS
        }


def test_a_grid() -> None:
    """A period's column is named by its first day, a unit's by its name, and the totals are the grid's own."""
    day = Period(date(2026, 11, 16), date(2026, 11, 17))
    cells = (Duration(60), Duration(0), Duration(30))
    grid = Grid(WEEK, (day, "=cmd()", ""), (("office", cells, Duration(90)),), cells, Duration(90))
    assert grid_csv(grid) == "category,2026-11-16,'=cmd(),(none),total\noffice,60,0,30,90\ntotal,60,0,30,90\n"


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
    """As hours with four decimals, in which every whole minute is another number."""
    text = report_csv(running_week(rows=(row("office", minutes, 100_000),)))
    assert round(float(next(csv.DictReader(io.StringIO(text)))["hours"]) * 60) == minutes
