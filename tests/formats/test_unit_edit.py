"""Units in the text of a budget: the bytes that are written, and the changes that are refused with their reason."""

from datetime import date
from functools import reduce

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.formats.made_units import UNITS

from leadtime.formats.budget_units import parse_units
from leadtime.formats.templates import TEMPLATES, template
from leadtime.formats.toml_text import apply
from leadtime.formats.unit_edit import adding_units, ending_units, fault_in_unit_change, format_unit
from leadtime.model.errors import BadData
from leadtime.model.period import Interval
from leadtime.model.unit import Cadence, Unit

OFFICE = 'version = 1\n\n[[category]]\npath = "office"\n'
LAST = date(2026, 12, 31)
END = date(2027, 1, 1)


def added(text: str, new: str) -> str:
    """What a changed text has after the old one, which must stand at its start untouched."""
    assert new.startswith(text)
    return new[len(text) :]


def test_every_key_of_a_unit() -> None:
    """Only what is said is written; the day before the end is the last one."""
    unit = Unit(
        "schools/elineberg",
        'The "school"',
        45,
        Cadence(6, Interval.WEEK),
        ("day", "evening"),
        ("eli", "å & b"),
        ("elineberg",),
        date(2026, 1, 1),
        END,
    )
    assert format_unit(unit) == (
        '[[unit]]\nname = "schools/elineberg"\nlabel = "The \\"school\\""\nheadcount = 45\nvisit_every = "6 weeks"\n'
        'shifts = ["day", "evening"]\naliases = ["eli", "å & b"]\nwas = ["elineberg"]\nfrom = 2026-01-01\n'
        "until = 2026-12-31\n"
    )
    assert format_unit(Unit("a", headcount=0, shifts=())) == '[[unit]]\nname = "a"\nheadcount = 0\nshifts = []\n'


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("", 'version = 1\n\n[[unit]]\nname = "a"\n\n[[unit]]\nname = "b"\n'),
        ("\ufeff", 'version = 1\n\n[[unit]]\nname = "a"\n\n[[unit]]\nname = "b"\n'),
        (OFFICE, '\n[[unit]]\nname = "a"\n\n[[unit]]\nname = "b"\n'),
        (OFFICE + "\n", '[[unit]]\nname = "a"\n\n[[unit]]\nname = "b"\n'),
        (OFFICE + "# the end", '\n\n[[unit]]\nname = "a"\n\n[[unit]]\nname = "b"\n'),
        (
            OFFICE.replace("\n", "\r\n"),
            '\r\n[[unit]]\r\nname = "a"\r\n\r\n[[unit]]\r\nname = "b"\r\n',
        ),
    ],
)
def test_units_are_put_at_the_end(text: str, block: str) -> None:
    """In one piece, after one blank line, in the file's own line ends; an empty budget gets its version first."""
    units = (Unit("a"), Unit("b"))
    new = apply(text, adding_units(text, units))
    assert added(text, new) == block
    assert fault_in_unit_change(text, new, units) == ""


@given(st.lists(UNITS, min_size=1, max_size=3), st.sampled_from(["", *TEMPLATES]), st.booleans())
@settings(max_examples=100)
def test_what_is_added_is_read_back(units: list[Unit], name: str, crlf: bool) -> None:
    """Any units come back as they were, behind the old text; or what is wrong with them together is seen."""
    text = template(name) if name else ""
    text = text.replace("\n", "\r\n") if crlf else text
    new = apply(text, adding_units(text, units))
    assert new.startswith(text)
    found, problems = parse_units(new, "")
    if problems:  # two of one name, or an alias of two
        assert fault_in_unit_change(text, new, units)
    else:
        assert found.units == tuple(units)
        assert fault_in_unit_change(text, new, units) == ""


HAND_WRITTEN = """\
version = 1
[[unit]]   # the first
  name = "a" # a
  # people change
  headcount = 4

# and now b
[[unit]]
name = "b"
until = 2030-01-01   # for now

[[target]]
category = "office"

[[unit]]
name = "c"
shifts = [
  "day", # and no other
]"""


def test_a_last_day_is_written_into_the_block() -> None:
    """Indented as the block is, in its place; comments and everything else stay as they are."""
    units = parse_units(HAND_WRITTEN, "")[0].units
    splices = ending_units(HAND_WRITTEN, [0, 1, 2], LAST, "b")
    new = reduce(apply, splices, HAND_WRITTEN)
    assert new == (
        HAND_WRITTEN.replace("  headcount = 4\n", "  headcount = 4\n  until = 2026-12-31\n").replace(
            "2030-01-01", "2026-12-31"
        )
        + "\nuntil = 2026-12-31\n"
    )
    assert fault_in_unit_change(HAND_WRITTEN, new, [unit._replace(end=END) for unit in units]) == ""
    assert reduce(apply, [splice.reversed() for splice in reversed(splices)], new) == HAND_WRITTEN


def test_crlf_stays_crlf() -> None:
    """The new line ends as the others do."""
    text = 'version = 1\r\n\r\n[[unit]]\r\nname = "a"\r\n'
    new = reduce(apply, ending_units(text, [0], LAST, "b"), text)
    assert new == text + "until = 2026-12-31\r\n"


def test_a_unit_in_an_inline_list_is_not_changed() -> None:
    """It has no block that a line could be put into."""
    with pytest.raises(BadData, match=r"not written under a line \[\[unit\]\]") as refused:
        ending_units('unit = [{ name = "a" }]\n', [0], LAST, "b.toml")
    assert refused.value.place == "b.toml"


UNIT = 'version = 1\n\n[[unit]]\nname = "a"\nheadcount = 4\n'


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (UNIT, UNIT + "[[unit]\n", "the budget could no longer be read: this is not TOML"),
        (UNIT, UNIT.replace("1", "2", 1), "something beside the units would change"),
        (UNIT, UNIT + '[[category]]\npath = "q"\n', "something beside the units would change"),
        (UNIT, UNIT.replace("4", "5"), "a unit that is there would change"),
        (UNIT, UNIT.replace("headcount", "hedcount"), "a unit that is there would change"),
        (UNIT, "version = 1\n", "a unit that is there would change"),
        (UNIT, UNIT + '[[unit]]\nname = "b"\nheadcount = -1\n', "the budget would have a new fault: headcount should"),
        (UNIT, UNIT + '[[unit]]\nname = "b"\n', "the units would not be the old ones with the change"),
        (UNIT, UNIT + "until = 2026-11-11\n", "the units would not be the old ones with the change"),
        ("", '[[unit]]\nname = "a"\nheadcount = 4\n', "something beside the units would change"),
    ],
)
def test_what_must_not_be_saved(old: str, new: str, fault: str) -> None:
    """Each with the reason."""
    assert fault_in_unit_change(old, new, (Unit("a", headcount=4),)).startswith(fault)


def test_faults_from_before_may_stay() -> None:
    """They keep nobody from adding a unit; a second of the same kind is new."""
    old = UNIT + '[[unit]]\nname = "x"\nheadcount = -1\n[[target]]\ncategory = "none"\n'
    new = apply(old, adding_units(old, [Unit("b")]))
    expected = (Unit("a", headcount=4), Unit("x"), Unit("b"))
    assert fault_in_unit_change(old, new, expected) == ""
    worse = new + "headcount = -1\n"
    assert "a new fault" in fault_in_unit_change(old, worse, expected)
