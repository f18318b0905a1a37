"""`leadtime stop`: the timer ends, and its time is logged."""

from typing import Annotated

import typer

from leadtime.cli import parameters, streams
from leadtime.cli.session import Session

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def stop(
    ctx: typer.Context,
    words: parameters.NoteWords = None,
    at: Annotated[str, typer.Option("--at", metavar="TIME", help="When it ended, if not now: 17:00.")] = "",
    note: parameters.Note = "",
) -> None:
    """Stop the timer and log its time, with a note in place of the one it has, if you give one.

    A timer that was forgotten yesterday ends with --at at that time of yesterday.
    """
    from leadtime.cli.typed import one_note, read_clock
    from leadtime.storage import entries
    from leadtime.view.answer import too_long

    session = Session(ctx)
    with session.keeping():
        stopped = entries.stop(session.places, session.now, read_clock(at), one_note(" ".join(words or []), note))
    streams.say(session.answer("Stopped", stopped))
    if warning := too_long(stopped):
        streams.note(warning)
