"""Whom to visit next, of `next`: a heading for each trip, and below it a line for each unit with why."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from leadtime.reckoning.coverage_values import Suggestion, Trip, UnitStanding, Why
from leadtime.reckoning.units import UnitsThen
from leadtime.view import spell
from leadtime.view.console import Page, wrapped
from leadtime.view.coverage_lines import by_log, listed, no_units
from leadtime.view.findings import counted

CALM = "Nobody waits for a visit: every unit was visited in time"
INDENT = "  "


def next_visits(
    trips: Sequence[Trip], units: UnitsThen, page: Page, *, is_by_log: bool = False, to_ended: int = 0
) -> list[Text]:
    """The trips in their order; one calm sentence when nobody waits. `to_ended` promises are to units that are over."""
    found: list[Text] = []
    for trip in trips:
        found += [*([Text()] if found else []), *_trip(trip, units, page)]
    if not units.units:
        return _told(no_units(units.day), page)
    if not trips:
        found += _told(f"{CALM}." if to_ended else f"{CALM}, and no promise is open.", page)
    if to_ended:
        are = "is" if to_ended == 1 else "are"
        sentence = f"{counted(to_ended, 'promise')} to units that ended {are} open; `leadtime promises` shows them."
        found += [*([Text()] if trips else []), *_told(sentence, page, style="dim")]
    return [*found, *(_told(by_log(units.day), page, "! ", "yellow") if is_by_log else [])]


def _trip(trip: Trip, units: UnitsThen, page: Page) -> Iterator[Text]:
    """A heading, and below it the units; those that are part of none stand by themselves."""
    lead = INDENT if trip.parent else ""
    if trip.parent:
        yield from _told(trip.label or trip.parent, page, style="bold")
    for one in trip.suggestions:
        sentence = page.mixed(f"{_name(one.standing)}: {why(one)}")
        first, *more = wrapped(sentence, page, lead)
        if more:  # what does not fit on the line stands below it, further in
            first, *more = wrapped(sentence, page._replace(width=page.width - len(INDENT)), lead)
        yield from (Text(first), *(Text(f"{INDENT}{line}") for line in more))
    if trip.also_due:
        names = ", ".join(units.units[name].label or name for name in trip.also_due)
        yield from _told(f"also due {'there' if trip.parent else 'here'}: {names}", page, lead, "dim")


def _told(sentence: str, page: Page, lead: str = "", style: str = "") -> list[Text]:
    return [Text(line, style=style) for line in wrapped(page.mixed(sentence), page, lead)]


def _name(stand: UnitStanding) -> str:
    """The label with the name, which can be typed; the name alone where there is no label."""
    unit = stand.unit
    return f"{unit.label} ({unit.name})" if unit.label else unit.name


def why(one: Suggestion) -> str:
    """Why a unit is to be visited: `84 days since the last visit, due every 6 weeks; 2 open promises, 1 overdue`."""
    return "; ".join(_reason(one.standing, reason) for reason in one.why)


def _reason(stand: UnitStanding, reason: Why) -> str:
    match reason:
        case Why.NEVER:
            return f"{'never' if stand.is_overdue else 'not yet'} visited{_people(stand)}"
        case Why.OVERDUE | Why.DUE_SOON:
            days = counted(stand.days_since or 0, "day")
            return f"{days} since the last visit, due every {spell.cadence(stand.unit.visit_every)}{_people(stand)}"
        case Why.PROMISES:
            overdue = f", {stand.overdue_promises:,} overdue" if stand.overdue_promises else ""
            return f"{counted(stand.open_promises, 'open promise')}{overdue}"
        case Why.UNSEEN_SHIFT:
            return f"never seen on the {listed(stand.unseen_shifts, 'or')} shift"


def _people(stand: UnitStanding) -> str:
    return f", {counted(stand.unit.headcount, 'person', 'people')}" if stand.unit.headcount else ""
