"""Folders made when they are first needed, and their names kept through a power cut."""

import os

from leadtime.model.errors import CannotReadOrWrite
from leadtime.storage.places import is_platforms_own, refused_by_system


def make_folder(path: str) -> None:
    """The folder, made if it is not there and on the disk; CannotReadOrWrite, naming it, where that can't be done.

    The parents of the platform's folders are made too. A folder that the user named is made only inside one that is
    there: a slip in a long path should not grow folders.
    """
    if os.path.isdir(path):
        return
    parent = os.path.dirname(path)
    if not os.path.isdir(parent) and not is_platforms_own(path):
        raise CannotReadOrWrite("the folder it should be in is not there", f'make it first: mkdir -p "{parent}"', path)
    try:
        _make(path)
    except OSError as error:
        raise refused_by_system(error, path, "the folder can't be made") from error


def _make(path: str) -> None:
    if os.path.isdir(path):
        return
    parent = os.path.dirname(path)
    if parent != path:
        _make(parent)
    try:
        os.mkdir(path, 0o700)
    except FileExistsError:  # another process was quicker, or it is no folder
        if not os.path.isdir(path):
            raise
    flush_folder(parent)


def flush_names(path: str) -> None:
    """Have the folder's name on the disk, and those of the folders it is in; OSError when the disk fails.

    For the moment in which a file is begun: a process that died may have made the folders and not have come to this.
    """
    while (parent := os.path.dirname(path)) != path:
        flush_folder(parent)
        path = parent


def flush_folder(path: str) -> None:
    """Have the folder's names on the disk; OSError when the disk fails.

    Windows has no such call, and needs none; a file system that can't flush a folder, or a folder that may be written
    and not read, is no failure.
    """
    if os.name == "nt":
        return
    import errno

    handle = -1
    try:
        handle = os.open(path, os.O_RDONLY)
        os.fsync(handle)
    except OSError as error:
        if error.errno in (errno.EIO, errno.ENOSPC, errno.EDQUOT):
            raise
    finally:
        if handle >= 0:
            os.close(handle)
