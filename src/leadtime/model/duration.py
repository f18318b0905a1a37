"""Time is counted in whole minutes, everywhere."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True, slots=True)
class Duration:
    """A signed number of whole minutes."""

    minutes: int

    def __add__(self, other: "Duration") -> "Duration":
        return Duration(self.minutes + other.minutes)

    def __sub__(self, other: "Duration") -> "Duration":
        return Duration(self.minutes - other.minutes)

    def __neg__(self) -> "Duration":
        return Duration(-self.minutes)

    def __bool__(self) -> bool:
        return self.minutes != 0


ZERO = Duration(0)
DAY = Duration(24 * 60)
