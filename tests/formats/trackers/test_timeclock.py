"""timeclock: hledger computes the totals of our report, per category and per day, from what we write."""

import csv
import shutil
import subprocess
from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from leadtime.formats.trackers.timeclock import write_timeclock
from leadtime.model.entry import Entry
from leadtime.reckoning.days import split

NOW = datetime.fromisoformat("2025-11-27T13:00:00+01:00")
HLEDGER = shutil.which("hledger")
needs_hledger = pytest.mark.skipif(
    HLEDGER is None, reason="hledger is not installed, and its totals can't be asked for"
)


def timed(category: str, start: str, end: str, note: str = "") -> Entry:
    """An entry by the clock; times without an offset are Stockholm's winter time."""
    began, ended = (datetime.fromisoformat(time if len(time) > 16 else f"{time}+01:00") for time in (start, end))
    return Entry("k", category, began, ended, note=note)


def dated(category: str, day: str, minutes: int, note: str = "") -> Entry:
    """An entry of which only the duration is known."""
    return Entry("k", category, date=date.fromisoformat(day), minutes=minutes, note=note)


def written(*entries: Entry) -> list[str]:
    """The lines of a file of these entries."""
    return write_timeclock(entries, NOW).splitlines()


def test_a_session_for_each_entry() -> None:
    """By start; the category is the account, the note the description, behind two spaces."""
    assert written(
        timed("communication/social", "2025-11-24T13:00", "2025-11-24T13:45", "A post"),
        timed("visits", "2025-11-24T09:00", "2025-11-24T10:30"),
    ) == [
        "i 2025-11-24 09:00:00 visits",
        "o 2025-11-24 10:30:00 visits",
        "i 2025-11-24 13:00:00 communication:social  A post",
        "o 2025-11-24 13:45:00 communication:social",
    ]


def test_nothing() -> None:
    """An empty log is an empty file."""
    assert write_timeclock([], NOW) == ""


def test_a_duration_lies_in_free_time() -> None:
    """From 08:00 on, beside nothing else of its day, not even what the timer takes."""
    assert written(
        dated("office", "2025-11-27", 90),
        timed("visits", "2025-11-27T09:00", "2025-11-27T10:30"),
        dated("office", "2025-11-27", 60),
        Entry("k", "meetings", datetime.fromisoformat("2025-11-27T11:30:00+01:00")),
    ) == [
        "i 2025-11-27 08:00:00 office",
        "o 2025-11-27 09:00:00 office",
        "i 2025-11-27 09:00:00 visits",
        "o 2025-11-27 10:30:00 visits",
        "i 2025-11-27 13:00:00 office",
        "o 2025-11-27 14:30:00 office",
        "i 2025-11-27 11:30:00 meetings",
    ]


def test_midnight_and_seconds() -> None:
    """A session is cut at midnight, and is as many whole minutes as the entry has on that day."""
    assert written(timed("office", "2025-11-22T23:00:30+01:00", "2025-11-23T00:45:10+01:00")) == [
        "i 2025-11-22 23:00:30 office",
        "o 2025-11-22 23:59:30 office",
        "i 2025-11-23 00:00:00 office",
        "o 2025-11-23 00:45:00 office",
    ]


def test_the_day_of_25_hours() -> None:
    """What a clock has no place for begins at midnight again; the entry's 25 hours stay on their day."""
    assert written(timed("office", "2025-10-26T00:00:00+02:00", "2025-10-27T00:00:00+01:00")) == [
        "i 2025-10-26 00:00:00 office",
        "o 2025-10-27 00:00:00 office",
        "i 2025-10-26 00:00:00 office",
        "o 2025-10-26 01:00:00 office",
    ]


def test_hundredths_of_an_hour() -> None:
    """Three times 20 minutes are an hour: the second is cut so that hledger rounds it up, and no time is moved."""
    assert written(*(dated("office", f"2025-11-2{day}", 20) for day in (3, 4, 5)))[2:6] == [
        "i 2025-11-24 08:00:00 office",
        "o 2025-11-24 08:09:56 office",
        "i 2025-11-24 08:09:56 office",
        "o 2025-11-24 08:20:00 office",
    ]


@pytest.mark.parametrize(
    ("note", "shown"),
    [
        ("two\nlines\t here", "  two lines here"),
        ("lunch; date:2020-01-01", "  lunch, date:2020-01-01"),
        ("\x1b[31mred\u2028", "  [31mred"),
        (" \n ", ""),
        ("  * ! (code) | x", "  * ! (code) | x"),
    ],
)
def test_notes(note: str, shown: str) -> None:
    """One line, and no comment, in which hledger would look for dates."""
    assert written(timed("R  & D/x", "2025-11-24T09:00", "2025-11-24T10:30", note))[0] == (
        f"i 2025-11-24 09:00:00 R & D:x{shown}"
    )


def asked(path: Path, *words: str) -> list[list[str]]:
    """The rows of a report of hledger, without their header."""
    done = subprocess.run(
        [str(HLEDGER), "-f", f"timeclock:{path}", *words, "-O", "csv"], capture_output=True, check=True, text=True
    )
    return list(csv.reader(done.stdout.splitlines()))[1:]


def minutes(amount: str) -> int:
    """The whole minutes that an amount of hledger says."""
    return round(float(amount.removesuffix("h")) * 60)


def totals(path: Path) -> tuple[Counter[str], Counter[tuple[str, str]]]:
    """What hledger says in minutes: by account, and by day and account."""
    by_account = {row[0]: minutes(row[1]) for row in asked(path, "balance", "--flat") if row[0] != "total"}
    hours: Counter[tuple[str, str]] = Counter()
    for row in asked(path, "register"):
        hours[row[1], row[4].strip("()")] += round(float(row[5].removesuffix("h")) * 100)
    by_day = {key: round(hundredths * 60 / 100) for key, hundredths in hours.items() if hundredths}
    return Counter(by_account), Counter(by_day)


def ours(entries: Sequence[Entry]) -> tuple[Counter[str], Counter[tuple[str, str]]]:
    """The same by our own reckoning."""
    by_account: Counter[str] = Counter()
    by_day: Counter[tuple[str, str]] = Counter()
    for entry in entries:
        for day, part in split(entry, NOW):
            by_account[entry.category.replace("/", ":")] += part
            by_day[day.isoformat(), entry.category.replace("/", ":")] += part
    return +by_account, +by_day


HARD = (
    timed("visits", "2025-10-25T22:00:00+02:00", "2025-10-26T23:30:00+01:00", "25 hours"),
    timed("visits", "2025-10-26T02:30:00+02:00", "2025-10-26T02:10:00+01:00", "; date:2001-01-01"),
    timed("night", "2025-03-30T01:00:00+01:00", "2025-03-30T04:10:00+02:00"),
    timed("night", "2025-11-22T23:00:30+01:00", "2025-11-25T00:45:10+01:00"),
    timed("a flight & more", "2025-11-20T20:00:00-05:00", "2025-11-21T09:20:00+01:00", "* ! (x) y  ; z:"),
    timed("communication/social", "2025-11-24T09:00", "2025-11-24T09:20"),
    timed("communication/social", "2025-11-24T09:00", "2025-11-24T09:20", "at the same time"),
    timed("communication", "2025-11-24T09:10", "2025-11-24T10:00"),
    timed("communication", "2025-11-24T09:10", "2025-11-24T09:10", "nothing"),
    *(dated("office", "2025-11-24", 10) for _ in range(20)),
    dated("office", "2025-11-23", 3000),
    dated("2025", "2025-11-23", 1),
)


@needs_hledger
def test_hledger_has_our_totals(tmp_path: Path) -> None:
    """Of nights in which the clocks change, of flights, parallel entries and many short ones, by category and day."""
    path = tmp_path / "time.timeclock"
    path.write_text(write_timeclock(HARD, NOW), "utf-8")
    assert totals(path) == ours(HARD)


@needs_hledger
def test_hledger_takes_a_running_timer(tmp_path: Path) -> None:
    """It counts up to hledger's own now, and the others are what they were, the ones after its start too."""
    path = tmp_path / "time.timeclock"
    timer = Entry("k", "timer", datetime.fromisoformat("2025-11-01T11:30:00+01:00"), note="on it")
    path.write_text(write_timeclock([timer, *HARD], NOW), "utf-8")
    by_account, _ = totals(path)
    assert by_account.pop("timer") > 0
    assert by_account == ours(HARD)[0]


STOCKHOLM = ZoneInfo("Europe/Stockholm")
NIGHTS = st.sampled_from([datetime(2025, 10, 25, tzinfo=timezone.utc), datetime(2025, 3, 29, tzinfo=timezone.utc)])
STARTS = st.builds(lambda night, seconds: night + timedelta(seconds=seconds), NIGHTS, st.integers(0, 3 * 24 * 3600))
ENTRIES = st.builds(
    lambda category, start, minutes, is_dated: (
        Entry("k", category, date=start.date(), minutes=minutes)
        if is_dated
        else Entry("k", category, _local(start), _local(start + timedelta(minutes=minutes)))
    ),
    st.sampled_from(["office", "visits", "visits/schools", "R & D"]),
    STARTS,
    st.integers(0, 2000) | st.integers(0, 60),
    st.booleans(),
)


def _local(moment: datetime) -> datetime:
    shown = moment.astimezone(STOCKHOLM)
    return shown.astimezone(timezone(shown.utcoffset() or timedelta()))


@needs_hledger
@settings(max_examples=12, phases=[Phase.explicit, Phase.generate])  # each one runs the program twice
@given(st.lists(ENTRIES, max_size=30))
def test_any_entries_in_hledger(tmp_path_factory: pytest.TempPathFactory, entries: list[Entry]) -> None:
    """About the nights in which the clocks change, of every length."""
    path = tmp_path_factory.mktemp("hledger") / "time.timeclock"
    path.write_text(write_timeclock(entries, NOW), "utf-8")
    assert totals(path) == ours(entries)


@given(st.lists(ENTRIES, max_size=30))
def test_the_file_has_our_minutes_exactly(entries: list[Entry]) -> None:
    """For a program that does not round: sessions lie within a day, and their sum by day and category is ours."""
    sums: Counter[tuple[str, str]] = Counter()
    lines = write_timeclock(entries, NOW).splitlines()
    for began, ended in zip(lines[::2], lines[1::2], strict=True):
        start, end = (datetime.fromisoformat(line[2:21]) for line in (began, ended))
        assert start <= end <= datetime.combine(start.date() + timedelta(days=1), datetime.min.time())
        assert began[22:] == ended[22:]
        sums[start.date().isoformat(), began[22:]] += round((end - start).total_seconds())
    assert {key: seconds / 60 for key, seconds in (+sums).items()} == ours(entries)[1]
