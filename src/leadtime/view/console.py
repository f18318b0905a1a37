"""Where text is shown: how wide it is, which signs it can print, and that nothing in it is taken for markup.

A terminal's width is the room there is, and what does not fit is folded, never cut. A pipe or a file has no width: it
is laid out for PIPE_WIDTH, and a longer name or note makes its line longer. COLUMNS settles both. A stream that
can't print the report's own signs (ascii, cp1252) gets plain ones of the same width, and a letter it can't print is
shown as a visible escape. Rich is loaded only by `screen`.
"""

import os
import re
import shutil
from typing import TYPE_CHECKING, NamedTuple, TextIO

from leadtime.view.spell import safe

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

PIPE_WIDTH = 100
TERMINAL_WIDTH = 80
LEAST_WIDTH = 20
# No pipe is as wide; rich cuts what is longer than its console.
ENDLESS = 1_000_000

PLAIN_SIGNS = {
    "█": "#",
    "▉": "#",
    "▊": "#",
    "▋": "#",
    "▌": "#",
    "▍": " ",
    "▎": " ",
    "▏": " ",
    "┃": "|",
    "╎": "|",
    "✓": "+",
    "▼": "v",
    "▲": "^",
    "→": ">",
    "✗": "x",
    "·": ".",
    "▸": ">",
    "–": "-",
    "─": "-",
    "≥": ">=",
    "≤": "<=",
}
TO_PLAIN = str.maketrans(PLAIN_SIGNS)


class Page(NamedTuple):
    """The room for a text: `width` in columns, whether longer texts are folded to it, and what it can print."""

    width: int = PIPE_WIDTH
    folds: bool = True
    encoding: str = "utf-8"
    plain: bool = False

    def ours(self, text: str) -> str:
        """Our own words and signs, with plain signs where the others can't be printed."""
        return text.translate(TO_PLAIN) if self.plain else text

    def theirs(self, text: str) -> str:
        """A text from people: safe for a terminal, and in letters that can be printed."""
        return encodable(safe(text), self.encoding)

    def mixed(self, text: str) -> str:
        """A sentence of ours that quotes people: both of the above."""
        return self.theirs(self.ours(text))


class Screen(NamedTuple):
    """A stream to show on, with the page that fits it."""

    console: "Console"
    page: Page

    def show(self, *parts: "RenderableType") -> None:
        """Print the parts under each other."""
        from rich.text import Text

        is_bare = self.console.color_system is None  # rich takes a third of a millisecond for a line without any style
        for part in parts:
            if is_bare and isinstance(part, str | Text):
                self.console.file.write(f"{part}\n")
            else:
                self.console.print(part, soft_wrap=True)  # each line is laid out already: rich is not to fold it anew
        self.console.file.flush()


def wrapped(text: str, page: Page, lead: str = "") -> list[str]:
    """A sentence folded between words to the page; later lines stand under `lead`, or what a hint is indented by.

    `3 h 30 m`, `20 %` and a path in quotes, with the command before it, are kept whole: what is copied from two lines
    is another path.
    """
    if not lead and (indent := re.match(r" +(?:hint: )?", text)):
        lead, text = indent[0], text[indent.end() :]
    if not page.folds or len(lead) + len(text) <= page.width:
        return [(lead + text).rstrip()]
    import textwrap

    glued = re.sub(r"(?<=\d) (?=[hm]\b|%)|(?<=\dh) (?=\d+ m\b)|(?<=\d h) (?=\d+ m\b)", "\xa0", text)
    glued = re.sub(
        r'(?:\b(?:leadtime|cp|copy|mv) (?:[a-z-]+ )*)?"[^"\n]*[/\\][^"\n]*"',
        lambda path: path[0].replace(" ", "\xa0"),
        glued,
    )
    later = " " * len(lead)
    found = textwrap.wrap(
        glued,
        page.width,
        initial_indent=lead,
        subsequent_indent=later,
        break_on_hyphens=False,
        break_long_words=False,  # a path stays whole, so that it can be copied
    )
    return [line.replace("\xa0", " ") for line in found] or [lead.rstrip()]


def encodable(text: str, encoding: str) -> str:
    """The text with every letter the encoding lacks as a visible escape, so that printing it can't fail."""
    return text.encode(encoding, "backslashreplace").decode(encoding)


def is_plain(encoding: str) -> bool:
    """True when the encoding lacks any of the report's signs: then all of them are replaced, not some."""
    signs = "".join(PLAIN_SIGNS)
    return encodable(signs, encoding) != signs


def page_of(file: TextIO) -> Page:
    """The room on a stream for sentences: a terminal's width, and a line that is as long as it must be elsewhere."""
    encoding = getattr(file, "encoding", None) or "utf-8"
    columns = _columns(file) if file.isatty() else 0
    return Page(columns or PIPE_WIDTH, columns > 0, encoding, is_plain(encoding))


def screen(file: TextIO) -> Screen:
    """The stream as a screen: NO_COLOR, FORCE_COLOR, COLUMNS and TERM honoured, no markup, emoji codes or highlights.

    A stream that is no terminal gets no escape codes (unless FORCE_COLOR asks for them) and no line of it is cut.
    """
    from rich.console import Console

    encoding = getattr(file, "encoding", None) or "utf-8"
    columns = _columns(file)
    page = Page(columns or PIPE_WIDTH, columns > 0, encoding, is_plain(encoding))
    # Both sizes are given, for rich would read COLUMNS and LINES itself, and fail on a COLUMNS of 5,000 digits.
    width = page.width if page.folds else ENDLESS
    console = Console(
        file=file, width=width, height=25, markup=False, highlight=False, emoji=False, force_jupyter=False
    )
    return Screen(console, page)


def _columns(file: TextIO) -> int:
    """What COLUMNS asks for, else what the terminal has, else 0: a pipe or a file has no width."""
    columns = shutil.get_terminal_size(fallback=(0, 0)).columns  # COLUMNS, else the terminal on stdout
    if not columns and file.isatty():
        try:
            columns = os.get_terminal_size(file.fileno()).columns
        except OSError:  # a terminal that does not tell
            columns = TERMINAL_WIDTH
    return min(max(columns, LEAST_WIDTH), ENDLESS) if columns else 0
