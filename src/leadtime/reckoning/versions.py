"""The targets of a budget with the days on which each is in force, and how one that is set now takes its place.

What makes two targets versions of one, and that a later one takes over, is said in `required`.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from leadtime.model.period import Period
from leadtime.model.target import Target
from leadtime.reckoning.required import in_force
from leadtime.reckoning.values import Stage

_ALWAYS = Period(date.min, date.max)


class Version(NamedTuple):
    """A target in force from `first` to `last`, both included (None = since ever, for ever), seen from today."""

    target: Target
    stage: Stage
    first: date | None
    last: date | None


def versions(targets: Sequence[Target], today: date) -> tuple[Version, ...]:
    """Every target that was, is or will be in force on some day, in the budget's order, versions of one by their day.

    A target that another version took over on its very first day, or before, is in force on no day and left out.
    """
    found = (segment for chain in in_force(targets, _ALWAYS) for segment in chain)
    return tuple(_version(target, days, today) for target, days in found)


def _version(target: Target, days: Period, today: date) -> Version:
    stage = Stage.FUTURE if today < days.start else Stage.RUNNING if today in days else Stage.ENDED
    last = None if days.end == date.max else days.end - timedelta(days=1)
    return Version(target, stage, None if days.start == date.min else days.start, last)


class Setting(NamedTuple):
    """What setting a target means: `added` goes to the budget, `before` was in force on the new one's first day.

    `after` is the version that takes over later. `added` has a second target when the new one ends while the old one
    would have gone on: the old one again, from the day after.
    """

    added: tuple[Target, ...]
    before: Target | None
    after: Target | None


def setting(targets: Sequence[Target], new: Target) -> Setting:
    """How a new target, which has a first day, takes its place among the targets of a budget."""
    assert new.start is not None
    same = [version for version in versions(targets, new.start) if version.target.kind == new.kind]
    before = next((version for version in same if version.stage is Stage.RUNNING), None)
    later = [version for version in same if version.stage is Stage.FUTURE]
    after = later[0] if later and (new.end is None or _first(later[0]) <= new.end) else None
    added = [new]
    if before and new.end and after is None and (before.last is None or before.last >= new.end):
        added.append(before.target._replace(start=new.end))
    return Setting(tuple(added), before.target if before else None, after.target if after else None)


def _first(version: Version) -> date:
    return version.first or date.min
