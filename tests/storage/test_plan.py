"""The plan beside the log: the same form and the same care, and a change without a part in it pays nothing."""

import os
from datetime import date
from pathlib import Path

import pytest
from tests.storage.kept import LOG, NOW, kept, logged, text_of

from leadtime.model.entry import Entry
from leadtime.model.errors import BadData, LeadtimeError
from leadtime.storage import history, journal
from leadtime.storage.change import Current, Plan, Wanted, change
from leadtime.storage.doctor.examination import examine
from leadtime.storage.files import FileText, age
from leadtime.storage.log_change import edited, new_id
from leadtime.storage.log_file import read_plan
from leadtime.storage.places import Places
from leadtime.storage.unfinished import stray_temporaries

MONDAY = date(2026, 11, 23)
BEGUN = "version = 1\n"


def planned(places: Places, category: str = "visits", minutes: int = 60) -> Entry:
    """Plan an entry on Monday by the one write path."""

    def plan(current: Current) -> tuple[Plan, Entry]:
        entry = Entry(new_id(current.plan), category, date=MONDAY, minutes=minutes, source="ics:0123456789ab//x")
        return Plan(f"plan {category}", [edited(current.plan, add=[entry])]), entry

    return change(places, NOW, plan)


def as_found(places: Places) -> tuple[Entry, ...]:
    """The entries that the plan says."""
    return read_plan(places).parsed().entries


def test_no_plan_is_the_normal_state(tmp_path: Path) -> None:
    """It is read as one that nobody began, and is no fault; nothing makes the file but a change of the plan."""
    places = kept(tmp_path)
    logged(places)

    found = read_plan(places)

    assert (found.is_new, found.parsed().entries, found.parsed().problems) == (True, (), ())
    assert examine(places, NOW).faults == ()
    assert not Path(places.plan).exists()


def test_a_plan_is_kept_beside_the_log(tmp_path: Path) -> None:
    """It begins with its version, has the log's form, is known as ours, and leaves the log as it was."""
    places = kept(tmp_path)

    first, second = planned(places), planned(places, "office")

    assert as_found(places) == (first, second)
    assert text_of(places.plan).startswith(f'{BEGUN}\n[[entry]]\nid = "{first.id}"\n')
    assert text_of(places.log) == LOG
    assert read_plan(places).is_known_good
    assert [(one.did, one.clean) for one in journal.read_records(places)] == [
        ("plan visits", True),
        ("plan office", True),
    ]


def test_entries_are_replaced_and_removed_there(tmp_path: Path) -> None:
    """By the same words as in the log, and only the one that is meant changes."""
    places = kept(tmp_path)
    first, second, third = planned(places), planned(places, "office"), planned(places, "meetings")
    moved = second._replace(minutes=30)

    def plan(current: Current) -> tuple[Plan, None]:
        one, two, _ = current.plan.parsed().entries
        return Plan("plan anew", [edited(current.plan, replace=[(two, moved)], remove=[one])]), None

    change(places, NOW, plan)

    assert as_found(places) == (moved, third)
    history.undo(places, NOW)
    assert as_found(places) == (first, second, third)


def test_undo_and_redo_go_through_both_files(tmp_path: Path) -> None:
    """Every byte of each comes back in its turn, and comes again; a plan once begun stays one, with nothing in it."""
    places = kept(tmp_path)
    states = [(LOG, BEGUN)]
    for number in range(3):
        planned(places, minutes=number + 1)
        states.append((text_of(places.log), text_of(places.plan)))
        logged(places, f"note {number}")
        states.append((text_of(places.log), text_of(places.plan)))

    for state in reversed(states[:-1]):
        history.undo(places, NOW)
        assert (text_of(places.log), text_of(places.plan)) == state
    for state in states[1:]:
        history.redo(places, NOW)
        assert (text_of(places.log), text_of(places.plan)) == state


def test_one_change_of_both_files_is_one_undo(tmp_path: Path) -> None:
    """What came into the log and the plan together goes together, and both are known as ours before and after."""
    places = kept(tmp_path, BEGUN)
    entry = Entry("k7d2m9qa", "visits", date=MONDAY, minutes=5)

    def plan(current: Current) -> tuple[Plan, None]:
        return Plan("both", [edited(current.log, add=[entry]), edited(current.plan, add=[entry])]), None

    change(places, NOW, plan)
    assert text_of(places.log) == text_of(places.plan) != BEGUN
    assert read_plan(places).is_known_good
    history.undo(places, NOW)
    assert (text_of(places.log), text_of(places.plan)) == (BEGUN, BEGUN)


def test_undo_finds_what_it_wrote_in_a_plan_edited_by_hand(tmp_path: Path) -> None:
    """As in the log: the hand's bytes stay."""
    places = kept(tmp_path)
    planned(places)
    Path(places.plan).write_bytes(b"# mine\n" + text_of(places.plan).encode() + b"# the end\n")

    history.undo(places, NOW)

    assert text_of(places.plan) == f"# mine\n{BEGUN}# the end\n"


@pytest.mark.parametrize(
    ("text", "state"), [(None, "is gone"), (b"", "is empty"), (b"\0" * 20, "NUL bytes"), (b"a = 1\n", "lost its ver")]
)
def test_a_damaged_plan_stops_only_who_asks_for_it(tmp_path: Path, text: bytes | None, state: str) -> None:
    """A plan that was kept is never begun anew in silence, it is said what brings it back, and `log` never looks."""
    places = kept(tmp_path)
    planned(places)
    planned(places)
    Path(places.plan).unlink()
    if text is not None:
        Path(places.plan).write_bytes(text)

    for ask in (planned, read_plan, lambda places: history.undo(places, NOW)):
        with pytest.raises(BadData, match=state) as refused:
            ask(places)
        assert "leadtime doctor --restore brings the plan back, as the last change left it" in refused.value.hint
        assert "move its history" not in refused.value.hint  # which is the log's too
    entry = logged(places)
    assert entry.id in text_of(places.log)
    (fault,) = examine(places, NOW).faults
    assert fault.path == places.plan
    assert state in fault.message


def test_a_plan_that_was_lost_is_begun_anew_by_its_one_line(tmp_path: Path) -> None:
    """As the README says."""
    places = kept(tmp_path)
    planned(places)
    Path(places.plan).unlink()
    with pytest.raises(BadData, match="the plan is gone, and a plan was kept here") as refused:
        read_plan(places)
    assert refused.value.hint == "leadtime doctor --restore brings the plan back, as the last change left it"

    Path(places.plan).write_text(BEGUN)

    assert as_found(places) == ()
    made = planned(places)
    assert as_found(places) == (made,)


def test_log_never_looks_at_the_plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No call of the system names it, unless the last change was one of the plan and is to be looked after."""
    from leadtime.storage import files

    places = kept(tmp_path)
    asked: list[str] = []
    read, look = files.open_plain, os.stat

    def opened(path: str, flags: int, mode: int = 0o600) -> int:
        asked.append(path)
        return read(path, flags, mode)

    def stat(path: str, **more: bool) -> os.stat_result:
        asked.append(str(path))
        return look(path, **more)

    monkeypatch.setattr(files, "open_plain", opened)
    monkeypatch.setattr(os, "stat", stat)
    logged(places)
    assert places.log in asked
    assert places.plan not in asked
    planned(places)
    logged(places)
    asked.clear()
    logged(places)
    assert places.plan not in asked


@pytest.mark.parametrize("next_change", ["of the plan", "of the log"])
def test_a_process_that_dies_after_the_journal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, next_change: str
) -> None:
    """The file decides: what was journaled and not made is dropped by the next change, and can't be undone."""
    places = kept(tmp_path)
    first = planned(places)

    class Dead(BaseException):
        """A process that is no more."""

    def die(*_: object) -> None:
        raise Dead

    with monkeypatch.context() as patched:
        patched.setattr("leadtime.storage.change.replace", die)
        patched.setattr("leadtime.storage.change.settle_now", lambda *_: None)
        with pytest.raises(Dead):
            planned(places, "office")
    assert [one.did for one in journal.read_records(places)] == ["plan visits", "plan office"]
    assert "was begun and not made" in examine(places, NOW).warnings[0].message
    assert [one.did for one in history.to_undo(places, 9)] == ["plan visits"]

    if next_change == "of the plan":
        second = planned(places)
        assert as_found(places) == (first, second)
    else:
        logged(places)
        assert as_found(places) == (first,)
    assert [one.did for one in journal.read_records(places)][:1] == ["plan visits"]
    assert len(journal.read_records(places)) == 2


def test_an_editor_that_saves_the_plan_in_between(tmp_path: Path) -> None:
    """The change starts over with what the editor saved."""
    places = kept(tmp_path)
    planned(places)
    runs: list[FileText] = []

    def plan(current: Current) -> tuple[Plan, None]:
        runs.append(current.plan.file)
        if len(runs) == 1:
            Path(places.plan).write_bytes(current.plan.file.text.encode() + b"# by hand\n")
        return Plan("test", [edited(current.plan, add=[Entry("p3x8r4tz", "office", date=MONDAY, minutes=1)])]), None

    change(places, NOW, plan)

    assert len(runs) == 2
    assert "# by hand\n" in text_of(places.plan)
    assert [entry.id for entry in as_found(places)][-1] == "p3x8r4tz"


def test_a_plan_of_a_newer_version_is_read_and_not_written(tmp_path: Path) -> None:
    """As a log is; doctor says so with the line."""
    places = kept(tmp_path)
    Path(places.plan).write_text("version = 2\n")

    with pytest.raises(BadData, match="the plan has the version 2, and this leadtime writes only version 1"):
        planned(places)

    assert as_found(places) == ()
    assert [(one.path, one.line) for one in examine(places, NOW).faults] == [(places.plan, 1)]


def test_doctor_tells_faults_in_the_plan_with_their_line(tmp_path: Path) -> None:
    """And no doubts: that a planned entry lies in the future is what a plan is for."""
    places = kept(tmp_path)
    entry = '\n[[entry]]\nid = "k7d2m9qa"\ncategory = "visits"\n'
    later = "start = 2027-11-24T09:00:00+01:00\nend = 2027-11-24T10:00:00+01:00\n"
    Path(places.plan).write_text(f"{BEGUN}{entry}{later}{entry.replace('k7d', 'k8d')}")

    found = examine(places, NOW)

    assert [(one.path, one.line, one.message) for one in found.faults] == [
        (places.plan, 9, "the entry has no time"),
    ]
    assert found.warnings == ()
    assert found.entries == 1  # those of the log


def test_what_dead_processes_left_beside_the_plan_is_found(tmp_path: Path) -> None:
    """A temporary file, and a plan that everyone may change, as with the other files."""
    places = kept(tmp_path)
    planned(places)
    stray = Path(places.folder, ".plan.toml.new")
    stray.touch()
    Path(places.plan).chmod(0o666)

    assert stray_temporaries(places) == [str(stray)]
    assert {one.path for one in examine(places, NOW).warnings} == {places.plan, str(stray)}
    planned(places)
    assert not stray.exists()


def test_a_fault_is_never_put_into_the_plan(tmp_path: Path) -> None:
    """The proof is that of the log: what would not be read back as meant is not written, and nothing is journaled."""
    places = kept(tmp_path)
    planned(places)
    before = text_of(places.plan)

    def plan(current: Current) -> tuple[Plan, None]:
        wanted = edited(current.plan, add=[Entry("p3x8r4tz", "office", date=MONDAY, minutes=1)])
        torn = wanted.splices[0]._replace(new=wanted.splices[0].new.replace("minutes = 1", "minutes = 2"))
        return Plan("test", [Wanted(wanted.file, (torn,), wanted.fault)]), None

    with pytest.raises(LeadtimeError, match="can't be made safely"):
        change(places, NOW, plan)

    assert text_of(places.plan) == before
    assert [one.did for one in journal.read_records(places)] == ["plan visits"]


def test_a_save_of_the_plan_caught_half_way_is_waited_for(tmp_path: Path) -> None:
    """As with the log: one that somebody saved this very moment is looked at once more before it is changed."""
    places = kept(tmp_path)
    ages: list[float] = []
    runs = []

    def plan(current: Current) -> tuple[Plan, None]:
        runs.append(current)
        if len(runs) == 1:
            Path(places.plan).write_bytes(BEGUN.encode())
        ages.append(age(current.plan.file))
        return Plan("test", []), None

    change(places, NOW, plan)

    assert len(runs) == 2
    assert ages[0] >= 0.05
