"""Categories as a tree: whose figures an entry is in, and in which order the rows stand.

The figures of a category include everything that is part of it; but what is declared not to count is in no figure of
a category that counts, so the shares of the leaves add up to the whole. Rows stand in the budget's order, each whole
directly before its parts, and what the budget does not declare comes last, by name.
"""

from collections.abc import Iterable

from leadtime.model.budget import Budget
from leadtime.model.path import ancestors


def reached(budget: Budget, category: str) -> tuple[bool, tuple[str, ...]]:
    """Whether an entry's category counts, and the paths whose figures the entry is in."""
    counts = budget.counts(category)
    return counts, tuple(path for path in ancestors(category) if counts or not budget.counts(path))


def rows_of(budget: Budget, named: Iterable[str]) -> list[str]:
    """The declared categories, those named and all that these are part of, each once, in the order of the rows."""
    place: dict[str, int] = {}
    for category in budget.categories:
        for path in ancestors(category.path):
            place.setdefault(path, len(place))
    paths = {path for name in [*place, *named] for path in ancestors(name)}

    def order(path: str) -> list[tuple[int, str]]:
        return [(place.get(part, len(place)), part) for part in reversed(list(ancestors(path)))]

    return sorted(paths, key=order)
