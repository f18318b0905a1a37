"""`leadtime switch`: one timer ends and the next begins, at the same minute."""

from typing import Annotated

import typer

from leadtime.cli import parameters, streams
from leadtime.cli.session import Session

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def switch(
    ctx: typer.Context,
    category: parameters.Category,
    words: parameters.NoteWords = None,
    at: Annotated[str, typer.Option("--at", metavar="TIME", help="When it changed, if not now: 13:15.")] = "",
    units: parameters.Units = None,
    tags: parameters.Tags = None,
    codes: parameters.Codes = None,
    note: parameters.Note = "",
    new: parameters.New = False,
) -> None:
    """Stop the timer, log its time, and start it on another category.

    Note, unit, tags and codes are those of the new one.
    """
    from leadtime.cli.typed import typed_entry
    from leadtime.storage import entries
    from leadtime.view.answer import too_long

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
        timer, stopped = entries.start(session.places, typed, session.now, switch=True)
    assert stopped is not None
    streams.say(f"{session.answer('Stopped', stopped)} The timer now runs on {timer.category}.")
    if warning := too_long(stopped):
        streams.note(warning)
