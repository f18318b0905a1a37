"""Units as people type them, on a day."""

from datetime import date

import pytest

from leadtime.formats.typed_unit import find_unit, find_units
from leadtime.model.errors import Refused, Usage
from leadtime.model.unit import Organisation, Unit
from leadtime.reckoning.units import UnitsThen

DAY, LATER = date(2026, 11, 27), date(2027, 1, 1)
MAY, JULY = date(2026, 5, 1), date(2026, 7, 1)
WITH_DATE = "leadtime log, recognise and promise add take it with --date "
UNITS = UnitsThen(
    Organisation(
        (
            Unit("schools", "All schools"),
            Unit("schools/elineberg", "Elineberg school", 45, aliases=("eli", "Söder")),
            Unit("schools/seaview", "Havsvy"),
            Unit("care/seaview"),
            Unit("care/birch court"),
            Unit("depots/north-2"),
            Unit("depots/north"),
            Unit("depots/polar", was=("depots/north", "depots/nor"), start=DAY),
            Unit("care/old", "Gamla huset", aliases=("ancient",), end=DAY),
            Unit("care/older-still"),
            Unit("care/new", start=LATER),
            Unit("care/new-wing"),
            # over by way of another name, and of one whose unit is over as well
            Unit("care/lodge", end=MAY),
            Unit("care/manor", was=("care/lodge",), start=JULY),
            Unit("care/mill"),
            Unit("homes/mill", was=("care/mill",), start=MAY, end=JULY),
            Unit("care/Attic", end=MAY),
            Unit("care/attic-2"),
            Unit("twins/a/same", end=MAY),
            Unit("twins/b/same", end=MAY),
        )
    ),
    DAY,
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("schools/elineberg", "schools/elineberg"),
        (" Schools/Elineberg/ ", "schools/elineberg"),
        ("schools", "schools"),  # and not one of its parts
        ("care", "care"),  # a group that nobody has declared
        ("ELI", "schools/elineberg"),
        ("#söder", "schools/elineberg"),
        ("elineberg", "schools/elineberg"),
        ("Elineberg School", "schools/elineberg"),
        ("havsvy", "schools/seaview"),
        ("birch court", "care/birch court"),
        # beginnings, of a path before those of a last part, a label or an alias
        ("sch", "schools"),
        ("schools/e", "schools/elineberg"),
        ("care/s", "care/seaview"),
        ("birch", "care/birch court"),
        ("sö", "schools/elineberg"),
        ("havs", "schools/seaview"),
        ("polar", "depots/polar"),
    ],
)
def test_what_is_meant(text: str, name: str) -> None:
    """The exact name, an alias, a last part, a label, a beginning: in this order."""
    assert find_unit(text, UNITS) == name


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("seaview", '"seaview" may be schools/seaview or care/seaview', "type more of the name"),
        (
            "elinberg",
            'there is no unit "elinberg"',
            'did you mean schools/elineberg? leadtime unit add "elinberg" makes',
        ),
        ("xyz", 'there is no unit "xyz"', 'leadtime unit list shows them; leadtime unit add "xyz" makes it'),
        # what it was called, although another one begins so
        ("depots/north", 'on 2026-11-27 "depots/north" is called depots/polar', "say depots/polar"),
        ("depots/nor", 'on 2026-11-27 "depots/nor" is called depots/polar', "say depots/polar"),
        # what is over, by any whole name it had, and although another one begins so
        ("care/old", "care/old ended on 2026-11-26", f"{WITH_DATE}2026-11-26 or an earlier day"),
        ("Care/OLD", "care/old ended on 2026-11-26", f"{WITH_DATE}2026-11-26"),
        ("care/attic", "care/Attic ended on 2026-04-30", f"{WITH_DATE}2026-04-30"),
        ("ancient", "care/old ended on 2026-11-26", f"{WITH_DATE}2026-11-26"),
        ("gamla huset", "care/old ended on 2026-11-26", f"{WITH_DATE}2026-11-26"),
        ("gamla", 'there is no unit "gamla"', "leadtime unit list shows them"),
        ("care/lodge", 'on 2026-11-27 "care/lodge" is called care/manor', "say care/manor"),
        ("lodge", 'on 2026-11-27 "care/lodge" is called care/manor', "say care/manor"),
        ("care/mill", "care/mill, called homes/mill at last, ended on 2026-06-30", f"{WITH_DATE}2026-06-30"),
        ("mill", "care/mill, called homes/mill at last, ended on 2026-06-30", f"{WITH_DATE}2026-06-30"),
        ("same", 'there is no unit "same"', "leadtime unit list shows them"),
        # what is still to come
        ("care/new", "care/new begins on 2027-01-01", "give a later day"),
    ],
)
def test_what_means_none_or_several(text: str, message: str, hint: str) -> None:
    """Never guessed; the names are said, and how to make a new one."""
    with pytest.raises(Refused) as refused:
        find_unit(text, UNITS)
    assert refused.value.message == message
    assert refused.value.hint.startswith(hint)


def test_of_many_the_first_are_named() -> None:
    """And how many more there are."""
    units = UnitsThen(Organisation(tuple(Unit(f"g{number}/same") for number in range(9))), DAY)
    with pytest.raises(Refused, match='"same" may be g0/same, g1/same, g2/same, g3/same or 5 others'):
        find_unit("same", units)


def test_an_old_name_may_be_an_alias() -> None:
    """Then nobody has to learn the new one."""
    organisation = Organisation((Unit("a"), Unit("b", aliases=("a",), was=("a",), start=DAY)))
    assert find_unit("a", UnitsThen(organisation, DAY)) == "b"


@pytest.mark.parametrize("text", ["", "/", "a//b", "a/ b", "=a", "a\nb"])
def test_what_is_no_path(text: str) -> None:
    """It is refused whatever units there are."""
    for units in (UNITS, UnitsThen(Organisation(), DAY)):
        with pytest.raises(Usage, match="can't be a unit"):
            find_unit(text, units)


def test_without_units_any_path_is_one() -> None:
    """There is nothing to hold it against."""
    assert find_unit("schools/elineberg", UnitsThen(Organisation(), DAY)) == "schools/elineberg"


def test_several_units() -> None:
    """With commas, each once, in the order typed."""
    assert find_units("havsvy, eli,,schools/elineberg", UNITS) == "schools/seaview, schools/elineberg"
    with pytest.raises(Refused):
        find_units("eli, nowhere", UNITS)


SWEDISH = UnitsThen(
    Organisation(
        (
            Unit("omsorg/björkgården", "Björkgården"),
            Unit("omsorg/hemtjänst-sydväst", "Hemtjänst sydväst"),
            Unit("omsorg/hemtjänst norr", aliases=("Övre",)),
            Unit("skola/norr-skolan"),
            Unit("skola/ås"),
            Unit("skola/as"),
            Unit("kök/café"),
            Unit("kök/cafe-två"),
        )
    ),
    DAY,
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("bjork", "omsorg/björkgården"),
        ("BJORKGARDEN", "omsorg/björkgården"),
        ("omsorg/bjo", "omsorg/björkgården"),
        ("hemtjanst sydvast", "omsorg/hemtjänst-sydväst"),  # the label
        ("ovre", "omsorg/hemtjänst norr"),
        # exact readings first
        ("as", "skola/as"),
        ("ås", "skola/ås"),
        ("café", "kök/café"),
        ("kok/cafè", "kök/café"),
        ("cafe", "kök/cafe-två"),  # a beginning, with every letter as it is typed
        # a word within the last part
        ("sydväst", "omsorg/hemtjänst-sydväst"),
        ("sydvast", "omsorg/hemtjänst-sydväst"),
        ("Norr", "skola/norr-skolan"),  # a beginning comes before
        ("tva", "kök/cafe-två"),
        ("skolan", "skola/norr-skolan"),
    ],
)
def test_what_is_meant_without_accents_or_by_a_word_within(text: str, name: str) -> None:
    """As the last readings, when no other finds a unit."""
    assert find_unit(text, SWEDISH) == name


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("hemtjanst", '"hemtjanst" may be omsorg/hemtjänst-sydväst or omsorg/hemtjänst norr'),
        ("skola/às", '"skola/às" may be skola/ås or skola/as'),
        ("väst", 'there is no unit "väst"'),  # a whole word alone
    ],
)
def test_accents_are_not_guessed_at(text: str, message: str) -> None:
    """What may be several is refused with their names."""
    with pytest.raises(Refused) as refused:
        find_unit(text, SWEDISH)
    assert refused.value.message == message


def test_the_nearest_names_leave_accents_out_too() -> None:
    """A slip in a word without its dots still finds the name."""
    with pytest.raises(Refused) as refused:
        find_unit("bjorkgardne", SWEDISH)
    assert refused.value.hint.startswith("did you mean omsorg/björkgården?")
