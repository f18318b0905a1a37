"""What a report counts, and when that is enough to judge by; most tests look at the week of `made_week`."""

from datetime import datetime, timedelta
from fractions import Fraction

import pytest
from tests.reckoning.made import NEXT_MONDAY, WEEK, at, budget, clock, containing, hours, least, most, percent, spent
from tests.reckoning.made_week import ENTRIES, TARGETS, THURSDAY_NOON, only, row, week

from leadtime.model.budget import Budget
from leadtime.model.duration import Duration
from leadtime.model.entry import Entry
from leadtime.model.period import Interval, Period
from leadtime.reckoning.report import reckon
from leadtime.reckoning.values import Verdict


def test_what_does_not_count_is_in_no_figure_that_does() -> None:
    """The commute is part of travel and private time is not work: neither is in travel's figures nor in the total.

    Travel 60, commute 90 and its train 30 do not count, private/lunch neither, though it is declared.
    """
    entries = [
        spent("travel", 16, 60),
        spent("travel/commute", 16, 90),
        spent("travel/commute/train", 16, 30),
        spent("private/lunch", 16, 45),
        spent("office", 16, 120),
    ]
    made = budget(
        least("travel", percent(50)),
        most("private", hours(3)),
        most("private", percent(10)),
        categories="office travel -travel/commute -private private/lunch",
    )
    report = reckon(made, entries, (), WEEK, NEXT_MONDAY)
    assert (report.logged, report.not_counted, report.unbudgeted) == (Duration(180), Duration(165), Duration(120))
    assert [(found.category, found.minutes.minutes, found.entries, found.counts) for found in report.rows] == [
        ("office", 120, 1, True),
        ("travel", 60, 1, True),
        ("travel/commute", 120, 2, False),
        ("travel/commute/train", 30, 1, False),
        ("private", 45, 1, False),
        ("private/lunch", 45, 1, False),
    ]
    assert row(report, "travel").share == Fraction(1, 3)
    # A time can be held against what does not count; a share of what it is no part of cannot.
    private = row(report, "private").targets
    assert [(result.actual, result.verdict) for result in private] == [
        (Fraction(45), Verdict.TOO_LITTLE_LOGGED),
        (Fraction(45), Verdict.NO_TARGET),
    ]


@pytest.mark.parametrize(
    ("now", "entries", "coverage", "enough"),
    [
        (at(18, "09:00"), [spent("office", 16, 480)], Fraction(1, 2), True),  # of Monday and Tuesday
        (at(18, "09:00"), [spent("office", 16, 479)], Fraction(479, 960), False),
        (at(18, "09:00"), [spent("office", 18, 60)], Fraction(60, 1020), False),
        (at(16, "09:00"), [], None, True),
        (at(16, "09:00"), [spent("office", 16, 30)], Fraction(1), True),  # today's capacity is only used, never gone
        (at(22, "09:00"), [spent("office", 21, 1200)], Fraction(1, 2), True),  # Saturday's work counts too
        (NEXT_MONDAY, [spent("office", 16, 1199)], Fraction(1199, 2400), False),
        (NEXT_MONDAY, [], Fraction(0), False),
    ],
)
def test_too_little_logged(now: datetime, entries: list[Entry], coverage: Fraction | None, enough: bool) -> None:
    """Below half of the capacity so far no verdict is given; at half of it, it is."""
    report = reckon(budget(most("office", percent(45))), entries, (), WEEK, now)
    assert report.coverage == coverage
    assert (only(report).verdict is not Verdict.TOO_LITTLE_LOGGED) is enough


def test_the_least_coverage_is_the_budgets_own() -> None:
    """At 0 % everything is judged."""
    made = budget(most("office", percent(45)), least_coverage_percent=0)
    assert only(reckon(made, [spent("office", 16, 30)], (), WEEK, NEXT_MONDAY)).verdict is Verdict.OVER


def test_an_entry_is_counted_where_it_starts_and_its_minutes_where_they_lie() -> None:
    """From Sunday 22:00 to Monday 02:00: two hours for each week, and one visit for the first."""
    night = clock("visits", 22, "22:00")._replace(end=at(23, "02:00"))
    made = budget(categories="visits")
    for day, entries in ((22, 1), (23, 0)):
        report = reckon(made, [night], (), containing(day, Interval.WEEK), at(30, "12:00"))
        assert [(found.minutes, found.entries) for found in report.rows] == [(Duration(120), entries)]
        assert report.logged == Duration(120)


def test_a_running_timer_counts_up_to_now_and_is_marked() -> None:
    """Since Sunday 23:00; on Monday at 01:30 the new week has 90 minutes of it."""
    timer = clock("visits", 15, "23:00")
    report = reckon(budget(), [timer, *ENTRIES], (), WEEK, at(16, "01:30"))
    assert report.running == timer.start
    assert row(report, "visits").minutes == Duration(390)
    assert week().running is None
    before = reckon(budget(), [timer], (), containing(9, Interval.WEEK), at(16, "01:30"))
    assert (before.logged, before.running) == (Duration(60), timer.start)


def test_days_have_the_length_that_they_have() -> None:
    """A night shift into 29 March 2026, when the clocks went forward, is 2 h and 5 h; into 25 October 2 h and 7 h."""
    for start, end, minutes in (
        ("2026-03-28T22:00:00+01:00", "2026-03-29T06:00:00+02:00", [120, 300]),
        ("2026-10-24T22:00:00+02:00", "2026-10-25T06:00:00+01:00", [120, 420]),
    ):
        shift = Entry("k7", "shift", datetime.fromisoformat(start), datetime.fromisoformat(end))
        days = [Period(shift.day + timedelta(days=n), shift.day + timedelta(days=n + 1)) for n in (0, 1)]
        reports = [reckon(Budget(), [shift], (), day, NEXT_MONDAY) for day in days]
        assert [report.logged.minutes for report in reports] == minutes


def test_only_what_touches_the_period_is_reckoned() -> None:
    """Entries of other weeks change nothing, however many there are."""
    others = [clock("office", day, "09:00", "17:00") for day in (13, 14, 15, 23, 24)]
    assert reckon(budget(*TARGETS), [*ENTRIES, *others], (), WEEK, NEXT_MONDAY) == reckon(
        budget(*TARGETS), ENTRIES, (), WEEK, NEXT_MONDAY
    )


@pytest.mark.parametrize(
    ("entry", "minutes", "left"),
    [
        (spent("a", 19, 0), 0, 960),
        (spent("a", 19, -60), 0, 960),  # no file can say it, and nothing is taken away
        (clock("a", 19, "10:00", "09:00"), 0, 960),  # ends before it starts
        (spent("a", 19, 1500), 1500, 480),  # over 24 hours: today is full, and tomorrow is not touched
        (spent("a", 16, 1500), 1500, 960),
        (clock("a", 16, "08:00")._replace(end=at(17, "10:00")), 1560, 960),
        (spent("a", 20, 120), 120, 840),  # in the future: taken from what is left
        (clock("a", 20, "08:00", "10:00"), 120, 840),
        (clock("a", 20, "08:00"), 0, 960),  # a timer that begins tomorrow
    ],
)
def test_strange_entries_are_defined(entry: Entry, minutes: int, left: int) -> None:
    """R28: what each comes to on Thursday noon, in minutes and in capacity left (two days of 480)."""
    report = reckon(budget(), [entry], (), WEEK, THURSDAY_NOON)
    assert (report.logged, report.capacity_left) == (Duration(minutes), Duration(left))


def test_overlapping_entries_are_both_counted_and_said() -> None:
    """An hour in two meetings is two hours, with a warning."""
    both = [clock("a", 17, "09:00", "10:00"), clock("b", 17, "09:30", "10:30")]
    report = reckon(budget(), both, (), WEEK, NEXT_MONDAY)
    assert report.logged == Duration(120)
    assert len(report.warnings) == 1
