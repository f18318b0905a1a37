"""Many processes that log at the same time, and some that read."""

import subprocess
import sys
from pathlib import Path

from tests.cli.program import FRIDAY, Program
from tests.reliability.torture import many

from leadtime.formats.log_toml import parse_log

_WRITER = """
import sys
from leadtime.cli import main
for number in range(int(sys.argv[2])):
    code = main(["log", "visits", "1m", f"w{sys.argv[1]}-{number}", "--parallel"])
    if code:
        sys.exit(code)
"""
_READER = """
import os, sys
from leadtime.cli import main
reads = 0
while not os.path.exists(sys.argv[1]):
    code = main(["report"]) or main(["report", "--json"])
    if code:
        sys.exit(code)
    reads += 1
sys.exit(0 if reads else 98)
"""


def test_writers_and_readers(swift_path: Path) -> None:
    """R05: 8 processes log 25 entries each while 2 read in a loop (16, 50 and 4), all from the very first run on: every
    entry is there, no id twice, no fault in the log, no traceback, every exit code 0.
    """
    writing, each, reading = many((8, 25, 2), (16, 50, 4))
    program = Program(swift_path)
    done = swift_path / "done"
    environment = program.environment | {"LEADTIME_NOW": FRIDAY}

    def start(script: str, *arguments: object) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-c", script, *map(str, arguments)]
        return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

    writers = [start(_WRITER, number, each) for number in range(writing)]
    readers = [start(_READER, done) for _ in range(reading)]
    said = [writer.communicate(timeout=many(60, 600))[1].decode() for writer in writers]
    done.touch()
    said += [reader.communicate(timeout=60)[1].decode() for reader in readers]

    assert [running.returncode for running in (*writers, *readers)] == [0] * (writing + reading), said
    assert not any("Traceback" in error for error in said), said
    log = parse_log(program.text(), "")
    assert log.problems == ()
    expected = {f"w{writer}-{number}" for writer in range(writing) for number in range(each)}
    assert {entry.note for entry in log.entries} == expected
    assert len({entry.id for entry in log.entries}) == len(log.entries) == writing * each
