"""Reports, grids, gaps and entries as JSON: every key, every convention."""

import json
from datetime import date, datetime, time
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.view.made_reports import (
    SOCIAL,
    SWEDEN,
    THREE_VISITS,
    WEEK,
    empty_week,
    ended_week,
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
from leadtime.reckoning.gaps import Gap, Hole
from leadtime.reckoning.grid import Grid
from leadtime.reckoning.values import Bound, NextStep, StepKind, Verdict

LABEL = "Week 47, 16-22 November 2026"
PERIOD = {"start": "2026-11-16", "end": "2026-11-23", "label": LABEL}


def test_the_whole_report() -> None:
    """The schema `leadtime.report/1`; a period's end is the first day after it, and a verdict has the table's words."""
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
    assert json.loads(report_json(report, LABEL, "3 h 30 m ...")) == {
        "schema": "leadtime.report/1",
        "period": PERIOD,
        "today": "2026-11-19",
        "stage": "running",
        "logged_minutes": 2040,
        "capacity_minutes": 2400,
        "capacity_left_minutes": 360,
        "absence_minutes": 0,
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
                "verdict": "no target",
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
                        "visit_every": None,
                        "per": "week",
                        "of": "logged",
                        "variance_minutes": -138,
                        "to_go_minutes": 210,
                        "room_minutes": None,
                        "variance_entries": None,
                        "to_go_entries": None,
                        "room_entries": None,
                        "variance_units": None,
                        "to_go_units": None,
                        "units": None,
                        "by": None,
                        "least_time_minutes": None,
                        "dilution_minutes": None,
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
                        "visit_every": None,
                        "per": "week",
                        "of": "logged",
                        "variance_minutes": None,
                        "to_go_minutes": None,
                        "room_minutes": None,
                        "variance_entries": 2.2,
                        "to_go_entries": None,
                        "room_entries": None,
                        "variance_units": None,
                        "to_go_units": None,
                        "units": None,
                        "by": None,
                        "least_time_minutes": None,
                        "dilution_minutes": None,
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
                "verdict": "no target",
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
    """`per`, `of` and the amount as it is written in the budget."""
    share = least("press", percent("12.5"), of=Of.CAPACITY)
    time = least("press", hours(6), Interval.MONTH)
    results = [result(share, 1, 2, Verdict.TOO_LITTLE_LOGGED), result(time, 1, 2, Verdict.OUT_OF_REACH)]
    report = running_week(rows=(row("press", 60, 600, 1, results),))
    found = json.loads(report_json(report, LABEL, ""))["rows"][0]
    assert [(target["at_least"], target["per"], target["of"], target["verdict"]) for target in found["targets"]] == [
        ("12.5%", "week", "capacity", "too little logged"),
        ("6h", "month", "logged", "out of reach"),
    ]
    assert found["verdict"] == "out of reach"


def test_to_go_is_rounded_up() -> None:
    """Doing what it says is enough: 210.2 minutes are 211; and room is rounded down, so that keeping to it is."""
    exact = result(SOCIAL, 270, 408, Verdict.SHORT)._replace(
        to_go=Fraction("210.2"), room=Fraction("210.8"), least_time=Fraction("300.2"), dilution=Fraction("1500.2")
    )
    report = running_week(rows=(row("communication/social", 270, 2040, 4, [exact]),))
    target = json.loads(report_json(report, LABEL, ""))["rows"][0]["targets"][0]
    assert (target["to_go_minutes"], target["room_minutes"]) == (211, 210)
    assert (target["least_time_minutes"], target["dilution_minutes"]) == (301, 1501)


def test_every_report_has_every_key() -> None:
    """Whatever happened in a week, a reader's program finds the same keys in it, in rows, targets and next step too."""
    reports = [json.loads(report_json(week, LABEL, "")) for week in (running_week(), ended_week(), hard_week())]
    for report in reports:
        assert report.keys() == reports[0].keys()
        assert report["next_step"].keys() == reports[0]["next_step"].keys()
        assert {tuple(row) for row in report["rows"]} == {tuple(reports[0]["rows"][0])}
        targets = {tuple(target) for row in report["rows"] for target in row["targets"]}
        assert targets == {tuple(reports[0]["rows"][0]["targets"][0])}


def test_every_word_is_that_of_the_table() -> None:
    """A verdict is spelled as people read it (`out of reach`), and so is the kind of a next step (`fill gaps`)."""
    verdicts = [result(SOCIAL, 0, 1, verdict) for verdict in Verdict]
    report = running_week(rows=(row("communication/social", 0, 2040, 0, verdicts),), next_step=NextStep(StepKind.LOST))
    found = json.loads(report_json(report, LABEL, ""))
    assert [target["verdict"] for target in found["rows"][0]["targets"]] == [
        "out of reach",
        "over",
        "short",
        "too little logged",
        "on track",
        "met",
        "no target",
    ]
    assert found["next_step"]["kind"] == "lost"


@pytest.mark.parametrize(
    ("value", "whole"), [(Fraction(5, 2), 3), (Fraction(-5, 2), -3), (Fraction(7, 3), 2), (Fraction(-1, 3), 0)]
)
def test_a_variance_is_rounded_half_away_from_zero(value: Fraction, whole: int) -> None:
    """As in the table, so that the two never differ."""
    assert nearest(value) == whole


def test_entries() -> None:
    """The file's own keys, `date` and `minutes`; a running timer has no end and counts up to now; strange keys too.

    `date` is the entry's own day in every entry, as in the CSV: who sums by day needs no date arithmetic.
    """
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
                "date": "2026-11-19",
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
                "start": None,
                "end": None,
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


def test_unknown_keys_keep_their_values() -> None:
    """Numbers stay numbers, days and times are ISO texts, at any depth; `inf` and `nan`, not in JSON, are texts."""
    found = {
        "mood": 0.1,
        "steps": 12_345_678_901_234_567_890,
        "sunny": False,
        "born": date(2026, 1, 1),
        "at": time(9, 30),
        "moment": datetime(2026, 1, 1, 9, 30, tzinfo=SWEDEN),
        "far": [float("inf"), float("-inf"), {"not": float("nan"), "day": date(2026, 1, 2)}],
        "table": {"deep": [[1, 2.5], []]},
    }
    entry = Entry("a", "visits", date=date(2026, 11, 16), minutes=45, unknown=tuple(found.items()))
    text = entries_json([entry], datetime(2026, 11, 19, tzinfo=SWEDEN))
    read = json.loads(text, parse_constant=pytest.fail)["entries"][0]
    assert {key: read[key] for key in found} == {
        "mood": 0.1,
        "steps": 12_345_678_901_234_567_890,
        "sunny": False,
        "born": "2026-01-01",
        "at": "09:30:00",
        "moment": "2026-01-01T09:30:00+01:00",
        "far": ["inf", "-inf", {"not": "nan", "day": "2026-01-02"}],
        "table": {"deep": [[1, 2.5], []]},
    }


@given(st.lists(st.text(), max_size=4), st.text(), st.floats(allow_nan=False, allow_infinity=False), st.integers())
def test_values_come_back_as_they_were(tags: list[str], note: str, number: float, whole: int) -> None:
    """Every text, control characters too, and every number, to its last bit."""
    strange = (("a", number), ("b", whole))
    entry = Entry("a", "visits", date=date(2026, 11, 16), minutes=45, tags=tuple(tags), note=note, unknown=strange)
    read = json.loads(entries_json([entry], datetime(2026, 11, 19, tzinfo=SWEDEN)))["entries"][0]
    assert (read["tags"], read["note"], read["a"], read["b"]) == (tags, note, number, whole)


def test_no_entries() -> None:
    """An empty log is an empty list, not a missing one."""
    found = json.loads(entries_json([], datetime(2026, 11, 19, tzinfo=SWEDEN)))
    assert found == {"schema": "leadtime.entries/1", "entries": []}


def test_a_grid() -> None:
    """Periods have their days, names are names, and the totals are the grid's own."""
    day = Period(date(2026, 11, 16), date(2026, 11, 17))
    cells = (Duration(60), Duration(0), Duration(30))
    grid = Grid(WEEK, (day, "=unit", ""), (("office", cells, Duration(90)),), cells, Duration(90))
    assert json.loads(grid_json(grid, LABEL, "unit")) == {
        "schema": "leadtime.grid/1",
        "period": PERIOD,
        "by": "unit",
        "columns": [{"start": "2026-11-16", "end": "2026-11-17"}, {"name": "=unit"}, {"name": ""}],
        "rows": [{"category": "office", "minutes": [60, 0, 30], "total_minutes": 90}],
        "totals_minutes": [60, 0, 30],
        "total_minutes": 90,
    }


def test_gaps() -> None:
    """Days, what is missing of them, and the holes with their offset; the period is said even when there are none."""
    hole = Hole(datetime(2026, 11, 16, 11, tzinfo=SWEDEN), datetime(2026, 11, 16, 12, tzinfo=SWEDEN))
    gap = Gap(date(2026, 11, 16), Duration(480), Duration(300), Duration(180), (hole,))
    assert json.loads(gaps_json([gap], WEEK, LABEL)) == {
        "schema": "leadtime.gaps/1",
        "period": PERIOD,
        "gaps": [
            {
                "date": "2026-11-16",
                "capacity_minutes": 480,
                "logged_minutes": 300,
                "missing_minutes": 180,
                "holes": [{"start": "2026-11-16T11:00:00+01:00", "end": "2026-11-16T12:00:00+01:00"}],
            }
        ],
    }


def test_no_gaps() -> None:
    """A full week still says which week it is."""
    assert json.loads(gaps_json([], WEEK, LABEL)) == {"schema": "leadtime.gaps/1", "period": PERIOD, "gaps": []}


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
