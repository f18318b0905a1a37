"""The cells of an entries' CSV file as values: days, date-times, numbers and tags.

A day is 2026-11-23 and nothing else: of 10/11/2026 nobody knows the month. A date-time is that, `T` or a space, and a
time of day, with or without an offset. A number has a decimal point or a decimal comma, and no thousands' mark.
Tags stand with commas between them; a tag that a reader would change (with a comma, a quotation mark, a space at its
edge, or empty) stands in quotation marks, and those inside it are doubled.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta, timezone, tzinfo
from fractions import Fraction

from leadtime.formats.misread import Misread
from leadtime.formats.typed_time import quoted
from leadtime.model.entry import MINUTE

DAY_FORM = "write a day as 2026-11-23"
DATE_TIME_FORM = "write a date-time as 2026-11-23T09:00:00+01:00"
# As in the log, a hundred years: more is a slip, and sums stay far from every limit.
MOST_MINUTES = 100 * 366 * 24 * 60

# [0-9] and not \d: `\d` takes the digits of every script. At most nine of them, so no number is ever slow to convert.
_NUMBER = re.compile(r"[0-9]{1,9}(?:[.,][0-9]{1,9})?")
_NEGATIVE = re.compile(r"[-−][0-9]+(?:[.,][0-9]+)?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TURNED_DAY = re.compile(r"[0-9]{1,2}([/.-])[0-9]{1,2}\1[0-9]{2,4}\b.*", re.DOTALL)
_DATE_TIME = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt ]([0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?)([Zz]|[+-][0-9]{2}:[0-9]{2})?"
)
_TAG = re.compile(r'\s*(?:"((?:[^"]|"")*)"\s*|([^,]*))(?:,|\Z)')


def read_day(cell: str, column: str) -> date:
    """The day in a cell; Misread for another form of it and for a day that no calendar has."""
    text = cell.strip()
    if not _DAY.fullmatch(text):
        raise Misread(f"{column} {quoted(text)} is not a day{_which_order(text)}", DAY_FORM)
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Misread(f"{column} {quoted(text)} is in no calendar", DAY_FORM) from None


def read_date_time(cell: str, column: str, zone: tzinfo) -> datetime:
    """The date-time in a cell, with its own offset, or without one with that of `zone` at the time.

    Misread for another form, and for a local time that the zone's clocks skip or have twice: neither is guessed.
    """
    text = cell.strip()
    found = _DATE_TIME.fullmatch(text)
    if not found:
        raise Misread(f"{column} {quoted(text)} is not a date-time{_which_order(text)}", DATE_TIME_FORM)
    day, clock, offset = found.groups()
    try:
        moment = datetime.fromisoformat(f"{day}T{clock}{(offset or '').upper()}")
        if offset:
            moment.astimezone(timezone.utc)  # OverflowError where it has no instant: 0001-01-01T00:00:00+01:00
            return moment
        return in_zone(moment, text, column, zone)
    except Misread:
        raise
    except (ValueError, OverflowError):
        raise Misread(f"{column} {quoted(text)} is in no calendar", DATE_TIME_FORM) from None


def in_zone(moment: datetime, text: str, column: str, zone: tzinfo) -> datetime:
    """A local time with the offset of `zone` at it; Misread for one that its clocks skip or have twice.

    OverflowError at the edges of the calendar.
    """
    offsets = _offsets(moment, zone)
    if len(offsets) > 1:
        possible = " or ".join(moment.replace(tzinfo=timezone(offset)).isoformat() for offset in offsets)
        raise Misread(f"{column} {quoted(text)} comes twice: the clocks are set back", f"write {possible}")
    if not offsets:
        raise Misread(f"{column} {quoted(text)} does not exist: the clocks skip it", "give it with its offset")
    if offsets[0] % MINUTE:
        # Before zones were whole minutes; such an offset can't be written into the log.
        raise Misread(f"{column} {quoted(text)} was at an offset with seconds", "give it with an offset")
    return moment.replace(tzinfo=timezone(offsets[0]))


def _offsets(local: datetime, zone: tzinfo) -> list[timedelta]:
    """The offsets at which the zone's clocks show a local time: none when they skip it, two when it comes twice."""
    found = []
    for fold in (0, 1):
        in_utc = local.replace(tzinfo=zone, fold=fold).astimezone(timezone.utc)
        shown = in_utc.astimezone(zone)
        offset = shown.utcoffset()
        if shown.replace(tzinfo=None, fold=0) == local and offset is not None and offset not in found:
            found.append(offset)
    return found


def _which_order(text: str) -> str:
    return ": year, month or day first?" if _TURNED_DAY.fullmatch(text) else ""


def read_number(cell: str, column: str) -> Fraction:
    """The number in a cell, exact and not below zero; anything else is a Misread."""
    text = cell.strip()
    if _NUMBER.fullmatch(text):
        return Fraction(text.replace(",", "."))
    what = "is negative" if _NEGATIVE.fullmatch(text) else "is not a number that can be read"
    raise Misread(f"{column} {quoted(text)} {what}", f"write {column} as digits, such as {_SAMPLES.get(column, '45')}")


_SAMPLES = {"hours": "1.5", "minutes": "90", "people": "12"}


def read_whole(cell: str, column: str) -> int:
    """The whole number in a cell, `12`, `12.0` or `12,0`, up to a hundred years of minutes."""
    number = read_number(cell, column)
    if number.denominator != 1:
        raise Misread(f"{column} {quoted(cell.strip())} is not a whole number", f"round {column}")
    if number > MOST_MINUTES:
        raise Misread(f"{column} {quoted(cell.strip())} is too many", f"mend {column}")
    return int(number)


def tags_cell(tags: Iterable[str]) -> str:
    """Tags as the text of one cell; `read_tags` has them back."""
    return ",".join(_tag(tag) for tag in tags)


def _tag(tag: str) -> str:
    if tag and tag == tag.strip() and "," not in tag and '"' not in tag:
        return tag
    return '"' + tag.replace('"', '""') + '"'


def read_tags(text: str) -> tuple[str, ...]:
    """The tags of a cell, without the spaces around them; nothing between two commas is no tag."""
    tags = []
    for found in _TAG.finditer(text):
        if found[1] is not None:
            tags.append(found[1].replace('""', '"'))
        elif plain := found[2].strip():
            tags.append(plain)
    return tuple(tags)
