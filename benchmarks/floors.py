"""The smallest programs with the libraries that leadtime uses: what no program of its kind can be below.

Each of the two has one command, and does nothing with it but print.
"""

import sys
from collections.abc import Mapping
from pathlib import Path

from measuring import Command

PASS, TYPER, TABLE = "python -c pass", "Typer app", "Typer + Rich table"

_TYPER_APP = '''\
import typer

app = typer.Typer()


@app.command()
def log(category: str, when: str) -> None:
    """Say what was understood."""
    typer.echo(f"{category} {when}")


if __name__ == "__main__":
    app()
'''

_TABLE_APP = '''\
import typer

app = typer.Typer()


@app.command()
def report(period: str) -> None:
    """Print a table of eight rows."""
    from rich.console import Console
    from rich.table import Table

    table = Table("category", "actual", "share", "target", "to go", title=period)
    for number in range(8):
        table.add_row(f"category {number}", f"{number}:30", f"{number}.5 %", "45 %", "1:30")
    Console().print(table)


if __name__ == "__main__":
    app()
'''


def floors(scratch: Path, environment: Mapping[str, str]) -> list[Command]:
    """The three of them; the two programs are written into the scratch folder."""
    typer_app, table_app = scratch / "typer_app.py", scratch / "table_app.py"
    typer_app.write_text(_TYPER_APP, encoding="utf-8")
    table_app.write_text(_TABLE_APP, encoding="utf-8")
    return [
        Command(PASS, (sys.executable, "-c", "pass"), "", environment),
        Command(TYPER, (sys.executable, str(typer_app), "office", "45m"), "office 45m", environment),
        Command(TABLE, (sys.executable, str(table_app), "week"), "category 7", environment),
    ]
