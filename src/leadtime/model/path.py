"""Paths: `communication/social` is part of `communication`. Categories, units and dimensions' values are paths."""

from typing import Iterator


def parent_of(path: str) -> str:
    """The path one level up; the empty string for a path of one part."""
    return path.rpartition("/")[0]


def ancestors(path: str) -> Iterator[str]:
    """The path itself and every path it is part of, nearest first."""
    while path:
        yield path
        path = parent_of(path)


def is_within(path: str, whole: str) -> bool:
    """True when `path` is `whole` or a part of it."""
    return path == whole or path.startswith(whole + "/")


def fault_in_path(path: str) -> str:
    """What is wrong with a path as a name for a category or unit, in words; empty when nothing is.

    A part is letters, digits, and `- _ . &` and spaces inside; so a path survives a command line, TOML and CSV.
    """
    if not path:
        return "is empty"
    for part in path.split("/"):
        if not part:
            return "has an empty part"
        if part != part.strip():
            return "has a part that begins or ends with a space"
        if not part[0].isalnum():
            return f"has a part that begins with {part[0]!r}"
        wrong = next((c for c in part if not (c.isalnum() or c in "-_.& ")), "")
        if wrong:
            return f"contains {wrong!r}"
    return ""
