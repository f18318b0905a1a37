"""What people write of a unit, in an option or a cell."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from tests.formats.made_units import UNITS

from leadtime.formats.misread import Misread
from leadtime.formats.unit_words import read_name, read_values, words_of
from leadtime.model.period import Interval
from leadtime.model.unit import Cadence, Unit

SHIFTS = ("day", "Night shift")
_COMMAS = "several shifts have commas between them: day, Night shift"


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("label", "  The  school ", ("label", "The school")),
        ("label", "", ("label", "")),
        ("headcount", "45", ("headcount", 45)),
        ("headcount", "0", ("headcount", 0)),
        ("headcount", "45.0", ("headcount", 45)),
        ("headcount", "1 234", ("headcount", 1234)),
        ("headcount", "1\u00a0234\u202f567", ("headcount", 1234567)),
        ("headcount", " ", ("headcount", None)),
        ("visit_every", "6 Weeks", ("visit_every", Cadence(6, Interval.WEEK))),
        ("visit_every", "6w", ("visit_every", Cadence(6, Interval.WEEK))),
        ("visit_every", "quarter", ("visit_every", Cadence(1, Interval.QUARTER))),
        ("visit_every", "", ("visit_every", None)),
        ("shifts", "DAY; night shift,day", ("shifts", ("day", "Night shift"))),
        ("shifts", "none", ("shifts", ())),
        ("shifts", " , ", ("shifts", None)),
        ("aliases", "#eli, Söder;eli", ("aliases", ("eli", "Söder"))),
        ("aliases", "", ("aliases", ())),
        ("was", "schools/old, older", ("was", ("schools/old", "older"))),
        ("from", "2026-01-01", ("start", date(2026, 1, 1))),
        ("until", "2026-12-31", ("end", date(2027, 1, 1))),
        ("until", "9999-12-31", ("end", None)),
        ("until", "", ("end", None)),
    ],
)
def test_a_value(key: str, text: str, value: tuple[str, Any]) -> None:
    """What is empty empties what it is for."""
    assert read_values({key: text}, SHIFTS) == (dict([value]), [])


def test_what_is_not_written_says_nothing() -> None:
    """Neither does an empty first day: it is that of the change."""
    assert read_values({"from": " "}, SHIFTS) == ({}, [])


@pytest.mark.parametrize(
    ("key", "text", "message", "hint"),
    [
        (
            "headcount",
            "many",
            'headcount "many" is not a number that can be read',
            "write headcount as digits, such as",
        ),
        ("headcount", "-3", 'headcount "-3" is negative', "write headcount as digits"),
        ("headcount", "4.5", 'headcount "4.5" is not a whole number', "round headcount"),
        ("headcount", "10000001", 'headcount "10000001" is too many', "mend headcount"),
        ("headcount", "12 34", 'headcount "12 34" is not a number that can be read', "write headcount as digits"),
        ("visit_every", "often", 'visit_every: "often" does not say how often', "how often is 6 weeks"),
        ("shifts", "day, dya", 'there is no shift "dya"', "did you mean day?"),
        ("shifts", "none, day", 'there is no shift "none"', ""),
        ("shifts", "day/night shift", 'there is no shift "day/night shift"', _COMMAS),
        ("shifts", "Day + night shift", 'there is no shift "Day + night shift"', _COMMAS),
        ("shifts", "day & night shift", 'there is no shift "day & night shift"', _COMMAS),
        ("shifts", "day och NIGHT SHIFT", 'there is no shift "day och NIGHT SHIFT"', _COMMAS),
        ("shifts", "day and dya", 'there is no shift "day and dya"', "it may be day, Night shift"),
        ("aliases", "a, =b", "the alias \"=b\" has a part that begins with '='", "a path is letters"),
        ("aliases", "#", 'the alias "" is empty', "a path is letters"),
        ("was", "a//b", 'the name "a//b" has an empty part', "a path is letters"),
        ("from", "1/2/2026", 'from "1/2/2026" is not a day: year, month or day first?', "write a day as 2026-11-23"),
        ("until", "2026-02-30", 'until "2026-02-30" is in no calendar', "write a day as 2026-11-23"),
    ],
)
def test_what_can_not_be_read(key: str, text: str, message: str, hint: str) -> None:
    """It says what and how to mend it, and is no value."""
    values, (fault,) = read_values({key: text}, SHIFTS)
    assert (values, fault.message) == ({}, message)
    assert fault.hint.startswith(hint)


def test_all_that_can_not_be_read_is_told() -> None:
    """The rest is read."""
    values, faults = read_values({"headcount": "x", "label": "A", "visit_every": "y"}, SHIFTS)
    assert (values, len(faults)) == ({"label": "A"}, 2)


def test_a_name() -> None:
    """A slash at its end is no part of it."""
    assert read_name(" schools/elineberg/ ") == "schools/elineberg"
    with pytest.raises(Misread, match='the name "" is empty'):
        read_name(" ")


@given(UNITS)
def test_words_are_read_back(unit: Unit) -> None:
    """Any unit, but for the blanks in its label."""
    words = words_of(unit)
    values, faults = read_values(words, ["day", "evening", "night", "weekend"])
    assert faults == []
    assert Unit(read_name(words["name"]), **values) == unit._replace(label=" ".join(unit.label.split()))
