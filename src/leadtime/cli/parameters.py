"""The parameters that several commands share, with one help text each, and the user's own words as completion."""

from itertools import islice
from typing import Annotated, Any

import typer

from leadtime.model.errors import LeadtimeError


def _session(ctx: Any) -> Any:
    from leadtime.cli.app import Asked
    from leadtime.cli.session import Session

    root = ctx.find_root()
    if not isinstance(root.obj, Asked):
        root.obj = Asked(())
    root.obj.folder = root.params.get("folder") or ""
    return Session(root)


def complete_category(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The categories that begin so, or have a part or an alias that does; none when the budget can't be read.

    Each comes with its label, an alias with its category.
    """
    from leadtime.reckoning.category_names import known_paths

    try:
        budget = _session(ctx).budget_file.budget
    except (LeadtimeError, OSError):
        return []
    word = incomplete.lower()
    labels = {category.path: category.label for category in budget.categories}
    paths = known_paths(budget)
    found = [path for path in paths if path.lower().startswith(word)]
    # The shell shows only what begins with what is typed, so a part alone is offered as it stands.
    found += [path for path in (p.rpartition("/")[2] for p in paths) if path.lower().startswith(word)]
    offered = {path: labels.get(path, "") for path in found}
    for category in budget.categories:
        # beside the name itself an alias is of no more help
        if category.path not in offered and category.path.rpartition("/")[2] not in offered:
            offered |= {alias: category.path for alias in category.aliases if alias.lower().startswith(word)}
    return list(offered.items())


def complete_unit(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The units of the budget that begin so, or have a last part or an alias that does, each with its label.

    Where the budget has none, those of the log's entries, the latest first; none when the files can't be read.
    """
    session = _session(ctx)
    word = incomplete.lower()
    try:
        known = session.units(session.now.date(), as_far_as_good=True).units.values()
        if not known:
            logged = dict.fromkeys(unit for entry in reversed(session.log.of_units().entries) for unit in entry.units)
            return [(unit, "") for unit in logged if unit.lower().startswith(word)]
    except (LeadtimeError, OSError):
        return []
    found = {unit.name: unit.label for unit in known if unit.name.lower().startswith(word)}
    # The shell shows only what begins with what is typed, so a part alone is offered as it stands.
    for unit in known:
        last = unit.name.rpartition("/")[2]
        if unit.name not in found:
            found |= {name: unit.name for name in (last, *unit.aliases) if word and name.lower().startswith(word)}
    return list(found.items())


def complete_behaviour(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The behaviours of the budget that begin so, each with its label; none when the budget can't be read."""
    try:
        known = _session(ctx).organisation.behaviours
    except (LeadtimeError, OSError):
        return []
    return [(one.name, one.label) for one in known if one.name.lower().startswith(incomplete.lower())]


def complete_dimension(ctx: typer.Context, incomplete: str) -> list[str]:
    """The budget's dimensions with their values, as they are typed: `audience=staff`."""
    try:
        budget = _session(ctx).budget_file.budget
    except (LeadtimeError, OSError):
        return []
    pairs = (f"{dimension.name}={value}" for dimension in budget.dimensions for value in dimension.values)
    return [pair for pair in pairs if pair.lower().startswith(incomplete.lower())]


def complete_entry(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The ids of the latest entries that begin so, as short as they may be, with category and day.

    None when the log can't be read.
    """
    from leadtime.reckoning.naming import short_ids

    try:
        entries = _session(ctx).log.parsed().entries
    except (LeadtimeError, OSError):
        return []
    short = short_ids(entries)
    word = incomplete.lower()
    found = (entry for entry in reversed(entries) if entry.id.lower().startswith(word))
    return [
        # what is typed already is more than the shortest that is needed
        (short[entry.id] if len(short[entry.id]) >= len(word) else entry.id, f"{entry.category}, {entry.day}")
        for entry in islice(found, MOST_IDS)
    ]


def complete_promise(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The ids of open promises that begin so, the latest first, as short as they may be; none without a good log."""
    from leadtime.reckoning.naming import short_ids

    try:
        promises = _session(ctx).log.of_units().promises
    except (LeadtimeError, OSError):
        return []
    short, word = short_ids(promises), incomplete.lower()
    found = (one for one in reversed(promises) if not one.closed and one.id.lower().startswith(word))
    return [
        (short[one.id] if len(short[one.id]) >= len(word) else one.id, f"{one.unit}: {one.what}")
        for one in islice(found, MOST_IDS)
    ]


def complete_due(incomplete: str) -> list[str]:
    """The words for a day to come."""
    from leadtime.formats.typed_day import WEEKDAYS

    return [word for word in ("tomorrow", *WEEKDAYS, "1w", "2w") if word.startswith(incomplete.lower())]


def complete_day(incomplete: str) -> list[str]:
    """The words for a day."""
    from leadtime.formats.typed_day import WEEKDAYS

    return [word for word in ("today", "yesterday", *WEEKDAYS) if word.startswith(incomplete.lower())]


MOST_IDS = 12

PERIODS = (
    "today",
    "yesterday",
    "week",
    "last-week",
    "next-week",
    "month",
    "last-month",
    "quarter",
    "last-quarter",
    "year",
    "last-year",
)


def complete_period(incomplete: str) -> list[str]:
    """The words for a period."""
    return [word for word in PERIODS if word.startswith(incomplete.lower())]


Category = Annotated[
    str, typer.Argument(metavar="CATEGORY", help="What it was; see leadtime budget.", autocompletion=complete_category)
]
Words = Annotated[
    list[str] | None, typer.Argument(metavar="[WHEN] [NOTE...]", help="45m, 1h30m, 1,5h or 9-10:30; then a note.")
]
NoteWords = Annotated[list[str] | None, typer.Argument(metavar="[NOTE...]", help="A note.")]
Units = Annotated[
    list[str] | None,
    typer.Option(
        "--unit",
        "-u",
        metavar="UNIT",
        help="The unit visited, such as schools/elineberg; several are fine.",
        autocompletion=complete_unit,
    ),
]
OneUnit = Annotated[
    str, typer.Argument(metavar="UNIT", help="Which unit; see leadtime unit list.", autocompletion=complete_unit)
]
Promises = Annotated[
    list[str] | None, typer.Option("--promise", metavar="TEXT", help="What was promised to the unit; several are fine.")
]
People = Annotated[str, typer.Option("--people", metavar="N", help="How many people were met.")]
Tags = Annotated[list[str] | None, typer.Option("--tag", "-t", metavar="TAG", help="A free label; several are fine.")]
Note = Annotated[str, typer.Option("--note", metavar="TEXT", help="The note, where it could be taken for a time.")]
Codes = Annotated[
    list[str] | None,
    typer.Option(
        "--code", "-c", metavar="NAME=VALUE", help="A dimension of the budget.", autocompletion=complete_dimension
    ),
]
Day = Annotated[
    str,
    typer.Option("--date", "-d", metavar="DAY", help="yesterday, monday or 2026-11-23.", autocompletion=complete_day),
]
At = Annotated[str, typer.Option("--at", metavar="TIME", help="When it began, for a duration: 13:15.")]
Parallel = Annotated[bool, typer.Option("--parallel", help="Log it although it overlaps with another entry.")]
New = Annotated[bool, typer.Option("--new", help="Make the category if there is none.")]
Period = Annotated[
    str,
    typer.Argument(
        metavar="[PERIOD]", help="week, last-week, 2026-W47, 2026-11, A..B ...", autocompletion=complete_period
    ),
]
Json = Annotated[bool, typer.Option("--json", help="As JSON, for another program.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would be done, and do nothing.")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do it without asking.")]
EntryId = Annotated[
    str,
    typer.Argument(
        metavar="ID",
        help="An id as list, or recognitions --list, shows it; or last.",
        autocompletion=complete_entry,
    ),
]
Excel = Annotated[bool, typer.Option("--excel", help="CSV for Excel: with the byte-order mark and CRLF.")]
Locale = Annotated[
    str, typer.Option("--locale", metavar="sv", help="CSV for a language: sv has ; and a decimal comma.")
]
TimeZones = Annotated[
    list[str] | None,
    typer.Option("--tz", metavar="[NAME=]ZONE", help="What a zone is that nobody knows: Europe/Stockholm."),
]
