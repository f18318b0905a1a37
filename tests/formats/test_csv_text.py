"""How a CSV file is spelled and taken apart: dialects, the guard against formulas, and what other programs read."""

import csv
import io
from collections.abc import Callable, Iterable
from decimal import Decimal
from pathlib import Path

import duckdb
import pandas  # type: ignore[import-untyped]  # brings no types of its own
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.formats.nasty_texts import APOSTROPHES, FORMULAS, NASTY, is_live

from leadtime.formats.csv_text import (
    Cell,
    csv_records,
    csv_text,
    guarded,
    has_decimal_comma,
    hours,
    unguarded,
)
from leadtime.model.errors import Usage

LINES: list[list[Cell]] = [["name", "minutes", "hours"], ["å", 90, Decimal("1.5000")], ["", None, Decimal("-0.25")]]
# The dialects that `export` has, as its options and as another program has to be told them.
DEFAULT, RAW, EXCEL, SWEDISH = "default", "raw", "excel", "excel sv"
DIALECTS = (DEFAULT, RAW, EXCEL, SWEDISH)
MIXED = st.text(st.sampled_from("'=+-@＝ \t\r\n\"a,;"), max_size=8) | st.text(max_size=8)


def written(lines: Iterable[Iterable[Cell]], dialect: str) -> str:
    """The lines in a dialect."""
    return csv_text(lines, raw=dialect == RAW, excel="excel" in dialect, locale="sv" if "sv" in dialect else "")


def separator(dialect: str) -> str:
    """What stands between cells."""
    return ";" if "sv" in dialect else ","


@pytest.mark.parametrize(
    ("dialect", "text"),
    [
        (DEFAULT, "name,minutes,hours\nå,90,1.5000\n,,-0.25\n"),
        (RAW, "name,minutes,hours\nå,90,1.5000\n,,-0.25\n"),
        (EXCEL, "\ufeffname,minutes,hours\r\nå,90,1.5000\r\n,,-0.25\r\n"),
        (SWEDISH, "\ufeffname;minutes;hours\r\nå;90;1,5000\r\n;;-0,25\r\n"),
    ],
)
def test_dialects(dialect: str, text: str) -> None:
    """RFC 4180 for programs; the mark and CRLF for Excel; `;` and a decimal comma where people write one."""
    assert written(LINES, dialect) == text


@pytest.mark.parametrize(
    ("locale", "comma"),
    [("", False), ("en", False), ("en_GB", False), ("sv", True), ("sv_SE.UTF-8", True), ("de-AT", True), ("NB", True)],
)
def test_locales(locale: str, comma: bool) -> None:
    """The language decides, however the rest is written."""
    assert has_decimal_comma(locale) is comma


@pytest.mark.parametrize("locale", ["xx", "swedish", "C", " sv"])
def test_a_locale_is_not_guessed(locale: str) -> None:
    """A wrong guess would make 1,500 hours of 1.5."""
    with pytest.raises(Usage, match="is not a locale that a CSV file can be written for") as refusal:
        has_decimal_comma(locale)
    assert "sv" in refusal.value.hint


@pytest.mark.parametrize(
    ("minutes", "text"),
    [
        (0, "0.0000"),
        (1, "0.0167"),
        (20, "0.3333"),
        (45, "0.7500"),
        (90, "1.5000"),
        (2085, "34.7500"),
        (-141, "-2.3500"),
    ],
)
def test_hours(minutes: int, text: str) -> None:
    """Four decimals, always, so that the column is a number of one kind."""
    assert str(hours(minutes)) == text


def test_a_sum_of_hours_is_right() -> None:
    """A hundred visits of 20 minutes are 33.33 hours in a spreadsheet; with two decimals they would be 33."""
    assert round(100 * hours(20), 2) == Decimal("33.33")


@pytest.mark.parametrize(
    ("text", "cell", "raw_cell"),
    [
        ("visits", "visits", "visits"),
        ("=1+1", "'=1+1", "=1+1"),
        ("+46 42", "'+46 42", "+46 42"),
        ("- a list", "'- a list", "- a list"),
        ("@all", "'@all", "@all"),
        ("\tx", "'\tx", "\tx"),
        ("\rx", "'\rx", "\rx"),
        ("＝1", "'＝1", "＝1"),
        (" =1", "' =1", " =1"),
        ("a=1", "a=1", "a=1"),
        ('"=1"', '"=1"', '"=1"'),
        ("'tis", "'tis", "'tis"),
        ("'=1", "''=1", "''=1"),
        ("''=1", "'''=1", "'''=1"),
        ("", "", ""),
    ],
)
def test_the_guard(text: str, cell: str, raw_cell: str) -> None:
    """An apostrophe before what begins like a formula; raw, only before what a reader would take one from."""
    assert (guarded(text), guarded(text, raw=True)) == (cell, raw_cell)
    assert unguarded(cell) == unguarded(raw_cell) == text


@given(MIXED, st.booleans())
def test_the_guard_comes_off_again(text: str, raw: bool) -> None:
    """One reading rule for both, with no knowledge of how a cell was written."""
    assert unguarded(guarded(text, raw)) == text


@given(MIXED)
def test_nothing_is_live(text: str) -> None:
    """Whatever was noted, no spreadsheet reckons with it; and what is not live has no apostrophe more than it had."""
    assert not is_live(guarded(text))
    if not is_live(text.lstrip("'")):
        assert guarded(text) == text


@pytest.mark.parametrize("dialect", [DEFAULT, EXCEL, SWEDISH])
def test_no_cell_of_the_formula_corpus_is_live(dialect: str) -> None:
    """R34: 0 live, in every dialect that people open; and the numbers beside them are as they were."""
    lines: list[list[Cell]] = [["name", "minutes", "hours"]]
    lines += [[text, -90, Decimal("-1.5")] for text in FORMULAS]
    text = written(lines, dialect).removeprefix("\ufeff")
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator(dialect), strict=True))[1:]
    assert [row[0] for row in rows if is_live(row[0])] == []
    assert {tuple(row[1:]) for row in rows} == {("-90", "-1,5" if dialect == SWEDISH else "-1.5")}
    assert [unguarded(row[0]) for row in rows] == list(FORMULAS)


def test_raw_leaves_formulas_as_they_are() -> None:
    """For a program that reads on: every text of the corpus is its cell."""
    text = csv_text([[found] for found in FORMULAS], raw=True)
    assert [row[0] for row in csv.reader(io.StringIO(text, newline=""), strict=True)] == list(FORMULAS)


def with_csv(path: Path, dialect: str) -> list[list[str]]:
    """As the standard library reads it."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=separator(dialect), strict=True))[1:]


def with_pandas(path: Path, dialect: str) -> list[list[str]]:
    """As pandas reads it, when it is told to leave texts alone."""
    sep = separator(dialect)
    frame = pandas.read_csv(path, sep=sep, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    return [[str(cell) for cell in row] for row in frame.itertuples(index=False)]


def with_duckdb(path: Path, dialect: str) -> list[list[str]]:
    """As DuckDB reads it, with the dialect spelled out; an empty cell is NULL there."""
    return _duckdb(path, f"delim = '{separator(dialect)}', quote = '\"', escape = '\"', header = true")


def with_sniffing_duckdb(path: Path, dialect: str) -> list[list[str]]:
    """As DuckDB reads it when it finds out the dialect alone."""
    return _duckdb(path, "header = true")


def _duckdb(path: Path, options: str) -> list[list[str]]:
    with duckdb.connect() as connection:
        query = f"select * from read_csv(?, all_varchar = true, {options})"
        return [[cell or "" for cell in row] for row in connection.execute(query, [str(path)]).fetchall()]


Reader = Callable[[Path, str], list[list[str]]]
READERS = (with_csv, with_pandas, with_duckdb, with_sniffing_duckdb)


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("reader", READERS)
def test_other_programs_read_every_cell(reader: Reader, dialect: str, tmp_path: Path) -> None:
    """R33: 0 cells differ. A text is its own cell, or has one apostrophe more where the guard promises it."""
    path = tmp_path / "nasty.csv"
    lines: list[list[Cell]] = [["number", "text", "again", "last"]]
    lines += [[number, text, text + "x", "end"] for number, text in enumerate(NASTY)]
    path.write_bytes(written(lines, dialect).encode())
    rows = reader(path, dialect)
    assert [(row[0], unguarded(row[1]), unguarded(row[2]), row[3]) for row in rows] == [
        (str(number), text, text + "x", "end") for number, text in enumerate(NASTY)
    ]
    more = {text for row, text in zip(rows, NASTY, strict=True) if row[1] != text}
    marked = {text for text in APOSTROPHES if is_live(text.lstrip("'")) and text.startswith("'")}
    assert more == (marked if dialect == RAW else marked | {text for text in NASTY if is_live(text)})


@given(st.lists(st.lists(MIXED, min_size=2, max_size=4), min_size=1, max_size=4), st.sampled_from(DIALECTS))
def test_every_text_comes_back(lines: list[list[str]], dialect: str) -> None:
    """csv_records has the cells that csv_text was given, whatever is in them."""
    rows = [["a", "b", "c", "d"], *(["x", *line] for line in lines)]
    records = csv_records(written(rows, dialect))
    assert [[unguarded(cell) for cell in cells] for _, cells, _ in records] == rows


@pytest.mark.parametrize(
    ("text", "records"),
    [
        ("", []),
        ("\ufeff\n\n \n,,\n", []),
        ("a,b\n1,2\n", [(1, ["a", "b"], ""), (2, ["1", "2"], "")]),
        ("\ufeffa;b\r\n1;2,5", [(1, ["a", "b"], ""), (2, ["1", "2,5"], "")]),
        ("a,b\r1,2\r", [(1, ["a", "b"], ""), (2, ["1", "2"], "")]),
        ('a,b\n\n"x\ny",2\n3,4\n', [(1, ["a", "b"], ""), (3, ["x\ny", "2"], ""), (5, ["3", "4"], "")]),
        ('\n\na,b\n"x\r\ny",2\n3,4\n', [(3, ["a", "b"], ""), (4, ["x\r\ny", "2"], ""), (6, ["3", "4"], "")]),
        ('a,b\n"x"y,2\n3,4\n', [(1, ["a", "b"], ""), (2, [], "this row is not CSV"), (3, ["3", "4"], "")]),
        ('a,b\n5" pipe,2\n', [(1, ["a", "b"], ""), (2, ['5" pipe', "2"], "")]),
        ('a,b\n1,"2\n3,4\n', [(1, ["a", "b"], ""), (2, [], "a quotation mark in this row is never closed")]),
        ('a,b\n"x\ry",2\n3,4\n', [(1, ["a", "b"], ""), (2, ["x\ry", "2"], ""), (3, ["3", "4"], "")]),
        ("a,b,c;d\n1,2,3\n", [(1, ["a", "b", "c;d"], ""), (2, ["1", "2", "3"], "")]),
        ("a;b,c;d\n1;2;3\n", [(1, ["a", "b,c", "d"], ""), (2, ["1", "2", "3"], "")]),
    ],
)
def test_records(text: str, records: list[tuple[int, list[str], str]]) -> None:
    """Blank lines are passed over and still counted; a record's line is its first; a bad one does not hide the next."""
    assert csv_records(text) == records


def test_a_cell_of_a_megabyte() -> None:
    """Longer than the csv module takes by itself; its limit, which is the whole process's, is as before afterwards."""
    limit = csv.field_size_limit()
    long = "å\n" * 500_000
    assert csv_records(csv_text([["note"], [long]]))[1] == (2, [long], "")
    assert csv.field_size_limit() == limit
