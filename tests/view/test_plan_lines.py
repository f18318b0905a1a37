"""Planned against actual in words: the sums, what is missed, and what displaced what."""

from datetime import date, datetime, timedelta

import pytest

from leadtime.model.budget import Budget
from leadtime.model.entry import Entry
from leadtime.model.period import Period
from leadtime.reckoning.plan import planned_report
from leadtime.reckoning.plan_values import PlanReport
from leadtime.view.console import Page
from leadtime.view.plan_lines import displaced_sentences, missed_lines, sentences
from leadtime.view.plan_table import plan

WEEK = Period(date(2026, 11, 23), date(2026, 11, 30))
MONDAY = datetime.fromisoformat("2026-11-23T09:00:00+01:00")


def made(planned: int, logged: str = "", now: datetime = MONDAY + timedelta(days=9), hours: int = 1) -> PlanReport:
    """So many visits of an hour, one a day from Monday on, and in the first hours of each what is logged."""
    days = [MONDAY + timedelta(days=number) for number in range(planned)]
    plan = [Entry(f"p{day:%d}", "visits", day, day + timedelta(hours=1), unit="schools/elineberg") for day in days]
    log = [Entry("e", logged, day, day + timedelta(minutes=29 * hours)) for day in days if logged]
    return planned_report(Budget(), plan, log, WEEK, now)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (made(1), "1 h planned; 0 m logged. 0 of 1 planned entry happened (0 %)."),
        (made(3, "visits", hours=2), "3 h planned; 2 h 54 m logged. 3 of 3 planned entries happened (100 %)."),
        (
            made(3, now=MONDAY + timedelta(hours=30)),
            "3 h planned, 2 h of it up to now; 0 m logged. 0 of 2 planned entries happened (0 %), "
            "and 1 is still to come.",
        ),
        (made(3, now=MONDAY), "3 h planned, 0 m of it up to now; 0 m logged. 3 entries are to come."),
        (made(1, now=MONDAY - timedelta(days=3)), "1 h planned. 1 entry is to come."),
    ],
)
def test_the_sums(value: PlanReport, said: str) -> None:
    """In one or two sentences; of a period that runs what is planned up to now, of one to come the plan alone."""
    assert " ".join(sentences(value)) == said


@pytest.mark.parametrize(
    ("logged", "instead"), [("", "nothing logged"), ("visits", "only 29 m of it"), ("meetings", "meetings")]
)
def test_what_came_instead(logged: str, instead: str) -> None:
    """A visit cut short is not said to be nothing."""
    (one,) = missed_lines(made(1, logged))
    assert one == ("Mon 23", "09:00-10:00", "visits", instead, "schools/elineberg", "")


def test_what_displaced_what() -> None:
    """Once, twice, and so many times; one alone has its line already."""
    assert displaced_sentences(made(1, "meetings")) == []
    assert displaced_sentences(made(2, "meetings")) == ["Instead of 2 h of visits: meetings twice."]
    assert displaced_sentences(made(3)) == ["Instead of 3 h of visits: nothing else 3 times."]


@pytest.mark.parametrize("width", [50, 56, 60, 80, 120])
def test_the_page_is_kept(width: int) -> None:
    """Names fold, and the share of what happened gives way first; nothing is cut."""
    lines = [line.plain for line in plan(made(3, "meetings"), Page(width))]
    assert max(map(len, lines)) <= width
    row = next(line for line in lines if line.startswith("visits"))
    assert row.endswith("0 of 3  0 %" if width > 50 else "0 of 3")
