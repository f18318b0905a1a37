"""One VEVENT: when it is, how it repeats, and what else is known of it.

Values are icalendar's to read; a time keeps the zone it was written in. A time in UTC (`Z`) is in UTC whatever its TZID
says. Of DTEND and DURATION the first counts; an end that is the start's own day is that one day, as some programs write
it. A length by DTEND is exact, the days of a DURATION are the calendar's (RFC 5545, 3.8.5.3): a night from 23:00 to
06:00 is seven hours on a day of the change too, and ends at 05:00 or 07:00.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta, tzinfo
from itertools import islice
from typing import NamedTuple

from leadtime.formats.calendars.marks import People, marks
from leadtime.formats.calendars.recurrence import Repetition, parse_rule
from leadtime.formats.calendars.refusal import MEND, Unusable
from leadtime.formats.calendars.text import MOST, Block, Property
from leadtime.formats.calendars.values import (
    LONGEST_TEXT,
    Length,
    Moment,
    instant,
    length_of,
    moment_of,
    plain,
    wall_time,
)
from leadtime.formats.calendars.zones import Zones
from leadtime.model.event import Event, Reason

_MOST_CATEGORIES = 100
_MOST_DATES = 20_000  # exceptions and additions of one series
_MOST_RULES = 20


class Parsed(NamedTuple):
    """One VEVENT. `start`, and every wall time of its rules and dates, is that of the clocks of `zone`.

    An all-day event has midnights, and `zone` None. `event` has all that is the same for each of its occurrences.
    `additions` are more starts, with a length where they have one of their own. `recurrence` is the occurrence of a
    series that this one takes the place of, `is_for_future` with all that follow. `is_floating` when it names no zone.
    """

    event: Event
    start: datetime
    zone: tzinfo | None
    length: Length
    rules: tuple[Repetition, ...]
    additions: tuple[tuple[datetime, Length | None], ...]
    exceptions: tuple[datetime, ...]
    recurrence: Moment | None
    is_for_future: bool
    is_floating: bool

    @property
    def repeats(self) -> bool:
        """True for a series."""
        return bool(self.rules or self.additions)


class Setting(NamedTuple):
    """What a calendar's events have in common; `floating` is the zone of times that name none."""

    path: str
    zones: Zones
    floating: tzinfo
    calendar: str
    is_cancelled: bool
    me: Sequence[str]


def summary_of(block: Block) -> str:
    """An event's summary, where it has one, however broken the rest of it is."""
    return _text(block.properties, "SUMMARY")


def parse_event(block: Block, setting: Setting) -> Parsed:
    """What a VEVENT says; Unusable, with the reason in words, for one that can't be used."""
    try:
        return _parse(block, setting)
    except Unusable:
        raise
    except (
        ValueError,
        OverflowError,
        TypeError,
    ) as error:  # of a value that the library, or the calendar, has no place for
        raise Unusable(Reason.BROKEN, f"it can't be read: {str(error)[:80]}", MEND) from error


def _parse(block: Block, setting: Setting) -> Parsed:
    held = block.properties
    if not block.is_whole:
        raise Unusable(Reason.BROKEN, "it has no end: the file is cut off, or damaged", "export the calendar again")
    for one in held:
        if one.is_cut and one.name in ("RRULE", "RDATE", "EXDATE"):
            raise Unusable(Reason.TOO_MANY, f"its {one.name} is longer than can be followed", MEND)
        if one.name == "EXRULE":
            raise Unusable(Reason.BROKEN, "its exceptions are a rule (EXRULE), an old form", MEND)
    if len(held) > MOST or sum(one.name == "RRULE" for one in held) > _MOST_RULES:
        raise Unusable(Reason.TOO_MANY, "it has more properties than can be followed", MEND)
    given = _first(held, "DTSTART")
    if given is None:
        raise Unusable(Reason.BROKEN, "it has no start (DTSTART)", MEND)
    start = moment_of(given, given.value, setting.zones)
    length, is_all_day = _length(held, start, setting)
    zone = None if is_all_day else start.zone or setting.floating
    rules = tuple(_rule_of(one.value, is_all_day, zone) for one in held if one.name == "RRULE" and one.value.strip())
    recurrence = _first(held, "RECURRENCE-ID")
    at = None if recurrence is None else moment_of(recurrence, recurrence.value, setting.zones)
    return Parsed(
        _event(block, given, is_all_day, setting),
        start.wall,
        zone,
        length,
        rules,
        tuple(_additions(held, start, zone, setting)),
        tuple(_exceptions(held, start, zone, setting)),
        at,
        recurrence is not None and recurrence.parameters.get("RANGE", "").upper() == "THISANDFUTURE",
        not start.is_day and start.zone is None,
    )


def _first(held: list[Property], name: str) -> Property | None:
    return next((one for one in held if one.name == name), None)


def _length(held: list[Property], start: Moment, setting: Setting) -> tuple[Length, bool]:
    """How long an event is, and whether it is an all-day one."""
    given = _first(held, "DTEND")
    if given is None or not given.value.strip():
        duration = _first(held, "DURATION")
        length = length_of(duration.value) if duration and duration.value.strip() else Length(0, timedelta(0))
        if start.is_day:  # no length at all is one day
            return Length(max(1, length.days + -(-length.exact // timedelta(days=1))), timedelta(0)), True
        return length, False
    end = moment_of(given, given.value, setting.zones)
    if start.is_day != end.is_day:
        raise Unusable(Reason.BROKEN, "of its start and its end one is a day, the other a time", MEND)
    if start.is_day or _is_outlooks_day(held, start, end):
        days = (end.wall - start.wall).days
        if days < 0:
            raise Unusable(Reason.BROKEN, "it ends before it starts", MEND)
        return Length(max(1, days), timedelta(0)), True
    exact = instant(end.wall, end.zone or setting.floating) - instant(start.wall, start.zone or setting.floating)
    if exact < timedelta(0):
        raise Unusable(Reason.BROKEN, "it ends before it starts", MEND)
    return Length(0, exact), False


def _is_outlooks_day(held: list[Property], start: Moment, end: Moment) -> bool:
    """True for an all-day event that Outlook writes with times: from midnight to midnight, and marked."""
    said = _first(held, "X-MICROSOFT-CDO-ALLDAYEVENT")
    is_marked = said is not None and said.value.strip().upper() == "TRUE"
    return is_marked and not any((start.wall.hour, start.wall.minute, end.wall.hour, end.wall.minute))


def _rule_of(text: str, is_all_day: bool, zone: tzinfo | None) -> Repetition:
    """A rule whose UNTIL is a wall time of the series' zone; one of an all-day series is the day that is written."""
    rule = parse_rule(text.strip(), is_all_day)
    until = rule.until
    if until is None or zone is None:
        return rule if until is None else rule._replace(until=until.replace(tzinfo=None))
    if until.tzinfo is not None:
        until = until.astimezone(zone).replace(tzinfo=None, fold=0)
    return rule._replace(until=until)


def _values(held: list[Property], name: str) -> list[tuple[Property, str]]:
    found = [(one, text) for one in held if one.name == name for text in one.value.split(",") if text.strip()]
    if len(found) > _MOST_DATES:
        raise Unusable(Reason.TOO_MANY, f"it has more than {_MOST_DATES:,} dates of its own ({name})", MEND)
    return found


def _additions(
    held: list[Property], start: Moment, zone: tzinfo | None, setting: Setting
) -> list[tuple[datetime, Length | None]]:
    """The RDATEs: dates, times, or periods, which are a time with an end or a length."""
    found: list[tuple[datetime, Length | None]] = []
    for given, text in _values(held, "RDATE"):
        begin, _, until = text.strip().partition("/")
        moment = moment_of(given, begin, setting.zones)
        length = None
        if until.upper().startswith(("P", "+P")):
            length = length_of(until)
        elif until:
            end = moment_of(given, until, setting.zones)
            exact = instant(end.wall, end.zone or setting.floating) - instant(
                moment.wall, moment.zone or setting.floating
            )
            if exact < timedelta(0):
                raise Unusable(Reason.BROKEN, "one of its RDATEs ends before it starts", MEND)
            length = Length(0, exact)
        found.append((wall_time(moment, start.wall, zone, setting.floating), length))
    return found


def _exceptions(held: list[Property], start: Moment, zone: tzinfo | None, setting: Setting) -> list[datetime]:
    """The EXDATEs. One that is a day takes out what a timed series has at its time that day."""
    return [
        wall_time(moment_of(given, text, setting.zones), start.wall, zone, setting.floating)
        for given, text in _values(held, "EXDATE")
    ]


def _text(held: list[Property], name: str) -> str:
    """A text property in one line, without its escapes, and cut where it is no text any more."""
    given = _first(held, name)
    return plain(given.value) if given else ""


def _event(block: Block, start: Property, is_all_day: bool, setting: Setting) -> Event:
    """What all occurrences share; an event without a UID has one of its start and summary, the same in every export."""
    held = block.properties
    summary = summary_of(block)
    people = People(held, setting.me, setting.calendar)
    categories = (one for given in held if given.name == "CATEGORIES" for one in _listed(given.value))
    return Event(
        uid=_text(held, "UID") or _made_uid(start.value, summary),
        version=_version(held),
        summary=summary,
        location=_text(held, "LOCATION"),
        calendar=setting.calendar,
        categories=tuple(dict.fromkeys(one for one in islice(categories, _MOST_CATEGORIES) if one)),
        organizer=people.organizer,
        attendees=people.attendees,
        marks=marks(held, people, is_all_day, setting.is_cancelled),
        place=f"{setting.path}:{block.line}",
    )


def _listed(text: str) -> list[str]:
    from icalendar.parser.property import split_on_unescaped_comma

    return [plain(one) for one in split_on_unescaped_comma(text[:LONGEST_TEXT])]


def _made_uid(start: str, summary: str) -> str:
    import hashlib

    said = f"{start.strip()}\n{summary}".encode(errors="surrogatepass")
    return f"without-uid-{hashlib.sha256(said).hexdigest()[:16]}"


def _version(held: list[Property]) -> tuple[int, str]:
    sequence = _text(held, "SEQUENCE")
    changed = _text(held, "LAST-MODIFIED")
    is_time = len(changed) in (15, 16) and changed[:8].isdecimal() and changed[9:15].isdecimal()
    return (
        int(sequence) if sequence.isascii() and sequence.isdecimal() and len(sequence) < 10 else 0,
        f"{changed[:8]}T{changed[9:15]}Z" if is_time and changed.isascii() else "",
    )
