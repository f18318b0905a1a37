"""The words of `log` after the category: WHEN, if the first of them says one, and the note.

`1 h 30 m`, `1h 30m`, `1 timme` and `17 - 17:30` may be typed without quotes: words that are one WHEN together are read
as one. What looks like a second time, right behind the WHEN or behind a note, is refused and never kept as a note:
another time would be logged than the one that was typed. A number alone is no time there: `45m 30 guests`.
"""

import re
from collections.abc import Sequence

from leadtime.formats.typed_time import ClockRange, is_clock, is_spaced_when, looks_like_when, parse_when, quoted
from leadtime.model.budget import Budget, Dimension
from leadtime.model.duration import Duration
from leadtime.model.errors import Refused, Usage

CODE_FORMS = "a code is a dimension and one of its values: audience=staff"

_MOST_WORDS = 4  # of one WHEN: 1 h 30 m
_DASHES = "-–—"
_AND, _TO = ("and", "och"), ("to", "until", "till")  # between two times
_PLAIN = "-_./:,+=@%–—"  # signs that no shell takes a word apart at


def read_words(words: Sequence[str], command: str) -> tuple[Duration | ClockRange | None, str]:
    """The WHEN, None without one, and the note, its words joined by a space; Usage for a WHEN that cannot be, or two.

    `command` is what was typed before the words, for hints that can be typed as they stand.
    """
    count = words_of_when(words)
    if count == 0:
        _refuse_slip(words, command)
        _refuse_behind_note(words, command)
        return None, " ".join(words)
    typed, rest = " ".join(words[:count]), words[count:]
    when = parse_when(typed)
    if rest:
        _refuse_second(typed, rest, command)
    return when, " ".join(rest)


def _refuse_slip(words: Sequence[str], command: str) -> None:
    """Usage for a first word that begins as a time does and is none, `9am` or `1h3Om`: a slip, and not a note."""
    word = words[0].lower() if words else ""
    if re.match(r"[0-9][0-9.,:]*(?:[hm½]|[ap]\.?m|to[0-9]|e[0-9])", word) or (word[:1].isdigit() and word[0] > "9"):
        as_note = f"{command} --note {shown(' '.join(words))}"
        hint = f"a duration is 45m, 1h30m or 1,5h, a clock range 9-10:30; to keep it in the note: {as_note}"
        raise Usage(f"{quoted(words[0])} begins like a time, and is none", hint)


def words_of_when(words: Sequence[str]) -> int:
    """How many of the first words are a WHEN together, as many as can be, or try to be one; 0 when a note begins."""
    for count in range(min(_MOST_WORDS, len(words)), 1, -1):
        if is_spaced_when(" ".join(words[:count]), is_all=count == len(words)):
            return count
    return 1 if words and looks_like_when(words[0]) else 0


def _refuse_second(typed: str, rest: Sequence[str], command: str) -> None:
    """Usage for a time, or a dash that leads to none, right behind the WHEN."""
    as_note = f"{command} {shown(typed)} --note {shown(' '.join(rest))}"
    after_dash = rest[0].lstrip(_DASHES)
    if after_dash != rest[0] and (not after_dash or after_dash[0].isdigit()):
        hint = f"a clock range is 9-10:30; to keep the dash in the note: {as_note}"
        raise Usage(f"{quoted(rest[0])} stands behind {quoted(typed)}, and they are no clock range", hint)
    link = rest[0].lower()
    if (link in _AND and _words_of_time(rest[1:])) or (link in _TO and is_clock(typed) and words_of_when(rest[1:])):
        hint = f"a duration is 1h30m, a clock range 9-10:30; to keep the words in the note: {as_note}"
        raise Usage(f"{quoted(rest[0])} stands behind {quoted(typed)}, and the two times are not read as one", hint)
    if count := _words_of_time(rest):
        second, say = " ".join(rest[:count]), " ".join([command, *map(shown, rest)])
    elif ":" in rest[0] and is_clock(rest[0]):
        is_start = typed.isdigit() and is_clock(typed)
        say = f"{command} {typed}-{rest[0]}" if is_start else f"{command} {shown(typed)} --at {rest[0]}"
        second = rest[0]
    else:
        return
    raise Usage(f"{quoted(typed)} and {quoted(second)} are two times, and an entry has one", f"{say}; or {as_note}")


def _refuse_behind_note(words: Sequence[str], command: str) -> None:
    """Usage for a time somewhere behind the first words of a note."""
    for start in range(1, len(words)):
        if count := _words_of_time(words[start:]):
            time = " ".join(words[start : start + count])
            note = [shown(word) for word in (*words[:start], *words[start + count :])]
            hint = f"{' '.join([command, shown(time), *note])}\nor, to keep it in the note: "
            raise Usage(
                f"the time comes before the note, and {quoted(time)} comes after {quoted(' '.join(words[:start]))}",
                f"{hint}{command} --note {shown(' '.join(words))}",
            )


def _words_of_time(words: Sequence[str]) -> int:
    """How many of the first words are surely a time: a range, `1:30`, or a duration with a unit; else 0."""
    count = words_of_when(words)
    time = " ".join(words[:count])
    if not count or (count == 1 and time.isdigit()):
        return 0
    try:
        parse_when(time)
    except Usage:
        return 0
    return count


def shown(text: str) -> str:
    """A word as it is typed: in quotes where the shell would take it apart."""
    if text and all(letter.isalnum() or letter in _PLAIN for letter in text):
        return text
    if not set(text) & set('"$`\\!'):
        return f'"{text}"'
    import shlex

    return shlex.quote(text)


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
