"""The files of Instagram's export that hold posts: found in the folder it was unpacked to."""

import os
import re
from collections.abc import Iterator

from leadtime.model.errors import BadData, CannotReadOrWrite
from leadtime.storage.foreign import read_foreign
from leadtime.storage.places import refused_by_system

# Instagram's own: `your_instagram_activity/media/posts_1.json`, once `content/posts_1.json`.
_FOLDERS = frozenset(("content", "media"))
_KINDS = ("posts", "reels")
# A busy account has some thousand folders, most of them conversations, four deep; a home folder has far more.
MOST_LEVELS = 8
MOST_FOLDERS = 20_000
MOST_FILES = 500
MOST_LETTERS = 256_000_000

_LOOKED_FOR = "posts*.json or reels*.json below a folder content or media"
_NAME_IT = "name the folder that the export was unpacked to"


def instagram_files(folder: str) -> list[tuple[str, str]]:
    """The name and the text of every file with posts in an export, `posts_2.json` before `posts_10.json`.

    A NUL is a letter that could not be read. Hidden files and folders, what links lead to, and what is more than eight
    folders deep are passed over. CannotReadOrWrite for what is not there, is no folder, can't be read, has
    no such file, or is more than an export; BadData for a file that is no text, and for more of it than any account's.
    """
    _refuse_other_kinds(folder)
    paths: list[str] = []
    others: list[str] = []
    for path in _below(folder):
        (paths if path.lower().endswith(".json") else others).append(path)
        if len(paths) > MOST_FILES:
            raise CannotReadOrWrite(f"there are more than {MOST_FILES} files with posts", _NAME_IT, folder)
    if not paths:
        raise _nothing_found(folder, others)
    found: list[tuple[str, str]] = []
    letters = 0
    for path in sorted(paths, key=_order):
        foreign = read_foreign(path, lenient=True)
        letters += len(foreign.text)
        if letters > MOST_LETTERS:
            message = f"the files have more than {MOST_LETTERS // 1_000_000} MB together, and nothing was imported"
            raise BadData(message, "export fewer years of it at a time", path)
        found.append((foreign.name, foreign.text))
    return found


def _refuse_other_kinds(folder: str) -> None:
    if os.path.isdir(folder):
        return
    if not os.path.lexists(folder):
        raise CannotReadOrWrite("there is no such folder, and nothing was imported", "look at its name", folder)
    if folder.lower().endswith(".zip"):
        raise CannotReadOrWrite("the export is still packed", "unpack it first, and name the folder", folder)
    raise CannotReadOrWrite("this is a file, and an export is a folder", _NAME_IT, folder)


def _nothing_found(folder: str, others: list[str]) -> CannotReadOrWrite:
    """Why there is nothing: it is another kind of export, or it is still packed, or it is another folder."""
    if any(path.lower().endswith(".html") for path in others):
        return CannotReadOrWrite(
            "the export is in HTML, which can't be read", "ask Instagram for it again, as JSON", folder
        )
    packed = [path for path in others if path.lower().endswith(".zip")]
    if packed:
        return CannotReadOrWrite("the export is still packed", "unpack it first", min(packed))
    hint = f"{_NAME_IT}; one in HTML can't be read: ask Instagram for JSON"
    return CannotReadOrWrite(f"there is no {_LOOKED_FOR}", hint, folder)


def _below(folder: str) -> Iterator[str]:
    """Every file with posts, as JSON or as HTML, and every archive that lies in the folder itself."""

    def refuse(error: OSError) -> None:
        raise refused_by_system(error, error.filename or folder, "the folder can't be read")

    top = os.path.abspath(folder)
    for seen, (inside, folders, files) in enumerate(os.walk(folder, onerror=refuse)):
        if seen >= MOST_FOLDERS:
            raise CannotReadOrWrite(
                f"there are more than {MOST_FOLDERS} folders, so this is no export", _NAME_IT, folder
            )
        below = os.path.relpath(os.path.abspath(inside), top).split(os.sep)
        folders[:] = [] if len(below) >= MOST_LEVELS else sorted(name for name in folders if not name.startswith("."))
        is_posts = not _FOLDERS.isdisjoint(part.lower() for part in (os.path.basename(top), *below))
        for name in files:
            lower = name.lower()
            has_posts = is_posts and lower.startswith(_KINDS) and lower.endswith((".json", ".html"))
            is_archive = seen == 0 and lower.endswith(".zip") and not name.startswith(".")
            path = os.path.join(inside, name)
            if (has_posts or is_archive) and not os.path.islink(path):
                yield path


def _order(path: str) -> tuple[str, list[tuple[int, str]]]:
    """By folder, then by name, with the numbers in it as numbers."""
    folder, name = os.path.split(path)
    return folder, [(int(part[:18]), "") if part.isdecimal() else (0, part) for part in re.split("([0-9]+)", name)]
