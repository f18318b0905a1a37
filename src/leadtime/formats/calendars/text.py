"""The text of a calendar file, taken apart: its calendars, the time zones each defines, and its events.

Only what an entry can come of is kept, and of that a bounded length: a file may have a picture in it, or a novel for a
description. Lines end in LF, CR LF or CR; a line that begins with a space or a tab goes on with the one before it, even
in the middle of a name. Nothing here calls itself, so no nesting is too deep.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

MOST = 20_000  # properties of one event
LONGEST = 60_000  # characters of one property: some 3,000 dates of a series' exceptions

_NONE: Mapping[str, str] = MappingProxyType({})
_OF_CALENDAR = frozenset(("X-WR-CALNAME", "X-WR-TIMEZONE", "METHOD"))
_OF_ZONE = frozenset(("TZID", "DTSTART", "TZOFFSETFROM", "TZOFFSETTO", "RRULE", "RDATE"))
_OF_EVENT = frozenset(
    (
        "UID",
        "DTSTART",
        "DTEND",
        "DURATION",
        "RRULE",
        "RDATE",
        "EXDATE",
        "EXRULE",
        "RECURRENCE-ID",
        "SUMMARY",
        "LOCATION",
        "CATEGORIES",
        "ORGANIZER",
        "ATTENDEE",
        "STATUS",
        "TRANSP",
        "SEQUENCE",
        "LAST-MODIFIED",
        "X-MICROSOFT-CDO-BUSYSTATUS",
        "X-MICROSOFT-CDO-ALLDAYEVENT",
    )
)


class Property(NamedTuple):
    """One property as it is written: its name and its parameters' in capitals; `is_cut` when it was over LONGEST."""

    name: str
    parameters: Mapping[str, str]
    value: str
    is_cut: bool = False


class Block(NamedTuple):
    """An event, or a time zone with its parts in `parts`: the line it begins on, and what is kept of it.

    `is_whole` is false where its END is missing: the file was cut off there, or damaged.
    """

    line: int
    properties: list[Property]
    parts: list[list[Property]]
    is_whole: bool


class Sheet(NamedTuple):
    """One calendar of a file, with the time zones that are its own; each property only where it is first given."""

    properties: dict[str, str]
    zones: list[Block]
    events: list[Block]


def sheets(text: str) -> list[Sheet]:
    """The calendars of a file, in order; events that stand outside of any are the first one's. Never raises."""
    taker = _Taker()
    for number, line, is_cut in _logical_lines(text):
        taker.take(number, line, is_cut)
    taker.close()
    return [one for one in taker.found if one.events or one.properties or one.zones or one is not taker.found[0]]


def _logical_lines(text: str) -> Iterator[tuple[int, str, bool]]:
    """Each unfolded line with the number of its first part; what is over LONGEST is left out, as is what is empty."""
    pieces: list[str] = []
    size = number = 0
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    for at, line in enumerate(plain.split("\n"), 1):
        if not line:
            continue
        if line[0] in " \t" and pieces:
            if size <= LONGEST:
                pieces.append(line[1 : LONGEST + 2])
            size += len(line) - 1
            continue
        if pieces:
            yield number, "".join(pieces)[:LONGEST], size > LONGEST
        pieces, size, number = [line[: LONGEST + 1]], len(line), at
    if pieces:
        yield number, "".join(pieces)[:LONGEST], size > LONGEST


class _Taker:
    """What was found so far, and what is open: the names of the open components, and the event or zone among them."""

    def __init__(self) -> None:
        self.found = [Sheet({}, [], [])]
        self._open: list[str] = []
        self._times_open: Counter[str] = Counter()  # so that an END nobody began costs nothing, however deep it stands
        self._block: Block | None = None
        self._depth = 0  # of the block's own name in what is open
        self._wanted = _OF_EVENT

    def take(self, number: int, line: str, is_cut: bool) -> None:
        head = line[:6].upper()
        if head == "BEGIN:":
            self._begin(number, line[6:40].strip().upper())
        elif head[:4] == "END:":
            self._end(line[4:40].strip().upper())
        elif self._block is None:
            if not self._open or self._open == ["VCALENDAR"]:
                self._keep_of_calendar(line)
        elif len(self._open) == self._depth:
            if _name(line) in self._wanted and len(self._block.properties) <= MOST:
                self._block.properties.append(split(line, is_cut))
        elif len(self._open) == self._depth + 1 and self._block.parts and _name(line) in _OF_ZONE:
            self._block.parts[-1].append(split(line, is_cut))

    def _keep_of_calendar(self, line: str) -> None:
        if _name(line) in _OF_CALENDAR:
            one = split(line)
            self.found[-1].properties.setdefault(one.name, one.value)

    def _begin(self, number: int, name: str) -> None:
        if name in ("VCALENDAR", "VEVENT", "VTIMEZONE"):  # none of them stands in an event: that one was cut off
            if self._block is not None:
                self._leave(self._depth - 1, is_whole=False)
            if name == "VCALENDAR":
                self._leave(0, is_whole=False)
                self.found.append(Sheet({}, [], []))
        self._open.append(name)
        self._times_open[name] += 1
        if name in ("VEVENT", "VTIMEZONE"):
            self._block, self._depth = Block(number, [], [], True), len(self._open)
            self._wanted = _OF_EVENT if name == "VEVENT" else _OF_ZONE
        elif self._block is not None and len(self._open) == self._depth + 1 and self._wanted is _OF_ZONE:
            self._block.parts.append([])

    def _end(self, name: str) -> None:
        if not self._times_open[name]:
            return
        depth = len(self._open)
        while self._open[depth - 1] != name:
            depth -= 1
        self._leave(depth - 1, is_whole=depth == self._depth)

    def _leave(self, depth: int, is_whole: bool) -> None:
        """Close everything that is open below a depth, and the event or time zone among it."""
        while len(self._open) > depth:
            self._times_open[self._open.pop()] -= 1
        if self._block is not None and depth < self._depth:
            block = self._block._replace(is_whole=is_whole)
            (self.found[-1].zones if self._wanted is _OF_ZONE else self.found[-1].events).append(block)
            self._block = None

    def close(self) -> None:
        """The file ends here: what is still open has no end."""
        self._leave(0, is_whole=False)


def _name(line: str) -> str:
    """The name of a property, or of anything else that is short enough to be one."""
    head = line[:40]
    ends = [at for at in (head.find(";"), head.find(":")) if at > 0]
    return head[: min(ends)].strip().upper() if ends else ""


def split(line: str, is_cut: bool = False) -> Property:
    """A property's name, parameters and value: a colon or semicolon between quotation marks separates nothing."""
    head, _, value = line.partition(":")
    if '"' in head:
        at = _value_at(line)
        head, value = line[:at], line[at + 1 :]
    if ";" not in head:
        return Property(head.strip().upper(), _NONE, value, is_cut)
    name, *given = _outside_quotes(head) if '"' in head else head.split(";")
    parameters: dict[str, str] = {}
    for one in given:
        key, _, said = one.partition("=")
        parameters.setdefault(key.strip().upper(), said.strip().replace('"', ""))
    return Property(name.strip().upper(), parameters, value, is_cut)


def _value_at(line: str) -> int:
    """Where the colon before the value is; the line's length when there is none."""
    at = 0
    for number, piece in enumerate(line.split('"')):
        if number % 2 == 0 and (found := piece.find(":")) >= 0:
            return at + found
        at += len(piece) + 1
    return len(line)


def _outside_quotes(head: str) -> list[str]:
    """The parts of a text between semicolons that are not quoted."""
    pieces = head.split('"')
    pieces[::2] = [piece.replace(";", "\n") for piece in pieces[::2]]  # a line has no line break of its own
    return "".join(pieces).split("\n")
