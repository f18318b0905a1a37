"""A real process that the system kills before one of its calls: where strace can do that."""

import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from tests.cli.program import FRIDAY, Program
from tests.reliability.faults import Files, files_in, put_back, tree
from tests.reliability.running import names_in
from tests.reliability.scenes import SCENES, placed, set_up
from tests.reliability.torture import chance, many, seed

_CALLS = "open,openat,write,fsync,rename,renameat2,unlink,mkdir,flock,ftruncate,fchmod,link,close"


def _traced(program: Program, words: list[str], *options: str) -> int:
    """The exit code of the program under strace; below zero for a signal."""
    command = ["strace", "-f", "-qq", *options, sys.executable, "-m", "leadtime", *words]
    # No run keeps compiled modules, so that each makes the same calls.
    environment = program.environment | {"LEADTIME_NOW": FRIDAY, "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(command, env=environment, capture_output=True, timeout=60, check=False).returncode


def _points(program: Program, words: list[str], notes: Path) -> list[tuple[str, int]]:
    """The calls of a command that touch a file below the root, each by its name and which of that name it is."""
    if not shutil.which("strace"):
        pytest.skip("there is no strace here")
    code = _traced(program, words, "-y", "-o", str(notes), "-e", f"trace={_CALLS}")
    lines = notes.read_text(errors="replace").splitlines() if notes.exists() else []
    if not lines:
        pytest.skip("strace may not trace here")
    assert code == 0
    seen: Counter[str] = Counter()
    found = []
    for line in lines:
        if call := re.match(r"\d+ +(\w+)\(", line):
            seen[call[1]] += 1
            if str(program.root) in line:
                found.append((call[1], seen[call[1]]))
    return found


def _without_ids(files: Files) -> Files:
    return tuple(re.sub(rb'id = "\w{8}"', b"id", data) if data else data for data in files)


@pytest.mark.parametrize(
    ("name", "times"),
    [
        ("log", many(5, 0)),
        ("new", many(2, 0)),
        *((name, 0) for name in many([], ["first", "edit", "remove", "undo", "csv"])),
    ],
)
def test_a_process_killed_before_a_call(swift_path: Path, name: str, times: int) -> None:
    """R01: SIGKILL before a call that touches the disk: the files are old or new, they read, `undo` does not show as
    made what was not, the next command works and is undone, and nothing stray is left.

    Here before some calls of `log`, also of one that changes two files; in the long form before all, and of others.
    """
    scene = SCENES[name]
    program = set_up(swift_path, scene)
    words = placed(swift_path, scene.words)
    base, old, shown_before = tree(swift_path), files_in(swift_path), program("undo", "--dry-run")
    program.process(*words)  # else a module that another test compiles meanwhile would be opened otherwise later
    put_back(swift_path, base)
    points = _points(program, words, swift_path / "calls")
    new, shown_after = _without_ids(files_in(swift_path)), program("undo", "--dry-run")
    for call, number in chance(f"R01 {name}").sample(points, times) if times else points:
        put_back(swift_path, base)

        code = _traced(program, words, "-e", f"trace={call}", "-e", f"inject={call}:signal=KILL:when={number}")

        context = f"seed {seed()}: {name}, {call} {number}, exit code {code}"
        assert code in (-9, 137), context
        now, shown = files_in(swift_path), program("undo", "--dry-run")
        assert program("report").code == 0, context
        assert shown.out == (shown_after if _without_ids(now) == new else shown_before).out, context
        assert program("log", "visits", "1m", "next", "--parallel").code == 0, context
        assert b'note = "next"' in (files_in(swift_path)[0] or b""), context
        assert names_in(program.folder) <= {".leadtime.lock", "leadtime.toml", "budget.toml"}, context
        assert program("undo").code == 0, context
        assert files_in(swift_path) == old or _without_ids(files_in(swift_path)) == new, context
