"""When an activity began, if nobody says; and which timer was forgotten."""

from collections.abc import Sequence
from datetime import datetime

import pytest
from tests.reckoning.made import at, clock, spent

from leadtime.model.entry import Entry
from leadtime.model.errors import Refused
from leadtime.reckoning.since import likely_end, looks_forgotten, running_timer, since_last

NOW = at(20, "12:00")


@pytest.mark.parametrize(
    ("entries", "begins"),
    [
        ([clock("visits", 20, "09:00", "10:30")], "10:30"),
        # the latest end, whatever was written last
        ([clock("visits", 20, "09:00", "10:30"), clock("office", 20, "08:00", "09:00")], "10:30"),
        # a duration written before the last clock entry does no harm, nor does any other day's
        ([spent("meetings", 20, 45), clock("visits", 20, "09:00", "10:30"), spent("office", 19, 45)], "10:30"),
        # a night's work belongs to the day it ends in, too
        ([Entry("e", "visits", at(19, "23:00"), at(20, "07:00"))], "07:00"),
        ([clock("visits", 20, "05:00", "06:00")], "06:00"),
        ([clock("visits", 20, "11:00", "11:59")], "11:59"),
    ],
)
def test_it_began_where_the_day_s_latest_entry_ends(entries: Sequence[Entry], begins: str) -> None:
    """Six hours ago at the most, a minute at the least."""
    assert since_last(entries, NOW, "leadtime log office") == at(20, begins)


@pytest.mark.parametrize(
    ("entries", "why"),
    [
        ([], "there is no entry today that this one could begin after"),
        ([clock("visits", 19, "11:00", "11:30")], "there is no entry today that this one could begin after"),
        (
            [clock("visits", 20, "09:00", "10:30"), spent("meetings", 20, 45)],
            "the last entry, meetings, says how long and not when, so nobody knows where this one began",
        ),
        ([clock("visits", 20, "11:00", "12:00")], "the last entry ends at 12:00, which leaves no time until now"),
        ([clock("visits", 20, "11:00", "13:00")], "the last entry ends at 13:00, which leaves no time until now"),
        ([clock("visits", 20, "05:00", "05:59")], "the last entry ended at 05:59, more than six hours ago"),
    ],
)
def test_where_nobody_knows_it_is_asked_back(entries: Sequence[Entry], why: str) -> None:
    """The refusal has the command in it, ready to be completed."""
    with pytest.raises(Refused) as refused:
        since_last(entries, NOW, "leadtime log office")
    assert refused.value.message == why
    assert refused.value.hint == (
        "say how long it was: leadtime log office 45m, or from when to when: leadtime log office 9-10:30"
    )


def test_the_timer_is_the_latest_that_runs() -> None:
    """A file written by hand may have several."""
    first, second = clock("visits", 20, "09:00"), clock("office", 20, "10:00")
    assert running_timer([first, second, clock("meetings", 20, "11:00", "12:00")]) is second
    assert running_timer([second, first]) is second
    assert running_timer([clock("meetings", 20, "11:00", "12:00"), spent("office", 20, 5)]) is None


@pytest.mark.parametrize(
    ("timer", "is_forgotten"),
    [
        (clock("visits", 20, "00:00"), False),  # twelve hours of today
        (clock("visits", 20, "00:00", "12:01"), True),
        (clock("visits", 19, "23:59"), True),
        (clock("visits", 19, "08:00", "20:00"), False),
        (clock("visits", 19, "08:00", "20:01"), True),
        # over midnight: six hours, and a minute more
        (Entry("e", "visits", at(19, "23:00"), at(20, "05:00")), False),
        (Entry("e", "visits", at(19, "23:00"), at(20, "05:01")), True),
    ],
)
def test_a_forgotten_timer(timer: Entry, is_forgotten: bool) -> None:
    """More than twelve hours, or more than six and a night between; whether it still runs or was stopped."""
    assert looks_forgotten(timer, NOW) is is_forgotten


@pytest.mark.parametrize(
    ("timer", "ended"),
    [
        (clock("visits", 19, "13:00"), at(19, "17:00")),
        (clock("visits", 19, "17:00"), at(19, "18:00")),
        (clock("visits", 19, "22:30"), at(19, "23:30")),
        (clock("visits", 20, "03:00", "16:00"), at(20, "04:00")),
    ],
)
def test_the_example_of_when_it_ended(timer: Entry, ended: datetime) -> None:
    """Five o'clock if that is in it, else an hour after its start."""
    assert likely_end(timer, NOW) == ended
