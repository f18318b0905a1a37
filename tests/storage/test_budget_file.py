"""The budget's file, and the one that every leader begins with."""

from pathlib import Path

import pytest
from tests.storage.kept import kept

from leadtime.formats.templates import template
from leadtime.model.errors import BadData, Locked
from leadtime.storage.budget_file import begin_budget, good_budget, read_budget
from leadtime.storage.lock import locked


def test_without_a_file_it_is_a_municipal_directors(tmp_path: Path) -> None:
    """Read, it is not written; begun, it says the same."""
    places = kept(tmp_path)
    Path(places.budget).unlink()
    found = read_budget(places)
    assert not Path(places.budget).exists()

    assert begin_budget(places)

    assert good_budget(read_budget(places)) == good_budget(found)
    assert Path(places.budget).read_bytes() == template("municipal-director").encode()


def test_a_budget_that_is_there_is_never_begun_again(tmp_path: Path) -> None:
    """Not even an empty one, or one with a fault."""
    places = kept(tmp_path)
    for text in ("", "version = 1\n", "no budget"):
        Path(places.budget).write_text(text)

        assert not begin_budget(places)

        assert Path(places.budget).read_text() == text


def test_two_who_begin_at_once_take_turns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The temporary file has one name for all, so a budget is begun under the lock like every change."""
    places = kept(tmp_path)
    Path(places.budget).unlink()
    monkeypatch.setattr(locked.__wrapped__, "__defaults__", (0.05,))  # type: ignore[attr-defined]  # less patience

    with locked(places.lock), pytest.raises(Locked):
        begin_budget(places)

    assert not Path(places.budget).exists()
    assert begin_budget(places)


def test_a_budget_with_faults_is_not_reckoned_with(tmp_path: Path) -> None:
    """All of them are in the error, the first with its place."""
    places = kept(tmp_path)
    Path(places.budget).write_text('version = 1\n[[target]]\ncategory = "a"\nat_least = "x"\n[[target]]\n')

    with pytest.raises(BadData) as refused:
        good_budget(read_budget(places))

    assert refused.value.place.startswith(f"{places.budget}:")
    assert len(refused.value.problems) >= 2
