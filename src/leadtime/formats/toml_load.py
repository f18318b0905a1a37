"""Reading TOML so that whatever is wrong with it ends as a Problem with its line, and never as an exception.

The line is where the mistake was made, which is not always where the parser stumbles: a string or a bracket that is
left open is reported where it opens.
"""

from typing import Any

from leadtime.model.errors import Problem

BYTE_ORDER_MARK = "\ufeff"
# The TOML specification asks a parser for no more; Python's own limits, also in what compares and writes the values,
# begin at a few times this.
_DEEPEST = 100
_TEXT_FORM = 'a text has quotes, note = "...", a day is 2026-11-23, and a comment begins with #'
_TABLE_FORM = "each table of a list begins with a line of its own such as [[entry]]"
# How the parser's messages begin, what they mean to the one who wrote the file, and how to mend it.
_MEANINGS = (
    ("Invalid value", "the value is neither text in quotes nor a number, a date, true or false", _TEXT_FORM),
    ("Expected newline", "something follows that does not belong to this line", _TEXT_FORM),
    ("Expected '='", "the line is neither `key = value` nor a table's header", _TEXT_FORM),
    ("Invalid statement", "the line is neither `key = value` nor a table's header", _TEXT_FORM),
    ("Invalid initial", "a name is missing, or has a letter that needs quotes around it", _TABLE_FORM),
    ("Expected ']", "the brackets of a table's header do not match", _TABLE_FORM),
    ("Unclosed array", "a [ is never closed, or a comma is missing after an item", "close it with ]"),
    ("Unclosed inline", "a { is never closed, or a comma is missing after a value", "close it with }"),
    ("Cannot overwrite", "this is in the table already", "keep one of the two"),
    ("Duplicate", "this is in the table already", "keep one of the two"),
    ("Cannot", "this table is there already, written in another way", _TABLE_FORM),
    ("Invalid date", "there is no such day or time", "write a day as 2026-11-23"),
    ("Unescaped", "a backslash in the text stands before a letter", "write two of them: \\\\"),
    ("Invalid hex", "a backslash in the text stands before a letter", "write two of them: \\\\"),
)


def load_toml(text: str, path: str) -> tuple[dict[str, Any], Problem | None]:
    """The document's table, or the one fault that keeps it from being TOML; a byte-order mark is no fault.

    The parser refuses with its own error, and beside it with ValueError (a number of more than 4,300 digits) and
    RecursionError (arrays in arrays in arrays), which know no line.
    """
    import tomli

    text = text.removeprefix(BYTE_ORDER_MARK)
    try:
        table = tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        return {}, _fault(error.doc, error.pos, error.msg, path)
    except RecursionError:
        return {}, _too_deep(text, path)
    except ValueError:
        line = _line_of_number(text)
        return {}, Problem(path, line, "the number is beyond what can be counted", "mend the value")
    if _is_deep(table):
        return {}, _too_deep(text, path)
    return table, None


def _fault(text: str, position: int, message: str, path: str) -> Problem:
    """What the parser found at a position, in words and on the line of the mistake."""
    if marker := _conflict(text, position):
        return marker._replace(path=path)
    if opened := _left_open(text, position):
        return Problem(path, opened[0], f"this is not TOML: {opened[1]}", "close it where it ends")
    if number := _decimal_comma(text, position):
        meaning, hint = "a number with a decimal comma", f"write {number.replace(',', '.')}"
        hint += f', or "{_as_time(number)}" in quotes' if _key_at(text, position) == "hours" else ""
        return Problem(path, _line_at(text, position), f"this is not TOML: {meaning}", hint)
    position, message = _mistake(text, position, message)
    meaning, hint = next(
        ((meaning, hint) for start, meaning, hint in _MEANINGS if message.startswith(start)),
        (message[:1].lower() + message[1:200], "mend it in an editor"),
    )
    unseen = text[position : position + 1]
    if unseen not in "\n\t" and not unseen.isprintable():
        meaning, hint = f"a character that cannot be seen stands here (U+{ord(unseen):04X})", "take it out"
    return Problem(path, _line_at(text, position), f"this is not TOML: {meaning}", hint)


def _conflict(text: str, position: int) -> Problem | None:
    """A line that git leaves around what two sides changed, where the mistake is in one."""
    start = text.rfind("\n", 0, position) + 1
    if not text.startswith(("<<<<<<< ", "=======", ">>>>>>> ", "||||||| "), start):
        return None
    message = "git left a conflict here: two versions, between <<<<<<< and >>>>>>>"
    hint = "keep one of the two, take the lines with <<<, === and >>> out, and then `git add` the file"
    if any(f"\n[[{kind}]]" in text for kind in ("entry", "absence", "recognition", "promise")):  # a budget has none
        hint = "leadtime doctor --mend takes both, entry by entry; then `git add` the file"
    return Problem("", _line_at(text, start), message, hint)


def _decimal_comma(text: str, position: int) -> str:
    """The number, as it is written, whose comma stands at this position or right before it; empty for none.

    In braces the parser takes the digits behind the comma for a key, and stumbles where that should have its `=`.
    """
    import re

    start, end = text.rfind("\n", 0, position) + 1, text.find("\n", position)
    number = re.compile(r"(?<![\w.,])[+-]?[0-9]{1,9},[0-9]{1,9}(?![\w.]|,[0-9])")
    for found in number.finditer(text, start, end if end >= 0 else len(text)):
        if position == text.index(",", found.start()) or not text[found.end() : max(position, found.end())].strip():
            return found[0] if position > found.start() else ""
    return ""


def _as_time(hours: str) -> str:
    """A number of hours as a time: `38,25` is `38h15m`."""
    whole, _, part = hours.lstrip("+-").partition(",")
    minutes = (120 * int(part) + 10 ** len(part)) // (2 * 10 ** len(part))
    return f"{int(whole) + minutes // 60}h{minutes % 60:02}m"


def _key_at(text: str, position: int) -> str:
    """The key of the line that a position is on."""
    return text[text.rfind("\n", 0, position) + 1 : position].partition("=")[0].strip()


def _mistake(text: str, position: int, message: str) -> tuple[int, str]:
    """The parser's position and message, or the start of the statement it is in when the mistake is to be found there.

    That is so for a second key of one name, which the parser refuses after its value, and for an open bracket: then
    the parser has gone on to the next key, header or the end of the file.
    """
    from leadtime.formats.toml_text import patterns, statements

    _, header, key, _ = patterns()
    start = 0
    single: dict[str, int] = {}
    for statement in statements(text):
        if statement.start > position:
            break
        start = statement.start
        if statement.is_array:
            # Where a table is first `[entry]` and then `[[entry]]`, the first is the slip.
            start = single.get(statement.header, start)
        elif statement.header:
            single[statement.header] = start
    if message.startswith("Cannot"):
        return start, "Cannot declare" if text[start:].lstrip(" \t").startswith("[") else message
    line_start = text.rfind("\n", 0, position) + 1
    before = text[line_start:position].strip()
    # In a list `[[entry]]` looks like a list of lists until its first letter; `[place]` may well be one.
    is_header = before in ("", "[[") and header.match(text, line_start)
    is_next = position == len(text) or is_header or (not before and key.match(text, line_start))
    if not is_next:
        return position, message
    is_open = message.startswith("Invalid value") and "[" in text[start:position]
    return start, "Unclosed array" if is_open else message


def _left_open(text: str, position: int) -> tuple[int, str] | None:
    """The line of a string before a position that is left open, and what is so in words; None without any.

    Three quotes that are not closed end where the next three open. So a text whose last line is `note = `, with a
    fault after it, is one whose end is missing.
    """
    from leadtime.formats.toml_text import patterns

    token_form, _, key_form, _ = patterns()
    for token in token_form.finditer(text):
        if token.start() >= position:
            break
        has_three = token[0].startswith(('"""', "'''"))
        last_line = token[0].rstrip("\"'").rpartition("\n")[2] if has_three else ""
        if token.lastindex or (last_line and key_form.fullmatch(last_line)):
            words = "a text is opened with three quotes" if has_three else "a text is opened with a quote"
            return _line_at(text, token.start()), f"{words} and never closed"
    return None


def _is_deep(table: dict[str, Any]) -> bool:
    level: list[Any] = [table]
    for _ in range(_DEEPEST):
        level = [
            item
            for holder in level
            for item in (holder.values() if type(holder) is dict else holder)
            if type(item) is dict or type(item) is list
        ]
        if not level:
            return False
    return True


def _too_deep(text: str, path: str) -> Problem:
    """The statement that nests the deepest, by its brackets, else by the parts of its key or header."""
    from leadtime.formats.toml_text import patterns, statements

    token_form = patterns()[0]
    deepest, at = 0, 0
    for statement in statements(text):
        depth = most = 0
        for token in token_form.finditer(text, statement.start, statement.end):
            depth += (token[0] in "[{") - (token[0] in "]}")
            most = max(most, depth)
        name = text[statement.start : statement.end].partition("=")[0] if most <= 2 else ""
        most = max(most, name.count("."))
        if most > deepest:
            deepest, at = most, statement.start
    return Problem(path, _line_at(text, at), "lists or tables are nested too deep to be read", "take the nesting out")


def _line_of_number(text: str) -> int:
    """The line of the first number, outside of strings and comments, that has more digits than Python will read."""
    import re

    from leadtime.formats.toml_text import patterns

    hidden = patterns()[0].pattern
    number = re.compile(rf"(?:{hidden})|(?P<number>[0-9_]{{4301,}}+)", re.DOTALL)
    return next((_line_at(text, found.start()) for found in number.finditer(text) if found["number"]), 0)


def _line_at(text: str, position: int) -> int:
    return 1 + text.count("\n", 0, position)
