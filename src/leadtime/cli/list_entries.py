"""`leadtime list`: the entries of a period, with the ids to change them by."""

from typing import Annotated

import typer

from leadtime.cli import parameters, streams
from leadtime.cli.session import Session, problems_told

app = typer.Typer(rich_markup_mode=None, add_completion=False)

OfCategory = Annotated[
    str,
    typer.Option(
        "--category",
        metavar="CATEGORY",
        help="Only of this category and its parts.",
        autocompletion=parameters.complete_category,
    ),
]
OfUnit = Annotated[
    str,
    typer.Option(
        "--unit",
        "-u",
        metavar="UNIT",
        help="Only of this unit and its parts.",
        autocompletion=parameters.complete_unit,
    ),
]
WithTag = Annotated[str, typer.Option("--tag", "-t", metavar="TAG", help="Only with this tag.")]


@app.command()
def list_entries(
    ctx: typer.Context,
    period: parameters.Period = "week",
    category: OfCategory = "",
    unit: OfUnit = "",
    tag: WithTag = "",
    json: parameters.Json = False,
) -> None:
    """List the entries that began in a period, this week's if none is given."""
    from leadtime.cli.typed import category_of_log
    from leadtime.reckoning.choosing import chosen
    from leadtime.reckoning.naming import short_ids

    session = Session(ctx)
    days = session.period(period)
    log = session.log.parsed()
    path = category_of_log(session, category) if category else ""
    found = chosen(log.entries, days, path, unit.strip("/ "), tag.removeprefix("#"))
    if json:
        from leadtime.formats.report_json import entries_json

        streams.put(entries_json(found, session.now))
    else:
        from leadtime.view import entries_table

        on = streams.terminal()
        on.show(*entries_table.entries(found, short_ids(log.entries), session.budget.counts, session.now, on.page))
    problems_told(log.problems)
