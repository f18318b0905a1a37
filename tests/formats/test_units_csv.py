"""Units as CSV: what is written is read back, and what people's spreadsheets hold is read or told of."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.formats.made_units import UNITS
from tests.formats.nasty_texts import FORMULAS

from leadtime.formats.units_csv import COLUMNS, read_units, write_units
from leadtime.model.errors import Usage
from leadtime.model.period import Interval
from leadtime.model.unit import Cadence, Unit
from leadtime.reckoning.unit_versions import Said

SHIFTS = ("day", "evening", "night", "weekend")
ELINEBERG = Unit(
    "schools/elineberg",
    "Elineberg",
    45,
    Cadence(6, Interval.WEEK),
    ("day", "evening"),
    ("eli", "söder"),
    ("elineberg",),
    date(2026, 1, 1),
    date(2027, 1, 1),
)


def test_what_is_written() -> None:
    """A row for each version; a headcount is a number, and what is not said is empty."""
    assert write_units([ELINEBERG, Unit("schools")]) == (
        "name,label,headcount,visit_every,shifts,aliases,was,from,until\n"
        'schools/elineberg,Elineberg,45,6 weeks,"day, evening","eli, söder",elineberg,2026-01-01,2026-12-31\n'
        "schools,,,,,,,,\n"
    )


def test_a_swedish_excel() -> None:
    """With its mark, its line ends and its separator; an unknown locale is refused."""
    assert write_units([ELINEBERG], excel=True, locale="sv") == (
        "\ufeffname;label;headcount;visit_every;shifts;aliases;was;from;until\r\n"
        'schools/elineberg;Elineberg;45;6 weeks;"day, evening";"eli, söder";elineberg;2026-01-01;2026-12-31\r\n'
    )
    with pytest.raises(Usage):
        write_units([], locale="xx")


@pytest.mark.parametrize("label", FORMULAS)
def test_no_cell_is_a_formula(label: str) -> None:
    """A label that a spreadsheet would run gets its apostrophe, and is read without."""
    text = write_units([Unit("a", label)])
    assert "a,'" in text or "a,\"'" in text
    assert read_units(text, "f", SHIFTS).rows[0].values["label"] == " ".join(label.split())


@given(
    st.lists(UNITS, max_size=4, unique_by=lambda unit: (unit.name.lower(), unit.start)),
    st.booleans(),
    st.booleans(),
    st.sampled_from(["", "sv"]),
)
@settings(max_examples=100)
def test_what_is_written_is_read_back(units: list[Unit], raw: bool, excel: bool, locale: str) -> None:
    """In every dialect, the blanks of a label left aside."""
    found = read_units(write_units(units, raw=raw, excel=excel, locale=locale), "f", SHIFTS)
    assert (found.problems, found.left_out) == ((), ())
    read = [Unit(said.name, **said.values) for said in found.rows]
    assert read == [unit._replace(label=" ".join(unit.label.split())) for unit in units]


def test_the_columns_of_people() -> None:
    """In any order and any capitals, with any separator; others are left out; one that lacks says nothing."""
    text = "\ufeffChef;Visit every;NAME;Ort\r\nAnna;6 weeks;schools/a;Ort\r\n\r\n;;schools/b\r\n"
    found = read_units(text, "f", SHIFTS)
    assert found.left_out == ("Chef", "Ort")
    assert found.problems == ()
    assert found.rows == (
        Said("schools/a", {"visit_every": Cadence(6, Interval.WEEK)}, 2),
        Said("schools/b", {"visit_every": None}, 4),
    )
    assert read_units("name,label\na\n", "f", SHIFTS).rows == (Said("a", {"label": ""}, 2),)  # it may end early
    assert read_units("name\ta-lias\tvisit-every\na\tb\tmonth\n", "f", SHIFTS).left_out == ("a-lias",)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", ["0: the file is empty"]),
        ("\n\n", ["0: the file is empty"]),
        ("Namn;Antal\na;3\n", ["1: there is no column name"]),
        ("name,Name,headcount\na,b,3\n", ["1: the column name is there twice"]),
        ('"name\na\n', ["1: a quotation mark in this row is never closed"]),
        ("name,headcount\n,3\n", ["2: the row has no name"]),
        (
            "name,headcount\na//b,x\n",
            ['2: the name "a//b" has an empty part', '2: headcount "x" is not a number that can'],
        ),
        ("name,headcount\na,3,4\n", ["2: this row has more cells than the header has columns"]),
        ("name\na\nA\n", ["3: A is in line 2 too"]),
        ("name,from\na,2026-01-01\na,\na,2026-01-01\n", ["4: a from 2026-01-01 is in line 2 too"]),
        (
            'name,shifts,visit_every\n"a\nb",,\nc,dya,often\nd,day,\n"e,,\n',
            [
                "2: the name \"a\nb\" contains '\\n'",
                '4: visit_every: "often" does not say how often',
                '4: there is no shift "dya"',
                "6: a quotation mark in this row is never closed",
            ],
        ),
    ],
)
def test_every_fault_with_its_line(text: str, told: list[str]) -> None:
    """All at once, each with what to do; the good rows are read."""
    problems = read_units(text, "f", SHIFTS).problems
    assert len(problems) == len(told)
    for problem, words in zip(problems, told, strict=True):
        assert f"{problem.line}: {problem.message}".startswith(words)
        assert problem.path == "f"
        assert problem.hint


def test_the_columns_are_the_keys_of_the_file() -> None:
    """Whoever knows one knows the other."""
    assert COLUMNS == ("name", "label", "headcount", "visit_every", "shifts", "aliases", "was", "from", "until")


@given(st.text(max_size=60))
@settings(max_examples=200)
def test_no_text_is_too_odd(text: str) -> None:
    """It is read, or told of; never an exception."""
    found = read_units(f"name,headcount,shifts,from,aliases\n{text}", "f", SHIFTS)
    assert all(problem.hint and problem.line > 0 for problem in found.problems)
    read_units(text, "f", SHIFTS)
