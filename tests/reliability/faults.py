"""A change with a fault of the system at each of its calls, and what must hold after it: in copies made by fork.

After each fault the files are as before the change or as after it, the exit code and the message fit, and the next
commands go on: a report, an entry, an undo of it, and undos back to the very beginning. The folder is then as clean as
if nothing had ever gone wrong.
"""

import json
import marshal
import os
import random
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from tests.reliability.forking import ended, main, say, start
from tests.reliability.os_calls import DIED, Call, Calls
from tests.reliability.power import Tree
from tests.reliability.running import names_in

Files = tuple[bytes | None, ...]  # the log, the budget, the plan and what was exported; None for one that is not there

CHANGES = {"open", "write", "fsync", "replace", "rename", "unlink", "mkdir", "ftruncate", "fchmod", "flock"}
_FAILURES = ("EIO", "ENOSPC", "EACCES")
_KINDS = (*_FAILURES, "exit", "half", "full", "dead")
_PARTS = ("folder", "state", "work")
_FILES = ("folder/leadtime.toml", "folder/budget.toml", "folder/plan.toml", "work/week.csv")
_OURS = {".leadtime.lock", "leadtime.toml", "budget.toml", "plan.toml"}


def faults(folder: Path, scenes: str, how_many: str, seed: str) -> None:
    """For each scene, a row: how many faults there were, and those after which something was wrong.

    `scenes` is JSON: roots, words and whether it can be undone. `how_many` is a number of calls for each scene, drawn
    by chance; `changing`, each call that changes something or opens a file, with an end of the process and with one
    failure; or `every` call with every kind.
    """
    for name, root, words, can_be_undone in json.loads(scenes):
        move_into(Path(root))
        base = tree(Path(root))
        first = beginning_of(Path(root), base)
        code, names, _ = recorded(Path(root), words)
        assert code == 0, words
        old, new = files(base), files_in(Path(root))
        beginning = begun_budget(first, new) if can_be_undone else None
        wrong = []
        cases = list(_cases(names, how_many, f"{seed} {name}"))
        for at, kind in cases:
            put_back(Path(root), base)
            if fault := _wrong(Path(root), words, at, kind, (old, new), beginning):
                wrong.append(f"{name}, {kind} at call {at}, {names[at - 1]}: {fault}")
        say(scene=name, calls=len(names), cases=len(cases), wrong=wrong)


def _cases(names: list[str], how_many: str, seed: str) -> Iterator[tuple[int, str]]:
    chance = random.Random(seed)
    numbers = range(1, len(names) + 1)
    if how_many == "every":
        yield from ((at, kind) for at in numbers for kind in _KINDS)
    elif how_many == "changing":
        for at in numbers:
            if names[at - 1].split()[0] in CHANGES:
                yield from ((at, kind) for kind in ("exit", chance.choice(_FAILURES)))
    else:
        drawn = sorted(chance.sample(numbers, min(int(how_many), len(numbers))))
        yield from ((at, chance.choice(_KINDS)) for at in drawn)


def move_into(root: Path) -> None:
    """Have the program's folders below the root."""
    os.environ["LEADTIME_DIR"] = str(root / "folder")
    os.environ["HOME"] = str(root)
    for name in ("data", "state", "cache"):
        os.environ[f"XDG_{name.upper()}_HOME"] = str(root / name)


def tree(root: Path) -> Tree:
    """What lies below the root, of the folders that count."""
    found: Tree = {}
    for part in _PARTS:
        for path in (root / part, *sorted((root / part).rglob("*"))) if (root / part).exists() else ():
            found[str(path.relative_to(root))] = None if path.is_dir() else path.read_bytes()
    return found


def put_back(root: Path, base: Tree) -> None:
    """Have the tree as it was, all of it saved long ago."""
    for part in _PARTS:
        shutil.rmtree(root / part, ignore_errors=True)
    for name, data in base.items():
        path = root / name
        if data is None:
            path.mkdir(parents=True, exist_ok=True)
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        os.utime(path, (1_790_000_000, 1_790_000_000))


def files(found: Tree) -> Files:
    """The files that count, of a tree."""
    return tuple(_begun(found.get(name)) for name in _FILES)


def files_in(root: Path) -> Files:
    """The same as they are now."""
    return tuple(_begun((root / name).read_bytes()) if (root / name).exists() else None for name in _FILES)


def beginning_of(root: Path, base: Tree) -> Files:
    """What is there when all is undone."""
    assert not ended(start(_undo_all))[0]
    found = files_in(root)
    put_back(root, base)
    return found


def _undo_all() -> int:
    """0 when undo was refused in the end, for want of a change."""
    for _ in range(20):
        if code := main(["undo"]):
            return 0 if code == 1 else code
    return 96


def recorded(root: Path, words: list[str], at: int = 0, kind: str = "") -> tuple[int, list[str], list[Call]]:
    """The exit code of a command, the names of the calls that it makes, and those that change something."""
    heard, said = os.pipe()

    def run() -> int:
        calls = Calls(str(root), at, kind)
        calls.ending = lambda: _sent(said, marshal.dumps((calls.names, [tuple(call) for call in calls.made])))
        calls.begin()
        code = main(words)
        calls.ending()
        return code

    child = start(run)
    os.close(said)
    with open(heard, "rb") as sent:  # noqa: PTH123  # a handle, and no path
        names, made = marshal.loads(sent.read())
    return ended(child)[0], names, [Call(*call) for call in made]


def _sent(pipe: int, data: bytes) -> None:
    while data:
        data = data[os.write(pipe, data) :]


def _wrong(
    root: Path, words: list[str], at: int, kind: str, expected: tuple[Files, Files], beginning: Files | None
) -> str:
    """What is wrong after a fault; empty for nothing."""

    def run() -> int:
        Calls(str(root), at, kind).begin()
        return main(words)

    code, error = ended(start(run))
    now = files_in(root)
    old, new = expected
    begun = begun_budget(old, new)
    if "Traceback" in error or code not in (0, 1, 4, DIED):
        return f"exit code {code}, {error}"
    if code == 0 and now != new:
        return f"said to be done and not there: {error}"
    if code in (1, 4) and not re.search("^leadtime: ", error, re.MULTILINE):
        return f"no message: {error}"
    if (
        code in (1, 4)
        and now not in (old, begun)
        and not {"was changed", "was written", "was made"} & set(re.findall("was [a-z]+", error))
    ):
        return f"changed, and the message does not say so: {error}"
    if words[0] == "log" and code == 4 and "what you typed is kept" not in error:
        return f"what was typed is lost: {error}"
    if words[0] == "export":  # again: what the next change is to others
        code, error = ended(start(lambda: main([*words, "--force"])))
        expected = (new, new)
    return goes_on(root, [new] if code == 0 else [old, begun, new], beginning)


def goes_on(root: Path, expected: list[Files], beginning: Files | None) -> str:
    """What is wrong with the next commands; empty when they go on from one of the expected states."""
    code, error = ended(start(lambda: _next(root, expected, beginning)))
    return f"then step {code}: {error[-1500:]}" if code else ""


def _next(root: Path, expected: list[Files], beginning: Files | None) -> int:
    """0, or the number of the step that went wrong, whose error is the last that is heard."""
    if main(["report"]):
        return 1
    if main(["log", "visits", "1m", "the next", "--parallel"]):
        return 2
    if b'note = "the next"' not in (root / "folder" / "leadtime.toml").read_bytes():
        return 3
    if _strays(root):
        os.write(2, f"{_strays(root)}\n".encode())
        return 4
    if main(["undo"]):
        return 5
    if (now := files_in(root)) not in expected:
        os.write(2, f"{_shown(now, expected)}\n".encode())
        return 6
    if beginning is None:
        return 0
    if code := _undo_all():
        os.write(2, f"exit code {code}\n".encode())
        return 7
    if (now := files_in(root))[:3] != beginning[:3]:
        os.write(2, f"{_shown(now, [beginning])}\n".encode())
        return 8
    return 0


def _begun(data: bytes | None) -> bytes | None:
    """None for a file that is begun and says nothing: what is undone leaves it so."""
    return None if data == b"version = 1\n" else data


def _shown(now: Files, expected: list[Files]) -> str:
    """Which of the files is like which expected one."""
    return ", ".join(
        f"{name}: {[number for number, files in enumerate(expected) if files[place] == now[place]] or now[place]!r}"
        for place, name in enumerate(_FILES)
    )


def begun_budget(old: Files, new: Files) -> Files:
    """The files as before, with the budget that a newcomer gets first: that is a step of its own."""
    return (old[0], old[1] or new[1], *old[2:])


def _strays(root: Path) -> list[str]:
    """What lies where it should not: temporary files, beside the files and in the history."""
    found = sorted(names_in(root / "folder") - _OURS)
    for path in [*(root / "state").rglob("*"), *(root / "work").rglob("*")]:
        if path.name.startswith(".") or ".new" in path.name:
            found.append(str(path.relative_to(root)))
    return found
