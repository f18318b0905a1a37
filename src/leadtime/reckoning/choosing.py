"""Which entries of a period are meant."""

from collections.abc import Iterable

from leadtime.model.entry import Entry
from leadtime.model.path import is_within
from leadtime.model.period import Period


def chosen(entries: Iterable[Entry], period: Period, category: str = "", unit: str = "", tag: str = "") -> list[Entry]:
    """The entries that began in the period, of a category or unit (with what is part of it) and with a tag, if given.

    Every entry is in exactly one day, so the lists of two days have none in common. Capitals in a unit or a tag are as
    good as small letters.
    """
    return [
        entry
        for entry in entries
        if entry.day in period
        and (not category or is_within(entry.category, category))
        and (not unit or any(is_within(one.lower(), unit.lower()) for one in entry.units))
        and (not tag or tag.lower() in (own.lower() for own in entry.tags))
    ]
