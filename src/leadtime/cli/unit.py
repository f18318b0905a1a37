"""`leadtime unit`: the parts of the organisation that are visited and lifted, and changes of them."""

from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

import typer

from leadtime.cli import parameters, streams, unit_import
from leadtime.cli.session import Session, problems_told
from leadtime.cli.table_forms import Form, Format, form_asked
from leadtime.model.errors import BadData, Usage

if TYPE_CHECKING:
    from datetime import date

    from leadtime.model.errors import Problem
    from leadtime.model.unit import Organisation, Unit
    from leadtime.reckoning.unit_versions import Said

app = typer.Typer(rich_markup_mode=None, add_completion=False)


Several = list[str] | None
Name = Annotated[
    str,
    typer.Argument(metavar="NAME", help="A path: schools/elineberg.", autocompletion=parameters.complete_unit),
]
Label = Annotated[str | None, typer.Option("--label", metavar="TEXT", help="A name to read.")]
Headcount = Annotated[
    str | None, typer.Option("--headcount", metavar="N", help="Its people, without those of its parts.")
]
VisitEvery = Annotated[
    str | None, typer.Option("--visit-every", metavar="TIME", help='How often to visit it: "6 weeks", "1 quarter".')
]
Shifts = Annotated[
    Several, typer.Option("--shift", metavar="SHIFT", help="When its people work: day; several are fine.")
]
Aliases = Annotated[
    Several, typer.Option("--alias", metavar="WORD", help="Another word or hashtag for it; several are fine.")
]
First = Annotated[str, typer.Option("--from", metavar="DAY", help="Its first day, or that of what is new.")]
Last = Annotated[str | None, typer.Option("--until", metavar="DAY", help="Its last day.")]
Was = Annotated[
    Several, typer.Option("--was", metavar="OLD", help="A unit that it carries on from then; several are fine.")
]


@app.callback(invoke_without_command=True)
def unit(ctx: typer.Context, json: parameters.Json = False) -> None:
    """List, add, rename, end and import units; alone: list them."""
    if ctx.invoked_subcommand is None:
        _list(ctx, "", Form.JSON if json else Form.TABLE, False, "")


@app.command("list", short_help="List the units.")
def list_units(
    ctx: typer.Context,
    on: Annotated[
        str, typer.Option("--on", metavar="DAY", help="As they are on a day.", autocompletion=parameters.complete_day)
    ] = "",
    form: Format = None,
    json: parameters.Json = False,
    excel: parameters.Excel = False,
    locale: parameters.Locale = "",
) -> None:
    """List the units as a tree, with the headcount of each with its parts, and how often each is to be visited.

    As CSV it is what unit import reads.
    """
    _list(ctx, on, form_asked(form, json, excel, locale, "leadtime unit list"), excel, locale)


def _list(ctx: typer.Context, on: str, form: Form, excel: bool, locale: str) -> None:
    from leadtime.cli.typed import read_day
    from leadtime.reckoning.unit_list import listed

    session = Session(ctx)
    day = read_day(session, on)
    _ = session.budget  # a budget that can't be read is not one without units
    organisation, problems = _organisation(session)
    found = listed(organisation, session.units(day, as_far_as_good=True))
    if form is Form.JSON:
        from leadtime.formats.units_json import units_json

        streams.put(units_json(found, day))
    elif form is Form.CSV:
        from leadtime.formats.units_csv import write_units

        streams.put(write_units([one.own for one in found if one.own], excel=excel, locale=locale))
    else:
        from leadtime.view import units_table

        screen = streams.terminal()
        screen.show(*units_table.units(found, screen.page))
    problems_told(problems, "budget")


def _organisation(session: Session) -> "tuple[Organisation, tuple[Problem, ...]]":
    """The units as far as they are good, and what is wrong with them."""
    from leadtime.formats.budget_units import parse_units

    file = session.budget_file.file
    return parse_units(file.text if file.is_there else "", file.path)


@app.command(short_help="Add a unit, or what is new of one.")
def add(
    ctx: typer.Context,
    name: Name,
    label: Label = None,
    headcount: Headcount = None,
    visit_every: VisitEvery = None,
    shifts: Shifts = None,
    aliases: Aliases = None,
    first: First = "",
    last: Last = None,
    was: Was = None,
) -> None:
    """Add a unit. One that is there gets a version from a day on, today by default, and the days before keep the old.

    What is not given stays as it is; an empty text takes it away, and shifts and cadence are those of the unit above.
    """
    from leadtime.storage.unit_change import add_unit
    from leadtime.view.unit_lines import added

    session = Session(ctx)
    with session.keeping():
        texts = {
            "label": label,
            "headcount": headcount,
            "visit_every": visit_every,
            "shifts": ",".join(shifts) if shifts else None,
            "aliases": ",".join(aliases) if aliases else None,
            "was": ",".join(was) if was else None,
        }
        said = _said(session, name, {key: text for key, text in texts.items() if text is not None}, first, last)
        session.begin()
        step = add_unit(session.places, said, session.now)
    streams.say(added(step, said.name))
    if not step.known:
        _tell_of_namesakes(session, said.name)
    if step.added:
        _tell_of_unknown(session, step.added)


def _said(session: Session, name: str, texts: Mapping[str, str], first: str, last: str | None) -> "Said":
    """What is typed of a unit; Usage for what can't be read, and the days as they are typed everywhere."""
    from leadtime.formats.misread import Misread
    from leadtime.formats.typed_day import parse_day
    from leadtime.formats.unit_words import read_name, read_values
    from leadtime.reckoning.unit_versions import Said, Versions

    today = session.now.date()
    days = {"from": parse_day(first, today).isoformat()} if first.strip() else {}
    if last is not None:
        days["until"] = parse_day(last, today).isoformat() if last.strip() else ""
    organisation = session.organisation
    try:
        path = Versions(organisation.units).spelled(read_name(name))
        values, faults = read_values({**texts, **days}, [shift.name for shift in organisation.shifts])
        if faults:
            raise faults[0]
    except Misread as fault:
        raise Usage(fault.message, fault.hint) from None
    return Said(path, values)


def _tell_of_namesakes(session: Session, name: str) -> None:
    """A word on units that may have been meant: whoever types `elineberg` mostly means schools/elineberg."""
    if "/" in name:
        return
    others = [one.name for one in session.organisation.units if one.name.lower().endswith(f"/{name.lower()}")]
    if others:
        streams.note(f"There is {' and '.join(dict.fromkeys(others[:3]))} too; if that was meant: leadtime undo")


def _tell_of_unknown(session: Session, unit: "Unit") -> None:
    """A word on what the unit was, where the budget never had it: it may be of the log alone, or a slip."""
    known = {one.name for one in session.organisation.units}
    for name in unit.was:
        if name not in known:
            streams.note(f"The budget has no unit {name}; if it was logged so, it counts for {unit.name} now.")


@app.command(short_help="Give a unit another name from a day on.")
def rename(
    ctx: typer.Context,
    old: Annotated[str, typer.Argument(metavar="OLD", help="The unit.", autocompletion=parameters.complete_unit)],
    new: Annotated[str, typer.Argument(metavar="NEW", help="Its new name, a whole path.")],
    first: Annotated[str, typer.Option("--from", metavar="DAY", help="The first day of the new name; today.")] = "",
    label: Annotated[
        str | None, typer.Option("--label", metavar="TEXT", help='Its new name to read; as it is, "" takes it away.')
    ] = None,
) -> None:
    """Give a unit another name from a day on, its parts with it; what was logged for it counts under the new one.

    The days before keep the old name, and so do the entries.
    """
    from leadtime.cli.typed import read_day
    from leadtime.formats.misread import Misread
    from leadtime.formats.unit_words import read_name
    from leadtime.storage.unit_change import rename_unit
    from leadtime.view.unit_lines import renamed

    session = Session(ctx)
    with session.keeping():
        day = read_day(session, first)
        try:
            becomes = read_name(new)
        except Misread as fault:
            raise Usage(fault.message, fault.hint) from None
        name = _meant(session, old, day)
        title = None if label is None else " ".join(label.split())
        found = rename_unit(session.places, name, becomes, day, session.now, title)
    streams.say(renamed(found, name, becomes, day))


@app.command(short_help="Give a unit its last day.")
def end(
    ctx: typer.Context,
    name: parameters.OneUnit,
    on: Annotated[
        str, typer.Option("--on", metavar="DAY", help="Its last day; today.", autocompletion=parameters.complete_day)
    ] = "",
    yes: parameters.Yes = False,
) -> None:
    """Give a unit its last day, its parts with it; of those you are asked first. The days before keep it."""
    from leadtime.cli.typed import read_day
    from leadtime.reckoning.promises import open_to
    from leadtime.reckoning.unit_versions import Versions, ending
    from leadtime.storage.unit_change import end_unit
    from leadtime.view.findings import counted
    from leadtime.view.unit_lines import ended, still_open

    session = Session(ctx)
    with session.keeping():
        day = read_day(session, on)
        path = _meant(session, name, day)
        parts = ending(Versions(session.organisation.units), path, day).parts
        if parts and not yes:
            hint = f"it ends {counted(parts, 'part')} too; leadtime unit end {path} --yes"
            unit_import.ask(
                f"End {path} with {counted(parts, 'part')}?", "a unit with parts is ended only with --yes", hint
            )
        found = end_unit(session.places, path, day, session.now)
    streams.say(ended(found, path, day))
    with suppress(BadData):  # a log that can't be read has no promises to tell of, and the unit has ended
        if promises := open_to(session.log.of_units().promises, session.units(day), path):
            streams.say(still_open([one.id for one in promises], path))


def _meant(session: Session, typed: str, day: "date") -> str:
    """The unit that is meant on a day; Refused for one that is over by then, or still to come, with its days."""
    from leadtime.formats.typed_unit import find_unit
    from leadtime.reckoning.unit_versions import Versions, absent

    units = session.units(day)
    versions = Versions(session.organisation.units)
    name = versions.spelled(typed.strip().strip("/"))
    if name not in units.units and versions.of(name):
        raise absent(versions, name, day)
    return find_unit(typed, units)


unit_import.add_to(app)
