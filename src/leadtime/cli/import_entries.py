"""`leadtime import csv FILE`: entries of other programs, brought into the log as one change or not at all."""

import sys
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from leadtime.cli import parameters, streams
from leadtime.cli.session import Session, problems_told
from leadtime.model.entry import Entry
from leadtime.model.errors import BadData, CannotReadOrWrite, Problem, Refused, Usage

if TYPE_CHECKING:
    from leadtime.storage.importing import Arranged

app = typer.Typer(rich_markup_mode=None, add_completion=False)
NOTHING = "nothing was imported"


@app.callback(invoke_without_command=True)
def import_entries(ctx: typer.Context) -> None:
    """Bring entries in from a file; the kinds are below."""
    if ctx.invoked_subcommand is None:
        raise Usage("import needs a kind and a file", "leadtime import csv FILE")


@app.command("csv", short_help="Import entries from CSV.")
def import_csv(
    ctx: typer.Context,
    files: Annotated[
        list[str] | None, typer.Argument(metavar="FILE...", help="CSV files; - is standard input.")
    ] = None,
    new: Annotated[bool, typer.Option("--new", help="Declare categories that the budget does not know.")] = False,
    parallel: Annotated[bool, typer.Option("--parallel", help="Also entries that overlap with others.")] = False,
    dry_run: parameters.DryRun = False,
) -> None:
    """Import entries from CSV: category, and start and end, or date and minutes, are enough.

    The columns are those of leadtime export. A category is meant by its path or an alias. What is in the log already
    is not added again. A time without an offset is the local zone's.
    """
    if not files:
        raise Usage("import csv needs a file", "leadtime import csv week.csv, or - for standard input")
    session = Session(ctx)
    read = _read(session, files)
    from leadtime.storage.importing import arrange, bring_in

    found = arrange(session.budget, session.log.parsed().entries, read, "csv", session.now)
    _refuse(session, found, new, parallel)
    if found.added and not dry_run:
        with session.keeping():
            session.begin()
            found = bring_in(session.places, read, "csv", session.now, new=new, parallel=parallel)
        _refuse(session, found, new, parallel)
    _answer(session, found, dry_run)
    if dry_run:  # with a fault in the log it may not be what would be done
        problems_told(session.log.parsed().problems)


def _read(session: Session, files: list[str]) -> list[tuple[Entry, ...]]:
    """The entries of each file; BadData, once all are told, when there is a fault in any of them."""
    from leadtime.formats.entries_csv import read_csv
    from leadtime.storage.clock import LocalZone

    dimensions = [dimension.name for dimension in session.budget.dimensions]
    read: list[tuple[Entry, ...]] = []
    faults: list[Problem] = []
    for path in files:
        text, name = _text(path)
        entries, problems = read_csv(text, name, LocalZone(), dimensions)
        read.append(entries)
        faults += problems
    if faults:
        from leadtime.view.findings import counted, findings

        _tell(findings(faults, ()))
        raise BadData(f"{counted(len(faults), 'fault')} in what should be imported, and {NOTHING}")
    return read


def _text(path: str) -> tuple[str, str]:
    """A file's text and the name it goes by; CannotReadOrWrite when there is none."""
    from leadtime.storage.files import decoded, read_text

    if path == "-":
        return decoded(sys.stdin.buffer.read(), "standard input"), "standard input"
    file = read_text(path)
    if not file.is_there:
        raise CannotReadOrWrite(f"there is no such file, and {NOTHING}", "look at its name and folder", path)
    return file.text, path


def _tell(lines: list[str]) -> None:
    for line in lines:
        streams.note(line)


def _refuse(session: Session, found: "Arranged", new: bool, parallel: bool) -> None:
    """Refused, once what stands against the import is listed; nothing when it is allowed."""
    if found.is_allowed(new, parallel):
        return
    from leadtime.formats.typed_category import nearest
    from leadtime.view.changed import clash_lines, conflict_lines, timer_lines
    from leadtime.view.findings import counted

    if found.conflicts:
        _tell(conflict_lines(found.conflicts, session.now))
        is_one = len(found.conflicts) == 1
        message = f"{counted(len(found.conflicts), 'entry', 'entries')} say{'s' * is_one} something else than the log"
        _stop(message, "remove or edit those in the log, or give the rows other ids")
    if found.timers:
        _tell(timer_lines(found.timers, session.now))
        _stop("more than one timer would run", "leadtime stop ends the one that runs; or give the row an end")
    if found.unlisted:
        _tell([f"{name} has no value {value}" for name, value in found.unlisted])
        _stop(f"{counted(len(found.unlisted), 'value')} that the budget does not list", "add them to budget.toml")
    if found.new_categories and not new:
        _tell([f"{category}: {nearest(category, session.budget)}" for category in found.new_categories])
        number = counted(len(found.new_categories), "category", "categories")
        _stop(f"the budget does not know {number}", "--new declares them, or give the rows others")
    _tell(clash_lines(found.clashes, session.now))
    _stop(f"{counted(len(found.clashes), 'overlap')} with other entries", "--parallel imports them all the same")


def _stop(message: str, hint: str) -> NoReturn:
    raise Refused(f"{message}; {NOTHING}", hint)


def _answer(session: Session, found: "Arranged", dry_run: bool) -> None:
    from leadtime.reckoning.checks import warnings
    from leadtime.view.changed import imported

    streams.say(imported(found.added, found.already_there, session.now, dry_run))
    if found.new_categories:
        did = "Would be declared" if dry_run else "Declared"
        streams.say(f"{did} in the budget: {', '.join(found.new_categories)}.")
    if dry_run:
        streams.say("Nothing was changed.")
    known = session.budget._replace(categories=())  # new ones are told of above
    for warning in warnings(known, found.added, session.now):
        streams.note(f"! {warning}")
