"""The log as it stands in its file, parsed as far as it is asked for."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.storage.kept import LOG, NOW, kept, logged, text_of

from leadtime.formats.log_toml import parse_log
from leadtime.model.errors import BadData
from leadtime.model.period import Period
from leadtime.storage.log_file import read_log

_WEEK = Period(date(2026, 11, 23), date(2026, 11, 30))


def test_a_log_that_leadtime_wrote_is_known(tmp_path: Path) -> None:
    """As it was written, to the byte; a hand edit makes it unknown until leadtime writes again."""
    places = kept(tmp_path)
    assert not read_log(places).is_known_good
    logged(places)
    assert read_log(places).is_known_good
    Path(places.log).write_bytes(text_of(places.log).encode() + b"# by hand\n")
    assert not read_log(places).is_known_good
    logged(places)
    assert read_log(places).is_known_good


def test_a_log_with_a_fault_is_never_known(tmp_path: Path) -> None:
    """Whatever is written below the fault: it has to be told again and again."""
    places = kept(tmp_path, LOG + '\n[[entry]]\nid = "p3x8r4tz"\ndate = 2026-11-24\ncategory = "visits"\n')
    logged(places)

    found = read_log(places)

    assert not found.is_known_good
    assert len(found.touching(_WEEK).problems) == 1


@pytest.mark.parametrize("by_hand", ["", "# by hand\n"], ids=["known", "unknown"])
def test_what_touches_a_period_is_what_a_full_read_would_find(tmp_path: Path, by_hand: str) -> None:
    """For a log that leadtime knows and one that it does not: the same entries of the period and the running timer."""
    from leadtime.storage import entries

    places = kept(tmp_path)
    for day in range(30):
        logged(places, f"note {day}", at=NOW - timedelta(days=day))
    entries.start(places, entries.Typed("office", None, NOW.date()), NOW)
    Path(places.log).write_bytes(text_of(places.log).encode() + by_hand.encode())

    found = read_log(places)
    touching = found.touching(_WEEK).entries

    assert found.is_known_good is (not by_hand)
    whole = parse_log(text_of(places.log), "").entries
    wanted = [entry for entry in whole if entry.is_running or entry.day in _WEEK]
    assert [entry for entry in touching if entry in wanted] == wanted
    assert len(wanted) >= 6
    if not by_hand:
        assert len(touching) < len(whole)


def test_the_folder_without_a_log_has_a_new_one(tmp_path: Path) -> None:
    """No entries, no problem, and the version that would be written."""
    found = read_log(kept(tmp_path, None))

    assert found.is_new
    assert (found.parsed().version, found.parsed().entries, found.parsed().problems) == (1, (), ())


@pytest.mark.parametrize(
    "text", ["# mine\nversion = 1\n", '"version" = 1\n', "\ufeffversion = 1\n", "a = 1\nversion=1"]
)
def test_a_version_is_found_wherever_it_stands(tmp_path: Path, text: str) -> None:
    """A log that was kept, and whose owner has written above the version, has not lost it."""
    places = kept(tmp_path)
    logged(places)
    Path(places.log).write_bytes(text.encode())

    assert read_log(places).parsed().version == 1


@pytest.mark.parametrize(
    "text", ['note = "version"\n', "[[entry]]\nversion = 1\n", "# version\n", "[a]\nversion = 1\n"]
)
def test_a_version_elsewhere_is_none(tmp_path: Path, text: str) -> None:
    """The word alone does not make a log of what was kept."""
    places = kept(tmp_path)
    logged(places)
    Path(places.log).write_bytes(text.encode())

    with pytest.raises(BadData, match="has lost its version"):
        read_log(places)
