"""Which files of Instagram's export are read, and which folders are refused."""

import os
from pathlib import Path

import pytest

from leadtime.model.errors import BadData, CannotReadOrWrite
from leadtime.storage import post_files
from leadtime.storage.post_files import MOST_LEVELS, instagram_files


def put(folder: Path, *names: str) -> None:
    """Files of these names, each with its name as its text."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(path.name)


def found(folder: Path) -> list[str]:
    """The names of the files that are read, below the folder."""
    return [Path(name).relative_to(folder).as_posix() for name, _text in instagram_files(str(folder))]


def refused(folder: Path | str) -> CannotReadOrWrite:
    """Why a folder is refused."""
    with pytest.raises(CannotReadOrWrite) as refusal:
        instagram_files(str(folder))
    assert refusal.value.hint
    return refusal.value


def test_the_files_with_posts(tmp_path: Path) -> None:
    """Of an export of today and of one of before, in the order of folders and of numbers; no others are read."""
    put(
        tmp_path,
        "your_instagram_activity/media/posts_10.json",
        "your_instagram_activity/media/posts_2.json",
        "your_instagram_activity/media/posts_1.json",
        "your_instagram_activity/media/reels.json",
        "your_instagram_activity/media/stories.json",
        "your_instagram_activity/media/archived_posts.json",
        "your_instagram_activity/media/._posts_1.json",
        "your_instagram_activity/media/posts_1.json.txt",
        "your_instagram_activity/saved/posts_1.json",
        "ads_information/posts_viewed.json",
        "media/posts/202611/17940060624158613.jpg",
        "instagram-anna/content/POSTS.JSON",
        "instagram-berg/Content/reels.json",
        "posts_1.json",
        ".trash/content/posts_1.json",
    )
    assert found(tmp_path) == [
        "instagram-anna/content/POSTS.JSON",
        "instagram-berg/Content/reels.json",
        "your_instagram_activity/media/posts_1.json",
        "your_instagram_activity/media/posts_2.json",
        "your_instagram_activity/media/posts_10.json",
        "your_instagram_activity/media/reels.json",
    ]


def test_the_folder_itself_may_be_the_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Named by any of its names; and the files are told by the name that was typed."""
    put(tmp_path, "export/media/posts_1.json")
    inside = tmp_path / "export" / "media"
    assert instagram_files(f"{inside}{os.sep}") == [(f"{inside}{os.sep}posts_1.json", "posts_1.json")]
    monkeypatch.chdir(inside)
    assert instagram_files(".") == [(f".{os.sep}posts_1.json", "posts_1.json")]


def test_its_text(tmp_path: Path) -> None:
    """Comes without its mark, and a NUL in it is a letter that could not be read."""
    put(tmp_path, "media/posts_1.json")
    (tmp_path / "media" / "posts_1.json").write_bytes(b'\xef\xbb\xbf["p\xc3\xa5 \0 och mer"]')
    assert instagram_files(str(tmp_path)) == [
        (str(tmp_path / "media" / "posts_1.json"), '["på \N{REPLACEMENT CHARACTER} och mer"]')
    ]


def test_what_is_no_folder(tmp_path: Path) -> None:
    """Is refused, with what to do: a name that is not there, an archive, another file."""
    put(tmp_path, "instagram.ZIP", "posts_1.json")
    for name, message in (
        ("none", "there is no such folder, and nothing was imported"),
        ("instagram.ZIP", "the export is still packed"),
        ("posts_1.json", "this is a file, and an export is a folder"),
    ):
        refusal = refused(tmp_path / name)
        assert (refusal.message, refusal.place) == (message, str(tmp_path / name))


def test_a_folder_without_posts(tmp_path: Path) -> None:
    """Is refused with what was looked for; one in HTML and one that is still packed with what to do instead."""
    nothing, html, packed = (tmp_path / name for name in ("nothing", "html", "packed"))
    put(nothing, "notes.txt", "media/stories.json", "posts_1.json")
    put(html, "your_instagram_activity/media/posts_1.html", "export.zip")
    put(packed, "b.zip", "a.zip", ".hidden.zip", "deeper/c.zip")
    assert refused(nothing).message == "there is no posts*.json or reels*.json below a folder content or media"
    assert "HTML" in refused(nothing).hint
    assert refused(html).message == "the export is in HTML, which can't be read"
    assert (refused(packed).message, refused(packed).place) == ("the export is still packed", str(packed / "a.zip"))


def test_links(tmp_path: Path) -> None:
    """What a link leads to, folder or file, is passed over: it may lie outside of the folder that was named (R42)."""
    put(tmp_path, "export/media/posts_1.json", "elsewhere/media/posts_2.json")
    (tmp_path / "export" / "media" / "round").symlink_to(tmp_path / "export", target_is_directory=True)
    (tmp_path / "export" / "other").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    (tmp_path / "export" / "media" / "posts_3.json").symlink_to(tmp_path / "elsewhere" / "media" / "posts_2.json")
    assert found(tmp_path / "export") == ["media/posts_1.json"]


def test_how_deep(tmp_path: Path) -> None:
    """Eight folders and no deeper."""
    put(tmp_path, "/".join(["content"] * MOST_LEVELS + ["posts_1.json"]))
    put(tmp_path, "/".join(["content"] * (MOST_LEVELS + 1) + ["posts_2.json"]))
    assert [Path(name).name for name in found(tmp_path)] == ["posts_1.json"]


@pytest.mark.parametrize(
    ("bound", "message"),
    [
        ("MOST_FOLDERS", "there are more than 2 folders, so this is no export"),
        ("MOST_FILES", "there are more than 2 files with posts"),
    ],
)
def test_how_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bound: str, message: str) -> None:
    """More folders or files than an export has are refused before they are read."""
    put(tmp_path, "media/posts_1.json", "media/posts_2.json")
    monkeypatch.setattr(post_files, bound, 2)
    assert len(found(tmp_path)) == 2
    put(tmp_path, "media/a/posts_3.json")
    assert refused(tmp_path).message == message


def test_how_big(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """More than the bound together is refused, with the file at which it was reached."""
    put(tmp_path, "media/posts_1.json", "media/posts_2.json")
    monkeypatch.setattr(post_files, "MOST_LETTERS", 24)
    assert len(found(tmp_path)) == 2
    monkeypatch.setattr(post_files, "MOST_LETTERS", 23)
    with pytest.raises(BadData) as refusal:
        instagram_files(str(tmp_path))
    assert refusal.value.place == str(tmp_path / "media" / "posts_2.json")


def test_what_is_no_text(tmp_path: Path) -> None:
    """A file of NULs is told by its name, and so is a pipe that would never end."""
    put(tmp_path, "media/posts_1.json")
    (tmp_path / "media" / "posts_1.json").write_bytes(b"\0" * 100)
    with pytest.raises(BadData) as refusal:
        instagram_files(str(tmp_path))
    assert refusal.value.place == f"{tmp_path / 'media' / 'posts_1.json'}:1"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with a name here")
def test_a_pipe(tmp_path: Path) -> None:
    """Is refused, and not waited for."""
    put(tmp_path, "media/posts_2.json")
    os.mkfifo(tmp_path / "media" / "posts_1.json")
    assert refused(tmp_path).message == "a pipe stands where the file should be"


def test_a_folder_that_is_closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Is named: what is in it may be half of the posts."""
    put(tmp_path, "media/posts_1.json", "content/posts_1.json")
    closed, scandir = str(tmp_path / "content"), os.scandir

    def scan(path: str) -> object:
        if path == closed:  # as the system does it; to root, as which tests may run, no folder is closed
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", scan)
    refusal = refused(tmp_path)
    assert (refusal.message, refusal.place) == ("the folder can't be read: permission denied", closed)
