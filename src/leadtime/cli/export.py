"""`leadtime export`: entries for a spreadsheet or another program."""

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


@app.command()
def export(
    ctx: typer.Context,
    period: parameters.Period = "",
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
    """Write entries, by default all of them, in the order of the log.

    An entry belongs to the day it began on. A running timer is there too, with its minutes up to now and no end.
    Other programs read timeclock (hledger), timewarrior (a file for its data folder) and klog.
    """
    form = Form.JSON if json else form
    if form is not Form.CSV and (excel or locale or raw):
        raise Usage("--excel, --locale and --raw are for CSV", "leadtime export --excel -o week.csv")
    if output == "":
        raise Usage("the file to write to has no name", "leadtime export -o week.csv")
    session = Session(ctx)
    found, problems = _entries(session, period)
    data = _written(session, found, form, excel, locale, raw)
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
        streams.say(f"Wrote {counted(len(found), 'entry', 'entries')} to {output}")
    problems_told(problems)


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
