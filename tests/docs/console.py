"""The console blocks of a Markdown file, and the folders they are run in.

A line `<!-- run: NAME NOW -->` before a block says in which folder it is run and at what time; blocks with the same
name share a folder, one after the other, as a reader would type them. `<!-- run: NAME NOW at 120 -->` is for a width in
columns. `<!-- run: NAME NOW at 80 typing ANSWER | ANSWER -->` runs the block's one command on a terminal of that width,
where it asks, and types each answer, which may be nothing, when it does.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from tests.cli.program import on_terminal

from leadtime.formats.templates import template
from leadtime.storage.budget_file import FIRST_TEMPLATE

ROOT = Path(__file__).parents[2]
_BLOCK = re.compile(
    r"(?:<!-- run: (?P<name>\S+) (?P<now>\S+)(?: at (?P<columns>[0-9]+))?(?: typing (?P<answers>[^\n]*?))? -->\n)?"
    r"```console\n(?P<text>.*?)```",
    re.DOTALL,
)
_ID = re.compile(r'^id = "(\w+)"', re.MULTILINE)
STEADY_IDS = ("k7d2m9qa", "p3x8r4tz", "m4w9c2hb", "v6t3n8ye", "h2q5z7kd", "b8y4f6rs")


_LOG = """\
version = 1

[[entry]]
id = "k7d2m9qa"
start = 2026-11-26T09:00:00+01:00
end = 2026-11-26T10:30:00+01:00
category = "visits"
note = "Morning meeting, two classes"
"""
_HERE = """
[[entry]]
id = "p3x8r4tz"
start = 2026-11-26T13:00:00+01:00
end = 2026-11-26T14:00:00+01:00
category = "office"
"""
_ON_THE_TRAIN = """
# On the train
[[entry]]
id = "m4w9c2hb"
start = 2026-11-26T16:30:00+01:00
end = 2026-11-26T17:00:00+01:00
category = "communication/social"
note = "Thanked the night team"

[[entry]]
id = "v6t3n8ye"
start = 2026-11-26T17:00:00+01:00
end = 2026-11-26T17:45:00+01:00
category = "travel"
"""
_COPY = "leadtime.sync-conflict-20261126-171500-ABCDEFG.toml"


class Block(NamedTuple):
    """A console block: `name` is empty where nothing says how to run it, `answers` is None where nothing is asked."""

    path: Path
    line: int
    name: str
    now: str
    text: str
    columns: int = 80
    answers: tuple[str, ...] | None = None

    @property
    def commands(self) -> list[str]:
        """The lines after `$ `."""
        return [line[2:] for line in self.text.splitlines() if line.startswith("$ ")]


def blocks(path: Path) -> list[Block]:
    """The console blocks of a file, in order."""
    text = path.read_text(encoding="utf-8")
    return [
        Block(
            path,
            1 + text.count("\n", 0, found.start("text")),
            found["name"] or "",
            found["now"] or "",
            found["text"],
            int(found["columns"] or 80),
            None if found["answers"] is None else tuple(answer.strip() for answer in found["answers"].split("|")),
        )
        for found in _BLOCK.finditer(text)
    ]


class Folders:
    """Scratch folders by name: `director` is a copy of the example, `bristol` has its budget, every other is new.

    `synced` has a log and the conflict copy that Syncthing made of it. A `~/leadtime/` that is typed is the folder.

    But `week` and `week-120` have the budget that every leader begins with: they are shown on a terminal, where the
    sentence that names a new one is folded by the length of its path.
    """

    def __init__(self, scratch: Path) -> None:
        self._scratch = scratch
        self._made: dict[str, list[str]] = {}

    def environment(self, name: str, now: str) -> dict[str, str]:
        """What a command is run with; the folder is made when it is first named."""
        folder = self._scratch / name
        (self._scratch / "home").mkdir(exist_ok=True)
        if not folder.exists():
            folder.mkdir()
            if name == "director":
                for file in ("leadtime.toml", "budget.toml"):
                    shutil.copy(ROOT / "examples" / "director" / file, folder)
            if name.startswith("week"):
                (folder / "budget.toml").write_text(template(FIRST_TEMPLATE), encoding="utf-8")
            if name == "synced":
                (folder / "budget.toml").write_text(template(FIRST_TEMPLATE), encoding="utf-8")
                (folder / "leadtime.toml").write_text(f"{_LOG}{_HERE}", encoding="utf-8")
                there = _LOG.replace("two classes", "two classes and the kitchen")
                (folder / _COPY).write_text(f"{there}{_ON_THE_TRAIN}", encoding="utf-8")
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
        environment = {**self.environment(block.name, block.now), "COLUMNS": str(block.columns)}
        if block.answers is not None:
            return self._conversation(block, environment)
        shown = []
        for command in block.commands:
            done = subprocess.run(
                ["sh", "-c", command.replace("~/leadtime/", f"{self._scratch / block.name}/")],
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

    def _conversation(self, block: Block, environment: dict[str, str]) -> str:
        """The block's command on a terminal, with all that is asked and typed."""
        (command,) = block.commands
        said = on_terminal(["sh", "-c", command], {**environment, "TERM": "dumb"}, block.answers or (), ROOT).out
        lines = said.replace(str(self._scratch / block.name), "~/leadtime").splitlines()
        return "".join(f"{line.rstrip()}\n" for line in [f"$ {command}", *lines])

    def _with_steady_ids(self, name: str, said: str) -> str:
        """The text with ids that are made anew in each run replaced by the same ones always, in the log's order."""
        log, example = self._scratch / name / "leadtime.toml", ROOT / "examples" / name / "leadtime.toml"
        given = example.read_text(encoding="utf-8") if example.exists() else ""
        found = _ID.findall(log.read_text(encoding="utf-8")) if log.exists() else []
        made = self._made.setdefault(name, [])
        made += [identifier for identifier in found if identifier not in given and identifier not in made]
        for identifier, steady in zip(made, STEADY_IDS, strict=False):
            said = said.replace(identifier, steady)
        # In a list of only one an id is short, as two letters at the beginning of a line. They may begin the ids of two
        # things, and the list is then of the one that was made last.
        short = {identifier[:2]: steady[:2] for identifier, steady in zip(made, STEADY_IDS, strict=False)}
        return re.sub(r"^[a-z][a-z0-9](?=  )", lambda word: short.get(word[0], word[0]), said, flags=re.MULTILINE)
