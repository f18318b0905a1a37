"""What a change of the promises is answered with."""

from datetime import date, datetime

import pytest

from leadtime.model.promise import Promise
from leadtime.view.promised import changed, closed, of_another, promised, reopened, same_again, stands

NOW = datetime.fromisoformat("2026-11-27T13:00:00+01:00")
LIFT = Promise("k7d2m9qa", date(2026, 11, 27), "schools/elineberg", "A new lift")


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (LIFT, "Promised schools/elineberg (k7d2m9qa): A new lift."),
        (LIFT._replace(what="A new lift."), "Promised schools/elineberg (k7d2m9qa): A new lift."),
        (LIFT._replace(what="Paint it?"), "Promised schools/elineberg (k7d2m9qa): Paint it?"),
        (
            LIFT._replace(what="A new lift.", due=date(2026, 12, 4)),
            "Promised schools/elineberg (k7d2m9qa): A new lift, due Friday 4 December.",
        ),
        (
            LIFT._replace(date=date(2026, 11, 23), due=date(2027, 1, 4), owner="the caretaker"),
            "Promised schools/elineberg on Monday 23 November (k7d2m9qa): "
            "A new lift, due Monday 4 January 2027; the caretaker sees to it.",
        ),
        (
            LIFT._replace(date=date(2026, 11, 26), due=date(2026, 11, 27)),
            "Promised schools/elineberg yesterday (k7d2m9qa): A new lift, due today.",
        ),
    ],
)
def test_a_promise_that_was_given(one: Promise, said: str) -> None:
    """Says to whom, what, by when and who sees to it; and the day it was given on, if that is not today."""
    assert promised(one, NOW) == said


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (LIFT._replace(done=date(2026, 12, 9)), "Done after 12 days (k7d2m9qa): A new lift."),
        (LIFT._replace(done=date(2026, 11, 28)), "Done after 1 day (k7d2m9qa): A new lift."),
        (LIFT._replace(dropped=date(2026, 11, 27)), "Dropped on the same day (k7d2m9qa): A new lift."),
        (LIFT._replace(dropped=date(2029, 11, 27)), "Dropped after 1,096 days (k7d2m9qa): A new lift."),
    ],
)
def test_one_that_was_closed(one: Promise, said: str) -> None:
    """Says how long it took."""
    assert closed([one]) == [said]


def test_one_that_is_open_again() -> None:
    """Says when it is due, though that is over."""
    one = LIFT._replace(due=date(2026, 11, 4))
    assert reopened([one, LIFT], NOW) == [
        "Open again (k7d2m9qa): A new lift, due Wednesday 4 November.",
        "Open again (k7d2m9qa): A new lift.",
    ]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "Left the promise to schools/elineberg as it was (k7d2m9qa): nothing is different."),
        (
            {"owner": "the caretaker"},
            "Changed the promise to schools/elineberg (k7d2m9qa): owner none → the caretaker.",
        ),
        (
            {"due": date(2026, 12, 4)},
            "Changed the promise to schools/elineberg (k7d2m9qa): due none → Friday 4 December.",
        ),
        (
            {"unit": "care/seaview", "what": "Two lifts", "due": date(2027, 1, 4)},
            "Changed the promise to care/seaview (k7d2m9qa): unit schools/elineberg → care/seaview, "
            'what "A new lift" → "Two lifts", due none → Monday 4 January 2027.',
        ),
    ],
)
def test_one_that_was_changed(fields: dict[str, object], said: str) -> None:
    """Says each field that is another now, before and after."""
    assert changed(LIFT, LIFT._replace(**fields), NOW) == said  # type: ignore[arg-type]  # any field


def test_a_field_that_was_taken_away() -> None:
    """Becomes none."""
    one = LIFT._replace(owner="HR", due=date(2026, 11, 27))
    assert (
        changed(one, LIFT, NOW)
        == "Changed the promise to schools/elineberg (k7d2m9qa): owner HR → none, due today → none."
    )


@pytest.mark.parametrize(
    ("number", "overdue", "said"),
    [
        (0, 0, "No promise is open."),
        (1, 0, "1 promise is open."),
        (1, 1, "1 promise is open, and overdue."),
        (2, 2, "2 promises are open, all overdue."),
        (3, 1, "3 promises are open, 1 overdue."),
        (1200, 1100, "1,200 promises are open, 1,100 overdue."),
    ],
)
def test_how_many_are_open(number: int, overdue: int, said: str) -> None:
    """In a sentence."""
    assert stands(number, overdue) == said


def test_what_may_be_a_slip() -> None:
    """The same promise again, and an entry that is about others."""
    assert same_again("p1") == "The same is promised already (p1): `leadtime undo` takes this one back."
    assert of_another("k1", "care/seaview") == "The entry k1 is about care/seaview, and not about this unit."
    assert of_another("k1", "") == "The entry k1 names no unit."
