"""What makes an entry of an event."""

from typing import NamedTuple


class Rule(NamedTuple):
    """The first rule whose every condition holds for an event says what becomes of it.

    A condition on a text holds when any of its patterns does: a pattern is a part of the text, or a regular expression
    between slashes, `/.../`; capitals make no difference. A rule has a `category`, or a `skip`, the reason to leave the
    event out. `number` counts the rules of the budget from 1, in their order; `line` is where it stands.
    """

    number: int
    summary: tuple[str, ...] = ()
    location: tuple[str, ...] = ()
    calendar: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    organizer: tuple[str, ...] = ()
    attendees_at_least: int = 0
    category: str = ""
    unit: str = ""
    tags: tuple[str, ...] = ()
    dimensions: tuple[tuple[str, str], ...] = ()
    skip: str = ""
    line: int = 0


class Sorting(NamedTuple):
    """How events become entries: the rules, in the order they are tried, and one's own mail addresses."""

    rules: tuple[Rule, ...] = ()
    me: tuple[str, ...] = ()
