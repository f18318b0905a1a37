"""An entry in one line, as the journal keeps it."""

from datetime import date, datetime

import pytest

from leadtime.formats.entry_words import clock, in_words
from leadtime.model.entry import Entry

NINE, TEN = (datetime.fromisoformat(f"2026-11-23T{hour}:00+01:00") for hour in ("09:00", "10:30"))


@pytest.mark.parametrize(
    ("entry", "words", "times"),
    [
        (Entry("a", "visits", NINE, TEN), "visits 1h30m on 2026-11-23 09:00-10:30", "09:00-10:30"),
        (Entry("a", "visits", NINE), "visits on 2026-11-23 from 09:00", "09:00"),
        (Entry("a", "visits", date=date(2026, 11, 23), minutes=45), "visits 45m on 2026-11-23", ""),
        (Entry("a", "visits", date=date(2026, 11, 23), minutes=120), "visits 2h on 2026-11-23", ""),
    ],
)
def test_in_words(entry: Entry, words: str, times: str) -> None:
    """Category, length, day with its year, and clock times where there are any."""
    assert (in_words(entry), clock(entry)) == (words, times)
