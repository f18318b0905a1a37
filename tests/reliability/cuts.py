"""A power cut at every instant of a change, and what the next commands find: in copies made by fork."""

import json
import random
from pathlib import Path

from tests.reliability.faults import (
    CHANGES,
    Files,
    beginning_of,
    begun_budget,
    files_in,
    goes_on,
    move_into,
    put_back,
    recorded,
    tree,
)
from tests.reliability.forking import say
from tests.reliability.os_calls import Call
from tests.reliability.power import Disk, Tree


def cuts(folder: Path, scenes: str, most: str, seed: str, deaths: str) -> None:
    """For each scene, a row: how many states a power cut could leave, and those from which it does not go on.

    At most so many are drawn for each instant. The command also dies, before `every` call that changes something or
    before those that flush `folders`, and another one follows, after which the power is cut: what the first has left
    unflushed is not on the disk yet.
    """
    for name, root, words, can_be_undone in json.loads(scenes):
        move_into(Path(root))
        base, chance = tree(Path(root)), random.Random(f"{seed} {name}")
        first = beginning_of(Path(root), base)
        disk = _disk(Path(root), base)
        old = files_in(Path(root))
        code, names, made = recorded(Path(root), words)
        new = files_in(Path(root))
        assert code == 0, words
        beginning = begun_budget(first, new) if can_be_undone else None
        found = {}
        for number, call in enumerate([*made, None]):
            expected = [old, begun_budget(old, new), new] if call else [new]
            for state in disk.states(chance, int(most)):
                found[repr((state, len(expected)))] = state, expected, f"cut before call {number} of {len(made)}"
            if call:
                disk.take(call)
        for at in _ends(names, made, deaths):
            found |= _after_death(Path(root), base, words, at, chance, int(most))
        wrong = []
        for state, expected, when in found.values():
            put_back(Path(root), state)
            if fault := goes_on(Path(root), expected, beginning):
                wrong.append(f"{name}, {when}: {_names(state)}: {fault}")
        say(scene=name, states=len(found), wrong=wrong)


def _ends(names: list[str], made: list[Call], deaths: str) -> list[int]:
    """The numbers of the calls before which the command dies."""
    if deaths == "every":
        return [at for at, call in enumerate(names, 1) if call.split()[0] in CHANGES]
    flushes = [at for at, call in enumerate(names, 1) if call.split()[0] == "fsync"]
    of_folder = [not call.inode for call in made if call.name == "fsync"]
    return [at for at, is_folder in zip(flushes, of_folder, strict=True) if is_folder]


def _after_death(
    root: Path, base: Tree, words: list[str], at: int, chance: random.Random, most: int
) -> dict[str, tuple[Tree, list[Files], str]]:
    """What a power cut may leave after a command that died and one that was acknowledged."""
    put_back(root, base)
    disk = _disk(root, base)
    _, names, died = recorded(root, words, at, "exit")
    code, _, made = recorded(root, ["log", "visits", "2m", "acknowledged", "--parallel"])
    assert code == 0, (words, at)
    for call in (*died, *made):
        disk.take(call)
    when = f"after a death before {names[-1]} and an entry"
    return {repr((state, at)): (state, [files_in(root)], when) for state in disk.states(chance, most)}


def _disk(root: Path, base: Tree) -> Disk:
    return Disk(str(root), base, {name: (root / name).stat().st_ino for name in base})


def _names(state: Tree) -> str:
    return ", ".join(f"{name} {len(data)}" for name, data in state.items() if data is not None)
