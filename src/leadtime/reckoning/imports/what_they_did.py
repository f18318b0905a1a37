"""What a post says that somebody did: its beginning, without the hashtags that only file it.

Conventions. The words are the person's own, and stay as they are, in Unicode's form C. At the end of a line nothing is
taken away but tags, addresses, and debris: emoji, dashes, colons, commas, bullets, arrows and spaces. A sign that says
something (%, €, +, °, the vowel signs of Hindi) is none.

A stop ends a sentence, but not behind an abbreviation: one that is known, a single letter, short parts with stops
between them (t.ex., m.fl., e.g.), or a word without a vowel (St., kl., nr., Mr.). Behind a number, behind another word
of fewer than four letters, and where there are several stops, it does only where no small letter and no figure
follows. A sentence too many costs nothing, for what is kept is short in any case; an end within one costs the sense.
"""

import re
from collections.abc import Sequence
from unicodedata import category, normalize

from leadtime.reckoning.imports.mentions import LONGEST

MOST_OF_WHAT = 120  # letters
_LEAST_OF_WHAT = 20  # a first sentence of fewer says nothing: "Wow!"
_LABEL = r"(?:[#＃]\w+|@\w+(?:\.\w+)*|https?://\S+|www\.\S+)"
_ONLY_LABELS = rf"[^\w#＃@]*(?:{_LABEL}[^\w#＃@.!?]*)+"  # a full stop behind one belongs to a sentence
_LEADING_ON = ("and at av by for from för från hos i in med och of on", "på that the till to vid with")
_LEADS_ON = frozenset(" ".join(_LEADING_ON).split())

_DEBRIS = frozenset(":;,·•|~<=>([{←↑→↓↔")
_KINDS_OF_DEBRIS = frozenset(("So", "Sk", "Pd", "Pc", "Zs", "Me", "Cc", "Cf", "Cn", "Co", "Cs"))  # Cn: newer emoji
_FIRST_PICTURE = 0x2190  # the signs before it belong to words: ° © ™ №
_UNITS_OF_MEASURE = range(0x3200, 0x3400)  # ㎡ ㎏
_VARIANTS = range(0xFE00, 0xFE10)  # of an emoji; they are marks
_SAYING = "%‰"

_END = r"([.!?…]+)[)\"'”’]?(?=\s+(\S))"
_LONG_WORD = 4  # letters; what is shorter may be an abbreviation that nobody has listed
_ABBREVIATED = """
adm al alt ang approx apr aug avd ave bla ca capt civ co corp dec dep dept ed est etc ev evtl ex excl exkl feb febr
fig fil forts gen hon inc incl ing inkl jan jul jun kand kap lic mån no nov obs oct okt osv prof red resp rev sep sept
sid sön tel tex tim tors univ vol övr
"""
_ABBREVIATIONS = frozenset(_ABBREVIATED.split())


def what_of(text: str) -> str:
    """What they did, in the post's own words: the first line that says something, of it the first sentences.

    At most MOST_OF_WHAT letters, cut at the end of a word. Hashtags, mentions and addresses at its end are left out,
    unless the sentence leads on to one; a text of nothing else is all of it, and one without letters is empty.
    """
    lines = [line.split() for line in normalize("NFC", text[:LONGEST]).splitlines()]
    said = next((bare for line in lines if (bare := _bare(line))), "")
    if not said:
        said = next((" ".join(line) for line in lines if any(map(has_letters, line))), "")
    return _shortened(_first_sentences(said))


def _bare(words: Sequence[str]) -> str:
    """A line without what stands at its end and says nothing; empty where nothing is left."""
    end = len(words)
    while end and (_says_nothing(words[end - 1]) or _is_label(words[end - 1])):
        end -= 1
    if not any(has_letters(word) and not _is_label(word) for word in words[:end]):
        return ""
    if words[end - 1].lower() in _LEADS_ON:
        end = next((at + 1 for at in range(end, len(words)) if _is_label(words[at])), end)
    line = " ".join(words[:end])
    while _is_debris(line[-1]):
        line = line[:-1]
    return line


def _is_label(word: str) -> bool:
    """True for tags, mentions and addresses, and nothing besides."""
    return bool(re.fullmatch(_ONLY_LABELS, word))


def _says_nothing(word: str) -> bool:
    """True for debris, and for punctuation that stands alone."""
    return all(_is_debris(sign) or (category(sign)[0] == "P" and sign not in _SAYING) for sign in word)


def _is_debris(sign: str) -> bool:
    """True for a sign that says nothing at the end of a line, as the module says."""
    kind, number = category(sign), ord(sign)
    if kind == "So":
        return number >= _FIRST_PICTURE and number not in _UNITS_OF_MEASURE
    return sign in _DEBRIS or kind in _KINDS_OF_DEBRIS or number in _VARIANTS


def _first_sentences(line: str) -> str:
    for found in re.finditer(_END, line):
        if found.end() > MOST_OF_WHAT:
            break
        if found.end() >= _LEAST_OF_WHAT and _is_end(line[: found.start()].rpartition(" ")[2], found[1], found[2]):
            return line[: found.end()]
    return line


def _is_end(word: str, stops: str, following: str) -> bool:
    """True where these stops behind a word end the sentence; `following` is the first sign after them."""
    if stops[-1] in "!?":
        return True
    parts = re.findall(r"\w+", word.lower())
    last = parts[-1] if parts else ""
    if stops == "." and last and not last.isdigit():
        if _is_abbreviation(parts) or ("." in word and all(len(part) < _LONG_WORD for part in parts)):
            return False
        if len(last) >= _LONG_WORD:
            return True
    return not (following.islower() or following.isdigit())


def _is_abbreviation(parts: Sequence[str]) -> bool:
    last = parts[-1]
    is_without_vowel = last.isascii() and last.isalpha() and not any(vowel in last for vowel in "aeiouy")
    return len(last) == 1 or is_without_vowel or last in _ABBREVIATIONS


def _shortened(text: str) -> str:
    if len(text) <= MOST_OF_WHAT:
        return text
    head, space, _ = text[:MOST_OF_WHAT].rpartition(" ")
    return f"{(head if space else text[: MOST_OF_WHAT - 1]).rstrip(' ,;:.-–')}…"


def has_letters(text: str) -> bool:
    """True for a text that says anything at all."""
    return any(sign.isalnum() for sign in text)
