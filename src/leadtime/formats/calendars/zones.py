"""The time zones of one calendar: what its times mean.

A name is looked for, in this order: among the zones that were given by hand, the world's own names (Europe/Stockholm),
those of Windows and Exchange (W. Europe Standard Time), the calendar's own definitions, and behind a program's prefix
(/example.org/Europe/Stockholm). Only then it is unknown, and asked for. Nothing is kept from one file to the next.

A wall time that the clocks skip is taken by the offset before the change (02:30 is then 03:30), and one that they have
twice is the first: RFC 5545, 3.3.5.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache

from leadtime.formats.calendars.recurrence import Repetition, parse_rule
from leadtime.formats.calendars.refusal import ZONE, Unusable, Work
from leadtime.formats.calendars.starts import starts
from leadtime.formats.calendars.text import Block, Property
from leadtime.model.event import Reason

_FIRST_YEAR = 1970  # before it, a definition holds only what it says for single moments
_EARLIEST = datetime.combine(date(1, 1, 3), time())  # some programs have a zone begin at the first moment there is
_YEARS_AFTER = 12  # the window: an UNTIL further away than this may be off by an hour
_MOST_PARTS = 500
_NOT_A_PLACE = frozenset(("localtime", "posixrules", "Factory"))  # the computer's own zone, by another name


class Zones:
    """The zones of one calendar, each made when it is first asked for."""

    def __init__(self, blocks: list[Block], given: Mapping[str, tzinfo], last_year: int, work: Work) -> None:
        self._blocks: dict[str, Block] = {}
        for block in blocks:
            self._blocks.setdefault(_value(block.properties, "TZID").strip(), block)
        self._given = given
        self._last_year = min(last_year + _YEARS_AFTER, date.max.year)
        self._work = work
        self._found: dict[str, tzinfo | Unusable] = {}

    def zone(self, name: str) -> tzinfo:
        """The zone of a name; Unusable as UNKNOWN_ZONE when nobody knows it, or its definition is broken."""
        name = name.strip()
        if name not in self._found:
            try:
                self._found[name] = self._look_for(name)
            except Unusable as refused:
                self._found[name] = refused.with_traceback(None)
        found = self._found[name]
        if isinstance(found, Unusable):
            raise Unusable(found.reason, str(found), found.hint)
        return found

    def _look_for(self, name: str) -> tzinfo:
        known = self._given.get(name) if name else None
        known = known or named_zone(name)
        if known is None and name in self._blocks:
            known = self._define(name)
        known = known or _behind_prefix(name) or self._given.get("")
        if known is None:
            said = f'nobody knows the time zone "{name[:80]}"'
            if name in self._blocks:
                said = f'the file\'s own definition of the time zone "{name[:80]}" is broken'
            raise Unusable(Reason.UNKNOWN_ZONE, said, f'give it: --tz "{name[:80]}=Europe/Stockholm"')
        return known

    def _define(self, name: str) -> tzinfo | None:
        """The zone that the calendar defines; None when that can't be made out."""
        self._work.next_event()
        self._work.spend(ZONE)
        try:
            return _defined(name, self._blocks[name], self._last_year, self._work)
        except Unusable:  # by the work alone
            raise
        except (ValueError, OverflowError):
            return None


def named_zone(name: str) -> tzinfo | None:
    """The zone that the world, or Windows, knows by this name; None for any other."""
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    return _of_the_world(name) or _of_the_world(WINDOWS_TO_OLSON.get(name, ""))


def _of_the_world(name: str) -> tzinfo | None:
    from zoneinfo import ZoneInfo

    if name not in _names():
        return None
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # listed, and yet not there, or not to be read
        return None


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    """All that this computer knows: a file can name any number of others, and each would be looked for on the disk."""
    from zoneinfo import available_timezones

    return frozenset(available_timezones()) - _NOT_A_PLACE


def _behind_prefix(name: str) -> tzinfo | None:
    """The zone of `/example.org/20250101_1/Europe/Stockholm`, as some programs write it; the longest name counts."""
    if not name.startswith("/"):
        return None
    parts = name.strip("/").split("/")[-6:]
    tried = (_of_the_world("/".join(parts[at:])) for at in range(len(parts)) if len(parts) - at > 1)
    return next((zone for zone in tried if zone is not None), None)


def _value(properties: list[Property], name: str) -> str:
    return next((one.value for one in properties if one.name == name), "")


def _defined(name: str, block: Block, last_year: int, work: Work) -> tzinfo:
    """The zone of a VTIMEZONE; ValueError where it is none."""
    if not block.is_whole or not 0 < len(block.parts) <= _MOST_PARTS:
        raise ValueError(name)
    changes: dict[datetime, tuple[timedelta, timedelta]] = {}
    for part in block.parts:
        before, after = _offset_of(part, "TZOFFSETFROM"), _offset_of(part, "TZOFFSETTO")
        for onset in _onsets(part, before, last_year, work):
            changes[max(onset, _EARLIEST) - before] = (before, after)
    return Defined(name, changes)


def _offset_of(part: list[Property], name: str) -> timedelta:
    from icalendar.prop import vUTCOffset

    text = _value(part, name).strip()
    if text[:1] not in ("+", "-"):  # the library would take the first digit for the sign
        raise ValueError(text)
    offset: timedelta = vUTCOffset.from_ical(text)
    return offset


def _onsets(part: list[Property], before: timedelta, last_year: int, work: Work) -> Iterator[datetime]:
    """The wall times at which one part of a definition begins to hold, its first one and those of its rule."""
    from icalendar.prop import vDDDTypes

    def moment(text: str) -> datetime:
        found = vDDDTypes.from_ical(text)
        if not isinstance(found, date):
            raise ValueError(text)
        return found.replace(tzinfo=None) if isinstance(found, datetime) else datetime.combine(found, time())

    start = moment(_value(part, "DTSTART"))
    yield start
    for one in part:
        if one.name == "RDATE":
            if one.is_cut:
                raise ValueError(one.name)
            yield from (moment(text) for text in one.value.split(",") if text)
        elif one.name == "RRULE":
            rule = _rule(one.value, before)
            # A yearly rule from 1601, as Exchange has it, is asked from the year before the first that counts.
            first = max(start, datetime.combine(date(_FIRST_YEAR - 1, 1, 1), time()))
            yield from starts(rule, start, first, datetime.combine(date(last_year, 12, 31), time()), work)


def _rule(text: str, before: timedelta) -> Repetition:
    try:
        rule = parse_rule(text, is_all_day=False)
    except Unusable as refused:
        raise ValueError(text) from refused
    if rule.frequency not in ("YEARLY", "MONTHLY"):
        raise ValueError(text)
    if rule.until is not None and rule.until.tzinfo is not None:
        return rule._replace(until=rule.until.astimezone(timezone.utc).replace(tzinfo=None) + before)
    return rule


class Defined(tzinfo):
    """A zone by its changes: the UTC time of each, with the offsets before and after it."""

    def __init__(self, name: str, changes: Mapping[datetime, tuple[timedelta, timedelta]]) -> None:
        self._name = name
        self._at = sorted(changes)
        self._after = [changes[at][1] for at in self._at]
        self._first = changes[self._at[0]][0]
        befores = [self._first, *self._after[:-1]]
        pairs = list(zip(self._at, befores, self._after, strict=True))
        # From which wall time on the later offset counts: in a gap and in a doubled hour, fold says which.
        self._walls = (
            [at + max(before, after) for at, before, after in pairs],
            [at + min(before, after) for at, before, after in pairs],
        )

    def utcoffset(self, when: datetime | None) -> timedelta | None:
        """The offset of a wall time; of one that is skipped or there twice, by its fold."""
        if when is None:
            return None
        return self._offset(bisect_right(self._walls[when.fold], when.replace(tzinfo=None, fold=0)))

    def _offset(self, changes: int) -> timedelta:
        return self._after[changes - 1] if changes else self._first

    def dst(self, when: datetime | None) -> timedelta | None:
        """Not known: the offset alone is asked for."""
        return None

    def tzname(self, when: datetime | None) -> str | None:
        """The name that the file has for it."""
        return self._name

    def fromutc(self, when: datetime) -> datetime:
        """The local time of a UTC time that carries this zone."""
        utc = when.replace(tzinfo=None)
        wall = utc + self._offset(bisect_right(self._at, utc))
        first = wall.replace(tzinfo=self)
        return first if first.utcoffset() == wall - utc else first.replace(fold=1)
