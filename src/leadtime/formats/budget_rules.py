"""The rules of a budget's TOML: what becomes of a calendar's events; every fault found at once.

A rule is `[[rule]]` with conditions, and a `category` (with a unit, tags and dimensions, if it likes) or a `skip`. Its
conditions on texts are a text or a list of texts; any of them will do, while every condition must hold. `me`, above
the first header, is one's own mail addresses. The rest of the text, and whether it is TOML at all, is for
`budget_toml` to judge.
"""

from collections.abc import Iterator

from leadtime.formats.budget_table import PATH_FORM, Table, load_budget, nearest
from leadtime.formats.budget_toml import tables
from leadtime.formats.toml_faults import Fault, problems, table_lines
from leadtime.formats.typed_entry import read_tags
from leadtime.formats.typed_time import quoted
from leadtime.model.budget import Budget, Dimension
from leadtime.model.errors import Problem, Usage
from leadtime.model.path import fault_in_path
from leadtime.model.rule import Rule, Sorting
from leadtime.reckoning.category_names import known_by_name, known_paths
from leadtime.reckoning.imports.rules import expression_in, search

CONDITIONS = ("summary", "location", "calendar", "categories", "organizer", "attendees_at_least")
RULE_KEYS = (*CONDITIONS, "category", "unit", "tags", "skip")
_MOST_ATTENDEES = 1_000_000


def parse_rules(text: str, path: str, budget: Budget) -> tuple[Sorting, tuple[Problem, ...]]:
    """The good rules of the text, numbered as they stand in it, and every problem in the order of the lines.

    Never raises. `budget` is that of the same text. A rule with any fault is left out whole: with a condition less it
    would take what is not meant for it. A text that is no TOML has no rules, and no problems either.
    """
    values, broken = load_budget(text, path)
    if broken:
        return Sorting(), ()
    faults: list[Fault] = []
    top = Table("", 0, values, faults)
    # A dimension with the name of a rule's own key can't be given by a rule.
    dimensions = [one for one in budget.dimensions if one.name not in RULE_KEYS]
    found = list(tables(top, "rule", (*RULE_KEYS, *(one.name for one in dimensions))))
    lines = dict(enumerate(table_lines(text, "rule"))) if found else {}
    rules = [_rule(table, budget, dimensions)._replace(line=lines.get(table.number, 0)) for table in found]
    me = tuple(_me(top))
    faulty = {fault.number for fault in faults if fault.table == "rule"}
    good = tuple(rule for rule in rules if rule.number - 1 not in faulty)
    return Sorting(good, me), problems(text, path, faults) if faults else ()


def _me(top: Table) -> Iterator[str]:
    """One's own addresses, in small letters."""
    for address in _one_or_several(top, "me", "anna.berg@example.se", "anna@example.se"):
        name, at, domain = address.strip().lower().removeprefix("mailto:").partition("@")
        if not (name and at and domain) or " " in name + domain:
            top.fault("me", f"{quoted(address)} is not a mail address", 'such as me = ["anna.berg@example.se"]')
        else:
            yield f"{name}@{domain}"


def _rule(table: Table, budget: Budget, dimensions: list[Dimension]) -> Rule:
    """The rule of a table, as far as it is good."""
    known = {*RULE_KEYS, *(one.name for one in dimensions)}  # a key that is none may well be a condition misspelt
    if not any(key in table.values for key in CONDITIONS) and known.issuperset(table.values):
        table.fault("", "the rule has no condition, so it would take every event", 'such as summary = "school visit"')
    given = {one.name: value for one in dimensions if (value := _value(table, one))}
    rule = Rule(
        number=table.number + 1,
        summary=_patterns(table, "summary"),
        location=_patterns(table, "location"),
        calendar=_patterns(table, "calendar"),
        categories=_patterns(table, "categories"),
        organizer=_patterns(table, "organizer"),
        attendees_at_least=_attendees(table),
        category=_category(table, budget),
        unit=_unit(table),
        tags=_tags(table),
        dimensions=tuple(given.items()),
        skip=_skip(table, dimensions),
    )
    if "category" not in table.values and "skip" not in table.values:
        hint = 'such as category = "visits"; or skip = "private", which leaves the event out'
        table.fault("", "the rule has neither category nor skip", hint)
    return rule


def _one_or_several(table: Table, key: str, one: str, other: str) -> tuple[str, ...]:
    """A text, or the texts of a list; empty when it is not there or, which is a fault, is not one."""
    value = table.values.get(key, [])
    texts = [value] if isinstance(value, str) else value
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        table.fault(key, f"{key} should be a text or a list of texts", f'such as {key} = ["{one}", "{other}"]')
        return ()
    return tuple(texts)


def _patterns(table: Table, key: str) -> tuple[str, ...]:
    """The patterns of a condition; each that is no good is a fault."""
    before = len(table.faults)
    patterns = _one_or_several(table, key, "lunch", "fika")
    if key in table.values and not patterns and len(table.faults) == before:
        table.fault(key, f"{key} is an empty list, so no event fits", "put a text into it, or take the line out")
    for pattern in patterns:
        if wrong := _fault_in_pattern(pattern):
            table.fault(key, *wrong)
    return patterns


def _fault_in_pattern(pattern: str) -> tuple[str, str] | None:
    """What is wrong with a pattern, and what to do about it."""
    expression = expression_in(pattern)
    if any(ord(sign) < 32 for sign in pattern):  # "\\b" in double quotes is a backspace to TOML
        shown = "".join({8: "\\b", 9: "\\t", 10: "\\n", 12: "\\f", 13: "\\r"}.get(ord(sign), sign) for sign in pattern)
        return "a backslash in double quotes is read by TOML first", f"write it in single quotes: '{shown}'"
    if not pattern.strip() or expression == "":
        return "a text to look for is empty, so every event fits", "take it out, or say what is to be in the text"
    if expression is None:
        is_flagged = len(pattern) > 3 and pattern[0] == "/" and pattern.endswith("/i")
        return ("capitals make no difference anyway", f"write {quoted(pattern[:-1])}") if is_flagged else None
    try:
        search(expression)
    except ValueError as error:
        hint = "put a backslash before a sign that is meant as it stands, or look for plain text, without the slashes"
        return f"the regular expression {quoted(pattern)} is wrong: {error}", hint
    return None


def _attendees(table: Table) -> int:
    number = table.get("attendees_at_least", int)
    if number is not None and not 1 <= number <= _MOST_ATTENDEES:
        table.fault("attendees_at_least", "attendees_at_least should be 1 or more", "such as attendees_at_least = 5")
        return 0
    return number or 0


def _category(table: Table, budget: Budget) -> str:
    """The path of the category that is meant: by its path, an alias or, where there is only one, its last part."""
    word = table.get("category", str)
    if word is None:
        return ""
    if path := known_by_name(word, budget):
        return path
    known = known_paths(budget)
    several = [path for path in known if path.lower().rpartition("/")[2] == word.strip().lower()]
    if len(several) > 1:
        table.fault("category", f"{quoted(word)} may be {' or '.join(several)}", "write the whole path")
    else:
        names = [*known, *(alias for category in budget.categories for alias in category.aliases)]
        table.fault("category", f"there is no category {quoted(word)}", nearest(word, names))
    return ""


def _unit(table: Table) -> str:
    unit = table.get("unit", str)
    if unit is not None and (wrong := fault_in_path(unit)):
        table.fault("unit", f"the unit {quoted(unit)} {wrong}", PATH_FORM)
    return unit or ""


def _tags(table: Table) -> tuple[str, ...]:
    try:
        return read_tags(table.texts("tags"))
    except Usage as refused:
        table.fault("tags", refused.message, 'such as tags = ["autumn"]')
        return ()


def _value(table: Table, dimension: Dimension) -> str:
    """The value of a dimension, in the budget's spelling."""
    word = table.get(dimension.name, str)
    if word is None:
        return ""
    known = next((value for value in dimension.values if value.lower() == word.strip().lower()), "")
    if not known:
        table.fault(dimension.name, f"{dimension.name} cannot be {quoted(word)}", nearest(word, dimension.values))
    return known


def _skip(table: Table, dimensions: list[Dimension]) -> str:
    """Why the event is left out; a rule that says so gives nothing else."""
    reason = table.get("skip", str)
    if reason is None:
        return ""
    if not reason.strip():
        table.fault("skip", "skip has no reason", 'such as skip = "private"')
    for key in ("category", "unit", "tags", *(one.name for one in dimensions)):
        if key in table.values:
            message = f"the rule has skip, which leaves the event out, and {key} too"
            table.fault(key, message, "keep one of the two")
    return reason.strip()
