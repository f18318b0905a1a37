"""`leadtime init`: a budget to begin with."""

from typing import Annotated

import typer

from leadtime.cli import streams
from leadtime.cli.session import Session
from leadtime.model.errors import Refused

app = typer.Typer(rich_markup_mode=None, add_completion=False)


def _templates(incomplete: str) -> list[str]:
    from leadtime.formats.templates import TEMPLATES

    return [name for name in TEMPLATES if name.startswith(incomplete)]


@app.command()
def init(
    ctx: typer.Context,
    template: Annotated[
        str,
        typer.Option(
            "--template", "-t", metavar="NAME", help="municipal-director or blank.", autocompletion=_templates
        ),
    ] = "municipal-director",
    replace: Annotated[
        bool, typer.Option("--replace", help="Also when there is a budget, or was; undo brings it back.")
    ] = False,
) -> None:
    """Begin with a budget: categories, and targets for some of them. All of it is a proposal, yours to change."""
    from leadtime.formats.templates import template as text_of
    from leadtime.storage.budget_change import replace_budget
    from leadtime.storage.budget_file import begin_budget, read_budget
    from leadtime.view.changed import budget_held

    session = Session(ctx)
    text_of(template)  # a name that is none is refused before anything else
    began = begin_budget(session.places, template, anew=replace)
    if not began and not replace:
        hint = "change it in an editor, or with leadtime budget; init --replace puts a template in its place"
        raise Refused("there is a budget already, and it was left as it is", hint, session.places.budget)
    if not began and not replace_budget(session.places, template, session.now):
        streams.say(f"The budget is the {template} template already; nothing was changed.")
        return
    streams.say(f"{'Wrote' if began else 'Replaced'} {session.places.budget}")
    streams.say(budget_held(read_budget(session.places).budget))
    if not began:
        streams.say("The one before is kept: leadtime undo brings it back.")
    streams.say("Change it in any editor, and let leadtime budget check read it; then log: leadtime log --help")
