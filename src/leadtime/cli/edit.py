"""`leadtime edit`: fields of an entry, or of a lift, are changed or emptied."""

from collections.abc import Mapping, Sequence
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
Note = Annotated[str | None, typer.Option("--note", metavar="TEXT", help="The note; of a lift, what they did.")]
Unit = Annotated[
    str | None,
    typer.Option(
        "--unit",
        "-u",
        metavar="UNIT",
        help="The unit visited, or lifted; or a, b.",
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
Behaviour = Annotated[
    str | None,
    typer.Option(
        "--behaviour",
        "-b",
        metavar="NAME",
        help="Of a lift: one of the budget's behaviours.",
        autocompletion=parameters.complete_behaviour,
    ),
]
Channel = Annotated[str | None, typer.Option("--channel", metavar="NAME", help="Of a lift: where it was published.")]
Url = Annotated[str | None, typer.Option("--url", metavar="URL", help="Of a lift: the address of it.")]


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
    behaviour: Behaviour = None,
    channel: Channel = None,
    url: Url = None,
    parallel: parameters.Parallel = False,
    new: parameters.New = False,
) -> None:
    """Change an entry or a lift. What you give changes, what you give as "" is emptied, and all else stays.

    A lift has --unit, --date, --note (what they did), --behaviour, --channel and --url. leadtime promise edit changes a
    promise.
    """
    from leadtime.cli.edit_lift import edit_lift, lift_meant, refuse_of_lift

    session = Session(ctx)
    both = {"unit": unit, "date": day, "note": note}
    of_entry = {"category": category, "when": when, "at": at, "people": people}
    of_lift = {"behaviour": behaviour, "channel": channel, "url": url}
    with session.keeping():
        if lift := lift_meant(session, identifier):
            flags = {"tag": tags, "code": codes, "parallel": parallel or None, "new": new or None}
            edit_lift(session, lift, both | of_lift, {**of_entry, **flags})
            return
        refuse_of_lift(identifier, of_lift)
        _edit_entry(session, identifier, both | of_entry, tags or [], codes or [], parallel=parallel, new=new)


def _edit_entry(
    session: Session,
    identifier: str,
    fields: Mapping[str, str | None],
    tags: Sequence[str],
    codes: Sequence[str],
    *,
    parallel: bool,
    new: bool,
) -> None:
    from leadtime.cli.typed import typed_changes
    from leadtime.storage import entries
    from leadtime.view.answer import changes

    becomes = typed_changes(session, fields, tags, codes, new)
    old, made = entries.edit(session.places, identifier, becomes, session.now, parallel=parallel)
    what = f"Changed {made.category}" if made != old else f"Left {made.category} as it was"
    streams.say(f"{what} ({made.id}): {changes(old, made, session.now)}. {session.standing(made)}".rstrip())
