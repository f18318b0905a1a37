"""Any entries of November 2026, and a budget to reckon them by, for the laws that hold for all."""

from datetime import date, datetime, timedelta, timezone

from hypothesis import strategies as st
from tests.reckoning.made import budget, hours, least
from tests.reckoning.made_week import TARGETS

from leadtime.model.entry import Entry

CATEGORY = st.sampled_from(["office", "visits", "visits/schools", "a", "a/b", "a/b/c", "a/d", "private", "private/x"])
ENTRY = st.builds(
    lambda category, start, length, offset, dated: (
        Entry("k", category, date=date(2026, 11, 10) + timedelta(minutes=start), minutes=length)
        if dated
        else Entry(
            "k",
            category,
            (begun := datetime(2026, 11, 10, tzinfo=timezone(timedelta(hours=offset))) + timedelta(minutes=start)),
            begun + timedelta(minutes=length),
        )
    ),
    CATEGORY,
    st.integers(0, 20 * 1440),
    st.integers(0, 3000),
    st.integers(-8, 8),
    st.booleans(),
)
MADE = budget(*TARGETS, least("a/b", hours(3)), categories="office visits -private a")
