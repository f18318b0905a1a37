"""What an import proposes: day by day, each proposal with its category, the rule that took it, and what is against it;
then what became of every event of the files."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import groupby
from typing import NamedTuple

from rich.text import Text

from leadtime.model.entry import Entry
from leadtime.model.event import Reason, Unread
from leadtime.model.proposal import Gone, Moved, Proposals
from leadtime.reckoning.imports.choices import Choice, Wish, length_of
from leadtime.view import spell
from leadtime.view.answer import told, when
from leadtime.view.columns import Column, laid_out_rows
from leadtime.view.console import Page
from leadtime.view.entries_table import clock
from leadtime.view.entries_table import sums as length_in_words
from leadtime.view.findings import counted

TAKEN, LEFT = "✓", "·"
NO_CATEGORY = "?"
MOST_TITLES = 2
# Whose titles say nothing: they are too many, or are there once more.
_UNNAMED = (Reason.OUTSIDE, Reason.DUPLICATE, Reason.TO_COME)

Counts = Callable[[str], bool]


class Day(NamedTuple):
    """The lines of a day's heading, and of each of its proposals by their numbers."""

    day: date
    heading: Text
    lines: tuple[tuple[Text, ...], ...]


def days(values: Sequence[Choice], counts: Counts, now: datetime, page: Page) -> list[Day]:
    """The proposals by their days, each day with the time that would be logged of it.

    What would be logged has a tick before it, what is left out a dot, and behind it why. `counts` says which categories
    count.
    """
    rows = iter(laid_out_rows(_columns(values, page), page) if values else ())
    found = []
    for day, of_day in groupby(values, key=lambda choice: choice.entry.day):
        choices = list(of_day)
        taken = [choice.entry for choice in choices if choice.is_taken]
        length = length_in_words(taken, counts, now) if taken else "nothing ticked"
        lines = []
        for choice in choices:
            row = next(rows)
            for line in row:
                line.stylize("" if choice.is_taken else "dim")
            lines.append(tuple(row))
        found.append(Day(day, Text(f"{spell.weekday(day)}  {length}", style="bold"), tuple(lines)))
    return found


def _columns(values: Sequence[Choice], page: Page) -> list[Column]:
    entries = [choice.entry for choice in values]
    signs = [page.ours(TAKEN if choice.is_taken else LEFT) for choice in values]
    return [
        Column("", [Text(f" {sign} {one.number:>2}") for sign, one in zip(signs, values, strict=True)]),
        Column("", [Text(page.ours(clock(entry) or spell.spoken(entry.length()))) for entry in entries]),
        Column("", [Text(page.theirs(entry.category or NO_CATEGORY)) for entry in entries]),
        Column("", [Text(page.mixed(_what(choice))) for choice in values], folds=True),
        Column("", [Text(_by(choice), style="dim") for choice in values]),
    ]


def _what(choice: Choice) -> str:
    """The event's summary, its unit, and what has its time already."""
    entry = choice.entry
    unit = f"at {entry.unit}" if entry.unit else ""
    other = ""
    if choice.overlaps and choice.wish is not Wish.LEAVE:
        other = f"(overlaps {choice.overlaps.category or NO_CATEGORY} {clock(choice.overlaps).removeprefix('▸ ')})"
    return " ".join(filter(None, (entry.note, unit, other)))


def _by(choice: Choice) -> str:
    """Who decided: a person, or which rule."""
    if choice.wish is Wish.LEAVE:
        return "left out"
    if choice.entry.category != choice.proposal.entry.category:
        return "by you"
    if not choice.entry.category:
        return "no rule"
    return f"rule {choice.proposal.rule.number}" if choice.proposal.rule else ""


def sums(found: Proposals, unread: Sequence[Unread], values: Sequence[Choice], now: datetime) -> Iterator[str]:
    """`41 events: 33 proposed, 6 skipped, 2 already there.`, then why events were skipped, and what is left out."""
    skipped = len(found.skipped) + found.outside + found.unread
    proposed = len(found.proposed)
    yield (
        f"{counted(found.events, 'event')}: {proposed:,} proposed, {skipped:,} skipped, "
        f"{found.already_there:,} already there."
    )
    if skipped:
        yield f"Skipped: {', '.join(_reasons(found, unread))}."
    if left := list(_left(values, now)):
        yield f"Of those proposed {'; '.join(left)}."


def _reasons(found: Proposals, unread: Sequence[Unread]) -> Iterator[str]:
    """The number of events skipped for each reason, in the order of `Reason`, with their titles where they say more."""
    numbers = Counter([one.reason for one in found.skipped] + [one.reason for one in unread])
    numbers[Reason.OUTSIDE] += found.outside
    for reason in Reason:
        if not numbers[reason]:
            continue
        summaries = dict.fromkeys(one.event.summary for one in found.skipped if one.reason is reason)
        titles = [] if reason in _UNNAMED else [" ".join(summary.split()) for summary in summaries if summary.strip()]
        more = ["..."] * (len(titles) > MOST_TITLES)
        names = f" ({', '.join([*titles[:MOST_TITLES], *more])})" if titles else ""
        yield f"{numbers[reason]:,} {reason.value}{names}"


def _left(values: Sequence[Choice], now: datetime) -> Iterator[str]:
    nameless = [one.entry for one in values if not one.entry.category and one.wish is not Wish.LEAVE]
    overlapping = [one.entry for one in values if one.overlaps and not one.is_taken and one.entry.category]
    overlapping = [entry for entry in overlapping if entry not in nameless]
    if nameless:
        verb = "was" if len(nameless) == 1 else "were"
        yield f"{len(nameless):,} ({spell.spoken(length_of(nameless, now))}) {verb} taken by no rule"
    if overlapping:
        verb = "overlaps" if len(overlapping) == 1 else "overlap"
        yield f"{len(overlapping):,} ({spell.spoken(length_of(overlapping, now))}) {verb} with other entries"


def moved_line(one: Moved, now: datetime, is_made: bool, in_the_way: Entry | None) -> str:
    """An entry whose event has another time now, and whether it follows; what has that time already, if it does not."""
    to = f"{_named(one.entry)}: {_when(one.entry, now)} → {_when(one.becomes, now)}"
    if is_made:
        return to
    if one.is_edited:
        return f"{to}; it stays, for you have changed it yourself"
    taken = f" by {told(in_the_way, now)}" if in_the_way else ""
    return f"{to}; it stays, for that time is taken{taken}"


def gone_line(one: Gone, now: datetime) -> str:
    """An entry whose event is there no more, and why."""
    why = {
        Reason.OUTSIDE: "not in its series any more, or moved out of the period",
        Reason.TO_COME: "moved to a time that is still to come",
    }.get(one.reason, one.reason.value)
    if one.is_edited:
        why += "; it stays, for you have changed it yourself"
    return f"{_named(one.entry)}: {_when(one.entry, now)}; {why}"


def absent_line(entry: Entry, now: datetime) -> str:
    """An entry whose event is in none of the files."""
    return f"{entry.id}  {_named(entry)}: {_when(entry, now)}"


def _when(entry: Entry, now: datetime) -> str:
    return when(entry, now).removeprefix("on ")


def _named(entry: Entry) -> str:
    return f"{entry.category}{f' ({entry.note})' if entry.note else ''}"


def answer(
    added: Sequence[Entry], moved: int, removed: int, counts: Counts, now: datetime, *, as_plan: bool = False
) -> str:
    """`Logged 33 entries, 30 h 15 m and 3 h 45 m not counted, 23-27 November 2026.`, what moved and what went."""
    from leadtime.view.changed import days_of

    parts = []
    did = "Planned" if as_plan else "Logged"
    if added:
        number = counted(len(added), "entry", "entries")
        parts.append(f"{did} {number}, {length_in_words(added, counts, now)}, {days_of(added)}")
    parts += _did("moved", moved)
    parts += _did("removed", removed)
    if not parts:
        return "Nothing was changed."
    them = "it" if len(added) + moved + removed == 1 else "all of it"
    sentence = "; ".join(parts)
    return f"{sentence[:1].upper()}{sentence[1:]}. `leadtime undo` takes {them} back."


def _did(word: str, number: int) -> Iterable[str]:
    return [f"{word} {counted(number, 'entry', 'entries')}"] if number else []
