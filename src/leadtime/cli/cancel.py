"""`leadtime cancel`: the timer is thrown away."""

import typer

from leadtime.cli import streams
from leadtime.cli.session import Session

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def cancel(ctx: typer.Context) -> None:
    """Throw the running timer away, and log nothing. leadtime undo brings it back."""
    from leadtime.storage import entries
    from leadtime.view.answer import told

    session = Session(ctx)
    with session.keeping():
        timer = entries.cancel(session.places, session.now)
    streams.say(f"Cancelled {told(timer, session.now)}. `leadtime undo` brings it back.")
