"""What Timewarrior knows of one's time: the JSON of `timew export`, and the lines of its own data files.

An interval is an Event with the annotation as its summary and the tags as its categories, in local time. One without
an end, which runs still, has no end here either. Timewarrior keeps the tags of an interval in the order of the
alphabet; a `tag:x` of our own export (`timewarrior_export`), which is the tag x and no category, comes after all others
here. The tag `duration-only` says that nobody knows at what time of the day it was: the Event has a date and minutes.

A line is `inc START - END # tags # annotation`, with UTC times such as 20261123T080000Z. A word in it may stand in
quotation marks, with a backslash before a quotation mark or a backslash, and JSON's escapes.
"""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import datetime, timezone

from leadtime.formats.local_times import FIRST_YEAR, LAST_YEAR, on_the_clock
from leadtime.formats.misread import Misread
from leadtime.formats.typed_time import quoted
from leadtime.model.entry import MINUTE
from leadtime.model.errors import Problem
from leadtime.model.event import Event, Reading

DURATION_ONLY = "duration-only"
MARK = "tag:"

_TIME = re.compile(r"[0-9]{8}T[0-9]{6}Z")
_WORD = re.compile(r'"((?:[^"\\]|\\.)*)"(?!\S)|(\S+)')
_BETWEEN = re.compile(r"\s*[\[,]\s*")
_LINE_FORM = "a line is `inc 20261123T080000Z - 20261123T093000Z # tag`; give it a file that `timew export` wrote"
_EXPORT_FORM = "give it what `timew export` wrote, whole"


def read_timewarrior(text: str, path: str, reading: Reading) -> tuple[tuple[Event, ...], tuple[Problem, ...]]:
    """The intervals of an export or a data file, in the file's order, and all that is wrong with it.

    An interval with a fault gives no event. A file of nothing holds nothing, which is no fault: Timewarrior has such.
    """
    text = text.removeprefix("\ufeff")
    is_export = text.lstrip()[:1] in ("[", "{")
    events: list[Event] = []
    problems: list[Problem] = []
    for line, found in _exported(text) if is_export else _lines(text):
        if isinstance(found, Misread):
            problems.append(Problem(path, line, found.message, found.hint))
            continue
        try:
            events.append(_event(found, reading, f"{path}:{line}"))
        except Misread as fault:
            problems.append(Problem(path, line, fault.message, fault.hint))
    return tuple(events), tuple(problems)


def _exported(text: str) -> Iterator[tuple[int, Mapping[str, object] | Misread]]:
    """Each object of a JSON array with the line it begins in; nothing but a fault when the text is no such array."""
    try:
        values = json.loads(text, strict=False)  # Timewarrior writes control characters as they are
    except json.JSONDecodeError as error:
        yield error.lineno, Misread("this is not JSON", _EXPORT_FORM)
        return
    except (ValueError, RecursionError):  # a number of thousands of digits, or thousands of brackets
        values = None
    if not isinstance(values, list):
        yield 1, Misread("this is not a list of intervals", _EXPORT_FORM)
        return
    line, at, decoder = 1, 0, json.JSONDecoder(strict=False)
    for value in values:
        begins = _after_signs(text, at)
        line += text.count("\n", at, begins)
        yield line, value if isinstance(value, dict) else Misread("this is not an interval", _EXPORT_FORM)
        at = decoder.raw_decode(text, begins)[1]
        line += text.count("\n", begins, at)


def _after_signs(text: str, at: int) -> int:
    """Where the next value of an array begins."""
    found = _BETWEEN.match(text, at)
    return found.end() if found else at


def _lines(text: str) -> Iterator[tuple[int, Mapping[str, object] | Misread]]:
    """Each line of a data file as the object that an export would have of it."""
    for line, words in enumerate(text.split("\n"), 1):
        if words.strip():
            yield line, _interval(words)


def _interval(line: str) -> Mapping[str, object] | Misread:
    first, *rest = _WORD.finditer(line)
    words = [found[0] for found in rest]
    times = words[: words.index("#")] if "#" in words else words
    if first[0] != "inc" or len(times) not in (1, 3) or (len(times) == 3 and times[1] != "-"):
        return Misread("this is not an interval of Timewarrior", _LINE_FORM)
    tags: list[str] = []
    notes: list[str] = []
    kept = tags
    for found in rest[len(times) + 1 :]:
        if found[0] == "#" and kept is tags:
            kept = notes
        else:
            kept.append(found[0] if found[1] is None else _unescaped(found[1]))
    interval: dict[str, object] = {"start": times[0], "tags": tags, "annotation": " ".join(notes)}
    return interval | ({"end": times[2]} if len(times) == 3 else {})


def _unescaped(text: str) -> str:
    """The text of a word in quotation marks; where an escape is not one of JSON, its backslash is left out."""
    if "\\" not in text:
        return text
    try:
        return str(json.loads(f'"{text}"', strict=False))
    except ValueError:
        return re.sub(r"\\(.)", r"\1", text)


def _event(interval: Mapping[str, object], reading: Reading, place: str) -> Event:
    tags, note = interval.get("tags", []), interval.get("annotation", "")
    if not isinstance(tags, list) or not all(isinstance(tag, str) for tag in tags):
        raise Misread("the tags are not a list of texts", _EXPORT_FORM)
    if not isinstance(note, str):
        raise Misread("the annotation is not a text", _EXPORT_FORM)
    if "start" not in interval:
        raise Misread("the interval has no start", "give it one, or take it out")
    start = _moment(interval["start"], "start", reading)
    end = _moment(interval["end"], "end", reading) if "end" in interval else None
    if end is not None and end < start:
        raise Misread("the interval ends before it starts", "mend its start or its end in Timewarrior")
    categories = sorted((tag for tag in tags if tag != DURATION_ONLY), key=lambda tag: tag.startswith(MARK))
    event = Event("", summary=_whole(note), categories=tuple(map(_whole, categories)), place=place)
    if end is not None and DURATION_ONLY in tags:
        return event._replace(date=start.date(), minutes=(end - start) // MINUTE)
    return event._replace(start=start, end=end)


def _whole(text: str) -> str:
    """The text with a replacement sign for half of a sign, which JSON can hold and no file of text can."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _moment(value: object, name: str, reading: Reading) -> datetime:
    if not isinstance(value, str) or not _TIME.fullmatch(value):
        shown = quoted(value) if isinstance(value, str) else "it"
        raise Misread(f"{name} {shown} is not a time of Timewarrior", "one is written 20261123T080000Z, in UTC")
    try:
        moment = datetime.strptime(value, "%Y%m%dT%H%M%SZ").replace(tzinfo=timezone.utc)
        shown_as = on_the_clock(moment, reading.local)
    except (ValueError, OverflowError):
        raise Misread(f"{name} {quoted(value)} is in no calendar", "mend it in Timewarrior") from None
    if not FIRST_YEAR <= shown_as.year <= LAST_YEAR:
        raise Misread(f"{name} is in the year {shown_as.year}", f"a year is one from {FIRST_YEAR} to {LAST_YEAR}")
    return shown_as
