"""Additions to a budget: the bytes that are written, and the changes that are refused with their reason."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadtime.formats.budget_edit import adding_category, adding_target, fault_in_budget_change
from leadtime.formats.budget_toml import parse_budget
from leadtime.formats.templates import TEMPLATES, template
from leadtime.formats.toml_text import apply
from leadtime.model.budget import Budget, Category
from leadtime.model.path import fault_in_path
from leadtime.model.period import Interval
from leadtime.model.target import Amount, Measure, Of, Target

SHARE, TIME, COUNT = Measure.SHARE, Measure.TIME, Measure.COUNT
OFFICE = 'version = 1\n\n[[category]]\npath = "office"\n'


def added(text: str, new: str) -> str:
    """What a changed text has after the old one, which must stand at its start untouched."""
    assert new.startswith(text)
    return new[len(text) :]


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("", 'version = 1\n\n[[category]]\npath = "visits"\n'),
        ("\ufeff", 'version = 1\n\n[[category]]\npath = "visits"\n'),
        (OFFICE, '\n[[category]]\npath = "visits"\n'),
        (OFFICE + "\n", '[[category]]\npath = "visits"\n'),
        (OFFICE.rstrip("\n"), '\n\n[[category]]\npath = "visits"\n'),
        (OFFICE + "# the end", '\n\n[[category]]\npath = "visits"\n'),
        (OFFICE.replace("\n", "\r\n"), '\r\n[[category]]\r\npath = "visits"\r\n'),
    ],
)
def test_a_category_is_put_at_the_end(text: str, block: str) -> None:
    """After one blank line, in the file's own line ends; an empty budget gets its version first."""
    new = apply(text, adding_category(text, "visits"))
    assert added(text, new) == block
    expected = (*parse_budget(text, "")[0].categories, Category("visits"))
    assert fault_in_budget_change(text, new, Budget(categories=expected)) == ""


def test_every_key_of_a_category() -> None:
    """Only what is not the default is written."""
    new = apply(OFFICE, adding_category(OFFICE, "rest/lunch", 'The "rest"', ("paus", "å & b"), counts=False))
    assert added(OFFICE, new) == (
        '\n[[category]]\npath = "rest/lunch"\nlabel = "The \\"rest\\""\naliases = ["paus", "å & b"]\ncounts = false\n'
    )


@pytest.mark.parametrize(
    ("target", "lines"),
    [
        (Target("office", Amount(SHARE, Fraction(1, 5))), ['at_least = "20%"']),
        (Target("office", None, Amount(SHARE, Fraction(1, 8))), ['at_most = "12.5%"']),
        (
            Target("office", Amount(TIME, Fraction(90)), Amount(TIME, Fraction(360))),
            ['at_least = "1h30m"', 'at_most = "6h"'],
        ),
        (Target("office", Amount(COUNT, Fraction(3)), per=Interval.MONTH), ['at_least = "3x"', 'per = "month"']),
        (Target("office", Amount(SHARE, Fraction(0)), of=Of.CAPACITY), ['at_least = "0%"', 'of = "capacity"']),
        (
            Target("office", Amount(SHARE, Fraction(1, 4)), start=date(2026, 9, 1), end=date(2027, 1, 1)),
            ['at_least = "25%"', "from = 2026-09-01", "until = 2026-12-31"],
        ),
    ],
)
def test_a_target_is_put_at_the_end(target: Target, lines: list[str]) -> None:
    """Its last day is the day before its end; what is the default is not written; it is read back the same."""
    new = apply(OFFICE, adding_target(OFFICE, target))
    assert added(OFFICE, new) == "\n".join(["", "[[target]]", 'category = "office"', *lines, ""])
    assert fault_in_budget_change(OFFICE, new, Budget(categories=(Category("office"),), targets=(target,))) == ""


_PARTS = st.text("abåö Ü09-_.&", min_size=1, max_size=6)
_PATHS = st.lists(_PARTS, min_size=1, max_size=3).map("/".join).filter(lambda path: not fault_in_path(path))
_AMOUNTS = (
    st.integers(0, 10000).map(lambda number: Amount(SHARE, Fraction(number, 10000)))
    | st.integers(0, 100000).map(lambda number: Amount(TIME, Fraction(number)))
    | st.integers(0, 999).map(lambda number: Amount(COUNT, Fraction(number)))
)
_TARGETS = st.builds(
    lambda path, amount, is_most, per, of, start, length: Target(
        path,
        None if is_most else amount,
        amount if is_most else None,
        Interval.WEEK if amount.measure is SHARE else per,
        of if amount.measure is SHARE else Of.LOGGED,
        start,
        date.fromordinal(start.toordinal() + length) if start and length else None,
    ),
    _PATHS,
    _AMOUNTS,
    st.booleans(),
    st.sampled_from([Interval.WEEK, Interval.MONTH, Interval.QUARTER, Interval.YEAR]),
    st.sampled_from(Of),
    st.none() | st.dates(date(1, 1, 1), date(9000, 1, 1)),
    st.integers(0, 1000),
)
_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@given(_TARGETS, _TEXTS, st.sampled_from(["", *TEMPLATES]), st.booleans())
@settings(max_examples=100)
def test_what_is_added_is_read_back(target: Target, label: str, name: str, crlf: bool) -> None:
    """Any category with any label, and any target for it, come back as they were; the old text stays at the front."""
    text = template(name) if name else ""
    text = text.replace("\n", "\r\n") if crlf else text
    budget = parse_budget(text, "")[0]
    new, expected = text, budget
    if budget.category(target.category) is None:
        new = apply(text, adding_category(text, target.category, label))
        expected = budget._replace(categories=(*budget.categories, Category(target.category, label)))
        assert fault_in_budget_change(text, new, expected) == ""
    newer = apply(new, adding_target(new, target))
    expected = expected._replace(targets=(*expected.targets, target))
    assert fault_in_budget_change(new, newer, expected) == ""
    assert newer.startswith(text)


MORE = OFFICE + '[[category]]\npath = "visits"\n'
GOOD = Budget(categories=(Category("office"), Category("visits")))


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (OFFICE, MORE + '[[target]]\ncategory = "visits"\nat_least = "1x"\n', "expected"),
        (OFFICE, OFFICE, "expected"),
        (OFFICE, MORE + "[week]\nhours = 40\n", "beside"),
        (OFFICE, MORE.replace("version = 1\n", "version = 1\nlanguage = 'sv'\n"), "beside"),
        (OFFICE.replace("= 1\n", "= 1\nlanguage = 'sv'\n"), MORE, "beside"),
        (OFFICE, MORE.replace("version = 1", ""), "beside"),
        ("", MORE.replace("version = 1", ""), "beside"),
        (OFFICE, MORE.replace('"office"\n', '"office"\nlabel = "x"\n'), "category"),
        (OFFICE, 'version = 1\n[[category]]\npath = "visits"\n[[category]]\npath = "office"\n', "category"),
        (MORE, OFFICE, "category"),
        (MORE + '[[target]]\ncategory = "office"\nat_least = "1x"\n', MORE, "target"),
        (OFFICE, MORE + 'aliases = ["office"]\n', 'fault: the alias "office" also stands for "office"'),
        (OFFICE, MORE + "colour = 3\n", 'fault: "colour" is not a key that leadtime knows here'),
        (
            OFFICE + "colour = 3\n",
            OFFICE + 'colour = 3\n[[category]]\npath = "visits"\ncolour = 3\n',
            'fault: "colour" is not a key that leadtime knows here',
        ),
    ],
)
def test_a_change_that_must_not_be_saved(old: str, new: str, fault: str) -> None:
    """The text is read again: another budget, key or order than expected, or one fault more, and it is refused."""
    sentences = {
        "expected": "the budget would not be the old one with the change",
        "beside": "something beside the categories and targets would change",
        "category": "a category that is there would change",
        "target": "a target that is there would change",
    }
    if fault.startswith("fault: "):
        assert fault_in_budget_change(old, new, GOOD) == f"the budget would have a new {fault}"
    else:
        assert fault_in_budget_change(old, new, GOOD) == sentences[fault]


def test_a_budget_with_old_faults_can_be_added_to() -> None:
    """What was wrong before stays wrong and is no reason to refuse; the lines of it may move."""
    old = OFFICE + 'colour = 3\n[[target]]\ncategory = "ofice"\nat_least = "1x"\n'
    new = apply(old, adding_category(old, "visits"))
    assert fault_in_budget_change(old, new, GOOD) == ""


def test_categories_in_one_line_cannot_be_added_to() -> None:
    """A list written inline takes no further table below: the change would break the file, and is refused."""
    old = 'version = 1\ncategory = [{ path = "office" }]\n'
    new = apply(old, adding_category(old, "visits"))
    assert fault_in_budget_change(old, new, GOOD).startswith("the budget could no longer be read: ")
