"""`leadtime log`: one entry, in two seconds, answered with one line."""

from typing import Any

import typer
from typer.core import TyperCommand

from leadtime.cli import parameters, streams
from leadtime.cli.session import Session

app = typer.Typer(rich_markup_mode=None, add_completion=False)


class Log(TyperCommand):
    """The command, to which `9 -10:30` is a range and not an option called -1."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The words, each that would be taken for an option put behind the clock time before it."""
        from leadtime.formats.typed_time import is_clock

        joined: list[str] = []
        for number, word in enumerate(args):
            is_end = word[:1] == "-" and is_clock(word[1:])
            if is_end and joined and is_clock(joined[-1]) and not args[max(0, number - 2)].startswith("-"):
                joined[-1] += word
            else:
                joined.append(word)
        return super().parse_args(ctx, joined)


@app.command(cls=Log)
def log(
    ctx: typer.Context,
    category: parameters.Category = "",
    words: parameters.Words = None,
    day: parameters.Day = "",
    at: parameters.At = "",
    units: parameters.Units = None,
    people: parameters.People = "",
    tags: parameters.Tags = None,
    codes: parameters.Codes = None,
    note: parameters.Note = "",
    promises: parameters.Promises = None,
    parallel: parameters.Parallel = False,
    new: parameters.New = False,
) -> None:
    """Log an activity.

    WHEN is how long (45m, 1h30m, 1,5h, 90) or from when to when (9-10:30). Without WHEN the entry runs from the end of
    the last entry, or the start of the timer, to now. In a terminal, log alone asks for what it needs.
    """
    from leadtime.cli.typed import typed_entry
    from leadtime.storage import entries
    from leadtime.view.answer import promised, same_again

    session = Session(ctx)
    if not category:
        from leadtime.cli.ask import ask_for_entry

        category, words, note = ask_for_entry(session, day, at, parallel=parallel)
        # as if it had been typed at once, for the case that it can't be saved
        session.words = (*session.words, category, *words, *(("--note", note) if note else ()))
    with session.keeping():
        session.begin()
        typed = typed_entry(
            session,
            category,
            words or [],
            units=units or [],
            tags=tags or [],
            codes=codes or [],
            note=note,
            new=new,
            day=day,
            at=at,
            people=people,
            promises=promises or [],
        )
        made = entries.add(session.places, typed, session.now, parallel=parallel)
    more = [
        promised(made.promises),
        "The timer was stopped." if made.stopped else "",
        same_again(made.same) if made.same else "",
    ]
    streams.say(" ".join(filter(None, [session.added(made), *more])))
