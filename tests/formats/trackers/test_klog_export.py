"""Entries as a klog file: it reads well, its totals are ours, and the entries come back."""

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.formats.made_times import STOCKHOLM, at, back, entries, names_category

from leadtime.formats.trackers.klog import read_klog
from leadtime.formats.trackers.klog_export import write_klog
from leadtime.model.entry import Entry
from leadtime.model.event import Event, Reading


def written(*found: Entry) -> str:
    """The file of these entries."""
    return write_klog(found, names_category)


def read(text: str) -> list[Event]:
    """The events of a text without faults."""
    events, problems = read_klog(text, "x", Reading(STOCKHOLM))
    assert not problems
    return list(events)


def test_a_file() -> None:
    """A record for each day, its entries by the clock, those without one last; the timer is open."""
    assert written(
        Entry("k", "office", at("24T13:00"), note="Mail"),
        Entry("k", "office", date=date(2026, 11, 23), minutes=90),
        Entry(
            "k",
            "communication/social",
            at("23T09:00"),
            at("23T10:30"),
            unit="schools/elineberg",
            people=12,
            tags=("autumn", "two words", "office"),
            note="Two classes\n\n and no. #3 of\r\nthe plan",
            dimensions=(("audience", "staff"), ("how it was", "fine")),
        ),
        Entry("k", "visits", at("23T23:00"), at("24T00:30")),
        Entry("k", "visits", at("23T08:00"), at("23T08:20")),
    ) == (
        "2026-11-23\n"
        "    8:00 - 8:20 #visits\n"
        '    9:00 - 10:30 #category="communication/social" #tag=autumn #tag="two words" #tag=office'
        ' #unit="schools/elineberg" #people=12 #audience=staff #tag="how it was:fine" Two classes\n'
        "        and no. # 3 of\n"
        "        the plan\n"
        "    23:00 - 0:30> #visits\n"
        "    1h30m #office\n"
        "\n"
        "2026-11-24\n"
        "    13:00 - ? #office Mail\n"
    )


def test_nothing() -> None:
    """An empty log is an empty file."""
    assert written() == ""


@pytest.mark.parametrize(
    ("start", "end", "time"),
    [
        ("2026-11-23T09:00:40+01:00", "2026-11-23T09:30:20+01:00", "9:00 - 9:29"),
        ("2026-11-23T09:00:00+01:00", "2026-11-23T09:00:00+01:00", "9:00 - 9:00"),
        ("2026-11-23T09:00:00+01:00", "2026-11-24T00:00:00+01:00", "9:00 - 0:00>"),
        ("2026-11-23T09:00:00+01:00", "2026-11-24T23:59:00+01:00", "9:00 - 23:59>"),
        ("2026-11-23T09:00:00+01:00", "2026-11-25T00:00:00+01:00", "39h"),
        ("2026-10-25T01:00:00+02:00", "2026-10-25T04:30:00+01:00", "4h30m"),
        ("2026-10-25T02:10:00+02:00", "2026-10-25T02:20:00+01:00", "1h10m"),
        ("2026-11-23T20:00:00-05:00", "2026-11-24T02:20:00+01:00", "20m"),
        ("2026-11-23T09:00:00-05:00", "2026-11-23T10:20:00-05:00", "9:00 - 10:20"),
    ],
)
def test_times(start: str, end: str, time: str) -> None:
    """A range where klog reckons the entry's length from it, else the length itself."""
    entry = Entry("k", "x", datetime.fromisoformat(start), datetime.fromisoformat(end))
    assert written(entry) == f"{start[:10]}\n    {time} #x\n"


@pytest.mark.parametrize(
    ("minutes", "time"), [(0, "0m"), (45, "45m"), (60, "1h"), (90, "1h30m"), (3000, "50h"), (3001, "50h1m")]
)
def test_durations(minutes: int, time: str) -> None:
    """Hours and minutes, and no part of nothing."""
    assert written(Entry("k", "x", date=date(2026, 11, 23), minutes=minutes)) == f"2026-11-23\n    {time} #x\n"


def test_a_tag_that_names_a_category() -> None:
    """Is marked as a tag, and so are the others beside it, which keeps them in order."""
    for tags, told in [
        (("a", "office"), "#tag=a #tag=office"),
        (("a", "social"), "#tag=a #tag=social"),
        (("a",), "#a"),
    ]:
        entry = Entry("k", "visits", date=date(2026, 11, 23), minutes=5, tags=tags)
        assert written(entry) == f"2026-11-23\n    5m #visits {told}\n"


def test_both_quotation_marks() -> None:
    """klog can hold one kind of them in a value."""
    entry = Entry("k", "x", date=date(2026, 11, 23), minutes=5, tags=('it\'s "so"', "it's", '"so"', "a\nb"))
    assert written(entry).endswith('#x #tag=\'it"s "so"\' #tag="it\'s" #tag=\'"so"\' #tag="a b"\n')


SIGNS = st.text(st.sampled_from(" #=\"'<>-?:/,.aé1\n") | st.characters(codec="utf-8"), max_size=10)
TAGS = SIGNS.map(lambda text: " ".join("".join(sign for sign in text if sign.isprintable()).split())).filter(
    lambda tag: tag and not {"'", '"'} <= {*tag}
)


def held(note: str) -> str:
    """What klog can hold of a note: a # begins a tag there, a blank line ends the record."""
    lines = (line.strip() for line in note.replace("\r", "\n").split("\n"))
    return "\n".join(line for line in lines if line)


NOTES = SIGNS.map(held).filter(lambda note: written(Entry("", "x", date=date(2026, 11, 23), note=note)).count("#") < 2)
# From 3 November: no clock of Stockholm changes until March.
STARTS = st.integers(0, 30 * 1440).map(
    lambda minutes: datetime(2026, 11, 3, tzinfo=timezone.utc) + timedelta(minutes=minutes)
)


@given(st.lists(entries(STARTS, TAGS, NOTES), max_size=5))
def test_there_and_back(found: list[Entry]) -> None:
    """Every entry comes back as it was, all but its id, in the order of the days."""
    in_order = sorted(found, key=lambda entry: (entry.day, entry.start is None, entry.start and entry.start.time()))
    assert back(read(written(*found)), "klog") == in_order


NIGHTS = st.sampled_from([datetime(2026, 3, 28, tzinfo=timezone.utc), datetime(2026, 10, 24, tzinfo=timezone.utc)])
AROUND = st.builds(lambda night, minutes: night + timedelta(minutes=minutes), NIGHTS, st.integers(0, 2880))


@given(st.lists(entries(AROUND, TAGS, SIGNS), max_size=5))
def test_no_minute_is_lost(found: list[Entry]) -> None:
    """In the nights when the clocks change too, and whatever a note says."""
    length = sum(entry.length().minutes for entry in found)
    assert sum(entry.length().minutes for entry in back(read(written(*found)), "klog")) == length
