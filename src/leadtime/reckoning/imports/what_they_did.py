"""What a post says that somebody did: its beginning, without the hashtags that only file it."""

import re
from collections.abc import Sequence

from leadtime.reckoning.imports.mentions import LONGEST

MOST_OF_WHAT = 120  # letters
_LEAST_OF_WHAT = 20  # a first sentence of fewer says nothing: "Wow!"
_LABEL = r"(?:[#＃]\w+|@\w+(?:\.\w+)*|https?://\S+|www\.\S+)"
_ONLY_LABELS = rf"[^\w#＃@]*(?:{_LABEL}[^\w#＃@.!?]*)+"  # a full stop behind one belongs to a sentence
_CLOSING = ".!?…)\"'”’"
_LEADING_ON = ("and at av by for from för från hos i in med och of on", "på that the till to vid with")
_LEADS_ON = frozenset(" ".join(_LEADING_ON).split())


def what_of(text: str) -> str:
    """What they did, in the post's own words: the first line that says something, of it the first sentences.

    At most MOST_OF_WHAT letters, cut at the end of a word. Hashtags, mentions and addresses at its end are left out,
    unless the sentence leads on to one; a text of nothing else is all of it, and one without letters is empty.
    """
    lines = [line.split() for line in text[:LONGEST].splitlines()]
    said = next((bare for line in lines if (bare := _bare(line))), "")
    if not said:
        said = next((" ".join(line) for line in lines if any(map(has_letters, line))), "")
    return _shortened(_first_sentences(said))


def _bare(words: Sequence[str]) -> str:
    """A line without what stands at its end and says nothing; empty where nothing is left."""
    end = len(words)
    while end and (not has_letters(words[end - 1]) or re.fullmatch(_ONLY_LABELS, words[end - 1])):
        end -= 1
    if not any(has_letters(word) and not re.fullmatch(_ONLY_LABELS, word) for word in words[:end]):
        return ""
    if words[end - 1].lower() in _LEADS_ON and end < len(words):
        end += 1
    line = " ".join(words[:end])
    while not (line[-1].isalnum() or line[-1] in _CLOSING):
        line = line[:-1]
    return line


def _first_sentences(line: str) -> str:
    for found in re.finditer(r"[.!?…]+[)\"'”’]?(?=\s)", line):
        if found.end() >= _LEAST_OF_WHAT:
            return line[: found.end()]
    return line


def _shortened(text: str) -> str:
    if len(text) <= MOST_OF_WHAT:
        return text
    head, space, _ = text[:MOST_OF_WHAT].rpartition(" ")
    return f"{(head if space else text[: MOST_OF_WHAT - 1]).rstrip(' ,;:.-–')}…"


def has_letters(text: str) -> bool:
    """True for a text that says anything at all."""
    return any(sign.isalnum() for sign in text)
