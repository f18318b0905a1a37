"""Entries as a data file of Timewarrior, to be put into its data folder as, say, `2026-11.data`.

An entry is an interval with its category as a tag, `unit:...`, `people:...`, its own tags, its dimensions as
`name:value`, and the note as the annotation. Lines are spelled as Timewarrior spells them, tags in the order of the
alphabet too: it shows, but can't change or remove an interval that it would have written otherwise. (It would break a
note of several lines; that is kept whole instead.) A tag of the entry that could be taken for its category, for
a dimension or the like is written `tag:x`, and read back as x.

An entry with a date and minutes has the tag `duration-only`, and stands in free time of its day, see
`reckoning.free_time`: the totals of the days are right. Entries that run parallel stay so; Timewarrior counts both, and
asks for another time only when one of them is changed there. The running timer has no end; when an interval begins
later than it, it ends now, for Timewarrior knows no running one but the last.
"""

import json
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta, timezone, tzinfo

from leadtime.formats.trackers.timewarrior import DURATION_ONLY, MARK
from leadtime.model.entry import Entry, in_utc
from leadtime.reckoning.free_time import placed

_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
_SECOND = timedelta(seconds=1)
_NEVER = 2**62
_QUOTED = frozenset(' !"%()+-/<=^_~')  # signs for which Timewarrior puts a tag in quotation marks
Interval = tuple[int, int | None, Entry]


def write_timewarrior(
    entries: Iterable[Entry], now: datetime, zone: tzinfo, names_category: Callable[[str], bool]
) -> str:
    """One line for each entry, by start; `zone` is the one in which Timewarrior is to show them.

    `names_category` tells of a text whether a reader takes it for a category. Where it does not know the entry's own
    one, every other tag is marked as none.
    """
    found = list(entries)
    clocked = [_clocked(entry) for entry in found if entry.start]
    dated = [entry for entry in found if not entry.start]
    taken = [(start, _NEVER if end is None else end) for start, end, _ in clocked]
    begins = placed(
        [(entry.day, entry.length().minutes * 60) for entry in dated], taken, lambda day: _midnight(day, zone)
    )
    intervals: list[Interval] = [
        (begin, begin + entry.length().minutes * 60, entry) for begin, entry in zip(begins, dated, strict=True)
    ]
    intervals = sorted([*intervals, *clocked], key=lambda interval: interval[0])
    lines = []
    for number, (start, end, entry) in enumerate(intervals, 1):
        if end is None and number < len(intervals):
            end = max(start, _seconds(now))
        until = "" if end is None else f" - {_spelled(end)}"
        tags = _tags(entry, names_category)
        note = " # " + json.dumps(entry.note, ensure_ascii=False) if entry.note else ""
        lines.append(f"inc {_spelled(start)}{until} # {' '.join(map(_word, sorted(tags)))}{note}\n")
    return "".join(lines)


def _clocked(entry: Entry) -> Interval:
    assert entry.start is not None
    return _seconds(entry.start), None if entry.end is None else _seconds(entry.end), entry


def _midnight(day: date, zone: tzinfo) -> int:
    return _seconds(datetime(day.year, day.month, day.day, tzinfo=zone).astimezone(timezone.utc))


def _seconds(moment: datetime) -> int:
    return in_utc(_EPOCH, moment) // _SECOND


def _spelled(second: int) -> str:
    return f"{_EPOCH + second * _SECOND:%Y%m%dT%H%M%SZ}"


def _tags(entry: Entry, names_category: Callable[[str], bool]) -> set[str]:
    tags, is_known = {entry.category}, names_category(entry.category)
    if entry.start is None:
        tags.add(DURATION_ONLY)
    if entry.unit:
        tags.add(_one_line(f"unit:{entry.unit}"))
    if entry.people is not None:
        tags.add(f"people:{entry.people}")
    for tag in filter(None, map(_one_line, entry.tags)):
        # A lone # would begin the annotation, an apostrophe a quotation, and name:value is a dimension.
        is_sign = tag in ("#", DURATION_ONLY) or tag[0] == "'" or ":" in tag or "=" in tag
        tags.add(tag if is_known and not is_sign and not names_category(tag) else MARK + tag)
    return tags | {_one_line(f"{name}:{value}") for name, value in entry.dimensions}


def _one_line(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _word(tag: str) -> str:
    return json.dumps(tag, ensure_ascii=False) if _QUOTED.intersection(tag) else tag
