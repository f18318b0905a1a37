"""The benchmark's history is the same on every machine, and a history that could be."""

import os
import subprocess
import sys
from datetime import datetime
from itertools import pairwise
from pathlib import Path

import pytest
from history import entries
from measuring import HERE

from leadtime.formats.log_toml import parse_log
from leadtime.model.entry import Entry


def test_the_same_number_gives_the_same_bytes_in_every_process(tmp_path: Path) -> None:
    written = []
    for seed in ("1", "2"):
        folder = tmp_path / seed
        folder.mkdir()
        program = [sys.executable, str(HERE / "history.py"), str(folder), "120"]
        subprocess.run(program, env=os.environ | {"PYTHONHASHSEED": seed}, check=True)
        written.append((folder / "leadtime.toml").read_bytes())
    assert written[0] == written[1]
    log = parse_log(written[0].decode(), "leadtime.toml")
    assert log.problems == ()
    assert [entry.id for entry in log.entries] == [entry.id for entry in entries(120)]


@pytest.mark.parametrize(("number", "a_day"), [(300, 0), (300, 9), (30_000, 0)])
def test_no_two_entries_overlap_and_none_is_later_than_six_in_the_evening(number: int, a_day: int) -> None:
    found = list(entries(number, a_day))
    assert len(found) == number
    assert all(_times(one)[1] <= _times(two)[0] for one, two in pairwise(found))
    assert max(_times(entry)[1].hour * 60 + _times(entry)[1].minute for entry in found) <= 18 * 60
    assert all(entry.day.weekday() < 5 and entry.length().minutes > 0 for entry in found)


def test_ten_years_hold_all_of_a_long_history_in_fuller_days() -> None:
    year, decade, full = (list(entries(number)) for number in (2500, 25_000, 30_000))
    assert [str(found[0].day) for found in (year, decade, full)] == ["2025-12-15", "2017-05-01", "2017-05-01"]
    assert {str(found[-1].day) for found in (year, decade, full)} == {"2026-11-27"}


def test_the_sum_of_a_week_is_what_it_was() -> None:
    """Figures of two versions are comparable as long as this holds."""
    week = [entry for entry in entries(2500) if str(entry.day) >= "2026-11-23"]
    assert (len(week), sum(entry.length().minutes for entry in week)) == (50, 1115)


def _times(entry: Entry) -> tuple[datetime, datetime]:
    assert entry.start is not None
    assert entry.end is not None
    return entry.start, entry.end
