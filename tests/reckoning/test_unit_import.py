"""What a file with a whole organisation means for the units that are there."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadtime.model.unit import Unit
from leadtime.reckoning.unit_import import Brought, brought
from leadtime.reckoning.unit_versions import Said

TODAY = date(2026, 11, 27)
JAN, JUL, NEXT = date(2026, 1, 1), date(2026, 7, 1), date(2027, 1, 1)


def row(name: str, line: int = 2, **values: Any) -> Said:
    """A row of a file."""
    return Said(name, values, line)


def test_a_first_organisation_is_there_since_ever() -> None:
    """There is nothing yet that it could contradict; a day that is asked for is kept."""
    found = brought([], [row("schools"), row("schools/a", headcount=3)], TODAY)
    assert found.units == [Unit("schools"), Unit("schools/a", headcount=3)]
    assert found.since is None
    assert brought([], [row("a")], TODAY, JAN).units == [Unit("a", start=JAN)]


def test_a_reorganisation_begins_on_its_day() -> None:
    """New ones are added, what differs is a new version, the same are left alone, and so is what the file lacks."""
    units = [Unit("s"), Unit("s/a", headcount=1), Unit("s/b", headcount=2), Unit("s/c"), Unit("t"), Unit("u", end=JUL)]
    rows = [row("s/a", headcount=1), row("s/b", headcount=5), row("s/d", headcount=4), row("x", start=NEXT)]
    found = brought(units, rows, TODAY)
    assert [step.added for step in found.new] == [Unit("s/d", headcount=4, start=TODAY), Unit("x", start=NEXT)]
    assert [step.added for step in found.changed] == [Unit("s/b", headcount=5, start=TODAY)]
    assert (found.unchanged, found.missing, found.since) == (1, ("s/c", "t"), TODAY)  # s holds what the file names
    assert brought(units, rows, TODAY, NEXT).changed[0].added == Unit("s/b", headcount=5, start=NEXT)


def test_a_unit_with_a_new_name_is_not_missing() -> None:
    """The file says what it was; said again it is no news."""
    units = [Unit("a", headcount=3)]
    rows = [row("b", headcount=3, was=("a",))]
    found = brought(units, rows, TODAY)
    assert found.units == [Unit("b", headcount=3, was=("a",), start=TODAY)]
    assert found.missing == ()
    again = brought([*units, *found.units], rows, TODAY + timedelta(days=9))
    assert (again.units, again.unchanged, again.missing) == ([], 1, ())
    grown = [*units, *found.units, Unit("b", headcount=9, start=NEXT)]
    assert brought(grown, [row("b", headcount=9, was=("a",))], NEXT).units == []


def test_a_row_with_the_first_day_of_a_version_is_about_that_version() -> None:
    """A list that was exported, changed in a spreadsheet and imported again is a change from the day of the import."""
    units = [Unit("a", headcount=1, start=JAN), Unit("b", headcount=2)]
    rows = [row("a", headcount=7, start=JAN), row("b", headcount=2)]
    found = brought(units, rows, TODAY)
    assert found.units == [Unit("a", headcount=7, start=TODAY)]
    again = brought([*units, *found.units], rows, NEXT)
    assert (again.units, again.faults) == ([], ())


def test_an_old_list_takes_nothing_back() -> None:
    """What it says of a version is still so."""
    units = [Unit("a", headcount=1, start=JAN), Unit("a", headcount=2, start=JUL)]
    assert brought(units, [row("a", headcount=1, start=JAN)], TODAY).units == []


def test_a_row_with_another_first_day_is_a_version_from_then() -> None:
    """It may lie in the past: the file says so."""
    units = [Unit("a", headcount=1)]
    assert brought(units, [row("a", headcount=7, start=JUL)], TODAY).units == [Unit("a", headcount=7, start=JUL)]


def test_several_rows_of_a_unit_are_its_versions() -> None:
    """The one without a first day is the one since ever."""
    rows = [row("a", 2, headcount=1), row("a", 3, headcount=2, start=JUL), row("A", 4, headcount=3, start=NEXT)]
    found = brought([Unit("z")], rows, TODAY)
    assert found.units == [
        Unit("a", headcount=1),
        Unit("a", headcount=2, start=JUL),
        Unit("a", headcount=3, start=NEXT),
    ]
    assert brought([Unit("z"), *found.units], rows, TODAY).units == []


def test_an_earlier_row_is_not_about_the_day() -> None:
    """It has to say what its version says, although it may say what is so now."""
    units = [Unit("a", headcount=1), Unit("a", headcount=2, start=JUL)]
    rows = [row("a", 2, headcount=2), row("a", 3, headcount=3, start=JUL)]
    (fault,) = brought(units, rows, TODAY).faults
    assert fault[0] == 2
    assert fault[1].message == "a has a version without a from that is not in force on 2026-11-27, and differs"


def test_a_unit_that_is_over_was_there_before() -> None:
    """Nobody knows since when, so it is since ever; and it is the same when the file is imported again."""
    found = brought([Unit("z")], [row("a", end=JUL)], TODAY)
    assert found.units == [Unit("a", end=JUL)]
    again = brought([Unit("z"), *found.units], [row("a", end=JUL)], TODAY)
    assert (again.units, again.unchanged, again.faults) == ([], 1, ())


@pytest.mark.parametrize(
    ("units", "rows", "faults"),
    [
        ([Unit("a", start=TODAY)], [row("a", headcount=2)], ["2: a has a version from 2026-11-27 already"]),
        ([Unit("a")], [row("a", 7, end=JUL)], ["7: a ends before 2026-11-27"]),
        (
            [Unit("a", headcount=1, start=JAN), Unit("a", headcount=2, start=JUL)],
            [row("a", 3, headcount=9, start=JAN)],
            ["3: a has a version from 2026-01-01 that is not in force on 2026-11-27, and differs"],
        ),
        (
            [Unit("a", aliases=("x",))],
            [row("b", 2, aliases=("X",)), row("x", 3)],
            ['2: the alias "X" of b also stands for x', '3: the alias "x" of a also stands for x'],
        ),
        (
            [],
            [row("b", 5, was=("b",)), row("c", 4, start=NEXT, end=JUL)],
            ["4: until 2026-06-30 is before from 2027-01-01", "5: b can't have been called b before"],
        ),
    ],
)
def test_what_stands_against_it(units: list[Unit], rows: list[Said], faults: list[str]) -> None:
    """Everything at once, in the order of the lines, each with what to do."""
    found = brought(units, rows, TODAY)
    assert [f"{line}: {fault.message}" for line, fault in found.faults] == faults
    assert all(fault.hint for _, fault in found.faults)


def test_capitals_make_no_second_group() -> None:
    """The first spelling of a part is kept, the budget's before the file's."""
    rows = [row("Schools/a", 2), row("CARE/x", 3), row("care/y", 4)]
    assert [unit.name for unit in brought([Unit("schools")], rows, TODAY).units] == ["schools/a", "CARE/x", "CARE/y"]


_DAYS = st.none() | st.sampled_from([JAN, JUL, TODAY, NEXT])
_VALUES = st.fixed_dictionaries(
    {},
    optional={
        "headcount": st.none() | st.integers(0, 3),
        "label": st.sampled_from(["", "A"]),
        "was": st.lists(st.sampled_from(["p", "q"]), max_size=1).map(tuple),
        "start": st.sampled_from([JAN, JUL, TODAY, NEXT]),
        "end": st.none() | st.sampled_from([date(2027, 5, 1), date(2028, 1, 1)]),
    },
)
_ROWS = st.lists(
    st.builds(lambda name, values: Said(name, values), st.sampled_from(["a", "b", "a/c", "a/d"]), _VALUES),
    max_size=5,
    unique_by=lambda said: (said.name, said.values.get("start")),
)
_UNITS = st.lists(
    st.builds(
        lambda name, headcount, start: Unit(name, headcount=headcount, start=start),
        st.sampled_from(["a", "b", "a/c", "z"]),
        st.none() | st.integers(0, 3),
        _DAYS,
    ),
    max_size=5,
    unique_by=lambda unit: (unit.name, unit.start),
)


@given(_UNITS, _ROWS, st.none() | st.sampled_from([TODAY, NEXT]), st.integers(0, 20))
@settings(max_examples=300)
def test_a_second_import_changes_nothing(units: list[Unit], rows: list[Said], typed: date | None, later: int) -> None:
    """Not on the same day, and not on a later one, as long as no version begins in between."""
    found: Brought = brought(units, rows, TODAY, typed)
    if found.faults:
        return
    again = brought([*units, *found.units], rows, TODAY + timedelta(days=later), typed)
    assert (again.units, again.faults) == ([], ())
