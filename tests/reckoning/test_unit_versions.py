"""What adding, renaming and ending a unit means for the versions that are there; the past stays."""

from datetime import date, timedelta
from typing import Any

import pytest

from leadtime.model.errors import Refused
from leadtime.model.period import Interval
from leadtime.model.unit import Cadence, Organisation, Unit
from leadtime.reckoning.unit_versions import Said, Spelling, Versions, absent, added, at_last, ending, last_day, renamed
from leadtime.reckoning.units import UnitsThen

TODAY = date(2026, 11, 27)
JAN, JUL, AUTUMN, NEXT = date(2026, 1, 1), date(2026, 7, 1), date(2026, 9, 1), date(2027, 1, 1)
SIX_WEEKS = Cadence(6, Interval.WEEK)
ELINEBERG = Unit("schools/elineberg", "Elineberg", 45, SIX_WEEKS, ("day",), ("eli",), ("elineberg",))


def after(units: list[Unit], name: str, **values: Any) -> Unit | None:
    """The version that is added when this is said."""
    return added(Versions(units), Said(name, values), TODAY).added


def test_a_new_unit_is_there_since_ever() -> None:
    """Visits of before it was written down are known too; a day that is given is kept."""
    step = added(Versions([]), Said("schools/elineberg", {"headcount": 45}), TODAY)
    assert (step.added, step.before, step.known) == (Unit("schools/elineberg", headcount=45), None, False)
    assert after([], "a", start=JAN) == Unit("a", start=JAN)


def test_what_is_not_said_is_taken_from_the_version_in_force() -> None:
    """From today; `was` is said once, by the first version of the name."""
    assert after([ELINEBERG], "schools/elineberg", headcount=48) == ELINEBERG._replace(
        headcount=48, start=TODAY, was=()
    )


def test_what_is_emptied_is_empty() -> None:
    """None and an empty label are values too."""
    emptied: dict[str, Any] = {"label": "", "headcount": None, "visit_every": None, "shifts": None, "aliases": ()}
    assert after([ELINEBERG], "schools/elineberg", **emptied) == Unit("schools/elineberg", start=TODAY)


@pytest.mark.parametrize(
    "values",
    [{}, {"headcount": 45}, {"label": "Elineberg", "start": JAN}, {"was": ("elineberg",)}, {"was": ("Elineberg",)}],
)
def test_what_is_so_already_adds_nothing(values: dict[str, Any]) -> None:
    """Whichever day it is said from; and a name that it carries on already is no news."""
    step = added(Versions([ELINEBERG]), Said("schools/elineberg", values), TODAY)
    if values.get("was") == ("Elineberg",):
        assert step.added == ELINEBERG._replace(
            start=TODAY, was=("Elineberg",)
        )  # a name that no unit of the budget has
    else:
        assert (step.added, step.before) == (None, ELINEBERG)


def test_capitals_make_no_difference() -> None:
    """The budget's spelling of the name, and of the group of a new unit, is kept."""
    assert after([ELINEBERG], "Schools/ELINEBERG", headcount=45) is None
    assert after([ELINEBERG], "SCHOOLS/Seaview") == Unit("schools/Seaview")
    assert Spelling(["schools/a"]).of("Schools/A/B") == "schools/a/B"


@pytest.mark.parametrize(
    ("units", "start", "taken", "end"),
    [
        ([Unit("a", headcount=1), Unit("a", headcount=2, start=JUL)], JAN, 1, JUL),
        ([Unit("a", headcount=1), Unit("a", headcount=2, start=JUL)], TODAY, 2, date.max),
        ([Unit("a", headcount=1, end=JUL)], TODAY, 1, date.max),  # it is over, and begins again
        ([Unit("a", headcount=1, end=JAN), Unit("a", headcount=2, start=JUL, end=AUTUMN)], TODAY, 2, date.max),
        ([Unit("a", headcount=1, start=JUL)], JAN, 1, JUL),  # it began before what the budget says
        ([Unit("a", headcount=1, end=NEXT)], TODAY, 1, NEXT),  # it ends, and still does
    ],
)
def test_between_other_versions(units: list[Unit], start: date, taken: int, end: date) -> None:
    """The version in force on the day is gone on from, else the last one before, else the first after."""
    step = added(Versions(units), Said("a", {"label": "A", "start": start}), TODAY)
    assert step.added and (step.added.headcount, step.end) == (taken, end)


@pytest.mark.parametrize(
    ("units", "values", "message"),
    [
        ([Unit("a", start=TODAY)], {"headcount": 2}, "a has a version from 2026-11-27 already"),
        ([Unit("a")], {"headcount": 2, "start": None}, "a has a version without a from already"),
        ([Unit("a")], {"end": JUL}, "until 2026-06-30 is before from 2026-11-27"),
        ([], {"start": NEXT, "end": JUL}, "until 2026-06-30 is before from 2027-01-01"),
        ([], {"was": ("a",)}, "a can't have been called a before"),
        ([Unit("a"), Unit("b", was=("a",), start=TODAY)], {"headcount": 2}, "a is called b from 2026-11-27"),
        ([Unit("b", was=("a",))], {}, "a is called b since ever"),
    ],
)
def test_what_is_refused(units: list[Unit], values: dict[str, Any], message: str) -> None:
    """What would contradict a version that is there, or be in force on no day."""
    with pytest.raises(Refused) as refused:
        added(Versions(units), Said("a", values), TODAY)
    assert refused.value.message == message
    assert refused.value.hint


def test_a_rename_takes_everything_and_all_parts_along() -> None:
    """The new names begin on the day and say what they were; versions that begin later are carried on from then."""
    units = [
        Unit("schools", visit_every=SIX_WEEKS),
        ELINEBERG,
        Unit("schools/elineberg", "Elineberg", 60, start=NEXT),
        Unit("schools/old", end=JUL),
        Unit("schoolyard"),
    ]
    found = renamed(Versions(units), "schools", "education", TODAY)
    assert found.added == (
        Unit("education", visit_every=SIX_WEEKS, was=("schools",), start=TODAY),
        ELINEBERG._replace(name="education/elineberg", was=("schools/elineberg",), start=TODAY),
        Unit("education/elineberg", "Elineberg", 60, was=("schools/elineberg",), start=NEXT),
    )
    assert found.parts == 1
    together = Organisation((*units, *found.added))
    assert [*UnitsThen(together, TODAY - timedelta(days=1)).units] == ["schools", "schools/elineberg", "schoolyard"]
    for day in (TODAY, NEXT):
        then = UnitsThen(together, day)
        assert [*then.units] == ["schoolyard", "education", "education/elineberg"]
        assert then.meant("schools/elineberg") == "education/elineberg"


def test_a_rename_with_a_label() -> None:
    """It is that of the unit from the day on, in every version; its parts keep theirs, and so does the old name."""
    units = [Unit("a", "Old"), Unit("a", "Old", 9, start=NEXT), Unit("a/x", "Part")]
    for label, said in (("New", "New"), ("", ""), (None, "Old")):
        found = renamed(Versions(units), "a", "b", TODAY, label)
        assert [(unit.name, unit.label) for unit in found.added] == [("b", said), ("b", said), ("b/x", "Part")]


def test_a_group_that_is_not_declared_is_renamed_by_its_parts() -> None:
    """It is there because they are."""
    found = renamed(Versions([Unit("schools/a", headcount=1)]), "schools", "education", TODAY)
    assert found.added == (Unit("education/a", headcount=1, was=("schools/a",), start=TODAY),)
    assert found.parts == 1


def test_a_unit_may_be_called_again_what_it_was() -> None:
    """Later than the day on which it gave the name up."""
    units = [Unit("a"), Unit("b", was=("a",), start=JUL)]
    found = renamed(Versions(units), "b", "a", TODAY)
    assert found.added == (Unit("a", was=("b",), start=TODAY),)


@pytest.mark.parametrize(
    ("units", "old", "new", "message"),
    [
        ([], "a", "b", "there is no unit a"),
        ([Unit("a", end=JUL)], "a", "b", "a ended on 2026-06-30"),
        ([Unit("a", start=NEXT)], "a", "b", "a begins on 2027-01-01"),
        ([Unit("a"), Unit("c", was=("a",), start=JUL)], "a", "b", "a is called c from 2026-07-01"),
        ([Unit("a"), Unit("b")], "a", "b", "there is a unit b already"),
        ([Unit("a"), Unit("b", start=NEXT)], "a", "B", "there is a unit b from 2027-01-01"),
        ([Unit("a/x"), Unit("b/x")], "a", "b", "there is a unit b/x already"),
        ([Unit("a")], "a", "A", "it is called a already"),
        ([Unit("a")], "a", "a/b", "a/b would be a part of a itself"),
        ([Unit("a"), Unit("b", was=("a",), start=TODAY)], "b", "a", "a was renamed to b from 2026-11-27"),
    ],
)
def test_renames_that_are_refused(units: list[Unit], old: str, new: str, message: str) -> None:
    """What is not there, or is there already, and what would be nowhere."""
    with pytest.raises(Refused) as refused:
        renamed(Versions(units), old, new, TODAY)
    assert refused.value.message == message
    assert refused.value.hint


def test_a_unit_ends_with_its_parts() -> None:
    """Each version in force that does not end on the day already; earlier versions are left alone."""
    units = [
        Unit("a"),
        Unit("a/x", end=JUL),
        Unit("a/x", start=JUL),
        Unit("a/y", end=TODAY + timedelta(days=1)),
        Unit("b"),
        Unit("a/z", end=JUL),
    ]
    assert ending(Versions(units), "a", TODAY) == ((0, 2), 1)
    assert ending(Versions(units), "b", TODAY) == ((4,), 0)
    assert ending(Versions(units), "a/y", TODAY) == ((), 0)


@pytest.mark.parametrize(
    ("units", "message"),
    [
        ([Unit("a"), Unit("a", start=NEXT)], "a has a version from 2027-01-01"),
        ([Unit("a"), Unit("a/x", start=NEXT)], "a/x has a version from 2027-01-01"),
        ([Unit("a", end=JUL)], "a ended on 2026-06-30"),
        ([Unit("b")], "there is no unit a"),
    ],
)
def test_ends_that_are_refused(units: list[Unit], message: str) -> None:
    """A unit that is over, or would come back by itself."""
    with pytest.raises(Refused) as refused:
        ending(Versions(units), "a", TODAY)
    assert refused.value.message == message


def test_of_several_endings_the_last_is_told() -> None:
    """It is the one that is asked about."""
    units = [Unit("a", end=JAN), Unit("a", start=JUL, end=date(2026, 8, 1))]
    assert absent(Versions(units), "a", TODAY).message == "a ended on 2026-07-31"
    assert last_day(Versions(units), "a", TODAY) == date(2026, 7, 31)
    assert last_day(Versions(units), "a", date(2026, 7, 31)) == JAN - timedelta(days=1)


def test_the_last_name_of_what_is_over() -> None:
    """Through every rename; one that is in force, or to come, is not over, and a circle ends."""
    units = [Unit("a"), Unit("b", was=("a",), start=JAN), Unit("c", was=("b",), start=JUL, end=date(2026, 8, 1))]
    assert [at_last(Versions(units), name, TODAY) for name in ("a", "b", "c", "d")] == ["c", "c", "c", "d"]
    assert at_last(Versions(units), "a", JAN - timedelta(days=1)) == "a"
    assert last_day(Versions(units), "a", JAN - timedelta(days=1)) is None
    back = [Unit("a"), Unit("b", was=("a",), start=JAN), Unit("a", was=("b",), start=JUL, end=date(2026, 8, 1))]
    assert at_last(Versions(back), "b", TODAY) == "a"
    # a took the name back and gave it up on the same day
    circle = [Unit("a"), Unit("b", was=("a",), start=JAN), Unit("a", was=("b",), start=JUL)]
    circle.append(Unit("c", was=("a",), start=JUL, end=date(2026, 8, 1)))
    assert at_last(Versions(circle), "b", TODAY) == "a"
