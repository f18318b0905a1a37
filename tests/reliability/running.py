"""The real program as a process with the system against it: without privileges, with streams closed, on odd files."""

import ctypes
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from tests.cli.program import FRIDAY, Program, Result

_PR_CAPBSET_DROP = 24
_CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH = 1, 2


def run(
    program: Program,
    *words: str,
    shell: str = "",
    before: Callable[[], None] | None = None,
    env: Mapping[str, str] | None = None,
    without: tuple[str, ...] = (),
    script: str = "",
) -> Result:
    """Run the program; `shell` is a line in which `leadtime WORDS` is "$@", `before` is called before it starts.

    `without` names what is taken out of the environment. A `script` is run in the program's stead, with a spare folder
    and the words.
    """
    command = [sys.executable, "-m", "leadtime", *words]
    if script:
        spare = program.root / "spare"
        spare.mkdir()
        command = [sys.executable, "-c", script, str(spare), *words]
    if shell:
        command = ["bash", "-c", shell, "bash", *command]
    environment = program.environment | {"LEADTIME_NOW": FRIDAY} | dict(env or {})
    for name in without:
        environment.pop(name, None)
    done = subprocess.run(
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        preexec_fn=before,
        timeout=30,
        check=False,
    )
    return Result(done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace"))


def powerless() -> Callable[[], None] | None:
    """What makes a process of root's obey the files' modes, for `before`; a test is skipped where that can't be had."""
    if os.geteuid() != 0:
        return None
    if not sys.platform.startswith("linux"):
        pytest.skip("root may do everything here")
    system = ctypes.CDLL(None, use_errno=True)
    if system.prctl(23, _CAP_DAC_OVERRIDE, 0, 0, 0) < 0:
        pytest.skip("this system knows no capabilities")

    def drop() -> None:
        for capability in (_CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH):
            system.prctl(_PR_CAPBSET_DROP, capability, 0, 0, 0)

    return drop


class Disk:
    """A small disk of its own, in memory, mounted at `path`; only root may do that, and a test is skipped elsewhere."""

    def __init__(self, path: Path, kilobytes: int) -> None:
        self.path = path
        path.mkdir()
        self._mount("-t", "tmpfs", "-o", f"size={kilobytes}k,mode=0755", "tmpfs", str(path))

    def fill(self) -> None:
        """Leave no room on it."""
        with pytest.raises(OSError, match="space"), (self.path / "filler").open("wb", buffering=0) as file:
            while True:
                file.write(b"x" * 1024)

    def make_read_only(self) -> None:
        """Have it refuse every write."""
        self._mount("-o", "remount,ro", str(self.path))

    def gone(self) -> None:
        """Take it out."""
        subprocess.run(["umount", "-l", str(self.path)], check=False, capture_output=True)

    def _mount(self, *options: str) -> None:
        try:
            done = subprocess.run(["mount", *options], capture_output=True, check=False)
        except FileNotFoundError:
            pytest.skip("there is no mount here")
        if done.returncode:
            pytest.skip(f"nothing can be mounted here: {done.stderr.decode().strip()}")


ENTRY = """
[[entry]]
id = "k7d2m9qa"
start = 2026-11-23T09:00:00+01:00
end = 2026-11-23T10:30:00+01:00
category = "visits"
note = "Morning meeting"
"""
LOG = f"version = 1\n{ENTRY}"
ALL_NAMES = {".leadtime.lock", "budget.toml", "leadtime.toml"}


def begun(root: Path, log: str = LOG) -> Program:
    """A folder with the director's budget and a log of one entry, and no history yet."""
    from leadtime.formats.templates import template

    program = Program(root)
    program.budget.write_bytes(template("municipal-director").encode())
    program.log.write_bytes(log.encode())
    return program


def names_in(folder: Path) -> set[str]:
    """The names of what is in a folder."""
    return {path.name for path in folder.iterdir()}


def unsaved(program: Program) -> list[str]:
    """The texts of what was typed and could not be saved."""
    return [path.read_text() for path in sorted((program.root / "state").glob("leadtime/*/unsaved/*"))]
