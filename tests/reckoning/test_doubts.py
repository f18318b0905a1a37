"""What is suspicious, entry by entry, all of it and in the order of the log."""

from tests.reckoning.made import at, away, budget, clock, spent

from leadtime.reckoning.doubts import absence_doubts, doubts

NOW = at(20, "12:00")
BUDGET = budget(categories="visits office communication/social")


def found(*entries: object) -> list[tuple[int, str]]:
    """The number of each suspicious entry, with what is suspicious."""
    return [(doubt.number, doubt.message) for doubt in doubts(BUDGET, entries, NOW)]  # type: ignore[arg-type]  # entries


def test_a_usual_week_has_none() -> None:
    """Entries that touch, a night, a whole category, a timer of this morning."""
    assert (
        found(
            clock("visits", 16, "09:00", "10:00"),
            clock("communication", 16, "10:00", "24:00"),
            spent("office", 17, 480),
            clock("office", 20, "08:00"),
        )
        == []
    )


def test_all_are_said_however_many() -> None:
    """And not only the first few, as a report does."""
    assert len(found(*(clock("visits", 16, "09:00", "10:00") for _ in range(30)))) == 29 + 1
    # 29 overlap with the first; and with the 25th the day has more than 24 hours


def test_a_day_that_one_entry_fills_alone() -> None:
    """Is said as the length of that entry, and not as a sum of several."""
    messages = [message for _, message in found(spent("visits", 16, 1500, id="k7"), spent("visits", 17, 5))]
    assert messages == [
        "visits (k7) on 2026-11-16 is longer than 24 hours",
        "More than 24 hours are logged on 2026-11-16",
    ]


def test_an_unknown_category_is_said_once() -> None:
    """At its first entry, with how many more there are."""
    assert found(*(spent("vists", day, 5) for day in (16, 17, 18)), spent("ofice", 16, 5)) == [
        (0, "the budget does not know the category vists of this entry, nor of 2 more"),
        (3, "the budget does not know the category ofice of this entry"),
    ]


def test_a_budget_without_categories_knows_all() -> None:
    """There is nothing that they could be a slip of."""
    assert doubts(budget(), [spent("vists", 16, 5)], NOW) == []


def test_a_value_that_is_not_listed() -> None:
    """Said as it is in the report."""
    from leadtime.model.budget import Dimension

    made = BUDGET._replace(dimensions=(Dimension("audience", ("staff",)),))
    entry = spent("visits", 16, 5, dimensions=(("audience", "stuff"),), id="k7")
    (doubt,) = doubts(made, [entry], NOW)
    assert doubt.message == "visits (k7) on 2026-11-16 has audience stuff, which is not one that the budget lists"
    assert doubt.hint == "leadtime edit k7 --help"


def test_absences() -> None:
    """An id names one of them; a whole day is away once; parts of a day add up."""
    apart = [away(16, 17)._replace(id="a"), away(18, 18, 60)._replace(id="b"), away(18, 18, 90)._replace(id="c")]
    assert absence_doubts(apart) == []
    at_fault = [away(16, 17), away(17, 17, 60), away(20, 20)._replace(id="")]
    assert [(doubt.number, doubt.message) for doubt in absence_doubts(at_fault)] == [
        (1, "another absence has the id a1 too"),
        (1, "a day of this absence is vacation already"),
        (2, "the absence has no id"),
    ]
