"""Units and visits in few words, for the tests of coverage. Today is Friday 27 November 2026, in the fourth quarter."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta, timezone
from itertools import count

from hypothesis import strategies as st

from leadtime.model.absence import Absence
from leadtime.model.budget import Budget, Category
from leadtime.model.entry import Entry
from leadtime.model.period import Interval, Period
from leadtime.model.promise import Promise
from leadtime.model.unit import Cadence, Organisation, Unit
from leadtime.reckoning.coverage import coverage
from leadtime.reckoning.coverage_values import Coverage

CET = timezone(timedelta(hours=1))
NOW = datetime(2026, 11, 27, 13, 30, tzinfo=CET)
TODAY = NOW.date()
QUARTER = Period(date(2026, 10, 1), date(2027, 1, 1))
THIRD = Period(date(2026, 7, 1), date(2026, 10, 1))
BUDGET = Budget(categories=(Category("office"), Category("visits", visits=True)))
SIX_WEEKS, TEN_DAYS = Cadence(6, Interval.WEEK), Cadence(10, Interval.DAY)
_IDS = (f"k{number}" for number in count(1))

# `schools` holds its units together and has no people of its own; `care` has ten.
SCHOOLS = Organisation(
    (
        Unit("schools", visit_every=SIX_WEEKS, shifts=("day",)),
        Unit("schools/a", headcount=40),
        Unit("schools/b", headcount=60),
        Unit("schools/c", headcount=20),
        Unit("care", headcount=10, visit_every=TEN_DAYS, shifts=("day", "night")),
        Unit("care/d", headcount=30),
    )
)


def visit(unit: str, day: date, people: int | None = None, minutes: int = 60, category: str = "visits") -> Entry:
    """A visit of which the day and the minutes are known."""
    return Entry(next(_IDS), category, date=day, minutes=minutes, unit=unit, people=people)


def clocked(unit: str, start: str, minutes: int | None = 60) -> Entry:
    """A visit from a time on, `2026-11-25 09:00`, an hour long; None for the running timer."""
    begun = datetime.fromisoformat(start).replace(tzinfo=CET)
    return Entry(next(_IDS), "visits", begun, begun + timedelta(minutes=minutes) if minutes else None, unit=unit)


def promise(unit: str, day: date, due: date | None = None, done: date | None = None) -> Promise:
    """Something promised to a unit."""
    return Promise(next(_IDS), day, unit, "an answer", due=due, done=done)


def covered(
    organisation: Organisation,
    entries: Sequence[Entry] = (),
    period: Period = QUARTER,
    now: datetime = NOW,
    absences: Sequence[Absence] = (),
    promises: Iterable[Promise] = (),
    budget: Budget = BUDGET,
) -> Coverage:
    """The coverage of a period."""
    return coverage(budget, organisation, entries, absences, promises, period, now)


# Units known, grouped, several at once, one that no budget knows, and nothing but a comma.
NAMES = st.sampled_from(
    ["schools/a", "schools/b", "care", "care/d", "schools", "schools/a, care/d", "care/d, nowhere", "nowhere", ","]
)
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
CATEGORIES = st.sampled_from(["visits", "visits/schools", "office"])
ENTRIES = st.lists(
    st.builds(visit, NAMES, DAYS, st.none() | st.integers(0, 40), st.integers(0, 300), CATEGORIES)
    | st.builds(
        lambda unit, day, hour, minutes: clocked(unit, f"{day} {hour:02}:30", minutes),
        NAMES,
        DAYS,
        st.integers(0, 23),
        st.integers(0, 900),
    ),
    max_size=12,
)
PROMISES = st.lists(
    st.builds(promise, NAMES, DAYS, st.none() | DAYS, st.none() | DAYS),
    max_size=6,
)
