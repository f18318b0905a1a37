"""A purge: what lies before a day leaves the files as one change, and then their history, whole or not at all."""

import os
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.storage.kept import NOW, kept, logged, text_of

from leadtime.formats.log_toml import NEW_LOG, parse_log
from leadtime.model.errors import BadData, CannotReadOrWrite, Refused
from leadtime.reckoning.before import is_before
from leadtime.storage import history, journal
from leadtime.storage.log_file import read_log
from leadtime.storage.places import LOG, Places
from leadtime.storage.purging import history_of, purge, purge_journal
from leadtime.storage.replacing import temporary_for
from leadtime.storage.unfinished import stray_temporaries

DAY = date(2026, 1, 1)
SECRET = "zebra"  # what stands in all that is to go, and nowhere else
# As a person writes it: comments, a kind in between, an unknown key, an entry that the day cuts.
OLD_AND_NEW = f"""\
version = 1

# the first year
[[entry]]
id = "old1visi"
date = 2025-11-03
minutes = 90
category = "visits"
note = "{SECRET} one"
colour = "red"

[[recognition]]
id = "old2lift"
date = 2025-11-04
unit = "schools/elineberg"
what = "{SECRET} two"

[[entry]]
id = "new1cutt"
start = 2025-12-31T22:00:00+01:00
end = 2026-01-01T02:00:00+01:00
category = "visits"

[[promise]]
id = "old3prom"
date = 2025-11-03
unit = "care/seaview"
what = "{SECRET} three"
done = 2025-12-01

[[promise]]
id = "new2prom"
date = 2026-01-02
unit = "care/seaview"
what = "A car"
entry = "old1visi"

[[absence]]
id = "old4away"
kind = "vacation"
from = 2025-12-22
to = 2025-12-31
note = "{SECRET} four"

[[entry]]
id = "new3visi"
date = 2026-01-05
minutes = 30
category = "visits"
"""
PLAN = f"""\
version = 1

[[entry]]
id = "pln1old2"
date = 2025-11-03
minutes = 45
category = "visits"
note = "{SECRET} five"

[[entry]]
id = "pln2new2"
date = 2026-02-03
minutes = 45
category = "visits"
"""


def full(root: Path) -> Places:
    """A log and a plan with something of every kind before and after the day."""
    places = kept(root, OLD_AND_NEW)
    Path(places.plan).write_bytes(PLAN.encode())
    return places


def everywhere(root: Path) -> str:
    """All that is written anywhere below a folder."""
    return "".join(path.read_bytes().decode() for path in root.rglob("*") if path.is_file())


def test_what_lies_before_goes_as_one_change(tmp_path: Path) -> None:
    """Of the log and of the plan; comments stay, and what stays names no entry that went."""
    places = full(tmp_path)
    found = purge(places, DAY, NOW)
    assert [item.id for item in found.log] == ["old1visi", "old4away", "old2lift", "old3prom"]
    assert [item.id for item in found.plan] == ["pln1old2"]
    assert found.loosened == 1
    log = read_log(places).parsed()
    assert [entry.id for entry in log.entries] == ["new1cutt", "new3visi"]
    assert [(one.id, one.entry) for one in log.promises] == [("new2prom", "")]
    assert not log.absences and not log.recognitions and not log.problems
    assert "# the first year\n" in text_of(places.log) and SECRET not in text_of(places.log) + text_of(places.plan)
    assert [record.did for record in journal.read_records(places)] == ["purge before 2026-01-01"]


def test_undo_brings_every_byte_back_and_redo_takes_it_again(tmp_path: Path) -> None:
    """Of both files in one go."""
    places = full(tmp_path)
    purge(places, DAY, NOW)
    after = text_of(places.log), text_of(places.plan)
    history.undo(places, NOW)
    assert (text_of(places.log), text_of(places.plan)) == (OLD_AND_NEW, PLAN)
    history.redo(places, NOW)
    assert (text_of(places.log), text_of(places.plan)) == after


def test_nothing_before_the_day_changes_nothing(tmp_path: Path) -> None:
    """No line in the journal and no backup."""
    places = full(tmp_path)
    found = purge(places, date(2025, 1, 1), NOW)
    assert not found.log and not found.plan
    assert text_of(places.log) == OLD_AND_NEW and not os.path.exists(places.journal)  # noqa: PTH110  # places are texts


def test_a_day_to_come_is_refused(tmp_path: Path) -> None:
    """Today is the latest; nothing is changed."""
    places = full(tmp_path)
    with pytest.raises(Refused, match="2026-11-28 has not come yet"):
        purge(places, NOW.date() + timedelta(days=1), NOW)
    assert text_of(places.log) == OLD_AND_NEW
    assert purge(places, NOW.date(), NOW).log


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.dates(date(2025, 12, 20), date(2026, 1, 12)), max_size=12), st.dates(DAY, date(2026, 1, 10)))
def test_any_log(tmp_path_factory: pytest.TempPathFactory, days: list[date], day: date) -> None:
    """What stays is what does not lie before the day, in its order, and undo gives the bytes back."""
    blocks = [
        f'\n[[entry]]\nid = "entry{number:03}"\ndate = {on}\nminutes = 30\ncategory = "visits"\n'
        for number, on in enumerate(days)
    ]
    text = "".join((NEW_LOG, *blocks))
    places = kept(tmp_path_factory.mktemp("any"), text)
    had = parse_log(text, "").entries
    purge(places, day, NOW)
    assert read_log(places).parsed().entries == tuple(entry for entry in had if not is_before(entry, day))
    if len(read_log(places).parsed().entries) < len(had):
        history.undo(places, NOW)
    assert text_of(places.log) == text


def test_the_history_holds_it_until_it_is_purged_too(tmp_path: Path) -> None:
    """After the journal and the backups no file anywhere has a word of what went."""
    places = full(tmp_path)
    logged(places, f"{SECRET} typed wrong")
    history.undo(places, NOW)
    purge(places, DAY, NOW)
    assert everywhere(tmp_path).count(SECRET) > 5
    held = history_of(places)
    assert (held.changes, held.since, held.backups) == (3, NOW.isoformat(), 2)

    assert purge_journal(places, NOW) == held

    assert SECRET not in everywhere(tmp_path)
    assert (history_of(places).changes, history_of(places).backups) == (0, 0)


def test_nothing_can_be_undone_or_redone_then(tmp_path: Path) -> None:
    """And what is done afterwards can."""
    places = full(tmp_path)
    logged(places, "one")
    logged(places, "two")
    history.undo(places, NOW)
    purge_journal(places, NOW)
    for back in (history.undo, history.redo):
        with pytest.raises(Refused):
            back(places, NOW)
    before = text_of(places.log)
    logged(places, "three")
    history.undo(places, NOW)
    assert text_of(places.log) == before
    with pytest.raises(Refused, match="there is no change to undo"):
        history.undo(places, NOW)


def test_the_log_is_still_known_to_be_good(tmp_path: Path) -> None:
    """So that the next `log` need not read ten years; a log with a fault is not taken for a good one."""
    places = full(tmp_path)
    logged(places)
    purge_journal(places, NOW)
    assert read_log(places).is_known_good
    faulty = text_of(places.log).replace("minutes = 30", "minutes = -30")
    Path(places.log).write_bytes(faulty.encode())
    purge_journal(places, NOW)
    assert read_log(places).parsed().problems and not read_log(places).is_known_good


@pytest.mark.parametrize("name", ["leadtime.toml", "plan.toml", "budget.toml"])
def test_a_file_that_is_gone_afterwards_is_still_missed(tmp_path: Path, name: str) -> None:
    """Without its history a file that vanished is not taken for one that never was."""
    places = full(tmp_path)
    purge_journal(places, NOW)
    Path(places.folder, name).unlink()
    with pytest.raises(BadData, match="is gone"):
        purge(places, DAY, NOW)


@pytest.mark.parametrize("name", ["leadtime.toml", "plan.toml", "budget.toml"])
def test_the_history_of_a_file_that_can_not_be_read_stays(tmp_path: Path, name: str) -> None:
    """It may be the way back."""
    places = full(tmp_path)
    purge(places, DAY, NOW)
    Path(places.folder, name).write_bytes(b"version = \n")
    before = everywhere(Path(places.state))
    with pytest.raises(BadData):
        purge_journal(places, NOW)
    assert everywhere(Path(places.state)) == before


def test_a_damaged_journal_goes_too(tmp_path: Path) -> None:
    """A line that can't be read may hold anything, and so may the line of a change that was dropped."""
    places = full(tmp_path)
    Path(places.state).mkdir()
    lines = f'{{"n": 1, "{SECRET}\n\0{SECRET}\n{{"dropped": 1}}\n'
    Path(places.journal).write_bytes(lines.encode())
    assert history_of(places).changes == 2
    purge_journal(places, NOW)
    assert SECRET not in everywhere(tmp_path / "state")


def test_what_a_dead_process_left_goes_too(tmp_path: Path) -> None:
    """The temporary files hold the log as it was; what somebody else put among the backups stays, and is named."""
    places = full(tmp_path)
    logged(places)
    mine = Path(places.backups, "leadtime-before-the-trip.toml")
    mine.write_text("mine")
    Path(temporary_for(places.log)).write_text(SECRET)
    backup = next(Path(places.backups).glob("leadtime-20*"))
    Path(temporary_for(str(backup))).write_text(SECRET)
    Path(temporary_for(str(backup).replace("2026", "2025"))).write_text(SECRET)  # of a backup that never was
    Path(places.journal + ".new").write_text(SECRET)
    found = purge_journal(places, NOW)
    assert (found.changes, found.backups, found.left_behind) == (1, 3, 2)
    assert not stray_temporaries(places)
    assert os.listdir(places.backups) == [mine.name] and found.others == (str(mine),)  # noqa: PTH208  # places are texts
    assert sorted(os.listdir(places.state)) == ["backups", "journal.jsonl"]  # noqa: PTH208  # places are texts


def test_what_is_left_behind_is_something_to_purge(tmp_path: Path) -> None:
    """Though the journal is empty and there are no backups."""
    places = full(tmp_path)
    Path(temporary_for(places.log)).write_text(SECRET)
    assert not history_of(places).is_empty
    purge_journal(places, NOW)
    assert not stray_temporaries(places) and history_of(places).is_empty


def test_the_histories_of_other_folders_are_named(tmp_path: Path) -> None:
    """They stand beside this one; what this folder did before it was moved is among them."""
    places = full(tmp_path)._replace(state=str(tmp_path / "states" / "here"))
    moved = places._replace(state=str(tmp_path / "states" / "there"))
    Path(tmp_path / "states").mkdir()
    for one in (places, moved):
        logged(one)
    assert purge_journal(places, NOW).elsewhere == (moved.state,)
    assert text_of(moved.journal)


def test_a_purge_of_blocks_in_any_order_is_quick_to_take_back(tmp_path: Path) -> None:
    """Thousands of splices are one walk through the text, and not one each; the bytes are the very ones."""
    days = [DAY - timedelta(days=1) if number % 2 else NOW.date() for number in range(6000)]
    text = NEW_LOG + "".join(
        f'\n[[entry]]\nid = "e{number:06d}"\ndate = {day}\nminutes = 30\ncategory = "visits"\nnote = "{SECRET * 40}"\n'
        for number, day in enumerate(days)
    )
    places = kept(tmp_path, text)
    assert len(purge(places, DAY, NOW).log) == 3000
    history.undo(places, NOW)
    assert text_of(places.log) == text


@pytest.mark.parametrize(("call", "at"), [("unlink", 1), ("unlink", 2), ("replace", 1), ("fsync", 1), ("fsync", 2)])
@pytest.mark.parametrize("died", [False, True], ids=["refused", "died"])
def test_a_purge_that_does_not_come_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, at: int, died: bool
) -> None:
    """The system refuses one step of it, or the process dies there: the journal is the old one, the last change can
    still be undone, and the next purge comes to its end.
    """
    places = full(tmp_path)
    purge(places, DAY, NOW)
    before = text_of(places.journal)
    broken = _broken(getattr(os, call), at, KeyboardInterrupt() if died else OSError(5, "Input/output error"))
    with monkeypatch.context() as patch, pytest.raises((CannotReadOrWrite, KeyboardInterrupt)):
        patch.setattr(os, call, broken)
        purge_journal(places, NOW)
    assert text_of(places.journal) == before
    history.undo(places, NOW)
    assert text_of(places.log) == OLD_AND_NEW
    purge(places, DAY, NOW)
    purge_journal(places, NOW)
    assert SECRET not in everywhere(tmp_path)


def _broken(call: Callable[..., object], at: int, error: BaseException) -> Callable[..., object]:
    """A call of the system that fails the `at`th time that it is about a file of the purge."""
    calls = 0

    def broken(*args: object, **kwargs: object) -> object:
        nonlocal calls
        calls += 1
        if calls == at:
            raise error
        return call(*args, **kwargs)

    return broken


def test_where_nothing_was_kept(tmp_path: Path) -> None:
    """A folder without a log has no history, and a purge of it makes none that stands in the way of a log."""
    places = kept(tmp_path, None)
    found = purge_journal(places, NOW)
    assert (found.changes, found.backups) == (0, 0)
    assert not read_log(places).is_known_good and read_log(places).name == LOG
    logged(places)
    assert len(read_log(places).parsed().entries) == 1


def test_backups_that_can_not_be_looked_at(tmp_path: Path) -> None:
    """Nothing is purged, and nothing is said to be gone: a file stands where their folder should be."""
    places = full(tmp_path)
    purge(places, DAY, NOW)
    before = text_of(places.journal)
    Path(places.backups).rename(tmp_path / "elsewhere")
    Path(places.backups).write_text("in the way")
    with pytest.raises(CannotReadOrWrite, match="the backups can't be looked at"):
        purge_journal(places, NOW)
    assert text_of(places.journal) == before
