"""How a CSV file of leadtime is spelled; the one place that knows its dialects and the guard against formulas.

Default: RFC 4180 with LF line ends, `,` between cells, a decimal point, no byte-order mark. `excel` adds the mark and
CRLF; the locale `sv` (as every locale with a decimal comma) has `;` between cells and a decimal comma.

The guard: a spreadsheet takes a text that begins with `= + - @`, a full-width form of those (all of them also behind
spaces), a tab or a line end for a formula, so such a text gets a leading apostrophe, and so does one that has
apostrophes before such a beginning already. A reader takes one apostrophe away from what has at least one there, and
has the text back. Without the guard (`raw`) only the texts that a reader would shorten, `'=x` for one, get theirs: so
one rule reads both, and a file needs no word in it that says how it was written. A number never gets one.
"""

import re
from collections.abc import Iterable
from decimal import Decimal

from leadtime.model.errors import Usage

BYTE_ORDER_MARK = "\ufeff"

_LIVE = r"(?:[\t\r\n]|\s*[=+\-@＝＋－＠])"
_GUARDED = re.compile(f"'*{_LIVE}")
_MARKED = re.compile(f"'+{_LIVE}")
# Both separators and the tab, whatever the dialect: a cell then stays whole where the wrong one is guessed.
_QUOTED = re.compile(r'[",;\t\r\n\x00]|^\s|\s$')
_DECIMAL_COMMA = frozenset(("sv", "da", "de", "es", "fi", "fr", "it", "nb", "nl", "no", "pl", "pt"))
_DECIMAL_POINT = frozenset(("", "en"))

Cell = str | int | Decimal | None


def has_decimal_comma(locale: str) -> bool:
    """True for `sv`, `sv_SE`, `de-AT` ...; a locale that is not in the list is refused, not guessed."""
    language = re.split("[-_.@]", locale.lower())[0]
    if language in _DECIMAL_COMMA:
        return True
    if language in _DECIMAL_POINT:
        return False
    known = ", ".join(sorted(_DECIMAL_COMMA | _DECIMAL_POINT - {""}))
    raise Usage(f'"{locale}" is not a locale that a CSV file can be written for', f"the locales are {known}")


def hours(minutes: int) -> Decimal:
    """Minutes as hours with four decimals, so that a spreadsheet's sum of a hundred of them is right to a hundredth.

    Two would bring each minute back too, but three times 20 minutes would be 0.99 h.
    """
    return round(Decimal(minutes) / 60, 4)


def guarded(text: str, raw: bool = False) -> str:
    """The text as its cell has it, by the rule above; `unguarded` brings it back."""
    return "'" + text if (_MARKED if raw else _GUARDED).match(text) else text


def unguarded(cell: str) -> str:
    """The text of a cell, written with or without the guard."""
    return cell[1:] if _MARKED.match(cell) else cell


def csv_text(lines: Iterable[Iterable[Cell]], *, raw: bool = False, excel: bool = False, locale: str = "") -> str:
    """Lines of cells as CSV: a str is text, an int or a Decimal a number, None an empty cell.

    The cells are quoted here and not by the csv module, which leaves a lone CR bare when lines end with LF.
    """
    comma = has_decimal_comma(locale)

    def spelled(cell: Cell) -> str:
        if cell is None:
            return ""
        if not isinstance(cell, str):
            # In a file with `;` between cells a decimal comma needs no quotes.
            return f"{cell:f}".replace(".", "," if comma else ".") if isinstance(cell, Decimal) else str(cell)
        text = guarded(cell, raw)
        return '"' + text.replace('"', '""') + '"' if _QUOTED.search(text) else text

    separator, end = ";" if comma else ",", "\r\n" if excel else "\n"
    start = BYTE_ORDER_MARK if excel else ""
    return start + "".join(separator.join(map(spelled, line)) + end for line in lines)


def csv_records(text: str, delimiter: str = "") -> list[tuple[int, list[str], str]]:
    """Each record that is not blank: the line it begins in (from 1), its cells, and what keeps it from being read.

    The mark is no part of the first cell. The separator is the `delimiter`, without one that of `,`, `;` and the tab
    which the first line has most of. A record at fault has no cells; the next one is read.
    """
    import csv
    import io

    text = text.removeprefix(BYTE_ORDER_MARK)
    first = re.split("[\r\n]", text.lstrip("\r\n"), maxsplit=1)[0]
    separator = delimiter or max(",;\t", key=first.count)  # of equals the first
    # A lone CR ends a line only in a file that has no LF; else it is a character, and no editor counts it as a line.
    lines = io.StringIO(text, newline="\n" if "\n" in text else "")
    reader = csv.reader(lines, delimiter=separator, strict=True)
    records: list[tuple[int, list[str], str]] = []
    limit = csv.field_size_limit(min(len(text) + 1, 2**31 - 1))
    try:
        while True:
            line = reader.line_num + 1
            try:
                cells = next(reader)
            except StopIteration:
                return records
            except csv.Error as error:
                open_quote = str(error) == "unexpected end of data"
                fault = "a quotation mark in this row is never closed" if open_quote else "this row is not CSV"
                records.append((line, [], fault))
            else:
                if any(cell.strip() for cell in cells):
                    records.append((line, cells, ""))
    finally:
        csv.field_size_limit(limit)
