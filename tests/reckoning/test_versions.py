"""Targets with the days on which each is in force, and how a new one takes its place."""

from datetime import date

import pytest
from tests.reckoning.made import hours, percent

from leadtime.model.target import Target
from leadtime.reckoning.values import Stage
from leadtime.reckoning.versions import Setting, Version, setting, versions

TODAY = date(2026, 11, 27)
ALWAYS = Target("office", at_most=percent(45))
MONDAY, NEXT_YEAR, SUMMER = date(2026, 11, 23), date(2027, 1, 1), date(2027, 7, 1)
SINCE_MONDAY = ALWAYS._replace(at_most=percent(40), start=MONDAY)


def test_each_with_its_days() -> None:
    """A later version ends the one before, whatever the order of the file."""
    future = ALWAYS._replace(at_most=percent(35), start=NEXT_YEAR, end=SUMMER)
    other = Target("visits", at_least=percent(25))
    assert versions([future, ALWAYS, other, SINCE_MONDAY], TODAY) == (
        Version(ALWAYS, Stage.ENDED, None, date(2026, 11, 22)),
        Version(SINCE_MONDAY, Stage.RUNNING, MONDAY, date(2026, 12, 31)),
        Version(future, Stage.FUTURE, NEXT_YEAR, date(2027, 6, 30)),
        Version(other, Stage.RUNNING, None, None),
    )


def test_the_first_and_the_last_day_are_in_force() -> None:
    """The day after the last is not."""
    target = ALWAYS._replace(start=MONDAY, end=SUMMER)
    stages = [versions([target], day)[0].stage for day in (date(2026, 11, 22), MONDAY, date(2027, 6, 30), SUMMER)]
    assert stages == [Stage.FUTURE, Stage.RUNNING, Stage.RUNNING, Stage.ENDED]


NEW = ALWAYS._replace(at_most=percent(30), start=NEXT_YEAR)
FOR_A_WHILE = NEW._replace(end=SUMMER)


@pytest.mark.parametrize(
    ("targets", "new", "found"),
    [
        ([], NEW, Setting((NEW,), None, None)),
        ([ALWAYS], NEW, Setting((NEW,), ALWAYS, None)),
        ([ALWAYS, SINCE_MONDAY], NEW, Setting((NEW,), SINCE_MONDAY, None)),
        ([NEW], SINCE_MONDAY, Setting((SINCE_MONDAY,), None, NEW)),
        # another kind: at least, or a time
        ([Target("office", at_least=percent(5)), Target("office", at_most=hours(9))], NEW, Setting((NEW,), None, None)),
        # the old one holds again after the new one
        ([ALWAYS], FOR_A_WHILE, Setting((FOR_A_WHILE, ALWAYS._replace(start=SUMMER)), ALWAYS, None)),
        # ... with its own end, and only if it has not ended by then
        (
            [ALWAYS._replace(end=date(2028, 1, 1))],
            FOR_A_WHILE,
            Setting(
                (FOR_A_WHILE, ALWAYS._replace(start=SUMMER, end=date(2028, 1, 1))),
                ALWAYS._replace(end=date(2028, 1, 1)),
                None,
            ),
        ),
        (
            [ALWAYS._replace(end=date(2027, 7, 2))],
            FOR_A_WHILE,
            Setting(
                (FOR_A_WHILE, ALWAYS._replace(start=SUMMER, end=date(2027, 7, 2))),
                ALWAYS._replace(end=date(2027, 7, 2)),
                None,
            ),
        ),
        ([ALWAYS._replace(end=SUMMER)], FOR_A_WHILE, Setting((FOR_A_WHILE,), ALWAYS._replace(end=SUMMER), None)),
        # a version that begins before, or right after, the new one's end takes over
        (
            [ALWAYS, ALWAYS._replace(start=SUMMER)],
            FOR_A_WHILE,
            Setting((FOR_A_WHILE,), ALWAYS, ALWAYS._replace(start=SUMMER)),
        ),
        # one that begins long after leaves room for the old one in between
        (
            [ALWAYS, ALWAYS._replace(start=date(2028, 1, 1))],
            FOR_A_WHILE,
            Setting((FOR_A_WHILE, ALWAYS._replace(start=SUMMER)), ALWAYS, None),
        ),
    ],
)
def test_how_a_target_takes_its_place(targets: list[Target], new: Target, found: Setting) -> None:
    """What is added, what was before, and what comes after."""
    assert setting(targets, new) == found
