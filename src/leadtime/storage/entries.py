"""What is done with entries: logged, timed, changed and removed, each as one change of the log.

Every function reads the log under the lock, refuses by what it finds there, and hands back the entries as they are
saved. `at` is the time now; what begins or ends now does so on the whole minute.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from typing import NamedTuple

from leadtime.formats.entry_words import clock, in_words, length
from leadtime.formats.typed_entry import shown
from leadtime.formats.typed_time import ClockRange
from leadtime.model.absence import Absence
from leadtime.model.duration import Duration
from leadtime.model.entry import MINUTE, Entry
from leadtime.model.errors import Refused, Usage
from leadtime.model.path import is_within
from leadtime.model.period import Interval, Period, interval_containing
from leadtime.model.promise import Promise
from leadtime.model.recognition import Recognition
from leadtime.reckoning.since import likely_end, looks_forgotten, running_timer, since_last
from leadtime.storage.change import Answer, Current, Plan, Wanted, change, fault_in_log
from leadtime.storage.clash import near, refuse_clash, same_duration
from leadtime.storage.log_change import edited, new_id
from leadtime.storage.log_file import LogFile
from leadtime.storage.places import BUDGET, Places
from leadtime.storage.placing import last_such, next_such, placed, refuse_future, to_the_minute

_DID = {Recognition: "lifted for", Promise: "promised"}


class Typed(NamedTuple):
    """An entry as it was typed. Without `when` it runs from the last entry's end, or the timer's start, to now."""

    category: str
    when: Duration | ClockRange | None
    day: date
    at: time | None = None
    unit: str = ""
    tags: tuple[str, ...] = ()
    note: str = ""
    dimensions: tuple[tuple[str, str], ...] = ()
    people: int | None = None
    promises: tuple[str, ...] = ()


class Added(NamedTuple):
    """An entry as it was saved, its week, and what else that has: at least the entries that touch it.

    `stopped` is true where it is what the timer was; `same` is the id of an entry that says the same, empty for none;
    `promises` were made with it.
    """

    entry: Entry
    week: Period
    others: tuple[Entry, ...]
    absences: tuple[Absence, ...]
    stopped: bool = False
    same: str = ""
    promises: tuple[Promise, ...] = ()


def add(places: Places, typed: Typed, at: datetime, *, parallel: bool = False) -> Added:
    """Log an entry. Refused when it overlaps with another or fills a day beyond 24 hours (unless `parallel`), lies in
    the future, or begins nobody knows when.
    """

    def plan(current: Current) -> tuple[Plan, Added]:
        starts = current.budget.budget.week_starts
        current.log.touching(interval_containing(typed.day, Interval.WEEK, starts))  # one reading serves all below
        timer = None
        if typed.when is None:
            timer, entry = _since(current.log, typed.category, to_the_minute(at))
        else:
            entry = placed(typed.when, typed.day, typed.at)
            refuse_future(entry, at)
        entry = _with_words(entry, typed)
        if not parallel:
            refuse_clash(current.log, entry, at, but=timer)
        entry = entry if entry.id else entry._replace(id=new_id(current.log))
        promises = _promises(current.log, typed, entry)
        if timer:
            changes = edited(current.log, replace=[(timer, entry)], add=promises)
        else:
            changes = edited(current.log, add=[entry, *promises])
        week = interval_containing(entry.day, Interval.WEEK, starts)
        found = current.log.touching(week)
        others = tuple(one for one in found.entries if not (timer and one.id == timer.id))
        made = Added(entry, week, others, found.absences, timer is not None, same_duration(entry, others), promises)
        return _plan("log", entry, [*_declared(current, typed.category), changes]), made

    return _change(places, at, plan)


def refuse_early(log: LogFile, typed: Typed, at: datetime, *, parallel: bool = False) -> None:
    """Raise what `add` would for the time of an entry, as soon as that is typed: nobody need type the rest in vain."""
    if typed.when is not None:
        entry = placed(typed.when, typed.day, typed.at)._replace(category=typed.category)
        refuse_future(entry, at)
        if not parallel:
            refuse_clash(log, entry, at)


def begun(log: LogFile, category: str, at: datetime) -> datetime:
    """When an activity up to now began, if nobody says: with the timer, else where today's last entry ends.

    Refused where that is not plausible.
    """
    return _since(log, category, to_the_minute(at))[1].start or at


def _since(log: LogFile, category: str, now: datetime) -> tuple[Entry | None, Entry]:
    """The timer, if one runs, and the entry up to now that begins with it, or where today's last one ends."""
    timer = _running(log, now)
    if timer is None:
        begins = since_last(near(log, now.date(), now.date()), now, f"leadtime log {shown(category)}")
        return None, Entry("", category, begins, now)
    if looks_forgotten(timer, now):
        raise Refused(
            f"the timer on {timer.category} runs since {clock(timer)} on {timer.day}, and looks forgotten",
            f"leadtime stop --at {likely_end(timer, now):%H:%M} says when it ended; leadtime cancel throws it away",
        )
    if not (is_within(timer.category, category) or is_within(category, timer.category)):
        day = f" on {timer.day}" if timer.day != now.date() else ""
        raise Refused(
            f"a timer runs on {timer.category} since {clock(timer)}{day}",
            f"leadtime stop logs it; leadtime switch {shown(category)} goes on with the next; "
            f"or say how long: leadtime log {shown(category)} 45m",
        )
    return timer, timer._replace(end=_end_of(timer, now))


def start(places: Places, typed: Typed, at: datetime, *, switch: bool = False) -> tuple[Entry, Entry | None]:
    """Start the timer, now or when the clock last showed `typed.at`; with `switch` the running one is stopped first and
    is handed back too. Refused when one runs already, none runs to switch from, or an entry lies after the start.
    """

    def plan(current: Current) -> tuple[Plan, tuple[Entry, Entry | None]]:
        timer = _running(current.log, at)
        if timer and not switch:
            raise Refused(
                f"the timer runs already, on {timer.category} since {clock(timer)}",
                f"leadtime switch {shown(typed.category)} stops it and starts the next; or leadtime stop",
            )
        if switch and not timer:
            raise Refused("no timer runs to switch from", f"leadtime start {shown(typed.category)}")
        begins = _start_of(typed.at, at)
        stopped = timer._replace(end=_end_of(timer, begins)) if timer else None
        entry = _with_words(Entry(new_id(current.log), "", begins), typed)
        refuse_clash(current.log, entry, at, but=timer)
        changes = edited(current.log, replace=[(timer, stopped)] if timer and stopped else [], add=[entry])
        did = f"switch from {timer.category} to" if timer else "start"
        return _plan(did, entry, [*_declared(current, typed.category), changes]), (entry, stopped)

    return _change(places, at, plan)


def stop(places: Places, at: datetime, ended: time | None = None, note: str = "") -> Entry:
    """Stop the timer, now or when the clock next showed `ended`, with a note in place of its own where one is given.

    Refused when none runs, when that time has not come yet, or when the timer has run for less than a minute.
    """

    def plan(current: Current) -> tuple[Plan, Entry]:
        timer = _timer(current, at)
        stopped = timer._replace(end=_end_of(timer, to_the_minute(at), ended), note=note or timer.note)
        return _plan("stop", stopped, [edited(current.log, replace=[(timer, stopped)])]), stopped

    return _change(places, at, plan)


def cancel(places: Places, at: datetime) -> Entry:
    """Throw the running timer away; Refused when none runs."""

    def plan(current: Current) -> tuple[Plan, Entry]:
        timer = _timer(current, at)
        return _plan("cancel", timer, [edited(current.log, remove=[timer])]), timer

    return _change(places, at, plan)


def edit(
    places: Places, identifier: str, becomes: Callable[[Entry], Entry], at: datetime, *, parallel: bool = False
) -> tuple[Entry, Entry]:
    """Turn an entry into another; the entry before and after, and no change where they are the same.

    Refused like `add`, and for an id that names none.
    """
    from leadtime.reckoning.naming import named

    def plan(current: Current) -> tuple[Plan, tuple[Entry, Entry]]:
        old = named(current.log.parsed().entries, identifier)
        new = becomes(old)
        if (new.start, new.end, new.date, new.minutes) != (old.start, old.end, old.date, old.minutes):
            refuse_future(new, at)
            if not parallel:
                refuse_clash(current.log, new, at, but=old)
        declared = _declared(current, new.category) if new.category != old.category else []
        wanted = [*declared, edited(current.log, replace=[(old, new)])] if new != old else []
        return _plan("edit", old, wanted), (old, new)

    return _change(places, at, plan)


def remove(places: Places, identifiers: Sequence[str], at: datetime) -> list[Entry | Recognition | Promise]:
    """Take entries, recognitions and promises out of the log, all or none; Refused for an id that names none."""
    from leadtime.reckoning.naming import named_anything

    def plan(current: Current) -> tuple[Plan, list[Entry | Recognition | Promise]]:
        log = current.log.parsed()
        others: list[Recognition | Promise] = [*log.recognitions, *log.promises]
        meant = (named_anything(log.entries, others, one) for one in identifiers)
        found = list({item.id: item for item in meant}.values())
        wanted = [edited(current.log, remove=found)]
        entries = [item for item in found if isinstance(item, Entry)]
        if len(found) == 1:
            (item,) = found
            words = (
                in_words(item) if isinstance(item, Entry) else f"what {item.unit} was {_DID[type(item)]} on {item.date}"
            )
            return Plan(f"remove {words}", wanted), found
        minutes = sum(entry.length(at).minutes for entry in entries)
        kind = "entries" if len(entries) == len(found) else "entries, recognitions and promises"
        return Plan(f"remove {len(found)} {kind}, {length(Duration(minutes))}", wanted), found

    return _change(places, at, plan)


def _change(places: Places, at: datetime, plan: Callable[[Current], tuple[Plan, Answer]]) -> Answer:
    """Make a change; of a log that can't be written no entry is looked for, lest it seem to have none."""

    def checked(current: Current) -> tuple[Plan, Answer]:
        fault_in_log(current.log)
        return plan(current)

    return change(places, at, checked)


def _plan(did: str, entry: Entry, wanted: Sequence[Wanted]) -> Plan:
    """The plan, in words that still tell in a month what was done."""
    new = f", with the new category {entry.category}" if any(one.file == BUDGET for one in wanted) else ""
    return Plan(f"{did} {in_words(entry)}{new}", wanted)


def _start_of(typed: time | None, at: datetime) -> datetime:
    """The clock time of the last twelve hours, else of today; or now. Refused for one that has not come yet."""
    return to_the_minute(at) if typed is None else last_such(typed, at)


def _end_of(timer: Entry, now: datetime, ended: time | None = None) -> datetime:
    """When the timer ends: now, or at the next such clock time after its start; at least a minute after it."""
    assert timer.start is not None
    day = f" on {timer.day}" if timer.day != now.date() else ""
    begun = f"the timer on {timer.category} was started at {clock(timer)}{day}"
    end = now if ended is None else next_such(ended, timer.start)
    if end > now:
        raise Refused(f"{begun}, and {end:%H:%M} after that has not come yet", "leave --at out to stop it now")
    if end < timer.start:
        raise Refused(f"{begun}, which is after {end:%H:%M}", "leadtime cancel throws it away")
    if end - timer.start < MINUTE:
        hint = f"leadtime edit {timer.id} --category ... makes it another; leadtime cancel throws it away"
        raise Refused(f"{begun}, and {end:%H:%M} is not a minute later", hint)
    return end


def _running(log: LogFile, now: datetime) -> Entry | None:
    return running_timer(near(log, now.date(), now.date()))


def _timer(current: Current, at: datetime) -> Entry:
    timer = _running(current.log, at)
    if timer is None:
        raise Refused("no timer runs", "leadtime start CATEGORY starts it; leadtime log logs what is done")
    return timer


def _with_words(entry: Entry, typed: Typed) -> Entry:
    """The entry with what was typed; what was not typed stays as the timer had it."""
    return entry._replace(
        category=typed.category,
        unit=typed.unit or entry.unit,
        tags=typed.tags or entry.tags,
        note=typed.note or entry.note,
        people=entry.people if typed.people is None else typed.people,
        dimensions=tuple({**dict(entry.dimensions), **dict(typed.dimensions)}.items()),
    )


def _promises(log: LogFile, typed: Typed, entry: Entry) -> tuple[Promise, ...]:
    """What was promised on a visit, given on its day; Usage where it is not to one unit."""
    if typed.promises and len(entry.units) != 1:
        said = "and there are several" if entry.units else "and it is not said to which"
        hint = f"leadtime log {shown(typed.category)} 1h --unit UNIT --promise TEXT"
        raise Usage(f"a promise is made to one unit, {said}", hint)
    made: list[Promise] = []
    for what in typed.promises:
        identifier = new_id(log, [entry.id, *(one.id for one in made)])
        made.append(Promise(identifier, entry.day, entry.unit, what, entry=entry.id))
    return tuple(made)


def _declared(current: Current, category: str) -> list[Wanted]:
    """The change that declares a category the budget does not know; none when it does."""
    budget = current.budget.budget
    if any(one.path == category or one.path.startswith(category + "/") for one in budget.categories):
        return []
    from leadtime.storage.budget_change import declaring

    return declaring(current, [category])
