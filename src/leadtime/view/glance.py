"""`leadtime` alone: the timer, today, the week so far and the next step; for a newcomer the commands to begin with."""

from datetime import datetime

from rich.text import Text

from leadtime.model.duration import Duration
from leadtime.model.entry import Entry
from leadtime.reckoning.values import Report
from leadtime.view import spell
from leadtime.view.columns import Column, lay_out
from leadtime.view.console import Page, wrapped
from leadtime.view.report_table import closing, table

FIRST_COMMANDS = (
    ('leadtime log visits 1h30m "Elineberg school"', "after each activity"),
    ("leadtime report", "at the end of the week"),
    ("leadtime budget", "what the week is meant to be"),
)


def glance(report: Report, today: Duration, running: Entry | None, now: datetime, page: Page) -> list[Text]:
    """The running timer if there is one, today's and the period's time, the report's rows, the next step."""
    lines = (
        [Text(line, style="cyan") for line in wrapped(page.mixed(timer_line(running, now)), page)] if running else []
    )
    lines += [Text(page.ours(line)) for line in wrapped(_so_far(report, today), page)]
    rows = table(report, page, with_totals=False)
    return [*lines, Text(), *rows, *([Text()] if rows else []), *closing(report, page)]


def timer_line(running: Entry, now: datetime) -> str:
    """The running timer in words: `▸ visits (schools/elineberg) since 09:40, 1 h 5 m: Two classes`."""
    unit = f" ({running.unit})" if running.unit else ""
    note = f": {running.note}" if running.note else ""
    day = f"{spell.weekday(running.day)} " if running.day != now.date() else ""
    since = f"{day}{running.start:%H:%M}" if running.start else ""
    return f"▸ {running.category}{unit} since {since}, {spell.spoken(running.length(now))}{note}"


def welcome(page: Page) -> list[Text]:
    """What to type first, for someone who has logged nothing yet."""
    columns = [
        Column("", [Text("  " + command, style="bold") for command, _ in FIRST_COMMANDS]),
        Column("", [Text(why) for _, why in FIRST_COMMANDS], folds=True),
    ]
    return [Text("Nothing is logged yet. Begin with:"), Text(), *lay_out(columns, page)]


def _so_far(report: Report, today: Duration) -> str:
    of = f" of {spell.spoken(report.capacity)}" if report.capacity else ""
    logged = f"{spell.spoken(report.logged)}{of} logged"
    return f"Today {spell.spoken(today)}. This {spell.period_word(report.period)} {logged}."
