"""Units as people type them: a path, an alias, the last part of a path, a label, or the beginning of one of these.

As with categories: of several readings the exact one wins, capitals are as good as small letters, what means two units
alike is refused with both names, and what means none with the nearest ones. Where the budget has no units, any path is
one: there is nothing yet to hold it against.
"""

from collections.abc import Iterator

from leadtime.formats.typed_time import quoted
from leadtime.model.errors import Refused, Usage
from leadtime.model.path import ancestors, fault_in_path
from leadtime.reckoning.units import UnitsThen, UnitThen

_FEW = 5


def find_unit(text: str, units: UnitsThen) -> str:
    """The unit that is meant; Refused when none is, or when several are, with the names; Usage for what is no path."""
    word = text.strip().strip("/").removeprefix("#")
    if fault := fault_in_path(word):
        raise Usage(f"{quoted(text)} can't be a unit: it {fault}", "a unit is a path such as schools/elineberg")
    if not units.units:
        return word
    renamed = "" if word in units.units else units.meant(word)
    for reading, is_whole in _readings(word.lower(), list(units.units.values())):
        if renamed and not is_whole:  # an old name is never the beginning of another
            raise Refused(f"on {units.day} {quoted(word)} is called {renamed}", f"say {renamed}")
        found = list(dict.fromkeys(reading))
        if len(found) > 1 and all(found[0] in ancestors(path) for path in found):
            return found[0]
        if len(found) > 1:
            shown = found if len(found) <= _FEW else [*found[: _FEW - 1], f"{len(found) - _FEW + 1} others"]
            raise Refused(f"{quoted(text)} may be {_either(shown)}", "type more of the name")
        if found:
            return found[0]
    raise Refused(f"there is no unit {quoted(text)}", _nearest(word, units))


def find_units(text: str, units: UnitsThen) -> str:
    """Several units with commas between them, each as `find_unit` finds it, as an entry has them."""
    return ", ".join(dict.fromkeys(find_unit(part, units) for part in text.split(",") if part.strip()))


def _readings(word: str, known: list[UnitThen]) -> tuple[tuple[Iterator[str], bool], ...]:
    """The units that a word may mean, the better readings first, and whether it is a whole name in them."""
    return (
        ((unit.name for unit in known if unit.name.lower() == word), True),
        ((unit.name for unit in known if word in (alias.lower() for alias in unit.aliases)), True),
        ((unit.name for unit in known if _last(unit) == word), True),
        ((unit.name for unit in known if unit.label.lower() == word), True),
        ((unit.name for unit in known if unit.name.lower().startswith(word)), False),
        ((unit.name for unit in known if any(name.startswith(word) for name in _others(unit))), False),
    )


def _others(unit: UnitThen) -> Iterator[str]:
    """What else a unit is called, in small letters."""
    yield from (_last(unit), unit.label.lower(), *map(str.lower, unit.aliases))


def _last(unit: UnitThen) -> str:
    return unit.name.lower().rpartition("/")[2]


def _nearest(word: str, units: UnitsThen) -> str:
    import difflib

    names: dict[str, str] = {}
    for unit in units.units.values():
        for name in (unit.name.lower(), *_others(unit)):
            names.setdefault(name, unit.name)
    close = difflib.get_close_matches(word.lower(), [name for name in names if name], n=3, cutoff=0.6)
    found = list(dict.fromkeys(names[name] for name in close))
    new = f'leadtime unit add "{word}" makes it'
    return f"did you mean {_either(found)}? {new}" if found else f"leadtime unit list shows them; {new}"


def _either(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
