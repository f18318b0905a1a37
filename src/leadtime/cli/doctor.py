"""`leadtime doctor`: what is wrong with the files, and what is suspicious."""

import typer

from leadtime.cli import parameters, streams
from leadtime.cli.session import Session
from leadtime.model.errors import BadData

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def doctor(ctx: typer.Context, json: parameters.Json = False) -> None:
    """Look at the log, the budget, the journal and what was left beside them; nothing is changed.

    The exit code is 3 when there are faults, and 0 when there are only warnings.
    """
    from leadtime.storage.examination import examine

    session = Session(ctx)
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
