"""The rules tried on events: what each takes, and what none takes, most time first, for there the next rule pays.

Only what would be proposed for the log is counted: an event that its calendar calls cancelled, declined, tentative or
free, one without clock times, without length or longer than a day, and an older version of an event that is there in a
newer one, are left out, and told with their number. One that is still to come counts: rules are tried on it as well.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from typing import NamedTuple

from leadtime.model.duration import Duration
from leadtime.model.entry import MINUTE, in_utc
from leadtime.model.event import Event, Reason
from leadtime.model.rule import Rule
from leadtime.reckoning.imports.rules import first_rule

MOST_SUMMARIES = 3
DAY = timedelta(days=1)


class Group(NamedTuple):
    """The events of one summary, as it was written first; capitals and spaces around it make no difference."""

    summary: str
    events: int
    time: Duration


class Taken(NamedTuple):
    """What a rule took: the events and their time, and its summaries, the most frequent first; `more` are not shown."""

    rule: Rule
    events: int = 0
    time: Duration = Duration(0)
    summaries: tuple[Group, ...] = ()
    more: int = 0


class Trial(NamedTuple):
    """Every rule in its order, also one that took nothing; what none took; and what is no time, by the reason."""

    taken: tuple[Taken, ...] = ()
    untaken: tuple[Group, ...] = ()
    left_out: tuple[tuple[Reason, int], ...] = ()

    @property
    def events(self) -> int:
        """The events that the rules were tried on."""
        return sum(one.events for one in self.taken) + sum(one.events for one in self.untaken)

    @property
    def time(self) -> Duration:
        """The time of all of them."""
        return time_of(self.taken) + time_of(self.untaken)


def try_out(events: Sequence[Event], rules: Sequence[Rule]) -> Trial:
    """What the rules make of the events. ValueError for a rule with a pattern that is no regular expression."""
    find = first_rule(rules)
    left_out: Counter[Reason] = Counter()
    by_rule: dict[int, list[Event]] = {}
    newest = _newest(events)
    for place, event in enumerate(events):
        if reason := _no_time(event, newest.get((event.uid, event.original), place) == place):
            left_out[reason] += 1
        else:
            rule = find(event)
            by_rule.setdefault(rule.number if rule else 0, []).append(event)
    return Trial(
        tuple(_taken(rule, by_rule.get(rule.number, ())) for rule in rules),
        tuple(sorted(_groups(by_rule.get(0, ())), key=lambda one: (-one.time.minutes, -one.events, one.summary))),
        tuple((reason, left_out[reason]) for reason in Reason if left_out[reason]),
    )


def length(event: Event) -> Duration:
    """The time of an event in whole minutes, rounded down; a day of an all-day event has none."""
    if event.start is not None and event.end is not None:
        return Duration(max(0, in_utc(event.start, event.end) // MINUTE))
    return Duration(event.minutes or 0)


def time_of(found: Iterable[Taken | Group]) -> Duration:
    """The sum of their time."""
    return Duration(sum(one.time.minutes for one in found))


def _newest(events: Sequence[Event]) -> dict[tuple[str, str], int]:
    """Where the newest version of each event stands; of two equal ones the first. Without a uid, each is its own."""
    found: dict[tuple[str, str], int] = {}
    for place, event in enumerate(events):
        if event.uid:
            key = event.uid, event.original
            if events[found.setdefault(key, place)].version < event.version:
                found[key] = place
    return found


def _no_time(event: Event, is_newest: bool) -> Reason | None:
    """Why an event is not counted as time; None when it is."""
    if not is_newest:
        return Reason.DUPLICATE
    if event.marks:
        return event.marks[0]
    if event.days is not None:
        return Reason.ALL_DAY
    if event.start is not None and event.end is not None and in_utc(event.start, event.end) > DAY:
        return Reason.TOO_LONG
    return None if length(event) else Reason.NO_LENGTH


def _taken(rule: Rule, events: Sequence[Event]) -> Taken:
    groups = sorted(_groups(events), key=lambda one: (-one.events, -one.time.minutes, one.summary))
    return Taken(
        rule, len(events), time_of(groups), tuple(groups[:MOST_SUMMARIES]), max(0, len(groups) - MOST_SUMMARIES)
    )


def _groups(events: Iterable[Event]) -> Iterator[Group]:
    """The events by their summaries."""
    found: dict[str, list[Event]] = {}
    for event in events:
        found.setdefault(event.summary.strip().casefold(), []).append(event)
    for alike in found.values():
        yield Group(alike[0].summary.strip(), len(alike), Duration(sum(length(event).minutes for event in alike)))
