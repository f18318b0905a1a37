"""`leadtime budget`: what the week is meant to be, and changes of it."""

from enum import StrEnum
from typing import Annotated

import typer

from leadtime.cli import parameters, streams
from leadtime.cli.session import Session
from leadtime.model.errors import BadData

app = typer.Typer(rich_markup_mode=None, add_completion=False)


class Per(StrEnum):
    """What a time or a number of entries is for."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


class Of(StrEnum):
    """What a share is a share of."""

    LOGGED = "logged"
    CAPACITY = "capacity"
    UNITS = "units"


@app.callback(invoke_without_command=True)
def budget(ctx: typer.Context, json: parameters.Json = False) -> None:
    """Show, check and change the budget; alone: show it."""
    if ctx.invoked_subcommand is None:
        _show(ctx, json)


@app.command(short_help="Show the week, the categories and the targets.")
def show(ctx: typer.Context, json: parameters.Json = False) -> None:
    """Show the working week, the categories with other names for them, and the targets with their days."""
    _show(ctx, json)


def _show(ctx: typer.Context, json: bool) -> None:
    from leadtime.reckoning.versions import versions

    session = Session(ctx)
    found = versions(session.budget.targets, session.now.date())
    if json:
        from leadtime.formats.budget_json import budget_json

        streams.put(budget_json(session.budget, found))
        return
    from leadtime.view import budget_table

    on = streams.terminal()
    on.show(*budget_table.budget(session.budget, found, on.page))
    if not session.budget_file.file.is_there:
        streams.note("This is what you begin with; leadtime init, or the first entry, makes it a file of yours.")


@app.command(short_help="Look for faults, and for targets that exclude each other.")
def check(ctx: typer.Context, json: parameters.Json = False) -> None:
    """Look for every fault in the budget, with its line and how to mend it, and for targets that exclude each other.

    The exit code is 3 when there are faults, and 0 when there are only warnings.
    """
    from leadtime.storage.doctor.examination import budget_faults, examine_budget

    session = Session(ctx)
    faults = budget_faults(session.budget_file)
    warnings = examine_budget(session.budget_file, session.now.date())
    if json:
        from leadtime.formats.findings_json import check_json

        streams.put(check_json(faults, warnings))
    else:
        from leadtime.view.findings import findings, verdict

        for line in findings(faults, warnings):
            streams.say(line)
        streams.say(verdict(len(faults), len(warnings)))
    if faults:
        raise typer.Exit(BadData.exit_code)


@app.command(short_help="Set a target from a day on.")
def target(
    ctx: typer.Context,
    category: Annotated[
        str,
        typer.Argument(metavar="CATEGORY", help="What should get it.", autocompletion=parameters.complete_category),
    ],
    at_least: Annotated[str, typer.Option("--at-least", metavar="AMOUNT", help="20% (a share), 6h or 3x.")] = "",
    at_most: Annotated[str, typer.Option("--at-most", metavar="AMOUNT", help="The same; with both it is a band.")] = "",
    per: Annotated[Per | None, typer.Option("--per", help="What an amount is for: a week; units: a quarter.")] = None,
    of: Annotated[Of | None, typer.Option("--of", help="What a share is of; the logged time, or of the units.")] = None,
    visit_every: Annotated[
        str, typer.Option("--visit-every", metavar="TIME", help='For visits: each unit once in "6 weeks".')
    ] = "",
    first: Annotated[
        str, typer.Option("--from", metavar="DAY", help="Its first day; without it the first of this week.")
    ] = "",
    last: Annotated[str, typer.Option("--until", metavar="DAY", help="Its last day, where it has one.")] = "",
) -> None:
    """Set a target from a day on; the weeks before keep the one they had.

    It takes the place of a target of the same kind: the same category, at least or at most, and share, time or number.
    When it has a last day, the one before it holds again after that.
    """
    from leadtime.formats.typed_category import find_category
    from leadtime.formats.typed_day import parse_day
    from leadtime.formats.typed_target import read_target
    from leadtime.model.period import Interval
    from leadtime.model.target import Of as ShareOf
    from leadtime.storage.budget_change import set_target
    from leadtime.view.changed import target_set

    session = Session(ctx)
    with session.keeping():
        today = session.now.date()
        wanted = read_target(
            find_category(category, session.budget),
            at_least,
            at_most,
            Interval(per.value) if per else None,
            ShareOf(of.value) if of and of is not Of.UNITS else None,
            parse_day(first, today) if first else session.week.start,
            parse_day(last, today) if last else None,
            session.budget,
            of_units=of is Of.UNITS,
            visit_every=visit_every,
        )
        session.begin()
        found = set_target(session.places, wanted, session.now)
    streams.say(target_set(wanted, found))


@app.command()
def add(
    ctx: typer.Context,
    category: Annotated[str, typer.Argument(metavar="CATEGORY", help="A path: visits, or communication/press.")],
    label: Annotated[str, typer.Option("--label", metavar="TEXT", help="A name to read.")] = "",
    aliases: Annotated[
        list[str] | None, typer.Option("--alias", metavar="WORD", help="Another word for it; several are fine.")
    ] = None,
    not_counted: Annotated[bool, typer.Option("--not-counted", help="It is no working time, such as lunch.")] = False,
) -> None:
    """Add a category."""
    from leadtime.cli.typed import known_or_new
    from leadtime.formats.typed_entry import shown
    from leadtime.model.budget import Category
    from leadtime.storage.budget_change import add_category

    session = Session(ctx)
    with session.keeping():
        path = known_or_new(session, category, new=True)
        words = tuple(dict.fromkeys(alias.strip() for alias in aliases or []))
        session.begin()
        add_category(session.places, Category(path, label.strip(), words, not not_counted), session.now)
    streams.say(f"Added the category {path}. To log under it: leadtime log {shown(path)} 45m")
