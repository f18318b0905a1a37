"""The budget of `budget`: the working week, the categories as a tree with their targets, and targets of other days."""

from collections.abc import Sequence

from rich.text import Text

from leadtime.model.budget import Budget
from leadtime.reckoning.capacity import minutes_by_weekday
from leadtime.reckoning.tree import rows_of
from leadtime.reckoning.values import Stage
from leadtime.reckoning.versions import Version
from leadtime.view import spell
from leadtime.view.columns import Column, lay_out
from leadtime.view.console import Page, wrapped


def budget(value: Budget, versions: Sequence[Version], page: Page) -> list[Text]:
    """The week, the categories with the targets in force today; then those that will end, begin later, or ended."""
    lines = [Text(line, style="bold") for line in wrapped(week(value), page)]
    lines += [Text(), *_tree(value, versions, page)] if value.categories else [Text(), Text("No categories yet.")]
    for title, stage in (("Ending", Stage.RUNNING), ("Later", Stage.FUTURE), ("Earlier", Stage.ENDED)):
        found = [version for version in versions if version.stage is stage]
        if stage is Stage.RUNNING:
            found = [version for version in found if version.last]
        if found:
            lines += [Text(), Text(title, style="bold"), *_dated(found, page)]
    return lines


def week(value: Budget) -> str:
    """The working week: `40 h a week, Monday to Friday, 8 h a day`; days of unequal length are not spoken of."""
    days = ", ".join(_runs(value.working_days))
    lengths = {minutes for minutes in minutes_by_weekday(value) if minutes}
    each = f", {spell.spoken(type(value.hours)(lengths.pop()))} a day" if len(lengths) == 1 else ""
    begins = f"; weeks begin on {spell.WEEKDAYS[value.week_starts]}" if value.week_starts else ""
    return f"{spell.spoken(value.hours)} of work a week, {days}{each}{begins}."


def _runs(days: Sequence[int]) -> list[str]:
    """Weekdays with those in a row drawn together: `Monday to Thursday`, `Saturday`."""
    runs: list[list[int]] = []
    for day in sorted(days):
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    names = spell.WEEKDAYS
    return [names[run[0]] + (f" to {names[run[-1]]}" if len(run) > 1 else "") for run in runs]


def _tree(value: Budget, versions: Sequence[Version], page: Page) -> list[Text]:
    """A row for each category, and a further line for each further target."""
    running = [version for version in versions if version.stage is Stage.RUNNING]
    rows: list[tuple[str, str, str, str]] = []
    for path in rows_of(value, (version.target.category for version in running)):
        declared = value.category(path)
        targets = [spell.target(version.target) for version in running if version.target.category == path]
        if not value.counts(path):
            targets = targets or ["not counted"]
        name = "  " * path.count("/") + path.rpartition("/")[2]
        label = declared.label if declared else ""
        aliases = ", ".join(declared.aliases) if declared else ""
        rows.append((name, targets[0] if targets else "", label, aliases))
        rows += [("", target, "", "") for target in targets[1:]]
    names, wanted, labels, aliases_of = zip(*rows, strict=True)
    columns = [
        Column("category", [Text(page.theirs(name)) for name in names], folds=True),
        Column("target", [Text(page.ours(text)) for text in wanted]),
        Column("label", [Text(page.theirs(label)) for label in labels], folds=True),
        Column("also", [Text(page.theirs(text)) for text in aliases_of], folds=True),
    ]
    return lay_out([column for column in columns if any(column.cells)], page)


def _dated(found: Sequence[Version], page: Page) -> list[Text]:
    columns = [
        Column("", [Text(page.theirs(version.target.category)) for version in found], folds=True),
        Column("", [Text(page.ours(spell.target(version.target))) for version in found]),
        Column("", [Text(span(version)) for version in found]),
    ]
    return lay_out(columns, page)


def span(version: Version) -> str:
    """The days of a version: `from 1 January 2027`, `until 30 June 2026`, both, or `always`."""
    first = [f"from {spell.day(version.first)}"] if version.first else []
    last = [f"until {spell.day(version.last)}"] if version.last else []
    return " ".join(first + last) or "always"
