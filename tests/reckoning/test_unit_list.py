"""The units of a day as a tree with the headcounts of its wholes."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from leadtime.model.path import ancestors
from leadtime.model.unit import Organisation, Unit
from leadtime.reckoning.unit_list import in_tree, listed
from leadtime.reckoning.units import UnitsThen

DAY = date(2026, 11, 27)


def test_headcounts_of_wholes() -> None:
    """A whole has its own people and those of all its parts; where nothing is known there is nothing."""
    organisation = Organisation(
        (
            Unit("s/a", headcount=10),
            Unit("t"),
            Unit("s", headcount=5),
            Unit("s/b/x", headcount=7, start=DAY, end=date(2027, 1, 1)),
            Unit("s/a", headcount=99, start=date(2027, 1, 1)),
        )
    )
    found = listed(organisation, UnitsThen(organisation, DAY))
    assert [(one.unit.name, one.people, one.to_visit, one.own is None) for one in found] == [
        ("s", 22, 3, False),
        ("s/a", 10, 1, False),
        ("s/b", 7, 1, True),
        ("s/b/x", 7, 1, False),
        ("t", None, 1, False),
    ]
    assert [(one.first, one.last) for one in found if one.first] == [(DAY, date(2026, 12, 31))]


@given(st.lists(st.lists(st.sampled_from("abc"), min_size=1, max_size=4).map("/".join), max_size=12))
def test_wholes_stand_before_their_parts(paths: list[str]) -> None:
    """Every part stands behind its whole with only other parts of it between; siblings keep their order."""
    names = list(dict.fromkeys(whole for path in paths for whole in reversed(list(ancestors(path)))))
    found = in_tree(names)
    assert sorted(found) == sorted(names)
    for name in names:
        parts = [number for number, other in enumerate(found) if other == name or other.startswith(name + "/")]
        assert found[parts[0]] == name
        assert parts == list(range(parts[0], parts[0] + len(parts)))
        siblings = [
            other for other in names if other.startswith(name + "/") and other.count("/") == name.count("/") + 1
        ]
        assert [other for other in found if other in siblings] == siblings
