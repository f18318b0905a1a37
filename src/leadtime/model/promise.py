"""What was promised on a visit: to which unit, by when, and what came of it."""

from datetime import date as Day  # the field `date` hides the name inside the class
from typing import NamedTuple


class Promise(NamedTuple):
    """`what` was promised to a unit on `date`; open until it is `done` or `dropped` on a day.

    `owner` sees to it, None named is the leader; `entry` is the id of the visit.
    """

    id: str
    date: Day
    unit: str
    what: str
    owner: str = ""
    due: Day | None = None
    entry: str = ""
    done: Day | None = None
    dropped: Day | None = None

    @property
    def closed(self) -> Day | None:
        """The day on which it was done or dropped; None while it is open."""
        return self.done or self.dropped

    def is_open(self, day: Day) -> bool:
        """True on a day from the one it was given on up to the one before it was closed."""
        return self.date <= day and (self.closed is None or day < self.closed)
