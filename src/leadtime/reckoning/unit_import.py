"""What a file with a whole organisation means for the units that are there.

Conventions. A row of a unit that the budget does not know adds it; of one that it knows, what differs makes a new
version. Both hold from the day of the import, unless the row has a first day of its own. In a budget without any units
they hold since ever. A row whose first day is that of a version in the budget is about that version, so a list of units
that was exported, changed and imported again is a change from the day of the import on. A unit that the file has
several times has a row for each version, and the row without a first day is the one since ever. So importing a file
again changes nothing. What the file lacks is left alone.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from leadtime.model.errors import Refused
from leadtime.model.path import ancestors
from leadtime.model.unit import Unit
from leadtime.reckoning.unit_spans import InForce, clash_in_words, clashing_aliases
from leadtime.reckoning.unit_versions import Said, Spelling, Step, Versions, added


class Brought(NamedTuple):
    """What an import does: units that are new, versions of those that are known, and what stays as it is.

    `since` is the first day of what is added, unless its row has one; None = since ever. `missing` are the names of the
    units that the file lacks. `faults` are what stands against it, each with its line.
    """

    new: tuple[Step, ...]
    changed: tuple[Step, ...]
    unchanged: int
    missing: tuple[str, ...]
    since: date | None
    faults: tuple[tuple[int, Refused], ...] = ()

    @property
    def units(self) -> list[Unit]:
        """What is to be added to the budget."""
        return [step.added for step in (*self.new, *self.changed) if step.added]


def brought(units: Sequence[Unit], rows: Iterable[Said], day: date, typed: date | None = None) -> Brought:
    """What the rows do to a budget's units on a day; `typed` is the first day that was asked for, if one was."""
    versions = Versions(units)
    since = typed or (day if units else None)
    placed = _placed(versions, rows, since)
    times = Counter(said.name for said in placed)
    new: list[tuple[int, Step]] = []
    changed: list[tuple[int, Step]] = []
    faults: list[tuple[int, Refused]] = []
    unchanged = 0
    now = {said.name: said for said in placed if (said.values.get("start") or date.min) <= (since or day)}
    grown: dict[str, Versions] = {}
    for said in placed:
        try:
            step = _step(grown.get(said.name, versions), said, since or day, now.get(said.name) is said)
        except Refused as fault:
            faults.append((said.line, fault))
            continue
        if step.added and times[said.name] > 1:
            # A row is held against the versions that those before it make.
            grown[said.name] = grown.get(said.name, versions).alone(said.name, step.added)
        if step.added:
            (changed if versions.of(said.name) else new).append((said.line, step))
        else:
            unchanged += 1
    missing = tuple(_missing(versions, placed, since or day))
    steps = [tuple(step for _, step in pairs) for pairs in (new, changed)]
    found = Brought(steps[0], steps[1], unchanged, missing, since)
    faults += _clashes(units, found.units, [line for line, _ in (*new, *changed)])
    return found._replace(faults=tuple(sorted(faults, key=lambda fault: fault[0])))


def _placed(versions: Versions, rows: Iterable[Said], since: date | None) -> list[Said]:
    """The rows in the budget's spelling, those of a unit together by their first days, as far as these are known."""
    spelling = Spelling(unit.name for unit in versions.units)
    by_name: dict[str, list[Said]] = {}
    for row in rows:
        name = spelling.of(row.name)
        spelling.see(name)
        by_name.setdefault(name, []).append(row._replace(name=name))
    found = []
    for name, said in by_name.items():
        if len(said) > 1:
            said = [row._replace(values={"start": None, **row.values}) for row in said]
            found += sorted(said, key=lambda row: row.values["start"] or date.min)
        elif versions.of(name) or "start" in said[0].values:
            found += said
        else:
            end = said[0].values.get("end")
            # What is over by then was there before, and nobody knows since when.
            start = None if end and since and end <= since else since
            found.append(said[0]._replace(values={**said[0].values, "start": start}))
    return found


def _step(versions: Versions, said: Said, day: date, is_now: bool) -> Step:
    """What one row does; `is_now` for the row that, of those of its unit, is about the day."""
    values = dict(said.values)
    there = versions.of(said.name)
    first = (values["start"] or date.min) if "start" in values else None
    twin = next((one for one in there if one.first == first), None)
    if twin:
        current = versions.on(said.name, day) if is_now else None
        if any(_says(versions, said, one) for one in (twin, current) if one):
            return Step(None, twin.unit)
        if not (is_now and twin.has(day)):
            is_from = f"from {twin.unit.start}" if twin.unit.start else "without a from"
            hint = "take the row out, or change the budget in an editor"
            raise Refused(f"{said.name} has a version {is_from} that is not in force on {day}, and differs", hint)
        del values["start"]
    elif there and first is None and (over := _over(versions, said, day)):
        return over
    return added(versions, said._replace(values=values), day)


def _says(versions: Versions, said: Said, one: InForce) -> bool:
    """True when a version has all that is said, whenever it began, and its unit was what is said that it was."""
    was = (versions.spelled(name) for name in said.values.get("was", ()))
    known = {name for other in versions.of(said.name) for name in other.unit.was}
    unit = one.unit._replace(**{**said.values, "was": one.unit.was, "start": one.unit.start})
    return unit == one.unit and known.issuperset(was)


def _over(versions: Versions, said: Said, day: date) -> Step | None:
    """No change for a unit that ended as the row says; Refused for one that the row would end before the day."""
    end = said.values.get("end")
    if not end or end > day:
        return None
    last = next((one for one in reversed(versions.of(said.name)) if one.first < end), None)
    if last and last.unit.end == end:
        return Step(None, last.unit)
    raise Refused(f"{said.name} ends before {day}", f"leadtime unit end {said.name} --on DAY ends it")


def _missing(versions: Versions, rows: Iterable[Said], day: date) -> Iterator[str]:
    """The units of the day that no row names, carries on or is a part of."""
    named: set[str] = set()
    for row in rows:
        named.update(ancestors(row.name))
        named.update(versions.spelled(name) for name in row.values.get("was", ()))
    yield from (one.unit.name for one in versions.all_on(day) if one.unit.name not in named)


def _clashes(units: Sequence[Unit], more: Sequence[Unit], lines: Sequence[int]) -> Iterator[tuple[int, Refused]]:
    """The aliases that would mean two units, each with the line of the row that makes it so."""
    together = [*units, *more]
    for clash in clashing_aliases(together):
        # An alias that is there may clash with the name of a unit that is new.
        at = clash.number if clash.number >= len(units) else clash.other
        yield lines[at - len(units)] if at >= len(units) else 0, clash_in_words(together, clash)
