"""What was told already: a post that says the same of the same unit as another, on another channel or once more.

Conventions. Two say the same whose letters and figures are the same, without regard to capitals, accents, spaces and
signs, of what they did, which is the beginning of a post; who are about the same unit, as far as both are known; and
whose days are at most SAME_DAYS apart. What comes every week is told every week.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple

from leadtime.model.recognition import Recognition
from leadtime.reckoning.imports.mentions import words_of

SAME_DAYS = 3  # a cross-post comes within the day, or after the weekend


class Told(NamedTuple):
    """Where something was told: in the log, by the `id`, or in the import, by the `source` and its line's `number`.

    `units` are those that it may be about; none where nobody knows.
    """

    day: date
    channel: str
    units: tuple[str, ...]
    id: str = ""
    source: str = ""
    number: int = 0


class AllTold:
    """What was told, to be asked for by its words."""

    def __init__(self, made: Iterable[Recognition]) -> None:
        self._by_words: defaultdict[str, list[Told]] = defaultdict(list)
        for one in made:
            self.add(one.what, Told(one.date, one.channel, (one.unit,), one.id, one.source))

    def add(self, what: str, told: Told) -> None:
        """Have this too."""
        self._by_words[_words(what)].append(told)

    def same(self, what: str, day: date, units: Collection[str]) -> Told | None:
        """Where the same was told first, near the day, about one of the units or about nobody knows which; else None.

        Without units it may be about any.
        """
        return next(
            (
                told
                for told in self._by_words.get(_words(what), ())
                if abs((told.day - day).days) <= SAME_DAYS
                and (not units or not told.units or not set(told.units).isdisjoint(units))
            ),
            None,
        )


def _words(what: str) -> str:
    return "".join(words_of(what))
