"""Runs the program again and again in forked copies of one process that has it loaded, and tells what became of each.

A process of its own, started by `forked`: it has one thread, so it may fork, and a copy costs milliseconds where a
fresh Python costs a third of a second. A copy is the program from `main` on; what happens before, in the interpreter,
is for tests with real processes.
"""

import gc
import json
import os
import random
import re
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.cli.program import FRIDAY, Program
from tests.reliability.torture import many

OUTSIDE = 99  # the signal came before `main` was entered
_heard: dict[int, int] = {}  # the end of each copy's standard error


def forked(program: Program, kind: str, *arguments: object) -> list[dict[str, Any]]:
    """The rows that one of the functions below yields, in a process of its own with the program's environment."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.reliability.forking", kind, str(program.folder), *map(str, arguments)],
        env=program.environment | {"LEADTIME_NOW": FRIDAY},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        timeout=many(120, 3600),
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return [json.loads(line) for line in done.stdout.splitlines()]


def kills(folder: Path, seed: str, times: str, most: str) -> None:
    """Kill a process that logs in a loop, at random instants; after each kill, what was acknowledged and what is there.

    A row tells how many entries were logged with success so far, the notes of those that are not in the log, its
    faults, and what a report after every tenth kill says. Fewer than `most` are waited for before each kill.
    """
    chance = random.Random(int(seed))
    acknowledged: list[str] = []
    for number in range(int(times)):
        ours, theirs = os.pipe()
        child = start(lambda theirs=theirs, number=number: _log_for_ever(number, theirs))  # type: ignore[misc]  # bound
        os.close(theirs)
        with open(ours, encoding="utf-8") as said:  # noqa: PTH123  # a handle, and no path
            acknowledged += [line.strip() for _ in range(chance.randrange(int(most))) if (line := said.readline())]
            time.sleep(chance.uniform(0.0, 0.02))
            os.kill(child, signal.SIGKILL)
            ended(child)
            acknowledged += said.read().split()
        log = folder / "leadtime.toml"
        text = log.read_text(encoding="utf-8") if log.exists() else ""
        code, error = ended(start(lambda: main(["report"]))) if number % 10 == 9 else (0, "")
        there = set(re.findall(r'note = "(n[0-9]+-[0-9]+)"', text))
        lost = [note for note in acknowledged if note not in there]
        say(acknowledged=len(acknowledged), lost=lost, code=code, error=error, faults=_faults(text))


def _log_for_ever(number: int, said: int) -> int:
    for count in range(10_000):
        note = f"n{number}-{count}"
        if code := main(["log", "visits", "1m", note, "--parallel"]):
            return code
        os.write(said, f"{note}\n".encode())
    return 0


def limits(folder: Path, first: str, last: str, step: str) -> None:
    """Log with every limit on the size of a file from `first` to `last` bytes; each row tells what was left behind."""
    log, state = folder / "leadtime.toml", Path(os.environ["XDG_STATE_HOME"])
    files = [log, *state.glob("leadtime/folder-*/journal.jsonl")]
    before = [file.read_bytes() for file in files]
    for limit in range(int(first), int(last), int(step)):
        kept = set(state.glob("**/unsaved/*"))
        code, error = ended(start(lambda limit=limit: _limited(limit)))  # type: ignore[misc]  # bound at once
        names = sorted(path.name for path in folder.iterdir())
        unsaved = [path.read_text() for path in set(state.glob("**/unsaved/*")) - kept]
        same = log.read_bytes() == before[0]
        torn = any(not file.read_bytes().endswith(b"\n") for file in files)
        say(limit=limit, code=code, error=error, same=same, torn=torn, names=names, unsaved=unsaved)
        for file, data in zip(files, before, strict=True):
            file.write_bytes(data)


def _limited(limit: int) -> int:
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    return main(["log", "visits", "1m", "what was typed", "--parallel"])


def signals(folder: Path, seed: str, times: str) -> None:
    """Send SIGINT, SIGTERM and SIGHUP to a process that logs one entry, at random instants."""
    chance = random.Random(int(seed))
    log = folder / "leadtime.toml"
    for number in range(int(times)):
        chosen = chance.choice([signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
        note = f"s{number}"
        child = start(lambda note=note: main(["log", "visits", "1m", note, "--parallel"]))  # type: ignore[misc]  # bound
        time.sleep(chance.uniform(0.0, 0.025))
        os.kill(child, chosen)
        code, error = ended(child)
        text = log.read_text(encoding="utf-8") if log.exists() else ""
        new = f'note = "{note}"' in text
        names = sorted(path.name for path in folder.iterdir())
        say(signal=chosen.name, code=code, error=error, new=new, faults=_faults(text), names=names)


def _faults(text: str) -> list[str]:
    from leadtime.formats.log_toml import parse_log

    return [problem.message for problem in parse_log(text, "").problems] if text else []


def start(action: Callable[[], int]) -> int:
    """A copy of this process that does the action, with its standard error in a pipe, and exits with its code."""
    heard, said = os.pipe()
    # An interrupt waits until the copy is ready for it: one between the two lines below would end it as the parent's.
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    child = os.fork()
    if child:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
        os.close(said)
        _heard[child] = heard
        return child
    try:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
        null = os.open(os.devnull, os.O_RDWR)
        for number, handle in enumerate((null, null, said)):
            os.dup2(handle, number)
        os._exit(action())
    except KeyboardInterrupt:
        os._exit(OUTSIDE)
    except BaseException:  # noqa: BLE001  # a copy must never run on into what its parent does
        import traceback

        traceback.print_exc()
        sys.stderr.flush()
        os._exit(98)


def ended(child: int) -> tuple[int, str]:
    with open(_heard.pop(child), encoding="utf-8") as error:  # noqa: PTH123  # a handle, and no path
        said = error.read()
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), said


def main(words: list[str]) -> int:
    from leadtime.cli import main

    return main(words)


def say(**row: object) -> None:
    os.write(1, (json.dumps(row) + "\n").encode())


def _load() -> None:
    """Have all of the program in this process, by running it in silence in a folder of its own."""
    spare = Path(os.environ["HOME"]) / "spare"
    spare.mkdir(exist_ok=True)
    null = os.open(os.devnull, os.O_WRONLY)
    kept = os.dup(1), os.dup(2)
    for number in (1, 2):
        os.dup2(null, number)
    for words in (["init", "--template", "municipal-director"], ["log", "visits", "1m"], ["report"], ["undo"]):
        main(["--dir", str(spare), *words])
    for number, handle in enumerate(kept, 1):
        os.dup2(handle, number)
    gc.freeze()  # a copy that looked for rubbish in all of it would have to be given pages of its own


if __name__ == "__main__":
    _load()
    _kind, _folder, *_rest = sys.argv[1:]
    from tests.reliability import cuts, faults, forking

    _rows = next(getattr(module, _kind) for module in (forking, faults, cuts) if hasattr(module, _kind))
    _rows(Path(_folder), *_rest)
