"""Grids made by hand, as the reckoning would hand them out, for the tests of the views."""

from tests.view.made_reports import WEEK

from leadtime.model.duration import Duration
from leadtime.model.period import Interval, split_by
from leadtime.reckoning.grid import Grid


def durations(*minutes: int) -> tuple[Duration, ...]:
    """Minutes as durations."""
    return tuple(Duration(number) for number in minutes)


BY_DAY = Grid(
    WEEK,
    tuple(split_by(WEEK, Interval.DAY)),
    (
        ("office", durations(60, 120, 0, 90, 200, 0, 0), Duration(470)),
        ("communication", durations(60, 0, 0, 0, 45, 0, 0), Duration(105)),
        ("communication/social", durations(60, 0, 0, 0, 0, 0, 0), Duration(60)),
        ("travel", durations(0, 0, 0, 0, 0, 0, 0), Duration(0)),
    ),
    durations(120, 120, 0, 90, 245, 0, 0),
    Duration(575),
)
BY_UNIT = Grid(
    WEEK,
    ("schools/elineberg", "care/home", "=rescue", "[bold]library", ""),
    (("visits", durations(60, 90, 30, 45, 15), Duration(240)),),
    durations(60, 90, 30, 45, 15),
    Duration(240),
)
