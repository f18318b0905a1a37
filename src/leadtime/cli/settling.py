"""Which units posts are about, as a person says: by `--set 3=UNIT`, or asked one by one, only ever in a terminal."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from leadtime.cli import streams
from leadtime.cli.deciding import NOTHING, asked, numbers_of
from leadtime.model.errors import LeadtimeError, Refused, Usage

if TYPE_CHECKING:
    from leadtime.cli.session import Session
    from leadtime.reckoning.imports.posts import Line

NO_UNIT = "none"
_MOST_CHOICES = 9


def settled(session: "Session", lines: "Sequence[Line]", words: Sequence[str]) -> "list[Line]":
    """The lines with what `--set` says of them: `3=UNIT`, `2-4=UNIT`, `5=none`; Usage or Refused where it can't be."""
    found = list(lines)
    for word in words:
        numbers, sign, unit = word.partition("=")
        if not sign or not unit.strip():
            raise Usage(f'"{word}" does not say which unit a line is about', "--set 3=schools/elineberg, or 3=none")
        found = _changed(session, found, numbers.strip(), unit)
    return found


def settle(session: "Session", lines: "Sequence[Line]") -> "list[Line]":
    """The lines as a person wants them: each that is open is asked about, then whether all of it is to be imported.

    Refused when not, and nothing is done.
    """
    found = _asked_one_by_one(session, lines)
    while number := sum(bool(line.unit) for line in found):
        from leadtime.view.findings import counted

        is_all = counted(number, "recognition")
        word = asked(f"{is_all}: y imports, q quits, 3 UNIT or 3 none changes line 3")
        key = word.lower()
        if key in ("y", "yes"):
            return found
        if key in ("q", "n", "no"):
            raise Refused(NOTHING)
        if word[:1].isdigit():
            found = _edited(session, found, word)
        else:
            streams.note("Type y or q; a change begins with the number of a line.")
    return found


def _asked_one_by_one(session: "Session", lines: "Sequence[Line]") -> "list[Line]":
    """The lines after the questions; those that were given a unit are shown."""
    from leadtime.view.posts_table import number_of_questions

    found = list(lines)
    if open_ := [line for line in found if _is_open(line)]:
        streams.say(number_of_questions(len(open_), sum(line.same is not None for line in open_)))
    for at, line in enumerate(found):
        if not _is_open(line):
            continue
        unit = _ask(session, line)
        if unit is None:
            found = [one if one.unit else one._replace(is_settled=True) for one in found]
            break
        found[at] = line._replace(unit=unit, is_settled=True)
    _show(session, [line for line, before in zip(found, lines, strict=True) if line.unit and not before.unit])
    return found


def _is_open(line: "Line") -> bool:
    return not line.unit and not line.is_settled


def _ask(session: "Session", line: "Line") -> str | None:
    """The unit of an open line, empty where it is to be left out; None where all the rest is."""
    from leadtime.cli.boundary import tell
    from leadtime.view.posts_table import asked_about

    lead = f"{line.number:>3}  "
    streams.say("")
    for sentence in asked_about(line):
        streams.say(sentence, lead)
        lead = " " * len(lead)
    choices = {str(number): unit for number, unit in enumerate(line.may_be[:_MOST_CHOICES], 1)}
    for number, unit in choices.items():
        streams.say(f"{number}  {unit}", lead)
    if more := len(line.may_be) - len(choices):
        streams.say(f"or one of {more:,} more, by its name", lead)
    what = ("Its unit", "Its unit, or y", "Its unit, or a number")[min(len(choices), 2)]
    while True:
        word = asked(f"{what} (Enter leaves it out, q all the rest)")
        if word.lower() == "q":
            return None
        if not word or word.lower() == NO_UNIT:
            return ""
        if word.lower() in ("y", "yes") and len(choices) == 1:
            return choices["1"]
        if word in choices:
            return choices[word]
        try:
            unit = _unit(session, line, word)
        except LeadtimeError as error:
            tell(error)
        else:
            _note_others([(line, unit)])
            return unit


def _edited(session: "Session", lines: "list[Line]", word: str) -> "list[Line]":
    """The lines after a change, which is shown; as they were where it can't be understood, which is told."""
    from leadtime.cli.boundary import tell

    numbers, _, unit = word.replace("=", " ", 1).partition(" ")
    try:
        if not unit.strip():
            raise Usage(f'"{word}" says which, and not what it is', f"{numbers} schools/elineberg, or {numbers} none")
        found = _changed(session, lines, numbers, unit)
    except LeadtimeError as error:
        tell(error)
        return lines
    _show(session, [line for line, before in zip(found, lines, strict=True) if line != before])
    return found


def _changed(session: "Session", lines: "list[Line]", numbers: str, unit: str) -> "list[Line]":
    """The lines with the unit that some of them are about, by their numbers."""
    if not lines:
        raise Usage("there is no line to settle", "there are no new posts in the export")
    wanted = set(numbers_of(numbers, len(lines)))
    found = [
        line._replace(unit=_unit(session, line, unit), is_settled=True) if line.number in wanted else line
        for line in lines
    ]
    _note_others([(old, new.unit) for old, new in zip(lines, found, strict=True) if old.number in wanted])
    return found


def _note_others(said: "Sequence[tuple[Line, str]]") -> None:
    """Note, in one sentence, lines that name units and were given another: a number may be of another file."""
    from leadtime.reckoning.imports.posts import is_of_another

    if others := [(line, unit) for line, unit in said if is_of_another(line, unit)]:
        from leadtime.view.posts_table import of_another

        streams.note(of_another([line for line, _ in others], others[0][1]))


def _unit(session: "Session", line: "Line", typed: str) -> str:
    """The unit that is meant, of those there are on the post's day; empty for `none`.

    What begins the names of several units is enough for the only one of them that the post may be about.
    """
    from leadtime.formats.typed_unit import find_unit

    word = typed.strip().lower()
    if word == NO_UNIT:
        return ""
    try:
        return find_unit(typed, session.units(line.day, as_far_as_good=True))
    except Refused:
        likely = [unit for unit in line.may_be if unit.lower().startswith(word)]
        if len(likely) != 1:
            raise
        return likely[0]


def _show(session: "Session", lines: "Sequence[Line]") -> None:
    from leadtime.view import posts_table

    if lines:
        on = streams.terminal()
        on.show("", *posts_table.lines(lines, on.page, session.now.year), "")
