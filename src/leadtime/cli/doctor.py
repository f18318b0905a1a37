"""`leadtime doctor`: what is wrong with the files, what is suspicious, and the ways to mend it."""

from typing import Annotated

import typer

from leadtime.cli import parameters, streams
from leadtime.cli.session import Session
from leadtime.model.errors import BadData, Usage

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def doctor(
    ctx: typer.Context,
    identifiers: Annotated[
        list[str] | None, typer.Argument(metavar="[ID...]", help="What is lost, by its id, for --restore and --forget.")
    ] = None,
    restore: Annotated[
        bool, typer.Option("--restore", help="Bring back a file that is gone or damaged, and what was lost.")
    ] = False,
    forget: Annotated[
        bool, typer.Option("--forget", help="Say that what is not in the log any more is gone on purpose.")
    ] = False,
    mend: Annotated[
        bool,
        typer.Option(
            "--mend", help="Mend what asks for no decision: a conflict of git's, ids given twice, NULs, strays."
        ),
    ] = False,
    merge: Annotated[
        str | None,
        typer.Option("--merge", metavar="FILE", help="Bring in what only this copy of the log, or the plan, has."),
    ] = None,
    take: Annotated[
        str,
        typer.Option("--take", metavar="ours|theirs", help="Who is right where the two of --merge, or of git, differ."),
    ] = "",
    dry_run: parameters.DryRun = False,
    yes: parameters.Yes = False,
    json: parameters.Json = False,
) -> None:
    """Look at the log, the budget, the plan, the journal and what was left beside them; nothing is changed.

    The exit code is 3 when there are faults, and 0 when there are only warnings. --restore, --forget and --mend change
    something: they say what it would be, and ask first, unless it is one item that is named. --merge takes in what a
    sync service has put into a copy: one change, which leadtime undo takes back; the exit code is 1 while something
    differs.
    """
    session = Session(ctx)
    if sum((restore, forget, mend, merge is not None)) > 1:
        raise Usage("one thing at a time", "leave out all but one of --restore, --forget, --mend and --merge")
    if take not in ("", "ours", "theirs"):
        raise Usage(f'"{take}" is no side', "--take ours leaves what differs, --take theirs takes it from the other")
    if json and (restore or forget or mend or merge is not None):
        raise Usage("--json is for what doctor finds", "what it does it says in words; leave one of the two out")
    if merge is not None:
        from leadtime.cli.doctor_merge import merge_copy

        merge_copy(session, merge, take, dry_run=dry_run, yes=yes)
        return
    if take and not mend:
        raise Usage("--take is for a merge", "leadtime doctor --merge FILE --take theirs")
    if mend:
        from leadtime.cli.doctor_mend import mend_files

        if identifiers:
            raise Usage("--mend takes no ids", "leadtime doctor --mend mends all that it can")
        mend_files(session, take, dry_run, yes)
        return
    if restore or forget:
        from leadtime.cli import doctor_restore

        act = doctor_restore.restore if restore else doctor_restore.forget
        act(session, identifiers or [], dry_run, yes)
        return
    if identifiers or dry_run or yes:
        what = "ids, --dry-run and --yes are for what changes something"
        raise Usage(what, "leadtime doctor alone only looks; leadtime doctor --restore brings back")
    _look(session, json)


def _look(session: Session, json: bool) -> None:
    from leadtime.storage.doctor.examination import examine

    found = examine(session.places, session.now)
    if json:
        from leadtime.formats.findings_json import doctor_json

        streams.put(doctor_json(found.faults, found.warnings, found.entries, found.lost))
    else:
        from leadtime.view.findings import findings, missed, verdict

        for line in findings(found.faults, found.warnings):
            streams.say(line)
        said = verdict(len(found.faults), len(found.warnings), found.entries, is_read=found.is_read)
        streams.say(missed(found.lost) + said)
    if found.faults:
        raise typer.Exit(BadData.exit_code)
