"""`leadtime undo`: the last changes are taken back."""

from typing import Annotated

import typer

from leadtime.cli import parameters, streams
from leadtime.cli.session import Session

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def undo(
    ctx: typer.Context,
    number: Annotated[str, typer.Argument(metavar="[N]", help="How many changes.")] = "1",
    dry_run: parameters.DryRun = False,
) -> None:
    """Take the last change back, or the last N. leadtime redo makes them again."""
    from leadtime.cli.typed import read_count
    from leadtime.storage import history
    from leadtime.view.answer import made_when

    session = Session(ctx)
    count = read_count(number, "undo")
    if dry_run:
        for one in history.to_undo(session.places, count):
            streams.say(f"Would undo: {made_when(one.did, one.at, session.now)}.")
        return
    for _ in range(count):
        one = history.undo(session.places, session.now)
        streams.say(f"Undone: {made_when(one.did, one.at, session.now)}.")
