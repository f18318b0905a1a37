"""`leadtime recognitions`: who was lifted in a period, for what, and whom nobody lifted."""

from typing import Annotated

import typer

from leadtime.cli import parameters, streams
from leadtime.cli.session import Session, problems_told
from leadtime.cli.table_forms import Form, Format, form_asked
from leadtime.model.errors import Usage

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def recognitions(
    ctx: typer.Context,
    period: parameters.Period = "quarter",
    listed: Annotated[bool, typer.Option("--list", help="Each recognition, with its id.")] = False,
    every: Annotated[bool, typer.Option("--all", help="Every row, also on a terminal where they are many.")] = False,
    form: Format = None,
    json: parameters.Json = False,
    excel: parameters.Excel = False,
    locale: parameters.Locale = "",
) -> None:
    """Show who was lifted and for what, against headcount and visits, and how evenly. By default this quarter."""
    import sys

    from leadtime.reckoning import recognitions as reckoning
    from leadtime.view import spell

    session = Session(ctx)
    form = form_asked(form, json, excel, locale, "leadtime recognitions")
    if listed and form is Form.CSV:
        raise Usage("--list is a table, and --format csv has the figures", "leadtime export --what recognitions")
    days = session.period(period)
    log = session.log.of_units()
    value = reckoning.recognitions(
        session.budget, session.organisation, log.entries, log.recognitions, days, session.now
    )
    if form is Form.TABLE:
        from leadtime.view import recognitions_table

        on = streams.terminal()
        if listed:
            on.show(*recognitions_table.lifts(value, on.page))
        else:
            on.show(*recognitions_table.recognitions(value, on.page, whole=every or not sys.stdout.isatty()))
    elif form is Form.JSON:
        from leadtime.formats.recognitions_json import recognitions_json

        streams.put(recognitions_json(value, spell.period(days)))
    else:
        from leadtime.formats.recognitions_csv import recognitions_csv

        streams.put(recognitions_csv(value, excel=excel, locale=locale))
    problems_told(log.problems)
