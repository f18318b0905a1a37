"""`leadtime rules`: what sorts a calendar's events into categories, and what it makes of a calendar."""

from datetime import timedelta
from typing import Annotated

import typer

from leadtime.cli import parameters, streams
from leadtime.cli.session import Session

app = typer.Typer(rich_markup_mode=None, add_completion=False)

DAYS = 90

Files = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE... [PERIOD]", help=f"Files, folders of them, or -; then a period, else the last {DAYS} days."
    ),
]


@app.callback(invoke_without_command=True)
def rules(ctx: typer.Context, json: parameters.Json = False) -> None:
    """Show the rules that sort a calendar's events into categories, in the order in which they are tried."""
    from leadtime.cli.calendars import sorting

    if ctx.invoked_subcommand is not None:
        return
    session = Session(ctx)
    found = sorting(session)
    if json:
        from leadtime.formats.rules_json import rules_json

        streams.put(rules_json(found))
        return
    from leadtime.view import rules_table

    on = streams.terminal()
    on.show(*rules_table.rules(found, on.page))
    if not session.budget_file.file.is_there:
        streams.note("These are what you begin with; leadtime init, or the first entry, makes them a file of yours.")


@app.command("test")
def try_out(ctx: typer.Context, words: Files, tz: parameters.TimeZones = None, json: parameters.Json = False) -> None:
    """Try the rules on a calendar: which rule takes which event, and what none takes, most time first.

    Nothing is logged. What no rule takes is where the next rule pays.
    """
    from leadtime.cli.calendars import files_and_period, read_calendars, sorting
    from leadtime.reckoning.imports.trial import try_out as tried

    session = Session(ctx)
    today = session.now.date()
    files, days = files_and_period(session, words, f"{today - timedelta(days=DAYS - 1)}..{today}")
    found = sorting(session)
    calendar = read_calendars(session, files, days, tz or [])
    trial = tried(calendar.events, found.rules)
    if json:
        from leadtime.formats.rules_json import trial_json
        from leadtime.view import spell

        streams.put(trial_json(found, trial, days, spell.period(days), calendar.outside, calendar.unread))
        return
    from leadtime.view import rules_table
    from leadtime.view.findings import unread_lines

    on = streams.terminal()
    on.show(*rules_table.trial(trial, days, calendar.outside, calendar.unread, on.page))
    for line in unread_lines(calendar.unread):
        streams.note(line)
