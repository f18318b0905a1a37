"""What becomes of events that are not in the log yet: proposed, or skipped with the reason."""

from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest
from tests.reckoning.imports.made_events import MEETING, NOW, VISIT, all_day, event, imported, proposals, reasons
from tests.reckoning.made import at

from leadtime.model.budget import Budget
from leadtime.model.duration import Duration
from leadtime.model.entry import Entry
from leadtime.model.event import Event, Reason
from leadtime.model.period import Period
from leadtime.model.proposal import Proposal, Proposals
from leadtime.reckoning.imports.event_source import Stamp, source_of

FULL = event(
    "v1",
    17,
    "09:00",
    "10:30",
    summary=" Visit:\n Elineberg ",
    location="Elineberg",
    attendees=4,
    original="20261117T0800Z",
    version=(3, ""),
)


def test_the_entry_of_an_event() -> None:
    """Its time, its summary as the note in one line, how many were there, and what the rule says; no id yet."""
    source = "ics:3bfc269594ef/20261117T0800Z/20261117T0800Z+90~3"
    entry = Entry(
        "",
        "visits",
        at(17, "09:00"),
        at(17, "10:30"),
        unit="schools",
        people=4,
        tags=("autumn",),
        note="Visit: Elineberg",
        source=source,
        dimensions=(("mode", "alone"),),
    )
    assert proposals([FULL]) == Proposals((Proposal(FULL, entry, VISIT),))


def test_seconds_are_kept() -> None:
    """The entry has the event's very time; only its source counts minutes."""
    found = proposals([event("a", 17, "09:00", "10:00")._replace(start=at(17, "09:00") + timedelta(seconds=20))])
    assert found.proposed[0].entry.start == at(17, "09:00") + timedelta(seconds=20)
    assert found.proposed[0].entry.source.endswith("T0800Z+59")


def test_what_no_rule_takes() -> None:
    """It is proposed without a category, or with the one that was asked for, and then with nothing else of a rule."""
    unknown = event("a", 17, "09:00", "10:00", "Budget")
    assert [(one.entry.category, one.rule) for one in proposals([unknown]).proposed] == [("", None)]
    found = proposals([unknown], otherwise="office").proposed[0]
    assert (found.entry.category, found.entry.unit, found.entry.people, found.rule) == ("office", "", None, None)


@pytest.mark.parametrize(
    ("of", "reason"),
    [
        (event("a", 17, "09:00", "10:00", marks=(Reason.CANCELLED,)), Reason.CANCELLED),
        (event("a", 17, "09:00", "10:00", marks=(Reason.DECLINED,)), Reason.DECLINED),
        (event("a", 17, "09:00", "10:00", marks=(Reason.TENTATIVE,)), Reason.TENTATIVE),
        (event("a", 17, "09:00", "10:00", marks=(Reason.FREE,)), Reason.FREE),
        (all_day("a", 17), Reason.ALL_DAY),
        (event("a", 17, "09:00"), Reason.NO_LENGTH),
        (event("a", 17, "09:00")._replace(end=None), Reason.NO_LENGTH),
        (event("a", 17, "09:00")._replace(end=at(17, "09:00") + timedelta(seconds=59)), Reason.NO_LENGTH),
        (event("a", 17, "10:00", "09:00"), Reason.NO_LENGTH),
        (Event("a", date=date(2026, 11, 17), minutes=0, summary="Meeting"), Reason.NO_LENGTH),
        (event("a", 17, "09:00")._replace(end=at(18, "09:01")), Reason.TOO_LONG),
        (Event("a", date=date(2026, 11, 17), minutes=1441, summary="Meeting"), Reason.TOO_LONG),
        (event("a", 28, "11:00", "12:01"), Reason.TO_COME),
        (Event("a", date=date(2026, 11, 29), minutes=60, summary="Meeting"), Reason.TO_COME),
        (event("a", 17, "12:00", "13:00", "Lunch with the board"), Reason.BY_RULE),
        (event("a", 17, "09:00", "10:00"), None),
        (event("a", 17, "09:00")._replace(end=at(18, "09:00")), None),  # a whole day and no more
        (event("a", 28, "11:00", "12:00"), None),  # over this very moment
        (Event("a", date=date(2026, 11, 28), minutes=60, summary="Meeting"), None),  # some time today
    ],
)
def test_reasons(of: Event, reason: Reason | None) -> None:
    """Each event is skipped for what is against it, and proposed when nothing is."""
    found = proposals([of])
    assert (reasons(found), len(found.proposed)) == (({"a": reason}, 0) if reason else ({}, 1))


@pytest.mark.parametrize("year", [1899, 3000, 1, 9999])
def test_a_year_that_no_log_can_hold_is_outside(year: int) -> None:
    """Even where everything is asked for: saved it would be a fault of the log."""
    for offset in (-12, 0, 14):
        zone = timezone(timedelta(hours=offset))
        start, end = (
            datetime(year, 1 if year < 2000 else 12, 1 if year < 2000 else 31, hour, tzinfo=zone) for hour in (2, 3)
        )
        found = proposals([Event("a", start=start, end=end, summary="Meeting")], include=Reason, as_plan=True)
        assert reasons(found) == {"a": Reason.OUTSIDE}


def test_a_rule_says_why_it_leaves_an_event_out() -> None:
    """In the words of the rule, which is named too."""
    found = proposals([event("a", 17, "12:00", "13:00", "Lunch")]).skipped[0]
    assert (found.words, found.rule and found.rule.number) == ("a break", 2)


def test_the_first_reason_counts_and_each_has_to_be_asked_for() -> None:
    """An event that is cancelled and free needs both; what can't be an entry is never one."""
    of = event("a", 29, "09:00", "10:00", "Lunch", marks=(Reason.FREE, Reason.CANCELLED))
    asked: list[Reason] = []
    for reason in (Reason.CANCELLED, Reason.FREE, Reason.TO_COME, Reason.BY_RULE):
        assert reasons(proposals([of], include=asked)) == {"a": reason}
        asked.append(reason)
    meeting = of._replace(summary="Meeting")
    assert len(proposals([meeting], include=asked).proposed) == 1
    assert reasons(proposals([meeting._replace(start=None, end=None, days=Period(date.min, date.min))])) == {
        "a": Reason.CANCELLED
    }


def test_as_plan_what_is_to_come_is_proposed() -> None:
    """A plan is of days to come; all else stays as it is."""
    events = [event("a", 29, "09:00", "10:00"), all_day("b", 29), event("c", 29, "09:00", marks=(Reason.DECLINED,))]
    found = proposals(events, as_plan=True)
    assert [one.event.uid for one in found.proposed] == ["a"]
    assert reasons(found) == {"b": Reason.ALL_DAY, "c": Reason.DECLINED}


@pytest.mark.parametrize(
    ("day", "budget", "minutes"),
    [
        (17, Budget(), 480),
        (21, Budget(), 480),  # a Saturday counts as a day of work on average
        (20, Budget(Duration(32 * 60), (0, 1, 2, 3)), 480),  # a Friday that is free
        (17, Budget(Duration(100), (0, 1, 2)), 33),  # the days of a week add up to its hours
        (18, Budget(Duration(100), (0, 1, 2)), 34),
        (19, Budget(Duration(100), (0, 1, 2)), 33),
    ],
)
def test_an_all_day_event_that_is_asked_for_has_the_minutes_of_its_day(day: int, budget: Budget, minutes: int) -> None:
    """Those of the budget, on its date."""
    found = proposals([all_day("a", day)], include=[Reason.ALL_DAY], budget=budget)
    entry = found.proposed[0].entry
    assert (entry.start, entry.date, entry.minutes) == (None, date(2026, 11, day), minutes)
    assert entry.source.endswith(f"202611{day}+{minutes}")


@pytest.mark.parametrize("budget", [Budget(Duration(0)), Budget(working_days=())])
def test_without_working_time_a_day_has_no_length(budget: Budget) -> None:
    """Nobody knows then how much of it was work."""
    assert reasons(proposals([all_day("a", 17)], include=[Reason.ALL_DAY], budget=budget)) == {"a": Reason.NO_LENGTH}


def test_an_all_day_event_of_today_is_not_over() -> None:
    """Its day is not."""
    assert reasons(proposals([all_day("a", 28)], include=[Reason.ALL_DAY])) == {"a": Reason.TO_COME}
    assert len(proposals([all_day("a", 27)], include=[Reason.ALL_DAY]).proposed) == 1


NINE, TEN = event("a", 17, "09:00", "10:00"), event("a", 17, "10:00", "11:00")


@pytest.mark.parametrize("include", [(), (Reason.DUPLICATE,)])
def test_of_an_event_that_comes_twice_the_newest_version_counts(include: tuple[Reason, ...]) -> None:
    """By its number, then by when it was changed; the other is a duplicate, whatever is asked for."""
    for older, newer in (((1, ""), (2, "")), ((0, ""), (0, "20261101T120000Z")), ((9, "z"), (10, "a"))):
        two = [NINE._replace(version=newer), TEN._replace(version=older)]
        for events in (two, two[::-1]):
            found = proposals(events, include=include)
            assert [one.event for one in found.proposed] == [two[0]]
            assert [(one.event, one.reason) for one in found.skipped] == [(two[1], Reason.DUPLICATE)]


def test_a_newer_version_that_is_cancelled_counts() -> None:
    """The older one is not proposed in its stead."""
    found = proposals([NINE, NINE._replace(version=(1, ""), marks=(Reason.CANCELLED,))])
    assert {one.event.version: one.reason for one in found.skipped} == {
        (0, ""): Reason.DUPLICATE,
        (1, ""): Reason.CANCELLED,
    }
    assert found.proposed == ()


def test_of_equal_versions_one_counts_whatever_the_order() -> None:
    """Two files that disagree without a version: the choice does not depend on which one is named first."""
    assert proposals([NINE, TEN]) == proposals([TEN, NINE])
    assert proposals([NINE, TEN]).events == 2


def test_occurrences_of_a_series_are_events_of_their_own() -> None:
    """They have one uid and one summary."""
    events = [event("a", day, "09:00", "10:00", original=f"202611{day}T0800Z") for day in (16, 17, 18)]
    assert len(proposals(events).proposed) == 3


@pytest.mark.parametrize("order", [1, -1])
def test_the_same_event_in_two_calendars_is_one(order: int) -> None:
    """Another uid, but start, end and summary are the same: shared calendars. Asked for, both are proposed."""
    events = [NINE, NINE._replace(uid="b"), NINE._replace(uid="c", summary="Other meeting"), TEN._replace(uid="d")]
    found = proposals(events[::order])
    assert {one.event.uid for one in found.proposed} == {"a", "c", "d"}
    assert reasons(found) == {"b": Reason.DUPLICATE}
    assert len(proposals(events[::order], include=[Reason.DUPLICATE]).proposed) == 4


def test_none_is_the_duplicate_of_one_that_is_left_out() -> None:
    """The copy in the other calendar is cancelled, or left out by a rule: then this one is proposed."""
    copy = NINE._replace(uid="0", marks=(Reason.CANCELLED,))
    assert [one.event.uid for one in proposals([copy, NINE]).proposed] == ["a"]

    def by_calendar(event: Event) -> Any:
        return MEETING._replace(category="", skip="theirs") if event.calendar == "family" else MEETING

    copy = NINE._replace(uid="0", calendar="family")
    assert [one.event.uid for one in proposals([copy, NINE], take=by_calendar).proposed] == ["a"]


def test_of_two_copies_the_one_with_a_category_stays() -> None:
    """A rule may go by the calendar, and the copy in the other one may have none."""

    def by_calendar(event: Event) -> Any:
        return MEETING if event.calendar == "work" else None

    events = [NINE, NINE._replace(uid="b", calendar="work")]
    assert [one.event.uid for one in proposals(events, take=by_calendar).proposed] == ["b"]


def test_a_copy_of_what_is_in_the_log_is_a_duplicate() -> None:
    """The other calendar is imported later: nothing comes in twice, also where the entry's time or note was edited."""
    copy = NINE._replace(uid="b")
    log = imported([NINE])
    assert reasons(proposals([copy], log)) == {"b": Reason.DUPLICATE}
    assert reasons(proposals([copy], [log[0]._replace(end=at(17, "09:30"))])) == {"b": Reason.DUPLICATE}
    assert reasons(proposals([NINE, copy], [log[0]._replace(note="Edited")])) == {"b": Reason.DUPLICATE}
    assert len(proposals([copy], log, include=[Reason.DUPLICATE]).proposed) == 1
    assert len(proposals([copy], log, kind="outlook-csv").proposed) == 1  # it is another program's business


def test_what_the_log_has_is_already_there() -> None:
    """Whatever its category is by now, and whatever a rule says; another kind's import does not know it."""
    log = [entry._replace(category="office", note="Edited") for entry in imported([NINE])]
    assert proposals([NINE], log) == Proposals(already_there=1)
    assert proposals([NINE._replace(summary="Lunch")], log).already_there == 1
    assert proposals([NINE._replace(marks=(Reason.TENTATIVE, Reason.FREE))], log).already_there == 1
    assert proposals([NINE], log, kind="outlook-csv").already_there == 0


def test_an_event_that_became_a_series_is_still_there() -> None:
    """Made weekly in the calendar it has an original start, which is the one that it had; and back again."""
    first = NINE._replace(original="20261117T0800Z")
    second = event("a", 24, "09:00", "10:00", original="20261124T0800Z")
    found = proposals([first, second], imported([NINE]))
    assert (found.already_there, [one.event for one in found.proposed], found.gone) == (1, [second], ())
    assert proposals([NINE], imported([first])).already_there == 1
    day = all_day("d", 17)
    log = imported([day._replace(original="20261117")], include=[Reason.ALL_DAY])
    assert (len(log), proposals([day], log).already_there) == (1, 1)


def test_an_entry_belongs_to_the_event_that_it_names() -> None:
    """An old export has it as one event, and a new one as a series: only one of the two has the entry in the log."""
    first = NINE._replace(original="20261117T0800Z")
    for named, other in ((NINE, first), (first, NINE)):
        found = proposals([named, other], imported([named]))
        assert (found.already_there, reasons(found)) == (1, {"a": Reason.DUPLICATE})
        moved = other._replace(start=at(17, "14:00"), end=at(17, "15:00"))
        found = proposals([named._replace(marks=(Reason.CANCELLED,)), moved], imported([named]))
        assert ([one.reason for one in found.gone], len(found.proposed), found.moved) == ([Reason.CANCELLED], 1, ())


def test_an_older_export_makes_no_copies() -> None:
    """Where an event was once, another one may be now."""
    log = imported([TEN._replace(version=(1, ""))])
    found = proposals([NINE, NINE._replace(uid="b")], log)
    assert (found.already_there, [one.event.uid for one in found.proposed]) == (1, ["b"])


def test_proposals_are_in_the_order_of_days_and_times() -> None:
    """What has no clock times comes last in its day."""
    events = [
        event("d", 18, "08:00", "09:00"),
        all_day("c", 17, "Visit"),
        event("b", 17, "10:00", "12:00"),
        event("a", 17, "10:00", "11:00"),
    ]
    found = proposals(events, include=[Reason.ALL_DAY])
    assert [one.event.uid for one in found.proposed] == ["a", "b", "c", "d"]


def test_what_the_reader_counted_is_in_the_sum() -> None:
    """Events outside the period, and those that can't be read, came in too."""
    found = proposals([NINE, NINE._replace(uid="b"), event("c", 17, "12:00", "13:00", "Lunch")], outside=5, unread=2)
    assert (len(found.proposed), len(found.skipped), found.events) == (1, 2, 10)


def test_five_thousand_events_in_a_long_log_take_no_quadratic_time() -> None:
    """A year's events, all overlapping and all in the log but one in ten: each is looked at once, not against all."""
    calls: list[str] = []

    def counting(event: Event) -> Any:
        calls.append(event.uid)
        return MEETING

    day = at(1, "08:00")
    events = [
        Event(f"u{n}", start=day + timedelta(minutes=n), end=day + timedelta(minutes=n + 300), summary=f"m{n}")
        for n in range(5000)
    ]
    log = [
        Entry(f"e{n}", "office", one.start, one.end, source=source_of(one, Stamp(one.start, None, 300), "ics"))
        for n, one in enumerate(events)
        if n % 10 and one.start
    ]
    found = proposals(events, log, take=counting, now=NOW)
    assert (found.already_there, len(found.proposed), len(calls)) == (4500, 500, 500)
