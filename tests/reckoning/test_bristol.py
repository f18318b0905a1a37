"""Four real days of a mayor: 3 to 6 April 2017 in Bristol, from the published diary in `examples/`."""

from datetime import date, datetime
from fractions import Fraction
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.reckoning.made import budget, least, most, percent, times

from leadtime.formats.entries_csv import read_csv
from leadtime.model.period import Interval, Period, interval_containing
from leadtime.reckoning.grid import grid
from leadtime.reckoning.report import reckon
from leadtime.reckoning.values import StepKind

DIARY = Path(__file__).parents[2] / "examples" / "bristol-mayor-2017-04.csv"
LONDON = ZoneInfo("Europe/London")
DAYS = Period(date(2017, 4, 3), date(2017, 4, 7))
LATER = datetime(2017, 4, 10, 9, tzinfo=LONDON)
ENTRIES, PROBLEMS = read_csv(DIARY.read_text(encoding="utf-8"), DIARY.name, LONDON, ())
BUDGET = budget(
    most("office", percent(45)),
    least("visits", percent(25)),
    least("visits", times(3)),
    least("communication", percent(20)),
    categories="office meetings visits communication travel",
)


def test_the_minutes_of_each_category() -> None:
    """2,085 in all, as the diary adds up: 1,020 + 615 + 180 + 165 + 105."""
    assert PROBLEMS == ()
    report = reckon(BUDGET, ENTRIES, (), DAYS, LATER)
    assert report.logged.minutes == 2085
    assert {row.category: row.minutes.minutes for row in report.rows} == {
        "meetings": 1020,
        "office": 615,
        "visits": 180,
        "communication": 165,
        "travel": 105,
    }
    assert sum(row.share or 0 for row in report.rows) == 1
    assert report.warnings == ()


def test_the_four_days_against_a_directors_targets() -> None:
    """Of 2,085 at most 938.25 for the office, at least 521.25 for visits and 417 for communication.

    Of three visits a week four days of five ask for 2.4, which is two.
    """
    report = reckon(BUDGET, ENTRIES, (), DAYS, LATER)
    assert report.coverage == Fraction(2085, 1920)
    variances = [result.variance for row in report.rows for result in row.targets]
    assert variances == [615 - Fraction(3753, 4), 180 - Fraction(2085, 4), 3 - 2, 165 - 417]
    assert (report.next_step.kind, report.next_step.category) == (StepKind.ENDED_SHORT, "visits")


def test_by_day() -> None:
    """Monday 6 h 45 m, Tuesday and Wednesday 9 h, Thursday 10 h: the diary leaves no minute of them free."""
    found = grid(BUDGET, ENTRIES, DAYS, "day", LATER)
    assert [total.minutes for total in found.totals] == [405, 540, 540, 600]


def test_the_week_has_a_friday_too() -> None:
    """Of the whole week 40 hours are asked, and the diary has 2,085 minutes of 2,400."""
    week = interval_containing(DAYS.start, Interval.WEEK)
    assert reckon(BUDGET, ENTRIES, (), week, LATER).coverage == Fraction(2085, 2400)
