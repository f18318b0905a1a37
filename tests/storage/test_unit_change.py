"""Units added, renamed, ended and brought in: each one change of the budget that undo takes back."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from tests.storage.kept import NOW, kept, text_of

from leadtime.formats.budget_units import parse_units
from leadtime.model.errors import BadData, Refused
from leadtime.model.unit import Unit
from leadtime.reckoning.unit_versions import Said
from leadtime.storage.history import redo, undo
from leadtime.storage.journal import read_records
from leadtime.storage.places import Places
from leadtime.storage.unit_change import add_unit, end_unit, import_units, rename_unit

TODAY = NOW.date()
UNITS = """
[[unit]]
name = "schools"

[[unit]]
name = "schools/a"
headcount = 10   # and growing
"""


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """A folder with the director's budget and two units."""
    found = kept(tmp_path)
    Path(found.budget).write_bytes((text_of(found.budget) + UNITS).encode())
    return found


def units(places: Places) -> tuple[Unit, ...]:
    """The units of the budget's file."""
    organisation, problems = parse_units(text_of(places.budget), "")
    assert problems == ()
    return organisation.units


SCHOOLS, A = Unit("schools"), Unit("schools/a", headcount=10)
CHANGES: dict[str, tuple[Callable[[Places], object], tuple[Unit, ...]]] = {
    "unit add schools/b": (
        lambda places: add_unit(places, Said("schools/b", {"headcount": 3}), NOW),
        (SCHOOLS, A, Unit("schools/b", headcount=3)),
    ),
    "unit add schools/a": (
        lambda places: add_unit(places, Said("schools/a", {"headcount": 12}), NOW),
        (SCHOOLS, A, Unit("schools/a", headcount=12, start=TODAY)),
    ),
    "unit rename schools education": (
        lambda places: rename_unit(places, "schools", "education", TODAY, NOW),
        (
            SCHOOLS,
            A,
            Unit("education", was=("schools",), start=TODAY),
            Unit("education/a", headcount=10, was=("schools/a",), start=TODAY),
        ),
    ),
    "unit end schools": (
        lambda places: end_unit(places, "schools", TODAY, NOW),
        (SCHOOLS._replace(end=date(2026, 11, 28)), A._replace(end=date(2026, 11, 28))),
    ),
    "unit import of 2 units": (
        lambda places: import_units(
            places, [Said("schools/a", {"headcount": 11}), Said("care", {}), Said("schools", {})], None, NOW
        ),
        (SCHOOLS, A, Unit("care", start=TODAY), Unit("schools/a", headcount=11, start=TODAY)),
    ),
}


@pytest.mark.parametrize("did", CHANGES)
def test_one_change(places: Places, did: str) -> None:
    """It is in the journal in its words; undo brings the very bytes back, and redo makes it again."""
    before = text_of(places.budget)
    make, expected = CHANGES[did]
    make(places)
    after = text_of(places.budget)
    assert units(places) == expected
    (record,) = read_records(places)
    assert record.did == did
    assert undo(places, NOW).did == did
    assert text_of(places.budget) == before
    redo(places, NOW)
    assert text_of(places.budget) == after


@pytest.mark.parametrize("did", CHANGES)
def test_done_again_it_changes_nothing(places: Places, did: str) -> None:
    """Or is refused; the file and the journal stay."""
    make, _ = CHANGES[did]
    make(places)
    after = text_of(places.budget)
    try:
        make(places)
    except Refused:
        assert "rename" in did
    assert text_of(places.budget) == after
    assert len(read_records(places)) == 1


def test_an_ended_unit_keeps_its_lines(places: Places) -> None:
    """The last day is put into its block, and no other byte moves."""
    before = text_of(places.budget)
    end_unit(places, "schools/a", TODAY, NOW)
    assert text_of(places.budget) == before.replace("# and growing\n", "# and growing\nuntil = 2026-11-27\n")


def test_a_slip_in_a_name_is_refused(places: Places) -> None:
    """An alias that means another unit too, with both names; nothing is written."""
    before = text_of(places.budget)
    with pytest.raises(Refused, match='the alias "schools" of b also stands for schools'):
        add_unit(places, Said("b", {"aliases": ("schools",)}), NOW)
    with pytest.raises(Refused, match='there is no shift "dawn"'):
        add_unit(places, Said("b", {"shifts": ("dawn",)}), NOW)
    assert text_of(places.budget) == before


def test_what_stands_against_an_import_is_handed_back(places: Places) -> None:
    """And then nothing of it is done."""
    before = text_of(places.budget)
    rows = [Said("b", {}, 2), Said("c", {"aliases": ("b",)}, 3)]
    found = import_units(places, rows, None, NOW)
    assert [line for line, _ in found.faults] == [3]
    assert text_of(places.budget) == before


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ('[[unit]]\nname = "b"\nheadcount = -1\n', "headcount should be a whole number, not below zero"),
        ('[[target]]\ncategory = "none"\nat_most = "3h"\n', 'there is no category "none"'),
        ("[[unit]]\nname = \n", "this is not TOML"),
    ],
)
def test_a_budget_with_a_fault_is_left_alone(places: Places, more: str, message: str) -> None:
    """Half of a unit would be carried on as the whole."""
    text = text_of(places.budget) + more
    Path(places.budget).write_bytes(text.encode())
    for make, _ in CHANGES.values():
        with pytest.raises(BadData, match=message):
            make(places)
    assert text_of(places.budget) == text


def test_units_in_an_inline_list(tmp_path: Path) -> None:
    """No block can follow it, and none of it is a block: the file stays as it is."""
    places = kept(tmp_path)
    text = 'unit = [{ name = "a" }]\n' + text_of(places.budget)
    Path(places.budget).write_bytes(text.encode())
    for make in (
        lambda: add_unit(places, Said("b", {}), NOW),
        lambda: end_unit(places, "a", TODAY, NOW),
    ):
        with pytest.raises(BadData):
            make()
    assert text_of(places.budget) == text


def test_a_whole_organisation_is_one_change(tmp_path: Path) -> None:
    """Five hundred units, since ever where there were none; all of them are ended in one change too."""
    places = kept(tmp_path)
    before = text_of(places.budget)
    rows = [Said("o", {})] + [Said(f"o/g{number % 8}/u{number}", {"headcount": number}) for number in range(500)]
    assert len(import_units(places, rows, None, NOW).new) == 501
    assert units(places)[7] == Unit("o/g6/u6", headcount=6)
    end_unit(places, "o", TODAY, NOW)
    assert {unit.end for unit in units(places)} == {date(2026, 11, 28)}
    undo(places, NOW)
    undo(places, NOW)
    assert text_of(places.budget) == before


def test_what_was_written_since_is_not_made_a_fault_by_redo(places: Places) -> None:
    """An alias that a unit got by hand, after the change that gave it to another was undone: both can't have it."""
    add_unit(places, Said("schools/b", {"aliases": ("sea",)}), NOW)
    undo(places, NOW)
    by_hand = text_of(places.budget) + '\n[[unit]]\nname = "schools/c"\naliases = ["sea"]\n'
    Path(places.budget).write_bytes(by_hand.encode())
    with pytest.raises(BadData, match="the budget would have a new fault"):
        redo(places, NOW)
    assert text_of(places.budget) == by_hand
