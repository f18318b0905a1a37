"""What a klog file knows of one's time: https://klog.jotaen.net describes the format, of which this is version 1.4.

A record begins with its date, 2026-11-23 or 2026/11/23; a should-total behind it, and lines of text below, may follow.
Then come its entries, each on an indented line: a range `9:00 - 10:30`, a duration `1h30m`, or a range that is open,
`9:00 - ?`, with a text behind it, which may go on in lines that are indented twice. A time may have `am` or `pm`, and
lies on the day before with `<`, on the day after with `>`. A blank line ends the record.

Each entry is an Event. Its text is the summary, that of the record where it has none of its own; its tags, and then
those of the record, are the categories: `#visits` is visits, `#audience=staff` is audience:staff, and what
`#category="communication/social"` says comes first, without its name. The tags that a text begins with are no part of
the summary; those within it are words of a sentence, and stay. A range is in local time; of an hour that the clocks
have twice, that one is meant with which it is as long as klog says, else the first. An open range has no end here
either.

A negative duration, such as `-45m lunch`, is a break. In klog it is time off the record. Here it shortens the nearest
entry that is long enough, above it if there is one, else below; as nobody knows when the break was, that entry has a
date and minutes then. So the total of a record is klog's.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from leadtime.formats.csv_cells import MOST_MINUTES
from leadtime.formats.local_times import FIRST_YEAR, LAST_YEAR, moments
from leadtime.formats.misread import Misread
from leadtime.formats.typed_time import quoted
from leadtime.model.errors import Problem
from leadtime.model.event import Event, Reading

# Letters and digits of every script, _ and -; the value of a tag may stand in quotation marks.
TAG = re.compile(r"""#([\w-]+)(?:=("[^"\n]*"|'[^'\n]*'|[\w-]+))?""")
_SIGNED = "[+-]?(?:[0-9]+h)?(?:[0-9]+m)?"
_HEAD = re.compile(rf"([0-9]{{4}})([-/])([0-9]{{2}})\2([0-9]{{2}})(?: +\({_SIGNED}!\))?\s*")
_TIME = r"(<?)([0-9]{1,2}):([0-9]{2})(am|pm|)(>?)"
_RANGE = re.compile(rf"{_TIME} *- *(?:{_TIME}|\?+)(?:\s(.*))?")
_DURATION = re.compile(r"([+-]?)(?=[0-9])(?:([0-9]{1,9})h)?(?:([0-9]{1,9})m)?(?:\s(.*))?")
_INDENTED = re.compile(r"( {2,4}|\t)(\S.*)")
_DAY = 24 * 60
_HEAD_FORM = "a record begins with its date, such as 2026-11-23, and a blank line ends it"
_ENTRY_FORM = "write it as 9:00 - 10:30, 9:00 - ?, or 1h30m, and its text behind it"


class _Line(NamedTuple):
    """A line of the file, numbered from 1."""

    number: int
    text: str


class _Found(NamedTuple):
    """An entry of a record: `event` is None for a break, `minutes` is its length by the clock, None while it runs."""

    line: int
    day: date
    event: Event | None
    minutes: int | None


def read_klog(text: str, path: str, reading: Reading) -> tuple[tuple[Event, ...], tuple[Problem, ...]]:
    """The entries of a file, in its order, and all that is wrong with it; a line with a fault gives no event."""
    events: list[Event] = []
    problems: list[Problem] = []
    for record in _records(text.removeprefix("\ufeff")):
        found: list[_Found] = []
        faults: list[tuple[int, Misread]] = []
        _read_record(record, path, reading, found, faults)
        events += _without_breaks(found, faults)
        problems += [Problem(path, line, fault.message, fault.hint) for line, fault in sorted(faults, key=_line_of)]
    return tuple(events), tuple(problems)


def _line_of(fault: tuple[int, Misread]) -> int:
    return fault[0]


def _records(text: str) -> Iterator[list[_Line]]:
    """The lines between blank lines."""
    record: list[_Line] = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            record.append(_Line(number, line.rstrip("\r")))
        elif record:
            yield record
            record = []
    if record:
        yield record


def _read_record(
    record: Sequence[_Line], path: str, reading: Reading, found: list[_Found], faults: list[tuple[int, Misread]]
) -> None:
    """Adds what a record holds to `found`, and its faults, with their lines, to `faults`."""
    try:
        day = _day(record[0].text)
    except Misread as fault:
        faults.append((record[0].number, fault))
        return
    texts = 1
    while texts < len(record) and not record[texts].text[0].isspace():
        texts += 1
    about = [line.text.strip() for line in record[1:texts]]
    indent = ""
    entries: list[list[_Line]] = []
    for line in record[texts:]:
        indented = _INDENTED.fullmatch(line.text)
        indent = indent or (indented[1] if indented else "")
        if indent and entries and line.text.startswith(indent * 2):
            entries[-1].append(_Line(line.number, line.text.strip()))
        elif indented and indented[1] == indent:
            entries.append([_Line(line.number, indented[2])])
        else:
            faults.append((line.number, _indentation(line.text, indent)))
    for lines in entries:
        place = f"{path}:{lines[0].number}"
        try:
            found.append(_entry(lines, day, reading, about, place))
        except Misread as fault:
            faults.append((lines[0].number, fault))


def _indentation(line: str, indent: str) -> Misread:
    if not line[0].isspace():
        return Misread(
            "this line is not indented", f"an entry is; the text of a record stands above them; {_HEAD_FORM}"
        )
    if not indent:
        return Misread("this line is indented in no way that klog knows", "indent it with four spaces")
    return Misread("this line is not indented as the first entry is", "indent all entries of a record alike")


def _day(head: str) -> date:
    found = _HEAD.fullmatch(head)
    if not found:
        raise Misread(f"{quoted(head.strip())} is no beginning of a record", _HEAD_FORM)
    try:
        day = date(int(found[1]), int(found[3]), int(found[4]))
    except ValueError:
        raise Misread(f"{quoted(head.strip())} is in no calendar", _HEAD_FORM) from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Misread(f"the record is in the year {day.year}", f"a year is one from {FIRST_YEAR} to {LAST_YEAR}")
    return day


def _entry(lines: Sequence[_Line], day: date, reading: Reading, about: Sequence[str], place: str) -> _Found:
    """An entry, as its lines without their indentation say it; `about` is the text of its record."""
    first = lines[0].text
    if found := _RANGE.fullmatch(first):
        start = _minute(found.groups()[:5], first)
        end = None if found[7] is None else _minute(found.groups()[5:10], first)
        if end is not None and end < start:
            raise Misread(f"{quoted(first)} ends before it starts", "an end on the next day is written 0:30>")
        since, until = _moments(day, start, end, reading)
        event = Event("", start=since, end=until, place=place)
        return _Found(lines[0].number, day, _told(event, found[11], lines, about), None if end is None else end - start)
    found = _DURATION.fullmatch(first)
    if not found:
        raise Misread(f"{quoted(first)} is no entry", _ENTRY_FORM)
    sign, hours, minutes, words = found.groups()
    if hours and int(minutes or 0) > 59:
        raise Misread(f"{quoted(first)} has more than 59 minutes beside its hours", "write 90m, or 1h30m")
    total = int(hours or 0) * 60 + int(minutes or 0)
    if total > MOST_MINUTES:
        raise Misread(f"{quoted(first)} is too long", "mend it")
    if sign == "-" and total:
        return _Found(lines[0].number, day, None, total)
    return _Found(
        lines[0].number, day, _told(Event("", date=day, minutes=total, place=place), words, lines, about), total
    )


def _minute(parts: Sequence[str], line: str) -> int:
    """The minute of the record's day that a time says; below zero on the day before."""
    before, hour, minute, half, after = int(bool(parts[0])), int(parts[1]), int(parts[2]), parts[3], int(bool(parts[4]))
    is_hour = 1 <= hour <= 12 if half else hour <= 23 or (hour == 24 and minute == 0 and not after)
    if not is_hour or minute > 59 or (before and after):
        raise Misread(
            f"{quoted(line)} has a time that no clock shows", "write it as 9:00, 13:30, 1:30pm, <23:00 or 0:30>"
        )
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return hour * 60 + minute + (after - before) * _DAY


def _moments(day: date, start: int, end: int | None, reading: Reading) -> tuple[datetime, datetime | None]:
    midnight = datetime.combine(day, time())
    starts = _possible(midnight + timedelta(minutes=start), reading)
    if end is None:
        return starts[0], None
    ends = _possible(midnight + timedelta(minutes=end), reading)
    pairs = [(since, until) for since in starts for until in ends if since <= until]
    alike = [pair for pair in pairs if pair[1] - pair[0] == timedelta(minutes=end - start)]
    return (alike or pairs)[0]


def _possible(clock: datetime, reading: Reading) -> tuple[datetime, ...]:
    found = moments(clock, reading.local)
    if not found:
        raise Misread(
            f"{clock:%H:%M} on {clock:%Y-%m-%d} does not exist: the clocks skip it", "give a time before it or after"
        )
    return found


def _told(event: Event, words: str | None, lines: Sequence[_Line], about: Sequence[str]) -> Event:
    """The event with its summary and tags."""
    text = "\n".join(filter(None, [(words or "").strip(), *(line.text for line in lines[1:])]))
    record = "\n".join(about)
    tags = [*TAG.findall(text), *TAG.findall(record)]
    first = [_unquoted(value) for name, value in tags if name.lower() == "category" and value]
    rest = [
        f"{name}:{_unquoted(value)}" if value else name
        for name, value in tags
        if not (name.lower() == "category" and value)
    ]
    return event._replace(summary=_bare(text) or _bare(record), categories=tuple(dict.fromkeys((*first, *rest))))


def _unquoted(value: str) -> str:
    return value[1:-1] if value[:1] in ("'", '"') else value


def _bare(text: str) -> str:
    """A text without the tags that it begins with."""
    start = 0
    for found in TAG.finditer(text):
        if text[start : found.start()].strip() or text[found.end() : found.end() + 1].strip():
            break
        start = found.end()
    return text[start:].strip()


def _without_breaks(found: Sequence[_Found], faults: list[tuple[int, Misread]]) -> list[Event]:
    """The events of a record, each break taken off one of them; one that fits nowhere is added to the faults."""
    left = list(found)
    for number, (line, day, event, minutes) in enumerate(found):
        if event is not None or minutes is None:
            continue
        for at in (*range(number - 1, -1, -1), *range(number + 1, len(left))):
            other, length = left[at].event, left[at].minutes
            if other is not None and length is not None and length >= minutes:
                shorter = other._replace(start=None, end=None, date=day, minutes=length - minutes)
                left[at] = left[at]._replace(event=shorter, minutes=length - minutes)
                break
        else:
            hint = "put it below the entry that it is to shorten"
            faults.append(
                (line, Misread(f"a break of {minutes} minutes is longer than every entry of its record", hint))
            )
    return [one.event for one in left if one.event is not None]
