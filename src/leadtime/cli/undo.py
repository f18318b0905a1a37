"""`leadtime undo`: the last changes are taken back."""

from typing import Annotated

import typer

from leadtime.cli import streams
from leadtime.cli.session import Session

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def undo(
    ctx: typer.Context, number: Annotated[str, typer.Argument(metavar="[N]", help="How many changes.")] = "1"
) -> None:
    """Take the last change back, or the last N. leadtime redo makes them again."""
    from leadtime.cli.typed import read_count
    from leadtime.storage import history

    session = Session(ctx)
    for _ in range(read_count(number, "undo")):
        streams.say(f"Undone: {history.undo(session.places, session.now)}.")
