"""`leadtime redo`: undone changes are made again."""

from typing import Annotated

import typer

from leadtime.cli import parameters, streams
from leadtime.cli.session import Session

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def redo(
    ctx: typer.Context,
    number: Annotated[str, typer.Argument(metavar="[N]", help="How many changes.")] = "1",
    dry_run: parameters.DryRun = False,
) -> None:
    """Make the change again that was undone last, or the last N."""
    from leadtime.cli.typed import read_count
    from leadtime.storage import history
    from leadtime.view.answer import made_when

    session = Session(ctx)
    count = read_count(number, "redo")
    if dry_run:
        for one in history.to_redo(session.places, count):
            streams.say(f"Would make again: {made_when(one.did, one.at, session.now)}.")
        return
    for _ in range(count):
        one = history.redo(session.places, session.now)
        streams.say(f"Made again: {made_when(one.did, one.at, session.now)}.")
