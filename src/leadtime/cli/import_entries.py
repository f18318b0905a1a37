"""`leadtime import` and its kinds: what other programs have, brought into the log as one change or not at all."""

from typing import Annotated

import typer

from leadtime.cli import import_calendar, import_posts, import_trackers, importing, parameters
from leadtime.cli.importing import Asked
from leadtime.cli.session import Session
from leadtime.model.errors import Usage

app = typer.Typer(rich_markup_mode=None, add_completion=False)

_UNKNOWN = "--new declares them; or say what they are: a [[rule]] or an alias in budget.toml"

Map = Annotated[
    list[str] | None,
    typer.Option("--map", metavar="OURS=THEIRS,...", help="start=Datum+Tid,category=Typ: which column is which."),
]
Delimiter = Annotated[str, typer.Option("--delimiter", metavar="SIGN", help="What stands between cells: ; , or tab.")]
Decimal = Annotated[str, typer.Option("--decimal", metavar="SIGN", help="The decimal mark: , or .")]
DateFormat = Annotated[
    str, typer.Option("--date-format", metavar="FORMAT", help="How days are written, as in '%d/%m/%Y %H:%M'.")
]


@app.callback(invoke_without_command=True)
def import_entries(ctx: typer.Context) -> None:
    """Bring in calendars, other trackers and CSV as entries, and posts as recognitions."""
    if ctx.invoked_subcommand is None:
        raise Usage(
            "import needs a kind and a file", "leadtime import ics calendar.ics week, or leadtime import csv week.csv"
        )


@app.command("csv", short_help="Import entries from CSV.")
def import_csv(
    ctx: typer.Context,
    files: Annotated[
        list[str] | None, typer.Argument(metavar="FILE...", help="CSV files; - is standard input.")
    ] = None,
    maps: Map = None,
    delimiter: Delimiter = "",
    decimal: Decimal = "",
    date_format: DateFormat = "",
    new: importing.New = False,
    parallel: importing.Parallel = False,
    dry_run: parameters.DryRun = False,
) -> None:
    """Import entries from CSV: category, and start and end, or date and minutes, are enough.

    The columns are those of leadtime export; --map says which they are in another program's file. A category is meant
    by its path or an alias. What is in the log already is not added again. A time without an offset is the local
    zone's.
    """
    from leadtime.formats.csv_layout import layout_typed
    from leadtime.formats.entries_csv import COLUMNS, read_csv
    from leadtime.reckoning.imports.tracked import recoded
    from leadtime.storage.clock import LocalZone

    session = Session(ctx)
    dimensions = [dimension.name for dimension in session.budget.dimensions]
    layout = layout_typed(maps or [], delimiter, decimal, date_format, (*COLUMNS, *dimensions))
    read = importing.read_files("csv", files, lambda text, name: read_csv(text, name, LocalZone(), dimensions, layout))
    if not layout.columns:
        importing.bring(session, read, Asked("csv", new, parallel, dry_run))
        return
    take = importing.rules(session)
    found, left = importing.named([recoded(entries, take, session.budget) for entries in read], _UNKNOWN)
    importing.bring(session, found, Asked("csv", new, parallel, dry_run, keyed=True, unknown_hint=_UNKNOWN), left)


import_calendar.add_to(app)
import_trackers.add_to(app)
import_posts.add_to(app)
