"""An entry in the very form in which leadtime writes it, read in a tenth of the time that a TOML reader takes.

Only for text that is known to parse without a problem. What stands in any other form (escapes, a key more, another
order, a timer that runs) is left to the TOML reader.
"""

import re
from datetime import date, datetime

from leadtime.model.entry import Entry

_TEXT = r'"([^"\\\r\n]*)"'
# The keys of an entry below its header, each on a line, in the order of `log_toml.ENTRY_KEYS`.
FORM = (
    rf"id = {_TEXT}\r?\n"
    r"(?:start = (\S+)\r?\nend = (\S+)|date = ([0-9-]{10})\r?\nminutes = ([0-9]{1,9}))\r?\n"
    rf"category = {_TEXT}"
    rf"(?:\r?\nunit = {_TEXT})?(?:\r?\npeople = ([0-9]{{1,9}}))?(?:\r?\ntags = \[(\"[^\\\r\n]*\")\])?"
    rf"(?:\r?\nnote = {_TEXT})?(?:\r?\nsource = {_TEXT})?(?:\r?\n)*"
)


def entry_of(found: re.Match[str]) -> Entry | None:
    """The entry of a whole match of FORM; None where only the TOML reader knows what it says."""
    identifier, start, end, day, minutes, category, unit, people, tags, note, source = found.groups()
    labels = tuple(tags[1:-1].split('", "')) if tags else ()
    if tags and '"' in "".join(labels):  # written in another way: without the blank, or with other quotes
        return None
    met = int(people) if people else None
    try:
        if day:
            timed = None, None, date.fromisoformat(day), int(minutes)
            return Entry(identifier, category, *timed, unit or "", met, labels, note or "", source or "")
        began, ended = datetime.fromisoformat(start), datetime.fromisoformat(end)
    except ValueError:  # a form that TOML has, and Python not
        return None
    return Entry(identifier, category, began, ended, None, None, unit or "", met, labels, note or "", source or "")
