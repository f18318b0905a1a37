"""`leadtime` alone: the timer, today, the week so far, and the next step."""

import typer

from leadtime.cli import streams
from leadtime.cli.session import Session, problems_told
from leadtime.model.duration import Duration


def glance(ctx: typer.Context) -> None:
    """Show where the day and the week stand; to a newcomer, the commands to begin with."""
    from leadtime.reckoning.days import split
    from leadtime.reckoning.since import running_timer
    from leadtime.view import glance as view

    session = Session(ctx)
    found = session.log.touching(session.week)
    on = streams.terminal()
    if not (found.entries or session.log.parsed().entries):
        on.show(*view.welcome(on.page))
    else:
        counted = [entry for entry in found.entries if session.budget.counts(entry.category)]
        minutes = sum(
            amount for entry in counted for day, amount in split(entry, session.now) if day == session.now.date()
        )
        timer = running_timer(found.entries)
        on.show(*view.glance(session.report(session.week), Duration(minutes), timer, session.now, on.page))
    problems_told(found.problems)
