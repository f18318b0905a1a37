"""Working time that is not there."""

from datetime import date
from enum import Enum
from typing import NamedTuple

from leadtime.model.duration import Duration


class AbsenceKind(Enum):
    """Why working time is not there."""

    VACATION = "vacation"
    SICK = "sick"
    HOLIDAY = "holiday"


class Absence(NamedTuple):
    """Days from `first` to `last`, both included; `per_day` is the time away on each (None = the whole day)."""

    id: str
    kind: AbsenceKind
    first: date
    last: date
    per_day: Duration | None = None
    note: str = ""
