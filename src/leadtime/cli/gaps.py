"""`leadtime gaps`: working time with nothing logged."""

import typer

from leadtime.cli import parameters, streams
from leadtime.cli.session import Session, problems_told
from leadtime.model.period import Period

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def gaps(ctx: typer.Context, period: parameters.Period = "week", json: parameters.Json = False) -> None:
    """Show the working days up to now with less logged than there was time for, and the holes between entries."""
    from leadtime.reckoning import gaps as reckoning

    session = Session(ctx)
    days = session.period(period)
    log = session.log.touching(days)
    begun = min((entry.day for entry in session.log.parsed().entries), default=session.now.date())
    days = Period(max(days.start, min(begun, days.end)), days.end)  # before the log was begun, nothing is missing in it
    found = reckoning.gaps(session.budget, log.entries, log.absences, days, session.now)
    if json:
        from leadtime.formats.report_json import gaps_json
        from leadtime.view import spell

        streams.put(gaps_json(found, days, spell.period(days)))
    else:
        from leadtime.view import gaps_table

        on = streams.terminal()
        on.show(*gaps_table.gaps(found, days, on.page))
    problems_told(log.problems)
