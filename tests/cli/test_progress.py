"""What takes longer than a second says how far it is, on standard error."""

import io
import sys

import pytest

from leadtime.cli import streams
from leadtime.storage import clock


class Terminal(io.StringIO):
    """A standard error that a person looks at."""

    def isatty(self) -> bool:
        """It is one."""
        return True


@pytest.mark.parametrize(
    ("stream", "shown"),
    [
        (io.StringIO(), "Reading 2 of 9 files ...\n"),
        (
            Terminal(),
            "\r\x1b[KReading 2 of 9 files ...\r\x1b[KReading 4 of 9 files ...\r\x1b[K",
        ),
    ],
    ids=["pipe", "terminal"],
)
def test_progress(stream: io.StringIO, shown: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing in the first second; then once in a pipe, and on a terminal a line that changes, and goes at the end.

    At 0.5 s and at 1.5, 1.55 and 3 s after the beginning something is done; twice within a tenth is said once.
    """
    times = iter((100.0, 100.5, 101.5, 101.55, 103.0))
    monkeypatch.setattr(clock, "seconds", lambda: next(times))
    monkeypatch.setattr(sys, "stderr", stream)
    with streams.progress("Reading") as far:
        for number in range(1, 5):
            far(f"{number} of 9 files")
    assert stream.getvalue() == shown
