"""Which entries share time with one another."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reckoning.made import at, clock, spent

from leadtime.model.entry import Entry
from leadtime.reckoning.clashes import Clash, clashes
from leadtime.reckoning.spans import span_of

NOW = at(20, "12:00")
MORNING = clock("visits", 16, "09:00", "10:00")
LATER = clock("office", 16, "09:30", "11:00")
NOON = clock("office", 16, "11:00", "12:00")
LONG = clock("travel", 16, "08:00", "18:00")
TIMER = clock("office", 20, "11:00")


@pytest.mark.parametrize(
    ("new", "existing", "found"),
    [
        ([MORNING, LATER], [], [Clash(MORNING, LATER)]),
        ([LATER], [MORNING], [Clash(MORNING, LATER)]),
        ([MORNING], [LATER], [Clash(MORNING, LATER)]),
        ([], [MORNING, LATER], []),  # of the log alone: its owner's business
        ([LATER, NOON], [], []),  # they only touch
        ([MORNING], [spent("visits", 16, 600)], []),  # nobody knows when
        ([MORNING, NOON], [LONG], [Clash(LONG, MORNING), Clash(LONG, NOON)]),
        ([LONG], [MORNING, NOON], [Clash(LONG, MORNING), Clash(LONG, NOON)]),
        ([clock("visits", 20, "11:30", "11:45")], [TIMER], None),
        ([clock("visits", 20, "10:30", "11:00")], [TIMER], []),
    ],
)
def test_pairs(new: list[Entry], existing: list[Entry], found: list[Clash] | None) -> None:
    """The earlier one first; None in the table: there is one, with the timer."""
    expected = [Clash(existing[0], new[0])] if found is None else found
    assert clashes(new, existing, NOW) == expected


spans = st.builds(
    lambda start, length: clock("visits", 16, f"{start:02}:00", f"{start + length:02}:00"),
    st.integers(0, 18),
    st.integers(0, 5),
)


@given(st.lists(spans, max_size=6), st.lists(spans, max_size=6))
def test_none_is_overlooked(new: list[Entry], existing: list[Entry]) -> None:
    """Every clash is a pair that shares time and has a new one in it; and a new entry that has any is in one."""
    found = clashes(new, existing, NOW)

    def shares(one: Entry, other: Entry) -> bool:
        first, second = span_of(one, NOW), span_of(other, NOW)
        return bool(first and second and first.shares_time_with(second))

    assert all(shares(*pair) and any(entry is one for entry in pair for one in new) for pair in found)
    pairs = [*combinations(new, 2), *((one, other) for one in new for other in existing)]
    assert bool(found) == any(shares(*pair) for pair in pairs)
