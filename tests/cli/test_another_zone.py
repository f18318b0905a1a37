"""A leader who travels, or whose assistant sits elsewhere: what was logged is what it was (R29)."""

import json
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from tests.cli.program import Program

ZONES = ("UTC", "America/Los_Angeles", "Asia/Kolkata", "Pacific/Kiritimati", "Australia/Lord_Howe", "America/St_Johns")
_READING = (
    ("list", "2026", "--json"),
    ("report", "2026-10", "--json"),
    ("report", "2026-11-01..2026-11-26", "--json"),
    ("report", "2026-11", "--by", "day", "--json"),
    ("export", "2026"),
    ("gaps", "2026-W47", "--json"),
)


@pytest.fixture
def traveller(leadtime: Program) -> Program:
    """Entries of Stockholm: in the night in which the clocks went back, around midnight, and of a length alone."""
    for words in (
        ("log", "visits", "0:30-5:30", "--date", "2026-10-25"),
        ("log", "office", "22-24", "--date", "2026-11-17"),
        ("log", "meetings", "0-1", "--date", "2026-11-18"),
        ("log", "travel", "23-1:30", "--date", "2026-11-19"),
        ("log", "visits", "45m", "--date", "2026-11-20"),
    ):
        assert leadtime(*words).code == 0, words
    return leadtime


def _read(program: Program, zone: str) -> list[Any]:
    found = [program(*words, env={"TZ": zone}) for words in _READING]
    assert [result.code for result in found] == [0] * len(found), found
    return [result.out for result in found]


@pytest.mark.parametrize("zone", ZONES)
def test_a_report_from_elsewhere_is_the_same(traveller: Program, zone: str) -> None:
    """R29: with another TZ than it was logged in, each entry has its instants, its day and its length; no byte of the
    log changes, whatever is read.
    """
    log, at_home = traveller.text(), _read(traveller, "Europe/Stockholm")

    assert _read(traveller, zone) == at_home
    assert traveller.text() == log


@pytest.mark.parametrize("zone", ZONES)
def test_what_is_logged_elsewhere_has_the_hour_of_there(traveller: Program, zone: str) -> None:
    """R29: an entry logged after TZ has changed has the offset of there, the ones before keep theirs, and back at home
    it is the same instant.
    """
    log = traveller.text()

    assert traveller("log", "visits", "9-10", "--date", "2026-11-24", env={"TZ": zone}).code == 0

    assert traveller.text().startswith(log)
    listed = json.loads(traveller("list", "2026-11-24", "--json").out)["entries"]
    start = datetime.fromisoformat(listed[0]["start"])
    assert (len(listed), listed[0]["minutes"]) == (1, 60)
    assert start.isoformat() == datetime(2026, 11, 24, 9, tzinfo=ZoneInfo(zone)).isoformat()


def test_a_timer_runs_on_across_the_border(traveller: Program) -> None:
    """R29: a timer started at home and stopped elsewhere has the true time between, whatever the clocks say."""
    assert traveller("start", "travel", now="2026-11-26T12:00:00+01:00").code == 0

    done = traveller("stop", now="2026-11-26T14:30:00-05:00", env={"TZ": "America/New_York"})

    assert done.code == 0
    entry = json.loads(traveller("list", "2026-11-26", "--json").out)["entries"][0]
    assert (entry["minutes"], entry["start"], entry["end"]) == (
        8 * 60 + 30,
        "2026-11-26T12:00:00+01:00",
        "2026-11-26T14:30:00-05:00",
    )
