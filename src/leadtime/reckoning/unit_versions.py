"""What adding, renaming, ending and importing units means for the versions of them that are there.

Conventions. Nothing that is there is changed but by an end: what is said of a unit that is known makes a version of it
from a day on, and the days before keep what they had. What is not said is taken from the version in force on that day,
else from the last one before it, else from the first one after. `was` is said once, by the first version of the new
name: a later one that said it again would take over again. Capitals make no difference to a name; the budget's spelling
is kept.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from leadtime.model.errors import Refused
from leadtime.model.path import ancestors, is_within
from leadtime.model.unit import Unit
from leadtime.reckoning.unit_spans import InForce, days_in_force


class Said(NamedTuple):
    """What is said of a unit: `values` has the fields of a `Unit` that are given, an emptied one with its default.

    `line` is that of the file it is said in; 0 for what is typed.
    """

    name: str
    values: Mapping[str, Any]
    line: int = 0


class Step(NamedTuple):
    """The version of a unit that is to be added, None when it is so already, and what was in force on its first day.

    `known` is False for a unit that the budget has no version of; `end` is the day on which the new version gives way
    to a later one or ends, `date.max` = never.
    """

    added: Unit | None
    before: Unit | None
    known: bool = True
    end: date = date.max


class Spelling:
    """How names and their first parts are spelled that have been seen, for others that differ in capitals alone."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._seen: dict[str, str] = {}
        for name in names:
            self.see(name)

    def of(self, name: str) -> str:
        """The name as it was spelled before, as far as it was."""
        for path in ancestors(name):
            if known := self._seen.get(path.lower()):
                return known + name[len(path) :]
        return name

    def see(self, name: str) -> None:
        """Keep the spelling of a name, where it has none yet."""
        for path in ancestors(name):
            self._seen.setdefault(path.lower(), path)


class Versions:
    """The versions of a budget's units, found by name and day."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self.units = units
        self.spans = days_in_force(units)
        self._by_name: dict[str, list[InForce]] = {}
        for one in self.spans:
            self._by_name.setdefault(one.unit.name, []).append(one)
        self._spelling = Spelling(self._by_name)
        for versions in self._by_name.values():
            versions.sort(key=lambda one: one.first)

    def spelled(self, name: str) -> str:
        """The name as the budget spells it, or as much of it as the budget knows."""
        return self._spelling.of(name)

    def of(self, name: str) -> list[InForce]:
        """The versions of a name, by their first days; those too that are in force on no day."""
        return self._by_name.get(name, [])

    def on(self, name: str, day: date) -> InForce | None:
        """The version of a name that is in force on a day."""
        return next((one for one in self.of(name) if one.has(day)), None)

    def alone(self, name: str, more: Unit) -> "Versions":
        """The versions of one name, with one more and the units that carry it on."""
        there = [one.unit for one in self.of(name)]
        return Versions([*there, *(unit for unit in self.units if name in unit.was and unit.name != name), more])

    def all_on(self, day: date) -> list[InForce]:
        """All that are in force on a day, in the order of the budget."""
        return [one for one in self.spans if one.has(day)]

    def called(self, name: str, day: date) -> str:
        """What a unit is called from this very day on; empty where it is not renamed then."""
        return next((one.unit.name for one in self.spans if name in one.unit.was and one.first == day), "")


def added(versions: Versions, said: Said, today: date) -> Step:
    """What is said of a unit as a version of it, from the `start` it gives, else from today where the unit is known.

    Refused when another version begins on the day, when the last day comes before the first, and when the unit goes on
    under another name from that day.
    """
    name = versions.spelled(said.name)
    values = {key: value for key, value in said.values.items() if key != "was"}
    there = versions.of(name)
    was = tuple(versions.spelled(one) for one in said.values.get("was", ()))
    if not there:
        return _checked(versions, Step(Unit(name, **values, was=was), None, known=False))
    start: date | None = values.pop("start", today)
    first = start or date.min
    current = versions.on(name, first)
    base = current or next((one for one in reversed(there) if one.first < first), there[0])
    new = was and tuple(one for one in was if not any(one in version.unit.was for version in there))
    unit = base.unit._replace(start=start, end=base.unit.end if current else None, was=new)._replace(**values)
    if current and not new and unit._replace(start=current.unit.start, was=current.unit.was) == current.unit:
        return Step(None, current.unit)
    if any(one.first == first for one in there):
        day = f"from {start}" if start else "without a from"
        hint = "if it was a slip, leadtime undo takes it back; else give another --from, or change it in budget.toml"
        raise Refused(f"{name} has a version {day} already", hint)
    return _checked(versions, Step(unit, current.unit if current else None))


def _checked(versions: Versions, step: Step) -> Step:
    """The step with the day on which its version is over; Refused when it would be in force on no day."""
    unit = step.added
    assert unit is not None
    if unit.name in unit.was:
        raise Refused(f"{unit.name} can't have been called {unit.name} before", "was is the name that it had")
    if unit.start and unit.end and unit.end <= unit.start:
        raise Refused(f"until {unit.end - timedelta(days=1)} is before from {unit.start}", "until is its last day")
    span = days_in_force([*versions.units, unit])[-1]
    if span.first == span.end:
        other = versions.called(unit.name, span.first)
        day = f"from {unit.start}" if unit.start else "since ever"
        raise Refused(f"{unit.name} is called {other} {day}", f"say {other}, or give a later from")
    return step._replace(end=span.end)


class Renamed(NamedTuple):
    """The versions that carry a unit and its parts on under new names, `parts` of them without the unit itself."""

    added: tuple[Unit, ...]
    parts: int


def renamed(versions: Versions, old: str, new: str, day: date, label: str | None = None) -> Renamed:
    """The unit and its parts under a new name from a day on, with everything they have, and will have later.

    A `label` takes the place of the unit's own; its parts keep theirs. Refused when there is no such unit on the day,
    or there are units of the new names.
    """
    new = versions.spelled(new)
    if new.lower() == old.lower():
        raise Refused(f"it is called {old} already", "capitals make no difference to the name of a unit")
    if is_within(new, old):
        raise Refused(f"{new} would be a part of {old} itself", f"leadtime unit add {new} adds a part")
    found = [one for one in versions.spans if is_within(one.unit.name, old) and one.first < one.end and one.end > day]
    if not any(one.has(day) for one in found):
        raise absent(versions, old, day)
    units = []
    for one in found:
        name = new + one.unit.name[len(old) :]
        start = max(day, one.first)
        if there := next((two for two in versions.of(name) if two.end > start), None):
            since = f"from {there.unit.start}" if there.first > day else "already"
            hint = f"leadtime unit add {name} --was {one.unit.name} makes one of the two"
            raise Refused(f"there is a unit {name} {since}", hint)
        title = label if label is not None and name == new else one.unit.label
        units.append(one.unit._replace(name=name, label=title, was=(one.unit.name,), start=start))
    parts = {unit.name for unit in units} - {new}
    return Renamed(tuple(_unhidden(versions, units)), len(parts))


def _unhidden(versions: Versions, units: Sequence[Unit]) -> Iterator[Unit]:
    """The new units; Refused when one would be in force on no day: a name that was given up on its first day."""
    spans = days_in_force([*versions.units, *units])[len(versions.units) :]
    for one in spans:
        if one.first == one.end:
            other = versions.called(one.unit.name, one.first)
            hint = "leadtime undo takes that back; or give a later --from"
            raise Refused(f"{one.unit.name} was renamed to {other} from {one.first}", hint)
        yield one.unit


def last_day(versions: Versions, name: str, day: date) -> date | None:
    """The last day before a day on which there was a unit of that name; None where there was none."""
    ends = [one.end for one in versions.of(name) if one.first < one.end <= day]
    return ends[-1] - timedelta(days=1) if ends else None


def at_last(versions: Versions, name: str, day: date) -> str:
    """What a unit that is over by a day was called at last: its own name, where it was not renamed."""
    names = [name]
    while last := last_day(versions, names[-1], day):
        other = versions.called(names[-1], last + timedelta(days=1))
        if not other or other in names:  # a circle of renames ends
            break
        names.append(other)
    return names[-1]


def absent(versions: Versions, name: str, day: date) -> Refused:
    """Why there is no unit of that name on a day: it is over, still to come, or was never there."""
    there = [one for one in versions.of(name) if one.first < one.end]
    after = [one for one in there if one.first > day]
    if last := last_day(versions, name, day):
        end = last + timedelta(days=1)
        if other := versions.called(name, end):
            return Refused(f"{name} is called {other} from {end}", f"say {other}")
        return Refused(f"{name} ended on {last}", f"leadtime unit list --on {last} shows the units then")
    if after:
        return Refused(f"{name} begins on {after[0].first}", "give a later day")
    return Refused(f"there is no unit {name}", "leadtime unit list shows them")


class Ending(NamedTuple):
    """The versions that get a last day, by their places among the units; `parts` of them are parts of the unit."""

    numbers: tuple[int, ...]
    parts: int


def ending(versions: Versions, name: str, last: date) -> Ending:
    """Which versions end on a day when a unit does, its parts with it; none when all of them do already.

    Refused when there is no such unit on the day, or it or a part has a version that begins later.
    """
    within = [one for one in versions.spans if is_within(one.unit.name, name) and one.first < one.end]
    found = [one for one in within if one.has(last)]
    if not found:
        raise absent(versions, name, last)
    if later := next((one for one in within if one.first > last), None):
        hint = f"give --on a day from {later.first} on, or take that version out of budget.toml"
        raise Refused(f"{later.unit.name} has a version from {later.first}", hint)
    end = last + timedelta(days=1)
    changed = [one for one in found if one.unit.end != end]
    return Ending(tuple(one.number for one in changed), sum(one.unit.name != name for one in changed))
