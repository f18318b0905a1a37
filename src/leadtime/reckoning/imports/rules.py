"""Which rule takes an event.

A pattern is a part of the text, or a regular expression between slashes. Neither knows capitals, and an `ö` is the same
whether it was written as one character or as an `o` with dots over it. No more than the first LONGEST characters of a
text are looked at: a description of 5 MB that found its way into a title costs no more than a title.
"""

from collections.abc import Callable, Iterator, Sequence

from leadtime.model.errors import BadData
from leadtime.model.event import Event
from leadtime.model.rule import Rule

LONGEST = 1000
PATIENCE = 1.0  # seconds

Condition = Callable[[Event], bool]
Pattern = Callable[[str], bool]


def first_rule(rules: Sequence[Rule]) -> Callable[[Event], Rule | None]:
    """A function that finds the first of the rules whose every condition holds for an event, or None.

    The patterns are made ready once, here; ValueError for one that is no regular expression. The function raises
    BadData for a rule that takes too long to try.
    """
    tried = [(rule, tuple(_conditions(rule))) for rule in rules]

    def find(event: Event) -> Rule | None:
        for rule, conditions in tried:
            try:
                if all(holds(event) for holds in conditions):
                    return rule
            except TimeoutError:
                raise _too_slow(rule, event) from None
        return None

    return find


def _too_slow(rule: Rule, event: Event) -> BadData:
    line = f", in line {rule.line} of the budget," if rule.line else ""
    return BadData(
        f'rule {rule.number}{line} takes too long to try on "{event.summary[:60]}"',
        "write its regular expression without a repeat inside a repeat, such as (a+)+",
    )


def expression_in(pattern: str) -> str | None:
    """What stands between the slashes of a regular expression; None for a pattern that is a part of a text."""
    return pattern[1:-1] if len(pattern) > 1 and pattern[0] == pattern[-1] == "/" else None


def search(expression: str) -> Pattern:
    """A test for the expression, made ready; ValueError says what is wrong with one that is none.

    The test itself raises TimeoutError for a text on which it would take longer than PATIENCE: a repeat in a repeat,
    such as `(a+)+`, can take for ever on a harmless title.
    """
    import regex  # and not re, which can't be stopped

    try:
        found = regex.compile(_composed(expression), regex.IGNORECASE).search
    except RecursionError:
        raise ValueError("it is nested too deep") from None
    except (regex.error, OverflowError, MemoryError) as error:
        raise ValueError(str(error)) from None
    return lambda text: found(text, timeout=PATIENCE) is not None


def _conditions(rule: Rule) -> Iterator[Condition]:
    """The conditions that the rule has."""
    if rule.attendees_at_least:
        yield lambda event: event.attendees >= rule.attendees_at_least
    texts: tuple[tuple[tuple[str, ...], Callable[[Event], tuple[str, ...]]], ...] = (
        (rule.summary, lambda event: (event.summary,)),
        (rule.location, lambda event: (event.location,)),
        (rule.calendar, lambda event: (event.calendar,)),
        (rule.categories, lambda event: event.categories),
        (rule.organizer, lambda event: (event.organizer,)),
    )
    for patterns, texts_of in texts:
        if patterns:
            yield _any_in([_pattern(pattern) for pattern in patterns], texts_of)


def _any_in(patterns: Sequence[Pattern], texts_of: Callable[[Event], tuple[str, ...]]) -> Condition:
    """Holds when any of the patterns is in any of the texts."""

    def holds(event: Event) -> bool:
        texts = [_composed(text[:LONGEST]) for text in texts_of(event)]
        return any(fits(text) for fits in patterns for text in texts)

    return holds


def _pattern(pattern: str) -> Pattern:
    expression = expression_in(pattern)
    if expression is not None:
        return search(expression)
    part = _composed(pattern).casefold()
    return lambda text: part in text.casefold()


def _composed(text: str) -> str:
    """The text with each letter and its accents as one character, where there is one (Unicode's form C)."""
    if text.isascii():
        return text
    from unicodedata import normalize

    return normalize("NFC", text)
