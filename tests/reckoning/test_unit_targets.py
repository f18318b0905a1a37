"""Targets about units, by hand: a share of them in a quarter, and a cadence."""

from datetime import date, datetime, timedelta, timezone
from fractions import Fraction

import pytest

from leadtime.model.absence import Absence, AbsenceKind
from leadtime.model.budget import Budget, Category
from leadtime.model.entry import Entry
from leadtime.model.period import Interval, Period
from leadtime.model.target import Amount, Measure, Target
from leadtime.model.unit import Cadence, Organisation, Unit
from leadtime.reckoning.report import figures, reckon
from leadtime.reckoning.unit_targets import as_of, judge_of_units
from leadtime.reckoning.values import StepKind, TargetResult, Verdict

CET = timezone(timedelta(hours=1))
NOW = datetime(2026, 11, 27, 13, 30, tzinfo=CET)
WEEK = Period(date(2026, 11, 23), date(2026, 11, 30))
QUARTER = Period(date(2026, 10, 1), date(2027, 1, 1))
MOST = Target("visits", Amount(Measure.UNITS, Fraction(4, 5)), per=Interval.QUARTER)
EVERY = Target("visits", visit_every=Cadence(6, Interval.WEEK))
BUDGET = Budget(categories=(Category("office"), Category("visits", visits=True)), targets=(MOST, EVERY))
TEN = Organisation(units=tuple(Unit(f"schools/{letter}") for letter in "abcdefghij"))


def visit(unit: str, day: date, category: str = "visits") -> Entry:
    """An hour there."""
    return Entry(f"k{unit}{day}", category, date=day, minutes=60, unit=unit)


def judged(
    target: Target,
    entries: list[Entry],
    period: Period = WEEK,
    now: datetime = NOW,
    organisation: Organisation = TEN,
    absences: tuple[Absence, ...] = (),
) -> TargetResult:
    """The target judged for a period."""
    return judge_of_units(BUDGET, organisation, entries, absences, period, now)(target)


def in_quarter(number: int, day: date = date(2026, 10, 5)) -> list[Entry]:
    """A visit to each of so many of the ten schools."""
    return [visit(f"schools/{letter}", day) for letter in "abcdefghij"[:number]]


@pytest.mark.parametrize(
    ("number", "verdict", "to_go"),
    [
        (10, Verdict.MET, None),
        (8, Verdict.MET, None),
        (7, Verdict.ON_TRACK, 1),
        (4, Verdict.ON_TRACK, 4),
        (3, Verdict.SHORT, 5),
        (0, Verdict.SHORT, 8),
    ],
)
def test_a_share_of_the_units_of_a_running_quarter(number: int, verdict: Verdict, to_go: int | None) -> None:
    """80 % of ten are eight. Before 27 November 41 of 66 working days are gone: 8 x 41 / 66 = 4.97, so 4 are due."""
    result = judged(MOST, in_quarter(number))
    assert [result.actual, result.required, result.whole] == [number, 8, 10]
    assert (result.verdict, result.to_go) == (verdict, to_go)
    assert result.by == date(2026, 12, 31)


def test_a_share_is_rounded_up_to_whole_units() -> None:
    """80 % of six units are 4.8, and so five."""
    six = Organisation(units=TEN.units[:6])
    assert judged(MOST, in_quarter(4), organisation=six).required == 5


@pytest.mark.parametrize(("number", "verdict"), [(8, Verdict.MET), (7, Verdict.SHORT)])
def test_a_quarter_that_has_ended(number: int, verdict: Verdict) -> None:
    """It is met or short, and nothing is to go; visits of the next quarter do not count."""
    entries = [*in_quarter(number, date(2026, 9, 30)), *in_quarter(10, date(2026, 10, 1))]
    result = judged(MOST, entries, Period(date(2026, 9, 28), date(2026, 10, 1)))
    assert (result.verdict, result.to_go, result.by) == (verdict, None, date(2026, 9, 30))


def test_the_week_of_a_report_says_how_far_the_quarter_had_come() -> None:
    """A past week within the quarter is judged as of its own last day, and stays so."""
    week = Period(date(2026, 10, 12), date(2026, 10, 19))
    early, late = in_quarter(3, date(2026, 10, 13)), in_quarter(10, date(2026, 11, 2))
    assert judged(MOST, early + late, week) == judged(MOST, early, week)
    # 12 of 66 working days are gone: 8 x 12 / 66 = 1.45, so one is due
    assert judged(MOST, early + late, week).verdict is Verdict.ON_TRACK
    assert judged(MOST, late, week).verdict is Verdict.SHORT


def test_absence_lowers_what_is_due() -> None:
    """Who was away for all of the quarter so far owes nothing yet."""
    away = Absence("a", AbsenceKind.SICK, date(2026, 10, 1), date(2026, 11, 26))
    assert judged(MOST, [], absences=(away,)).verdict is Verdict.ON_TRACK


def test_a_category_that_has_no_visits_does_not_count() -> None:
    """A lift about a school is no visit to it."""
    entries = [visit(f"schools/{letter}", date(2026, 11, 2), "office") for letter in "abcdefghij"]
    assert judged(MOST, entries).actual == 0


def test_a_cadence() -> None:
    """Six weeks are 42 days: the 42nd day after a visit is in time, the 43rd is not; never visited is not either."""
    today = NOW.date()
    entries = [visit("schools/a", today - timedelta(42)), visit("schools/b", today - timedelta(43))]
    result = judged(EVERY, entries)
    assert [result.actual, result.required, result.to_go] == [1, 10, 9]
    assert result.verdict is Verdict.SHORT
    assert judged(EVERY, in_quarter(10, today)).verdict is Verdict.MET


def test_a_cadence_in_a_young_log() -> None:
    """On track while the first visit of all who lack one is not due yet: 42 days after the first visit of all."""
    today = NOW.date()
    for first, late, verdict in ((42, 5, Verdict.ON_TRACK), (43, 5, Verdict.SHORT), (42, 43, Verdict.SHORT)):
        entries = [visit("schools/a", today), visit("schools", today - timedelta(first))]
        entries += [visit("schools/b", today - timedelta(late))]
        result = judged(EVERY, entries)
        assert result.verdict is verdict
        assert [result.actual, result.to_go] == ([2, 8] if late == 5 else [1, 9])
    assert judged(EVERY, []).verdict is Verdict.SHORT


def test_a_unit_s_own_cadence_comes_first() -> None:
    """One that is to be visited once in a year is in time when the others are not."""
    own = Organisation(units=(*TEN.units[:1], Unit("schools/b", visit_every=Cadence(1, Interval.YEAR))))
    assert judged(EVERY, in_quarter(2, date(2026, 1, 2)), organisation=own).actual == 1


def test_without_units_nothing_is_judged() -> None:
    """A target about units waits for the units."""
    for target in (MOST, EVERY):
        assert judged(target, [], organisation=Organisation()).verdict is Verdict.NO_TARGET


def test_the_report_has_them_and_the_answer_of_log_has_not() -> None:
    """They are in the row of their category, and its worst verdict; `figures`, for an answer, needs no units."""
    entries = in_quarter(3, date(2026, 11, 24))
    judge = judge_of_units(BUDGET, TEN, entries, (), WEEK, NOW)
    report = reckon(BUDGET, entries, (), WEEK, NOW, judge)
    row = next(row for row in report.rows if row.category == "visits")
    assert [result.target for result in row.targets] == [MOST, EVERY]
    assert row.verdict is Verdict.SHORT
    assert all(not row.targets for row in figures(BUDGET, entries, (), WEEK, NOW).rows)


def test_the_next_step_is_the_units_when_all_else_is_well() -> None:
    """Time and entries of the week come first; then the units that lack a visit, the largest part of them."""
    target = Target("visits", Amount(Measure.COUNT, Fraction(3)))
    budget = BUDGET._replace(targets=(target, MOST, EVERY), least_coverage_percent=0)
    for number, kind in ((1, StepKind.SPEND), (3, StepKind.VISIT)):
        entries = [*in_quarter(number, date(2026, 11, 24)), *in_quarter(1, date(2026, 1, 5))]
        judge = judge_of_units(budget, TEN, entries, (), WEEK, NOW)
        step = reckon(budget, entries, (), WEEK, NOW, judge).next_step
        assert step.kind is kind
    assert step.count == 7 and step.result is not None and step.result.target is EVERY


def test_the_day_of_the_figures() -> None:
    """The last day of the period, or today if that is earlier."""
    assert as_of(WEEK, NOW.date()) == date(2026, 11, 27)
    assert as_of(QUARTER, date(2027, 3, 1)) == date(2026, 12, 31)


def test_a_target_that_begins_later_is_not_judged() -> None:
    """In a week before its first day nothing is asked."""
    later = BUDGET._replace(targets=(MOST._replace(start=date(2026, 11, 30)),))
    report = reckon(later, [], (), WEEK, NOW, judge_of_units(later, TEN, [], (), WEEK, NOW))
    assert all(not row.targets for row in report.rows)
