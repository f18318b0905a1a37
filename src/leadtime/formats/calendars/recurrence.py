"""A recurrence rule (RRULE), read by icalendar and looked over: what can't be followed is refused here."""

from collections.abc import Mapping
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any, NamedTuple

from leadtime.formats.calendars.refusal import MEND, Unusable
from leadtime.model.event import Reason

STEP = {"HOURLY": 3600, "MINUTELY": 60, "SECONDLY": 1}  # seconds, of the rules that go by the clock

_FREQUENCIES = ("YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY", "MINUTELY", "SECONDLY")
_MOST_TIMES = 288  # a day: one every five minutes
_LONGEST_RULE = 1000  # characters
_LONGEST_INTERVAL = 100_000
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")

# What each part may hold; a negative one counts from the end, and then none is 0.
_RANGES = {
    "BYSECOND": range(60),
    "BYMINUTE": range(60),
    "BYHOUR": range(24),
    "BYMONTHDAY": range(-31, 32),
    "BYYEARDAY": range(-366, 367),
    "BYWEEKNO": range(-53, 54),
    "BYMONTH": range(1, 13),
    "BYSETPOS": range(-366, 367),
}

_KNOWN = frozenset(("FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", "RSCALE", *_RANGES))


class Repetition(NamedTuple):
    """A recurrence rule; `until` is a wall time and still in it. A part that is not there is empty."""

    frequency: str
    interval: int = 1
    limit: int | None = None  # COUNT
    until: datetime | None = None
    week_starts: int = 0  # 0 is Monday
    months: tuple[int, ...] = ()
    weeks: tuple[int, ...] = ()
    year_days: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()
    weekdays: tuple[tuple[int, int], ...] = ()  # (which one in its month or year, or 0 for each; 0 Monday ... 6 Sunday)
    hours: tuple[int, ...] = ()
    minutes: tuple[int, ...] = ()
    seconds: tuple[int, ...] = ()
    positions: tuple[int, ...] = ()


@lru_cache(maxsize=500)  # calendars have few rules, and many series of each
def parse_rule(text: str, is_all_day: bool) -> Repetition:
    """The rule that an RRULE holds, its UNTIL with the zone it is written in; Unusable for one that can't be followed.

    An UNTIL that is a day lasts to the end of it: libraries take its first moment and lose that day. The clock parts of
    an all-day event's rule mean nothing, as the RFC says.
    """
    from icalendar.prop import vRecur

    if len(text) > _LONGEST_RULE:
        raise Unusable(Reason.TOO_MANY, "its rule is longer than can be followed", MEND)
    try:
        said = dict(vRecur.from_ical(text.replace(" ", "")))  # its names are in capitals
        until = _one(said, "UNTIL", None)
        if isinstance(until, date) and not isinstance(until, datetime):
            until = datetime.combine(until, time(23, 59, 59))
        parts = {name: tuple(sorted({int(one) for one in said[name]})) if name in said else () for name in _RANGES}
        rule = Repetition(
            str(_one(said, "FREQ", "")).upper(),
            int(_one(said, "INTERVAL", 1)),
            int(_one(said, "COUNT", -1)),
            until,
            _weekday(_one(said, "WKST", "MO"))[1],
            parts["BYMONTH"],
            parts["BYWEEKNO"],
            parts["BYYEARDAY"],
            parts["BYMONTHDAY"],
            tuple(sorted({_weekday(one) for one in said.get("BYDAY", ())})),
            () if is_all_day else parts["BYHOUR"],
            () if is_all_day else parts["BYMINUTE"],
            () if is_all_day else parts["BYSECOND"],
            parts["BYSETPOS"],
        )
    except (ValueError, TypeError, KeyError, IndexError, OverflowError, AttributeError) as error:
        raise _broken(text) from error
    plain = str(_one(said, "RSCALE", "GREGORIAN")).upper() == "GREGORIAN" and _KNOWN.issuperset(said)
    if not plain or not all(
        one in _RANGES[name] and (one or 0 not in _RANGES[name] or _RANGES[name].start == 0)
        for name, held in parts.items()
        for one in held
    ):
        raise _broken(text)
    return _followed(rule, text, is_all_day)


def _followed(rule: Repetition, text: str, is_all_day: bool) -> Repetition:
    """The rule, unless it is none, or steps so finely that it never comes to an end of them."""
    if rule.frequency not in _FREQUENCIES or not 1 <= rule.interval <= _LONGEST_INTERVAL:
        raise _broken(text)
    if rule.limit == -1:  # some programs write "without end" so
        rule = rule._replace(limit=None)
    if (rule.limit is not None and rule.limit < 1) or not isinstance(rule.until, datetime | None):
        raise _broken(text)
    if is_all_day and rule.frequency in STEP:
        raise _broken(text)
    if rule.frequency in ("SECONDLY", "MINUTELY") and rule.limit is None and rule.until is None:
        every = rule.frequency.removesuffix("LY").lower()
        raise Unusable(Reason.TOO_MANY, f"it repeats by the {every} without end", "give it an end in the calendar")
    if (len(rule.hours) or 1) * (len(rule.minutes) or 1) * (len(rule.seconds) or 1) > _MOST_TIMES:
        raise Unusable(Reason.TOO_MANY, f"it repeats more than {_MOST_TIMES} times a day")
    return rule


def _broken(text: str) -> Unusable:
    return Unusable(Reason.BROKEN, f'its rule "{text[:60]}" can\'t be followed', MEND)


def _one(said: Mapping[str, Any], name: str, missing: object) -> Any:
    held = said.get(name, missing)
    return held[0] if isinstance(held, list) else held


def _weekday(text: str) -> tuple[int, int]:
    """`-1FR` as (-1, 4); ValueError for no weekday."""
    text = str(text).strip().upper()
    nth = int(text[:-2] or 0)
    if not -53 <= nth <= 53:
        raise ValueError(text)
    return nth, _WEEKDAYS.index(text[-2:])
