"""An entry in leadtime's own form is read as the TOML reader reads it, and anything else is left to that."""

import re
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.formats.nasty_texts import NASTY

from leadtime.formats.entry_piece import FORM, entry_of
from leadtime.formats.log_text import format_item
from leadtime.formats.log_toml import NEW_LOG, parse_log
from leadtime.model.entry import Entry

TEXTS = st.sampled_from(
    ["", "plain", "räksmörgås 🎈", "a, b", 'a "quoted" word', "back\\slash", "# no comment", *NASTY]
)
TIMES = st.one_of(
    st.tuples(st.none(), st.none(), st.dates(date(1990, 1, 1), date(2900, 1, 1)), st.integers(0, 10**6)),
    st.tuples(
        st.datetimes(datetime(1990, 1, 1), datetime(2900, 1, 1), timezones=st.just(timezone(timedelta(hours=2)))),
        st.none() | st.timedeltas(timedelta(0), timedelta(9)),
        st.none(),
        st.none(),
    ).map(lambda found: (found[0], found[1] if found[1] is None else found[0] + found[1], None, None)),
)
ENTRIES = st.builds(
    lambda times, unit, people, tags, note, source: Entry(
        "k7d2m9qa", "visits/schools", times[0], times[1], times[2], times[3], unit, people, tuple(tags), note, source
    ),
    TIMES,
    TEXTS,
    st.none() | st.integers(0, 10**6),
    st.lists(TEXTS, max_size=3),
    TEXTS,
    TEXTS,
)


def read(piece: str) -> Entry | None:
    """What is read of the text below a header."""
    found = re.fullmatch(FORM, piece)
    return entry_of(found) if found else None


def by_toml(piece: str) -> Entry:
    """The same by the TOML reader."""
    log = parse_log(f"{NEW_LOG}\n[[entry]]\n{piece}", "")
    assert log.problems == ()
    return log.entries[0]


@given(ENTRIES, st.sampled_from(["", "\n", "\n\n"]), st.booleans())
def test_it_says_what_the_toml_reader_says(entry: Entry, below: str, crlf: bool) -> None:
    """For any entry that leadtime writes; an offset, to the hour and minute, too."""
    piece = format_item(entry).removeprefix("[[entry]]\n") + below
    piece = piece.replace("\n", "\r\n") if crlf else piece
    found = read(piece)
    if found is not None:
        expected = by_toml(piece)
        assert found == expected
        assert found.start is None or found.start.utcoffset() == expected.start.utcoffset()  # type: ignore[union-attr]  # equal


PLAIN = Entry(
    "k7d2m9qa",
    "visits",
    datetime.fromisoformat("2026-11-23T09:00:00+01:00"),
    datetime.fromisoformat("2026-11-23T10:30:00+01:00"),
    unit="schools/elineberg",
    people=12,
    tags=("autumn", "a, b"),
    note="Two classes",
    source="ics:1",
)


@pytest.mark.parametrize(
    "entry",
    [
        PLAIN,
        PLAIN._replace(tags=(), note="", source="", people=None, unit=""),
        PLAIN._replace(start=None, end=None, date=date(2026, 11, 23), minutes=90),
    ],
)
def test_what_leadtime_writes_is_read_without_toml(entry: Entry) -> None:
    """Else nothing would be won."""
    assert read(format_item(entry).removeprefix("[[entry]]\n")) == entry


@pytest.mark.parametrize(
    "other",
    [
        'note = "a \\u00e5"\n',
        "note = 'single'\n",
        'tags = ["a","b"]\n',
        "tags = ['a', 'b']\n",
        'tags = ["a", "b",]\n',
        'project = "mine"\n',
        'unit = "a"  # a comment\n',
        "[entry.more]\na = 1\n",
        '\n[[absence]]\nkind = "sick"\n',
    ],
)
def test_another_form_is_left_to_the_toml_reader(other: str) -> None:
    """Escapes, other quotes, a key more, a comment, another table."""
    assert read(f'id = "a"\ndate = 2026-11-23\nminutes = 5\ncategory = "visits"\n{other}') is None
    assert (
        read('id = "a"\nstart = 2026-11-23 09:00:00+01:00\nend = 2026-11-23T10:00:00Z\ncategory = "visits"\n') is None
    )
    assert read('id = "a"\nstart = 2026-11-23T09:00:00+01:00\ncategory = "visits"\n') is None
