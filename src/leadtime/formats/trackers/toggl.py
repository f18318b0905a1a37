"""Toggl Track's detailed report as CSV.

Its columns are those of the older export (`User, Email, Client, Project, Task, Description, Billable, Start date,
Start time, End date, End time, Duration, Tags`) or of the newer one, which says `Stop date` and `Stop time` and has
them in another order; a report may be without most of them. Needed are Start date and Start time, and End date and End
time, or Duration. Days are ISO, times are those of the clock on the wall, without a zone. Of an hour that the clocks
have twice, that one is taken which agrees with Duration, else the first.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta, tzinfo
from itertools import product

from leadtime.formats.csv_cells import read_day, read_tags
from leadtime.formats.csv_text import csv_records, unguarded
from leadtime.formats.local_times import FIRST_YEAR, LAST_YEAR, moments, on_the_clock
from leadtime.formats.misread import Misread
from leadtime.formats.typed_time import quoted
from leadtime.formats.wall_clock import CLOCK_FORM, moment_at, read_clock
from leadtime.model.errors import Problem
from leadtime.model.event import Event, Reading

_NAMES = {"stop date": "end date", "stop time": "end time"}
_EXPORT = "in Toggl Track, export the detailed report as CSV"


def read_toggl(text: str, path: str, reading: Reading) -> tuple[tuple[Event, ...], tuple[Problem, ...]]:
    """The entries of a report as events, in its order, and all that is wrong with it; a row with a fault gives none.

    The description is the summary; the calendar is the project, with its client in front: `client/project`; the tags,
    and the task, are the categories.
    """
    records = csv_records(text)
    if not records:
        return (), (Problem(path, 0, "the file is empty", _EXPORT),)
    line, header, fault = records[0]
    names = [_NAMES.get(name, name) for name in (unguarded(cell).strip().lower() for cell in header)]
    if fault or (fault := _header_fault(names)):
        return (), (Problem(path, line, fault, _EXPORT),)
    events: list[Event] = []
    problems: list[Problem] = []
    for line, cells, fault in records[1:]:
        try:
            if fault:
                raise Misread(fault, "mend its quotation marks and line ends")
            row = dict(zip(names, (unguarded(cell).strip() for cell in cells), strict=False))
            events.append(_event(row, reading.local)._replace(place=f"{path}:{line}"))
        except Misread as bad:
            problems.append(Problem(path, line, bad.message, bad.hint))
    return tuple(events), tuple(problems)


def _header_fault(names: Sequence[str]) -> str:
    has = set(names).issuperset
    if not has(("start date", "start time")):
        return "the header has no Start date and Start time: this is no detailed report"
    if not has(("end date", "end time")) and not has(("duration",)):
        return "the header has neither End date and End time nor Duration"
    return ""


def _event(row: Mapping[str, str], zone: tzinfo) -> Event:
    start = _wall(row, "start")
    end = _wall(row, "end")
    length = _length(row.get("duration", ""))
    if start is None:
        raise Misread("the row has no start", "give it one, or take the row out")
    try:
        begins, ends = _span(start, end, length, zone)
    except OverflowError:
        raise Misread(f"{start} is in no calendar", "mend the row") from None
    if ends is not None and ends < begins:
        raise Misread("the row ends before it starts", "mend its start or end in Toggl Track")
    project, client = row.get("project", ""), row.get("client", "")
    tags = read_tags(row.get("tags", ""))
    return Event(
        "",
        start=begins,
        end=ends,
        summary=row.get("description", ""),
        calendar="/".join(filter(None, (client, project))),
        categories=tuple(filter(None, (*tags, row.get("task", "")))),
    )


def _wall(row: Mapping[str, str], which: str) -> datetime | None:
    """The start or the end that a row gives; None where it gives none. Misread."""
    day, clock = row.get(f"{which} date", ""), row.get(f"{which} time", "")
    if not day and not clock:
        return None
    time = read_clock(clock)
    if time is None:
        raise Misread(f"{which} time {quoted(clock)} is not a time of day", CLOCK_FORM)
    found = datetime.combine(read_day(day, f"{which} date"), time)
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise Misread(f"{which} date is in the year {found.year}", "mend it in Toggl Track")
    return found


def _length(cell: str) -> timedelta | None:
    """A duration `1:30:00` or `01:30`; None where there is none. Misread for another form."""
    if not cell:
        return None
    found = re.fullmatch(r"([0-9]{1,5}):([0-5][0-9])(?::([0-5][0-9]))?", cell)
    if not found:
        raise Misread(f"duration {quoted(cell)} is not written as 01:30:00", _EXPORT)
    return timedelta(hours=int(found[1]), minutes=int(found[2]), seconds=int(found[3] or 0))


def _span(
    start: datetime, end: datetime | None, length: timedelta | None, zone: tzinfo
) -> tuple[datetime, datetime | None]:
    """The moments of a row's start and end: where a clock shows one of them twice, those that are `length` apart."""
    starts = moments(start, zone) or (moment_at(start, zone),)
    if end is None:
        return starts[0], None if length is None else on_the_clock(starts[0] + length, zone)
    ends = moments(end, zone) or (moment_at(end, zone),)
    pairs = list(product(starts, ends))
    return next((pair for pair in pairs if pair[1] - pair[0] == length), pairs[0])
