"""The days and times of a rule, against dateutil's and against those worked out by hand."""

from datetime import datetime, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import assume, given
from hypothesis import strategies as st

from leadtime.formats.calendars.recurrence import parse_rule
from leadtime.formats.calendars.refusal import Unusable, Work
from leadtime.formats.calendars.starts import starts
from leadtime.model.event import Reason

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def endless_work() -> Work:
    """What no rule uses up: here it is asked which days are right, and not how many may be had."""
    return Work(10**12, for_event=10**12)


def found(rule: str, start: datetime, first: datetime, last: datetime) -> list[datetime]:
    """What a rule falls on in a span."""
    return list(starts(parse_rule(rule, False), start, first, last, endless_work()))


@st.composite
def rules(draw: st.DrawFn) -> str:
    """Rules that dateutil gets right and comes to an end with: all of ours are compared with it."""
    frequency = draw(st.sampled_from(["YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY"]))
    parts = [f"FREQ={frequency}", f"INTERVAL={draw(st.sampled_from([1, 1, 1, 2, 3, 5]))}"]

    def some(name: str, numbers: st.SearchStrategy[int], chance: int) -> bool:
        if draw(st.integers(0, 9)) >= chance:
            return False
        parts.append(f"{name}=" + ",".join(map(str, draw(st.lists(numbers, min_size=1, max_size=4, unique=True)))))
        return True

    some("BYMONTH", st.integers(1, 12), 2)
    by_day = False
    if frequency in ("YEARLY", "MONTHLY"):
        by_day = some("BYMONTHDAY", st.integers(-28, 28).filter(bool), 3)
        if not by_day and frequency == "YEARLY":
            by_day = some("BYYEARDAY", st.integers(-365, 365).filter(bool), 2)
    if not by_day and draw(st.booleans()):
        days = draw(st.lists(st.sampled_from(WEEKDAYS), min_size=1, max_size=3, unique=True))
        numbers = [""]  # dateutil takes a mixture of "each" and "the first" for both at once: the RFC for either
        if frequency in ("YEARLY", "MONTHLY") and draw(st.booleans()):
            numbers = ["1", "2", "4", "-1", "-4"]
        elif frequency == "YEARLY" and draw(st.booleans()):
            some("BYWEEKNO", st.integers(-51, 51).filter(bool), 10)
        parts.append("BYDAY=" + ",".join(draw(st.sampled_from(numbers)) + day for day in days))
        if frequency != "HOURLY" and draw(st.booleans()):
            parts.append(f"BYSETPOS={draw(st.sampled_from(['1', '-1', '1,-1']))}")
    some("BYHOUR", st.integers(0, 23), 2)
    some("BYMINUTE", st.integers(0, 59), 1)
    parts.append(f"WKST={draw(st.sampled_from(['MO', 'SU', 'WE']))}")
    if draw(st.booleans()):
        parts.append(
            draw(st.sampled_from(["COUNT=1", "COUNT=7", "COUNT=40", "UNTIL=20260515T101112", "UNTIL=20261124T080000"]))
        )
    return ";".join(parts)


@given(rules(), st.integers(0, 3000), st.integers(0, 47), st.integers(0, 330), st.sampled_from([1, 30, 366]))
def test_the_same_as_dateutil(rule: str, days: int, half_hours: int, at: int, length: int) -> None:
    """In any span, from any start, for every form of a rule that falls on any day within some years."""
    start = datetime(2018, 1, 1) + timedelta(days=days, minutes=30 * half_hours)
    first = datetime(2026, 1, 1) + timedelta(days=at)
    last = first + timedelta(days=length)
    ours = found(rule, start, first, last)
    # dateutil looks for a day to the end of the calendar: it is only asked where one is known to come soon after.
    endless = parse_rule(
        ";".join(part for part in rule.split(";") if "COUNT" not in part and "UNTIL" not in part), False
    )
    assume(next(starts(endless, start, last, last + timedelta(days=500), endless_work()), None))
    assert ours == [one for one in rrulestr(rule, dtstart=start).between(first, last, inc=True) if one < last]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("FREQ=MONTHLY;BYDAY=1MO,FR;COUNT=3", ["01-02", "01-05", "01-09"]),  # the first Monday, and each Friday
        ("FREQ=YEARLY;BYWEEKNO=20;COUNT=1", ["05-14"]),  # the weekday is the start's, a Thursday
        ("FREQ=YEARLY;BYWEEKNO=53;BYDAY=TH,FR", ["12-31"]),  # 2025 has 52 weeks, and the 53rd of 2026 ends in 2027
        ("FREQ=YEARLY;BYYEARDAY=-1", ["12-31"]),
        ("FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR", ["02-13", "03-13", "11-13"]),
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", []),
        ("FREQ=YEARLY;BYDAY=53MO", []),
        ("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=9", []),
        ("FREQ=DAILY;INTERVAL=7;BYDAY=MO", []),
    ],
)
def test_by_hand(rule: str, expected: list[str]) -> None:
    """From Thursday 1 January 2026, in that year; where dateutil is wrong, or never comes back."""
    start = datetime(2026, 1, 1, 9)
    ours = found(rule, start, datetime(2026, 1, 1), datetime(2027, 1, 1))
    assert [f"{one:%m-%d}" for one in ours] == expected


def test_the_work_does_not_grow_with_what_is_outside() -> None:
    """A rule of two thousand years costs as much as one of this year; a COUNT is bounded."""
    first, last = datetime(2026, 1, 1), datetime(2027, 1, 1)
    for frequency in ("YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY"):
        rule = parse_rule(f"FREQ={frequency}", False)
        assert len(list(starts(rule, datetime(1, 1, 1), first, last, Work(for_event=300_000)))) >= 1
        assert list(starts(rule, datetime(9999, 12, 31, 23), first, last, Work(for_event=0))) == []
    with pytest.raises(Unusable) as refused:
        list(starts(parse_rule("FREQ=DAILY;COUNT=9999999", False), datetime(1, 1, 1), first, last, Work()))
    assert refused.value.reason is Reason.TOO_MANY


def test_the_ends_of_the_calendar() -> None:
    """The years 1 and 9999 are years too."""
    assert len(found("FREQ=WEEKLY;BYDAY=MO,TU", datetime(1, 1, 1), datetime(1, 1, 1), datetime(1, 1, 15))) == 4
    ends = [
        found(f"FREQ={one}", datetime(9999, 12, 1), datetime(9999, 12, 1), datetime(9999, 12, 31, 23))
        for one in ("WEEKLY", "MONTHLY", "YEARLY")
    ]
    assert [len(one) for one in ends] == [5, 1, 1]
