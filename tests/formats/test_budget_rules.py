"""The rules of a budget: every key once, and planted faults, each with its line and the sentence that says it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadtime.formats.budget_rules import RULE_KEYS, parse_rules
from leadtime.formats.budget_toml import parse_budget
from leadtime.formats.templates import template
from leadtime.model.errors import Problem
from leadtime.model.rule import Rule, Sorting

# Seventeen lines without a fault: what a case adds begins in line 18.
BASE = """\
version = 1
me = ["Anna.Berg@example.se", "mailto:anna@example.org"]

[[category]]
path = "visits"
aliases = ["besök"]

[[category]]
path = "communication/social"

[[category]]
path = "board/social"

[[dimension]]
name = "audience"
values = ["staff", "Citizens"]

"""
ME = ("anna.berg@example.se", "anna@example.org")


def parsed(text: str) -> tuple[Sorting, tuple[Problem, ...]]:
    """The rules of a budget's text; the budget itself is without a fault."""
    budget, problems = parse_budget(text, "budget.toml")
    assert problems == ()
    return parse_rules(text, "budget.toml", budget)


def rule(lines: str) -> str:
    """The base with a rule for visits: its header is line 18, its category line 19, and more comes from line 20 on."""
    return f'{BASE}[[rule]]\ncategory = "visits"\n{lines}'


def asks(lines: str) -> str:
    """The base with a rule that has its condition in line 19, and more from line 20 on."""
    return f'{BASE}[[rule]]\nsummary = "x"\n{lines}'


def test_every_key_of_a_rule() -> None:
    """Conditions as a text or a list, what the event becomes, and where the rule stands; names are as in the budget."""
    text = rule(
        r"""
summary = "school visit"
location = ['/\bskola\b/', "school"]
calendar = ["Work"]
categories = "Visits"
organizer = "chief@example.se"
attendees_at_least = 5
unit = "schools/elineberg"
tags = ["#autumn", "staff"]
audience = "citizens"

# Left out:
[[rule]]
summary = "dentist"
skip = " private "
"""
    )
    found = Rule(
        number=1,
        summary=("school visit",),
        location=(r"/\bskola\b/", "school"),
        calendar=("Work",),
        categories=("Visits",),
        organizer=("chief@example.se",),
        attendees_at_least=5,
        category="visits",
        unit="schools/elineberg",
        tags=("autumn", "staff"),
        dimensions=(("audience", "Citizens"),),
        line=18,
    )
    left_out = Rule(number=2, summary=("dentist",), skip="private", line=32)
    assert parsed(text) == (Sorting((found, left_out), ME), ())


@pytest.mark.parametrize(
    ("word", "path"),
    [("visits", "visits"), ("Besök", "visits"), ("communication", "communication"), ("BOARD/social", "board/social")],
)
def test_a_category_by_each_of_its_names(word: str, path: str) -> None:
    """A path, one above a declared path, an alias; capitals make no difference."""
    assert parsed(asks(f'category = "{word}"\n'))[0].rules == (Rule(1, ("x",), category=path, line=18),)


def test_rules_as_inline_tables() -> None:
    """TOML lets a list be written so; each rule's line is that of its brace."""
    text = 'version = 1\nrule = [\n  {summary = "a", skip = "b"},\n  {summary = "c", skip = "d"},\n]\n'
    assert parsed(text)[0].rules == (Rule(1, ("a",), skip="b", line=3), Rule(2, ("c",), skip="d", line=4))


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_lines_of_other_editors(end: str) -> None:
    """A byte-order mark and the line ends of Windows move no line."""
    text = "\ufeff" + asks('skip = "y"\n').replace("\n", end)
    assert [one.line for one in parsed(text)[0].rules] == [18]


def test_one_address() -> None:
    """A single one needs no list."""
    assert parsed('version = 1\nme = "Anna@example.se"\n') == (Sorting((), ("anna@example.se",)), ())


LIST = "should be a text or a list of texts"
EMPTY = "a text to look for is empty, so every event fits"
PLANTED = [
    # the file
    ("version = 1\nme = 3\n", 2, f"me {LIST}"),
    ('version = 1\nme = ["anna"]\n', 2, '"anna" is not a mail address'),
    ('version = 1\nme = ["anna@"]\n', 2, '"anna@" is not a mail address'),
    ('version = 1\nme = "Anna Berg <anna@x.se>"\n', 2, '"Anna Berg <anna@x.se>" is not a mail address'),
    ("version = 1\nrule = 3\n", 2, "rule should be a list of tables"),
    ('version = 1\n[rule]\nsummary = "x"\n', 2, "rule should be a list of tables"),
    # the keys
    (rule('summary = "x"\nsumary = "y"\n'), 21, '"sumary" is not a key that leadtime knows here'),
    (rule('summary = "x"\nme = "a@b.se"\n'), 21, "me is a key of the whole file, and stands in a table here"),
    (rule('summary = "x"\nat_least = "3x"\n'), 21, '"at_least" is not a key that leadtime knows here'),
    # the conditions
    (rule(""), 18, "the rule has no condition, so it would take every event"),
    (rule("summary = 3\n"), 20, f"summary {LIST}"),
    (rule('summary = ["x", 3]\n'), 20, f"summary {LIST}"),
    (rule("summary = {}\n"), 20, f"summary {LIST}"),
    (rule("summary = []\n"), 20, "summary is an empty list, so no event fits"),
    (rule('location = ""\n'), 20, EMPTY),
    (rule('calendar = ["work", "  "]\n'), 20, EMPTY),
    (rule('organizer = "//"\n'), 20, EMPTY),
    (rule('summary = "/\\btack/"\n'), 20, "a backslash in double quotes is read by TOML first"),
    (rule("categories = '/visit/i'\n"), 20, "capitals make no difference anyway"),
    (
        rule("summary = '/(visit/'\n"),
        20,
        'the regular expression "/(visit/" is wrong: missing ) at position 6',
    ),
    (
        rule("summary = ['ok', '/*/']\n"),
        20,
        'the regular expression "/*/" is wrong: nothing to repeat at position 0',
    ),
    (rule("attendees_at_least = 0\n"), 20, "attendees_at_least should be 1 or more"),
    (rule("attendees_at_least = -5\n"), 20, "attendees_at_least should be 1 or more"),
    (rule("attendees_at_least = 0x" + "f" * 5000 + "\n"), 20, "attendees_at_least should be 1 or more"),
    (rule("attendees_at_least = true\n"), 20, "attendees_at_least should be a whole number"),
    (rule('attendees_at_least = "5"\n'), 20, "attendees_at_least should be a whole number"),
    # what it gives
    (asks(""), 18, "the rule has neither category nor skip"),
    (asks('category = "visits"\nskip = "x"\n'), 20, "the rule has skip, which leaves the event out, and category too"),
    (asks('skip = "x"\nunit = "a"\n'), 21, "the rule has skip, which leaves the event out, and unit too"),
    (asks('skip = "x"\ntags = ["a"]\n'), 21, "the rule has skip, which leaves the event out, and tags too"),
    (asks('skip = "x"\naudience = "staff"\n'), 21, "the rule has skip, which leaves the event out, and audience too"),
    (asks('skip = ""\n'), 20, "skip has no reason"),
    (asks("skip = true\n"), 20, "skip should be text in quotes"),
    (asks('category = "vists"\n'), 20, 'there is no category "vists"'),
    (asks('category = ""\n'), 20, 'there is no category ""'),
    (asks('category = "social"\n'), 20, '"social" may be communication/social or board/social'),
    (asks("category = 3\n"), 20, "category should be text in quotes"),
    (rule('summary = "x"\nunit = "a//b"\n'), 21, 'the unit "a//b" has an empty part'),
    (rule('summary = "x"\nunit = ["a"]\n'), 21, "unit should be text in quotes"),
    (rule('summary = "x"\ntags = "autumn"\n'), 21, "tags should be a list of texts"),
    (rule('summary = "x"\ntags = ["autumn", "#"]\n'), 21, "a tag is empty"),
    (rule('summary = "x"\naudience = "staf"\n'), 21, 'audience cannot be "staf"'),
    (rule('summary = "x"\naudience = 3\n'), 21, "audience should be text in quotes"),
]


@pytest.mark.parametrize(("text", "line", "message"), PLANTED, ids=[message for _, _, message in PLANTED])
def test_a_planted_fault(text: str, line: int, message: str) -> None:
    """One fault is one problem, with its line and how to mend it; the rule is left out, not made wider."""
    found, problems = parsed(text)
    assert [(problem.path, problem.line, problem.message) for problem in problems] == [("budget.toml", line, message)]
    assert problems[0].hint
    assert found.rules == ()


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        (rule('summary = "x"\nsumary = "y"\n'), "did you mean summary?"),
        (asks('category = "vists"\n'), "did you mean visits?"),
        (asks('category = "besok"\n'), "did you mean besök?"),
        (rule('summary = "x"\naudience = "staf"\n'), "did you mean staff?"),
        (rule("summary = '/Visit/i'\n"), 'write "/Visit/"'),
    ],
)
def test_the_nearest_word(text: str, hint: str) -> None:
    """A slip is answered with what was probably meant."""
    assert [problem.hint for problem in parsed(text)[1]] == [hint]


def test_every_fault_at_once() -> None:
    """In the order of the lines; the good rules are there, and keep the numbers that they have in the file."""
    text = asks('category = "vists"\nunit = "/"\n') + '\n[[rule]]\nsummary = "y"\nskip = "z"\n\n[[rule]]\n'
    found, problems = parsed(text)
    assert [problem.line for problem in problems] == [20, 21, 27, 27]
    assert found == Sorting((Rule(2, ("y",), skip="z", line=23),), ME)


@pytest.mark.parametrize(
    "expression",
    ["(?P<a", "[z-a]", "(?a)(?u)x", "\\", "*a", "(a", "a)", "(?<=a*"],
)
def test_no_regular_expression_stops_the_reading(expression: str) -> None:
    """Whatever Python may think of it, it is a fault with its line, or is none."""
    problems = parsed(rule(f"summary = '/{expression}/'\n"))[1]
    assert [problem.line for problem in problems] == [20]
    assert problems[0].message.startswith("the regular expression ")


def test_an_expression_that_python_will_read_in_another_way_one_day(recwarn: pytest.WarningsRecorder) -> None:
    """It is good as it is, and nobody is warned of it."""
    assert parsed(rule("summary = '/[[a]/'\n"))[1] == ()
    assert not recwarn.list


@pytest.mark.parametrize("text", ["version = ", "x = " + "[" * 200 + "]" * 200, ""])
def test_what_is_no_toml_is_told_once(text: str) -> None:
    """By the budget's own reading; here it has no rules."""
    budget, _ = parse_budget(text, "budget.toml")
    assert parse_rules(text, "budget.toml", budget) == (Sorting(), ())


def test_a_dimension_with_the_name_of_a_rules_key() -> None:
    """The key keeps its own meaning."""
    text = 'version = 1\n[[dimension]]\nname = "location"\nvalues = ["here"]\n[[category]]\npath = "a"\n'
    text += '[[rule]]\nlocation = "there"\ncategory = "a"\n'
    assert parsed(text) == (Sorting((Rule(1, location=("there",), category="a", line=7),)), ())


def test_the_budget_does_not_read_its_rules() -> None:
    """What logs and reports is neither stopped nor slowed down by a fault in a rule, or in `me`."""
    text = f"{BASE.replace('mailto:anna@example.org', 'nobody')}[[rule]]\nsumary = 3\n"
    assert parse_budget(text, "budget.toml")[1] == ()


VALUES = st.one_of(
    st.text(max_size=8).map(lambda text: f"'''{text}'''" if "'" not in text and text.isprintable() else '"x"'),
    st.sampled_from(["3", "true", "[]", '["a", "/b/"]', "'/(/'", "1979-05-27", "{a = 1}", "[[1]]", "nan", '"visits"']),
)
RULES = st.lists(st.dictionaries(st.sampled_from([*RULE_KEYS, "audience", "sumary"]), VALUES, max_size=4), max_size=3)


@settings(max_examples=150)
@given(RULES)
def test_whatever_stands_in_the_rules(rules: list[dict[str, str]]) -> None:
    """Nothing raises; each rule is good, in its place with its line, or has a problem in one of its own lines."""
    text, spans = BASE, []
    for values in rules:
        start = text.count("\n") + 1
        text += "[[rule]]\n" + "".join(f"{key} = {value}\n" for key, value in values.items())
        spans.append(range(start, text.count("\n") + 1))
    found, problems = parsed(text)
    good = {one.number - 1 for one in found.rules}
    assert [one.line for one in found.rules] == [spans[number].start for number in sorted(good)]
    bad = {number for number, span in enumerate(spans) if any(problem.line in span for problem in problems)}
    assert good | bad == set(range(len(rules)))
    assert not good & bad


def test_the_rules_of_the_first_budget() -> None:
    """They have no fault, and not so many that reading the budget would take longer for it."""
    text = template("municipal-director")
    found, problems = parsed(text)
    assert problems == ()
    assert 8 <= len(found.rules) <= 12
    lines = text.splitlines()
    assert all(lines[one.line - 1] == "[[rule]]" for one in found.rules)
