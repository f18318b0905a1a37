"""The journal: what is written is read again, and what is torn or dropped is left out."""

from pathlib import Path

import pytest
from tests.storage.kept import kept

from leadtime.formats.toml_text import Splice
from leadtime.model.errors import CannotReadOrWrite
from leadtime.storage import journal
from leadtime.storage.journal import FileChange, Record
from leadtime.storage.places import BUDGET, LOG, Places


def _record(number: int, note: str = "", *, clean: bool = True, undoes: int | None = None) -> Record:
    change = FileChange(LOG, f"{number - 1:032x}", f"{number:032x}", (Splice(7, "old", f"new {note}"),))
    return Record(number, "2026-11-27T13:00:00+01:00", f"log {number}", (change,), clean, undoes)


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """A folder with no history yet."""
    return kept(tmp_path)


def test_records_come_back_as_they_were(places: Places) -> None:
    """Every field, in order, letters beyond ASCII and line endings too."""
    two_files = (FileChange(BUDGET, "a", "b", ()), FileChange(LOG, "c", "d", (Splice(0, "", "ö\r\n\u2028\U0001f600"),)))
    records = [_record(1), Record(2, "at", "did “it”", two_files, False, 1, None), Record(3, "", "", (), True, None, 2)]

    for record in records:
        journal.append(places, record)

    assert journal.read_records(places) == records
    assert journal.newest(places) == (3, records[-1])
    assert Path(places.journal).read_bytes().count(b"\n") == 3


def test_no_journal_has_no_records(places: Places) -> None:
    """Nothing was ever changed."""
    assert journal.read_records(places) == []
    assert journal.newest(places) == (0, None)
    assert not journal.is_known_good(places, f"{1:032x}")


def test_a_dropped_record_is_left_out_and_its_number_not_used_again(places: Places) -> None:
    """The highest number stays in use, so that a number means one change for ever."""
    journal.append(places, _record(1))
    journal.append(places, _record(2))
    journal.drop(places, 2, as_before=False)

    assert journal.read_records(places) == [_record(1)]
    assert journal.newest(places) == (2, None)


def test_the_made_part_takes_the_place_of_what_it_was_part_of(places: Places) -> None:
    """One line says both, so that no power cut can leave only one of them."""
    journal.append(places, _record(1))
    journal.append_part(places, _record(2), 1, as_before=False)

    assert journal.read_records(places) == [_record(2)]
    assert journal.newest(places) == (2, _record(2))
    assert Path(places.journal).read_bytes().count(b"\n") == 2


@pytest.mark.parametrize("size", [10, 16_000, 17_000, 100_000, 2_000_000])
@pytest.mark.parametrize("torn", [b"", b'{"n": 9, "at"'], ids=["whole", "torn"])
def test_the_newest_record_is_found_whatever_its_length(places: Places, size: int, torn: bytes) -> None:
    """Only the journal's end is read, and more of it where the last line is longer than that."""
    journal.append(places, _record(1))
    journal.append(places, _record(2, "x" * size))
    with Path(places.journal).open("ab") as file:
        file.write(torn)

    number, record = journal.newest(places)

    assert (number, record) == (2, _record(2, "x" * size))
    assert journal.is_known_good(places, f"{2:032x}")
    assert journal.torn_lines(places) == ([3] if torn else [])


@pytest.mark.parametrize("number", ["1e999", "Infinity", "NaN", '"one"', "[]"])
def test_a_line_with_a_number_that_is_none_is_passed_over(places: Places, number: str) -> None:
    """JSON has numbers without end, and Python no whole number for them."""
    journal.append(places, _record(1))
    journal.append(places, _record(2))
    lines = Path(places.journal).read_text()
    Path(places.journal).write_text(lines + lines.splitlines()[-1].replace('"n": 2', f'"n": {number}') + "\n")
    assert journal.newest(places)[0] == 2
    assert [record.number for record in journal.read_records(places)] == [1, 2]


def test_a_line_goes_below_one_that_was_torn(places: Places) -> None:
    """What a power cut left of a line keeps nothing else from being read."""
    journal.append(places, _record(1))
    with Path(places.journal).open("ab") as file:
        file.write(b'{"n": 2, "at": "20')

    journal.append(places, _record(2))

    assert journal.read_records(places) == [_record(1), _record(2)]
    assert journal.torn_lines(places) == [2]


@pytest.mark.parametrize(("clean", "asked", "known"), [(True, 1, True), (False, 1, False), (True, 0, False)])
def test_a_log_is_known_to_be_good_only_as_a_clean_change_left_it(
    places: Places, clean: bool, asked: int, known: bool
) -> None:
    """Not as it was before the change, and not when it had a fault."""
    journal.append(places, _record(1, clean=clean))

    assert journal.is_known_good(places, f"{asked:032x}") is known


def test_a_budget_is_no_log_that_is_known_to_be_good(places: Places) -> None:
    """The fingerprint must be the log's."""
    journal.append(places, Record(1, "", "", (FileChange(BUDGET, "a" * 32, "b" * 32, ()),), True))

    assert not journal.is_known_good(places, "b" * 32)


def test_a_journal_that_can_not_be_written_is_told(places: Places) -> None:
    """A folder in its place: nothing was changed, and the path is named."""
    Path(places.journal).mkdir(parents=True)

    with pytest.raises(CannotReadOrWrite, match="a folder stands where the file should be") as refused:
        journal.append(places, _record(1))

    assert refused.value.place == places.journal
    with pytest.raises(CannotReadOrWrite, match="a folder stands where the file should be"):
        journal.newest(places)
