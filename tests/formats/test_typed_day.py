"""What people type as a day or a period: the accepted forms, and the refused ones with the whole of their words."""

import subprocess
import sys
from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from leadtime.formats.typed_day import DAY_FORMS, LAST_YEAR, PERIOD_FORMS, parse_day, parse_period, weekday
from leadtime.model.errors import Usage
from leadtime.model.period import Interval, Period, interval_containing

FRIDAY = date(2026, 11, 20)
MONDAY, SUNDAY = 0, 6


def days(first: str, last: str) -> Period:
    """From the first day to the last, both included: as a reader would say it."""
    return Period(date.fromisoformat(first), date.fromisoformat(last) + timedelta(days=1))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-23", "2026-11-23"),
        ("2028-02-29", "2028-02-29"),
        ("0001-01-01", "0001-01-01"),
        ("9998-12-31", "9998-12-31"),
        ("today", "2026-11-20"),
        ("yesterday", "2026-11-19"),
        ("Today", "2026-11-20"),
        ("  today ", "2026-11-20"),
        ("friday", "2026-11-20"),  # today is one
        ("thursday", "2026-11-19"),
        ("saturday", "2026-11-14"),
        ("monday", "2026-11-16"),
        ("mon", "2026-11-16"),
        ("SUN", "2026-11-15"),
    ],
)
def test_accepted_days(text: str, day: str) -> None:
    """A weekday is the latest such day, today included; capitals and spaces around it are no matter."""
    assert parse_day(text, FRIDAY) == date.fromisoformat(day)


SO_WRITTEN = "days are written year-month-day, so that none is read wrongly"


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("", "the day is empty", DAY_FORMS),
        ("   ", "the day is empty", DAY_FORMS),
        ("10/11/2026", f'"10/11/2026" is not a day: {SO_WRITTEN}', DAY_FORMS),
        ("10.11.2026", f'"10.11.2026" is not a day: {SO_WRITTEN}', DAY_FORMS),
        ("10-11-2026", f'"10-11-2026" is not a day: {SO_WRITTEN}', DAY_FORMS),
        ("10/11", f'"10/11" is not a day: {SO_WRITTEN}', DAY_FORMS),
        ("23.11.", f'"23.11." is not a day: {SO_WRITTEN}', DAY_FORMS),
        ("26-11-23", f'"26-11-23" is not a day: {SO_WRITTEN}', DAY_FORMS),
        ("2026/11/23", '"2026/11/23" is not the way a day is written', "write 2026-11-23"),
        ("2026-1-5", '"2026-1-5" is not the way a day is written', "write 2026-01-05"),
        ("2026.1.5", '"2026.1.5" is not the way a day is written', "write 2026-01-05"),
        ("2026-02-29", '"2026-02-29" is no day: February 2026 has 28 days', DAY_FORMS),
        ("2026-11-31", '"2026-11-31" is no day: November 2026 has 30 days', DAY_FORMS),
        ("2026-11-00", '"2026-11-00" is no day: November 2026 has 30 days', DAY_FORMS),
        ("2026-13-01", '"2026-13-01" has the month 13, and a year has 01 to 12', DAY_FORMS),
        ("2026-00-01", '"2026-00-01" has the month 00, and a year has 01 to 12', DAY_FORMS),
        ("0000-01-01", '"0000-01-01" is not in the years 0001 to 9998', DAY_FORMS),
        ("9999-01-01", '"9999-01-01" is not in the years 0001 to 9998', DAY_FORMS),
        ("11-23", '"11-23" is not a day', DAY_FORMS),
        ("20261123", '"20261123" is not a day', DAY_FORMS),
        ("2026-11", '"2026-11" is not a day', DAY_FORMS),
        ("2026-W47-1", '"2026-W47-1" is not a day', DAY_FORMS),
        ("2026-11-23T09:00", '"2026-11-23T09:00" is not a day', DAY_FORMS),
        ("tomorrow", '"tomorrow" is not a day', DAY_FORMS),
        ("tues", '"tues" is not a day', DAY_FORMS),
        ("week", '"week" is not a day', DAY_FORMS),
        ("２０２６-11-23", '"２０２６-11-23" is not a day', DAY_FORMS),
        ("x" * 60, f'"{"x" * 39}…" is not a day', DAY_FORMS),
    ],
)
def test_refused_days(text: str, message: str, hint: str) -> None:
    """Nothing is guessed: a refusal says why, and how a day is written."""
    with pytest.raises(Usage) as refusal:
        parse_day(text, FRIDAY)
    assert (refusal.value.message, refusal.value.hint) == (message, hint)


@pytest.mark.parametrize(
    ("text", "period", "kind"),
    [
        ("today", days("2026-11-20", "2026-11-20"), Interval.DAY),
        ("yesterday", days("2026-11-19", "2026-11-19"), Interval.DAY),
        ("mon", days("2026-11-16", "2026-11-16"), Interval.DAY),
        ("2026-11-23", days("2026-11-23", "2026-11-23"), Interval.DAY),
        ("week", days("2026-11-16", "2026-11-22"), Interval.WEEK),
        ("last-week", days("2026-11-09", "2026-11-15"), Interval.WEEK),
        ("next-week", days("2026-11-23", "2026-11-29"), Interval.WEEK),
        ("next-month", days("2026-12-01", "2026-12-31"), Interval.MONTH),
        ("next-quarter", days("2027-01-01", "2027-03-31"), Interval.QUARTER),
        ("Next-Year", days("2027-01-01", "2027-12-31"), Interval.YEAR),
        ("month", days("2026-11-01", "2026-11-30"), Interval.MONTH),
        ("last-month", days("2026-10-01", "2026-10-31"), Interval.MONTH),
        ("quarter", days("2026-10-01", "2026-12-31"), Interval.QUARTER),
        ("last-quarter", days("2026-07-01", "2026-09-30"), Interval.QUARTER),
        ("year", days("2026-01-01", "2026-12-31"), Interval.YEAR),
        ("last-year", days("2025-01-01", "2025-12-31"), Interval.YEAR),
        (" Last-Week", days("2026-11-09", "2026-11-15"), Interval.WEEK),
        ("2026-W47", days("2026-11-16", "2026-11-22"), Interval.WEEK),
        ("2026-w53", days("2026-12-28", "2027-01-03"), Interval.WEEK),
        ("2026-W01", days("2025-12-29", "2026-01-04"), Interval.WEEK),
        ("W47", days("2026-11-16", "2026-11-22"), Interval.WEEK),
        ("w01", days("2025-12-29", "2026-01-04"), Interval.WEEK),
        ("2026-11", days("2026-11-01", "2026-11-30"), Interval.MONTH),
        ("2028-02", days("2028-02-01", "2028-02-29"), Interval.MONTH),
        ("2026-Q4", days("2026-10-01", "2026-12-31"), Interval.QUARTER),
        ("2026-q1", days("2026-01-01", "2026-03-31"), Interval.QUARTER),
        ("2026", days("2026-01-01", "2026-12-31"), Interval.YEAR),
        ("2026-11-02..2026-11-05", days("2026-11-02", "2026-11-05"), None),
        ("2026-11-02..2026-11-02", days("2026-11-02", "2026-11-02"), None),
        ("2026-W46 .. 2026-W47", days("2026-11-09", "2026-11-22"), None),
        ("2025-Q4..2026", days("2025-10-01", "2026-12-31"), None),
        ("last-month..today", days("2026-10-01", "2026-11-20"), None),
        ("mon..fri", days("2026-11-16", "2026-11-20"), None),
    ],
)
def test_accepted_periods(text: str, period: Period, kind: Interval | None) -> None:
    """Every form means these days; `A..B` takes the whole of both and is of no one kind."""
    assert parse_period(text, FRIDAY, MONDAY) == (period, kind)


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("", "the period is empty", PERIOD_FORMS),
        ("10/11/2026", f'"10/11/2026" is not a period: {SO_WRITTEN}', PERIOD_FORMS),
        ("11/2026", '"11/2026" is not a period', PERIOD_FORMS),
        ("11-23", '"11-23" is not a period', PERIOD_FORMS),
        ("2026-1-5", '"2026-1-5" is not the way a day is written', "write 2026-01-05"),
        ("2026-W54", '"2026-W54" is no week: 2026 has W01 to W53', PERIOD_FORMS),
        ("2025-W53", '"2025-W53" is no week: 2025 has W01 to W52', PERIOD_FORMS),
        ("2026-W00", '"2026-W00" is no week: 2026 has W01 to W53', PERIOD_FORMS),
        ("2026-W7", '"2026-W7" is not a period', PERIOD_FORMS),
        ("W48", '"W48" has not begun this year', "give the year too, as in 2026-W48"),
        ("W54", '"W54" is no week: 2026 has W01 to W53', PERIOD_FORMS),
        ("2026-13", '"2026-13" has the month 13, and a year has 01 to 12', PERIOD_FORMS),
        ("2026-Q5", '"2026-Q5" is no quarter: a year has Q1 to Q4', PERIOD_FORMS),
        ("2026-Q0", '"2026-Q0" is no quarter: a year has Q1 to Q4', PERIOD_FORMS),
        ("0000", '"0000" is not in the years 0001 to 9998', PERIOD_FORMS),
        ("9999-Q4", '"9999-Q4" is not in the years 0001 to 9998', PERIOD_FORMS),
        ("47", '"47" is not a period', PERIOD_FORMS),
        ("last-day", '"last-day" is not a period', PERIOD_FORMS),
        ("last-monday", '"last-monday" is not a period', PERIOD_FORMS),
        ("last week", '"last week" is not a period', PERIOD_FORMS),
        ("2026-11-31..2026-12-01", '"2026-11-31" is no day: November 2026 has 30 days', DAY_FORMS),
        ("2026-11..x", '"x" is not a period', PERIOD_FORMS),
        ("..", '".." does not have a day or a period on each side of the two dots', PERIOD_FORMS),
        ("2026..", '"2026.." does not have a day or a period on each side of the two dots', PERIOD_FORMS),
        (" ..today", '" ..today" does not have a day or a period on each side of the two dots', PERIOD_FORMS),
        ("2026...2027", '"2026...2027" does not have a day or a period on each side of the two dots', PERIOD_FORMS),
        ("2025..2026..2027", '"2026..2027" is not a period', PERIOD_FORMS),
        (
            "2026-12..2026-11",
            '"2026-12..2026-11" would start on 2026-12-01 and end before that, on 2026-11-30',
            "turn the two round",
        ),
        (
            "today..yesterday",
            '"today..yesterday" would start on 2026-11-20 and end before that, on 2026-11-19',
            "turn the two round",
        ),
    ],
)
def test_refused_periods(text: str, message: str, hint: str) -> None:
    """A refusal says what there is instead, and quotes the side of `..` that is wrong."""
    with pytest.raises(Usage) as refusal:
        parse_period(text, FRIDAY, MONDAY)
    assert (refusal.value.message, refusal.value.hint) == (message, hint)


def test_a_week_that_starts_on_sunday() -> None:
    """The words follow the user's week; an ISO week, which starts on a Monday, is refused with its days."""
    assert parse_period("week", FRIDAY, SUNDAY) == (days("2026-11-15", "2026-11-21"), Interval.WEEK)
    assert parse_period("last-week", FRIDAY, SUNDAY) == (days("2026-11-08", "2026-11-14"), Interval.WEEK)
    with pytest.raises(Usage) as refusal:
        parse_period("2026-W47", FRIDAY, SUNDAY)
    assert refusal.value.message == '"2026-W47" starts on a Monday, and the weeks of your budget on a Sunday'
    assert refusal.value.hint == "give the days, such as 2026-11-16..2026-11-22"


@pytest.mark.parametrize(
    ("today", "text", "period"),
    [
        ("2026-03-31", "last-month", days("2026-02-01", "2026-02-28")),
        ("2026-01-01", "last-month", days("2025-12-01", "2025-12-31")),
        ("2026-02-15", "last-quarter", days("2025-10-01", "2025-12-31")),
        ("2028-02-29", "last-year", days("2027-01-01", "2027-12-31")),
        ("2027-01-03", "week", days("2026-12-28", "2027-01-03")),
        ("2027-01-04", "last-week", days("2026-12-28", "2027-01-03")),
        ("2027-01-03", "W53", days("2026-12-28", "2027-01-03")),  # a Sunday that is still in the year of its week
        ("2027-01-04", "W01", days("2027-01-04", "2027-01-10")),
    ],
)
def test_around_the_turn_of_months_and_years(today: str, text: str, period: Period) -> None:
    """Nothing hangs on the day of the month or on which year a week's Thursday lies in."""
    assert parse_period(text, date.fromisoformat(today), MONDAY)[0] == period


@pytest.mark.parametrize(
    ("today", "text"),
    [
        (date.min, "yesterday"),
        (date.min, "sunday"),
        (date.min, "last-week"),
        (date.min, "last-month"),
        (date.min, "last-quarter"),
        (date.min, "last-year"),
        (date.max, "week"),
        (date.max, "today"),
        (date.max, "year"),
    ],
)
def test_at_the_ends_of_the_calendar(today: date, text: str) -> None:
    """A computer whose clock stands in the year 1 or 9999 gets a sentence too."""
    with pytest.raises(Usage) as refusal:
        parse_period(text, today, MONDAY)
    assert refusal.value.message == f'"{text}" is beyond the years 0001 to {LAST_YEAR}'
    assert refusal.value.hint == "set the computer's clock, or give the day"


@given(
    st.text(alphabet="0123456789-./Ww Qqadeklmnorsty٣", max_size=12) | st.text(max_size=30),
    st.dates(),
    st.integers(0, 6),
)
def test_any_text_on_any_day_is_a_period_or_a_usage_error(text: str, today: date, week_starts: int) -> None:
    """Nothing typed ends in a traceback; a period has a day in it, and a day is a period of one."""
    with suppress(Usage):
        period, _ = parse_period(text, today, week_starts)
        assert period.start < period.end
    with suppress(Usage):
        assert parse_period(text, today, week_starts)[0].start == parse_day(text, today)


@given(st.dates(date(2, 1, 1), date(9998, 12, 31)), st.sampled_from(list(Interval)[1:]), st.integers(0, 6))
def test_next_is_the_one_directly_after(today: date, kind: Interval, week_starts: int) -> None:
    """`next-week` begins where `week` ends, and is itself a whole week; so are the others."""
    assume(kind is not Interval.YEAR or today.year < 9998)
    now, after = (parse_period(f"{which}{kind.value}", today, week_starts)[0] for which in ("", "next-"))
    assert after.start == now.end
    assert after == interval_containing(now.end, kind, week_starts)


@given(st.dates(date(2, 1, 1), date(9998, 12, 31)), st.sampled_from(list(Interval)[1:]), st.integers(0, 6))
def test_last_is_the_one_directly_before(today: date, kind: Interval, week_starts: int) -> None:
    """`last-month` ends where `month` starts, and is itself a whole month; so are the others."""
    now, _ = parse_period(kind.value, today, week_starts)
    before, said = parse_period(f"last-{kind.value}", today, week_starts)
    assert (before.end, said) == (now.start, kind)
    assert before == interval_containing(before.start, kind, week_starts)


def test_every_day_from_2015_to_2035_is_in_its_iso_week() -> None:
    """Leap days, W53 and the turns of the years: the week's number, typed, gives the seven days that it has."""
    day = date(2015, 1, 1)
    while day <= date(2035, 12, 31):
        year, week, number = day.isocalendar()
        period, kind = parse_period(f"{year}-W{week:02}", FRIDAY, MONDAY)
        assert (kind, period.start.weekday(), (period.end - period.start).days) == (Interval.WEEK, 0, 7)
        assert period.start + timedelta(days=number - 1) == day
        assert parse_day(day.isoformat(), FRIDAY) == day
        day += timedelta(days=1)


@pytest.mark.parametrize(
    ("word", "number"), [("monday", 0), ("Sun", 6), (" wed ", 2), ("we", None), ("måndag", None), ("", None)]
)
def test_the_names_of_the_weekdays(word: str, number: int | None) -> None:
    """The whole name or its first three letters; the budget's file takes the same words."""
    assert weekday(word) == number


def test_a_day_is_read_without_dateutil() -> None:
    """`log --date yesterday` does not pay for calendar arithmetic that only `last-month` and its like need."""
    code = (
        "import sys; from datetime import date; from leadtime.formats.typed_day import parse_day, parse_period\n"
        "for word in ('today', 'yesterday', '2026-11-23', 'mon'): parse_day(word, date(2026, 11, 20))\n"
        "parse_period('last-week', date(2026, 11, 20), 0); print('dateutil' in sys.modules)\n"
        "parse_period('last-month', date(2026, 11, 20), 0); print('dateutil' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["False", "True"]
