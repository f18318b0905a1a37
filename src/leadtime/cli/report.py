"""`leadtime report`: actual time against targets or against the plan, as a table, a grid, CSV, JSON or Markdown."""

from enum import StrEnum
from typing import Annotated

import typer

from leadtime.cli import parameters, streams
from leadtime.cli.session import Session, problems_told
from leadtime.model.errors import Refused, Usage
from leadtime.model.period import Period

app = typer.Typer(rich_markup_mode=None, add_completion=False)


class Form(StrEnum):
    """How a report is written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    MD = "md"


class By(StrEnum):
    """What a grid has across."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    UNIT = "unit"
    TAG = "tag"


@app.command()
def report(
    ctx: typer.Context,
    period: parameters.Period = "week",
    by: Annotated[By | None, typer.Option("--by", help="A grid: categories down, these across.")] = None,
    form: Annotated[Form | None, typer.Option("--format", "-f", help="How it is written; a table without it.")] = None,
    plan: Annotated[bool, typer.Option("--plan", help="Planned against actual, and what displaced what.")] = False,
    json: parameters.Json = False,
    excel: parameters.Excel = False,
    locale: parameters.Locale = "",
) -> None:
    """Show the actual time of a period against its targets, and what to do next."""
    session = Session(ctx)
    form = Form.JSON if json else form or (Form.CSV if excel or locale else Form.TABLE)
    if (excel or locale) and form is not Form.CSV:
        raise Usage("--excel and --locale are for CSV", "leadtime report --excel")
    if plan and by:
        raise Usage("--plan and --by are two different reports", "leave one of them out")
    days = session.period(period)
    if plan:
        _plan(session, days, form, excel, locale)
    elif by is None:
        _report(session, days, form, excel, locale)
    else:
        _grid(session, days, by, form, excel, locale)
    problems_told(session.log.touching(days).problems)


def _report(session: Session, days: Period, form: Form, excel: bool, locale: str) -> None:
    value = session.report(days)
    if form is Form.TABLE:
        from leadtime.view import report_table

        on = streams.terminal()
        on.show(report_table.report(value, on.page))
    elif form is Form.JSON:
        from leadtime.formats.report_json import report_json
        from leadtime.view import next_step, spell

        streams.put(report_json(value, spell.period(days), next_step.sentence(value)))
    elif form is Form.CSV:
        from leadtime.formats.report_csv import report_csv

        streams.put(report_csv(value, excel=excel, locale=locale))
    else:
        from leadtime.view.report_markdown import markdown

        streams.put(markdown(value))


def _grid(session: Session, days: Period, by: By, form: Form, excel: bool, locale: str) -> None:
    from leadtime.reckoning.grid import grid

    value = grid(session.budget, session.log.touching(days).entries, days, by.value, session.now)
    if form is Form.TABLE:
        from leadtime.view import grid_table

        on = streams.terminal()
        on.show(*grid_table.grid(value, on.page))
    elif form is Form.JSON:
        from leadtime.formats.report_json import grid_json
        from leadtime.view import spell

        streams.put(grid_json(value, spell.period(days), by.value))
    elif form is Form.CSV:
        from leadtime.formats.report_csv import grid_csv

        streams.put(grid_csv(value, excel=excel, locale=locale))
    else:
        from leadtime.view.report_markdown import grid_markdown

        streams.put(grid_markdown(value))


def _plan(session: Session, days: Period, form: Form, excel: bool, locale: str) -> None:
    from leadtime.reckoning.plan import around, planned_report
    from leadtime.view import spell

    needed = around(days)
    planned = session.plan.touching(days)
    value = planned_report(session.budget, planned.entries, session.log.touching(needed).entries, days, session.now)
    if not value.is_planned:
        raise Refused(
            f"{spell.period(days)}: nothing is planned",
            "leadtime import ics calendar.ics week --as-plan keeps a calendar's events as the plan",
            "" if session.plan.is_new else session.places.plan,
        )
    if form is Form.TABLE:
        from leadtime.view import plan_table

        on = streams.terminal()
        on.show(*plan_table.plan(value, on.page))
    elif form is Form.JSON:
        from leadtime.formats.plan_json import plan_json

        streams.put(plan_json(value, spell.period(days)))
    elif form is Form.CSV:
        from leadtime.formats.report_csv import plan_csv

        streams.put(plan_csv(value, excel=excel, locale=locale))
    else:
        from leadtime.view.report_markdown import plan_markdown

        streams.put(plan_markdown(value))
    problems_told(planned.problems, "plan")
