"""How JSON is spelled: two spaces in, ASCII only, a line end at the end."""

from typing import Any


def json_text(value: dict[str, Any]) -> str:
    """The value as JSON; ValueError for `nan` and infinity, which JSON lacks."""
    import json

    # ASCII only: a lone surrogate from the command line, or a console that is not UTF-8, can't break it.
    return json.dumps(value, indent=2, allow_nan=False) + "\n"
