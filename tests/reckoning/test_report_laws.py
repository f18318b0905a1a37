"""The laws of the report, for any entries: sums are exact, and nothing depends on how a log or a period is cut."""

from collections import Counter
from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reckoning.any_entries import ENTRY, MADE
from tests.reckoning.made import NEXT_MONDAY, WEEK, at, away
from tests.reckoning.made_week import ENTRIES, THURSDAY_NOON

from leadtime.model.entry import Entry
from leadtime.model.path import parent_of
from leadtime.model.period import Interval, Period, split_by
from leadtime.reckoning.report import reckon
from leadtime.reckoning.values import Stage


@given(st.lists(ENTRY, max_size=12))
def test_the_parts_add_up_to_the_whole(entries: list[Entry]) -> None:
    """Shares of the leaves are exact and add to 1; each whole is what is directly its own plus its parts."""
    report = reckon(MADE, entries, (), WEEK, NEXT_MONDAY)
    rows = {found.category: found for found in report.rows}
    own = Counter({path: found.minutes.minutes for path, found in rows.items()})
    for path, found in rows.items():
        if found.counts and parent_of(path):
            own[parent_of(path)] -= found.minutes.minutes
    counted = {path: minutes for path, minutes in own.items() if rows[path].counts}
    assert all(minutes >= 0 for minutes in counted.values())
    assert sum(counted.values()) == report.logged.minutes
    if report.logged:
        assert sum(Fraction(minutes, report.logged.minutes) for minutes in counted.values()) == 1
        assert sum(found.share or 0 for path, found in rows.items() if not parent_of(path)) == 1


@settings(max_examples=40)  # each makes up to 93 reports
@given(st.lists(ENTRY, max_size=12), st.sampled_from([Interval.DAY, Interval.WEEK, Interval.MONTH]), st.integers(0, 6))
def test_reports_of_the_parts_add_up(entries: list[Entry], interval: Interval, week_starts: int) -> None:
    """Days, weeks and months of a quarter have its minutes and its entries, category by category."""
    whole = Period(date(2026, 10, 1), date(2027, 1, 1))
    made = MADE._replace(targets=())

    def sums(periods: list[Period]) -> Counter[tuple[str, str]]:
        found: Counter[tuple[str, str]] = Counter()
        for period in periods:
            report = reckon(made, entries, (), period, at(30, "12:00"))
            found["", "logged"] += report.logged.minutes
            found["", "not counted"] += report.not_counted.minutes
            for line in report.rows:
                found[line.category, "minutes"] += line.minutes.minutes
                found[line.category, "entries"] += line.entries
        return found

    assert +sums(list(split_by(whole, interval, week_starts))) == +sums([whole])


@given(st.permutations(ENTRIES))
def test_the_order_of_the_log_changes_nothing(entries: list[Entry]) -> None:
    """The same entries in another order make the same report."""
    assert reckon(MADE, entries, (), WEEK, THURSDAY_NOON) == reckon(MADE, ENTRIES, (), WEEK, THURSDAY_NOON)


@given(st.lists(ENTRY, max_size=12), st.integers(10, 29), st.integers(0, 1439))
def test_every_week_has_a_report(entries: list[Entry], day: int, minute: int) -> None:
    """At any time, with any entries: coverage is logged over what is gone, and no more is left than there was."""
    now = at(day, "00:00") + timedelta(minutes=minute)
    report = reckon(MADE, entries, [away(18, 18)], WEEK, now)
    assert 0 <= report.capacity_left.minutes <= report.capacity.minutes == 1920
    gone = report.capacity.minutes - report.capacity_left.minutes
    assert report.coverage == (Fraction(report.logged.minutes, gone) if gone else None)
    assert 0 <= report.unbudgeted.minutes <= report.logged.minutes
    for found in report.rows:
        for result in found.targets:
            assert result.variance == result.actual - result.required
            assert (result.to_go is None) or (result.to_go > 0 and report.stage is not Stage.ENDED)
