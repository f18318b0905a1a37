"""An absence as people type it: a kind, its first and last day, and the time away on each."""

import re
from datetime import date

from leadtime.formats.typed_day import parse_day
from leadtime.formats.typed_time import parse_duration, quoted
from leadtime.model.absence import Absence, AbsenceKind
from leadtime.model.duration import Duration
from leadtime.model.errors import Refused, Usage

MOST_YEARS_AWAY = 10  # more is a slip in the year


def read_absence(kind: str, first: str, last: str, hours: str, note: str, today: date) -> Absence:
    """The absence that is meant, without an id yet; an empty `last` is the first day, empty `hours` the whole day.

    Usage for what is no kind, day or time; Refused for a day more than ten years from today.
    """
    kinds = {known.value: known for known in AbsenceKind}
    if kind.strip().lower() not in kinds:
        raise Usage(f"{quoted(kind)} is no kind of absence", f"the kinds are {', '.join(kinds)}")
    begins = parse_day(first, today)
    ends = parse_day(last, today) if last else begins
    if ends < begins:
        raise Usage(f"the last day, {ends}, is before the first, {begins}", "turn the two round")
    for day in (begins, ends):
        if abs(day.year - today.year) > MOST_YEARS_AWAY:
            raise Refused(f"{day} is more than {MOST_YEARS_AWAY} years from today", "look at the year")
    return Absence("", kinds[kind.strip().lower()], begins, ends, _per_day(hours), note.strip())


def _per_day(hours: str) -> Duration | None:
    """The time away on each day; a number alone is hours here, and not minutes."""
    word = hours.strip()
    if not word:
        return None
    return parse_duration(f"{word}h" if re.fullmatch("[0-9]{1,9}(?:[.,][0-9]{1,9})?", word) else word)
