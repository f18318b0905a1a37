"""What was typed is kept when it can't be saved, and nothing else is."""

import shlex
from pathlib import Path

import pytest
from tests.storage.kept import NOW, kept

from leadtime.model.errors import BadData, CannotReadOrWrite, LeadtimeError, Locked, Refused, Usage
from leadtime.storage.unsaved import all_unsaved, keeping

_WORDS = ("log", "visits", "1h30m", 'Élan\'s "note"\nwith a line', "--tag", "a b")


@pytest.mark.parametrize("error", [BadData("it is broken", "mend it"), CannotReadOrWrite("no\nroom"), Locked("held")])
def test_the_words_are_kept_so_that_a_shell_takes_them_again(tmp_path: Path, error: LeadtimeError) -> None:
    """Each in a file of its own, named by the time; the error says where, below its own hint."""
    places = kept(tmp_path)
    hint = error.hint
    for _ in range(2):
        error.hint = hint
        with pytest.raises(type(error)), keeping(places, _WORDS, NOW):
            raise error

    paths = all_unsaved(places)
    assert [Path(path).name for path in paths] == ["2026-11-27T13-00-00-001.txt", "2026-11-27T13-00-00-002.txt"]
    assert error.hint.splitlines()[-1] == f"what you typed is kept in {paths[1]}"
    assert error.hint.splitlines()[:-1] == ([hint] if hint else [])
    lines = Path(paths[0]).read_text(encoding="utf-8")
    assert tuple(shlex.split(lines, comments=True)) == ("leadtime", *_WORDS)
    assert "# To log it on another day, add: --date 2026-11-27\n" in lines


def test_a_day_that_was_typed_is_not_advised_again(tmp_path: Path) -> None:
    """With --date in the words the line is right on any day."""
    places = kept(tmp_path)

    with pytest.raises(Locked), keeping(places, ("log", "visits", "1h", "--date", "monday"), NOW):
        raise Locked("held")

    assert "To log it on another day" not in Path(all_unsaved(places)[0]).read_text()


@pytest.mark.parametrize("error", [Refused("it overlaps"), Usage("what is that"), KeyboardInterrupt()])
def test_a_refusal_keeps_nothing(tmp_path: Path, error: BaseException) -> None:
    """It is told at once, and the shell has the line."""
    places = kept(tmp_path)

    with pytest.raises(type(error)), keeping(places, _WORDS, NOW):
        raise error

    assert all_unsaved(places) == []


@pytest.mark.parametrize("state", ["nowhere", "a file"])
def test_without_a_place_the_words_are_said_in_full(tmp_path: Path, state: str) -> None:
    """The last resort is the terminal."""
    (tmp_path / "file").touch()
    places = kept(tmp_path)._replace(state="" if state == "nowhere" else str(tmp_path / "file" / "state"))

    with pytest.raises(Locked) as refused, keeping(places, ("log", "visits", "two words"), NOW):
        raise Locked("held")

    assert refused.value.hint == "what you typed is kept nowhere but here: leadtime log visits 'two words'"
