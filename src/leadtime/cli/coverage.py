"""`leadtime coverage`: whom one has met in a period, and whom not."""

from typing import TYPE_CHECKING, Annotated

import typer

from leadtime.cli import parameters, streams
from leadtime.cli.session import Session, problems_told
from leadtime.cli.table_forms import Form, Format, form_asked
from leadtime.model.errors import Refused

if TYPE_CHECKING:
    from leadtime.reckoning.coverage_values import Coverage

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def coverage(
    ctx: typer.Context,
    period: parameters.Period = "quarter",
    unit: Annotated[
        str,
        typer.Option(
            "--unit",
            "-u",
            metavar="UNIT",
            help="Only the rows of this unit and its parts.",
            autocompletion=parameters.complete_unit,
        ),
    ] = "",
    every: Annotated[bool, typer.Option("--all", help="Every row, also on a terminal where they are many.")] = False,
    form: Format = None,
    json: parameters.Json = False,
    excel: parameters.Excel = False,
    locale: parameters.Locale = "",
) -> None:
    """Show whom you have met and whom not: each unit's last visit, reach, pace and shifts. By default this quarter."""
    import sys

    from leadtime.reckoning import coverage as reckoning
    from leadtime.view import spell

    session = Session(ctx)
    form = form_asked(form, json, excel, locale, "leadtime coverage")
    days = session.period(period)
    log = session.log.of_units(with_recognitions=False)
    value = reckoning.coverage(
        session.budget, session.organisation, log.entries, log.absences, log.promises, days, session.now
    )
    within = _unit(session, unit, value) if unit else ""
    if form is Form.TABLE:
        from leadtime.view import coverage_table

        on = streams.terminal()
        on.show(*coverage_table.coverage(value, on.page, whole=every or not sys.stdout.isatty(), within=within))
    elif form is Form.JSON:
        from leadtime.formats.coverage_json import coverage_json

        streams.put(coverage_json(value, spell.period(days), within))
    else:
        from leadtime.formats.coverage_csv import coverage_csv

        streams.put(coverage_csv(value, within, excel=excel, locale=locale))
    problems_told(log.problems)


def _unit(session: Session, typed: str, value: "Coverage") -> str:
    """The unit whose rows are wanted; Refused when there is none, also where the budget has no units but the log."""
    from leadtime.formats.typed_unit import find_unit
    from leadtime.model.path import is_within

    found = find_unit(typed, session.units(value.as_of))
    if not any(is_within(row.name, found) for row in value.rows):
        raise Refused(f'no visit names the unit "{found}"', "leadtime coverage shows those that are named")
    return found
