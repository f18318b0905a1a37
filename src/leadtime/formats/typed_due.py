"""A day to come, as people type it: the day by which something is promised.

It is `friday` or `fri` (the next such day after today: said on a Friday, a week later), `tomorrow`, `today`, `2 weeks`,
`in 2 weeks` or `2w` (and so days and months), or `2026-12-24`. All of it is counted from today. Capitals are as good as
small letters. `24/12` and `next friday` are refused and not guessed at, as `typed_day` does with days gone by.
"""

import re
from datetime import date, timedelta

from leadtime.formats.typed_day import parse_day, weekday
from leadtime.formats.typed_time import quoted
from leadtime.model.errors import Usage

DUE_FORMS = "a day to come is friday, tomorrow, 2w or 2 weeks, 10 days, 1 month, or 2026-12-24"
MOST_YEARS_AHEAD = 10  # more is a slip

# [0-9] and not \d: `\d` takes the digits of every script. At most five, so no number is ever slow to convert.
_FROM_NOW = r"(?:in\s+)?(?:([0-9]{1,5})\s*|an?\s+)(d|days?|w|weeks?|months?)"


def parse_due(text: str, today: date, given: date | None = None) -> date:
    """The day typed, from the day `given` on which the promise was made (today where that is None); Usage otherwise.

    So a promise of last week that was due yesterday can still be entered, and no other is due in the past. A day more
    than ten years from today is refused as well.
    """
    found = _due(text, today)
    if found is None or found.year - today.year > MOST_YEARS_AHEAD:
        raise Usage(f"{quoted(text)} is more than {MOST_YEARS_AHEAD} years from today", DUE_FORMS)
    if found < min(given or today, today):
        said = quoted(text) if text.strip() == found.isoformat() else f"{quoted(text)}, {found},"
        over = "is over" if not given or given >= today else f"is before the promise, which was made on {given}"
        raise Usage(f"{said} {over}", DUE_FORMS)
    return found


def _due(text: str, today: date) -> date | None:
    """The day; None for one that no calendar has any more."""
    word = text.strip().lower()
    if not word:
        raise Usage("the day it is due is empty", DUE_FORMS)
    if (number := weekday(word)) is not None:
        return today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)
    if word == "tomorrow":
        return today + timedelta(days=1)
    if found := re.fullmatch(_FROM_NOW, word):
        return _from(today, int(found[1] or 1), found[2][0])
    try:
        return parse_day(text, today)
    except Usage as error:
        # what is not meant as a day at all gets the forms of this page
        written = error.hint if error.hint.startswith("write ") else DUE_FORMS
        raise Usage(error.message, written) from None


def _from(today: date, number: int, unit: str) -> date | None:
    """So many days, weeks or months from today, the last day of a month that is shorter."""
    from dateutil.relativedelta import relativedelta

    try:
        if unit == "m":
            return today + relativedelta(months=number)
        return today + timedelta(days=number * (7 if unit == "w" else 1))
    except (OverflowError, ValueError):
        return None
