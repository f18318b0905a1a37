"""The lines that tell of events of other trackers that did not become entries. Loads no rich."""

from collections import Counter
from collections.abc import Sequence

from leadtime.model.event import Event, Reason
from leadtime.model.proposal import Skipped
from leadtime.view.findings import counted

_FEW = 20  # lines; who has more of them needs a rule, and not a list


def left_out(skipped: Sequence[Skipped]) -> str:
    """`3 left out: 2 not over yet, 1 left out by a rule (lunch).`, in the order of the reasons."""
    numbers = Counter(one.reason for one in skipped)
    words = dict.fromkeys(one.words for one in skipped if one.words)
    by_rule = f" ({', '.join(words)})" if words else ""
    parts = [
        f"{numbers[reason]:,} {reason.value}{by_rule if reason is Reason.BY_RULE else ''}"
        for reason in Reason
        if numbers[reason]
    ]
    return f"{len(skipped):,} left out: {', '.join(parts)}."


def nameless_lines(events: Sequence[Event]) -> list[str]:
    """Where each event stands of which nothing says what it was, and what it has of a time and a text."""
    lines = [f"{event.place}: {_time(event)}{_quoted(event.summary)}".lstrip(": ") for event in events[:_FEW]]
    more = len(events) - _FEW
    return [*lines, f"and {counted(more, 'other')}"] if more > 0 else lines


def _time(event: Event) -> str:
    if event.start is None:
        return f"{event.day}, {event.minutes} m"
    return f"{event.day}, {event.start:%H:%M}" + (f"-{event.end:%H:%M}" if event.end else "")


def _quoted(text: str) -> str:
    return f' "{text}"' if text else ""
