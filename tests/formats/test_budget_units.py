"""The units, shifts and behaviours of a budget's text, and every fault with the line it stands in."""

from datetime import date

import pytest

from leadtime.formats.budget_units import parse_units
from leadtime.formats.templates import TEMPLATES, template
from leadtime.model.errors import Problem
from leadtime.model.period import Interval
from leadtime.model.unit import SHIFTS, Behaviour, Cadence, Organisation, Shift, Unit

TEXT = """\
version = 1

[[shift]]
name = "early"
hours = "6-14"
days = ["mon", "tuesday"]

[[shift]]
name = "late"
hours = "22-6"

[[unit]]
name = "schools"
visit_every = "6 weeks"
shifts = ["Early", "late", "early"]

[[unit]]
name = "schools/elineberg"
label = "Elineberg"
headcount = 45
aliases = ["#elineberg", "eli"]
was = ["elineberg"]
from = 2026-01-01
until = 2026-06-30

[[behaviour]]
name = "helps others"
label = "Helps"
aliases = ["#hjälper"]
"""


def test_everything_that_can_be_said() -> None:
    """`until` is the last day, a hashtag loses its sign, and shifts have the spelling of their own."""
    organisation, problems = parse_units(TEXT, "b")
    assert problems == ()
    assert organisation == Organisation(
        (
            Unit("schools", visit_every=Cadence(6, Interval.WEEK), shifts=("early", "late")),
            Unit(
                "schools/elineberg",
                "Elineberg",
                45,
                aliases=("elineberg", "eli"),
                was=("elineberg",),
                start=date(2026, 1, 1),
                end=date(2026, 7, 1),
            ),
        ),
        (Shift("early", 360, 840, (0, 1)), Shift("late", 1320, 360)),
        (Behaviour("helps others", "Helps", ("hjälper",)),),
    )


@pytest.mark.parametrize("text", ["", "version = 1\n", *map(template, TEMPLATES), "this is = no TOML = at all"])
def test_no_units(text: str) -> None:
    """The usual shifts are there; what is no TOML is for the budget itself to say."""
    organisation, problems = parse_units(text, "b")
    assert (organisation.units, organisation.shifts, problems) == ((), SHIFTS, ())


BASE = '[[unit]]\nname = "a"\n'  # two lines: what a case adds begins in line 3


def unit(lines: str) -> str:
    """The base with one more unit: its header is line 3."""
    return f"{BASE}[[unit]]\n{lines}"


def shift(lines: str) -> str:
    """The base with a shift: its header is line 3."""
    return f"{BASE}[[shift]]\n{lines}"


@pytest.mark.parametrize(
    ("text", "line", "message", "hint"),
    [
        (unit(""), 3, "the unit has no name", 'write name = "schools/elineberg" below [[unit]]'),
        (unit("name = 3\n"), 4, "name should be text in quotes", 'such as name = "..."'),
        (unit('name = ""\n'), 4, 'the name "" is empty', "a path is letters"),
        (unit('name = "a//b"\n'), 4, 'the name "a//b" has an empty part', "a path is letters"),
        (unit('name = "a, b"\n'), 4, "the name \"a, b\" contains ','", "a path is letters"),
        (unit('name = "a"\n'), 4, 'the unit "a" is there already, without a from', "keep one of the two, or give"),
        (unit('name = "A"\nfrom = 2027-01-01\n'), 4, 'the unit "A" is there already, as "a"', "keep one way"),
        (
            unit('name = "b"\nfrom = 2027-01-01\n[[unit]]\nname = "b"\nfrom = 2027-01-01\n'),
            7,
            'the unit "b" is there already, from 2027-01-01 too',
            "keep one of the two, or give the newer one a later from",
        ),
        (unit('name = "b"\nlabel = 3\n'), 5, "label should be text in quotes", 'such as label = "..."'),
        (unit('name = "b"\nheadcount = "4"\n'), 5, "headcount should be a whole number", "without quotes: headcount"),
        (unit('name = "b"\nheadcount = -1\n'), 5, "headcount should be a whole number, not below zero", "such as"),
        (unit('name = "b"\nheadcount = true\n'), 5, "headcount should be a whole number", "without quotes"),
        (unit('name = "b"\nvisit_every = "often"\n'), 5, 'visit_every: "often" does not say how often', "how often is"),
        (unit('name = "b"\nvisit_every = 6\n'), 5, "visit_every should be text in quotes", "such as"),
        (unit('name = "b"\nshifts = ["dya"]\n'), 5, 'there is no shift "dya"', "did you mean day?"),
        (unit('name = "b"\nshifts = "day"\n'), 5, "shifts should be a list of texts", "such as shifts"),
        (unit('name = "b"\naliases = ["#"]\n'), 5, 'the alias "#" is empty', "a path is letters"),
        (unit('name = "b"\naliases = ["x,y"]\n'), 5, "the alias \"x,y\" contains ','", "a path is letters"),
        (unit('name = "b"\naliases = ["A"]\n'), 5, 'the alias "A" also stands for "a"', "give it to one of the two"),
        (unit('name = "b"\nwas = ["b"]\n'), 5, "was is the name that the unit has", "it names what the unit was"),
        (unit('name = "b"\nwas = ["b//c"]\n'), 5, 'the name "b//c" has an empty part', "a path is letters"),
        (unit('name = "b"\nfrom = "2027-01-01"\n'), 5, "from should be a day", "without quotes and without a time"),
        (
            unit('name = "b"\nfrom = 2027-01-01\nuntil = 2026-12-31\n'),
            6,
            "until 2026-12-31 is before from 2027-01-01",
            "until is the last day of the unit",
        ),
        (
            unit('name = "b"\nheadcont = 4\n'),
            5,
            '"headcont" is not a key that leadtime knows here',
            "did you mean head",
        ),
        (
            unit('name = "b"\nlanguage = "sv"\n'),
            5,
            "language is a key of the whole file, and stands in a table here",
            "",
        ),
        (f"{BASE.replace('[[unit]]', '[unit]')}", 1, "unit should be a list of tables", "each begins with a line [[un"),
        ("unit = 3\n", 1, "unit should be a list of tables", "each begins with a line [[unit]]"),
        (shift(""), 3, "the shift has no name", 'write name = "..." below [[shift]]'),
        (shift('name = "a/b"\n'), 4, "the name \"a/b\" contains '/'", "a name is letters"),
        (shift('name = " "\n'), 4, 'the name "" is empty', "a name is letters"),
        (shift('name = "x"\n[[shift]]\nname = "X"\n'), 6, 'the shift "X" is there already', "keep one of the two"),
        (shift('name = "x"\nhours = "early"\n'), 5, '"early" is not a clock range', 'such as hours = "22-6"'),
        (shift('name = "x"\ndays = ["moonday"]\n'), 5, '"moonday" is not a day of the week', "did you mean monday?"),
        (f"{BASE}[[behaviour]]\n", 3, "the behaviour has no name", 'write name = "..." below [[behaviour]]'),
        (f'{BASE}[[behaviour]]\nname = "x"\naliases = [""]\n', 5, 'the alias "" is empty', "a path is letters"),
    ],
)
def test_a_fault_is_on_its_line(text: str, line: int, message: str, hint: str) -> None:
    """With what is wrong, and how to mend it; never an exception."""
    (problem,) = parse_units(text, "b")[1]
    assert (problem.path, problem.line, problem.message) == ("b", line, message)
    assert problem.hint.startswith(hint)


def test_all_faults_are_told_at_once() -> None:
    """In the order of the lines; and a unit with a fault is still a unit."""
    text = unit('name = "b"\nheadcount = -1\nvisit_every = "x"\nshifts = ["day", "y"]\nlabel = "B"\naliases = ["a"]\n')
    organisation, problems = parse_units(text, "b")
    assert [problem.line for problem in problems] == [5, 6, 7, 9]
    assert organisation.units == (Unit("a"), Unit("b", "B", shifts=("day",)))


def test_versions_share_their_aliases() -> None:
    """So do a unit and the one that carries it on, which may have the old name as an alias too."""
    text = (
        '[[unit]]\nname = "a"\naliases = ["x"]\n[[unit]]\nname = "a"\naliases = ["x"]\nfrom = 2026-01-01\n'
        '[[unit]]\nname = "b"\naliases = ["x", "a"]\nwas = ["a"]\nfrom = 2027-01-01\n'
    )
    organisation, problems = parse_units(text, "b")
    assert problems == ()
    assert [unit.aliases for unit in organisation.units] == [("x",), ("x",), ("x", "a")]


def test_a_list_of_inline_tables() -> None:
    """Another way to write the same; a fault is on the line of its brace."""
    organisation, problems = parse_units('unit = [\n{ name = "a" },\n{ name = "b", headcount = -1 },\n]\n', "b")
    assert organisation.units == (Unit("a"), Unit("b"))
    message = "headcount should be a whole number, not below zero"
    assert problems == (Problem("b", 3, message, "such as headcount = 45"),)


def test_five_hundred_units_with_three_versions_each() -> None:
    """Every one is there, in the order of the file."""
    blocks = [
        f'[[unit]]\nname = "g{number % 8}/u{number}"\nheadcount = {year}\n'
        f'aliases = ["u{number}"]\nfrom = {year}-01-01\n'
        for year in (2024, 2025, 2026)
        for number in range(500)
    ]
    organisation, problems = parse_units("\n".join(blocks), "b")
    assert problems == ()
    assert len(organisation.units) == 1500
    assert organisation.units[1234] == Unit("g2/u234", headcount=2026, aliases=("u234",), start=date(2026, 1, 1))
