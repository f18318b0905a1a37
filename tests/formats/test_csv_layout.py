"""How the layout of another program's CSV is typed, and how its cells are read by it."""

from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtime.formats.csv_layout import Layout, arrangement, checked_format, layout_typed
from leadtime.formats.entries_csv import COLUMNS
from leadtime.formats.misread import Misread
from leadtime.model.errors import Usage

SWEDEN = ZoneInfo("Europe/Stockholm")
WINTER = timezone(timedelta(hours=1))


def typed(*maps: str, delimiter: str = "", decimal: str = "", date_format: str = "") -> Layout:
    """The layout that is typed."""
    return layout_typed(maps, delimiter, decimal, date_format, (*COLUMNS, "audience"))


@pytest.mark.parametrize(
    ("maps", "columns"),
    [
        (("start=Début,end=Fin,category=Typ",), (("start", ("Début",)), ("end", ("Fin",)), ("category", ("Typ",)))),
        (("start=Datum + Starttid", "category=Typ"), (("start", ("Datum", "Starttid")), ("category", ("Typ",)))),
        (("note=What, exactly,category=Typ=1",), (("note", ("What, exactly",)), ("category", ("Typ=1",)))),
        (("audience=Who, note=",), (("audience", ("Who",)), ("note", ()))),
        ((), ()),
    ],
)
def test_a_map(maps: tuple[str, ...], columns: tuple[tuple[str, tuple[str, ...]], ...]) -> None:
    """Pairs of ours and the file's, in one text or several; a comma may be part of a name."""
    assert typed(*maps).columns == columns


@pytest.mark.parametrize(
    ("maps", "message"),
    [
        (("Début",), '"Début" is no part of a map'),
        (("begin=Début",), 'there is no column "begin" to map'),
        (("start=A,start=B",), "start is mapped twice"),
        (("start=A+",), '"start=A+" names no column'),
    ],
)
def test_what_is_no_map(maps: tuple[str, ...], message: str) -> None:
    """Is refused, with how one is written or what can be mapped."""
    with pytest.raises(Usage) as refusal:
        typed(*maps)
    assert refusal.value.message == message
    assert refusal.value.hint


def test_delimiters_and_decimals() -> None:
    """One sign each; a tab may be called by its name."""
    assert [typed(delimiter=sign).delimiter for sign in (";", ",", "|", "tab", "\\t", "\t", "")] == [
        *(";,|"),
        *("\t" * 3),
        "",
    ]
    for words in ({"delimiter": ";;"}, {"delimiter": '"'}, {"delimiter": "a"}, {"decimal": "x"}):
        with pytest.raises(Usage):
            typed(**words)


@pytest.mark.parametrize("form", ["%d/%m", "%H:%M", "soon", "%", "%Q", "%d%d/%m/%Y", "%Y-%m", "\ud800"])
def test_a_format_that_tells_no_day(form: str) -> None:
    """Would put every row on the same one."""
    with pytest.raises(Usage):
        checked_format(form)


@given(st.text(st.sampled_from("%dmYyHMSzZpbBjUcxX/ -\\(["), max_size=12))
def test_no_format_is_too_strange(form: str) -> None:
    """It is one, or refused in a sentence."""
    try:
        assert checked_format(form) == form
    except Usage as refusal:
        assert refusal.hint


@pytest.mark.parametrize(
    ("form", "cell", "wanted"),
    [
        ("", "2026-11-23 9:05", datetime(2026, 11, 23, 9, 5, tzinfo=WINTER)),
        ("", "2026-11-23T09:05:10Z", datetime(2026, 11, 23, 9, 5, 10, tzinfo=timezone.utc)),
        ("%d/%m/%Y %H:%M", " 23/11/2026 9:05 ", datetime(2026, 11, 23, 9, 5, tzinfo=WINTER)),
        ("%m/%d/%y %I:%M %p", "11/23/26 9:05 PM", datetime(2026, 11, 23, 21, 5, tzinfo=WINTER)),
        ("%d/%m/%Y", "23/11/2026 09:05:10", datetime(2026, 11, 23, 9, 5, 10, tzinfo=WINTER)),
        ("%d.%m.%Y", "23.11.2026 9:05 PM", datetime(2026, 11, 23, 21, 5, tzinfo=WINTER)),
        (
            "%d/%m/%Y %H:%M %z",
            "23/11/2026 9:05 +0200",
            datetime(2026, 11, 23, 9, 5, tzinfo=timezone(timedelta(hours=2))),
        ),
        ("%d/%m/%Y", "23/11/2026 0:00", datetime(2026, 11, 23, tzinfo=WINTER)),
        ("%d/%m/%Y", "23/11/2026", None),
        ("%d/%m/%Y", "23/11/2026 25:00", None),
        ("%d/%m/%Y %H:%M", "23/11/2026", None),
        ("%d/%m/%Y", "2026-11-23 09:05", None),
        ("%m/%d/%Y", "23/11/2026 09:05", None),
        ("", "23/11/2026 09:05", None),
        ("%d/%m/%Y %H:%M", "29/03/2026 02:30", None),
        ("%d/%m/%Y %H:%M", "25/10/2026 02:30", None),
    ],
)
def test_a_date_time(form: str, cell: str, wanted: datetime | None) -> None:
    """By the format, or with a time of day behind it; what is written otherwise, skipped or twice there is refused."""
    layout = Layout(date_format=form)
    if wanted is None:
        with pytest.raises(Misread) as refusal:
            layout.date_time(cell, "Début", SWEDEN)
        assert refusal.value.message.startswith(f'Début "{cell}"')
        assert refusal.value.hint
        return
    found = layout.date_time(cell, "Début", SWEDEN)
    assert (found, found.utcoffset()) == (wanted, wanted.utcoffset())


def test_a_day() -> None:
    """A format with a time too reads a day alone by its beginning."""
    for form in ("%d/%m/%Y", "%d/%m/%Y %H:%M", "%d/%m/%Y, %H:%M"):
        assert Layout(date_format=form).day("23/11/2026", "Jour") == date(2026, 11, 23)
        assert Layout(date_format=form).day("23/11/2026 9:05", "Jour") == date(2026, 11, 23)
        with pytest.raises(Misread, match="is not written as"):
            Layout(date_format=form).day("2026-11-23", "Jour")
    assert Layout().day("2026-11-23", "Jour") == date(2026, 11, 23)
    with pytest.raises(Misread, match="first") as refusal:
        Layout().day("23/11/2026", "Jour")
    assert "--date-format" in refusal.value.hint


def test_a_number() -> None:
    """Either mark, until one is named."""
    assert float(Layout().number("1,5", "Timmar")) == float(Layout(decimal=",").number("1,5", "Timmar")) == 1.5
    with pytest.raises(Misread, match='Timmar "1,5" has a ","'):
        Layout(decimal=".").number("1,5", "Timmar")


def test_an_arrangement() -> None:
    """Mapped columns, and those of our names that the map does not use or deny; capitals count where they tell."""
    layout = typed("start=DATUM+tid,category=Typ,tags=")
    header = ["Id", "Datum", "Tid", "typ", "Typ", "Note", "Tags", "Other"]
    found = arrangement(header, layout, COLUMNS)
    assert found.names == ("start", "category", "id", "note")
    assert found.row(["1", "2026-11-23 ", " 9:00", "a", "b", " n "]) == ["2026-11-23 9:00", "b", "1", " n "]
    assert found.row([]) == ["", "", "", ""]
    assert arrangement(["date", "Tid"], typed("start=date+Tid"), COLUMNS).names == ("start",)
    for header, message in (
        (["Datum", "Typ"], 'there is no column "tid"'),
        (["Datum", "tid", "tid", "Typ"], 'the column "tid" is there twice'),
        (["Datum", "tid", "Typ", "note", "Note"], "the column note is there twice"),
    ):
        with pytest.raises(Misread, match=message):
            arrangement(header, layout, COLUMNS)
