"""Names in a text that somebody wrote for the public: which units or behaviours its hashtags and words mention.

Conventions. Capitals and accents make no difference, nor do spaces, hyphens and underscores: `#ElinebergSkola` is
Elineberg skola. Who leaves out the dots of å, ä and ö is understood; who writes them means them: `#Tagaborg` may be
Tågaborg, and `#Ängen` is never Angen. A hashtag or an @mention is one whole name, never a part of one: a name whose
words go on behind it, as in `#Birch Court`, is plain words, and one in the genitive, as in `#seaviews`, makes a unit
likely, and no more. Of names at one place the longest is meant: in "Elineberg skola" nobody mentions Elineberg. In
plain words a name may have a genitive -s ("Elinebergs skola", "Elineberg's") and its words may be joined, but no word
of it may be split. The words of an address, of the web or of mail, mention nobody; one without `www.` is known by a
common ending, and `Seaview.Se` is none but two sentences without a space.

A plain word may be no name at all: "vi ses i centrum" is not about a unit Centrum. So a name counts among plain words
only with four letters or more, and it is only likely, to be asked about, where each of its words is an everyday one,
and where it is one short word in the definite form (solen, torget, kullen), which Swedish names are often made of.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple
from unicodedata import category, normalize

from leadtime.reckoning.imports.everyday import EVERYDAY

LONGEST = 10_000  # characters; no channel has posts of half as many
LEAST_TAG, LEAST_WORD = 2, 4  # letters of a name
_MOST_WORDS = 8
_DEFINITE, _MOST_OF_DEFINITE = ("en", "et", "an", "na"), 9

_ENDINGS = "com|dk|eu|io|net|no|nu|org|se"
_REST = r"(?:(?![^\w\s/?&=%~+.#@-]{1,8}[#＃@])\S)*"  # of an address: up to a comma or an emoji with a tag behind it
_ADDRESS = re.compile(
    rf"(?i:https?://|\bwww\.)\w{_REST}"
    r"|(?<![\w.+-])[\w.+-]+@\w[\w.-]*"
    rf"|(?<![\w@#＃.-])\w[\w-]*(?:\.\w[\w-]*)*\.(?:{_ENDINGS}|{_ENDINGS.upper()})\b(?:[:/?]{_REST})?"
)
_WORD = re.compile(r"@(?P<who>\w+(?:\.\w+)*)|(?P<sign>[#＃])?(?P<word>\w+)")
_JOINT = re.compile(r"[ \t\xa0]+|[-\u2010\u2011'’/&]|[ \xa0]&[ \xa0]")
_TO_SWEDISH = str.maketrans("æø", "äö")
_WITHOUT_DOTS = str.maketrans("åäö", "aao")


class Name(NamedTuple):
    """One way to write what `meaning` stands for.

    With `is_likely` plain words only make it likely; with `is_public` they say nothing, and a hashtag makes it likely.
    """

    text: str
    meaning: str
    is_public: bool = False
    is_likely: bool = False


class Mention(NamedTuple):
    """What some words of a text may mean, each once, in the order of the names; `said` is how they stand there.

    `is_tag` is True for a hashtag or an @mention; `is_sure` is False where it is only likely that they are a name.
    """

    said: str
    meanings: tuple[str, ...]
    is_tag: bool
    is_sure: bool


class _Way(NamedTuple):
    """A name by its letters alone: `ends` are the places where a word of it ends."""

    name: Name
    ends: frozenset[int]
    is_everyday: bool


class _Word(NamedTuple):
    letters: str
    start: int
    end: int
    is_tag: bool


class Names:
    """Names made ready, once, to be looked for in many texts."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._ways: dict[str, list[_Way]] = {}
        self._begins: set[str] = set()  # the first words of names: most words of a text are none, and cost no more
        self._most = 1
        for name in dict.fromkeys(names):
            words = words_of(name.text)
            letters = "".join(words)
            if len(letters) < LEAST_TAG:
                continue
            ends = frozenset(sum(map(len, words[:number])) for number in range(1, len(words) + 1))
            self._most = min(max(self._most, len(words)), _MOST_WORDS)
            way = _Way(name, ends, is_everyday(words))
            for key in dict.fromkeys((letters, letters.translate(_WITHOUT_DOTS))):
                self._ways.setdefault(key, []).append(way)
                self._begins |= {key[:end] for end in ends}

    def mentions(self, text: str) -> list[Mention]:
        """The names in a text, in their order, the longest at each place; two that overlap are two."""
        plain = without_addresses(text)
        found: list[Mention] = []
        until = 0
        words = _words_in(plain)
        for at, word in enumerate(words):
            if word.letters not in self._begins and _without_s(word).letters not in self._begins:
                continue
            run = _run(words[at : at + self._most], plain)
            for number in range(min(self._most, len(run)), 0, -1):
                if run[number - 1].end <= until:  # within a longer name
                    break
                if mention := self._mention(run[:number], plain):
                    found.append(mention)
                    until = run[number - 1].end
                    break
        return found

    def _mention(self, words: Sequence[_Word], text: str) -> Mention | None:
        """What these very words mean together; None for nothing."""
        said = text[words[0].start : words[-1].end]
        is_tag_alone = words[0].is_tag and len(words) == 1
        if is_tag_alone:
            ways = self._exact(words, LEAST_TAG)
            if ways:
                return Mention(said, _meanings(ways), True, any(not way.name.is_public for way in ways))
        for variant in _variants(words):
            ways = [way for way in self._exact(variant, LEAST_WORD) if not way.name.is_public]
            if ways:
                is_sure = any(not (way.is_everyday or way.name.is_likely) for way in ways)
                return Mention(said, _meanings(ways), False, is_sure and not is_tag_alone)
        return None

    def _exact(self, words: Sequence[_Word], least: int) -> list[_Way]:
        """The names with just these letters, none of whose words is split between two."""
        letters = "".join(word.letters for word in words)
        if len(letters) < least or letters not in self._ways:
            return []
        ends = {sum(len(word.letters) for word in words[:number]) for number in range(1, len(words) + 1)}
        return [way for way in self._ways[letters] if ends <= way.ends]


def _meanings(ways: Sequence[_Way]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(way.name.meaning for way in ways))


def _variants(words: Sequence[_Word]) -> Iterator[list[_Word]]:
    """The words as they are; then without the genitive -s of the last, of the others, and of all."""
    yield list(words)
    last, others = len(words) - 1, range(len(words) - 1)
    seen = [list(words)]
    for without in ({last}, {*others}, {*others, last}):
        variant = [_without_s(word) if at in without else word for at, word in enumerate(words)]
        if variant not in seen:
            seen.append(variant)
            yield variant


def _without_s(word: _Word) -> _Word:
    if len(word.letters) < LEAST_WORD or not word.letters.endswith("s"):
        return word
    return word._replace(letters=word.letters[:-1])


def is_everyday(words: Sequence[str]) -> bool:
    """True for a name that is as likely to be no name: each word an everyday one, or one word in the definite form."""
    if all(word in EVERYDAY for word in words):
        return True
    return len(words) == 1 and len(words[0]) <= _MOST_OF_DEFINITE and words[0].endswith(_DEFINITE)


def words_of(text: str) -> list[str]:
    """The words of a name, in the letters that are compared."""
    return [letters for word in re.findall(r"\w+", _composed(text)) if (letters := _letters(word))]


def without_addresses(text: str) -> str:
    """A text as it is searched: its first LONGEST characters, composed, without signs nobody sees and addresses."""
    return _ADDRESS.sub("\n", _composed(text[:LONGEST]))


def _composed(text: str) -> str:
    """Each letter with its marks as one character (Unicode's form C), without signs that nobody sees."""
    if text.isascii():
        return text
    return normalize("NFC", "".join(sign for sign in text if category(sign) != "Cf"))


def _letters(word: str) -> str:
    """A word in small letters without accents, but with the dots and rings of å, ä and ö."""
    small = normalize("NFC", word.casefold()).translate(_TO_SWEDISH)
    if small.isascii():
        return "".join(sign for sign in small if sign.isalnum())
    kept = (sign if sign in "åäö" else normalize("NFKD", sign) for sign in small)
    return "".join(sign for part in kept for sign in part if sign.isalnum()).casefold()


def _words_in(text: str) -> list[_Word]:
    return [
        _Word(letters, found.start(), found.end(), bool(found["who"] or found["sign"]))
        for found in _WORD.finditer(text)
        if (letters := _letters(found["who"] or found["word"]))
    ]


def _run(words: Sequence[_Word], text: str) -> list[_Word]:
    """The first of the words, and those behind it that may be one name with it: nothing but a joint between two."""
    run = [words[0]]
    for word in words[1:]:
        if word.is_tag or not _JOINT.fullmatch(text, run[-1].end, word.start):
            break
        run.append(word)
    return run
