"""What lies wholly before a day, case by case, and the law that a later day takes no less."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reckoning.any_entries import ENTRY

from leadtime.model.absence import Absence, AbsenceKind
from leadtime.model.entry import Entry
from leadtime.model.promise import Promise
from leadtime.model.recognition import Recognition
from leadtime.reckoning.before import is_before

DAY = date(2025, 1, 1)
EVE = date(2024, 12, 31)


def timed(start: str, end: str | None) -> Entry:
    """An entry with clock times, in Sweden's winter."""
    ends = datetime.fromisoformat(f"{end}:00+01:00") if end else None
    return Entry("a", "visits", start=datetime.fromisoformat(f"{start}:00+01:00"), end=ends)


def promise(day: date, *, done: date | None = None, dropped: date | None = None) -> Promise:
    """A promise that was given on a day."""
    return Promise("p", day, "schools/elineberg", "A lift", done=done, dropped=dropped)


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (timed("2024-12-31T09:00", "2024-12-31T10:00"), True),
        (timed("2024-12-31T22:00", "2025-01-01T00:00"), True),  # it ends as the day begins
        (timed("2024-12-31T22:00", "2025-01-01T00:01"), False),
        (timed("2024-12-29T22:00", "2025-01-02T00:00"), False),
        (timed("2025-01-01T00:00", "2025-01-01T01:00"), False),
        (timed("2024-12-30T09:00", None), False),  # it runs, and so it is of today
        (Entry("a", "visits", date=EVE, minutes=600), True),
        (Entry("a", "visits", date=DAY, minutes=1), False),
        (Absence("b", AbsenceKind.VACATION, EVE, EVE), True),
        (Absence("b", AbsenceKind.VACATION, date(2024, 12, 1), DAY), False),
        (Recognition("r", EVE, "schools/elineberg", "Helped"), True),
        (Recognition("r", DAY, "schools/elineberg", "Helped"), False),
        (promise(EVE), True),  # still open: whoever purges is told how many are
        (promise(DAY), False),
        (promise(EVE, done=EVE), True),
        (promise(EVE, done=DAY), False),  # its end is a fact of the days that stay
        (promise(EVE, dropped=DAY + timedelta(days=30)), False),
    ],
)
def test_by_hand(item: Entry | Absence | Recognition | Promise, expected: bool) -> None:
    """Each kind by its own last day."""
    assert is_before(item, DAY) is expected


@given(ENTRY, st.dates(date(2026, 11, 8), date(2026, 12, 4)), st.integers(0, 40))
def test_a_later_day_takes_no_less(entry: Entry, day: date, later: int) -> None:
    """What lies before a day lies before every later one, and nothing lies before the day it began on."""
    assert is_before(entry, day) <= is_before(entry, day + timedelta(days=later))
    assert not is_before(entry, entry.day)
