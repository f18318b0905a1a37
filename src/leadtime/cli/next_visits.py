"""`leadtime next`: whom to visit next, and why."""

from typing import Annotated

import typer

from leadtime.cli import parameters, streams
from leadtime.cli.session import Session, problems_told
from leadtime.model.errors import Usage
from leadtime.model.period import Interval, interval_containing

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command("next")
def next_visits(
    ctx: typer.Context,
    number: Annotated[str, typer.Argument(metavar="[N]", help="How many units; 5.")] = "5",
    json: parameters.Json = False,
) -> None:
    """Say whom to visit next and why, units of one part together so that a trip serves several."""
    from leadtime.reckoning.coverage import survey
    from leadtime.reckoning.next_visits import next_visits as reckoning

    session = Session(ctx)
    if not (number.isascii() and number.isdigit() and len(number) < 6 and int(number)):
        raise Usage(f'"{number}" is not a number of units', "leadtime next 3 says the three most urgent")
    log = session.log.of_units(with_recognitions=False)
    today = interval_containing(session.now.date(), Interval.DAY)
    found = survey(session.budget, session.organisation, log.entries, log.promises, today, session.now)
    trips = reckoning(found.units, found.standings, int(number))
    if json:
        from leadtime.formats.coverage_json import next_json

        streams.put(next_json(trips, found.units.day, found.is_by_log, found.promised_to_ended))
    else:
        from leadtime.view import next_visits_lines

        on = streams.terminal()
        lines = next_visits_lines.next_visits(
            trips, found.units, on.page, is_by_log=found.is_by_log, to_ended=found.promised_to_ended
        )
        on.show(*lines)
    problems_told(log.problems)
