"""A calendar's text, taken apart: lines, folds, calendars in calendars, and what is cut off."""

import pytest

from leadtime.formats.calendars.text import LONGEST, MOST, Property, sheets, split

EVENT = "BEGIN:VEVENT\nUID:a\nSUMMARY:Meeting\nEND:VEVENT\n"


def summaries(text: str) -> list[str]:
    """The summaries of all events of a text."""
    return [
        one.value
        for sheet in sheets(text)
        for block in sheet.events
        for one in block.properties
        if one.name == "SUMMARY"
    ]


@pytest.mark.parametrize(
    "text",
    [
        EVENT,
        EVENT.replace("\n", "\r\n"),
        EVENT.replace("\n", "\r"),
        "\ufeff" + EVENT,
        EVENT.replace("SUMMARY", "summary").replace("VEVENT", "vevent"),
        EVENT.replace("SUMMARY:Meeting", "SUMMARY:Mee\n ting"),
        EVENT.replace("SUMMARY:Meeting", "SUMM\r\n\tARY:Mee\r\n ting"),
        EVENT.replace("\n", "\n\n"),
        f"BEGIN:VCALENDAR\n{EVENT}END:VCALENDAR\n",
        "BEGIN:VCALENDAR\n" + EVENT.replace("END:", "BEGIN:VALARM\nSUMMARY:Alarm\nEND:VALARM\nEND:"),
        EVENT.replace("END:VEVENT", "BEGIN:VALARM\nSUMMARY:Alarm\nEND:VEVENT"),
        "BEGIN:VTODO\nSUMMARY:Task\nEND:VTODO\nBEGIN:VJOURNAL\nSUMMARY:Day\nEND:VJOURNAL\n" + EVENT,
        "END:VALARM\n" + EVENT,
        EVENT.removesuffix("\n"),
    ],
)
def test_an_event_is_found(text: str) -> None:
    """However its lines end or are folded, and whatever stands around it."""
    assert summaries(text) == ["Meeting"]
    assert [block.is_whole for sheet in sheets(text) for block in sheet.events] == [True]


def test_only_line_ends_end_lines() -> None:
    """Other signs that break lines elsewhere are part of the text."""
    assert summaries(EVENT.replace("Meeting", "a\u2028b\x0bc\x85d")) == ["a\u2028b\x0bc\x85d"]


@pytest.mark.parametrize(
    "cut",
    [
        "BEGIN:VEVENT\nUID:a\nSUMMARY:Meet",
        "BEGIN:VEVENT\nSUMMARY:Meet\nEND:VCALENDAR\n",
        "BEGIN:VEVENT\nSUMMARY:Meet\n",
    ],
)
def test_what_is_cut_off_is_not_whole(cut: str) -> None:
    """An event without its end may have lost its rule, or its end."""
    for text in (cut, "BEGIN:VCALENDAR\n" + cut, cut + "\n" + EVENT if "END" not in cut else cut):
        assert next(iter(sheets(text)[0].events)).is_whole is False


def test_lines_are_counted_from_one_by_their_first_part() -> None:
    """The number is that of the event's BEGIN in the file."""
    text = "BEGIN:VCALENDAR\r\nX-WR-CALNAME:A\r\n B\r\n" + EVENT.replace("\n", "\r\n") * 2
    (sheet,) = sheets(text)
    assert (sheet.properties, [block.line for block in sheet.events]) == ({"X-WR-CALNAME": "AB"}, [4, 8])


def test_each_calendar_of_a_file_has_its_own_zones() -> None:
    """The same name may mean another zone in the next one."""
    zone = "BEGIN:VTIMEZONE\nTZID:X\nBEGIN:STANDARD\nTZOFFSETTO:+0{}00\nEND:STANDARD\nEND:VTIMEZONE\n"
    one, two = (f"BEGIN:VCALENDAR\n{EVENT}{zone.format(number)}END:VCALENDAR\n" for number in (1, 2))
    found = sheets(one + two)
    assert [sheet.zones[0].parts[0][0].value for sheet in found] == ["+0100", "+0200"]
    assert [len(sheet.events) for sheet in found] == [1, 1]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("SUMMARY:a:b;c", Property("SUMMARY", {}, "a:b;c")),
        (
            "dtstart;tzid=Europe/Stockholm:20261124T090000",
            Property("DTSTART", {"TZID": "Europe/Stockholm"}, "20261124T090000"),
        ),
        ('DTSTART;TZID="a:b;c":2026', Property("DTSTART", {"TZID": "a:b;c"}, "2026")),
        (
            'ATTENDEE;CN="Berg, Anna";PARTSTAT=DECLINED:mailto:a@b',
            Property("ATTENDEE", {"CN": "Berg, Anna", "PARTSTAT": "DECLINED"}, "mailto:a@b"),
        ),
        ("X;A=1;A=2:", Property("X", {"A": "1"}, "")),
        ('X;A="open:b', Property("X", {"A": "open:b"}, "")),
        ("no colon", Property("NO COLON", {}, "")),
        ("", Property("", {}, "")),
    ],
)
def test_a_property(line: str, expected: Property) -> None:
    """A colon or semicolon between quotation marks separates nothing."""
    assert split(line) == expected


def test_long_texts_and_many_properties_are_bounded() -> None:
    """Of five million characters only some are kept, of a description none, and it is known that it was cut."""
    long = "x" * 5_000_000
    (block,) = sheets(f"BEGIN:VEVENT\nDESCRIPTION:{long}\nRDATE:{long}\nEND:VEVENT\n")[0].events
    assert [(one.name, len(one.value) <= LONGEST, one.is_cut) for one in block.properties] == [("RDATE", True, True)]
    folded = "\n ".join(long[at : at + 70] for at in range(0, 1_000_000, 70))
    (block,) = sheets(f"BEGIN:VEVENT\nSUMMARY:{folded}\nUID:a\nEND:VEVENT\n")[0].events
    assert [(one.name, len(one.value) <= LONGEST, one.is_cut) for one in block.properties] == [
        ("SUMMARY", True, True),
        ("UID", True, False),
    ]
    (block,) = sheets("BEGIN:VEVENT\n" + "ATTENDEE:a\n" * (MOST + 50) + "END:VEVENT\n")[0].events
    assert len(block.properties) == MOST + 1


def test_nesting_is_not_too_deep() -> None:
    """A hundred thousand open components, and as many ends that nobody began."""
    assert summaries("BEGIN:A\n" * 100_000 + "END:B\n" * 100_000 + EVENT) == ["Meeting"]
    assert summaries(EVENT.replace("END:", "BEGIN:A\n" * 100_000 + "END:")) == ["Meeting"]
