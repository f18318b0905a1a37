"""The report, the grid and the plan as Markdown: a heading, a table that GitHub and most wikis draw, a next step."""

import re
from collections.abc import Iterable

from leadtime.reckoning.grid import Grid
from leadtime.reckoning.plan_values import PlanReport
from leadtime.reckoning.values import Report
from leadtime.view import next_step, plan_lines, spell
from leadtime.view.grid_table import head
from leadtime.view.report_lines import Line, closing_lines, lines

HEADS = ("category", "actual", "share", "target", "variance", "to go", "verdict")
PLAN_HEADS = ("category", "planned", "by now", "actual", "difference", "happened", "share")
MISSED_HEADS = ("day", "time", "planned", "instead", "unit", "note")
RIGHT = ("actual", "share", "variance", "to go")


def markdown(report: Report) -> str:
    """The report as a Markdown document that ends in a line break; categories by their whole path."""
    parts = [f"## {spell.period(report.period)}", " ".join(next_step.logged_lines(report))]
    if running := next_step.running_line(report):
        parts.append(running)
    if report.logged or report.not_counted:
        parts.append(_table([*lines(report), *closing_lines(report)]))
    lead = f"**{text}** " if (text := next_step.lead(report)) else ""
    parts.append(lead + _escaped(next_step.sentence(report), but="`"))
    if report.warnings:
        parts.append("\n".join(f"- {_escaped(warning)}" for warning in report.warnings))
    return "\n\n".join(parts) + "\n"


def grid_markdown(grid: Grid) -> str:
    """The grid as a Markdown document; categories by their whole path, those without time left out."""
    heads = [_escaped(head(column, grid.period)) for column in grid.columns]
    rows = [
        [_escaped(name), *map(spell.duration, cells), spell.duration(total)]
        for name, cells, total in grid.rows
        if total
    ]
    total = ["total", *map(spell.duration, grid.totals), spell.duration(grid.total)]
    rule = ["---", *["---:"] * (len(heads) + 1)]
    return f"## {spell.period(grid.period)}\n\n{_lines([['category', *heads, 'total'], rule, *rows, total])}\n"


def plan_markdown(report: PlanReport) -> str:
    """Planned against actual as a Markdown document, with the missed entries where they are few."""
    parts = [f"## {plan_lines.title(report)}", " ".join(plan_lines.sentences(report))]
    found = [*plan_lines.lines(report), plan_lines.total_line(report)]
    rows = [[_escaped(line.category or line.label), *line[3:]] for line in found]
    parts.append(_lines([PLAN_HEADS, ["---", *["---:"] * (len(PLAN_HEADS) - 1)], *rows]))
    if missed := plan_lines.missed_lines(report):
        parts.append(_lines([MISSED_HEADS, ["---"] * len(MISSED_HEADS), *(map(_escaped, line) for line in missed)]))
    if displaced := plan_lines.displaced_sentences(report):
        parts.append("\n".join(f"- {_escaped(sentence)}" for sentence in displaced))
    return "\n\n".join(parts) + "\n"


def _table(found: list[Line]) -> str:
    rule = ["---:" if head in RIGHT else "---" for head in HEADS]
    return _lines([HEADS, rule, *(_cells(line) for line in found)])


def _lines(rows: Iterable[Iterable[str]]) -> str:
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _cells(line: Line) -> list[str]:
    name = _escaped(line.category or line.label)
    return [name, line.actual, line.share, line.target, line.variance, line.to_go, line.verdict_text]


def _escaped(text: str, but: str = "") -> str:
    """A text from people that Markdown shows as it is: every sign it could take for its own has a backslash."""
    return re.sub(
        r"[\\`*_{}\[\]<>|~#&]",
        lambda found: found.group() if found.group() in but else "\\" + found.group(),
        spell.safe(text),
    )
