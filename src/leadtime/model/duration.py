"""Time is counted in whole minutes, everywhere."""

from typing import NamedTuple


class Duration(NamedTuple):
    """A signed number of whole minutes. Durations add up, subtract and compare; zero is false."""

    minutes: int

    def __add__(self, other: "Duration") -> "Duration":  # type: ignore[override]  # a sum of times, and not of tuples
        return Duration(self.minutes + other.minutes)

    def __sub__(self, other: "Duration") -> "Duration":
        return Duration(self.minutes - other.minutes)

    def __neg__(self) -> "Duration":
        return Duration(-self.minutes)

    def __bool__(self) -> bool:
        return self.minutes != 0


ZERO = Duration(0)
DAY = Duration(24 * 60)
