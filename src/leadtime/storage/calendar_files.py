"""The calendar files that are named on the command line: files, folders of them, standard input."""

import os
from collections.abc import Iterator, Sequence

from leadtime.model.errors import CannotReadOrWrite
from leadtime.storage.places import refused_by_system


def calendar_files(words: Sequence[str]) -> list[str]:
    """The paths that are meant, each once: a folder stands for every .ics file in it and below, in the order of names.

    CannotReadOrWrite for what is not there, and for a folder without any.
    """
    found: dict[str, None] = {}
    for word in words:
        if word != "-" and os.path.isdir(word):
            inside = sorted(_below(word))
            if not inside:
                raise CannotReadOrWrite("there is no .ics file in this folder", "name the file itself", word)
            found.update(dict.fromkeys(inside))
        elif word == "-" or os.path.exists(word):
            found.setdefault(word)
        else:
            raise CannotReadOrWrite(
                "there is no such file, and nothing was imported", "look at its name and folder", word
            )
    return list(found)


def _below(folder: str) -> Iterator[str]:
    """Every calendar file of a folder; hidden files and folders, and what links lead to, are passed over."""

    def refuse(error: OSError) -> None:
        raise refused_by_system(error, error.filename or folder, "the folder can't be read")

    for inside, folders, files in os.walk(folder, onerror=refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (
            os.path.join(inside, name)
            for name in files
            if name.lower().endswith((".ics", ".ical")) and not name.startswith(".")
        )


def is_file(word: str) -> bool:
    """True for a word that names something that is there, or standard input."""
    return word == "-" or os.path.lexists(word)


def name_of_calendar(path: str) -> str:
    """What the calendar of a file is called when it says no name itself: as the file is; nothing on standard input."""
    return "" if path == "-" else os.path.splitext(os.path.basename(path))[0]
