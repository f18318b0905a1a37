"""A target as people type it: `--at-least 20%`, `--per month`, `--from 2027-01-01`, `--until 2027-06-30`."""

from datetime import date, timedelta

from leadtime.formats.amounts import AMOUNT_FORMS, parse_amount, parse_cadence, spell_amount
from leadtime.model.budget import Budget
from leadtime.model.errors import Refused, Usage
from leadtime.model.period import Interval
from leadtime.model.target import Amount, Measure, Of, Target

_SPOKEN = {Measure.SHARE: "a share", Measure.TIME: "a time", Measure.COUNT: "a number of entries"}


def read_target(
    category: str,
    at_least: str,
    at_most: str,
    per: Interval | None,
    of: Of | None,
    first: date,
    last: date | None,
    budget: Budget,
    *,
    of_units: bool = False,
    visit_every: str = "",
) -> Target:
    """The target that is meant, in force from `first` to `last`; `category` is a path of the budget.

    With `of_units` the share is one of the units to visit; `visit_every` stands alone. Usage for bounds that are none,
    missing, or at odds, and for a word that does not go with the measure; Refused for a share of time that does not
    count, and for units where the category has no visits.
    """
    if of_units or visit_every:
        return _of_units(category, at_least, at_most, per, of_units, visit_every, first, last, budget)
    low, high = _amount(at_least), _amount(at_most)
    measure = _measure(low, high)
    _check_days(first, last)
    if measure is not Measure.SHARE and of is not None:
        raise Usage(f"--of is for a share, and this is {_SPOKEN[measure]}", "leave --of out")
    if measure is Measure.SHARE and per is not None:
        raise Usage("--per is not for a share, which is of whatever is reported", "leave --per out")
    if measure is Measure.SHARE and not budget.counts(category):
        raise Refused(f"{category} does not count, so it has no share", "give a time, such as --at-most 5h")
    return Target(category, low, high, per or Interval.WEEK, of or Of.LOGGED, first, _after(last))


def _check_days(first: date, last: date | None) -> None:
    if last is not None and last < first:
        raise Usage(f"--until {last} is before --from {first}", "--until is the last day of the target")


def _after(last: date | None) -> date | None:
    return last + timedelta(days=1) if last else None


def _of_units(
    category: str,
    at_least: str,
    at_most: str,
    per: Interval | None,
    of_units: bool,
    visit_every: str,
    first: date,
    last: date | None,
    budget: Budget,
) -> Target:
    """A target about which units are visited."""
    from leadtime.reckoning.visits import counts_as_visit

    _check_days(first, last)
    if not counts_as_visit(budget, category):
        hint = "in the budget, write visits = true below the [[category]] whose entries are visits"
        raise Refused(f"entries of {category} are no visits to units", hint)
    if visit_every:
        if at_least or at_most or per or of_units:
            raise Usage("--visit-every stands alone", "set two targets, one after the other")
        every = parse_cadence(visit_every)
        return Target(category, per=Interval.QUARTER, start=first, end=_after(last), visit_every=every)
    low = _amount(at_least)
    if at_most or low is None or low.measure is not Measure.SHARE:
        raise Usage("of units there is only a share at least", "--at-least 80% --of units --per quarter")
    return Target(
        category, Amount(Measure.UNITS, low.value), None, per or Interval.QUARTER, start=first, end=_after(last)
    )


def _amount(text: str) -> Amount | None:
    return parse_amount(text) if text else None


def _measure(low: Amount | None, high: Amount | None) -> Measure:
    """The measure of both bounds."""
    amount = low or high
    if amount is None:
        raise Usage("a target says how much: --at-least, --at-most or both", AMOUNT_FORMS)
    if low and high and low.measure is not high.measure:
        hint = "set two targets, one after the other"
        raise Usage(f"--at-least is {_SPOKEN[low.measure]} and --at-most {_SPOKEN[high.measure]}", hint)
    if low and high and low.value > high.value:
        message = f"--at-least {spell_amount(low)} is more than --at-most {spell_amount(high)}"
        raise Usage(message, "turn the two round, or mend one")
    return amount.measure
