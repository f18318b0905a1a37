"""An entry and an absence as text: written in one form, and read back as they were."""

from datetime import date, datetime, time, timedelta, timezone

from hypothesis import given, settings
from hypothesis import strategies as st

from leadtime.formats.log_text import format_item
from leadtime.formats.log_toml import NEW_LOG, parse_log
from leadtime.model.absence import Absence, AbsenceKind
from leadtime.model.duration import Duration
from leadtime.model.entry import Entry

CET = timezone(timedelta(hours=1))

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20) | st.sampled_from(
    ['"', "'''", '"""', "\\", "\r\n", "\n[[entry]]\n", "\0\x1f\x7f", "\u2028\u202e", "# no", "🙂"]
)
OFFSETS = st.integers(-23 * 60 - 59, 23 * 60 + 59).map(lambda minutes: timezone(timedelta(minutes=minutes)))
# A year on each side is enough for any offset.
INSTANTS = st.datetimes(datetime(1901, 1, 1), datetime(2998, 12, 31), timezones=OFFSETS).map(
    lambda found: found.replace(fold=0)
)
DAYS = st.dates(date(1900, 1, 1), date(2999, 12, 31))
LEAVES = (
    TEXTS
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | DAYS
    | INSTANTS
    | INSTANTS.map(datetime.time)
    | INSTANTS.map(lambda found: found.replace(tzinfo=None))
)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)
CATEGORIES = st.sampled_from(["visits", "communication/social", "a b/c-d", "kontor/möten", "学校"])
UNKNOWN = st.dictionaries(TEXTS.map(lambda key: f"x{key}"), VALUES, max_size=3).map(lambda found: tuple(found.items()))
REST = {
    "id": TEXTS.filter(bool),
    "category": CATEGORIES,
    "unit": TEXTS,
    "people": st.none() | st.integers(0, 11_000),
    "tags": st.lists(TEXTS, max_size=3).map(tuple),
    "note": TEXTS,
    "source": TEXTS,
    "dimensions": st.sampled_from([(), (("audience", "staff"),), (("mode", "on foot"), ("audience", "a\nb"))]),
    "unknown": UNKNOWN,
}
TIMES = st.one_of(
    st.builds(lambda day, minutes: {"date": day, "minutes": minutes}, DAYS, st.integers(0, 60_000)),
    st.builds(lambda start: {"start": start}, INSTANTS),
    st.builds(
        lambda start, length: {"start": start, "end": start + length},
        INSTANTS,
        st.timedeltas(timedelta(0), timedelta(90)),
    ),
)
ENTRIES = st.builds(lambda times, rest: Entry(**rest, **times), TIMES, st.fixed_dictionaries(REST))


@given(ENTRIES, ENTRIES)
@settings(max_examples=100)
def test_an_entry_is_read_back_as_it_was(one: Entry, two: Entry) -> None:
    """Whatever the texts, the unknown keys and their values are; and the block ends where it should."""
    two = two._replace(id=one.id + "2")
    log = parse_log(f"{NEW_LOG}\n{format_item(one)}\n{format_item(two)}", "", ("audience", "mode"))
    assert log.problems == ()
    assert log.entries == (one, two)
    assert repr(log.entries) == repr((one, two))
    assert log.other == (("version", 1),)


@given(
    st.builds(
        Absence,
        id=TEXTS,
        kind=st.sampled_from(AbsenceKind),
        first=st.just(date(2026, 11, 23)),
        last=st.dates(date(2026, 11, 23), date(2027, 11, 23)),
        per_day=st.none() | st.integers(1, 1440).map(Duration),
        note=TEXTS,
    )
)
def test_an_absence_is_read_back_as_it_was(absence: Absence) -> None:
    """Whole days and part days, with any note."""
    log = parse_log(f"{NEW_LOG}\n{format_item(absence)}", "")
    assert (log.problems, log.absences) == ((), (absence,))


def test_how_an_entry_is_written() -> None:
    """Seconds always, T between day and time, lists and tables on one line, the keys in one order."""
    entry = Entry(
        id="k7d2m9qa",
        category="visits",
        start=datetime(2026, 11, 23, 9, tzinfo=CET),
        end=datetime(2026, 11, 23, 10, 30, tzinfo=timezone.utc),
        unit="schools/elineberg",
        people=12,
        tags=("school", 'the "new" one'),
        note='Morning meeting,\ntwo "classes"',
        source="csv:1",
        dimensions=(("audience", "staff"),),
        unknown=(
            ("my key", date(2026, 11, 23)),
            ("list", [1, [2.5, True], {}]),
            ("place", {"lat": 56.05, "a.b": {"at": time(9, 30)}}),
        ),
    )
    assert format_item(entry) == (
        "[[entry]]\n"
        'id = "k7d2m9qa"\n'
        "start = 2026-11-23T09:00:00+01:00\n"
        "end = 2026-11-23T10:30:00+00:00\n"
        'category = "visits"\n'
        'unit = "schools/elineberg"\n'
        "people = 12\n"
        'tags = ["school", "the \\"new\\" one"]\n'
        'note = "Morning meeting,\\ntwo \\"classes\\""\n'
        'source = "csv:1"\n'
        'audience = "staff"\n'
        '"my key" = 2026-11-23\n'
        "list = [1, [2.5, true], {}]\n"
        'place = { lat = 56.05, "a.b" = { at = 09:30:00 } }\n'
    )
    absence = Absence("s1", AbsenceKind.VACATION, date(2026, 7, 1), date(2026, 7, 31))
    assert format_item(absence) == (
        '[[absence]]\nid = "s1"\nkind = "vacation"\nfrom = 2026-07-01\nuntil = 2026-07-31\n'
    )
