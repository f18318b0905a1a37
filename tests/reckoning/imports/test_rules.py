"""Which rule takes an event: a table of conditions, and the first budget's rules on titles as leaders write them."""

from typing import Any, Literal
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtime.formats.budget_rules import parse_rules
from leadtime.formats.budget_toml import parse_budget
from leadtime.formats.templates import template
from leadtime.model.errors import BadData
from leadtime.model.event import Event
from leadtime.model.rule import Rule
from leadtime.reckoning.imports import rules
from leadtime.reckoning.imports.rules import LONGEST, expression_in, first_rule, search

EVENT = Event(
    "uid",
    summary="Besök: Elineberg school",
    location="Elinebergsvägen 2\nHelsingborg",
    calendar="Work",
    categories=("Visits", "Red category"),
    organizer="Eva.Ek@example.se",
    attendees=5,
)


def takes(rule: Rule, event: Event = EVENT) -> bool:
    """Whether the rule alone takes the event."""
    return first_rule([rule])(event) is rule


CONDITIONS: list[tuple[dict[str, Any], bool]] = [
    # a part of the text, capitals or not
    ({"summary": ("elineberg",)}, True),
    ({"summary": ("BESÖK",)}, True),
    ({"summary": ("Berga",)}, False),
    ({"summary": (".",)}, False),  # a sign of regular expressions is a sign
    ({"summary": ("/",)}, False),
    # a regular expression
    ({"summary": (r"/^besök\b/",)}, True),
    ({"summary": (r"/\bschool$/",)}, True),
    ({"summary": (r"/^school/",)}, False),
    ({"summary": (r"/\bELINE\b/",)}, False),
    ({"location": (r"/vägen \d/",)}, True),
    # any of several
    ({"summary": ("nothing", "school")}, True),
    ({"summary": ("nothing", "/not a thing/")}, False),
    ({"categories": ("red",)}, True),
    ({"categories": ("/^visits$/",)}, True),
    ({"categories": ("/visits.*red/",)}, False),  # each category by itself
    ({"calendar": ("work",)}, True),
    ({"calendar": ("home",)}, False),
    ({"organizer": ("eva.ek@",)}, True),
    ({"organizer": ("adam",)}, False),
    ({"attendees_at_least": 5}, True),
    ({"attendees_at_least": 6}, False),
    # every condition must hold
    ({"summary": ("school",), "location": ("helsingborg",), "attendees_at_least": 2}, True),
    ({"summary": ("school",), "location": ("malmö",), "attendees_at_least": 2}, False),
    ({"summary": ("school",), "calendar": ("work",), "attendees_at_least": 9}, False),
]


@pytest.mark.parametrize(("conditions", "holds"), CONDITIONS, ids=[str(one) for one, _ in CONDITIONS])
def test_a_condition(conditions: dict[str, Any], holds: bool) -> None:
    """What each kind of condition takes, and what it leaves."""
    assert takes(Rule(1)._replace(**conditions), EVENT) is holds


@pytest.mark.parametrize("name", ["summary", "location", "calendar", "organizer", "categories"])
def test_a_text_that_is_not_there(name: str) -> None:
    """An event without it fits no condition on it."""
    condition: dict[str, Any] = {name: ("a",)}
    assert not takes(Rule(1)._replace(**condition), Event("uid"))


def test_the_first_that_fits() -> None:
    """In the order of the rules; None where none fits."""
    rules = [Rule(1, ("lunch",)), Rule(2, ("school",)), Rule(3, ("elineberg",))]
    assert first_rule(rules)(EVENT) is rules[1]
    assert first_rule(rules[:1])(EVENT) is None
    assert first_rule([])(EVENT) is None


@pytest.mark.parametrize("pattern", ["verksamhetsbesök", r"/samhetsbesök\b/", normalize("NFD", "Verksamhetsbesök")])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_an_accent_written_in_two_ways(pattern: str, form: Literal["NFC", "NFD"]) -> None:
    """A Mac may write an `ö` as an `o` with dots over it; to a reader it is the same."""
    assert takes(Rule(1, (pattern,)), Event("uid", summary=normalize(form, "Verksamhetsbesök Elineberg")))


def test_a_long_text_is_cut() -> None:
    """No pattern meets more than the first thousand characters, whatever stands behind them."""
    assert takes(Rule(1, ("visit",)), Event("uid", summary="x" * (LONGEST - 5) + "visit" + "x" * 5_000_000))
    assert not takes(Rule(1, ("visit",)), Event("uid", summary="x" * (LONGEST - 4) + "visit"))
    assert not takes(Rule(1, ("/visit$/",)), Event("uid", summary="x" * LONGEST + "visit"))


LATIN = st.characters(max_codepoint=0x24F)  # beyond, capitals and accents have stranger relations


@given(st.text(LATIN, max_size=30), st.text(LATIN, min_size=1, max_size=10), st.text(LATIN, max_size=30))
def test_a_part_of_a_text_is_found(before: str, part: str, after: str) -> None:
    """Law: a text fits each part of itself, in capitals as in small letters, unless it looks like an expression."""
    if expression_in(part) is None and normalize("NFC", before + part + after).count(normalize("NFC", part)):
        assert takes(Rule(1, (part,)), Event("uid", summary=before + part + after))
        assert takes(Rule(1, (part.casefold(),)), Event("uid", summary=before + part + after))


@pytest.mark.parametrize(
    ("pattern", "expression"), [("/a/", "a"), ("//", ""), ("/", None), ("/a", None), ("a/", None), ("", None)]
)
def test_what_is_an_expression(pattern: str, expression: str | None) -> None:
    """What stands between two slashes; one slash is a slash."""
    assert expression_in(pattern) == expression


def test_what_is_no_expression() -> None:
    """It says what is wrong."""
    with pytest.raises(ValueError, match="missing \\)"):
        search("(")


def test_an_expression_that_never_ends_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """A repeat inside a repeat takes for ever on a harmless title: the rule is named, and where it stands."""
    monkeypatch.setattr(rules, "PATIENCE", 0.05)
    take = first_rule([Rule(3, summary=("/^(a|aa)+$/",), category="visits", line=45)])
    title = "a" * 60 + "b"
    with pytest.raises(BadData) as refusal:
        take(Event("a", summary=title))
    assert refusal.value.message == f'rule 3, in line 45 of the budget, takes too long to try on "{title[:60]}"'
    assert "a repeat inside a repeat" in refusal.value.hint


TITLES = [
    # visits
    ("Verksamhetsbesök Elineberg", "visits"),
    ("Studiebesök på Rosengårdens bibliotek", "visits"),
    ("Besök: hemtjänsten Norr", "visits"),
    ("Oanmält besök äldreboendet Björkhaga", "visits"),
    ("Arbetsplatsbesök gata/park", "visits"),
    ("Visit to Elineberg school", "visits"),
    ("Visit Birch Court", "visits"),
    ("School visit", "visits"),
    ("Site visit: north depot", "visits"),
    ("Besöksnäringsstrategi", None),
    ("Visitor statistics", None),
    # meetings
    ("Ledningsgrupp", "meetings"),
    ("Utökad koncernledningsgrupp, budget", "meetings"),
    ("LG", "meetings"),
    ("Management team", "meetings"),
    ("APT kansliet", "meetings"),
    ("Captain's farewell", None),
    ("Chapter 3, draft", None),
    ("Public works", None),
    ("Helg", None),
    ("1:1 Karin", "meetings"),
    ("Karin / Johan 1:1", "meetings"),
    ("Buss 11:15 Rådhuset", None),
    ("One-to-one with Priya", "meetings"),
    ("Medarbetarsamtal Eva", "meetings"),
    ("Lönesamtal", "meetings"),
    ("Socialnämnden", "meetings"),
    ("Barn- och utbildningsnämnd", "meetings"),
    ("Kommunfullmäktige", "meetings"),
    ("KS", "meetings"),
    ("KSAU beredning", "meetings"),
    ("Kommunstyrelsen", "meetings"),
    ("City council", "meetings"),
    ("Audit committee", "meetings"),
    ("Dashboard review", None),
    ("Onboarding", None),
    ("Styrelsemöte Visit Helsingborg", "meetings"),
    ("Avstämning HR", "meetings"),
    ("Weekly check-in", "meetings"),
    ("Mötesplats Söder, underlag", None),
    ("Rekrytering: förvaltningschef", "meetings"),
    ("Interview, candidate for head of schools", "meetings"),
    ("Intervju kandidat socialchef", "meetings"),
    # lunch
    ("Lunch", "lunch"),
    ("lunch med Anna", "lunch"),
    ("Lunchmöte med rektorerna", "meetings"),
    ("Lunch meeting with the mayor", "meetings"),
    ("Lunchbox supplier", None),
    # travel
    ("Resa till Stockholm", "travel"),
    ("Tåg Helsingborg-Malmö 07:11", "travel"),
    ("Train to Bristol", "travel"),
    ("Travel time", "travel"),
    ("Train the trainer", None),
    ("Resebidrag, underlag", None),
    # communication
    ("Sociala medier: veckans hjälte", "communication/social"),
    ("LinkedIn", "communication/social"),
    ("Lyfta goda exempel", "communication/social"),
    ("Lyftanordning, upphandling", None),
    ("Presskonferens budget", "communication"),
    ("Press conference: floods", "communication"),
    ("Intervju Helsingborgs Dagblad", "communication"),
    ("Interview with Radio 4", "communication"),
    ("Pressure ulcers review", None),
    # office
    ("Mejl", "office"),
    ("E-post", "office"),
    ("Focus time", "office"),
    ("Mötesfri eftermiddag", "office"),
    ("Meeting-free afternoon", "office"),
    # left out
    ("Canceled: Weekly check-in", "cancelled"),
    ("Cancelled: School visit", "cancelled"),
    ("Avbokad: Ledningsgrupp", "cancelled"),
    ("Inställt: APT", "cancelled"),
    ("INSTÄLLD Studiebesök", "cancelled"),
    ("Inställning till vinstuttag", None),
    ("Privat", "private"),
    ("Private appointment", "private"),
    ("Tandläkare", "private"),
    ("Läkarbesök", "private"),
    ("Privata vårdgivare", None),
    ("Private schools dialogue", None),
    # nothing tells
    ("Budget", None),
    ("", None),
]


@pytest.mark.parametrize(("title", "expected"), TITLES, ids=[title for title, _ in TITLES])
def test_a_title_by_the_rules_of_the_first_budget(title: str, expected: str | None) -> None:
    """The category, or why it is left out; None for what it would be wrong to take."""
    text = template("municipal-director")
    sorting, _ = parse_rules(text, "budget.toml", parse_budget(text, "budget.toml")[0])
    taken = first_rule(sorting.rules)(Event("uid", summary=title))
    assert (taken.category or taken.skip if taken else None) == expected
