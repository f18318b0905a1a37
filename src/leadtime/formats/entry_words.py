"""An entry or a target in one line, to be read: for the journal, and for sentences of the storage.

The journal keeps these words for years, so a day has its year, and nothing in them depends on today.
"""

from leadtime.model.absence import Absence
from leadtime.model.duration import Duration
from leadtime.model.entry import Entry
from leadtime.model.promise import Promise
from leadtime.model.recognition import Recognition
from leadtime.model.target import Amount, Measure, Target

_LONGEST_NOTE = 40


def in_words(entry: Entry) -> str:
    """Category, length, day and clock times: `visits 45 m on 2026-11-23 09:00-09:45`; a timer has only its start."""
    if entry.is_running:
        return f"{entry.category} on {entry.day} from {clock(entry)}"
    return f"{entry.category} {length(entry.length())} on {entry.day}" + (f" {clock(entry)}" if entry.start else "")


def item_in_words(item: Entry | Absence | Recognition | Promise) -> str:
    """Any item of the log, with its note in quotes, of a long one the beginning: `visits 45 m on 2026-11-23 “Met all”`.

    `the lift of schools/oak on 2026-11-24 “Sang”`, `sick from 2026-11-20 to 2026-11-24`.
    """
    if isinstance(item, Entry):
        said, note = in_words(item), item.note
    elif isinstance(item, Absence):
        until = f"from {item.first} to {item.last}" if item.last != item.first else f"on {item.first}"
        said, note = f"{item.kind.value} {until}", item.note
    else:
        what = "lift of" if isinstance(item, Recognition) else "promise to"
        said, note = f"the {what} {item.unit} on {item.date}", item.what
    note = " ".join(note.split())
    return f"{said} “{note if len(note) <= _LONGEST_NOTE else note[: _LONGEST_NOTE - 1] + '…'}”" if note else said


def clock(entry: Entry) -> str:
    """The clock times: `09:00-10:30`, of a timer `09:00`; empty where there are none."""
    if entry.start is None:
        return ""
    return f"{entry.start:%H:%M}-{entry.end:%H:%M}" if entry.end else f"{entry.start:%H:%M}"


def length(value: Duration) -> str:
    """A length as it is read: `1 h 30 m`, `45 m`, `2 h`."""
    hours, minutes = divmod(value.minutes, 60)
    parts = [f"{hours} h"] * bool(hours) + [f"{minutes} m"] * bool(minutes)
    return " ".join(parts) or "0 m"


def target_in_words(target: Target) -> str:
    """Category and bounds: `office at most 45 %`, `visits at least 3 a week`."""
    if target.visit_every:
        from leadtime.formats.amounts import spell_cadence

        return f"{target.category} every {spell_cadence(target.visit_every)}"
    bounds = (("at least", target.at_least), ("at most", target.at_most))
    said = " and ".join(f"{bound} {_amount(amount)}" for bound, amount in bounds if amount)
    of_units = " of units" if target.measure is Measure.UNITS else ""
    per = "" if target.measure is Measure.SHARE else f" a {target.per.value}"
    return f"{target.category} {said}{of_units}{per}"


def _amount(amount: Amount) -> str:
    from leadtime.formats.amounts import spell_amount

    if amount.measure is Measure.TIME:
        return length(Duration(int(amount.value)))
    return spell_amount(amount).replace("%", " %").removesuffix("x")
