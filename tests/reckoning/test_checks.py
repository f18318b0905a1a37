"""What is suspicious and legal."""

import time
from datetime import date, datetime, timedelta, timezone

import pytest
from tests.reckoning.made import at, budget, clock, least, percent, spent

from leadtime.model.budget import Budget, Dimension
from leadtime.model.entry import Entry
from leadtime.reckoning.checks import warnings

NOW = at(20, "12:00")


@pytest.mark.parametrize(
    ("entries", "found"),
    [
        ([], []),
        ([clock("a", 17, "09:00", "10:00", id="e1"), clock("b", 17, "10:00", "11:00", id="e2")], []),
        ([spent("a", 17, 480), spent("b", 17, 480)], []),
        (
            [clock("b", 17, "09:30", "10:30", id="e2"), clock("a", 17, "09:00", "10:00", id="e1")],
            ["a (e1) and b (e2) overlap on 2026-11-17 from 09:30 to 10:00, and both are counted in full."],
        ),
        (  # three meetings inside a long entry: each against the long one
            [
                clock("long", 17, "08:00", "12:00", id="e1"),
                clock("b", 17, "09:00", "09:30", id="e2"),
                clock("c", 17, "10:00", "10:30", id="e3"),
            ],
            [
                "long (e1) and b (e2) overlap on 2026-11-17 from 09:00 to 09:30, and both are counted in full.",
                "long (e1) and c (e3) overlap on 2026-11-17 from 10:00 to 10:30, and both are counted in full.",
            ],
        ),
        (  # across midnight
            [
                clock("a", 17, "20:00", id="e1")._replace(end=at(18, "02:00")),
                clock("b", 17, "23:00", id="e2")._replace(end=at(18, "01:00")),
            ],
            ["a (e1) and b (e2) overlap from 2026-11-17 23:00 to 2026-11-18 01:00, and both are counted in full."],
        ),
        (  # a running timer and what was logged beside it
            [clock("a", 20, "09:00", id="e1"), clock("b", 20, "11:00", "12:30", id="e2")],
            ["a (e1) and b (e2) overlap on 2026-11-20 from 11:00 to 12:00, and both are counted in full."],
        ),
        ([spent("a", 17, 960)], []),
        ([spent("a", 17, 961, id="e1")], ["a (e1) on 2026-11-17 is longer than 16 hours."]),
        ([spent("a", 17, 1440, id="e1")], ["a (e1) on 2026-11-17 is longer than 16 hours."]),
        (
            [spent("a", 17, 1441, id="e1")],
            ["a (e1) on 2026-11-17 is longer than 24 hours.", "More than 24 hours are logged on 2026-11-17."],
        ),
        (
            [clock("a", 17, "01:00", id="e1")._replace(end=at(18, "09:00"))],
            ["a (e1) on 2026-11-17 is longer than 24 hours."],
        ),
        ([spent("a", 17, 720), spent("b", 17, 720)], []),
        ([spent("a", 17, 720), spent("b", 17, 721)], ["More than 24 hours are logged on 2026-11-17."]),
        ([clock("a", 20, "00:00")], []),  # a timer of twelve hours
        (
            [clock("a", 19, "23:59", id="e1")],
            ["The timer of a (e1) has been running since 2026-11-19 at 23:59, for more than 12 hours."],
        ),
        (
            [clock("a", 18, "20:00", id="e1")],  # forty hours: a forgotten timer, and not a long entry as well
            ["The timer of a (e1) has been running since 2026-11-18 at 20:00, for more than 12 hours."],
        ),
        ([clock("a", 20, "11:00", "12:30"), spent("a", 20, 30)], []),  # today, and not yet over
        ([clock("a", 20, "12:01", "12:30", id="e1")], ["a (e1) on 2026-11-20 lies in the future."]),
        ([spent("a", 21, 30, id="e1")], ["a (e1) on 2026-11-21 lies in the future."]),
        ([clock("a", 20, "13:00", id="e1")], ["a (e1) on 2026-11-20 lies in the future."]),
        ([spent("a", 21, 30, id="")], ["a on 2026-11-21 lies in the future."]),
    ],
)
def test_one_of_each_kind(entries: list[Entry], found: list[str]) -> None:
    """Each suspicious thing in one calm sentence, on Friday 20 November 2026 at noon."""
    assert list(warnings(budget(), entries, NOW)) == found


KNOWING = Budget(
    categories=budget(categories="office communication/social").categories,
    targets=(least("visits/schools", percent(20)),),
    dimensions=(Dimension("audience", ("staff", "citizens")),),
)


@pytest.mark.parametrize(
    ("entry", "found"),
    [
        (spent("office", 17, 60), []),
        (spent("communication", 17, 60), []),  # what a known one is part of
        (spent("visits", 17, 60), []),
        (spent("visits/schools", 17, 60), []),  # what a target speaks of
        (spent("office/mail", 17, 60), ["1 entry has the category office/mail, which the budget does not know."]),
        (spent("ofice", 17, 60), ["1 entry has the category ofice, which the budget does not know."]),
        (spent("office", 17, 60, dimensions=(("audience", "staff"), ("mode", "phone"))), []),
        (
            spent("office", 17, 60, id="e1", dimensions=(("audience", "stuff"),)),
            ["office (e1) on 2026-11-17 has audience stuff, which is not one that the budget lists."],
        ),
    ],
)
def test_what_the_budget_does_not_know(entry: Entry, found: list[str]) -> None:
    """A category that is not declared, and a value that is not in its dimension's list."""
    assert list(warnings(KNOWING, [entry], NOW)) == found
    assert warnings(Budget(), [entry], NOW) == ()  # a budget that declares nothing knows everything


def test_a_category_is_named_once() -> None:
    """With the number of its entries."""
    entries = [spent("ofice", day, 60) for day in (16, 17, 18)]
    assert list(warnings(KNOWING, entries, NOW)) == [
        "3 entries have the category ofice, which the budget does not know."
    ]


@pytest.mark.parametrize(("number", "said", "more"), [(3, 3, ""), (4, 4, ""), (5, 4, "2"), (1000, 4, "997")])
def test_many_of_one_kind_are_counted(number: int, said: int, more: str) -> None:
    """The first three by day, and how many more there are; a single further one is said rather than counted."""
    entries = [spent("a", 17, 1)._replace(date=date(2027, 1, 1) + timedelta(days=n)) for n in range(number)]
    found = warnings(budget(), list(reversed(entries)), NOW)
    assert len(found) == said
    assert found[0].endswith("on 2027-01-01 lies in the future.")
    assert found[-1].startswith("There are") is bool(more)
    assert not more or found[-1] == f"There are {more} more entries that lie in the future."


def test_each_kind_has_its_own_few() -> None:
    """Many entries in the future do not hide the one overlap."""
    future = [spent("a", 25, 1) for _ in range(9)]
    both = [clock("a", 17, "09:00", "10:00"), clock("b", 17, "09:00", "10:00")]
    found = warnings(budget(), [*future, *both], NOW)
    assert "overlap" in found[0]
    assert len(found) == 5


@pytest.mark.parametrize("length", [1, 90, 10_000])
def test_a_long_log_is_quick(length: int) -> None:
    """Five thousand entries, however they overlap, take O(n log n): a generous bound that n x n would break."""
    start = datetime(2026, 1, 1, tzinfo=timezone.utc)
    entries = [
        Entry(f"e{n}", "a", start + timedelta(minutes=n), start + timedelta(minutes=n + length)) for n in range(5000)
    ]
    before = time.process_time()
    assert len(warnings(KNOWING, entries, NOW)) <= 4 * 7
    assert time.process_time() - before < 5


def test_a_slip_in_the_year_is_one_warning() -> None:
    """An entry of 7,000 years is said, and its days are not walked through."""
    entry = clock("a", 17, "09:00", id="e1")._replace(end=datetime(9999, 12, 31, tzinfo=timezone.utc))
    before = time.process_time()
    assert list(warnings(budget(), [entry], NOW)) == ["a (e1) on 2026-11-17 is longer than 24 hours."]
    assert time.process_time() - before < 1


def test_a_timer_that_ran_over_the_night() -> None:
    """More than six hours, of which some are of an earlier day: the same as `looks_forgotten` says."""
    timer = [clock("office", 19, "23:00", id="e1")]
    said = "The timer of office (e1) has been running since 2026-11-19 at 23:00, for more than 6 hours."
    assert warnings(Budget(), timer, at(20, "05:00")) == ()
    assert warnings(Budget(), timer, at(20, "05:01")) == (said,)
