"""What an import proposes: day by day, each proposal with its category, the rule that took it, and what is against it;
then what became of every event of the files."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import groupby

from rich.text import Text

from leadtime.model.entry import Entry
from leadtime.model.event import Reason, Unread
from leadtime.model.proposal import Gone, Moved, Proposals
from leadtime.reckoning.choices import Choice, Wish, length_of
from leadtime.view import spell
from leadtime.view.answer import told, when
from leadtime.view.columns import Column, laid_out_rows
from leadtime.view.console import Page
from leadtime.view.entries_table import clock
from leadtime.view.findings import counted

TAKEN, LEFT = "✓", "·"
NO_CATEGORY = "?"


def days(values: Sequence[Choice], now: datetime, page: Page) -> list[tuple[date, list[Text]]]:
    """The lines of each day, its date and the time that would be logged first; proposals are numbered in their day.

    What would be logged has a tick before it, what is left out a dot, and behind it why.
    """
    numbers = [number for _, of_day in groupby(values, key=_day) for number, _ in enumerate(of_day, 1)]
    rows = iter(laid_out_rows(_columns(values, numbers, page), page) if values else ())
    found = []
    for day, of_day in groupby(values, key=_day):
        choices = list(of_day)
        taken = length_of((choice.entry for choice in choices if choice.is_taken), now)
        lines = [Text(f"{spell.weekday(day)}  {spell.spoken(taken)}", style="bold")]
        for choice in choices:
            for line in next(rows):
                line.stylize("" if choice.is_taken else "dim")
                lines.append(line)
        found.append((day, lines))
    return found


def _day(choice: Choice) -> date:
    return choice.entry.day


def _columns(values: Sequence[Choice], numbers: Sequence[int], page: Page) -> list[Column]:
    entries = [choice.entry for choice in values]
    signs = [page.ours(TAKEN if choice.is_taken else LEFT) for choice in values]
    return [
        Column("", [Text(f" {sign} {number:>2}") for sign, number in zip(signs, numbers, strict=True)]),
        Column("", [Text(page.ours(clock(entry) or spell.spoken(entry.length()))) for entry in entries]),
        Column("", [Text(page.theirs(_place(entry))) for entry in entries]),
        Column("", [Text(page.mixed(_what(choice))) for choice in values], folds=True),
        Column("", [Text(_by(choice), style="dim") for choice in values]),
    ]


def _place(entry: Entry) -> str:
    return f"{entry.category or NO_CATEGORY}{f' at {entry.unit}' if entry.unit else ''}"


def _what(choice: Choice) -> str:
    """The event's summary, and what has its time already."""
    if choice.overlaps is None or choice.wish is Wish.LEAVE:
        return choice.entry.note
    other = f"overlaps {choice.overlaps.category or NO_CATEGORY} {clock(choice.overlaps).removeprefix('▸ ')}"
    return f"{choice.entry.note} ({other})".lstrip()


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
        yield f"Skipped: {', '.join(f'{number:,} {word}' for word, number in _reasons(found, unread))}."
    if left := list(_left(values, now)):
        yield f"Of those proposed {'; '.join(left)}."


def _reasons(found: Proposals, unread: Sequence[Unread]) -> list[tuple[str, int]]:
    """The reasons, as said, with the number of events skipped for each, in the order of `Reason`."""
    numbers = Counter([one.reason for one in found.skipped] + [one.reason for one in unread])
    numbers[Reason.OUTSIDE] += found.outside
    return [(reason.value, numbers[reason]) for reason in Reason if numbers[reason]]


def _left(values: Sequence[Choice], now: datetime) -> Iterator[str]:
    nameless = [one.entry for one in values if not one.entry.category and one.wish is not Wish.LEAVE]
    overlapping = [one.entry for one in values if one.overlaps and not one.is_taken and one.entry.category]
    if nameless:
        verb = "was" if len(nameless) == 1 else "were"
        yield f"{len(nameless):,} ({spell.spoken(length_of(nameless, now))}) {verb} taken by no rule"
    if overlapping:
        verb = "overlaps" if len(overlapping) == 1 else "overlap"
        yield f"{len(overlapping):,} ({spell.spoken(length_of(overlapping, now))}) {verb} with other entries"


def moved_line(one: Moved, now: datetime, is_made: bool) -> str:
    """An entry whose event has another time now, and whether it follows."""
    to = f"{_named(one.entry)} {when(one.entry, now)} → {when(one.becomes, now)}"
    if is_made:
        return to
    why = "you have changed the entry yourself" if one.is_edited else "that time is taken"
    return f"{to}: not moved, for {why}"


def gone_line(one: Gone, now: datetime) -> str:
    """An entry whose event is there no more, and why."""
    why = {
        Reason.OUTSIDE: "not in its series any more, or moved out of the period",
        Reason.TO_COME: "moved to a time that is still to come",
    }.get(one.reason, one.reason.value)
    if one.is_edited:
        why += "; you have changed the entry since, and it stays"
    return f"{told(one.entry, now)}{f' ({one.entry.note})' if one.entry.note else ''}: {why}"


def _named(entry: Entry) -> str:
    return f"{entry.category}{f' ({entry.note})' if entry.note else ''}"


def answer(added: Sequence[Entry], moved: int, removed: int, now: datetime, as_plan: bool) -> str:
    """`Logged 33 entries, 30 h 15 m, 23-27 November 2026.`, what moved and what went."""
    from leadtime.view.changed import days_of

    parts = []
    did = "Planned" if as_plan else "Logged"
    if added:
        number = counted(len(added), "entry", "entries")
        parts.append(f"{did} {number}, {spell.spoken(length_of(added, now))}, {days_of(added)}")
    parts += _did("moved", moved)
    parts += _did("removed", removed)
    if not parts:
        return "Nothing was changed."
    them = "it" if len(added) + moved + removed == 1 else "all of it"
    sentence = "; ".join(parts)
    return f"{sentence[:1].upper()}{sentence[1:]}. `leadtime undo` takes {them} back."


def _did(word: str, number: int) -> Iterable[str]:
    return [f"{word} {counted(number, 'entry', 'entries')}"] if number else []
