"""The questions of `leadtime log` alone: what, how long, and a word on it. Only ever asked in a terminal."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from leadtime.cli import streams
from leadtime.model.errors import LeadtimeError, Usage

if TYPE_CHECKING:
    from leadtime.cli.session import Session


def ask_for_entry(session: "Session") -> tuple[str, list[str], str]:
    """The category, the WHEN (empty for "since the last entry") and the note; Usage where nobody can be asked."""
    if not streams.is_terminal():
        raise Usage("log needs a category", 'leadtime log visits 1h30m "Elineberg school"')
    from leadtime.cli.typed import known_or_new
    from leadtime.formats.typed_category import known_paths

    known = known_paths(session.budget)
    streams.say(f"What was it? One of {', '.join(known)}." if known else "What was it?")
    category = _asked("Category", lambda text: known_or_new(session, text, new=not known))
    when = _ask_when(session, category)
    note = _asked("Note (or Enter)", lambda text: text, default="")
    return category, [when] if when else [], note


def _ask_when(session: "Session", category: str) -> str:
    """The WHEN as typed; empty, which is offered only where it is plausible, for since the last entry."""
    from leadtime.formats.typed_time import parse_when
    from leadtime.storage.entries import begun

    def understood(text: str) -> str:
        if text:
            parse_when(text)
        else:
            begun(session.log, category, session.now)
        return text

    question = "How long was it (45m, 1h30m), or from when to when (9-10:30)?"
    try:
        start = begun(session.log, category, session.now)
        question += f" Enter alone is {start:%H:%M}-{session.now:%H:%M}."
    except LeadtimeError:
        pass  # then a time has to be typed, and Enter alone says why
    streams.say(question)
    return _asked("Time", understood, default="")


def _asked(prompt: str, read: Callable[[str], str], default: str | None = None) -> str:
    """The answer as `read` understands it, asked for again, with the reason, for as long as it refuses."""
    import typer

    from leadtime.cli.boundary import tell

    while True:
        text: str = typer.prompt(prompt, default=default, show_default=False)
        try:
            return read(text.strip())
        except LeadtimeError as error:
            tell(error)
