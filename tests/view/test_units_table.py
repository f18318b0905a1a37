"""The units as a tree, and what an import does to them."""

from datetime import date

from tests.view.shown import shown, shown_at

from leadtime.model.period import Interval
from leadtime.model.unit import Cadence, Organisation, Unit
from leadtime.reckoning.unit_import import brought
from leadtime.reckoning.unit_list import Listed, listed
from leadtime.reckoning.unit_versions import Said
from leadtime.reckoning.units import UnitsThen
from leadtime.view import units_table
from leadtime.view.console import Page

DAY = date(2026, 11, 27)
SIX_WEEKS = Cadence(6, Interval.WEEK)


def found(*units: Unit) -> list[Listed]:
    """The units as they are listed on the day."""
    organisation = Organisation(units)
    return listed(organisation, UnitsThen(organisation, DAY))


def test_a_tree_with_sums() -> None:
    """What is inherited stands in brackets, the shifts of a part are those above; what nobody has is no column."""
    value = found(
        Unit("schools", visit_every=SIX_WEEKS, shifts=("day", "evening")),
        Unit("schools/elineberg", "Elineberg", 45),
        Unit("schools/seaview", "Havsvy", 1200, Cadence(1, Interval.MONTH), shifts=()),
        Unit("care/north"),
    )
    assert shown_at(80, lambda page: units_table.units(value, page)) == (
        "unit         label      headcount  visit every  shifts\n"
        "schools                     1,245  6 weeks      day, evening\n"
        "  elineberg  Elineberg         45  (6 weeks)\n"
        "  seaview    Havsvy         1,200  month        none\n"
        "care                               (quarter)\n"
        "  north                            (quarter)\n"
        "total                       1,245\n"
        "\n"
        "3 units to visit, 1 of them without a headcount. In brackets: from the unit\n"
        "above, else from the budget's target, else the default, a quarter.\n"
    )


def test_days_are_shown_where_there_are_any() -> None:
    """As they are typed."""
    value = found(Unit("a", visit_every=SIX_WEEKS, start=date(2026, 1, 1)), Unit("b", end=date(2027, 1, 1)))
    assert shown_at(80, lambda page: units_table.units(value, page)) == (
        "unit  visit every  from        until\n"
        "a     6 weeks      2026-01-01\n"
        "b     (quarter)                2026-12-31\n"
        "\n"
        "2 units to visit. In brackets: from the unit above, else from the budget's\n"
        "target, else the default, a quarter.\n"
    )


def test_a_narrow_terminal_folds_and_a_pipe_cuts_nothing() -> None:
    """Every letter is there in both."""
    name = "long-name-" * 9
    value = found(
        Unit(f"schools/{name.rstrip('-')}", "A label " * 12, 45, shifts=("day", "evening", "night", "weekend"))
    )
    narrow = shown_at(80, lambda page: units_table.units(value, page))
    assert all(len(line) <= 80 for line in narrow.splitlines())
    assert narrow.replace("\n", " ").count("label") == 13
    assert name.rstrip("-") in shown(units_table.units(value, Page(folds=False)))


def test_no_name_is_broken() -> None:
    """Where the page is too narrow the days go first, then the shifts, then the labels; a long label is folded."""
    value = found(
        Unit("skola/elinebergsskolan", "Elinebergsskolan", 48, SIX_WEEKS, ("day",), start=date(2026, 1, 1)),
        Unit(
            "omsorg/hemtjänst-sydväst", "Hemtjänsten i sydväst", 60, SIX_WEEKS, ("day", "evening", "night", "weekend")
        ),
    )
    for width, heads in (
        (120, ["unit", "label", "headcount", "visit", "every", "shifts", "from"]),
        (80, ["unit", "label", "headcount", "visit", "every", "shifts", "from"]),
        (70, ["unit", "label", "headcount", "visit", "every", "shifts"]),
        (60, ["unit", "label", "headcount", "visit", "every"]),
        (50, ["unit", "headcount", "visit", "every"]),
        (30, ["unit", "headcount", "visit", "every"]),  # and the line is longer than the page
    ):
        lines = shown_at(width, lambda page: units_table.units(value, page)).split("\n\n")[0].splitlines()
        assert lines[0].split() == heads
        assert max(map(len, lines)) <= max(width, 42)
        for name in ("  elinebergsskolan ", "  hemtjänst-sydväst "):
            assert any(line.startswith(name) for line in lines)
        assert not any("Elinebergsskola " in line for line in lines)


def test_what_people_write_is_shown_as_it_is() -> None:
    """No escape code, no markup."""
    text = shown_at(80, lambda page: units_table.units(found(Unit("a", "[red]\x1b[31mx")), page))
    assert "[red]\\x1b[31mx" in text


def test_no_units() -> None:
    """How they are brought in."""
    assert shown_at(80, lambda page: units_table.units([], page)) == (
        "No units yet. To bring in a whole organisation: leadtime unit import FILE.csv;\n"
        "to add one: leadtime unit add schools/elineberg --headcount 45\n"
    )


def row(name: str, **values: object) -> Said:
    """A row of a file."""
    return Said(name, values)


def test_an_import() -> None:
    """New, changed with what, as they are, and what the file lacks."""
    units = [Unit("s/a", headcount=1), Unit("s/b", "B"), Unit("s/c"), Unit("s/d"), Unit("s/e", end=date(2026, 1, 1))]
    rows = [
        row("s/a", headcount=5),
        row("s/b", label="Bee", start=date(2027, 1, 1)),
        row("x", headcount=3, aliases=("ex",)),
        row("s/e", label="E"),
        row("s/d"),
    ]
    value = brought(units, rows, DAY)
    assert shown_at(80, lambda page: units_table.brought(value, page)) == (
        "New from Friday 27 November 2026: 1 unit\n"
        "  x  headcount 3; also ex\n"
        "Changed from Friday 27 November 2026: 3 units\n"
        "  s/a  headcount 1 → 5\n"
        "  s/b  label “B” → “Bee”; from 1 January 2027\n"
        "  s/e  again; label “E”\n"
        "As they are: 1 unit\n"
        "Not in the file, and left alone: 1 unit\n"
        "  s/c\n"
        "  hint: leadtime unit end NAME gives one its last day; one that has a new name\n"
        "        wants the old one in the column was\n"
    )


def test_a_large_import_is_told_by_groups() -> None:
    """Of what is new the numbers; of what is missing the names, where they are not too many."""
    value = brought([], [row(f"g{number % 2}/u{number}", headcount=2) for number in range(50)], DAY)
    assert shown_at(80, lambda page: units_table.brought(value, page)) == (
        "New since ever: 50 units\n  g0  25 units  headcount 50\n  g1  25 units  headcount 50\n"
    )
    units = [Unit(f"g/u{number}") for number in range(3)] + [Unit(f"h/u{number}") for number in range(21)] + [Unit("i")]
    value = brought(units, [row("x")], DAY)
    assert shown_at(80, lambda page: units_table.brought(value, page)).splitlines()[2:6] == [
        "Not in the file, and left alone: 25 units",
        "  g/u0, u1, u2",
        "  21 parts of h",
        "  i",
    ]
