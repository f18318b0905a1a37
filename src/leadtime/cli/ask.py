"""The questions of `leadtime log` alone: what, how long, and a word on it. Only ever asked in a terminal."""

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from leadtime.cli import streams
from leadtime.model.errors import BadData, CannotReadOrWrite, LeadtimeError, Usage

if TYPE_CHECKING:
    from leadtime.cli.session import Session


def ask_for_entry(session: "Session", day: str, at: str, *, parallel: bool) -> tuple[str, list[str], str]:
    """The category, the WHEN (empty for "since the last entry") and the note; Usage where nobody can be asked.

    `day` and `at` are as they were typed. A time that can't be is refused, and asked for again, before the note is.
    """
    if not streams.is_terminal():
        raise Usage("log needs a category", 'leadtime log visits 1h30m "Elineberg school"')
    from leadtime.cli.typed import known_or_new, read_clock, read_day
    from leadtime.model.entry import Entry
    from leadtime.reckoning.category_names import known_paths
    from leadtime.storage.placing import refuse_future

    read_clock(at)
    if day:  # a day that can't be is told before anything is asked
        refuse_future(Entry("", "", date=read_day(session, day), minutes=1), session.now)
    known = known_paths(session.budget)
    streams.say(f"What was it? One of {', '.join(known)}." if known else "What was it?")
    category = _asked("Category", lambda text: known_or_new(session, text, new=not known))
    when = _ask_when(session, category, day, at, parallel)
    note = _asked("Note (or Enter)", lambda text: text, default="")
    return category, [when] if when else [], note


def _ask_when(session: "Session", category: str, day: str, at: str, parallel: bool) -> str:
    """The WHEN as typed; empty, which is offered only where it is plausible, for since the last entry."""
    from leadtime.cli.typed import read_clock, read_day
    from leadtime.formats.typed_time import parse_when
    from leadtime.storage.entries import Typed, begun, refuse_early

    is_placed = bool(day or at)  # then a time has to be typed

    def understood(text: str) -> str:
        if text or is_placed:
            typed = Typed(category, parse_when(text), read_day(session, day), read_clock(at))
            with suppress(BadData, CannotReadOrWrite):  # told when it is to be saved, and what was typed is kept then
                refuse_early(session.log, typed, session.now, parallel=parallel)
        else:
            begun(session.log, category, session.now)
        return text

    question = "How long was it (45m, 1h30m), or from when to when (9-10:30)?"
    try:
        start = None if is_placed else begun(session.log, category, session.now)
        question += f" Enter alone is {start:%H:%M}-{session.now:%H:%M}." if start else ""
    except LeadtimeError:
        pass  # then a time has to be typed, and Enter alone says why
    streams.say(question)
    return _asked("Time", understood, default="")


def _asked(prompt: str, read: Callable[[str], str], default: str | None = None) -> str:
    """The answer as `read` understands it, asked for again, with the reason, for as long as it refuses."""
    import typer

    from leadtime.cli.boundary import as_text, tell

    while True:
        try:
            text: str = typer.prompt(prompt, default=default, show_default=False)
            return read(as_text(text).strip())
        except UnicodeDecodeError:  # a terminal of another encoding than ours
            tell(Usage("that holds bytes that are not UTF-8 text", "type it again, or set the terminal to UTF-8"))
        except LeadtimeError as error:
            tell(error)
