"""Promises in the log: entered, changed, closed and opened again, each as one change. `at` is the time now."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Literal, NamedTuple

from leadtime.formats.log_items import FIRST_YEAR
from leadtime.formats.typed_time import quoted
from leadtime.model.errors import Refused
from leadtime.model.promise import Promise
from leadtime.reckoning.naming import named, named_promise
from leadtime.storage.change import Current, Plan, change, fault_in_log
from leadtime.storage.log_change import edited, new_id
from leadtime.storage.places import Places

Ending = Literal["done", "dropped"]
_VERBS = {"done": "done", "dropped": "drop"}


class PromiseChange(NamedTuple):
    """The promises that were entered or changed, as they are now, and all that the log has after it, in its order."""

    promises: tuple[Promise, ...]
    after: tuple[Promise, ...]


def add_promise(places: Places, promise: Promise, at: datetime) -> PromiseChange:
    """Enter a promise, whose id is given here. Refused for a day that has not come, or an entry that is not there."""
    _refuse_far(promise.date, at, "a promise is entered once it was given")

    def plan(current: Current) -> tuple[Plan, PromiseChange]:
        fault_in_log(current.log)
        before = current.log.of_units().promises
        if promise.entry:  # it may be gone since it was looked for
            named(current.log.parsed().entries, promise.entry)
        made = promise._replace(id=new_id(current.log))
        wanted = [edited(current.log, add=[made])]
        return Plan(f"promise add {in_words(made)}", wanted), PromiseChange((made,), (*before, made))

    return change(places, at, plan)


def edit_promise(
    places: Places, identifier: str, becomes: Callable[[Promise], Promise], at: datetime
) -> tuple[Promise, Promise]:
    """Turn a promise into another; the promise before and after, and no change where they are the same.

    Refused for an id that names none; what `becomes` raises ends it, with nothing changed.
    """

    def plan(current: Current) -> tuple[Plan, tuple[Promise, Promise]]:
        (old,) = _found(current, [identifier])
        new = becomes(old)
        wanted = [edited(current.log, replace=[(old, new)])] if new != old else []
        return Plan(f"promise edit {in_words(old)}", wanted), (old, new)

    return change(places, at, plan)


def close(places: Places, identifiers: Sequence[str], ending: Ending, day: date, at: datetime) -> PromiseChange:
    """Close promises on a day, all or none, each as done or each as dropped.

    Refused for an id that names none, for one that is closed already, with when, and for a day before it was given.
    """
    _refuse_far(day, at, "a promise is closed once it is so")

    def plan(current: Current) -> tuple[Plan, PromiseChange]:
        found = _found(current, identifiers)
        for promise in found:
            if promise.closed:
                was = f"{'done' if promise.done else 'dropped'} on {promise.closed} already"
                raise Refused(
                    f"{quoted(promise.what)} ({promise.id}) was {was}",
                    f"leadtime promise reopen {promise.id} opens it again",
                )
            if day < promise.date:
                hint = f"give the day with --date, from {promise.date} on"
                raise Refused(f"{quoted(promise.what)} ({promise.id}) was given on {promise.date}, after {day}", hint)
        closed = [(one, one._replace(done=day) if ending == "done" else one._replace(dropped=day)) for one in found]
        return _changed(current, _VERBS[ending], closed)

    return change(places, at, plan)


def reopen(places: Places, identifiers: Sequence[str], at: datetime) -> PromiseChange:
    """Open closed promises again, all or none; Refused for an id that names none, and for one that is open."""

    def plan(current: Current) -> tuple[Plan, PromiseChange]:
        found = _found(current, identifiers)
        for promise in found:
            if not promise.closed:
                raise Refused(
                    f"{quoted(promise.what)} ({promise.id}) is open", f"leadtime promise done {promise.id} closes it"
                )
        return _changed(current, "reopen", [(one, one._replace(done=None, dropped=None)) for one in found])

    return change(places, at, plan)


def _found(current: Current, identifiers: Sequence[str]) -> list[Promise]:
    """The promises that are named, each once; of a log that can't be written none is looked for."""
    fault_in_log(current.log)
    promises = current.log.parsed().promises
    return list({one.id: one for one in (named_promise(promises, word) for word in identifiers)}.values())


def _changed(current: Current, verb: str, pairs: Sequence[tuple[Promise, Promise]]) -> tuple[Plan, PromiseChange]:
    becomes = {id(old): new for old, new in pairs}
    after = tuple(becomes.get(id(one), one) for one in current.log.parsed().promises)
    news = tuple(new for _, new in pairs)
    what = in_words(news[0]) if len(news) == 1 else f"{len(news)} promises"
    return Plan(f"promise {verb} {what}", [edited(current.log, replace=pairs)]), PromiseChange(news, after)


def in_words(promise: Promise) -> str:
    """A promise in the journal's words, which are read in years: `schools/elineberg "A new lift"`."""
    return f"{promise.unit} {quoted(promise.what)}"


def _refuse_far(day: date, at: datetime, hint: str) -> None:
    """Nothing for a day up to now; Refused for one that has not come, or that no log can hold."""
    if day > at.date():
        raise Refused(f"{day} has not come yet", f"{hint}; look at the date")
    if day.year < FIRST_YEAR:
        raise Refused(f"{day} is before the year {FIRST_YEAR}", "look at the year")
