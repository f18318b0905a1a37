"""Reports, grids, gaps and entries as JSON: every key, every convention."""

import json
from datetime import date, datetime
from fractions import Fraction

import pytest
from tests.view.made_reports import (
    SOCIAL,
    SWEDEN,
    THREE_VISITS,
    WEEK,
    empty_week,
    hard_week,
    hours,
    least,
    percent,
    result,
    row,
    running_week,
)

from leadtime.formats.report_json import entries_json, gaps_json, grid_json, nearest, report_json
from leadtime.model.duration import Duration
from leadtime.model.entry import Entry
from leadtime.model.period import Interval, Period
from leadtime.model.target import Of, Target
from leadtime.reckoning.values import Bound, Gap, Grid, Hole, NextStep, StepKind, Verdict

LABEL = "Week 47, 16-22 November 2026"
PERIOD = {"start": "2026-11-16", "end": "2026-11-23", "label": LABEL}


def test_the_whole_report() -> None:
    """The schema `leadtime.report/1`; a period's end is the first day after it."""
    social = result(SOCIAL, 270, Fraction(2041, 5), Verdict.SHORT, 210)
    report = running_week(
        rows=(
            row("communication", 315, 2040, 5),
            row("communication/social", 270, 2040, 4, [social]),
            row("visits", 540, 2040, 4, [result(THREE_VISITS, 4, Fraction(9, 5), Verdict.MET)]),
            row("travel", 0, 2040, 0),
        ),
        next_step=NextStep(StepKind.SPEND, "communication/social", social, Duration(210), 0, Duration(360)),
        running=datetime(2026, 11, 19, 9, 40, tzinfo=SWEDEN),
        warnings=("one",),
    )
    nothing = {"variance_count": None, "to_go_count": None}
    assert json.loads(report_json(report, LABEL, "3 h 30 m ...")) == {
        "schema": "leadtime.report/1",
        "period": PERIOD,
        "today": "2026-11-19",
        "stage": "running",
        "logged_minutes": 2040,
        "capacity_minutes": 2400,
        "capacity_left_minutes": 360,
        "coverage": 1.0625,
        "denominator": "logged",
        "unbudgeted_minutes": 360,
        "not_counted_minutes": 0,
        "running": "2026-11-19T09:40:00+01:00",
        "rows": [
            {
                "category": "communication",
                "minutes": 315,
                "entries": 5,
                "share": 0.154412,
                "counts": True,
                "verdict": "no_target",
                "targets": [],
            },
            {
                "category": "communication/social",
                "minutes": 270,
                "entries": 4,
                "share": 0.132353,
                "counts": True,
                "verdict": "short",
                "targets": [
                    {
                        "at_least": "20%",
                        "at_most": None,
                        "per": "week",
                        "of": "logged",
                        "variance_minutes": -138,
                        "to_go_minutes": 210,
                        **nothing,
                        "verdict": "short",
                    }
                ],
            },
            {
                "category": "visits",
                "minutes": 540,
                "entries": 4,
                "share": 0.264706,
                "counts": True,
                "verdict": "met",
                "targets": [
                    {
                        "at_least": "3x",
                        "at_most": None,
                        "per": "week",
                        "of": "logged",
                        "variance_minutes": None,
                        "to_go_minutes": None,
                        "variance_count": 2.2,
                        "to_go_count": None,
                        "verdict": "met",
                    }
                ],
            },
            {
                "category": "travel",
                "minutes": 0,
                "entries": 0,
                "share": 0.0,
                "counts": True,
                "verdict": "no_target",
                "targets": [],
            },
        ],
        "next_step": {
            "kind": "spend",
            "category": "communication/social",
            "minutes": 210,
            "count": 0,
            "left_minutes": 360,
            "text": "3 h 30 m ...",
        },
        "warnings": ["one"],
    }


def test_what_does_not_apply_is_null() -> None:
    """Nothing logged is no share and no coverage, and no key goes missing."""
    found = json.loads(report_json(empty_week(), LABEL, ""))
    assert (found["coverage"], found["running"], found["next_step"]["category"]) == (None, None, None)
    assert [row["share"] for row in found["rows"]] == [None, None]
    assert found.keys() == json.loads(report_json(hard_week(), LABEL, "")).keys()


def test_a_band_is_two_bounds() -> None:
    """Each side has its own amount, variance and verdict."""
    targets = json.loads(report_json(hard_week(), LABEL, ""))["rows"][-1]["targets"]
    assert [(found["at_least"], found["at_most"], found["verdict"]) for found in targets] == [
        ("10%", None, "met"),
        (None, "20%", "over"),
    ]


def test_targets_keep_their_terms() -> None:
    """`per`, `of` and the amount as it is written in the budget; a verdict is one word."""
    share = least("press", percent("12.5"), of=Of.CAPACITY)
    time = least("press", hours(6), Interval.MONTH)
    results = [result(share, 1, 2, Verdict.TOO_LITTLE_LOGGED), result(time, 1, 2, Verdict.OUT_OF_REACH)]
    report = running_week(rows=(row("press", 60, 600, 1, results),))
    found = json.loads(report_json(report, LABEL, ""))["rows"][0]
    assert [(target["at_least"], target["per"], target["of"], target["verdict"]) for target in found["targets"]] == [
        ("12.5%", "week", "capacity", "too_little_logged"),
        ("6h", "month", "logged", "out_of_reach"),
    ]
    assert found["verdict"] == "out_of_reach"


def test_to_go_is_rounded_up() -> None:
    """Doing what it says is enough: 210.2 minutes are 211."""
    exact = result(SOCIAL, 270, 408, Verdict.SHORT)._replace(to_go=Fraction(2102, 10))
    report = running_week(rows=(row("communication/social", 270, 2040, 4, [exact]),))
    assert json.loads(report_json(report, LABEL, ""))["rows"][0]["targets"][0]["to_go_minutes"] == 211


@pytest.mark.parametrize(
    ("value", "whole"), [(Fraction(5, 2), 3), (Fraction(-5, 2), -3), (Fraction(7, 3), 2), (Fraction(-1, 3), 0)]
)
def test_a_variance_is_rounded_half_away_from_zero(value: Fraction, whole: int) -> None:
    """As in the table, so that the two never differ."""
    assert nearest(value) == whole


def test_entries() -> None:
    """The file's own keys and `minutes`; a running timer has no end and counts up to now; strange keys come along."""
    now = datetime(2026, 11, 19, 10, 45, tzinfo=SWEDEN)
    entries = [
        Entry("b111zzzz", "visits", datetime(2026, 11, 19, 9, 40, tzinfo=SWEDEN), unit="schools/elineberg", people=3),
        Entry(
            "p3x8r4tz",
            "communication/social",
            date=date(2026, 11, 16),
            minutes=45,
            tags=("a", "b"),
            note="å\x1b",
            source="csv:1",
            dimensions=(("audience", "staff"),),
            unknown=(("mood", date(2026, 1, 1)), ("minutes", 1)),
        ),
    ]
    assert json.loads(entries_json(entries, now)) == {
        "schema": "leadtime.entries/1",
        "entries": [
            {
                "id": "b111zzzz",
                "start": "2026-11-19T09:40:00+01:00",
                "end": None,
                "minutes": 65,
                "category": "visits",
                "unit": "schools/elineberg",
                "people": 3,
                "tags": [],
                "note": "",
                "source": "",
            },
            {
                "id": "p3x8r4tz",
                "date": "2026-11-16",
                "minutes": 45,
                "category": "communication/social",
                "unit": "",
                "people": None,
                "tags": ["a", "b"],
                "note": "å\x1b",
                "source": "csv:1",
                "audience": "staff",
                "mood": "2026-01-01",
            },
        ],
    }


def test_a_grid() -> None:
    """Periods have their days, names are names, and the totals are the grid's own."""
    day = Period(date(2026, 11, 16), date(2026, 11, 17))
    cells = (Duration(60), Duration(0))
    grid = Grid(WEEK, (day, "=unit"), (("office", cells, Duration(60)),), cells, Duration(60))
    assert json.loads(grid_json(grid, LABEL)) == {
        "schema": "leadtime.grid/1",
        "period": PERIOD,
        "columns": [{"start": "2026-11-16", "end": "2026-11-17"}, {"name": "=unit"}],
        "rows": [{"category": "office", "minutes": [60, 0], "total_minutes": 60}],
        "totals_minutes": [60, 0],
        "total_minutes": 60,
    }


def test_gaps() -> None:
    """Days, what is missing of them, and the holes with their offset."""
    hole = Hole(datetime(2026, 11, 16, 11, tzinfo=SWEDEN), datetime(2026, 11, 16, 12, tzinfo=SWEDEN))
    gap = Gap(date(2026, 11, 16), Duration(480), Duration(300), Duration(180), (hole,))
    assert json.loads(gaps_json([gap], WEEK, LABEL)) == {
        "schema": "leadtime.gaps/1",
        "period": PERIOD,
        "gaps": [
            {
                "day": "2026-11-16",
                "capacity_minutes": 480,
                "logged_minutes": 300,
                "missing_minutes": 180,
                "holes": [{"start": "2026-11-16T11:00:00+01:00", "end": "2026-11-16T12:00:00+01:00"}],
            }
        ],
    }


def test_only_ascii_is_written() -> None:
    """Whatever people wrote, the text is the same bytes in every encoding."""
    text = report_json(running_week(warnings=("\udcff å 学",)), LABEL, "≥")
    assert text.isascii()
    assert text.endswith("}\n")
    assert json.loads(text)["warnings"] == ["\udcff å 学"]


def test_a_band_in_the_target_itself() -> None:
    """The side of the result decides, not what else the target asks for."""
    band = Target("a", at_least=percent(1), at_most=percent(2))
    found = row("a", 60, 600, 1, [result(band, 60, 12, Verdict.OVER, bound=Bound.AT_MOST)])
    target = json.loads(report_json(running_week(rows=(found,)), LABEL, ""))["rows"][0]["targets"][0]
    assert (target["at_least"], target["at_most"]) == (None, "2%")
