"""Behaviours as people type them: a name, an alias, a label, or the beginning of one of these, or of a word in it.

As with units: of several readings the exact one wins, capitals are as good as small letters, what may be two behaviours
is refused with both names, and what is none with the nearest. Where the budget lists none, any plain name is one: there
is nothing yet to hold it against.
"""

from collections.abc import Iterator, Sequence

from leadtime.formats.typed_time import quoted
from leadtime.model.errors import Refused, Usage
from leadtime.model.path import fault_in_path
from leadtime.model.unit import Behaviour


def find_behaviour(text: str, known: Sequence[Behaviour]) -> str:
    """The behaviour that is meant; Refused when none is, or several are, with the names; Usage for what is no name."""
    typed = " ".join(text.split()).removeprefix("#")
    if fault := "contains '/'" if "/" in typed else fault_in_path(typed):
        hint = 'a behaviour is a name such as "helps others"'
        raise Usage(f"{quoted(text)} can't be a behaviour: it {fault}", hint)
    if not known:
        return typed
    word = typed.lower()
    for reading in _readings(word, known):
        found = list(dict.fromkeys(reading))
        if len(found) > 1:
            raise Refused(f"{quoted(text)} may be {_either(found)}", "type more of the name")
        if found:
            return found[0]
    raise Refused(f"there is no behaviour {quoted(text)}", nearest_behaviour(word, known))


def _readings(word: str, known: Sequence[Behaviour]) -> Iterator[Iterator[str]]:
    yield (one.name for one in known if one.name.lower() == word)
    yield (one.name for one in known if word in map(str.lower, one.aliases))
    yield (one.name for one in known if one.label.lower() == word)
    yield (name for text, name in _texts(known) if text.startswith(word))
    yield (name for text, name in _texts(known) if f" {word}" in text)


def _texts(known: Sequence[Behaviour]) -> Iterator[tuple[str, str]]:
    """All that each behaviour is called, in small letters, and its name."""
    return ((text.lower(), one.name) for one in known for text in (one.name, *one.aliases, one.label) if text)


def nearest_behaviour(word: str, known: Sequence[Behaviour]) -> str:
    """The hint for a word in small letters that is none: the nearest, else all of them, and how to make a new one."""
    import difflib

    names: dict[str, str] = {}
    for text, name in _texts(known):
        for part in (text, *text.split()):
            names.setdefault(part, name)
    close = list(dict.fromkeys(names[part] for part in difflib.get_close_matches(word, names, n=3, cutoff=0.6)))
    if close:
        return f"did you mean {_either(close)}? A new one is a [[behaviour]] of budget.toml"
    return f"there is {', '.join(one.name for one in known)}; a new one is a [[behaviour]] of budget.toml"


def _either(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
