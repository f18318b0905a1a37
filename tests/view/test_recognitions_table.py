"""The recognitions on the screen: whole screens with 12 and with 500 units, and each sentence by itself."""

from datetime import timedelta

import pytest
from tests.reckoning.made_lifts import NOVEMBER, SCHOOLS, lift, on, value_of, visit
from tests.view.golden_text import assert_golden
from tests.view.shown import shown, shown_at

from leadtime.model.entry import Entry
from leadtime.model.recognition import Recognition
from leadtime.model.unit import Behaviour, Organisation, Unit
from leadtime.reckoning.recognition_values import Recognitions
from leadtime.view.console import Page
from leadtime.view.recognitions_table import figures, lifted, lifts, recognitions, remarks

PARTS = ("schools", "preschools", "care-homes", "libraries")
NAMES = ("Elineberg", "Seaview", "Birch Court", "Harbour", "Oak Lane")


def made(number: int) -> Recognitions:
    """So many units in four parts, the lifts of a month mostly to a few, and visits, most of them not told of."""
    units = [Unit("schools", "Schools")]
    for one in range(number):
        label = f"{NAMES[one // 4 % 5]}{f' {one // 20 + 1}' if one >= 20 else ''}"
        units.append(Unit(f"{PARTS[one % 4]}/{label.lower().replace(' ', '-')}", label, 10 + 7 * one % 50))
    behaviours = (Behaviour("helps others"), Behaviour("new", "Tries something new"), Behaviour("takes responsibility"))
    lifted_units = [units[1 + place].name for place in (0, 0, 4, 1, 0, 8, 9, 4)]
    given = [
        lift(3 * day + 2, unit, ("helps others", "new", "")[day % 3])._replace(id=f"r{day}")
        for day, unit in enumerate(lifted_units)
    ]
    visits = [visit(day, units[day % 12 + 1].name, entry=f"v{day}") for day in range(1, 28, 2)]
    return value_of(
        [*given, lift("2026-06-01", "libraries/harbour")], visits, Organisation(tuple(units), (), behaviours)
    )


@pytest.mark.parametrize("number", [12, 500])
@pytest.mark.parametrize("width", [80, 120])
def test_the_screens(number: int, width: int) -> None:
    """Calm with 500 units: those with lifts and the large ones, the others of each part in one row."""
    text = shown_at(width, lambda page: recognitions(made(number), page, whole=False))
    assert_golden(f"recognitions-{number}-{width}", text)
    assert max(map(len, text.splitlines())) <= width
    assert len(text.splitlines()) < 50


def test_which_units_are_worth_naming() -> None:
    """Five of each whole that were lifted or have a twentieth of the people; one alone is no "1 more"."""
    large = Unit("depots/large", headcount=300)
    units = [large, *(Unit(f"schools/s{number}", headcount=10) for number in range(28)), Unit("depots/small")]
    given = [lift(3, f"schools/s{number}") for number in range(7)]
    value = value_of(given, organisation=Organisation((*units, Unit("raus", headcount=1))))
    names = [line.split("  ", 1)[0] if line[0] != " " else line.split()[0] for line in _rows(value)]
    assert names == ["schools", "s0", "s1", "s2", "s3", "s4", "23", "depots", "large", "small", "raus"]


def _rows(value: Recognitions) -> list[str]:
    """The lines of the units."""
    text = shown_at(80, lambda page: recognitions(value, page, whole=False))
    return text.partition("days\n")[2].partition("The bar")[0].splitlines()


def test_a_pipe_has_all_of_it() -> None:
    """Every unit has its row."""
    text = shown(recognitions(made(500), Page(folds=False)))
    assert len(text.splitlines()) > 500
    assert " more " not in text.partition("behaviour")[0]


def test_a_plain_terminal() -> None:
    """Gets plain signs."""
    text = shown_at(120, lambda page: recognitions(made(12), page), "ascii")
    assert text.isascii()
    assert "The bar is the share of the lifts, | that of the people." in text


ONE = visit(20, "schools/elineberg")


@pytest.mark.parametrize(
    ("given", "visits", "said"),
    [
        ([lift(3)], [], ["The one lift came without a visit in the 14 days before."]),
        (
            [lift(20), lift(3, "schools/seaview")],
            [ONE],
            [
                "The 2 units that were lifted got equally many lifts.",
                "1 of 2 lifts came without a visit in the 14 days before.",
                "The one visit led to a lift.",
            ],
        ),
        ([], [ONE], ["The one visit led to no lift yet, and still has time: 14 days."]),
        ([], [ONE, visit(21, "libraries/raus")], ["2 of 2 visits led to no lift yet, and still have time: 14 days."]),
        ([], [visit(2, "libraries/raus")], ["The one visit led to no lift within 14 days."]),
        (
            [],
            [ONE, visit(2, "libraries/raus"), visit(3, "libraries/raus")],
            ["2 of 3 visits led to no lift within 14 days; 1 more still has time."],
        ),
        ([lift(21)], [ONE, visit(21, "schools/elineberg")], ["All 2 visits led to a lift."]),
    ],
)
def test_the_figures(given: list[Recognition], visits: list[Entry], said: list[str]) -> None:
    """A sentence for each that can be known."""
    assert figures(value_of(given, visits)) == said


def test_how_many_were_lifted() -> None:
    """Of how many; without units in the budget nobody knows of how many."""
    assert lifted(value_of()) == 'No lifts in this time. `leadtime recognise UNIT "what they did"` enters one.'
    assert lifted(value_of([lift(3)])) == "1 lift of 1 unit; 2 of 3 units had none."
    assert lifted(value_of([lift(3), lift(4)], organisation=Organisation())) == "2 lifts of 1 unit."


def test_no_row_has_a_share() -> None:
    """Without headcounts, where every lift is of a unit that nobody knows, there is nothing to draw."""
    units = Organisation((Unit("schools/elineberg"),))
    text = shown_at(80, lambda page: recognitions(value_of([lift(3, "gone")], organisation=units), page))
    assert "schools" in text and "█" not in text


def test_what_the_budget_lacks() -> None:
    """Is said with what to type."""
    assert remarks(value_of([lift(3)])) == []
    (by_log,) = remarks(value_of([lift(3)], organisation=Organisation()))
    assert by_log.startswith("The budget has no units")
    many = [lift(3, f"gone{number}") for number in range(7)]
    (unknown,) = remarks(value_of(many))
    assert unknown == (
        "Lifts of units that the budget does not know are in no row: gone0 (1), gone1 (1), gone2 (1), gone3 (1), "
        "gone4 (1) and 2 more. `leadtime unit add NAME` makes one known, with `--was` one that had the name before."
    )
    units = (*SCHOOLS.units, Unit("depots/north"))
    (headcount,) = remarks(value_of(organisation=Organisation(units)))
    assert headcount == (
        "1 unit has no headcount, and no part in the shares of people: `leadtime unit add NAME --headcount N`."
    )


def test_a_period_to_come() -> None:
    """Has its name, and nothing else yet."""
    period = NOVEMBER._replace(start=on(27) + timedelta(days=4), end=on(27) + timedelta(days=20))
    text = shown_at(80, lambda page: recognitions(value_of([lift(3)], period=period), page))
    assert text == "1-16 December 2026, which has not begun\n"


FULL = lift(3, behaviour="helps others", entry="e1")._replace(
    id="r1", channel="instagram", url="https://x.example/p/1", what="Built a garden with the pupils, all of them"
)


def test_one_by_one() -> None:
    """The oldest first; what is least needed makes way for what they did, and a pipe has all of it."""
    value = value_of([lift(9, "gone")._replace(id="r2"), FULL])
    assert shown(lifts(value, Page(folds=False))).splitlines() == [
        "id  day    unit               what they did                                behaviour     "
        "where                             entry",
        "r1  3 Nov  schools/elineberg  Built a garden with the pupils, all of them  helps others  "
        "instagram  https://x.example/p/1  e1",
        "r2  9 Nov  gone               Built a garden",
        "",
        "2 lifts. `leadtime edit ID` changes one, `leadtime remove ID` takes it out.",
    ]
    assert shown_at(80, lambda page: lifts(value, page)).splitlines() == [
        "id  day    unit               what they did",
        "r1  3 Nov  schools/elineberg  Built a garden with the pupils, all of them",
        "r2  9 Nov  gone               Built a garden",
        "",
        "2 lifts. `leadtime edit ID` changes one, `leadtime remove ID` takes it out.",
    ]
    assert shown_at(80, lambda page: lifts(value_of(), page)) == (
        "November 2026, as of Friday 27 November: no lifts.\n"
    )


def test_text_from_people_is_data() -> None:
    """Nothing of it steers the terminal or is taken for markup."""
    nasty = "[red]\x1b[31m\u202e"
    organisation = Organisation((Unit("raus", nasty, 5),), (), (Behaviour("sings", nasty),))
    one = FULL._replace(unit="raus", behaviour="sings", what=nasty, channel=nasty, url=nasty, entry=nasty)
    value = value_of([one, lift(4, behaviour="x" + nasty)], [visit(27, "raus", entry="v" + nasty)], organisation)
    assert value.stories
    for draw in (recognitions, lifts):
        text = shown(draw(value, Page(folds=False)))
        assert "\x1b" not in text
        assert "\u202e" not in text
        assert "[red]\\x1b[31m\\u202e" in text
