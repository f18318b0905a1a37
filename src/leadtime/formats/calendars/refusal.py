"""What can't be used of a calendar, said in words, and how much work one file may ask for."""

from leadtime.model.event import Reason

MEND = "mend or remove the event in the calendar, or log its time by hand"
SHORTER = "ask for a shorter period, or give it an end in the calendar"

# The unit of work is about one microsecond.
EVENT = 80  # to read one
OCCURRENCE = 24  # to find one of a series, and what it is on the local clock
AFTERWARDS = 176  # what becomes of it: it is held against the log, proposed, laid out and shown
DAY = 3  # to see whether a rule falls on it
CHANGED = 100  # one changed occurrence of a series
ZONE = 20_000  # one time zone that a file defines

_FOR_FILE = 3_700_000
_FOR_CHARACTER = 0.3  # a large calendar is not a hostile one
_FOR_EVENT = 400_000


class Unusable(ValueError):
    """An event that can't be used: the reason, what is said of it, and what can be done. Caught for each event."""

    def __init__(self, reason: Reason, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.reason = reason
        self.hint = hint


class Work:
    """How much may still be done for one file of so many characters, and for one event of it."""

    def __init__(self, characters: int = 0, for_event: int = _FOR_EVENT) -> None:
        self._left = _FOR_FILE + int(_FOR_CHARACTER * characters)
        self._for_event = self._left_of_event = for_event

    def next_event(self) -> None:
        """Another event begins: it has its own share of the work."""
        self._left_of_event = self._for_event

    def hand_out(self, occurrences: int) -> None:
        """So many of a series are handed out. What that costs afterwards is the file's to pay: many a series has a few
        thousand, and few files have many such series.
        """
        self._left -= AFTERWARDS * occurrences
        self.spend(0)

    def spend(self, amount: int) -> None:
        """Unusable as TOO_MANY when the event, or the file, asks for more than is sane; from then on always."""
        self._left -= amount
        self._left_of_event -= amount
        if self._left < 0:
            raise Unusable(Reason.TOO_MANY, "the file holds more than can be followed", SHORTER)
        if self._left_of_event < 0:
            raise Unusable(Reason.TOO_MANY, "it repeats too often, or for too long, to follow", SHORTER)
