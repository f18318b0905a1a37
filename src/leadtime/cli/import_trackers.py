"""`leadtime import timewarrior|watson|klog|toggl FILE`: the records of another tracker become entries, by the rules."""

from collections.abc import Callable
from typing import Annotated

import typer

from leadtime.cli import importing, parameters
from leadtime.cli.importing import Asked
from leadtime.cli.session import Session
from leadtime.cli.typed import known_or_new
from leadtime.model.errors import Problem
from leadtime.model.event import Event, Reading

Read = Callable[[str, str, Reading], tuple[tuple[Event, ...], tuple[Problem, ...]]]

# kind: (what it is called, which file it is, its reader's module in formats/trackers and function)
TRACKERS = {
    "timewarrior": ("Timewarrior", "what timew export writes, or a data file", "timewarrior", "read_timewarrior"),
    "watson": ("Watson", "the file frames, or what watson log --json writes", "watson", "read_watson"),
    "klog": ("klog", "the .klg file itself", "klog", "read_klog"),
    "toggl": ("Toggl Track", "the detailed report as CSV", "toggl", "read_toggl"),
}
_UNKNOWN = "--new declares them; or say what they are: a [[rule]] or an alias in budget.toml, or --category"
_NAMELESS = "write a [[rule]] into budget.toml that takes them, or say what they are with --category"

Category = Annotated[
    str,
    typer.Option(
        "--category",
        metavar="CATEGORY",
        help="What all that is that no rule and no name of a category takes.",
        autocompletion=parameters.complete_category,
    ),
]


def add_to(app: typer.Typer) -> None:
    """Add a command for each tracker; they differ in nothing but the reader."""
    for kind, (title, file, _, _) in TRACKERS.items():
        app.command(kind, short_help=f"Import the records of {title}.")(_command(kind, title, file))


def _command(kind: str, title: str, file: str) -> Callable[..., None]:
    def command(
        ctx: typer.Context,
        files: Annotated[
            list[str] | None,
            typer.Argument(metavar="FILE...", help=f"{file[0].upper()}{file[1:]}; - is standard input."),
        ] = None,
        category: Category = "",
        new: importing.New = False,
        parallel: importing.Parallel = False,
        dry_run: parameters.DryRun = False,
    ) -> None:
        _import(Session(ctx), kind, files, category, Asked(kind, new, parallel, dry_run, True, _UNKNOWN))

    command.__doc__ = f"""Import the records of {title}: {file}.

    The first rule in budget.toml that takes a record says what it is. Else its project, or one of its tags, is the name
    of a category. What was imported before is not added again, and what still runs is left out.
    """
    return command


def _import(session: Session, kind: str, files: list[str] | None, category: str, asked: Asked) -> None:
    from leadtime.reckoning.imports.tracked import entries_of
    from leadtime.storage.clock import LocalZone

    reading, reader = Reading(LocalZone()), _reader(kind)
    read = importing.read_files(kind, files, lambda text, name: reader(text, name, reading))
    otherwise = known_or_new(session, category, asked.new) if category else ""
    take = importing.rules(session)
    found = [entries_of(events, take, session.budget, kind, otherwise) for events in read]
    entries, left = importing.named(found, _NAMELESS)
    importing.bring(session, entries, asked, left)


def _reader(kind: str) -> Read:
    from importlib import import_module

    _, _, module, function = TRACKERS[kind]
    reader: Read = getattr(import_module(f"leadtime.formats.trackers.{module}"), function)
    return reader
