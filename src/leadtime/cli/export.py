"""`leadtime export`: what is in the log, and the units, for a spreadsheet or another program."""

from enum import StrEnum
from typing import Annotated

import typer

from leadtime.cli import parameters, streams
from leadtime.cli.session import Session, problems_told
from leadtime.model.entry import Entry
from leadtime.model.errors import BadData, Problem, Usage

app = typer.Typer(rich_markup_mode=None, add_completion=False)


class Form(StrEnum):
    """How entries are written."""

    CSV = "csv"
    JSON = "json"
    TIMECLOCK = "timeclock"
    TIMEWARRIOR = "timewarrior"
    KLOG = "klog"


class What(StrEnum):
    """What is written."""

    ENTRIES = "entries"
    RECOGNITIONS = "recognitions"
    PROMISES = "promises"
    UNITS = "units"


class Without(StrEnum):
    """What is left out."""

    NOTES = "notes"


@app.command()
def export(
    ctx: typer.Context,
    period: parameters.Period = "",
    what: Annotated[What, typer.Option("--what", help="What is written.")] = What.ENTRIES,
    without: Annotated[
        list[Without] | None, typer.Option("--without", help="notes: leave out what was written freely.")
    ] = None,
    form: Annotated[Form, typer.Option("--format", "-f", help="How they are written.")] = Form.CSV,
    json: parameters.Json = False,
    excel: parameters.Excel = False,
    locale: parameters.Locale = "",
    raw: Annotated[bool, typer.Option("--raw", help="CSV without the guard against formulas, for programs.")] = False,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="Write to a file, whole or not at all.")
    ] = "-",
    force: Annotated[bool, typer.Option("--force", help="Write over the file when it is there.")] = False,
) -> None:
    """Write entries, by default all of them, in the order of the log; or recognitions, promises or units.

    An entry belongs to the day it began on. A running timer is there too, with its minutes up to now and no end.
    Without notes, recognitions and promises lack their text, URL and owner too. Other programs read timeclock
    (hledger), timewarrior (a file for its data folder) and klog.
    """
    form = Form.JSON if json else form
    if form is not Form.CSV and (excel or locale or raw):
        raise Usage("--excel, --locale and --raw are for CSV", "leadtime export --excel -o week.csv")
    if output == "":
        raise Usage("the file to write to has no name", "leadtime export -o week.csv")
    if what is not What.ENTRIES and form not in (Form.CSV, Form.JSON):
        raise Usage(f"--format {form.value} is for entries", f"leadtime export --what {what.value} --format json")
    session = Session(ctx)
    data, number, problems = _data(session, period, what, bool(without), form, excel, locale, raw)
    if output == "-":
        streams.put(data)
    elif problems:
        # The file that is there may be the best copy left of what the log has lost.
        first = problems[0]
        message = "the log has a fault, and entries may be missing, so nothing was written"
        raise BadData(
            message, f"{first.place}: {first.message}\n`leadtime doctor` shows every fault", problems=problems
        )
    else:
        from leadtime.storage.output_file import write_output
        from leadtime.view.findings import counted

        write_output(session.places, output, data, force=force)
        one = "entry" if what is What.ENTRIES else what.value.removesuffix("s")
        streams.say(f"Wrote {counted(number, one, what.value)} to {output}")
    problems_told(problems)


def _data(
    session: Session, period: str, what: What, without_notes: bool, form: Form, excel: bool, locale: str, raw: bool
) -> tuple[str, int, tuple[Problem, ...]]:
    """The data, how many there are in it, and what is wrong with the log."""
    if what is What.ENTRIES:
        found, problems = _entries(session, period)
        if without_notes:
            found = [entry._replace(note="") for entry in found]
        return _written(session, found, form, excel, locale, raw), len(found), problems
    if what is What.UNITS:
        return (*_units(session, period, form, excel, locale, raw), ())
    from leadtime.formats.items_export import items_csv, items_json, without_words

    log = session.log.parsed()
    days = session.period(period) if period else None
    kind = log.recognitions if what is What.RECOGNITIONS else log.promises
    items = [one for one in kind if days is None or one.date in days]
    items = [without_words(one) for one in items] if without_notes else items
    if form is Form.JSON:
        return items_json(what.value, items), len(items), log.problems
    return items_csv(what.value, items, raw=raw, excel=excel, locale=locale), len(items), log.problems


def _units(session: Session, period: str, form: Form, excel: bool, locale: str, raw: bool) -> tuple[str, int]:
    """Every version of every unit, as `unit import` reads them; as JSON the units of today."""
    from leadtime.formats.units_csv import write_units

    if period:
        raise Usage("units are written with their own days, and not for a period", "leadtime export --what units")
    units = session.organisation.units
    if form is Form.CSV:
        return write_units(units, raw=raw, excel=excel, locale=locale), len(units)
    from leadtime.formats.units_json import units_json
    from leadtime.reckoning.unit_list import listed

    today = session.now.date()
    found = listed(session.organisation, session.units(today))
    return units_json(found, today), len(found)


def _entries(session: Session, period: str) -> tuple[list[Entry], tuple[Problem, ...]]:
    """The entries that began in a period, all without one, and what is wrong with the log."""
    if not period:
        log = session.log.parsed()
        return list(log.entries), log.problems
    days = session.period(period)
    log = session.log.touching(days)
    return [entry for entry in log.entries if entry.day in days], log.problems


def _written(session: Session, found: list[Entry], form: Form, excel: bool, locale: str, raw: bool) -> str:
    if form is Form.JSON:
        from leadtime.formats.report_json import entries_json

        return entries_json(found, session.now)
    if form is not Form.CSV:
        return _for_another_tracker(session, found, form)
    from leadtime.formats.entries_csv import write_csv

    dimensions = [dimension.name for dimension in session.budget.dimensions]
    return write_csv(found, dimensions, session.now, raw=raw, excel=excel, locale=locale)


def _for_another_tracker(session: Session, found: list[Entry], form: Form) -> str:
    if form is Form.TIMECLOCK:
        from leadtime.formats.trackers.timeclock import write_timeclock

        return write_timeclock(found, session.now)
    from leadtime.reckoning.category_names import known_by_name

    def names_category(tag: str) -> bool:  # as reckoning.tracked will ask
        return any(known_by_name(name, session.budget) for name in (tag, tag.rpartition("/")[2]))

    if form is Form.KLOG:
        from leadtime.formats.trackers.klog_export import write_klog

        return write_klog(found, names_category)
    from leadtime.formats.trackers.timewarrior_export import write_timewarrior
    from leadtime.storage.clock import LocalZone

    return write_timewarrior(found, session.now, LocalZone(), names_category)
