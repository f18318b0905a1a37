"""Entries as Timewarrior's own data file: it reads and changes them, and they come back equal."""

import os
import shutil
import subprocess
from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from tests.formats.made_times import STOCKHOLM, at, back, entries, names_category

from leadtime.formats.trackers.timewarrior import read_timewarrior
from leadtime.formats.trackers.timewarrior_export import write_timewarrior
from leadtime.model.entry import Entry
from leadtime.model.event import Event, Reading

NOW = at("27T13:00")
TIMEW = shutil.which("timew")
needs_timew = pytest.mark.skipif(TIMEW is None, reason="Timewarrior is not installed, and can't read what we write")


def written(*found: Entry) -> str:
    """The file of these entries."""
    return write_timewarrior(found, NOW, STOCKHOLM, names_category)


def read(text: str) -> list[Event]:
    """The events of a text without faults, without their places."""
    events, problems = read_timewarrior(text, "x", Reading(STOCKHOLM))
    assert not problems
    return [event._replace(place="") for event in events]


FULL = Entry(
    "k7d2m9qa",
    "communication/social",
    at("23T09:00"),
    at("23T10:30"),
    unit="schools/elineberg",
    people=12,
    tags=("autumn", "two words", "office", "a:b", "#", "'x'"),
    note='Två "klasser", \\ och\nen till',
    dimensions=(("audience", "the public"),),
)


def test_all_of_an_entry() -> None:
    """Tags in the order of the alphabet; those that would say something else are marked."""
    assert written(FULL) == (
        'inc 20261123T080000Z - 20261123T093000Z # "audience:the public" autumn "communication/social" people:12 '
        "tag:# tag:'x' tag:a:b tag:office "
        '"two words" "unit:schools/elineberg" # "Två \\"klasser\\", \\\\ och\\nen till"\n'
    )


def test_a_category_that_nobody_knows() -> None:
    """Is the only tag without a mark, so that no other one can be taken for it."""
    entry = Entry("k", "travel", at("23T09:00"), at("23T10:30"), tags=("autumn",))
    assert written(entry) == "inc 20261123T080000Z - 20261123T093000Z # tag:autumn travel\n"


def test_durations_and_the_timer() -> None:
    """A duration is put into free time of its day and marked; the timer, which is last, has no end."""
    assert written(
        Entry("k", "office", date=date(2026, 11, 27), minutes=45),
        Entry("k", "visits", at("27T11:00")),
        Entry("k", "office", at("27T08:00"), at("27T10:30")),
        Entry("k", "office", date=date(2026, 11, 27), minutes=30),
        Entry("k", "office", date=date(2026, 11, 26), minutes=30),
    ) == (
        'inc 20261126T070000Z - 20261126T073000Z # "duration-only" office\n'
        'inc 20261126T230000Z - 20261126T234500Z # "duration-only" office\n'
        "inc 20261127T070000Z - 20261127T093000Z # office\n"
        'inc 20261127T093000Z - 20261127T100000Z # "duration-only" office\n'
        "inc 20261127T100000Z # visits\n"
    )


def test_a_timer_with_something_planned_behind_it() -> None:
    """Ends now: Timewarrior knows no running interval but the last."""
    assert written(Entry("k", "visits", at("27T11:00")), Entry("k", "office", at("28T08:00"), at("28T10:30"))) == (
        "inc 20261127T100000Z - 20261127T120000Z # visits\ninc 20261128T070000Z - 20261128T093000Z # office\n"
    )


# Timewarrior drops a zero byte.
SIGNS = st.text(
    st.sampled_from(" !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~aé😀") | st.characters(codec="utf-8", exclude_characters="\0"),
    max_size=8,
)
TAGS = SIGNS.map(lambda text: " ".join("".join(sign for sign in text if sign.isprintable()).split())).filter(bool)
STARTS = st.integers(0, 30 * 1440).map(
    lambda minutes: datetime(2026, 10, 10, tzinfo=timezone.utc) + timedelta(minutes=minutes)
)
ENTRIES = entries(STARTS, TAGS, SIGNS)


def said(found: Sequence[Entry]) -> Counter[str]:
    """What entries say, times with their offset, tags without an order: Timewarrior keeps none."""
    return Counter(
        repr(
            (
                entry._replace(start=None, end=None, tags=()),
                entry.start and entry.start.isoformat(),
                entry.end and entry.end.isoformat(),
                sorted(entry.tags),
            )
        )
        for entry in found
    )


@given(st.lists(ENTRIES, max_size=5))
def test_there_and_back(found: list[Entry]) -> None:
    """Every entry comes back as it was, all but its id."""
    assert said(back(read(written(*found)), "timewarrior")) == said(found)


@given(st.lists(ENTRIES, max_size=12))
def test_the_days_have_their_time(found: list[Entry]) -> None:
    """What has only a duration is on its day, from midnight to midnight when the day has room for it."""
    found = [entry for entry in found if entry.start is None]
    sums: Counter[date] = Counter()
    for line in written(*found).split("\n")[:-1]:  # a note may have other line ends
        start, end = (
            datetime.strptime(time, "%Y%m%dT%H%M%SZ").replace(tzinfo=timezone.utc).astimezone(STOCKHOLM)
            for time in (line[4:20], line[23:39])
        )
        sums[start.date()] += round((end.astimezone(timezone.utc) - start.astimezone(timezone.utc)).seconds / 60)
    expected: Counter[date] = Counter()
    for entry in found:
        expected[entry.day] += entry.length().minutes
    assert sums == expected


class Timewarrior:
    """The real program with a database of its own."""

    def __init__(self, folder: Path, data: str) -> None:
        (folder / "data").mkdir(parents=True)
        (folder / "timewarrior.cfg").touch()
        self.file = folder / "data" / "2026-11.data"
        self.file.write_text(data, "utf-8")
        self.environment = os.environ | {"TIMEWARRIORDB": str(folder), "TZ": "Europe/Stockholm"}
        self("export")  # makes its list of tags, and says so where JSON should be

    def __call__(self, *words: str) -> str:
        """What the program says on standard output."""
        done = subprocess.run([str(TIMEW), *words], env=self.environment, capture_output=True, check=True, text=True)
        return done.stdout


@needs_timew
@settings(max_examples=12, phases=[Phase.explicit, Phase.generate])  # each one runs the program twice
@given(found=st.lists(ENTRIES, max_size=8))
def test_the_real_program_gives_them_back(tmp_path_factory: pytest.TempPathFactory, found: list[Entry]) -> None:
    """What `timew export` prints of our file becomes equal entries, parallel ones among them."""
    timew = Timewarrior(tmp_path_factory.mktemp("timew") / "db", written(*found))
    assert said(back(read(timew("export")), "timewarrior")) == said(found)


@needs_timew
def test_the_real_program_can_change_them(tmp_path: Path) -> None:
    """It finds a line again, to write it anew, only when that is spelled as it would spell it."""
    tags = ("autumn", "a b", "x/y", "it's", "a(b)", "50%", "a-b", "a_b", "a.b", 'say "x"', "å", "#1", "1", "2026-11-23")
    found = [
        FULL._replace(tags=(tag,), note="Plain", start=at(f"{day:02}T09:00"), end=at(f"{day:02}T10:00"))
        for day, tag in enumerate(tags, 1)
    ]
    timew = Timewarrior(tmp_path / "db", written(*found))
    for number in range(1, len(found) + 1):
        timew("annotate", f"@{number}", "Changed")
    assert [event.summary for event in read(timew("export"))] == ["Changed"] * len(found)


@needs_timew
def test_the_real_program_goes_on_with_the_timer(tmp_path: Path) -> None:
    """What runs here runs there, and can be stopped."""
    timew = Timewarrior(tmp_path / "db", written(FULL, Entry("k", "visits", at("23T11:00"))))
    timew("stop")
    assert "Plain" not in timew("export")
    assert all(event.end for event in read(timew("export")))
