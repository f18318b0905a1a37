"""The coverage on the screen: whole screens with 12 and with 500 units, and each kind of row."""

from datetime import date, timedelta

import pytest
from tests.reckoning.made_visits import NOW, QUARTER, SCHOOLS, TODAY, clocked, covered, promise, visit
from tests.view.golden_text import assert_golden
from tests.view.shown import shown, shown_at

from leadtime.model.period import Interval, Period
from leadtime.model.unit import Cadence, Organisation, Shift, Unit
from leadtime.reckoning.coverage_values import Coverage
from leadtime.view.console import Page
from leadtime.view.coverage_table import MOST_ROWS, coverage

PARTS = ("schools", "preschools", "care-homes", "libraries")
NAMES = ("Elineberg", "Seaview", "Birch Court", "Harbour", "Oak Lane")
NEXT_YEAR = Period(date(2027, 1, 1), date(2028, 1, 1))


def made(number: int, period: Period = QUARTER) -> Coverage:
    """So many units in four parts, visits on each working day of two years, mostly to a few, and some promises."""
    units = [
        Unit("schools", "Schools", visit_every=Cadence(6, Interval.WEEK), shifts=("day",)),
        Unit("care-homes", "Care homes", visit_every=Cadence(1, Interval.MONTH), shifts=("day", "evening", "night")),
    ]
    for one in range(number):
        label = f"{NAMES[one // 4 % 5]}{f' {one // 20 + 1}' if one >= 20 else ''}"
        units.append(Unit(f"{PARTS[one % 4]}/{label.lower().replace(' ', '-')}", label, 10 + 7 * one % 50))
    names = [unit.name for unit in units[2:]]
    met = number * 7 // 10
    days = [TODAY - timedelta(days=ago) for ago in range(0, 700, 3)]
    visits = [  # of late mostly to a few, before to one after the other
        clocked(names[at % 2 if at < 9 else 6 if at < 15 else at % met], f"{day} {18 if at % 5 == 4 else 9:02}:00", 45)
        for at, day in enumerate(days)
        if day.weekday() < 5
    ]
    visits = [entry._replace(people=8 + at % 20) for at, entry in enumerate(visits)]
    promises = [promise(name, date(2026, 11, 2), date(2026, 11, 20)) for name in names[:3]]
    return covered(Organisation(tuple(units)), visits, period, promises=promises)


def lines_of(value: Coverage, page: Page | None = None, whole: bool = True, within: str = "") -> list[str]:
    """The lines as they are on a wide page."""
    return [line.plain for line in coverage(value, page or Page(200), whole=whole, within=within)]


@pytest.mark.parametrize("number", [12, 500])
@pytest.mark.parametrize("width", [80, 120])
def test_the_screens(number: int, width: int) -> None:
    """Calm with 500 units: the five worst of each part, the others in one line."""
    value = made(number)
    text = shown_at(width, lambda page: coverage(value, page, whole=False))
    assert_golden(f"coverage-{number}-{width}", text)
    assert max(map(len, text.splitlines())) <= width
    assert len(text.splitlines()) < 50


def test_a_pipe_has_every_row() -> None:
    """500 units are 500 lines and one for each part; a narrow pipe cuts none of them."""
    text = shown(coverage(made(500), Page(30, folds=False)))
    rows = text.split("\n\n")[1].splitlines()[1:]
    assert len(rows) == 504
    assert sum("overdue" in row or "never visited" in row for row in rows if row.startswith(" ")) == sum(
        row.overdue for row in made(500).rows if row.standing
    )
    assert "more:" not in text


@pytest.mark.parametrize(("units", "most"), [(MOST_ROWS - 1, True), (MOST_ROWS, False)])
def test_forty_rows_are_shown_whole(units: int, most: bool) -> None:
    """One more, and the worst five stand for all."""
    organisation = Organisation(tuple(Unit(f"g/u{number}", headcount=100 - number) for number in range(units)))
    lines = lines_of(covered(organisation), whole=False)
    assert any("more:" in line for line in lines) != most
    if not most:
        assert [line.split("  ")[1] for line in lines if line.startswith("  ")] == [
            *("u0", "u1", "u2", "u3", "u4"),
            "35 more: 35 never visited",
        ]
        assert "`leadtime coverage --all` shows every unit, and --unit UNIT those of one part." in lines


def test_what_is_left_out_is_counted() -> None:
    """By how it stands; the single unit that would be left out is shown, and so is one without a part above it."""
    units = [Unit(f"a/u{number:02}") for number in range(36)] + [Unit(f"b/u{number}") for number in range(6)]
    visits = [visit(f"a/u{number:02}", date(2026, 11, 25)) for number in range(10)]
    visits += [visit(f"a/u{number:02}", date(2026, 1, 7)) for number in range(10, 17)]
    lines = lines_of(covered(Organisation((*units, Unit("top"))), visits), whole=False)
    assert "  31 more: 14 never visited, 7 others overdue, 10 in time" in lines
    assert sum(line.startswith("  u") for line in lines) == 5 + 6
    assert any(line.startswith("top ") for line in lines)


def test_no_group_is_left_out() -> None:
    """However many there are: each stands for its units, the hidden ones too."""
    organisation = Organisation(tuple(Unit(f"g{group}/u{number}") for group in range(9) for number in range(8)))
    lines = lines_of(covered(organisation), whole=False)
    assert [line.split()[0] for line in lines if line.startswith("g")] == [f"g{group}" for group in range(9)]
    assert lines.count("  3 more: 3 never visited") == 9


def test_a_unit_with_parts_has_a_row_for_itself() -> None:
    """`care` has people of its own besides its part: the sum first, then itself, and the figures add up."""
    value = covered(SCHOOLS, [visit("care", date(2026, 11, 20)), visit("care/d", date(2026, 11, 26))])
    lines = lines_of(value, within="care")
    assert lines[3:7] == [
        "unit      last visit  days  every     late  visits  time",
        "care      2 of 2 visited                         2  2:00",
        "  itself  20 Nov         7  10 days  0.7 x       1  1:00",
        "  d       26 Nov         1  10 days  0.1 x       1  1:00",
    ]
    assert lines[8] == "These figures are of all units:"


def test_a_part_begins_at_the_margin() -> None:
    """However deep it lies."""
    organisation = Organisation((Unit("north/schools/elineberg"), Unit("north/schools/seaview"), Unit("south")))
    rows = lines_of(covered(organisation), within="north/schools")[4:7]
    assert [row.partition("  ")[0] for row in rows[:1]] == ["schools"]
    assert [row.split()[0] for row in rows] == ["schools", "elineberg", "seaview"]
    assert rows[1].startswith("  elineberg")


def test_the_year_is_said_where_it_is_another() -> None:
    """Of the last visits; the latest has none."""
    lines = lines_of(covered(SCHOOLS, [visit("schools/a", date(2025, 11, 26)), visit("schools/b", date(2026, 11, 26))]))
    assert any(line.startswith("  a       26 Nov 2025   366  6 weeks") for line in lines)
    assert any(line.startswith("  b       26 Nov          1  6 weeks") for line in lines)


def test_colour_only_repeats() -> None:
    """What is red has its mark and its word as well; ascii has a plain mark."""
    lines = coverage(covered(SCHOOLS, [visit("schools/a", date(2026, 7, 1))]), Page(80, True, "ascii", plain=True))
    red = [line.plain[span.start : span.end] for line in lines for span in line.spans if span.style == "red"]
    assert red == [*["v never visited"] * 2, *["v never visited"] * 2, "v overdue"]
    assert all(line.plain.isascii() for line in lines)


def test_what_people_write_is_data() -> None:
    """Labels, names and shifts may hold what a terminal would obey: it is shown instead."""
    organisation = Organisation(
        (Unit("a", "[red]x[/red]\x1b[31m", shifts=("d\x1b",)), Unit("b")), (Shift("d\x1b", 360, 960),)
    )
    text = "\n".join(lines_of(covered(organisation, [clocked("a", "2026-11-25 09:00"), visit("n\x1b", TODAY)])))
    assert "\x1b" not in text
    assert "[red]x[/red]\\x1b[31m" in text
    assert "d\\x1b" in text and "n\\x1b (1)" in text


def test_the_shifts() -> None:
    """By the weekday they begin on; units without a shift are not counted, and a visit without a clock is told of."""
    visits = [clocked("schools/a", "2026-11-23 09:00"), clocked("care/d", "2026-11-24 23:00", 60 * 8)]
    lines = lines_of(covered(SCHOOLS, [*visits, visit("schools/b", TODAY)]))
    assert lines[-4:] == [
        "visits  Mon  Tue  Wed  Thu  Fri  Sat  Sun  units ever seen",
        "day       1    ·    1    ·    ·    ·    ·  2 of 5",
        "night     ·    1    ·    ·    ·    ·    ·  1 of 2",
        "1 visit has no clock time, so nobody can tell the shift.",
    ]


def test_a_shift_that_was_never_met_stands_out() -> None:
    """In red, which the 0 says as well."""
    lines = coverage(covered(SCHOOLS, [clocked("care/d", "2026-11-24 23:00")]), Page(80))
    seen = [line for line in lines if line.plain.startswith(("day ", "night "))]
    found = [(line.plain[span.start : span.end], span.style) for line in seen for span in line.spans]
    assert found == [("0 of 5", "red")]


def test_no_grid_of_dots() -> None:
    """Where nobody was ever seen at a known time there is nothing to show."""
    assert not any("  Mon  " in line for line in lines_of(covered(SCHOOLS, [visit("schools/a", TODAY)])))


def test_a_period_to_come() -> None:
    """Says that it has not begun, and how the units stand; no figures of visits that can't be there yet."""
    lines = lines_of(covered(SCHOOLS, [clocked("schools/a", "2026-11-25 09:00")], NEXT_YEAR))
    assert lines[0] == "2027 has not begun; how it stands on Friday 27 November 2026"
    assert not any("of 3 visited" in line or "Reach" in line or "Mon" in line for line in lines)
    assert lines[3] == "unit      last visit  days  every     late"
    assert lines[-1].startswith("  a       25 Nov         2  6 weeks  0.0 x")


@pytest.mark.parametrize("period", [QUARTER, NEXT_YEAR])
def test_nothing_at_all(period: Period) -> None:
    """No units, no log: two sentences and no empty table."""
    lines = lines_of(covered(Organisation(), [], period, NOW))
    assert len(lines) == 2
    assert lines[1].startswith(
        "There are no units on 27 November 2026. To bring in a whole organisation: `leadtime unit import"
    )


@pytest.mark.parametrize("width", [40, 70, 80, 120])
def test_the_page_is_kept(width: int) -> None:
    """The time gives way first, then the gaps, then the names fold; what can't fold makes a longer line, uncut."""
    long = Organisation(tuple(Unit(f"schools/n{n}", f"The old school by the harbour {n}", 9) for n in range(3)))
    value = covered(long, [visit("schools/n1", date(2026, 10, 2), 9)], promises=[promise("schools/n1", TODAY)])
    lines = lines_of(value, Page(width))
    assert ("time" in lines[3].split()) == (width == 120)
    assert "harbour" in "".join(lines)
    if width >= 70:
        assert max(map(len, lines)) <= width
