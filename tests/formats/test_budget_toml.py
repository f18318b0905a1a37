"""Budgets without a fault: every form that the file may have, and what it says."""

import subprocess
import sys
from datetime import date
from fractions import Fraction

import pytest

from leadtime.formats.budget_toml import parse_budget
from leadtime.model.budget import Budget, Category, Dimension
from leadtime.model.duration import Duration
from leadtime.model.period import Interval
from leadtime.model.target import Amount, Measure, Of, Target

SHARE, TIME, COUNT = Measure.SHARE, Measure.TIME, Measure.COUNT


def read(text: str) -> Budget:
    """The budget of a text without a problem; the version is put in front."""
    budget, problems = parse_budget(f"version = 1\n{text}", "budget.toml")
    assert problems == ()
    return budget


def test_the_whole_of_a_budget() -> None:
    """Every key once. What is read elsewhere (rules, `me`) or later (language, units) is let through."""
    text = """\
language = "sv"
week_starts = "sunday"
least_coverage = "60%"
me = ["anna.berg@example.se", 3]

[week]
hours = "37h30m"
working_days = ["monday", "tuesday", "wednesday", "thursday"]

[[category]]
path = "communication/social"
label = "Sociala medier"
aliases = ["some", "lyft"]

[[category]]
path = "lunch"
counts = false

[[dimension]]
name = "audience"
values = ["staff", "citizens", "politics/board"]

[[target]]
category = "communication/social"
at_least = "20%"
at_most = "30%"
of = "capacity"
from = 2026-09-01
until = 2026-12-31

[[target]]
category = "lunch"
at_most = "5h"

[[target]]
category = "communication"
at_least = "12x"
per = "quarter"

[[unit]]
path = "schools/elineberg"

[[rule]]
anything = [1, 2]
"""
    assert read(text) == Budget(
        hours=Duration(2250),
        working_days=(0, 1, 2, 3),
        categories=(
            Category("communication/social", "Sociala medier", ("some", "lyft")),
            Category("lunch", counts=False),
        ),
        targets=(
            Target(
                "communication/social",
                at_least=Amount(SHARE, Fraction(1, 5)),
                at_most=Amount(SHARE, Fraction(3, 10)),
                of=Of.CAPACITY,
                start=date(2026, 9, 1),
                end=date(2027, 1, 1),
            ),
            Target("lunch", at_most=Amount(TIME, Fraction(300))),
            Target("communication", at_least=Amount(COUNT, Fraction(12)), per=Interval.QUARTER),
        ),
        dimensions=(Dimension("audience", ("staff", "citizens", "politics/board")),),
        week_starts=6,
        least_coverage_percent=60,
    )


def test_a_budget_that_says_nothing() -> None:
    """Forty hours from Monday to Friday, no categories, no targets."""
    assert read("") == Budget() == read("[week]\n")


@pytest.mark.parametrize(
    ("written", "minutes"),
    [
        ("40", 2400),
        ("37.5", 2250),
        ("0.02", 1),  # 1.2 minutes
        ("0.025", 2),  # 1.5 minutes: a half goes up
        ("168", 10080),
        ("4e1", 2400),
        ('"40h"', 2400),
        ('"37h30m"', 2250),
        ('"37,5h"', 2250),
        ('"37:30"', 2250),
    ],
)
def test_the_hours_of_a_week(written: str, minutes: int) -> None:
    """A number is hours; a text is a time as people type it. The nearest minute counts."""
    assert read(f"[week]\nhours = {written}\n").hours == Duration(minutes)


@pytest.mark.parametrize(
    ("written", "numbers"),
    [
        ('["monday", "tuesday"]', (0, 1)),
        ('["sunday", "friday", "sunday"]', (4, 6)),
        ('["Mon", "WED"]', (0, 2)),
    ],
)
def test_working_days(written: str, numbers: tuple[int, ...]) -> None:
    """In any order, each once, by whole or short name: the same words as on the command line."""
    assert read(f"[week]\nworking_days = {written}\n").working_days == numbers


@pytest.mark.parametrize(
    ("days", "start", "end"),
    [
        ("", None, None),
        ("from = 2026-09-01", date(2026, 9, 1), None),
        ("until = 2026-09-30", None, date(2026, 10, 1)),
        ("from = 2026-09-01\nuntil = 2026-09-01", date(2026, 9, 1), date(2026, 9, 2)),  # one day
        ("until = 2028-02-28", None, date(2028, 2, 29)),
        ("from = 0001-01-01\nuntil = 9999-12-31", date.min, None),  # the calendar has no day after it
    ],
)
def test_the_days_of_a_target(days: str, start: date | None, end: date | None) -> None:
    """`until` is the last day on which the target is in force, and the value's `end` is the day after."""
    text = f'[[category]]\npath = "a"\n[[target]]\ncategory = "a"\nat_least = "1x"\n{days}\n'
    assert [(target.start, target.end) for target in read(text).targets] == [(start, end)]


@pytest.mark.parametrize(
    ("bounds", "at_least", "at_most"),
    [
        ('at_least = "20%"', Amount(SHARE, Fraction(1, 5)), None),
        ('at_least = "20 %"', Amount(SHARE, Fraction(1, 5)), None),
        ('at_most = "12,5%"', None, Amount(SHARE, Fraction(1, 8))),
        ('at_most = "0%"', None, Amount(SHARE, Fraction(0))),
        ('at_least = "6h"\nat_most = "6h"', Amount(TIME, Fraction(360)), Amount(TIME, Fraction(360))),
        ('at_least = "1h30"', Amount(TIME, Fraction(90)), None),
        ('at_least = "3x"\nat_most = "5x"', Amount(COUNT, Fraction(3)), Amount(COUNT, Fraction(5))),
    ],
)
def test_the_bounds_of_a_target(bounds: str, at_least: Amount | None, at_most: Amount | None) -> None:
    """At least, at most, or both; equal bounds are a band too."""
    text = f'[[category]]\npath = "a"\n[[target]]\ncategory = "a"\n{bounds}\n'
    assert read(text).targets == (Target("a", at_least, at_most),)


def test_versions_and_kinds_of_targets() -> None:
    """A later version is a target of its own; so are another measure, another bound, another `per` and another `of`."""
    text = '[[category]]\npath = "a"\n' + "".join(
        f'[[target]]\ncategory = "a"\n{lines}\n'
        for lines in [
            'at_least = "20%"',
            'at_least = "25%"\nfrom = 2027-01-01',
            'at_least = "25%"\nfrom = 2027-02-01',
            'at_most = "30%"',
            'at_least = "20%"\nat_most = "40%"',
            'at_least = "20%"\nof = "capacity"',
            'at_least = "3x"',
            'at_least = "10x"\nper = "month"',
            'at_least = "100x"\nper = "year"',
            'at_least = "2h"',
        ]
    )
    assert len(read(text).targets) == 10


@pytest.mark.parametrize(
    ("declared", "aimed"),
    [("a/b/c", "a/b/c"), ("a/b/c", "a/b"), ("a/b/c", "a"), ("Möten & råd", "Möten & råd")],
)
def test_a_target_may_sit_on_a_parent(declared: str, aimed: str) -> None:
    """What has a declared part is declared itself: the parent's figures are those of its parts."""
    text = f'[[category]]\npath = "{declared}"\n[[target]]\ncategory = "{aimed}"\nat_least = "1h"\n'
    assert [target.category for target in read(text).targets] == [aimed]


@pytest.mark.parametrize(
    "aliases",
    [
        '["social"]',  # its own last part
        '["communication/social"]',  # itself
        '["x", "X"]',  # the same word twice, for the same category
        '["communication"]',  # a parent that nobody else lays claim to
    ],
)
def test_an_alias_that_harms_nobody(aliases: str) -> None:
    """A word may be said twice as long as it can only mean one category."""
    assert read(f'[[category]]\npath = "communication/social"\naliases = {aliases}\n[[category]]\npath = "office"\n')


def test_categories_with_the_same_last_part() -> None:
    """They are no fault: the word alone is refused when it is typed, and each whole path is its own."""
    assert len(read('[[category]]\npath = "staff/meetings"\n[[category]]\npath = "board/meetings"\n').categories) == 2


FORMS = [
    'version = 1\n[week]\nhours = 30\n[[category]]\npath = "a"\n[[target]]\ncategory = "a"\nat_least = "1x"\n',
    "version = 1\r\n[week]\r\nhours = 30\r\n[[category]]\r\npath = 'a'\r\n"
    "[[target]]\r\ncategory = 'a'\r\nat_least = '1x'\r\n",
    '\ufeffversion = 1\n[week]\nhours = 30\n[[category]]\npath = "a"\n[[target]]\ncategory = "a"\nat_least = "1x"',
    'version = 1\n[[ target ]]\n"category" = "a"\n\'at_least\' = "1x"\n[ week ]\n hours = 30.0\n'
    '[["category"]]\n\tpath = "a"\n[[unit]]\n',
    "version=1\nweek.hours=30\ncategory=[{path='a'}]\ntarget=[\n  {category='a', at_least='1x'}, # one\n]\n",
    'week = { hours = "30h" }\ntarget = [{ category = "a", at_least = "\\u0031x" }]\nversion = 0x1\n'
    '[[category]]\npath = """\na"""\n',
]


@pytest.mark.parametrize("text", FORMS)
def test_forms_of_toml(text: str) -> None:
    """One budget, written in every way that TOML has: line ends, marks, quoted keys, inline and dotted tables."""
    expected = Budget(Duration(1800), categories=(Category("a"),), targets=(Target("a", Amount(COUNT, Fraction(1))),))
    assert parse_budget(text, "") == (expected, ())


def test_a_good_budget_loads_nothing_to_find_lines() -> None:
    """`log` reads the budget each time: lines and near names are looked for only when there is a fault."""
    code = (
        "import sys; from leadtime.formats.budget_toml import parse_budget\n"
        "late = {'difflib', 'leadtime.formats.toml_text', 'dateutil', 'tomli_w'}\n"
        'good = \'version = 1\\n[[category]]\\npath = "a"\\n[[target]]\\ncategory = "a"\\nat_least = "1x"\\n\'\n'
        "parse_budget(good, ''); print(sorted(late & set(sys.modules)))\n"
        "parse_budget(good + 'x = 1\\n', ''); print(sorted(late & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.splitlines() == ["[]", "['difflib', 'leadtime.formats.toml_text']"]
