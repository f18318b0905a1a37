"""Entries made at random, as a log could hold them, for the laws of what is written and read back."""

from datetime import date, datetime, timedelta, timezone

from hypothesis import strategies as st
from tests.formats.nasty_texts import NASTY

from leadtime.model.entry import Entry

DIMENSIONS = ("audience", "mode")

texts = st.text(st.sampled_from("'=+-@＝ \t\r\n\"a,;") | st.characters(codec="utf-8"), max_size=12) | st.sampled_from(
    NASTY
)
ids = st.builds(lambda letter, rest: letter + rest, st.sampled_from("abz"), st.text("abz019", max_size=7))
paths = st.sampled_from(("visits", "communication/social", "skolor/Ängen 3", "a/b/c", "R&D", "St. Olof", "3", "é-b_c"))
offsets = st.integers(-23 * 60 - 59, 23 * 60 + 59).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1), timezones=offsets)
lengths = st.integers(0, 3 * 24 * 3600).map(lambda seconds: timedelta(seconds=seconds))
# The end has an offset of its own: the clocks may change in between, and a plane may land.
spans = st.builds(lambda start, length, zone: (start, (start + length).astimezone(zone)), moments, lengths, offsets)
days = st.dates(date(1900, 1, 1), date(2100, 1, 1))


def _entry(time: tuple[datetime, datetime] | tuple[date, int], **others: object) -> Entry:
    start, end = time
    times = {"start": start, "end": end} if isinstance(start, datetime) else {"date": start, "minutes": end}
    return Entry(**times, **others)  # type: ignore[arg-type]  # the strategies below have the types of the fields


entries = st.builds(
    _entry,
    spans | st.tuples(days, st.integers(0, 100_000)),
    id=st.just("") | ids,
    category=paths,
    unit=st.just("") | paths,
    people=st.none() | st.integers(0, 10_000),
    tags=st.lists(texts, max_size=3).map(tuple),
    note=texts,
    source=texts,
    dimensions=st.dictionaries(st.sampled_from(DIMENSIONS), paths).map(lambda values: tuple(sorted(values.items()))),
)
logs = st.lists(entries, max_size=4, unique_by=lambda entry: entry.id or id(entry))


def said(entry: Entry) -> tuple[object, ...]:
    """All of an entry, its times with the offsets they were written with: comparing date-times would ignore them."""
    return (*entry, entry.start and entry.start.isoformat(), entry.end and entry.end.isoformat())
