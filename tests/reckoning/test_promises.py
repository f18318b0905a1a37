"""The promises on a day: which are open and how late, and how many of those given in a quarter were kept."""

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from itertools import count
from statistics import median as by_the_library

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reckoning.made_visits import DAYS, NAMES, QUARTER, SCHOOLS, THIRD, TODAY

from leadtime.model.period import Period
from leadtime.model.promise import Promise
from leadtime.model.unit import Organisation, Unit
from leadtime.reckoning import promises as reckoning
from leadtime.reckoning.promise_values import PromiseFigures, Promises
from leadtime.reckoning.promises import median, open_and_overdue, unit_of
from leadtime.reckoning.units import UnitsThen

_IDS = (f"p{number}" for number in count(1))


def day(text: str) -> date:
    """A day of 2026, `11-27`; a whole one with its year."""
    return date.fromisoformat(text if len(text) > 5 else f"2026-{text}")


def made(first: str, due: str = "", done: str = "", dropped: str = "", unit: str = "schools/a") -> Promise:
    """A promise by its days."""
    by, kept, left = (day(text) if text else None for text in (due, done, dropped))
    return Promise(next(_IDS), day(first), unit, "an answer", due=by, done=kept, dropped=left)


def on(
    found: Sequence[Promise],
    at: date = TODAY,
    period: Period | None = None,
    within: str = "",
    organisation: Organisation = SCHOOLS,
) -> Promises:
    """The promises as they stand on a day."""
    return reckoning.promises(found, UnitsThen(organisation, at), period, within)


def plain(one: PromiseFigures) -> tuple[int, int, int, int, Fraction | None]:
    """Given, done, dropped, open, and the median of the days."""
    return one.given, one.done, one.dropped, one.open, one.days


# Two of the third quarter, done after 10 and 15 days, and eight of the fourth: 5 done, 1 dropped, 2 open.
TEN = [
    made("07-01", done="07-11"),
    made("09-30", done="10-15"),
    made("10-01", done="10-01"),
    made("10-02", done="10-05"),
    made("10-03", done="10-15"),
    made("10-04", "10-10", done="10-16"),
    made("10-05", done="11-14"),
    made("10-06", dropped="10-20"),
    made("10-07", "11-15"),
    made("11-20"),
]


def test_the_close_rate_by_hand() -> None:
    """Of the eight 5 / 8 = 62.5 % are kept and 6 / 8 = 75 % closed; days 0, 3, 12, 12, 40 have the median 12.

    Of the two before, 10 and 15 days have the median 12.5; of all seven done it is the fourth of 0 3 10 12 12 15 40.
    """
    value = on(TEN)
    assert [one.period for one in value.quarters] == [THIRD, QUARTER]
    assert [plain(one) for one in value.quarters] == [(2, 2, 0, 0, Fraction(25, 2)), (8, 5, 1, 2, Fraction(12))]
    assert plain(value.in_all) == (10, 7, 1, 2, Fraction(12))
    assert value.in_all.period == Period(date(2026, 7, 1), date(2027, 1, 1))
    assert [(one.kept, one.closed) for one in value.quarters] == [
        (Fraction(1), Fraction(1)),
        (Fraction(5, 8), Fraction(3, 4)),
    ]
    assert (value.in_all.kept, value.in_all.closed) == (Fraction(7, 10), Fraction(4, 5))


def test_a_promise_counts_in_the_quarter_it_was_given_in() -> None:
    """Also one that was kept in the next; as of the end of the first it is open there, whatever came later."""
    value = on(TEN, date(2026, 9, 30), THIRD)
    assert [plain(one) for one in value.quarters] == [(2, 1, 0, 1, Fraction(10))]
    assert [one.promise for one in value.open] == [TEN[1]]
    assert [one.promise for one in value.closed] == [TEN[0]]


@pytest.mark.parametrize(
    ("promises", "quarters"),
    [
        ([], 1),
        ([made("10-01")], 1),
        ([made("09-30")], 2),
        ([made("2026-01-01")], 4),
        ([made("2019-01-01")], 4),
    ],
)
def test_the_last_four_quarters(promises: list[Promise], quarters: int) -> None:
    """The running one last, and none before the first promise; an older promise is in the list and in no quarter."""
    value = on(promises)
    assert len(value.quarters) == quarters
    assert value.quarters[-1].period == QUARTER
    assert value.in_all.given == sum(one.given for one in value.quarters)
    assert len(value.open) == len(promises)


def test_nothing_promised_has_no_share() -> None:
    """Nothing is neither kept nor broken."""
    (only,) = on([]).quarters
    assert (only.given, only.kept, only.closed, only.days) == (0, None, None, None)


@pytest.mark.parametrize(
    ("one", "is_open", "age", "over", "is_overdue"),
    [
        (made("11-27"), True, 0, None, False),
        (made("11-15"), True, 12, None, False),
        (made("11-15", "11-26"), True, 12, 1, True),
        (made("11-15", "11-27"), True, 12, 0, False),
        (made("11-15", "11-30"), True, 12, -3, False),
        (made("11-15", "11-20", done="11-27"), False, 12, None, False),
        (made("11-15", "11-20", dropped="11-15"), False, 0, None, False),
        # closed after the day of the figures: open on it
        (made("11-15", "11-20", done="11-28"), True, 12, 7, True),
        (made("11-15", dropped="12-01"), True, 12, None, False),
    ],
)
def test_one_promise(one: Promise, is_open: bool, age: int, over: int | None, is_overdue: bool) -> None:
    """Is open until the day before it is closed, and overdue from the day after its due day on."""
    value = on([one])
    (found,) = (*value.open, *value.closed)
    assert (found in value.open, found.age, found.days_over, found.is_overdue) == (is_open, age, over, is_overdue)
    assert (value.overdue, value.in_all.open) == (is_overdue, is_open)
    assert found.state == ("open" if is_open else "done" if one.done else "dropped")
    assert open_and_overdue([one], TODAY) == (is_open, is_overdue)


def test_what_is_given_later_is_not_there() -> None:
    """Neither in the list nor in a quarter."""
    value = on([made("11-28")])
    assert (value.open, value.closed, value.in_all.given) == ((), (), 0)


def test_the_order() -> None:
    """The most overdue first, then the next due, then by age; of those closed the last first."""
    late, later, soon, no_day, old = (
        made("11-01", "11-02"),
        made("10-20", "11-25"),
        made("11-20", "12-24"),
        made("11-19"),
        made("03-01"),
    )
    value = on([no_day, soon, old, later, late])
    assert [one.promise for one in value.open] == [late, later, soon, old, no_day]
    closed = [made("10-01", done="10-02"), made("10-01", dropped="11-02"), made("10-05", done="10-20")]
    assert [one.promise for one in on(closed).closed] == [closed[1], closed[2], closed[0]]


def test_a_period_chooses_what_was_closed() -> None:
    """In it; the open ones are all of the day, whenever they were given."""
    november = Period(date(2026, 11, 1), date(2026, 12, 1))
    value = on(TEN, TODAY, november)
    assert [one.promise for one in value.closed] == [TEN[6]]
    assert [one.promise for one in value.open] == [TEN[8], TEN[9]]
    assert len(on(TEN).closed) == 8


RENAMED = Organisation(
    (Unit("schools/a"), Unit("preschools/b", was=("schools/b",), start=date(2026, 10, 1)), Unit("schools/b"))
)


@pytest.mark.parametrize(
    ("within", "at", "units"),
    [
        ("", "11-27", ["schools/a", "preschools/b", "gone"]),
        ("schools", "11-27", ["schools/a"]),
        ("preschools/b", "11-27", ["preschools/b"]),
        ("gone", "11-27", ["gone"]),
        ("go", "11-27", []),
        ("schools", "09-30", ["schools/a", "schools/b"]),
    ],
)
def test_a_unit_with_its_parts(within: str, at: str, units: list[str]) -> None:
    """By its name on the day: a past day has the names of then; a name that the budget lacks is itself."""
    promises = [made("09-01", unit=unit) for unit in ("schools/a", "schools/b", "gone")]
    assert [one.unit for one in on(promises, day(at), within=within, organisation=RENAMED).open] == units
    assert unit_of(promises[2], UnitsThen(RENAMED, TODAY)) == "gone"


@given(st.lists(st.integers(0, 400), max_size=9))
def test_the_median(numbers: list[int]) -> None:
    """Is the library's, and exact; of nothing it is none."""
    assert median(numbers) == (by_the_library(map(Fraction, numbers)) if numbers else None)


@st.composite
def any_promises(draw: st.DrawFn) -> list[Promise]:
    """Promises of a year, open, done or dropped, some of them on the same day."""
    found = []
    for number in range(draw(st.integers(0, 8))):
        first, unit = draw(DAYS), draw(NAMES.filter(lambda name: "," not in name))
        one = Promise(f"p{number}", first, unit, "x", due=draw(st.none() | DAYS))
        days, is_done = draw(st.integers(0, 200)), draw(st.sampled_from([True, False, None]))
        end = first + timedelta(days)
        found.append(one if is_done is None else one._replace(done=end) if is_done else one._replace(dropped=end))
    return found


@given(any_promises(), DAYS)
def test_every_promise_is_somewhere_once(promises: list[Promise], at: date) -> None:
    """Given, it is open or closed; a quarter's figures add up, and so do the quarters."""
    value = on(promises, at)
    listed = sorted(one.promise.id for one in (*value.open, *value.closed))
    assert listed == sorted(one.id for one in promises if one.date <= at)
    for one in (*value.quarters, value.in_all):
        assert one.given == one.done + one.dropped + one.open
        assert one.kept is None or 0 <= one.kept <= (one.closed or 0) <= 1
    sums = [sum(plain(one)[place] or 0 for one in value.quarters) for place in range(4)]
    assert sums == list(plain(value.in_all)[:4])
    assert (len(value.open), value.overdue) == open_and_overdue(promises, at)


@given(any_promises(), DAYS)
def test_the_past_stays_as_it_was(promises: list[Promise], at: date) -> None:
    """What is given or closed after the day changes nothing in its figures."""
    known = [
        one._replace(
            done=one.done if one.done and one.done <= at else None,
            dropped=one.dropped if one.dropped and one.dropped <= at else None,
        )
        for one in promises
        if one.date <= at
    ]
    then, now = on(known, at), on(promises, at)
    assert then.quarters == now.quarters
    assert [one.promise.id for one in then.open] == [one.promise.id for one in now.open]
