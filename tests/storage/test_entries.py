"""What is done with entries, where the command line does not reach: what another process did in between."""

from datetime import date, datetime
from pathlib import Path

import pytest

from leadtime.formats.templates import template
from leadtime.model.duration import Duration
from leadtime.model.errors import BadData, Refused
from leadtime.storage import entries
from leadtime.storage.entries import Typed
from leadtime.storage.log_file import read_log
from leadtime.storage.places import Places

NOW = datetime.fromisoformat("2026-11-27T13:00:40+01:00")
VISIT = Typed("visits", Duration(45), date(2026, 11, 27))


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """A folder with a budget and no log yet."""
    made = Places(str(tmp_path / "folder"), str(tmp_path / "leadtime-state"))
    Path(made.folder).mkdir()
    Path(made.budget).write_bytes(template("municipal-director").encode())
    return made


def test_what_is_handed_back_is_what_the_log_says(places: Places) -> None:
    """With its id, and after each kind of change."""
    made = entries.add(places, VISIT, NOW).entry
    timer, none = entries.start(places, VISIT._replace(when=None), NOW)
    assert none is None
    assert read_log(places).parsed().entries == (made, timer)
    stopped = entries.stop(places, NOW.replace(hour=14), note="Done")
    old, new = entries.edit(places, made.id, lambda entry: entry._replace(unit="hall"), NOW)
    assert (old, stopped.note) == (made, "Done")
    assert read_log(places).parsed().entries == (new, stopped)
    assert entries.remove(places, [new.id, "last", new.id], NOW) == [new, stopped]
    assert read_log(places).parsed().entries == ()


def test_the_timer_begins_and_ends_on_the_minute(places: Places) -> None:
    """So that its clock times show its length."""
    entries.start(places, VISIT, NOW)
    stopped = entries.stop(places, NOW.replace(hour=14, minute=30, second=5))
    assert stopped.start == NOW.replace(second=0)
    assert stopped.length() == Duration(90)


def test_a_refusal_changes_no_byte(places: Places) -> None:
    """Of several ids that are to go, one that names nothing keeps all of them."""
    made = entries.add(places, VISIT, NOW).entry
    before = Path(places.log).read_bytes()
    with pytest.raises(Refused):
        entries.remove(places, [made.id, "zzz"], NOW)
    assert Path(places.log).read_bytes() == before


def test_an_entry_that_an_editor_took_out_names_nothing_any_more(places: Places) -> None:
    """A change looks at the file as it is under the lock, and not as it was when the command began."""
    made = entries.add(places, VISIT, NOW).entry
    Path(places.log).write_text("version = 1\n")
    with pytest.raises(Refused):
        entries.edit(places, made.id, lambda entry: entry, NOW)


def test_an_edit_that_changes_nothing_writes_nothing(places: Places) -> None:
    """Not even the file's time."""
    made = entries.add(places, VISIT, NOW).entry
    before = Path(places.log).stat().st_mtime_ns, Path(places.journal).read_bytes()
    assert entries.edit(places, "last", lambda entry: entry, NOW) == (made, made)
    assert (Path(places.log).stat().st_mtime_ns, Path(places.journal).read_bytes()) == before


def test_a_timer_in_a_long_log_is_found_without_reading_all_of_it_and_stopped_in_all_of_it(places: Places) -> None:
    """What lies years back is left out when the timer is looked for, and stays where it is when it is stopped."""
    old = [entries.add(places, VISIT._replace(day=date(2020, 1, day)), NOW).entry for day in range(1, 6)]
    timer, _ = entries.start(places, VISIT, NOW)
    stopped, _ = entries.start(places, VISIT, NOW.replace(hour=15), switch=True)[::-1]
    assert stopped is not None
    assert stopped.id == timer.id
    assert read_log(places).parsed().entries[:6] == (*old, stopped)


def test_a_log_that_is_no_toml_is_not_written(places: Places) -> None:
    """BadData, with every byte as it was."""
    Path(places.log).write_text("version = 1\n[[entry]]\nid =\n")
    for change in (
        lambda: entries.add(places, VISIT, NOW),
        lambda: entries.add(places, VISIT._replace(when=None), NOW),
        lambda: entries.start(places, VISIT, NOW),
        lambda: entries.stop(places, NOW),
        lambda: entries.cancel(places, NOW),
        lambda: entries.edit(places, "last", lambda entry: entry, NOW),
        lambda: entries.remove(places, ["last"], NOW),
    ):
        with pytest.raises(BadData):
            change()
    assert Path(places.log).read_text() == "version = 1\n[[entry]]\nid =\n"
