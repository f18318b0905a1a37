"""Calendars that were damaged at random, in ways that repeat: none of them stops the reading (row R21)."""

import random
import re
import time
from datetime import date
from zoneinfo import ZoneInfo

import pytest
from tests.reliability.torture import many, seed

from leadtime.formats.calendars.ics import read_calendar
from leadtime.model.event import Calendar, Event, Reading
from leadtime.model.period import Period

MUTATIONS = many(range(600), range(seed(), seed() + 20_000))
GROUPS = 6  # so that several cores share them
MOST_SECONDS = 2.0  # of the processor, for one calendar

TEAM = """\
BEGIN:VCALENDAR
METHOD:PUBLISH
X-WR-CALNAME:Team
X-WR-TIMEZONE:Europe/Stockholm
BEGIN:VTIMEZONE
TZID:Customized Time Zone
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
BEGIN:VEVENT
UID:weekly@example.org
SEQUENCE:2
DTSTART;TZID=Customized Time Zone:20260105T090000
DTEND;TZID=Customized Time Zone:20260105T100000
RRULE:FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20261231T225959Z
EXDATE;TZID=Customized Time Zone:20261123T090000
SUMMARY:Staff meeting\\, north
ORGANIZER;CN="Anna, Berg":mailto:anna@example.org
ATTENDEE;PARTSTAT=DECLINED:mailto:bo@example.org
BEGIN:VALARM
TRIGGER:-PT15M
END:VALARM
END:VEVENT
BEGIN:VEVENT
UID:weekly@example.org
RECURRENCE-ID;TZID=Customized Time Zone:20261125T090000
DTSTART;TZID=Customized Time Zone:20261125T140000
DTEND;TZID=Customized Time Zone:20261125T153000
SUMMARY:Staff meeting\\, moved
END:VEVENT
END:VCALENDAR
"""
DAYS = """\
BEGIN:VCALENDAR
BEGIN:VEVENT
UID:days
DTSTART;VALUE=DATE:20261120
DTEND;VALUE=DATE:20261125
TRANSP:TRANSPARENT
CATEGORIES:Travel,"North"
SUMMARY:A journey that goes
  on in the next line
END:VEVENT
BEGIN:VEVENT
UID:birthday
DTSTART;VALUE=DATE:19700329
RRULE:FREQ=YEARLY
RDATE;VALUE=PERIOD:20261124T080000Z/PT1H
STATUS:TENTATIVE
END:VEVENT
BEGIN:VEVENT
UID:floating
DTSTART:20260329T023000
DURATION:P1DT2H
LAST-MODIFIED:20261120T121200Z
LOCATION:Depot
END:VEVENT
END:VCALENDAR
"""
FROM_HERE = """\
BEGIN:VCALENDAR
BEGIN:VEVENT
UID:daily
DTSTART;TZID=America/New_York:20261001T230000
DTEND;TZID=America/New_York:20261002T010000
RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1,1,2;COUNT=40
END:VEVENT
BEGIN:VEVENT
UID:daily
RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=America/New_York:20261130T230000
DTSTART;TZID=Asia/Tokyo:20261201T080000
DURATION:PT45M
SUMMARY:From here on in Tokyo
END:VEVENT
BEGIN:VEVENT
UID:hourly
DTSTART:20261124T000000Z
DURATION:PT10M
RRULE:FREQ=HOURLY;INTERVAL=5;BYHOUR=8,9,10,11,12,13;UNTIL=20261220
EXDATE;VALUE=DATE:20261126
X-MICROSOFT-CDO-BUSYSTATUS:OOF
END:VEVENT
END:VCALENDAR
"""
CALENDARS = (TEAM, DAYS, FROM_HERE)
PIECES = (
    "RRULE:FREQ=SECONDLY;COUNT=99999",
    "RRULE:FREQ=DAILY",
    "RRULE:FREQ=YEARLY;BYWEEKNO=1,53",
    "RDATE;VALUE=PERIOD:20261124T080000Z/20261123T080000Z",
    "EXDATE:20261124",
    "DTSTART:99991231T235959Z",
    "DTSTART;VALUE=DATE:00010101",
    "DTEND:00010101T000000",
    "DURATION:P9999D",
    "RECURRENCE-ID;RANGE=THISANDFUTURE:20261124T080000Z",
    "TZID:Europe/Stockholm",
    "TZOFFSETTO:+9900",
    "TZOFFSETFROM:-2359",
    "BEGIN:VEVENT",
    "END:VEVENT",
    "BEGIN:VTIMEZONE",
    "BEGIN:VCALENDAR",
    "END:VCALENDAR",
    "X-WR-TIMEZONE:America/New_York",
    "STATUS:CANCELLED",
)
SIGNS = (*'0123456789:;,=-+TZP/\\" ', "\t", "\0", "\r", "\x1b", "é", "\u202e", "\ud800", "")
WINDOWS = (
    Period(date(2026, 11, 23), date(2026, 11, 30)),
    Period(date(1990, 1, 1), date(2036, 1, 1)),
    Period(date(2026, 3, 29), date(2026, 3, 30)),
    Period(date(1, 1, 1), date(1, 2, 1)),
    Period(date(9999, 12, 1), date(9999, 12, 31)),
)
READINGS = (
    Reading(ZoneInfo("Europe/Stockholm")),
    Reading(ZoneInfo("Pacific/Apia"), {"": ZoneInfo("America/New_York")}, ("bo@example.org",)),
)


def mutated(text: str, chance: random.Random) -> str:
    """A text with one to six things wrong."""
    lines = text.split("\n")
    for _ in range(chance.choice((1, 1, 1, 2, 3, 6))):
        at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        line = lines[at]
        place = chance.randrange(len(line) + 1)
        match chance.randrange(9):
            case 0:
                lines[at : at + 1] = [] if len(lines) > 1 else [""]
            case 1:
                lines[at:at] = [line] * chance.choice((1, 2, 50))
            case 2:
                lines[at], lines[other] = lines[other], line
            case 3:
                lines[at] = line[:place] + chance.choice(SIGNS) * chance.choice((1, 9)) + line[place + 1 :]
            case 4:
                lines = [*lines[:at], line[:place]]
            case 5:
                lines[at] = line[:place]
            case 6:
                lines[at] = re.sub(r"\d+", lambda number: _number(number[0], chance), line)
            case 7:
                lines[at] = line.partition(":")[0] + ":" + lines[other].partition(":")[2]
            case _:
                spliced = chance.choice(CALENDARS).split("\n")
                start = chance.randrange(len(spliced))
                lines[at:at] = [chance.choice(PIECES), *spliced[start : start + chance.choice((0, 1, 9))]]
    return "\n".join(lines)


def _number(text: str, chance: random.Random) -> str:
    return chance.choice((text, "0", "-1", "9" * len(text), f"{chance.randrange(10 ** len(text)):0{len(text)}}"))


@pytest.mark.parametrize("group", range(GROUPS))
def test_no_damage_stops_the_reading(group: int) -> None:
    """Every event that comes of it has one time, in the window and in order; the rest is told with its line."""
    for number in MUTATIONS[group::GROUPS]:
        chance = random.Random(number)
        text = mutated(chance.choice(CALENDARS), chance)
        window, reading = chance.choice(WINDOWS), chance.choice(READINGS)
        began = time.process_time()
        found = read_calendar(text, "damaged.ics", window, reading)
        assert time.process_time() - began < MOST_SECONDS, number
        faults = [*(fault_in(event, window) for event in found.events), *faults_in_places(text, found)]
        assert not any(faults), (number, faults)


def fault_in(event: Event, window: Period) -> str:
    """What is wrong with an event, or nothing."""
    if event.day not in window:
        return f"{event} is out of the window"
    if event.days is not None:
        one_day = event.start is None and event.end is None and len(list(event.days.days())) == 1
        return "" if one_day else f"{event} is not one day"
    if event.start is None or event.end is None or event.start.tzinfo is None or event.end.tzinfo is None:
        return f"{event} has no start or end on a clock"
    if event.start > event.end:
        return f"{event} ends before it starts"
    words = (event.uid, event.summary, event.location, event.organizer, event.calendar, *event.categories)
    return f"{event} has a line end in it" if any("\n" in word or "\r" in word for word in words) else ""


def faults_in_places(text: str, found: Calendar) -> list[str]:
    """The places that name no line on which an event begins; one that can't be used has to say why."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    faults = ["no reason" for unread in found.unread if not unread.message]
    for place in {event.place for event in found.events} | {unread.place for unread in found.unread}:
        name, _, number = place.partition(":")
        if name != "damaged.ics" or not lines[int(number) - 1].upper().startswith("BEGIN:"):
            faults.append(f"{place} is no event")
    return faults


def test_no_calendar_changes_how_the_next_is_read() -> None:
    """The zones and rules that one defines are forgotten: what is read twice is the same, whatever came between."""
    window, reading = WINDOWS[1], READINGS[0]
    alone = [read_calendar(text, "a.ics", window, reading) for text in CALENDARS]
    for number in range(60):
        chance = random.Random(number)
        at = chance.randrange(len(CALENDARS))
        read_calendar(mutated(chance.choice(CALENDARS), chance), "damaged.ics", window, reading)
        assert read_calendar(CALENDARS[at], "a.ics", window, reading) == alone[at], number


def test_the_calendars_are_whole_before_they_are_damaged() -> None:
    """Else the mutations would prove little."""
    found = [read_calendar(text, "a.ics", WINDOWS[0], READINGS[0]) for text in CALENDARS]
    assert [(len(one.events), one.outside, len(one.unread)) for one in found] == [(1, 0, 0), (3, 1, 0), (8, 1, 0)]
