"""The occurrences of one series inside a span: its rules, more dates, exceptions, and occurrences that were changed.

Everything is wall time of the series' own zone: a meeting at 9 stays at 9 when the clocks change. The rules are
followed by ical_rule, whose work is bounded; which occurrence a changed one takes the place of, and what follows one
that is changed "from here on", is recurring-ical-events' to say, to which each series is given alone, as plain dates.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, NamedTuple

from leadtime.formats.calendars.event import Parsed
from leadtime.formats.calendars.refusal import CHANGED, OCCURRENCE, Work
from leadtime.formats.calendars.starts import starts
from leadtime.formats.calendars.values import Length, instant, wall_time
from leadtime.model.event import Event

if TYPE_CHECKING:
    import icalendar


class Occurrence(NamedTuple):
    """One of a series: its `start` by the clocks of `zone`, and the start that the series first meant for it.

    `zone` is None where these are days.
    """

    event: Event
    start: datetime
    zone: tzinfo | None
    length: Length
    original: datetime


def occurrences(
    core: Parsed, changed: Sequence[Parsed], first: datetime, last: datetime, floating: tzinfo, work: Work
) -> list[Occurrence]:
    """The occurrences that start from `first` on and before `last`, by the series' clocks, in order of these.

    The start itself is one of them, whether the rules fall on it or not. Of two changes of the same occurrence the
    newer version counts. Unusable when it repeats too much.
    """
    if not changed:
        lengths = dict(core.additions)
        return [_plain(core, start, lengths) for start in sorted(_meant(core, first, last, work))]
    return list(_replaced(core, _newest(core, changed, floating), first, last, floating, work))


def _plain(core: Parsed, start: datetime, lengths: Mapping[datetime, Length | None]) -> Occurrence:
    return Occurrence(core.event, start, core.zone, lengths.get(start) or core.length, start)


def _meant(core: Parsed, first: datetime, last: datetime, work: Work) -> set[datetime]:
    """The starts that the series itself means, less its exceptions."""
    found = {start for start in (core.start, *(start for start, _ in core.additions)) if first <= start < last}
    work.spend(OCCURRENCE * max(0, len(found) - 1))
    for rule in core.rules:
        found.update(starts(rule, core.start, first, last, work))
    return found.difference(core.exceptions)


def _newest(core: Parsed, changed: Sequence[Parsed], floating: tzinfo) -> dict[datetime, Parsed]:
    """The changed occurrences by the start that the series first meant."""
    found: dict[datetime, Parsed] = {}
    for one in changed:
        assert one.recurrence is not None
        original = wall_time(one.recurrence, core.start, core.zone, floating)
        if original not in found or one.event.version > found[original].event.version:
            found[original] = one
    return found


def _replaced(
    core: Parsed, changed: dict[datetime, Parsed], first: datetime, last: datetime, floating: tzinfo, work: Work
) -> Iterator[Occurrence]:
    """The occurrences of a series of which some were changed; a change may move one into the span, or out of it."""
    from recurring_ical_events import EventAdapter, Series

    lengths = dict(core.additions)
    moved = {original: _on_clocks_of(core, one) for original, one in changed.items()}
    shifts = [moved[original] - original for original, one in changed.items() if one.is_for_future]
    work.spend(CHANGED * len(changed))
    begin, end = first - max([timedelta(0), *shifts]), last - min([timedelta(0), *shifts])
    meant = _meant(core, begin, end, work)
    work.spend(len(meant) * len(shifts))
    parts = [_component(core.start, more=meant, less=core.exceptions)]
    parts += [_component(moved[at], original=at, is_for_future=one.is_for_future) for at, one in changed.items()]
    for found in Series([EventAdapter(part) for part in parts]).between(first, last):
        if not found.recurrence_ids:
            yield _plain(core, found.start, lengths)
            continue
        at = found.recurrence_ids[0]
        one = changed[at]
        original = found.start - (moved[at] - at) if one.is_for_future else at
        if original == at:
            yield Occurrence(one.event, one.start, one.zone, one.length, at)
        else:
            yield Occurrence(one.event, found.start, core.zone, one.length, original)


def _on_clocks_of(core: Parsed, one: Parsed) -> datetime:
    if core.zone is None or one.zone is None or one.zone is core.zone:
        return one.start
    return instant(one.start, one.zone).astimezone(core.zone).replace(tzinfo=None, fold=0)


def _component(
    start: datetime,
    more: Sequence[datetime] | set[datetime] = (),
    less: Sequence[datetime] = (),
    original: datetime | None = None,
    is_for_future: bool = False,
) -> "icalendar.Event":
    """What the library must know of an event: plain times, so that it has no zone to mistake and no rule to follow."""
    from icalendar import Event as Component
    from icalendar.prop import vDDDLists, vDDDTypes

    part = Component()
    part["UID"] = "series"
    part["DTSTART"] = vDDDTypes(start)
    if more:
        part["RDATE"] = vDDDLists(sorted(more))
    if less:
        part["EXDATE"] = vDDDLists(sorted(set(less)))
    if original is not None:
        part["RECURRENCE-ID"] = vDDDTypes(original)
        if is_for_future:
            part["RECURRENCE-ID"].params["RANGE"] = "THISANDFUTURE"
    return part
