"""The cells of an entries' CSV file: what is read, and the sentence for what is not."""

from datetime import date, datetime, timedelta, timezone
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtime.formats.csv_cells import (
    DATE_TIME_FORM,
    DAY_FORM,
    read_date_time,
    read_day,
    read_number,
    read_tags,
    read_whole,
    tags_cell,
)
from leadtime.formats.misread import Misread

SWEDEN = ZoneInfo("Europe/Stockholm")


@pytest.mark.parametrize("text", ["2026-11-23", " 2026-11-23 ", "\t2026-11-23"])
def test_a_day(text: str) -> None:
    """One form, and spaces around it are none of its business."""
    assert read_day(text, "date") == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("10/11/2026", 'date "10/11/2026" is not a day: year, month or day first?'),
        ("10.11.2026", 'date "10.11.2026" is not a day: year, month or day first?'),
        ("10-11-26", 'date "10-11-26" is not a day: year, month or day first?'),
        ("2026-11", 'date "2026-11" is not a day'),
        ("20261123", 'date "20261123" is not a day'),
        ("2026-W48-1", 'date "2026-W48-1" is not a day'),
        ("23 november 2026", 'date "23 november 2026" is not a day'),
        ("today", 'date "today" is not a day'),
        ("２０２６-11-23", 'date "２０２６-11-23" is not a day'),
        ("2026-02-29", 'date "2026-02-29" is in no calendar'),
        ("2026-13-01", 'date "2026-13-01" is in no calendar'),
        ("0000-01-01", 'date "0000-01-01" is in no calendar'),
    ],
)
def test_no_day(text: str, message: str) -> None:
    """Nothing is guessed, and the hint has the form that is read."""
    with pytest.raises(Misread) as fault:
        read_day(text, "date")
    assert (fault.value.message, fault.value.hint) == (message, DAY_FORM)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2026-11-23T09:00:00+01:00", "2026-11-23T09:00:00+01:00"),
        ("2026-11-23 09:00+01:00", "2026-11-23T09:00:00+01:00"),
        ("2026-11-23t09:00:07.25z", "2026-11-23T09:00:07.250000+00:00"),
        ("2026-11-23T09:00:00-03:30", "2026-11-23T09:00:00-03:30"),
        ("2026-11-23T09:00", "2026-11-23T09:00:00+01:00"),
        (" 2026-07-01 09:00:00 ", "2026-07-01T09:00:00+02:00"),
        # The clocks go from 02:00 to 03:00 on 29 March, and from 03:00 back to 02:00 on 25 October.
        ("2026-03-29T01:59", "2026-03-29T01:59:00+01:00"),
        ("2026-03-29T03:00", "2026-03-29T03:00:00+02:00"),
        ("2026-10-25T01:59", "2026-10-25T01:59:00+02:00"),
        ("2026-10-25T03:00", "2026-10-25T03:00:00+01:00"),
        ("2026-10-25T02:30:00+01:00", "2026-10-25T02:30:00+01:00"),
        # With an offset it is an instant, whatever a zone's clocks show then.
        ("2026-03-29T02:30:00+01:00", "2026-03-29T02:30:00+01:00"),
    ],
)
def test_a_date_time(text: str, read: str) -> None:
    """Its own offset is kept as written; without one it has that of the zone on that day."""
    assert read_date_time(text, "start", SWEDEN).isoformat() == read


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("2026-11-23", 'start "2026-11-23" is not a date-time', DATE_TIME_FORM),
        ("09:00", 'start "09:00" is not a date-time', DATE_TIME_FORM),
        ("10/11/2026 09:00", 'start "10/11/2026 09:00" is not a date-time: year, month or day first?', DATE_TIME_FORM),
        ("2026-11-23T09:00 CET", 'start "2026-11-23T09:00 CET" is not a date-time', DATE_TIME_FORM),
        ("2026-11-23T24:00", 'start "2026-11-23T24:00" is in no calendar', DATE_TIME_FORM),
        ("2026-11-23T09:61", 'start "2026-11-23T09:61" is in no calendar', DATE_TIME_FORM),
        ("2026-11-31T09:00", 'start "2026-11-31T09:00" is in no calendar', DATE_TIME_FORM),
        ("2026-11-23T09:00+25:00", 'start "2026-11-23T09:00+25:00" is in no calendar', DATE_TIME_FORM),
        ("0001-01-01T00:00+01:00", 'start "0001-01-01T00:00+01:00" is in no calendar', DATE_TIME_FORM),
        ("9999-12-31T23:59-01:00", 'start "9999-12-31T23:59-01:00" is in no calendar', DATE_TIME_FORM),
        (
            "2026-03-29T02:30",
            'start "2026-03-29T02:30" does not exist: the clocks skip it',
            "give it with its offset",
        ),
        (
            "2026-10-25T02:30",
            'start "2026-10-25T02:30" comes twice: the clocks are set back',
            "write 2026-10-25T02:30:00+02:00 or 2026-10-25T02:30:00+01:00",
        ),
        ("1850-01-01T09:00", 'start "1850-01-01T09:00" was at an offset with seconds', "give it with an offset"),
    ],
)
def test_no_date_time(text: str, message: str, hint: str) -> None:
    """Neither of the two hours that have one name is chosen, nor one beside the hour that there was not."""
    with pytest.raises(Misread) as fault:
        read_date_time(text, "start", SWEDEN)
    assert (fault.value.message, fault.value.hint) == (message, hint)


@given(
    st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1)), st.integers(-23 * 60 - 59, 23 * 60 + 59), st.booleans()
)
def test_a_written_date_time_is_read_with_its_offset(moment: datetime, offset: int, space: bool) -> None:
    """To the microsecond, as the log has it."""
    written = moment.replace(tzinfo=timezone(timedelta(minutes=offset)))
    read = read_date_time(written.isoformat(" " if space else "T"), "start", SWEDEN)
    assert (read, read.utcoffset()) == (written, written.utcoffset())


@pytest.mark.parametrize(
    ("text", "number"),
    [("0", "0"), ("90", "90"), ("1.5", "3/2"), ("1,5", "3/2"), (" 0,3333 ", "3333/10000"), ("007", "7")],
)
def test_a_number(text: str, number: str) -> None:
    """Exact, with a point or a comma."""
    assert read_number(text, "hours") == Fraction(number)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("-1", 'hours "-1" is negative'),
        ("−1,5", 'hours "−1,5" is negative'),
        ("1 000", 'hours "1 000" is not a number that can be read'),
        ("1.000,5", 'hours "1.000,5" is not a number that can be read'),
        ("1e3", 'hours "1e3" is not a number that can be read'),
        (".5", 'hours ".5" is not a number that can be read'),
        ("1h30m", 'hours "1h30m" is not a number that can be read'),
        ("1:30", 'hours "1:30" is not a number that can be read'),
        ("٣", 'hours "٣" is not a number that can be read'),
        ("nan", 'hours "nan" is not a number that can be read'),
        ("9" * 5000, f'hours "{"9" * 39}…" is not a number that can be read'),
    ],
)
def test_no_number(text: str, message: str) -> None:
    """A thousands' mark could be a decimal one, so there is none."""
    with pytest.raises(Misread) as fault:
        read_number(text, "hours")
    assert (fault.value.message, fault.value.hint) == (message, "write hours as digits, such as 1.5")


@pytest.mark.parametrize(("text", "number"), [("12", 12), ("12.0", 12), ("12,00", 12), ("52704000", 52_704_000)])
def test_a_whole_number(text: str, number: int) -> None:
    """As pandas writes them too, up to the minutes of a hundred years."""
    assert read_whole(text, "minutes") == number


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("1,5", 'minutes "1,5" is not a whole number', "round minutes"),
        ("52704001", 'minutes "52704001" is too many', "mend minutes"),
        ("-1", 'minutes "-1" is negative', "write minutes as digits, such as 90"),
    ],
)
def test_no_whole_number(text: str, message: str, hint: str) -> None:
    """Half a minute is nothing that the log could hold."""
    with pytest.raises(Misread) as fault:
        read_whole(text, "minutes")
    assert (fault.value.message, fault.value.hint) == (message, hint)


@pytest.mark.parametrize(
    ("tags", "cell"),
    [
        ((), ""),
        (("school", "autumn term"), "school,autumn term"),
        (("a,b", "c"), '"a,b",c'),
        (('say "x"',), '"say ""x"""'),
        ((" edge ", ""), '" edge ",""'),
    ],
)
def test_tags(tags: tuple[str, ...], cell: str) -> None:
    """A cell of tags is a little CSV of its own."""
    assert tags_cell(tags) == cell
    assert read_tags(cell) == tags


@pytest.mark.parametrize(
    ("cell", "tags"),
    [
        (" a , b ", ("a", "b")),
        ("a,,b,", ("a", "b")),
        (" , ", ()),
        (' "a,b" , c', ("a,b", "c")),
        ('a "b" c', ('a "b" c',)),
        ('"open, b', ('"open', "b")),
    ],
)
def test_tags_as_people_type_them(cell: str, tags: tuple[str, ...]) -> None:
    """Spaces and doubled commas are no tags, and a quotation mark that encloses nothing is a character."""
    assert read_tags(cell) == tags


@given(st.lists(st.text(st.sampled_from('ab ,"\n\t') | st.characters(), max_size=5), max_size=5))
def test_every_tag_comes_back(tags: list[str]) -> None:
    """Whatever is in it, the empty one too."""
    assert read_tags(tags_cell(tags)) == tuple(tags)
