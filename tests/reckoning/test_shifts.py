"""On which shifts a visit was, by its clock times."""

from collections.abc import Iterable
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtime.model.unit import SHIFTS, Shift
from leadtime.reckoning.shifts import shifts_of
from leadtime.reckoning.visits import Visit

CET, CEST, UTC = (timezone(timedelta(hours=hours)) for hours in (1, 2, 0))
NOW = datetime(2026, 11, 27, 13, 30, tzinfo=CET)
DAY, NIGHT, WEEKEND = Shift("day", 6 * 60, 16 * 60), Shift("night", 22 * 60, 6 * 60), Shift("weekend", 0, 0, (5, 6))
WED, THU, FRI, SAT, SUN, MON = range(25, 31)  # of November 2026


def at(day: int, hour: int, minute: int = 0, second: int = 0, zone: timezone = CET) -> datetime:
    """A time of November 2026."""
    return datetime(2026, 11, day, hour, minute, second, tzinfo=zone)


def on(
    start: datetime | None,
    end: datetime | None,
    shifts: Iterable[Shift] = (DAY, NIGHT, WEEKEND),
    now: datetime = NOW,
) -> list[tuple[str, int]]:
    """The shifts of a visit, each with the weekday on which it began."""
    return list(shifts_of(Visit("a", (start or NOW).date(), 60, None, start, end, "k"), tuple(shifts), now))


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (at(WED, 9), at(WED, 10), [("day", 2)]),
        (at(WED, 5), at(WED, 6), [("night", 1)]),  # the night that began on Tuesday; six o'clock is not in it
        (at(WED, 5), at(WED, 6, 1), [("day", 2), ("night", 1)]),
        (at(WED, 16), at(WED, 22), []),  # the evening, which is not asked about: neither end is shared
        (at(WED, 15, 59), at(WED, 22, 1), [("day", 2), ("night", 2)]),
        (at(FRI, 23), at(SAT, 1), [("night", 4), ("weekend", 5)]),  # the night is Friday's
        (at(SAT, 23), at(SUN, 1), [("night", 5), ("weekend", 5)]),  # on both days of the weekend: the first
        (at(SUN, 23), at(MON, 1), [("night", 6), ("weekend", 6)]),
        (at(MON, 0), at(MON, 0, 30), [("night", 6)]),  # the weekend ended at midnight
        (at(WED, 0), at(THU, 0), [("day", 2), ("night", 1)]),  # a whole day: of two nights the first
        (at(SAT, 10), at(SAT, 10), []),  # no time at all
    ],
)
def test_a_visit_is_on_each_shift_it_shares_a_minute_with(
    start: datetime, end: datetime, expected: list[tuple[str, int]]
) -> None:
    """By the day on which that began; a shift past midnight belongs to the day before."""
    assert on(start, end) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (at(WED, 5, 59, 30), at(WED, 6, 0, 29), []),  # 30 seconds of one and 29 of the other
        (at(WED, 5, 59, 30), at(WED, 6, 1), [("day", 2)]),
        (at(WED, 5, 58, 59), at(WED, 6, 0, 59), [("night", 1)]),
        (at(WED, 5, 59), at(WED, 6, 1), [("day", 2), ("night", 1)]),
    ],
)
def test_less_than_a_minute_is_no_visit_on_a_shift(
    start: datetime, end: datetime, expected: list[tuple[str, int]]
) -> None:
    """A timer has seconds: what it shares with a shift is reckoned with them."""
    assert on(start, end, (DAY, NIGHT)) == expected


def test_a_shift_is_on_its_days_alone() -> None:
    """A night shift of Fridays goes on into Saturday, and is on no other night."""
    fridays = [Shift("fridays", 22 * 60, 6 * 60, (4,))]
    assert on(at(SAT, 3), at(SAT, 4), fridays) == [("fridays", 4)]
    assert on(at(FRI, 22, 30), at(FRI, 23), fridays) == [("fridays", 4)]
    assert on(at(FRI, 3), at(FRI, 4), fridays) == []
    assert on(at(SAT, 22, 30), at(SAT, 23), fridays) == []
    # of a visit of several days, the first day that has it: from Wednesday to Saturday
    assert on(at(WED, 9), at(SAT, 9), fridays) == [("fridays", 4)]
    assert on(at(WED, 9), at(FRI, 22), fridays) == []


def test_the_usual_shifts() -> None:
    """Where the budget names none: a Saturday's evening is an evening, and one of the weekend."""
    assert on(at(SAT, 17), at(SAT, 18), SHIFTS) == [("evening", 5), ("weekend", 5)]
    assert on(at(THU, 21), at(THU, 23), SHIFTS) == [("evening", 3), ("night", 3)]
    assert on(at(THU, 9), at(THU, 10), SHIFTS) == [("day", 3)]


def test_without_clock_times_nobody_can_tell() -> None:
    """An entry of a date and minutes is on no shift."""
    assert on(None, None) == []


@pytest.mark.parametrize(
    ("start", "now", "expected"),
    [
        (at(FRI, 13), NOW, [("day", 4)]),
        (at(FRI, 21, 30), at(FRI, 22), []),
        (at(FRI, 21, 30), at(FRI, 22, 1), [("night", 4)]),
        (at(FRI, 21, 30), at(FRI, 21, 1, zone=UTC), [("night", 4)]),  # now is told by another clock: 22:01
        (at(FRI, 13), at(FRI, 12), []),  # it starts later than now: it has no time yet
    ],
)
def test_a_running_timer_reaches_to_now(start: datetime, now: datetime, expected: list[tuple[str, int]]) -> None:
    """By the clock it was started with."""
    assert on(start, None, (DAY, NIGHT), now) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        # clocks go forward in the night to 29 March and back in the one to 25 October: what the clock said counts
        (
            datetime(2026, 3, 29, 1, 30, tzinfo=CET),
            datetime(2026, 3, 29, 6, 30, tzinfo=CEST),
            [("day", 6), ("night", 5)],
        ),
        (datetime(2026, 10, 25, 0, 0, tzinfo=CEST), datetime(2026, 10, 25, 5, 30, tzinfo=CET), [("night", 5)]),
        # 45 minutes, of which the clock tells nothing: it says from 2:30 to 2:15
        (datetime(2026, 10, 25, 2, 30, tzinfo=CEST), datetime(2026, 10, 25, 2, 15, tzinfo=CET), [("night", 5)]),
        # an hour, and the clock stands where it was
        (datetime(2026, 10, 25, 2, 0, tzinfo=CEST), datetime(2026, 10, 25, 2, 0, tzinfo=CET), [("night", 5)]),
        # a journey: 30 minutes from 9:00, to 8:30 by another clock
        (at(WED, 9), at(WED, 8, 30, zone=UTC), [("day", 2)]),
    ],
)
def test_clock_times_of_two_offsets(start: datetime, end: datetime, expected: list[tuple[str, int]]) -> None:
    """Those the visit was logged with; the true length where they tell nothing."""
    assert on(start, end, (DAY, NIGHT)) == expected


MINUTES = st.integers(0, 1439)
SHIFT = st.builds(Shift, st.just("x"), MINUTES, MINUTES, st.sets(st.integers(0, 6)).map(lambda days: tuple(days)))


@given(SHIFT, MINUTES, st.integers(0, 3 * 1440))
def test_the_same_as_minute_by_minute(shift: Shift, begins: int, length: int) -> None:
    """The first minute of the visit that somebody on the shift works tells the day."""
    start = at(WED, 0) + timedelta(minutes=begins)

    def day_of(moment: datetime) -> int | None:
        """The weekday on which the shift began that is on at a time; of two at once the first."""
        minute = moment.hour * 60 + moment.minute
        is_past = shift.end <= shift.start
        yesterday = (moment.weekday() - 1) % 7
        if is_past and minute < shift.end and yesterday in shift.days:
            return yesterday
        is_on = minute >= shift.start and (is_past or minute < shift.end)
        return moment.weekday() if is_on and moment.weekday() in shift.days else None

    days = (day_of(start + timedelta(minutes=minute)) for minute in range(length))
    first = next((day for day in days if day is not None), None)
    expected = [] if first is None else [("x", first)]
    assert on(start, start + timedelta(minutes=length), [shift]) == expected
