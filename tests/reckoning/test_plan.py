"""Planned against actual: which planned entries happened, and what came in the place of the others."""

from collections import Counter
from datetime import date, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reckoning.any_entries import ENTRY, MADE
from tests.reckoning.made import NEXT_MONDAY, WEEK, at, budget, clock, spent
from tests.reckoning.made_week import ENTRIES

from leadtime.model.duration import Duration
from leadtime.model.entry import Entry
from leadtime.model.path import parent_of
from leadtime.model.period import Interval, Period, split_by
from leadtime.reckoning.plan import around, planned_report
from leadtime.reckoning.plan_values import Displaced, PlanReport, PlanRow
from leadtime.reckoning.report import reckon
from leadtime.reckoning.values import Stage

CATEGORIES = "visits communication communication/social meetings office -private"
BUDGET = budget(categories=CATEGORIES)


def source(event: int, version: str = "") -> str:
    """The source of an entry that came of an event."""
    return f"ics:{event:012x}//20261117T0800Z+60{version}"


def reported(
    planned: list[Entry], entries: list[Entry], now: datetime = NEXT_MONDAY, period: Period = WEEK
) -> PlanReport:
    """The week's plan against its entries."""
    return planned_report(BUDGET, planned, entries, period, now)


def fate(planned: Entry, *entries: Entry, now: datetime = NEXT_MONDAY) -> str:
    """What became of one planned entry: `happened`, `to come`, or the category that came instead."""
    found = reported([planned], list(entries), now)
    if not found.total.entries_due:
        return "to come"
    return found.missed[0].instead or "nothing" if found.missed else "happened"


VISIT = clock("visits", 17, "09:00", "11:00", unit="schools/elineberg", source=source(1))


@pytest.mark.parametrize(
    ("entries", "became"),
    [
        ([], "nothing"),
        # 1. The same event: at any time, and by any version of it.
        ([clock("visits", 17, "09:00", "11:00", source=source(1, "~2"))], "happened"),
        ([clock("visits", 20, "15:00", "15:10", source=source(1))], "happened"),
        ([spent("visits", 19, 5, source=source(1))], "happened"),
        ([clock("visits/schools", 17, "09:00", "09:10", source=source(1))], "happened"),
        ([clock("meetings", 17, "09:00", "09:10", source=source(1)),
          clock("visits", 17, "09:00", "11:00")], "meetings"),
        ([clock("visits", 20, "15:00", "16:00", source=source(2))], "nothing"),
        # 2. At least half of the time on the clock, by entries of its kind together, each moment once.
        ([clock("visits", 17, "09:00", "10:00")], "happened"),
        ([clock("visits", 17, "09:00", "09:59")], "nothing"),
        ([clock("visits", 17, "08:00", "09:30"), clock("visits/care", 17, "10:30", "12:00")], "happened"),
        ([clock("visits", 17, "09:00", "09:40"), clock("visits", 17, "09:00", "09:40")], "nothing"),
        ([clock("visits", 17, "11:00", "13:00")], "nothing"),
        # 3. A duration on its day.
        ([spent("visits", 17, 5)], "happened"),
        ([spent("visits", 18, 120)], "nothing"),
        ([spent("meetings", 17, 120)], "nothing"),
        ([clock("meetings", 17, "09:00", "11:00"), spent("visits", 17, 45)], "happened"),
        # What displaced it: most of its time, at least a minute, and never by its own kind.
        ([clock("meetings", 17, "09:00", "10:00"), clock("office", 17, "10:00", "12:00")], "meetings"),
        ([clock("meetings", 17, "08:00", "09:30"), clock("office", 17, "10:00", "12:00")], "office"),
        ([clock("visits", 17, "09:00", "09:50"), clock("meetings", 17, "10:00", "10:01")], "meetings"),
        ([clock("meetings", 17, "07:00", "09:00"), clock("office", 17, "11:00", "12:00")], "nothing"),
        ([clock("office", 17, "09:00", "09:30"), clock("office", 17, "09:00", "09:30"),
          clock("meetings", 17, "09:30", "10:15")], "meetings"),
        ([clock("private", 17, "09:00", "11:00")], "private"),
    ],
)  # fmt: skip  # a line for a case
def test_what_became_of_a_planned_visit(entries: list[Entry], became: str) -> None:
    """A visit to a school on Tuesday from 9 to 11, and what was logged instead or indeed."""
    assert fate(VISIT, *entries) == became


def test_a_part_and_the_whole_are_of_one_kind() -> None:
    """Who plans `communication/social` and logs `communication` has done it; its sister is another thing."""
    planned = clock("communication/social", 17, "09:00", "10:00")
    assert fate(planned, clock("communication", 17, "09:00", "10:00")) == "happened"
    assert fate(planned, clock("communication/press", 17, "09:00", "10:00")) == "communication/press"
    assert fate(planned, clock("communications", 17, "09:00", "10:00")) == "communications"


@pytest.mark.parametrize(
    ("now", "became"),
    [("09:00", "to come"), ("10:59", "to come"), ("11:00", "nothing")],
)
def test_a_planned_entry_is_due_when_it_is_over(now: str, became: str) -> None:
    """To the minute; what has begun may still come."""
    assert fate(VISIT, now=at(17, now)) == became


def test_a_planned_day_is_due_when_the_day_is_past() -> None:
    """It has no end on the clock; then any entry of its kind on that day will do, with clock times or without."""
    planned = spent("visits", 17, 480)
    assert fate(planned, now=at(17, "23:59")) == "to come"
    assert fate(planned, now=at(18, "00:00")) == "nothing"
    assert fate(planned, clock("meetings", 17, "09:00", "17:00")) == "nothing"
    assert fate(planned, clock("visits", 17, "09:00", "10:00")) == "happened"


def test_a_duration_is_taken_once() -> None:
    """Two planned visits and one visit of 45 minutes on that day: one happened."""
    planned = [clock("visits", 17, "09:00", "10:00"), clock("visits", 17, "13:00", "14:00")]
    assert reported(planned, [spent("visits", 17, 45)]).total.happened == 1
    assert reported(planned, [spent("visits", 17, 45), spent("visits", 17, 45)]).total.happened == 2


def test_what_made_one_happen_is_not_left_for_another() -> None:
    """A duration that came of the one event says nothing of the other; nor does a visit that covers the other."""
    planned = [VISIT, clock("visits", 17, "13:00", "14:00")]
    assert reported(planned, [spent("visits", 17, 45, source=source(1))]).missed[0].planned == planned[1]
    by_day = [spent("visits", 17, 60), clock("visits", 17, "13:00", "14:00")]
    assert reported(by_day, [clock("visits", 17, "13:00", "14:00")]).missed[0].planned == by_day[0]


@pytest.mark.parametrize("turned", [False, True])
def test_who_takes_which_duration(turned: bool) -> None:
    """The same unit first, then the same category, then the most similar length; the order of the files is nothing."""
    school = clock("visits", 17, "09:00", "10:00", unit="schools/a")
    care = clock("visits", 17, "11:00", "12:00", unit="care/b")
    social = clock("communication/social", 17, "13:00", "14:00")
    whole = clock("communication", 17, "14:00", "15:00")
    planned = [school, care, social, whole]
    entries = [spent("visits", 17, 60, unit="care/b"), spent("communication/social", 17, 60)]
    order = -1 if turned else 1
    assert [one.planned for one in reported(planned[::order], entries[::order]).missed] == [school, whole]
    lengths = [clock("visits", 17, "09:00", "10:00"), clock("visits", 17, "11:00", "14:00")]
    assert [one.planned for one in reported(lengths[::order], [spent("visits", 17, 150)]).missed] == [lengths[0]]


def test_the_figures_of_a_week() -> None:
    """Three visits of which one happened, a meeting that did, an hour of the office still to come; by hand."""
    planned = [
        VISIT,
        clock("visits", 17, "13:00", "14:00"),
        clock("visits/care", 18, "09:00", "10:30"),
        clock("meetings", 18, "13:00", "14:00"),
        clock("private", 18, "12:00", "13:00"),
        clock("office", 20, "09:00", "10:00"),
    ]
    entries = [
        clock("visits", 17, "09:00", "10:30"),
        clock("meetings", 17, "13:00", "14:00"),
        clock("meetings", 18, "09:00", "14:00"),
    ]

    found = reported(planned, entries, at(19, "12:00"))

    assert [_figures(row) for row in found.rows] == [
        # category, counts, planned, due, happened, actual, difference
        ("visits", True, (270, 3), (270, 3), 1, (90, 1), -180),
        ("visits/care", True, (90, 1), (90, 1), 0, (0, 0), -90),
        ("communication", True, (0, 0), (0, 0), 0, (0, 0), 0),
        ("communication/social", True, (0, 0), (0, 0), 0, (0, 0), 0),
        ("meetings", True, (60, 1), (60, 1), 1, (360, 2), 300),
        ("office", True, (60, 1), (0, 0), 0, (0, 0), 0),
        ("private", False, (60, 1), (60, 1), 0, (0, 0), -60),
    ]
    assert _figures(found.total) == ("", True, (390, 5), (330, 4), 2, (450, 3), 120)
    assert (found.total.share, found.total.to_come, found.stage) == (Fraction(1, 2), 1, Stage.RUNNING)
    assert {row.category: row.share for row in found.rows if row.entries_planned} == {
        "visits": Fraction(1, 3), "visits/care": Fraction(0), "meetings": Fraction(1), "office": None, "private": 0
    }  # fmt: skip
    assert [(one.planned, one.instead, one.logged) for one in found.missed] == [
        (planned[1], "meetings", Duration(0)),
        (planned[2], "meetings", Duration(0)),
    ]
    assert found.displaced == (
        Displaced("visits/care", "meetings", 1, Duration(90)),
        Displaced("visits", "meetings", 1, Duration(60)),
    )


def _figures(row: PlanRow) -> tuple[object, ...]:
    planned, due = (row.planned.minutes, row.entries_planned), (row.due.minutes, row.entries_due)
    actual = row.actual.minutes, row.entries
    return row.category, row.counts, planned, due, row.happened, actual, row.difference.minutes


def test_a_visit_cut_short_says_how_long_it_was() -> None:
    """Less than half of it took place, and then nothing else is logged."""
    (one,) = reported([VISIT], [clock("visits", 17, "09:00", "09:30"), clock("visits", 17, "09:15", "09:40")]).missed
    assert (one.instead, one.logged) == ("", Duration(40))


def test_seconds_displace_nothing() -> None:
    """A minute at least."""
    meeting = clock("meetings", 17, "10:00", "10:01")
    assert fate(VISIT, meeting._replace(end=at(17, "10:00") + timedelta(seconds=59))) == "nothing"


def test_a_running_timer_counts_up_to_now() -> None:
    """As everywhere; and one in a plan, which no calendar makes, is never due."""
    assert fate(VISIT, clock("visits", 17, "10:00"), now=at(17, "11:00")) == "happened"
    assert fate(VISIT, clock("meetings", 17, "10:00"), now=at(17, "11:00")) == "meetings"
    assert fate(clock("visits", 17, "10:00"), now=NEXT_MONDAY) == "to come"


def test_a_planned_entry_without_length_has_no_time_to_cover() -> None:
    """It happened by its event or not at all."""
    empty = clock("visits", 17, "09:00", "09:00", source=source(1))
    assert fate(empty, clock("visits", 17, "08:00", "10:00")) == "nothing"
    assert fate(empty, clock("visits", 17, "08:00", "10:00", source=source(1))) == "happened"


def test_across_the_ends_of_the_period() -> None:
    """A planned entry is asked for in the period in which it begins; an event moved by up to a week has happened."""
    sunday = clock("visits", 22, "23:00", "24:00")._replace(end=at(23, "01:00"), source=source(1))
    before = sunday._replace(start=at(15, "23:00"), end=at(16, "01:00"))
    found = reported([sunday, before], [], at(30, "00:00"))
    assert (found.total.entries_planned, found.total.planned) == (1, Duration(120))
    moved = clock("visits", 29, "09:00", "10:00", source=source(1))
    assert [_happened([sunday], [entry]) for entry in (moved, moved._replace(start=at(30, "09:00"), end=None))] == [
        1,
        0,
    ]
    after_midnight = clock("visits", 23, "00:00", "01:00")
    assert _happened([sunday], [after_midnight]) == 1


def _happened(planned: list[Entry], entries: list[Entry]) -> int:
    return reported(planned, entries, at(30, "12:00")).total.happened


def test_without_a_plan_nothing_is_due() -> None:
    """What is logged is shown, and no share is made of nothing."""
    found = reported([], list(ENTRIES))
    assert (found.total.entries_planned, found.total.share, found.missed, found.displaced) == (0, None, (), ())
    assert found.total.actual == reckon(BUDGET, ENTRIES, (), WEEK, NEXT_MONDAY).logged


@pytest.mark.parametrize("first", [date(1, 1, 1), date(9998, 1, 1)])
def test_the_ends_of_the_calendar(first: date) -> None:
    """The first and the last year that can be asked for."""
    period = Period(first, first.replace(year=first.year + 1))
    assert reported([], [], period=period).total.planned == Duration(0)
    assert around(period).start <= period.start < period.end <= around(period).end


PLANNED = st.lists(st.tuples(ENTRY, st.sampled_from(["", source(1), source(2), source(3)])), max_size=10).map(
    lambda pairs: [entry._replace(source=of) for entry, of in pairs]
)
MOMENT = st.integers(0, 25 * 1440).map(lambda minutes: at(10, "00:00") + timedelta(minutes=minutes))


@given(PLANNED, PLANNED, MOMENT)
def test_every_due_entry_happened_or_was_displaced(planned: list[Entry], entries: list[Entry], now: datetime) -> None:
    """Exactly one of the two, in every row and in the whole, and the sums of what displaced what are the missed."""
    found = planned_report(MADE, planned, entries, WEEK, now)
    due = [entry for entry in planned if entry.day in WEEK and MADE.counts(entry.category) and _is_over(entry, now)]
    assert found.total.entries_due == len(due) == found.total.happened + len(found.missed)
    ours = Counter(map(id, due))
    assert all(ours[id(one.planned)] == 1 for one in found.missed)
    assert len({id(one.planned) for one in found.missed}) == len(found.missed)
    by_pair = Counter((one.planned.category, one.instead) for one in found.missed)
    assert by_pair == {(one.category, one.instead): one.entries for one in found.displaced}
    lost = sum(one.planned.length().minutes for one in found.missed)
    assert sum(one.minutes.minutes for one in found.displaced) == lost
    for row in (*found.rows, found.total):
        assert 0 <= row.happened <= row.entries_due <= row.entries_planned
        assert 0 <= row.due.minutes <= row.planned.minutes
        assert row.share is None or 0 <= row.share <= 1


def _is_over(entry: Entry, now: datetime) -> bool:
    return entry.end <= now if entry.end else entry.day < now.date()


@given(PLANNED, PLANNED, MOMENT)
def test_the_rows_add_up_to_the_whole(planned: list[Entry], entries: list[Entry], now: datetime) -> None:
    """As in the report, whose actual figures these are; the days add up to the week in all that is planned."""
    found = planned_report(MADE, planned, entries, WEEK, now)
    top = [row for row in found.rows if not parent_of(row.category) and row.counts]
    for name in ("entries_planned", "entries_due", "happened", "entries"):
        assert sum(getattr(row, name) for row in top) == getattr(found.total, name)
    for name in ("planned", "due", "actual"):
        assert sum(getattr(row, name).minutes for row in top) == getattr(found.total, name).minutes
    report = reckon(MADE, entries, (), WEEK, now)
    assert report.logged == found.total.actual
    actual = {row.category: (row.minutes, row.entries) for row in report.rows}
    assert all((row.actual, row.entries) == actual.get(row.category, (Duration(0), 0)) for row in found.rows)
    days = [planned_report(MADE, planned, entries, day, now).total for day in split_by(WEEK, Interval.DAY)]
    assert sum(day.planned.minutes for day in days) == found.total.planned.minutes
    assert sum(day.entries_due for day in days) == found.total.entries_due


@given(PLANNED, PLANNED, MOMENT, st.randoms(use_true_random=False))
def test_the_order_of_the_files_changes_nothing(
    planned: list[Entry], entries: list[Entry], now: datetime, chance: object
) -> None:
    """The same plan and log in another order make the same report."""
    import random

    assert isinstance(chance, random.Random)
    first = planned_report(MADE, planned, entries, WEEK, now)
    again = planned_report(MADE, chance.sample(planned, len(planned)), chance.sample(entries, len(entries)), WEEK, now)
    assert first == again


@given(st.lists(st.integers(0, 3), max_size=12), st.lists(st.integers(0, 3), max_size=12))
def test_no_duration_is_used_twice(planned: list[int], entries: list[int]) -> None:
    """With durations alone, so many of each day and category happened as there are of both."""
    pairs = [("visits", 17), ("visits", 18), ("office", 17), ("office", 18)]
    found = reported(
        [clock(pairs[which][0], pairs[which][1], "09:00", "10:00") for which in planned],
        [spent(*pairs[which], 30) for which in entries],
    )
    assert found.total.happened == sum((Counter(planned) & Counter(entries)).values())


@given(PLANNED, MOMENT)
def test_a_plan_kept_to_the_letter_happened(planned: list[Entry], now: datetime) -> None:
    """Who logs just what was planned has missed nothing of it, unless it had no length."""
    found = planned_report(MADE, planned, planned, WEEK, now)
    assert all(not one.planned.length() or one.planned.source for one in found.missed)
