"""The lines that answer a change of the budget, and an import."""

from datetime import date, datetime, timedelta, timezone

import pytest

from leadtime.model.budget import Budget, Category
from leadtime.model.entry import Entry
from leadtime.view.changed import budget_held, imported
from leadtime.view.findings import verdict

NOW = datetime(2026, 11, 27, 13, tzinfo=timezone(timedelta(hours=1)))
ONE = Entry("a", "visits", date=date(2026, 11, 23), minutes=45)
TIMER = Entry("b", "visits", datetime(2026, 11, 27, 12, tzinfo=NOW.tzinfo))


@pytest.mark.parametrize(
    ("added", "there", "said"),
    [
        ([ONE], 0, "1 entry added, 0 already there; 45 minutes (45 m), Monday 23 November 2026."),
        ([ONE, TIMER], 1200, "2 entries added, 1,200 already there; 105 minutes (1 h 45 m), 23-27 November 2026."),
        ([], 0, "Nothing to add: there are no entries in the file."),
        ([], 1, "Nothing to add: the entry is already there."),
        ([], 41, "Nothing to add: all 41 entries are already there."),
    ],
)
def test_an_import(added: list[Entry], there: int, said: str) -> None:
    """How many, how long, and which days; a running timer counts up to now."""
    assert imported(added, there, NOW) == said


def test_a_budget_in_one_line() -> None:
    """Without targets too."""
    assert budget_held(Budget(categories=(Category("a"),))) == "1 category in a week of 40 h: no targets yet."


@pytest.mark.parametrize(
    ("faults", "warnings", "entries", "said"),
    [
        (0, 0, 412, "No faults found in 412 entries."),
        (0, 3, 1, "No faults found in 1 entry; 3 warnings."),
        (1, 1, 2085, "1 fault found in 2,085 entries; 1 warning."),
        (0, 0, None, "No faults."),
        (2, 1, None, "2 faults; 1 warning."),
    ],
)
def test_the_sum_of_an_examination(faults: int, warnings: int, entries: int | None, said: str) -> None:
    """One sentence."""
    assert verdict(faults, warnings, entries) == said


def test_the_sum_of_what_can_not_be_read() -> None:
    """Counts nothing."""
    assert verdict(1, 2, 0, is_read=False) == "1 fault found; the entries can't be read; 2 warnings."
