"""`leadtime remove`: entries are taken out of the log."""

from typing import Annotated

import typer

from leadtime.cli import parameters, streams
from leadtime.cli.session import Session
from leadtime.model.errors import Refused

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def remove(
    ctx: typer.Context,
    identifiers: Annotated[
        list[str],
        typer.Argument(
            metavar="ID...", help="Ids as list shows them, or last.", autocompletion=parameters.complete_entry
        ),
    ],
    yes: parameters.Yes = False,
    dry_run: parameters.DryRun = False,
) -> None:
    """Remove entries. Of several you are asked first; leadtime undo brings them back."""
    from leadtime.reckoning.naming import named
    from leadtime.storage import entries
    from leadtime.storage.change import fault_in_log
    from leadtime.view.answer import removed, told

    session = Session(ctx)
    with session.keeping():
        fault_in_log(session.log)
        all_entries = session.log.parsed().entries
        meant = list({entry.id: entry for entry in (named(all_entries, one) for one in identifiers)}.values())
        if len(meant) > 1 or dry_run:
            for entry in meant:
                streams.say(f"{entry.id}  {told(entry, session.now)}")
        if dry_run:
            streams.say(f"Would remove {removed(meant, session.now)}. Nothing was changed.")
            return
        if len(meant) > 1 and not yes:
            _ask(f"Remove {len(meant)} entries?")
        found = entries.remove(session.places, [entry.id for entry in meant], session.now)
    back = "it" if len(found) == 1 else "them"
    streams.say(f"Removed {removed(found, session.now)}. `leadtime undo` brings {back} back.")


def _ask(question: str) -> None:
    """Go on for a yes; Refused for anything else, and where nobody can be asked."""
    if not streams.is_terminal():
        raise Refused("several entries are removed only with --yes", "--dry-run shows what would go")
    if not typer.confirm(question):
        raise Refused("nothing was removed")
