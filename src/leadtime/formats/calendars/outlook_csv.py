"""The calendar that classic Outlook exports as CSV, with English or Swedish column names.

A series is there as its occurrences, each a row, and no row has an identity: it is told from others by what it is about
and when it begins. Days are written as Windows is set to: 2026-11-23 is read as it is, and of 11/23/2026 nobody is to
guess the order, so the format has to be said. Times are those of the clock on the wall. An all-day event ends at the
midnight after its last day. The numbers of "Show time as" are 1 tentative, 2 busy, 3 free and 4 out of office.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, time, timedelta
from typing import NamedTuple

from leadtime.formats.csv_layout import Layout
from leadtime.formats.csv_text import csv_records, unguarded
from leadtime.formats.local_times import FIRST_YEAR, LAST_YEAR
from leadtime.formats.misread import Misread
from leadtime.formats.typed_time import quoted
from leadtime.formats.wall_clock import CLOCK_FORM, moment_at, read_clock
from leadtime.model.errors import BadData
from leadtime.model.event import Calendar, Event, Reading, Reason, Unread
from leadtime.model.period import Period

# Our word for each column that is looked at: as Outlook calls it, in small letters.
_COLUMNS = {
    "subject": ("subject", "ämne"),
    "start date": ("start date", "startdatum"),
    "start time": ("start time", "starttid"),
    "end date": ("end date", "slutdatum"),
    "end time": ("end time", "sluttid"),
    "all day": ("all day event", "hela dagen", "heldag", "heldagshändelse", "heldagsaktivitet"),
    "location": ("location", "plats"),
    "categories": ("categories", "kategorier"),
    "organizer": ("meeting organizer", "mötesorganisatör", "mötesarrangör", "organisatör"),
    "required": ("required attendees", "obligatoriska deltagare", "nödvändiga deltagare"),
    "optional": ("optional attendees", "valfria deltagare"),
    "show": ("show time as", "visa tid som", "visa tiden som", "visa som"),
}
_OURS = {theirs: ours for ours, names in _COLUMNS.items() for theirs in names}
_NEEDED = ("subject", "start date", "start time", "end date", "end time")
_YES = ("true", "yes", "1", "sant", "ja")
_MARKS = {
    "1": Reason.TENTATIVE,
    "3": Reason.FREE,
    "tentative": Reason.TENTATIVE,
    "free": Reason.FREE,
    "preliminär": Reason.TENTATIVE,
    "preliminärt": Reason.TENTATIVE,
    "ledig": Reason.FREE,
}
# What Outlook puts before the subject of a meeting that was called off.
_CALLED_OFF = re.compile(r"\s*(?:cancell?ed|inställ[td]|avbokat|avbruten):", re.IGNORECASE)
_HOW = "in Outlook: File, Open & Export, Import/Export, Export to a file, Comma Separated Values"


class _Row(NamedTuple):
    """What a row says: from when to when on the wall, or the days of an all-day event."""

    event: Event
    start: datetime
    end: datetime
    is_all_day: bool


def read_outlook_csv(text: str, path: str, window: Period, reading: Reading, date_format: str = "") -> Calendar:
    """The events of an export that begin in the window; all-day ones as one for each of their days in it.

    BadData where the file is no such export, and where it has a day that is not ISO and no `date_format` (one of
    `strptime`) says how days are written. A row that is at fault is unread, and costs no other.
    """
    records = csv_records(text)
    if not records:
        raise BadData("the file is empty", _HOW, path)
    line, header, fault = records[0]
    names = [_OURS.get(unguarded(cell).strip().lower(), "") for cell in header]
    if missing := [name for name in _NEEDED if name not in names]:
        said = fault or f"this is no calendar of Outlook: its header has no {' and no '.join(missing)}"
        raise BadData(said, _HOW, f"{path}:{line}")
    layout = Layout(date_format=date_format)
    events: list[Event] = []
    unread: list[Unread] = []
    uids: set[str] = set()
    outside = 0
    for line, cells, fault in records[1:]:
        place = f"{path}:{line}"
        row = {name: unguarded(cell).strip() for name, cell in zip(names, cells, strict=False) if name}
        if not date_format:
            _refuse_other_days(row, place)
        try:
            if fault:
                raise Misread(fault, "mend its quotation marks and line ends")
            found = _read(row, layout, reading, place)
        except Misread as bad:
            unread.append(Unread(place, row.get("subject", ""), Reason.BROKEN, bad.message, bad.hint))
            continue
        uids.add(found.event.uid)
        inside = list(_inside(found, window))
        outside += not inside
        events.extend(inside)
    return Calendar(tuple(events), outside, tuple(unread), series=frozenset(uids))


def _refuse_other_days(row: Mapping[str, str], place: str) -> None:
    """BadData for a row with a day such as 11/23/2026, 23.11.2026 or 2026/11/23."""
    for name in ("start date", "end date"):
        day = row.get(name, "")
        if re.fullmatch(r"[0-9]{1,4}([/.-])[0-9]{1,2}\1[0-9]{1,4}", day) and not re.fullmatch(r"[0-9]{4}-..-..", day):
            said = f"{quoted(day)}: year, month or day first? Nothing was read"
            raise BadData(said, 'say how days are written: --date-format "%m/%d/%Y", or "%d/%m/%Y"', place)


def _read(row: Mapping[str, str], layout: Layout, reading: Reading, place: str) -> _Row:
    """What a row says; Misread."""
    is_all_day = row.get("all day", "").lower() in _YES
    start = datetime.combine(layout.day(row.get("start date", ""), "start date"), _clock(row, "start", is_all_day))
    end = datetime.combine(layout.day(row.get("end date", ""), "end date"), _clock(row, "end", is_all_day))
    if end < start:
        raise Misread("the row ends before it starts", "mend it in Outlook")
    if start.year < FIRST_YEAR or end.year > LAST_YEAR:
        raise Misread(f"the row goes from {start.date()} to {end.date()}", "mend it in Outlook")
    try:
        begins, ends = moment_at(start, reading.local), moment_at(end, reading.local)
    except OverflowError:
        raise Misread(f"{start} is in no calendar", "mend it in Outlook") from None
    subject = row.get("subject", "")
    shown = _MARKS.get(row.get("show", "").lower())
    called_off = (Reason.CANCELLED,) if _CALLED_OFF.match(subject) else ()
    event = Event(
        f"{subject}\n{start.isoformat()}",
        start=begins,
        end=ends,
        summary=subject,
        location=row.get("location", ""),
        categories=_several(row.get("categories", ""), "[;,]"),
        organizer=row.get("organizer", ""),
        attendees=len({*_several(row.get("required", ""), ";"), *_several(row.get("optional", ""), ";")}),
        marks=(*called_off, *((shown,) if shown else ())),
        place=place,
    )
    return _Row(event, start, end, is_all_day)


def _clock(row: Mapping[str, str], which: str, is_all_day: bool) -> time:
    cell = row.get(f"{which} time", "")
    if is_all_day and not cell:
        return time()
    found = read_clock(cell)
    if found is None:
        raise Misread(f"{which} time {quoted(cell)} is not a time of day", CLOCK_FORM)
    return found


def _several(cell: str, separators: str) -> tuple[str, ...]:
    parts: Sequence[str] = re.split(separators, cell)
    return tuple(part.strip() for part in parts if part.strip())


def _inside(row: _Row, window: Period) -> Iterator[Event]:
    """The events of a row that begin in the window."""
    first = row.start.date()
    if not row.is_all_day:
        if first in window:
            yield row.event
        return
    # The midnight at which it ends is no day of it; without one the last day is meant.
    after = row.end.date() if row.end.time() == time() else row.end.date() + timedelta(days=1)
    days = Period(first, max(after, first + timedelta(days=1)))
    is_one = days.end == first + timedelta(days=1)
    for day in days.overlap(window).days():
        original = "" if is_one else f"{day:%Y%m%d}"
        yield row.event._replace(start=None, end=None, days=Period(day, day + timedelta(days=1)), original=original)
