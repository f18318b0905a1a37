"""`leadtime edit`: fields of an entry are changed or emptied."""

from typing import Annotated

import typer

from leadtime.cli import parameters, streams
from leadtime.cli.session import Session

app = typer.Typer(rich_markup_mode=None, add_completion=False)

# The parameters of `log`, but that each may be left out (None) or be emptied ("").
Category = Annotated[
    str | None,
    typer.Option("--category", metavar="CATEGORY", help="What it was.", autocompletion=parameters.complete_category),
]
When = Annotated[str | None, typer.Option("--when", "-w", metavar="WHEN", help="45m, 1h30m or 9-10:30.")]
Day = Annotated[
    str | None,
    typer.Option(
        "--date",
        "-d",
        metavar="DAY",
        help="yesterday, monday or 2026-11-23.",
        autocompletion=parameters.complete_day,
    ),
]
At = Annotated[
    str | None, typer.Option("--at", metavar="TIME", help='When it began: 13:15; "" keeps only how long it was.')
]
Note = Annotated[str | None, typer.Option("--note", metavar="TEXT", help="The note.")]
Unit = Annotated[
    str | None,
    typer.Option(
        "--unit",
        "-u",
        metavar="UNIT",
        help="The unit visited; or a, b.",
        autocompletion=parameters.complete_unit,
    ),
]
People = Annotated[str | None, typer.Option("--people", metavar="N", help="How many people were met.")]
Tags = Annotated[
    list[str] | None, typer.Option("--tag", "-t", metavar="TAG", help="The labels, in place of those it has.")
]
Codes = Annotated[
    list[str] | None,
    typer.Option(
        "--code",
        "-c",
        metavar="NAME=VALUE",
        help="A dimension of the budget; NAME= takes it away.",
        autocompletion=parameters.complete_dimension,
    ),
]


@app.command()
def edit(
    ctx: typer.Context,
    identifier: parameters.EntryId,
    category: Category = None,
    when: When = None,
    day: Day = None,
    at: At = None,
    note: Note = None,
    unit: Unit = None,
    people: People = None,
    tags: Tags = None,
    codes: Codes = None,
    parallel: parameters.Parallel = False,
    new: parameters.New = False,
) -> None:
    """Change an entry. What you give changes, what you give as "" is emptied, and all else stays."""
    from leadtime.cli.typed import typed_changes
    from leadtime.storage import entries
    from leadtime.storage.editing import changed
    from leadtime.view.answer import changes

    session = Session(ctx)
    with session.keeping():
        fields = {"category": category, "when": when, "day": day, "at": at, "note": note, "unit": unit}
        fields["people"] = people
        typed = typed_changes(session, fields, tags or [], codes or [], new)
        old, made = entries.edit(
            session.places, identifier, lambda entry: changed(entry, typed), session.now, parallel=parallel
        )
    what = f"Changed {made.category}" if made != old else f"Left {made.category} as it was"
    streams.say(f"{what} ({made.id}): {changes(old, made, session.now)}. {session.standing(made)}".rstrip())
