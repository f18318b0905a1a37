"""Posts as recognitions: the unit and the behaviour by what stands in them, and never a wrong unit by accident."""

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reckoning.imports.made_posts import NOW, ORGANISATION, post

from leadtime.model.period import Period
from leadtime.model.post import Post
from leadtime.model.recognition import Recognition
from leadtime.model.unit import Behaviour, Organisation, Unit
from leadtime.reckoning.imports.everyday import EVERYDAY
from leadtime.reckoning.imports.mentions import words_of
from leadtime.reckoning.imports.posts import Left, Line, Sorted, recognition, sort_posts
from leadtime.reckoning.imports.what_they_did import MOST_OF_WHAT

ELI, TÅGA, RÅÅ = "schools/elineberg", "schools/tågaborg", "schools/råå"


def one(text: str, day: date = date(2026, 11, 20), organisation: Organisation = ORGANISATION) -> Line:
    """What becomes of one post."""
    found = sort_posts([post(text, day)], organisation, (), NOW)
    (line,) = (*found.matched, *found.open)
    return line


@pytest.mark.parametrize(
    ("text", "unit", "said"),
    [
        # hashtags: capitals, dots and rings, accents, spaces, hyphens, underscores
        ("Tack! #Tågaborgsskolan", TÅGA, "#Tågaborgsskolan"),
        ("Tack! #tågaborgsskolan", TÅGA, "#tågaborgsskolan"),
        ("Tack! #TÅGABORGSSKOLAN", TÅGA, "#TÅGABORGSSKOLAN"),
        ("Tack! #TagaborgsSkolan", TÅGA, "#TagaborgsSkolan"),
        ("Tack! #tågaborg", TÅGA, "#tågaborg"),
        ("Tack! #Ta\u030agaborg", TÅGA, "#Tågaborg"),
        ("Great work #ElinebergSkola", ELI, "#ElinebergSkola"),
        ("Great work #elineberg_skola!", ELI, "#elineberg_skola"),
        ("Great work #BirchCourt", "care/birch-court", "#BirchCourt"),
        ("Great work #birch-court", "care/birch-court", "#birch-court"),
        ("Grattis #Råå_skola", RÅÅ, "#Råå_skola"),
        ("Grattis #RååSkola", RÅÅ, "#RååSkola"),
        ("Grattis #raaskola", RÅÅ, "#raaskola"),
        ("Tak til #Helsingør", "elsinore", "#Helsingør"),
        ("Merci #Séaview", "care/seaview", "#Séaview"),
        ("#IT fixade allt på en dag", "it", "#IT"),
        ("#centrum i dag", "centre", "#centrum"),
        ("#solen på tur", "preschools/solen", "#solen"),
        ("#ängen", "schools/ängen", "#ängen"),
        # hashtags among emoji and glued together
        ("Hjältar ❤️#Seaview❤️ idag", "care/seaview", "#Seaview"),
        ("Hjältar #tack#Tågaborg#hjältar", TÅGA, "#Tågaborg"),
        ("Hjältar #\u200bSeaview \u2060#Seaview\ufeff", "care/seaview", "#Seaview"),
        ("Hjältar på Sea\u00adview", "care/seaview", "Seaview"),
        ("Hjältar #Sea\u200bview", "care/seaview", "#Seaview"),
        ("✨👏🏽 #BirchCourt 👩‍🍳", "care/birch-court", "#BirchCourt"),
        # mentions of an account
        ("Tack @eliskolan.hbg för idag", ELI, "@eliskolan.hbg"),
        ("Tack @EliSkolan_HBG!", ELI, "@EliSkolan_HBG"),
        ("@seaview, well done", "care/seaview", "@seaview"),
        # plain words: a label or an alias, whole
        ("Vilka hjältar på Tågaborgsskolan idag!", TÅGA, "Tågaborgsskolan"),
        ("vilka hjältar på tågaborgsskolan idag!", TÅGA, "tågaborgsskolan"),
        ("At Birch Court they answer every call.", "care/birch-court", "Birch Court"),
        ("At Birch-Court they answer every call.", "care/birch-court", "Birch-Court"),
        ("At BirchCourt they answer every call.", "care/birch-court", "BirchCourt"),
        ("The cooks of the Sea View care home", "care/seaview", "Sea View care home"),
        ("The main library stays open late", "library", "main library"),
        ("Stort tack, Råå skola.", RÅÅ, "Råå skola"),
        # the genitive -s, and the English one
        ("Elinebergs skola läser mest i landet", ELI, "Elinebergs skola"),
        ("Elineberg skolas elever läser", ELI, "Elineberg skolas"),
        ("Elinebergs skolas elever läser", ELI, "Elinebergs skolas"),
        ("Tågaborgsskolans kör", TÅGA, "Tågaborgsskolans"),
        ("Birch Court's garden", "care/birch-court", "Birch Court"),
        ("#Elinebergs skola läser", ELI, "#Elinebergs skola"),
        ("#Tågaborgsskolans kör", TÅGA, "#Tågaborgsskolans"),
        # the longest name at its place
        ("Elinebergs förskola planterar", "preschools/elineberg", "Elinebergs förskola"),
        ("#Elineberg skola läser", ELI, "#Elineberg skola"),
        ("The Seaview night team never sleeps", "care/seaview/night", "Seaview night team"),
        # a unit and what it is part of; a hashtag outweighs words
        ("#care #BirchCourt", "care/birch-court", "#BirchCourt"),
        ("#Seaview #SeaviewNightTeam", "care/seaview/night", "#SeaviewNightTeam"),
        ("#seaview: the Seaview night team", "care/seaview/night", "Seaview night team"),
        ("#preschools #elineberg", "preschools/elineberg", "#elineberg"),
        ("#BirchCourt visited Tågaborgsskolan", "care/birch-court", "#BirchCourt"),
        ("Birch Court, not far from city hall", "care/birch-court", "Birch Court"),
        ("Elinebergs förskola #elineberg", "preschools/elineberg", "Elinebergs förskola"),
        ("#schools: Tågaborgsskolan sings", TÅGA, "Tågaborgsskolan"),
    ],
)
def test_a_unit_is_matched(text: str, unit: str, said: str) -> None:
    """By which words is told."""
    line = one(text)
    assert (line.unit, line.said, line.may_be) == (unit, said, ())


@pytest.mark.parametrize(
    ("text", "may_be"),
    [
        # nothing that names anything
        ("Tack alla som gör det där lilla extra!", ()),
        ("Thank you all ❤️ #tack #stolt", ()),
        ("#️⃣ 1️⃣ #2026", ()),
        # everyday words, and names that look like them
        ("Vi ses i centrum på lördag", ("centre",)),
        ("We met at City Hall", ("city-hall",)),
        ("Nu skiner solen äntligen", ("preschools/solen",)),
        ("Vi promenerade över ängen", ("schools/ängen",)),
        ("Our schools are the best", ()),
        ("Vård och omsorg i världsklass", ()),
        ("it was a good day for IT", ()),
        # a name is not a part of a word, nor of a hashtag, nor of an address
        ("#TackTågaborgsskolan", ()),
        ("#seaviewers", ()),
        ("Seaviewers unite, overseaview", ()),
        ("Läs mer: https://helsingborg.se/seaview #tack", ()),
        ("Läs mer på www.seaview.se", ()),
        ("Läs mer på seaview.se, eller seaview.helsingborg.se/nytt", ()),
        ("Skriv till seaview@helsingborg.se", ()),
        ("Skriv till anna@seaview, eller anna.b@seaview", ()),
        ("Ring birch, court eller någon annan", ()),
        ("Birch. Court is in session", ()),
        ("Birch\nCourt", ()),
        ("Wieselgrensskolan", ()),
        # dots that are written are meant, and one who leaves them out may mean two
        ("#angen", ("schools/ängen", "schools/angen")),
        ("#råa", ()),
        # a word split in two is not that word
        ("Tågaborgs skolan", (TÅGA,)),
        ("Birch Co urt", ()),
        ("Sea view is nice", ()),
        # two units
        ("#Tågaborg #BirchCourt", (TÅGA, "care/birch-court")),
        ("#BirchCourt #Tågaborg", ("care/birch-court", TÅGA)),
        ("Birch Court och Tågaborgsskolan sjunger", ("care/birch-court", TÅGA)),
        ("#elineberg", (ELI, "preschools/elineberg")),
        ("#råå", (RÅÅ, "care/råå")),
        ("#Elineberg", (ELI, "preschools/elineberg")),
        ("Elinebergs förskola #elineberg #råå", (ELI, "preschools/elineberg", RÅÅ, "care/råå")),
        ("Birch Court #elineberg", (ELI, "preschools/elineberg", "care/birch-court")),
        ("#schools #care", ("schools", "care")),
        ("#schools did well", ("schools",)),
        ("#schools: Birch Court came to sing", ("schools", "care/birch-court")),
        ("#schools: Tågaborgsskolan and Råå skola sing", (TÅGA, RÅÅ, "schools")),
        ("#preschools på tur, solen sken", ("preschools/solen", "preschools")),
        # the last part of a path makes a unit likely in plain words
        ("Tågaborg läser", (TÅGA,)),
        ("På kullagården odlar de", ("preschools/kullagården",)),
    ],
)
def test_a_unit_is_left_open(text: str, may_be: tuple[str, ...]) -> None:
    """Where nothing, or not one thing for sure, is named; what may be meant is told."""
    line = one(text)
    assert (line.unit, line.may_be) == ("", may_be)


@pytest.mark.parametrize(
    ("text", "day", "unit"),
    [
        ("#Wieselgren", date(2026, 5, 31), "schools/wieselgren"),
        ("#Wieselgren", date(2026, 6, 1), ""),
        ("Nordvästskolan bygger", date(2026, 11, 20), ""),
        ("#OldMill", date(2026, 8, 31), "care/old-mill"),
        ("#OldMill", date(2026, 9, 1), "care/mill-house"),
        ("Old Mill sings", date(2026, 9, 1), "care/mill-house"),
        ("#MillHouse", date(2026, 9, 1), "care/mill-house"),
        ("#MillHouse", date(2026, 8, 31), "care/old-mill"),
        ("#HomeCareWest", date(2026, 9, 30), "care/west"),
    ],
)
def test_units_are_those_of_the_post_s_day(text: str, day: date, unit: str) -> None:
    """One that had ended is none, nor one still to come; a name that was given up means who carries it on."""
    assert (one(text, day).unit, one(text, day).may_be) == (unit, ())


def test_posts_of_many_days_at_once() -> None:
    """Each is held against the units of its own day, the first and the last day of a unit included."""
    days = [
        (date(2026, 5, 31), "#Wieselgren", "schools/wieselgren"),
        (date(2026, 6, 1), "#Wieselgren", ""),
        (date(2026, 8, 31), "#MillHouse", "care/old-mill"),
        (date(2026, 9, 1), "#MillHouse", "care/mill-house"),
        (date(2026, 9, 2), "#OldMill", "care/mill-house"),
        (date(2026, 9, 30), "#HomeCareWest", "care/west"),
        (date(2026, 10, 1), "#InnerWest", "care/west-inner"),
    ]
    found = sort_posts([post(text, day, n) for n, (day, text, _) in enumerate(days)], ORGANISATION, (), NOW)
    units = {line.day: line.unit for line in (*found.matched, *found.open)}
    assert units == {day: unit for day, _, unit in days}
    newcomer = Organisation((Unit("new", "Newhouse", start=date(2026, 3, 1)),))
    posts = [post("#newhouse", date(2026, 2, 28), 1), post("#newhouse", date(2026, 3, 1), 2)]
    found = sort_posts(posts, newcomer, (), NOW)
    assert [(line.day.month, line.unit) for line in (*found.matched, *found.open)] == [(3, "new"), (2, "")]


def test_a_name_within_a_longer_one_is_not_mentioned() -> None:
    """Wherever in it; alone it is, and two that overlap are two."""
    organisation = Organisation((Unit("birch", "Birch Court"), Unit("court", "Court"), Unit("lane", "Court Lane")))
    assert one("Birch Court sings", organisation=organisation).unit == "birch"
    assert one("Oak Court sings", organisation=organisation).unit == "court"
    assert one("Birch Court Lane sings", organisation=organisation).may_be == ("birch", "lane")


def test_a_unit_that_became_two_is_asked_about() -> None:
    """Its old name means neither for sure."""
    assert one("#HomeCareWest", date(2026, 10, 1)).may_be == ("care/west-inner", "care/west-outer")


@pytest.mark.parametrize(
    ("text", "behaviour"),
    [
        ("#Seaview", ""),
        ("#Seaview #HelpsOthers", "helps others"),
        ("#Seaview #hjälpsam", "helps others"),
        ("#Seaview #hjalpsam", "helps others"),
        ("#Seaview #stöttar", "helps others"),
        ("#Seaview #nytänkande #hjälpsam", "tries something new"),
        ("#Seaview nytänkande #hjälpsam", "helps others"),
        ("#Seaview tries something new every day", "tries something new"),
        ("#Seaview: hjälper andra och är nytänkande", ""),
        ("#Seaview mod", ""),
        ("#Seaview #mod", "courage"),
        ("#Seaview has courage", "courage"),
        ("#hjälpsam", "helps others"),
    ],
)
def test_the_behaviour(text: str, behaviour: str) -> None:
    """The first hashtag's, else that of plain words where they name only one; none is fine."""
    assert one(text).behaviour == behaviour


def test_a_recognition() -> None:
    """It says where it came from, and when; the whole text is not in it."""
    found = post("They sang for an hour. The rest is not kept. #Seaview #hjälpsam")._replace(url="https://l.example/1")
    (line,) = sort_posts([found], ORGANISATION, (), NOW).matched
    assert recognition(line) == Recognition(
        "",
        date(2026, 11, 20),
        "care/seaview",
        "They sang for an hour.",
        "helps others",
        "instagram",
        "https://l.example/1",
        source="instagram:00000001",
    )
    assert recognition(line._replace(unit="it")).unit == "it"


def test_every_post_in_one_count() -> None:
    """Those that are left out have a reason each, and the matched are numbered before the open, the oldest first."""
    posts = [
        post("#Seaview", number=1),
        post("#Seaview", date(2026, 11, 19), 2),
        post("nobody", date(2026, 11, 18), 3),
        post("#IT", number=4, hour=14),
        post("#IT", number=4, hour=14),
        post("#IT", number=5),
        post("#IT", date(2026, 9, 30), 6),
        post("#IT", date(2026, 10, 1), 7),
        post("#IT", date(2026, 11, 27), 8, hour=14),
        post("❤️", number=9),
        post("nobody", date(2026, 11, 17), 10),
        post("❤️ 1", number=11),
    ]
    quarter = Period(date(2026, 10, 1), date(2027, 1, 1))
    found = sort_posts(posts, ORGANISATION, {"instagram:00000005"}, NOW, quarter)
    assert [(line.number, line.post.source[-1]) for line in found.matched] == [(1, "7"), (2, "2"), (3, "1"), (4, "4")]
    assert [(line.number, line.post.source[-1]) for line in found.open] == [(5, "a"), (6, "3"), (7, "b")]
    assert {why: found.number_left(why) for why in Left} == dict.fromkeys(Left, 1)
    assert found.posts == len(posts)


def test_a_post_at_this_very_minute_is_taken() -> None:
    """What is still to come begins after now, wherever its clock is."""
    now = post("#IT")._replace(at=NOW.astimezone(timezone.utc))
    later = now._replace(at=NOW + timedelta(seconds=1), source="instagram:2")
    found = sort_posts([now, later], ORGANISATION, (), NOW)
    assert [line.post for line in found.matched] == [now]
    assert found.left == ((later, Left.TO_COME),)


def test_without_units() -> None:
    """Every post is open, and nothing fails."""
    found = sort_posts([post("#Seaview Birch Court")], Organisation(), (), NOW)
    assert found.matched == ()
    assert found.open[0].may_be == ()


def test_names_that_say_nothing_are_no_names() -> None:
    """A label of one letter, or of signs alone, is passed over."""
    organisation = Organisation(
        (Unit("s/a", "!"), Unit("s/bb", "B"), Unit("s/dd", "☀️"), Unit("s/e", "Cccc")), (), (Behaviour("b", "?"),)
    )
    assert one("a b ! ? #a #b cccc", organisation=organisation).unit == "s/e"


def test_everyday_words_are_in_the_letters_that_are_compared() -> None:
    """One in any other would never be found."""
    assert [word for word in EVERYDAY if words_of(word) != [word]] == []


SOME = (
    "#Tågaborg #BirchCourt #elineberg #preschools #Seaview @seaview Tågaborgsskolan Elinebergs skola förskola Birch "
    "Court Råå centrum solen hjälper andra #hjälpsam #mod nytänkande ❤️ . , \n - tack och the "
    "#OldMill #HomeCareWest #Wieselgren"
)
WORDS = st.sampled_from(SOME.split(" "))
TEXTS = st.lists(WORDS, min_size=1, max_size=12).map(" ".join)
DAYS = st.dates(date(2026, 5, 1), date(2026, 11, 27))


def meant(line: Line) -> tuple[object, ...]:
    """What is decided of a post."""
    return line.unit, line.behaviour, line.may_be, line.is_tag


@given(TEXTS, DAYS)
def test_capitals_make_no_difference(text: str, day: date) -> None:
    """Neither in the text nor in the budget."""
    units = tuple(
        unit._replace(label=unit.label.upper(), aliases=tuple(alias.upper() for alias in unit.aliases))
        for unit in ORGANISATION.units
    )
    expected = meant(one(f"x{text}", day))
    assert meant(one(f"x{text}".upper(), day)) == expected
    assert meant(one(f"x{text}".lower(), day)) == expected
    assert meant(one(f"x{text}", day, ORGANISATION._replace(units=units))) == expected


@given(TEXTS, DAYS, st.permutations(ORGANISATION.units))
def test_the_order_of_the_budget_makes_no_difference(text: str, day: date, units: list[Unit]) -> None:
    """The same unit is matched, and the same ones may be meant."""
    one_way, other = one(f"x{text}", day), one(f"x{text}", day, ORGANISATION._replace(units=tuple(units)))
    assert (one_way.unit, set(one_way.may_be)) == (other.unit, set(other.may_be))


def posts_of(texts: list[tuple[str, date]]) -> list[Post]:
    """A post for each text, with a source for each number."""
    return [post(text, day, number) for number, (text, day) in enumerate(texts)]


def by_source(found: Sorted) -> dict[str, object]:
    """What becomes of each post, without its number."""
    lines = {line.post.source: line._replace(number=0) for line in (*found.matched, *found.open)}
    return lines | {left.source: why for left, why in found.left}


@given(st.lists(st.tuples(TEXTS, DAYS), max_size=6), st.randoms())
def test_other_posts_make_no_difference(texts: list[tuple[str, date]], random: object) -> None:
    """Each post alone is decided as it is among others, in whatever order; every one is in exactly one count."""
    posts = posts_of(texts)
    alone: dict[str, object] = {}
    for single in posts:
        alone |= by_source(sort_posts([single], ORGANISATION, (), NOW))
    shuffled = list(posts)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # what randoms() gives has it
    found = sort_posts(shuffled, ORGANISATION, (), NOW)
    assert by_source(found) == alone
    assert found == sort_posts(posts, ORGANISATION, (), NOW)
    assert found.posts == len(posts)
    assert [line.number for line in (*found.matched, *found.open)] == [
        *range(1, len(found.matched) + len(found.open) + 1)
    ]


@given(st.lists(st.tuples(TEXTS, DAYS), max_size=6), st.integers(0, 6))
def test_twice_adds_nothing_and_halves_are_a_whole(texts: list[tuple[str, date]], at: int) -> None:
    """What is entered once is there; the first half and then all is as all at once."""
    posts = posts_of(texts)

    def taken(some: list[Post], there: list[Recognition]) -> list[Recognition]:
        found = sort_posts(some, ORGANISATION, {one.source for one in there}, NOW)
        return [*there, *map(recognition, found.matched)]

    whole = taken(posts, [])
    assert taken(posts, whole) == whole
    assert set(taken(posts, taken(posts[:at], []))) == set(whole)
    assert len(taken(posts, taken(posts[:at], []))) == len(whole)


@given(st.text(max_size=200))
def test_any_text_at_all(text: str) -> None:
    """Nothing in a text makes it fail, and what is said is short and has something to say."""
    found = sort_posts([post(text)], ORGANISATION, (), NOW)
    assert found.posts == 1
    for line in (*found.matched, *found.open):
        assert line.what
        assert len(line.what) <= MOST_OF_WHAT


@pytest.mark.parametrize(
    "text",
    ["a." * 40_000, "#" * 60_000, "a@" * 30_000, "x" * 90_000, "a-" * 40_000, "! " * 40_000, "- " * 40_000 + "x"],
)
def test_a_monstrous_text_takes_no_time(text: str) -> None:
    """A text that no channel lets anybody write is looked at as far as LONGEST."""
    begun = datetime.now(tz=timezone.utc)
    sort_posts([post(f"a {text}")], ORGANISATION, (), NOW)
    assert datetime.now(tz=timezone.utc) - begun < timedelta(seconds=2)
