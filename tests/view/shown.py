"""What a stream receives when something is shown on it."""

import io
from collections.abc import Callable, Iterable

from rich.console import RenderableType

from leadtime.view.console import Page, Screen, screen


def stream(encoding: str = "utf-8", is_terminal: bool = False) -> io.TextIOWrapper:
    """A text stream over bytes in memory, strict about what its encoding can't say."""
    kind = Terminal if is_terminal else io.TextIOWrapper
    return kind(io.BytesIO(), encoding=encoding, newline="\n", write_through=True)


class Terminal(io.TextIOWrapper):
    """A stream that says it is a terminal, and has no window to ask for its size."""

    def isatty(self) -> bool:
        """Yes."""
        return True


def shown(parts: Iterable[RenderableType], on: Screen | None = None) -> str:
    """The text that a screen receives; a pipe's when none is given."""
    on = on or screen(stream())
    on.show(*parts)
    written = on.console.file.buffer  # type: ignore[attr-defined]  # the streams above have one
    text: str = written.getvalue().decode(on.page.encoding)
    return text


def shown_at(width: int, draw: Callable[[Page], Iterable[RenderableType]], encoding: str = "utf-8") -> str:
    """The text as it is on a terminal of that width, without colours."""
    page = Page(width, True, encoding, encoding != "utf-8")
    made = screen(stream(encoding))
    made.console.width = width
    return shown(draw(page), Screen(made.console, page))
