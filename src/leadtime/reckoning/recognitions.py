"""Who was lifted in a period and for what, held against the headcount and against the visits.

Conventions. The figures are as of the last day of the period, or today if that is earlier, and a unit that a lift names
is the one it means on that day (see `units`). A lift of a part is one of the whole too, never the other way round. A
unit that is over by then has no row, and its lifts and visits count still.

- share of lifts = lifts of a unit in the period / all lifts in it, those of units that are over or unknown too
- share of headcount = headcount of a unit, its parts included / headcount of all units
- effective number of units = 1 / sum of the squares of each unit's share of the lifts, see `effective_number`

A visit should leave a story to tell: one without a lift of the unit, or of a part of it, on its day or within the
STORY_DAYS after it is a story not told; until those days are over it still has time. They may reach beyond the end of
the period, and what was told in them counts, so a past period's figure is settled STORY_DAYS after its end. A lift that
names the entry of a visit tells of it whenever it was; of an entry with several units it tells only of the unit that it
is of, and of all when it is of none of them. The other way round a lift came of a visit when it names an entry, or when
its unit, a part of it or one that it is part of was visited on its day or within the STORY_DAYS before it; of a unit
that the budget does not know nobody can tell.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from fractions import Fraction

from leadtime.model.budget import Budget
from leadtime.model.entry import Entry
from leadtime.model.path import ancestors, is_within
from leadtime.model.period import Period
from leadtime.model.recognition import Recognition
from leadtime.model.unit import Behaviour, Organisation
from leadtime.reckoning.recognition_values import BehaviourLifts, Lift, Recognitions, Story, UnitLifts
from leadtime.reckoning.unit_targets import as_of
from leadtime.reckoning.units import UnitsThen, units_on
from leadtime.reckoning.visits import Visit, is_visit, unit_named, visits

STORY_DAYS = 14  # how long after a visit its story is still fresh
_WHILE = timedelta(days=STORY_DAYS)


def recognitions(
    budget: Budget,
    organisation: Organisation,
    entries: Iterable[Entry],
    made: Iterable[Recognition],
    period: Period,
    now: datetime,
) -> Recognitions:
    """The recognitions of a period as it stands at `now`, an aware time whose own date is today.

    The entries are all that name a unit, and `made` are all the recognitions there are, from before the period too.
    """
    today, day = now.date(), as_of(period, now.date())
    entries = [entry for entry in entries if entry.day <= day]
    known = sorted((one for one in made if one.date <= today), key=lambda one: one.date)
    visit_every = budget.visit_every(day)
    units, is_by_log = units_on(organisation, day, visit_every, lambda: _names(budget, entries, known, day))
    told = [(one, unit_named(units, one.unit)) for one in known]
    visited = list(visits(budget, units, entries, now))
    lifts = tuple(_lifts(told, visited, units, organisation.behaviours, period))
    counted = Counter(lift.unit or lift.recognition.unit for lift in lifts)
    unknown = Counter(lift.recognition.unit for lift in lifts if not lift.unit)
    ended = Counter(lift.unit for lift in lifts if lift.unit and lift.unit not in units.units)
    rows = tuple(_rows(units, [(one.date, name) for one, name in told], counted))
    with_lift = {row.name for row in rows if row.lifts}
    to_visit = units.to_visit()
    recent = [visit for visit in visited if visit.day in period]
    return Recognitions(
        period=period,
        as_of=day,
        lifts=lifts,
        units=rows,
        behaviours=tuple(_behaviours(lifts, organisation.behaviours)),
        ended=_most_first(ended),
        without_behaviour=sum(not lift.behaviour for lift in lifts),
        to_visit=len(to_visit),
        not_lifted=sum(unit.name not in with_lift for unit in to_visit),
        visits=len(recent),
        stories=tuple(_stories(recent, told, units, today)),
        effective=effective_number(counted.values()),
        different=len(counted),
        unknown=_most_first(unknown),
        without_headcount=sum(unit.headcount is None for unit in to_visit) if _headcount(units) else 0,
        is_by_log=is_by_log,
    )


def _most_first(counted: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))


def _label(units: UnitsThen, name: str) -> str:
    unit = units.units.get(name) or units.over(name)
    return unit.label if unit else ""


def effective_number(counts: Iterable[int]) -> Fraction | None:
    """How many units, each lifted equally often, would be as evenly lifted as these are; None where none was.

    With the share p of each, it is 1 / (sum of p^2). Two lifts, drawn at random and each put back, are of the same unit
    with the chance sum of p^2; of n equally lifted units that chance is 1 / n, so the inverse is the n that it looks
    like (Simpson's index of 1949, inverted; Hill's number of the second order of 1973). It lies between 1, all lifts to
    one unit, and the number of units that were lifted. With counts c and N = sum of c it is N^2 / (sum of c^2):
    3 and 1 lifts are as 16 / 10 = 1.6 units.
    """
    found = [count for count in counts if count]
    return Fraction(sum(found) ** 2, sum(count**2 for count in found)) if found else None


def is_about(units: UnitsThen, entry: Entry, unit: str) -> bool:
    """True when the entry names the unit, a part of it or one that it is part of, by any name that they have had."""
    named = [unit_named(units, name) or name for name in entry.units]
    return any(is_within(name, unit) or is_within(unit, name) for name in named)


def same(one: Recognition, made: Iterable[Recognition]) -> str:
    """The id of another recognition that says the same of the same unit and day; empty where there is none."""
    said = one.date, one.unit, one.what
    return next((other.id for other in made if other.id != one.id and (other.date, other.unit, other.what) == said), "")


def behaviour_meant(name: str, known: Sequence[Behaviour]) -> str:
    """The budget's name for a behaviour that a recognition names, itself or by an alias; as it is for an unknown one.

    Capitals make no difference.
    """
    word = name.strip().lower()
    own = next((one.name for one in known if one.name.lower() == word), "")
    return own or next((one.name for one in known if word in (alias.lower() for alias in one.aliases)), name.strip())


def _names(budget: Budget, entries: Iterable[Entry], made: Iterable[Recognition], day: date) -> set[str]:
    """The units that visits and lifts up to the day name."""
    visited = {name for entry in entries if is_visit(budget, entry) for name in entry.units}
    return visited | {one.unit for one in made if one.date <= day}


def _headcount(units: UnitsThen) -> int:
    return sum(unit.headcount or 0 for unit in units.units.values())


def _rows(units: UnitsThen, told: Iterable[tuple[date, str]], counted: Counter[str]) -> Iterator[UnitLifts]:
    """A row for each unit and group, each whole directly before its parts; the lifts have the oldest first."""
    lifts: Counter[str] = Counter()
    people: Counter[str] = Counter()
    last: dict[str, date] = {}
    for name in units.units.keys() & counted:  # what the budget does not know is part of nothing it knows
        lifts.update(dict.fromkeys(ancestors(name), counted[name]))
    for unit in units.units.values():
        people.update(dict.fromkeys(ancestors(unit.name), unit.headcount or 0))
    for day, name in told:
        if day <= units.day and name in units.units:
            last.update(dict.fromkeys(ancestors(name), day))
    total, headcount = counted.total(), _headcount(units)
    for name in _in_tree_order(units, lifts, people):
        unit = units.units[name]
        yield UnitLifts(
            name=name,
            label=unit.label,
            depth=name.count("/"),
            is_group=not unit.can_be_visited,
            own=counted[name],
            lifts=lifts[name],
            share=Fraction(lifts[name], total) if total else None,
            headcount=people[name],
            headcount_share=Fraction(people[name], headcount) if headcount else None,
            last=last.get(name),
            days_since=(units.day - last[name]).days if name in last else None,
        )


def _in_tree_order(units: UnitsThen, lifts: Counter[str], people: Counter[str]) -> list[str]:
    """The names, each whole directly before its parts, those beside each other by their lifts, then by their people."""
    place = {name: (-lifts[name], -people[name], number) for number, name in enumerate(units.units)}
    return sorted(place, key=lambda name: [place[path] for path in reversed(list(ancestors(name)))])


def _behaviours(lifts: Sequence[Lift], known: Sequence[Behaviour]) -> Iterator[BehaviourLifts]:
    counted = Counter(lift.behaviour for lift in lifts)

    def share(number: int) -> Fraction | None:
        return Fraction(number, len(lifts)) if lifts else None

    for one in known:
        yield BehaviourLifts(one.name, one.label, counted[one.name], share(counted[one.name]))
    others = [name for name in counted if name and name not in {one.name for one in known}]
    for name in sorted(others, key=lambda name: (-counted[name], name)):
        yield BehaviourLifts(name, "", counted[name], share(counted[name]), is_known=not known)


Told = tuple[Recognition, str]  # a recognition, and the unit it means


def _lifts(
    told: Sequence[Told], visited: Iterable[Visit], units: UnitsThen, known: Sequence[Behaviour], period: Period
) -> Iterator[Lift]:
    """The lifts of the period, the latest first."""
    exactly: defaultdict[str, list[date]] = defaultdict(list)
    within: defaultdict[str, list[date]] = defaultdict(list)
    for visit in sorted(visited, key=lambda visit: visit.day):
        exactly[visit.unit].append(visit.day)
        for path in ancestors(visit.unit):
            within[path].append(visit.day)
    meant = {name: behaviour_meant(name, known) for name in {one.behaviour for one, _ in told}}
    for one, name in reversed(told):
        if one.date in period:
            days = [within[name], *(exactly[path] for path in ancestors(name))]
            # of an unknown unit nobody can tell
            of_visit = not name or bool(one.entry) or any(_has_between(on, one.date - _WHILE, one.date) for on in days)
            yield Lift(one, name, _label(units, name), meant[one.behaviour], of_visit)


def _has_between(days: Sequence[date], first: date, last: date) -> bool:
    """True when one of the days, which are in order, is in a span, both ends included."""
    place = bisect_left(days, first)
    return place < len(days) and days[place] <= last


def _stories(recent: Sequence[Visit], told: Iterable[Told], units: UnitsThen, today: date) -> Iterator[Story]:
    """The visits that no lift tells of, the latest first."""
    days: defaultdict[str, list[date]] = defaultdict(list)
    by_entry: defaultdict[str, list[str]] = defaultdict(list)
    for one, name in told:
        for path in ancestors(name):
            days[path].append(one.date)
        if one.entry:
            by_entry[one.entry].append(name)
    of_entry: defaultdict[str, list[str]] = defaultdict(list)
    for visit in recent:
        of_entry[visit.entry].append(visit.unit)
    for visit in sorted(recent, key=_when, reverse=True):
        until = visit.day + _WHILE
        named = any(_tells_of(lifted, visit.unit, of_entry[visit.entry]) for lifted in by_entry.get(visit.entry, ()))
        if not named and not _has_between(days[visit.unit], visit.day, until):
            yield Story(visit, _label(units, visit.unit), until, until >= today)


def _when(visit: Visit) -> tuple[date, str, str]:
    return visit.day, visit.start.isoformat() if visit.start else "", visit.entry


def _tells_of(lifted: str, visited: str, of_entry: Iterable[str]) -> bool:
    """True when a lift that names an entry is of the unit visited, or of none of the entry's."""
    return is_within(lifted, visited) or not any(is_within(lifted, unit) for unit in of_entry)
