"""Clock times and moments, each into the other, on the days when the clocks change too."""

from datetime import datetime, timezone, tzinfo
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtime.formats.local_times import moments, on_the_clock
from leadtime.storage.clock import LocalZone

STOCKHOLM = ZoneInfo("Europe/Stockholm")


@pytest.mark.parametrize(
    ("clock", "expected"),
    [
        ("2026-11-23T09:00", ["2026-11-23T09:00:00+01:00"]),
        ("2026-07-01T09:00", ["2026-07-01T09:00:00+02:00"]),
        ("2026-03-29T02:30", []),
        ("2026-03-29T03:00", ["2026-03-29T03:00:00+02:00"]),
        ("2026-10-25T02:30", ["2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00"]),
        ("2026-10-25T03:00", ["2026-10-25T03:00:00+01:00"]),
    ],
)
def test_a_clock_time_in_stockholm(clock: str, expected: list[str]) -> None:
    """Is one moment, none when the clocks skip it, and two when it comes twice."""
    assert [moment.isoformat() for moment in moments(datetime.fromisoformat(clock), STOCKHOLM)] == expected


def test_the_hour_that_comes_twice() -> None:
    """Each of the two has its own offset."""
    shown = [on_the_clock(datetime(2026, 10, 25, hour, 30, tzinfo=timezone.utc), STOCKHOLM) for hour in (0, 1)]
    assert [moment.isoformat() for moment in shown] == ["2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00"]


def test_an_offset_with_seconds() -> None:
    """Stockholm was 1:12:12 ahead in 1850: the moment is kept, and the offset is whole minutes."""
    shown = on_the_clock(datetime(1850, 1, 1, tzinfo=timezone.utc), STOCKHOLM)
    assert shown.isoformat() == "1850-01-01T01:12:00+01:12"


@pytest.mark.parametrize("zone", [STOCKHOLM, ZoneInfo("America/St_Johns"), ZoneInfo("Pacific/Apia"), LocalZone()])
@given(st.datetimes(datetime(1980, 1, 1), datetime(2040, 1, 1), timezones=st.just(timezone.utc)))
def test_there_and_back(zone: tzinfo, moment: datetime) -> None:
    """What a clock shows at a moment is that moment, or one of two."""
    shown = on_the_clock(moment, zone)
    assert shown == moment
    assert shown in moments(shown.replace(tzinfo=None), zone)
