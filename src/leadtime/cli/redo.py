"""`leadtime redo`: undone changes are made again."""

from typing import Annotated

import typer

from leadtime.cli import streams
from leadtime.cli.session import Session

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def redo(
    ctx: typer.Context, number: Annotated[str, typer.Argument(metavar="[N]", help="How many changes.")] = "1"
) -> None:
    """Make the change again that was undone last, or the last N."""
    from leadtime.cli.typed import read_count
    from leadtime.storage import history

    session = Session(ctx)
    for _ in range(read_count(number, "redo")):
        streams.say(f"Made again: {history.redo(session.places, session.now)}.")
