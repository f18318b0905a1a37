"""`leadtime doctor`: what is wrong with the files, and what is suspicious."""

from typing import Annotated

import typer

from leadtime.cli import parameters, streams
from leadtime.cli.session import Session
from leadtime.model.errors import BadData, Usage

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def doctor(
    ctx: typer.Context,
    json: parameters.Json = False,
    merge: Annotated[
        str | None,
        typer.Option("--merge", metavar="FILE", help="Bring in what only this copy of the log, or the plan, has."),
    ] = None,
    take: Annotated[
        str, typer.Option("--take", metavar="ours|theirs", help="With --merge: who is right where the two differ.")
    ] = "",
    dry_run: parameters.DryRun = False,
    yes: parameters.Yes = False,
) -> None:
    """Look at the log, the budget, the journal and what was left beside them; nothing is changed.

    The exit code is 3 when there are faults, and 0 when there are only warnings. --merge takes in what a sync service
    has put into a copy: one change, which leadtime undo takes back; the exit code is 1 while something differs.
    """
    session = Session(ctx)
    if merge is not None:
        from leadtime.cli.doctor_merge import merge_copy

        if json:
            raise Usage("--json is for what doctor finds", "--merge says what it does in words; leave one of them out")
        merge_copy(session, merge, take, dry_run=dry_run, yes=yes)
        return
    if take:
        raise Usage("--take is for a merge", "leadtime doctor --merge FILE --take theirs")

    from leadtime.storage.examination import examine

    found = examine(session.places, session.now)
    if json:
        from leadtime.formats.findings_json import doctor_json

        streams.put(doctor_json(found.faults, found.warnings, found.entries))
    else:
        from leadtime.view.findings import findings, verdict

        for line in findings(found.faults, found.warnings):
            streams.say(line)
        streams.say(verdict(len(found.faults), len(found.warnings), found.entries))
    if found.faults:
        raise typer.Exit(BadData.exit_code)
