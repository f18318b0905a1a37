"""Days to come as people type them, on Friday 27 November 2026."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtime.formats.typed_day import WEEKDAYS
from leadtime.formats.typed_due import DUE_FORMS, parse_due
from leadtime.model.errors import Usage

TODAY = date(2026, 11, 27)
LAST_WEEK = date(2026, 11, 19)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("saturday", "2026-11-28"),
        ("thu", "2026-12-03"),
        # said on a Friday it is not today
        ("friday", "2026-12-04"),
        (" FRI ", "2026-12-04"),
        ("today", "2026-11-27"),
        ("tomorrow", "2026-11-28"),
        ("1d", "2026-11-28"),
        ("10 days", "2026-12-07"),
        ("a week", "2026-12-04"),
        ("2w", "2026-12-11"),
        ("2 w", "2026-12-11"),
        ("in 2 weeks", "2026-12-11"),
        ("In 1 Week", "2026-12-04"),
        ("a month", "2026-12-27"),
        ("in 3 months", "2027-02-27"),
        ("2026-12-24", "2026-12-24"),
        ("2026-11-27", "2026-11-27"),
        ("2036-12-31", "2036-12-31"),
    ],
)
def test_a_day_to_come(text: str, day: str) -> None:
    """Is counted from today, and a weekday is the next one after it."""
    assert parse_due(text, TODAY).isoformat() == day


@pytest.mark.parametrize(("today", "day"), [("2027-01-31", "2027-02-28"), ("2028-01-31", "2028-02-29")])
def test_a_shorter_month(today: str, day: str) -> None:
    """Ends a month from today on its last day."""
    assert parse_due("1 month", date.fromisoformat(today)) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("", "the day it is due is empty", DUE_FORMS),
        ("soon", '"soon" is not a day', DUE_FORMS),
        ("next friday", '"next friday" is not a day', DUE_FORMS),
        ("2m", '"2m" is not a day', DUE_FORMS),  # minutes, or months?
        ("2", '"2" is not a day', DUE_FORMS),
        (
            "24/12",
            '"24/12" is not a day: days are written year-month-day, so that none is read wrongly',
            DUE_FORMS,
        ),
        ("2026.12.24", '"2026.12.24" is not the way a day is written', "write 2026-12-24"),
        ("2026-13-01", '"2026-13-01" has the month 13, and a year has 01 to 12', DUE_FORMS),
        ("2026-11-26", '"2026-11-26" is over', DUE_FORMS),
        ("yesterday", '"yesterday", 2026-11-26, is over', DUE_FORMS),
        ("2037-01-01", '"2037-01-01" is more than 10 years from today', DUE_FORMS),
        ("999 weeks", '"999 weeks" is more than 10 years from today', DUE_FORMS),
        ("99999 months", '"99999 months" is more than 10 years from today', DUE_FORMS),
        ("999999 days", '"999999 days" is not a day', DUE_FORMS),
    ],
)
def test_what_is_none(text: str, message: str, hint: str) -> None:
    """Is refused with the accepted forms; of a day written otherwise, with the way to write that one."""
    with pytest.raises(Usage) as refused:
        parse_due(text, TODAY)
    assert (refused.value.message, refused.value.hint) == (message, hint)


def test_a_promise_of_last_week() -> None:
    """May have been due since, as who enters it late knows, and not before it was made."""
    assert parse_due("2026-11-20", TODAY, LAST_WEEK) == date(2026, 11, 20)
    assert parse_due("yesterday", TODAY, LAST_WEEK) == date(2026, 11, 26)
    assert parse_due("fri", TODAY, LAST_WEEK) == date(2026, 12, 4)
    with pytest.raises(Usage) as refused:
        parse_due("2026-11-18", TODAY, LAST_WEEK)
    assert refused.value.message == '"2026-11-18" is before the promise, which was made on 2026-11-19'


@given(st.dates(date(1900, 1, 1), date(2999, 12, 31)), st.sampled_from(WEEKDAYS))
def test_a_weekday_is_one_to_seven_days_ahead(today: date, word: str) -> None:
    """On whichever day it is said, and it is that weekday."""
    found = parse_due(word[:3], today)
    assert timedelta(1) <= found - today <= timedelta(7)
    assert WEEKDAYS[found.weekday()] == word


@given(st.text("0123456789 dweksmonthfri-./in", max_size=12))
def test_any_text_is_a_day_to_come_or_refused(text: str) -> None:
    """Nothing else is raised, and nothing before today comes of it."""
    try:
        assert parse_due(text, TODAY) >= TODAY
    except Usage as error:
        assert error.hint
