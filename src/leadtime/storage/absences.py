"""Absences in the log: entered and taken out, each as one change. `at` is the time now."""

from datetime import datetime
from typing import NamedTuple

from leadtime.model.absence import Absence
from leadtime.model.errors import Refused
from leadtime.reckoning.away import overlapping
from leadtime.reckoning.naming import named_absence
from leadtime.storage.change import Current, Plan, change
from leadtime.storage.log_change import edited, new_id
from leadtime.storage.places import Places


class AbsenceChange(NamedTuple):
    """The absence that was entered or taken out, and all that the log had before and has after."""

    absence: Absence
    before: tuple[Absence, ...]
    after: tuple[Absence, ...]


def add_absence(places: Places, absence: Absence, at: datetime) -> AbsenceChange:
    """Enter an absence, whose id is given here; it may lie in the future.

    Refused when it shares a day with another one and either of them takes whole days.
    """

    def plan(current: Current) -> tuple[Plan, AbsenceChange]:
        before = current.log.parsed().absences
        if other := overlapping(absence, before):
            remedy = f"leadtime absence remove {other.id}" if other.id else "take it out of the log in an editor"
            hint = f"give days that are free; {remedy} takes that one out first"
            raise Refused(f"some of that is {_in_words(other)} already", hint)
        made = absence._replace(id=new_id(current.log))
        done = AbsenceChange(made, before, (*before, made))
        return Plan(f"absence add {_in_words(made)}", [edited(current.log, add=[made])]), done

    return change(places, at, plan)


def remove_absence(places: Places, identifier: str, at: datetime) -> AbsenceChange:
    """Take an absence out; Refused for an id that names none."""

    def plan(current: Current) -> tuple[Plan, AbsenceChange]:
        before = current.log.parsed().absences
        gone = named_absence(before, identifier)
        done = AbsenceChange(gone, before, tuple(one for one in before if one is not gone))
        return Plan(f"absence remove {_in_words(gone)}", [edited(current.log, remove=[gone])]), done

    return change(places, at, plan)


def _in_words(absence: Absence) -> str:
    """`vacation 2026-10-26..2026-10-30`, with its days as they are typed."""
    last = f"..{absence.last}" if absence.last != absence.first else ""
    return f"{absence.kind.value} {absence.first}{last}"
