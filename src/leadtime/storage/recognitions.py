"""Recognitions in the log: entered as one change, however many, and changed. `at` is the time now."""

from collections.abc import Callable, Sequence
from datetime import datetime

from leadtime.model.recognition import Recognition
from leadtime.reckoning.naming import named_recognition
from leadtime.storage.change import Current, Plan, change, fault_in_log
from leadtime.storage.log_change import edited, new_ids
from leadtime.storage.places import Places


def add_recognitions(places: Places, made: Sequence[Recognition], at: datetime, did: str) -> tuple[Recognition, ...]:
    """Enter recognitions, whose ids are given here; those that were entered, in their order.

    One whose `source` the log has already, or one before it, is left out; where none is left nothing is changed. `did`
    says in the journal what the change was: `recognise schools/elineberg`.
    """

    def plan(current: Current) -> tuple[Plan, tuple[Recognition, ...]]:
        fault_in_log(current.log)
        fresh = _fresh(current, made)
        ids = new_ids(current.log, len(fresh))
        added = tuple(one._replace(id=identifier) for one, identifier in zip(fresh, ids, strict=True))
        return Plan(did, [edited(current.log, add=added)] if added else []), added

    return change(places, at, plan)


def edit_recognition(
    places: Places, identifier: str, becomes: Callable[[Recognition], Recognition], at: datetime
) -> tuple[Recognition, Recognition]:
    """Turn a recognition into another; the one before and the one after, and no change where they are the same.

    Refused for an id that names none; what `becomes` raises ends it, with nothing changed.
    """

    def plan(current: Current) -> tuple[Plan, tuple[Recognition, Recognition]]:
        fault_in_log(current.log)
        old = named_recognition(current.log.parsed().recognitions, identifier)
        new = becomes(old)
        wanted = [edited(current.log, replace=[(old, new)])] if new != old else []
        return Plan(f"edit what {old.unit} was lifted for on {old.date}", wanted), (old, new)

    return change(places, at, plan)


def _fresh(current: Current, made: Sequence[Recognition]) -> list[Recognition]:
    """Those that come from nowhere the log, or one before them, came from."""
    if not any(one.source for one in made):
        return list(made)
    seen = {one.source for one in current.log.of_units().recognitions}
    found = []
    for one in made:
        if not one.source or one.source not in seen:
            found.append(one)
            seen.add(one.source)
    return found
