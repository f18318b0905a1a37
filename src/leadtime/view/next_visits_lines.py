"""Whom to visit next, of `next`: a heading for each trip, and a line for each unit with why."""

from collections.abc import Iterable, Iterator, Sequence

from rich.text import Text

from leadtime.reckoning.coverage_values import Suggestion, Trip, Why
from leadtime.reckoning.units import UnitsThen
from leadtime.view import spell
from leadtime.view.console import Page, wrapped


def next_visits(trips: Sequence[Trip], units: UnitsThen, page: Page) -> list[Text]:
    """The trips in their order; one calm sentence when nobody waits."""
    if not trips:
        calm = "Nobody waits for a visit: every unit was visited in time."
        return [Text(line) for line in wrapped(calm if units.units else "There are no units yet.", page)]
    found: list[Text] = []
    for trip in trips:
        found += [Text()] if found else []
        if trip.parent:
            found += [Text(page.theirs(trip.label or trip.parent), style="bold")]
        for one in trip.suggestions:
            lead = "  " if trip.parent else ""
            lines = wrapped(page.mixed(f"{_name(one)}: {why(one)}"), page, lead)
            found += [Text(lines[0]), *(Text("  " + line) for line in lines[1:])]
        if trip.also_due:
            names = ", ".join(units.units[name].label or name for name in trip.also_due)
            found += [Text(line, style="dim") for line in wrapped(page.mixed(f"also due there: {names}"), page, "  ")]
    return found


def _name(one: Suggestion) -> str:
    unit = one.standing.unit
    return f"{unit.label} ({unit.name})" if unit.label else unit.name


def why(one: Suggestion) -> str:
    """Why a unit is to be visited: `84 days since the last visit, due every 6 weeks; 2 open promises, 1 overdue`."""
    return "; ".join(_reasons(one, one.why))


def _reasons(one: Suggestion, reasons: Iterable[Why]) -> Iterator[str]:
    stand = one.standing
    people = f", {stand.unit.headcount} people" if stand.unit.headcount else ""
    for reason in reasons:
        match reason:
            case Why.NEVER:
                yield f"never visited{people}"
            case Why.OVERDUE | Why.DUE_SOON:
                days = "1 day" if stand.days_since == 1 else f"{stand.days_since} days"
                yield f"{days} since the last visit, due every {spell.cadence(stand.unit.visit_every)}{people}"
            case Why.PROMISES:
                number = f"{stand.open_promises} open promise{'s' * (stand.open_promises > 1)}"
                yield number + (f", {stand.overdue_promises} overdue" if stand.overdue_promises else "")
            case Why.UNSEEN_SHIFT:
                shifts = stand.unseen_shifts
                named = shifts[0] if len(shifts) == 1 else f"{', '.join(shifts[:-1])} or {shifts[-1]}"
                yield f"never seen on the {named} shift"
