"""`leadtime import ics FILE... [PERIOD]`: a calendar's events, sorted by rules, looked at, and logged as one change.

`import outlook-csv` is the same for a calendar that Outlook has written as CSV.
"""

from enum import StrEnum
from typing import Annotated

import typer

from leadtime.cli import parameters
from leadtime.cli.proposing import Asked, bring_calendar
from leadtime.cli.session import Session
from leadtime.model.event import Calendar, Reading, Reason
from leadtime.model.period import Period


class Include(StrEnum):
    """Events that are proposed only when they are asked for; each is a `Reason` in its words."""

    CANCELLED = "cancelled"
    DECLINED = "declined"
    TENTATIVE = "tentative"
    FREE = "free"
    ALL_DAY = "all-day"
    DUPLICATE = "duplicate"


Files = Annotated[
    list[str] | None,
    typer.Argument(metavar="FILE... [PERIOD]", help="Files, folders of them, or -; then a period, else this week."),
]
Included = Annotated[
    list[Include] | None, typer.Option("--include", help="Propose these events, which are left out otherwise.")
]
Category = Annotated[
    str,
    typer.Option(
        "--category",
        metavar="CATEGORY",
        help="What an event is that no rule takes.",
        autocompletion=parameters.complete_category,
    ),
]
Parallel = Annotated[bool, typer.Option("--parallel", help="Also what overlaps with other entries.")]
Remove = Annotated[bool, typer.Option("--remove", help="Remove entries whose event was cancelled since.")]
AsPlan = Annotated[bool, typer.Option("--as-plan", help="Keep them as planned, for report --plan.")]


DateFormat = Annotated[
    str, typer.Option("--date-format", metavar="FORMAT", help="How days are written, as in '%d/%m/%Y'.")
]


def add_to(app: typer.Typer) -> None:
    """Add the commands that read calendars."""
    app.command("ics", short_help="Propose a calendar's events as entries.")(import_ics)
    app.command("outlook-csv", short_help="The same for a calendar that Outlook wrote as CSV.")(import_outlook_csv)


def import_ics(
    ctx: typer.Context,
    words: Files = None,
    include: Included = None,
    category: Category = "",
    tz: parameters.TimeZones = None,
    parallel: Parallel = False,
    remove: Remove = False,
    as_plan: AsPlan = False,
    dry_run: parameters.DryRun = False,
    yes: parameters.Yes = False,
) -> None:
    """Turn a calendar's events into entries, by the rules in the budget.

    You are asked day by day, and all that you accept is one change. Importing again adds nothing, and follows what was
    moved in the calendar since.
    """
    asked = _asked(include, category, parallel, remove, as_plan, dry_run, yes)
    bring_calendar(Session(ctx), words or [], tz or [], "ics", asked)


def import_outlook_csv(
    ctx: typer.Context,
    words: Files = None,
    include: Included = None,
    category: Category = "",
    date_format: DateFormat = "",
    parallel: Parallel = False,
    as_plan: AsPlan = False,
    dry_run: parameters.DryRun = False,
    yes: parameters.Yes = False,
) -> None:
    """Turn the events of a calendar that Outlook has written as CSV into entries, by the rules in the budget.

    You are asked day by day, and all that you accept is one change. Importing again adds nothing. The file does not say
    which event is which, so nothing follows what was moved: import .ics files where you can.
    """
    from leadtime.formats.calendars.outlook_csv import read_outlook_csv

    def read(text: str, name: str, days: Period, reading: Reading) -> Calendar:
        return read_outlook_csv(text, name, days, reading, date_format)

    asked = _asked(include, category, parallel, False, as_plan, dry_run, yes)
    bring_calendar(Session(ctx), words or [], [], "outlook-csv", asked, read)


def _asked(
    include: list[Include] | None,
    category: str,
    parallel: bool,
    remove: bool,
    as_plan: bool,
    dry_run: bool,
    yes: bool,
) -> Asked:
    reasons = frozenset(Reason(one.value) for one in include or ())
    # A plan may have two things at once.
    return Asked(reasons, category, parallel or as_plan, remove, as_plan, dry_run, yes)
