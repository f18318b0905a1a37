"""Who is invited to an event, and what its calendar says against its being time spent."""

from collections.abc import Sequence

from leadtime.formats.calendars.text import Property
from leadtime.model.event import Reason

_LONGEST_NAME = 200


class People:
    """The people of an event: its organizer as `Name <address>`, how many are invited, and one's own answer.

    One's own is that of an attendee whose address is among `me`, or is the calendar's name, as Google has it; failing
    these, of the only attendee there is, when that one declined. `answer` is its PARTSTAT in capitals, else empty.
    """

    def __init__(self, held: list[Property], me: Sequence[str], calendar: str) -> None:
        asked = [one for one in held if one.name == "ATTENDEE"]
        own = {*me, calendar.lower()}
        answers = [_answer(one) for one in asked if not own.isdisjoint(_addresses(one))]
        if not answers and len(asked) == 1 and _answer(asked[0]) == "DECLINED":
            answers = ["DECLINED"]
        organizer = next((one for one in held if one.name == "ORGANIZER"), None)
        self.organizer = "" if organizer is None else _spelled(organizer)
        self.attendees = len({_address(one.value) or number for number, one in enumerate(asked)})
        self.answer = answers[0] if answers else ""


def marks(held: list[Property], people: People, is_all_day: bool, is_cancelled: bool) -> tuple[Reason, ...]:
    """What speaks against an event. An all-day one is never FREE: calendars show nearly all of them as free."""
    said = {one.name: one.value.strip().upper() for one in reversed(held) if one.name in _SAID}
    shown = said.get("X-MICROSOFT-CDO-BUSYSTATUS", "")
    is_free = said.get("TRANSP") == "TRANSPARENT" or shown == "FREE"
    found = {
        Reason.CANCELLED: is_cancelled or said.get("STATUS") == "CANCELLED",
        Reason.DECLINED: people.answer == "DECLINED",
        Reason.TENTATIVE: "TENTATIVE" in (said.get("STATUS"), people.answer, shown),
        Reason.FREE: is_free and not is_all_day,
    }
    return tuple(reason for reason, holds in found.items() if holds)


_SAID = frozenset(("STATUS", "TRANSP", "X-MICROSOFT-CDO-BUSYSTATUS"))


def _answer(one: Property) -> str:
    return one.parameters.get("PARTSTAT", "").strip().upper()


def _address(text: str) -> str:
    return text.strip().lower().removeprefix("mailto:").strip()


def _addresses(one: Property) -> set[str]:
    """The addresses that a person is known by; never the empty one."""
    return {_address(one.value), _address(one.parameters.get("EMAIL", ""))} - {""}


def _spelled(one: Property) -> str:
    """`Anna Berg <anna@example.se>`, or the half of it that there is."""
    name = one.parameters.get("CN", "").replace("^'", '"').replace("^n", " ").replace("^^", "^")
    name = " ".join(name[:_LONGEST_NAME].split())
    address = " ".join(one.value[:_LONGEST_NAME].split())
    if address.lower().startswith("mailto:"):
        address = address[7:].strip()
    if not name or name.lower() == address.lower():
        return address
    return f"{name} <{address}>" if address else name
