"""On which days a version of a unit is in force, and which aliases would mean two units on one of them."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadtime.model.unit import Organisation, Unit
from leadtime.reckoning.unit_spans import clash_in_words, clashing_aliases, days_in_force, first_days
from leadtime.reckoning.units import UnitsThen

JAN, APR, JUL, OCT = (date(2026, month, 1) for month in (1, 4, 7, 10))
EVER, NEVER_ENDS = date.min, date.max


@pytest.mark.parametrize(
    ("units", "days"),
    [
        ([Unit("a")], [(EVER, NEVER_ENDS)]),
        ([Unit("a", start=JAN, end=JUL)], [(JAN, JUL)]),
        ([Unit("a"), Unit("a", start=JUL)], [(EVER, JUL), (JUL, NEVER_ENDS)]),
        ([Unit("a", start=JUL), Unit("a")], [(JUL, NEVER_ENDS), (EVER, JUL)]),
        ([Unit("a", end=APR), Unit("a", start=JUL)], [(EVER, APR), (JUL, NEVER_ENDS)]),
        ([Unit("a", end=OCT), Unit("a", start=JUL)], [(EVER, JUL), (JUL, NEVER_ENDS)]),
        ([Unit("a"), Unit("b", was=("a",), start=JUL)], [(EVER, JUL), (JUL, NEVER_ENDS)]),
        ([Unit("a", start=JUL), Unit("b", was=("a",), start=JUL)], [(JUL, JUL), (JUL, NEVER_ENDS)]),
        ([Unit("a", start=OCT), Unit("b", was=("a",), start=JUL)], [(OCT, NEVER_ENDS), (JUL, NEVER_ENDS)]),
        ([Unit("a"), Unit("b", was=("a",))], [(EVER, EVER), (EVER, NEVER_ENDS)]),
    ],
)
def test_the_days_of_a_version(units: list[Unit], days: list[tuple[date, date]]) -> None:
    """Up to its end, the next version of its name, or the day on which another unit carries it on."""
    assert [(one.first, one.end) for one in days_in_force(units)] == days


_DAYS = st.none() | st.integers(0, 8).map(lambda number: JAN + timedelta(days=number))
_UNITS = st.lists(
    st.builds(
        lambda name, was, start, length, headcount: Unit(
            name,
            headcount=headcount,
            was=tuple({*was} - {name}),
            start=start,
            end=start + timedelta(days=length) if start and length else None,
        ),
        st.sampled_from("abc"),
        st.lists(st.sampled_from("abc"), max_size=1),
        _DAYS,
        st.integers(0, 5),
        st.integers(1, 1000),
    ),
    max_size=6,
    unique_by=lambda unit: (unit.name, unit.start),
)


@given(_UNITS)
@settings(max_examples=200)
def test_they_are_the_days_on_which_the_units_of_a_day_have_it(units: list[Unit]) -> None:
    """What is said here of spans is what `units` says of each day."""
    spans = days_in_force(units)
    for number in range(-1, 12):
        day = JAN + timedelta(days=number)
        then = UnitsThen(Organisation(tuple(units)), day).units
        by_span = {one.unit.name: (one.unit.headcount, one.unit.start) for one in spans if one.has(day)}
        assert by_span == {unit.name: (unit.headcount, unit.since) for unit in then.values()}


@pytest.mark.parametrize(
    ("units", "clashes"),
    [
        ([Unit("a", aliases=("x",)), Unit("b", aliases=("X",))], [(1, "X", 0)]),
        ([Unit("a", aliases=("B",)), Unit("b")], [(0, "B", 1)]),
        ([Unit("a", aliases=("a", "x"))], []),
        ([Unit("a", aliases=("x",)), Unit("a", aliases=("x",), start=JUL)], []),
        ([Unit("a", aliases=("x",), end=JUL), Unit("b", aliases=("x",), start=JUL)], []),
        ([Unit("a", aliases=("x",), end=OCT), Unit("b", aliases=("x",), start=JUL)], [(1, "x", 0)]),
        ([Unit("a", aliases=("x",)), Unit("b", aliases=("x", "a"), was=("a",), start=JUL)], []),
    ],
)
def test_aliases_that_mean_two_units(units: list[Unit], clashes: list[tuple[int, str, int]]) -> None:
    """Only on a common day: a new name may have the aliases of the old one, and the old name as one."""
    assert [tuple(clash) for clash in clashing_aliases(units)] == clashes


def test_a_clash_in_words() -> None:
    """Both units are named."""
    units = [Unit("a", aliases=("x",)), Unit("b", aliases=("X",))]
    (clash,) = clashing_aliases(units)
    assert clash_in_words(units, clash).message == 'the alias "X" of b also stands for a'


@pytest.mark.parametrize(
    ("units", "first"),
    [
        ((Unit("a"),), date.min),
        ((Unit("a", start=APR),), APR),
        ((Unit("a", start=JAN), Unit("a", headcount=9, start=APR)), JAN),  # a new headcount is no new unit
        ((Unit("b", start=JAN), Unit("a", was=("b",), start=APR)), JAN),  # nor is a new name
        ((Unit("c", start=JAN), Unit("b"), Unit("a", was=("b", "c"), start=APR)), date.min),  # the older of two
        ((Unit("a", end=JAN), Unit("a", start=APR)), APR),  # what was over begins again
        ((Unit("b", end=JAN), Unit("a", was=("b",), start=APR)), APR),
        ((Unit("a", was=("b",), start=JAN), Unit("b", was=("a",), start=APR), Unit("a", was=("b",), start=JUL)), JAN),
    ],
)
def test_the_first_day_of_a_unit(units: tuple[Unit, ...], first: date) -> None:
    """Over all of its versions and names, as far as they follow each other."""
    assert first_days(units, date(2026, 12, 1))["a"] == first
