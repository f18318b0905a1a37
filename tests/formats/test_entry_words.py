"""An entry in one line, as the journal keeps it."""

from datetime import date, datetime
from fractions import Fraction

import pytest

from leadtime.formats.entry_words import clock, in_words, target_in_words
from leadtime.model.entry import Entry
from leadtime.model.period import Interval
from leadtime.model.target import Amount, Measure, Target

NINE, TEN = (datetime.fromisoformat(f"2026-11-23T{hour}:00+01:00") for hour in ("09:00", "10:30"))


@pytest.mark.parametrize(
    ("entry", "words", "times"),
    [
        (Entry("a", "visits", NINE, TEN), "visits 1 h 30 m on 2026-11-23 09:00-10:30", "09:00-10:30"),
        (Entry("a", "visits", NINE), "visits on 2026-11-23 from 09:00", "09:00"),
        (Entry("a", "visits", date=date(2026, 11, 23), minutes=45), "visits 45 m on 2026-11-23", ""),
        (Entry("a", "visits", date=date(2026, 11, 23), minutes=120), "visits 2 h on 2026-11-23", ""),
    ],
)
def test_in_words(entry: Entry, words: str, times: str) -> None:
    """Category, length, day with its year, and clock times where there are any."""
    assert (in_words(entry), clock(entry)) == (words, times)


FIFTH, HALF = (Amount(Measure.SHARE, Fraction(1, part)) for part in (5, 2))
THREE, LONG = Amount(Measure.COUNT, Fraction(3)), Amount(Measure.TIME, Fraction(390))


@pytest.mark.parametrize(
    ("target", "words"),
    [
        (Target("office", at_most=HALF), "office at most 50 %"),
        (Target("office", FIFTH, HALF), "office at least 20 % and at most 50 %"),
        (Target("visits", THREE), "visits at least 3 a week"),
        (Target("visits", LONG, per=Interval.MONTH), "visits at least 6 h 30 m a month"),
    ],
)
def test_target_in_words(target: Target, words: str) -> None:
    """Category and amounts; a share has no period of its own."""
    assert target_in_words(target) == words
