"""Amounts as a budget says them: `20%` is a share, `6h` a time, `3x` a number of entries, `6 weeks` a cadence."""

import re
from fractions import Fraction
from typing import TYPE_CHECKING, NoReturn

from leadtime.formats.typed_time import quoted, read_minutes
from leadtime.model.errors import Usage
from leadtime.model.period import Interval
from leadtime.model.target import Amount, Measure

if TYPE_CHECKING:
    from leadtime.model.unit import Cadence

AMOUNT_FORMS = "an amount is 20% (a share), 6h or 1h30m (time) or 3x (a number of entries)"

# [0-9] and not \d: `\d` takes the digits of every script. At most nine, so no number is ever slow to convert.
_PERCENT = r"([0-9]{1,9})(?:[.,]([0-9]{1,9}))?\s*%"
_TIMES = r"([0-9]{1,9})\s*[x×]"
_BARE = "[0-9]{1,9}(?:[.,][0-9]{1,9})?"


def parse_amount(text: str) -> Amount:
    """The amount typed, exact, zero included; a bare number or anything else raises Usage with the accepted forms.

    A share is 0 to 100 %; a time is in minutes; a number of entries is whole.
    """
    word = text.strip().lower()
    if found := re.fullmatch(_PERCENT, word):
        digits = found[2] or ""
        share = Fraction(int(found[1] + digits), 100 * 10 ** len(digits))
        if share > 1:
            raise Usage(f"{quoted(text)} is more than the whole", "a share is 0% to 100%")
        return Amount(Measure.SHARE, share)
    if found := re.fullmatch(_TIMES, word):
        return Amount(Measure.COUNT, Fraction(int(found[1])))
    if re.fullmatch(_BARE, word):
        count = f", {word}x for a number of entries" if word.isdigit() else ""
        forms = f"say {word}% for a share, {word}h for time{count}"
        raise Usage(f"{quoted(text)} has no unit: a share, time or a number of entries?", forms)
    minutes = read_minutes(word)
    if minutes is None:
        _refuse(text, word)
    return Amount(Measure.TIME, Fraction(minutes))


def _refuse(text: str, word: str) -> NoReturn:
    if not word:
        raise Usage("the amount is empty", AMOUNT_FORMS)
    if word[0] in "-−":
        raise Usage(f"{quoted(text)} is negative", AMOUNT_FORMS)
    if re.fullmatch(_BARE, word.rstrip("x× ")):
        raise Usage(f"{quoted(text)} is not a whole number of entries", AMOUNT_FORMS)
    raise Usage(f"{quoted(text)} is not an amount", AMOUNT_FORMS)


def spell_amount(amount: Amount) -> str:
    """The shortest text that `parse_amount` reads as this amount.

    A share that no decimal fraction of a per cent says exactly is spelled to nine decimals; none that was typed is so.
    """
    if amount.measure is Measure.COUNT:
        return f"{int(amount.value)}x"
    if amount.measure is Measure.TIME:
        hours, minutes = divmod(int(amount.value), 60)
        if not hours:
            return f"{minutes}m"
        return f"{hours}h{minutes:02}m" if minutes else f"{hours}h"
    whole, part = divmod(round(amount.value * 100 * 10**9), 10**9)
    decimals = f"{part:09}".rstrip("0")
    return f"{whole}.{decimals}%" if decimals else f"{whole}%"


CADENCE_FORMS = "how often is 6 weeks or 6w, 10 days or 10d, 1 month, 2 quarters or 1 year"
_CADENCE = r"(?:([0-9]{1,4})\s*)?(day|week|month|quarter|year)s?"
_SHORT_CADENCE = r"([0-9]{1,4})\s*([dw])"  # as a due day has them; m is minutes everywhere else


def parse_cadence(text: str) -> "Cadence":
    """How often: `6 weeks` or `6w`, or `week` for each; anything else raises Usage with the accepted forms."""
    from leadtime.model.unit import Cadence

    word = text.strip().lower()
    found = re.fullmatch(_CADENCE, word) or re.fullmatch(_SHORT_CADENCE, word)
    number = int(found[1] or 1) if found else 0
    if not found or not number:
        months = re.fullmatch(r"([0-9]{1,4})\s*m", word)
        hint = f"m is minutes: for months say {months[1]} months" if months else CADENCE_FORMS
        raise Usage(f"{quoted(text)} does not say how often", hint)
    interval = {"d": Interval.DAY, "w": Interval.WEEK}.get(found[2])
    return Cadence(number, interval or Interval(found[2]))


def spell_cadence(cadence: "Cadence") -> str:
    """The text that `parse_cadence` reads as this cadence."""
    return f"{cadence.number} {cadence.interval.value}{'s' * (cadence.number != 1)}"
