"""What can stop a command, one class for each exit code.

An error says what is wrong, where, how to mend it and what became of the file. `place` is the path,
with `:line` where there is one; `hint` is what to type or change.
"""

from typing import NamedTuple


class LeadtimeError(Exception):
    """A command that cannot be carried out; the error boundary prints it and exits with `exit_code`."""

    exit_code = 1

    def __init__(self, message: str, hint: str = "", place: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.place = place


class Refused(LeadtimeError):
    """What was asked is understood, and not done: it would contradict the log or the budget."""

    exit_code = 1


class Usage(LeadtimeError):
    """What was typed cannot be understood."""

    exit_code = 2


class BadData(LeadtimeError):
    """A file does not say what its format promises; `problems` lists every fault found in it."""

    exit_code = 3

    def __init__(self, message: str, hint: str = "", place: str = "", problems: tuple["Problem", ...] = ()) -> None:
        super().__init__(message, hint, place)
        self.problems = problems


class CannotReadOrWrite(LeadtimeError):
    """The system refused to read or write a file."""

    exit_code = 4


class Locked(LeadtimeError):
    """Another process holds the lock of the log for longer than we wait."""

    exit_code = 5


class Problem(NamedTuple):
    """A fault in the user's file: where it is (`line` counts from 1, 0 = the whole file) and how to mend it."""

    path: str
    line: int
    message: str
    hint: str = ""

    @property
    def place(self) -> str:
        """`path:line`, or the path alone when the whole file is meant."""
        return f"{self.path}:{self.line}" if self.line else self.path
