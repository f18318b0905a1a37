"""A part of a long log, without parsing the years around it: the entries of a period, or those that name a unit.

It holds for a text that is known to parse without a problem. In such a text, when it has no string of three quotes, a
line that is exactly `[[entry]]` is always a header: a string of one line cannot hold a newline, a comment begins with
`#`, and inside an array `entry` is no value. So the text may be cut there and each piece stands for itself. A piece is
left unparsed only when it has the very form in which leadtime writes entries, and nothing below the entry but
recognitions and promises in that form; all else (an absence, another table, the running timer) is always parsed.

Where what is parsed has a problem then, though the whole has none, the text means more together than in pieces: a table
belongs to an item above the entry, or lines end in two ways. Then only a full read will do.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from leadtime.formats.entry_piece import FORM, entry_of
from leadtime.formats.log_toml import KINDS, NEW_LOG, Log, parse_log
from leadtime.formats.toml_text import newline_of
from leadtime.model.entry import Entry
from leadtime.model.period import Period

# Patterns as text: each is made ready when it is first used, and `log` uses the first alone.
# The first lines of an entry as leadtime writes it.
_DAYS = r'id = "[^"\\\r\n]*"\r?\n(?:start = ([0-9-]{10})T[^\n]*\nend = ([0-9-]{10})T|date = ([0-9-]{10})\r?\n)'
# Recognitions and promises as leadtime writes them, as many as there are: each key on a line, a text or a day.
_ASIDE = r'(?:\r?\n\[\[(?:recognition|promise)\]\]\r?\n(?:[a-z]+ = ["0-9][^\n]*(?:\n|\Z)|\r?\n(?!\[))*)+'
_RECOGNITION = r'\r?\n\[\[recognition\]\]\r?\n(?:[a-z]+ = ["0-9][^\n]*(?:\n|\Z)|\r?\n(?!\[))*'
# An entry with a unit, down to the people met.
_WITH_UNIT = (
    r'id = "([^"\\\r\n]*)"\r?\n(?:start = (\S+)\r?\nend = (\S+)|date = (\S+)\r?\nminutes = ([0-9]+))\r?\n'
    r'category = "([^"\\\r\n]*)"\r?\nunit = "([^"\\\r\n]*)"(?:\r?\npeople = ([0-9]+))?\s'
)
# An offset is less than a day: the local days of an entry and of the period are at most two apart.
_MARGIN = timedelta(days=2)
# Entries; of a log of ten years a week then is a few hundredths, and the list of its stretches is short.
_MOST_IN_STRETCH = 256


class Stretch(NamedTuple):
    """Entries that follow each other in a text, with the first and last of their days.

    `start` and `end` are counted in the bytes of the text as UTF-8, `characters` is its own length. The days are as in
    the text, and empty for what has to be read whatever the period.
    """

    start: int
    end: int
    first: str
    last: str
    characters: int


def log_touching(text: str, period: Period, dimensions: Sequence[str] = ()) -> Log | None:
    """The entries that may touch a period, with every absence and a running timer; None when only a full read will do.

    The text must be known to parse without a problem. The tables' numbers in the result are not the file's, and
    recognitions and promises may be missing.
    """
    if _has_long_strings(text):
        return None
    newline = newline_of(text)
    header = f"{newline}[[entry]]{newline}"
    head, *pieces = text.split(header)
    first, last = days_to_read(period)
    wanted = [
        piece
        for piece, days in zip(pieces, _days_of_each(text, pieces, header), strict=True)
        if days is None or (days[0] <= last and days[1] >= first)
    ]
    entries, logs = _read(head, wanted, header, dimensions)
    if any(log.problems for log in logs):
        return None
    absences = tuple(absence for log in logs for absence in log.absences)
    return logs[0]._replace(entries=tuple(entries), entry_tables=(), absences=absences, absence_tables=())


def log_whole(text: str, dimensions: Sequence[str] = ()) -> Log | None:
    """What `parse_log` makes of a text that is known to parse without a problem; None when only that will do."""
    if _has_long_strings(text):
        return None
    newline = newline_of(text)
    head, *pieces = text.split(f"{newline}[[entry]]{newline}")
    entries, logs = _read(head, pieces, f"{newline}[[entry]]{newline}", dimensions)
    if any(log.problems for log in logs) or any(len(log.other) > 1 for log in logs[1:]):
        return None  # for problems, see above; and there are tables that are no items among the entries
    found = logs[0]
    for kind in KINDS:
        items = entries if kind == "entry" else [item for log in logs for item in log.of(kind)]
        # Of a table without a problem there is an item.
        found = found.with_items(kind, items, range(len(items)))
    return found


def _read(head: str, pieces: Iterable[str], header: str, dimensions: Sequence[str]) -> tuple[list[Entry], list[Log]]:
    """The entries of a head and pieces, in their order, and what else they say, the head first.

    Pieces that are not in leadtime's own form are parsed together.
    """
    form = re.compile(FORM)
    entries: list[Entry] = []
    logs: list[Log] = []
    rest = [head]

    def parse() -> None:
        logs.append(parse_log(header.join(rest), "", dimensions))
        entries.extend(logs[-1].entries)
        rest[:] = [NEW_LOG]

    for piece in pieces:
        found = form.fullmatch(piece)
        entry = found and entry_of(found)
        if entry is None:
            rest.append(piece)
            continue
        if len(rest) > 1 or not logs:
            parse()
        entries.append(entry)
    if len(rest) > 1 or not logs:
        parse()
    return entries, logs


def days_to_read(period: Period) -> tuple[str, str]:
    """The first and the last day, as in the text, of entries that may touch a period by some clock."""
    first = (max(period.start, date.min + _MARGIN) - _MARGIN).isoformat()
    return first, (min(period.end, date.max - _MARGIN) + _MARGIN).isoformat()


def _days_of_each(text: str, pieces: Sequence[str], header: str) -> Sequence[tuple[str, str] | None]:
    """The first and the last day of each piece of a text; None for one that has to be parsed to be known."""
    is_flat = not _is_indented(text)
    if is_flat and len(each := re.findall(header.replace("[", r"\[") + _DAYS, text)) == len(pieces):
        # All at once: a call for each piece would take as long as all the rest.
        found = [(day or start, day or end) for start, end, day in each]
        if text.count("\n[") == len(pieces):
            return found
        return [
            days if "\n[" not in piece or _has_only_asides(piece) else None
            for days, piece in zip(found, pieces, strict=True)
        ]
    form = re.compile(_DAYS)
    return [_days_of(form.match(piece), piece, is_flat=is_flat) for piece in pieces]


def _days_of(match: re.Match[str] | None, piece: str, *, is_flat: bool) -> tuple[str, str] | None:
    if match and (is_flat or not _is_indented(piece)) and ("\n[" not in piece or _has_only_asides(piece)):
        start, end, day = match.groups()
        return day or start, day or end
    return None


def stretches(part: str, start: int = 0) -> list[Stretch] | None:
    """A text, from where one of its stretches begins, as stretches without a gap; None when only a full read will do.

    `start` is that place, in bytes. Of those whose days touch a period, and those without days, `log_touching` makes
    what it makes of the whole text.
    """
    if _has_long_strings(part):
        return None
    newline = newline_of(part)
    header = f"{newline}[[entry]]{newline}"
    head, *pieces = part.split(header)
    at, held = start + _size(head), 0
    found = [Stretch(start, at, "", "", len(head))] if head else []
    for piece, days in zip(pieces, _days_of_each(part, pieces, header), strict=True):
        length = len(header) + len(piece)
        one = Stretch(at, at + len(header) + _size(piece), *(days or ("", "")), length)
        at, held = one.end, held + 1
        if held in range(2, _MOST_IN_STRETCH) and bool(found[-1].first) == bool(days):
            before = found.pop()
            first, last = min(before.first, one.first), max(before.last, one.last)
            one = Stretch(before.start, one.end, first, last, before.characters + length)
        else:
            held = 1
        found.append(one)
    return found


def _size(text: str) -> int:
    """The bytes of a text as UTF-8."""
    return len(text) if text.isascii() else len(text.encode())


def _has_long_strings(text: str) -> bool:
    """True for a text with a string of three quotes, which may hold a line that looks like a header."""
    return '"""' in text or ("'" in text and "'''" in text)


def _is_indented(text: str) -> bool:
    """True when a line begins with a space or a tab, as leadtime writes none."""
    return "\n " in text or ("\t" in text and "\n\t" in text)


def _has_only_asides(piece: str) -> bool:
    """True for a piece whose first header has nothing but recognitions and promises below it."""
    return re.compile(_ASIDE).fullmatch(piece, _below(piece)) is not None


def _below(piece: str) -> int:
    """Where the first header below an entry begins, with the line break before it; the end where there is none."""
    at = piece.find("\n[") if "[" in piece else -1
    return len(piece) if at < 0 else at - (piece[at - 1 : at] == "\r")


def log_of_units(text: str, *, with_recognitions: bool = True) -> Log | None:
    """Every entry that names a unit, and every absence, recognition and promise; None when only a full read will do.

    Recognitions may be missing where they are not asked for. The text must be known to parse without a problem. An
    entry may lack what is not about the visit: tags, note, source and dimensions. The order is not the file's, nor are
    the tables' numbers.
    """
    if _has_long_strings(text):
        return None
    newline = newline_of(text)
    head, *pieces = text.split(f"{newline}[[entry]]{newline}")
    found: list[Entry] = []
    rest = [head]
    form, asides, recognition = (re.compile(pattern) for pattern in (_WITH_UNIT, _ASIDE, _RECOGNITION))
    for piece in pieces:
        if "\n[" not in piece and "unit" not in piece and '\n"' not in piece:  # as most
            continue
        below = _below(piece)
        if below < len(piece):
            if _is_indented(piece) or not asides.fullmatch(piece, below):
                rest.append(f"{newline}[[entry]]{newline}{piece}")
                continue
            aside = piece[below:]
            rest.append(aside if with_recognitions else recognition.sub("", aside))
        if piece.find("unit", 0, below) < 0 and piece.find('\n"', 0, below) < 0:
            continue
        if (entry := _visit(form.match(piece, 0, below), piece)) is not None:
            found.append(entry)
        else:
            rest.append(f"{newline}[[entry]]{newline}{piece[:below]}")
    log = parse_log(newline.join(rest), "")
    return (
        None
        if log.problems
        else log._replace(entries=(*found, *(entry for entry in log.entries if entry.unit)), entry_tables=())
    )


def _visit(match: re.Match[str] | None, piece: str) -> Entry | None:
    """The entry of a piece by its match, None where it has to be parsed to be known."""
    if match is None or _is_indented(piece) or (match[8] is None and "\npeople" in piece):
        return None
    identifier, start, end, day, minutes, category, unit, people = match.groups()
    met = int(people) if people else None
    try:
        if day:
            return Entry(identifier, category, None, None, date.fromisoformat(day), int(minutes), unit, met)
        return Entry(
            identifier, category, datetime.fromisoformat(start), datetime.fromisoformat(end), unit=unit, people=met
        )
    except ValueError:  # a form that TOML has, and Python not
        return None


def is_plain(text: str) -> bool:
    """True when an entry can be added at the end of a text, known to parse without a problem, with only it as proof.

    With one `[[entry]]` header in the text, `entry` is an array of tables for certain, and takes another.
    """
    newline = newline_of(text)
    return not _has_long_strings(text) and f"{newline}[[entry]]{newline}" in text and text.endswith("\n")
