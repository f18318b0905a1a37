"""The one place where an error ends: a sentence, a hint, and the exit code of its class, and never a traceback.

| code | what happened |
|---|---|
| 0 | done |
| 1 | refused |
| 2 | not understood |
| 3 | a file does not say what it should |
| 4 | the system can't read or write |
| 5 | another process holds the lock |
| 130, 143 | interrupted, ended |
"""

import signal
import sys
from types import FrameType
from typing import Any

from leadtime.cli import streams
from leadtime.model.errors import CannotReadOrWrite, LeadtimeError, Usage

INTERRUPTED, ENDED = 130, 143


class Ended(BaseException):
    """The system asked the process to end."""


def run_guarded(argv: list[str]) -> int:
    """Run a command line; whatever happens is told on standard error and in the exit code."""
    try:
        return _guarded(argv)
    except Ended:  # before the first line below, or while an error was being told
        return ENDED


def _guarded(argv: list[str]) -> int:
    streams.steady()
    before: list[tuple[int, Any]] = []
    hook = sys.unraisablehook
    try:
        before = _listen()
        code = _run(argv)
    except LeadtimeError as error:
        tell(error)
        code = error.exit_code
    except streams.ClosedPipe:
        code = 0
    except KeyboardInterrupt:
        streams.note("leadtime: interrupted; what was saved before stays saved")
        code = INTERRUPTED
    except Ended:
        code = ENDED
    except OSError as error:  # where no file of ours is to blame, as when the current folder is gone
        streams.note(f"leadtime: the system refuses: {(error.strerror or str(error)).lower()}")
        streams.note("look whether the folder you are in is still there", "  hint: ")
        code = CannotReadOrWrite.exit_code
    except RecursionError:
        streams.note("leadtime: something is nested too deep to be read")
        streams.note("`leadtime doctor` looks for the place", "  hint: ")
        code = 3
    except RuntimeError as error:
        # Until Python 3.12 what stops a class from being made, as when a module is loaded, is wrapped in this.
        if not isinstance(error.__cause__, (KeyboardInterrupt, Ended)):
            raise
        code = INTERRUPTED if isinstance(error.__cause__, KeyboardInterrupt) else ENDED
    finally:
        _hear_no_more(before)
        sys.unraisablehook = hook
    streams.hush()
    return code


def _listen() -> list[tuple[int, Any]]:
    """Have the signals that end a process raise Ended, so that what is begun is left tidy."""

    def end(number: int, frame: FrameType | None) -> None:
        raise Ended

    before = []
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        try:
            if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
                before.append((number, signal.signal(number, end)))
        except ValueError:  # not in the main thread, where somebody else listens
            return before
    sys.unraisablehook = _once_more
    return before


def _hear_no_more(before: list[tuple[int, Any]]) -> None:
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, 0)
    for number, handler in before:
        signal.signal(number, handler)


def _once_more(lost: "sys.UnraisableHookArgs") -> None:
    """Raise a moment later what a signal raised where Python lets nothing through, as in a callback while it imports.

    Without it the signal would be lost, and a traceback shown.
    """
    kind = lost.exc_type
    if not issubclass(kind, (Ended, KeyboardInterrupt)) or not hasattr(signal, "setitimer"):
        sys.__unraisablehook__(lost)
        return

    def again(number: int, frame: FrameType | None) -> None:
        raise kind

    signal.signal(signal.SIGALRM, again)
    signal.setitimer(signal.ITIMER_REAL, 0.001)


def _run(argv: list[str]) -> int:
    import typer
    from typer._click.exceptions import ClickException

    from leadtime.cli.app import Asked, command

    argv = [as_text(word) for word in argv]
    try:
        code = command().main(args=argv, prog_name="leadtime", standalone_mode=False, obj=Asked(tuple(argv)))
    except ClickException as error:
        raise _usage(error, argv) from error
    except (typer.Abort, EOFError):
        raise KeyboardInterrupt from None
    except SystemExit as done:  # shell completion ends so
        code = done.code
    return code if isinstance(code, int) else 0


def as_text(word: str) -> str:
    """A word as UTF-8, whatever Python took it for; Usage for one that is no text, and could be saved nowhere."""
    import os

    try:
        return os.fsencode(word).decode()
    except UnicodeError:
        raise Usage(
            f'"{word}" holds bytes that are not UTF-8 text, and nothing was saved',
            "type it again, or set the terminal to UTF-8",
        ) from None


def _usage(error: Any, argv: list[str]) -> Usage:
    """What was typed wrong, in our manner; Typer's own words where they say it well."""
    message = str(error.format_message()).rstrip(".")
    message = message[:1].lower() + message[1:]
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "leadtime"
    hint = f"{command} --help shows what it takes"
    option = getattr(error, "option_name", "")
    if option == "--dir" and message.startswith("no such"):
        message, hint = "--dir stands before the command", "leadtime --dir FOLDER " + " ".join(argv[:1]) + " ..."
    elif option[1:2].isdigit():
        word = next((word for word in argv if word.startswith(option)), option)
        message = f"{word} looks like an option, and is none"
        hint = "a time or a number is never negative; a note that begins with - stands after a lone --"
    return Usage(message, hint)


def tell(error: LeadtimeError) -> None:
    """The error on standard error: its place, its sentence, and what to do, indented."""
    place = f"{error.place}: " if error.place else ""
    streams.note(f"leadtime: {place}{error.message}")
    for number, line in enumerate(error.hint.splitlines()):
        streams.note(line, "  " if number else "  hint: ")
