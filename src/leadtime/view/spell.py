"""The one place that spells a duration, a share, a date, a target and a text from people.

Conventions: figures are rounded here and nowhere before, half away from zero; what is still to go is rounded up, so
that doing it is always enough. Month and day names are our own, so that the machine's locale changes nothing.
Nothing here loads rich: the answer of `log` is spelled here too.
"""

import re
from datetime import date, timedelta
from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING

from leadtime.model.duration import Duration
from leadtime.model.period import Interval, Period, interval_containing
from leadtime.model.target import Amount, Measure, Of, Target

if TYPE_CHECKING:
    from leadtime.model.unit import Cadence

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NOTHING = "–"

# What a terminal would obey, or not show at all, instead of printing: control characters (C0, DEL, C1), soft and
# zero-width characters, marks, overrides and isolates of writing direction, line and paragraph separators,
# annotation and tag characters, lone surrogates (a byte of the command line that is not UTF-8).
UNSAFE = (
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
SHORT_ESCAPES = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def safe(text: str) -> str:
    r"""The text on one line, with every character that could steer a terminal or hide shown as `\x1b`, `\u202e`, `\n`.

    Everything else, square brackets, backslashes and colons too, stays as it was written.
    """
    if text.isascii() and text.isprintable():  # nearly every text; the pattern is made ready only for the others
        return text
    return re.sub(UNSAFE, _visible, text)


def _visible(found: re.Match[str]) -> str:
    character = found.group()
    code = ord(character)
    if character in SHORT_ESCAPES:
        return SHORT_ESCAPES[character]
    if code <= 0xFF:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def rounded(value: Fraction) -> int:
    """The nearest whole number; a half goes away from zero, so that a variance and its opposite look alike."""
    return floor(value + Fraction(1, 2)) if value >= 0 else -floor(-value + Fraction(1, 2))


def duration(length: Duration) -> str:
    """Hours and minutes for a table's column, `14:30`; hours go beyond 24 and the sign comes first."""
    hours, minutes = divmod(abs(length.minutes), 60)
    return f"{'-' if length.minutes < 0 else ''}{hours}:{minutes:02}"


def spoken(length: Duration) -> str:
    """Hours and minutes for a sentence: `3 h 30 m`, `45 m`, `6 h`; nothing is `0 m`."""
    hours, minutes = divmod(abs(length.minutes), 60)
    parts = [f"{hours} h"] * bool(hours) + [f"{minutes} m"] * bool(minutes)
    return ("-" if length.minutes < 0 else "") + (" ".join(parts) or "0 m")


def typed(length: Duration) -> str:
    """Hours and minutes as they are typed on the command line: `2h30m`, `45m`."""
    return spoken(length).replace(" ", "")


def minutes_needed(value: Fraction) -> Duration:
    """Time still needed, rounded up to the minute: less than that would not be enough."""
    return Duration(ceil(value))


def share(value: Fraction | None, digits: int = 1) -> str:
    """A share as `42.6 %`, rounded half up; a share of nothing is a dash."""
    if value is None:
        return NOTHING
    scaled = rounded(value * 100 * 10**digits)
    whole, part = divmod(abs(scaled), 10**digits)
    return f"{'-' if scaled < 0 else ''}{whole}{f'.{part:0{digits}}' if digits else ''} %"


def signed(value: Fraction, measure: Measure) -> str:
    """A variance with its sign: time as `+1:20` or `-3:30`, a number as `+1`; what rounds to nothing has no sign."""
    is_number = measure not in (Measure.SHARE, Measure.TIME)
    text = decimal(value) if is_number else duration(Duration(rounded(value)))
    return f"+{text}" if value > 0 and text.strip("0:.") else text


def decimal(value: Fraction) -> str:
    """A number with at most one decimal, and none when it is whole: `3`, `1.8`."""
    tenths = rounded(value * 10)
    text = f"{'-' if tenths < 0 else ''}{abs(tenths) // 10}"
    return text if tenths % 10 == 0 else f"{text}.{abs(tenths) % 10}"


def amount(value: Amount) -> str:
    """How much a target asks for: `20 %`, `12.5 %`, `6 h`, `3`; a share keeps the decimals it was written with."""
    if value.measure in (Measure.SHARE, Measure.UNITS):
        digits = next((n for n in range(10) if (value.value * 100 * 10**n).denominator == 1), 1)
        return share(value.value, digits)
    if value.measure is Measure.TIME:
        return spoken(Duration(rounded(value.value)))
    return decimal(value.value)


def target(value: Target) -> str:
    """A target for a table's column: `≥ 20 %`, `≤ 45 % of capacity`, `≥ 3 a week`, and a band as `20-30 %`.

    Of units: `≥ 80 % of units a quarter`, `every 6 weeks`.
    """
    return _target(value, "≥", "≤", "-")


def target_in_words(value: Target) -> str:
    """A target for a sentence: `at least 20 %`, `at most 45 % of capacity`, `at least 3 a week`, `20 to 30 %`.

    Of units: `at least 80 % of units a quarter`, `a visit to each unit every 6 weeks`.
    """
    text = _target(value, "at least", "at most", " to ")
    return f"a visit to each unit {text}" if value.visit_every else text


def _target(value: Target, at_least: str, at_most: str, to: str) -> str:
    if value.visit_every:
        return f"every {cadence(value.visit_every)}"
    least = amount(value.at_least) if value.at_least else ""
    most = amount(value.at_most) if value.at_most else ""
    if least and most:
        # a time keeps its unit and its room on both sides: `4 h - 6 h`
        text = f"{least} {to.strip()} {most}" if value.measure is Measure.TIME else least.removesuffix(" %") + to + most
    else:
        text = f"{at_least} {least}" if least else f"{at_most} {most}"
    if value.measure is Measure.UNITS:
        return f"{text} of units a {value.per.value}"
    if value.measure is not Measure.SHARE:
        return f"{text} a {value.per.value}"
    return f"{text} of capacity" if value.of is Of.CAPACITY else text


def times(value: Fraction) -> str:
    """How many times as long, always with one decimal, for a table's column: `2.5 x`, `1.0 x`."""
    whole, tenth = divmod(rounded(value * 10), 10)
    return f"{whole}.{tenth} x"


def cadence(value: "Cadence") -> str:
    """How often, after `every`: `6 weeks`, `month`, `10 days`."""
    return value.interval.value if value.number == 1 else f"{value.number} {value.interval.value}s"


def counted(number: int, category: str) -> str:
    """A number of entries in the category's own word if that is a plural: `4 visits`, `1 visit`; else `4 entries`."""
    noun = category.rpartition("/")[2]
    if not noun.endswith("s") or noun.endswith(("ss", "us", "is", "ics", "ews")):
        return f"{number} {'entry' if number == 1 else 'entries'}"
    return f"{number} {noun[:-1] if number == 1 else noun}"


def day(value: date) -> str:
    """A date as `23 November 2026`."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def day_short(value: date, year: int) -> str:
    """A date for a table's column, without its year where that is `year`: `23 Nov`, `23 Nov 2025`."""
    return f"{value.day} {MONTHS[value.month - 1][:3]}" + ("" if value.year == year else f" {value.year}")


def weekday(value: date) -> str:
    """A date with its day of the week: `Monday 23 November 2026`."""
    return f"{WEEKDAYS[value.weekday()]} {day(value)}"


def kind_of(period: Period) -> Interval | None:
    """Which interval the period is exactly, None for any other span; any seven days are a week."""
    if (period.end - period.start).days == 7:
        return Interval.WEEK
    return next((kind for kind in Interval if interval_containing(period.start, kind) == period), None)


def period_word(period: Period) -> str:
    """The word for a period in a sentence: day, week, month, quarter, year, else period."""
    kind = kind_of(period)
    return kind.value if kind else "period"


def period(value: Period) -> str:
    """The period's name: `Week 47, 16-22 November 2026`, `November 2026`, `Quarter 4 2026`, `2026`, else its dates.

    Only seven days from a Monday are an ISO week with a number; a week that starts on another day is its dates.
    """
    kind = kind_of(value)
    first = value.start
    if kind is Interval.DAY:
        return weekday(first)
    if kind is Interval.MONTH:
        return f"{MONTHS[first.month - 1]} {first.year}"
    if kind is Interval.QUARTER:
        return f"Quarter {(first.month + 2) // 3} {first.year}"
    if kind is Interval.YEAR:
        return str(first.year)
    dates = _dates(first, value.end - timedelta(days=1))
    return f"Week {first.isocalendar().week}, {dates}" if kind is Interval.WEEK and first.weekday() == 0 else dates


def period_short(value: Period, within: Period) -> str:
    """The period's name as a column's head, with no more than tells it from the others within a longer period.

    `Mon 23`, `W47`, `Nov`, `Q4`, `2026`; with the month or the year where the longer period has several; a part of
    a week or month is its dates, `28-30 Nov`.
    """
    kind, first, last = kind_of(value), value.start, value.end - timedelta(days=1)
    one_year = within.start.year == (within.end - timedelta(days=1)).year
    year = "" if one_year else f" {first.year}"
    if kind is Interval.WEEK and first.weekday() == 0:
        iso = first.isocalendar()
        return f"W{iso.week:02}" if one_year else f"{iso.year}-W{iso.week:02}"
    if kind is Interval.MONTH:
        return MONTHS[first.month - 1][:3] + year
    if kind is Interval.QUARTER:
        return f"Q{(first.month + 2) // 3}{year}"
    if kind is Interval.YEAR:
        return str(first.year)
    month, last_month = MONTHS[first.month - 1][:3], MONTHS[last.month - 1][:3]
    if first == last:
        in_one_month = one_year and within.start.month == (within.end - timedelta(days=1)).month
        return f"{WEEKDAYS[first.weekday()][:3]} {first.day}" if in_one_month else f"{first.day} {month}{year}"
    return f"{first.day}{'' if month == last_month else ' ' + month}-{last.day} {last_month}{year}"


def _dates(first: date, last: date) -> str:
    if first.year != last.year:
        return f"{day(first)} - {day(last)}"
    if first.month != last.month:
        return f"{first.day} {MONTHS[first.month - 1]} - {day(last)}"
    return day(first) if first == last else f"{first.day}-{day(last)}"
