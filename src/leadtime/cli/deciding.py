"""The questions of an import: day by day, accept, edit or skip. Only ever asked in a terminal."""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from leadtime.cli import streams
from leadtime.model.errors import LeadtimeError, Refused, Usage
from leadtime.reckoning.imports.choices import Choice, Wish

if TYPE_CHECKING:
    from leadtime.cli.session import Session
    from leadtime.formats.typed_time import ClockRange
    from leadtime.model.duration import Duration
    from leadtime.model.entry import Entry

NOTHING = "nothing was imported"
MAKE_NEW = "is made by leadtime budget add"
Settle = Callable[[Sequence[Choice]], list[Choice]]

KEYS = "Enter accepts, e edits, s skips, a accepts all days, q quits"
EDITING = (
    "Type a line's number and what it is: 3 visits, 3 9-10:30, 3 @schools/elineberg (its unit), 3 skip, or 3 keep (in "
    "spite of an overlap). 2-4 or 2,5 are several."
)


def decide(session: "Session", values: Sequence[Choice], settle: Settle) -> list[Choice]:
    """The choices as a person wants them, asked for day by day.

    Who quits is asked whether the days that were accepted shall be logged; Refused when not, and nothing is done.
    """
    found = settle(values)
    days = list(dict.fromkeys(one.entry.day for one in found))
    for at, day in enumerate(days):
        show(session, found, day)
        found, answer = _ask(session, found, day, settle)
        if answer == "a":
            for other in days[at + 1 :]:
                show(session, found, other)
            break
        if answer == "q":
            return _quit(found, days[at:], settle)
    return found


def _quit(found: list[Choice], rest: Sequence[date], settle: Settle) -> list[Choice]:
    """The choices without the rest of the days; Refused where nothing is left, or is wanted."""
    found = settle([one._replace(wish=Wish.LEAVE) if one.entry.day in rest else one for one in found])
    accepted = {one.entry.day for one in found if one.is_taken}
    number = "the day" if len(accepted) == 1 else f"the {len(accepted)} days"
    if not accepted or not confirmed(f"Log {number} that you have accepted?", default=True):
        raise Refused(NOTHING)
    return found


def show(session: "Session", values: Sequence[Choice], only: date | None = None) -> None:
    """Every day of the proposals, or one, as a table."""
    from leadtime.view.proposals_table import days

    on = streams.terminal()
    for day, heading, lines in days(values, session.budget.counts, session.now, on.page):
        if only in (None, day):
            on.show(heading, *(line for row in lines for line in row), "")


def _ask(session: "Session", found: list[Choice], day: date, settle: Settle) -> tuple[list[Choice], str]:
    """The choices after the questions of one day, and the last answer."""
    while True:
        answer = asked(f"{day:%A}: {KEYS}")
        key = answer.lower()
        if key in ("", "y", "a", "q"):
            return found, key
        if key == "s":
            return settle([one._replace(wish=Wish.LEAVE) if one.entry.day == day else one for one in found]), key
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
        numbers = numbers_of(words[0], len(of_day))
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
    """The proposals of a day that are others now, below its new sum."""
    from leadtime.view.proposals_table import days

    on = streams.terminal()
    new = next(one for one in days(after, session.budget.counts, session.now, on.page) if one.day == day)
    pairs = [(one, other) for one, other in zip(before, after, strict=True) if one.entry.day == day]
    others = [row for (one, other), row in zip(pairs, new.lines, strict=True) if one != other]
    on.show(new.heading, *(line for row in others for line in row), "")


def numbers_of(word: str, most: int) -> list[int]:
    """The numbers meant by `3`, `2-4` or `1,3`; Usage for what is none from 1 to `most`."""
    numbers: list[int] = []
    for part in word.split(","):
        first, _, last = part.partition("-")
        last = last or first
        if not (first.isascii() and first.isdigit() and last.isascii() and last.isdigit() and len(first + last) < 10):
            raise Usage(f'"{word}" is not the number of a line', "begin with the number before a line: 3 visits")
        if not 1 <= int(first) <= int(last) <= most:
            raise Usage(f'there is no line "{part}"', f"the numbers are 1 to {most}")
        numbers += range(int(first), int(last) + 1)
    return numbers


def _changed(session: "Session", choice: Choice, words: Sequence[str]) -> Choice:
    """A choice with what is said of it: skip, keep, a time, a unit or a category, in any order."""
    from leadtime.cli.typed import known_units
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
            entry = entry._replace(unit=known_units(session, [said[1:]], entry.day))
        else:
            entry = entry._replace(category=find_category(said, session.budget, MAKE_NEW))
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


def confirmed(question: str, default: bool) -> bool:
    """Yes or no."""
    import typer

    return typer.confirm(question, default=default)


def asked(prompt: str) -> str:
    """What is typed, without the spaces around it; who interrupts has changed nothing."""
    import typer

    from leadtime.cli.boundary import as_text

    while True:
        try:
            text: str = typer.prompt(prompt, default="", show_default=False)
            return as_text(text).strip()
        except UnicodeDecodeError:  # a terminal of another encoding than ours
            streams.note("That holds bytes that are not UTF-8 text; type it again.")
        except (typer.Abort, KeyboardInterrupt, EOFError):
            streams.note("")  # the cursor stands behind the question
            streams.note(f"leadtime: interrupted; {NOTHING}")
            raise KeyboardInterrupt from None
