"""What a power cut may leave on a weak file system, from the recorded order of the calls of a change.

Nothing is promised of what is not flushed. Bytes may be there, in part, as NULs, or not at all; the names that a folder
got may be there, each of them or none, whatever became of the bytes that they name. What is flushed stays: the bytes by
a flush of the file, its name by a flush of the folder it is in.
"""

import itertools
import os
import random
from collections.abc import Iterator

from tests.reliability.os_calls import Call

Tree = dict[str, bytes | None]  # by the path below the root; None for a folder

_FOLDER = 0
_LOCK = ".leadtime.lock"  # what is in it, and whether it is there, is all the same


class Disk:
    """A disk as the calls so far have left it; `inodes` are those of the files in `base`, all of it on the disk."""

    def __init__(self, root: str, base: Tree, inodes: dict[str, int]) -> None:
        self._root = root
        self._kept: dict[str, int] = {}  # names that are on the disk, and which file each of them is
        self._flushed: dict[int, bytes] = {}
        self._now: dict[int, bytes] = {}
        self._torn: dict[int, bytes] = {}  # the same with half of the last write
        self._files: dict[int, int] = {}  # by inode, which may have been another file's before
        self._names: list[dict[str, int | None]] = []  # what became of names and is not flushed
        self._numbers = itertools.count(1)
        for name, data in base.items():
            self._kept[name] = _FOLDER if data is None else self._file(inodes[name], data)

    def _file(self, inode: int, data: bytes = b"") -> int:
        number = self._files[inode] = next(self._numbers)
        self._flushed[number] = self._now[number] = self._torn[number] = data
        return number

    def take(self, call: Call) -> None:
        """One call more."""
        path = os.path.relpath(call.path, self._root)
        if path.endswith(_LOCK):
            return
        file = self._files.get(call.inode, 0)
        match call.name:
            case "create":
                self._names.append({path: self._file(call.inode)})
            case "mkdir":
                self._names.append({path: _FOLDER})
            case "unlink":
                self._names.append({path: None})
            case "replace":
                self._names.append({path: None, os.path.relpath(call.to, self._root): file})
            case "write":
                self._torn[file] = _written(self._now[file], call.offset, call.data[: len(call.data) // 2])
                self._now[file] = _written(self._now[file], call.offset, call.data)
            case "ftruncate":
                self._torn[file] = self._now[file]
                self._now[file] = self._now[file][: call.offset]
            case "fsync" if file:
                self._flushed[file] = self._now[file]
            case "fsync":
                self._flush_folder("" if path == "." else path)

    def _flush_folder(self, folder: str) -> None:
        stay = []
        for names in self._names:
            if any(_folder_of(name) == folder for name in names):
                self._kept = _with(self._kept, names)
            else:
                stay.append(names)
        self._names = stay

    def states(self, chance: random.Random, most: int) -> Iterator[Tree]:
        """What may be found when the power comes back; `most` of it by chance, where there is more."""
        unflushed = [file for file, data in self._now.items() if data != self._flushed[file]]
        bytes_of = [
            sorted({self._flushed[one], self._now[one], self._torn[one], self._zeros(one)}) for one in unflushed
        ]
        subsets = itertools.product((False, True), repeat=len(self._names))
        found = list(itertools.product(subsets, itertools.product(*bytes_of)))
        for taken, data in found if len(found) <= most else chance.sample(found, most):
            names = self._kept
            for one in itertools.compress(self._names, taken):
                names = _with(names, one)
            yield self._tree(names, self._flushed | dict(zip(unflushed, data, strict=True)))

    def _zeros(self, file: int) -> bytes:
        return self._flushed[file] + bytes(max(0, len(self._now[file]) - len(self._flushed[file])))

    def _tree(self, names: dict[str, int], data: dict[int, bytes]) -> Tree:
        """A name whose folder is lost is lost with it."""
        found: Tree = {}
        for name in sorted(names):
            if "/" not in name or _folder_of(name) in found:
                found[name] = None if names[name] == _FOLDER else data[names[name]]
        return found


def _folder_of(name: str) -> str:
    return name.rpartition("/")[0]


def _written(data: bytes, offset: int, more: bytes) -> bytes:
    return data[:offset].ljust(offset, b"\0") + more + data[offset + len(more) :]


def _with(names: dict[str, int], changed: dict[str, int | None]) -> dict[str, int]:
    found = {name: file for name, file in names.items() if name not in changed}
    return found | {name: file for name, file in changed.items() if file is not None}
