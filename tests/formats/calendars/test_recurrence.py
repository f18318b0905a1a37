"""Recurrence rules as they are written: which are followed, and which are refused, with what is said."""

import pytest

from leadtime.formats.calendars.recurrence import Repetition, parse_rule
from leadtime.formats.calendars.refusal import Unusable
from leadtime.model.event import Reason


def test_a_rule() -> None:
    """Its parts, with a UNTIL that is a day lasting to the end of it."""
    rule = parse_rule("FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR,2MO;BYHOUR=9;WKST=SU;UNTIL=20261231", False)
    assert rule.until is not None
    assert rule.until.isoformat() == "2026-12-31T23:59:59"
    assert rule._replace(until=None) == Repetition("MONTHLY", 2, week_starts=6, weekdays=((-1, 4), (2, 0)), hours=(9,))


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("freq=weekly;byday=mo, tu", "FREQ=WEEKLY;BYDAY=MO,TU"),
        ("FREQ=WEEKLY;COUNT=-1", "FREQ=WEEKLY"),
        ("FREQ=WEEKLY;", "FREQ=WEEKLY;INTERVAL=1"),
        ("RSCALE=GREGORIAN;FREQ=WEEKLY", "FREQ=WEEKLY"),
    ],
)
def test_odd_forms(text: str, same: str) -> None:
    """Forms that programs write, and what they mean."""
    assert parse_rule(text, False) == parse_rule(same, False)


def test_an_all_day_rule_has_no_clock() -> None:
    """Its hours mean nothing."""
    assert parse_rule("FREQ=DAILY;BYHOUR=1,2,3", True) == Repetition("DAILY")


NONE = [
    "",
    "FREQ=",
    "FREQ=FORTNIGHTLY",
    "INTERVAL=2",
    "FREQ=DAILY;INTERVAL=0",
    "FREQ=DAILY;INTERVAL=-1",
    "FREQ=DAILY;COUNT=0",
    "FREQ=DAILY;COUNT=x",
    "FREQ=DAILY;UNTIL=soon",
    "FREQ=DAILY;UNTIL=PT1H",
    "FREQ=DAILY;BYDAY=XX",
    "FREQ=DAILY;BYDAY=99MO",
    "FREQ=DAILY;BYMONTH=13",
    "FREQ=DAILY;BYMONTH=0",
    "FREQ=DAILY;BYHOUR=24",
    "FREQ=DAILY;BYMONTHDAY=0",
    "FREQ=DAILY;BYSETPOS=0",
    "FREQ=YEARLY;BYEASTER=0",
    "RSCALE=CHINESE;FREQ=YEARLY",
    "FREQ=YEARLY;SKIP=FORWARD",
    "FREQ=DAILY;WKST=9",
    "FREQ=DAILY;INTERVAL=" + "9" * 500,
    "W1 MO #0",
]


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_rule(text: str) -> None:
    """It is refused, not followed in part."""
    with pytest.raises(Unusable) as refused:
        parse_rule(text, False)
    assert refused.value.reason in (Reason.BROKEN, Reason.TOO_MANY)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("FREQ=SECONDLY", "it repeats by the second without end"),
        ("FREQ=MINUTELY;INTERVAL=5", "it repeats by the minute without end"),
        (
            "FREQ=DAILY;BYHOUR=" + ",".join(map(str, range(24))) + ";BYMINUTE=" + ",".join(map(str, range(13))),
            "it repeats more than 288 times a day",
        ),
        ("FREQ=DAILY;BYDAY=" + ",".join(["MO"] * 400), "its rule is longer than can be followed"),
    ],
)
def test_what_repeats_too_much(text: str, message: str) -> None:
    """A rule without end, by the minute or the second, is refused with the reason in words."""
    with pytest.raises(Unusable) as refused:
        parse_rule(text, False)
    assert (refused.value.reason, str(refused.value)) == (Reason.TOO_MANY, message)


def test_an_all_day_rule_does_not_go_by_the_hour() -> None:
    """There are no hours in a day that has none."""
    with pytest.raises(Unusable):
        parse_rule("FREQ=HOURLY;COUNT=3", True)
