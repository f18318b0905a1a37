"""What is suspicious, entry by entry, all of it and in the order of the log."""

from datetime import date

from tests.reckoning.made import at, away, budget, clock, spent

from leadtime.model.promise import Promise
from leadtime.model.recognition import Recognition
from leadtime.model.unit import Behaviour
from leadtime.reckoning.doubts import absence_doubts, doubts, entries_not_there, few, unlisted_behaviours

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


def lift(day: int, behaviour: str = "", entry: str = "") -> Recognition:
    """A recognition of November."""
    return Recognition(f"r{day}", date(2026, 11, day), "schools", "Sang", behaviour, entry=entry)


def test_behaviours_that_are_not_listed() -> None:
    """Each once, with all that name it; what an alias or other capitals mean is listed, and none named is fine."""
    known = (Behaviour("helps others", "Kindness", ("kind",)), Behaviour("courage"))
    lifts = [lift(16, name) for name in ("helps", "Helps Others", "KIND", "", "helps", " ", "curage", "courage")]
    assert unlisted_behaviours(known, lifts) == [("helps", [0, 4]), ("curage", [6])]


def test_a_budget_that_lists_no_behaviours_knows_all() -> None:
    """There is nothing that they could be a slip of."""
    assert unlisted_behaviours((), [lift(16, "helps")]) == []


def test_entries_that_are_not_there() -> None:
    """Said of each lift and promise that names one, to the letter; those that name none are fine."""
    entries = [spent("visits", 17, 5, id="k7d2m9qa"), spent("visits", 16, 5, id="p3x8r4tz")]
    lifts = [lift(16), lift(17, entry="k7d2m9qa"), lift(18, entry="k7d2"), lift(19, entry="P3X8R4TZ")]
    assert [doubt[:2] for doubt in entries_not_there(entries, lifts, "recognition")] == [
        (2, "no entry has the id k7d2, which this recognition came of"),
        (3, "no entry has the id P3X8R4TZ, which this recognition came of"),
    ]
    promise = Promise("q", date(2026, 11, 16), "schools", "A lift", entry="gone")
    (doubt,) = entries_not_there(entries, [promise], "promise")
    assert doubt.message == "no entry has the id gone, which this promise came of"
    assert doubt.hint == "take the line out, or name an entry by the id that leadtime list shows"


def test_what_a_purge_has_taken_out_is_not_missed() -> None:
    """A promise that is still open outlives its visit: it is older than every entry there is."""
    lifts = [lift(15, entry="gone"), lift(16, entry="gone")]
    assert [doubt.number for doubt in entries_not_there([spent("visits", 16, 5)], lifts, "recognition")] == [1]
    assert entries_not_there([], lifts, "recognition") == []


def test_of_many_the_first_are_said() -> None:
    """Four are all said, for a line that counts one saves nothing; of five three, and where the next one is."""
    entries = [spent("visits", 16, 5)]
    found = [entries_not_there(entries, [lift(20, entry="gone")] * number, "recognition") for number in (4, 5)]
    assert [doubt.number for doubt in found[0]] == [0, 1, 2, 3]
    assert [doubt.number for doubt in found[1]] == [0, 1, 2, 3]
    assert found[0][3].message == "no entry has the id gone, which this recognition came of"
    assert found[1][3].message == "2 more recognitions name an entry that is not there, the next one here"
    assert few([], "nothing") == []
