"""Categories as people type them: a path, an alias, the last part of a path, or the beginning of one of these.

Of several readings the exact one wins, then an alias, then a last part, then a beginning; capitals are as good as small
letters. What means two categories alike is refused with both names, and what means none with the nearest ones.
"""

from collections.abc import Iterable, Iterator

from leadtime.formats.typed_time import quoted
from leadtime.model.budget import Budget
from leadtime.model.errors import Refused
from leadtime.model.path import ancestors
from leadtime.reckoning.category_names import known_paths, plain, whole_names

BY_OPTION = "is made with --new"  # where a command has that option


def find_category(text: str, budget: Budget, anew: str = BY_OPTION) -> str:
    """The path that is meant; Refused when none is, or when several are, with the names in question."""
    word, known = plain(text), known_paths(budget)
    beginnings = ((path for path in known if path.lower().startswith(word)), _beginning(word, budget, known))
    for reading in (*whole_names(word, budget, known), *beginnings):
        found = list(dict.fromkeys(reading)) if word else []
        if len(found) > 1 and all(found[0] in ancestors(path) for path in found):
            return found[0]  # `comm` is communication, whatever parts it has
        if len(found) > 1:
            raise Refused(f"{quoted(text)} may be {_either(found)}", "type more of the name")
        if found:
            return found[0]
    raise Refused(f"there is no category {quoted(text)}", nearest(text, budget, anew))


def _beginning(word: str, budget: Budget, known: Iterable[str]) -> Iterator[str]:
    """The categories with a last part, or an alias, that begins so."""
    yield from (path for path in known if path.lower().rpartition("/")[2].startswith(word))
    for category in budget.categories:
        if any(alias.lower().startswith(word) for alias in category.aliases):
            yield category.path


def nearest(text: str, budget: Budget, anew: str = BY_OPTION) -> str:
    """What to type instead: the nearest names, else all of them, and how to make a new one."""
    import difflib

    names = {alias.lower(): category.path for category in budget.categories for alias in category.aliases}
    for path in known_paths(budget):
        names.setdefault(path.lower().rpartition("/")[2], path)
        names[path.lower()] = path
    close = difflib.get_close_matches(text.strip().lower(), names, n=3, cutoff=0.6)
    found = list(dict.fromkeys(names[name] for name in close))
    if found:
        return f"did you mean {_either(found)}? A new category {anew}"
    known = known_paths(budget)
    if not known:
        return f"the budget has no categories yet; a new one {anew}"
    return f"there is {', '.join(known)}; a new one {anew}"


def _either(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
