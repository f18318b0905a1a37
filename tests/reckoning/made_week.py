"""A week in the log, and its report under targets. Of what counts, in minutes:

office          Mon 09:00-17:00  480, Tue 09:00-15:00  360        840   14/27
visits          Tue 15:00-17:00  120, Wed 09:00-12:00  180        300    5/27
communication   /social Wed 120, /press Thu 60                    180    3/27
meetings        Thu 300                                           300    5/27
                Mon 480, Tue 480, Wed 300, Thu 360              1,620
"""

from datetime import date, datetime

from tests.reckoning.made import NEXT_MONDAY, WEEK, at, budget, clock, least, most, percent, spent, times

from leadtime.model.target import Target
from leadtime.reckoning.report import reckon
from leadtime.reckoning.values import Report, Row, TargetResult

ENTRIES = (
    clock("office", 16, "09:00", "17:00"),
    clock("office", 17, "09:00", "15:00"),
    clock("visits", 17, "15:00", "17:00"),
    clock("visits", 18, "09:00", "12:00"),
    clock("communication/social", 18, "13:00", "15:00"),
    spent("communication/press", 19, 60),
    spent("meetings", 19, 300),
    spent("private", 19, 45),
)
CATEGORIES = "office meetings visits communication communication/social travel -private"
TARGETS = (
    most("office", percent(45)),
    least("visits", percent(25)),
    least("visits", times(3)),
    least("communication/social", percent(20)),
)
WEDNESDAY, THURSDAY = date(2026, 11, 18), date(2026, 11, 19)
THURSDAY_NOON = at(19, "12:00")


def week(*targets: Target, now: datetime = NEXT_MONDAY) -> Report:
    """The report of the week above, judged by these targets."""
    return reckon(budget(*targets, categories=CATEGORIES), ENTRIES, (), WEEK, now)


def row(report: Report, category: str) -> Row:
    """The row of a category."""
    return next(found for found in report.rows if found.category == category)


def only(report: Report) -> TargetResult:
    """The report's only result."""
    (result,) = (result for found in report.rows for result in found.targets)
    return result
