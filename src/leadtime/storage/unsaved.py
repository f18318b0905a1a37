"""What was typed and could not be saved is kept in a file of its own, and if even that fails, said in full."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime

from leadtime.model.errors import BadData, CannotReadOrWrite, LeadtimeError, Locked
from leadtime.storage.folders import flush_folder, make_folder
from leadtime.storage.places import Places
from leadtime.storage.replacing import write_all


@contextmanager
def keeping(places: Places, words: Sequence[str], at: datetime) -> Iterator[None]:
    """Keep the words of a command when a file can't be read, written or locked; the error then says where they are.

    A refusal or a slip in the words themselves keeps nothing: it is told at once, and the shell has the line.
    """
    try:
        yield
    except (BadData, CannotReadOrWrite, Locked) as error:
        _keep(places, words, at, error)
        raise


def _keep(places: Places, words: Sequence[str], at: datetime, error: LeadtimeError) -> None:
    import shlex

    line = shlex.join(["leadtime", *words])
    text = f"# Typed on {at.isoformat(sep=' ')}, and not saved: {' '.join(error.message.split())}\n"
    if "log" in words and not {"--date", "-d"} & {*words}:
        text += f"# To log it on another day, add: --date {at.date().isoformat()}\n"
    kept = ""
    with suppress(OSError, CannotReadOrWrite, UnicodeEncodeError):
        kept = _written(places, at.strftime("%Y-%m-%dT%H-%M-%S"), f"{text}{line}\n".encode()) if places.state else ""
    where = f"what you typed is kept in {kept}" if kept else f"what you typed is kept nowhere but here: {line}"
    error.hint = f"{error.hint}\n{where}" if error.hint else where


def _written(places: Places, name: str, data: bytes) -> str:
    """The path of a new file with these bytes; its number makes it new, for no lock can be counted on here."""
    make_folder(places.state)
    make_folder(places.unsaved)
    for number in range(1, 1000):
        path = os.path.join(places.unsaved, f"{name}-{number:03}.txt")
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        except FileExistsError:
            continue
        try:
            try:
                write_all(handle, data)
            finally:
                os.close(handle)
        except BaseException:
            with suppress(OSError):  # half of it is worse than none: it could be taken for all
                os.unlink(path)
            raise
        flush_folder(places.unsaved)
        return path
    return ""


def all_unsaved(places: Places) -> list[str]:
    """The paths of what was kept, oldest first."""
    try:
        names = sorted(os.listdir(places.unsaved)) if places.state else []
    except OSError:
        return []
    return [os.path.join(places.unsaved, name) for name in names]
