"""Which files are read when files, folders and standard input are named."""

from pathlib import Path

import pytest

from leadtime.model.errors import CannotReadOrWrite
from leadtime.storage.calendar_files import calendar_files, is_file, name_of_calendar


def test_a_folder_stands_for_its_calendars(tmp_path: Path) -> None:
    """Those in folders of it too, by name; other files, hidden ones and links to folders elsewhere are not read."""
    elsewhere = tmp_path / "elsewhere"
    folder = tmp_path / "calendars"
    for path in (
        folder / "b.ics",
        folder / "A.ICS",
        folder / "notes.txt",
        folder / ".hidden.ics",
        folder / ".trash" / "old.ics",
        folder / "work" / "c.ics",
        elsewhere / "secret.ics",
    ):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("")
    (folder / "link").symlink_to(elsewhere, target_is_directory=True)
    assert calendar_files([str(folder)]) == [str(folder / name) for name in ("A.ICS", "b.ics", "work/c.ics")]


def test_each_file_is_read_once(tmp_path: Path) -> None:
    """A file that is named beside its folder, or twice, is one; the order is that in which they are named."""
    for name in ("a.ics", "b.ics"):
        (tmp_path / name).write_text("")
    a, b = str(tmp_path / "a.ics"), str(tmp_path / "b.ics")
    assert calendar_files([b, str(tmp_path), b, "-"]) == [b, a, "-"]


def test_what_is_not_there_is_named(tmp_path: Path) -> None:
    """A missing file, and a folder without a calendar."""
    for word, message in (("none.ics", "there is no such file"), ("empty", "there is no .ics file in this folder")):
        (tmp_path / "empty").mkdir(exist_ok=True)
        with pytest.raises(CannotReadOrWrite) as refusal:
            calendar_files([str(tmp_path / word)])
        assert refusal.value.message.startswith(message)
        assert refusal.value.place == str(tmp_path / word)


def test_a_calendar_without_a_name_is_called_as_its_file() -> None:
    """Without its folder and its ending; standard input has none."""
    assert name_of_calendar("calendars/Anna's week.ics") == "Anna's week"
    assert name_of_calendar("-") == ""


def test_words_that_name_a_file(tmp_path: Path) -> None:
    """A file, a folder, a link that leads nowhere, and standard input; a period is none."""
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    for word in (str(tmp_path), str(tmp_path / "dangling"), "-"):
        assert is_file(word)
    assert not is_file("2026-W48")
