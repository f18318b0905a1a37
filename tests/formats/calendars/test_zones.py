"""What a time zone's name means: one of the world's, of Windows', the file's own, one that was given, or unknown."""

from datetime import date, datetime, timedelta, timezone, tzinfo
from itertools import permutations
from zoneinfo import ZoneInfo

import pytest

from leadtime.formats.calendars.ics import read_calendar
from leadtime.formats.calendars.refusal import Unusable, Work
from leadtime.formats.calendars.text import sheets
from leadtime.formats.calendars.zones import Zones
from leadtime.model.event import Calendar, Reading, Reason
from leadtime.model.period import Period

YEAR = Period(date(2026, 1, 1), date(2027, 1, 1))
PART = "BEGIN:{kind}\nDTSTART:{start}\nTZOFFSETFROM:{before}\nTZOFFSETTO:{after}\n{more}END:{kind}\n"
# Stockholm's, as Exchange writes it.
WINTER = PART.format(
    kind="STANDARD",
    start="16010101T030000",
    before="+0200",
    after="+0100",
    more="RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\n",
)
SUMMER = PART.format(
    kind="DAYLIGHT",
    start="16010101T020000",
    before="+0100",
    after="+0200",
    more="RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\n",
)


def definition(*parts: str, name: str = "Our Zone") -> str:
    """The text of a VTIMEZONE."""
    return f"BEGIN:VTIMEZONE\nTZID:{name}\n{''.join(parts)}END:VTIMEZONE\n"


def fixed(offset: str, name: str = "Our Zone") -> str:
    """A zone without summer time."""
    return definition(
        PART.format(kind="STANDARD", start="19700101T000000", before=offset, after=offset, more=""), name=name
    )


def meeting(zone: str, definitions: str = "", clock: str = "20261124T090000") -> str:
    """A calendar with one event."""
    event = f"BEGIN:VEVENT\nUID:a\nSUMMARY:Visit\nDTSTART;TZID={zone}:{clock}\nEND:VEVENT\n"
    return f"BEGIN:VCALENDAR\n{definitions}{event}END:VCALENDAR\n"


def read(text: str, zones: dict[str, tzinfo] | None = None) -> Calendar:
    """The events of a text in 2026, for one whose clock is Stockholm's."""
    return read_calendar(text, "work.ics", YEAR, Reading(ZoneInfo("Europe/Stockholm"), zones or {}))


def clock(text: str, zones: dict[str, tzinfo] | None = None) -> str:
    """The time at which a text's one event begins in Stockholm."""
    found = read(text, zones)
    assert not found.unread
    (one,) = found.events
    assert one.start is not None
    return f"{one.start:%H:%M}"


def zone_of(text: str, name: str = "Our Zone") -> tzinfo:
    """The zone that a text defines."""
    return Zones(sheets(text)[0].zones, {}, 2026, Work()).zone(name)


def test_files_do_not_mix() -> None:
    """A zone that two files define differently, and a third does not, is each file's own, in every order."""
    files = [meeting("Our Zone", fixed("+0100")), meeting("Our Zone", fixed("+0500")), meeting("Our Zone")]
    alone = [read(text) for text in files]
    assert [len(one.unread) for one in alone] == [0, 0, 1]
    assert [one.events[0].start and one.events[0].start.hour for one in alone[:2]] == [9, 5]
    for order in permutations(range(3)):
        assert [read(files[number]) for number in order] == [alone[number] for number in order]


def test_calendars_of_one_file_do_not_mix() -> None:
    """The same holds inside a file, also where the definition comes after the event."""
    late = meeting("Our Zone").replace("END:VCALENDAR\n", fixed("+0500") + "END:VCALENDAR\n")
    found = read(meeting("Our Zone", fixed("+0100")) + late)
    assert [one.start and one.start.hour for one in found.events] == [9, 5]


def test_a_definition_as_exchange_writes_it_is_the_zone_it_means() -> None:
    """Hour by hour over both changes of the years around, in both directions, skipped and doubled hours too."""
    ours, theirs = zone_of(meeting("Our Zone", definition(WINTER, SUMMER))), ZoneInfo("Europe/Stockholm")
    for start in (datetime(2026, 3, 28), datetime(2026, 10, 24), datetime(2019, 3, 30), datetime(2030, 10, 26)):
        for quarters in range(3 * 96):
            moment = start + timedelta(minutes=15 * quarters)
            for fold in (0, 1):
                wall = moment.replace(fold=fold)
                assert wall.replace(tzinfo=ours).utcoffset() == wall.replace(tzinfo=theirs).utcoffset(), wall
            utc = moment.replace(tzinfo=timezone.utc)
            mine, right = utc.astimezone(ours), utc.astimezone(theirs)
            assert (mine.replace(tzinfo=None), mine.fold) == (right.replace(tzinfo=None), right.fold), utc


def test_a_definition_by_dates() -> None:
    """Changes that are listed, as Apple does: before the first of them the offset it changes from."""
    listed = PART.format(
        kind="DAYLIGHT", start="20260401T000000", before="+0000", after="+0300", more="RDATE:20260901T000000\n"
    )
    back = PART.format(kind="STANDARD", start="20260701T000000", before="+0300", after="+0000", more="")
    ours = zone_of(meeting("Our Zone", definition(listed, back)))
    months = [datetime(2026, month, 15, tzinfo=ours).utcoffset() for month in (1, 5, 8, 10)]
    assert months == [timedelta(hours=hours) for hours in (0, 3, 0, 3)]


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        ("Europe/Stockholm", "09:00"),
        ("W. Europe Standard Time", "09:00"),
        ("Romance Standard Time", "09:00"),
        ("Central European Standard Time", "09:00"),
        ("GMT Standard Time", "10:00"),
        ("Eastern Standard Time", "15:00"),
        ("New Zealand Standard Time", "21:00"),
        ("UTC", "10:00"),
        ("Etc/GMT-3", "07:00"),
        ('"America/New_York"', "15:00"),
        ("/freeassociation.example/Tzfile/Europe/London", "10:00"),
        ("/example.org/America/Argentina/Buenos_Aires", "13:00"),
    ],
)
def test_known_names(zone: str, expected: str) -> None:
    """Nine o'clock there is this here; New Zealand's is on the day before."""
    assert clock(meeting(zone)) == expected


UNKNOWN = [
    "Customized Time Zone",
    "Western/Central Europe",
    "localtime",
    "Europe",
    "../etc/passwd",
    "/etc/localtime",
    "MSK-1:\0",
]


@pytest.mark.parametrize("zone", UNKNOWN)
def test_an_unknown_zone_is_asked_for_and_not_guessed(zone: str) -> None:
    """Also where the name is that of a folder, of another file, or of whatever this computer is set to."""
    (one,) = read(meeting(f'"{zone}"')).unread
    assert (one.place, one.summary, one.reason) == ("work.ics:2", "Visit", Reason.UNKNOWN_ZONE)
    assert one.message == f'nobody knows the time zone "{zone}"'
    assert one.hint == f'give it: --tz "{zone}=Europe/Stockholm"'


def test_a_zone_that_is_given_counts() -> None:
    """By its name before all else, so that a wrong definition can be mended; that of no name only for the unknown."""
    given: dict[str, tzinfo] = {"Our Zone": ZoneInfo("Europe/London")}
    assert clock(meeting("Our Zone"), given) == clock(meeting("Our Zone", fixed("+0500")), given) == "10:00"
    for_all: dict[str, tzinfo] = {"": ZoneInfo("Asia/Tokyo")}
    assert clock(meeting("Our Zone"), for_all) == "01:00"
    assert clock(meeting("Our Zone", fixed("+0500")), for_all) == "05:00"
    assert clock(meeting("Europe/London"), for_all) == "10:00"


BROKEN = {
    "no parts": definition(),
    "no offset": definition("BEGIN:STANDARD\nDTSTART:19700101T000000\nEND:STANDARD\n"),
    "no sign": fixed("0100"),
    "a day's offset": fixed("+2400"),
    "no number": fixed("+ab00"),
    "no start": definition("BEGIN:STANDARD\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0100\nEND:STANDARD\n"),
    "a broken rule": definition(WINTER.replace("BYMONTH=10", "BYMONTH=13"), SUMMER),
    "changes each second": definition(WINTER.replace("FREQ=YEARLY", "FREQ=SECONDLY"), SUMMER),
    "changes each day": definition(WINTER.replace("FREQ=YEARLY", "FREQ=DAILY"), SUMMER),
    "too many parts": definition(WINTER * 600),
    "cut off": definition(WINTER, SUMMER).replace("END:VTIMEZONE\n", ""),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_definition_is_told(case: str) -> None:
    """It is no reason to guess either."""
    (one,) = read(meeting("Our Zone", BROKEN[case])).unread
    assert (one.reason, one.message) == (
        Reason.UNKNOWN_ZONE,
        'the file\'s own definition of the time zone "Our Zone" is broken',
    )


def test_a_broken_definition_of_a_known_name_does_no_harm() -> None:
    """The world's own is used."""
    assert clock(meeting("Europe/Stockholm", fixed("0100", "Europe/Stockholm"))) == "09:00"
    with pytest.raises(Unusable):
        Zones([], {}, 2026, Work()).zone("")
