"""How the commands of units, visits, lifts and promises write what they show: the same three ways, read alike."""

from enum import StrEnum
from typing import Annotated

import typer

from leadtime.model.errors import Usage


class Form(StrEnum):
    """How a table is written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


Format = Annotated[Form | None, typer.Option("--format", "-f", help="How it is written; a table without it.")]


def form_asked(form: Form | None, json: bool, excel: bool, locale: str, command: str) -> Form:
    """The form that is meant: that of `--json` or `--format`, else CSV for a dialect of it, else a table.

    Usage for a dialect of CSV with another form.
    """
    is_csv = bool(excel or locale)
    found = Form.JSON if json else form or (Form.CSV if is_csv else Form.TABLE)
    if is_csv and found is not Form.CSV:
        raise Usage("--excel and --locale are for CSV", f"{command} --excel")
    return found
