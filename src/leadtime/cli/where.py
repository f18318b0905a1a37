"""`leadtime where`: every path."""

import typer

from leadtime.cli import parameters, streams
from leadtime.cli.session import Session

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def where(ctx: typer.Context, json: parameters.Json = False) -> None:
    """Print where the files are, and which of them are there yet."""
    from leadtime.storage.presence import what_is_where

    found = what_is_where(Session(ctx).places)
    if json:
        from leadtime.formats.findings_json import where_json

        streams.put(where_json(found))
        return
    from leadtime.view.findings import where_lines

    for line in where_lines(found):
        streams.say(line)
