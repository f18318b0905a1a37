"""`leadtime promises`: what is still promised to whom, how late it is, and how many promises are kept."""

from typing import Annotated

import typer

from leadtime.cli import parameters, streams
from leadtime.cli.session import Session, problems_told
from leadtime.cli.table_forms import Form, Format, form_asked
from leadtime.model.promise import Promise
from leadtime.reckoning.units import UnitsThen

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def promises(
    ctx: typer.Context,
    period: parameters.Period = "",
    only_open: Annotated[bool, typer.Option("--open", help="Only those that are open.")] = False,
    unit: Annotated[
        str,
        typer.Option(
            "--unit",
            "-u",
            metavar="UNIT",
            help="Only those to this unit and its parts.",
            autocompletion=parameters.complete_unit,
        ),
    ] = "",
    every: Annotated[bool, typer.Option("--all", help="Every row, also on a terminal where they are many.")] = False,
    form: Format = None,
    json: parameters.Json = False,
    excel: parameters.Excel = False,
    locale: parameters.Locale = "",
) -> None:
    """Show open promises, the most overdue first, those closed last, and how many are kept.

    With a PERIOD: those closed in it, and those that were open at its end.
    """
    form = form_asked(form, json, excel, locale, "leadtime promises")
    shown(Session(ctx), form, period, unit, only_open=only_open, every=every, excel=excel, locale=locale)


def shown(
    session: Session,
    form: Form,
    period: str = "",
    unit: str = "",
    *,
    only_open: bool = False,
    every: bool = False,
    excel: bool = False,
    locale: str = "",
) -> None:
    """Show the promises in the form that is asked for; then what is wrong with the log."""
    import sys

    from leadtime.reckoning import promises as reckoning
    from leadtime.reckoning.unit_targets import as_of
    from leadtime.view import spell

    days = session.period(period) if period else None
    today = session.now.date()
    units = session.units(as_of(days, today) if days else today)
    log = session.log.of_units()
    within = _unit_meant(unit, log.promises, units) if unit else ""
    value = reckoning.promises(log.promises, units, days, within)
    if form is Form.TABLE:
        from leadtime.reckoning.naming import short_ids
        from leadtime.view import promises_table

        on = streams.terminal()
        whole = every or not sys.stdout.isatty()
        short = short_ids(log.promises)
        lines = promises_table.promises(
            value, short, on.page, unit=within, only_open=only_open, whole=whole, every=every
        )
        on.show(*lines)
    elif form is Form.JSON:
        from leadtime.formats.promises_json import promises_json

        label = spell.period(days) if days else ""
        streams.put(promises_json(value, label, within, only_open=only_open))
    else:
        from leadtime.formats.promises_csv import promises_csv

        streams.put(promises_csv(value, only_open=only_open, excel=excel, locale=locale))
    problems_told(log.problems)


def _unit_meant(typed: str, found: tuple[Promise, ...], units: UnitsThen) -> str:
    """The unit that is meant: one of the day, or one that is over or unknown and a promise was given to."""
    from leadtime.formats.typed_unit import find_unit
    from leadtime.reckoning.promises import unit_of

    named = {name.lower(): name for one in found if (name := unit_of(one, units)) not in units.units}
    return named.get(typed.strip().strip("/").lower()) or find_unit(typed, units)
