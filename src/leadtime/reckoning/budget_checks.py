"""What is suspicious in a budget, but legal: targets that no week can meet together.

What is asked at least is added up along the tree: a category needs the larger of its own at-least bound and of what its
parts need. Shares are those of the logged time, times those of a week. Today is looked at, and each later day on which
a target begins.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from fractions import Fraction

from leadtime.model.budget import Budget
from leadtime.model.path import ancestors, parent_of
from leadtime.model.period import Interval, Period
from leadtime.model.target import Amount, Measure, Of, Target
from leadtime.reckoning.required import in_force


def budget_warnings(budget: Budget, today: date) -> tuple[str, ...]:
    """A sentence for each suspicious thing, once; what begins only later says from which day on."""
    days = sorted({today, *(target.start for target in budget.targets if target.start and target.start > today)})
    found: dict[str, date] = {}
    for day in days:
        targets = [target for ((target, _), *_) in in_force(budget.targets, Period(day, day + timedelta(days=1)))]
        for sentence in _doubts(budget, targets):
            found.setdefault(sentence, day)
    return tuple(f"{sentence}." if day == today else f"From {day} on: {sentence}." for sentence, day in found.items())


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
