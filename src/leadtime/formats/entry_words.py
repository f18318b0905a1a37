"""An entry in one line, with its days and lengths as they are typed: for the journal, and for sentences of the storage.

The journal keeps these words for years, so a day has its year, and nothing in them depends on today.
"""

from leadtime.formats.amounts import spell_amount
from leadtime.model.duration import Duration
from leadtime.model.entry import Entry
from leadtime.model.target import Amount, Measure


def in_words(entry: Entry) -> str:
    """Category, length, day and clock times: `visits 1h30m on 2026-11-23 09:00-10:30`; a timer has only its start."""
    if entry.is_running:
        return f"{entry.category} on {entry.day} from {clock(entry)}"
    return f"{entry.category} {length(entry.length())} on {entry.day}" + (f" {clock(entry)}" if entry.start else "")


def clock(entry: Entry) -> str:
    """The clock times: `09:00-10:30`, of a timer `09:00`; empty where there are none."""
    if entry.start is None:
        return ""
    return f"{entry.start:%H:%M}-{entry.end:%H:%M}" if entry.end else f"{entry.start:%H:%M}"


def length(value: Duration) -> str:
    """A length as it is typed: `1h30m`, `45m`."""
    from fractions import Fraction

    return spell_amount(Amount(Measure.TIME, Fraction(value.minutes)))
