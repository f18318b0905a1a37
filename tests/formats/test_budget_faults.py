"""Faults planted in budgets, each with the line it stands in, the sentence that says it, and what is left."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadtime.formats.budget_toml import ENTRY_WORDS, parse_budget
from leadtime.formats.templates import template
from leadtime.model.budget import Budget, Category, Dimension
from leadtime.model.duration import Duration
from leadtime.model.errors import Problem
from leadtime.model.target import Amount, Measure, Target

# Seven lines without a fault: what a case adds begins in line 8.
BASE = """\
version = 1

[[category]]
path = "office"

[[category]]
path = "communication/social"
"""


def category(lines: str) -> str:
    """The base with one more category: its header is line 8."""
    return f"{BASE}[[category]]\n{lines}"


def dimension(lines: str) -> str:
    """The base with a dimension: its header is line 8."""
    return f"{BASE}[[dimension]]\n{lines}"


def target(lines: str) -> str:
    """The base with a target of the office: its header is line 8, its category line 9."""
    return f'{BASE}[[target]]\ncategory = "office"\n{lines}'


def week(lines: str) -> str:
    """The base with the week: its header is line 8."""
    return f"{BASE}[week]\n{lines}"


HOURS = "hours should be a number of hours, or a time in quotes"

PLANTED = [
    # the file
    ('[[category]]\npath = "office"\n', 1, "the budget does not say its version"),
    ("", 1, "the budget does not say its version"),
    ("# a comment\nversion = 2\n", 2, "the version is not one that this leadtime knows"),
    ("version = 0x" + "f" * 5000, 1, "the version is not one that this leadtime knows"),
    ('version = "1"\n', 1, "version should be a whole number"),
    ("version = true\n", 1, "version should be a whole number"),
    ("version = 1\n\ncolour = 3\n", 3, '"colour" is not a key that leadtime knows here'),
    ("version = 1\n\n[targets]\na = 1\n", 3, '"targets" is not a key that leadtime knows here'),
    ("version = 1\n[category]\npath = 'office'\n", 2, "category should be a list of tables"),
    ("version = 1\ncategory = ['office']\n", 2, "category should be a list of tables"),
    ("version = 1\nweek = 40\n", 2, "week should be a table"),
    ('version = 1\nweek_starts = "söndag"\n', 2, '"söndag" is not a day of the week'),
    ("version = 1\nweek_starts = 6\n", 2, "week_starts should be text in quotes"),
    ('version = 1\nleast_coverage = "5h"\n', 2, "least_coverage should be a whole per cent"),
    ('version = 1\nleast_coverage = "12.5%"\n', 2, "least_coverage should be a whole per cent"),
    (
        "version = 1\nleast_coverage = 50\n",
        2,
        'least_coverage: "50" has no unit: a share, time or a number of entries?',
    ),
    # the week
    (week("hours = -1\n"), 9, "hours should be more than none"),
    (week("hours = 0\n"), 9, "hours should be more than none"),
    (week("\n# long\nhours = 168.1\n"), 11, "hours are more than the 168 that a week has"),
    (week("hours = inf\n"), 9, "hours are more than the 168 that a week has"),
    (week("hours = nan\n"), 9, HOURS),
    (week('hours = "40"\n'), 9, HOURS),
    (week('hours = "forty"\n'), 9, HOURS),
    (week("hours = true\n"), 9, HOURS),
    (week("hours = 09:00:00\n"), 9, HOURS),
    (week('hours = 40\nworking_days = "monday"\n'), 10, "working_days should be a list of texts"),
    (week('working_days = [\n  "monday",\n  "frday",\n]\n'), 9, '"frday" is not a day of the week'),
    (week("working_days = []\n"), 9, "there are no working days"),
    (week('day = ["monday"]\n'), 9, '"day" is not a key that leadtime knows here'),
    (week('week_starts = "sunday"\n'), 9, "week_starts is a key of the whole file, and stands in a table here"),
    ("version = 1\nweek = { hours = 0 }\n", 2, "hours should be more than none"),
    ("version = 1\nweek.hours = 0\n", 2, "hours should be more than none"),
    # categories
    (category('label = "Visits"\n'), 8, "the category has no path"),
    (category("path = 3\n"), 9, "path should be text in quotes"),
    (category('path = ""\n'), 9, 'the path "" is empty'),
    (category('path = "visits/"\n'), 9, 'the path "visits/" has an empty part'),
    (category('path = "visits//schools"\n'), 9, 'the path "visits//schools" has an empty part'),
    (category('path = "a=b"\n'), 9, """the path "a=b" contains '='"""),
    (category('label = "x"\npath = "office"\n'), 10, 'the category "office" is there already'),
    (category('path = "Office"\n'), 9, 'the category "Office" is there already, as "office"'),
    (category('path = "visits"\nlabel = 3\n'), 10, "label should be text in quotes"),
    (category('path = "visits"\ncounts = "no"\n'), 10, "counts should be true or false"),
    (category('path = "visits"\naliases = "besök"\n'), 10, "aliases should be a list of texts"),
    (category('path = "visits"\nalias = ["besök"]\n'), 10, '"alias" is not a key that leadtime knows here'),
    (category('path = "a"\naliases = ["office"]\n'), 10, 'the alias "office" also stands for "office"'),
    (category('path = "a"\naliases = ["Office"]\n'), 10, 'the alias "Office" also stands for "office"'),
    (category('path = "a"\naliases = ["social"]\n'), 10, 'the alias "social" also stands for "communication/social"'),
    (category('path = "a"\naliases = ["", "b"]\n'), 10, 'the alias "" is empty'),
    (
        category('path = "a"\naliases = ["x"]\n[[category]]\npath = "b"\naliases = ["X"]\n'),
        13,
        'the alias "X" also stands for "a"',
    ),
    (
        category('path = "a"\n[category.place]\ncity = "Lund"\n'),
        10,
        '"place" is not a key that leadtime knows here',
    ),
    ("version = 1\ncategory = [\n  { path = 'a' },\n  { path = 'a' },\n]\n", 4, 'the category "a" is there already'),
    # dimensions
    (dimension('values = ["staff"]\n'), 8, "the dimension has no name"),
    (dimension('name = "note"\nvalues = ["a"]\n'), 9, 'the name "note" is taken: an entry has that already'),
    (dimension('name = "who/what"\nvalues = ["a"]\n'), 9, """the name "who/what" contains '/'"""),
    (dimension('name = "mode"\n'), 8, "the dimension has no values"),
    (dimension('name = "mode"\nvalues = []\n'), 10, "the dimension has no values"),
    (
        dimension('name = "mode"\nvalues = ["a", " "]\n'),
        10,
        'the value " " has a part that begins or ends with a space',
    ),
    (
        dimension('name = "mode"\nvalues = ["a"]\n[[dimension]]\nname = "Mode"\nvalues = ["b"]\n'),
        12,
        'the dimension "Mode" is there already',
    ),
    # targets
    (f'{BASE}[[target]]\nat_least = "20%"\n', 8, "the target has no category"),
    (f'{BASE}[[target]]\ncategory = "ofice"\nat_least = "20%"\n', 9, 'there is no category "ofice"'),
    (f'{BASE}[[target]]\ncategory = "Office"\nat_least = "20%"\n', 9, 'there is no category "Office"'),
    (f'{BASE}[[target]]\ncategory = "social"\nat_least = "20%"\n', 9, 'there is no category "social"'),
    (target(""), 8, "the target has neither at_least nor at_most"),
    (
        target("at_least = 20\n"),
        10,
        'at_least: "20" has no unit: a share, time or a number of entries?',
    ),
    (target('at_most = "120%"\n'), 10, 'at_most: "120%" is more than the whole'),
    (target('at_least = "often"\n'), 10, 'at_least: "often" is not an amount'),
    (target(f"at_least = 0x{'f' * 5000}\n"), 10, "at_least should be text in quotes"),
    (week(f"hours = 0x{'f' * 5000}\n"), 9, "hours are more than the 168 that a week has"),
    (target("at_least = true\n"), 10, "at_least should be text in quotes"),
    (target('at_least = "30%"\nat_most = "20%"\n'), 11, "at_least 30% is more than at_most 20%"),
    (target('at_least = "30%"\nat_most = "20h"\n'), 11, "at_least is a share and at_most a time"),
    (target('at_most = "3x"\nat_least = "20h"\n'), 10, "at_least is a time and at_most a number of entries"),
    (target('at_least = "3x"\nper = "fortnight"\n'), 11, 'per cannot be "fortnight"'),
    (target('at_least = "3x"\nper = "day"\n'), 11, 'per cannot be "day"'),
    (target('at_least = "20%"\nper = "month"\n'), 11, "a share has no per: it is of whatever is reported"),
    (target('at_least = "20%"\nof = "all"\n'), 11, 'of cannot be "all"'),
    (target('at_least = "6h"\nof = "capacity"\n'), 11, "only a share is of something"),
    (target('at_least = "20%"\nfrom = "2026-09-01"\n'), 11, "from should be a day"),
    (target('at_least = "20%"\nfrom = 2026-09-01T00:00:00\n'), 11, "from should be a day"),
    (target('at_least = "20%"\nfrom = 2026-09-01 00:00:00Z\n'), 11, "from should be a day"),
    (target('at_least = "20%"\nuntil = 12:00:00\n'), 11, "until should be a day"),
    (
        target('at_least = "20%"\nfrom = 2026-09-01\nuntil = 2026-08-31\n'),
        12,
        "until 2026-08-31 is before from 2026-09-01",
    ),
    (target('at_least = "20%"\nnote = """\n[[target]]\n"""\n'), 11, '"note" is not a key that leadtime knows here'),
    (
        target('at_least = "20%"\n[[target]]\ncategory = "office"\nat_least = "25%"\n'),
        11,
        'this target for "office" is there already, without a from too',
    ),
    (
        target(
            'at_least = "2x"\nfrom = 2026-09-01\n[[target]]\ncategory = "office"\nat_least = "3x"\nfrom = 2026-09-01\n'
        ),
        15,
        'this target for "office" is there already, from 2026-09-01 too',
    ),
    (
        category('path = "lunch"\ncounts = false\n[[target]]\ncategory = "lunch"\nat_most = "5%"\n'),
        12,
        '"lunch" does not count, so it has no share',
    ),
]


@pytest.mark.parametrize(("text", "line", "message"), PLANTED)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_planted_faults(text: str, line: int, message: str, newline: str) -> None:
    """One fault gives one problem, in its own line, and draws no others after it."""
    _, problems = parse_budget(text.replace("\n", newline), "budget.toml")
    assert [(problem.place, problem.message) for problem in problems] == [
        (f"budget.toml:{line}" if line else "budget.toml", message)
    ]


@pytest.mark.parametrize(("text", "line", "message"), PLANTED)
def test_a_sentence_fits_its_hint(text: str, line: int, message: str) -> None:
    """Every fault says how to mend it, and neither sentence ends in a full stop: the boundary joins them to others."""
    (problem,) = parse_budget(text, "budget.toml")[1]
    assert problem.hint
    assert not problem.hint.endswith(".") and not message.endswith(".")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("version = 1\n[week\n", 2),
        ('version = 1\n\nlanguage = "sv\n', 3),
        ("version = 1\nversion = 1\n", 2),
        (BASE + "[[category]]\npath = office\n", 9),
        ('version = 1\nlanguage = """sv\n\n\n', 2),
        (target("from = 2026-02-30\n"), 10),
        ("version = " + "9" * 5000 + "\n", 1),
    ],
)
def test_what_is_not_toml(text: str, line: int) -> None:
    """A text that is no TOML is one problem with its line, and the budget is the plain one."""
    budget, problems = parse_budget(text, "budget.toml")
    assert budget == Budget()
    assert [problem.line for problem in problems] == [line]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("version = 1\nlangage = 'sv'\n", "did you mean language?"),
        ('version = 1\nweek_starts = "moonday"\n', "did you mean monday?"),
        ("[week]\n", "put version = 1 on the first line"),
        (week('week_starts = "sunday"\n'), "put the line above the first one that begins with ["),
        (category('path = "a"\nalias = []\n'), "did you mean aliases?"),
        (category('path = "a"\nx = 1\n'), "it may be path, label, aliases, counts, visits"),
        (category('path = "a"\ncounts = "no"\n'), "without quotes and in small letters: counts = false"),
        (f'{BASE}[[target]]\ncategory = "ofice"\nat_least = "20%"\n', "did you mean office?"),
        (f'{BASE}[[target]]\ncategory = "Office"\nat_least = "20%"\n', "did you mean office?"),
        (
            f'{BASE}[[target]]\ncategory = "x"\nat_least = "20%"\n',
            "it may be communication, communication/social, office",
        ),
        (
            'version = 1\n[[target]]\ncategory = "x"\nat_least = "20%"\n',
            'write one first: [[category]], and path = "..." below it',
        ),
        (target('at_least = "20%"\nfrom = "x"\n'), "without quotes and without a time: from = 2026-09-01"),
        (target('at_least = "3x"\nper = "fortnight"\n'), "it may be week, month, quarter, year"),
        (target("at_least = 20\n"), "say 20% for a share, 20h for time, 20x for a number of entries"),
    ],
)
def test_hints(text: str, hint: str) -> None:
    """A hint is what to write, with the nearest known word where there is one."""
    (problem,) = parse_budget(text, "budget.toml")[1]
    assert problem.hint == hint


def test_a_hint_does_not_list_a_hundred_categories() -> None:
    """With many names and none near, the first dozen show the kind."""
    text = "version = 1\n" + "".join(f'[[category]]\npath = "c{number:02}"\n' for number in range(100))
    (problem,) = parse_budget(text + '[[target]]\ncategory = "visits"\nat_least = "1x"\n', "")[1]
    assert problem.hint == f"it may be {', '.join(f'c{number:02}' for number in range(12))} and 88 more"


def test_every_fault_at_once_and_what_is_left() -> None:
    """One reading names every fault in the order of the lines; the budget keeps all that is good.

    1 to 29 are the lines of the text below.
    """
    text = """\
# no version
least_coverage = "50 %"
week_starts = "tisdag"
[week]
hours = 37.5
working_days = ["mon", "Tuesday", "x", "mon"]
[[dimension]]
name = "mode"
values = ["in person", "call", "/"]
[[target]]
category = "visits"
at_least = "25%"
at_most = "35%"
[[target]]
category = "visits"
at_least = "3 times"
[[category]]
path = "visits"
aliases = ["besök", "social", "-v"]
colour = "green"
[[category]]
path = "communication/social"
counts = 0
[[target]]
category = "communication"
at_least = "20%"
per = "month"
from = 2026-09-01
until = 2026-09-30
"""
    budget, problems = parse_budget(text, "b")
    assert [(problem.line, problem.message) for problem in problems] == [
        (1, "the budget does not say its version"),
        (3, '"tisdag" is not a day of the week'),
        (6, '"x" is not a day of the week'),
        (9, 'the value "/" has an empty part'),
        (16, 'at_least: "3 times" is not an amount'),
        (19, 'the alias "social" also stands for "communication/social"'),
        (19, """the alias "-v" has a part that begins with '-'"""),
        (20, '"colour" is not a key that leadtime knows here'),
        (23, "counts should be true or false"),
        (27, "a share has no per: it is of whatever is reported"),
    ]
    share = Measure.SHARE
    assert budget == Budget(
        hours=Duration(2250),
        working_days=(0, 1),
        categories=(Category("visits", aliases=("besök",)), Category("communication/social")),
        targets=(
            Target("visits", Amount(share, Fraction(1, 4)), Amount(share, Fraction(7, 20))),
            Target(
                "communication",
                Amount(share, Fraction(1, 5)),
                start=date(2026, 9, 1),
                end=date(2026, 10, 1),
            ),
        ),
        dimensions=(Dimension("mode", ("in person", "call")),),
    )


def test_a_fault_in_a_category_is_no_fault_of_its_targets() -> None:
    """A path that is no good is one problem, not one for each target that speaks of it."""
    text = 'version = 1\n[[category]]\npath = "a:b"\n[[target]]\ncategory = "a:b"\nat_least = "1x"\n'
    assert [problem.line for problem in parse_budget(text, "")[1]] == [3, 5]
    twice = target('at_least = "1x"\n') + '[[category]]\npath = "office"\n'
    assert [problem.line for problem in parse_budget(twice, "")[1]] == [12]


@pytest.mark.parametrize("word", ENTRY_WORDS)
def test_a_dimension_takes_no_name_of_an_entry(word: str) -> None:
    """Else a key of the log would mean two things; capitals do not make it another."""
    (problem,) = parse_budget(dimension(f'name = "{word.title()}"\nvalues = ["a"]\n'), "")[1]
    assert problem == Problem(
        "",
        9,
        f'the name "{word.title()}" is taken: an entry has that already',
        "name it by what it says, such as audience, mode or place",
    )


@given(st.data())
@settings(max_examples=150)
def test_a_damaged_budget_is_read_or_has_problems(data: st.DataObject) -> None:
    """Characters put in, taken out or turned into others never end in an exception, and every line is in the file."""
    text = template("municipal-director")
    text = text[text.index("version = 1") :]
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(text)))
        taken = data.draw(st.integers(0, 12))
        put = data.draw(st.sampled_from(["", '"', "[", "]", "=", "\n", "0", "-", "{", "'", "#", "true", "\x00", "[["]))
        text = text[:at] + put + text[at + taken :]
    _, problems = parse_budget(text, "b")
    assert all(0 <= problem.line <= text.count("\n") + 1 for problem in problems)


VALUES = """1 -1 0.5 nan inf true '' '20%' '3x' 'week' 'monday' 'office' 2026-09-01 09:00:00 2026-09-01T09:00:00Z
[] ['monday'] [1] {} {a=1} [{}] [[1]]"""
KEYS = """version week_starts least_coverage week category target dimension unit rule path hours working_days label
aliases counts name values at_least at_most per of from until language x"""
HEADERS = "[week] [[category]] [[target]] [[dimension]] [category.x] [x] [[unit]]"
LINES = st.tuples(st.sampled_from(KEYS.split()), st.sampled_from(VALUES.split())).map(" = ".join)


@given(st.lists(LINES | st.sampled_from(HEADERS.split()), max_size=12))
@settings(max_examples=150)
def test_any_keys_with_any_values(lines: list[str]) -> None:
    """Every type of TOML under every key is a value or a problem in its line: nothing raises."""
    budget, problems = parse_budget("\n".join(lines), "b")
    assert all(1 <= problem.line <= max(1, len(lines)) for problem in problems)
    assert budget.working_days and budget.hours
    assert all(target.measure for target in budget.targets)
