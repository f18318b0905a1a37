"""An editor and leadtime at the same file at the same time: what either of them saved is there, or is told of.

The editor here does what vim, nano, VS Code and others do when they save: it looks whether the file is still what it
read, and then writes it anew in place, or puts a new file in its place, or moves the old one away first. A hand that
says "save it all the same" makes it save over what was logged meanwhile.
"""

import json
import random
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from tests.cli.program import FRIDAY, Program
from tests.reliability.running import begun
from tests.reliability.torture import chance, many, seed

from leadtime.formats.log_toml import parse_log

TIMES = many(30, 300)
_WRITER = """
import random, sys, time
from leadtime.cli import main
chance = random.Random(sys.argv[2])
for number in range(int(sys.argv[1])):
    code = main(["log", "visits", "1m", f"n{number}", "--parallel"])
    print(f"{code} n{number}", flush=True)
    time.sleep(chance.uniform(0.0, 0.08))
"""


def _in_place(path: Path, data: bytes) -> None:
    """As nano and VS Code: the file is emptied and written anew."""
    path.write_bytes(data)


def _in_two_halves(path: Path, data: bytes) -> None:
    """The same, by an editor that writes a buffer at a time."""
    with path.open("wb", buffering=0) as file:
        file.write(data[: len(data) // 2])
        time.sleep(0.002)
        file.write(data[len(data) // 2 :])


def _put_in_its_place(path: Path, data: bytes) -> None:
    """As Kate and gedit: a new file takes the name."""
    new = path.with_name("leadtime.toml.kate-swp")
    new.write_bytes(data)
    new.replace(path)


def _moved_away_first(path: Path, data: bytes) -> None:
    """As vim: the old file is kept under another name until the new one is written."""
    old = path.rename(path.with_name("leadtime.toml~"))
    path.write_bytes(data)
    old.unlink()


_WAYS: tuple[Callable[[Path, bytes], None], ...] = (_in_place, _in_two_halves, _put_in_its_place, _moved_away_first)


class Editor:
    """Somebody who writes remarks into the log, one after the other, and saves each."""

    def __init__(self, path: Path, chance: random.Random) -> None:
        self.path = path
        self.chance = chance
        self.saved: list[str] = []

    def remarks(self) -> None:
        """One remark more, and one of those before changed: read, thought about, and saved if nobody saved since."""
        while True:
            text = self._opened()
            self._think()
            if self._opened() == text:
                return self._save(text)

    def remarks_on_what_is_old(self) -> None:
        """The same by a hand that answers "save it all the same"."""
        text = self._opened()
        self._think()
        self._save(text)

    def _opened(self) -> bytes:
        return self.path.read_bytes()

    def _think(self) -> None:
        time.sleep(self.chance.uniform(0.0, 0.05))

    def _save(self, text: bytes) -> None:
        remark = f"# remark {len(self.saved)} åäö"
        self.saved.append(remark)
        first, rest = text.split(b"\n", 1)
        self.chance.choice(_WAYS)(self.path, b"%b\n%b\n%b" % (first, remark.encode(), rest))


def _both(program: Program, editor: Editor, save: Callable[[], None]) -> list[str]:
    """The editor saves while another process logs, from its first entry to its last; the notes that were logged."""
    said = program.root / "said"
    with said.open("w") as out:
        command = [sys.executable, "-c", _WRITER, str(TIMES), str(seed())]
        environment = program.environment | {"LEADTIME_NOW": FRIDAY}
        writer = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=out, stderr=out)
    while not said.stat().st_size and writer.poll() is None:
        time.sleep(0.01)
    while len(editor.saved) < TIMES or writer.poll() is None:
        save()
        time.sleep(editor.chance.uniform(0.0, 0.15))
    codes = re.findall(r"^(\d+) (n\d+)$", said.read_text(), re.MULTILINE)
    assert [code for code, _ in codes] == ["0"] * TIMES, (seed(), said.read_text())
    return [note for _, note in codes]


def _nothing_is_lost_in_silence(program: Program, editor: Editor, notes: list[str]) -> list[str]:
    """Every edit is there, every entry is there or named by `doctor`, which brings them back; those that it named."""
    lines = program.text().splitlines()
    assert [remark for remark in editor.saved if remark not in lines] == [], seed()
    assert parse_log(program.text(), "").problems == (), seed()
    dropped = [note for note in notes if f'note = "{note}"' not in lines]
    told = [one["note"] for one in json.loads(program("doctor", "--json").out)["lost"]]
    assert sorted(told) == sorted(dropped), seed()
    if dropped:
        assert program("doctor", "--restore", "--yes").code == 0
    found = Counter(re.findall('note = "(n[0-9]+)"', program.text()))
    assert found == Counter(notes), seed()
    return dropped


def test_what_an_editor_saves_stays(swift_path: Path) -> None:
    """R06: 30 entries are logged (300) while an editor saves 30 times or more (300), what was current when it looked:
    none of its edits is lost, no log command fails, and `doctor` names what was logged between its look and its save.
    """
    program = begun(swift_path)
    editor = Editor(program.log, chance("R06"))

    notes = _both(program, editor, editor.remarks)

    # A moment lies between its look and its save, and a busy machine stretches it.
    assert len(_nothing_is_lost_in_silence(program, editor, notes)) <= TIMES // 3, seed()


def test_what_an_editor_saves_over_is_told(swift_path: Path) -> None:
    """R06: the same by a hand that saves what it read some time ago, whatever was logged since: `doctor` names every
    entry that was dropped, and no other, and brings them back.
    """
    program = begun(swift_path)
    editor = Editor(program.log, chance("R06 over"))

    notes = _both(program, editor, editor.remarks_on_what_is_old)

    assert _nothing_is_lost_in_silence(program, editor, notes), seed()
