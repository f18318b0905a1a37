"""An invented calendar of a year: half of its events stand alone, half are occurrences of series."""

from datetime import datetime, timedelta

YEAR = 2026
_ZONE = "TZID=Europe/Stockholm"
_FIRST = datetime(YEAR, 1, 5, 8)  # noqa: DTZ001 - a wall time; the zone is written beside it
_TITLES = ("Ledningsgrupp", "Visit to a school", "1:1", "Lunch", "Budget follow-up", "Social media", "Travel", "APT")


def big_calendar(events: int) -> str:
    """The text of a calendar with about so many events in the year, as Outlook writes it, descriptions and all."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0"]
    for number in range(events // 2):
        start = _FIRST + timedelta(days=number % 350, minutes=30 * (number // 350))
        lines += _event(f"single-{number}", start, _TITLES[number % len(_TITLES)])
    for number in range(events // 2 // 250):  # each on some 250 working days
        rule = "RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"
        lines += _event(f"series-{number}", _FIRST + timedelta(minutes=30 * number), f"Series {number}", rule)
    return "\r\n".join([*lines, "END:VCALENDAR", ""])


def _event(uid: str, start: datetime, title: str, *more: str) -> list[str]:
    return [
        "BEGIN:VEVENT",
        f"UID:{uid}",
        f"DTSTART;{_ZONE}:{start:%Y%m%dT%H%M%S}",
        f"DTEND;{_ZONE}:{start + timedelta(minutes=30):%Y%m%dT%H%M%S}",
        f"SUMMARY:{title}",
        f"DESCRIPTION:{'An agenda that nobody reads. ' * 20}",
        "ATTENDEE;CN=A;PARTSTAT=ACCEPTED:mailto:a@example.org",
        *more,
        "END:VEVENT",
    ]
