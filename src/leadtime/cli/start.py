"""`leadtime start`: the timer begins."""

from typing import Annotated

import typer

from leadtime.cli import parameters, streams
from leadtime.cli.session import Session

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def start(
    ctx: typer.Context,
    category: parameters.Category,
    words: parameters.NoteWords = None,
    at: Annotated[str, typer.Option("--at", metavar="TIME", help="When it began, if not now: 13:15.")] = "",
    units: parameters.Units = None,
    tags: parameters.Tags = None,
    codes: parameters.Codes = None,
    note: parameters.Note = "",
    new: parameters.New = False,
) -> None:
    """Start the timer. leadtime stop ends it and logs the time."""
    from leadtime.cli.typed import typed_entry
    from leadtime.storage import entries

    session = Session(ctx)
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
            at=at,
            with_when=False,
        )
        timer, _ = entries.start(session.places, typed, session.now)
    streams.say(session.answer("Started", timer))
