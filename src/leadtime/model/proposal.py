"""What an import would do to the log."""

from typing import NamedTuple

from leadtime.model.entry import Entry
from leadtime.model.event import Event, Reason
from leadtime.model.rule import Rule


class Proposal(NamedTuple):
    """The entry that an event would become, before it is accepted.

    `entry` has no id yet, its `source` says which event it is, and its category is empty where no rule took the event.
    """

    event: Event
    entry: Entry
    rule: Rule | None = None


class Skipped(NamedTuple):
    """An event that is no proposal, and why; `words` are those of the rule that leaves it out."""

    event: Event
    reason: Reason
    words: str = ""
    rule: Rule | None = None


class Moved(NamedTuple):
    """An entry whose event has another time now. `becomes` has it; `is_edited` is true where its owner has changed the
    entry's time since it was imported, which is then theirs to settle."""

    event: Event
    entry: Entry
    becomes: Entry
    is_edited: bool = False


class Gone(NamedTuple):
    """An entry whose event was cancelled, declined, or taken out of its calendar since it was imported.

    `is_edited` is true where its owner has changed the entry's time since then.
    """

    entry: Entry
    reason: Reason
    is_edited: bool = False


class Proposals(NamedTuple):
    """Every event in exactly one of three: proposed, skipped or already there; what changed is among the last.

    `already_there` counts the events whose entry is in the log, moved ones among them; the event of a `gone` entry is
    among the skipped when it is still in the file. `outside` and `unread` are counted among the skipped. `absent` are
    entries of the period that were made of events which none of the files has, though some of theirs are in the log.
    """

    proposed: tuple[Proposal, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    already_there: int = 0
    moved: tuple[Moved, ...] = ()
    gone: tuple[Gone, ...] = ()
    absent: tuple[Entry, ...] = ()
    outside: int = 0
    unread: int = 0

    @property
    def events(self) -> int:
        """The events that came in: proposed + skipped + already there."""
        return len(self.proposed) + len(self.skipped) + self.already_there + self.outside + self.unread
