"""`leadtime unit import FILE.csv`: a whole organisation, as one change, looked at before it is made."""

from typing import TYPE_CHECKING, Annotated

import typer

from leadtime.cli import parameters, streams
from leadtime.cli.session import Session
from leadtime.model.errors import BadData, Problem, Refused

if TYPE_CHECKING:
    from datetime import date

    from leadtime.formats.units_csv import Read
    from leadtime.reckoning.unit_import import Brought

NOTHING = "nothing was changed"


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("import", short_help="Bring in a whole organisation from CSV.")(import_units)


def import_units(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE.csv", help="A CSV file; - is standard input.")],
    first: Annotated[
        str,
        typer.Option("--from", metavar="DAY", help="Since when; today, or ever where there are no units yet."),
    ] = "",
    dry_run: parameters.DryRun = False,
    yes: parameters.Yes = False,
) -> None:
    """Bring in a whole organisation: the column name is enough, and label, headcount, visit_every, shifts are of use.

    Units that are new are added, and those that differ get a version from the day on; the rest is left alone. You see
    what would happen, and are asked. It is one change, and importing the file again changes nothing.
    """
    from leadtime.formats.typed_day import parse_day
    from leadtime.view.unit_lines import left_out

    session = Session(ctx)
    since = parse_day(first, session.now.date()) if first.strip() else None
    _ = session.budget
    read, found = _read(session, file, since)
    if read.left_out:
        streams.note(left_out(read.left_out))
    if dry_run or not found.units or not yes:  # with --yes it is done first: a reader that goes stops nothing
        _show(found)
    if dry_run or not found.units:
        streams.say("Nothing was changed." if found.units else f"Nothing to change: {_as_in_file(found)}.")
        return
    if not yes:
        ask("Change the budget so?", "units are imported only with --yes", "--dry-run only shows what would change")
    with session.keeping():
        from leadtime.storage.unit_change import import_units as bring

        session.begin()
        found = bring(session.places, read.rows, since, session.now)
        if found.faults:  # the budget was changed since it was read above
            line, fault = found.faults[0]
            raise BadData(f"{fault}; nothing was imported", fault.hint, f"{file}:{line}")
    if yes:
        _show(found)
    streams.say(f"{_done(found)} `leadtime undo` takes it back.")


def _read(session: Session, file: str, since: "date | None") -> "tuple[Read, Brought]":
    """What a file says, and what it does to the units; BadData, once all that stands against it is told."""
    from leadtime.cli.importing import read_files
    from leadtime.formats.units_csv import read_units
    from leadtime.reckoning.unit_import import brought

    organisation = session.organisation

    def reader(text: str, name: str) -> "tuple[tuple[tuple[Read, Brought], ...], tuple[Problem, ...]]":
        read = read_units(text, name, [shift.name for shift in organisation.shifts])
        found = brought(organisation.units, read.rows, session.now.date(), since)
        more = [Problem(name, line, fault.message, fault.hint) for line, fault in found.faults]
        return ((read, found),), tuple(sorted([*read.problems, *more], key=lambda problem: problem.line))

    return read_files("csv", [file], reader)[0][0]


def _show(found: "Brought") -> None:
    from leadtime.view.units_table import brought

    screen = streams.terminal()
    screen.show(*brought(found, screen.page))


def _as_in_file(found: "Brought") -> str:
    if not found.unchanged:
        return "there are no units in the file"
    return "the unit is as in the file" if found.unchanged == 1 else f"all {found.unchanged:,} units are as in the file"


def _done(found: "Brought") -> str:
    from leadtime.view.findings import counted

    new = f"added {counted(len(found.new), 'unit')}" if found.new else ""
    changed = f"changed {counted(len(found.changed), 'unit')}" if found.changed else ""
    return f"{' and '.join(part for part in (new, changed) if part)}.".capitalize()


def ask(question: str, refusal: str, hint: str) -> None:
    """Go on for a yes; Refused for anything else, and where nobody can be asked."""
    if not streams.is_terminal():
        raise Refused(refusal, hint)
    if not typer.confirm(question):
        raise Refused(NOTHING)
