"""Durations and clock times as people type them.

A duration is `45m`, `45min`, `90` (minutes), `1h`, `1h30m`, `1h30`, `1 h 30 m`, `1.5h`, `1,5h` or `1:30`. Hours are
`h`, `hr`, `hour`, `tim` or `timme`, minutes `m`, `min`, `minut` or `minute`, their plurals too, with a space or not. A
number alone is minutes, but below ten it is refused: `2` is as likely hours. A fraction of an hour becomes the nearest
whole minute, a half upwards. A clock time is `9`, `9:00` or `9.00`; a range is two of them with `-` or a dash
between, with or without spaces, and one that ends before it starts ends on the next day.

Which words are a WHEN, and which begin a note (`looks_like_when`):

| word | taken as |
|---|---|
| `90`, `1h30m`, `1,5h`, `1:30`, `2hours`, `45minuter` | a duration |
| `9-10:30`, `22-1`, `09.00-10.30` | a clock range |
| `1h90m`, `25:00-26`, `1.5`, `2`, `-30m`, `2026-11-23` | a WHEN that cannot be: refused, never a note |
| `classes`, `3rd`, `7b`, `2-day`, `2nd-graders` | the first word of a note |

Several words that are one WHEN, such as `1 h 30 m`, `1 timme` or `17 - 17:30`, are put together in `typed_entry`. A
note that begins with a word of the upper kinds is given as `--note "90 guests"`; one that begins with a number alone
may also stand behind a WHEN.
"""

import re
from datetime import time
from typing import NamedTuple, NoReturn

from leadtime.model.duration import DAY, Duration
from leadtime.model.errors import Usage

DURATION_FORMS = "a duration is 45m, 1h30m, 1.5h, 1:30 or 90 (minutes), more than zero and at most 24 hours"
RANGE_FORMS = "a clock range is 9-10:30, 13:15-14 or 22-1 (to 01:00 the next day)"
CLOCK_FORMS = "a time of day is 13:15, 13.15 or 13"

# Patterns as text: each is made ready when it is first used, and a command uses few of them. [0-9] and not \d: `\d`
# takes the digits of every script. At most nine of them, so no number is ever slow to convert.
_NUMBER = "([0-9]{1,9})"
_H = "(?:h|hrs?|hours?|tim|timme|timmar)"
_M = "(?:m|mins?|minut|minuter|minutes?)"
_MINUTES = _NUMBER + rf"\s*{_M}?"
_HOURS = _NUMBER + rf"\s*{_H}\s*(?:" + _NUMBER + rf"\s*{_M}?)?"
_FRACTION = _NUMBER + "[.,]" + _NUMBER + rf"\s*{_H}"
_CLOCKLIKE = _NUMBER + ":([0-9]{2})"
_BARE_FRACTION = "[0-9]{1,9}[.,][0-9]{1,9}"
_CLOCK = "([0-9]{1,2})(?:[:.]([0-9]{2}))?"
_DASHES = "-–—"
_DASH = rf"\s*[{_DASHES}]\s*"
# The signs that are not ASCII stand apart: a set of both takes three times as long to be made ready.
_WHEN = rf"(?:−|[-+]?)[0-9](?:[0-9:.,\s-]|[–—]|{_H}|{_M})*"

_LEAST_BARE = 10  # minutes that a number alone may say: one below is more likely meant as hours
_EARLIEST_CLOCK = 6 * 60
_LONGEST_NIGHT = 12 * 60


class ClockRange(NamedTuple):
    """From `start` to `end`; an `end` at or before `start` is on the next day."""

    start: time
    end: time


def quoted(text: str) -> str:
    """What was typed, in quotes and cut after 40 characters, for an error's sentence."""
    return f'"{text}"' if len(text) <= 40 else f'"{text[:39]}…"'


def read_minutes(text: str) -> int | None:
    """The whole minutes a duration says, with no upper limit, zero included; None when it is not a duration."""
    text = text.strip().lower()
    if found := re.fullmatch(_MINUTES, text):
        return int(found[1])
    if found := re.fullmatch(_FRACTION, text):
        # h + f / 10^n hours to the nearest minute, in whole numbers: floor(60 f / 10^n + 1/2).
        scale: int = 10 ** len(found[2])
        return int(found[1]) * 60 + (120 * int(found[2]) + scale) // (2 * scale)
    found = re.fullmatch(_HOURS, text) or re.fullmatch(_CLOCKLIKE, text)
    if found and int(found[2] or 0) < 60:
        return int(found[1]) * 60 + int(found[2] or 0)
    return None


def parse_duration(text: str) -> Duration:
    """The duration typed, from one minute to 24 hours; anything else raises Usage with the accepted forms.

    A number below ten without a unit is refused too: of `2` nobody knows whether it is hours.
    """
    minutes = read_minutes(text)
    if minutes is None:
        _refuse_duration(text)
    if minutes == 0:
        raise Usage(f"{quoted(text)} is no time at all", DURATION_FORMS)
    if minutes > DAY.minutes:
        raise Usage(f"{quoted(text)} is more than 24 hours", DURATION_FORMS)
    if minutes < _LEAST_BARE and text.strip().isdigit():
        raise Usage(f"{quoted(text)} has no unit: hours or minutes?", f"say {minutes}h or {minutes}m")
    return Duration(minutes)


def _refuse_duration(text: str) -> NoReturn:
    word = text.strip().lower()
    if not word:
        raise Usage("the duration is empty", DURATION_FORMS)
    if re.fullmatch(_BARE_FRACTION, word):
        whole = read_minutes(word + "h") or 0
        hint = f"say {word}h for {whole} minutes, or give the minutes: {whole}m" if 0 < whole <= DAY.minutes else ""
        raise Usage(f"{quoted(text)} has no unit: hours or minutes?", hint or DURATION_FORMS)
    if word[0] in "-−":
        raise Usage(f"{quoted(text)} is negative", DURATION_FORMS)
    if (found := re.fullmatch(_HOURS, word) or re.fullmatch(_CLOCKLIKE, word)) and found[2]:
        raise Usage(f"{quoted(text)} has {int(found[2])} minutes after the hours, and an hour has 60", DURATION_FORMS)
    if re.fullmatch(rf"[0-9]{{10,}}\s*(?:{_H}|{_M})?", word):
        raise Usage(f"{quoted(text)} is more than 24 hours", DURATION_FORMS)
    raise Usage(f"{quoted(text)} is not a duration", DURATION_FORMS)


def looks_like_when(text: str) -> bool:
    """True when a word is, or clearly tries to be, a duration or a clock range; the table above decides."""
    word = text.strip().lower()
    # The table's pattern takes its time to be made ready; most words are none, and a duration is read next anyway.
    if word.lstrip("−-+")[:1] not in set("0123456789"):
        return False
    return read_minutes(word) is not None or re.fullmatch(_WHEN, word) is not None


def is_spaced_when(text: str, *, is_all: bool) -> bool:
    """True when a text with spaces in it is one WHEN: a range, or a duration whose last number has a unit.

    With `is_all` nothing comes after it, and the minutes may be without their unit: `1h 30`. A range that cannot be is
    one too, to be refused as what it is.
    """
    word = text.strip().lower()
    if re.fullmatch(rf"{_CLOCK}{_DASH}{_CLOCK}", word):
        return True
    return (is_all or not word[-1:].isdigit()) and word[:1].isdigit() and read_minutes(word) is not None


def parse_when(text: str) -> Duration | ClockRange:
    """The WHEN of `log`: a clock range if there is a dash inside, else a duration.

    `9:30` alone is refused from 6:00 on: it is as likely a time of day, and nine hours too many would be logged.
    """
    word = text.strip()
    if any(dash in word[1:] for dash in _DASHES):
        if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", word):
            hint = f"give the day as --date {word}"
            raise Usage(f"{quoted(text)} is a day, not a duration or a clock range", hint)
        return parse_clock_range(text)
    duration = parse_duration(text)
    if duration.minutes >= _EARLIEST_CLOCK and (found := re.fullmatch(_CLOCKLIKE, word)):
        hint = f"say {int(found[1])}h{found[2]}m for the duration, --at {word} for the time of day, or give a range"
        raise Usage(f"{quoted(text)} may be a time of day or a duration", hint)
    return duration


def is_clock(text: str) -> bool:
    """True for a time of day, 24:00 included."""
    return _minute_of_day(text) is not None


def parse_clock(text: str) -> time:
    """The time of day typed, 0:00 to 23:59; anything else raises Usage."""
    minute = _minute_of_day(text)
    if minute is None or minute == DAY.minutes:
        raise Usage(f"{quoted(text)} is not a time of day", CLOCK_FORMS)
    return _time(minute)


def parse_clock_range(text: str) -> ClockRange:
    """The clock range typed; Usage when a side is no time of day, both are equal, or it was probably turned round.

    24:00 is allowed as an end. A range across midnight is at most 12 hours: `9-5` is an office day written in the
    twelve-hour way, or a range turned round, and never twenty hours.
    """
    sides = re.split(_DASH, text.strip())
    if len(sides) != 2:
        raise Usage(f"{quoted(text)} is not a clock range", RANGE_FORMS)
    start, end = (_minute_of_day(side) for side in sides)
    for side, minute in zip(sides, (start, end), strict=True):
        if minute is None:
            what = f"{quoted(side)} in {quoted(text)}" if side else f"one side of {quoted(text)}"
            raise Usage(f"{what} is not a time of day", RANGE_FORMS)
    assert start is not None and end is not None
    if start == DAY.minutes or start == end:
        raise Usage(f"{quoted(text)} starts where it ends" if start == end else "24:00 can only be an end", RANGE_FORMS)
    if end < start and end + DAY.minutes - start > _LONGEST_NIGHT:
        afternoon = end + 12 * 60
        hint = f"for the afternoon say {sides[0]}-{_time(afternoon):%H:%M}" if start < afternoon < DAY.minutes else ""
        raise Usage(f"{quoted(text)} would last until {_time(end):%H:%M} the next day", hint or RANGE_FORMS)
    return ClockRange(_time(start), _time(end))


def _minute_of_day(text: str) -> int | None:
    """Minutes from midnight, 24:00 included."""
    found = re.fullmatch(_CLOCK, text.strip())
    if not found or int(found[2] or 0) > 59:
        return None
    minute = int(found[1]) * 60 + int(found[2] or 0)
    return minute if minute <= DAY.minutes else None


def _time(minute: int) -> time:
    return time(minute // 60 % 24, minute % 60)
