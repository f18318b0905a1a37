"""The sentences that answer a change of the log: what was understood, and where the week now stands. Loads no rich."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from leadtime.model.duration import Duration
from leadtime.model.entry import Entry
from leadtime.model.promise import Promise
from leadtime.model.recognition import Recognition
from leadtime.reckoning.since import likely_end, looks_forgotten
from leadtime.reckoning.values import Report
from leadtime.view import spell
from leadtime.view.standing import standing

NONE = "none"
LONGEST_NOTE = 40


def stands(report: Report, category: str) -> str:
    """`Visits 9 h of 34 h this week (26.5 %), target at least 25 %: met.`"""
    sentence = standing(report, category)
    return f"{sentence[:1].upper()}{sentence[1:]}."


def told(entry: Entry, now: datetime) -> str:
    """An entry in words: category, length, day, clock times and unit. The note is the writer's own, and not repeated.

    `visits 1 h 30 m today 09:00-10:30 at schools/elineberg`; a timer is `visits today from 09:00, 30 m so far`.
    """
    unit = f" at {entry.unit}" if entry.unit else ""
    length = entry.length(now)
    if entry.is_running:
        so_far = f", {spell.spoken(length)} so far" if length else ""
        return f"{entry.category} {when(entry, now)}{unit}{so_far}"
    return f"{entry.category} {spell.spoken(length)} {when(entry, now)}{unit}"


def when(entry: Entry, now: datetime) -> str:
    """The day of an entry, and its clock times where it has them: `today 09:00-10:30`, `on Monday 23 November`."""
    word = on_day(entry.day, now)
    if entry.start is None:
        return word
    if entry.end is None:
        return f"{word} from {entry.start:%H:%M}"
    later = (entry.end.date() - entry.day) // timedelta(days=1)
    until = {0: "", 1: " the next day"}.get(later, f" {later} days later")
    return f"{word} {entry.start:%H:%M}-{entry.end:%H:%M}{until}"


def on_day(day: date, now: datetime) -> str:
    """A day in a sentence: `today`, `yesterday`, `on Monday 23 November`, with its year where that is another."""
    near = {0: "today", 1: "yesterday"}.get((now.date() - day).days)
    return near or f"on {spell.weekday(day).removesuffix(f' {now.year}')}"


def changes(old: Entry, new: Entry, now: datetime) -> str:
    """Each field that is another now, before and after: `time 45 m today → 1 h today, unit schools → none`."""
    return ", ".join(_changes(old, new, now)) or "nothing is different"


def promised(promises: Sequence[Promise]) -> str:
    """What was promised with an entry, by the ids that `promise done` takes: `Promised (k7d2m9qa): A new lift.`"""
    return " ".join(f"Promised ({one.id}): {one.what.rstrip('.')}." for one in promises)


def _number(number: int | None) -> str:
    return "" if number is None else str(number)


def _changes(old: Entry, new: Entry, now: datetime) -> Iterator[str]:
    fields = (
        ("category", old.category, new.category),
        ("time", _time(old, now), _time(new, now)),
        ("unit", old.unit, new.unit),
        ("people", _number(old.people), _number(new.people)),
        ("tags", ", ".join(old.tags), ", ".join(new.tags)),
        ("note", _note(old), _note(new)),
        *_codes(dict(old.dimensions), dict(new.dimensions)),
    )
    for name, before, after in fields:
        if before != after:
            yield f"{name} {before or NONE} → {after or NONE}"


def _codes(old: dict[str, str], new: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    for name in dict.fromkeys([*old, *new]):
        yield name, old.get(name, ""), new.get(name, "")


def _time(entry: Entry, now: datetime) -> str:
    return when(entry, now) if entry.is_running else f"{spell.spoken(entry.length(now))} {when(entry, now)}"


def _note(entry: Entry) -> str:
    note = entry.note if len(entry.note) <= LONGEST_NOTE else f"{entry.note[: LONGEST_NOTE - 1]}…"
    return f'"{note}"' if note else ""


def timer(entry: Entry, now: datetime) -> str:
    """The running timer as a sentence; one that looks forgotten says so, and how to mend it."""
    assert entry.start is not None
    day = "" if entry.day == now.date() else when(entry, now).partition(" from ")[0].removeprefix("on ") + " "
    unit = f" at {entry.unit}" if entry.unit else ""
    note = f": {entry.note}" if entry.note else ""
    since = f"since {day}{entry.start:%H:%M}, {spell.spoken(entry.length(now))}"
    sentence = f"The timer runs on {entry.category}{unit} {since}{note}"
    return f"{sentence}{'' if sentence.endswith(('.', '!', '?')) else '.'}{_forgotten(entry, now)}"


def _forgotten(entry: Entry, now: datetime) -> str:
    if not looks_forgotten(entry, now):
        return ""
    ended = f"`leadtime stop --at {likely_end(entry, now):%H:%M}` says when it ended"
    return f" If it was forgotten, {ended}, and `leadtime cancel` drops it."


def too_long(stopped: Entry) -> str:
    """What to do about a stopped timer that looks as if it had been forgotten; empty for any other."""
    if stopped.end is None or not looks_forgotten(stopped, stopped.end):
        return ""
    again = f"`leadtime stop --at {likely_end(stopped, stopped.end):%H:%M}`"
    length = spell.spoken(stopped.length())
    return f"That is {length}. If the timer was forgotten: `leadtime undo`, then {again} with the time when it ended."


def same_again(identifier: str) -> str:
    """What to do about an entry that says just what one with this id says."""
    return f"The same is logged already ({identifier}): `leadtime undo` takes this one back."


def made_when(did: str, at: str, now: datetime) -> str:
    """What a change was, in the journal's words, and when it was made: `log visits 45 m, made on 27 November at 14:03`.

    A time that was written down as none is left out.
    """
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        return did
    day = spell.day(moment.date())
    return f"{did}, made on {day if moment.year != now.year else day.removesuffix(f' {now.year}')} at {moment:%H:%M}"


def removed(items: Sequence[Entry | Recognition | Promise], now: datetime) -> str:
    """Entries, lifts and promises as one phrase: the one in words, several as their number and time."""
    if len(items) == 1:
        return item_told(items[0], now)
    entries = [item for item in items if isinstance(item, Entry)]
    minutes = sum(entry.length(now).minutes for entry in entries)
    others = f" and {len(items) - len(entries)} lifts or promises" if len(items) > len(entries) else ""
    number = f"{len(entries)} {'entry' if len(entries) == 1 else 'entries'}"
    return f"{number}{others}, {spell.spoken(Duration(minutes))}"


def item_told(item: Entry | Recognition | Promise, now: datetime) -> str:
    """An entry in words, or a lift or promise: `the lift of schools/elineberg on 26 November 2026 (Built a garden)`."""
    if isinstance(item, Entry):
        return told(item, now)
    what = "lift of" if isinstance(item, Recognition) else "promise to"
    return f"the {what} {item.unit} on {spell.day(item.date)} ({item.what})"
