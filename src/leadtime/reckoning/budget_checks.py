"""What is suspicious in a budget, but legal: targets that no week can meet together, and people counted twice.

What is asked at least is added up along the tree: a category needs the larger of its own at-least bound and of what its
parts need. Shares are those of the logged time, times those of a week. Today is looked at, and each later day on which
a target begins.

The headcount of a unit is without its parts. Where it is just what they have together, the number may be one of the
whole, as most lists of staff have it, and its people are then counted twice. A part counts with what is below it, as
such a list would have it, and without; one part alone makes no sum.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction

from leadtime.model.budget import Budget
from leadtime.model.path import ancestors, parent_of
from leadtime.model.period import Interval, Period
from leadtime.model.target import Amount, Measure, Of, Target
from leadtime.model.unit import Unit
from leadtime.reckoning.doubts import Doubt, few
from leadtime.reckoning.required import in_force
from leadtime.reckoning.unit_spans import days_in_force


def budget_warnings(budget: Budget, today: date) -> tuple[str, ...]:
    """A sentence for each suspicious thing, once; what begins only later says from which day on."""
    days = sorted({today, *(target.start for target in budget.targets if target.start and target.start > today)})
    found: dict[str, date] = {}
    for day in days:
        targets = [target for ((target, _), *_) in in_force(budget.targets, Period(day, day + timedelta(days=1)))]
        for sentence in _doubts(budget, targets):
            found.setdefault(sentence, day)
    return tuple(f"{sentence}." if day == today else f"From {day} on: {sentence}." for sentence, day in found.items())


def headcount_doubts(units: Sequence[Unit], today: date) -> list[Doubt]:
    """A doubt about each version of a unit whose people may be counted twice, today or on a later day on which a
    version begins; by its number among the units.
    """
    spans = days_in_force(units)
    found: dict[int, Doubt] = {}
    for day in sorted({today, *(one.first for one in spans if one.first > today)}):
        numbers = {one.unit.name: one.number for one in spans if one.has(day)}
        for name in _counted_twice({name: units[number].headcount for name, number in numbers.items()}):
            since = "" if day == today else f" from {day} on"
            message = f"{name} has as many people ({units[numbers[name]].headcount:,}) as its parts together{since}"
            hint = "it may count people twice: a headcount is without the unit's parts"
            found.setdefault(numbers[name], Doubt(numbers[name], message, hint))
    return few([found[number] for number in sorted(found)], "units have as many people as their parts together")


def _counted_twice(headcounts: Mapping[str, int | None]) -> Iterator[str]:
    """The units that have as many people as their parts, of two at least that say how many they have."""
    below: dict[str, int] = {}
    stated: dict[str, int] = {}
    parts: dict[str, list[str]] = {}
    for name, people in headcounts.items():
        for path in ancestors(parent_of(name)) if people else ():
            below[path] = below.get(path, 0) + (people or 0)
            stated[path] = stated.get(path, 0) + 1
    for path in {path for name in headcounts for path in ancestors(name)}:
        parts.setdefault(parent_of(path), []).append(path)
    for name, people in headcounts.items():
        direct = sum(headcounts.get(part) or below.get(part, 0) for part in parts.get(name, ()))
        if stated.get(name, 0) > 1 and people in (below[name], direct):
            yield name


def _doubts(budget: Budget, targets: Iterable[Target]) -> Iterator[str]:
    targets = list(targets)
    shares = [target for target in targets if target.measure is Measure.SHARE and target.of is Of.LOGGED]
    times = [target for target in targets if target.measure is Measure.TIME and target.per is Interval.WEEK]
    least = _at_least(shares)
    if (whole := sum(_needed(least, "").values(), Fraction(0))) > 1:
        yield f"the at-least shares add up to {_percent(whole)}, so no week can meet them all"
    for target in shares:
        parts = sum(_needed(least, target.category).values(), Fraction(0))
        if target.at_most and parts > target.at_most.value:
            most = _percent(target.at_most.value)
            yield f"{target.category} gets at most {most}, and its parts at least {_percent(parts)}"
    yield from _contradictions(targets)
    if (minutes := sum(_needed(_at_least(times), "").values(), Fraction(0))) > budget.hours.minutes:
        yield f"the at-least times add up to {_hours(minutes)} a week, which has {_hours(budget.hours.minutes)} of work"


def _contradictions(targets: Iterable[Target]) -> Iterator[str]:
    """Targets of one category that no week can meet both: more is asked at least than is allowed at most."""
    targets = list(targets)
    for low in targets:
        for high in targets:
            if low is high or not low.at_least or not high.at_most:
                continue
            same = (low.category, low.measure, low.per, low.of) == (high.category, high.measure, high.per, high.of)
            if same and low.at_least.value > high.at_most.value:
                most, least = _amount(high.at_most), _amount(low.at_least)
                yield f"{low.category} gets at most {most}, and at least {least} by another target"


def _amount(amount: Amount) -> str:
    if amount.measure is Measure.SHARE:
        return _percent(amount.value)
    return _hours(amount.value) if amount.measure is Measure.TIME else str(int(amount.value))


def _at_least(targets: Iterable[Target]) -> dict[str, Fraction]:
    found: dict[str, Fraction] = {}
    for target in targets:
        if target.at_least:
            found[target.category] = max(target.at_least.value, found.get(target.category, Fraction(0)))
    return found


def _needed(least: dict[str, Fraction], whole: str) -> dict[str, Fraction]:
    """What each direct part of a category needs; of the empty path: what each category of one part needs."""
    parts = {part for path in least for part in ancestors(path) if parent_of(part) == whole}
    return {part: max(least.get(part, Fraction(0)), sum(_needed(least, part).values(), Fraction(0))) for part in parts}


def _percent(share: Fraction) -> str:
    return f"{float(share * 100):g} %"


def _hours(minutes: Fraction | int) -> str:
    hours, left = divmod(int(minutes), 60)
    return f"{hours} h" + (f" {left} m" if left else "")
