"""Units, visits and lifts in few words, for the tests of recognitions.

The days are those of November 2026, as in `made`; today is Friday the 27th.
"""

from collections.abc import Iterable
from datetime import date, datetime
from itertools import count

from leadtime.model.budget import Budget, Category
from leadtime.model.entry import Entry
from leadtime.model.period import Period
from leadtime.model.recognition import Recognition
from leadtime.model.unit import Behaviour, Organisation, Unit
from leadtime.reckoning.recognition_values import Recognitions
from leadtime.reckoning.recognitions import recognitions

NOW = datetime.fromisoformat("2026-11-27T13:00:00+01:00")
OCTOBER = Period(date(2026, 10, 1), date(2026, 11, 1))
NOVEMBER = Period(date(2026, 11, 1), date(2026, 12, 1))
BUDGET = Budget(categories=(Category("visits", visits=True), Category("office")))
_IDS = (f"r{number}" for number in count(1))

SCHOOLS = Organisation(
    (
        Unit("schools"),
        Unit("schools/elineberg", "Elineberg", 60, aliases=("eli",)),
        Unit("schools/seaview", "Seaview", 20),
        Unit("libraries/raus", "Raus", 20),
    ),
    behaviours=(Behaviour("helps others", aliases=("help",)), Behaviour("takes responsibility", "Responsibility")),
)


def visit(day: int | str, *units: str, entry: str = "", category: str = "visits") -> Entry:
    """An hour at some units."""
    found = entry or f"e{day}{''.join(units)}"
    return Entry(found, category, date=on(day), minutes=60, unit=", ".join(units))


def lift(day: int | str, unit: str = "schools/elineberg", behaviour: str = "", entry: str = "") -> Recognition:
    """A lift of a unit."""
    return Recognition(next(_IDS), on(day), unit, "Built a garden", behaviour, entry=entry)


def on(day: int | str) -> date:
    """A day of November, or another one that is written out."""
    return date(2026, 11, day) if isinstance(day, int) else date.fromisoformat(day)


def value_of(
    made: Iterable[Recognition] = (),
    visits: Iterable[Entry] = (),
    organisation: Organisation = SCHOOLS,
    period: Period = NOVEMBER,
    budget: Budget = BUDGET,
    now: datetime = NOW,
) -> Recognitions:
    """The recognitions of November, as of the 27th."""
    return recognitions(budget, organisation, visits, made, period, now)
