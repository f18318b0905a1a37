"""Entries as a klog file, with the totals that they have in the log.

A record for each day, its entries by the clock and then those without one. An entry begins with its tags: the category,
as `#visits` or, where klog knows no such tag, `#category="communication/social"`; its own tags, all as `#tag=x` when
one of them could be taken for something else; `#unit="schools/elineberg"`, `#people=12`, `#audience=staff`.
The note follows; a `#` in it gets a space behind it, for it begins no tag, and a blank line, which would end the
record, is left out.

Clock times are those of the entry's own clock, to the minute, and a range is as long as the entry: klog knows neither
seconds nor offsets. Where the clocks change in between, and where an entry ends later than on the next day, a range
would have another length, so it is written as a duration. klog counts an entry across midnight to the day it began on.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import groupby

from leadtime.model.entry import Entry

_DAY = 24 * 60
_VALUE = re.compile(r"[\w-]+")


def write_klog(entries: Iterable[Entry], names_category: Callable[[str], bool]) -> str:
    """The records by day; the running timer is an open range.

    `names_category` tells of a tag whether a reader takes it for a category.
    """
    found = sorted(entries, key=_order)
    records = []
    for day, group in groupby(found, lambda entry: entry.day):
        lines = [_lines(entry, names_category) for entry in group]
        records.append(f"{day}\n" + "".join(f"{line}\n" for line in lines))
    return "\n".join(records)


def _order(entry: Entry) -> tuple[date, int]:
    return entry.day, _DAY if entry.start is None else _minute(entry)


def _minute(entry: Entry) -> int:
    assert entry.start is not None
    return entry.start.hour * 60 + entry.start.minute


def _lines(entry: Entry, names_category: Callable[[str], bool]) -> str:
    tags = " ".join(_tags(entry, names_category))
    first, *more = _note(entry.note) or [""]
    return "\n        ".join([f"    {_time(entry)} {tags} {first}".rstrip(), *more])


def _time(entry: Entry) -> str:
    if entry.is_running:
        return f"{_clock(_minute(entry))} - ?"
    length = entry.length().minutes
    if entry.start is not None and entry.end is not None and entry.start.utcoffset() == entry.end.utcoffset():
        end = _minute(entry) + length
        if end < 2 * _DAY:
            return f"{_clock(_minute(entry))} - {_clock(end)}"
    hours, minutes = divmod(length, 60)
    return f"{hours}h{minutes}m" if hours and minutes else f"{hours}h" if hours else f"{minutes}m"


def _clock(minute: int) -> str:
    days, minute = divmod(minute, _DAY)
    return f"{minute // 60}:{minute % 60:02}" + ">" * days


def _tags(entry: Entry, names_category: Callable[[str], bool]) -> Iterator[str]:
    is_plain = _VALUE.fullmatch(entry.category)
    yield f"#{entry.category}" if is_plain else _tag("category", entry.category)
    tags = [tag for tag in map(_one_line, entry.tags) if tag]
    are_plain = all(_VALUE.fullmatch(tag) and not names_category(tag) for tag in tags)
    yield from (f"#{tag}" if are_plain else _tag("tag", tag) for tag in tags)
    if entry.unit:
        yield _tag("unit", entry.unit)
    if entry.people is not None:
        yield _tag("people", str(entry.people))
    for name, value in entry.dimensions:
        yield _tag(name, value) if _VALUE.fullmatch(name) else _tag("tag", f"{name}:{value}")


def _tag(name: str, value: str) -> str:
    """A tag with a value; one that has both kinds of quotation marks in it can't be said in klog, and gets one kind."""
    value = _one_line(value)
    if _VALUE.fullmatch(value):
        return f"#{name}={value}"
    if '"' not in value:
        return f'#{name}="{value}"'
    return "#{}='{}'".format(name, value.replace("'", '"'))


def _one_line(text: str) -> str:
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def _note(note: str) -> list[str]:
    """The lines of a note that have something in them, as klog can hold them."""
    lines = [re.sub(r"#(?=[\w-])", "# ", line) for line in re.split(r"[\r\n]+", note)]
    return [line.strip() for line in lines if line.strip()]
