"""One period out of a long log, read without the years around it: nothing that touches the period is lost."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.formats.hand_written import hand_written

from leadtime.formats.log_edit import adding
from leadtime.formats.log_pieces import is_plain, log_of_units, log_touching, log_whole
from leadtime.formats.log_text import format_item
from leadtime.formats.log_toml import Log, parse_log
from leadtime.formats.toml_text import apply
from leadtime.model.absence import Absence, AbsenceKind
from leadtime.model.entry import Entry
from leadtime.model.period import Period
from leadtime.model.promise import Promise
from leadtime.model.recognition import Recognition

WEEK = Period(date(2026, 11, 23), date(2026, 11, 30))
FIRST, LAST = date(2026, 11, 10), date(2026, 12, 12)
OFFSETS = st.integers(-23 * 60, 23 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
STARTS = st.datetimes(datetime(2026, 11, 10), datetime(2026, 12, 12), timezones=OFFSETS)
NOTES = st.sampled_from(["", "plain", "\n[[entry]]\n", "'''", "date = 2026-11-23", "[[entry]]", '"""', "\\"])
UNITS = st.sampled_from(["", "", "schools/elineberg", "a, b", "Åsa & co"])
PEOPLE = st.none() | st.integers(0, 40)
ENTRY = (
    st.one_of(
        st.builds(
            lambda day, note: Entry("", "x", date=day, minutes=5, note=note),
            st.dates(FIRST, LAST),
            NOTES,
        ),
        st.builds(
            lambda start, length, note: Entry("", "x", start, None if length is None else start + length, note=note),
            STARTS,
            st.none() | st.timedeltas(timedelta(0), timedelta(9)),
            NOTES,
        ),
    )
    .flatmap(lambda entry: UNITS.map(lambda unit: entry._replace(unit=unit)))
    .flatmap(lambda entry: PEOPLE.map(lambda people: entry._replace(people=people)))
)
ENTRIES = st.lists(ENTRY, max_size=8).map(
    lambda found: [entry._replace(id=f"k{number}") for number, entry in enumerate(found)]
)


def touches(entry: Entry, period: Period) -> bool:
    """True when one of the entry's days, in either of its offsets or in UTC, is in the period; a timer always."""
    if entry.start is None:
        return entry.day in period
    if entry.end is None:
        return True
    zones = (entry.start.tzinfo, entry.end.tzinfo, timezone.utc)
    return any(
        entry.start.astimezone(zone).date() < period.end and entry.end.astimezone(zone).date() >= period.start
        for zone in zones
    )


def assert_nothing_lost(text: str, period: Period) -> Log | None:
    """What touches the period is read from the pieces as from the whole, in its order, with all that is no entry.

    The values are compared as they are shown: `nan` is not equal to itself.
    """
    full, part = parse_log(text, ""), log_touching(text, period)
    assert full.problems == ()
    if part is not None:
        assert part.problems == ()
        wanted = [repr(entry) for entry in full.entries if touches(entry, period)]
        assert [repr(entry) for entry in part.entries if touches(entry, period)] == wanted
        read = {entry.id for entry in part.entries}
        assert [repr(entry) for entry in full.entries if entry.id in read] == [repr(entry) for entry in part.entries]
        assert (part.absences, part.version) == (full.absences, full.version)
        assert repr(part.other) == repr(full.other)
    return part


@given(ENTRIES, st.booleans(), st.sampled_from(["\n", "\r\n"]))
def test_logs_as_leadtime_writes_them(entries: list[Entry], has_absence: bool, newline: str) -> None:
    """Every entry that touches the week is there, and every absence."""
    text = "version = 1\n" + "".join("\n" + format_item(entry) for entry in entries[:4])
    if has_absence:
        text += "\n" + format_item(Absence("s", AbsenceKind.SICK, date(2020, 1, 1), date(2020, 1, 2)))
    text += "".join("\n" + format_item(entry) for entry in entries[4:])
    part = assert_nothing_lost(text.replace("\n", newline), WEEK)
    assert part is None or '"""' not in text


@pytest.mark.parametrize("seeds", [range(start, start + 100) for start in range(0, 400, 100)], ids=str)
def test_hand_written_logs(seeds: range) -> None:
    """The same for logs in every style, for a week that their entries touch and one that they do not."""
    for seed in seeds:
        text = hand_written(seed).text
        assert_nothing_lost(text, WEEK)
        assert_nothing_lost(text, Period(date(2027, 11, 22), date(2027, 11, 29)))


def test_the_years_around_are_not_read() -> None:
    """Of a thousand days with an entry, those of the week and two on each side are read; the timer too."""
    day = date(2025, 1, 1)
    entries = [Entry(f"k{n}", "x", date=day + timedelta(n), minutes=5, note="n", tags=("t",)) for n in range(1000)]
    timer = Entry("timer", "x", start=datetime(2025, 1, 1, 9, tzinfo=timezone.utc))
    text = "version = 1\n" + "".join("\n" + format_item(entry) for entry in [timer, *entries])
    part = log_touching(text, WEEK)
    assert part is not None
    assert part.entries[0] == timer
    assert [entry.day for entry in part.entries[1:]] == [date(2026, 11, 21) + timedelta(n) for n in range(12)]


@pytest.mark.parametrize("period", [Period(date.min, date(1, 1, 2)), Period(date(9999, 12, 30), date.max)])
def test_the_ends_of_the_calendar(period: Period) -> None:
    """A period there is as good as any other."""
    assert log_touching("version = 1\n", period) == parse_log("version = 1\n", "")


def test_a_long_entry_that_spans_the_period() -> None:
    """It begins before and ends after, and touches every day between."""
    start = datetime(2026, 1, 1, tzinfo=timezone.utc)
    entry = Entry("a", "x", start=start, end=start + timedelta(360))
    part = log_touching("version = 1\n\n" + format_item(entry), WEEK)
    assert part is not None and part.entries == (entry,)


def test_a_table_below_an_old_entry_is_read() -> None:
    """An absence, a table of the entry or one of the owner's below an entry of another year is not lost with it."""
    old = '\n[[entry]]\nid = "a"\ndate = 2020-01-01\nminutes = 5\ncategory = "x"\n'
    for below in ("[place]\nx = 1\n", " [place]\nx = 1\n", "\n\t[place]\nx = 1\n", "list = [\n[1]]\n[place]\nx = 1\n"):
        part = assert_nothing_lost(f"version = 1\n{old}{below}", WEEK)
        assert part is not None and dict(part.other)["place"] == {"x": 1}


@given(ENTRIES, ENTRIES.filter(bool))
@settings(max_examples=50)
def test_a_plain_log_can_be_added_to_blindly(old: list[Entry], new: list[Entry]) -> None:
    """What is added to a plain log is read as the old entries and the new ones."""
    text = "version = 1\n" + "".join("\n" + format_item(entry) for entry in old)
    new = [entry._replace(id=f"new{number}") for number, entry in enumerate(new)]
    assert is_plain(text) == bool(old) or '"""' in text or "'''" in text
    log = parse_log(apply(text, adding(text, new)), "")
    assert log == parse_log(text, "")._replace(entries=(*old, *new), entry_tables=tuple(range(len(old) + len(new))))


@pytest.mark.parametrize("seeds", [range(start, start + 200) for start in range(0, 800, 200)], ids=str)
def test_plain_hand_written_logs(seeds: range) -> None:
    """The same for logs by hand: whichever is called plain takes the new entry, and some are."""
    new = Entry("new", "x", date=date(2026, 11, 27), minutes=5)
    plain = [text for seed in seeds if is_plain(text := hand_written(seed).text)]
    assert plain
    for text in plain:
        old, log = parse_log(text, ""), parse_log(apply(text, adding(text, [new])), "")
        assert log.problems == ()
        assert (repr(log.entries), repr(log.other)) == (repr((*old.entries, new)), repr(old.other))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "version = 1\n",
        "version = 1\nentry = []\n",
        "version = 1\nentry = [{ note = '[[entry]]' }]\n",
        "version = 1\n[[entry]]\n[entry.x]\ny = 1",
        'version = 1\nnote = """\n[[entry]]\n"""\n',
        "version = 1\nnote = '''\n[[entry]]\n'''\n",
    ],
)
def test_what_is_not_plain(text: str) -> None:
    """Without a header of an entry for certain, or without an end of its last line, a log is read as a whole first."""
    assert not is_plain(text)


def visits_of(entries: Iterable[Entry]) -> list[Entry]:
    """Those that name a unit, with no more than what is about the visit."""
    return [entry._replace(tags=(), note="", source="", dimensions=(), unknown=()) for entry in entries if entry.unit]


def assert_all_units(text: str) -> None:
    """The visits, absences, recognitions and promises are those of a full read, in whatever order."""
    full, part = parse_log(text, ""), log_of_units(text)
    assert full.problems == ()
    if part is not None:
        assert part.problems == ()
        assert sorted(map(repr, visits_of(part.entries))) == sorted(map(repr, visits_of(full.entries)))
        for kind in ("absence", "recognition", "promise"):
            assert sorted(map(repr, part.of(kind))) == sorted(map(repr, full.of(kind)))
        less = log_of_units(text, with_recognitions=False)
        assert less is not None
        assert repr((less.entries, less.absences, less.promises)) == repr((part.entries, part.absences, part.promises))


LIFT = Recognition("r1", date(2026, 11, 24), "care/seaview", 'Sang for "all"', url="https://example.com/a#b")
PROMISE = Promise("p1", date(2026, 11, 24), "care/seaview", "A chair\\bench", due=date(2026, 12, 1))


@given(st.lists(st.one_of(ENTRY, st.just(LIFT), st.just(PROMISE)), max_size=8))
def test_what_names_a_unit(items: list[Entry | Recognition | Promise]) -> None:
    """Entries, recognitions and promises in any order: all that coverage reads is there, and what a week needs too."""
    named = [item._replace(id=f"i{number}") for number, item in enumerate(items)]
    text = "version = 1\n" + "".join("\n" + format_item(item) for item in named)
    for newline in ("\n", "\r\n"):
        assert_all_units(text.replace("\n", newline))
        assert_nothing_lost(text.replace("\n", newline), WEEK)


@pytest.mark.parametrize("seeds", [range(start, start + 100) for start in range(0, 400, 100)], ids=str)
def test_units_of_hand_written_logs(seeds: range) -> None:
    """The same for logs in every style."""
    for seed in seeds:
        assert_all_units(hand_written(seed).text)


def test_old_visits_are_not_parsed() -> None:
    """Of a thousand old visits with a promise after each, none is parsed as TOML: only the promises are."""
    entries = [
        Entry(f"k{n}", "visits", date=date(2020, 1, 1) + timedelta(n), minutes=5, unit="x", people=n, note="Unit")
        for n in range(1000)
    ]
    text = "version = 1\n"
    for number, entry in enumerate(entries):
        text += f"\n{format_item(entry)}\n{format_item(PROMISE._replace(id=f'p{number}'))}"
    assert log_touching(text, WEEK) == parse_log("version = 1\n", "")
    part = log_of_units(text)
    assert part is not None
    assert part.entries == tuple(visits_of(entries))
    assert len(part.promises) == 1000


@pytest.mark.parametrize(
    "lines",
    [
        'unit = "a"\nnote = "n"\npeople = 5',
        'unit="a"',
        '"unit" = "a"',
        'unit = "a" # b\npeople = 5',
        'note = "n"\nunit = "a, b"',
        '"\\u0075nit" = "a"',
        "unit = 'a'",
        'unit = "a"\n[entry.place]\nunit = "c"',
    ],
)
def test_units_written_otherwise(lines: str) -> None:
    """However the owner writes them, units and people are read."""
    text = f'version = 1\n\n[[entry]]\nid = "k"\ndate = 2026-11-24\nminutes = 5\ncategory = "v"\n{lines}\n'
    assert len(visits_of(parse_log(text, "").entries)) == 1
    assert_all_units(text)
    assert_all_units(text.replace("\n", "\r\n"))


TOGETHER = {
    "lines that end in two ways": (
        'version = 1\r\n\r\n[[entry]]\r\nid = "a"\r\ndate = 2026-11-23\r\nminutes = 5\r\ncategory = "x"\r\n\r\n'
        '[[entry]]\nid = "b"\ndate = 2026-11-24\nminutes = 60\ncategory = "x"\nunit = "u"\n'
    ),
    "a table of an absence above the entry": (
        'version = 1\n\n[[absence]]\nid = "s"\nkind = "sick"\nfrom = 2026-11-24\nuntil = 2026-11-24\n'
        '\n[[entry]]\nid = "z"\ndate = 2026-11-23\nminutes = 7\ncategory = "x"\n'
        '\n[[entry]]\nid = "a"\ndate = 2026-11-23\nminutes = 5\ncategory = "x"\nunit = "u"\n'
        '\n[absence.more]\nwhy = "x"\n'
        '\n[[entry]]\nid = "b"\ndate = 2026-11-24\nminutes = 60\ncategory = "x"\nunit = "u"\n'
        '\n[[absence]]\nid = "t"\nkind = "sick"\nfrom = 2026-11-25\nuntil = 2026-11-25\n'
    ),
}


@pytest.mark.parametrize("text", TOGETHER.values(), ids=TOGETHER)
def test_what_means_more_together_is_left_to_a_full_reading(text: str) -> None:
    """Nothing of it is passed over in silence."""
    assert parse_log(text, "").problems == ()
    assert log_touching(text, WEEK) is None
    assert log_whole(text) is None
    assert_all_units(text)
