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


Format = Annotated[Form, typer.Option("--format", "-f", help="How it is written.")]


def form_asked(form: Form, json: bool, excel: bool, locale: str, command: str) -> Form:
    """The form that is meant, `--json` being the short way to one; Usage for a dialect of CSV with another form."""
    form = Form.JSON if json else form
    if (excel or locale) and form is not Form.CSV:
        raise Usage("--excel and --locale are for --format csv", f"{command} --format csv --excel")
    return form
