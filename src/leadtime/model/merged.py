"""What holding a copy of the log against the log has found."""

from typing import NamedTuple


class Difference(NamedTuple):
    """One item that the two say differently: its kind and id, and what it is about, as the log has it.

    `keys` are those that differ, each with the value in the log and the one in the copy as the files spell them; empty
    where a side has none.
    """

    kind: str
    id: str
    about: str
    day: str
    keys: tuple[tuple[str, str, str], ...]


class Coming(NamedTuple):
    """An item that would come into the log: its id, what it is, in words, and the day on which it was removed here."""

    id: str
    words: str
    removed: str = ""


class Merged(NamedTuple):
    """How many of each kind only the copy has, how many are the same, what differs, and how many only the log has."""

    added: tuple[tuple[str, int], ...]
    same: int
    differing: tuple[Difference, ...]
    only_ours: int
