"""The words of `log` after the category: WHEN, if the first of them says one, and the note.

`1 h 30 m` may be typed without quotes: a number with a unit after it is read as far as the units go.
"""

from collections.abc import Sequence

from leadtime.formats.typed_time import ClockRange, looks_like_when, parse_when, quoted, read_minutes
from leadtime.model.budget import Budget, Dimension
from leadtime.model.duration import Duration
from leadtime.model.errors import Refused, Usage

CODE_FORMS = "a code is a dimension and one of its values: audience=staff"

_UNITS = ("h", "m", "min")


def read_words(words: Sequence[str]) -> tuple[Duration | ClockRange | None, str]:
    """The WHEN, None without one, and the note, its words joined by a space; Usage for a WHEN that cannot be.

    A WHEN behind the note is refused too: taken for a part of it, another time would be logged than the one typed.
    """
    for count in (4, 2):
        first = words[:count]
        if len(first) == count and all(word.lower() in _UNITS for word in first[1::2]):
            joined = " ".join(first)
            if read_minutes(joined) is not None:
                return parse_when(joined), " ".join(words[count:])
    if words and looks_like_when(words[0]):
        return parse_when(words[0]), " ".join(words[1:])
    for word in words[1:]:
        if not word.isdigit() and _is_when(word):
            hint = f"put {word} before the note, or give the whole note as --note"
            raise Usage(f"{quoted(word)} stands behind the note, and a time before it", hint)
    return None, " ".join(words)


def _is_when(word: str) -> bool:
    if not looks_like_when(word):
        return False
    try:
        parse_when(word)
    except Usage:
        return False
    return True


def read_codes(codes: Sequence[str], budget: Budget) -> tuple[tuple[str, str], ...]:
    """Each `name=value` as a pair, in the budget's spelling; Usage for another form, Refused for an unknown word."""
    found: dict[str, str] = {}
    for code in codes:
        name, _, value = code.partition("=")
        if not name.strip() or not value.strip():
            raise Usage(f"{quoted(code)} is not a code", CODE_FORMS)
        dimension = _dimension(name.strip(), budget)
        known = next((one for one in dimension.values if one.lower() == value.strip().lower()), None)
        if known is None:
            hint = f"there is {', '.join(dimension.values)}"
            raise Refused(f"{dimension.name} has no value {quoted(value.strip())}", hint)
        if found.setdefault(dimension.name, known) != known:
            raise Usage(f"{dimension.name} is given twice", "an entry has one value of each dimension")
    return tuple(found.items())


def read_code_changes(codes: Sequence[str], budget: Budget) -> tuple[tuple[str, str], ...]:
    """Like `read_codes`, and `name=` has an empty value, which takes the code away."""
    found: list[tuple[str, str]] = []
    for code in codes:
        name, equals, value = code.partition("=")
        is_taken_away = name.strip() and equals and not value.strip()
        found += [(_dimension(name.strip(), budget).name, "")] if is_taken_away else read_codes([code], budget)
    return tuple(found)


def _dimension(name: str, budget: Budget) -> Dimension:
    found = next((one for one in budget.dimensions if one.name.lower() == name.lower()), None)
    if found is None:
        names = ", ".join(one.name for one in budget.dimensions)
        hint = f"there is {names}" if names else "the budget has none; add a [[dimension]] to budget.toml"
        raise Refused(f"there is no dimension {quoted(name)}", hint)
    return found


def read_tags(tags: Sequence[str]) -> tuple[str, ...]:
    """The tags without the spaces around them and without a leading `#`, each once; Usage for an empty one."""
    found = [tag.strip().removeprefix("#").strip() for tag in tags]
    if not all(found):
        raise Usage("a tag is empty", "a tag is a word, such as --tag autumn")
    return tuple(dict.fromkeys(found))
