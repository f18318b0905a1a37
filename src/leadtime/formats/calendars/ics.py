"""The events of a calendar file (.ics, RFC 5545) that begin in a period, as the local clock shows them.

Each event is read by itself, so one that is broken costs no other; each series is expanded by itself, and only inside
the period. What is counted: an event that stands alone, or a series with all that was changed of it, is one that is in
the period, one `outside` of it, or one of the `unread`. Changed occurrences whose series is not in the file are events
of their own. Of several series with the same UID the newest version counts, the others are unread as duplicates.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from typing import NamedTuple

from leadtime.formats.calendars.event import Parsed, Setting, parse_event, summary_of
from leadtime.formats.calendars.refusal import EVENT, OCCURRENCE, Unusable, Work
from leadtime.formats.calendars.series import Occurrence, occurrences
from leadtime.formats.calendars.text import Block, Sheet, sheets
from leadtime.formats.calendars.values import instant, plain
from leadtime.formats.calendars.zones import Zones, named_zone
from leadtime.model.event import Calendar, Event, Reading, Reason, Unread
from leadtime.model.period import Period

_MARGIN = timedelta(days=2)  # more than any two clocks of the world are apart
_REPORT_EVERY = 100  # events


class _Read(NamedTuple):
    block: Block
    setting: Setting
    parsed: Parsed


def read_calendar(
    text: str, path: str, window: Period, reading: Reading, progress: Callable[[int], None] | None = None
) -> Calendar:
    """The events of a file's text that begin on a day of `window`, in the order of the file; it never raises.

    `path` is what their places begin with. A timed event longer than a day is handed out as it is, an all-day one as an
    event for each of its days in the window. `progress` is told how many events have been read, and then how many
    there are in the window, every hundred or so.
    """
    import icalendar

    icalendar.use_zoneinfo()  # it keeps the zones that it has met: none of an earlier file may be among them
    return _Reader(path, len(text), window, reading).read(sheets(text), progress)


class _Reader:
    """What was found of one file so far."""

    def __init__(self, path: str, characters: int, window: Period, reading: Reading) -> None:
        self._path = path
        self._window = window
        self._reading = reading
        self._work = Work(characters)
        self._events: list[Event] = []
        self._unread: list[Unread] = []
        self._outside = 0
        self._whole: set[str] = set()
        self._floating: dict[str, int] = {}  # the note on times without a zone, with how many events it is about
        self._offsets: dict[int, timezone] = {}
        first = datetime.combine(window.start, time())
        last = datetime.combine(window.end, time())
        self._first = first - min(_MARGIN, first - datetime.combine(date.min, time()))
        self._last = last + min(_MARGIN, datetime.combine(date.max, time()) - last)

    def read(self, found: list[Sheet], progress: Callable[[int], None] | None) -> Calendar:
        groups: dict[str, list[_Read]] = {}
        done = told = 0
        for sheet in found:
            setting, note = self._setting(sheet)
            for block in sheet.events:
                read = self._parse(block, setting)
                if read is not None:
                    groups.setdefault(read.parsed.event.uid, []).append(read)
                    if read.parsed.is_floating:
                        self._floating[note] = self._floating.get(note, 0) + 1
                done += 1
                if progress is not None and done % _REPORT_EVERY == 0:
                    progress(done)
        for group in groups.values():
            self._take(group)
            if progress is not None and len(self._events) >= told + _REPORT_EVERY:
                told = len(self._events)
                progress(told)
        notes = [
            f"{count:,} {'event names' if count == 1 else 'events name'} no time zone: {note}"
            for note, count in self._floating.items()
        ]
        if not found:
            notes.append(f"{self._path} has no calendar in it")
        return Calendar(tuple(self._events), self._outside, tuple(self._unread), tuple(notes), frozenset(self._whole))

    def _setting(self, sheet: Sheet) -> tuple[Setting, str]:
        """What the events of one calendar have in common, and what is to be said of their times without a zone."""
        said = sheet.properties
        zones = Zones(sheet.zones, self._reading.zones, self._window.end.year, self._work)
        floating, note = self._reading.local, "taken as local time"
        name = said.get("X-WR-TIMEZONE", "").strip()
        if name and (known := named_zone(name)) is not None:
            floating, note = known, f"taken as {name}, the calendar's own"
        method = said.get("METHOD", "").strip().upper()
        calendar = plain(said.get("X-WR-CALNAME", ""))
        return Setting(self._path, zones, floating, calendar, method == "CANCEL", self._reading.me), note

    def _parse(self, block: Block, setting: Setting) -> _Read | None:
        self._work.next_event()
        try:
            self._work.spend(EVENT)
            return _Read(block, setting, parse_event(block, setting))
        except Unusable as refused:
            self._refuse(block, refused)
            return None

    def _refuse(self, block: Block, refused: Unusable) -> None:
        place, summary = f"{self._path}:{block.line}", summary_of(block)
        self._unread.append(Unread(place, summary, refused.reason, str(refused), refused.hint))

    def _take(self, group: list[_Read]) -> None:
        """The events of one UID."""
        changed = [read for read in group if read.parsed.recurrence is not None]
        whole = [read for read in group if read.parsed.recurrence is None]
        series = [read for read in whole if read.parsed.repeats] or (whole if changed else [])
        if series:
            newest = max(series, key=lambda read: read.parsed.event.version)  # the first one, of equals
            whole = [read for read in whole if read is not newest]
            if not self._keep(newest, changed):
                whole += changed
        else:
            whole += changed
        for read in whole:
            if read.parsed.repeats and read.parsed.recurrence is None:
                message = "the file has a newer version of this series, or the same one again"
                self._refuse(read.block, Unusable(Reason.DUPLICATE, message))
            else:
                self._keep(read, [])

    def _keep(self, read: _Read, changed: list[_Read]) -> bool:
        """Take the events of one that stands alone, or of a series; False, and it is unread, when it is refused."""
        self._work.next_event()
        try:
            found = self._events_of(read, changed)
            self._work.hand_out(max(0, len(found) - 1))
        except Unusable as refused:
            self._refuse(read.block, refused)
            return False
        except (OverflowError, ValueError):  # the calendar's own end: the year 9999
            self._refuse(read.block, Unusable(Reason.BROKEN, "its time is beyond what a calendar can hold"))
            return False
        self._events += found
        self._outside += not found
        if read.parsed.recurrence is None:
            self._whole.add(read.parsed.event.uid)
        return True

    def _events_of(self, read: _Read, changed: list[_Read]) -> list[Event]:
        parsed, floating = read.parsed, read.setting.floating
        self._work.spend(0)  # where nothing is left, nothing is begun
        if not parsed.repeats and not changed:
            alone = Occurrence(parsed.event, parsed.start, parsed.zone, parsed.length, parsed.start)
            return list(self._in_window(alone, self._original_of(parsed, floating)))
        found: dict[tuple[str, date], Event] = {}  # an hour that the clocks skip would come twice
        for one in occurrences(parsed, [it.parsed for it in changed], self._first, self._last, floating, self._work):
            is_series = parsed.repeats or one.event is not parsed.event
            for event in self._in_window(one, _spelled(one.original, parsed.zone) if is_series else ""):
                found.setdefault((event.original, event.day), event)
        return list(found.values())

    def _original_of(self, parsed: Parsed, floating: tzinfo) -> str:
        """Empty for an event that stands alone; of a changed occurrence without its series, the one it stands for."""
        at = parsed.recurrence
        return "" if at is None else _spelled(at.wall, None if at.is_day else at.zone or floating)

    def _in_window(self, one: Occurrence, original: str) -> Iterator[Event]:
        """The event of an occurrence, one for each day of an all-day one; none when it begins outside the window."""
        if one.start >= self._last:  # and what is at the calendar's end can't be counted on from
            return
        if one.zone is None:
            yield from self._days(one, original)
            return
        if one.start < self._first:
            return
        begin = instant(one.start, one.zone)
        start = self._local(begin)
        if start.date() not in self._window:
            return
        end = begin
        if one.length.days:
            end = instant(one.start + timedelta(days=one.length.days), one.zone)
        yield one.event._replace(original=original, start=start, end=self._local(end + one.length.exact))

    def _days(self, one: Occurrence, original: str) -> Iterator[Event]:
        day = one.start.date()
        length = max(1, one.length.days)  # an RDATE may be a period of an hour
        inside = Period(day, day + timedelta(days=length)).overlap(self._window)
        meant = one.original.date()
        for number, at in enumerate(inside.days(), (inside.start - day).days):
            name = original
            if length > 1:
                self._work.spend(OCCURRENCE)
                name = _spelled_day(meant + timedelta(days=number))
            yield one.event._replace(original=name, days=Period(at, at + timedelta(days=1)))

    def _local(self, moment: datetime) -> datetime:
        """A UTC time as the local clock shows it; a zone's offset changes on a quarter of an hour, if at all."""
        quarter = moment.toordinal() * 96 + moment.hour * 4 + moment.minute // 15
        offset = self._offsets.get(quarter)
        if offset is None:
            shift = moment.astimezone(self._reading.local).utcoffset()
            offset = self._offsets[quarter] = timezone(shift or timedelta(0))
        return moment.astimezone(offset)


def _spelled(wall: datetime, zone: tzinfo | None) -> str:
    """Which occurrence of a series it is: the UTC time for which it was first meant, or the day."""
    if zone is None:
        return _spelled_day(wall)
    at = instant(wall, zone)
    return f"{_spelled_day(at)}T{at.hour:02}{at.minute:02}Z"


def _spelled_day(day: date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"
