"""The questions of an import: day by day, accept, edit or skip. Only ever asked in a terminal."""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from leadtime.cli import streams
from leadtime.model.errors import LeadtimeError, Refused, Usage
from leadtime.reckoning.choices import Choice, Wish

if TYPE_CHECKING:
    from leadtime.cli.session import Session
    from leadtime.formats.typed_time import ClockRange
    from leadtime.model.duration import Duration
    from leadtime.model.entry import Entry

Settle = Callable[[Sequence[Choice]], list[Choice]]

KEYS = "Enter accepts, e edits, s skips the day, a accepts all days, q quits"
EDITING = (
    "Type a line's number and what it is: 3 visits, 3 9-10:30, 3 @schools/elineberg (its unit), 3 skip, or 3 keep (in "
    "spite of an overlap). 2-4 or 2,5 are several."
)


def decide(session: "Session", values: Sequence[Choice], settle: Settle) -> list[Choice]:
    """The choices as a person wants them, asked for day by day; Refused for the one who quits, and nothing is done."""
    found = settle(values)
    asked: set[date] = set()
    ask = True
    while (day := next((one.entry.day for one in found if one.entry.day not in asked), None)) is not None:
        asked.add(day)
        show(session, found, day)
        if ask:
            found, ask = _ask(session, found, day, settle)
    return found


def show(session: "Session", values: Sequence[Choice], only: date | None = None) -> None:
    """Every day of the proposals, or one, as a table."""
    from leadtime.view.proposals_table import days

    on = streams.terminal()
    for day, lines in days(values, session.now, on.page):
        if only in (None, day):
            on.show(*lines, "")


def _ask(session: "Session", found: list[Choice], day: date, settle: Settle) -> tuple[list[Choice], bool]:
    """The choices after the questions of one day, and whether the next day is asked about too."""
    while True:
        answer = _asked(f"{day:%A}: {KEYS}")
        key = answer.lower()
        if key == "q":
            raise Refused("nothing was imported")
        if key in ("", "y", "a"):
            return found, key != "a"
        if key == "s":
            return settle([_wished(one, Wish.LEAVE) if one.entry.day == day else one for one in found]), True
        if answer[0].isdigit():
            found = _edited(session, found, day, answer.split(), settle)
        elif key in ("e", "?", "h"):
            streams.say(EDITING)
        else:
            streams.note(f'"{answer}" is none of the answers; a change begins with the number of a line.')


def _edited(session: "Session", found: list[Choice], day: date, words: Sequence[str], settle: Settle) -> list[Choice]:
    """The choices after a change of a day's lines, shown; as they were where it can't be understood, which is told."""
    from leadtime.cli.boundary import tell

    of_day = [one for one in found if one.entry.day == day]
    try:
        numbers = _numbers(words[0], len(of_day))
        if not words[1:]:
            raise Usage(f'"{words[0]}" says which, and not what it is', "3 visits, 3 9-10:30 or 3 skip")
        changed = {id(of_day[number - 1]): _changed(session, of_day[number - 1], words[1:]) for number in numbers}
    except LeadtimeError as error:
        tell(error)
        return found
    after = settle([changed.get(id(one), one) for one in found])
    _show_changes(session, found, after, day)
    return after


def _show_changes(session: "Session", before: Sequence[Choice], after: Sequence[Choice], day: date) -> None:
    """The lines of a day that are others now, below its new sum."""
    from leadtime.view.proposals_table import days

    on = streams.terminal()
    old, new = (dict(days(values, session.now, on.page))[day] for values in (before, after))
    there = {line.plain for line in old[1:]}
    on.show(new[0], *(line for line in new[1:] if line.plain not in there), "")


def _numbers(word: str, most: int) -> list[int]:
    """The numbers meant by `3`, `2-4` or `1,3`; Usage for what is none of the day's."""
    numbers: list[int] = []
    for part in word.split(","):
        first, _, last = part.partition("-")
        last = last or first
        if not (first.isascii() and first.isdigit() and last.isascii() and last.isdigit() and len(first + last) < 10):
            raise Usage(f'"{word}" is not a number of this day', "begin with the number before a line: 3 visits")
        if not 1 <= int(first) <= int(last) <= most:
            raise Usage(f'there is no "{part}" on this day', f"the numbers are 1 to {most}")
        numbers += range(int(first), int(last) + 1)
    return numbers


def _changed(session: "Session", choice: Choice, words: Sequence[str]) -> Choice:
    """A choice with what is said of it: skip, keep, a time, a unit or a category, in any order."""
    from leadtime.cli.typed import checked_unit
    from leadtime.formats.typed_category import find_category
    from leadtime.formats.typed_time import looks_like_when, parse_when

    entry, wish = choice.entry, choice.wish
    for is_when, group in groupby(words, key=looks_like_when):
        said = " ".join(group)
        if is_when:
            entry = _retimed(session, entry, parse_when(said))
        elif said in ("skip", "keep"):
            wish = Wish.LEAVE if said == "skip" else Wish.KEEP
        elif said.startswith("@"):
            entry = entry._replace(unit=checked_unit(said[1:]))
        else:
            entry = entry._replace(category=find_category(said, session.budget))
    if wish is Wish.LEAVE and choice.wish is Wish.LEAVE and entry != choice.entry:
        wish = Wish.NONE  # what was left out and is given a category is wanted after all
    return choice._replace(entry=entry, wish=wish)


def _retimed(session: "Session", entry: "Entry", when: "Duration | ClockRange") -> "Entry":
    """The entry with another time; Refused for one that is still to come, where its event is not."""
    from leadtime.storage.placing import refuse_future, retimed

    was_over = entry.end is None or entry.end <= session.now
    entry = retimed(entry, when)
    if was_over:
        refuse_future(entry, session.now)
    return entry


def _wished(choice: Choice, wish: Wish) -> Choice:
    return choice._replace(wish=wish)


def confirmed(question: str, default: bool) -> bool:
    """Yes or no."""
    import typer

    return typer.confirm(question, default=default)


def _asked(prompt: str) -> str:
    import typer

    from leadtime.cli.boundary import as_text

    while True:
        try:
            text: str = typer.prompt(prompt, default="", show_default=False)
            return as_text(text).strip()
        except UnicodeDecodeError:  # a terminal of another encoding than ours
            streams.note("That holds bytes that are not UTF-8 text; type it again.")
