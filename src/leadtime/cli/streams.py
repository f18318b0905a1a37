"""What a command says: data on standard output, everything else on standard error, and neither can be made to fail it.

Data (CSV, JSON, Markdown) is always UTF-8, whatever the terminal can print. Sentences and tables are for the stream
they go to: signs it lacks are replaced, and no text from people reaches it without the one function that makes it safe.
"""

import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, TextIO

from leadtime.model.errors import CannotReadOrWrite

if TYPE_CHECKING:
    from leadtime.view.console import Screen

_CLEAR = "\x1b[K"  # what is behind the cursor, on a terminal


class ClosedPipe(Exception):
    """The reader of our output has gone; it has what it wanted, and the command ends in silence."""


class Output:
    """A stream whose reader may go at any time: ClosedPipe then, and CannotReadOrWrite when it is out of room."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream, name)

    def write(self, text: str) -> int:
        """Write, a letter that the stream's encoding lacks as a visible escape."""
        encoding = self.stream.encoding or "utf-8"
        try:
            return self.stream.write(text.encode(encoding, "backslashreplace").decode(encoding))
        except (OSError, ValueError) as error:
            raise _failed(error) from error

    def write_data(self, text: str) -> None:
        """Write in UTF-8, line endings as they are."""
        buffer = getattr(self.stream, "buffer", None)
        try:
            if buffer is None:
                self.stream.write(text)
            else:
                self.stream.flush()
                buffer.write(text.encode("utf-8", "backslashreplace"))
        except (OSError, ValueError) as error:
            raise _failed(error) from error

    def flush(self) -> None:
        """Hand everything to the system now, so that what fails is known now."""
        try:
            self.stream.flush()
        except (OSError, ValueError) as error:
            raise _failed(error) from error


def _failed(error: Exception) -> Exception:
    import errno

    if not isinstance(error, OSError) or error.errno in (errno.EPIPE, errno.EINVAL, errno.EBADF):
        return ClosedPipe()
    reason = (error.strerror or str(error)).lower()
    return CannotReadOrWrite(
        f"the answer can't be written: {reason}", "what the command did to the log stays done", "standard output"
    )


def steady() -> None:
    """Have all three standard streams open, so that no file of ours is ever opened in the place of one."""
    for number, mode in enumerate((os.O_RDONLY, os.O_WRONLY, os.O_WRONLY)):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, mode)
    sys.stdin = sys.stdin or open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115  # open as long as we run
    sys.stdout = sys.stdout or io.TextIOWrapper(io.BytesIO())
    sys.stderr = sys.stderr or io.TextIOWrapper(io.BytesIO())


def hush() -> None:
    """Let nothing more be written to a stream whose reader has gone, not even as Python ends."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            null = os.open(os.devnull, os.O_WRONLY)
            try:
                os.dup2(null, stream.fileno())
            except (OSError, ValueError):
                continue
            finally:
                os.close(null)


def is_terminal() -> bool:
    """True when a person can be asked: both ends are a terminal."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def say(sentence: str, lead: str = "") -> None:
    """One sentence of ours, which may quote people, on standard output; folded on a terminal, and nowhere else.

    Later lines stand under `lead`.
    """
    _write(sys.stdout, sentence, lead)


def note(sentence: str, lead: str = "") -> None:
    """One sentence beside the data, on standard error, later lines under `lead`; nobody need read it."""
    with suppress(ClosedPipe, CannotReadOrWrite):
        _write(sys.stderr, sentence, lead)


def _write(stream: TextIO, sentence: str, lead: str) -> None:
    from leadtime.view.console import page_of, wrapped

    page, out = page_of(stream), Output(stream)
    out.write("".join(f"{line}\n" for line in wrapped(page.mixed(sentence), page, lead)))
    out.flush()


@contextmanager
def progress(doing: str) -> Iterator[Callable[[str], None]]:
    """A way to say how far a work has come: nothing in its first second, then on standard error.

    On a terminal it is one line that changes and goes away at the end, elsewhere it is said once.
    """
    from leadtime.storage.clock import seconds
    from leadtime.view.console import page_of

    stream, begun = sys.stderr, seconds()
    page, is_live = page_of(stream), stream.isatty()
    shown = 0.0

    def far(how: str) -> None:
        nonlocal shown
        now = seconds()
        if now - begun < 1 or now - shown < 0.1 or (shown and not is_live):
            return
        shown = now
        sentence = page.mixed(f"{doing} {how} ...")
        with suppress(ClosedPipe, CannotReadOrWrite):
            out = Output(stream)
            out.write(f"\r{_CLEAR}{sentence[: page.width - 1]}" if is_live else f"{sentence}\n")
            out.flush()

    try:
        yield far
    finally:
        if shown and is_live:
            with suppress(ClosedPipe, CannotReadOrWrite):
                Output(stream).write(f"\r{_CLEAR}")


def put(data: str) -> None:
    """Data for another program, on standard output."""
    out = Output(sys.stdout)
    out.write_data(data)
    out.flush()


def terminal() -> "Screen":
    """Standard output as a screen for tables."""
    from typing import cast

    from leadtime.view.console import screen

    return screen(cast(TextIO, Output(sys.stdout)))
