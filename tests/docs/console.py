"""The console blocks of a Markdown file, and the folders they are run in.

A line `<!-- run: NAME NOW -->` before a block says in which folder it is run and at what time; blocks with the same
name share a folder, one after the other, as a reader would type them.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
_BLOCK = re.compile(r"(?:<!-- run: (?P<name>\S+) (?P<now>\S+) -->\n)?```console\n(?P<text>.*?)```", re.DOTALL)
_ID = re.compile(r'^id = "(\w+)"', re.MULTILINE)
STEADY_IDS = ("k7d2m9qa", "p3x8r4tz", "m4w9c2hb", "v6t3n8ye", "h2q5z7kd", "b8y4f6rs")


class Block(NamedTuple):
    """A console block: `name` is empty where nothing says how to run it."""

    path: Path
    line: int
    name: str
    now: str
    text: str

    @property
    def commands(self) -> list[str]:
        """The lines after `$ `."""
        return [line[2:] for line in self.text.splitlines() if line.startswith("$ ")]


def blocks(path: Path) -> list[Block]:
    """The console blocks of a file, in order."""
    text = path.read_text(encoding="utf-8")
    return [
        Block(
            path, 1 + text.count("\n", 0, found.start("text")), found["name"] or "", found["now"] or "", found["text"]
        )
        for found in _BLOCK.finditer(text)
    ]


class Folders:
    """Scratch folders by name: `director` is a copy of the example, `bristol` has its budget, every other is new."""

    def __init__(self, scratch: Path) -> None:
        self._scratch = scratch
        self._made: dict[str, list[str]] = {}

    def environment(self, name: str, now: str) -> dict[str, str]:
        """What a command is run with; the folder is made when it is first named."""
        folder = self._scratch / name
        if not folder.exists():
            folder.mkdir()
            if name == "director":
                for file in ("leadtime.toml", "budget.toml"):
                    shutil.copy(ROOT / "examples" / "director" / file, folder)
            if name == "bristol":
                shutil.copy(ROOT / "examples" / "bristol-budget.toml", folder / "budget.toml")
        return {
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(self._scratch / "home"),
            "LEADTIME_DIR": str(folder),
            "XDG_STATE_HOME": str(self._scratch / "state"),
            "LEADTIME_NOW": now,
            "TZ": "Europe/London" if name == "bristol" else "Europe/Stockholm",
            "COLUMNS": "80",
            "LC_ALL": "C.UTF-8",
        }

    def run(self, block: Block) -> str:
        """The block as it should stand: each command with what it really answers, errors among it."""
        environment = self.environment(block.name, block.now)
        shown = []
        for command in block.commands:
            done = subprocess.run(
                ["sh", "-c", command],
                cwd=ROOT,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                timeout=60,
            )
            said = done.stdout.decode().replace(str(self._scratch / block.name), "~/leadtime")
            shown.append(f"$ {command}\n{self._with_steady_ids(block.name, said)}")
        return "".join(shown)

    def _with_steady_ids(self, name: str, said: str) -> str:
        """The text with ids that are made anew in each run replaced by the same ones always, in the log's order."""
        log, example = self._scratch / name / "leadtime.toml", ROOT / "examples" / name / "leadtime.toml"
        given = example.read_text(encoding="utf-8") if example.exists() else ""
        found = _ID.findall(log.read_text(encoding="utf-8")) if log.exists() else []
        made = self._made.setdefault(name, [])
        made += [identifier for identifier in found if identifier not in given and identifier not in made]
        for identifier, steady in zip(made, STEADY_IDS, strict=False):
            said = said.replace(identifier, steady)
        return said
