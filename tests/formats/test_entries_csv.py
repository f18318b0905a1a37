"""Entries as CSV: the whole text, that it comes back, what other programs read, and every fault of a file."""

import csv
import io
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import duckdb
import pandas  # type: ignore[import-untyped]  # brings no types of its own
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.formats.made_entries import DIMENSIONS, logs, said
from tests.formats.nasty_texts import FORMULAS, NASTY, is_live

from leadtime.formats.csv_layout import layout_typed
from leadtime.formats.csv_text import unguarded
from leadtime.formats.entries_csv import COLUMNS, read_csv, write_csv
from leadtime.model.entry import Entry
from leadtime.model.errors import Problem, Usage

SWEDEN = ZoneInfo("Europe/Stockholm")
WINTER = timezone(timedelta(hours=1))
NOW = datetime(2026, 11, 23, 16, 45, tzinfo=WINTER)
BRISTOL = Path(__file__).parents[2] / "examples" / "bristol-mayor-2017-04.csv"

ENTRIES = (
    Entry(
        "k7d2m9qa",
        "visits",
        datetime(2026, 11, 23, 9, tzinfo=WINTER),
        datetime(2026, 11, 23, 10, 30, tzinfo=WINTER),
        unit="schools/elineberg",
        people=12,
        tags=("autumn", "a,b"),
        note='Morning meeting, "two" classes',
        source="csv:0123456789ab",
        dimensions=(("audience", "staff"),),
    ),
    Entry("p3x8r4tz", "communication/social", date=date(2026, 11, 23), minutes=20, note="- thanks\nto all"),
    Entry("b111zzzz", "office", datetime(2026, 11, 23, 16, tzinfo=WINTER), dimensions=(("mode", "alone"),)),
)


def test_the_whole_text() -> None:
    """Every column in its order, the dimensions after them; the running timer counts up to now and has no end."""
    assert write_csv(ENTRIES, DIMENSIONS, NOW) == (
        "id,date,start,end,minutes,hours,category,unit,people,tags,note,source,audience,mode\n"
        "k7d2m9qa,2026-11-23,2026-11-23T09:00:00+01:00,2026-11-23T10:30:00+01:00,90,1.5000,visits,schools/elineberg,"
        '12,"autumn,""a,b""","Morning meeting, ""two"" classes",csv:0123456789ab,staff,\n'
        'p3x8r4tz,2026-11-23,,,20,0.3333,communication/social,,,,"\'- thanks\nto all",,,\n'
        "b111zzzz,2026-11-23,2026-11-23T16:00:00+01:00,,45,0.7500,office,,,,,,,alone\n"
    )


def test_the_swedish_spreadsheet() -> None:
    """The mark, `;`, decimal commas and CRLF; a line break inside a note is the note's own."""
    assert write_csv(ENTRIES[1:2], (), NOW, excel=True, locale="sv") == (
        "\ufeffid;date;start;end;minutes;hours;category;unit;people;tags;note;source\r\n"
        'p3x8r4tz;2026-11-23;;;20;0,3333;communication/social;;;;"\'- thanks\nto all";\r\n'
    )


def test_nothing_to_export_is_a_header() -> None:
    """So that a program finds its columns in an empty week too."""
    assert write_csv([], (), NOW) == ",".join(COLUMNS) + "\n"
    assert read_csv(write_csv([], (), NOW), "a.csv", SWEDEN, ()) == ((), ())


def test_an_unknown_locale_is_refused() -> None:
    """Before anything is written."""
    with pytest.raises(Usage, match='"xx" is not a locale'):
        write_csv(ENTRIES, (), NOW, locale="xx")


@given(logs, st.booleans(), st.booleans(), st.sampled_from(["", "sv"]))
def test_every_entry_comes_back(entries: list[Entry], raw: bool, excel: bool, locale: str) -> None:
    """Equal to the last quotation mark, offset and microsecond, raw or not, from every dialect."""
    text = write_csv(entries, DIMENSIONS, NOW, raw=raw, excel=excel, locale=locale)
    found, problems = read_csv(text, "a.csv", SWEDEN, DIMENSIONS)
    assert problems == ()
    assert [said(entry) for entry in found] == [said(entry) for entry in entries]


@pytest.mark.parametrize("raw", [False, True])
def test_the_running_timer_comes_back(raw: bool) -> None:
    """It still runs: the minutes up to the export are not its length."""
    found, problems = read_csv(write_csv(ENTRIES, DIMENSIONS, NOW, raw=raw), "a.csv", SWEDEN, DIMENSIONS)
    assert (found, problems) == (ENTRIES, ())


@pytest.mark.parametrize(("excel", "locale", "sep", "point"), [(False, "", ",", "."), (True, "sv", ";", ",")])
def test_other_programs_read_the_export(excel: bool, locale: str, sep: str, point: str, tmp_path: Path) -> None:
    """R33: pandas and DuckDB have every cell, hours and minutes as numbers, with nothing but the dialect said."""
    entries = [
        Entry(f"a{number}", "visits", date=date(2026, 11, 23), minutes=number, note=text, tags=(text,), source=text)
        for number, text in enumerate(NASTY)
    ]
    path = tmp_path / "export.csv"
    path.write_bytes(write_csv(entries, (), NOW, excel=excel, locale=locale).encode())
    frame = pandas.read_csv(path, sep=sep, decimal=point, keep_default_na=False)
    with duckdb.connect() as connection:
        # Without a text that stands for NULL an empty cell is an empty text.
        options = f"delim = '{sep}', decimal_separator = '{point}', nullstr = '\x01'"
        query = f"select id, minutes, hours, note, source from read_csv(?, {options})"
        rows = connection.execute(query, [str(path)]).fetchall()
    want = [
        (entry.id, entry.minutes, round((entry.minutes or 0) / 60, 4), entry.note, entry.source) for entry in entries
    ]
    assert [(*row[:3], unguarded(row[3]), unguarded(row[4])) for row in rows] == want
    columns = (frame[name].tolist() for name in ("id", "minutes", "hours", "note", "source"))
    assert [(*row[:3], unguarded(row[3]), unguarded(row[4])) for row in zip(*columns, strict=True)] == want


def test_no_field_of_an_entry_is_a_formula() -> None:
    """R34 for every column that people write in: a tag, a source and a dimension's value can be as bad as a note."""
    entries = [
        Entry(text, text, date=date(2026, 11, 23), minutes=1, unit=text, tags=(text,), note=text, source=text)
        for text in FORMULAS
    ]
    entries = [entry._replace(dimensions=(("audience", entry.note),)) for entry in entries]
    text = write_csv(entries, ("audience",), NOW)
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert [cell for row in rows for cell in row if is_live(cell)] == []
    assert len(rows) == 1 + len(FORMULAS)


def test_bristol() -> None:
    """The four days of April 2017 in `examples`: 41 entries and 2,085 minutes, and nothing to complain of."""
    text = BRISTOL.read_bytes().decode()
    entries, problems = read_csv(text, BRISTOL.name, ZoneInfo("Europe/London"), ())
    minutes: dict[str, int] = {}
    for entry in entries:
        minutes[entry.category] = minutes.get(entry.category, 0) + entry.length().minutes
    assert (len(entries), sum(minutes.values()), problems) == (41, 2085, ())
    assert minutes == {"meetings": 1020, "office": 615, "visits": 180, "communication": 165, "travel": 105}
    assert {entry.day for entry in entries} == {date(2017, 4, day) for day in (3, 4, 5, 6)}


@pytest.mark.parametrize(
    "text",
    [
        "date,minutes,category,note\n2026-11-23,90,visits,A\n",
        "note,category,minutes,date\nA,visits,90,2026-11-23\n",
        "\ufeffdate;minutes;category;note\r\n2026-11-23;90;visits;A\r\n",
        "date;hours;category;note\n2026-11-23;1,5;visits;A\n",
        "date,hours,category,note\n2026-11-23,1.5,visits,A\n",
        "date,minutes,hours,category,note\n2026-11-23,90,1.50,visits,A\n",
        "date,minutes,hours,category,note\n2026-11-23,,1.5,visits,A\n",
        "date,minutes,category,note,,\n2026-11-23,90,visits,A,,\n,,,,,\n\n",
        'date, minutes,"category ",note\n2026-11-23, 90 ," visits ",A\n',
        "id,date,start,end,minutes,category,unit,note\n,2026-11-23,,,90,visits,,A",
        "date,minutes,category,note\r2026-11-23,90,visits,A\r",
        "date\tminutes\tcategory\tnote\n2026-11-23\t90\tvisits\tA\n",
    ],
)
def test_a_file_as_people_make_them(text: str) -> None:
    """Columns in any order, either separator, minutes or hours, spaces around names, empty columns and rows."""
    assert read_csv(text, "a.csv", SWEDEN, ()) == (
        (Entry("", "visits", date=date(2026, 11, 23), minutes=90, note="A"),),
        (),
    )


@pytest.mark.parametrize(
    ("start", "end", "minutes"),
    [
        ("2026-11-23T09:00", "2026-11-23T10:30", 90),
        ("2026-11-23 09:00:00", "2026-11-23 10:30:59", 90),
        ("2026-11-23T09:00+01:00", "2026-11-23T08:30Z", 30),
        ("2026-03-29T01:30", "2026-03-29T03:30", 60),
        ("2026-10-25T01:30", "2026-10-25T03:30", 180),
        ("2026-10-25T02:30+02:00", "2026-10-25T02:30+01:00", 60),
        ("2026-11-23T22:00", "2026-11-24T01:00", 180),
        ("2026-11-23T09:00", "2026-11-23T09:00", 0),
    ],
)
def test_clock_times(start: str, end: str, minutes: int) -> None:
    """The length is the true one, also in a night when the clocks change."""
    entries, problems = read_csv(f"start,end,category\n{start},{end},visits\n", "a.csv", SWEDEN, ())
    assert (problems, [entry.length().minutes for entry in entries]) == ((), [minutes])


@pytest.mark.parametrize(("hours", "minutes"), [("0,33", 20), ("0.3333", 20), ("0.0167", 1), ("0.008", 0), ("0", 0)])
def test_hours_become_the_nearest_minute(hours: str, minutes: int) -> None:
    """Two decimals are as good as four."""
    entries, problems = read_csv(f'date,hours,category\n2026-11-23,"{hours}",visits\n', "a.csv", SWEDEN, ())
    assert (problems, [entry.minutes for entry in entries]) == ((), [minutes])


NEEDED_MISSING = "the header does not name the columns that are needed"
HEADER_FAULTS = [
    ("", 0, ["the file is empty"]),
    ("\ufeff\n\n", 0, ["the file is empty"]),
    ("date,minutes\n2026-11-23,90\n", 1, [NEEDED_MISSING]),
    ("date,category\n2026-11-23,visits\n", 1, [NEEDED_MISSING]),
    ("start,category\n2026-11-23T09:00,visits\n", 1, [NEEDED_MISSING]),
    ("2026-11-23,90,visits\n", 1, ['unknown columns "2026-11-23", "90", "visits"', NEEDED_MISSING]),
    ("\n\ndate,minutes,category,mood\n", 3, ['unknown column "mood"']),
    ("date,minutes,category,date\n", 1, ["the column date is there twice"]),
    ('date,"minutes,category\n2026-11-23,90,visits\n', 1, ["a quotation mark in this row is never closed"]),
    ('date,"minutes"x,category\n2026-11-23,90,visits\n', 1, ["this row is not CSV"]),
]


@pytest.mark.parametrize(("text", "line", "messages"), HEADER_FAULTS)
def test_header_faults(text: str, line: int, messages: list[str]) -> None:
    """Where the header is useless, no row is held against it."""
    entries, problems = read_csv(text, "a.csv", SWEDEN, ())
    assert (entries, [problem.message for problem in problems]) == ((), messages)
    assert all(problem.hint and problem.path == "a.csv" and problem.line == line for problem in problems)


HEAD = "id,date,start,end,minutes,hours,category,people,note"
ROW_FAULTS = [
    (",10/11/2026,,,90,,visits,,", 'date "10/11/2026" is not a day: year, month or day first?'),
    (",2026-02-30,,,90,,visits,,", 'date "2026-02-30" is in no calendar'),
    (",,2026-11-23,2026-11-23T10:00,,,visits,,", 'start "2026-11-23" is not a date-time'),
    (",,2026-03-29T02:30,2026-03-29T04:00,,,visits,,", 'start "2026-03-29T02:30" does not exist: the clocks skip it'),
    (",,2026-10-25T01:00,2026-10-25T02:30,,,visits,,", 'end "2026-10-25T02:30" comes twice: the clocks are set back'),
    (",2026-11-23,,,1.5,,visits,,", 'minutes "1.5" is not a whole number'),
    (",2026-11-23,,,-90,,visits,,", 'minutes "-90" is negative'),
    (",2026-11-23,,,1h30m,,visits,,", 'minutes "1h30m" is not a number that can be read'),
    (",2026-11-23,,,99999999,,visits,,", 'minutes "99999999" is too many'),
    (",2026-11-23,,,,9999999,visits,,", "hours are too many"),
    (",2026-11-23,,,90,,visits,3.5,", 'people "3.5" is not a whole number'),
    (",2026-11-23,,,90,,,,", "the row has no category"),
    (",2026-11-23,,,90,,visits//a,,", 'category "visits//a" has an empty part'),
    (",2026-11-23,,,90,,'=visits,,", "category \"=visits\" has a part that begins with '='"),
    (",2026-11-23,,,,,visits,,", "the row has no time"),
    (",,,,90,,visits,,", "the row has no time"),
    (",,,2026-11-23T10:00,,,visits,,", "the row has an end and no start"),
    (",,2026-11-23T10:00,2026-11-23T09:00,,,visits,,", "the row ends before it starts"),
    (",2026-11-22,2026-11-23T09:00,2026-11-23T10:00,,,visits,,", "date is 2026-11-22 and start is on 2026-11-23"),
    (",,2026-11-23T09:00,2026-11-23T10:00,90,,visits,,", "minutes is 90, and start to end is 60"),
    (",,2026-11-23T09:00,2026-11-23T10:00,,1.5,visits,,", "hours is 1.5, and the row lasts 60 minutes"),
    (",2026-11-23,,,90,1.25,visits,,", "hours is 1.25, and the row lasts 90 minutes"),
    ("17,2026-11-23,,,90,,visits,,", 'id "17" does not begin with a letter'),
    ("first,2026-11-23,,,90,,visits,,", 'id "first" is in line 2 too'),
    (",,2026-11-23T11:00,,,,visits,,", "the row has no end, and neither has line 3"),
    (",2026-11-23,,,90,,visits,,a,b", "this row has more cells than the header has columns"),
    (",2026-11-23,,,90,,visits,,note with, a comma", "this row has more cells than the header has columns"),
    (',2026-11-23,,,90,,visits,,"a" b', "this row is not CSV"),
]
GOOD_ROWS = "first,2026-11-23,,,90,,visits,,\n,,2026-11-23T15:00,,,,office,,\n"


@pytest.mark.parametrize(("row", "message"), ROW_FAULTS)
def test_row_faults(row: str, message: str) -> None:
    """One fault, one problem, with the row's line and a hint; the row gives no entry, and the others do."""
    entries, problems = read_csv(f"{HEAD}\n{GOOD_ROWS}{row}\n", "a.csv", SWEDEN, ())
    assert [(problem.place, problem.message) for problem in problems] == [("a.csv:4", message)]
    assert all(problem.hint for problem in problems)
    assert len(entries) == 2


def test_all_faults_at_once() -> None:
    """Every row's fault with the line it begins in, although notes above it go over several lines."""
    notes = ',2026-11-23,,,5,,visits,,"a note\nof\r\nfour\n\n"\n'
    text = f"{HEAD}\n{GOOD_ROWS}" + "".join(f"{notes}{row}\n" for row, _ in ROW_FAULTS)
    entries, problems = read_csv(text, "a.csv", SWEDEN, ())
    assert [(problem.line, problem.message) for problem in problems] == [
        (9 + 6 * number, message) for number, (_, message) in enumerate(ROW_FAULTS)
    ]
    assert len(entries) == 2 + len(ROW_FAULTS)


def test_several_faults_in_one_row() -> None:
    """Each is said, in the order of the reading; nobody mends a file one fault at a time."""
    text = f"{HEAD}\n7,23/11/2026,,2026-11-23T1,x,,a//b,many,\n"
    _, problems = read_csv(text, "a.csv", SWEDEN, ())
    assert [problem.message for problem in problems] == [
        'id "7" does not begin with a letter',
        'category "a//b" has an empty part',
        'people "many" is not a number that can be read',
        'end "2026-11-23T1" is not a date-time',
        'date "23/11/2026" is not a day: year, month or day first?',
        'minutes "x" is not a number that can be read',
    ]


def test_a_quotation_mark_that_is_never_closed() -> None:
    """It takes the rest of the file with it, and the problem is where it was opened."""
    text = 'date,minutes,category,note\n2026-11-23,90,visits,"open\n2026-11-23,90,visits,b\n'
    assert read_csv(text, "a.csv", SWEDEN, ()) == (
        (),
        (
            Problem(
                "a.csv", 2, "a quotation mark in this row is never closed", "mend its quotation marks and line ends"
            ),
        ),
    )


def test_a_cell_under_no_name() -> None:
    """The row numbers that some programs write into a first column without a name."""
    _, problems = read_csv(",date,minutes,category\n0,2026-11-23,90,visits\n", "a.csv", SWEDEN, ())
    assert [problem.message for problem in problems] == ["there is something in column 1, which has no name"]


def test_a_dimension_is_a_column_when_the_budget_names_it() -> None:
    """Else its column is unknown, and the hint says where to name it: nothing of the file is dropped in silence."""
    text = "date,minutes,category,audience\n2026-11-23,90,visits, staff\n"
    entries, problems = read_csv(text, "a.csv", SWEDEN, ("audience",))
    assert ([entry.dimensions for entry in entries], problems) == ([(("audience", "staff"),)], ())
    _, problems = read_csv(text, "a.csv", SWEDEN, ())
    assert [problem.message for problem in problems] == ['unknown column "audience"']
    assert "[[dimension]]" in problems[0].hint


def test_a_short_row() -> None:
    """The cells that are not there are empty."""
    entries, problems = read_csv("date,minutes,category,note\n2026-11-23,90,visits\n", "a.csv", SWEDEN, ())
    assert ([entry.note for entry in entries], problems) == ([""], ())


def test_a_megabyte_of_note() -> None:
    """It is a note like any other."""
    entry = Entry("a", "visits", date=date(2026, 11, 23), minutes=1, note='å"\n' * 350_000)
    assert read_csv(write_csv([entry], (), NOW), "a.csv", SWEDEN, ()) == ((entry,), ())


@given(st.text(st.sampled_from("\",;\n\r'=- \x00\ufeffdate0123456789:T+"), max_size=60), st.booleans())
def test_no_text_is_too_strange(text: str, with_header: bool) -> None:
    """Whatever stands in a file, there are entries and problems, and no exception."""
    entries, problems = read_csv(f"{HEAD}\n{text}" if with_header else text, "a.csv", SWEDEN, ())
    assert all(problem.message and 0 <= problem.line <= 2 + text.count("\n") + text.count("\r") for problem in problems)
    assert all(entry.category for entry in entries)


FRENCH = """Nr;Jour;De;A;Typ;Heures;Quoi
17;23/11/2026;9:00;10:30;Réunion: interne;1,5;"A; B"
18;24/11/2026;13:00;14:00;visits;1,0;
"""
DE_A = (("De", "9:00"), ("A", "10:30"))
MAP = (
    "start=Jour+De,end=Jour+A,category=Typ,hours=Heures,note=Quoi",
    ";",
    ",",
    "%d/%m/%Y",
    COLUMNS,
)


def mapped(text: str) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    """What is read by the map above."""
    return read_csv(text, "a.csv", SWEDEN, (), layout_typed([MAP[0]], *MAP[1:]))


def test_a_file_of_another_program() -> None:
    """By a map: a start of two columns, days and decimals in its way, and its own words as categories."""
    assert mapped(FRENCH) == (
        (
            Entry(
                "",
                "Réunion: interne",
                datetime(2026, 11, 23, 9, tzinfo=WINTER),
                datetime(2026, 11, 23, 10, 30, tzinfo=WINTER),
                note="A; B",
            ),
            Entry(
                "",
                "visits",
                datetime(2026, 11, 24, 13, tzinfo=WINTER),
                datetime(2026, 11, 24, 14, tzinfo=WINTER),
            ),
        ),
        (),
    )


@pytest.mark.parametrize(
    ("row", "messages"),
    [
        (
            "1;2026-11-23;9:00;10:30;x;1,5;",
            [f'Jour+{column} "2026-11-23 {at}" is not written as %d/%m/%Y %H:%M' for column, at in DE_A],
        ),
        ("1;23/11/2026;;10:30;x;1,5;", ['Jour+De "23/11/2026" is not written as %d/%m/%Y %H:%M']),
        ("1;23/11/2026;9:00;10:30;x;1.5;", ['Heures "1.5" has a "."']),
        ("1;23/11/2026;9:00;10:30;x;2;", ["Heures is 2, and the row lasts 90 minutes"]),
        ("1;23/11/2026;9:00;10:30;;1,5;", ["the row has no Typ"]),
        ("1;23/11/2026;9:00;8:30;x;;", ["the row ends before it starts"]),
        ("1;23/11/2026;9:00;10:30;x;1,5;a;b", ["this row has more cells than the header has columns"]),
    ],
)
def test_a_fault_by_the_names_of_the_file(row: str, messages: list[str]) -> None:
    """Its owner has never seen ours."""
    _, problems = mapped(FRENCH + row + "\n")
    assert [(problem.line, problem.message) for problem in problems] == [(4, message) for message in messages]
    assert all(problem.hint for problem in problems)


def test_a_map_that_does_not_fit() -> None:
    """Is told with the columns that are there."""
    _, problems = mapped(FRENCH.replace("Typ", "Type"))
    assert [(problem.line, problem.message) for problem in problems] == [(1, 'there is no column "Typ"')]
    assert '"Type"' in problems[0].hint
    _, problems = read_csv("Jour;Typ\n", "a.csv", SWEDEN, (), layout_typed(["category=Typ"], "", "", "", COLUMNS))
    assert [problem.message for problem in problems] == [NEEDED_MISSING]
    assert "--map" in problems[0].hint


@given(st.integers(0, len(FRENCH)), st.integers(0, 12), st.text('";,:/0123456789é \n\r', max_size=8))
def test_no_file_of_another_program_is_too_strange(at: int, cut: int, put: str) -> None:
    """Whatever it is changed into, there are entries and problems, and no exception."""
    text = FRENCH[:at] + put + FRENCH[at + cut :]
    entries, problems = mapped(text)
    assert all(0 <= problem.line <= 2 + text.count("\n") + text.count("\r") for problem in problems)
    assert all(entry.category for entry in entries)
