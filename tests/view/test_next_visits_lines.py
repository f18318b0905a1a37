"""Whom to visit next, in words."""

from datetime import date, timedelta

import pytest
from tests.reckoning.made_visits import BUDGET, NOW, QUARTER, SCHOOLS, TODAY, clocked, promise, visit

from leadtime.model.entry import Entry
from leadtime.model.promise import Promise
from leadtime.model.unit import Organisation, Unit
from leadtime.reckoning.coverage import survey
from leadtime.reckoning.next_visits import next_visits
from leadtime.view import next_visits_lines
from leadtime.view.console import Page

ALL_SEEN = [
    *(clocked(f"schools/{name}", "2026-11-25 09:00") for name in "abc"),
    *(clocked(name, f"2026-11-24 {hour}:00") for name in ("care", "care/d") for hour in ("09", "23")),
]


def said(
    entries: list[Entry],
    promises: list[Promise] | None = None,
    organisation: Organisation = SCHOOLS,
    number: int = 9,
    page: Page | None = None,
) -> list[str]:
    """The lines for so many units."""
    found = survey(BUDGET, organisation, entries, promises or [], QUARTER, NOW)
    trips = next_visits(found.units, found.standings, number)
    page = page or Page(200)
    shown = next_visits_lines.next_visits(trips, found.units, page, is_by_log=found.is_by_log)
    return [line.plain for line in shown]


def test_the_lines() -> None:
    """A heading for each part, its units with why, and who else is due there."""
    organisation = Organisation((*SCHOOLS.units, Unit("top", "The top", 1)))
    given = [promise("care/d", date(2026, 11, 2), date(2026, 11, 20)), promise("care/d", date(2026, 11, 2))]
    entries = [clocked("schools/a", "2026-09-04 09:00"), clocked("care/d", "2026-11-26 09:00")]
    assert said(entries, given, organisation, 5) == [
        "schools",
        "  schools/b: never visited, 60 people",
        "  schools/c: never visited, 20 people",
        "  schools/a: 84 days since the last visit, due every 6 weeks, 40 people",
        "",
        "care: never visited, 10 people",
        "The top (top): not yet visited, 1 person",  # once a quarter, and 84 days are fewer than 91
    ]
    assert said(entries, given, organisation, 2)[-1] == "  also due there: schools/a"
    assert said(entries, given, organisation, 6)[-2:] == [
        "care",
        "  care/d: 2 open promises, 1 overdue; never seen on the night shift",
    ]


@pytest.mark.parametrize(
    ("entries", "promises", "line"),
    [
        ([clocked("care/d", "2026-11-26 09:00")], [], "never seen on the night shift"),
        ([visit("care/d", TODAY - timedelta(days=1))], [], "never seen on the day or night shift"),
        ([visit("care/d", TODAY - timedelta(days=8))], [], "8 days since the last visit, due every 10 days, 30 people"),
        ([visit("care", TODAY - timedelta(days=11))], [], "never visited, 30 people"),
        ([], [promise("care/d", TODAY)], "not yet visited, 30 people; 1 open promise"),
    ],
)
def test_why(entries: list[Entry], promises: list[Promise], line: str) -> None:
    """Each reason in words, in one line; one who was never visited was of course not seen on a shift."""
    (found,) = (one for one in said(entries, promises) if one.startswith("  care/d: "))
    assert line in found


def test_nobody_waits() -> None:
    """One calm sentence."""
    assert said(ALL_SEEN) == ["Nobody waits for a visit: every unit was visited in time, and no promise is open."]


def test_no_units() -> None:
    """Says what to type; where the log's stand in, that nobody knows the others."""
    (none,) = said([], organisation=Organisation())
    assert none.startswith(
        "There are no units on 27 November 2026. To bring in a whole organisation: `leadtime unit import FILE.csv`"
    )
    calm, by_log = said([visit("x", TODAY)], organisation=Organisation())
    assert calm.startswith("Nobody waits")
    assert by_log.startswith("! The budget has no units on 27 November 2026, so these are those of the log")


def test_units_that_are_part_of_none() -> None:
    """Stand at the margin without a heading."""
    begun = [visit("c", date(2026, 1, 5))]
    assert said(begun, organisation=Organisation((Unit("a", headcount=2), Unit("b"), Unit("c"))), number=1) == [
        "a: never visited, 2 people",
        "also due here: b, c",
    ]


def test_a_line_that_just_fits() -> None:
    """Is not folded."""
    organisation = Organisation((Unit("a"),))
    assert said([], organisation=organisation, page=Page(18)) == ["a: not yet visited"]
    assert said([], organisation=organisation, page=Page(17)) == ["a: not yet", "  visited"]


@pytest.mark.parametrize("width", [30, 50, 80])
def test_the_page_is_kept(width: int) -> None:
    """A line too long goes on below, further in than it began, so that each unit is still seen."""
    lines = said([clocked("care/d", "2026-11-01 09:00")], [promise("care/d", TODAY)], page=Page(width))
    assert max(map(len, lines)) <= width
    at = next(number for number, line in enumerate(lines) if line.startswith("  care/d:"))
    assert width == 80 or lines[at + 1].startswith("    ")


def test_what_people_write_is_data() -> None:
    """A label may hold what a terminal would obey: it is shown instead."""
    organisation = Organisation((Unit("g", "G\x1b"), Unit("g/a", "[b]A\x1b[31m"), Unit("g/b", "B\x1b")))
    text = "\n".join(said([visit("g", date(2026, 1, 5))], organisation=organisation, number=1))
    assert "\x1b" not in text
    assert "G\\x1b\n  [b]A\\x1b[31m (g/a): never visited\n  also due there: B\\x1b" in text
