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
from leadtime.reckoning.imports.posts import Left, Line, Sorted, is_of_another, recognition, sort_posts
from leadtime.reckoning.imports.told import SAME_DAYS, Told
from leadtime.reckoning.imports.what_they_did import MOST_OF_WHAT, what_of

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
        # a sign before several words of a name is passed over
        ("#Birch Court sings", "care/birch-court", "#Birch Court"),
        ("@Birch Court sings", "care/birch-court", "@Birch Court"),
        ("#BirchCourt visited #Main library", "care/birch-court", "#BirchCourt"),
        ("#seaview and #seaviews cooks", "care/seaview", "#seaview"),
        ("#seaviews cooks at Birch Court", "care/birch-court", "Birch Court"),
        # an address ends where it does
        ("Tack Seaview.Se bilderna", "care/seaview", "Seaview"),
        ("Tack Seaview.No more to say", "care/seaview", "Seaview"),
        ("helsingborg.se,#seaview", "care/seaview", "#seaview"),
        ("helsingborg.se#seaview", "care/seaview", "#seaview"),
        ("Läs på helsingborg.se: Seaview sjunger", "care/seaview", "Seaview"),
        ("helsingborg.se/nytt,#seaview", "care/seaview", "#seaview"),
        ("https://helsingborg.se/nytt,#seaview", "care/seaview", "#seaview"),
        ("https://helsingborg.se/nytt❤️#seaview", "care/seaview", "#seaview"),
        ("www.helsingborg.se;@seaview", "care/seaview", "@seaview"),
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
        ("https://helsingborg.se/nytt#seaview", ()),
        ("https://helsingborg.se/@seaview", ()),
        ("https://helsingborg.se/a,b/seaview?x=1,#2", ()),
        ("HTTPS://HELSINGBORG.SE/SEAVIEW", ()),
        ("SEAVIEW.SE", ()),
        ("Seaview.SE/nytt", ()),
        ("seaview.se:8080/seaview", ()),
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
        # a tag in the genitive is no tag, and no more than likely
        ("#seaviews", ("care/seaview",)),
        ("#Tågaborgsskolans kör", (TÅGA,)),
        ("#Tågaborgsskolans kör på #Seaviews", (TÅGA, "care/seaview")),
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


def there(source: str, what: str = "Something else") -> Recognition:
    """A recognition of Seaview that is in the log already."""
    return Recognition("m4w9k2ap", date(2026, 11, 20), "care/seaview", what, channel="linkedin", source=source)


def test_every_post_in_one_count() -> None:
    """Those that are left out have a reason each, and the matched are numbered before the open, the oldest first."""
    posts = [
        post("#Seaview sings", number=1),
        post("#Seaview", date(2026, 11, 19), 2),
        post("nobody", date(2026, 11, 18), 3),
        post("#IT", number=4, hour=14),
        post("#IT", number=4, hour=14),
        post("#IT", number=5),
        post("#IT", date(2026, 9, 30), 6),
        post("#IT", date(2026, 10, 1), 7),
        post("#IT", date(2026, 11, 27), 8, hour=14),
        post("❤️", number=9),
        post("nobody at all", date(2026, 11, 17), 10),
        post("❤️ 1", number=11),
    ]
    quarter = Period(date(2026, 10, 1), date(2027, 1, 1))
    found = sort_posts(posts, ORGANISATION, [there("instagram:00000005")], NOW, quarter)
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


def said(pair: tuple[str, date]) -> str:
    """What a text and its day say they did, by its letters alone: those of the same say the same."""
    return "".join(words_of(what_of(pair[0])))


UNLIKE = st.lists(st.tuples(TEXTS, DAYS), max_size=6, unique_by=said)


@given(UNLIKE, st.randoms())
def test_other_posts_make_no_difference(texts: list[tuple[str, date]], random: object) -> None:
    """Each post alone is decided as it is among others that say something else, in whatever order.

    Every one is in exactly one count.
    """
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


@given(UNLIKE, st.integers(0, 6))
def test_twice_adds_nothing_and_halves_are_a_whole(texts: list[tuple[str, date]], at: int) -> None:
    """What is entered once is there; the first half and then all is as all at once."""
    posts = posts_of(texts)

    def taken(some: list[Post], there: list[Recognition]) -> list[Recognition]:
        found = sort_posts(some, ORGANISATION, there, NOW)
        return [*there, *map(recognition, found.matched)]

    whole = taken(posts, [])
    assert taken(posts, whole) == whole
    assert set(taken(posts, taken(posts[:at], []))) == set(whole)
    assert len(taken(posts, taken(posts[:at], []))) == len(whole)


SUNG = "They sang for an hour. #Seaview"


@pytest.mark.parametrize(
    ("text", "day", "is_same", "units"),
    [
        (SUNG, 20, True, ["care/seaview"]),
        (SUNG, 20 - SAME_DAYS, True, ["care/seaview"]),
        (SUNG, 20 + SAME_DAYS, True, ["care/seaview"]),
        (SUNG, 20 - SAME_DAYS - 1, False, ["care/seaview"]),
        (SUNG, 20 + SAME_DAYS + 1, False, ["care/seaview"]),
        ("❤️ THEY sang, for an hour!! More of it here: www.example.org #hjältar @seaview", 20, True, ["care/seaview"]),
        ("They sang for an hour. #SeaviewNightTeam", 20, False, ["care/seaview/night"]),
        ("They sang for an hour. #BirchCourt", 20, False, ["care/birch-court"]),
        ("They sang for hours. #Seaview", 20, False, ["care/seaview"]),
        ("They sang for an hour", 20, True, []),
        ("They sang for an hour. #Seaview #BirchCourt", 20, True, ["care/seaview", "care/birch-court"]),
        ("They sang for an hour. #Tågaborg #BirchCourt", 20, False, [TÅGA, "care/birch-court"]),
    ],
)
def test_what_the_log_says_already(text: str, day: int, is_same: bool, units: list[str]) -> None:
    """Is open, with the unit it may be about and where the same is: the same letters, unit, and days that are near."""
    in_log = there("linkedin:1", "They sang for an hour.")
    found = sort_posts([post(text, date(2026, 11, day))], ORGANISATION, [in_log], NOW)
    told = Told(date(2026, 11, 20), "linkedin", ("care/seaview",), "m4w9k2ap", "linkedin:1")
    (line,) = (*found.matched, *found.open)
    assert line.same == (told if is_same else None)
    assert found.number_same == is_same
    assert ([line.unit] if line.unit else [*line.may_be]) == units
    assert not (line.unit and is_same)


def test_the_same_twice_in_one_import() -> None:
    """The later one is open, and says which line is the same; so is one that names no unit, also before that."""
    posts = [
        post("They sang for an hour!", number=1, hour=8),
        post(SUNG, number=2, hour=9),
        post(SUNG, date(2026, 11, 22), 3),
        post(SUNG, date(2026, 11, 24), 4),
        post("Thank you all", number=5, hour=10),
        post("thank you, all", number=6, hour=11),
        post("They sang for an hour. #IT", number=7),
        post("Thank you all! #Seaview #BirchCourt", number=8),
    ]
    found = sort_posts(posts, ORGANISATION, (), NOW)
    assert [(line.number, line.post.source[-1]) for line in found.matched] == [(1, "2"), (2, "7"), (3, "4")]
    assert [(line.post.source[-1], line.may_be, line.same and line.same.number) for line in found.open] == [
        ("1", (), 1),
        ("5", (), None),
        ("6", (), 5),
        ("8", ("care/seaview", "care/birch-court"), 5),
        ("3", ("care/seaview",), 1),
    ]
    assert (found.number_same, found.posts) == (4, len(posts))


@given(st.lists(st.tuples(st.sampled_from([SUNG, "#Seaview: they sang for an hour", SUNG[:22]]), DAYS), max_size=8))
def test_nothing_is_told_twice(texts: list[tuple[str, date]]) -> None:
    """Of what is matched no two say the same near each other, and every post is counted, now and later."""
    found = sort_posts(posts_of(texts), ORGANISATION, (), NOW)
    made = list(map(recognition, found.matched))
    for number, one_of in enumerate(made):
        assert not [
            other
            for other in made[:number]
            if words_of(one_of.what) == words_of(other.what) and abs((one_of.date - other.date).days) <= SAME_DAYS
        ]
    assert found.posts == len(texts)
    assert sort_posts(posts_of(texts), ORGANISATION, made, NOW).matched == ()


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


@pytest.mark.parametrize(
    ("line", "unit", "is_another"),
    [
        (Line(1, post("x"), "x", may_be=("a/b", "c")), "d", True),
        (Line(1, post("x"), "x", may_be=("a/b", "c")), "a", True),  # the whole of only one of them
        (Line(1, post("x"), "x", may_be=("a/b", "c")), "c", False),
        (Line(1, post("x"), "x", may_be=("a/b", "c")), "c/d", False),  # a part of one
        (Line(1, post("x"), "x", may_be=("a/b", "a/c")), "a", False),  # the whole of all
        (Line(1, post("x"), "x", may_be=("a/b", "c")), "", False),  # left out
        (Line(1, post("x"), "x"), "d", False),  # it names none
        (Line(1, post("x"), "x", "a/b"), "c", True),
        (Line(1, post("x"), "x", "a/b"), "a/b", False),
        (Line(1, post("x"), "x", "a/b", is_settled=True), "c", False),  # a person named it
        (Line(1, post("x"), "x", "a/b", may_be=("a/b", "c"), is_settled=True), "d", True),
    ],
)
def test_what_a_line_does_not_name(line: Line, unit: str, is_another: bool) -> None:
    """A unit is another one where it is none of those that a line names, no part of one, and not the whole of all."""
    assert is_of_another(line, unit) is is_another
