"""What was accepted of an import, brought into real files as one change."""

import os
from datetime import datetime
from pathlib import Path

import pytest
from tests.storage.kept import NOW, kept, logged, text_of

from leadtime.model.entry import Entry
from leadtime.model.errors import BadData, Refused
from leadtime.storage import entries, history
from leadtime.storage.accepting import Accepted, Taken, accept
from leadtime.storage.journal import read_records
from leadtime.storage.log_file import read_log, read_plan
from leadtime.storage.places import Places

SOURCE = "ics:ba7816bf8f01//20261123T{}Z+60"
HAND_WRITTEN = """# My log
version = 1

[[entry]]
id = "first2"   # the cabinet
start = 2026-11-23T09:00:00+01:00
end = 2026-11-23T10:00:00+01:00
category = "meetings"
note = "Cabinet"
source = "ics:ba7816bf8f01//20261123T0800Z+60"
mood = "good"

# from here on by hand
[[entry]]
id = "second"
start = 2026-11-23T13:00:00+01:00
end = 2026-11-23T14:00:00+01:00
category = "office"
source = "ics:0123456789ab//20261123T1200Z+60"
"""


def event_entry(series: str, start: str, end: str, category: str = "visits") -> Entry:
    """An entry to add, as it is made of an event on Monday."""
    begins, ends = (datetime.fromisoformat(f"2026-11-23T{clock}:00+01:00") for clock in (start, end))
    return Entry("", category, begins, ends, source=f"ics:{series * 12}//20261123T{begins.hour - 1:02}00Z+60")


ONE, TWO = event_entry("1", "10:00", "11:00"), event_entry("2", "11:00", "12:00")


def as_found(places: Places) -> tuple[Entry, ...]:
    """The entries that the log says."""
    return read_log(places).parsed().entries


def moved_to(entry: Entry, hour: int) -> Entry:
    """An entry whose event lasts from this hour to the next."""
    assert entry.start
    assert entry.end
    start, end = entry.start.replace(hour=hour), entry.end.replace(hour=hour + 1)
    return entry._replace(start=start, end=end, source=SOURCE.format(f"{hour - 1:02}00"))


def test_everything_is_one_change_and_one_undo(tmp_path: Path) -> None:
    """Added, moved and removed at once: the journal has it in words, and what it leaves is the owner's to the byte."""
    places = kept(tmp_path, HAND_WRITTEN)
    first, second = as_found(places)
    becomes = moved_to(first, 15)

    taken = accept(places, Accepted((ONE, TWO), ((first, becomes),), (second,)), "ics", NOW, parallel=False)

    assert [entry._replace(id="") for entry in taken.added] == [ONE, TWO]
    assert taken == Taken(taken.added, ((first, becomes),), (second,))
    assert as_found(places) == (becomes, *taken.added)
    assert text_of(places.log).startswith(
        HAND_WRITTEN[: HAND_WRITTEN.index('[[entry]]\nid = "second')]
        .replace("T09:", "T15:")
        .replace("T10:", "T16:")
        .replace("T0800Z", "T1400Z")
    )
    assert [record.did for record in read_records(places)] == ["import ics: 2 entries, 1 moved, 1 removed"]

    history.undo(places, NOW)

    assert text_of(places.log) == HAND_WRITTEN


@pytest.mark.parametrize(
    ("accepted", "did"),
    [
        (Accepted((ONE,)), "import outlook-csv: 1 entry"),
        (Accepted((ONE, TWO)), "import outlook-csv: 2 entries"),
    ],
)
def test_the_words_of_what_was_only_added(tmp_path: Path, accepted: Accepted, did: str) -> None:
    """A new log is begun where there is none."""
    places = kept(tmp_path, None)
    taken = accept(places, accepted, "outlook-csv", NOW, parallel=False)
    assert as_found(places) == taken.added
    assert [record.did for record in read_records(places)] == [did]


def test_what_is_kept_agrees_to_nothing_else(tmp_path: Path) -> None:
    """One that is added in spite of an overlap lets no other in: what was logged meanwhile is not overlaid."""
    places = kept(tmp_path, HAND_WRITTEN)
    beside = event_entry("1", "09:30", "10:30")
    late = event_entry("2", "13:30", "14:30")
    with pytest.raises(Refused, match="overlaps with"):
        accept(places, Accepted((beside, late)), "ics", NOW, parallel=False, kept=[beside])
    assert text_of(places.log) == HAND_WRITTEN
    taken = accept(places, Accepted((beside,)), "ics", NOW, parallel=False, kept=[beside])
    assert len(taken.added) == 1


def test_ids_are_given_here(tmp_path: Path) -> None:
    """Each its own, and none that the log has."""
    places = kept(tmp_path, HAND_WRITTEN)
    many = tuple(ONE._replace(source=f"ics:{number:012}//20261123T0900Z+60") for number in range(200))
    taken = accept(places, Accepted(many), "ics", NOW, parallel=True)
    assert len({entry.id for entry in as_found(places)}) == 202
    assert all(entry.id for entry in taken.added)


def test_what_has_come_in_since_is_not_added_twice(tmp_path: Path) -> None:
    """Two imports of the same calendar at once: the second one finds the first one's entry, wherever it lies by now."""
    places = kept(tmp_path)
    accept(places, Accepted((moved_to(ONE, 16)._replace(source=ONE.source),)), "ics", NOW, parallel=False)
    before = text_of(places.log)

    taken = accept(places, Accepted((ONE,)), "ics", NOW, parallel=False)

    assert (taken, text_of(places.log)) == (Taken(already_there=(ONE,)), before)
    taken = accept(places, Accepted((ONE, TWO)), "ics", NOW, parallel=False)
    assert (len(taken.added), taken.already_there) == (1, (ONE,))
    assert len(accept(places, Accepted((ONE,)), "ics", NOW, parallel=True).already_there) == 1


def test_another_kinds_key_is_another_event(tmp_path: Path) -> None:
    """Two programs may have the same uid for two things."""
    places = kept(tmp_path)
    accept(places, Accepted((ONE,)), "ics", NOW, parallel=False)
    other = TWO._replace(source=ONE.source.replace("ics:", "outlook-csv:"))
    assert len(accept(places, Accepted((other,)), "outlook-csv", NOW, parallel=False).added) == 1


@pytest.mark.parametrize("edit", ['category = "office"', 'note = "Held at ten"', "start = 2026-11-23T08:00:00Z"])
def test_what_its_owner_has_changed_since_is_left_to_them(tmp_path: Path, edit: str) -> None:
    """Neither moved nor removed, but handed back; the rest is done. The hour on another clock is a change too."""
    places = kept(tmp_path, HAND_WRITTEN)
    first, second = as_found(places)
    key = edit.partition(" =")[0]
    changed = "".join(f"{edit}\n" if line.startswith(key) else line for line in HAND_WRITTEN.splitlines(True)[:11])
    Path(places.log).write_text(changed + "".join(HAND_WRITTEN.splitlines(True)[11:]))

    for accepted in (Accepted((), ((first, moved_to(first, 15)),)), Accepted((), (), (first,))):
        assert accept(places, accepted, "ics", NOW, parallel=False) == Taken(changed_since=(first,))
    taken = accept(places, Accepted((TWO,), (), (first, second)), "ics", NOW, parallel=False)

    assert (taken.removed, taken.changed_since) == ((second,), (first,))
    assert [entry.id for entry in as_found(places)] == ["first2", taken.added[0].id]
    assert edit in text_of(places.log)


def test_what_its_owner_has_taken_out_since_stays_out(tmp_path: Path) -> None:
    """A move does not bring it back."""
    places = kept(tmp_path, HAND_WRITTEN)
    first, second = as_found(places)
    entries.remove(places, [first.id], NOW)
    taken = accept(places, Accepted((), ((first, moved_to(first, 15)),), (first,)), "ics", NOW, parallel=False)
    assert (taken, as_found(places)) == (Taken(changed_since=(first, first)), (second,))


LATE = event_entry("3", "13:30", "14:30")


@pytest.mark.parametrize(
    ("added", "hour", "is_refused"),
    [
        ((ONE, TWO), None, False),
        ((LATE,), None, True),  # over the second entry
        ((ONE, ONE._replace(source=TWO.source)), None, True),  # over one another
        ((), 13, True),  # moved over the second entry
        ((ONE,), 10, True),  # moved over an added one
        ((event_entry("4", "09:00", "10:00"),), 10, False),  # into the time that a moved one leaves
        ((), 11, False),
    ],
)
def test_overlaps_are_refused_under_the_lock(
    tmp_path: Path, added: tuple[Entry, ...], hour: int | None, is_refused: bool
) -> None:
    """Somebody may have logged meanwhile. Nothing is changed then, unless overlaps are allowed."""
    places = kept(tmp_path, HAND_WRITTEN)
    first, _ = as_found(places)
    accepted = Accepted(added, ((first, moved_to(first, hour)),) if hour else ())
    if is_refused:
        with pytest.raises(Refused, match="overlaps with"):
            accept(places, accepted, "ics", NOW, parallel=False)
        assert text_of(places.log) == HAND_WRITTEN
        assert read_records(places) == []
    taken = accept(places, accepted, "ics", NOW, parallel=is_refused)
    assert (len(taken.added), len(taken.moved)) == (len(added), len(accepted.moved))


def test_the_time_of_what_is_removed_is_free(tmp_path: Path) -> None:
    """In the same change."""
    places = kept(tmp_path, HAND_WRITTEN)
    taken = accept(places, Accepted((LATE,), (), (as_found(places)[1],)), "ics", NOW, parallel=False)
    assert (len(taken.added), len(taken.removed)) == (1, 1)


def test_the_refusal_names_both_and_counts_the_rest(tmp_path: Path) -> None:
    """With the way out."""
    places = kept(tmp_path, HAND_WRITTEN)
    with pytest.raises(Refused) as caught:
        accept(places, Accepted((LATE, LATE._replace(source="", category="office"))), "ics", NOW, parallel=False)
    assert caught.value.message == (
        "office 13:00-14:00 on 2026-11-23 overlaps with visits 13:30-14:30 on 2026-11-23, and there is 1 more; "
        "nothing was imported"
    )
    assert "--parallel" in caught.value.hint


def test_the_running_timer_takes_the_time_up_to_now(tmp_path: Path) -> None:
    """An event of that time is not logged over it."""
    places = kept(tmp_path)
    logged(places)
    entries.start(places, entries.Typed("office", None, NOW.date()), NOW.replace(hour=8))
    start = NOW.replace(hour=9)
    meeting = ONE._replace(start=start, end=start.replace(hour=10))
    with pytest.raises(Refused):
        accept(places, Accepted((meeting,)), "ics", NOW, parallel=False)
    earlier = meeting._replace(start=start.replace(hour=7), end=start.replace(hour=8))
    assert len(accept(places, Accepted((earlier,)), "ics", NOW, parallel=False).added) == 1


def test_nothing_to_do_changes_nothing(tmp_path: Path) -> None:
    """No byte, no line in the journal, and no new file."""
    places = kept(tmp_path, HAND_WRITTEN)
    before = os.stat(places.log).st_mtime_ns  # noqa: PTH116  # places are texts
    assert accept(places, Accepted(), "ics", NOW, parallel=False) == Taken()
    assert accept(places, Accepted(), "ics", NOW, parallel=False, as_plan=True) == Taken()
    assert os.stat(places.log).st_mtime_ns == before  # noqa: PTH116  # places are texts
    assert read_records(places) == []
    assert not Path(places.plan).exists()


def test_a_faulty_log_is_not_written(tmp_path: Path) -> None:
    """BadData, with every byte as it was: of what can't be read nobody knows what is there already."""
    broken = "version = 1\n[[entry]]\nid =\n"
    places = kept(tmp_path, broken)
    for accepted in (Accepted((ONE,)), Accepted(removed=(ONE,))):
        with pytest.raises(BadData):
            accept(places, accepted, "ics", NOW, parallel=False)
    assert text_of(places.log) == broken


def test_as_plan_the_plan_is_changed_and_not_the_log(tmp_path: Path) -> None:
    """The same laws, in the other file; one undo takes it back. What is in the log is no matter of the plan's."""
    places = kept(tmp_path, HAND_WRITTEN)
    on_log = as_found(places)[0]._replace(id="", source=ONE.source)

    taken = accept(places, Accepted((on_log, TWO)), "ics", NOW, parallel=False, as_plan=True)

    planned = read_plan(places).parsed().entries
    assert planned == taken.added
    moved = ((planned[0], moved_to(planned[0], 15)),)
    again = accept(places, Accepted((TWO,), moved, (planned[1],)), "ics", NOW, parallel=True, as_plan=True)
    assert again == Taken((), moved, (planned[1],), already_there=(TWO,))
    assert read_plan(places).parsed().entries == (moved[0][1],)
    assert text_of(places.log) == HAND_WRITTEN
    assert [record.did for record in read_records(places)] == [
        "import ics as plan: 2 entries",
        "import ics as plan: 1 moved, 1 removed",
    ]

    history.undo(places, NOW)

    assert read_plan(places).parsed().entries == planned
