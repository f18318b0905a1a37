"""Days and periods as people type them.

A day is `2026-11-23`, `today`, `yesterday` or a weekday (`monday`, `mon`): the latest such day, today included. A
period is a day, a word (`week`, `last-week`, `next-week`, `month` ...), `2026-W47` (an ISO week), `W47` (this
year's, once it has begun), `2026-11`, `2026-Q4`, `2026`, or `A..B`: from the first day of A to the last day of B, both
included. Capitals are as good as small letters.

`10/11/2026` is refused and not guessed at: it is the tenth of November to one reader and the eleventh of October to
another. So is `2026-W47` when the user's week does not start on Monday: ISO weeks do.
"""

import re
from datetime import date, timedelta
from typing import NoReturn

from leadtime.formats.typed_time import quoted
from leadtime.model.errors import Usage
from leadtime.model.period import Interval, Period, interval_containing

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

DAY_FORMS = "a day is 2026-11-23, today, yesterday or a weekday such as monday"
PERIOD_FORMS = (
    "a period is a day, week, last-week, next-week, month, quarter, year (and so on), "
    "2026-W47, 2026-11, 2026-Q4, 2026, or A..B with both included"
)

# The last year is 9998 and not 9999, so that the day after every period can be said.
LAST_YEAR = 9998

_INTERVALS = {kind.value: kind for kind in (Interval.WEEK, Interval.MONTH, Interval.QUARTER, Interval.YEAR)}
# Patterns as text: most commands read no day, and a pattern is made ready when it is first used.
_DAY = "([0-9]{4})-([0-9]{2})-([0-9]{2})"
_WEEK = "(?:([0-9]{4})-)?w([0-9]{2})"
_MONTH = "([0-9]{4})-([0-9]{2})"
_QUARTER = "([0-9]{4})-q([0-9])"
_YEAR = "[0-9]{4}"
_YEAR_FIRST = "([0-9]{4})[./-]([0-9]{1,2})[./-]([0-9]{1,2})"
_OTHER_ORDER = r"[0-9]{1,4}([./-])[0-9]{1,2}[./-][0-9]{1,4}|[0-9]{1,2}[./][0-9]{1,2}[.]?"


def weekday(word: str) -> int | None:
    """0 for Monday to 6 for Sunday, from the day's whole name or its first three letters; None for another word."""
    word = word.strip().lower()
    return next((number for number, name in enumerate(WEEKDAYS) if word in (name, name[:3])), None)


def parse_day(text: str, today: date) -> date:
    """The day typed; anything else, and a day that no calendar has, raises Usage with the accepted forms."""
    day = _day(text, today)
    if day is None:
        _refuse(text, "day", DAY_FORMS)
    return day


def parse_period(text: str, today: date, week_starts: int) -> tuple[Period, Interval | None]:
    """The period typed and its kind, which is None for `A..B`; anything else raises Usage with the accepted forms.

    `week_starts` is 0 for Monday to 6 for Sunday.
    """
    if ".." not in text:
        return _period(text, today, week_starts)
    first, _, last = text.partition("..")
    if not first.strip() or not last.strip() or last.startswith("."):
        raise Usage(f"{quoted(text)} does not have a day or a period on each side of the two dots", PERIOD_FORMS)
    start, end = _period(first, today, week_starts)[0].start, _period(last, today, week_starts)[0].end
    if start >= end:
        latest = end - timedelta(days=1)
        raise Usage(f"{quoted(text)} would start on {start} and end before that, on {latest}", "turn the two round")
    return Period(start, end), None


def _day(text: str, today: date) -> date | None:
    """The day, or None when the text is not meant as one."""
    word = text.strip().lower()
    if word == "today":
        return today
    if word == "yesterday":
        return _back(text, today, 1)
    if (number := weekday(word)) is not None:
        return _back(text, today, (today.weekday() - number) % 7)
    found = re.fullmatch(_DAY, word)
    if not found:
        return None
    year, month, day = _year(text, found[1], DAY_FORMS), _month(text, found[2], DAY_FORMS), int(found[3])
    first = date(year, month, 1)
    last = interval_containing(first, Interval.MONTH).end - timedelta(days=1)
    if not 1 <= day <= last.day:
        raise Usage(f"{quoted(text)} is no day: {first:%B} {year} has {last.day} days", DAY_FORMS)
    return first.replace(day=day)


def _period(text: str, today: date, week_starts: int) -> tuple[Period, Interval]:
    """The period of a text without `..`."""
    word = text.strip().lower()
    which, dash, name = word.rpartition("-")
    if (which in ("last", "next") or not dash) and (kind := _INTERVALS.get(name)):
        period = _containing(text, today, kind, week_starts)
        if which == "last":
            period = _before(text, period, kind)
        elif which == "next":
            period = _containing(text, period.end, kind, week_starts)
        return period, kind
    if found := re.fullmatch(_WEEK, word):
        return _iso_week(text, found, today, week_starts), Interval.WEEK
    if found := re.fullmatch(_MONTH, word):
        day, kind = date(_year(text, found[1], PERIOD_FORMS), _month(text, found[2], PERIOD_FORMS), 1), Interval.MONTH
    elif found := re.fullmatch(_QUARTER, word):
        if not 1 <= int(found[2]) <= 4:
            raise Usage(f"{quoted(text)} is no quarter: a year has Q1 to Q4", PERIOD_FORMS)
        day, kind = date(_year(text, found[1], PERIOD_FORMS), 3 * int(found[2]) - 2, 1), Interval.QUARTER
    elif re.fullmatch(_YEAR, word):
        day, kind = date(_year(text, word, PERIOD_FORMS), 1, 1), Interval.YEAR
    elif known := _day(text, today):
        day, kind = known, Interval.DAY
    else:
        _refuse(text, "period", PERIOD_FORMS)
    return _containing(text, day, kind, week_starts), kind


def _iso_week(text: str, found: re.Match[str], today: date, week_starts: int) -> Period:
    year, week = _year(text, found[1] or f"{today.isocalendar().year:04}", PERIOD_FORMS), int(found[2])
    weeks = date(year, 12, 28).isocalendar().week  # 28 December is always in the year's last week
    if not 1 <= week <= weeks:
        raise Usage(f"{quoted(text)} is no week: {year} has W01 to W{weeks}", PERIOD_FORMS)
    start = date.fromisocalendar(year, week, 1)
    if not found[1] and start > today:
        raise Usage(f"{quoted(text)} has not begun this year", f"give the year too, as in {year:04}-W{week:02}")
    if week_starts:
        reason = f"{quoted(text)} starts on a Monday, and the weeks of your budget on a {WEEKDAYS[week_starts].title()}"
        raise Usage(reason, f"give the days, such as {start}..{start + timedelta(days=6)}")
    return Period(start, start + timedelta(days=7))


def _year(text: str, digits: str, forms: str) -> int:
    if not 1 <= int(digits) <= LAST_YEAR:
        raise Usage(f"{quoted(text)} is not in the years 0001 to {LAST_YEAR}", forms)
    return int(digits)


def _month(text: str, digits: str, forms: str) -> int:
    if not 1 <= int(digits) <= 12:
        raise Usage(f"{quoted(text)} has the month {digits}, and a year has 01 to 12", forms)
    return int(digits)


def _back(text: str, day: date, days: int) -> date:
    """So many days before `day`, where the calendar goes back that far."""
    if day.toordinal() <= days:
        _beyond(text)
    return day - timedelta(days=days)


def _before(text: str, period: Period, kind: Interval) -> Period:
    """The week, month, quarter or year that ends where `period` begins."""
    if kind is Interval.WEEK:
        return Period(_back(text, period.start, 7), period.start)
    from dateutil.relativedelta import relativedelta

    lengths = {Interval.MONTH: 1, Interval.QUARTER: 3, Interval.YEAR: 12}
    try:
        return Period(period.start - relativedelta(months=lengths[kind]), period.start)
    except ValueError:
        _beyond(text)


def _containing(text: str, day: date, kind: Interval, week_starts: int) -> Period:
    try:
        return interval_containing(day, kind, week_starts)
    except (OverflowError, ValueError):  # a computer whose clock stands in the year 1 or 9999
        _beyond(text)


def _beyond(text: str) -> NoReturn:
    raise Usage(f"{quoted(text)} is beyond the years 0001 to {LAST_YEAR}", "set the computer's clock, or give the day")


def _refuse(text: str, what: str, forms: str) -> NoReturn:
    word = text.strip()
    if not word:
        raise Usage(f"the {what} is empty", forms)
    if (found := re.fullmatch(_YEAR_FIRST, word)) and 1 <= int(found[2]) <= 12 and 1 <= int(found[3]) <= 31:
        hint = f"write {found[1]}-{int(found[2]):02}-{int(found[3]):02}"
        raise Usage(f"{quoted(text)} is not the way a day is written", hint)
    if re.fullmatch(_OTHER_ORDER, word):
        reason = "days are written year-month-day, so that none is read wrongly"
        raise Usage(f"{quoted(text)} is not a {what}: {reason}", forms)
    raise Usage(f"{quoted(text)} is not a {what}", forms)
