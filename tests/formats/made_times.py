"""Entries as a leader logs them, for what goes to other programs and comes back."""

from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from leadtime.model.budget import Budget, Category, Dimension
from leadtime.model.entry import Entry
from leadtime.model.event import Event
from leadtime.reckoning.category_names import known_by_name
from leadtime.reckoning.imports.tracked import entries_of

STOCKHOLM = ZoneInfo("Europe/Stockholm")
BUDGET = Budget(
    categories=tuple(map(Category, ("visits", "office", "communication/social", "R & D"))),
    dimensions=(Dimension("audience", ("staff", "the public")),),
)


def names_category(text: str) -> bool:
    """True for what the budget knows as a category."""
    return any(known_by_name(name, BUDGET) for name in (text, text.rpartition("/")[2]))


def local(moment: datetime) -> datetime:
    """The moment by Stockholm's clock, with a fixed offset."""
    shown = moment.astimezone(STOCKHOLM)
    return shown.replace(tzinfo=timezone(shown.utcoffset() or timedelta()))


def at(text: str) -> datetime:
    """A moment of November 2026, by Stockholm's clock."""
    return datetime.fromisoformat(f"2026-11-{text}:00+01:00")


def back(events: Sequence[Event], kind: str) -> list[Entry]:
    """The entries that an import makes of events, without their source keys."""
    found = entries_of(events, lambda event: None, BUDGET, kind)
    assert not found.nameless
    return [entry._replace(source="") for entry in found.entries]


def entries(
    starts: st.SearchStrategy[datetime], tags: st.SearchStrategy[str], notes: st.SearchStrategy[str]
) -> st.SearchStrategy[Entry]:
    """Entries of some length without ids, by the clock and without."""

    def made(category: str, start: datetime, minutes: int, is_dated: bool, others: dict[str, object]) -> Entry:
        if is_dated:
            return Entry("", category, date=local(start).date(), minutes=minutes)._replace(**others)  # type: ignore[arg-type]  # as the strategy below has them
        return Entry("", category, local(start), local(start + timedelta(minutes=minutes)))._replace(**others)  # type: ignore[arg-type]  # the same

    others = st.fixed_dictionaries(
        {},
        optional={
            "unit": st.sampled_from(["schools/elineberg", "Förskolan Ängen 3"]),
            "people": st.integers(0, 500),
            "tags": st.lists(tags, max_size=3, unique=True).map(tuple),
            "note": notes,
            "dimensions": st.sampled_from([(("audience", "staff"),), (("audience", "the public"),)]),
        },
    )
    categories = st.sampled_from([category.path for category in BUDGET.categories])
    return st.builds(made, categories, starts, st.integers(1, 900), st.booleans(), others)
