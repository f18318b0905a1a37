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
