"""What a post says that somebody did, in one line."""

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtime.reckoning.imports.what_they_did import MOST_OF_WHAT, what_of


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("They planted a garden.", "They planted a garden."),
        ("They planted a whole garden. Then they had coffee.", "They planted a whole garden."),
        ("Wow! They planted a garden. Then coffee.", "Wow! They planted a garden."),
        ("Öppet kl. 9 varje dag hela sommaren!! Tack", "Öppet kl. 9 varje dag hela sommaren!!"),
        ("#seaview #tack\n\n  They planted   a garden ❤️ #seaview @anna\nMore", "They planted a garden"),
        ("❤️❤️\nThank you, #Seaview, for that #garden!", "Thank you, #Seaview, for that #garden!"),
        ("https://example.org/x\nThey did it: https://example.org/y", "They did it"),
        ("#seaview #tack", "#seaview #tack"),
        ("❤️ #seaview", "❤️ #seaview"),
        ("❤️", ""),
        ("", ""),
        ("Tack till #Seaview #hjältar", "Tack till #Seaview"),
        ("They sang all day ❤️#seaview#tack, #hjältar!", "They sang all day ❤️#seaview#tack, #hjältar!"),
        ("They sang all day! ❤️ #seaview#tack, #hjältar", "They sang all day!"),
        ("(They did it)", "(They did it)"),
        ("word " * 40, "word " * 23 + "word…"),
        ("x" * 200, "x" * 119 + "…"),
    ],
)
def test_what_they_did(text: str, what: str) -> None:
    """The first line that says something, of it the first sentences, and never more than fits a line or two."""
    assert what_of(text) == what
    assert len(what) <= MOST_OF_WHAT


@pytest.mark.parametrize(
    "text",
    [
        "Sjukfrånvaron på Seaview är ner 20 %",
        "They did 100%",
        "Färre fel, ner 3 ‰",
        "Vi sparade 3 000 på mat €",
        "Saved on food: 3,000 €",
        "They rewrote it in C++",
        "They rewrote it in C#",
        "Åldrar 3 +",
        "Plus 45°",
        "Sal på 100 ㎡",
        "Leadtime™",
        "Vid Råå",
        "वह बहुत अच्छा है",
        "வணக்கம் நண்பர்களே",
        "שלום וברכה",
        "They did it »now«",
        "They sang „for all“",
    ],
)
@pytest.mark.parametrize(
    "end", ["", " #seaview", " ❤️", " – ", ":", " → https://example.org/x", " :) #a #b", " |", "👏🏽"]
)
def test_what_says_something_stays(text: str, end: str) -> None:
    """Signs of money and measure, of sums and of other scripts; what stands behind them and says nothing goes."""
    assert what_of(text + end) == text
    assert what_of(normalize("NFD", text) + end) == text


@pytest.mark.parametrize(
    "end",
    [
        "❤️",
        "👩\u200d🍳",
        "🇸🇪",
        "☀",
        "✨✨",
        "-",
        "–",
        "—",
        ":",
        ";",
        ",",
        "·",
        "•",
        "→",
        "➡️",
        "->",
        ">>",
        "|",
        "~",
        " (",
        "…❤️",
    ],
)
def test_debris_goes(end: str) -> None:
    """At the end of the words or behind them; a stop before it stays."""
    assert what_of(f"They sang{end}").rstrip("…") == "They sang"
    assert what_of(f"They sang. {end}") == "They sang."


@given(st.text(st.characters(categories=("L", "Nd", "Sc")), min_size=1, max_size=30))
def test_words_stay_as_they_are(word: str) -> None:
    """A line of letters, figures and signs of money is told as it stands, composed."""
    assert what_of(f"a {word}") == normalize("NFC", f"a {word}")


@pytest.mark.parametrize(
    ("first", "rest"),
    [
        # behind a word of four letters or more, whatever follows
        ("They planted a garden.", "Then coffee"),
        ("They planted a garden.", "then coffee"),
        ("Barnen planterade träd.", "3 av dem växer"),
        ("Läs mer på helsingborg.se.", "Tack för allt"),
        ("De fick höra (av Anna.)", "Sedan sjöng de"),
        # behind a short word and a number where no small letter and no figure follows
        ("Det bästa laget hittills i år.", "Nu firar vi"),
        ("That is how they did it.", "Then they slept"),
        ("The best school of 2026.", "We are proud"),
        ("Den bästa i årskurs 3.", "❤️ till alla"),
        ("They waited the whole night...", "Then they sang"),
        ("They waited the whole night…", "Then they sang"),
        # other marks
        ("Vad gjorde de där borta?", "jo, de sjöng"),
        ("Så bra de var i år!!", "3 av 4 kom"),
        ("They waited the whole . ", "Then they sang"),
    ],
)
def test_the_end_of_the_first_sentence(first: str, rest: str) -> None:
    """A stop ends it, and nothing behind it is told."""
    assert what_of(f"{first} {rest}") == first.strip()


@pytest.mark.parametrize(
    "text",
    [
        "Elever i årskurs 3 på St. Jörgens skola vann SM",
        "Eleverna i samma åk. 3 på Seaview vann SM",
        "Matlaget sjöng för bl.a. Seaview och Birch Court",
        "Vi besökte alla boenden, t.ex. Seaview",
        "Personal, elever, lärare m.fl. Alla sjöng",
        "Vi öppnar varje morgon kl. 9 på Råå",
        "De bor på Storgatan nr. 12 i Råå",
        "Kören sjöng i kyrkan i ca. två timmar",
        "Kören sjöng i kyrkan i ca. 90 minuter",
        "Alla har en guldstjärna, inkl. Birch Court",
        "Rektorn på skolan, resp. Anna Berg, sjöng",
        "The hero of this week: Mr. Berg at Seaview",
        "The hero of this week: Mrs. Berg at Seaview",
        "The hero of this week: Dr. Berg at Seaview",
        "The hero of this week: Prof. Berg at Seaview",
        "The hero of this week: J. Berg at Seaview",
        "The hero of this week: A. Berg at Seaview",
        "They help with daily things, e.g. Swedish",
        "They help with all of it, i.e. Swedish too",
        "The winners came from the U.S. Embassy",
        "Laget vann den finaste tävlingen 3. november",
        "They waited for hours... and then they sang",
        "They waited for hours… and then they sang",
        "De har flera språk, d.v.s. Svenska också",
        "The best team, Smith et al. From Seaview",
    ],
)
def test_a_stop_that_ends_nothing(text: str) -> None:
    """Abbreviations, initials, ordinals, and a sentence that goes on with a small letter or a figure."""
    assert what_of(text) == text
