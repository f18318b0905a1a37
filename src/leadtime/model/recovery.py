"""What the history of a file brings back."""

from typing import NamedTuple


class Rebuilt(NamedTuple):
    """A file's text, with the last change that is in it: its words and when, both empty where none is.

    `is_exact` is true for the very bytes that the last change left. `is_whole` is false for what the journal alone
    knows, where it does not reach back to the beginning. `backup` is the day of one that is all there is, and `missing`
    are changes that could not be made again.
    """

    text: str
    at: str = ""
    did: str = ""
    is_exact: bool = False
    is_whole: bool = True
    backup: str = ""
    missing: tuple[str, ...] = ()


class Lost(NamedTuple):
    """An item that a change put into the log, that no change took out, and that the log lacks all the same.

    `words` say what it is, `at` when it was first written, as the journal has it, and `text` is its block. `day` and
    `category` are empty where it has none, or none that is understood.

    One that is in the log as before a change of it has the block that is `there`, `at` is when it was changed, `did` in
    what words, `becomes` what it was then; `text` and that are empty where it was taken out.
    """

    kind: str
    id: str
    words: str
    at: str
    text: str
    day: str = ""
    category: str = ""
    note: str = ""
    there: str = ""
    did: str = ""
    becomes: str = ""
