"""Reading TOML so that whatever is wrong with it ends as a Problem with its line, and never as an exception."""

import re
from typing import Any

from leadtime.model.errors import Problem

BYTE_ORDER_MARK = "\ufeff"

_LONG_NUMBER = re.compile(r"[0-9_]{4301,}")
# A string of three quotes, one that is left open (the group), any other string, a comment.
_QUOTED = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}'
    r"|'''.*?'{3,5}"
    r"|(\"{3}|'{3})"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'|#[^\n]*",
    re.DOTALL,
)


def load_toml(text: str, path: str) -> tuple[dict[str, Any], Problem | None]:
    """The document's table, or the one fault that keeps it from being TOML; a byte-order mark is no fault.

    tomli refuses with its own error, and beside it with ValueError (a number of more than 4,300 digits) and
    RecursionError (arrays in arrays in arrays), which know no line: it is found again here.
    """
    import tomli

    try:
        return tomli.loads(text.removeprefix(BYTE_ORDER_MARK)), None
    except tomli.TOMLDecodeError as error:
        line, message = error.lineno, error.msg
        if opened := _left_open(text):
            return {}, Problem(path, opened, "this text is opened with three quotes and never closed", "close it")
        return {}, Problem(path, line, f"this is not TOML: {message[:1].lower()}{message[1:]}", "mend it in an editor")
    except RecursionError:
        line = 1 + max(range(text.count("\n") + 1), key=_brackets(text).__getitem__)
        return {}, Problem(path, line, "arrays or tables are nested too deep to be read", "take the nesting out")
    except ValueError:
        found = _LONG_NUMBER.search(text)
        line = 1 + text.count("\n", 0, found.start()) if found else 0
        return {}, Problem(path, line, "a number or a date here is beyond what can be counted", "mend the value")


def _brackets(text: str) -> list[int]:
    return [line.count("[") + line.count("{") for line in text.split("\n")]


def _left_open(text: str) -> int:
    """The line of the first three quotes that nothing closes, 0 without any; tomli names the file's last line."""
    opened = next((found for found in _QUOTED.finditer(text) if found[1]), None)
    return 1 + text.count("\n", 0, opened.start()) if opened else 0
