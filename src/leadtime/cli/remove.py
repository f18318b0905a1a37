"""`leadtime remove`: entries, recognitions and promises are taken out of the log."""

from typing import Annotated

import typer

from leadtime.cli import parameters, streams
from leadtime.cli.session import Session
from leadtime.model.errors import Refused
from leadtime.model.promise import Promise
from leadtime.model.recognition import Recognition

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
    """Remove entries, lifts and promises. Of several you are asked first; leadtime undo brings them back."""
    from leadtime.reckoning.naming import named_anything
    from leadtime.storage import entries
    from leadtime.storage.change import fault_in_log
    from leadtime.view.answer import item_told, removed

    session = Session(ctx)
    with session.keeping():
        fault_in_log(session.log)
        log = session.log.parsed()
        others: list[Recognition | Promise] = [*log.recognitions, *log.promises]
        named = (named_anything(log.entries, others, one) for one in identifiers)
        meant = list({item.id: item for item in named}.values())
        if len(meant) > 1 or dry_run:
            for item in meant:
                streams.say(f"{item.id}  {item_told(item, session.now)}")
        if dry_run:
            streams.say(f"Would remove {removed(meant, session.now)}. Nothing was changed.")
            return
        if len(meant) > 1 and not yes:
            _ask(f"Remove {removed(meant, session.now).partition(', ')[0]}?")
        found = entries.remove(session.places, [item.id for item in meant], session.now)
    back = "it" if len(found) == 1 else "them"
    streams.say(f"Removed {removed(found, session.now)}. `leadtime undo` brings {back} back.")


def _ask(question: str) -> None:
    """Go on for a yes; Refused for anything else, and where nobody can be asked."""
    if not streams.is_terminal():
        raise Refused("several entries are removed only with --yes", "--dry-run shows what would go")
    if not typer.confirm(question):
        raise Refused("nothing was removed")
