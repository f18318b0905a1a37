"""`leadtime status`: the running timer, in one line."""

import typer

from leadtime.cli import parameters, streams
from leadtime.cli.session import Session, problems_told

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def status(ctx: typer.Context, json: parameters.Json = False) -> None:
    """Show the running timer. As JSON it is a list of entries, with the timer in it or empty."""
    from leadtime.model.period import Interval, interval_containing
    from leadtime.reckoning.since import running_timer
    from leadtime.view.answer import timer

    session = Session(ctx)
    found = session.log.touching(interval_containing(session.now.date(), Interval.DAY))
    running = running_timer(found.entries)
    if json:
        from leadtime.formats.report_json import entries_json

        streams.put(entries_json([running] if running else [], session.now))
    else:
        streams.say(timer(running, session.now) if running else "No timer runs.")
    problems_told(found.problems)
