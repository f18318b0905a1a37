"""The answer of `recognise` in words: what was understood, and where the quarter stands."""

import pytest
from tests.reckoning.made_lifts import NOW, OCTOBER, SCHOOLS, lift, value_of

from leadtime.model.recognition import Recognition
from leadtime.model.unit import Organisation
from leadtime.view.recognised import changed, of_another, ordinal, recognised, same_again, stands, unlisted


@pytest.mark.parametrize(
    ("made", "label", "said"),
    [
        (lift(27), "Elineberg", "Recognised Elineberg (schools/elineberg) today (r1)."),
        (lift(26, "raus"), "", "Recognised raus yesterday (r1)."),
        (
            lift(3, behaviour="helps others")._replace(channel="instagram"),
            "Elineberg",
            "Recognised Elineberg (schools/elineberg) for “helps others” on Tuesday 3 November, on instagram (r1).",
        ),
        (lift("2025-12-31", "raus"), "", "Recognised raus on Wednesday 31 December 2025 (r1)."),
    ],
)
def test_what_was_understood(made: Recognition, label: str, said: str) -> None:
    """Unit with its label, behaviour, day and channel; what they did is the writer's own, and not repeated."""
    assert recognised(made._replace(id="r1"), label, NOW) == said


@pytest.mark.parametrize(
    ("others", "unit", "said"),
    [
        ([], "schools/elineberg", "The first lift of Elineberg this month; 2 units have none."),
        ([lift(3), lift(4)], "schools/elineberg", "The third lift of Elineberg this month; 2 units have none."),
        ([lift(3)], "schools", "The second lift of schools this month; 2 units have none."),
        (
            [lift(3), lift(4, "schools/seaview")],
            "schools/elineberg",
            "The second lift of Elineberg this month; 1 unit has none.",
        ),
        (
            [lift(3, "schools/seaview"), lift(3, "libraries/raus")],
            "schools/elineberg",
            "The first lift of Elineberg this month; every unit has one.",
        ),
        ([], "gone", ""),
    ],
)
def test_where_it_stands(others: list[Recognition], unit: str, said: str) -> None:
    """How many lifts the unit has, its parts with it, and how many units nobody lifted."""
    made = lift(5, unit)
    assert stands(value_of([*others, made]), made.id, NOW) == said


def test_where_another_period_stands() -> None:
    """Is told by its name."""
    made = lift("2026-10-05")
    said = "The first lift of Elineberg in October 2026; 2 units have none."
    assert stands(value_of([made], period=OCTOBER), made.id, NOW) == said


def test_where_it_stands_without_units() -> None:
    """Nobody knows who had none."""
    made = lift(5, "raus")
    assert stands(value_of([made], organisation=Organisation()), made.id, NOW) == "The first lift of raus this month."
    assert SCHOOLS.units


@pytest.mark.parametrize(
    ("number", "word"),
    [
        (1, "first"),
        (10, "tenth"),
        (11, "11th"),
        (12, "12th"),
        (13, "13th"),
        (21, "21st"),
        (22, "22nd"),
        (33, "33rd"),
        (44, "44th"),
        (111, "111th"),
        (121, "121st"),
    ],
)
def test_ordinals(number: int, word: str) -> None:
    """In words up to ten."""
    assert ordinal(number) == word


def test_what_may_be_a_slip() -> None:
    """The same again, and an entry that is about others, are said and never refused."""
    assert same_again("") == ""
    assert same_again("r1") == "The same is there already (r1): `leadtime undo` takes this one back."
    assert of_another("e1", ()) == "The entry e1 names no unit."
    assert of_another("e1", ("a", "b")) == "The entry e1 is about a, b, and not about this unit."


def test_what_a_lift_became() -> None:
    """Field by field, before and after; what is empty is none, and a day near is told as such."""
    old = lift(3, behaviour="helps others")._replace(id="r1")
    assert changed(old, old, NOW) == "Left the lift of schools/elineberg as it was (r1): nothing is different."
    new = old._replace(
        date=lift(26).date, unit="raus", what="Sang!", behaviour="", channel="intranet", url="https://x.example/1"
    )
    assert changed(old, new, NOW) == (
        "Changed the lift of raus (r1): unit schools/elineberg → raus, date Tuesday 3 November → yesterday, "
        'what "Built a garden" → "Sang!", behaviour helps others → none, channel none → intranet, '
        "url none → https://x.example/1."
    )


def test_a_behaviour_that_is_not_listed() -> None:
    """How it is listed is said."""
    assert unlisted("helps") == (
        "The budget lists no behaviours, so “helps” is taken as it is; "
        'a [[behaviour]] with name = "helps" in budget.toml lists it.'
    )
