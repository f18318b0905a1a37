"""Where the files are, and which folders are made."""

from pathlib import Path

import pytest

from leadtime.model.errors import CannotReadOrWrite
from leadtime.storage.folders import make_folder
from leadtime.storage.places import find_places


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A home in the test's folder, on every platform that goes by these names."""
    for name, folder in (("HOME", ""), ("XDG_DATA_HOME", "data"), ("XDG_STATE_HOME", "state")):
        monkeypatch.setenv(name, str(tmp_path / folder))
    monkeypatch.delenv("LEADTIME_DIR", raising=False)


def test_the_folder_is_the_one_typed_else_the_environments_else_the_platforms(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In that order; ~ is the home, and nothing is made."""
    assert "leadtime" in Path(find_places().folder).parts
    monkeypatch.setenv("LEADTIME_DIR", str(tmp_path / "named"))
    assert find_places().folder == str(tmp_path / "named")
    assert find_places("~/typed/").folder == str(tmp_path / "typed")
    assert list(tmp_path.iterdir()) == []


def test_each_folder_has_a_history_of_its_own(tmp_path: Path) -> None:
    """Folders of one name in two places share none; one folder by two names has one."""
    for name in ("a", "b"):
        (tmp_path / name / "log").mkdir(parents=True)
    (tmp_path / "link").symlink_to(tmp_path / "a" / "log")

    one, other, link = (find_places(str(tmp_path / name)).state for name in ("a/log", "b/log", "link"))

    assert one != other
    assert one == link
    assert Path(one).name.startswith("log-")


def test_the_platforms_folders_are_made_with_their_parents(tmp_path: Path) -> None:
    """On a new machine there is not even the folder they are in; nobody else may look into ours."""
    places = find_places()

    for path in (places.folder, places.state, places.backups):
        make_folder(path)
        make_folder(path)

        assert Path(path).is_dir()
        assert Path(path).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("name", ["slip/log", "slip/leadtime", "leadtime/slip/log"])
def test_a_folder_that_was_typed_is_made_only_in_one_that_is_there(tmp_path: Path, name: str) -> None:
    """A slip in a long path grows no folders, whatever its parts are called."""
    path = tmp_path / name

    with pytest.raises(CannotReadOrWrite, match="the folder it should be in is not there") as refused:
        make_folder(str(path))

    assert refused.value.place == str(path)
    assert list(tmp_path.iterdir()) == []
    path.parent.mkdir(parents=True)
    make_folder(str(path))
    assert path.is_dir()


def test_a_file_in_the_place_of_a_folder_is_named(tmp_path: Path) -> None:
    """It is neither taken for a folder nor taken away."""
    path = tmp_path / "file"
    path.touch()

    with pytest.raises(CannotReadOrWrite, match="the folder can't be made") as refused:
        make_folder(str(path))

    assert refused.value.place == str(path)
    assert path.is_file()
