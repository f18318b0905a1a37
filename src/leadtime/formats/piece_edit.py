"""A change of an entry of a long log within the entry's own piece of the text: of the years around it nothing is read.

For a plain text (see `log_pieces.is_plain`) that is known to parse without a problem. Its piece, from its header to the
next, then says the same alone as within the text, and what is proved of the one is true of the other.
"""

from collections.abc import Sequence

from leadtime.formats import log_edit
from leadtime.formats.log_toml import NEW_LOG, Log, parse_log
from leadtime.formats.toml_text import Splice, apply, newline_of
from leadtime.model.entry import Entry
from leadtime.model.errors import BadData

_HEAD = NEW_LOG.rstrip("\n")


def changing(text: str, old: Entry, new: Entry | None, dimensions: Sequence[str]) -> tuple[Splice, str] | None:
    """The splice that turns an entry into another, or with None takes it out, and why that must not be, mostly nothing.

    It is that of `log_edit`. None when the whole text has to be read for it: the piece is not known by the id.
    """
    if not old.id or (new and new.id != old.id):
        return None
    start, end = _piece(text, old.id)
    piece = _HEAD + text[start:end]
    log = parse_log(piece, "", dimensions)
    if log.problems or old not in log.entries:
        return None
    try:
        splice = _splice(piece, log, old, new)
    except BadData:  # it has no block of its own
        return None
    at = log.entries.index(old)
    entries = [*log.entries[:at], *([new] if new else []), *log.entries[at + 1 :]]
    fault = log_edit.fault_in_change(log, apply(piece, splice), log.with_items("entry", entries))
    return splice._replace(offset=splice.offset + start - len(_HEAD)), fault


def _splice(piece: str, log: Log, old: Entry, new: Entry | None) -> Splice:
    return log_edit.replacing(piece, log, old, new, "") if new else log_edit.removing(piece, log, [old], "")[0]


def _piece(text: str, identifier: str) -> tuple[int, int]:
    """Where the piece of an entry begins, with the line breaks above it, and ends; nowhere when it can't be told."""
    newline = newline_of(text)
    header = f"{newline}[[entry]]{newline}"
    first = f'{header}id = "{identifier}"{newline}'
    start = text.find(first)
    if start < 0 or text.find(first, start + 1) >= 0:
        return 0, 0
    end = text.find(header, start + len(header))
    while start and text[start - 1] in "\r\n":
        start -= 1
    return start, len(text) if end < 0 else end + len(newline)
