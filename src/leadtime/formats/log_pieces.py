"""A part of a long log, without parsing the years around it: the entries of a period, or those that name a unit.

It holds for a text that is known to parse without a problem. In such a text, when it has no string of three quotes, a
line that is exactly `[[entry]]` is always a header: a string of one line cannot hold a newline, a comment begins with
`#`, and inside an array `entry` is no value. So the text may be cut there and each piece stands for itself. A piece is
left unparsed only when it has the very form in which leadtime writes entries, and nothing below the entry but
recognitions and promises in that form; all else (an absence, another table, the running timer) is always parsed.
"""

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache

from leadtime.formats.log_toml import Log, parse_log
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


def log_touching(text: str, period: Period, dimensions: Sequence[str] = ()) -> Log | None:
    """The entries that may touch a period, with every absence and a running timer; None when only a full read will do.

    The text must be known to parse without a problem. The tables' numbers in the result are not the file's, and
    recognitions and promises may be missing.
    """
    if _has_long_strings(text):
        return None
    newline = newline_of(text)
    head, *pieces = text.split(f"{newline}[[entry]]{newline}")
    first = (max(period.start, date.min + _MARGIN) - _MARGIN).isoformat()
    last = (min(period.end, date.max - _MARGIN) + _MARGIN).isoformat()
    form = re.compile(_DAYS)
    is_flat = not _is_indented(text)
    wanted = []
    for piece in pieces:  # a call of a function for each would take as long as all the rest
        days = form.match(piece)
        # One letter is looked for in no time, two are not, and so it is below.
        has_header = "[" in piece and "\n[" in piece
        if days and (is_flat or not _is_indented(piece)) and (not has_header or _has_only_asides(piece)):
            start, end, day = days.groups()
            if (day or start) > last or (day or end) < first:
                continue
        wanted.append(piece)
    return parse_log(f"{newline}[[entry]]{newline}".join([head, *wanted]), "", dimensions)


@lru_cache(maxsize=1)  # it is asked of the log when that is read, and again when an entry is added
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
    for piece in pieces:
        below = _below(piece)
        if below < len(piece):
            if _is_indented(piece) or not _has_only_asides(piece):
                rest.append(f"{newline}[[entry]]{newline}{piece}")
                continue
            aside = piece[below:]
            rest.append(aside if with_recognitions else re.sub(_RECOGNITION, "", aside))
        if piece.find("unit", 0, below) < 0 and piece.find('\n"', 0, below) < 0:
            continue
        if (entry := _visit(piece, below)) is not None:
            found.append(entry)
        else:
            rest.append(f"{newline}[[entry]]{newline}{piece[:below]}")
    log = parse_log(newline.join(rest), "")
    return log._replace(entries=(*found, *(entry for entry in log.entries if entry.unit)), entry_tables=())


def _visit(piece: str, below: int) -> Entry | None:
    """The entry of a piece, None where it has to be parsed to be known."""
    match = re.compile(_WITH_UNIT).match(piece, 0, below)
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
