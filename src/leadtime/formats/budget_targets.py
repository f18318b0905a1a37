"""The targets of a budget's TOML.

A target is a bound, or two, in shares, time or entries; `of = "units"` makes a share one of the units to visit, and
`visit_every = "6 weeks"` stands alone: each unit is to be visited once in that time.
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from leadtime.formats.amounts import parse_cadence, spell_amount
from leadtime.formats.budget_table import Table, named, nearest
from leadtime.formats.typed_time import quoted
from leadtime.model.budget import Budget
from leadtime.model.errors import Usage
from leadtime.model.period import Interval
from leadtime.model.target import Amount, Measure, Of, Target

if TYPE_CHECKING:
    from leadtime.model.unit import Cadence

TARGET_KEYS = ("category", "at_least", "at_most", "visit_every", "per", "of", "from", "until")
_SPOKEN = {Measure.SHARE: "share", Measure.TIME: "time", Measure.COUNT: "number of entries"}
_PERS = {kind.value: kind for kind in (Interval.WEEK, Interval.MONTH, Interval.QUARTER, Interval.YEAR)}
UNITS = "units"
_OFS = {**{of.value: of for of in Of}, UNITS: Of.LOGGED}  # `units` is seen to before it comes to this


def read_targets(tables: Iterable[Table], declared: Collection[str], budget: Budget) -> Iterator[Target]:
    """The good targets, in the file's order; of two versions that begin on the same day, the first."""
    seen: set[tuple[object, ...]] = set()
    for table in tables:
        if (target := _target(table, declared, budget)) is None:
            continue
        if (*target.kind, target.start) in seen:
            day = f"from {target.start}" if target.start else "without a from"
            hint = "keep one of the two, or give the newer one a later from"
            table.fault("from", f"this target for {quoted(target.category)} is there already, {day} too", hint)
        else:
            seen.add((*target.kind, target.start))
            yield target


def _target(table: Table, declared: Collection[str], budget: Budget) -> Target | None:
    """The target of a table, None when it cannot be known what it asks."""
    before = len(table.faults)
    category = named(table, "category")
    if category and category not in declared:
        hint = nearest(category, sorted(declared)) or 'write one first: [[category]], and path = "..." below it'
        table.fault("category", f"there is no category {quoted(category)}", hint)
    at_least, at_most = table.amount("at_least"), table.amount("at_most")
    is_of_units = "visit_every" in table.values or table.values.get("of") == UNITS
    if not is_of_units:
        _check_bounds(table, at_least, at_most)
        of = table.choice("of", _OFS, Of.LOGGED)
    per = table.choice("per", _PERS, Interval.QUARTER if is_of_units else Interval.WEEK)
    start, last = table.get("from", date), table.get("until", date)
    if start and last and last < start:
        table.fault("until", f"until {last} is before from {start}", "until is the last day of the target")
    if len(table.faults) > before:
        return None
    end = None if last in (None, date.max) else last + timedelta(days=1)
    if is_of_units:
        return _of_units(table, Target(category, at_least, at_most, per, start=start, end=end), budget)
    target = Target(category, at_least, at_most, per, of, start, end)
    if target.measure is not Measure.SHARE:
        if "of" in table.values:
            table.fault("of", "only a share is of something", "take the line out")
        return target._replace(of=Of.LOGGED)
    if not budget.counts(category):
        table.fault("category", f"{quoted(category)} does not count, so it has no share", 'such as at_most = "5h"')
        return None
    if "per" in table.values:
        table.fault("per", "a share has no per: it is of whatever is reported", "take the line out")
    return target._replace(per=Interval.WEEK)


def _of_units(table: Table, target: Target, budget: Budget) -> Target | None:
    """A target about which units are visited; None when it cannot be known what it asks."""
    from leadtime.reckoning.visits import counts_as_visit

    before = len(table.faults)
    if not counts_as_visit(budget, target.category):
        hint = "write visits = true below the [[category]] whose entries are visits"
        table.fault("category", f"entries of {quoted(target.category)} are no visits to units", hint)
    if "visit_every" in table.values:
        for key in ("at_least", "at_most", "of", "per"):
            if key in table.values:
                table.fault(key, f"visit_every stands alone, without {key}", "write two targets")
        every = cadence_in(table)
        is_good = every is not None and len(table.faults) == before
        return target._replace(at_least=None, at_most=None, visit_every=every) if is_good else None
    if "at_most" in table.values:
        table.fault("at_most", "of units there is only an at_least", 'such as at_least = "80%"')
    if target.at_least is None and "at_least" not in table.values:
        table.fault("", "the target of units has no at_least", 'such as at_least = "80%"')
    if target.at_least and target.at_least.measure is not Measure.SHARE:
        table.fault("at_least", "of units there is only a share", 'such as at_least = "80%"')
    if len(table.faults) > before or target.at_least is None:
        return None
    return target._replace(at_least=Amount(Measure.UNITS, target.at_least.value))


def cadence_in(table: Table) -> "Cadence | None":
    """The `visit_every` of a table; None when it is not there or, which is a fault, is none."""
    word = table.get("visit_every", str)
    try:
        return None if word is None else parse_cadence(word)
    except Usage as refused:
        table.fault("visit_every", f"visit_every: {refused.message}", refused.hint)
        return None


def _check_bounds(table: Table, at_least: Amount | None, at_most: Amount | None) -> None:
    """Note what is wrong with a target's bounds beside what is wrong with each."""
    if "at_least" not in table.values and "at_most" not in table.values:
        table.fault("", "the target has neither at_least nor at_most", 'such as at_least = "20%"')
    if not at_least or not at_most:
        return
    if at_least.measure is not at_most.measure:
        hint = "write two targets, or give both bounds as shares, as times or as numbers of entries"
        table.fault(
            "at_most", f"at_least is a {_SPOKEN[at_least.measure]} and at_most a {_SPOKEN[at_most.measure]}", hint
        )
    elif at_least.value > at_most.value:
        low, high = spell_amount(at_least), spell_amount(at_most)
        table.fault("at_most", f"at_least {low} is more than at_most {high}", "turn the two round, or mend one")
