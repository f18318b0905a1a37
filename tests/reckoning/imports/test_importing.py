"""What of a file is new to a log: by id, by source key, and by what an entry says."""

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadtime.model.entry import Entry
from leadtime.reckoning.imports.importing import Conflict, Sorted, sort_out, source_key

WINTER = timezone(timedelta(hours=1))
MONDAY = date(2026, 11, 23)
ROW = Entry("", "visits", date=MONDAY, minutes=45, note="Elineberg")
OTHER = ROW._replace(note="Rescue station")
KEY = source_key(ROW, 1, "csv")


def with_ids(entries: tuple[Entry, ...]) -> list[Entry]:
    """As the storage adds them to a log."""
    return [entry if entry.id else entry._replace(id=f"n{number}") for number, entry in enumerate(entries)]


def imported(file: list[Entry], log: list[Entry]) -> list[Entry]:
    """The log after the import of a file."""
    return [*log, *with_ids(sort_out(file, log, "csv").added)]


def test_an_entry_without_id_comes_in_with_its_source_key() -> None:
    """By which the next import of the same file knows it."""
    assert sort_out([ROW], [], "csv") == Sorted((ROW._replace(source=KEY),), (), ())
    assert sort_out([ROW], imported([ROW], []), "csv") == Sorted((), (ROW,), ())


def test_a_source_of_its_own_is_kept() -> None:
    """Such as the other program's number for it; the entry is then known by what it says."""
    row = ROW._replace(source="17")
    assert sort_out([row], [], "csv") == Sorted((row,), (), ())
    assert sort_out([row], imported([row], []), "csv") == Sorted((), (row,), ())


def test_the_same_row_twice_in_one_file_is_two_entries() -> None:
    """Two visits of 45 minutes on one day happen; a third one that the file got later is one more."""
    log = imported([ROW, ROW], [])
    assert [entry.source for entry in log] == [KEY, f"{KEY}-2"]
    assert sort_out([ROW, ROW], log, "csv").added == ()
    assert [entry.source for entry in sort_out([ROW, ROW, ROW], log, "csv").added] == [f"{KEY}-3"]


def test_what_was_edited_since_does_not_come_in_again() -> None:
    """Its source key stays with it: the owner's version is the one that counts."""
    log = [entry._replace(note="Elineberg, two classes", minutes=60) for entry in imported([ROW], [])]
    assert sort_out([ROW], log, "csv") == Sorted((), (ROW,), ())


def test_what_was_removed_since_comes_in_again() -> None:
    """Nothing but the log says what was imported."""
    assert len(sort_out([ROW, OTHER], imported([ROW, OTHER], [])[:1], "csv").added) == 1


def test_what_was_logged_by_hand_is_there() -> None:
    """The log's entry and the file's say the same, so they are the same; of two in the file the second is new."""
    log = [ROW._replace(id="k7d2m9qa")]
    assert sort_out([ROW], log, "csv") == Sorted((), (ROW,), ())
    first = sort_out([ROW, ROW], log, "csv")
    assert (first.already_there, len(first.added)) == ((ROW,), 1)
    assert sort_out([ROW, ROW], imported([ROW, ROW], log), "csv").added == ()


def test_one_by_hand_and_one_imported_are_two() -> None:
    """Each of them stands for one row of the file."""
    log = [*imported([ROW], []), ROW._replace(id="byhand")]
    assert sort_out([ROW, ROW], log, "csv").added == ()
    assert len(sort_out([ROW, ROW, ROW], log, "csv").added) == 1


def test_an_id_that_the_log_does_not_have_is_new() -> None:
    """It keeps its id and its empty source: it is the same entry in both logs."""
    entry = ROW._replace(id="k7d2m9qa")
    assert sort_out([entry], [], "csv") == Sorted((entry,), (), ())


def test_an_id_of_the_log_with_the_same_content_is_there() -> None:
    """Keys that leadtime does not know are in no file, so they are no difference."""
    entry = ROW._replace(id="k7d2m9qa", dimensions=(("mode", "alone"), ("audience", "staff")))
    log = [entry._replace(unknown=(("mood", 1),), dimensions=entry.dimensions[::-1])]
    assert sort_out([entry], log, "csv") == Sorted((), (entry,), ())


TIMED = Entry(
    "k7d2m9qa",
    "visits",
    datetime(2026, 11, 23, 9, tzinfo=WINTER),
    datetime(2026, 11, 23, 10, tzinfo=WINTER),
    unit="schools/elineberg",
    people=3,
    tags=("a", "b"),
    note="x",
    source="y",
    dimensions=(("audience", "staff"),),
)


@pytest.mark.parametrize(
    "change",
    [
        {"category": "office"},
        {"start": datetime(2026, 11, 23, 8, 59, tzinfo=WINTER)},
        {"start": datetime(2026, 11, 23, 8, tzinfo=timezone.utc)},
        {"end": datetime(2026, 11, 23, 10, 1, tzinfo=WINTER)},
        {"end": datetime(2026, 11, 23, 9, tzinfo=timezone.utc)},
        {"end": None},
        {"start": None, "end": None, "date": MONDAY, "minutes": 60},
        {"unit": ""},
        {"people": None},
        {"tags": ("b", "a")},
        {"note": "X"},
        {"source": ""},
        {"dimensions": ()},
    ],
)
def test_an_id_of_the_log_with_other_content_is_a_conflict(change: dict[str, object]) -> None:
    """Which of the two is right nobody can know; the same instant at another offset may be another day."""
    entry = TIMED._replace(**change)  # type: ignore[arg-type]  # the table has the types of the fields
    assert sort_out([entry], [TIMED], "csv") == Sorted((), (), (Conflict(entry, TIMED),))


def test_an_id_twice_in_a_file() -> None:
    """The second one is there already, or at odds with the first."""
    entry = ROW._replace(id="k7d2m9qa")
    other = entry._replace(note="x")
    assert sort_out([entry, entry, other], [], "csv") == Sorted((entry,), (entry,), (Conflict(other, entry),))


def test_a_row_without_id_is_not_the_entry_that_has_its_own_row() -> None:
    """The log's entry is the file's first row, wherever that stands; so the other one is new."""
    entry = ROW._replace(id="k7d2m9qa")
    for file in ([entry, ROW], [ROW, entry]):
        found = sort_out(file, [entry], "csv")
        assert (found.already_there, len(found.added)) == ((entry,), 1)


def test_keys() -> None:
    """Stable for ever: they are in people's logs. The kind begins them, the number of the occurrence ends them."""
    assert source_key(ROW, 1, "csv") == "csv:dc40cf1dc56a"
    assert source_key(ROW, 2, "csv") == source_key(ROW, 1, "csv") + "-2"
    assert source_key(ROW, 1, "calendar").startswith("calendar:")
    assert source_key(OTHER, 1, "csv") != source_key(ROW, 1, "csv")
    assert source_key(ROW._replace(id="a"), 1, "csv") == source_key(ROW, 1, "csv")


rows = st.builds(
    Entry,
    id=st.sampled_from(("", "", "a", "b", "c")),
    category=st.sampled_from(("visits", "office")),
    date=st.just(MONDAY),
    minutes=st.sampled_from((30, 45)),
    source=st.sampled_from(("", "", "17")),
)


@settings(max_examples=60)
@given(st.lists(rows, max_size=8), st.lists(rows, max_size=4))
def test_the_same_file_twice_adds_nothing(file: list[Entry], by_hand: list[Entry]) -> None:
    """Whatever was in the log before, and however often a row repeats."""
    log = list({entry.id: entry for entry in with_ids(tuple(by_hand))}.values())
    first = sort_out(file, log, "csv")
    again = sort_out(file, [*log, *with_ids(first.added)], "csv")
    assert again.added == ()
    assert len(again.conflicts) == len(first.conflicts)


@settings(max_examples=60)
@given(st.lists(rows, max_size=8), st.lists(rows, max_size=4))
def test_every_entry_is_in_one_list(file: list[Entry], log: list[Entry]) -> None:
    """None is lost and none is doubled; ids of what is added are ids that the log did not have."""
    added, there, conflicts = sort_out(file, log, "csv")
    assert len(added) + len(there) + len(conflicts) == len(file)
    names = [entry.id for entry in added if entry.id]
    assert len(set(names)) == len(names)
    assert not {entry.id for entry in log} & set(names)


TRACKED = ROW._replace(source="watson:0123456789ab", tags=("b", "a"))


def keyed(file: list[Entry], log: list[Entry]) -> Sorted:
    """What of a tracker's file is new to a log."""
    return sort_out(file, log, "watson", keyed=True)


def test_a_trackers_entry_is_known_by_its_key() -> None:
    """Whatever its owner, or a rule, has made of it since."""
    log = with_ids(keyed([TRACKED], []).added)
    assert [entry.source for entry in log] == ["watson:0123456789ab"]
    edited = log[0]._replace(category="office", minutes=90)
    assert keyed([TRACKED], [edited]) == Sorted((), (TRACKED,), ())


def test_what_was_exported_and_comes_back_from_a_tracker() -> None:
    """Is there already, with another source and its tags in another order; but no entry stands for two of the file."""
    log = [TRACKED._replace(id="a", source="", tags=("a", "b"))]
    second = TRACKED._replace(source="watson:0123456789ab-2")
    assert keyed([TRACKED, second], log) == Sorted((second,), (TRACKED,), ())


def test_an_entry_that_is_there_by_its_key_stands_for_no_other() -> None:
    """Of two equal ones the second is new, though the first is in the log."""
    log = with_ids(keyed([TRACKED], []).added)
    second = TRACKED._replace(source="watson:0123456789ab-2")
    assert keyed([second, TRACKED], log) == Sorted((second,), (TRACKED,), ())
