"""The log's TOML: what an entry and an absence say, and what of them is refused."""

from datetime import date, datetime, timedelta, timezone

import pytest
from tests.formats.hand_written import LOG

from leadtime.formats.log_text import format_item
from leadtime.formats.log_toml import NEW_LOG, Log, parse_log
from leadtime.model.absence import Absence, AbsenceKind
from leadtime.model.duration import Duration
from leadtime.model.entry import Entry
from leadtime.model.promise import Promise
from leadtime.model.recognition import Recognition

CET = timezone(timedelta(hours=1))


def test_a_whole_log() -> None:
    """Each entry and absence with every key, the timer, the rest in `other`, and no problem."""
    assert parse_log(LOG, "log.toml", ("audience",)) == Log(
        entries=(
            Entry(
                id="aaaa",
                category="visits",
                start=datetime(2026, 11, 23, 9, tzinfo=CET),
                end=datetime(2026, 11, 23, 10, 30, tzinfo=CET),
                unit="schools/elineberg",
                people=12,
                tags=("school", "autumn"),
                note="Morning meeting,\ntwo classes",
                source="calendar:1",
                dimensions=(("audience", "staff"),),
                unknown=(("weather", "rain"),),
            ),
            Entry("bbbb", "communication/social", date=date(2026, 11, 24), minutes=45, note="a card"),
            Entry("dddd", "office", start=datetime(2026, 11, 27, 9, tzinfo=timezone.utc), note="letters\n"),
        ),
        absences=(
            Absence("cccc", AbsenceKind.SICK, date(2026, 11, 25), date(2026, 11, 26), Duration(240), note="flu"),
        ),
        version=1,
        other=(("version", 1), ("reminder", [{"who": "the night shift"}])),
        entry_tables=(0, 1, 2),
        absence_tables=(0,),
        recognitions=(
            Recognition("eeee", date(2026, 11, 26), "care/birch-court", "Baked for the whole house", "helps others"),
        ),
        recognition_tables=(0,),
        promises=(Promise("ffff", date(2026, 11, 26), "care/birch-court", "A second lift", due=date(2026, 12, 24)),),
        promise_tables=(0,),
    )


@pytest.mark.parametrize(
    "written",
    [
        "2026-11-23T09:00:00+01:00",
        "2026-11-23 09:00:00+01:00",
        "2026-11-23t09:00:00+01:00",
        "2026-11-23T09:00+01:00",
        "2026-11-23T09:00:00.0+01:00",
        "2026-11-23T09:00:00.000000+01:00",
        "2026-11-23T09:00:00.000000999+01:00",
        "2026-11-23T08:00:00Z",
        "2026-11-23T08:00:00z",
        "2026-11-23 08:00:00z",
        "2026-11-23T08:00:00-00:00",
        "2026-11-23T08:00:00+00:00",
        "2026-11-23T03:15:00-04:45",
        "2026-11-23T22:00:00+14:00",
        "2026-11-22T20:00:00-12:00",
    ],
)
def test_every_date_time_with_an_offset(written: str) -> None:
    """All of these are the same instant, and the entry's day is that of the clock that was written (R24)."""
    text = f'version = 1\n[[entry]]\nid = "a"\nstart = {written}\nend = {written}\ncategory = "x"\n'
    log = parse_log(text, "log.toml")
    assert log.problems == ()
    assert log.entries[0].start == datetime(2026, 11, 23, 8, tzinfo=timezone.utc)
    assert log.entries[0].day.isoformat() == written[:10]
    assert parse_log(NEW_LOG + format_item(log.entries[0]), "").entries == log.entries


@pytest.mark.parametrize("fraction", [("0.5", 500000), ("0.123456", 123456), ("0.1234567", 123456)])
def test_fractions_of_a_second(fraction: tuple[str, int]) -> None:
    """They are kept as far as a millionth, and cut behind it."""
    text = f'version = 1\n[[entry]]\nid = "a"\nstart = 2026-11-23T09:00:0{fraction[0]}Z\ncategory = "x"\n'
    (entry,) = parse_log(text, "").entries
    assert entry.start is not None and entry.start.microsecond == fraction[1]


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("2026-11-23T09:00:00", "start has no offset, so nobody knows which hour it is"),
        ("2026-11-23 09:00", "start has no offset, so nobody knows which hour it is"),
        ("2026-11-23", "start must be a date with a time and an offset"),
        ("09:00:00", "start must be a date with a time and an offset"),
        ("1234", "start must be a date with a time and an offset"),
        ("true", "start must be a date with a time and an offset"),
        ("1899-12-31T09:00:00Z", "start is in the year 1899"),
        ("9999-12-31T23:59:59-12:00", "start is in the year 9999"),
        ("0001-01-01T00:00:00+14:00", "start is in the year 1"),
    ],
)
def test_times_that_are_no_instant(written: str, words: str) -> None:
    """A local time, a day, a time alone and a year near the calendar's ends are refused, on their line (R24)."""
    text = f'version = 1\n[[entry]]\nid = "a"\nstart = {written}\nend = {written}\ncategory = "x"\n'
    log = parse_log(text, "log.toml")
    assert [(problem.line, problem.message) for problem in log.problems] == [(4, words)]
    assert log.problems[0].hint
    assert log.entries == ()


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_days_at_the_calendars_ends(day: str) -> None:
    """The next day of such a one is no date: it is a problem here, so that nothing that reckons meets it."""
    entry = f'[[entry]]\nid = "a"\ndate = {day}\nminutes = 5\ncategory = "x"\n'
    absence = f'[[absence]]\nid = "b"\nkind = "sick"\nfrom = 2026-01-01\nuntil = {day}\n'
    log = parse_log(f"version = 1\n{entry}{absence}", "")
    assert [problem.line for problem in log.problems] == [4, 11]
    assert (log.entries, log.absences) == ((), ())


def test_a_dimension_that_says_nothing() -> None:
    """An empty text is no coding; the key stays with the entry as the owner wrote it, and is no fault."""
    text = 'version = 1\n[[entry]]\nid = "a"\ndate = 2026-11-23\nminutes = 5\ncategory = "x"\naudience = ""\n'
    log = parse_log(text, "", ("audience",))
    assert (log.problems, log.entries[0].dimensions, log.entries[0].unknown) == ((), (), (("audience", ""),))


def test_no_toml_has_one_problem_and_no_entries() -> None:
    """A text that cannot be parsed says nothing about its entries, not even that there are none."""
    log = parse_log(LOG + "???\n", "log.toml")
    assert log == Log(problems=log.problems)
    assert len(log.problems) == 1
