"""Which entries of a period are meant."""

import pytest
from tests.reckoning.made import NOVEMBER, WEEK, at, clock, spent

from leadtime.model.entry import Entry
from leadtime.model.period import Period
from leadtime.reckoning.choosing import chosen

ENTRIES = (
    spent("communication/social", 16, 45, tags=("Autumn",)),
    clock("visits", 17, "09:00", "10:30", unit="schools/elineberg"),
    spent("communications", 18, 45, unit="schoolsite"),
    Entry("night", "office", at(15, "23:00"), at(16, "01:00")),
)


@pytest.mark.parametrize(
    ("period", "more", "numbers"),
    [
        (WEEK, {}, [0, 1, 2]),
        (NOVEMBER, {}, [0, 1, 2, 3]),
        (Period(at(15, "00:00").date(), at(16, "00:00").date()), {}, [3]),
        (NOVEMBER, {"category": "communication"}, [0]),
        (NOVEMBER, {"unit": "SCHOOLS"}, [1]),
        (NOVEMBER, {"tag": "autumn"}, [0]),
        (NOVEMBER, {"tag": "autumn", "unit": "schools"}, []),
    ],
)
def test_which_are_chosen(period: Period, more: dict[str, str], numbers: list[int]) -> None:
    """Those that began in the period, with every part of a category or unit, and in the order of the log."""
    assert chosen(ENTRIES, period, **more) == [ENTRIES[number] for number in numbers]
