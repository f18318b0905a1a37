"""What a post says that somebody did, in one line."""

import pytest

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
