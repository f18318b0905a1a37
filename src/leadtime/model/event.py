"""What another program knows of one's time: an event of a calendar, a record of another tracker."""

from collections.abc import Mapping
from datetime import date as Day  # the field `date` hides the name inside the class
from datetime import datetime, tzinfo
from enum import Enum
from types import MappingProxyType
from typing import NamedTuple

from leadtime.model.period import Period


class Reason(Enum):
    """Why an event is no proposal; its value is how it is said."""

    CANCELLED = "cancelled"
    DECLINED = "declined"
    TENTATIVE = "tentative"
    FREE = "free"  # it does not block time: transparent, or shown as free
    ALL_DAY = "all-day"
    TOO_LONG = "longer than a day"
    NO_LENGTH = "without length"
    TO_COME = "not over yet"
    OUTSIDE = "outside the period"
    DUPLICATE = "duplicate"
    BY_RULE = "left out by a rule"
    NO_RULE = "taken by no rule"
    OVERLAP = "overlapping"
    BY_HAND = "left out by you"
    UNKNOWN_ZONE = "in an unknown time zone"
    TOO_MANY = "repeating without end or too often"
    BROKEN = "broken"


class Event(NamedTuple):
    """One occurrence of a calendar's event, or one record of another tracker.

    Its time is one of: `start` and `end`, aware, as the local clock shows them, with a fixed offset; `days`, those of
    an all-day event; `date` and `minutes`, when only a duration is known. `uid` and `original` tell it from every other
    and are the same in every export: `original` is which occurrence of a series it is, as the UTC time `20261124T0800Z`
    or the day `20261124` for which the series first meant it, and is empty for an event that does not repeat. Of two
    versions of one event that with the greater `version` is the newer. `marks` are what the calendar says against its
    being time spent: any of CANCELLED, DECLINED, TENTATIVE and FREE. `place` is where it stands, `file:line`.
    """

    uid: str
    original: str = ""
    version: tuple[int, str] = (0, "")  # SEQUENCE, then LAST-MODIFIED as `20261120T121200Z`
    start: datetime | None = None
    end: datetime | None = None
    days: Period | None = None
    date: Day | None = None
    minutes: int | None = None
    summary: str = ""
    location: str = ""
    calendar: str = ""
    categories: tuple[str, ...] = ()
    organizer: str = ""
    attendees: int = 0
    marks: tuple[Reason, ...] = ()
    place: str = ""

    @property
    def day(self) -> Day:
        """The day it begins on, in its own offset."""
        if self.start is not None:
            return self.start.date()
        if self.days is not None:
            return self.days.start
        assert self.date is not None
        return self.date


class Unread(NamedTuple):
    """An event of a file that can't be used at all: where it is, why, and what can be done about it."""

    place: str
    summary: str
    reason: Reason
    message: str
    hint: str = ""


class Calendar(NamedTuple):
    """What a file's events come to in a period: those in it, how many have no occurrence in it, and the unreadable.

    `notes` are sentences on how the file was understood, such as that times without a zone were taken as local ones.
    `series` has the uid of every event that the file holds whole, in the period or not: an occurrence that is not there
    any more was taken out of it. Of a series that could not be read, or of which the file has single occurrences
    alone, nothing is known.
    """

    events: tuple[Event, ...] = ()
    outside: int = 0
    unread: tuple[Unread, ...] = ()
    notes: tuple[str, ...] = ()
    series: frozenset[str] = frozenset()


class Reading(NamedTuple):
    """How a file of another program is to be understood.

    `local` is the zone whose clock an event is logged by, and the one of a time that names none. `zones` are the ones
    that were given for names nobody knows; the one of the empty name is for all that are not there. `me` are one's own
    mail addresses, in small letters: they tell which answer to an invitation counts.
    """

    local: tzinfo
    zones: Mapping[str, tzinfo] = MappingProxyType({})
    me: tuple[str, ...] = ()
