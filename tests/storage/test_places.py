"""Where the files are, and which folders are made."""

import sys
from pathlib import Path

import platformdirs
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


@pytest.mark.skipif(sys.platform != "linux", reason="on other systems platformdirs is asked in every case")
@pytest.mark.parametrize("home", ["/home/anna", "/home/anna/", "/"])
@pytest.mark.parametrize("xdg", ["/elsewhere", "/elsewhere/", "", None])
def test_the_platforms_folders_are_those_that_platformdirs_knows(
    home: str, xdg: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On Linux it is mostly not asked, and would say the same: a leader's files are where they always were."""
    monkeypatch.setenv("HOME", home)
    for name in ("XDG_DATA_HOME", "XDG_STATE_HOME"):
        if xdg is None:
            monkeypatch.delenv(name)
        else:
            monkeypatch.setenv(name, xdg)

    places = find_places()

    assert places.folder == platformdirs.user_data_dir("leadtime", appauthor=False)
    assert str(Path(places.state).parent) == platformdirs.user_state_dir("leadtime", appauthor=False)


@pytest.mark.skipif(sys.platform != "linux", reason="the specification is for systems that have such variables")
@pytest.mark.parametrize("xdg", ["elsewhere", "~/elsewhere", "./elsewhere"])
def test_a_variable_that_is_not_a_whole_path_says_nothing(xdg: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """So the specification has it: the log would else be another in each folder one stands in."""
    monkeypatch.setenv("HOME", "/home/anna")
    monkeypatch.setenv("XDG_DATA_HOME", xdg)
    monkeypatch.setenv("XDG_STATE_HOME", xdg)

    places = find_places()

    assert places.folder == "/home/anna/.local/share/leadtime"
    assert str(Path(places.state).parent) == "/home/anna/.local/state/leadtime"


@pytest.mark.skipif(sys.platform != "linux", reason="the system's own list of users is asked")
def test_without_a_home_in_the_environment_the_systems_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is logged below the folder one stands in, whatever HOME is; older platformdirs then know no folder."""
    for name in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name)

    assert find_places().folder == str(Path("~/.local/share/leadtime").expanduser())
    monkeypatch.setenv("HOME", "anna")
    try:
        assert Path(find_places().folder).is_absolute()
    except CannotReadOrWrite as refused:
        assert "knows no home" in refused.message


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
