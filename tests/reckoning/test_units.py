"""The organisation as it is on a day, and which of its units a name in the log means."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtime.model.path import parent_of
from leadtime.model.period import Interval
from leadtime.model.unit import Cadence, Organisation, Unit
from leadtime.reckoning.units import DEFAULT_CADENCE, UnitsThen

MAY, JULY, SEPTEMBER = date(2026, 5, 1), date(2026, 7, 1), date(2026, 9, 1)
SUMMER = date(2026, 6, 30)
WEEK, MONTH = Cadence(1, Interval.WEEK), Cadence(1, Interval.MONTH)


def then(day: date, *units: Unit) -> UnitsThen:
    """The units on a day."""
    return UnitsThen(Organisation(units), day)


def names(found: UnitsThen) -> list[str]:
    """Their names, in order."""
    return list(found.units)


@pytest.mark.parametrize(
    ("day", "headcount"),
    [
        (date(2026, 4, 30), 10),
        (MAY, 20),  # a version is in force on its own first day
        (SUMMER, 20),
        (JULY, 30),
        (date(2026, 8, 31), 30),
        (SEPTEMBER, None),  # and not any more on its `end`
    ],
)
def test_the_version_that_began_last_is_in_force(day: date, headcount: int | None) -> None:
    """Whatever their order in the file; when the last one ends, the unit does, and no earlier one comes back."""
    versions = [
        Unit("a", headcount=30, start=JULY, end=SEPTEMBER),
        Unit("a", headcount=10),
        Unit("a", headcount=20, start=MAY),
    ]
    for order in (versions, versions[::-1]):
        unit = then(day, *order).units.get("a")
        assert (unit.headcount if unit else None) == headcount


def test_since_is_the_first_day_of_the_version_in_force() -> None:
    """None where that one has none: since ever."""
    versions = (Unit("a"), Unit("a", start=JULY))
    assert [then(day, *versions).units["a"].since for day in (MAY, SEPTEMBER)] == [None, JULY]


def test_a_unit_that_has_not_begun_or_is_over_is_not_there() -> None:
    """Its last day is the one before `end`."""
    units = (Unit("a", start=JULY), Unit("b", end=JULY), Unit("c"))
    assert names(then(SUMMER, *units)) == ["b", "c"]
    assert names(then(JULY, *units)) == ["a", "c"]


def test_a_whole_stands_before_its_parts_and_is_there_without_being_declared() -> None:
    """`schools` is first named by a part, and declared last; `care` is named by its part alone."""
    found = then(JULY, Unit("schools/high/a"), Unit("care/d"), Unit("schools", "Schools", visit_every=WEEK))
    assert names(found) == ["schools", "schools/high", "schools/high/a", "care", "care/d"]
    assert (found.units["schools"].label, found.units["care"].label) == ("Schools", "")
    assert found.units["schools/high/a"].visit_every == WEEK


@pytest.mark.parametrize(
    ("headcount", "can"),
    [(None, False), (0, False), (1, True)],
)
def test_a_group_is_what_has_parts_and_no_people_of_its_own(headcount: int | None, can: bool) -> None:
    """A group holds its parts together and can't be visited; a unit without parts always can."""
    found = then(JULY, Unit("schools", headcount=headcount), Unit("schools/a", headcount=headcount))
    assert [unit.name for unit in found.to_visit()] == (["schools"] if can else []) + ["schools/a"]
    # of parts that are over none is left to hold together
    assert [unit.name for unit in then(JULY, Unit("schools"), Unit("schools/a", end=MAY)).to_visit()] == ["schools"]


def test_cadence_and_shifts_are_those_of_the_nearest_above_that_says() -> None:
    """Each for itself; a list of no shifts is said, and is none. Labels, people and aliases are a unit's own."""
    found = then(
        JULY,
        Unit("schools", "Schools", 5, MONTH, ("day", "evening"), ("all",)),
        Unit("schools/a"),
        Unit("schools/b", visit_every=WEEK),
        Unit("schools/b/c", shifts=()),
        Unit("care"),
    ).units
    assert {name: (unit.visit_every, unit.shifts) for name, unit in found.items()} == {
        "schools": (MONTH, ("day", "evening")),
        "schools/a": (MONTH, ("day", "evening")),
        "schools/b": (WEEK, ("day", "evening")),
        "schools/b/c": (WEEK, ()),
        "care": (DEFAULT_CADENCE, ()),
    }
    assert (found["schools/a"].label, found["schools/a"].headcount, found["schools/a"].aliases) == ("", None, ())


def test_what_a_unit_has_from_above_is_that_of_the_day() -> None:
    """A cadence that the whole gets later is not the part's before."""
    units = (Unit("schools", visit_every=MONTH), Unit("schools", visit_every=WEEK, start=JULY), Unit("schools/a"))
    assert [then(day, *units).units["schools/a"].visit_every for day in (SUMMER, JULY)] == [MONTH, WEEK]


def test_where_nobody_says_it_is_the_budgets_cadence_else_a_quarter() -> None:
    """A unit's own comes before it."""
    organisation = Organisation((Unit("a"), Unit("b", visit_every=WEEK)))
    assert [unit.visit_every for unit in UnitsThen(organisation, JULY, MONTH).to_visit()] == [MONTH, WEEK]
    assert [unit.visit_every for unit in UnitsThen(organisation, JULY, None).to_visit()] == [DEFAULT_CADENCE, WEEK]
    assert DEFAULT_CADENCE.days == 91


RENAMED = (Unit("a", headcount=10), Unit("b", headcount=20, was=("a",), start=JULY))


@pytest.mark.parametrize(("day", "there"), [(SUMMER, "a"), (JULY, "b"), (SEPTEMBER, "b")])
def test_a_renamed_unit_is_meant_by_both_names(day: date, there: str) -> None:
    """Forward from the old name and backward from the new one; the old name is no unit from the new one's first day."""
    found = then(day, *RENAMED)
    assert names(found) == [there]
    assert [found.meant(name) for name in ("a", "b", "c", "")] == [there, there, "", ""]


def test_a_chain_of_renames() -> None:
    """Each name means the one of the day, however many names lie between."""
    units = (Unit("a"), Unit("b", was=("a",), start=MAY), Unit("c", was=("b",), start=SEPTEMBER))
    for day, there in ((date(2026, 4, 30), "a"), (JULY, "b"), (SEPTEMBER, "c")):
        found = then(day, *units)
        assert names(found) == [there]
        assert {found.meant(name) for name in "abc"} == {there}


def test_a_merge() -> None:
    """Both old names mean the new unit; before, the new name means the first of the old ones."""
    units = (Unit("a"), Unit("b"), Unit("c", was=("a", "b"), start=JULY))
    assert [then(JULY, *units).meant(name) for name in "abc"] == ["c", "c", "c"]
    assert [then(SUMMER, *units).meant(name) for name in "abc"] == ["a", "b", "a"]
    # of which the second, where the first is not there
    assert then(SUMMER, Unit("a", end=MAY), *units[1:]).meant("c") == "b"


def test_a_split() -> None:
    """The old name means the first in the file of those that carry it on; before, both new names mean the old one."""
    units = (Unit("a"), Unit("c", was=("a",), start=JULY), Unit("b", was=("a",), start=JULY))
    assert [then(JULY, *units).meant(name) for name in "abc"] == ["c", "b", "c"]
    assert [then(SUMMER, *units).meant(name) for name in "abc"] == ["a", "a", "a"]
    # when that one is over, the other; and what it went on as, when it is renamed, is further away
    over = Unit("c", was=("a",), start=JULY, end=SEPTEMBER)
    assert then(SEPTEMBER, Unit("a"), over, units[2]).meant("a") == "b"
    assert then(SEPTEMBER, *units, Unit("d", was=("c",), start=SEPTEMBER)).meant("a") == "b"


def test_a_part_that_becomes_a_unit_of_its_own_leaves_the_old_one_there() -> None:
    """A later version of the old name has it again, on the same day or after; its name then means itself."""
    after = Unit("a", headcount=6, start=SEPTEMBER)
    units = (Unit("a", headcount=10), Unit("b", headcount=4, was=("a",), start=JULY), after)
    assert names(then(JULY, *units)) == ["b"]
    found = then(SEPTEMBER, *units)
    assert names(found) == ["a", "b"]
    assert [found.meant(name) for name in "ab"] == ["a", "b"]


def test_a_unit_that_is_taken_over_twice_is_gone_from_the_later_day() -> None:
    """Wherever in the file that stands: of `a` there is a version from July, which `c` takes over in September."""
    units = (
        Unit("c", was=("a",), start=SEPTEMBER),
        Unit("b", was=("a",), start=MAY),
        Unit("a"),
        Unit("a", start=JULY),
    )
    for order in (units, units[::-1]):
        assert [set(names(then(day, *order))) for day in (MAY, JULY, SEPTEMBER)] == [{"b"}, {"a", "b"}, {"b", "c"}]


def test_what_a_unit_became_comes_before_what_it_was() -> None:
    """`b` was `a`, which is there again, and has become `c`."""
    units = (Unit("a"), Unit("b", was=("a",), start=MAY), Unit("c", was=("b",), start=JULY), Unit("a", start=JULY))
    found = then(SEPTEMBER, *units)
    assert names(found) == ["a", "c"]
    assert found.meant("b") == "c"


def test_a_circle_of_renames_comes_to_an_end() -> None:
    """A unit that gets its first name back; and a file that says of two that each was the other."""
    back = (Unit("a"), Unit("b", was=("a",), start=MAY), Unit("a", was=("b",), start=SEPTEMBER))
    for day, there in ((date(2026, 4, 30), "a"), (JULY, "b"), (SEPTEMBER, "a")):
        found = then(day, *back)
        assert names(found) == [there]
        assert {found.meant(name) for name in "ab"} == {there}
    never = then(JULY, Unit("a", was=("b",)), Unit("b", was=("a",)))
    assert (names(never), never.meant("a"), never.meant("b"), never.meant("x")) == ([], "", "", "")


def test_a_group_is_meant_by_its_name() -> None:
    """Declared or not: a visit to all of it is one."""
    assert then(JULY, Unit("schools/a")).meant("schools") == "schools"


DAYS = st.sampled_from([None, MAY, JULY, SEPTEMBER])
NAME = st.sampled_from(["a", "b", "a/c", "a/d", "b/e"])
UNIT = st.builds(
    lambda name, headcount, was, start, end: Unit(name, headcount=headcount, was=was, start=start, end=end),
    NAME,
    st.none() | st.integers(0, 9),
    st.lists(NAME, max_size=2, unique=True).map(tuple),
    DAYS,
    DAYS,
)


@given(st.lists(UNIT, max_size=8), st.dates(date(2026, 4, 1), date(2026, 10, 1)))
def test_any_file_has_units(units: list[Unit], day: date) -> None:
    """Each whole before its parts; a name in force means itself, and another one that is, or none."""
    found = then(day, *units)
    order = names(found)
    assert all(parent_of(name) in order[:place] for place, name in enumerate(order) if parent_of(name))
    assert all(found.meant(name) == name for name in order)
    assert all(found.meant(name) in {"", *order} for name in ("a", "b", "a/c", "a/d", "b/e", "x"))
    assert {parent_of(unit.name) for unit in found.units.values() if not unit.can_be_visited} <= {"", *order}


def test_a_later_merge_leaves_the_meaning_of_the_days_before() -> None:
    """In June `a` has become `c`, by way of `b`, whatever `d` is to take over in July; what had ended means nothing."""
    units = (Unit("a"), Unit("b", was=("a",), start=date(2026, 3, 1)), Unit("c", was=("b",), start=MAY), Unit("d"))
    merged = Unit("d", was=("a", "x"), start=JULY)
    found = then(SUMMER, *units, Unit("x", end=MAY), merged)
    assert (found.meant("a"), found.meant("x")) == ("c", "")
    found = then(JULY, *units, Unit("x", end=MAY), merged)
    assert (found.meant("a"), found.meant("x")) == ("d", "d")


@given(st.lists(UNIT, max_size=8), st.lists(UNIT, max_size=4))
def test_later_versions_change_nothing_of_the_days_before(units: list[Unit], more: list[Unit]) -> None:
    """What is declared from a day on is not there before, and leaves the meaning of the names that were in use."""
    later = [unit._replace(start=JULY, end=None) for unit in more]
    was, now = then(SUMMER, *units), then(SUMMER, *units, *later)
    assert now.units == was.units
    declared = {unit.name for unit in units if unit.start is None or unit.start <= SUMMER}
    carried_on = {name for unit in units for name in unit.was if unit.start is None or unit.start <= SUMMER}
    assert all(now.meant(name) == was.meant(name) for name in {*was.units, *(declared & carried_on)} if was.meant(name))


@pytest.mark.parametrize(
    ("name", "day", "over"),
    [
        ("a", MAY, ""),  # its last day is the one before
        ("a", date(2026, 4, 30), ""),
        ("mill", SUMMER, "mill"),
        ("mill", date(2026, 4, 30), ""),  # it is there
        ("lodge", JULY, "manor"),  # renamed in May, and over
        ("manor", JULY, "manor"),
        ("lodge", SUMMER, ""),  # called manor
        ("manor", date(2026, 4, 30), ""),  # called lodge then
        ("attic", SUMMER, "attic"),  # over for a while
        ("attic", JULY, ""),  # and carried on again
        ("later", SUMMER, ""),  # still to come
        ("nowhere", JULY, ""),
        ("g", SUMMER, ""),
        ("g", JULY, "g"),  # a group of which the last part is over
    ],
)
def test_units_that_are_over(name: str, day: date, over: str) -> None:
    """The last of its names, for any that it had; none while a unit of the day carries it on."""
    units = (
        Unit("a"),
        Unit("mill", end=MAY),
        Unit("lodge"),
        Unit("manor", was=("lodge",), start=MAY, end=JULY),
        Unit("attic", end=MAY),
        Unit("loft", was=("attic",), start=JULY),
        Unit("later", start=date(2027, 1, 1)),
        Unit("g/x", end=JULY),
    )
    found = then(day, *units)
    unit = found.over(name)
    assert (unit.name if unit else "") == over
    assert not (found.meant(name) and over)


def test_a_circle_of_renames_that_is_over_has_the_last_of_its_names() -> None:
    """Whichever of them is asked for."""
    units = (Unit("a"), Unit("b", was=("a",), start=MAY), Unit("a", was=("b",), start=SUMMER, end=JULY))
    found = then(SEPTEMBER, *units)
    assert [unit.name for name in "ab" if (unit := found.over(name))] == ["a", "a"]


def test_a_unit_that_is_over_is_as_it_was_at_last() -> None:
    """Its last label, headcount and shifts, those of the unit above where it had none; a group is none to visit."""
    units = (
        Unit("g", shifts=("night",), end=MAY),
        Unit("g/x", "Old", 3, end=MAY),
        Unit("g/x", "New", 5, start=date(2026, 2, 1), end=MAY),
        Unit("g/x", "Never", 7, start=JULY, end=date(2026, 8, 1)),
    )
    found = then(SUMMER, *units)
    part, whole = found.over("g/x"), found.over("g")
    assert part and (part.label, part.headcount, part.shifts, part.can_be_visited) == ("New", 5, ("night",), True)
    assert whole and not whole.can_be_visited
    still = then(SUMMER, Unit("g", shifts=("day",)), Unit("g/x", end=MAY), Unit("g/y")).over("g/x")
    assert still and still.shifts == ("day",)


@given(st.lists(UNIT, max_size=8), st.lists(UNIT, max_size=4))
def test_later_versions_change_nothing_of_what_is_over(units: list[Unit], more: list[Unit]) -> None:
    """Whatever a name meant that had been in use by the day; nor does any name mean two things."""
    later = [unit._replace(start=JULY, end=None) for unit in more]
    was, now = then(SUMMER, *units), then(SUMMER, *units, *later)
    for name in {unit.name for unit in units if unit.start is None or unit.start <= SUMMER}:
        if over := was.over(name):
            assert now.over(name) == over
            assert not was.meant(name) and not now.meant(name)
