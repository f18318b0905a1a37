"""An absence as people type it."""

from datetime import date

import pytest

from leadtime.formats.typed_absence import read_absence
from leadtime.model.absence import Absence, AbsenceKind
from leadtime.model.duration import Duration
from leadtime.model.errors import LeadtimeError, Refused, Usage

TODAY = date(2026, 11, 27)


def test_a_kind_and_its_days() -> None:
    """The last day is the first one when none is given."""
    assert read_absence("Sick", "yesterday", "", "", " flu ", TODAY) == Absence(
        "", AbsenceKind.SICK, date(2026, 11, 26), date(2026, 11, 26), None, "flu"
    )
    assert read_absence("vacation", "2026-12-21", "2027-01-05", "", "", TODAY).last == date(2027, 1, 5)


@pytest.mark.parametrize(
    ("hours", "minutes"),
    [("4", 240), ("4h", 240), ("1h30m", 90), ("1,5", 90), ("0.75", 45), ("45m", 45), ("1:30", 90), ("24", 1440)],
)
def test_the_time_away_on_each_day(hours: str, minutes: int) -> None:
    """A number alone is hours: nobody is away for four minutes."""
    assert read_absence("sick", "today", "", hours, "", TODAY).per_day == Duration(minutes)


@pytest.mark.parametrize(
    ("words", "error", "message"),
    [
        (("ill", "today", "", ""), Usage, '"ill" is no kind of absence'),
        (("sick", "27/11/2026", "", ""), Usage, '"27/11/2026" is not a day: days are written year-month-day'),
        (("sick", "2026-11-27", "2026-11-26", ""), Usage, "the last day, 2026-11-26, is before the first, 2026-11-27"),
        (("sick", "2037-01-01", "", ""), Refused, "2037-01-01 is more than 10 years from today"),
        (("sick", "2015-12-31", "2026-11-27", ""), Refused, "2015-12-31 is more than 10 years from today"),
        (("sick", "today", "", "25"), Usage, '"25h" is more than 24 hours'),
        (("sick", "today", "", "0"), Usage, '"0h" is no time at all'),
        (("sick", "today", "", "-4"), Usage, '"-4" is negative'),
    ],
)
def test_what_is_refused(words: tuple[str, str, str, str], error: type[LeadtimeError], message: str) -> None:
    """With a sentence that quotes it."""
    with pytest.raises(error) as caught:
        read_absence(*words, "", TODAY)
    assert caught.value.message.startswith(message)
