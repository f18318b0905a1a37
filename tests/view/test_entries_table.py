"""The entries of `list`."""

from datetime import date, datetime

from tests.view.golden_text import assert_golden
from tests.view.made_reports import SWEDEN
from tests.view.shown import shown, shown_at

from leadtime.model.entry import Entry
from leadtime.view.console import Page
from leadtime.view.entries_table import entries


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A time in November 2026."""
    return datetime(2026, 11, day, hour, minute, tzinfo=SWEDEN)


NOW = at(19, 10, 45)
ENTRIES = (
    Entry("b111zzzz", "office", at(19, 9, 40)),
    Entry(
        "p3x8r4tz",
        "communication/social",
        date=date(2026, 11, 16),
        minutes=45,
        note="Flowers and a [bold]long[/bold] talk with the night shift :smile: who kept the home open",
    ),
    Entry(
        "k7d2m9qa",
        "visits",
        at(16, 9),
        at(16, 10, 30),
        unit="schools/elineberg",
        note="Morning meeting, two classes",
        tags=("school", "staff"),
    ),
    Entry("a111yyyy", "office", at(17, 23), at(18, 1), dimensions=(("audience", "staff"),)),
)
SHORT = {entry.id: entry.id[:4] for entry in ENTRIES}


def counts(category: str) -> bool:
    """Lunch does not."""
    return category != "lunch"


def test_the_whole_list() -> None:
    """Day by day with its sum, in order of the clock, durations alone last; a timer is marked and counts up to now."""
    for width in (80, 120):
        assert_golden(f"entries-{width}", shown_at(width, lambda page: entries(ENTRIES, SHORT, counts, NOW, page)))


def test_in_a_pipe_every_entry_is_one_line() -> None:
    """Whatever stands in its note."""
    odd = (ENTRIES[1]._replace(note="x" * 400 + "\n\x1b]0;title\x07"),)
    text = shown(entries(odd, SHORT, counts, NOW, Page(folds=False)))
    assert "x" * 400 + "\\n\\x1b]0;title\\x07\n" in text
    assert "\x1b" not in text


def test_no_control_character_of_any_field_reaches_the_terminal() -> None:
    """Every field that is printed is made safe."""
    bad = "\x1b[2J\u202e"
    odd = Entry(bad, bad, date=date(2026, 11, 16), minutes=1, unit=bad, note=bad, tags=(bad,), dimensions=((bad, bad),))
    for page in (Page(), Page(40), Page(folds=False)):
        text = shown(entries([odd], {}, counts, NOW, page))
        assert not {"\x1b", "\u202e"} & {*text}
    assert text.count("\\x1b[2J\\u202e") == 7


def test_no_entries() -> None:
    """A sentence instead of an empty table."""
    assert shown_at(80, lambda page: entries([], {}, counts, NOW, page)) == "No entries.\n"


def test_what_does_not_count_is_summed_apart() -> None:
    """The day's sum is the report's: lunch is beside it, and not in it."""
    found = [
        Entry("k7d2m9qa", "office", date=date(2026, 11, 16), minutes=500),
        Entry("p3x8r4tz", "lunch", date=date(2026, 11, 16), minutes=45),
    ]
    lines = shown_at(80, lambda page: entries(found, SHORT, counts, NOW, page)).splitlines()
    assert lines[0] == "Monday 16 November 2026  8 h 20 m and 45 m not counted"
    assert lines[-1] == "2 entries, 8 h 20 m and 45 m not counted"
