"""Events and imports of them in few words, for the tests of proposals. The days are those of November 2026."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from tests.reckoning.made import WEEK, at

from leadtime.model.budget import Budget
from leadtime.model.entry import Entry
from leadtime.model.event import Event, Reason
from leadtime.model.period import Period
from leadtime.model.proposal import Proposals
from leadtime.model.rule import Rule
from leadtime.reckoning.imports.proposals import propose

NOW = at(28, "12:00")
VISIT = Rule(1, ("visit",), category="visits", unit="schools", tags=("autumn",), dimensions=(("mode", "alone"),))
LUNCH = Rule(2, ("lunch",), skip="a break")
MEETING = Rule(3, ("meeting",), category="meetings")


def by_summary(event: Event) -> Rule | None:
    """The first of three rules whose word is in the summary."""
    return next((rule for rule in (VISIT, LUNCH, MEETING) if rule.summary[0] in event.summary.lower()), None)


def event(uid: str, day: int, start: str, end: str = "", summary: str = "Meeting", **more: Any) -> Event:
    """An event with clock times; without an end it ends when it begins, and `24:00` is midnight."""
    until = at(day + 1, "00:00") if end == "24:00" else at(day, end or start)
    return Event(uid, start=at(day, start), end=until, summary=summary)._replace(**more)


def all_day(uid: str, day: int, summary: str = "Meeting", **more: Any) -> Event:
    """An all-day event of one day."""
    first = date(2026, 11, day)
    return Event(uid, days=Period(first, first + timedelta(days=1)), summary=summary)._replace(**more)


def proposals(events: Iterable[Event], log: Iterable[Entry] = (), **more: Any) -> Proposals:
    """What an import of a calendar into a log would do, on the Saturday after the second week, at noon."""
    asked: dict[str, Any] = {"kind": "ics", "take": by_summary, "budget": Budget(), "period": WEEK, "now": NOW}
    return propose(list(events), existing=log, **{**asked, **more})


def accepted(found: Proposals, log: Sequence[Entry] = (), remove: bool = False) -> list[Entry]:
    """The log when all that has a category is accepted, overlaps too, and what its owner has not edited is moved."""
    going = {one.entry.id for one in found.gone} if remove else set()
    moved = {one.entry.id: one.becomes for one in found.moved if not one.is_edited}
    stays = [moved.get(entry.id, entry) for entry in log if entry.id not in going]
    number = max((int(entry.id[1:]) for entry in log), default=0)
    added = [one.entry for one in found.proposed if one.entry.category]
    return [*stays, *(entry._replace(id=f"p{number + count}") for count, entry in enumerate(added, 1))]


def imported(events: Iterable[Event], log: Sequence[Entry] = (), **more: Any) -> list[Entry]:
    """The log after an import."""
    return accepted(proposals(events, log, **more), log)


def reasons(found: Proposals) -> dict[str, Reason]:
    """Why each event was skipped, by its uid."""
    return {one.event.uid: one.reason for one in found.skipped}


def moment(day: int, clock: str, minutes: int = 0) -> datetime:
    """A time of November 2026, some minutes later."""
    return at(day, clock) + timedelta(minutes=minutes)
