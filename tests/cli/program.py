"""The program as a test runs it: with files, a clock and a zone of its own, and everything it says collected.

A call runs `main` inside the test's process, which is quick; `process` runs the real program, and `terminal` the real
program on a pseudo-terminal, where it may ask.
"""

import io
import os
import select
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from leadtime.cli import main

FRIDAY = "2026-11-27T13:00:00+01:00"  # week 48; the Monday is 23 November
_PATIENCE = 20.0


class Result(NamedTuple):
    """The exit code, and what was said on standard output and standard error."""

    code: int
    out: str
    err: str


class Program:
    """leadtime with one leader's files below `root`: the log and the budget in `folder`, the journal in `state`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root / "folder"
        self.folder.mkdir(parents=True)
        self.log = self.folder / "leadtime.toml"
        self.budget = self.folder / "budget.toml"
        self.environment = {
            "HOME": str(root),
            "LEADTIME_DIR": str(self.folder),
            "XDG_DATA_HOME": str(root / "data"),
            "XDG_STATE_HOME": str(root / "state"),
            "XDG_CACHE_HOME": str(root / "cache"),
            "TZ": "Europe/Stockholm",
            "COLUMNS": "80",
            "PYTHONIOENCODING": "utf-8",
            "TERM": "xterm-256color",
        }
        kept = ("PATH", "SYSTEMROOT", "PYTHONPATH", "COVERAGE_PROCESS_START")
        self.environment |= {name: os.environ[name] for name in kept if name in os.environ}

    @property
    def state(self) -> Path:
        """The folder with the journal, the backups and what could not be saved; it is made by the first change."""
        return next((self.root / "state" / "leadtime").iterdir())

    def __call__(self, *words: str, now: str = FRIDAY, input: str = "", env: Mapping[str, str] | None = None) -> Result:
        """Run a command line in this process; `now` is LEADTIME_NOW, and `env` adds to the environment."""
        with self._inside(now, env or {}), _streams(input) as (out, err):
            code = main(list(words))
        return Result(code, _written(out), _written(err))

    def process(self, *words: str, now: str = FRIDAY, input: str = "", env: Mapping[str, str] | None = None) -> Result:
        """Run the real program, standard input and output being pipes."""
        done = subprocess.run(
            [sys.executable, "-m", "leadtime", *words],
            input=input.encode(),
            capture_output=True,
            env=self._environment(now, env or {}),
            timeout=_PATIENCE,
            check=False,
        )
        return Result(done.returncode, done.stdout.decode(), done.stderr.decode())

    def terminal(
        self, *words: str, answers: Iterable[str] = (), now: str = FRIDAY, env: Mapping[str, str] | None = None
    ) -> Result:
        """Run the real program on a pseudo-terminal; each answer is typed when it has asked and waits.

        `out` is all that the terminal shows, what is typed and standard error too, with plain line ends. There is none
        on Windows.
        """
        return on_terminal([sys.executable, "-m", "leadtime", *words], self._environment(now, env or {}), answers)

    def text(self) -> str:
        """The log's text, every byte of it; empty when there is none."""
        return self.log.read_bytes().decode() if self.log.exists() else ""

    def _environment(self, now: str, more: Mapping[str, str]) -> dict[str, str]:
        return self.environment | {"LEADTIME_NOW": now} | dict(more)

    @contextmanager
    def _inside(self, now: str, more: Mapping[str, str]) -> Iterator[None]:
        """The program's environment in place of this process's, its zone too."""
        before = dict(os.environ)
        os.environ.clear()
        os.environ.update(self._environment(now, more))
        _set_zone()
        try:
            yield
        finally:
            os.environ.clear()
            os.environ.update(before)
            _set_zone()


def on_terminal(
    command: Sequence[str], environment: Mapping[str, str], answers: Iterable[str], folder: Path | None = None
) -> Result:
    """Run a command on a pseudo-terminal, each answer typed when it has asked and waits; `out` is all that is shown."""
    import pty

    ours, theirs = pty.openpty()
    try:
        running = subprocess.Popen(
            command,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=environment,
            cwd=folder,
            start_new_session=True,
        )
        os.close(theirs)
        shown = _converse(ours, running, answers)
    finally:
        os.close(ours)
    return Result(running.wait(_PATIENCE), shown.replace("\r\n", "\n"), "")


def _set_zone() -> None:
    if hasattr(time, "tzset"):  # Windows has none, and takes the zone it is set to
        time.tzset()


@contextmanager
def _streams(typed: str) -> Iterator[tuple[io.TextIOWrapper, io.TextIOWrapper]]:
    """Pipes, as far as the program can tell, in place of the standard streams."""
    before = sys.stdin, sys.stdout, sys.stderr
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n", write_through=True) for _ in range(2))
    sys.stdin, sys.stdout, sys.stderr = io.TextIOWrapper(io.BytesIO(typed.encode()), encoding="utf-8"), out, err
    try:
        yield out, err
    finally:
        sys.stdin, sys.stdout, sys.stderr = before


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    written = stream.buffer.getvalue()  # type: ignore[attr-defined]  # the buffers above are BytesIO
    return str(written, "utf-8")


def _converse(terminal: int, running: subprocess.Popen[bytes], answers: Iterable[str]) -> str:
    """All that is shown until the program ends, each answer given when a prompt stands at the end of it."""
    shown, left, until = b"", iter(answers), time.monotonic() + _PATIENCE
    answered = 0  # how much was shown when the last answer was typed; its echo comes before the next prompt
    while True:
        if time.monotonic() > until:
            running.kill()
            raise TimeoutError(f"still running, and this is shown: {shown!r}")
        if select.select([terminal], [], [], 0.05)[0]:
            try:
                read = os.read(terminal, 65536)
            except OSError:  # Linux's way to say that nobody writes to it any more
                return shown.decode("utf-8", "replace")
            if not read:
                return shown.decode("utf-8", "replace")
            shown += read
        if len(shown) > answered and shown.endswith(b": ") and (answer := next(left, None)) is not None:
            answered = len(shown)
            os.write(terminal, answer.encode("utf-8", "surrogateescape") + b"\n")
