"""The rules tried on events: what each took, what none took, most time first, and what was not tried."""

from datetime import date, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from leadtime.model.duration import Duration
from leadtime.model.event import Event, Reason
from leadtime.model.period import Period
from leadtime.model.rule import Rule
from leadtime.reckoning.imports.trial import Group, Taken, Trial, length, try_out

WINTER = timezone(timedelta(hours=1))
SUMMER = timezone(timedelta(hours=2))
NINE = datetime(2026, 11, 23, 9, tzinfo=WINTER)
LUNCH, VISIT, TRAVEL = Rule(1, ("lunch",), category="lunch"), Rule(2, ("visit",), category="visits"), Rule(3, ("trip",))


def event(summary: str, minutes: int, uid: str = "") -> Event:
    """An event of that length."""
    return Event(uid, start=NINE, end=NINE + timedelta(minutes=minutes), summary=summary)


def test_the_whole_trial() -> None:
    """Rules in their order, the one that took nothing too; what no rule took by its time, and not by its number."""
    events = [
        event("Visit Elineberg", 90),
        event("Budget", 30),
        event("Lunch", 45),
        event("budget ", 30),
        event("lunch", 60),
        event("Strategy day", 420),
        event("Visit Birch Court", 60),
    ]
    assert try_out(events, [LUNCH, VISIT, TRAVEL]) == Trial(
        taken=(
            Taken(LUNCH, 2, Duration(105), (Group("Lunch", 2, Duration(105)),)),
            Taken(
                VISIT,
                2,
                Duration(150),
                (Group("Visit Elineberg", 1, Duration(90)), Group("Visit Birch Court", 1, Duration(60))),
            ),
            Taken(TRAVEL),
        ),
        untaken=(Group("Strategy day", 1, Duration(420)), Group("Budget", 2, Duration(60))),
    )


def test_the_most_frequent_summaries_of_a_rule() -> None:
    """Three are shown, and how many others there are."""
    events = [event(f"lunch {number % 5}", 10 + number) for number in range(9)]
    taken = try_out(events, [LUNCH]).taken[0]
    summaries = [(group.summary, group.events) for group in taken.summaries]
    assert summaries == [("lunch 3", 2), ("lunch 2", 2), ("lunch 1", 2)]
    assert (taken.events, taken.more) == (9, 2)


def test_what_is_not_tried() -> None:
    """What its calendar says is no time, and what has none; each with its reason, in the order of the reasons."""
    events = [
        event("Lunch", 45)._replace(marks=(Reason.FREE,)),
        event("Lunch", 45)._replace(marks=(Reason.CANCELLED, Reason.FREE)),
        event("Lunch", 45)._replace(marks=(Reason.DECLINED,)),
        event("Lunch", 45)._replace(marks=(Reason.TENTATIVE,)),
        event("Lunch", 45)._replace(marks=(Reason.FREE,)),
        Event("", days=Period(date(2026, 11, 23), date(2026, 11, 24)), summary="Lunch"),
        event("Lunch", 24 * 60 + 1),
        event("Lunch", 0),
        Event("", date=date(2026, 11, 23), minutes=0, summary="Lunch"),
    ]
    found = try_out(events, [LUNCH])
    assert (found.taken, found.events) == ((Taken(LUNCH),), 0)
    assert found.left_out == (
        (Reason.CANCELLED, 1),
        (Reason.DECLINED, 1),
        (Reason.TENTATIVE, 1),
        (Reason.FREE, 2),
        (Reason.ALL_DAY, 1),
        (Reason.TOO_LONG, 1),
        (Reason.NO_LENGTH, 2),
    )


def test_a_whole_day_with_clock_times_is_tried() -> None:
    """Twenty-four hours are not longer than a day."""
    assert try_out([event("Night", 24 * 60)], []).untaken == (Group("Night", 1, Duration(1440)),)


def test_an_event_in_two_files() -> None:
    """It counts once, as its newest version says, wherever that stands; of equal ones the first."""
    old = event("Old", 60, "u")._replace(version=(1, ""), original="20261123T0800Z")
    new = old._replace(summary="New", end=NINE + timedelta(minutes=30), version=(2, ""))
    for events in ([old, new, new._replace(summary="Copy")], [new, old, new._replace(summary="Copy")]):
        found = try_out(events, [])
        assert found.untaken == (Group("New", 1, Duration(30)),)
        assert found.left_out == ((Reason.DUPLICATE, 2),)


def test_occurrences_of_a_series_are_no_duplicates() -> None:
    """Nor are records of a tracker that gives them no name."""
    series = [event("Weekly", 60, "u")._replace(original=original) for original in ("20261123T0800Z", "20261130T0800Z")]
    assert try_out([*series, event("Weekly", 60), event("Weekly", 60)], []).events == 4


def test_a_night_in_which_the_clocks_change() -> None:
    """The length is the true one: from 01:30 in summer time to 03:30 in winter time are three hours."""
    start, end = datetime(2026, 10, 25, 1, 30, tzinfo=SUMMER), datetime(2026, 10, 25, 3, 30, tzinfo=WINTER)
    assert length(Event("", start=start, end=end)) == Duration(180)


def test_a_duration_alone() -> None:
    """A record of another tracker may have no clock times."""
    found = try_out([Event("", date=date(2026, 11, 23), minutes=50, summary="Budget")], [])
    assert found.untaken == (Group("Budget", 1, Duration(50)),)


EVENTS = st.lists(
    st.builds(
        lambda summary, minutes, marks, uid: event(summary, minutes, uid)._replace(marks=marks),
        st.sampled_from(["lunch", "Visit", "trip", "budget", " Budget", ""]),
        st.sampled_from([-5, 0, 1, 45, 60, 1440, 1441]),
        st.sampled_from([(), (), (), (Reason.FREE,)]),
        st.sampled_from(["", "", "a", "b"]),
    ),
    max_size=12,
)


@given(EVENTS)
def test_every_event_is_somewhere(events: list[Event]) -> None:
    """Law: events in = taken + untaken + not tried; and the summaries of what no rule took add up to it."""
    found = try_out(events, [LUNCH, VISIT, TRAVEL])
    assert found.events + sum(number for _, number in found.left_out) == len(events)
    assert [one.time for one in found.untaken] == sorted((one.time for one in found.untaken), reverse=True)
    assert all(one.time for one in found.untaken)
