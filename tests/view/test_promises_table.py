"""The promises on the screen: whole screens of a small organisation and a large one, and each part by itself."""

from datetime import date, timedelta

import pytest
from tests.reckoning.made_visits import QUARTER, TODAY
from tests.view.golden_text import assert_golden
from tests.view.shown import shown, shown_at

from leadtime.model.period import Period
from leadtime.model.promise import Promise
from leadtime.model.unit import Organisation, Unit
from leadtime.reckoning import promises as reckoning
from leadtime.reckoning.naming import short_ids
from leadtime.reckoning.promise_values import Promises
from leadtime.reckoning.units import UnitsThen
from leadtime.view.console import Page
from leadtime.view.promises_table import EMPTY, promises

WHATS = (
    "A second lift in the kitchen",
    "New chairs",
    "An answer about the schedule of the night patrol, and who covers for whom over the holidays",
    "Paint for the fence [b]",
)
OWNERS = ("", "head of property", "HR", "")
UNITS = ("schools/elineberg", "care-homes/birch-court", "preschools/planteringen", "depots/raus")


def made(number: int) -> list[Promise]:
    """So many promises, from the day before yesterday backwards, three of five closed and each seventh dropped."""
    found = []
    for place in range(number):
        given = TODAY - timedelta(days=2 + 3 * place)
        due = given + timedelta(days=(7, 30, 14)[place % 3]) if place % 4 else None
        one = Promise(f"{'abcdefgh'[place % 8]}{place:04}xyz", given, UNITS[place % 4], WHATS[place % 4])
        one = one._replace(owner=OWNERS[place % 4], due=due)
        end = given + timedelta(days=place % 20)
        if place % 5 < 3:
            one = one._replace(dropped=end) if place % 7 == 6 else one._replace(done=min(end, TODAY))
        found.append(one)
    return found[::-1]


def of(found: list[Promise], period: Period | None = None, at: date = TODAY, within: str = "") -> Promises:
    """As they stand on a day."""
    return reckoning.promises(found, UnitsThen(Organisation(tuple(map(Unit, UNITS))), at), period, within)


def screen(
    number: int,
    width: int,
    period: Period | None = None,
    *,
    only_open: bool = False,
    whole: bool = True,
    every: bool = False,
) -> str:
    """The promises on a terminal of that width."""
    found, short = made(number), short_ids(made(number))
    value = of(found, period)
    return shown_at(width, lambda page: promises(value, short, page, only_open=only_open, whole=whole, every=every))


@pytest.mark.parametrize("width", [80, 120])
def test_the_screen_of_some_promises(width: int) -> None:
    """The open ones, the last five that were closed, and a row for each quarter; what is wide is folded."""
    text = screen(16, width)
    assert_golden(f"promises-16-{width}", text)
    assert max(map(len, text.splitlines())) <= width


@pytest.mark.parametrize("width", [80, 120])
def test_the_screen_of_many_promises(width: int) -> None:
    """Ends where it is enough, and says how to see the others."""
    text = screen(300, width, whole=False)
    assert_golden(f"promises-300-{width}", text)
    assert max(map(len, text.splitlines())) <= width


def test_a_long_list_ends_early_only_on_a_terminal() -> None:
    """Forty of the open ones; all of them where the list is to be whole, and of the closed ones with `every`."""
    assert "80 more open; --all shows them.\n" in screen(300, 120, whole=False)
    assert "175 more closed before; --all shows them.\n" in screen(300, 120, whole=False)
    assert "more open" not in screen(300, 120)
    assert "175 more closed before" in screen(300, 120)
    assert "more" not in screen(300, 120, every=True)
    in_period = screen(300, 120, Period(date(2024, 1, 1), date(2027, 1, 1)), whole=False)
    assert "140 more closed before; --all shows them.\n" in in_period
    assert "more closed" not in screen(300, 120, Period(date(2024, 1, 1), date(2027, 1, 1)))


def test_only_the_open_ones() -> None:
    """Without what was closed, and without figures."""
    text = screen(16, 200, only_open=True)
    assert "closed" not in text and "given in" not in text
    assert text.count("\n") == 10


def test_a_pipe_cuts_and_folds_nothing() -> None:
    """Each promise is one line, however long."""
    found = made(16)
    text = shown(promises(of(found), short_ids(found), Page(folds=False)))
    assert "An answer about the schedule of the night patrol, and who covers for whom over the holidays  HR" in text


@pytest.mark.parametrize(
    ("period", "at", "within", "title"),
    [
        (None, TODAY, "", "Promises, Friday 27 November 2026"),
        (None, TODAY, "schools", "Promises to schools, Friday 27 November 2026"),
        (QUARTER, TODAY, "", "Promises, Quarter 4 2026, as of Friday 27 November 2026"),
        (
            Period(date(2026, 7, 1), date(2026, 10, 1)),
            date(2026, 9, 30),
            "depots",
            "Promises to depots, Quarter 3 2026",
        ),
    ],
)
def test_the_title(period: Period | None, at: date, within: str, title: str) -> None:
    """Says to whom, of which period, and as of when where that is not its end."""
    value = of(made(16), period, at, within)
    assert shown(promises(value, {}, Page(), unit=within)).splitlines()[0] == title


def test_nothing() -> None:
    """Says how to begin; of a period or a unit, that there is none."""
    assert shown(promises(of([]), {}, Page())) == f"{EMPTY}\n"
    assert shown(promises(of([], QUARTER), {}, Page())) == (
        "Promises, Quarter 4 2026, as of Friday 27 November 2026\nNo promise is open.\n\n"
        "None was closed in the quarter.\n"
    )
    assert shown(promises(of([], within="depots"), {}, Page(), unit="depots")).splitlines()[1:] == [
        "No promise is open."
    ]


def test_what_was_dropped_is_told_from_what_was_done() -> None:
    """By a word, and by plain signs where the others can't be printed."""
    found = [
        Promise("p1", date(2026, 11, 2), "depots/raus", "x", done=date(2026, 11, 4)),
        Promise("p2", date(2026, 11, 2), "depots/raus", "x", dropped=date(2026, 11, 3)),
    ]
    text = shown_at(80, lambda page: promises(of(found), short_ids(found), page), "ascii")
    assert "p1  depots/raus  x         4 Nov     2  + done\n" in text
    assert "p2  depots/raus  x         3 Nov     1  x dropped\n" in text


def test_text_from_people_is_data() -> None:
    """No escape reaches the terminal, and no bracket is markup."""
    one = Promise("\x1b[1m", date(2026, 11, 2), "a\u202e", "\x1b[31m [b]red[/b]", "HR\x07")
    for width in (60, 200):
        text = shown_at(width, lambda page: promises(of([one], within="a\u202e"), {}, page, unit="a\u202e"))
        assert "\x1b" not in text and "\u202e" not in text and "\x07" not in text
        assert "[b]red[/b]" in text
