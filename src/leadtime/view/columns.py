"""Cells laid out in columns, as lines of text without trailing spaces: what every table of ours is made of.

Nothing is ever cut. Where a page is too narrow the gaps shrink first, then the columns that may fold do, the widest
first; what still does not fit makes a longer line. On a page that does not fold every line is as long as it must be.
"""

from typing import Iterator, NamedTuple, Sequence

from rich.cells import cell_len
from rich.text import Span, Text

from leadtime.view.console import Page

GAP = 2
LEAST_FOLDED = 10


class Column(NamedTuple):
    """A head and its cells, in signs the page can print; numbers are set to the right, texts may fold.

    A text that folds takes `least` columns nevertheless.
    """

    head: str
    cells: Sequence[Text]
    right: bool = False
    folds: bool = False
    least: int = LEAST_FOLDED

    @property
    def width(self) -> int:
        """The columns that the widest cell takes."""
        return max(cell_len(text) for text in (self.head, *(cell.plain for cell in self.cells)))


def lay_out(columns: Sequence[Column], page: Page) -> list[Text]:
    """The head and the rows as lines; a row of empty cells is an empty line."""
    return [line for row in laid_out_rows(columns, page) for line in row]


def laid_out_rows(columns: Sequence[Column], page: Page) -> list[list[Text]]:
    """The lines of each row, more than one where a cell is folded; first of all the head, if any column has one."""
    natural = [column.width for column in columns]
    widths, gap = _widths(columns, natural, page)
    heads = [Text(column.head, style="dim") for column in columns]
    rows: list[Sequence[Text]] = list(zip(*(column.cells for column in columns), strict=True))
    if any(column.head for column in columns):
        rows.insert(0, heads)
    found = []
    for row in rows:
        if widths == natural:  # as nearly always, and a table may have hundreds of rows
            found.append([_line(columns, row, widths, gap)])
            continue
        folded = [fold(cell, width) for cell, width in zip(row, widths, strict=True)]
        height = max(len(parts) for parts in folded)
        cells = [[*parts, *[Text()] * (height - len(parts))] for parts in folded]
        found.append([_line(columns, parts, widths, gap) for parts in zip(*cells, strict=True)])
    return found


def _line(columns: Sequence[Column], parts: Sequence[Text], widths: Sequence[int], gap: int) -> Text:
    # Put together by hand: appending to a Text costs more than all else of a table of hundreds of rows.
    plain: list[str] = []
    spans: list[Span] = []
    at = 0
    for column, part, width in zip(columns, parts, widths, strict=True):
        text, blank = part.plain, " " * (width - part.cell_len)
        begins = at + len(blank) * column.right
        if text and part.style:
            spans.append(Span(begins, begins + len(text), part.style))
        spans += [Span(begins + span.start, begins + span.end, span.style) for span in part.spans]
        plain.append(f"{blank}{text}" if column.right else f"{text}{blank}")
        at += len(blank) + len(text) + gap
    line = Text((" " * gap).join(plain), spans=spans)
    line.rstrip()
    return line


def natural_width(columns: Sequence[Column], gap: int = GAP) -> int:
    """The columns the table takes when nothing is folded."""
    return sum(column.width for column in columns) + gap * (len(columns) - 1)


def _widths(columns: Sequence[Column], natural: Sequence[int], page: Page) -> tuple[list[int], int]:
    """The width of each column, which is no more than the natural one, and the gap between two."""
    widths = list(natural)
    if not page.folds or sum(widths) + GAP * (len(widths) - 1) <= page.width:
        return widths, GAP
    while sum(widths) + len(widths) - 1 > page.width:
        folding = [number for number, column in enumerate(columns) if column.folds and widths[number] > column.least]
        if not folding:
            break
        widths[max(folding, key=lambda number: widths[number])] -= 1
    return widths, 1


def fold(text: Text, width: int) -> list[Text]:
    """The text in parts of at most `width` columns, broken at a space, else after a slash, where there is one.

    Every part is indented as the text is, by no more than half of the width.
    """
    if text.cell_len <= width:
        return [text]
    leading = len(text.plain) - len(text.plain.lstrip(" "))
    indent = min(leading, width // 2)
    body = text[leading:]
    parts = [body[start:end] for start, end in _spans(body.plain, width - indent)]
    return [Text(" " * indent).append_text(part) for part in parts] or [Text()]


def _spans(plain: str, width: int) -> Iterator[tuple[int, int]]:
    """Where each part begins and ends; every character but the spaces at a break is in exactly one."""
    start = 0
    while start < len(plain):
        end, used = start, 0
        while end < len(plain) and (used := used + cell_len(plain[end])) <= width:
            end += 1
        end = max(end, start + 1)  # a letter wider than the column is not left out
        if end < len(plain) and plain[end] != " ":
            end = _break_before(plain, start, end)
        yield start, end
        start = end
        while start < len(plain) and plain[start] == " ":
            start += 1


def _break_before(plain: str, start: int, end: int) -> int:
    """The last space of the part, else behind its last slash, else its end."""
    at_space = plain.rfind(" ", start + 1, end)
    return at_space if at_space > 0 else plain.rfind("/", start, end) + 1 or end
