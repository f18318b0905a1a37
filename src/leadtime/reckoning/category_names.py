"""The names that a category goes by when it is written in full: its path, an alias, or the last part of its path.

Of several readings a path wins, then an alias, then a last part; capitals are as good as small letters.
"""

from collections.abc import Iterator

from leadtime.model.budget import Budget
from leadtime.model.path import ancestors


def known_paths(budget: Budget) -> list[str]:
    """Every category the budget declares, and the ones above it, in the budget's order."""
    found: dict[str, None] = {}
    for category in budget.categories:
        for path in reversed(list(ancestors(category.path))):
            found.setdefault(path)
    return list(found)


def known_by_name(text: str, budget: Budget) -> str | None:
    """The one category whose path, alias or last part is the text; None when there is none, or are several.

    Where a new category may be made, the beginning of a known one is not taken for it.
    """
    for reading in whole_names(text, budget, known_paths(budget)):
        if found := list(dict.fromkeys(reading)):
            return found[0] if len(found) == 1 else None
    return None


def whole_names(text: str, budget: Budget, known: list[str]) -> tuple[Iterator[str], Iterator[str], Iterator[str]]:
    """The readings of a whole name: the categories that have it as path, as alias, and as last part."""
    word = plain(text)
    return (
        (path for path in known if path.lower() == word),
        (category.path for category in budget.categories if word in (alias.lower() for alias in category.aliases)),
        (path for path in known if path.lower().rpartition("/")[2] == word),
    )


def plain(text: str) -> str:
    """A name as it is compared: in small letters, without spaces or strokes around it."""
    return text.strip().lower().strip("/")
