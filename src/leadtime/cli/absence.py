"""`leadtime absence`: vacation, sick days and holidays, which are no working time."""

from typing import TYPE_CHECKING, Annotated

import typer

from leadtime.cli import parameters, streams
from leadtime.cli.session import Session, problems_told

if TYPE_CHECKING:
    from leadtime.storage.absences import AbsenceChange

app = typer.Typer(rich_markup_mode=None, add_completion=False)


def _kinds(incomplete: str) -> list[str]:
    from leadtime.model.absence import AbsenceKind

    return [kind.value for kind in AbsenceKind if kind.value.startswith(incomplete.lower())]


@app.callback(invoke_without_command=True)
def absence(ctx: typer.Context, json: parameters.Json = False) -> None:
    """Enter, list and remove absences; alone: list them all. They lower the working time, and targets follow."""
    if ctx.invoked_subcommand is None:
        _list(ctx, "", json)


@app.command(short_help="Enter an absence.")
def add(
    ctx: typer.Context,
    kind: Annotated[str, typer.Argument(metavar="KIND", help="vacation, sick or holiday.", autocompletion=_kinds)],
    first: Annotated[str, typer.Argument(metavar="FIRST", help="Its first day: today, 2026-12-21.")],
    last: Annotated[str, typer.Argument(metavar="[LAST]", help="Its last day, where it has several.")] = "",
    hours: Annotated[
        str, typer.Option("--hours", metavar="TIME", help="The time away on each day, if not all of it: 4h, 1h30m.")
    ] = "",
    note: Annotated[str, typer.Option("--note", metavar="TEXT", help="A word on it.")] = "",
) -> None:
    """Enter an absence, of whole days or of some hours on each; it may lie in the future."""
    from leadtime.formats.typed_absence import read_absence
    from leadtime.storage.absences import add_absence

    session = Session(ctx)
    with session.keeping():
        wanted = read_absence(kind, first, last, hours, note, session.now.date())
        session.begin()
        _ = session.budget  # a budget at fault is told of before anything is changed
        done = add_absence(session.places, wanted, session.now)
    _told(session, "Added", done)


@app.command("list", short_help="List absences.")
def list_absences(ctx: typer.Context, period: parameters.Period = "", json: parameters.Json = False) -> None:
    """List absences, all of them or those of a period, with the working time that each takes."""
    _list(ctx, period, json)


@app.command(short_help="Remove an absence.")
def remove(
    ctx: typer.Context,
    identifier: Annotated[str, typer.Argument(metavar="ID", help="An id as absence list shows it, or last.")],
) -> None:
    """Remove an absence; leadtime undo brings it back."""
    from leadtime.storage.absences import remove_absence

    session = Session(ctx)
    with session.keeping():
        _ = session.budget
        done = remove_absence(session.places, identifier, session.now)
    _told(session, "Removed", done)


def _told(session: Session, did: str, done: "AbsenceChange") -> None:
    """Say what was done, and what it does to the working time of its weeks."""
    from leadtime.reckoning.away import weeks_changed
    from leadtime.view.absences_table import told

    streams.say(told(did, done.absence, weeks_changed(session.budget, *done)))


def _list(ctx: typer.Context, period: str, json: bool) -> None:
    from leadtime.reckoning.away import days_of, taken

    session = Session(ctx)
    log = session.log.parsed()
    found = [(one, taken(session.budget, one)) for one in log.absences]
    if period:
        days = session.period(period)
        found = [(one, minutes) for one, minutes in found if any(days_of(one).overlap(days).days())]
    if json:
        from leadtime.formats.budget_json import absences_json

        streams.put(absences_json(found))
    else:
        from leadtime.view.absences_table import absences

        on = streams.terminal()
        on.show(*absences(found, on.page))
    problems_told(log.problems)
