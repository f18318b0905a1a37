"""Any units, for the laws about writing and reading them."""

from datetime import date, timedelta

from hypothesis import strategies as st

from leadtime.model.path import fault_in_path
from leadtime.model.period import Interval
from leadtime.model.unit import Cadence, Unit

_PARTS = st.text("abåö Ü09-_.&", min_size=1, max_size=6)
PATHS = st.lists(_PARTS, min_size=1, max_size=3).map("/".join).filter(lambda path: not fault_in_path(path))
LABELS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
_CADENCES = st.builds(Cadence, st.integers(1, 9999), st.sampled_from(Interval))
_SHIFTS = st.lists(st.sampled_from(["day", "evening", "night", "weekend"]), max_size=4, unique=True).map(tuple)
_ALIASES = st.lists(PATHS, max_size=2, unique=True).map(tuple)


def _unit(
    name: str,
    label: str,
    headcount: int | None,
    visit_every: Cadence | None,
    shifts: tuple[str, ...] | None,
    aliases: tuple[str, ...],
    was: tuple[str, ...],
    start: date | None,
    length: int,
) -> Unit:
    first = start or date(2026, 1, 1)
    end = first + timedelta(days=length) if length else None
    others = tuple(one for one in was if one != name)
    return Unit(name, label, headcount, visit_every, shifts, aliases, others, start, end)


UNITS = st.builds(
    _unit,
    PATHS,
    LABELS,
    st.none() | st.integers(0, 10_000_000),
    st.none() | _CADENCES,
    st.none() | _SHIFTS,
    _ALIASES,
    st.lists(PATHS, max_size=2, unique=True).map(tuple),
    st.none() | st.dates(date(1, 1, 1), date(9000, 1, 1)),
    st.integers(0, 1000),
)
