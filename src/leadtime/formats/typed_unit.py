"""Units as people type them: a path, an alias, the last part of a path, a label, or the beginning of one of these.

As with categories: of several readings the exact one wins, capitals are as good as small letters, what means two units
alike is refused with both names, and what means none with the nearest ones. Where nothing else is found, accents are
left out of account, so `bjork` finds björkgården, and then a word of a last part is enough: `sydväst` for
care/hemtjänst-sydväst. A unit of another day is refused with what
it is called now, else with the day it ended or begins on. Where the budget has no units, any path is one: there is
nothing yet to hold it against.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from leadtime.formats.typed_time import quoted
from leadtime.model.errors import Refused, Usage
from leadtime.model.path import ancestors, fault_in_path
from leadtime.reckoning.units import UnitsThen, UnitThen

if TYPE_CHECKING:
    from leadtime.model.unit import Unit

_FEW = 5


def find_unit(text: str, units: UnitsThen) -> str:
    """The unit that is meant; Refused when none is, or when several are, with the names; Usage for what is no path."""
    word = text.strip().strip("/").removeprefix("#")
    if fault := fault_in_path(word):
        raise Usage(f"{quoted(text)} can't be a unit: it {fault}", "a unit is a path such as schools/elineberg")
    if not units.units:
        return word
    known = list(units.units.values())
    for reading, is_whole in _readings(word.lower(), known):
        if not is_whole and (other := _of_another_day(word, units)):  # its name is never the beginning of another
            raise _not_on_the_day(other, units)
        if found := _only(text, reading):
            return found
    others = [unit for unit in units.organisation.units if unit.name not in units.units]
    for reading, is_whole in _readings(word.lower(), others):
        names = list(dict.fromkeys(reading)) if is_whole else []
        if len({_at_last(name, units) for name in names}) == 1:  # one unit, by one name or several
            raise _not_on_the_day(names[0], units)
    for reading in _last_readings(word, known):
        if found := _only(text, reading):
            return found
    raise Refused(f"there is no unit {quoted(text)}", _nearest(word, units))


def _only(text: str, reading: Iterator[str]) -> str:
    """The one unit that is found, a whole before its parts; empty when none is, Refused when several are."""
    found = list(dict.fromkeys(reading))
    if len(found) > 1 and not all(found[0] in ancestors(path) for path in found):
        shown = found if len(found) <= _FEW else [*found[: _FEW - 1], f"{len(found) - _FEW + 1} others"]
        raise Refused(f"{quoted(text)} may be {_either(shown)}", "type more of the name")
    return found[0] if found else ""


def find_units(text: str, units: UnitsThen) -> str:
    """Several units with commas between them, each as `find_unit` finds it, as an entry has them."""
    return ", ".join(dict.fromkeys(find_unit(part, units) for part in text.split(",") if part.strip()))


def _of_another_day(word: str, units: UnitsThen) -> str:
    """The name of a unit that the word is, to the last letter, on other days than this; empty where there is none."""
    word = word.lower()
    names = (name for unit in units.organisation.units for name in (unit.name, *unit.was))
    return next((name for name in names if name.lower() == word), "")


def _at_last(name: str, units: UnitsThen) -> str:
    """What a unit of another day is called on this one, else what it was called before it ended."""
    from leadtime.reckoning.unit_versions import Versions, at_last

    return units.meant(name) or at_last(Versions(units.organisation.units), name, units.day)


def _not_on_the_day(name: str, units: UnitsThen) -> Refused:
    """Why there is no unit of a name on the day, with what it is called then, else how its own days are logged."""
    if other := units.meant(name):
        return Refused(f"on {units.day} {quoted(name)} is called {other}", f"say {other}")
    from leadtime.reckoning.unit_versions import Versions, absent, at_last, last_day

    versions = Versions(units.organisation.units)
    last_name = at_last(versions, name, units.day)
    if last := last_day(versions, last_name, units.day):
        named = name if last_name == name else f"{name}, called {last_name} at last,"
        hint = f"leadtime log, recognise and promise add take it with --date {last} or an earlier day"
        return Refused(f"{named} ended on {last}", hint)
    return absent(versions, name, units.day)


def _readings(word: str, known: Iterable["UnitThen | Unit"]) -> tuple[tuple[Iterator[str], bool], ...]:
    """The units that a word may mean, the better readings first, and whether it is a whole name in them."""
    return (
        ((unit.name for unit in known if unit.name.lower() == word), True),
        ((unit.name for unit in known if word in (alias.lower() for alias in unit.aliases)), True),
        ((unit.name for unit in known if _last(unit) == word), True),
        ((unit.name for unit in known if unit.label.lower() == word), True),
        ((unit.name for unit in known if unit.name.lower().startswith(word)), False),
        ((unit.name for unit in known if any(name.startswith(word) for name in _others(unit))), False),
    )


def _last_readings(word: str, known: Sequence[UnitThen]) -> Iterator[Iterator[str]]:
    """What a word may mean when all else fails: a name without its accents, then a word within a last part."""
    bare = [
        unit._replace(
            name=_folded(unit.name), label=_folded(unit.label), aliases=tuple(_folded(alias) for alias in unit.aliases)
        )
        for unit in known
    ]
    for reading, _ in _readings(_folded(word), bare):
        found = set(reading)
        yield iter([unit.name for unit, plain in zip(known, bare, strict=True) if plain.name in found])
    for spelled in (str.lower, _folded):
        words = ((unit.name, spelled(_last(unit)).replace("-", " ").split()[1:]) for unit in known)
        yield iter([name for name, parts in words if spelled(word) in parts])


def _folded(text: str) -> str:
    """Small letters without their dots, rings and accents: `bjorkgarden` for Björkgården."""
    from unicodedata import combining, normalize

    plain = text.lower().replace("ø", "o").replace("æ", "ae")
    return "".join(sign for sign in normalize("NFD", plain) if not combining(sign))


def _others(unit: "UnitThen | Unit") -> Iterator[str]:
    """What else a unit is called, in small letters."""
    yield from (_last(unit), unit.label.lower(), *map(str.lower, unit.aliases))


def _last(unit: "UnitThen | Unit") -> str:
    return unit.name.lower().rpartition("/")[2]


def _nearest(word: str, units: UnitsThen) -> str:
    import difflib

    names: dict[str, str] = {}
    for unit in units.units.values():
        for name in (unit.name.lower(), *_others(unit)):
            names.setdefault(_folded(name), unit.name)
    close = difflib.get_close_matches(_folded(word), [name for name in names if name], n=3, cutoff=0.6)
    found = list(dict.fromkeys(names[name] for name in close))
    new = f'leadtime unit add "{word}" makes it'
    return f"did you mean {_either(found)}? {new}" if found else f"leadtime unit list shows them; {new}"


def _either(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
