"""The entries of one period out of a long log, without parsing the years around it.

It holds for a text that is known to parse without a problem. In such a text, when it has no string of three quotes, a
line that is exactly `[[entry]]` is always a header: a string of one line cannot hold a newline, a comment begins with
`#`, and inside an array `entry` is no value. So the text may be cut there and each piece stands for itself. A piece is
left unparsed only when it has the very form in which leadtime writes entries and its days lie outside the period; a
piece with a line that begins with `[` or a blank (it may be an absence, or another table) or without an end (the
running timer) is always parsed.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from leadtime.formats.log_toml import Log, parse_log
from leadtime.formats.toml_text import newline_of
from leadtime.model.period import Period

# The first lines of an entry as leadtime writes it.
_DAYS = re.compile(
    r'id = "[^"\\\r\n]*"\r?\n(?:start = ([0-9-]{10})T[^\n]*\nend = ([0-9-]{10})T|date = ([0-9-]{10})\r?\n)'
)
# An offset is less than a day: the local days of an entry and of the period are at most two apart.
_MARGIN = timedelta(days=2)


def log_touching(text: str, period: Period, dimensions: Sequence[str] = ()) -> Log | None:
    """The entries that may touch a period, with every absence and a running timer; None when only a full read will do.

    The text must be known to parse without a problem. The tables' numbers in the result are not the file's.
    """
    if '"""' in text or "'''" in text:
        return None
    newline = newline_of(text)
    head, *pieces = text.split(f"{newline}[[entry]]{newline}")
    first = (max(period.start, date.min + _MARGIN) - _MARGIN).isoformat()
    last = (min(period.end, date.max - _MARGIN) + _MARGIN).isoformat()
    wanted = [piece for piece in pieces if _is_wanted(piece, first, last)]
    return parse_log(f"{newline}[[entry]]{newline}".join([head, *wanted]), "", dimensions)


def _is_wanted(piece: str, first: str, last: str) -> bool:
    days = _DAYS.match(piece)
    if days is None or "\n[" in piece or "\n " in piece or "\n\t" in piece:
        return True
    start, end, day = days.groups()
    return (day or start) <= last and (day or end) >= first


def is_plain(text: str) -> bool:
    """True when an entry can be added at the end of a text, known to parse without a problem, with only it as proof.

    With one `[[entry]]` header in the text, `entry` is an array of tables for certain, and takes another.
    """
    newline = newline_of(text)
    return '"""' not in text and "'''" not in text and f"{newline}[[entry]]{newline}" in text and text.endswith("\n")
