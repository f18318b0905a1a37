"""A lift: somebody who did something extra was recognised for it. It never counts as time."""

from datetime import date as Day  # the field `date` hides the name inside the class
from typing import NamedTuple


class Recognition(NamedTuple):
    """`what` the people of a unit did, and on which day and channel they were lifted for it.

    `behaviour` is one of the budget's; `entry` is the id of the entry it came of, `source` where it was imported from.
    """

    id: str
    date: Day
    unit: str
    what: str
    behaviour: str = ""
    channel: str = ""
    url: str = ""
    entry: str = ""
    source: str = ""
